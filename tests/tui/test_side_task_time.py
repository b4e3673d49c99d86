"""Time for side tasks, as people use it: a time that is kept, “still yours?”, all hands, the week with customers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import Input

from mentor_tui.services import all_hands, milestone, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.growth import growth_page
from mentor_tui.services.journey_access import view_of
from mentor_tui.services.journeys import page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
WATCH = "tooling-watch"


@pytest.fixture
def noah(context_for: Contexts) -> ActorContext:
    """Noah, whose basics are done, and who has seen the page about it."""
    context = context_for("noah")
    milestone.told(context, view_of(context).standing)
    return context


def write(app: MentorApp, text: str) -> None:
    """Type into the field that is in use."""
    assert isinstance(app.focused, Input)
    app.focused.value = text


async def growth(app: MentorApp, pilot: Any, rung: str) -> GrowthPlace:
    await settle(pilot)
    app.go_to("growth")
    await settle(pilot)
    found = app.screen
    assert isinstance(found, GrowthPlace)
    grid = found.query_one(Grid)
    assert grid.select(rung)
    grid.focus()
    await settle(pilot)
    return found


def line(screen: Any, name: str) -> str:
    return str(screen.query_one(name, SplitLine).text)


async def test_a_time_is_kept_for_it_and_stands_in_that_day(app_for: Apps, noah: ActorContext) -> None:
    side_tasks.take(noah, WATCH)
    day = noah.today()
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        place = await growth(app, pilot, WATCH)
        await press(pilot, "percent_sign")
        form = app.screen
        assert isinstance(form, Questions)
        for _day in range(day.weekday()):
            await press(pilot, "down")
        await press(pilot, "tab")
        write(app, "14:00")
        await press(pilot, "ctrl+d")
        assert place.notice.startswith("Kept free: "), place.notice
        assert "14:00–15:00" in place.notice
        facts = str(place.query_one("#facts", TextPane).text)
        assert "kept free for you" in facts
    view = growth_page(noah).view(WATCH)
    assert view is not None
    assert view.task.block is not None
    kept = page(noah).kept_today(view.task)
    assert (kept is not None) == (day.weekday() == view.task.block.weekday)


async def test_still_yours_is_answered_by_one_key(app_for: Apps, noah: ActorContext, store: MemoryStore) -> None:
    side_tasks.take(noah, WATCH)
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        place = await growth(app, pilot, WATCH)
        await press(pilot, "Y")
        assert "nobody asks yet" in place.notice
    moment = story.NOW + timedelta(days=35)
    later = ActorContext(store, story.catalogue, "noah", clock=lambda: moment, fixed_today=moment.date())
    app = MentorApp(UiContext(later))
    async with app.run_test(size=SIZE) as pilot:
        place = await growth(app, pilot, WATCH)
        assert "Still yours?" in str(place.query_one("#facts", TextPane).text)
        await press(pilot, "Y")
        assert "is still yours" in place.notice
        assert "Still yours?" not in str(place.query_one("#facts", TextPane).text)


async def test_a_lead_calls_all_hands_and_ends_it(app_for: Apps, context_for: Contexts) -> None:
    tomas = context_for("tomas")
    app = app_for("tomas")
    until = tomas.today() + timedelta(days=2)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, TeamPlace)
        assert "with customers" in line(place, "#needs-head")
        await press(pilot, "*")
        write(app, until.isoformat())
        await press(pilot, "tab")
        write(app, "the wave")
        await press(pilot, "ctrl+d")
        assert place.notice.startswith("All hands until"), place.notice
        assert "all hands until" in line(place, "#needs-head")
        await press(pilot, "*", "tab", "tab", "right", "ctrl+d")
        assert place.notice.startswith("All hands is over"), place.notice
        assert "all hands" not in line(place, "#needs-head")


async def test_everybody_reads_that_all_hands_stands(app_for: Apps, context_for: Contexts, noah: ActorContext) -> None:
    all_hands.call(context_for("tomas"), story.NOW.date() + timedelta(days=1), "the wave")
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "All hands until" in str(app.screen.query_one("#news").render())
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        place = await growth(app, pilot, WATCH)
        assert line(place, "#hours").startswith("All hands until")
        assert "Off the queue" in line(place, "#customers")


async def test_the_week_with_customers_comes_after_the_first_paint(app_for: Apps, noah: ActorContext) -> None:
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        place = await growth(app, pilot, WATCH)
        said = line(place, "#customers")
        assert said.startswith("With customers ")
        assert said.endswith("80 % come first")
        view = place.view
        assert view is not None
        assert view.page.weeks is not None
