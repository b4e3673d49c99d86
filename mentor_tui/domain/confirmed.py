"""When the words of an item were last confirmed: whether anybody has looked lately whether it still says what is true.

That is the later of two days: on which better words for it were last taken or left by whoever keeps it true, and on which they
said in the file that it is still right. Where there is neither, it is the day on which the edition was published in which
its words were last changed. Words that are in no published edition, and that nobody looked at, were never confirmed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.proposals import DECLINED, PROPOSAL, TAKEN, curriculum_of, fields_of, item_of
from mentor_tui.domain.record import Event, kind_of

How = Literal["words", "said", "published", "never"]
"""By what: better words judged, said in the file, published, or not at all."""

Texts = Mapping[str, str]
"""Item id -> a fingerprint of its words."""


class LastConfirmed(NamedTuple):
    """When an item was last confirmed: an ISO date, "" for never, and by what."""

    on: str
    how: How


NEVER = LastConfirmed("", "never")


def judged(events: Sequence[Event]) -> Mapping[tuple[str, str], str]:
    """(Curriculum, item), by their ids of then -> when better words for it were last taken or left, from the board's history."""
    found: dict[tuple[str, str], str] = {}
    gone: set[int] = set()
    for event in reversed(events):
        if event.seq in gone:
            continue
        if event.kind in REWINDS:
            gone.add(int(event.terms["of"]))
        elif kind_of(event.thing) == PROPOSAL and event.kind in (TAKEN, DECLINED):
            found.setdefault((curriculum_of(event.thing), item_of(event.thing)), event.at)
    return found


def texts_of(curriculum: Curriculum) -> Texts:
    """A fingerprint of the words of each item of a curriculum."""
    return {name: _text(item) for name, item in curriculum.items.items()}


def _text(item: Item) -> str:
    said = "\n".join(f"{key}: {' '.join(words.split())}" for key, words in fields_of(item).items())
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def confirmed(
    curriculum: Curriculum, at: Mapping[tuple[str, str], str], editions: Sequence[tuple[str, Texts]]
) -> Mapping[str, LastConfirmed]:
    """Item id -> when it was last confirmed.

    Args:
        curriculum: as it is in force.
        at: what ``judged`` found.
        editions: when each was published, and what it said, the oldest first.

    """
    return {name: _last(curriculum, item, at, editions) for name, item in curriculum.items.items()}


def _last(
    curriculum: Curriculum, item: Item, at: Mapping[tuple[str, str], str], editions: Sequence[tuple[str, Texts]]
) -> LastConfirmed:
    names = (item.id, *item.was)
    scopes = (curriculum.id, *curriculum.was)
    words = max((at.get((scope, name), "") for scope in scopes for name in names), default="")
    by_words, said = LastConfirmed(words[:10], "words"), LastConfirmed(item.confirmed or "", "said")
    if by_words.on or said.on:
        return max(by_words, said)
    now, since = _text(item), ""
    for published, texts in reversed(editions):
        if now not in (texts.get(name) for name in names):
            break
        since = published
    return LastConfirmed(since[:10], "published") if since else NEVER
