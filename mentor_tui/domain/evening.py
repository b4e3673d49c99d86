"""The evening of a working day: that it was enough, and what their next day begins with.

It begins half an hour before the shift ends, and lasts until midnight; where the shift itself goes on past midnight, an hour
longer than that. Only a day on which somebody works has one. Times are those of the clock where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from mentor_tui.domain.agenda import talk_ahead
from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import next_items

BEFORE = timedelta(minutes=30)
"""How long before the end of a shift the evening begins."""

AFTER = timedelta(hours=1)
"""How long it lasts after a shift that ends past midnight."""


class OneShift(NamedTuple):
    """A shift of somebody's: the day it is of, and from when to when it is."""

    day: date
    begin: datetime
    end: datetime


class Appointment(NamedTuple):
    """What has a time on somebody's next day: a talk, and ``what`` is who holds it; or a time that is kept for a side task."""

    kind: Literal["talk", "block"]
    what: str
    at: datetime


class Evening(NamedTuple):
    """What is said in the evening.

    Attributes:
        done: how many things of theirs they did today; ``effort`` is what these took.
        signed: what was signed off for them today, the latest last.
        day: their next working day, None where nobody knows it; ``begin`` is when its shift begins.
        first: what has a time on it, the first of it; None where nothing has.
        item: what comes next in their list, "" where nothing does.
        leave: whether they are away before it.

    """

    done: int
    effort: Effort
    signed: tuple[str, ...]
    day: date | None
    begin: datetime | None
    first: Appointment | None
    item: str
    leave: bool


def ending(calendar: OwnCalendar, now: datetime) -> OneShift | None:
    """The shift whose evening it is, None where it is none.

    Args:
        calendar: somebody's.
        now: the moment by the clock where they are.

    """
    for day in (now.date(), now.date() - ONE_DAY):
        shift = _shift(calendar, day)
        if shift is None:
            continue
        midnight = datetime.combine(day + ONE_DAY, time())
        over = midnight if shift.end <= midnight else shift.end + AFTER
        if shift.end - BEFORE <= now < over:
            return shift
    return None


def _shift(calendar: OwnCalendar, day: date) -> OneShift | None:
    found = calendar.pattern.shifts.get(day.weekday())
    if found is None or not calendar.works(day):
        return None
    begin = datetime.combine(day, found.begin)
    return OneShift(day, begin, begin + timedelta(minutes=found.minutes))


def evening(standing: Standing, clock: time, zone: tzinfo, left: date | None = None) -> Evening | None:
    """What is said to somebody on their way in the evening of a working day of theirs; None at any other time.

    Args:
        standing: theirs, of today.
        clock: what the clock says where they are.
        zone: where that is.
        left: their last day with the team, where it is known.

    """
    calendar, now = standing.calendar, datetime.combine(standing.today, clock)
    state = standing.programme.state(standing.profile.start, standing.today)
    if state not in ("going", "extended") or standing.curriculum is None or standing.programme.former:
        return None
    shift = ending(calendar, now)
    if shift is None or shift.day < calendar.start:
        return None
    begin = datetime.combine(shift.day, time())
    before = _shift(calendar, shift.day - ONE_DAY)
    done, took, signed = _today(standing, max(begin, before.end) if before is not None else begin, zone)
    coming = next_items(standing, most=1)
    told = Evening(done, took, signed, None, None, None, coming[0].item.id if coming else "", leave=False)
    day = calendar.add(shift.day, 1)
    between = calendar.of_pattern(shift.day + ONE_DAY, day)
    told = told._replace(leave=any(map(calendar.is_away, between)))
    after = _shift(calendar, day)
    if after is None or (left is not None and day > left):
        # A leave whose end nobody knows, or no day more.
        return told
    return told._replace(day=day, begin=after.begin, first=_first(standing, day, zone))


def _today(standing: Standing, since: datetime, zone: tzinfo) -> tuple[int, Effort, tuple[str, ...]]:
    """How many things somebody did since a moment, what they took, and what was signed off for them."""
    took: list[int | None] = []
    signed: list[tuple[str, str]] = []

    def lately(at: str) -> bool:
        return bool(at) and _local(at, zone) >= since

    for now in standing.items:
        ticks = [one for one in now.fact.entries if one.by == standing.person and not one.on and lately(one.at)]
        took += [now.item.minutes for _one in ticks]
        if lately(now.fact.signed_at or "") and now.item.who == "hire":
            signed.append((now.fact.signed_at or "", now.item.id))
    return len(took), effort(took), tuple(name for _at, name in sorted(signed))


def _first(standing: Standing, day: date, zone: tzinfo) -> Appointment | None:
    """What has a time on a day to come, the first of it."""
    return min(_appointments(standing, day, zone), key=lambda one: one.at, default=None)


def _appointments(standing: Standing, day: date, zone: tzinfo) -> Iterator[Appointment]:
    talk = talk_ahead(standing.journey, standing.today, zone)
    if talk is not None and (at := _local(talk.next, zone)).date() == day:
        yield Appointment("talk", talk.by, at)
    hands = standing.all_hands
    if hands is not None and hands.on(day):
        return
    rungs = standing.catalogue.rungs
    for task in (standing.task(rungs[name]) for name in standing.holds if name in rungs):
        if task.block is not None and task.state == "active" and task.block.weekday == day.weekday():
            yield Appointment("block", task.rung.id, datetime.combine(day, task.block.begin))


def _local(at: str, zone: tzinfo) -> datetime:
    return datetime.fromisoformat(at).astimezone(zone).replace(tzinfo=None)
