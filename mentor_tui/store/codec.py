"""Records as TinyDB tables and back: ``meta`` (one row), ``facts`` by thing, ``events`` by their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from functools import partial
from typing import Any, overload

from mentor_tui.domain.history import REWINDS, left_by
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import Event, Fact, Past, Record
from mentor_tui.store.checksum import KEY
from mentor_tui.store.durable_storage import Tables, Unsound
from mentor_tui.store.upcast import SCHEMA, upcast

META, FACTS, EVENTS, ROW = "meta", "facts", "events", "record"


class Tail(MutableSequence[Past]):
    """The recent events of a record, made from their stored rows only when somebody looks.

    Args:
        record: whose they are.
        first: the number of the first.
        rows: the stored rows, oldest first.
    """

    __slots__ = ("_first", "_items", "_record")

    def __init__(self, record: str, first: int, rows: Iterable[dict[str, Any]]) -> None:
        self._record = record
        self._first = first
        self._items: list[Past | dict[str, Any]] = list(rows)

    def _build(self, index: int) -> Past:
        item = self._items[index]
        if type(item) is dict:
            if index < 0:
                index += len(self._items)
            item = self._items[index] = self._made(index, item)
        return item  # type: ignore[return-value]

    def _made(self, index: int, row: dict[str, Any]) -> Past:
        try:
            event = event_of(self._first + index, row)
        except Unsound as unsound:
            raise self._damaged(unsound.reason, unsound.detail) from unsound
        return Past(event, row["before"] if "before" in row else partial(self._left_before, index, event))

    def _left_before(self, index: int, event: Event) -> Fact | None:
        """The fact before an event whose row does not hold it: what the event before it on the same thing left."""
        for earlier in range(index - 1, -1, -1):
            past = self._build(earlier)
            if past.event.thing == event.thing:
                try:
                    return left_by(past)
                except (ValueError, KeyError, TypeError, IndexError) as error:
                    raise self._damaged("replay", str(error)) from error
        return None

    def _damaged(self, reason: str, detail: str) -> Trouble:
        return Trouble(Code.DAMAGED, record=self._record, reason=reason, detail=detail)

    @overload
    def __getitem__(self, index: int) -> Past: ...
    @overload
    def __getitem__(self, index: slice) -> MutableSequence[Past]: ...
    def __getitem__(self, index: int | slice) -> Past | MutableSequence[Past]:
        if isinstance(index, slice):
            return [self._build(number) for number in range(*index.indices(len(self._items)))]
        return self._build(index)

    def __iter__(self) -> Iterator[Past]:
        return (self._build(index) for index in range(len(self._items)))

    def __reversed__(self) -> Iterator[Past]:
        # What is made here is not kept: a look at the latest event holds nothing else of the record alive.
        for index in range(len(self._items) - 1, -1, -1):
            item = self._items[index]
            yield self._made(index, item) if type(item) is dict else item  # type: ignore[misc]

    @property
    def things(self) -> list[str]:
        """The thing of each event, without making the events."""
        return [item["thing"] if type(item) is dict else item.event.thing for item in self._items]  # type: ignore[union-attr]

    def __len__(self) -> int:
        return len(self._items)

    def __setitem__(self, index: int | slice, value: Any) -> None:
        self._items[index] = value

    def __delitem__(self, index: int | slice) -> None:
        del self._items[index]

    def insert(self, index: int, value: Past) -> None:
        """Put an event before an index; what is appended is numbered by whoever appends."""
        self._items.insert(index, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | Tail) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Tail({list(self)!r})"


def event_of(seq: int, row: dict[str, Any]) -> Event:
    """An event from its row.

    Raises:
        Unsound: the row is not whole.
    """
    try:
        return Event(
            seq,
            row["op"],
            row["at"],
            row["by"],
            row["kind"],
            row["thing"],
            row.get("terms", {}),
            row.get("text", ""),
            row.get("why", ""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise Unsound("shape", f"event {seq}") from error


def row_of(event: Event) -> dict[str, Any]:
    """The row of an event; what is empty is left out."""
    row: dict[str, Any] = {
        "op": event.op,
        "at": event.at,
        "by": event.by,
        "kind": event.kind,
        "thing": event.thing,
    }
    if event.terms:
        row["terms"] = event.terms
    if event.text:
        row["text"] = event.text
    if event.why:
        row["why"] = event.why
    return row


def rows_of(tail: Sequence[Past], *, since: int = 0, seal: int = 0) -> dict[str, dict[str, Any]]:
    """The rows of a tail's events, as far as they are new or have to change.

    A row holds the fact before its event only where it does not follow from the rows before it: for the first event
    on a thing that had a fact, and after an undo or redo.

    Args:
        tail: the recent events, oldest first.
        since: how many of them have a row already; it changes only where the event that it followed is sealed.
        seal: how many of the oldest get none.
    """
    rows: dict[str, dict[str, Any]] = {}
    things = tail.things if isinstance(tail, Tail) else [past.event.thing for past in tail]
    # Nothing changes before here: the usual commit looks at the events that it adds.
    first = seal or since
    last = dict(zip(things[:first], range(first), strict=True))
    for index, thing in enumerate(things[first:], first):
        found = last.get(thing)
        last[thing] = index
        orphaned = found is not None and found < seal
        if index < since and not orphaned:
            continue
        past = tail[index]
        row = rows[str(past.event.seq)] = row_of(past.event)
        if past.before is not None if found is None else orphaned or tail[found].event.kind in REWINDS:
            row["before"] = past.before
    return rows


def meta_row(record: Record, *, version: int, sealed: int) -> dict[str, Any]:
    """What a file says about itself."""
    op = record.tail[-1].event.op if record.tail else ""
    return {
        "id": record.id,
        "version": version,
        "schema": SCHEMA,
        "fold": record.fold,
        "sealed": sealed,
        "op": op,
    }


def tables_of(record: Record, *, version: int, seal: int = 0) -> Tables:
    """The tables of a whole record.

    Args:
        record: the record.
        version: the version that it is stored as.
        seal: how many of the oldest events of its tail are left out, because they stand in a segment.
    """
    return {
        META: {ROW: meta_row(record, version=version, sealed=record.sealed + seal)},
        FACTS: {thing: dict(fact) for thing, fact in record.facts.items()},
        EVENTS: rows_of(record.tail, seal=seal),
    }


def record_of(tables: Tables, record_id: str) -> Record:
    """The record in a file's tables, its events still unread. It shares the tables' own documents.

    Raises:
        Unsound: they are another record's, or not whole.
        Newer: a newer program wrote them.
    """
    tables = upcast(tables)
    try:
        meta, facts, events = tables[META][ROW], tables[FACTS], tables[EVENTS]
        found, version, fold, sealed = meta["id"], meta["version"], meta["fold"], meta["sealed"]
    except (KeyError, TypeError):
        raise Unsound("shape", META) from None
    _check_first(meta)
    if found != record_id:
        raise Unsound("foreign", str(found))
    if not (type(version) is type(fold) is type(sealed) is int) or version < 1 or sealed < 0:
        raise Unsound("shape", META)
    if set(map(type, facts.values())) - {dict}:
        raise Unsound("shape", FACTS)
    if not _are_rows(events, sealed + 1, sealed + len(events)):
        raise Unsound("shape", EVENTS)
    return Record(record_id, version, fold, facts, Tail(record_id, sealed + 1, events.values()), sealed)


def _check_first(meta: dict[str, Any]) -> None:
    """See that a file's row about itself begins as such rows do: a name of its checksum that is damaged is none."""
    if next(iter(meta)) not in ("id", KEY):
        raise Unsound("checksum")


