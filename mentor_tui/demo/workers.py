"""When made-up people are at work: their shifts in UTC, on their own calendar."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentor_tui.domain.calendar import OFFICE, OwnCalendar, Pattern
from mentor_tui.domain.catalogue import WorkCalendar
from mentor_tui.domain.people import Profile

ONE_DAY = timedelta(days=1)
SEARCHED = 400
"""Days that are looked through for somebody's next shift."""

Stretch = tuple[datetime, datetime]


@dataclass
class Worker:
    """Somebody at work.

    Attributes:
        since: the first day on which they do anything.

    """

    id: str
    calendar: OwnCalendar
    pattern: Pattern
    zone: ZoneInfo
    since: date
    _shifts: dict[date, Stretch | None] = field(default_factory=dict, repr=False)
    _numbers: dict[date, int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, person: str, profile: Profile, calendars: WorkCalendar, since: date) -> Worker:
        """From what a person's record says about them."""
        pattern = calendars.patterns.get(profile.pattern, OFFICE)
        return cls(person, profile.calendar(calendars, since), pattern, ZoneInfo(profile.zone), since)

    def shift(self, day: date) -> Stretch | None:
        """From when to when they work on a day; None where they do not."""
        if day < self.since:
            return None
        if day not in self._shifts:
            self._shifts[day] = self._shift(day)
        return self._shifts[day]

    def named(self, person: str, since: date) -> Worker:
        """Somebody else with the same hours, who shares what is known of them."""
        calendar = self.calendar._replace(start=since)
        return Worker(person, calendar, self.pattern, self.zone, since, self._shifts)

    def day_number(self, day: date) -> int:
        """Which of their working days a day is."""
        if day not in self._numbers:
            self._numbers[day] = self.calendar.day(day)
        return self._numbers[day]

    def _shift(self, day: date) -> Stretch | None:
        if not self.calendar.works(day):
            return None
        hours = self.pattern.shifts[day.weekday()]
        begin = datetime.combine(day, hours.begin, self.zone).astimezone(UTC)
        # Nobody writes into a record in their last minutes, and an end after midnight would be another day.
        last = min(
            datetime.combine(day, hours.begin) + timedelta(minutes=hours.minutes),
            datetime.combine(day + ONE_DAY, datetime.min.time()),
        )
        return begin, last.replace(tzinfo=self.zone).astimezone(UTC) - timedelta(minutes=5)

    def local_day(self, at: datetime) -> date:
        """The day it is where they are."""
        return at.astimezone(self.zone).date()

    def time_on(
        self, day: date, rng: random.Random, *, after: datetime | None = None, among: Worker | None = None
    ) -> datetime | None:
        """A moment of a working day, within somebody else's hours too where they share any; None where there is none left."""
        own = self.shift(day)
        if own is None:
            return None
        begin, end = own
        other = among.shift(day) if among is not None else None
        if other is not None and max(begin, other[0]) < min(end, other[1]):
            begin, end = max(begin, other[0]), min(end, other[1])
        if after is not None:
            begin = max(begin, after)
        seconds = int((end - begin).total_seconds())
        return begin + timedelta(seconds=rng.randrange(seconds)) if seconds > 60 else None

    def next_time(self, after: datetime, rng: random.Random) -> datetime | None:
        """A moment soon after another, in their hours."""
        day = self.local_day(after)
        for number in range(SEARCHED):
            shift = self.shift(day + number * ONE_DAY)
            if shift is not None and after < shift[1] - timedelta(minutes=1):
                begin = max(shift[0], after)
                room = min(int((shift[1] - begin).total_seconds()), 5400)
                return begin + timedelta(seconds=rng.randrange(max(room, 1)))
        return None

    def back_from(self, limit: datetime, rng: random.Random, *, days: int = 0) -> datetime | None:
        """A late moment of the last working day that leaves time before a limit, or of one so many working days before."""
        day = self.local_day(limit)
        for shift in self.shifts_back(day):
            end = min(shift[1], limit - timedelta(minutes=20))
            if end - shift[0] < timedelta(minutes=30):
                continue
            if days == 0:
                room = min(int((end - shift[0]).total_seconds()) - 600, 5400)
                return end - timedelta(seconds=rng.randrange(room))
            days -= 1
        return None

    def shifts_back(self, day: date) -> Iterator[Stretch]:
        """Their shifts from a day backwards."""
        for number in range(SEARCHED):
            if day - number * ONE_DAY < self.since:
                return
            shift = self.shift(day - number * ONE_DAY)
            if shift is not None:
                yield shift

    def begin_of_last(self, days: int, limit: datetime) -> datetime:
        """When the so-many-last of their shifts before a limit begins; the limit itself for none."""
        begin = limit
        for shift in self.shifts_back(self.local_day(limit)):
            if shift[0] >= limit:
                continue
            if days == 0:
                break
            begin, days = shift[0], days - 1
        return begin
