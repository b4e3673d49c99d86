"""Working hours that two people share, on the real dates ahead: zones, daylight saving, night shifts, part-time weeks, leave.

Everybody's time becomes a row of slots in UTC, as long as the largest step that all shifts begin and end on, so that
counting loses nothing. Rows of one kind are made once; hours in common are then the slots that two rows share.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar, Shift
from mentor_tui.domain.matching.bitsets import Flags, Floats, common, packed
from mentor_tui.domain.matching.pool import Hire, Mentor
from mentor_tui.domain.named import NamedTuple

LONGEST = 120
"""Days of the calendar within which the hire's first working days are looked for."""

TOGETHER = 28
"""Days within which hires begin whose hours are counted at once, on the same slots."""

_DAY = 24 * 60

_MARGIN = 3
"""Days on either side of a window: from UTC+14 to UTC-12, with a shift of up to 24 hours, a day reaches that far."""

_Begins = TypeVar("_Begins", date, None)
_Rota = tuple[tzinfo, tuple[tuple[int, Shift], ...]]


class _Time(NamedTuple):
    """Somebody's working time; whoever shares it shares a row."""

    zone: tzinfo
    calendar: OwnCalendar

    @property
    def rota(self) -> _Rota:
        """Zone and shifts by weekday, whatever the days off."""
        return self.zone, tuple(sorted(self.calendar.pattern.shifts.items()))

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal working time: the day on which somebody began makes no difference to their hours."""
        calendar = self.calendar
        return self.rota, calendar.pattern.rest, calendar.contract, calendar.away, calendar.holidays

    @property
    def share(self) -> float:
        """Which part of the time between begin and end of their shifts they work: without breaks, and by contract."""
        shifts = self.calendar.pattern.shifts
        gross = sum(shift.minutes for shift in shifts.values()) / 60
        net = self.calendar.pattern.weekly_hours
        worked = min(self.calendar.contract, net) if self.calendar.contract is not None else net
        return max(min(worked / gross, 1.0), 0.0) if gross else 0.0


class _Days:
    """Days from the first on which a hire begins to the last that could matter, with a margin on either side."""

    def __init__(self, begins: Iterable[date]) -> None:
        all_of_them = tuple(begins)
        self.first = min(all_of_them) - _MARGIN * ONE_DAY
        self.last = max(all_of_them) + (LONGEST + _MARGIN) * ONE_DAY

    def at(self, day: date) -> int:
        """Which of them a date is."""
        return (day - self.first).days

    def only(self, some: NDArray[np.intp]) -> Flags:
        """Flags of some of the days. The last flag is for no day at all: it is never set."""
        flags = np.zeros(self.at(self.last) + 2, dtype=np.bool_)
        flags[some] = True
        return flags

    def worked(self, calendar: OwnCalendar) -> Flags:
        """The days on which somebody works."""
        first = self.first.toordinal()
        worked = [day.toordinal() - first for day in calendar.working(self.first, self.last)]
        return self.only(np.array(worked, dtype=np.intp))

    def first_worked(self, calendar: OwnCalendar, begins: date, count: int) -> NDArray[np.intp]:
        """Somebody's first working days from a date on."""
        at = self.at(begins)
        return np.flatnonzero(self.worked(calendar)[at : at + LONGEST])[:count] + at


