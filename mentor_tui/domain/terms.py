"""The terms of the day that events carry, so that a later edition of a curriculum cannot change what happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.journey_folds import HAS, PRIOR
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.record import Fact

STAND_IN = "stand-in"
"""As what somebody signs who covers for the mentor."""


def tick_terms(
    curriculum: Curriculum | None, item: Item, *, on: date | None = None, partner: str = "", has: bool = False
) -> dict[str, Any]:
    """What a tick of an item carries.

    Args:
        curriculum: the person's.
        item: what is ticked.
        on: the day it really happened, for what is brought in from before the program, where it was seen.
        partner: with whom it was done.
        has: whether a hire says of somebody else's part that they have it.

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
    if has:
        terms[HAS] = True
    return terms


def prior_terms(curriculum: Curriculum | None, item: Item, count: int) -> dict[str, Any]:
    """What a tick of an item carries that was learnt before: one is enough, and somebody confirms it.

    Args:
        curriculum: the person's.
        item: what is ticked.
        count: ticks that it has.

    """
    terms = {**tick_terms(curriculum, item), "times": count + 1, "sign_off": True, PRIOR: True}
    terms.pop("each", None)
    return terms


def piece_terms(rung: Rung) -> dict[str, Any]:
    """What a finished piece of a side task carries."""
    return {"times": rung.times, "revision": 1, "sign_off": True}


def sign_terms(curriculum: Curriculum, item: Item, seen: Collection[str] | None, right: Fact) -> dict[str, Any]:
    """What a sign-off freezes: the text that the signer had before them, the lines that were seen, and as what they signed.

    Args:
        curriculum: the person's.
        item: what is signed.
        seen: the lines that were seen; None says nothing of lines.
        right: see ``right_terms``.

    """
    return {
        "curriculum": curriculum.id,
        "version": curriculum.version,
        "revision": item.revision,
        "hash": item.digest,
        "times": item.times,
        "each": item.sign_off_each,
        **line_terms(item.look_for, seen),
        **right,
    }


def line_terms(lines: Sequence[str], seen: Collection[str] | None) -> dict[str, Any]:
    """What somebody says of the lines of what good looks like: which were seen and which not yet, by their text.

    Nothing is said where nobody chose, or where there is none.
    """
    if seen is None or not lines:
        return {}
    return {"seen": [line for line in lines if line in seen], "unseen": [line for line in lines if line not in seen]}


def right_terms(relation: Relation | None, stands_in_for: str | None) -> dict[str, Any]:
    """As what somebody judges: in which relation, or as the stand-in of a mentor.

    Args:
        relation: the relation that gives the right; None is none.
        stands_in_for: the mentor, where it is a stand-in's right.

    """
    if stands_in_for is not None:
        return {"as": STAND_IN, "for": stands_in_for}
    return {"as": relation or ""}
