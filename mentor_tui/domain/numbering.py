"""Numbers of things that come and go in a record: few that are closed stay known, and the oldest gives its number to the next."""

from __future__ import annotations

from collections.abc import Collection

CLOSED_KEPT = 12
"""Closed ones that are still known. The history has all."""


def free_number(known: Collection[int], closed: Collection[tuple[str, int]]) -> int:
    """The number that the next one gets.

    Args:
        known: every number that the record still has.
        closed: of those that are closed the moment that counts, and the number.

    """
    return min(closed)[1] if len(closed) >= CLOSED_KEPT else max(known, default=0) + 1
