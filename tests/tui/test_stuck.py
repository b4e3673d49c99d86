"""Stuck, on the screens: the hire says what is in the way, and whoever can help finds it and says that it is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentor_tui.domain.today import today_items
from mentor_tui.services import stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.options import Options
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = [(80, 24), (120, 40)]


def first_of(context: ActorContext, person: str = "ana") -> tuple[str, str]:
    """The id and the label of what somebody has before them first that is open."""
    found = today_items(context.standing(context.journey(person)))
    item = next(now.item for now in found if now.state == "open")
    return item.id, item.label


def way(app: MentorApp) -> list[str]:
    return [line.text for line in app.screen.query_one("#way", Lines).lines]


def today(app: MentorApp) -> list[str]:
    lines = way(app)
    begin = next(at for at, line in enumerate(lines) if line.startswith("TODAY"))
    return lines[begin + 1 : lines.index("", begin)]


def pane(app: MentorApp) -> str:
    return app.screen.query_one("#item", TextPane).text


async def say_stuck(pilot: object, turns: int, why: str) -> None:
    """Fill the form in: what is in the way by turning, then the line."""
    await press(pilot, "x")
    assert isinstance(pilot.app.screen, Form)  # type: ignore[attr-defined]
    pilot.app.screen.query_one("#field-waits_for").focus()  # type: ignore[attr-defined]
    await press(pilot, *["right"] * turns, "enter", *why, "ctrl+d")


@pytest.mark.parametrize("size", SIZES)
async def test_x_says_it_and_says_that_it_is_over(app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    name, label = first_of(context_for("ana"))
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = today(app)
        assert isinstance(app.screen, JourneyPlace)
        assert "journey.stuck" in {key.action for key in app.screen.query_one(KeyLine).keys}
        app.screen.go_to_item(name)
        await settle(pilot)
        await say_stuck(pilot, 0, "No admin role")
        after = today(app)
        [line] = [line for line in after if line.startswith("▲ stuck")]
        assert label in line
        assert line.endswith("our turn")
        assert after[-1] == line, "what is ours to do comes last"
        assert len(after) >= len(before), "something else moved up"
        app.screen.go_to_item(name)
        await settle(pilot)
        told = " ".join(pane(app).split())
        assert "our turn: Tomás" in told
        assert "Waits for access: “No admin role”" in told
        assert "You could do instead" in told
        await press(pilot, "v")
        assert any("▲ stuck" in line and "our turn" in line for line in way(app)), "in the whole plan too"
        await press(pilot, "v")
        app.screen.go_to_item(name)
        await press(pilot, "x")
        assert not any("stuck" in line for line in way(app))
        await press(pilot, "u")
        assert any("▲ stuck" in line for line in way(app))


@pytest.mark.parametrize(
    ("turns", "part"), [(0, "lead"), (1, "mentor"), (2, "mentor"), (3, "lead")], ids=["access", "person", "why", "tool"]
)
async def test_whose_it_is_follows_from_what_is_missing_until_somebody_chooses(
    app_for: Apps, context_for: Contexts, turns: int, part: str
) -> None:
    name, _label = first_of(context_for("ana"))
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.go_to_item(name)  # type: ignore[attr-defined]
        await press(pilot, "x")
        app.screen.query_one("#field-waits_for").focus()
        await press(pilot, *["right"] * turns)
        whose = app.screen.query_one("#field-part", Options)
        assert whose.value == part
        whose.focus()
        await press(pilot, "right")
        chosen = whose.value
        app.screen.query_one("#field-waits_for").focus()
        await press(pilot, "right")
        assert whose.value == chosen, "what was chosen stays"


async def test_bad_input_is_said_in_the_form(app_for: Apps, context_for: Contexts) -> None:
    name, _label = first_of(context_for("ana"))
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.go_to_item(name)  # type: ignore[attr-defined]
        await say_stuck(pilot, 0, " ")
        assert isinstance(app.screen, Form), "nothing was said, so it stays open"
        await press(pilot, "escape")
        standing = context_for("ana").standing(context_for("ana").journey("ana"))
        app.screen.go_to_item(next(now.item.id for now in standing.items if now.state == "done"))  # type: ignore[attr-defined]
        await press(pilot, "x")
        assert "is already done" in app.screen.notice  # type: ignore[attr-defined]


async def test_on_a_wide_screen_all_that_can_be_done_instead_is_there(app_for: Apps, context_for: Contexts) -> None:
    ana = context_for("ana")
    name, _label = first_of(ana)
    stuck.stuck(ana, name, waits_for="tool", why="The sandbox is down")
    standing = ana.standing(ana.journey("ana"))
    open_now = [
        now.item.label
        for now in standing.items
        if now.state in ("open", "started", "returned")
        and now.item.who == "hire"
        and not now.item.optional
        and now.item.id != name
    ]
    app = app_for("ana")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.go_to_item(name)  # type: ignore[attr-defined]
        await settle(pilot)
        told = " ".join(pane(app).split())
        assert open_now
        assert [label for label in open_now if label not in told] == []
