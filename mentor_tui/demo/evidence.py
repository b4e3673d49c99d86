"""What people leave with an item: words that fit it, where it is a known one, and its kind, where it is not."""

from __future__ import annotations

import random

from mentor_tui.demo.written import read
from mentor_tui.domain.curriculum import Item

LINK = "https://help.example.com/conversations/{number}"

_WRITTEN = read("evidence")

WITH_LINK: tuple[str, ...] = _WRITTEN["with_link"]

ITEMS: dict[str, tuple[str, ...]] = _WRITTEN["items"]
"""Item id -> what fits it."""

KINDS: dict[str, tuple[str, ...]] = _WRITTEN["kinds"]
"""Kind of item -> what fits any of it."""

OWED: dict[str, tuple[str, ...]] = _WRITTEN["owed"]
"""Item of a mentor's or lead's -> what they leave with it."""


def of_item(item: Item, rng: random.Random) -> str:
    """Words that come with a hire's item."""
    return rng.choice(ITEMS.get(item.id) or KINDS[item.kind])


def link(text: str, rng: random.Random) -> str:
    """A line with a made-up conversation in it."""
    return text.format(link=LINK.format(number=rng.randrange(20_000, 69_999)))


def of_owed(item: Item, rng: random.Random) -> str:
    """Words that come with a mentor's or a lead's own item, often none."""
    lines = OWED.get(item.id) or (KINDS[item.kind] if item.evidence != "none" else ())
    return rng.choice(lines) if lines and (item.evidence != "none" or rng.random() < 0.2) else ""
