"""Kept blocks: an hour of the week that somebody keeps free for a side task, as what is left over is never there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from mentor_tui.domain.calendar import WEEKDAYS, Pattern
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import Event, Fact, Record, thing
from mentor_tui.domain.text import parse_date

BLOCK = "block"
KEPT, FREED = "kept", "freed"

LEAST = 15
"""Minutes below which a block is none."""


def _fold(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == FREED:
        return None
    if event.kind != KEPT:
        raise ValueError(f"{event.kind} is nothing that happens to a block")
    return {**{key: event.terms[key] for key in ("weekday", "begin", "minutes")}, "at": event.at, "by": event.by}


FOLDS = {BLOCK: _fold}


def weekday_of(text: str) -> int:
    """A day of the week, 0 for Monday: by its English name or the beginning of it, by its number, or by a date on that day.

    Numbers are those of ISO 8601: 1 is Monday, 7 is Sunday.

    Raises:
        BadUse: it is none, or may be two.

    """
    wanted = text.strip().lower()
    if re.fullmatch("[1-7]", wanted, re.ASCII):
        return int(wanted) - 1
    if re.match(r"\d{4}-", wanted, re.ASCII):
        return parse_date(wanted).weekday()
    found = [number for number, name in enumerate(_DAYS) if wanted and name.startswith(wanted)]
    if len(found) != 1:
        raise BadUse(Code.BAD_VALUE, what="weekday", value=text, known=list(WEEKDAYS))
    return found[0]


def time_of(text: str) -> time:
    """A time of the day: ``14:00``, ``9:30``, ``14``.

    Raises:
        BadUse: it is none.

    """
    hour, _colon, minute = text.strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise BadUse(Code.BAD_VALUE, what="time", value=text, known=["HH:MM"]) from error


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Block(NamedTuple):
    """A time of the week.

    Attributes:
        weekday: 0 is Monday.
        begin: when it begins, where they are.
        minutes: how long it is.
        at: the moment at which it was kept.

    """

    weekday: int
    begin: time
    minutes: int
    at: str = ""

    @property
    def end(self) -> time:
        """When it ends."""
        return (datetime.combine(datetime.min, self.begin) + timedelta(minutes=self.minutes)).time()

    @property
    def doc(self) -> dict[str, object]:
        """When it is as plain facts."""
        return {"weekday": self.weekday, "begin": f"{self.begin:%H:%M}", "end": f"{self.end:%H:%M}"}

    @property
    def span(self) -> tuple[int, int]:
        """Begin and end in minutes of the day."""
        begin = self.begin.hour * 60 + self.begin.minute
        return begin, begin + self.minutes

    def meets(self, other: Block) -> bool:
        """Whether two share any time."""
        (begin, end), (first, last) = self.span, other.span
        return self.weekday == other.weekday and begin < last and first < end

    def within(self, pattern: Pattern) -> bool:
        """Whether it lies in the hours of a working pattern; a shift that goes on after midnight has no end that day."""
        shift = pattern.shifts.get(self.weekday)
        if shift is None:
            return False
        begin, end = self.span
        first = shift.begin.hour * 60 + shift.begin.minute
        return first <= begin and end <= min(first + shift.minutes, 24 * 60)


def block_key(record: Record, rung: str, was: Sequence[str] = ()) -> str:
    """The key under which a record knows the block of a side task, ``was`` being the ids that it had before."""
    return next((key for name in (rung, *was) if (key := thing(BLOCK, name)) in record.facts), thing(BLOCK, rung))


def block_of(record: Record, rung: str, was: Sequence[str] = (), since: str = "") -> Block | None:
    """The block that somebody keeps for a side task, None where there is none.

    Args:
        record: the person's.
        rung: the side task.
        was: ids that it had before.
        since: the moment from which they hold it; a block from before then went with the earlier time.

    """
    fact = record.facts.get(block_key(record, rung, was))
    if fact is None or fact["at"] < since:
        return None
    return Block(fact["weekday"], time.fromisoformat(fact["begin"]), fact["minutes"], fact["at"])
