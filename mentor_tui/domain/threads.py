"""The thread of an item or side task: everything that was done and said on it, in one row."""

from __future__ import annotations

from mentor_tui.domain.journey import ItemFact, TickEntry
from mentor_tui.domain.journey_folds import HAS, SIGNED, TICKED
from mentor_tui.domain.named import NamedTuple

BROUGHT_IN = "brought-in"
"""The kind of a tick of what was done before the program."""


class Said(NamedTuple):
    """One entry of a thread.

    Attributes:
        kind: the event that it came with; of a tick also ``BROUGHT_IN``, or ``HAS``.
        text: the words that came with it, "" where none did.
        number: which repetition it was, 0 where it is no tick or the thing is done once.

    """

    at: str
    by: str
    kind: str
    text: str
    number: int = 0


def thread(fact: ItemFact) -> list[Said]:
    """Everything that was done and said on an item or side task, oldest first."""
    found = [
        Said(entry.at, entry.by, _tick_kind(entry), entry.text, number if fact.times > 1 else 0)
        for number, entry in enumerate(fact.entries, 1)
    ]
    found += [Said(post.at, post.by, post.kind, post.text) for post in fact.posts]
    if fact.signed_by and fact.signed_at and not any(p.kind == SIGNED and p.at == fact.signed_at for p in fact.posts):
        found.append(Said(fact.signed_at, fact.signed_by, SIGNED, ""))
    return sorted(found, key=lambda said: said.at)


def _tick_kind(entry: TickEntry) -> str:
    return BROUGHT_IN if entry.on else HAS if entry.has else TICKED
