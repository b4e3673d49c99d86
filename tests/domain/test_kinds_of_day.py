"""Four kinds of day: each day of somebody's is one of them, and they add up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OFFICE, Holiday, Holidays, OwnCalendar, Pattern, Span
from mentor_tui.domain.courses import Spell
from mentor_tui.domain.kinds_of_day import KindsOfDay, Waiting, counted, kinds_of_days, waiting_days

MONDAY = date(2026, 5, 4)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def kinds_of_day(*args: Any, **more: Any) -> KindsOfDay:
    return counted(kinds_of_days(*args, **more))


def number(n: int) -> int:
    return day(n).toordinal()


def test_a_week_of_each_kind() -> None:
    calendar = OwnCalendar(MONDAY, away=(Span(day(3), day(3)),))
    # Monday they sent something, which is judged on Wednesday; Thursday is leave; on Friday nothing happened.
    found = kinds_of_day(calendar, day(7), {number(0)}, [Spell(number(0), number(2), "answer")])
    assert found == KindsOfDay(away=1, moving=1, waiting=2, quiet=1)
    assert kinds_of_days(calendar, day(7), {number(0)}, [Spell(number(0), number(2), "answer")]) == (
        *("moving", "waiting", "waiting", "away", "quiet"),
    )
    assert found.here == calendar.day(day(7)) - 1 == 4


def test_what_began_to_wait_that_very_day_did_not_hold_the_day_up() -> None:
    found = kinds_of_day(OwnCalendar(MONDAY), day(2), (), [Spell(number(1), number(4), "answer")])
    assert found == KindsOfDay(quiet=2)


def test_who_got_on_while_something_waited_moved() -> None:
    found = kinds_of_day(OwnCalendar(MONDAY), day(5), {number(2)}, [Spell(number(0), number(9), "answer")])
    assert found == KindsOfDay(moving=1, waiting=3, quiet=1)


def test_a_day_off_by_pattern_is_no_day_and_before_day_1_there_is_none() -> None:
    assert kinds_of_day(OwnCalendar(MONDAY), MONDAY, (), ()) == KindsOfDay()
    assert kinds_of_day(OwnCalendar(day(7)), MONDAY, {number(0)}, ()) == KindsOfDay()
    assert kinds_of_day(OwnCalendar(MONDAY), day(7), {number(5), number(6)}, ()) == KindsOfDay(quiet=5)


def test_a_day_goes_to_what_had_waited_longest() -> None:
    spells = [Spell(number(1), number(3), "answer"), Spell(number(0), number(1), "sign-off")]
    days = [day(n) for n in range(5)]
    assert waiting_days(days, {number(3)}, spells) == [Waiting(number(1), "sign-off"), Waiting(number(2), "answer")]


NUMBERS = st.integers(-10, 60)
SPELLS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=8)
PATTERNS = st.sets(st.integers(0, 6), min_size=1).map(
    lambda days: Pattern("own", "", dict.fromkeys(days, OFFICE.shifts[0]))
)
CALENDARS = st.builds(
    OwnCalendar,
    st.integers(0, 20).map(day),
    PATTERNS,
    away=st.lists(st.tuples(NUMBERS, st.none() | NUMBERS), max_size=3).map(
        lambda spans: tuple(Span(day(a), None if b is None else day(max(a, b))) for a, b in spans)
    ),
    holidays=st.lists(NUMBERS, max_size=5).map(lambda days: Holidays(Holiday("", on=day(n)) for n in days)),
)


@given(CALENDARS, NUMBERS, st.sets(NUMBERS), SPELLS)
def test_they_add_up_exactly(calendar: OwnCalendar, today: int, acted: set[int], spells: list[tuple[int, int]]) -> None:
    found = kinds_of_day(
        calendar, day(today), {*map(number, acted)}, [Spell(number(a), number(b), "answer") for a, b in spells]
    )
    yesterday = day(today - 1)
    assert sum(found) == len(calendar.of_pattern(calendar.start, yesterday))
    assert found.here == calendar.between(calendar.start, yesterday)
    if calendar.works(day(today)) and day(today) >= calendar.start:
        assert found.here == calendar.day(day(today)) - 1
    assert found.moving == sum(calendar.works(day(n)) for n in acted if calendar.start <= day(n) <= yesterday)


@given(CALENDARS, NUMBERS, st.sets(NUMBERS), SPELLS)
def test_each_day_is_judged_by_itself(
    calendar: OwnCalendar, today: int, acted: set[int], spells: list[tuple[int, int]]
) -> None:
    numbers, waits = {*map(number, acted)}, [Spell(number(a), number(b), "answer") for a, b in spells]
    found = kinds_of_day(calendar, day(today), numbers, waits)
    days = calendar.working(calendar.start, day(today - 1))
    still = [one.toordinal() for one in days if one.toordinal() not in numbers]
    assert found.waiting == sum(any(a < one <= b for a, b, _cause in waits) for one in still)


@given(CALENDARS, NUMBERS, st.sets(NUMBERS), SPELLS, NUMBERS)
def test_two_times_together_are_the_whole(
    calendar: OwnCalendar, today: int, acted: set[int], spells: list[tuple[int, int]], cut: int
) -> None:
    numbers, waits = {*map(number, acted)}, [Spell(number(a), number(b), "answer") for a, b in spells]
    whole = kinds_of_days(calendar, day(today), numbers, waits)
    before = kinds_of_days(calendar, min(day(cut), day(today)), numbers, waits)
    assert before + kinds_of_days(calendar, day(today), numbers, waits, first=min(day(cut), day(today))) == whole
