"""Timing two things against each other: in turns, so that a busy machine slows both alike."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.sizes import Sizes

Run = Callable[[], float]
"""Does the thing once and returns its seconds. It leaves everything as it found it, however often it is called."""


@dataclass(frozen=True)
class Comparison:
    """A row made ready: what is timed, and what against."""

    title: str
    ours: Run
    reference: Run
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One thing to measure; nothing is built before ``prepare`` is called.

    Attributes:
        name: group and name, as it is asked for: ``ticks.disk``.
        prepare: builds what is needed, in these sizes.
        pairs: pairs of measurements where no other number is asked for.
        goal: the ratio that was hoped for; None where it is only stated.
        warm: whether both sides are run once before they count.

    """

    name: str
    prepare: Callable[[Sizes], Comparison]
    pairs: int
    goal: float | None = None
    warm: bool = True


class Figures(NamedTuple):
    """What was measured: medians in seconds, and the median of the pairs' ratios."""

    ours: float
    reference: float
    ratio: float

    def told(self, row: Row, title: str, pairs: int, note: str = "") -> str:
        """One line for people."""
        goal = f"goal {row.goal:g}" if row.goal is not None else "stated"
        kept = "" if row.goal is None else "  ok" if self.ratio <= row.goal else "  MISSED"
        return (
            f"{row.name:<16} {title:<48} {self.ratio:6.2f} x   {self.ours * 1000:9.2f} ms / "
            f"{self.reference * 1000:9.2f} ms   {goal}, {pairs} pairs{kept}" + (f"  ({note})" if note else "")
        )


def seconds(act: Callable[[], object]) -> Run:
    """A run that times a call by the wall clock."""

    def run() -> float:
        begin = time.perf_counter()
        act()
        return time.perf_counter() - begin

    return run


def compare(ours: Run, reference: Run, *, pairs: int, warm: bool = True) -> Figures:
    """Time two runs in turns; the order changes from pair to pair.

    Raises:
        ValueError: no ratio came of it: one of the two took no time that its clock can tell.

    """
    if warm:
        ours()
        reference()
    mine, theirs = [], []
    for number in range(pairs):
        if number % 2:
            theirs.append(reference())
            mine.append(ours())
        else:
            mine.append(ours())
            theirs.append(reference())
    if not all(math.isfinite(second) and second > 0 for second in (*mine, *theirs)):
        raise ValueError(f"no ratio comes of {mine} and {theirs}")
    ratios = [a / b for a, b in zip(mine, theirs, strict=True)]
    return Figures(statistics.median(mine), statistics.median(theirs), statistics.median(ratios))
