"""Pace: hands-on minutes of overdue items, said in the person's own days, phase by phase.

A phase asks for its hands-on minutes over its stretch of days, so many a day. What is overdue, divided by that, is the days
past the plan: ten things to read are not ten conversations. Only what is the hire's own counts, and what waits for somebody
else's sign-off is no arrear.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.standing import Standing

PaceState = Literal["none", "on plan", "in hand", "past", "paused"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a hire's work compares with the plan.

    Attributes:
        days: whole days past the plan, or in hand; 0 otherwise.
        phases: phase id -> days past the plan in it (positive), or in hand (negative), one decimal.
        minutes: hands-on minutes that are overdue.

    """

    state: PaceState
    days: int = 0
    phases: Mapping[str, float] | None = None
    minutes: int = 0


@lru_cache(maxsize=64)
def _rhythm(curriculum_key: tuple[tuple[str, int, tuple[tuple[int, int], ...]], ...]) -> dict[str, float]:
    rhythm: dict[str, float] = {}
    for phase_id, by_day, days in curriculum_key:
        minutes = sum(minutes for _, minutes in days)
        first = min((day for day, _ in days), default=by_day)
        rhythm[phase_id] = minutes / max(by_day - first + 1, 1)
    return rhythm


def _own(item: Item) -> bool:
    return item.who == "hire"


def minutes_a_day(curriculum: Curriculum) -> Mapping[str, float]:
    """Phase id -> hands-on minutes of the hire's own that the plan asks for on each day of its stretch."""
    key = tuple(
        (
            phase.id,
            max([phase.by_day, *(item.by_day for item in phase.items if _own(item))]),
            tuple((item.by_day, item.minutes * item.times) for item in phase.items if _own(item)),
        )
        for phase in curriculum.phases
    )
    return _rhythm(key)


def pace(standing: Standing) -> Pace:
    """The pace today; none before the day that the budget file names, before day 1, and after the way is over."""
    state = standing.programme.state(standing.profile.start, standing.today)
    curriculum = standing.curriculum
    if curriculum is None or state in ("none", "coming", "finished", "ended"):
        return Pace("none")
    if state == "paused" or standing.calendar.is_away(standing.today):
        return Pace("paused")
    if standing.day < standing.catalogue.budget.pace_from_day:
        return Pace("none")
    rhythm = minutes_a_day(curriculum)
    phases: dict[str, float] = {}
    overdue = 0
    ahead = 0.0
    for phase in curriculum.phases:
        late = early = 0
        for item in phase.items:
            if not _own(item):
                continue
            stored = standing.states.get(item.id, "open")
            if standing.due_day(item.by_day) < standing.day:
                if stored not in ("done", "waiting"):
                    late += standing.item(item).minutes_left
            elif stored in ("done", "waiting"):
                early += item.minutes * item.times
            elif stored == "started":
                early += item.minutes * standing.fact(item).count
        # The rhythm is the plan's; this person's days may be shorter.
        per_day = rhythm.get(phase.id, 0.0) / standing.calendar.stretch
        if per_day and (late or early):
            phases[phase.id] = round((late - early) / per_day, 1) if not late else round(late / per_day, 1)
        overdue += late
        if per_day and early and not late:
            ahead += early
    past = max((days for days in phases.values() if days > 0), default=0.0)
    if past >= 1:
        return Pace("past", round(past), phases, overdue)
    total = sum(
        rhythm.get(phase.id, 0.0)
        for phase in curriculum.phases
        if phase.by_day > 0 and not _phase_done(standing, phase.id)
    )
    in_hand = int(ahead / (total / standing.calendar.stretch)) if total and not overdue else 0
    if in_hand >= 1:
        return Pace("in hand", in_hand, phases, overdue)
    return Pace("on plan", 0, phases, overdue)


def _phase_done(standing: Standing, phase_id: str) -> bool:
    return any(phase.phase.id == phase_id and phase.state == "done" for phase in standing.phases)
