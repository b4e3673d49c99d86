"""Of which kind somebody's days were, from their whole history and from a course that is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentor_tui.demo import build
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.courses import courses
from mentor_tui.services.days import days_of, kinds_of
from mentor_tui.services.documents import status
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def context() -> ActorContext:
    store = MemoryStore()
    build(store, story.catalogue(), people=30, seed=7, now=NOW)
    return ActorContext(store, story.catalogue, "tomas-reis", clock=lambda: NOW, fixed_today=NOW.date())


def test_the_days_of_everybody_add_up_to_the_day_that_is_shown(context: ActorContext) -> None:
    standings = {name: context.standing(context.journey(name)) for name in context.team().people}
    hires = {name: standing for name, standing in standings.items() if standing.curriculum and standing.day > 1}
    read = courses(context, hires)
    kinds = set()
    for name, standing in hires.items():
        days = days_of(context, standing)
        assert days == kinds_of(standing, read[name]), "kept or read anew, it is the same"
        assert days.here == standing.day - standing.calendar.works(standing.today)
        kinds |= {kind for kind, count in days._asdict().items() if count}
    assert kinds == {"away", "moving", "waiting", "quiet"}


def test_they_are_in_the_status(context: ActorContext) -> None:
    found = status(context, "ana-ferreira")
    assert found["days"] == days_of(context, context.standing(context.journey("ana-ferreira")))._asdict()
    assert sum(found["days"].values()) - found["days"]["away"] == found["day"] - 1
    assert status(context, "tomas-reis")["days"] is None
