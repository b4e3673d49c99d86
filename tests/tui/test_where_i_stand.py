"""Where somebody stands, as a hire and a mentor use it: an example noted, a level confirmed, everything that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.services import goals, levels
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.levels import LevelsPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
TOOLS = "tools"


def place(app: MentorApp) -> LevelsPlace:
    """The view in sight."""
    assert isinstance(app.screen, LevelsPlace)
    return app.screen


async def go(app: MentorApp, pilot: Any, competency: str = TOOLS) -> None:
    """Go there by the keys, and to a competency."""
    await settle(pilot)
    app.go_to("growth")
    await settle(pilot)
    await press(pilot, "m")
    assert place(app).query_one(Lines).select(competency)
    await settle(pilot)


def row(app: MentorApp) -> str:
    """The selected competency as it stands there."""
    lines = place(app).query_one(Lines)
    return lines.lines[lines.at].text


def examples(context_for: Contexts, person: str) -> int:
    """How many examples of theirs wait for a confirmation."""
    context = context_for(person)
    return len(context.standing(context.journey(person), context.team()).competency(TOOLS).waiting)


async def test_a_hire_notes_an_example_and_the_mentor_confirms_it(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await press(pilot, "s")
        assert place(app).notice == "Confirming a level is for the mentor, a lead of their team or the track’s owner."
        await press(pilot, "e")
        assert isinstance(app.screen, Form)
        await press(pilot, *"a view that three of us use", "ctrl+d")
        assert "Noted: “Tools”" in place(app).notice or "Noted: Tools" in place(app).notice
        assert examples(context_for, "ana") == 1
        assert "waits" in place(app).query_one("#opened").query_one("Static").render().plain.casefold()
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.push_screen(LevelsPlace(app.ui, "ana"))
        await settle(pilot)
        assert place(app).query_one(Lines).select(TOOLS)
        await settle(pilot)
        await press(pilot, "s")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        assert place(app).notice.startswith("Confirmed for Ana")
        assert examples(context_for, "ana") == 0


async def test_a_mentor_opens_what_waits_for_their_yes(app_for: Apps, context_for: Contexts) -> None:
    levels.write_example(context_for("ana"), None, TOOLS, 3, "a view that three of us use")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        wanted = next(line.id for line in queue.lines if "an example for Tools" in line.text)
        assert queue.select(wanted)
        await settle(pilot)
        await press(pilot, "enter")
        assert place(app).shown_person() == "ana"
        assert place(app).query_one(Lines).selected == TOOLS


async def test_both_see_where_their_views_differ(app_for: Apps, context_for: Contexts) -> None:
    levels.write_example(context_for("maya"), "ana", TOOLS, 3, "a view that three of us use")
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert "? Maya sees a 3" in row(app)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.open_levels("ana", TOOLS)
        await settle(pilot)
        assert "sees a" not in row(app), "that is one's own view"


async def test_enter_tells_everything_that_shows_it(app_for: Apps, context_for: Contexts) -> None:
    levels.write_example(context_for("ana"), None, TOOLS, 3, "a view that three of us use")
    levels.confirm_level(context_for("maya"), "ana", TOOLS, 3)
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        said = "".join(part if isinstance(part, str) else part[0] for part in app.screen._said)
        assert "a view that three of us use" in " ".join(said.split())
        assert "confirmed by Maya" in " ".join(said.split())


async def test_the_other_view_is_one_key_away_and_shows_the_same_person(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.open_side_tasks("ana")
        await settle(pilot)
        await press(pilot, "m")
        assert place(app).shown_person() == "ana"
        await press(pilot, "b")
        assert isinstance(app.screen, GrowthPlace)
        assert app.screen.shown_person() == "ana"
        await press(pilot, "escape")
        assert not isinstance(app.screen, (GrowthPlace, LevelsPlace))


async def test_nobody_has_a_key_that_changes_a_level(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        before = row(app)
        writes = {action.id for action in place(app).all_actions if action.writes and not action.everywhere}
        assert writes == {"levels.example", "levels.confirm", "levels.goal"}
        assert row(app) == before


async def test_a_goal_is_named_where_one_stands_and_the_levels_are_held_against_it(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await press(pilot, "g")
        assert isinstance(app.screen, Choose)
        assert [one.text for one in app.screen.query_one(Lines).lines][-2:] == [
            "to stay and get better here",
            "no goal to name for now",
        ]
        assert app.screen.query_one(Lines).select("senior-support-rep")
        await press(pilot, "enter")
        assert place(app).notice.startswith("Your goal is Senior support representative.")
        assert place(app).query_one("#aim", SplitLine).text.endswith("aiming at: Senior support rep")
    assert goals.goal_of(context_for("maya"), "ana").aim == "senior-support-rep"
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.open_levels("ana", TOOLS)
        await settle(pilot)
        await press(pilot, "g")
        assert "Ana" in place(app).notice, "somebody else's goal is not one's own to name"


async def test_before_anything_is_done_it_says_that_it_fills_itself(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert "fills itself" in place(app).query_one("#says", SplitLine).text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    levels.write_example(context_for("ana"), None, TOOLS, 3, "a view that three of us use", ref="case 4711")
    assert snap_compare(app_for("ana"), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot))
