"""How thoroughly properties are tried: in CI, which runs all of them each time, by a quarter of the examples."""

from __future__ import annotations

import os

CI = "CI" in os.environ


def examples(number: int) -> int:
    """How many examples of a property are tried where so many are on a desk."""
    return max(number // 4, 5) if CI else number
