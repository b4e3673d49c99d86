"""Journey on a day on which its owner does not work: what is free, what comes next, and nothing in alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from textual.widgets import Static

from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.team_page import team_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.fragments import journey as parts
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.wording import free_days
from tests.tui import story
from tests.tui.conftest import settle

SATURDAY, HOLIDAY, FRIDAY = date(2025, 5, 17), date(2025, 6, 10), date(2025, 5, 16)


def context_on(store: MemoryStore, day: date, who: str) -> ActorContext:
    moment = datetime.combine(day, time(9), UTC)
    return ActorContext(store, story.catalogue, who, clock=lambda: moment, restricted=True)


def opened(store: MemoryStore, day: date, who: str = "ana") -> MentorApp:
    return MentorApp(UiContext(context_on(store, day, who)))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("day", "said", "heading"),
    [
        (SATURDAY, "A day off. On Monday: ", "ON MONDAY"),
        (
            HOLIDAY,
            "A day off: Day of Portugal, Camões. On Wednesday: ",
            "ON WEDNESDAY",
        ),
        (date(2025, 7, 2), "A day off: away until 4 July. On Monday: ", "ON MONDAY"),
    ],
)
async def test_a_free_day_looks_like_one(
    store: MemoryStore, size: tuple[int, int], day: date, said: str, heading: str
) -> None:
    people.set_leave(story.context(store, "tomas"), "ana", date(2025, 6, 30), date(2025, 7, 4))
    app = opened(store, day)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        assert place.view is not None
        assert place.view.owed, "there is something that could alarm"
        top, _news = parts.top_parts(place.view, place.eyes(size[0]), most=4)
        assert "".join(text for text, _tone in top).strip().startswith(said)
        assert "late" not in {tone for _text, tone in top}
        assert heading in str(place.query_one("#way", Lines).lines[0])
        assert "a day off" in place.about()


async def test_on_a_working_day_what_is_late_is_said_in_its_colour(store: MemoryStore) -> None:
    app = opened(store, FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        assert place.view is not None
        top, _news = parts.top_parts(place.view, place.eyes(80), most=4)
        assert "late" in {tone for _text, tone in top}
        assert "day off" not in place.about()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_mentor_and_lead_see_who_is_free_where_they_are(store: MemoryStore, size: tuple[int, int]) -> None:
    for who, where in (("maya", "#rows"), ("tomas", "#people")):
        app = opened(store, HOLIDAY, who)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            lines = {line.id: line.text for line in app.screen.query_one(where, Lines).lines}
            assert "a holiday" in lines["ana"], "said shorter, where its name would be cut"
            assert "holiday:" not in lines["ana"]
            assert "holiday" not in lines["chiara"], "there it is no holiday"
            if who == "maya":
                assert "off today (Day of Portugal, Camões), back on Wednesday." in str(
                    app.screen.query_one("#new", Static).content
                )


def test_of_a_weekend_nobody_is_told(store: MemoryStore) -> None:
    for day in (SATURDAY, FRIDAY):
        view = team_page(context_on(store, day, "tomas"))
        assert not [entry for _person, entry in view.rows if entry.free]


def test_those_whom_one_thing_frees_are_told_together() -> None:
    free = {"Ana": ("Labour Day", "2026-05-04"), "Budi": ("", "2026-05-04"), "Cleo": ("Labour Day", "2026-05-04")}
    long = {"Budi": ("Elections special (non-working) day", "2026-05-05")}
    assert free_days.of_others(long, date(2026, 5, 1)) == ["Budi is off today (Elections special), back on Tuesday."]
    assert free_days.of_others(free, date(2026, 5, 1)) == [
        "Ana and Cleo are off today (Labour Day), back on Monday.",
        "Budi is off today, back on Monday.",
    ]
