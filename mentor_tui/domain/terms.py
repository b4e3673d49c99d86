"""The terms of the day that events carry, so that a later edition of a curriculum cannot change what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Curriculum, Item


def tick_terms(
    curriculum: Curriculum | None, item: Item, *, on: date | None = None, partner: str = ""
) -> dict[str, Any]:
    """What a tick of an item carries.

    Args:
        curriculum: the person's.
        item: what is ticked.
        on: the day it really happened, for what is brought in from before the program, where it was seen.
        partner: with whom it was done.

    """
    terms: dict[str, Any] = {
        "curriculum": curriculum.id if curriculum else "",
        "version": curriculum.version if curriculum else 0,
        "times": item.times,
        "revision": item.revision,
        "sign_off": item.asks_sign_off and on is None,
    }
    if item.sign_off_each:
        terms["each"] = True
    if partner:
        terms["with"] = partner
    if on is not None:
        terms["on"] = on.isoformat()
    return terms


def piece_terms(rung: Rung) -> dict[str, Any]:
    """What a finished piece of a side task carries."""
    return {"times": rung.times, "revision": 1, "sign_off": True}


def sign_terms(curriculum: Curriculum, item: Item, lines: Sequence[str], relation: str) -> dict[str, Any]:
    """What a sign-off freezes: the text that the signer had before them, the lines that were seen, and as what they signed."""
    return {
        "curriculum": curriculum.id,
        "version": curriculum.version,
        "revision": item.revision,
        "hash": item.digest,
        "times": item.times,
        "each": item.sign_off_each,
        "seen": list(lines),
        "as": relation,
    }
