"""Pace: hands-on minutes of overdue items, said in the person's own days, phase by phase.

A phase asks for its hands-on minutes over its stretch of days, so many a day. What is overdue, divided by that, is the days
past the plan: ten things to read are not ten conversations. Only what is the hire's own counts, and what waits for somebody
else's sign-off is no arrear. Neither is a day on which an item could not be begun because something waited for mentor or
lead: such days push the day on which it is overdue, see ``waits``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from mentor_tui.domain.curriculum import Item, Stretch
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.waits import held_up

_HIRE_IS_DONE = ("done", "waiting")
"""What waits for somebody else's sign-off is no arrear."""

PaceState = Literal["none", "on plan", "in hand", "past", "paused"]


class Pace(NamedTuple):
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
    plan = curriculum.stretches
    phases: dict[str, float] = {}
    overdue = 0
    ahead = 0
    states, passed = standing.states, standing.past_day
    for phase, items in curriculum.own:
        late = early = 0
        for item in items:
            stored = states.get(item.id)
            if item.by_day <= passed:
                if stored not in _HIRE_IS_DONE and _overdue(standing, item):
                    late += _minutes_left(standing, item)
            elif stored in _HIRE_IS_DONE:
                early += item.minutes * item.times
            elif stored == "started":
                early += item.minutes * _count(standing, item)
        # The minutes are those of a day of the plan; this person's days may be shorter.
        per_day = plan[phase.id].minutes / standing.calendar.stretch
        if per_day and (late or early):
            phases[phase.id] = round((late - early) / per_day, 1) if not late else round(late / per_day, 1)
        overdue += late
        ahead += early
    past = max((days for days in phases.values() if days > 0), default=0.0)
    if past >= 1:
        return Pace("past", round(past), phases, overdue)
    in_hand = _days_ahead(standing, plan.values(), ahead) if not overdue else 0
    if in_hand >= 1:
        return Pace("in hand", in_hand, phases, overdue)
    return Pace("on plan", 0, phases, overdue)


def _overdue(standing: Standing, item: Item) -> bool:
    """Whether the day of an item has passed, without the days on which something of ours held it up."""
    return standing.due_day(item.by_day) + held_up(standing, item) < standing.day


def _count(standing: Standing, item: Item) -> int:
    fact = standing.stored(item)
    return fact["count"] if fact else 0


def _minutes_left(standing: Standing, item: Item) -> int:
    """What an overdue item still asks for, be it locked or open; what came back asks once more."""
    if standing.states.get(item.id) == "returned":
        return item.minutes
    return item.minutes * max(item.times - _count(standing, item), 1)


def _days_ahead(standing: Standing, plan: Iterable[Stretch], minutes: int) -> int:
    """How many whole days from today on are done already, at the minutes that the plan asks for on each of them."""
    if not minutes:
        return 0
    own = [(standing.due_day(part.first), standing.due_day(part.last) + 1, part.minutes) for part in plan]
    edges = sorted({standing.day, *(edge for first, end, _ in own for edge in (first, end) if edge > standing.day)})
    left, days = float(minutes), 0
    for begin, end in pairwise(edges):
        asked = sum(a_day for first, last, a_day in own if first <= begin < last) / standing.calendar.stretch
        if asked * (end - begin) > left:
            return days + int(left / asked + 1e-9)
        left -= asked * (end - begin)
        days += end - begin
    return days
