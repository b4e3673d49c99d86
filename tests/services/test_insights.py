"""Insights of a lead's own teams: counted as the Team place counts, from histories that are read once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.courses import PersonCourse
from mentor_tui.domain.problems import Code, NotYours, Trouble
from mentor_tui.domain.record import Event, Record, person_record
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import decisions, items, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.cohorts import cohorts_seen
from mentor_tui.services.courses import CACHE, courses
from mentor_tui.services.insights import insights_page, items_page
from mentor_tui.services.insights_documents import insights_doc, insights_tables
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    store = MemoryStore()
    build(store, story.catalogue(), people=90, seed=3, now=NOW)
    return store


def acting(store: MemoryStore, who: str = "tomas-reis") -> ActorContext:
    return ActorContext(store, story.catalogue, who, clock=lambda: NOW, fixed_today=NOW.date())


def test_cohorts_are_those_of_the_team_place(built: MemoryStore) -> None:
    page = insights_page(acting(built))
    rows = cohorts_seen(acting(built))
    assert [(one.cohort, one.n, one.done, one.half_by, one.state) for one in page.cohorts] == [
        (row.name, row.size, row.alone, row.half_by, row.state) for row in rows
    ]
    assert {one.state for one in page.cohorts} >= {"half", "too few", "too early"}
    assert page.people.curve[0] == (0, 1.0)


def test_no_line_of_it_names_anybody(built: MemoryStore) -> None:
    context = acting(built)
    page = insights_page(context)
    found = items_page(context, page.lately)
    said = str((insights_doc(page, found, ""), insights_tables(page, found)))
    team = context.team()
    assert not [person.id for person in team.people.values() if person.id in said or person.name in said]


def test_it_is_for_leads_and_of_their_own_teams(built: MemoryStore) -> None:
    whole = insights_page(acting(built))
    team = acting(built).team()
    own = next(
        person for person in team.with_role("lead") if "*" not in person.leads and person.leads and not person.left
    )
    part = insights_page(acting(built, own.id))
    mine = {person.id for person in team.people.values() if own.leads_team(person.team)}
    assert 0 < part.people.here < whole.people.here
    assert {*part.lately} < mine
    assert sum(one.n for one in part.cohorts) < sum(one.n for one in whole.cohorts)
    for role in ("mentor", "hire"):
        somebody = next(person for person in team.people.values() if person.roles == (role,))
        with pytest.raises(NotYours):
            insights_page(acting(built, somebody.id))


def test_who_left_stays_in_the_number_and_is_told_without_a_reason() -> None:
    store = story.fresh_store()
    context = story.context(store, "tomas")
    before = insights_page(context)
    people.set_last_day(context, "ravi", story.TODAY - timedelta(days=1))
    after = insights_page(context)
    assert (after.people.left, after.people.here) == (before.people.left + 1, before.people.here - 1)
    assert [one.n for one in after.cohorts] == [one.n for one in before.cohorts]


def test_a_cohort_that_has_not_begun_is_none_yet() -> None:
    store = story.fresh_store()
    context = story.context(store, "tomas")
    before = insights_page(context)
    for number in range(6):
        ahead = {"start": (story.TODAY + timedelta(days=6)).isoformat(), "cohort": "2099-01"}
        people.add_person(context, {"name": f"New One {number}", "roles": "hire", **ahead})
    page = insights_page(context)
    assert page.cohorts == before.cohorts
    assert page.verdict == before.verdict
    assert [row.name for row in cohorts_seen(context)] == [one.cohort for one in page.cohorts]


def test_whoever_came_back_from_elsewhere_and_then_left_has_left() -> None:
    store = story.fresh_store()
    context = story.context(store, "tomas")
    gone = story.TODAY - timedelta(days=1)
    decisions.decide(context, "ravi", Wording("out", "sales", thanks="Two good years."))
    people.set_last_day(context, "ravi", gone)
    assert insights_page(context).people.left == 0
    people.set_last_day(context, "ravi", None)
    back = Wording("back", "support-rep", why="They missed the queue.", advice="Ask.", asked=("maya",))
    decisions.decide(context, "ravi", back)
    people.set_last_day(context, "ravi", gone)
    assert insights_page(context).people.left == 1


class Damaged(MemoryStore):
    """A store in which one record cannot be read."""

    def __init__(self, other: MemoryStore) -> None:
        super().__init__()
        self.__dict__.update(other.__dict__)

    def stored(self, record_id: str) -> Record | None:
        """A record, but for that one."""
        if record_id == person_record("ravi"):
            raise Trouble(Code.DAMAGED, record=record_id, path="", reason="facts")
        return super().stored(record_id)


def test_whose_record_cannot_be_read_is_left_out_and_counted() -> None:
    whole = insights_page(story.context(story.fresh_store(), "tomas"))
    context = story.context(Damaged(story.fresh_store()), "tomas")
    found = insights_page(context)
    assert (whole.unread, found.unread) == (0, 1)
    assert sum(one.n for one in found.cohorts) == sum(one.n for one in whole.cohorts) - 1
    assert {*courses(context, ["ana", "ravi"])} == {"ana"}


# -- histories are read once


class Counting(MemoryStore):
    """A store that says what of histories is read."""

    def __init__(self, other: MemoryStore) -> None:
        super().__init__()
        self.__dict__.update(other.__dict__)
        self.read_sealed: list[tuple[str, int]] = []

    def sealed(self, record: Record, after: int = 0) -> Iterator[Event]:
        """The sealed events, and that they were asked for."""
        self.read_sealed.append((record.id, after))
        return super().sealed(record, after)


def whole(store: MemoryStore, who: str) -> dict[str, Any]:
    course = PersonCourse(who)
    course.add(store.history(person_record(who)))
    return course.items


def test_a_course_is_that_of_the_whole_history_with_a_cache_and_without() -> None:
    plain = story.fresh_store()
    hires = [row[0] for row in story.HIRES]
    store = Counting(plain)
    context = story.context(store, "maya")
    first = courses(context, hires)
    assert {name: course.items for name, course in first.items()} == {name: whole(plain, name) for name in hires}
    again = courses(context, hires)
    assert [(one.things, one.acted) for one in again.values()] == [(one.things, one.acted) for one in first.values()]
    store.read_sealed.clear()
    hire = "ana"
    for _times in range(60):
        items.tick(story.context(store, hire), "failed-payments")
        items.untick(story.context(store, hire), "failed-payments")
    record = store.read(person_record(hire))
    assert record is not None
    assert record.sealed
    again = courses(context, hires)
    assert {name for name, _after in store.read_sealed} == {person_record(hire)}, (
        "whose record is as it was is not read"
    )
    assert again[hire].items == whole(plain, hire)
    store.read_sealed.clear()
    items.tick(story.context(store, hire), "failed-payments")
    assert courses(context, hires)[hire].items == whole(plain, hire)
    assert store.read_sealed == [(person_record(hire), record.sealed)], "what was sealed then is not read again"
    store.cache(CACHE, None)
    assert courses(context, hires)[hire].items == whole(plain, hire)


def test_the_page_of_the_first_paint_reads_no_history() -> None:
    store = Counting(story.fresh_store())
    insights_page(story.context(store, "tomas"))
    assert store.read_sealed == []
    items_page(story.context(store, "tomas"), ["ana"])
    assert store.read_sealed == [(person_record("ana"), 0)]


def test_items_are_told_from_five_people_on(built: MemoryStore) -> None:
    context = acting(built)
    found = items_page(context, insights_page(context).lately)
    assert found.items
    assert all(one.people >= 5 and one.waits >= one.people and one.returned <= one.back for one in found.items)
    assert items_page(context, insights_page(context).lately[:4]).items == ()
    assert {*found.titles} == {one.item for one in found.items} == {*found.labels}
