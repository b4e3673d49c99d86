"""Answer clocks of people, one line each in a small file: whoever asks reads that, and nobody's record or history.

They are kept by whoever has read courses, after their first picture, and may be thrown away at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.answer_clock import (
    LATEST,
    LEAST,
    AnswerBy,
    AnswerClock,
    answered_by,
    clock,
    merged,
    soonest,
    worked,
)
from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.working_time import Shifts, minute_of, shifts_between, shifts_of

if TYPE_CHECKING:
    from mentor_tui.domain.courses import AnswerGiven, PersonCourse

CACHE = "clocks"

_KEY = 1
"""Another number wherever a line says something else."""

DAYS_KNOWN = 14
"""For so many days ahead it is kept when somebody is at work; after that nothing is said of them until it is kept anew."""


class ClockLine(NamedTuple):
    """What is kept of somebody: their clock, and when they are at work these days."""

    clock: AnswerClock
    shifts: Shifts


def clocks(context: ActorContext) -> Mapping[str, ClockLine]:
    """The clocks that are kept, by person."""
    return {name: _line_of(row) for name, row in _rows(context).items()}


def _rows(context: ActorContext) -> dict[str, Any]:
    cached = context.store.cached(CACHE)
    return cached["rows"] if isinstance(cached, dict) and cached.get("key") == _KEY else {}


def _line_of(row: Sequence[Any]) -> ClockLine:
    return ClockLine(AnswerClock(*row[0]), tuple((begin, end) for begin, end in row[1]))


class AnswerTimes:
    """By when somebody who asks has their answer, of those of whom it can be said."""

    def __init__(self, context: ActorContext, standing: Standing) -> None:
        """Read the clocks that are kept, once.

        Args:
            context: who looks.
            standing: that of whoever asks.

        """
        self._rows, self._now = _rows(context), context.now
        self._own = shifts_of(context, standing.profile, standing.calendar) if self._rows else ()
        self._zone = context.zone(standing.profile) or UTC

    def of(self, who: str, since: datetime | None = None) -> AnswerBy | None:
        """By when somebody answers what was asked at a moment, or is now; None where nothing can be said, or that has passed."""
        if who not in self._rows:
            return None
        line, now = _line_of(self._rows[who]), self._now()
        at = answered_by(line.clock, line.shifts, self._own, minute_of(since or now))
        if at is None or at < minute_of(now):
            return None
        return AnswerBy(who, datetime.fromtimestamp(at * 60, self._zone), line.clock.held)

    def of_first(
        self, team: Team, asked: Sequence[str], since: datetime | None = None, others: Iterable[str] = ()
    ) -> AnswerBy | None:
        """The same of whoever is asked first, with who of the rest would answer sooner.

        Args:
            team: the roster.
            asked: those any of whom may answer.
            since: when it was asked, None is now.
            others: who could be asked as well.

        """
        first = self.of(asked[0], since) if asked else None
        if first is None:
            return None
        rest = [found for one in (*asked[1:], *others) if one != first.who and (found := self.of(one)) is not None]
        sooner = soonest(rest, than=first)
        return first._replace(sooner=team.names.short(sooner.who) if sooner is not None else "")


def keep_clocks(context: ActorContext, hires: Iterable[str], only: str = "") -> None:
    """Work out the clocks of those who answer some hires, and keep them.

    Args:
        context: who looks.
        hires: whose questions are looked at.
        only: of whom alone it is worked out; "" is everybody who answered.

    """
    # Whoever only reads clocks loads nothing of histories.
    from mentor_tui.services.courses import courses

    keep_clocks_of(context, courses(context, hires), only)


def keep_clocks_of(context: ActorContext, found: Mapping[str, PersonCourse], only: str = "") -> None:
    """The same, of courses that were read already."""
    by: dict[str, list[AnswerGiven]] = {}
    for course in found.values():
        for one in course.answers():
            if one.by != course.person and (not only or one.by == only):
                by.setdefault(one.by, []).append(one)
    before = _rows(context)
    enough = [name for name, answers in by.items() if len(answers) >= LEAST]
    rows = {name: row for name, row in before.items() if name not in enough}
    for record_id, record in context.store.read_many(map(person_record, enough)):
        name = record_id.partition("/")[2]
        if isinstance(record, Record):
            try:
                with sound(record_id):
                    line = _line(context, record, sorted(by[name], key=lambda one: one.at)[-LATEST:])
            except Problem:
                continue  # what cannot be read is told elsewhere
            if line is not None:
                rows[name] = [[*line.clock], [[*shift] for shift in line.shifts]]
    if rows != before:
        context.store.cache(CACHE, {"key": _KEY, "rows": rows})


def _line(context: ActorContext, record: Record, answers: list[AnswerGiven]) -> ClockLine | None:
    standing = context.standing(Journey(record))
    today = standing.today
    first = min(date.fromisoformat(one.asked[:10]) for one in answers) - ONE_DAY
    spans = merged(shifts_between(context, standing.profile, standing.calendar, first, today + DAYS_KNOWN * ONE_DAY))
    if not spans:
        return None
    waits = [worked(spans, _minute(one.asked), _minute(one.at)) for one in answers]
    found = clock(waits)
    start = minute_of(context.now()) - 24 * 60
    return ClockLine(found, tuple(span for span in spans if span[1] > start)) if found is not None else None


def _minute(at: str) -> int:
    return minute_of(datetime.fromisoformat(at))
