"""Pace: minutes of overdue work, in the person's own days."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import Pattern, Shift, Span
from mentor_tui.domain.catalogue import Budget, WorkCalendar
from mentor_tui.domain.conditions import AllOf, AnyOf, ItemDone
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.effort import Stretch
from mentor_tui.domain.journey_folds import PROGRAMME
from mentor_tui.domain.pace import Pace, pace
from mentor_tui.domain.record import Record
from tests.domain.helpers import (
    SOME,
    START,
    act,
    catalogue,
    curriculum,
    edited,
    flat,
    item,
    phase,
    record,
    standing,
    tick,
)


def on(made: Record, course: Curriculum, day: int, calendar: WorkCalendar | None = None, **budget: Any) -> Pace:
    """The pace on somebody's own working day."""
    known = catalogue(course, budget=Budget(**budget), calendar=calendar or WorkCalendar())
    first = standing(made, known)
    return pace(standing(made, known, first.calendar.date_of(day)))


def steady(minutes: int = 60, days: int = 20, **more: Any) -> Curriculum:
    """One item a day, an hour each."""
    items = (item(f"i{n}", minutes=minutes, by_day=n, **more) for n in range(1, days + 1))
    return curriculum(phase("first", *items, by_day=days))


def done_until(day: int, **profile: Any) -> Record:
    made = record(**profile)
    for n in range(1, day + 1):
        tick(made, f"i{n}")
    return made


def test_none_before_day_ten_then_as_many_days_as_are_open() -> None:
    made = done_until(2)
    assert on(made, steady(), 9) == Pace("none")
    assert (on(made, steady(), 10).state, on(made, steady(), 10).days) == ("past", 7)
    assert on(made, steady(), 10).effort.minutes == 7 * 60
    assert on(made, steady(), 5, pace_from_day=5).days == 2


@pytest.mark.parametrize(
    ("until", "state", "days"), [(11, "on plan", 0), (12, "in hand", 1), (14, "in hand", 3), (10, "past", 1)]
)
def test_on_the_plan_and_ahead_of_it(until: int, state: str, days: int) -> None:
    # On day 12 what is due today is not late yet.
    found = on(done_until(until), steady(), 12)
    assert (found.state, found.days) == (state, days)


def test_what_was_done_before_its_day_makes_up_for_what_was_left() -> None:
    made = done_until(10)
    assert (on(made, steady(), 12).state, on(made, steady(), 12).days) == ("past", 1)
    tick(made, "i12")
    found = on(made, steady(), 12)
    assert (found.state, [late.item.id for late in found.late]) == ("on plan", ["i11"])


def test_what_waits_for_somebody_else_is_no_arrear() -> None:
    made = record()
    for n in range(1, 12):
        tick(made, f"i{n}", sign_off=True)
    assert on(made, steady(sign_off="mentor"), 12).state == "on plan"
    act(made, "item:course/i1", "returned", by="maya", text="again")
    assert on(made, steady(sign_off="mentor"), 12).effort.minutes == 60


def test_what_mentor_and_lead_owe_never_puts_a_hire_past_the_plan() -> None:
    course = curriculum(
        phase(
            "first",
            *(item(f"i{n}", minutes=60, by_day=n) for n in range(1, 21)),
            *(item(f"m{n}", minutes=600, by_day=1, who=who) for n, who in enumerate(("mentor", "lead"))),
            by_day=20,
        )
    )
    assert on(done_until(11), course, 12) == on(done_until(11), steady(), 12)


def test_minutes_count_and_not_items() -> None:
    reads = (item(f"r{n}", minutes=5, by_day=1) for n in range(10))
    talks = (item(f"t{n}", minutes=55, by_day=11) for n in range(10))
    filler = item("rest", minutes=600, by_day=20)
    few, many = record(), record()
    for n in range(10):
        tick(few, f"t{n}")
        tick(many, f"r{n}")
    course = curriculum(phase("first", *reads, *talks, filler, by_day=20))
    assert course.minutes_a_day == 60.0
    # Ten things to read are not a day's work.
    assert (on(few, course, 12).state, len(on(few, course, 12).late)) == ("on plan", 10)
    assert on(many, course, 12).days == 1