def _are_rows(rows: dict[str, Any], first: int, last: int) -> bool:
    """Whether these are rows with the numbers from first to last; their ends and how many they are tell nearly all."""
    if len(rows) != last - first + 1 or set(map(type, rows.values())) - {dict}:
        return False
    return not rows or (next(iter(rows)) == str(first) and next(reversed(rows)) == str(last))


def segment_of(record_id: str, events: list[Event]) -> Tables:
    """The tables of a sealed segment of a record's history."""
    return {
        META: {ROW: {"id": record_id, "schema": SCHEMA, "first": events[0].seq, "last": events[-1].seq}},
        EVENTS: {str(event.seq): row_of(event) for event in events},
    }


def events_of(tables: Tables, record_id: str, first: int, last: int) -> list[Event]:
    """The events of a sealed segment.

    Raises:
        Unsound: it is another one's, or not whole.
        Newer: a newer program wrote it.
    """
    tables = upcast(tables)
    try:
        meta, rows = tables[META][ROW], tables[EVENTS]
        said = (meta["id"], meta["first"], meta["last"])
    except (KeyError, TypeError):
        raise Unsound("shape", META) from None
    _check_first(meta)
    if said != (record_id, first, last):
        raise Unsound("foreign", "/".join(map(str, said)))
    if not _are_rows(rows, first, last):
        raise Unsound("shape", EVENTS)
    return [event_of(first + index, row) for index, row in enumerate(rows.values())]
