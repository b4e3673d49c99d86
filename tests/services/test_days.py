"""Of which kind somebody's days were, from their whole history and from a course that is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.kinds_of_day import counted
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.days import days_of
from mentor_tui.services.documents import status
from mentor_tui.services.insights import insights_page, items_page
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def context() -> ActorContext:
    store = MemoryStore()
    build(store, story.catalogue(), people=60, seed=7, now=NOW)
    return ActorContext(store, story.catalogue, "tomas-reis", clock=lambda: NOW, fixed_today=NOW.date())


def test_the_days_of_everybody_add_up_to_the_day_that_is_shown(context: ActorContext) -> None:
    standings = {name: context.standing(context.journey(name)) for name in context.team().people}
    hires = {name: standing for name, standing in standings.items() if standing.curriculum and standing.day > 1}
    kinds = set()
    for standing in hires.values():
        days = counted(days_of(context, standing))
        assert days.here == standing.day - standing.calendar.works(standing.today)
        kinds |= {kind for kind, count in days._asdict().items() if count}
    assert kinds == {"away", "moving", "waiting", "quiet"}


def test_a_cohort_is_told_from_courses_that_are_kept(context: ActorContext) -> None:
    page = insights_page(context)
    assert page.members
    found = items_page(context, page.lately, page.members).days
    for one in found:
        each = [context.standing(context.journey(name)) for name in page.members[one.cohort]]
        until = [standing.basics_on or standing.today for standing in each]
        assert one.people == len(each) >= FEW
        assert one.here * one.people == sum(
            standing.calendar.between(standing.calendar.start, last - timedelta(days=1))
            for standing, last in zip(each, until, strict=True)
        )
    standings = {name: context.standing(context.journey(name)) for those in page.members.values() for name in those}
    whole = next(one for one in found if all(standings[name].basics_on is None for name in page.members[one.cohort]))
    days = [counted(days_of(context, standings[name])) for name in page.members[whole.cohort]]
    assert whole.waiting * whole.people == sum(one.waiting for one in days) > 0
    assert {*whole.causes} <= {"sign-off", "answer", "part"}


def test_of_four_people_nothing_is_told(context: ActorContext) -> None:
    page = insights_page(context)
    few = {name: people[:4] for name, people in page.members.items()}
    assert items_page(context, page.lately, few).days == ()


def test_they_are_in_the_status(context: ActorContext) -> None:
    found = status(context, "ana-ferreira")
    assert found["days"] == counted(days_of(context, context.standing(context.journey("ana-ferreira"))))._asdict()
    assert sum(found["days"].values()) - found["days"]["away"] == found["day"] - 1
    assert status(context, "tomas-reis")["days"] is None