def test_part_timers_have_their_own_days() -> None:
    half = {"contract": 20.0}
    made = done_until(5, **half)
    # Day 12 of a half day's is day 6 of the plan.
    assert on(made, steady(), 12).state == "on plan"
    assert on(done_until(5), steady(), 12).state == "past"
    late = on(done_until(2, **half), steady(), 12)
    assert (late.effort.minutes, late.days) == (3 * 60, 6)


def test_added_days_move_every_date_after_day_one() -> None:
    made = done_until(5)
    act(made, PROGRAMME, "extended", by="tom", days=6)
    assert [standing(made, catalogue(steady())).due_day(day) for day in (-2, 0, 1)] == [-2, 0, 7]
    assert on(made, steady(), 12).state == "on plan"
    assert on(made, steady(), 13).days == 1


def test_no_pace_while_paused_away_coming_or_over() -> None:
    course = steady()
    made = done_until(2)
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-03-18", "until": "2026-03-20"})
    known = catalogue(course)
    assert pace(standing(made, known, date(2026, 3, 19))).state == "paused"
    assert pace(standing(made, known, START - timedelta(days=3))).state == "none"
    away = record(leave=[["2026-03-18", "2026-03-20"]])
    assert pace(standing(away, known, date(2026, 3, 19))).state == "paused"
    act(made, PROGRAMME, "finished", by="tom", on="2026-03-20")
    assert pace(standing(made, known, date(2026, 4, 30))).state == "none"
    assert pace(standing(record(course=None), known, date(2026, 4, 30))).state == "none"


def test_leave_and_holidays_are_no_days_of_the_plan() -> None:
    made = done_until(8, leave=[["2026-03-09", "2026-03-13"]])
    known = catalogue(steady(days=40))
    last = standing(made, known).calendar.date_of(10)
    assert last == date(2026, 3, 20)
    assert pace(standing(made, known, last)).days == 1
    without = done_until(8)
    assert pace(standing(without, known, last)).days == 6


def test_phases_at_one_time_are_one_plan() -> None:
    course = curriculum(
        phase("light", *(item(f"l{n}", minutes=20, by_day=n) for n in range(1, 11)), by_day=10),
        phase("heavy", *(item(f"h{n}", minutes=100, by_day=n) for n in range(1, 11)), by_day=10),
    )
    made = record()
    for n in range(1, 11):
        tick(made, f"h{n}")
    found = on(made, course, 11)
    # Two hundred minutes short, at two hours a day: only since yesterday are that two hours or more.
    assert (found.state, found.days, found.effort.minutes) == ("past", 1, 200)


def test_what_is_past_its_day_is_named_with_what_it_still_asks_for() -> None:
    course = flat(item("z", minutes=60, by_day=9), item("a", minutes=30, times=4, by_day=2), item("later", by_day=14))
    made = record()
    tick(made, "a", times=4)
    found = on(made, course, 12)
    assert [(late.item.id, late.due, late.minutes) for late in found.late] == [("a", 2, 90), ("z", 9, 60)]
    tick(made, "z")
    assert [late.item.id for late in on(made, course, 12).late] == ["a"]


def test_whoever_did_nothing_is_as_far_past_as_days_have_gone_by() -> None:
    assert [on(record(), steady(days=90), day).days for day in (10, 36, 84)] == [9, 35, 83]


DUE = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 600)), min_size=1, max_size=12)


@SOME
@given(DUE, st.sets(st.integers(0, 11)), st.integers(10, 60))
def test_it_grows_by_one_a_day_at_most_and_is_never_more_than_the_days_gone_by(
    plan: list[tuple[int, int]], done: set[int], day: int
) -> None:
    course = flat(*(item(f"i{n}", minutes=minutes, by_day=due) for n, (due, minutes) in enumerate(plan)))
    made = record()
    for n in done & set(range(len(plan))):
        tick(made, f"i{n}")
    before, after = on(made, course, day), on(made, course, day + 1)
    past, then = (found.days if found.state == "past" else 0 for found in (before, after))
    assert past <= day - 1
    assert then <= past + 1


