"""Hours made places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.matching.places import all_places, hours_needed, place_costs, places
from mentor_tui.domain.matching.pool import Mentor, Pool, weekly_costs
from tests.domain.helpers import SOME
from tests.domain.pools import BUDGET, hire, mentor, mentors, pooled, pools

WEEKS = st.lists(st.integers(-5, 30), min_size=1, max_size=4)


def load(of: Mentor, week: int) -> float:
    """What is known last of a load goes on."""
    return of.load[min(week, len(of.load) - 1)] if of.load else 0.0


def fits(of: Mentor, more: int, costs: tuple[float, ...], hours: float | None = None) -> bool:
    hours = of.hours if hours is None else hours
    return all(load(of, week) + more * cost <= hours + 1e-6 for week, cost in enumerate(costs) if cost)


@SOME
@given(mentors("kim", everywhere=False), WEEKS, st.integers(1, 14), st.integers(0, 12))
def test_places_are_all_that_fit_in_every_week_ahead(of: Mentor, weeks: list[int], ahead: int, heads: int) -> None:
    of = of._replace(heads=heads)
    costs = weekly_costs(weeks, BUDGET, ahead)
    count = places(of, costs)
    assert count == 0 or (fits(of, count, costs) and of.mentees + count <= of.heads)
    assert not fits(of, count + 1, costs) or of.mentees + count >= of.heads


@SOME
@given(WEEKS, st.integers(1, 20))
def test_a_week_costs_what_the_dearest_hire_costs_in_it(weeks: list[int], ahead: int) -> None:
    costs = weekly_costs(weeks, BUDGET, ahead)
    assert len(costs) == ahead
    for at, cost in enumerate(costs):
        assert cost == max(BUDGET.mentoring_hours(max(week + at, 1)) for week in weeks)


@SOME
@given(mentors("kim", everywhere=False), WEEKS, st.floats(0, 100), st.integers(0, 9))
def test_a_next_place_is_never_cheaper(of: Mentor, weeks: list[int], balance: float, count: int) -> None:
    costs = weekly_costs(weeks, BUDGET, 14)
    found = place_costs(of, costs, count, balance)
    assert len(found) == count
    assert all(one <= next_ for one, next_ in pairwise(found))
    assert all(0 <= cost <= round(balance * 10) for cost in found)
    if count and not any(of.load) and of.hours:
        assert found[0] == 0
    if count and of.hours >= 6:
        full = sum(load(of, week) for week in range(14)) / 14 / of.hours
        assert found[0] == pytest.approx(balance * 10 * min(full, 1), abs=0.501)


@SOME
@given(mentors("kim", everywhere=False), WEEKS, st.integers(1, 4))
def test_hours_that_are_needed_are_the_fewest_half_hours_that_do(of: Mentor, weeks: list[int], more: int) -> None:
    costs = weekly_costs(weeks, BUDGET, 14)
    hours = hours_needed(of, costs, more)
    assert hours * 2 == int(hours * 2)
    assert fits(of, more, costs, hours)
    assert not fits(of, more, costs, hours - 0.5)
    assert places(of._replace(hours=hours, heads=of.mentees + more), costs) == more


@SOME
@given(pools(everywhere=False))
def test_nobody_has_more_places_than_there_are_hires(of: Pool) -> None:
    for their, costs in zip(of.mentors, all_places(of), strict=True):
        assert len(costs) == min(places(their, of.costs), len(of.hires))


def test_three_at_different_stages_fit_where_two_fresh_ones_do_not() -> None:
    """Hours first, heads second: 8 a week hold one of 6 and two of a half, and no second one of 6."""
    fresh = weekly_costs([1], BUDGET, 14)
    assert places(mentor("kim", hours=8.0, heads=3), fresh) == 1
    assert places(mentor("kim", hours=8.0, heads=3, mentees=2, load=(1.0,)), fresh) == 1
    assert places(mentor("kim", hours=8.0, heads=2, mentees=2, load=(1.0,)), fresh) == 0


def test_a_load_that_ends_in_time_is_no_hindrance_and_one_that_lasts_is() -> None:
    late = weekly_costs([0], BUDGET, 4)
    assert places(mentor("kim", hours=8.0, heads=3, load=(2.0, 2.0, 2.0, 0.0)), late) == 1
    assert places(mentor("kim", hours=8.0, heads=3, load=(0.0, 0.0, 2.5)), late) == 0


def test_capacities_of_nothing_and_of_a_thousand() -> None:
    crowd = pooled(
        [hire("ana"), hire("ben")], [mentor("kim", hours=0.0, heads=0), mentor("lea", hours=1e3, heads=1000)]
    )
    assert [len(costs) for costs in all_places(crowd)] == [0, 2]
