"""The team at a glance: a digest says what the whole journey says, fresh and from the cache."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services import documents, items, journeys, people, roster
from mentor_tui.services.actor_context import ActorContext, CatalogueFailed
from mentor_tui.services.attention import attention
from mentor_tui.services.overview import Digest, overview
from mentor_tui.services.team_page import talk_order
from tests.services.conftest import Crew
from tests.tui import story

HIRES = [row[0] for row in story.HIRES]


def test_a_digest_says_what_the_journey_says() -> None:
    context = story.context(story.fresh_store(), "tomas")
    people.edit_person(context, "chiara", {"contract": "20"})
    view = overview(context)
    for hire in HIRES:
        standing, entry = context.standing(context.journey(hire)), view.of(hire)
        current = next((p.phase.id for p in standing.phases if p.phase.by_day > 0 and p.state != "done"), "")
        assert (entry.phase, entry.done) == (current, sum(phase.done for phase in standing.phases))
        assert {row[0] for row in entry.waiting} == {n.item.id for n in standing.items if n.state == "waiting"}
        assert {row[0]: row[2] for row in entry.returned} == {
            n.item.id: n.fact.goes for n in standing.items if n.state == "returned"
        }


@pytest.mark.parametrize("hours", ["8", "20", "27.5", "40"])
def test_what_is_overdue_is_judged_in_the_persons_own_days(hours: str) -> None:
    context = story.context(story.fresh_store(), "tomas")
    people.edit_person(context, "ravi", {"contract": hours})
    people.extend(context, "ravi", 7, why="Two sites at once.")
    standing = context.standing(context.journey("ravi"))
    assert standing.curriculum is not None
    for item in standing.curriculum.items.values():
        assert (item.by_day <= standing.past_day) == (standing.due_day(item.by_day) < standing.day)


def test_the_cache_says_the_same_as_the_records() -> None:
    context = story.context(story.fresh_store(), "tomas")
    fresh = overview(context)
    cached = overview(context)
    assert cached.digests == fresh.digests
    assert all(type(value) is not list for entry in cached.digests.values() for value in entry)


def test_a_row_ends_with_the_day_of_whom_it_is_about(team: Crew) -> None:
    people.edit_person(team("tom"), "budi", {"zone": "Asia/Manila"})
    days = []
    for hour in (15, 16):
        team.moment = datetime(2026, 3, 4, hour, 30, tzinfo=UTC)
        days.append([overview(team("tom")).of(hire).day for hire in ("ana", "budi")])
    assert days == [[3, 3], [3, 4]]


def test_a_question_is_the_last_word_until_somebody_answers() -> None:
    store = story.fresh_store()
    budi, maya = story.context(store, "budi"), story.context(store, "maya")
    assert [row[0] for row in overview(maya).of("budi").asked] == ["thirty-own"]
    items.say(maya, "budi", "thirty-own", "No. Does that help?")
    assert overview(maya).of("budi").asked == (), "the mentor’s own question waits for the hire"
    items.say(budi, None, "thirty-own", "See https://desk.example.com/c?id=4")
    assert overview(maya).of("budi").asked == (), "an address asks nothing"
    items.say(budi, None, "thirty-own", "それは解約ですか？")
    assert [row[0] for row in overview(maya).of("budi").asked] == ["thirty-own"]


def test_who_is_through_the_basics_is_not_looked_for() -> None:
    late, idle = Digest("late", state="going", pace="past", days=2, quiet=1), Digest("idle", state="going", quiet=14)
    alone = Digest("alone", state="going", complete=True, quiet=14)
    assert sorted((alone, late, idle), key=talk_order) == [idle, late, alone]


def test_what_the_catalogue_throws_is_no_damage_of_a_record() -> None:
    store = story.fresh_store()

    def fails() -> Catalogue:
        raise AttributeError("'NoneType' object has no attribute 'at'")

    for read in (
        overview,
        lambda context: journeys.page(context, "ana", record=True),
        roster.statuses,
        lambda context: documents.status(context, "ana"),
    ):
        with pytest.raises(CatalogueFailed, match="NoneType"):
            read(ActorContext(store, fails, "tomas"))


def test_a_hire_whose_curriculum_is_not_there_is_counted_all_the_same() -> None:
    store = story.fresh_store()
    context = story.context(store, "tomas")
    before = overview(context)
    known = context.catalogue
    blind = ActorContext(
        store, lambda: Catalogue(calendar=known.calendar, digest="2"), "tomas", fixed_today=context.today()
    )
    view = overview(blind)
    on_way = [name for name, entry in before.digests.items() if entry.on_way]
    assert on_way
    assert {name for name, entry in view.digests.items() if entry.missing} >= set(on_way)
    for name in on_way:
        then, now = before.of(name), view.of(name)
        assert (now.state, now.day, now.week, now.cohort) == (then.programme, then.day, then.week, then.cohort)
    calls = attention(blind)
    assert calls[0].kind == "unreadable"
    assert set(on_way) <= set(calls[0].about.hides)
