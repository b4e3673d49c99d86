"""A made-up past, whatever the day and the dice: who worked when, and that a day has one story."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mentor_tui.demo import build
from mentor_tui.domain.acts import find
from mentor_tui.domain.history import act, replay
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.domain.record import PEOPLE, TEAM, person_record
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore

TODAY = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)

some_days = settings(
    max_examples=8, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def told(catalogue, now=TODAY, **how) -> MemoryStore:
    store = MemoryStore()
    build(store, catalogue, now=now, **how)
    return store


def everything(store):
    return {record: list(store.history(record)) for record in (TEAM, *store.ids(PEOPLE))}


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@some_days
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 99), st.sampled_from([38, 52]))
@example(date(2026, 1, 1), 1, 38)
@example(date(2026, 5, 16), 2, 38)
@example(date(2026, 4, 6), 3, 52)
@example(date(2028, 2, 29), 4, 38)
def test_people_act_in_their_hours_in_order_and_in_the_past(catalogue, day, seed, people):
    now = at_noon(day)
    store = told(catalogue, now, seed=seed, people=people)
    profiles = {who: Journey(store.read(who)).profile for who in store.ids(PEOPLE)}
    programmes = {who: Journey(store.read(who)).programme_on(date.max) for who in store.ids(PEOPLE)}
    for record, events in everything(store).items():
        assert [event.at for event in events] == sorted(event.at for event in events)
        for event in events:
            assert find(event.thing, act(event)), f"{event.kind} of {event.thing} has no row"
            at = datetime.fromisoformat(event.at)
            assert at < now
            profile = profiles[person_record(event.by)]
            if record == person_record(event.by) and profile.start:
                assert at >= datetime.combine(profile.start, time(0), ZoneInfo(profile.zone))
            here = at.astimezone(ZoneInfo(profile.zone))
            rest = programmes[person_record(event.by)].rest
            assert profile.calendar(catalogue.calendar, day, rest).works(here.date()), (record, event)
            shift = catalogue.calendar.patterns[profile.pattern].shifts[here.weekday()]
            assert shift.begin <= here.time() < shift.end, (record, event)


@some_days
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 99))
def test_facts_are_the_fold_of_the_history(catalogue, day, seed):
    store = told(catalogue, at_noon(day), seed=seed)
    for record, events in everything(store).items():
        assert replay(record, events).facts == store.read(record).facts


@pytest.mark.parametrize("people", [1, 2, 3, 7, 30, 34, 38, 52])
def test_a_day_has_one_story_whatever_the_hour(catalogue, people):
    morning = told(catalogue, TODAY, people=people)
    evening = told(catalogue, TODAY.replace(hour=21), people=people)
    assert everything(morning) == everything(evening)
    assert [morning.mark(who[7:]) for who in morning.ids(PEOPLE)] == [
        evening.mark(who[7:]) for who in evening.ids(PEOPLE)
    ]


def test_other_dice_and_other_days_tell_other_stories(catalogue):
    first = everything(told(catalogue))
    assert everything(told(catalogue, seed=2)) != first
    assert everything(told(catalogue, TODAY + timedelta(days=1))) != first


def test_further_people_change_nobody_else(catalogue):
    few, many = everything(told(catalogue)), everything(told(catalogue, people=47))
    hires = [who for who in few if any(event.kind == "enrolled" for event in few[who])]
    assert len(hires) == 19 + 8
    assert all(many[who] == few[who] for who in hires)


def test_operation_ids_name_one_command_each(catalogue):
    seen = {}
    for record, events in everything(told(catalogue, people=60)).items():
        for event in events:
            assert seen.setdefault(event.op, (event.at, event.by)) == (event.at, event.by), record


def test_ahead_of_utc_nothing_is_in_the_future(catalogue):
    early = datetime(2026, 5, 12, 1, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    store = told(catalogue, early)
    assert max(event.at for events in everything(store).values() for event in events) < "2026-05-11T16:00:00Z"


@pytest.mark.parametrize(
    ("people", "expected"), [(1, ["lead"]), (2, ["lead", "mentor"]), (3, ["lead", "mentor", "hire"])]
)
def test_small_teams_are_whole(catalogue, people, expected):
    store = MemoryStore()
    team = build(store, catalogue, people=people, now=TODAY)
    roster = Team(store.read(TEAM)).people
    assert [role for person in roster.values() for role in person.roles] == expected
    assert (team.hire, team.mentor, team.lead) == (
        "ana-ferreira" if people > 2 else "",
        "maya-oneill" if people > 1 else "",
        "tomas-reis",
    )


def test_the_login_goes_to_whom_it_is_asked_for(catalogue):
    for wanted, person in ((None, "tomas-reis"), ("maya-oneill", "maya-oneill"), ("ana", "ana-ferreira")):
        store = MemoryStore()
        team = build(store, catalogue, now=TODAY, login="somebody", as_person=wanted)
        assert team.me == person
        assert Team(store.read(TEAM)).by_login("somebody").id == person


def test_nobody_of_that_name_leaves_the_store_empty(catalogue):
    store = MemoryStore()
    with pytest.raises(BadUse) as problem:
        build(store, catalogue, now=TODAY, login="somebody", as_person="ana-fereira")
    assert problem.value.code is Code.UNKNOWN_PERSON
    assert problem.value.facts["near"] == "ana-ferreira"
    assert not store.ids(PEOPLE)


def test_a_team_is_never_built_over(catalogue):
    store = told(catalogue, people=1)
    with pytest.raises(Refused) as problem:
        build(store, catalogue, now=TODAY)
    assert problem.value.code is Code.TEAM_EXISTS


def test_signed_texts_are_kept(catalogue):
    store = told(catalogue)
    hashes = {
        event.terms["hash"] for events in everything(store).values() for event in events if event.kind == "signed"
    }
    assert len(hashes) > 30
    assert all(store.text(digest) for digest in hashes)


def test_life_goes_on(catalogue):
    from mentor_tui.services import items, notes, side_tasks

    store = told(catalogue)
    context = ActorContext(store, lambda: catalogue, "ana-ferreira", lambda: TODAY)
    assert items.send(context, "refund", evidence="https://help.example.com/conversations/1").now.state == "waiting"
    maya = context.act_as("maya-oneill")
    assert items.sign_off(maya, "ana-ferreira", "refund", lines="all", sure=True).now.state == "done"
    assert notes.session(maya, "budi-santoso", "Short one.").verb == "session"
    owner = context.act_as("diego-vega")
    assert side_tasks.confirm(owner, "noah-klein", "tooling-watch").now.state == "done"
    assert side_tasks.give_back(context.act_as("petra-novakova"), "hiring-read").verb == "gave-back"
    assert side_tasks.take(context.act_as("noor-haddad"), "hiring-read").verb == "took"
