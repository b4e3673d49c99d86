"""History is the truth and facts are its fold: appending, replaying, undo and redo, the same for every record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentor_tui.domain.folds import FOLD, fold
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import TAIL_KEPT, TAIL_MOST, Event, Fact, Past, Record

UNDONE = "undone"
REDONE = "redone"


def append(
    record: Record,
    *,
    op: str,
    at: str,
    by: str,
    kind: str,
    thing: str,
    terms: Fact | None = None,
    text: str = "",
) -> Event:
    """Add one event to a record and fold it into the facts.

    The caller has decided that it may happen; the fold raises ``ValueError`` where an event cannot follow the fact.
    """
    event = Event(record.last_seq + 1, op, at, by, kind, thing, dict(terms or {}), text)
    _apply(record, event)
    record.pending.append(event)
    return event


def _apply(record: Record, event: Event) -> None:
    before = record.facts.get(event.thing)
    if event.kind in (UNDONE, REDONE):
        after = _past(record, int(event.terms["of"])).before
    else:
        after = fold(before, event)
    if after is None:
        record.facts.pop(event.thing, None)
    else:
        record.facts[event.thing] = {**after, "seq": event.seq}
    record.tail.append(Past(event, before))


def _past(record: Record, seq: int) -> Past:
    index = seq - record.sealed - 1
    if index < 0:
        raise ValueError(f"event {seq} is sealed")
    return record.tail[index]


def replay(record_id: str, events: Iterable[Event], *, sealed: int = 0, version: int = 0) -> Record:
    """Fold a whole history anew.

    Args:
        record_id: whose history it is.
        events: all of it, from the first.
        sealed: how many of the oldest events the result leaves out of its tail.
        version: the version that the result carries.

    Raises:
        ValueError: the events do not follow one another.

    """
    record = Record(record_id, version=version, fold=FOLD)
    for event in events:
        if event.seq != record.last_seq + 1:
            raise ValueError(f"event {event.seq} follows {record.last_seq}")
        _apply(record, event)
    record.tail = record.tail[sealed:]
    record.sealed = sealed
    return record


def to_seal(record: Record) -> int:
    """How many of the oldest events of the tail are due to be sealed; 0 for most commits."""
    return len(record.tail) - TAIL_KEPT if len(record.tail) >= TAIL_MOST else 0


def fact_seq(record: Record, thing: str) -> int:
    """The version of a thing: the place of the last event on it, 0 for one that has no fact."""
    fact = record.facts.get(thing)
    return int(fact["seq"]) if fact else 0


class _Stacks:
    """What could be undone and redone on each thing, gathered from the recent events."""

    def __init__(self, record: Record) -> None:
        self.live: dict[str, list[Event]] = {}
        self.gone: dict[str, list[tuple[Event, Event]]] = {}
        self.last_on: dict[str, Event] = {}
        for past in record.tail:
            event = past.event
            live, gone = self.live.setdefault(event.thing, []), self.gone.setdefault(event.thing, [])
            if event.kind == UNDONE:
                # The undone event may have been sealed since: then there is nothing left to redo onto.
                if live:
                    gone.append((event, live.pop()))
            elif event.kind == REDONE:
                if gone:
                    live.append(gone.pop()[1])
            else:
                live.append(event)
                gone.clear()
            self.last_on[event.thing] = event


def last_by(record: Record, person: str) -> Event | None:
    """The newest event of a person's own that still stands, the one that ``undo`` would take back."""
    own = [event for live in _Stacks(record).live.values() for event in live if event.by == person]
    return max(own, key=lambda event: event.seq, default=None)


def last_undone_by(record: Record, person: str) -> Event | None:
    """The newest undo of a person's own that could be redone."""
    own = [undo for gone in _Stacks(record).gone.values() for undo, _ in gone[-1:] if undo.by == person]
    return max(own, key=lambda event: event.seq, default=None)


def undo(record: Record, person: str, *, op: str, at: str) -> tuple[Event, ...]:
    """Take back a person's own latest command, all of its events, newest first.

    Raises:
        Refused: there is nothing of theirs to take back, or somebody has acted on the thing since.

    """
    last = last_by(record, person)
    if last is None:
        raise Refused(Code.NOTHING_TO_UNDO)
    stacks = _Stacks(record)
    events = sorted(
        (event for live in stacks.live.values() for event in live if event.op == last.op),
        key=lambda event: event.seq,
        reverse=True,
    )
    for event in events:
        top = stacks.live[event.thing].pop()
        if top.seq != event.seq:
            raise Refused(Code.ACTED_SINCE, by=top.by, at=top.at, kind=top.kind, on=top.thing, of=event.kind)
    for event in events:
        append(record, op=op, at=at, by=person, kind=UNDONE, thing=event.thing, terms={"of": event.seq, **_said(event)})
    return tuple(events)


def redo(record: Record, person: str, *, op: str, at: str) -> tuple[Event, ...]:
    """Do again what the person's own latest undo took back.

    Raises:
        Refused: there is no such undo, or the thing has moved on since.

    """
    last = last_undone_by(record, person)
    if last is None:
        raise Refused(Code.NOTHING_TO_REDO)
    stacks = _Stacks(record)
    pairs = sorted(
        (pair for gone in stacks.gone.values() for pair in gone if pair[0].op == last.op),
        key=lambda pair: pair[0].seq,
        reverse=True,
    )
    again: list[Event] = []
    for undone, original in pairs:
        top = stacks.gone[undone.thing].pop()
        if top[0].seq != undone.seq:
            raise Refused(Code.NOTHING_TO_REDO)
        append(
            record,
            op=op,
            at=at,
            by=person,
            kind=REDONE,
            thing=undone.thing,
            terms={"of": undone.seq, **_said(original)},
        )
        again.append(original)
    return tuple(again)


def _said(event: Event) -> dict[str, Any]:
    return {"kind": event.kind, "op": event.op}
