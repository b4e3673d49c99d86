"""Four kinds of working day: away, moving, waiting for us, quiet. Each day of somebody's so far is one of them.

The days are those of their pattern from day 1 to yesterday, without public holidays. A day is *away* when they were on leave or
paused; else *moving* when they did something themselves; else *waiting* when something of theirs waited for us since before
that day; else *quiet*. So waiting is never told of a day on which somebody got on, and quiet never of one on which we owed
them something. All but the days away together are the number of their working day, today's left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal, get_args

from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.courses import Spell
from mentor_tui.domain.named import NamedTuple

Kind = Literal["away", "moving", "waiting", "quiet"]
"""In the order of ``KindsOfDay``."""


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


def counted(kinds: Iterable[Kind]) -> KindsOfDay:
    """How many there are of each."""
    many = Counter(kinds)
    return KindsOfDay(*(many[kind] for kind in get_args(Kind)))


def kinds_of_days(
    calendar: OwnCalendar, today: date, acted: Collection[int], spells: Iterable[Spell], first: date | None = None
) -> tuple[Kind, ...]:
    """Of which kind each of somebody's days was, from day 1 to yesterday.

    Args:
        calendar: theirs.
        today: the day that is not over.
        acted: the days on which they did something themselves, counted as ``date.toordinal`` does, where they are.
        spells: what waited for us.
        first: the first day that is counted, where it is not day 1.

    """
    days = calendar.of_pattern(max(first or calendar.start, calendar.start), today - ONE_DAY)
    here = [day for day in days if not calendar.is_away(day)]
    waiting = {one.day for one in waiting_days(here, acted, spells)}

    def kind(day: date) -> Kind:
        number = day.toordinal()
        return "moving" if number in acted else "waiting" if number in waiting else "quiet"

    kinds = {day: kind(day) for day in here}
    return tuple(kinds.get(day, "away") for day in days)


class Waiting(NamedTuple):
    """A day that waited for us, as ``date.toordinal`` counts it, and the cause of the wait that had begun first."""

    day: int
    cause: str


def waiting_days(days: Iterable[date], acted: Collection[int], spells: Iterable[Spell]) -> list[Waiting]:
    """The days among some on which somebody did nothing, and something of theirs waited for us since before."""
    found = []
    waits = sorted(spells)
    for number in map(date.toordinal, days):
        cause = next((one.cause for one in waits if one.begin < number <= one.end), None)
        if cause is not None and number not in acted:
            found.append(Waiting(number, cause))
    return found