@SOME
@given(DUE, st.sets(st.integers(0, 11)), st.integers(0, 11), st.integers(10, 60), st.integers(1, 9))
def test_more_done_and_a_longer_plan_never_make_it_more(
    plan: list[tuple[int, int]], done: set[int], also: int, day: int, more: int
) -> None:
    course = flat(*(item(f"i{n}", minutes=minutes, by_day=due) for n, (due, minutes) in enumerate(plan)))

    def past(items: set[int], extra: int = 0) -> int:
        made = record()
        for n in items & set(range(len(plan))):
            tick(made, f"i{n}")
        if extra:
            act(made, PROGRAMME, "extended", by="tom", days=extra)
        found = on(made, course, day)
        return found.days if found.state == "past" else 0

    assert past(done | {also}) <= past(done)
    assert past(done, more) <= past(done)


def test_added_days_take_as_many_off() -> None:
    made = done_until(10)
    assert on(made, steady(days=90), 60).days == 49
    act(made, PROGRAMME, "extended", by="tom", days=20)
    assert on(made, steady(days=90), 60).days == 29


@SOME
@given(st.integers(0, 20), st.integers(10, 20))
def test_more_done_is_never_further_past(done: int, day: int) -> None:
    def place(until: int) -> int:
        found = on(done_until(until), steady(), day)
        return found.days if found.state == "past" else -found.days

    assert place(min(done + 1, 20)) <= place(done)


def test_counted_items_are_late_by_what_is_left_of_them() -> None:
    course = flat(item("a", minutes=30, times=4, by_day=2), item("z", minutes=120, by_day=10))
    made = record()
    tick(made, "a", times=4)
    assert on(made, course, 12).effort.minutes == 3 * 30 + 120


def test_a_pattern_of_the_team_says_which_days_count() -> None:
    weekend = Pattern("weekend", "Weekend", {day: Shift(time(22), time(6)) for day in (4, 5, 6)})
    calendar = WorkCalendar(24.0, {"weekend": weekend})
    made = done_until(8, pattern="weekend")
    assert standing(made, catalogue(steady(), calendar=calendar)).calendar.date_of(10) == date(2026, 3, 27)
    assert on(made, steady(), 10, calendar).days == 1


def test_an_open_ended_leave_pauses() -> None:
    made = record(leave=[["2026-03-18", None]])
    now = standing(made, catalogue(steady()), date(2027, 3, 18))
    assert pace(now).state == "paused"
    assert now.profile.away(now.today) == Span(date(2026, 3, 18))


def two_phases(**more: Any) -> Curriculum:
    """Twenty days of an hour, then twenty days of half an hour."""
    return curriculum(
        phase("first", *(item(f"i{n}", minutes=60, by_day=n) for n in range(1, 21)), by_day=20),
        phase("second", *(item(f"i{n}", minutes=30, by_day=n, **more) for n in range(21, 41)), by_day=40),
    )


@pytest.mark.parametrize(("until", "day", "days"), [(16, 12, 5), (20, 12, 9), (22, 18, 5), (40, 30, 11), (40, 12, 29)])
def test_days_in_hand_are_days_of_the_plan_that_are_done(until: int, day: int, days: int) -> None:
    found = on(done_until(until), two_phases(), day)
    assert (found.state, found.days) == ("in hand", days)


def test_work_of_two_phases_at_once_is_counted_together() -> None:
    course = curriculum(
        phase("left", *(item(f"i{n}", minutes=60, by_day=n) for n in range(1, 21)), by_day=20),
        phase("right", *(item(f"r{n}", minutes=60, by_day=n) for n in range(1, 21)), by_day=20),
    )
    made = done_until(14)
    for n in range(1, 12):
        tick(made, f"r{n}")
    # Three hours in hand, at two hours a day.
    assert on(made, course, 12).days == 1


