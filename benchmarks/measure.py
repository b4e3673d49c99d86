"""Timing two things against each other: in turns, so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Run = Callable[[], float]
"""Does the thing once and returns its seconds."""


@dataclass(frozen=True)
class Row:
    """One measured row: medians in milliseconds, the median of the pairs' ratios, and what was hoped for."""

    name: str
    ours: float
    reference: float
    ratio: float
    goal: float | None
    pairs: int
    note: str = ""

    def __str__(self) -> str:
        goal = f"goal {self.goal:g}" if self.goal is not None else "stated"
        kept = "" if self.goal is None else "  ok" if self.ratio <= self.goal else "  MISSED"
        note = f"  ({self.note})" if self.note else ""
        return (
            f"{self.name:<46} {self.ratio:6.2f} x   {self.ours:9.2f} ms / {self.reference:9.2f} ms"
            f"   {goal}, {self.pairs} pairs{kept}{note}"
        )


def seconds(act: Callable[[], object]) -> Run:
    """A run that times a call by the wall clock."""

    def run() -> float:
        begin = time.perf_counter()
        act()
        return time.perf_counter() - begin

    return run


def compare(name: str, ours: Run, reference: Run, *, pairs: int, goal: float | None, note: str = "") -> Row:
    """Time two runs in turns, once each to warm up; the order changes from pair to pair."""
    ours()
    reference()
    mine, theirs, ratios = [], [], []
    for number in range(pairs):
        if number % 2:
            b = reference()
            a = ours()
        else:
            a = ours()
            b = reference()
        mine.append(a)
        theirs.append(b)
        ratios.append(a / b)
    return Row(
        name,
        statistics.median(mine) * 1000,
        statistics.median(theirs) * 1000,
        statistics.median(ratios),
        goal,
        pairs,
        note,
    )
