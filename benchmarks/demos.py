"""A large demo team, from nothing to its last file."""

from __future__ import annotations

import itertools
import shutil

from benchmarks import teams
from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes

EACH = 60 / 10_000
"""Seconds that a person may cost: one minute for ten thousand."""


def _build(sizes: Sizes) -> Comparison:
    numbers = itertools.count()

    def ours() -> float:
        root = teams.base() / f"built-{next(numbers)}"
        place = teams.application(root)
        place.catalogue()
        try:
            return seconds(lambda: teams.people_into(place, sizes.crowd))()
        finally:
            shutil.rmtree(root)

    allowed = EACH * sizes.crowd
    return Comparison(f"a demo of {sizes.crowd:,} people / {allowed:g} s", ours, lambda: allowed)


ROWS = (Row("demos.build", _build, pairs=1, goal=1.0, warm=False),)
