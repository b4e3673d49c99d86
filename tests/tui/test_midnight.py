"""A screen that stays open notices midnight where people are, without anything else happening."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.ui_context import UiContext
from tests.tui import story
from tests.tui.conftest import press, settle


class Clock:
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def opened(store: MemoryStore, person: str, clock: Clock) -> MentorApp:
    return MentorApp(UiContext(ActorContext(store, story.catalogue, person, clock=clock, restricted=True)))


async def looked(app: MentorApp, pilot: Any) -> int:
    """How often the open place was read anew by one look at what happened."""
    place = app.top_place()
    assert isinstance(place, Place)
    before = place._asked
    await app.catch_up()
    await settle(pilot)
    return place._asked - before


@pytest.mark.parametrize(
    ("person", "last", "first"),
    [
        # Ana is in Lisbon, where it is summer: midnight is at 23:00 UTC.
        ("ana", "2025-05-12T22:59:00", "2025-05-12T23:00:00"),
        # Budi is in Manila: what counts is their day, whoever looks.
        ("budi", "2025-05-12T15:59:00", "2025-05-12T16:00:00"),
    ],
)
async def test_an_open_journey_is_read_anew_at_the_hires_own_midnight(
    store: MemoryStore, person: str, last: str, first: str
) -> None:
    clock = Clock(datetime.fromisoformat(last).replace(tzinfo=UTC))
    app = opened(store, person, clock)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert place is not None
        before = place.view.standing.today
        assert await looked(app, pilot) == 0
        clock.at = datetime.fromisoformat(first).replace(tzinfo=UTC)
        assert await looked(app, pilot) == 1
        assert (place.view.standing.today - before).days == 1
        assert await looked(app, pilot) == 0


async def test_half_an_hour_before_a_day_ends_it_is_said_that_it_was_enough(store: MemoryStore) -> None:
    clock = Clock(datetime(2025, 5, 12, 15, 59, tzinfo=UTC))
    app = opened(store, "ana", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert place is not None

        def top() -> str:
            return str(place.query_one("#news", Static).render())

        assert "New for you" in top()
        clock.at = datetime(2025, 5, 12, 16, 0, tzinfo=UTC)
        assert await looked(app, pilot) == 1
        assert "A day can be full without a tick." in top()
        assert "Tomorrow begins with “Refund in the sandbox”, 09:00. · " in top()
        assert "New for you" not in top(), "what is new is new tomorrow"
        assert await looked(app, pilot) == 0
        await press(pilot, "N")
        assert isinstance(app.screen, ToldDialog)
        await press(pilot, "escape")
        clock.at = datetime(2025, 5, 12, 23, 0, tzinfo=UTC)
        assert await looked(app, pilot) == 1
        assert "A day can be full" not in top()


@pytest.mark.parametrize("person", ["maya", "tomas"])
async def test_a_page_with_several_people_is_read_anew_at_the_midnight_of_each(store: MemoryStore, person: str) -> None:
    clock = Clock(datetime(2025, 5, 12, 15, 59, tzinfo=UTC))
    app = opened(store, person, clock)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for hour, minute, read in ((16, 0, 1), (21, 59, 0), (22, 0, 1), (23, 0, 1), (23, 30, 0)):
            clock.at = datetime(2025, 5, 12, hour, minute, tzinfo=UTC)
            assert await looked(app, pilot) == read, (hour, minute)


async def test_a_day_that_is_fixed_never_ends(store: MemoryStore) -> None:
    clock = Clock(datetime(2025, 5, 12, 22, 59, tzinfo=UTC))
    context = ActorContext(store, story.catalogue, "ana", clock=clock, fixed_today=story.TODAY, restricted=True)
    app = MentorApp(UiContext(context))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        clock.at = datetime(2025, 5, 13, 12, 0, tzinfo=UTC)
        assert await looked(app, pilot) == 0
