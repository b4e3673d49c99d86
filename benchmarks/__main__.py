"""Measure what was named, or everything; here, or here against another checkout."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks import __doc__ as USAGE  # noqa: N812 - the package's own words
from benchmarks.against import against
from benchmarks.rows import ROWS, measure, named
from benchmarks.sizes import SIZES

FEW = 5
"""Fewer pairs than these only show that the rows run, which small sizes show as well."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=USAGE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="rows whose names begin so")
    parser.add_argument("--pairs", type=_count, metavar="N", help="pairs of measurements for every row")
    parser.add_argument(
        "--size",
        choices=SIZES,
        help=f"how large things are; small below {FEW} pairs, full otherwise and against a checkout",
    )
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout, to time both in turns")
    parser.add_argument("--list", action="store_true", help="print the names of the rows and end")
    asked = parser.parse_args()
    try:
        rows = named(asked.names)
    except ValueError as error:
        parser.error(str(error))
    if asked.list:
        print(*(row.name for row in rows), sep="\n")
        return
    few = asked.pairs is not None and asked.pairs < FEW and asked.against is None
    size = asked.size or ("small" if few else "full")
    print(f"{len(rows)} of {len(ROWS)} rows, {size} sizes", flush=True)
    if size == "small":
        # What was hoped for was hoped of the full sizes.
        rows = tuple(replace(row, goal=None) for row in rows)
    if asked.against is None:
        well = measure(rows, SIZES[size], asked.pairs)
    else:
        well = against(asked.against, rows, size, asked.pairs)
    sys.exit(not well)


def _count(word: str) -> int:
    if (count := int(word)) < 1:
        raise ValueError
    return count


if __name__ == "__main__":
    main()
