"""History is the truth and facts are its fold: appending, replaying, undo and redo, the same for every record."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mentor_tui.domain.folds import FOLD, fold, is_known
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import TAIL_KEPT, TAIL_MOST, WHOLE_MOST, Event, Fact, Past, Record

UNDONE = "undone"
REDONE = "redone"
REWINDS = (UNDONE, REDONE)
"""Kinds of events after which a thing's fact is not the fold of the one before."""


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
    why: str = "",
) -> Event:
    """Add one event to a record and fold it into the facts.

    The caller has decided that it may happen; the fold raises ``ValueError`` where an event cannot follow the fact.

    Raises:
        ValueError: this is nothing that can happen to the thing, or not after what holds for it.

    """
    event = Event(record.last_seq + 1, op, at, by, kind, thing, dict(terms or {}), text, why)
    if not is_known(thing, act(event)):
        raise ValueError(f"{act(event)} is nothing that happens to {thing}")
    _apply(record, event)
    record.pending.append(event)
    return event


def _apply(record: Record, event: Event) -> None:
    past = Past(event, record.facts.get(event.thing))
    after = _past(record, int(event.terms["of"])).before if event.kind in REWINDS else left_by(past)
    if after is None:
        record.facts.pop(event.thing, None)
    else:
        record.facts[event.thing] = {**after, "seq": event.seq}
    record.tail.append(past)


def left_by(past: Past) -> Fact | None:
    """The fact that an event left which neither undid nor redid another."""
    after = fold(past.before, past.event)
    return None if after is None else {**after, "seq": past.event.seq}


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


def newer_things(events: Iterable[Event]) -> frozenset[str]:
    """The things to which something happened that only a newer program knows."""
    return frozenset(event.thing for event in events if not is_known(event.thing, act(event)))


def fold_anew(stored: Record, history: Iterable[Event]) -> Record:
    """A record with its history folded anew.

    What only a newer program knows how to fold stays as it is stored: what holds for these things is its to say.

    Args:
        stored: the record as it lies there, whichever fold made its facts.
        history: all of its events, from the first.

    Raises:
        ValueError: the events do not follow one another.

    """
    events = [*history]
    record = replay(stored.id, events, sealed=stored.sealed, version=stored.version)
    newer = newer_things(events)
    if newer:
        for thing in newer:
            record.facts.pop(thing, None)
        record.facts |= {thing: stored.facts[thing] for thing in newer if thing in stored.facts}
        record.tail = [
            old if old.event.thing in newer else new for old, new in zip(stored.tail, record.tail, strict=True)
        ]
    return record


def to_seal(record: Record) -> int:
    """How many of the oldest events of the tail are due to be sealed; 0 for most commits."""
    if len(record.tail) < TAIL_MOST:
        return 0
    due, newest = len(record.tail) - TAIL_KEPT, record.tail[-1].event.op
    # The newest command stays whole, with the one before it to show that nothing of it is sealed.
    before = next((at for at, past in enumerate(reversed(record.tail)) if past.event.op != newest), len(record.tail))
    return min(due, max(len(record.tail) - before - 1, 0)) if TAIL_KEPT <= before <= WHOLE_MOST else due


def fact_seq(record: Record, thing: str) -> int:
    """The version of a thing: the place of the last event on it, 0 for one that has no fact."""
    fact = record.facts.get(thing)
    return int(fact["seq"]) if fact else 0


class _Stacks:
    """What could be undone and redone on each thing, gathered from the recent events.

    Attributes:
        live: thing -> events that stand, oldest first; one that was redone stands as its redo.
        gone: thing -> undos that could be redone, oldest first.
        newer: operations on things on which a newer program acted: what held before them is not known here.
        cut: operations that cannot be taken back whole, as another event of theirs is sealed, overtaken, or a newer one's.

    """

    def __init__(self, record: Record) -> None:
        self.live: dict[str, list[Event]] = {}
        self.gone: dict[str, list[Event]] = {}
        # The oldest command may have begun in the sealed part: nothing of it is taken back by halves.
        self.cut: set[str] = {record.tail[0].event.op} if record.sealed and record.tail else set()
        for past in record.tail:
            event = past.event
            live, gone = self.live.setdefault(event.thing, []), self.gone.setdefault(event.thing, [])
            if event.kind == UNDONE:
                if live:  # what was undone may have been sealed since
                    live.pop()
                gone.append(event)
            else:
                if event.kind == REDONE:
                    if gone:
                        gone.pop()
                else:
                    self.cut.update(undone.op for undone in gone)
                    gone.clear()
                live.append(event)
        newer = newer_things(past.event for past in record.tail)
        self.newer = {past.event.op for past in record.tail if past.event.thing in newer} if newer else set()
        self.cut |= self.newer


