"""Hours in common: counted minute by minute, as nobody would in a program."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OFFICE, Holiday, Holidays, OwnCalendar, Pattern, Shift, Span
from mentor_tui.domain.matching.hours import shared_hours
from mentor_tui.domain.matching.pool import Hire, Mentor
from tests.domain.helpers import FEW, START
from tests.domain.pools import LISBON, PATTERNS, hire, hires, mentor, mentors

BERLIN, KOLKATA, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
NIGHT = Pattern("night", "Night", {day: Shift(time(22), time(6)) for day in range(5)})
DAY = timedelta(days=1)


def plain(hire: Hire, mentor: Mentor, over_days: int) -> float:
    """The definition: minutes at which both are at work on the hire's first working days, for each week of theirs."""
    if hire.zone is None or mentor.zone is None:
        return math.nan
    days = [hire.begins + n * DAY for n in range(120)]
    first = [day for day in days if at_work(hire.calendar, day)][:over_days]
    if not first:
        return 0.0
    ours = {minute for day in first for minute in minutes(hire.calendar, hire.zone, day)}
    around = (first[0] + n * DAY for n in range(-4, (first[-1] - first[0]).days + 5))
    theirs = {
        minute for day in around if at_work(mentor.calendar, day)
        for minute in minutes(mentor.calendar, mentor.zone, day)
    }  # fmt: skip
    weeks = len(first) / len(hire.calendar.pattern.shifts)
    return len(ours & theirs) / 60 / weeks * min(worked(hire.calendar), worked(mentor.calendar))


def at_work(calendar: OwnCalendar, day: date) -> bool:
    free = day in calendar.holidays.in_year(day.year)
    away = any(span.first <= day and (span.last is None or day <= span.last) for span in calendar.away)
    return day.weekday() in calendar.pattern.shifts and not free and not away


