"""Every row there is, and measuring some of them."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Sequence

from benchmarks import audit, authors, demos, growing, insights, matching, reading, screens, ticks
from benchmarks.measure import Row, compare
from benchmarks.sizes import Sizes

ROWS: tuple[Row, ...] = (
    *reading.ROWS,
    *ticks.ROWS,
    *screens.ROWS,
    *growing.ROWS,
    *authors.ROWS,
    *insights.ROWS,
    *audit.ROWS,
    *matching.ROWS,
    *demos.ROWS,
)


def named(words: Sequence[str]) -> tuple[Row, ...]:
    """The rows whose names begin with one of these words; all of them without any.

    Raises:
        ValueError: a word begins no row's name.

    """
    for word in words:
        if not any(row.name.startswith(word) for row in ROWS):
            raise ValueError(f"no row is called {word!r}; there are: {', '.join(row.name for row in ROWS)}")
    return tuple(row for row in ROWS if not words or row.name.startswith(tuple(words)))


def measure(rows: Iterable[Row], sizes: Sizes, pairs: int | None) -> bool:
    """Measure rows one after another and print a line for each; one that fails does not keep the others from it.

    Returns:
        Whether each came to its ratio.

    """
    well = True
    for row in rows:
        count = pairs or row.pairs
        try:
            sides = row.prepare(sizes)
            figures = compare(sides.ours, sides.reference, pairs=count, warm=row.warm)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said and counted
            well = False
            failed(row, error)
        else:
            print(figures.told(row, sides.title, count, sides.note), flush=True)
    return well


def failed(row: Row, error: Exception) -> None:
    """Say that a row came to no ratio, and why."""
    print(f"{row.name:<16} FAILED: {type(error).__name__}: {error}", flush=True)
    traceback.print_exception(error, file=sys.stderr)
