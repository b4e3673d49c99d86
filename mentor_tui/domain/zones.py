"""The time zones that this machine knows."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> frozenset[str]:
    """The names of all zones, none where there is no database of them. Looked for once: each look goes through its files."""
    return frozenset(available_timezones())
