"""The assignment itself: at most one mentor a hire, at most one hire a place, the best of all such choices.

It is solved exactly by the shortest augmenting path algorithm (R. Jonker and A. Volgenant, Computing 38, 1987), of a
library. All costs are whole numbers, and every sum of them stays far below 2**53, so floating point loses nothing.

Where several choices are equally good, lots decide: numbers that follow from the ids of each pair, so small that all of
them together weigh less than a tenth of a point. So a tie falls the same way in whatever company two people are, and
whoever holds a pair that was proposed anyway moves nobody else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.policy import Aim

Matrix = NDArray[np.float64]

ROWS = 64
"""Rows of the matrix that are filled at a time."""

EXACT = 2**53
"""Up to here floating point holds every whole number."""

MOST = 2001
"""Tenths that a pair costs at most: 100 points of a score, and as many of a place."""

FEWEST = 256
"""With fewer different lots there is little to draw."""


class Solved(NamedTuple):
    """An optimum.

    Attributes:
        mentors: for each row the column of its mentor, -1 for a hire who waits.
        value: the sum of scores less what the places cost, in tenths.
        matched: how many hires have a mentor.

    """

    mentors: tuple[int, ...]
    value: int
    matched: int


def draw(hires: Sequence[str], mentors: Sequence[str]) -> Matrix | None:
    """The lots of all pairs: whole numbers, hires x mentors; None where so many hires leave no room for them.

    Beyond some 2,000 hires ties fall as the library lets them: the same way for the same pool.
    """
    rows = max(len(hires), 1)
    room = min(EXACT // (MOST * (rows + 1) * rows * rows), 1 << 31)
    if room < FEWEST:
        return None
    # Products wrap around; what is left of their upper half is as good as random.
    mixed = np.multiply.outer(_numbers(hires), _numbers(mentors)) >> np.uint64(32)
    return (mixed % np.uint64(room)).astype(np.float64)


def _numbers(ids: Sequence[str]) -> NDArray[np.uint64]:
    digests = b"".join(hashlib.blake2b(name.encode(), digest_size=8).digest() for name in ids)
    return np.frombuffer(digests, dtype="<u8")


def solve(
    scores: NDArray[np.int16],
    allowed: NDArray[np.bool_],
    places: Sequence[Sequence[int]],
    aim: Aim,
    lots: Matrix | None = None,
    own: Mapping[int, int] = NONE,
) -> Solved:
    """The best assignment.

    With ``nobody-left-out`` as many hires as possible are matched, and among all such choices the value is the largest.
    With ``only-good-pairs`` the value is the largest; whoever would lower it waits.

    Args:
        scores: in tenths, hires x mentors.
        allowed: the pairs that may be chosen; the threshold is the caller's.
        places: for each mentor, what each place costs in tenths, not falling.
        aim: what is sought.
        lots: of all pairs; of choices that are equally good, the one with the least sum of them is taken.
        own: hire -> the mentor with whom they have a place of their own, at no cost.

    """
    rows = len(scores)
    owners = np.array([*(at for at, costs in enumerate(places) for _ in costs), *own.values()], dtype=np.intp)
    if not rows or not len(owners) or not allowed.any():
        return Solved((-1,) * rows, 0, 0)
    paid = np.array([*(cost for costs in places for cost in costs), *(0 for _ in own)], dtype=np.float64)
    matrix, waiting = _matrix(scores, allowed, owners, paid, aim, lots)
    for column, row in enumerate(own, len(owners) - len(own)):
        theirs = matrix[row, column]
        matrix[:rows, column] = waiting
        matrix[row, column] = theirs
    chosen = _assigned(matrix)
    mentors = []
    value = 0
    for row, column in enumerate(chosen[:rows]):
        if column < len(owners) and matrix[row, column] < waiting:
            owner = int(owners[column])
            mentors.append(owner)
            value += int(scores[row, owner]) - int(paid[column])
        else:
            mentors.append(-1)
    return Solved(tuple(mentors), value, sum(mentor >= 0 for mentor in mentors))


def _matrix(
    scores: NDArray[np.int16],
    allowed: NDArray[np.bool_],
    owners: NDArray[np.intp],
    paid: Matrix,
    aim: Aim,
    lots: Matrix | None,
) -> tuple[Matrix, float]:
    """Costs of every hire in every place, and what it costs to wait.

    The matrix is square: rows or columns that are left over cost nothing, as each of them is filled in any case.
    Whoever is put where they may not be waits. That takes a place away from nobody: there are at least as many columns
    as hires, and of all ways to fill them the cheapest leaves every place to whoever can use it.
    """
    rows, size = len(scores), max(len(owners), len(scores))
    top = float(scores.max())
    # From 0 up, so that everybody's costs are of one sign.
    most = top + float(paid.max())
    unit = 1.0 if lots is None else (float(lots.max()) + 1) * rows
    waiting = (top if aim == "only-good-pairs" else (most + 1) * (rows + 1)) * unit
    matrix = np.zeros((size, size), dtype=np.float64)
    paid = paid * unit
    for begin in range(0, rows, ROWS):
        part = slice(begin, min(begin + ROWS, rows))
        cost = (top - scores[part]) * unit
        if lots is not None:
            cost += lots[part]
        cost[~allowed[part]] = waiting
        # What is worth less than nothing costs more than to wait.
        np.minimum(cost[:, owners] + paid, waiting, out=matrix[part, : len(owners)])
    return matrix, waiting


def _assigned(matrix: Matrix) -> NDArray[np.intp]:
    """The column of every row of a square matrix."""
    import lap

    _cost, rows, columns = lap.lapjvx(matrix)
    chosen = np.empty(len(matrix), dtype=np.intp)
    chosen[rows] = columns
    return chosen
