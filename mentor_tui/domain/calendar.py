"""A person's own working days and hours: pattern, contract, leave and public holidays by place."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from functools import cached_property, lru_cache

from mentor_tui.domain.named import NamedTuple

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

ONE_DAY = timedelta(days=1)


class Shift(NamedTuple):
    """From when to when somebody works on a weekday; an end that is not after the begin is on the next day."""

    begin: time
    end: time

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        length = (self.end.hour - self.begin.hour) * 60 + self.end.minute - self.begin.minute
        return length if length > 0 else length + 24 * 60


class Pattern(NamedTuple):
    """A working pattern: weekday number (0 is Monday) -> shift, and the daily break in minutes that does not count."""

    id: str
    title: str
    shifts: Mapping[int, Shift]
    rest: int = 0

    @property
    def weekly_hours(self) -> float:
        """Hours a week without breaks."""
        return sum(shift.minutes - self.rest for shift in self.shifts.values()) / 60


OFFICE = Pattern("full-time", "Monday to Friday", {day: Shift(time(9), time(17, 30)) for day in range(5)}, rest=30)
"""The pattern of a person for whom none is named: five days of eight hours."""


class Holiday(NamedTuple):
    """A public holiday: one date, a date of every year, or so many days from Easter Sunday."""

    title: str
    on: date | None = None
    every: tuple[int, int] | None = None
    easter: int | None = None

    def in_year(self, year: int) -> date | None:
        """Its date in a year, if it has one."""
        if self.on is not None:
            return self.on if self.on.year == year else None
        if self.every is not None:
            try:
                return date(year, *self.every)
            except ValueError:  # 29 February
                return None
        return easter_sunday(year) + timedelta(days=self.easter or 0)


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


class Span(NamedTuple):
    """Days from ``first`` to ``last``, both included; ``last`` None is without an end."""

    first: date
    last: date | None = None

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day and (self.last is None or day <= self.last)


class Holidays:
    """The days that are free at a place, year by year. Made once a place and shared: two of them are never the same.

    Args:
        days: those that follow a rule, or stand for themselves.
        listed: others by date, a line a day, each an ISO date and what it is called.

    """

    def __init__(self, days: Iterable[Holiday] = (), listed: str = "") -> None:
        self._days = tuple(days)
        self._listed = listed
        self._years: dict[int, Mapping[date, str]] = {}

    def in_year(self, year: int) -> Mapping[date, str]:
        """The free days of a year, each with what it is called."""
        if year not in self._years:
            lines = (line for line in self._listed.split("\n") if line.startswith(f"{year:04d}-"))
            found = {date.fromisoformat(line[:10]): line[11:] for line in lines}
            own = ((holiday.in_year(year), holiday.title) for holiday in self._days)
            self._years[year] = found | {day: title for day, title in own if day is not None}
        return self._years[year]


NO_HOLIDAYS = Holidays()
"""For a place of which nothing is known."""


class _Named(NamedTuple):
    """What the calendar file says of a place; see ``Workplace``, which adds its free days."""

    id: str
    title: str
    zone: str = ""
    days: tuple[Holiday, ...] = ()
    listed: str = ""
    until: int | None = None


class Workplace(_Named):
    """Where people work: what time it is there, and which days are free.

    Attributes:
        zone: IANA time zone, "" where the file does not say.
        days: the team's own free days there.
        listed: the public holidays of its country, as ``Holidays`` takes them.
        until: the last year of which all of its free days are known, None where they follow rules for good.

    """

    @cached_property
    def holidays(self) -> Holidays:
        """All free days there."""
        return Holidays(self.days, self.listed)


@lru_cache(maxsize=512)
def _workdays(weekdays: frozenset[int], holidays: Holidays, year: int) -> tuple[date, ...]:
    """The days of a year that a pattern works and that are no holiday; shared by everybody of that pattern and place."""
    off = holidays.in_year(year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if day.weekday() in weekdays and day not in off)


class _Week(NamedTuple):
    """What a person's calendar is made of; see ``OwnCalendar``, which counts on it."""

    start: date
    pattern: Pattern = OFFICE
    contract: float | None = None
    full_week: float = 40.0
    away: tuple[Span, ...] = ()
    holidays: Holidays = NO_HOLIDAYS


