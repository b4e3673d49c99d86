"""How long things take: the hands-on minutes that somebody planned, and how many things nobody planned a time for.

What is not known is never taken for nothing: a sum says of how many things it knows no time, and where times are weighed
against one another, a thing without one counts as much as a usual one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentor_tui.domain.named import NamedTuple

A_THING = 60
"""Minutes of a usual thing where no time is known at all: then things are counted, whatever this is."""


class Effort(NamedTuple):
    """What some things take together.

    Attributes:
        minutes: hands-on minutes, as far as they are planned.
        unplanned: how many of the things have no time.

    """

    minutes: int = 0
    unplanned: int = 0

    @property
    def known(self) -> int | None:
        """The planned minutes; None where there is something to do and none of it has a time."""
        return None if self.unplanned and not self.minutes else self.minutes


def effort(each: Iterable[int | None]) -> Effort:
    """What things take together; None is one without a time."""
    minutes = unplanned = 0
    for one in each:
        if one is None:
            unplanned += 1
        else:
            minutes += one
    return Effort(minutes, unplanned)


def usual(known: Iterable[int | None]) -> int:
    """Minutes of a usual one of some things: the mean of those that have a time, ``A_THING`` where none has."""
    planned = [minutes for minutes in known if minutes is not None]
    return max(round(sum(planned) / len(planned)), 1) if planned else A_THING


class Stretch(NamedTuple):
    """The days of the plan over which a phase's work is spread, and the hire's own hands-on minutes on each of them.

    What has no time is in it as a usual thing; see ``Curriculum.usual_minutes``.
    """

    first: int
    last: int
    minutes: float


def stretches(phases: Iterable[tuple[str, int, Sequence[tuple[int, int]]]]) -> dict[str, Stretch]:
    """Phase id -> the stretch of days that a plan gives it.

    It begins with the first day on which something of it is due; where all of it is due on one day, after the
    phase before.

    Args:
        phases: id and day of each, in order, with the day and the minutes of each thing in it.

    """
    found: dict[str, Stretch] = {}
    after = 1
    for name, by_day, things in phases:
        days = {day for day, _minutes in things} or {by_day}
        first, last = min(days) if len(days) > 1 else min(after, *days), max(by_day, *days)
        found[name] = Stretch(first, last, sum(minutes for _day, minutes in things) / (last - first + 1))
        after = max(after, last + 1)
    return found
