"""The evening line: when it stands, what it counts, and what the next day of theirs begins with."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OFFICE, OwnCalendar, Pattern, Shift, Span
from mentor_tui.domain.evening import AFTER, BEFORE, Appointment, Evening, ending, evening
from mentor_tui.domain.journey_folds import PROFILE, SESSIONS
from mentor_tui.domain.record import Record
from mentor_tui.wording.evening import lines
from tests.domain.helpers import SOME, START, act, catalogue, flat, item, record, standing, tick

LISBON = ZoneInfo("Europe/Lisbon")
COURSE = flat(item("read", minutes=50), item("refund", sign_off="mentor"), item("reply"))
TOMORROW = START + timedelta(days=1)
TITLES = {"read": "Read", "refund": "Refund", "reply": "Reply"}


def told(made: Record, clock: str = "17:05", day: date = START, **more: Any) -> Evening | None:
    return evening(standing(made, catalogue(COURSE), day), time.fromisoformat(clock), LISBON, **more)


def said(now: Evening | None, day: date = START) -> tuple[str, ...]:
    assert now is not None
    return lines(now, day, TITLES, {"maya": "Maya"})


def test_what_was_done_today_and_what_comes_first_tomorrow() -> None:
    made = record()
    tick(made, "read", at="2026-03-02T10:00:00Z")
    tick(made, "refund", at="2026-03-02T11:00:00Z", sign_off=True)
    act(made, "item:course/refund", "signed", by="maya", at="2026-03-02T12:00:00Z")
    now = told(made)
    assert now is not None
    assert (now.done, now.effort.minutes, now.signed, now.day, now.item) == (2, 60, ("refund",), TOMORROW, "reply")
    assert said(now) == (
        "Enough for today: 2 things, 1 h, and “Refund” is signed off.",
        "Tomorrow begins with “Reply”, 09:00.",
    )
    # The next day nothing of it is of today, though it says what was.
    assert said(told(made, day=TOMORROW), TOMORROW)[0] == "A day can be full without a tick."


def test_a_talk_is_what_the_day_begins_with_where_it_is_early_and_is_named_with_its_time_where_it_is_not() -> None:
    made = record()
    act(made, SESSIONS, "session", by="maya", text="A talk.", next="2026-03-03T09:30:00Z")
    now = told(made)
    assert now is not None
    assert now.first == Appointment("talk", "maya", datetime.combine(TOMORROW, time(9, 30)))
    assert said(now)[1] == "Tomorrow begins with Maya, 09:30."
    act(made, SESSIONS, "session", by="maya", text="A talk.", next="2026-03-03T15:00:00Z")
    assert said(told(made))[1] == "Tomorrow from 09:00, with Maya at 15:00."


def test_over_a_weekend_it_is_monday_and_before_a_leave_the_day_they_are_back() -> None:
    friday = START + timedelta(days=4)
    made = record()
    assert said(told(made, day=friday), friday)[1] == "Monday begins with “Read”, 09:00."
    away = [[(friday + timedelta(days=3)).isoformat(), (friday + timedelta(days=7)).isoformat()]]
    act(made, PROFILE, "edited", by="tom", leave=away)
    assert said(told(made, day=friday), friday)[1] == "See you on Monday 16 March; nothing is due before then."
    act(made, PROFILE, "edited", by="tom", leave=[[away[0][0], None]])
    assert said(told(made, day=friday), friday)[1] == "See you when you are back; nothing is due before then."
    # Their last day says nothing of one that does not come.
    now = told(record(), left=START)
    assert now is not None
    assert now.day is None
    assert len(said(now)) == 1


def test_it_stands_on_their_way_alone_and_never_while_they_are_away() -> None:
    assert told(record(), "16:59") is None
    assert all(told(record(), clock) is not None for clock in ("17:00", "17:30", "23:59"))
    assert told(record(course=None)) is None
    assert told(record(start=TOMORROW)) is None
    away = record()
    act(away, PROFILE, "edited", by="tom", leave=[[START.isoformat(), START.isoformat()]])
    assert told(away) is None


HOURS = st.integers(0, 23)
PATTERNS = st.dictionaries(
    st.integers(0, 6), st.builds(Shift, st.builds(time, HOURS), st.builds(time, HOURS, st.just(15))), min_size=1
).map(lambda shifts: Pattern("own", "", shifts))
AWAY = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), max_size=2).map(
    lambda spans: tuple(Span(START + timedelta(days=a), START + timedelta(days=a + b)) for a, b in spans)
)


@SOME
@given(PATTERNS | st.just(OFFICE), AWAY, st.integers(0, 20 * 24 * 4))
def test_the_evening_is_of_a_day_on_which_they_work_and_lies_about_its_end(
    pattern: Pattern, away: tuple[Span, ...], quarter: int
) -> None:
    calendar = OwnCalendar(START, pattern, away=away)
    now = datetime.combine(START, time()) + timedelta(minutes=15 * quarter)
    found = ending(calendar, now)
    if found is not None:
        midnight = datetime.combine(found.day + timedelta(days=1), time())
        assert calendar.works(found.day)
        assert found.end - BEFORE <= now < (midnight if found.end <= midnight else found.end + AFTER)
    # And the last half hour of a shift is always one, whatever pattern somebody works in.
    for day in (now.date(), now.date() - timedelta(days=1)):
        if calendar.works(day):
            shift = pattern.shifts[day.weekday()]
            left = datetime.combine(day, shift.begin) + timedelta(minutes=shift.minutes) - now
            assert not timedelta() < left <= BEFORE or found is not None


@SOME
@given(st.integers(0, 13), st.integers(0, 96), AWAY)
def test_what_it_says_of_the_next_day_is_that_days(days: int, quarter: int, away: tuple[Span, ...]) -> None:
    made, day = record(), START + timedelta(days=days)
    spans = [[span.first.isoformat(), span.last.isoformat() if span.last else None] for span in away]
    act(made, PROFILE, "edited", by="tom", leave=spans)
    at = datetime.combine(day + timedelta(days=1), time(), UTC) + timedelta(minutes=15 * quarter)
    act(made, SESSIONS, "session", by="maya", text="A talk.", next=at.isoformat())
    now = told(made, "17:15", day)
    calendar = standing(made, catalogue(COURSE), day).calendar
    assert (now is not None) == calendar.works(day)
    if now is not None and now.day is not None:
        assert now.day > day
        assert calendar.works(now.day)
        assert not any(calendar.works(day + timedelta(days=n)) for n in range(1, (now.day - day).days))
        theirs = at.astimezone(LISBON)
        assert (now.first is not None) == (theirs.date() == now.day)
        assert now.first is None or now.first.at == theirs.replace(tzinfo=None)
