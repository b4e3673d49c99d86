"""What is known of items over people: who writes it, who reads which of it, that it names nobody, and what the pages print."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.journey_folds import ITEM, RETURNED, SIGNED
from mentor_tui.domain.not_alone import Judging, NotAlone
from mentor_tui.domain.record import PEOPLE, kind_of, name_of
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.insights import insights_page, items_page
from mentor_tui.services.not_alone import CACHE, JUDGED, costs, known_items
from mentor_tui.services.showing import ShownItem, show
from mentor_tui.services.showing_documents import shown_doc
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    store = MemoryStore()
    build(store, story.catalogue(), people=90, seed=3, now=NOW)
    context = acting(store, "tomas-reis")
    items_page(context, insights_page(context).lately)
    return store


def acting(store: MemoryStore, who: str) -> ActorContext:
    return ActorContext(store, story.catalogue, who, clock=lambda: NOW, fixed_today=NOW.date())


def came_back(store: MemoryStore, context: ActorContext) -> tuple[str, str]:
    """Somebody with an item that came back and of which something is said, and that item."""
    for person in context.team().people:
        standing = context.standing(context.journey(person))
        known = known_items(context, context.team().people[person], standing, own=True, mentors=False)
        for now in standing.items:
            if now.state == "returned" and now.item.id in known:
                return person, now.item.id
    raise AssertionError("the demo team has nobody to whom something came back")


def test_a_hire_is_told_that_they_are_not_the_only_one(built: MemoryStore) -> None:
    person, item = came_back(built, acting(built, "tomas-reis"))
    shown = show(acting(built, person), None, item)
    assert isinstance(shown, ShownItem)
    found = shown.known.others
    assert found is not None
    assert FEW <= found.of <= 9
    assert shown_doc(shown)["not_alone"] == found._asdict()
    assert shown_doc(shown)["judging"] is None
    # It is no comfort to anybody else.
    other = show(acting(built, "tomas-reis"), person, item)
    assert isinstance(other, ShownItem)
    assert other.known.others is None


def test_only_the_mentor_reads_how_often_they_send_it_back(built: MemoryStore) -> None:
    team = acting(built, "tomas-reis").team()
    counted: dict[str, dict[str, Judging]] = {}
    for name in insights_page(acting(built, "tomas-reis")).lately:
        for event in built.history(f"{PEOPLE}/{name}"):
            if event.kind in (SIGNED, RETURNED) and kind_of(event.thing) == ITEM:
                row, item = counted.setdefault(event.by, {}), name_of(event.thing)
                before = row.get(item, Judging())
                row[item] = before.with_more(Judging(1, int(event.kind == RETURNED)))
    told = 0
    for mentor in team.with_role("mentor"):
        for hire in team.mentees(mentor.id):
            context = acting(built, mentor.id)
            standing = context.standing(context.journey(hire))
            assert standing.curriculum is not None
            for item, known in known_items(context, team.people[hire], standing, own=False, mentors=True).items():
                told += 1
                assert known.others is None
                assert known.judging is not None
                assert known.judging.judged >= FEW
                assert known.judging.judged <= counted[mentor.id][f"{standing.curriculum.id}/{item}"].judged
            assert known_items(acting(built, "tomas-reis"), team.people[hire], standing, own=False, mentors=False) == {}
    assert told


def test_authors_read_what_an_item_costs_of_five_people_and_more(built: MemoryStore) -> None:
    found = costs(acting(built, "tomas-reis"), "support-product-expert")
    assert found
    assert all(one.people >= FEW and one.again <= one.people and one.waits >= one.people for one in found.values())
    assert costs(acting(built, "tomas-reis"), "no-such-curriculum") == {}


def test_what_is_kept_of_items_names_nobody(built: MemoryStore) -> None:
    said = str(built.cached(CACHE))
    team = acting(built, "tomas-reis").team()
    assert not [person.id for person in team.people.values() if person.id in said or person.name in said]


def test_without_the_cache_or_with_a_broken_one_nothing_is_said(built: MemoryStore) -> None:
    context = acting(built, "tomas-reis")
    person, _item = came_back(built, context)
    standing, them = context.standing(context.journey(person)), context.team().people[person]
    before = built.cached(CACHE), built.cached(JUDGED)
    try:
        for broken in ([], {"key": 0, "rows": {}}, {"key": 1}, {"key": 1, "rows": []}):
            built.cache(CACHE, broken)
            built.cache(JUDGED, broken)
            assert known_items(context, them, standing, own=True, mentors=False) == {}
            assert known_items(context, them, standing, own=False, mentors=True) == {}
            assert costs(context, "support-product-expert") == {}
    finally:
        built.cache(CACHE, before[0])
        built.cache(JUDGED, before[1])


def test_reading_the_courses_again_writes_nothing_anew(built: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(type(built), "cache", lambda _store, name, _value: written.append(name))
    context = acting(built, "tomas-reis")
    items_page(context, insights_page(context).lately)
    assert not {CACHE, JUDGED} & set(written)


def test_a_row_says_what_it_was_counted_from() -> None:
    assert NotAlone(6, 9)._asdict() == {"again": 6, "of": 9}