def last_by(record: Record, person: str) -> Event | None:
    """The newest event of a person's own that still stands, the one that ``undo`` would take back."""
    stacks = _Stacks(record)
    own = [
        event for live in stacks.live.values() for event in live if event.by == person and event.op not in stacks.cut
    ]
    return max(own, key=lambda event: event.seq, default=None)


def beyond_undo(record: Record, person: str) -> Event | None:
    """A person's newest event, where its command is too large to be taken back: part of it is sealed already."""
    own = next((past.event for past in reversed(record.tail) if past.event.by == person), None)
    cut = record.sealed and own is not None and own.kind not in REWINDS and own.op == record.tail[0].event.op
    return own if cut else None


def newer_by(record: Record, person: str, *, undone: bool = False) -> Event | None:
    """A person's newest event that stands, or that was taken back, where only a newer program could change that."""
    stacks = _Stacks(record)
    found = (stacks.gone if undone else stacks.live).values()
    own = [event for events in found for event in events if event.by == person]
    last = max(own, key=lambda event: event.seq, default=None)
    return last if last is not None and last.op in stacks.newer else None


def last_undone_by(record: Record, person: str) -> Event | None:
    """The newest undo of a person's own that could be redone."""
    stacks = _Stacks(record)
    own = [event for gone in stacks.gone.values() for event in gone[-1:] if event.by == person]
    return max((event for event in own if event.op not in stacks.cut), key=lambda event: event.seq, default=None)


def to_undo(record: Record, person: str) -> list[Event]:
    """What ``undo`` takes back: all events of a person's own latest command, newest first.

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
            raise Refused(Code.ACTED_SINCE, by=top.by, at=top.at, kind=act(top), on=top.thing, of=act(event))
    return events


def undo(record: Record, person: str, *, op: str, at: str) -> tuple[Event, ...]:
    """Take back a person's own latest command, all of its events, newest first; see ``to_undo``."""
    return _rewrite(record, to_undo(record, person), person, op=op, at=at, kind=UNDONE)


def to_redo(record: Record, person: str) -> list[Event]:
    """What ``redo`` does again: all events of the person's own latest undo, newest first.

    Raises:
        Refused: there is no such undo, or the thing has moved on since.

    """
    last = last_undone_by(record, person)
    if last is None:
        raise Refused(Code.NOTHING_TO_REDO)
    stacks = _Stacks(record)
    events = sorted(
        (event for gone in stacks.gone.values() for event in gone if event.op == last.op),
        key=lambda event: event.seq,
        reverse=True,
    )
    for event in events:
        if stacks.gone[event.thing].pop().seq != event.seq:
            raise Refused(Code.NOTHING_TO_REDO)
    return events


def redo(record: Record, person: str, *, op: str, at: str) -> tuple[Event, ...]:
    """Do again what the person's own latest undo took back; see ``to_redo``."""
    return _rewrite(record, to_redo(record, person), person, op=op, at=at, kind=REDONE)


def _rewrite(record: Record, events: list[Event], person: str, *, op: str, at: str, kind: str) -> tuple[Event, ...]:
    for event in events:
        terms = {"of": event.seq, "kind": act(event), "op": event.terms["op"] if event.kind in REWINDS else event.op}
        append(record, op=op, at=at, by=person, kind=kind, thing=event.thing, terms=terms)
    return tuple(events)


def act(event: Event) -> str:
    """What was done, undone or redone: the kind of the event at the bottom of it."""
    return str(event.terms.get("kind", "")) if event.kind in REWINDS else event.kind


def bottom(event: Event, find: Callable[[int], Event | None]) -> Event:
    """The event that was undone or redone, at the bottom of it; the last of them that is found.

    Args:
        event: any event.
        find: the event of a place in the same history, None where it is out of reach.

    """
    while event.kind in REWINDS and (before := find(int(event.terms["of"]))) is not None:
        event = before
    return event