class _Slots:
    """Some of these days, cut into slots of UTC as long as the largest step that every shift begins and ends on."""

    def __init__(self, days: _Days, count: int, people: Iterable[_Time]) -> None:
        shifts = {rota: _shifts(rota, days.first, count) for rota in {who.rota for who in people}}
        self.step = math.gcd(60, *(edge for found in shifts.values() for _at, *edges in found for edge in edges))
        # Which day's shift a slot is in. Two shifts in a row can overlap, so odd days have an array of their own.
        self._day_of: Mapping[_Rota, NDArray[np.int16]] = {
            rota: self._filled(found, self.at(count)) for rota, found in shifts.items()
        }

    def at(self, day: int) -> int:
        """The slot with which a day begins in UTC."""
        return day * _DAY // self.step

    def row(self, who: _Time, days: Flags, some: NDArray[np.intp] | slice = slice(None)) -> Flags:
        """In which of some slots somebody is at work, if they are on some days."""
        even, odd = self._day_of[who.rota][:, some]
        return np.asarray(days[even] | days[odd])

    def _filled(self, shifts: Iterable[tuple[int, int, int]], slots: int) -> NDArray[np.int16]:
        filled = np.full((2, slots), -1, dtype=np.int16)
        for day, begin, end in shifts:
            filled[day % 2, max(begin // self.step, 0) : max(end // self.step, 0)] = day
        return filled


def _shifts(rota: _Rota, first: date, count: int) -> list[tuple[int, int, int]]:
    """On each of so many days that have a shift: which day it is, and begin and end in minutes since the first, in UTC."""
    zone, by_weekday = rota
    shifts = dict(by_weekday)
    zero = _minute(UTC, first, time())
    found = []
    for at in range(count):
        day = first + timedelta(days=at)
        shift = shifts.get(day.weekday())
        if shift is not None:
            last = day if shift.end > shift.begin else day + ONE_DAY
            found.append((at, _minute(zone, day, shift.begin) - zero, _minute(zone, last, shift.end) - zero))
    return found


@lru_cache(maxsize=1 << 15)
def _minute(zone: tzinfo, day: date, at: time) -> int:
    """A time of day where somebody is, in minutes of UTC."""
    return int(datetime.combine(day, at, zone).timestamp()) // 60


def shared_hours(hires: Sequence[Hire], mentors: Sequence[Mentor], over_days: int) -> Floats:
    """Working hours a week that each hire shares with each mentor, over the hire's first working days.

    Two who are both at work for the whole of a shift share it without the longer one's break, so that two full-timers
    of one office share forty hours, not forty-two and a half.

    No number stands where the time zone of one of the two is not known.

    Args:
        hires: rows of the answer.
        mentors: columns.
        over_days: working days of the hire's, from the day they begin.

    """
    answer = np.zeros((len(hires), len(mentors)), dtype=np.float32)
    if not hires or not mentors:
        return answer
    blocks: list[list[int]] = []
    for at in sorted(range(len(hires)), key=lambda at: hires[at].begins):
        if not blocks or (hires[at].begins - hires[blocks[-1][0]].begins).days >= TOGETHER:
            blocks.append([])
        blocks[-1].append(at)
    theirs, their_kind = _kinds((None, _Time(mentor.zone or UTC, mentor.calendar)) for mentor in mentors)
    for rows in blocks:
        ours, our_kind = _kinds((hires[at].begins, _Time(hires[at].zone or UTC, hires[at].calendar)) for at in rows)
        hours = _together(ours, [who for _any, who in theirs], over_days)
        answer[rows] = hours[np.ix_(our_kind, their_kind)]
    answer[[hire.zone is None for hire in hires], :] = np.nan
    answer[:, [mentor.zone is None for mentor in mentors]] = np.nan
    return answer


def _together(ours: Sequence[tuple[date, _Time]], theirs: Sequence[_Time], over_days: int) -> Floats:
    """Hours a week that each of some hires, from the day they begin, shares with each of some mentors."""
    days = _Days(begins for begins, _who in ours)
    first_days = [days.first_worked(who.calendar, begins, over_days) for begins, who in ours]
    count = max((int(found[-1]) for found in first_days if found.size), default=0) + _MARGIN + 1
    slots = _Slots(days, count, [*(who for _begins, who in ours), *theirs])
    left = np.array([slots.row(who, days.only(found)) for (_, who), found in zip(ours, first_days, strict=True)])
    # Slots in which none of the hires is at work share nothing.
    used = np.flatnonzero(left.any(axis=0))
    right = np.array([slots.row(who, days.worked(who.calendar), used) for who in theirs])
    minutes = common(packed(left[:, used]), packed(right)) * slots.step
    share = np.minimum.outer(
        np.array([who.share for _begins, who in ours], dtype=np.float32),
        np.array([who.share for who in theirs], dtype=np.float32),
    )
    weeks = [_weeks(who.calendar, found.size) for (_, who), found in zip(ours, first_days, strict=True)]
    return np.asarray(minutes * share / (np.array(weeks, dtype=np.float32)[:, None] * 60), dtype=np.float32)


def _kinds(times: Iterable[tuple[_Begins, _Time]]) -> tuple[list[tuple[_Begins, _Time]], list[int]]:
    """Different working times, with the day from which they count, and for each person which of them is theirs."""
    found: dict[tuple[object, ...], int] = {}
    different: list[tuple[_Begins, _Time]] = []
    kinds = []
    for begins, who in times:
        at = found.setdefault((begins, who.key), len(different))
        if at == len(different):
            different.append((begins, who))
        kinds.append(at)
    return different, kinds


def _weeks(calendar: OwnCalendar, days: int) -> float:
    """Weeks of theirs that so many working days are; a holiday makes a week no longer."""
    return days / max(len(calendar.pattern.shifts), 1) if days else 1.0
