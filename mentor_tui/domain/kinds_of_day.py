"""Four kinds of working day: away, moving, waiting for us, quiet. Each day of somebody's so far is one of them.

The days are those of their pattern from day 1 to yesterday, without public holidays. A day is *away* when they were on leave or
paused; else *moving* when they did something themselves; else *waiting* when something of theirs waited for us since before
that day; else *quiet*. So waiting is never told of a day on which somebody got on, and quiet never of one on which we owed
them something. All but the days away together are the number of their working day, today's left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.courses import Spell
from mentor_tui.domain.named import NamedTuple


class KindsOfDay(NamedTuple):
    """How many days of somebody's were of which kind."""

    away: int = 0
    moving: int = 0
    waiting: int = 0
    quiet: int = 0

    @property
    def here(self) -> int:
        """Days on which they were not away."""
        return self.moving + self.waiting + self.quiet

    def __add__(self, other: object) -> KindsOfDay:
        """Those of two people, or two times, together."""
        assert isinstance(other, KindsOfDay)
        return KindsOfDay(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Waiting(NamedTuple):
    """A day that waited for us, as ``date.toordinal`` counts it, and the cause of the wait that had begun first."""

    day: int
    cause: str


def kinds_of_day(
    calendar: OwnCalendar, today: date, acted: Collection[int], spells: Iterable[Spell], first: date | None = None
) -> KindsOfDay:
    """The days of somebody's up to yesterday.

    Args:
        calendar: theirs.
        today: the day that is not over.
        acted: the days on which they did something themselves, counted as ``date.toordinal`` does, where they are.
        spells: what waited for us.
        first: the first day that is counted, where it is not day 1.

    """
    days = _days(calendar, today, first)
    here = [day for day in days if not calendar.is_away(day)]
    moving = sum(day.toordinal() in acted for day in here)
    waiting = len(waiting_days(here, acted, spells))
    return KindsOfDay(len(days) - len(here), moving, waiting, len(here) - moving - waiting)


def _days(calendar: OwnCalendar, today: date, first: date | None) -> tuple[date, ...]:
    return calendar.of_pattern(max(first or calendar.start, calendar.start), today - ONE_DAY)


def waiting_days(days: Iterable[date], acted: Collection[int], spells: Iterable[Spell]) -> list[Waiting]:
    """The days among some on which somebody did nothing, and something of theirs waited for us since before."""
    found = []
    waits = sorted(spells)
    for number in map(date.toordinal, days):
        cause = next((one.cause for one in waits if one.begin < number <= one.end), None)
        if cause is not None and number not in acted:
            found.append(Waiting(number, cause))
    return found
