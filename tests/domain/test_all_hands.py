"""Days of all hands: a clock stands on each of them once, however many calls there were, and goes on beside them."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.all_hands import AllHands, latest_day, paused_days, standing_on, weekdays
from mentor_tui.domain.blocks import Block
from mentor_tui.domain.calendar import OFFICE, OwnCalendar, Pattern, Shift, Span

BEGIN = date(2026, 3, 2)
days = st.integers(0, 60).map(lambda n: BEGIN + timedelta(days=n))
spans = st.lists(st.tuples(days, days).map(lambda two: AllHands(min(two), max(two))), max_size=5)


def each(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@given(spans, days, days)
def test_a_clock_stands_on_each_day_of_any_call_once(called: list[AllHands], first: date, last: date) -> None:
    stood = [day for day in each(first, last) if any(span.on(day) for span in called)]
    assert paused_days(called, first, last) == len(stood)
    calendar = OwnCalendar(BEGIN, away=(Span(BEGIN + timedelta(days=20), BEGIN + timedelta(days=30)),))
    assert paused_days(called, first, last, calendar) == sum(calendar.works(day) for day in stood)


@given(days, st.integers(1, 15))
def test_the_latest_day_is_the_last_that_is_not_too_long(first: date, most: int) -> None:
    latest = latest_day(first, most)
    assert latest.weekday() < 5 or latest == first
    assert weekdays(first, latest) <= most < weekdays(first, latest + timedelta(days=3))


def test_of_several_the_one_that_ends_last_is_told() -> None:
    short, long = AllHands(BEGIN, BEGIN), AllHands(BEGIN, BEGIN + timedelta(days=3), "berlin")
    assert standing_on((short, long), BEGIN) == long
    assert standing_on((short, long), BEGIN + timedelta(days=4)) is None


minutes = st.builds(Block, st.integers(0, 6), st.times().map(lambda at: time(at.hour, at.minute)), st.integers(1, 600))


@given(minutes, minutes)
def test_two_blocks_meet_where_they_share_a_minute(one: Block, other: Block) -> None:
    shared = set(range(*one.span)) & set(range(*other.span)) if one.weekday == other.weekday else set()
    assert one.meets(other) == other.meets(one) == bool(shared)


def test_a_block_lies_within_the_hours_of_a_day() -> None:
    assert Block(3, time(16, 30), 60).within(OFFICE)
    assert not Block(3, time(16, 31), 60).within(OFFICE)
    assert not Block(5, time(14), 60).within(OFFICE)
    night = Pattern("night", "Nights", {0: Shift(time(22), time(6))})
    assert Block(0, time(22), 120).within(night)
    assert not Block(0, time(22), 121).within(night), "the end of it is on Tuesday"
