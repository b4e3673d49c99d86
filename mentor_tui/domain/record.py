"""A record: the facts that hold now, the recent events that made them, and how many older ones are sealed away.

A *thing* is what one event is about, written ``kind:name`` (``item:support-product-expert/refund``, ``pairing:ana``).
A *fact* is a plain JSON document that holds for one thing. Facts are the fold of the events; see ``history``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableSequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from mentor_tui.domain.named import NamedTuple

Fact = Mapping[str, Any]
"""What holds for one thing: a JSON document that is replaced, never changed in place."""

NO_TERMS: Fact = MappingProxyType({})

BROKEN = (KeyError, IndexError, TypeError, ValueError, AttributeError)
"""What reading a fact or an event raises whose document is not what it should be: changed by hand, or damaged."""


class Withheld(str):
    """Words that are there and are not the viewer's to read: they read as none, and say of themselves that some were written."""

    __slots__ = ()


WITHHELD = Withheld()

TEAM = "team"
BOARD = "board"
PEOPLE = "people"
RESTRICTED = "restricted"
PLANS = "plans"

TAIL_KEPT = 64
"""How many events stay in a record when older ones are sealed."""

TAIL_MOST = 96
"""How many events a record holds before the oldest are sealed."""

WHOLE_MOST = 256
"""So many events of one command, the newest one, are not sealed: it can be taken back whole."""


class Event(NamedTuple):
    """One thing that somebody did.

    Attributes:
        seq: place in the record's history, from 1; this, never the clock, is the order.
        op: operation id; the events of one command share it, and one seen before changes nothing.
        at: when, UTC, ISO 8601 with a ``Z``.
        by: person id.
        kind: what was done (``ticked``, ``signed`` …).
        thing: what it was done to, ``kind:name``.
        terms: the terms of that day (times, sign-off, revision …), so that later editions cannot change what happened.
        text: what the person wrote, apart from everything else so that it can be forgotten.
        why: the reason that they gave for it, kept apart likewise; empty where the text is the reason.

    """

    seq: int
    op: str
    at: str
    by: str
    kind: str
    thing: str
    terms: Fact = NO_TERMS
    text: str = ""
    why: str = ""

    @property
    def on(self) -> str:
        """The thing's own short name: ``refund`` for ``item:support-product-expert/refund``."""
        return short_name(self.thing)


class Past:
    """An event together with the fact that held before it, which is what undo needs.

    Args:
        event: the event.
        before: the fact, None where there was none; or how to find it, for whoever asks.
    """

    __slots__ = ("_before", "event")

    def __init__(self, event: Event, before: Fact | Callable[[], Fact | None] | None) -> None:
        self.event = event
        self._before = before

    @property
    def before(self) -> Fact | None:
        """The fact that held before the event."""
        if callable(self._before):
            self._before = self._before()
        return self._before

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Past) and self.event == other.event and self.before == other.before

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Past({self.event!r}, {self.before!r})"


@dataclass(slots=True)
class Record:
    """One stored record (``team``, ``people/ana``, ``restricted/ana``): its facts and its recent history.

    Attributes:
        id: where it lives.
        version: how many commits it has had; 0 is one that was never stored.
        fold: the number of the fold that made the facts.
        facts: thing -> fact.
        tail: the recent events, oldest first; ``tail[0].event.seq == sealed + 1``.
        sealed: how many older events stand in sealed stretches.
        pending: events appended since it was read, in order; a store commits exactly when there are any.

    """

    id: str
    version: int = 0
    fold: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)
    tail: MutableSequence[Past] = field(default_factory=list)
    sealed: int = 0
    pending: list[Event] = field(default_factory=list, compare=False)

    @property
    def last_seq(self) -> int:
        """The place of the newest event; 0 when there is none."""
        return self.sealed + len(self.tail)

    def knows(self, op: str, by: str | None = None) -> bool:
        """Whether an operation is among the recent ones, of one person where one is named."""
        return any(past.event.op == op and by in (None, past.event.by) for past in self.tail)


def thing(kind: str, name: str = "") -> str:
    """The key of a thing: ``thing("item", "support-product-expert/refund")``."""
    return f"{kind}:{name}"


def has_kind(facts: Iterable[str], kind: str) -> bool:
    """Whether a record has a thing of a kind; few have, and every standing asks, so its keys are looked through all at once."""
    return f"\n{kind}:" in "\n" + "\n".join(facts)


def kind_of(key: str) -> str:
    """The kind in a thing's key."""
    return key.partition(":")[0]


def name_of(key: str) -> str:
    """The name in a thing's key, with its scope if it has one."""
    return key.partition(":")[2]


def short_name(key: str) -> str:
    """The last part of a thing's name."""
    return key.partition(":")[2].rpartition("/")[2] or key.partition(":")[0]


def person_record(person: str) -> str:
    """The id of a person's record."""
    return f"{PEOPLE}/{person}"


def plan_record(name: str) -> str:
    """The id of what leads plan together before it is published."""
    return f"{PLANS}/{name}"


def restricted_record(person: str) -> str:
    """The id of what only mentors and leads may read about a person."""
    return f"{RESTRICTED}/{person}"
