"""The order in which is told what waits, and what leaving a thing costs whoever waits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.cli.printed import print_journey, print_team
from mentor_tui.services import (
    attention,
    capacities,
    documents,
    exclusions,
    items,
    journeys,
    mentors,
    pairing,
    people,
)
from mentor_tui.services.abouts import CarriedLoad, Mentees, WithMentor
from mentor_tui.services.calls import GROUP_OF, Call, CallKind, DateKind, DriftKind, WaitsKind, in_order, lost_in
from mentor_tui.services.documents import summary_of
from mentor_tui.services.matching.departure import carry_out, plan_leave
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.overview import overview
from mentor_tui.services.roster import roster
from mentor_tui.services.team_page import team_page
from mentor_tui.services.working_time import A_DAY, Overnight
from mentor_tui.tui.fragments.journey import next_text
from mentor_tui.tui.screens.team_view import plan_cell
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
    groups = ["unreadable", "waits", "date", "drifts", "told", "open"]
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


@given(st.lists(some(*get_args(DriftKind))))
def test_what_has_drifted_longest_comes_first(calls: list[Call]) -> None:
    days = [call.days for call in in_order(calls)]
    assert days == sorted(days, reverse=True)


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


def test_of_those_who_wait_for_one_mentor_the_longest_is_told(team: Crew) -> None:
    items.tick(team("budi"), "drill")
    team.go_to(WEDNESDAY + timedelta(days=7))
    items.tick(team("ana"), "drill")
    team.go_to(WEDNESDAY + timedelta(days=14))
    (found,) = [call for call in attention.attention(team("tom")) if call.kind == "waits long"]
    assert (found.days, found.about) == (10, WithMentor("maya", ("budi", "ana")))


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
    needs = list(team_page(team("tom")).needs)
    assert needs == attention.attention(team("tom"))
    assert needs == in_order(needs)
    assert {call.group for call in needs} >= {"waits"}
    assert {call.kind for call in needs} & set(get_args(WaitsKind))


# -- what a lead would not see otherwise


def of_kind(team: Crew, kind: CallKind, who: str = "tom") -> list[Call]:
    return [call for call in attention.attention(team(who)) if call.kind == kind]


def test_a_mentor_who_became_the_hires_manager_is_called(team: Crew) -> None:
    assert of_kind(team, "manager") == []
    people.edit_person(team("tom"), "ana", {"manager": "maya"})
    assert [(call.person, call.about) for call in of_kind(team, "manager")] == [("ana", WithMentor("maya", ()))]
    people.edit_person(team("tom"), "ana", {"manager": "lea"})
    people.edit_person(team("tom"), "lea", {"manager": "maya"})
    assert [call.person for call in of_kind(team, "manager")] == ["ana"], "the manager's manager"
    team.catalogue = team.catalogue._replace(matching=team.catalogue.matching._replace(manager=False), digest="m")
    assert of_kind(team, "manager") == []


def test_the_role_of_a_mentor_with_mentees_that_was_taken_is_called(team: Crew) -> None:
    assert of_kind(team, "no role") == []
    people.edit_person(team("tom"), "maya", {"roles": "observer"})
    assert [(call.person, call.about, call.hire) for call in of_kind(team, "no role")] == [
        ("maya", Mentees(("ana", "budi")), "")
    ]


def test_a_pair_that_is_kept_apart_and_still_a_pair_is_called(team: Crew) -> None:
    exclusions.keep_apart(team("tom"), "ana", "max", why="w")
    assert of_kind(team, "kept apart") == []
    exclusions.keep_apart(team("tom"), "ana", "maya", why="w")
    assert [(call.person, call.about) for call in of_kind(team, "kept apart")] == [("ana", WithMentor("maya"))]
    assert of_kind(team, "kept apart", "maya") == []
    team.restricted = False
    assert of_kind(team, "kept apart") == []


def test_more_hours_than_everybody_has_are_called(team: Crew) -> None:
    team.add("Dora", mentor="maya", start=WEDNESDAY.isoformat())
    assert of_kind(team, "over capacity") == []
    team.catalogue = team.catalogue._replace(matching=team.catalogue.matching._replace(mentor_hours=5.0), digest="m")
    (found,) = of_kind(team, "over capacity")
    assert isinstance(found.about, CarriedLoad)
    assert (found.person, found.about.spent, found.about.hours, found.about.limit) == ("maya", 6.0, None, 5.0)
    capacities.set_capacity(team("tom"), "maya", hours=6)
    assert of_kind(team, "over capacity") == []


def test_a_leave_is_called_before_it_begins_where_nobody_stands_in(team: Crew) -> None:
    first, last = date(2026, 3, 16), date(2026, 3, 20)
    people.set_leave(team("tom"), "maya", first, last)
    assert [(call.person, call.since, call.days, call.about) for call in of_kind(team, "leave ahead")] == [
        ("maya", "2026-03-16", 12, Mentees(("ana", "budi"), "2026-03-20"))
    ]
    plan = plan_leave(team("tom"), "maya", first, last, pins={"ana": "max"})
    carry_out(team("tom"), plan, why="")
    assert [call.about for call in of_kind(team, "leave ahead")] == [Mentees(("budi",), "2026-03-20")]
    # Whoever stands in is away themselves on a day of it.
    people.set_leave(team("tom"), "max", date(2026, 3, 18), date(2026, 3, 18))
    pairing.reassign(team("tom"), "budi", "max", why="w")
    assert [(call.person, call.since) for call in of_kind(team, "leave ahead")] == [
        ("max", "2026-03-18"),
        ("maya", "2026-03-18"),
    ]


def test_a_leave_far_ahead_is_not_called_yet_and_one_that_begins_is_called_as_such(team: Crew) -> None:
    people.set_leave(team("tom"), "maya", date(2026, 3, 30), date(2026, 4, 3))
    assert of_kind(team, "leave ahead") == []
    team.go_to(date(2026, 3, 30))
    assert [call.kind for call in attention.attention(team("tom")) if call.person == "maya"] == ["mentor away"]


def test_nobody_is_missed_on_a_weekend(team: Crew) -> None:
    people.set_leave(team("tom"), "maya", date(2026, 3, 7), date(2026, 3, 8))
    assert of_kind(team, "leave ahead") == []
    people.set_leave(team("tom"), "maya", date(2026, 3, 7), date(2026, 3, 9))
    assert [(call.since, call.days) for call in of_kind(team, "leave ahead")] == [("2026-03-09", 5)]


def test_leads_see_who_stands_in(team: Crew) -> None:
    people.set_leave(team("tom"), "maya", WEDNESDAY, WEDNESDAY)
    people.set_leave(team("tom"), "maya", date(2026, 3, 16), date(2026, 3, 20))
    pairing.cover(team("tom"), "ana", "max", until=WEDNESDAY)

    def maya() -> tuple[str, str, tuple[str, ...]]:
        load = next(load for load in team_page(team("tom")).mentors if load.person.id == "maya")
        return load.away, load.from_on, load.stand_ins

    assert maya() == ("2026-03-04", "", ("max",))
    team.go_to(WEDNESDAY + timedelta(days=1))
    assert maya() == ("", "2026-03-16", ())


# -- one count of mentees


def test_every_door_counts_a_mentors_mentees_alike(team: Crew) -> None:
    def counts() -> set[int]:
        listed = next(row for row in roster(team("tom")) if row["person"] == "maya")
        shown = next(load for load in team_page(team("tom")).mentors if load.person.id == "maya")
        ranked = next(one for one in choice(team("tom"), "dora").candidates if one.person.id == "maya")
        own = mentors.carried(team("maya"), team("maya").team(), "maya")
        return {listed["load"], len(shown.mentees), ranked.mentees, own.load}

    team.add("Dora")
    assert counts() == {2}
    people.end(team("tom"), "ana", finished=True)
    assert counts() == {1}
    people.end(team("tom"), "budi", finished=False, why="w")
    assert counts() == {0}
    pairing.reassign(team("tom"), "cleo", "maya", why="w", since=WEDNESDAY + timedelta(days=9))
    assert counts() == {1}, "who is agreed to come takes up room already"


def test_whoever_rests_costs_their_mentor_no_hours(team: Crew) -> None:
    def load() -> tuple[int, float]:
        now = mentors.carried(team("maya"), team("maya").team(), "maya")
        return now.load, now.spent

    assert load() == (2, 4.0)
    people.pause(team("tom"), "ana", WEDNESDAY, None)
    assert load() == (2, 2.0), "their place is kept"


# -- one truth about basics with something missing


def test_a_closing_talk_without_all_basics_is_one_truth_at_every_door(
    team: Crew, capsys: pytest.CaptureFixture[str]
) -> None:
    team.go_to(date(2026, 5, 4))
    assert "ana" in {call.person for call in of_kind(team, "past")}
    items.tick(team("tom"), "talk", person="ana", on=date(2026, 3, 20), why="was held before")
    entry = overview(team("tom")).of("ana")
    assert (entry.complete, entry.basics_done < entry.basics_total) == (True, True)
    assert plan_cell(entry).endswith(f"day {entry.complete_day}")
    assert "ana" not in {call.person for call in of_kind(team, "past")}
    assert (entry.pace == "past", entry.late) == (False, 0)
    page = journeys.page(team("ana"))
    assert page.pace.late == ()
    assert next_text(page, 80).endswith("Basics done on 20 March, 8 of them open")
    print_journey(page)
    print_team([summary_of(page.person, "maya", page.standing, page.pace)], {})
    told = capsys.readouterr().out
    assert "Basics done on 20 March, 8 of them open" in told
    assert "done, 8 open" in told
    assert "past" not in told
