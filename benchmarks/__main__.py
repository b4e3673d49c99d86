"""Measure what was named, or everything."""

from __future__ import annotations

import sys

from benchmarks import matching, reading, screens, ticks

GROUPS = {"reading": reading.rows, "ticks": ticks.rows, "screens": screens.rows, "matching": matching.rows}


def main() -> None:
    wanted = sys.argv[1:] or [*GROUPS]
    for name, rows in GROUPS.items():
        if any(name.startswith(word) for word in wanted):
            print(f"{name}:", flush=True)
            for row in rows():
                print(row, flush=True)


if __name__ == "__main__":
    main()
