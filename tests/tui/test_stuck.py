"""Stuck, on the screens: the hire says what is in the way, and whoever can help finds it and says that it is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Input

from mentor_tui.domain.promises import promises_of
from mentor_tui.domain.today import today_items
from mentor_tui.services import people, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.options import Options
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
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


def offered(app: MentorApp) -> list[str]:
    """What the line of keys offers."""
    return [f"{key.key} {key.said}" for key in app.screen.query_one(KeyLine).keys if key.on]


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


# -- whoever can help


def queue(app: MentorApp) -> list[str]:
    return [line.text for line in app.screen.query_one("#queue", Lines).lines]


def select(app: MentorApp, lines: str, start: str) -> None:
    """Select the line whose id begins so."""
    found = app.screen.query_one(lines, Lines)
    found.focus()
    assert found.select(next(line.id for line in found.lines if line.id.startswith(start)))


@pytest.mark.parametrize("size", SIZES)
async def test_a_mentor_finds_it_in_the_queue_and_says_that_it_is_there(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    name, label = first_of(context_for("ana"))
    stuck.stuck(context_for("ana"), name, waits_for="person", why="Nobody from Billing answers")
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        select(app, "#queue", f"stuck|ana|{name}")
        await settle(pilot)
        [line] = [line for line in queue(app) if "▲ stuck" in line]
        assert line.startswith("Ana")
        assert "Nobody from Billing" in line
        detail = app.screen.query_one("#piece-text", TextPane).text
        assert "“Nobody from Billing answers”" in detail
        assert app.screen.selected_title()  # type: ignore[attr-defined]
        await press(pilot, "d")
        assert not any("▲ stuck" in line for line in queue(app))
        standing = context_for("ana").standing(context_for("ana").journey("ana"))
        assert not standing.stuck
        await press(pilot, "u")
        assert any("▲ stuck" in line for line in queue(app))
    assert label


async def test_what_somebody_else_settled_says_so(app_for: Apps, context_for: Contexts) -> None:
    name, _label = first_of(context_for("ana"))
    stuck.stuck(context_for("ana"), name, waits_for="person", why="Nobody answers")
    app = app_for("maya")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        select(app, "#queue", f"stuck|ana|{name}")
        await settle(pilot)
        stuck.unstuck(context_for("joana"), name, person="ana")
        await app.catch_up()
        await settle(pilot)
        assert any("Joana said that it is there" in line for line in queue(app))


async def test_a_lead_finds_it_in_team_and_settles_it_there(app_for: Apps, context_for: Contexts) -> None:
    name, _label = first_of(context_for("budi"), "budi")
    stuck.stuck(context_for("budi"), name, waits_for="access", why="No admin role yet")
    app = app_for("tomas")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        select(app, "#needs", f"stuck|budi|{name}")
        await settle(pilot)
        needs = app.screen.query_one("#needs", Lines)
        assert any("stuck, for access: “No admin role yet”" in line.text for line in needs.lines)
        assert offered(app)[:2] == ["d it is there", "p promise"]
        await press(pilot, "d")
        assert not any(line.id.startswith("stuck|") for line in needs.lines)
        standing = context_for("budi").standing(context_for("budi").journey("budi"))
        assert not standing.stuck


async def test_whoever_has_the_part_finds_it_and_nobody_else(app_for: Apps, context_for: Contexts) -> None:
    part = next(iter(context_for("ana").catalogue.parts))
    people.add_person(context_for("tomas"), {"id": "ida", "name": "Ida Admin", "roles": "", "parts": part})
    name, _label = first_of(context_for("ana"))
    stuck.stuck(context_for("ana"), name, waits_for="access", why="No admin role yet", part=part)
    app = app_for("ida")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        select(app, "#queue", f"stuck|ana|{name}")
        await settle(pilot)
        assert offered(app)[0] == "d it is there"
        await press(pilot, "enter")
        assert not isinstance(app.screen, JourneyPlace), "their part is all of it that they read"
        await press(pilot, "d")
        assert not any("▲ stuck" in line for line in queue(app))
        await press(pilot, "u")
        assert any("▲ stuck" in line for line in queue(app))
    for other in ("maya", "tomas"):
        assert not [call for call in attention(context_for(other)) if call.kind == "stuck"]


# -- promises


@pytest.mark.parametrize("size", SIZES)
async def test_a_mentor_promises_keeps_and_lets_go(app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        select(app, "#rows", "ana")
        await press(pilot, "p")
        assert isinstance(app.screen, Form)
        app.screen.query_one("#field-text", Input).value = "Ask Billing about test cards"
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, Form), "a promise has its day"
        app.screen.query_one("#field-due", Input).value = story.TODAY.isoformat()
        await press(pilot, "ctrl+d")
        assert any("you promised “Ask Billing" in line for line in queue(app))
        select(app, "#queue", "promise|ana|1")
        await settle(pilot)
        assert offered(app)[:3] == ["d kept", "D let go", "p promise"]
        await press(pilot, "D")
        app.screen.query_one("#field-why", Input).value = "Billing has none"
        await press(pilot, "ctrl+d")
        assert not any("you promised" in line for line in queue(app))
        await press(pilot, "u")
        select(app, "#queue", "promise|ana|1")
        await settle(pilot)
        await press(pilot, "d")
        assert not any("you promised" in line for line in queue(app))
        [one] = promises_of(context_for("ana").journey("ana").record.facts)
        assert one.state == "kept"


@pytest.mark.parametrize(("viewer", "opens"), [("ana", False), ("maya", True), ("tomas", True)])
async def test_p_in_a_journey_says_how_a_promise_ended(
    app_for: Apps, context_for: Contexts, viewer: str, opens: bool
) -> None:
    promises.promise(context_for("tomas"), "ana", "The billing sandbox", due=story.TODAY)
    app = app_for(viewer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_journey("ana")
        await press(pilot, "p")
        listed = [line.id for line in app.screen.query_one(Lines).lines]
        assert listed == ["new"] * opens + ["1"]
        app.screen.query_one(Lines).select("1")
        await press(pilot, "enter")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        [one] = promises_of(context_for("ana").journey("ana").record.facts)
        assert one.state == "kept"


async def test_a_hire_promises_nobody_anything(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, JourneyPlace)
        assert app.screen.notice


async def test_p_on_somebodys_page_and_in_team(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        select(app, "#people", "ana")
        for _time in range(2):
            await press(pilot, "p")
            if not isinstance(app.screen, Form):
                assert [line.id for line in app.screen.query_one(Lines).lines] == ["new", "1"]
                await press(pilot, "enter")
            app.screen.query_one("#field-text", Input).value = "The billing sandbox"
            app.screen.query_one("#field-due", Input).value = "2025-05-20"
            await press(pilot, "ctrl+d")
            if not isinstance(app.screen, PersonPlace):
                await press(pilot, "v")
        assert isinstance(app.screen, PersonPlace)
        told = " ".join(app.screen.query_one("#first", TextPane).text.split())
        assert "“The billing sandbox” (2), from Tomás" in told, "with the number that kept asks for"
        assert "▲ “Look back on week one”" in told, "what is late is marked"
        assert "▲ “The billing sandbox”" not in told
    assert [one.number for one in promises_of(context_for("ana").journey("ana").record.facts)] == [1, 2]


async def test_what_was_promised_to_somebody_elses_mentee_is_found_too(app_for: Apps, context_for: Contexts) -> None:
    questions.ask(context_for("budi"), "Do you have the old notes?", to="joana")
    promises.promise(context_for("joana"), "budi", "The old notes", due=story.TODAY)
    questions.answer(context_for("joana"), "budi", "I bring them today.")
    app = app_for("joana")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        select(app, "#queue", "promise|budi|1")
        await settle(pilot)
        await press(pilot, "d")
        [one] = promises_of(context_for("budi").journey("budi").record.facts)
        assert one.state == "kept"


@pytest.mark.parametrize("size", SIZES)
async def test_day_twelve_through_the_screens(app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    """She is stuck; the lead promises it and pays; she goes on with it."""
    name, label = first_of(context_for("ana"))
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.screen.go_to_item(name)  # type: ignore[attr-defined]
        await settle(pilot)
        await say_stuck(pilot, 0, "No admin role")
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        select(app, "#needs", f"stuck|ana|{name}")
        await settle(pilot)
        await press(pilot, "p")
        app.screen.query_one("#field-text", Input).value = "The admin role"
        app.screen.query_one("#field-due", Input).value = story.TODAY.isoformat()
        await press(pilot, "ctrl+d")
        for line in (f"stuck|ana|{name}", "promise|ana|1"):
            select(app, "#needs", line)
            await settle(pilot)
            await press(pilot, "d")
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        lines = way(app)
        assert not any("stuck" in line for line in lines)
        assert any(label in line for line in today(app)), "it is hers again"
