"""The honest answer clock: within how much of their working time somebody answers, as far as that can be said.

It is the time within which eight of ten of their last twenty answers came. It is said from ten answers on, and only where
it would have held for at least eight of the last ten: otherwise nothing is said, and nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from mentor_tui.domain.named import NamedTuple

LATEST, LEAST = 20, 10
"""Of so many answers the latest are looked at, and from so many on something is said."""

SHARE = 80
"""So many in a hundred of them came within the time that is said: a percentile by nearest rank."""

OF, HELD = 10, 8
"""Of so many of the last answers, for how many the time has to have held."""

Spans = Sequence[tuple[int, int]]
"""When somebody is at work: begin and end of each shift in minutes since 1970, none over another, the earliest first."""


class AnswerClock(NamedTuple):
    """Within how many working minutes somebody answers, and for how many of their last ten answers that held."""

    minutes: int
    held: int


class AnswerBy(NamedTuple):
    """By when somebody has an answer.

    Attributes:
        who: who answers by then.
        at: the moment, where whoever asked is.
        held: for how many of the last ten answers of whoever answers that held.
        sooner: who would answer sooner than that if asked now, by first name; "" where nobody is known to.

    """

    who: str
    at: datetime
    held: int
    sooner: str = ""


def clock(waits: Sequence[int]) -> AnswerClock | None:
    """The clock of somebody whose answers took so many working minutes, the latest last; None where none can be said."""
    if len(waits) < LEAST:
        return None
    latest = sorted(waits[-LATEST:])
    minutes = latest[-(-len(latest) * SHARE // 100) - 1]
    held = sum(wait <= minutes for wait in waits[-OF:])
    return AnswerClock(minutes, held) if held >= HELD else None


def worked(spans: Spans, begin: int, end: int) -> int:
    """Minutes of some shifts between two moments."""
    return sum(max(min(last, end) - max(first, begin), 0) for first, last in spans)


def after(spans: Spans, begin: int, minutes: int) -> int | None:
    """The moment at which so many minutes of some shifts have passed since another; None where the shifts end before."""
    for first, last in spans:
        room = last - max(first, begin)
        if room > 0:
            if minutes <= room:
                return max(first, begin) + minutes
            minutes -= room
    return None


def at_work(spans: Spans, moment: int) -> int | None:
    """The first moment from another on at which somebody is at work; None where their shifts end before."""
    return next((max(first, moment) for first, last in spans if last > moment), None)


def answered_by(clock_: AnswerClock, theirs: Spans, own: Spans, now: int) -> int | None:
    """By when whoever asks now has their answer, run through both calendars.

    Args:
        clock_: that of whoever is asked.
        theirs: when they are at work.
        own: when whoever asks is at work; without any, the moment of the answer counts.
        now: the moment it is.

    """
    given = after(theirs, now, clock_.minutes)
    return given if given is None or not own else at_work(own, given)


def soonest(answers: Iterable[AnswerBy], than: AnswerBy | None) -> AnswerBy | None:
    """Who of some answers first, where that is sooner than somebody else does; None where nothing is known of that one."""
    first = min(answers, key=lambda one: (one.at, one.who), default=None)
    return first if first is not None and than is not None and first.at < than.at else None


def merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """Shifts in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found
