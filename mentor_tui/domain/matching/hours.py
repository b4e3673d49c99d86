"""Working hours that two people share, on the real dates ahead: zones, daylight saving, night shifts, part-time weeks, leave.

Everybody's time becomes a row of slots in UTC, as long as the largest step that all shifts begin and end on, so that
counting loses nothing. Rows of one kind are made once; hours in common are then one product of two matrices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.matching.pool import Hire, Mentor

Floats = NDArray[np.float32]

LONGEST = 120
"""Days of the calendar within which the hire's first working days are looked for."""

_DAY = 24 * 60


class _Time(NamedTuple):
    """Somebody's working time; whoever shares it shares a row."""

    zone: tzinfo
    calendar: OwnCalendar

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal working time: the day on which somebody began makes no difference to their hours."""
        calendar = self.calendar
        shifts = tuple(sorted(calendar.pattern.shifts.items()))
        return (
            str(self.zone), shifts, calendar.pattern.rest, calendar.contract, calendar.away, calendar.holidays
        )  # fmt: skip

    @property
    def share(self) -> float:
        """Which part of the time between begin and end of their shifts they work: without breaks, and by contract."""
        shifts = self.calendar.pattern.shifts
        gross = sum(shift.minutes for shift in shifts.values()) / 60
        net = self.calendar.pattern.weekly_hours
        worked = min(self.calendar.contract, net) if self.calendar.contract is not None else net
        return max(min(worked / gross, 1.0), 0.0) if gross else 0.0


class _Window:
    """A stretch of days, cut into slots of UTC. It begins a day early, as a night shift may reach into it."""

    def __init__(self, first: date, days: int, step: int) -> None:
        self.first, self.days, self.step = first, days, step
        self.begin = _minute(UTC, first - ONE_DAY, time())
        self.slots = (days + 3) * _DAY // step

    def row(self, who: _Time, *, within: Iterable[date] | None = None) -> NDArray[np.bool_]:
        """The slots in which somebody is at work, on all their working days or on some."""
        row = np.zeros(self.slots, dtype=np.bool_)
        shifts = who.calendar.pattern.shifts
        days = within if within is not None else (self.first + timedelta(days=n) for n in range(-1, self.days + 1))
        for day in days:
            shift = shifts.get(day.weekday())
            if shift is None or not who.calendar.works(day):
                continue
            last = day if shift.end > shift.begin else day + ONE_DAY
            begin, end = self._slot(day, shift.begin, who.zone), self._slot(last, shift.end, who.zone)
            row[max(begin, 0) : max(end, 0)] = True
        return row

    def _slot(self, day: date, at: time, zone: tzinfo) -> int:
        return (_minute(zone, day, at) - self.begin) // self.step


@lru_cache(maxsize=1 << 15)
def _minute(zone: tzinfo, day: date, at: time) -> int:
    """A time of day where somebody is, in minutes of UTC."""
    return int(datetime.combine(day, at, zone).timestamp()) // 60


def shared_hours(hires: Sequence[Hire], mentors: Sequence[Mentor], over_days: int) -> Floats:
    """Working hours a week that each hire shares with each mentor, over the hire's first working days.

    Two who are both at work for the whole of a shift share it without the longer one's break, so that two full-timers
    of one office share forty hours, not forty-two and a half.

    Args:
        hires: rows of the answer.
        mentors: columns.
        over_days: working days of the hire's, from the day they begin.

    """
    answer = np.zeros((len(hires), len(mentors)), dtype=np.float32)
    if not hires or not mentors:
        return answer
    groups: dict[date, list[int]] = {}
    for at, hire in enumerate(hires):
        groups.setdefault(hire.begins, []).append(at)
    for begins, rows in groups.items():
        answer[rows] = _from(begins, [hires[at] for at in rows], mentors, over_days)
    return answer


def _from(begins: date, hires: Sequence[Hire], mentors: Sequence[Mentor], over_days: int) -> Floats:
    ours, our_kind = _kinds(_Time(hire.zone, hire.calendar) for hire in hires)
    theirs, their_kind = _kinds(_Time(mentor.zone, mentor.calendar) for mentor in mentors)
    first_days = [_first_days(who.calendar, begins, over_days) for who in ours]
    length = max(((days[-1] - begins).days + 1 for days in first_days if days), default=1)
    window = _Window(begins, length, _step(begins, (*ours, *theirs)))
    left = np.array([window.row(who, within=days) for who, days in zip(ours, first_days, strict=True)])
    # Slots in which none of the hires is at work share nothing.
    used = left.any(axis=0)
    right = np.array([window.row(who)[used] for who in theirs])
    minutes = (left[:, used].astype(np.float32) @ right.T.astype(np.float32)) * window.step
    share = np.minimum.outer(
        np.array([who.share for who in ours], dtype=np.float32),
        np.array([who.share for who in theirs], dtype=np.float32),
    )
    per_week = np.array(
        [_weeks(who.calendar, len(days)) for who, days in zip(ours, first_days, strict=True)], dtype=np.float32
    )
    hours = minutes * share / 60 / per_week[:, None]
    return np.asarray(hours[np.ix_(our_kind, their_kind)], dtype=np.float32)


def _kinds(times: Iterable[_Time]) -> tuple[list[_Time], list[int]]:
    """Different working times, and for each person which of them is theirs."""
    found: dict[tuple[object, ...], int] = {}
    different: list[_Time] = []
    kinds = []
    for who in times:
        at = found.setdefault(who.key, len(different))
        if at == len(different):
            different.append(who)
        kinds.append(at)
    return different, kinds


def _first_days(calendar: OwnCalendar, begins: date, count: int) -> list[date]:
    days = (begins + timedelta(days=n) for n in range(LONGEST))
    found: list[date] = []
    for day in days:
        if len(found) == count:
            break
        if calendar.works(day):
            found.append(day)
    return found


def _weeks(calendar: OwnCalendar, days: int) -> float:
    """Weeks of theirs that so many working days are; a holiday makes a week no longer."""
    return days / max(len(calendar.pattern.shifts), 1) if days else 1.0


def _step(first: date, times: Iterable[_Time]) -> int:
    """Minutes of a slot: the largest step on which every shift begins and ends, in UTC."""
    step = 60
    noon = datetime.combine(first, time(12))
    for who in times:
        for shift in who.calendar.pattern.shifts.values():
            for at in (shift.begin, shift.end):
                step = math.gcd(step, at.hour * 60 + at.minute)
        for later in (noon, noon + timedelta(days=LONGEST)):
            offset = who.zone.utcoffset(later)
            step = math.gcd(step, int((offset or timedelta()).total_seconds()) // 60)
    return max(step, 1)
