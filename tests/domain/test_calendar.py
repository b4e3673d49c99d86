"""A person's own days, on patterns, contracts, leave and holidays of every shape."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OFFICE, Holiday, Holidays, OwnCalendar, Pattern, Shift, Span, easter_sunday
from tests.domain.helpers import SOME, START

DAY = timedelta(days=1)
DATES = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    hours = st.integers(0, 23)
    return Pattern("p", "P", {day: Shift(time(draw(hours)), time(draw(hours))) for day in days}, rest=30)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DATES)
    return Span(first, first + timedelta(days=draw(st.integers(0, 40))))


HOLIDAYS = st.one_of(
    DATES.map(lambda day: Holiday("once", on=day)),
    st.sampled_from([(1, 1), (2, 29), (12, 25)]).map(lambda day: Holiday("each year", every=day)),
    st.integers(-50, 60).map(lambda days: Holiday("easter", easter=days)),
)


@st.composite
def own_calendars(draw: st.DrawFn) -> OwnCalendar:
    return OwnCalendar(
        draw(DATES),
        draw(patterns()),
        draw(st.none() | st.floats(4, 45)),
        40.0,
        tuple(draw(st.lists(spans(), max_size=4))),
        Holidays(draw(st.lists(HOLIDAYS, max_size=4))),
    )


def works(calendar: OwnCalendar, day: date) -> bool:
    """The rule in its plainest form."""
    if day.weekday() not in calendar.pattern.shifts:
        return False
    if day in calendar.holidays.in_year(day.year):
        return False
    return not any(span.first <= day and (span.last is None or day <= span.last) for span in calendar.away)


@SOME
@given(own_calendars(), st.integers(1, 300))
def test_a_day_and_its_date_are_each_others_inverse(calendar: OwnCalendar, number: int) -> None:
    found = calendar.date_of(number)
    assert calendar.day(found) == number
    assert works(calendar, found)


@SOME
@given(own_calendars(), st.integers(-60, 0))
def test_days_before_the_first_have_dates_too(calendar: OwnCalendar, number: int) -> None:
    found = calendar.date_of(number)
    assert found < calendar.start
    assert calendar.day(found) == number


@SOME
@given(own_calendars(), DATES, st.integers(0, 900))
def test_between_is_what_counting_day_by_day_gives(calendar: OwnCalendar, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    counted = sum(works(calendar, first + timedelta(days=n)) for n in range(length + 1))
    assert calendar.between(first, last) == counted
    assert calendar.between(last + DAY, first) == 0
    assert calendar.works(first) == works(calendar, first)


@SOME
@given(own_calendars(), DATES)
def test_the_number_of_a_day_never_falls(calendar: OwnCalendar, day: date) -> None:
    step = calendar.day(day + DAY) - calendar.day(day)
    assert step in (0, 1)


@SOME
@given(own_calendars(), DATES, st.integers(1, 90))
def test_so_many_days_later(calendar: OwnCalendar, today: date, days: int) -> None:
    later = calendar.add(today, days)
    assert calendar.between(today + DAY, later) == days
    assert calendar.between(today + DAY, later - DAY) == days - 1
    assert calendar.add(today, 0) == today


def test_a_start_at_the_weekend_begins_on_the_next_working_day() -> None:
    saturday = date(2026, 2, 28)
    calendar = OwnCalendar(saturday)
    assert calendar.date_of(1) == START
    assert [calendar.day(saturday + timedelta(days=n)) for n in range(4)] == [1, 1, 1, 2]
    assert calendar.day(date(2026, 2, 27)) == 0


def test_before_day_one_the_days_count_down() -> None:
    calendar = OwnCalendar(START)
    assert [calendar.day(day) for day in (date(2026, 2, 27), date(2026, 2, 26), date(2026, 2, 20))] == [0, -1, -5]
    assert calendar.day(date(2026, 3, 1)) == 0


def test_a_pause_without_an_end_stops_the_count_and_still_gives_dates() -> None:
    calendar = OwnCalendar(START, away=(Span(date(2026, 3, 9)),))
    assert calendar.day(date(2026, 6, 1)) == 5
    assert calendar.is_away(date(2030, 1, 1))
    assert calendar.date_of(6) == date(2026, 3, 9)
    assert calendar.date_of(10) == date(2026, 3, 13)


def test_leave_that_overlaps_is_taken_out_once() -> None:
    calendar = OwnCalendar(
        START, away=(Span(date(2026, 3, 3), date(2026, 3, 5)), Span(date(2026, 3, 4), date(2026, 3, 6)))
    )
    assert calendar.between(START, date(2026, 3, 9)) == 2
    assert calendar.day(date(2026, 3, 9)) == 2


def test_a_holiday_is_no_day_and_the_29th_of_february_only_where_there_is_one() -> None:
    leap = Holiday("leap", every=(2, 29))
    assert leap.in_year(2026) is None
    assert leap.in_year(2028) == date(2028, 2, 29)
    calendar = OwnCalendar(START, holidays=Holidays([Holiday("tuesday", on=date(2026, 3, 3))]))
    assert not calendar.works(date(2026, 3, 3))
    assert calendar.day(date(2026, 3, 4)) == 2


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [(time(9), time(17), 480), (time(22), time(6), 480), (time(23, 30), time(0), 30), (time(8), time(8), 1440)],
)
def test_a_shift_may_end_on_the_next_day(begin: time, end: time, minutes: int) -> None:
    assert Shift(begin, end).minutes == minutes


def test_the_office_week_is_forty_hours() -> None:
    assert OFFICE.weekly_hours == 40
    assert OwnCalendar(START).share == 1


@pytest.mark.parametrize(
    ("days", "contract", "plan", "own"),
    [
        (5, 40.0, 30, 30),
        (5, 20.0, 30, 60),
        (3, 24.0, 30, 30),  # whole days: the weeks are fewer, not the days
        (5, 35.0, 70, 80),
        (5, 30.0, 30, 40),
        (5, 32.0, 7, 9),
        (5, 50.0, 30, 30),
        (5, 20.0, 0, 0),
        (5, 20.0, -5, -5),
    ],
)
def test_short_days_stretch_the_plan(days: int, contract: float, plan: int, own: int) -> None:
    pattern = Pattern("p", "P", {day: Shift(time(9), time(17)) for day in range(days)})
    assert OwnCalendar(START, pattern, contract).own_day(plan) == own


@SOME
@given(st.integers(1, 300), st.integers(8, 80), st.integers(1, 7))
@example(70, 70, 5)
def test_a_stretched_day_is_never_early_and_less_than_a_day_late(plan: int, halves: int, days: int) -> None:
    pattern = Pattern("p", "P", {day: Shift(time(9), time(17)) for day in range(days)})
    contract = halves / 2
    own = OwnCalendar(START, pattern, contract).own_day(plan)
    # In whole numbers: 40/5 hours a full day against contract/days hours of theirs.
    exact_top, exact_bottom = plan * 16 * days, halves
    assume(exact_top >= plan * exact_bottom)
    assert own * exact_bottom >= exact_top
    assert (own - 1) * exact_bottom < exact_top


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22), (1943, 4, 25), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24),
        (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2049, 4, 18), (2285, 3, 22),
    ],
)  # fmt: skip
def test_easter_falls_where_it_is_known_to_fall(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


@SOME
@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    found = easter_sunday(year)
    assert found.weekday() == 6
    assert (3, 22) <= (found.month, found.day) <= (4, 25)
