"""The order of a queue is the one that costs those who wait the least, whoever works when, in whatever zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, permutations
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from mentor_tui.services import attention, documents, items, people
from mentor_tui.services.calls import SETTLES_IN, Call, WaitsKind, in_order, lost_in
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.working_time import DAYS_AHEAD, Overnight, Shifts, left_in, minute_of
from tests.services.conftest import Crew

ZONES = ("Europe/Dublin", "Asia/Manila", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Auckland", "UTC")

FIRST = date(2026, 3, 26)
"""A Thursday; clocks change in Europe on the Sunday after, and in New Zealand a week later."""


def week_of(zone: str, begin: int, minutes: int, days: frozenset[int], around: date) -> Shifts:
    """When somebody is at work around a day, as ``shifts_of`` has it: from yesterday on, over the days that are looked at."""
    found = []
    for number in range(-1, DAYS_AHEAD + 1):
        day = around + timedelta(days=number)
        if day.weekday() in days:
            first = datetime.combine(day, time(begin), ZoneInfo(zone)).astimezone(UTC)
            found.append((minute_of(first), minute_of(first + timedelta(minutes=minutes))))
    return tuple(found)


@st.composite
def weeks(draw: st.DrawFn, around: date = FIRST) -> Shifts:
    return week_of(
        draw(st.sampled_from(ZONES)),
        draw(st.integers(0, 23)),
        draw(st.sampled_from((240, 480, 510, 720))),
        draw(st.frozensets(st.integers(0, 6), max_size=7)),
        around,
    )


moments = st.integers(0, 3 * 24 * 60).map(
    lambda minutes: datetime(2026, 3, 25, 12, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def queues(draw: st.DrawFn) -> list[Call]:
    """Up to six things of every kind in which somebody waits, each as it is called: what it costs follows from two weeks."""
    night = Overnight.between(draw(weeks()), draw(moments))
    hires = draw(st.lists(weeks(), min_size=1, max_size=3))
    found = []
    for number in range(draw(st.integers(0, 6))):
        who = draw(st.integers(0, len(hires) - 1))
        found.append(
            Call(
                draw(st.sampled_from(get_args(WaitsKind))),
                f"hire-{who}",
                f"item-{number}",
                days=draw(st.integers(0, 9)),
                minutes=draw(st.integers(0, 30)),
                held_up=draw(st.integers(0, 3)),
                lost=night.lost(hires[who], draw(st.integers(0, 2000))),
                home=night.home(hires[who]),
            )
        )
    return found


@given(queues())
def test_no_order_of_all_there_are_costs_less_than_the_one_that_is_told(queue: list[Call]) -> None:
    told = in_order(queue)
    assert sorted(told, key=repr) == sorted(queue, key=repr)
    assert lost_in(told) == min(map(lost_in, permutations(queue)))


@given(queues())
def test_no_swap_of_two_things_lowers_the_sum_anywhere_in_a_queue(queue: list[Call]) -> None:
    told = in_order(queue)
    for one, other in combinations(range(len(told)), 2):
        swapped = list(told)
        swapped[one], swapped[other] = told[other], told[one]
        assert lost_in(swapped) >= lost_in(told)


@given(queues(), st.data())
def test_what_is_settled_leaves_the_rest_in_the_best_order(queue: list[Call], data: st.DataObject) -> None:
    told = in_order(queue)
    if told:
        told.pop(data.draw(st.integers(0, len(told) - 1)))
    assert told == in_order(told), "nothing slides under the finger"


@given(weeks(), weeks(), moments, st.integers(0, 2000))
@example(week_of("Europe/Dublin", 9, 480, frozenset(range(5)), FIRST), (), datetime(2026, 3, 26, 10, tzinfo=UTC), 60)
def test_hours_lost_are_counted_minute_by_minute(mine: Shifts, theirs: Shifts, moment: datetime, most: int) -> None:
    """Working minutes of whoever waits that pass between the end of the acting person's day and their next one."""
    night = Overnight.between(mine, moment)
    now = minute_of(moment)
    assert now <= night.end <= night.begin
    at_work = {minute for begin, end in theirs for minute in range(begin, end)}
    assert night.lost(theirs, most) == min(len(at_work & set(range(night.end, night.begin))), most)
    # Between the two the acting person is not at work.
    assert not any(begin < night.begin and end > night.end for begin, end in mine if begin != end)
    left = left_in(theirs, now)
    assert (left is None) == (now not in at_work)


def test_what_settles_sooner_for_the_same_loss_comes_first_and_what_costs_nothing_last() -> None:
    talk, side = Call("asks", "ana", "a", lost=60, minutes=2), Call("sent", "budi", "b", lost=60, minutes=5)
    nothing = Call("waiting", "cleo", "c", minutes=1, days=9, held_up=9)
    unknown = Call("returned", "dora", "d", lost=60 * SETTLES_IN + 60)
    assert in_order([nothing, side, unknown, talk]) == [unknown, talk, side, nothing]


def test_screen_command_and_json_tell_one_order(team: Crew) -> None:
    team.edit("refund", requires=("drill",), minutes=60)
    people.edit_person(team("tom"), "budi", {"zone": "America/Los_Angeles"})
    items.say(team("ana"), None, "read", "Which page?")
    for hire in ("ana", "budi"):
        items.tick(team(hire), "drill")
    shown = [(call.kind, call.person, call.on) for call in mentees_page(team("maya")).queue]
    told = attention.attention(team("maya"))
    assert shown == [(call.kind, call.person, call.on) for call in told]
    assert shown == [(row["kind"], row["person"], row["on"]) for row in map(documents.call_doc, told)]
    assert shown[0][1] == "budi", "it is Budi who would lose the day"
