"""The order in which is told what waits, and what leaving a thing costs whoever waits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.services import attention, documents, items, pages, people
from mentor_tui.services.calls import GROUP_OF, Call, CallKind, DateKind, WaitsKind, in_order, lost_in
from mentor_tui.services.results import WithMentor
from mentor_tui.services.working_time import A_DAY, Overnight
from tests.services.conftest import TODAY as WEDNESDAY
from tests.services.conftest import Crew


def some(*kinds: CallKind) -> st.SearchStrategy[Call]:
    return st.builds(
        Call,
        st.sampled_from(kinds),
        st.sampled_from("abc"),
        days=st.integers(0, 40),
        minutes=st.integers(0, 9),
        held_up=st.integers(0, 3),
        lost=st.integers(0, 480),
        home=st.sampled_from((0, 90, A_DAY)),
    )


def test_every_kind_stands_in_one_group() -> None:
    assert set(GROUP_OF) == set(get_args(CallKind))


@given(st.lists(some(*get_args(CallKind))))
def test_what_cannot_be_read_stands_first_then_who_waits_then_dates_then_what_drifts(calls: list[Call]) -> None:
    groups = ["unreadable", "waits", "date", "drifts"]
    told = [groups.index(call.group) for call in in_order(calls)]
    assert told == sorted(told)
    assert sorted(in_order(calls), key=repr) == sorted(calls, key=repr)


@given(st.lists(some(*get_args(WaitsKind)), max_size=6))
def test_no_swap_of_two_who_wait_lowers_the_hours_lost(calls: list[Call]) -> None:
    told = in_order(calls)
    for one, other in combinations(range(len(told)), 2):
        swapped = list(told)
        swapped[one], swapped[other] = told[other], told[one]
        assert lost_in(swapped) >= lost_in(told)


@given(st.lists(some(*get_args(DateKind))))
def test_dates_come_in_their_order(calls: list[Call]) -> None:
    days = [call.days for call in in_order(calls)]
    assert days == sorted(days)


def test_what_the_whole_team_waits_for_does_not_stand_below_a_plan_that_drifts() -> None:
    calls = [Call("past", "ola", days=40), Call("mentor away", "maya"), Call("waits long", "joana", days=24)]
    assert [call.kind for call in in_order(calls)] == ["mentor away", "waits long", "past"]


# -- hours lost


MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def at(day: int, hour: float) -> int:
    return int((MONDAY + timedelta(days=day, hours=hour)).timestamp() // 60)


def shifts(begin: float, end: float, days: tuple[int, ...] = (-3, 0, 1, 2, 3, 4)) -> tuple[tuple[int, int], ...]:
    return tuple((at(day, begin), at(day, end)) for day in days)


@pytest.mark.parametrize(
    ("hour", "theirs", "most", "lost"),
    [
        (10, shifts(9, 17), 500, 0),  # the same hours: what is left until tomorrow costs nothing
        (10, shifts(17, 25), 500, 480),  # far west: a whole day passes while the mentor sleeps
        (10, shifts(12, 20), 500, 180),  # the three hours after the mentor's
        (10, shifts(12, 20), 45, 45),  # no more than what waits could take
        (20, shifts(17, 25), 500, 300),  # the mentor's day is over: from now on
        (7, shifts(5, 13), 500, 240),  # the mentor's day has not begun, and is today's: only the next morning's
        (10, (), 500, 0),
    ],
)
def test_hours_lost_are_those_between_two_days_of_whoever_acts(
    hour: float, theirs: tuple[tuple[int, int], ...], most: int, lost: int
) -> None:
    night = Overnight.between(shifts(9, 17), MONDAY + timedelta(hours=hour))
    assert night.lost(theirs, most) == lost


def test_over_a_weekend_more_is_lost() -> None:
    friday = MONDAY + timedelta(days=4, hours=10)
    night = Overnight.between(shifts(9, 17, (3, 4, 7)), friday)
    assert night.lost(shifts(9, 17, (4, 5, 6, 7)), 2000) == 960


def test_somebody_who_acts_without_any_hours_is_back_after_the_days_that_are_looked_at() -> None:
    night = Overnight.between((), MONDAY)
    assert (night.end, night.begin) == (at(0, 0), at(4, 0))


def test_who_loses_a_day_is_told_before_who_goes_home_soon(team: Crew) -> None:
    team.edit("refund", requires=("drill",), minutes=60)  # twice
    people.edit_person(team("tom"), "budi", {"zone": "America/Los_Angeles"})
    items.tick(team("ana"), "drill")
    items.tick(team("budi"), "drill")
    found = [call for call in attention.attention(team("maya")) if call.kind == "waiting"]
    assert [(call.person, call.lost) for call in found] == [("budi", 120), ("ana", 0)]
    assert [(row["group"], row["lost"]) for row in map(documents.call_doc, found)] == [("waits", 120), ("waits", 0)]


def test_only_what_could_be_begun_counts(team: Crew) -> None:
    team.edit("refund", requires=("drill", "plans"), minutes=60)
    people.edit_person(team("tom"), "budi", {"zone": "America/Los_Angeles"})
    items.tick(team("budi"), "drill")
    (found,) = [call for call in attention.attention(team("maya")) if call.kind == "waiting"]
    assert (found.held_up, found.lost) == (1, 0)


# -- one line a cause


def test_whoever_waits_for_one_mentor_is_one_line(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    team.go_to(WEDNESDAY + timedelta(days=7))
    items.tick(team("budi"), "drill")
    team.go_to(WEDNESDAY + timedelta(days=14))
    (found,) = [call for call in attention.attention(team("tom")) if call.kind == "waits long"]
    assert (found.person, found.on, found.days) == ("maya", "", 10)
    assert found.about == WithMentor("maya", ("ana", "budi"))
    assert (found.people, found.hire) == (("ana", "budi"), "")


def test_what_a_lead_owes_to_several_is_one_line(team: Crew) -> None:
    (found,) = [call for call in attention.attention(team("tom")) if (call.kind, call.on) == ("owed", "seat")]
    assert (found.people, found.hire) == (("ana", "budi", "cleo"), "")
    people.end(team("tom"), "cleo", finished=False, why="w")
    people.end(team("tom"), "ana", finished=False, why="w")
    (found,) = [call for call in attention.attention(team("tom")) if (call.kind, call.on) == ("owed", "seat")]
    assert (found.people, found.hire) == (("budi",), "budi")


def test_a_lead_reads_the_same_order_on_the_screen_and_by_command(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.tick(team("budi"), "lead-check")
    people.set_last_day(team("tom"), "max", date(2026, 3, 20))
    team.go_to(date(2026, 3, 17))
    needs = list(pages.team_page(team("tom")).needs)
    assert needs == attention.attention(team("tom"))
    assert needs == in_order(needs)
    assert {call.group for call in needs} >= {"waits"}
    assert {call.kind for call in needs} & set(get_args(WaitsKind))