def test_work_that_is_due_all_at_once_is_late_from_that_day_and_in_hand_by_its_minutes() -> None:
    course = curriculum(
        phase("first", *(item(f"i{n}", minutes=60, by_day=10) for n in range(1, 11)), by_day=10),
        phase("second", *(item(f"s{n}", minutes=60, by_day=20) for n in range(10)), by_day=20),
    )
    assert course.stretches == {"first": Stretch(1, 10, 60.0), "second": Stretch(11, 20, 60.0)}
    # Three hours were due yesterday; nobody is three days late with what was due a day ago.
    assert on(done_until(7), course, 11).days == 1
    made = done_until(10)
    tick(made, "s0")
    tick(made, "s1")
    assert (on(made, course, 11).state, on(made, course, 11).days) == ("in hand", 2)


# -- what waits for us


def at(day: int) -> str:
    """The morning of somebody's own working day, here that of everybody who works Monday to Friday."""
    return f"{standing(record(), catalogue(steady())).calendar.date_of(day).isoformat()}T09:00:00Z"


def gated(**more: Any) -> Curriculum:
    """An hour a day for twelve days, the last of which is signed off, and behind that an hour a day again."""
    open_ones = (item(f"i{n}", minutes=60, by_day=n) for n in range(1, 12))
    gate = item("gate", minutes=60, by_day=12, sign_off="mentor", **more)
    behind = (item(f"x{n}", minutes=60, by_day=n, requires=("gate",)) for n in range(13, 31))
    return curriculum(phase("first", *open_ones, gate, *behind, by_day=30))


def sent_at_the_gate(day: int) -> Record:
    made = record()
    for n in range(1, 12):
        tick(made, f"i{n}")
    tick(made, "gate", sign_off=True, at=at(day))
    return made


def test_no_day_counts_while_the_way_on_waits_for_a_sign_off_nor_when_it_is_over() -> None:
    made, course = sent_at_the_gate(16), gated()
    assert [on(made, course, day).days for day in (16, 17, 20, 23)] == [3, 3, 3, 3]
    act(made, "item:course/gate", "signed", by="maya", at=at(23))
    assert [on(made, course, day).days for day in (23, 24, 25)] == [3, 4, 5]
    # Without the seven days it would have been ten.
    tick(made, "x13", at=at(23))
    assert on(made, course, 23).days == 2


def test_days_on_which_it_was_with_the_hire_count() -> None:
    made, course = sent_at_the_gate(12), gated()
    act(made, "item:course/gate", "returned", by="maya", text="once more", at=at(15))
    assert on(made, course, 18).effort.minutes == 60 + 60 * len([day for day in range(13, 18) if day + 3 < 18])
    act(made, "item:course/gate", "sent", text="done", at=at(18))
    act(made, "item:course/gate", "signed", by="maya", at=at(20))
    # Three days and two days were ours.
    assert on(made, course, 22).effort.minutes == 60 * len([day for day in range(13, 22) if day + 5 < 22])


def test_a_part_of_ours_holds_up_what_comes_after_it_and_no_more() -> None:
    items = (item(f"i{n}", minutes=60, by_day=n) for n in range(1, 12))
    talk = item("talk", minutes=30, by_day=11, who="mentor")
    behind = (item(f"x{n}", minutes=60, by_day=n, requires=("talk",)) for n in range(12, 21))
    made = done_until(11)
    course = curriculum(phase("first", *items, talk, *behind, by_day=20))
    assert on(made, course, 18).effort.minutes == 0
    tick(made, "talk", by="maya", at=at(15))
    assert on(made, course, 18).effort.minutes == 60 * len([day for day in range(12, 18) if day + 4 < 18])
    # What waits for the hire first is not held up by us.
    locked = edited(course, "talk", requires=("i11",))
    assert on(done_until(10), locked, 18).effort.minutes == 60 * (1 + len(range(12, 18)))


