"""The languages that the program knows: ISO 639-1, and some of 639-3 that are common at work and have no shorter code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson

from mentor_tui.domain.languages import Languages


@cache
def languages() -> Languages:
    """The table in ``data/languages.json``, read when it is first asked for."""
    return Languages(**orjson.loads((Path(__file__).parent / "data" / "languages.json").read_bytes()))
