"""Pace: how many of their own days ago the plan asked for what a hire has done.

Whoever is N days past the plan stands where it was N working days ago: what it had asked for by then was a day's worth, or
more, above all that they have done. A day's worth is the hands-on minutes of the whole plan over its days: ten things to
read are not ten conversations. What nobody planned a time for weighs as much as a usual thing of the plan; where nothing has
a time, things are counted. So it is never more than the days gone by, and while nothing is done it grows by one a
working day, whatever comes due at once.

Only what is the hire's own and has to be done counts, and what waits for somebody else's sign-off is no arrear. Neither is a
day on which an item could not be begun because something waited for mentor or lead: such days push the day on which it is
overdue, see ``waits``.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter
from typing import Literal

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.effort import Effort, Stretch, effort
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.waits import held_up

_HIRE_IS_DONE = ("done", "waiting")
"""What waits for somebody else's sign-off is no arrear."""

PaceState = Literal["none", "on plan", "in hand", "past", "paused"]


class Late(NamedTuple):
    """An item whose day has passed.

    Attributes:
        due: the hire's own day by which it should have been done.
        minutes: hands-on minutes that it still asks for, None where nobody planned them.
        weight: what it counts for, beside others.

    """

    due: int
    item: Item
    minutes: int | None
    weight: int


class Pace(NamedTuple):
    """How a hire's work compares with the plan.

    Attributes:
        days: whole days past the plan, or in hand; 0 otherwise.
        late: the items whose day has passed, the first due first: what is past, and the way back.

    """

    state: PaceState
    days: int = 0
    late: tuple[Late, ...] = ()

    @property
    def effort(self) -> Effort:
        """What is overdue."""
        return effort(late.minutes for late in self.late)


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
    ahead = 0
    found: list[Late] = []
    states, passed = standing.states, standing.past_day
    # What is open of the basics after these are done is late for nothing.
    closed = curriculum.basics_ids if standing.own_basics_complete else frozenset()
    for item in curriculum.own_items:
        stored = states.get(item.id)
        if item.id in closed and stored not in _HIRE_IS_DONE:
            continue
        behind = item.by_day <= passed and _is_behind(standing, item)
        if behind and stored not in _HIRE_IS_DONE and (due := _due(standing, item)) < standing.day:
            goes = _goes_left(standing, item)
            minutes = None if item.minutes is None else item.minutes * goes
            found.append(Late(due, item, minutes, curriculum.weight(item) * goes))
        elif stored in _HIRE_IS_DONE:
            ahead += curriculum.weight(item) * item.times if not behind else 0
        elif stored == "started":
            ahead += curriculum.weight(item) * _count(standing, item)
    late = tuple(sorted(found, key=itemgetter(0)))
    if past := _days_past(standing, curriculum, late, ahead):
        return Pace("past", past, late)
    in_hand = _days_ahead(standing, curriculum.stretches.values(), ahead) if not late else 0
    return Pace("in hand", in_hand) if in_hand >= 1 else Pace("on plan", 0, late)


def _days_past(standing: Standing, curriculum: Curriculum, late: tuple[Late, ...], ahead: int) -> int:
    """Own days since the first one on which the plan asked for a day's worth, or more, above all that is done."""
    # The minutes are those of a day of the plan; this person's days may be shorter.
    a_day = curriculum.minutes_a_day / standing.calendar.stretch
    short = sum(overdue.weight for overdue in late) - ahead
    if short <= 0 or short < a_day:
        return 0
    plan = [(overdue.due, overdue.weight) for overdue in late]
    plan += [
        (_due(standing, item), curriculum.weight(item) * item.times)
        for item in curriculum.own_items
        if item.by_day <= standing.past_day
        and _is_behind(standing, item)
        and standing.states.get(item.id) in _HIRE_IS_DONE
    ]
    # From the last day back to the first one on which so much was short.
    first, left = standing.day, short
    for due, weight in sorted(plan, reverse=True):
        if left < a_day:
            break
        first, left = min(due, first), left - weight
    return standing.day - max(first, 1)


def _is_behind(standing: Standing, item: Item) -> bool:
    """Whether the day of something that the plan has asked for by now has passed; what came lately has a later one."""
    return item.id not in standing.came_since or standing.due_day_of(item) < standing.day


def _due(standing: Standing, item: Item) -> int:
    """The own day by which an item is to be done, later by those on which something of ours held it up."""
    return standing.due_day_of(item) + held_up(standing, item)


def _count(standing: Standing, item: Item) -> int:
    fact = standing.stored(item)
    return fact["count"] if fact else 0


def _goes_left(standing: Standing, item: Item) -> int:
    """How often an overdue item is still to be done, be it locked or open; what came back, once more."""
    if standing.states.get(item.id) == "returned":
        return 1
    return max(item.times - _count(standing, item), 1)


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
