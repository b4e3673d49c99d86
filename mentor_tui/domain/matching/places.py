"""Hours become places: how many more hires a mentor can take, and what each next place costs.

A mentor's load differs from week to week, and so does what a hire costs. A number of places that fits in every week
ahead keeps matching an assignment, whose optimum can be proved; hours for each pair would make it a knapsack.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from mentor_tui.domain.matching.pool import Mentor, Pool

TENTHS = 10
"""Scores and costs are whole tenths of a point, so that every sum of them is exact."""

LEAST = 1e-9
"""Less than this is no difference between hours."""


def places(mentor: Mentor, costs: Sequence[float]) -> int:
    """How many more hires fit: in hours in every week ahead first, then in heads.

    Args:
        mentor: with their hours, heads and load.
        costs: hours a week that one more hire costs, in each week ahead.

    """
    heads = max(mentor.heads - mentor.mentees, 0)
    for at, cost in enumerate(costs):
        if heads == 0:
            break
        if cost > 0:
            heads = min(heads, max(math.floor((mentor.hours - load_in(mentor, at)) / cost + LEAST), 0))
    return heads


def place_costs(mentor: Mentor, costs: Sequence[float], count: int, balance: float) -> tuple[int, ...]:
    """What each of some places costs, in tenths of a point: dearer the fuller the weeks are already, never cheaper.

    A place costs ``balance`` points times how full the mentor is before it is taken, over the weeks ahead on average.
    As fullness only grows from place to place, the sum is convex, and cheaper places are filled first by themselves.
    """
    if not count:
        return ()
    weeks = len(costs)
    hours = max(mentor.hours, LEAST)
    load, cost = sum(load_in(mentor, at) for at in range(weeks)) / weeks, sum(costs) / weeks
    return tuple(round(balance * TENTHS * min((load + number * cost) / hours, 1.0)) for number in range(count))


def load_in(mentor: Mentor, week: int) -> float:
    """Hours a week that today's mentees of a mentor cost in one of the weeks ahead."""
    if not mentor.load:
        return 0.0
    return mentor.load[min(week, len(mentor.load) - 1)]


def hours_needed(mentor: Mentor, costs: Sequence[float], more: int = 1) -> float:
    """Hours a week that a mentor would need for so many more hires, in half hours."""
    most = max((load_in(mentor, at) + more * cost for at, cost in enumerate(costs)), default=0.0)
    return math.ceil(most * 2 - LEAST) / 2


def all_places(pool: Pool) -> tuple[tuple[int, ...], ...]:
    """For each mentor of a pool, what each free place costs, in tenths; none where they take nobody more."""
    most = len(pool.hires)
    found = []
    for mentor in pool.mentors:
        count = min(places(mentor, pool.costs), most)
        found.append(place_costs(mentor, pool.costs, count, pool.policy.balance))
    return tuple(found)