class OwnCalendar(_Week):
    """One person's calendar, on which their days are counted.

    Attributes:
        start: day 1, or the first working day after it.
        pattern: the days and hours of their week.
        contract: hours a week; None is the pattern's.
        full_week: hours of a full contract in the team.
        away: leave and pauses, during which no day counts.
        holidays: free days where they are.

    """

    @cached_property
    def _weekdays(self) -> frozenset[int]:
        return frozenset(self.pattern.shifts)

    @cached_property
    def _gone(self) -> tuple[tuple[date, date], ...]:
        """The spans away, merged and in order, so that no day is taken out twice."""
        merged: list[tuple[date, date]] = []
        for first, last in sorted((span.first, span.last or date.max) for span in self.away):
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return tuple(merged)

    @property
    def hours(self) -> float:
        """Contract hours a week."""
        return self.contract if self.contract is not None else self.pattern.weekly_hours

    @property
    def share(self) -> float:
        """The contract's share of a full one, at most 1."""
        return min(self.hours / self.full_week, 1.0) if self.full_week else 1.0

    @cached_property
    def stretch(self) -> float:
        """How many of this person's days make one full working day (a fifth of the full week); never below 1.

        Four hours on five days: 2. Eight hours on three days: 1, as the weeks, not the days, are fewer.
        """
        days = len(self.pattern.shifts)
        if not days or not self.hours:
            return 1.0
        return max(1.0, (self.full_week / 5) / (self.hours / days))

    def own_day(self, day: int) -> int:
        """A day of the plan as a day of this person's: the same for a full-timer, later for short days."""
        # 35 hours of 40 make day 70 day 80, not 81 for the last binary digit of 8/7.
        return math.ceil(day * self.stretch - 1e-9) if day > 0 else day

    def works(self, day: date) -> bool:
        """Whether a day is one of their working days."""
        days = self._year(day.year)
        at = bisect_left(days, day)
        return at < len(days) and days[at] == day and not self.is_away(day)

    def holiday(self, day: date) -> str:
        """What the free day where they are is called that a day is, "" where it is none."""
        return self.holidays.in_year(day.year).get(day, "")

    def is_away(self, day: date) -> bool:
        """Whether they are on leave or paused that day."""
        return any(day in span for span in self.away)

    def working(self, first: date, last: date) -> tuple[date, ...]:
        """Their working days from ``first`` to ``last``, both included, in order."""
        return _without(self.of_pattern(first, last), self._gone)

    def of_pattern(self, first: date, last: date) -> tuple[date, ...]:
        """The days of their pattern from ``first`` to ``last`` that are no holiday, whether they are away on them or not."""
        years = (self._year(year) for year in range(first.year, last.year + 1))
        return tuple(day for year in years for day in year[bisect_left(year, first) : bisect_right(year, last)])

    def _year(self, year: int) -> tuple[date, ...]:
        return _workdays(self._weekdays, self.holidays, year)

    def between(self, first: date, last: date) -> int:
        """Working days from ``first`` to ``last``, both included; none where ``last`` comes before."""
        total = self._plain(first, last)
        for gone, back in self._gone:
            if gone > last:
                break
            total -= self._plain(max(gone, first), min(back, last))
        return total

    def _plain(self, first: date, last: date) -> int:
        if last < first:
            return 0
        if first.year == last.year:
            days = self._year(first.year)
            return bisect_right(days, last) - bisect_left(days, first)
        total = len(self._year(first.year)) - bisect_left(self._year(first.year), first)
        total += sum(len(self._year(year)) for year in range(first.year + 1, last.year))
        return total + bisect_right(self._year(last.year), last)

    def day(self, today: date) -> int:
        """Which of their working days today is: 1 on the first, the last one passed on a free day.

        Zero or negative before day 1: 0 on the day before, if it is a working day of theirs.
        """
        if today >= self.start:
            return max(self.between(self.start, today), 1)
        return min(1 - self.between(today, self.start - ONE_DAY), 0)

    def date_of(self, day: int) -> date:
        """The date of their working day ``day`` (1 is the first; 0 the one before it)."""
        if day >= 1:
            return self._forward(self.start, day)
        return self._backward(self.start - ONE_DAY, 1 - day)

    def add(self, today: date, days: int) -> date:
        """The date ``days`` working days after today (today itself does not count)."""
        return self._forward(today + ONE_DAY, days) if days > 0 else today

    def _forward(self, begin: date, count: int) -> date:
        """The ``count``-th working day from ``begin`` on; a leave without an end takes none out."""
        gone = [span for span in self._gone if span[1] != date.max]
        for year in range(begin.year, min(begin.year + 40, date.max.year)):
            days = self._year(year)
            days = _without(days[bisect_left(days, begin) :], gone)
            if count <= len(days):
                return days[count - 1]
            count -= len(days)
        return begin + timedelta(days=count)

    def _backward(self, begin: date, count: int) -> date:
        """The ``count``-th working day from ``begin`` back."""
        for year in range(begin.year, max(begin.year - 3, date.min.year), -1):
            days = self._year(year)
            days = _without(days[: bisect_right(days, begin)], self._gone)
            if count <= len(days):
                return days[-count]
            count -= len(days)
        return begin - timedelta(days=count)


def _without(days: tuple[date, ...], gone: Iterable[tuple[date, date]]) -> tuple[date, ...]:
    """Days in order, those within the spans taken out."""
    for first, last in gone:
        days = days[: bisect_left(days, first)] + days[bisect_right(days, last) :]
    return days


def week_of(start: date, day: date) -> int:
    """Which week of somebody's a day is in, from 1; 0 and below before they start.

    Weeks are plain ones: they cost a mentor alike.
    """
    return (day - start).days // 7 + 1
