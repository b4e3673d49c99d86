"""The assignment: held against every other choice on small cases, against a second solver on large ones."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from mentor_tui.domain.matching.solver import EXACT, Solved, draw, solve
from mentor_tui.domain.policy import AIMS, Aim
from tests.domain.helpers import SOME
from tests.domain.pools import best, rank

BOTH = pytest.mark.parametrize("aim", AIMS)


def scipy_optimize() -> Any:
    """Loaded where it is asked for: every process that tests collects this file, and it takes half a second."""
    from scipy import optimize

    return optimize


class Case(NamedTuple):
    scores: NDArray[np.int16]
    allowed: NDArray[np.bool_]
    places: tuple[tuple[int, ...], ...]

    def solve(self, aim: Aim) -> Solved:
        rows, columns = self.scores.shape
        lots = draw([f"h{at}" for at in range(rows)], [f"m{at}" for at in range(columns)])
        return solve(self.scores, self.allowed, self.places, aim, lots)


@st.composite
def cases(draw: st.DrawFn, hires: int = 5, mentors: int = 4) -> Case:
    """Scores with many ties, or with few; places of rising costs, none at all among them."""
    rows, columns = draw(st.integers(1, hires)), draw(st.integers(1, mentors))
    score = draw(st.sampled_from([st.integers(0, 3), st.integers(0, 1000), st.sampled_from([0, 500, 1000])]))
    cost = draw(st.sampled_from([st.just(0), st.integers(0, 2), st.integers(0, 1000)]))
    grid = [[draw(score) for _ in range(columns)] for _ in range(rows)]
    allowed = [[draw(st.integers(0, 3)) > 0 for _ in range(columns)] for _ in range(rows)]
    places = [tuple(sorted(draw(st.lists(cost, max_size=3)))) for _ in range(columns)]
    return Case(np.array(grid, dtype=np.int16), np.array(allowed), tuple(places))


@BOTH
@SOME
@given(case=cases())
def test_nothing_is_better_than_what_is_found(case: Case, aim: Aim) -> None:
    found = case.solve(aim)
    assert (found.matched if aim == "nobody-left-out" else 0, found.value) == best(*case, aim)


@BOTH
@SOME
@given(case=cases())
def test_what_is_found_keeps_to_the_pairs_and_places_and_is_worth_what_it_says(case: Case, aim: Aim) -> None:
    found = case.solve(aim)
    assert len(found.mentors) == len(case.scores)
    assert all(case.allowed[row, column] for row, column in enumerate(found.mentors) if column >= 0)
    assert all(found.mentors.count(column) <= len(costs) for column, costs in enumerate(case.places))
    assert rank(found.mentors, case.scores, case.places, "nobody-left-out") == (found.matched, found.value)


@BOTH
@SOME
@given(case=cases(), shuffle=st.randoms(use_true_random=False))
def test_the_same_pairs_are_found_in_whatever_order_they_come(case: Case, aim: Aim, shuffle: random.Random) -> None:
    """Ties too, as the lots follow the ids."""
    rows, columns = list(range(len(case.scores))), list(range(len(case.places)))
    shuffle.shuffle(rows)
    shuffle.shuffle(columns)
    lots = draw([f"h{at}" for at in rows], [f"m{at}" for at in columns])
    found = case.solve(aim)
    places = [case.places[column] for column in columns]
    other = solve(case.scores[np.ix_(rows, columns)], case.allowed[np.ix_(rows, columns)], places, aim, lots)
    assert {(rows[at], columns[column]) for at, column in enumerate(other.mentors) if column >= 0} == {
        (row, column) for row, column in enumerate(found.mentors) if column >= 0
    }


@BOTH
@SOME
@given(case=cases(hires=8, mentors=6))
def test_a_mentor_more_makes_nothing_worse(case: Case, aim: Aim) -> None:
    found = case.solve(aim)
    fewer = solve(case.scores[:, 1:], case.allowed[:, 1:], case.places[1:], aim)
    if aim == "nobody-left-out":
        assert (found.matched, found.value) >= (fewer.matched, fewer.value)
    else:
        assert found.value >= fewer.value


@BOTH
@SOME
@given(case=cases(hires=8, mentors=6))
def test_lots_decide_between_equals_only(case: Case, aim: Aim) -> None:
    found, without = case.solve(aim), solve(*case, aim)
    assert found.value == without.value
    if aim == "nobody-left-out":
        assert found.matched == without.matched


@BOTH
@pytest.mark.parametrize("seed", range(3))
def test_a_second_solver_finds_the_same_optimum_of_500_hires_and_200_mentors(aim: Aim, seed: int) -> None:
    """Scores of few values, so that ties are everywhere; more hires than places for one seed."""
    random_ = np.random.default_rng(seed)
    scores = random_.integers(0, (1000, 30, 1000)[seed], size=(500, 200), dtype=np.int16, endpoint=True)
    allowed = random_.random((500, 200)) < (0.5, 0.5, 0.02)[seed]
    places = tuple(
        tuple(sorted(random_.integers(0, 100, size=random_.integers(0, (6, 4, 6)[seed])))) for _ in range(200)
    )
    found = Case(scores, allowed, places).solve(aim)

    owners = np.repeat(np.arange(200), [len(costs) for costs in places])
    gain = scores[:, owners].astype(np.int64) - np.concatenate(places).astype(np.int64)
    # A hire who is left out has a column of their own: at no gain, or at a loss that nothing makes up for.
    alone = 0 if aim == "only-good-pairs" else -(10**7)
    never = -(10**11)
    matrix = np.hstack([np.where(allowed[:, owners], gain, never), np.full((500, 500), alone)])
    rows, columns = scipy_optimize().linear_sum_assignment(matrix, maximize=True)
    matched = columns < len(owners)
    assert found.value == matrix[rows, columns][matched].sum()
    if aim == "nobody-left-out":
        assert found.matched == matched.sum()
    assert rank(found.mentors, scores, places, "nobody-left-out") == (found.matched, found.value)


@BOTH
def test_without_hires_mentors_places_or_pairs_everybody_waits(aim: Aim) -> None:
    empty = np.zeros((0, 2), dtype=np.int16)
    assert solve(empty, empty > 0, ((0,), (0,)), aim) == Solved((), 0, 0)
    some = np.full((2, 1), 500, dtype=np.int16)
    assert solve(some[:, :0], some[:, :0] > 0, (), aim) == Solved((-1, -1), 0, 0)
    assert solve(some, some > 0, ((),), aim) == Solved((-1, -1), 0, 0)
    assert solve(some, some < 0, ((0, 0),), aim) == Solved((-1, -1), 0, 0)


def test_a_pair_that_gains_nothing_waits_where_only_good_pairs_are_sought() -> None:
    score = np.array([[300]], dtype=np.int16)
    assert solve(score, score > 0, ((300,),), "only-good-pairs").mentors == (-1,)
    assert solve(score, score > 0, ((301,),), "nobody-left-out") == Solved((0,), -1, 1)


@pytest.mark.parametrize("rows", [1, 2, 50, 500, 1500, 2000])
def test_sums_of_lots_stay_below_a_tenth_and_all_of_it_exact(rows: int) -> None:
    lots = draw([str(at) for at in range(rows)], ["m"])
    assert lots is not None
    assert (lots == np.rint(lots)).all()
    assert lots.min() >= 0
    waiting = 2001 * (rows + 1) * (lots.max() + 1) * rows
    assert waiting * rows <= EXACT


def test_beyond_what_is_exact_there_are_no_lots() -> None:
    assert draw([str(at) for at in range(5000)], ["m"]) is None


def test_lots_of_different_pairs_differ() -> None:
    lots = draw([f"h{at}" for at in range(50)], [f"m{at}" for at in range(20)])
    assert lots is not None
    assert len(np.unique(lots)) == 50 * 20


def test_two_pairs_have_other_lots_than_the_same_four_people_the_other_way_round() -> None:
    """Or else the most frequent tie of all would stay one. With 1,500 hires there is little room: under 700 lots."""
    lots = draw([f"h{at}" for at in range(1500)], [f"m{at}" for at in range(300)])
    assert lots is not None
    one, other = lots[0::2, 0::2] + lots[1::2, 1::2], lots[0::2, 1::2] + lots[1::2, 0::2]
    assert (one == other).mean() < 0.005