def test_one_of_several_ways_is_held_up_by_what_all_of_them_need() -> None:
    course = curriculum(
        phase(
            "first",
            *(item(f"i{n}", minutes=60, by_day=n, sign_off="mentor") for n in (1, 2)),
            item("x", minutes=60, by_day=10, when=AnyOf((ItemDone("i1"), ItemDone("i2")))),
            by_day=10,
        )
    )
    made = record()
    tick(made, "i1", sign_off=True, at=at(5))
    assert on(made, course, 14).effort.minutes == 120
    both = edited(course, "x", when=AllOf((ItemDone("i1"), ItemDone("i2"))))
    assert on(made, both, 14).effort.minutes == 60
    assert both.needed("x") == {"i1", "i2"}
    assert course.needed("x") == frozenset()


def test_days_on_which_two_things_waited_at_once_count_once() -> None:
    course = curriculum(
        phase(
            "first",
            *(item(f"i{n}", minutes=60, by_day=n, sign_off="mentor") for n in (1, 2)),
            item("x", minutes=60, by_day=10, requires=("i1", "i2")),
            by_day=10,
        )
    )
    made = record()
    for name, sent in (("i1", 5), ("i2", 7)):
        tick(made, name, sign_off=True, at=at(sent))
    for name in ("i1", "i2"):
        act(made, f"item:course/{name}", "signed", by="maya", at=at(14))
    # From day 5 to day 14 something waited: nine days.
    assert [on(made, course, day).effort.minutes for day in (19, 20)] == [0, 60]


def test_a_part_of_ours_is_waited_for_once_the_hire_has_done_what_comes_before_it() -> None:
    items = (item(f"i{n}", minutes=60, by_day=n) for n in range(1, 12))
    talk = item("talk", minutes=30, by_day=11, who="mentor", requires=("i11",))
    behind = (item(f"x{n}", minutes=60, by_day=n, requires=("talk",)) for n in range(12, 21))
    course = curriculum(phase("first", *items, talk, *behind, by_day=20))
    made = done_until(10)
    tick(made, "i11", at=at(15))
    assert on(made, course, 18).effort.minutes == 60 * len([day for day in range(12, 18) if day + 3 < 18])


def test_a_part_of_ours_that_is_due_later_is_waited_for_from_the_day_of_what_it_holds_up() -> None:
    items = (item(f"i{n}", minutes=60, by_day=n) for n in range(1, 12))
    talk = item("talk", minutes=30, by_day=16, who="mentor")
    behind = (item(f"x{n}", minutes=60, by_day=n, requires=("talk",)) for n in range(12, 21))
    course = curriculum(phase("first", *items, talk, *behind, by_day=20))
    assert on(done_until(11), course, 18).effort.minutes == 0


def test_what_was_begun_or_opened_early_is_held_up_by_nothing() -> None:
    course = gated()
    made = sent_at_the_gate(12)
    act(made, "lock:course/x13", "opened", by="tom", text="go on", at=at(13))
    assert on(made, course, 16).effort.minutes == 60


@SOME
@given(st.integers(12, 20), st.integers(0, 12), st.integers(0, 10))
def test_the_length_of_a_wait_for_us_never_shows(sent: int, waited: int, later: int) -> None:
    """A hire is as far past as they would be if it had been signed on the day on which it was sent."""
    course = gated()
    slow, quick = sent_at_the_gate(sent), sent_at_the_gate(sent)
    past = [on(slow, course, sent + day).effort.minutes for day in range(waited + 1)]
    assert past == past[:1] * (waited + 1)
    act(slow, "item:course/gate", "signed", by="maya", at=at(sent + waited))
    act(quick, "item:course/gate", "signed", by="maya", at=at(sent))
    late, early = on(slow, course, sent + waited + later), on(quick, course, sent + later)
    assert (late.effort.minutes, late.days * (late.state == "past")) == (
        early.effort.minutes,
        early.days * (early.state == "past"),
    )
