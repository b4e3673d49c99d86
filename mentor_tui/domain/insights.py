"""Whether onboarding gets faster, and who is still here: counts and curves that say no more than the figures do.

*How fast* is the share of a cohort that had done their basics by each working day of their own. Whoever is on the way counts
as not yet, whoever left without them as never, and both stay in the number. One minus a Kaplan–Meier estimate would be
wrong there: it takes those who left out of the number, as if they would have got there like the others.

*Who is still here* is a Kaplan–Meier estimate of the days from the first to the last: those who are here today have not left
up to now, and nobody knows more.

Below five people nothing is told that would be about each of them, and a cohort of which less than half could have got there
yet is too early to tell.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from mentor_tui.domain.kinds_of_day import KindsOfDay
from mentor_tui.domain.named import NamedTuple

FEW = 5
"""People below which there is no curve, no rate and no per cent."""

SOON = 0.1
"""One in so many got there by the day from which on somebody could have."""

BY_CHANCE = 1.96
"""How far two curves have to lie apart, in standard deviations: further comes about by chance once in twenty times."""

Curve = tuple[tuple[int, float], ...]
"""Days and the share from each of them on; the last is the day up to which it is known."""

CohortState = Literal["too few", "too early", "not half yet", "half"]

VerdictCode = Literal["nobody", "too early", "alone", "sooner", "later", "not yet", "same"]


class Way(NamedTuple):
    """How far somebody has come.

    Attributes:
        day: which working day of theirs it is.
        done: on which of them their basics were done, None where they are not.
        gone: whether they left, or their programme ended, without them.

    """

    day: int
    done: int | None = None
    gone: bool = False

    @property
    def on_way(self) -> bool:
        """Whether they may still get there."""
        return self.done is None and not self.gone


class Cohort(NamedTuple):
    """Those who began together.

    Attributes:
        n: how many there are; ``done`` of them have done their basics.
        day: the day that the furthest of those on the way is on, or on which the last one got there.
        curve: the share that had got there by each day, the least that it can be; none where the state says so.
        half_by, most_by: the day by which half, and four in five, had got there; None where they have not.

    """

    cohort: str
    n: int
    done: int
    day: int
    curve: Curve
    half_by: int | None
    most_by: int | None
    state: CohortState

    @property
    def told(self) -> bool:
        """Whether there is something to tell of it."""
        return self.state in ("half", "not half yet")


def could_by(ways: Iterable[Way], plan: int) -> int:
    """The day from which on somebody could have done their basics: by it one in ten of those who have had.

    Args:
        ways: everybody's, of all cohorts.
        plan: the day on which the plan has them done, which counts while fewer than five have.

    """
    days = sorted(way.done for way in ways if way.done is not None)
    return days[math.ceil(len(days) * SOON) - 1] if len(days) >= FEW else plan


def cohort(name: str, ways: Sequence[Way], could: int) -> Cohort:
    """What there is to tell of those who began together.

    Args:
        name: what the cohort is called.
        ways: all of them, those who left too.
        could: the day from which on somebody could have got there; see ``could_by``.

    """
    n = len(ways)
    days = sorted(way.done for way in ways if way.done is not None)
    day = max((way.day for way in ways if way.on_way), default=0)
    half, most = _by(days, n, 1, 2), _by(days, n, 4, 5)
    reached = sum(not way.on_way or way.day >= could for way in ways)
    state: CohortState = "half" if half is not None else "not half yet"
    if n < FEW:
        state = "too few"
    elif half is None and reached * 2 < n:
        state = "too early"
    told = state in ("half", "not half yet")
    curve = _steps(days, n, max(day, *days[-1:], 0)) if told else ()
    return Cohort(
        name, n, len(days), max(day, *days[-1:], 0), curve, half if told else None, most if told else None, state
    )


def _by(days: Sequence[int], n: int, some: int, of: int) -> int | None:
    """The day by which so many of so many had got there."""
    needed = -(-n * some // of)
    return days[needed - 1] if 0 < needed <= len(days) else None


def _steps(days: Sequence[int], n: int, last: int) -> Curve:
    found = [(0, 0.0)]
    count = 0
    for day, those in groupby(max(day, 0) for day in days):
        count += len([*those])
        found = [*(point for point in found if point[0] != day), (day, count / n)]
    return tuple(found) if found[-1][0] >= last else (*found, (last, found[-1][1]))


class CohortDays(NamedTuple):
    """The working days of a cohort on the way through the basics, a person on average.

    Attributes:
        people: of how many it is told.
        here: days on which they were not away; ``waiting`` of these waited for us.
        causes: for what these waited, what took most days first.

    """

    cohort: str
    people: int
    here: float
    waiting: float
    causes: tuple[str, ...]


def cohort_days(name: str, days: Sequence[KindsOfDay], causes: Iterable[str]) -> CohortDays | None:
    """What there is to tell of the days of those who began together; nothing of a few.

    Args:
        name: what the cohort is called.
        days: each one's, up to the day on which their basics were done.
        causes: for what each of the days waited that did, of all of them.

    """
    n = len(days)
    if n < FEW:
        return None
    most = tuple(cause for cause, _days in sorted(Counter(causes).items(), key=lambda one: (-one[1], one[0])))
    return CohortDays(name, n, sum(one.here for one in days) / n, sum(one.waiting for one in days) / n, most)


def apart(one: Iterable[Way], other: Iterable[Way]) -> float:
    """How much sooner the first get there than the others, in standard deviations; below zero where they do later.

    The log-rank statistic (Mantel 1966): on each day on which somebody got there, how many of the first did beside how many
    would have if it were all the same. Whoever left stays among those who could, as they stay in the number.
    """
    rows = [(*_until(way), first) for first, ways in ((True, one), (False, other)) for way in ways]
    gain = spread = 0.0
    for day in sorted({day for day, got, _first in rows if got}):
        there = [row for row in rows if row[0] >= day]
        n, mine = len(there), sum(first for _day, _got, first in there)
        got = sum(got and on == day for on, got, _first in there)
        gain += sum(got and on == day and first for on, got, first in there) - got * mine / n
        if n > 1:
            spread += got * (mine / n) * (1 - mine / n) * (n - got) / (n - 1)
    return gain / math.sqrt(spread) if spread else 0.0


def _until(way: Way) -> tuple[float, bool]:
    """Up to which day something is known of somebody, and whether they got there on it."""
    if way.done is not None:
        return way.done, True
    return (math.inf if way.gone else way.day), False


class Verdict(NamedTuple):
    """What can honestly be said in one sentence.

    Attributes:
        newer, older: the cohorts that it is about, None where there are none.
        ask: when to ask again, None where that is not known, or needs no asking.

    """

    code: VerdictCode
    newer: Cohort | None = None
    older: Cohort | None = None
    ask: date | None = None


def verdict(cohorts: Sequence[Cohort], ways: Mapping[str, Sequence[Way]], could: int, today: date) -> Verdict:
    """Whether the newest cohort of which something can be told was ready sooner than the one before it.

    Args:
        cohorts: all of them, the newest last.
        ways: cohort -> everybody in it.
        could: the day from which on somebody could have got there.
        today: the day it is.

    """
    whole = [one for one in cohorts if one.state != "too few"]
    told = [one for one in whole if one.told]
    if not whole:
        return Verdict("nobody")
    if not told:
        newest = max(whole, key=lambda one: one.day)
        return Verdict("too early", newest, ask=_in_days(today, could - newest.day))
    newer = told[-1]
    if len(told) == 1:
        return Verdict("alone", newer)
    older = told[-2]
    distance = apart(ways[newer.cohort], ways[older.cohort])
    if abs(distance) > BY_CHANCE:
        return Verdict("sooner" if distance > 0 else "later", newer, older)
    if newer.half_by is not None:
        return Verdict("same", newer, older)
    return Verdict("not yet", newer, older, _in_days(today, (older.most_by or older.half_by or 0) - newer.day))


def _in_days(today: date, days: int) -> date | None:
    """A day so many weekdays ahead, None where it is not ahead."""
    if days <= 0:
        return None
    day = today
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


class Stay(NamedTuple):
    """How long somebody has been here: days from their first to the last, or to today where they have not ``left``."""

    days: int
    left: bool


def still_here(stays: Iterable[Stay]) -> Curve:
    """The share that is still here so many days after the first one; none where fewer than five began.

    The product-limit estimate (Kaplan and Meier 1958). Whoever has been here for just so many days counts among those who
    could have left on that day.
    """
    known = sorted(stays)
    if len(known) < FEW:
        return ()
    found, share, there = [(0, 1.0)], 1.0, len(known)
    for days, those in groupby(known, key=lambda stay: stay.days):
        ended = [*those]
        left = sum(stay.left for stay in ended)
        if left:
            share *= 1 - left / there
            found = [*(point for point in found if point[0] != days), (days, share)]
        there -= len(ended)
    last = known[-1].days
    return tuple(found) if found[-1][0] >= last else (*found, (last, share))


class PositionMove(NamedTuple):
    """That somebody took up something else inside, or came back, as it was decided: ``to`` which position, and when."""

    kind: Literal["moved", "back"]
    to: str
    on: date


class People(NamedTuple):
    """Who is here, who moved inside and where to, and who left.

    Attributes:
        here: how many are here today.
        moved, left, back: how many have been in the last twelve months.
        to: position -> how many moved there, the most first.
        curve: the share that is still here so many days after their first; see ``still_here``.

    """

    here: int
    moved: int
    left: int
    back: int
    to: tuple[tuple[str, int], ...]
    curve: Curve


LATELY = timedelta(days=365)
"""For so long it is told who moved, left and came back, and which items waited."""


def people(
    here: int, left: Iterable[date], stays: Iterable[Stay], today: date, moves: Iterable[PositionMove] = ()
) -> People:
    """Put together who is here.

    Args:
        here: how many are.
        left: the last days of those who are not.
        stays: how long everybody has been here whose first day is known.
        today: the day it is.
        moves: what was decided, as far as decisions are known.

    """
    lately = [move for move in moves if today - LATELY < move.on <= today]
    to = Counter(move.to for move in lately if move.kind == "moved")
    return People(
        here,
        to.total(),
        sum(today - LATELY < last <= today for last in left),
        sum(move.kind == "back" for move in lately),
        tuple(sorted(to.items(), key=lambda row: (-row[1], row[0]))),
        still_here(stays),
    )


def share_on(curve: Curve, day: int) -> float | None:
    """The share on a day, None before the curve begins and after the day up to which it is known."""
    if not curve or not curve[0][0] <= day <= curve[-1][0]:
        return None
    return next((share for (_at, share), (then, _next) in pairwise(curve) if day < then), curve[-1][1])