def minutes(calendar: OwnCalendar, zone: tzinfo, day: date) -> range:
    """The minutes of UTC in a day's shift."""
    shift = calendar.pattern.shifts[day.weekday()]
    last = day if shift.end > shift.begin else day + DAY
    begin, end = datetime.combine(day, shift.begin, zone), datetime.combine(last, shift.end, zone)
    zero = datetime(2020, 1, 1, tzinfo=UTC)
    return range((begin - zero) // timedelta(minutes=1), (end - zero) // timedelta(minutes=1))


def worked(calendar: OwnCalendar) -> float:
    """Which part of their shifts somebody works: breaks and a smaller contract are taken off evenly."""
    lengths = [
        (datetime.combine(START, shift.end) - datetime.combine(START, shift.begin)) % DAY or DAY
        for shift in calendar.pattern.shifts.values()
    ]
    there = sum(lengths, timedelta()) / timedelta(hours=1)
    hours = there - len(lengths) * calendar.pattern.rest / 60
    return (hours if calendar.contract is None else min(hours, calendar.contract)) / there


def one(hire: Hire, mentor: Mentor, over_days: int = 20) -> float:
    return float(shared_hours([hire], [mentor], over_days)[0, 0])


@FEW
@given(
    st.lists(hires("ana"), min_size=1, max_size=4),
    st.lists(mentors("kim"), min_size=1, max_size=4),
    st.sampled_from([1, 5, 20]),
)
def test_hours_are_those_counted_minute_by_minute(ours: list[Hire], theirs: list[Mentor], over_days: int) -> None:
    """Zones with halves and quarters of an hour, clocks that change within the days, nights, leave, holidays, contracts."""
    found = shared_hours(ours, theirs, over_days)
    for row, our in enumerate(ours):
        for column, their in enumerate(theirs):
            assert found[row, column] == pytest.approx(plain(our, their, over_days), abs=1e-3)


def test_two_of_one_office_share_their_whole_week() -> None:
    assert one(hire("ana"), mentor("kim")) == pytest.approx(40)


def test_who_works_half_the_contract_is_there_half_of_the_time() -> None:
    assert one(hire("ana", contract=20.0), mentor("kim")) == pytest.approx(20)
    assert one(hire("ana"), mentor("kim", contract=20.0)) == pytest.approx(20)
    assert one(hire("ana", contract=60.0), mentor("kim")) == pytest.approx(40)
    assert one(hire("ana", contract=0.0), mentor("kim")) == 0


def test_four_days_of_the_hire_are_a_week_of_theirs() -> None:
    four = Pattern("four", "Four", {day: OFFICE.shifts[day] for day in range(4)}, rest=30)
    assert one(hire("ana", pattern=four), mentor("kim")) == pytest.approx(32)
    assert one(hire("ana"), mentor("kim", pattern=four)) == pytest.approx(32)


def test_clocks_that_change_in_between_move_the_hours() -> None:
    """New York changes on 8 March, Lisbon on the 29th: three weeks with an hour more."""
    york = mentor("kim", zone=ZoneInfo("America/New_York"))
    # 09:00 in New York is 14:00 in Lisbon, and 13:00 within these weeks.
    week = 5 * 3.5 * 480 / 510
    more = 5 * 4.5 * 480 / 510
    assert one(hire("ana", begins=date(2026, 3, 2)), york, 5) == pytest.approx(week)
    assert one(hire("ana", begins=date(2026, 3, 9)), york, 5) == pytest.approx(more)
    assert one(hire("ana", begins=date(2026, 3, 9)), york, 20) == pytest.approx((3 * more + week) / 4)


def test_halves_and_quarters_of_an_hour_count() -> None:
    """Kathmandu is a quarter of an hour ahead of Kolkata."""
    assert one(hire("ana", zone=KOLKATA), mentor("kim", zone=KATHMANDU)) == pytest.approx(5 * 8.25 * 480 / 510)


def test_a_clock_that_changes_by_half_an_hour_counts() -> None:
    """On Lord Howe, on Sunday 5 April: 10:30 ahead of UTC after it, 11 hours before. A night begun then is longer."""
    week = Pattern("night", "Night", {day: Shift(time(22), time(6)) for day in range(7)})
    utc = mentor("kim", zone=UTC, pattern=Pattern("all", "All", {day: Shift(time(0), time(0)) for day in range(7)}))
    changed = hire("ana", zone=LORD_HOWE, begins=date(2026, 4, 4), pattern=week)
    assert one(changed, utc, 1) == pytest.approx(7 * 8.5)
    # A colleague who begins as the other ends: what of it is common is the half hour, were the clock read wrongly.
    later = mentor(
        "kim", zone=LORD_HOWE, pattern=Pattern("l", "L", {day: Shift(time(6), time(14)) for day in range(7)})
    )
    assert one(changed, later, 1) == 0


def test_a_night_shift_reaches_into_the_next_day_and_from_the_one_before() -> None:
    assert one(hire("ana", pattern=NIGHT), mentor("kim", pattern=NIGHT)) == pytest.approx(40)
    early = Pattern("early", "Early", {0: Shift(time(5), time(9)), 1: Shift(time(5), time(9))})
    # The mentor's night of Sunday would be needed for Monday's hour, and they do not work it.
    assert one(hire("ana", pattern=early), mentor("kim", pattern=NIGHT)) == pytest.approx(1)
    sunday = Pattern("sunday", "Sunday", {6: Shift(time(22), time(6))})
    assert one(hire("ana", pattern=early), mentor("kim", pattern=sunday)) == pytest.approx(1)


def test_shifts_that_overlap_count_once_and_a_day_off_takes_only_its_own() -> None:
    """A mentor's long night reaches into their next day's shift; that day is a holiday, the night is not."""
    rota = Pattern("long", "Long", {0: Shift(time(20), time(12)), 1: Shift(time(8), time(16))})
    ours = hire("ana", pattern=Pattern("t", "T", {1: Shift(time(8), time(16))}))
    assert one(ours, mentor("kim", pattern=rota), 1) == pytest.approx(8)
    off = mentor("kim", pattern=rota, holidays=Holidays([Holiday("off", on=START + DAY)]))
    assert one(ours, off, 1) == pytest.approx(4)


def test_from_one_end_of_the_world_to_the_other() -> None:
    """In Kiritimati it is Tuesday morning while it is Sunday night in a zone twelve hours behind UTC."""
    ours = hire("ana", zone=ZoneInfo("Pacific/Kiritimati"), begins=START + DAY, pattern=PATTERNS[5]._replace(
        shifts={1: Shift(time(0), time(2))}))  # fmt: skip
    behind = mentor("kim", zone=ZoneInfo("Etc/GMT+12"), pattern=PATTERNS[5]._replace(
        shifts={6: Shift(time(21), time(20))}))  # fmt: skip
    assert one(ours, behind, 1) == pytest.approx(plain(ours, behind, 1))
    assert one(ours, behind, 1) > 0


def test_leave_is_left_out_of_the_first_days_of_the_hire_and_counts_against_the_mentor() -> None:
    week = (Span(START, START + 6 * DAY),)
    assert one(hire("ana", away=week), mentor("kim"), 5) == pytest.approx(40)
    assert one(hire("ana"), mentor("kim", away=week), 5) == 0
    assert one(hire("ana"), mentor("kim", away=week), 10) == pytest.approx(20)


def test_who_is_away_without_an_end_shares_nothing() -> None:
    gone = (Span(START),)
    assert one(hire("ana", away=gone), mentor("kim")) == 0
    assert one(hire("ana"), mentor("kim", away=gone)) == 0


def test_people_who_differ_in_one_thing_only_are_counted_each_for_themselves() -> None:
    first, second = START, START + 9 * DAY
    differences: list[dict[str, object]] = [
        {}, {"contract": 20.0}, {"zone": BERLIN}, {"away": (Span(second, second),)},
        {"holidays": Holidays([Holiday("off", on=second)])}, {"pattern": OFFICE._replace(rest=90)},
        {"pattern": OFFICE._replace(shifts=NIGHT.shifts)},
    ]  # fmt: skip
    ours = [hire("ana", begins=begins, **more) for more in differences for begins in (first, second)]
    theirs = [mentor("kim", **more) for more in differences]
    found = shared_hours(ours, theirs, 5)
    assert found.tolist() == [pytest.approx([one(our, their, 5) for their in theirs]) for our in ours]


def test_hires_who_begin_years_apart_do_not_disturb_each_other() -> None:
    """A slip of the pen in a date is no reason to count the years between."""
    ours = [hire("ana"), hire("ben", begins=date(2062, 3, 6)), hire("cem", begins=START + 40 * DAY)]
    theirs = [mentor("kim", zone=BERLIN), mentor("lea", zone=LISBON)]
    found = shared_hours(ours, theirs, 20)
    for row, each in enumerate(ours):
        assert found[row].tolist() == pytest.approx([plain(each, other, 20) for other in theirs], abs=1e-3)


def test_no_number_stands_where_a_zone_is_not_known() -> None:
    ours = [hire("ana", zone=None), hire("budi", zone=LISBON)]
    theirs = [mentor("kim", zone=None), mentor("lea", zone=LISBON)]
    unknown = [[math.isnan(hours) for hours in row] for row in shared_hours(ours, theirs, 20)]
    assert unknown == [[True, True], [True, False]]
