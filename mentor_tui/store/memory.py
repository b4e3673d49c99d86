"""A store in memory, for tests and trials: it keeps bytes, so that nothing it hands out is shared with what it holds."""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import to_seal
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import Event, Record
from mentor_tui.store.codec import META, ROW, events_of, record_of, segment_of, tables_of
from mentor_tui.store.durable_storage import dump, parse
from mentor_tui.store.families import family_of
from mentor_tui.store.places import BESIDE, OWN_CURRICULA, file_name, place_of
from mentor_tui.store.protocol import Changes
from mentor_tui.store.refolding import RefoldingStore
from mentor_tui.store.sealed_segments import path_of

_NOWHERE = Path()


class MemoryStore(RefoldingStore):
    """Records in memory; see ``protocol.Store`` for what each method promises."""

    def __init__(self) -> None:
        self._records: dict[str, bytes] = {}
        self._segments: defaultdict[str, list[tuple[int, int, bytes]]] = defaultdict(list)
        self._beside: dict[tuple[str, str], bytes] = {}
        self._locks: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
        self._held: set[str] = set()

    def stored(self, record_id: str) -> Record | None:
        """A record as it lies there, whichever fold made its facts, or None where there never was one."""
        family_of(record_id)
        data = self._records.get(record_id)
        return None if data is None else record_of(parse(data), record_id)

    def has(self, record_id: str) -> bool:
        """Whether a record is stored."""
        family_of(record_id)
        return record_id in self._records

    def _alone(self, record_id: str) -> contextlib.AbstractContextManager[bool]:
        return self._locks[record_id]

    def _replace(self, record: Record) -> None:
        self._store(record, record.version)

    @contextlib.contextmanager
    def edit(self, record_id: str, *, create: bool = False) -> Iterator[Record]:
        """A record, held against other threads, stored once when the block ends well and has appended events.

        Raises:
            Trouble: there is no such record, and none may be made.
            RuntimeError: this very thread edits it already.
        """
        family_of(record_id)
        with self._locks[record_id]:
            if record_id in self._held:
                raise RuntimeError(f"{record_id} is held by this thread already")
            self._held.add(record_id)
            try:
                record = self.read(record_id)
                if record is None and not create:
                    raise self._never(record_id)
                record = record or Record(record_id, fold=FOLD)
                yield record
                if record.pending:
                    self._store(record, record.version + 1)
                    record.version += 1
            finally:
                self._held.discard(record_id)

    def _never(self, record_id: str) -> Trouble:
        return Trouble(Code.MISSING_RECORD, record=record_id, reason="never", good_generation=False)

    def put_new(self, records: Iterable[Record]) -> None:
        """Store whole new records.

        Raises:
            Refused: one exists already.
        """
        for record in records:
            family_of(record.id)
            if record.id in self._records:
                raise self._taken(record.id)
            self._store(record, max(1, record.version))

    def _store(self, record: Record, version: int) -> None:
        seal = to_seal(record)
        data = dump(tables_of(record, version=version, seal=seal), _NOWHERE)
        if seal:
            events = [past.event for past in record.tail[:seal]]
            segment = dump(segment_of(record.id, events), _NOWHERE)
            self._segments[record.id].append((events[0].seq, events[-1].seq, segment))
        self._records[record.id] = data

    def ids(self, family: str) -> tuple[str, ...]:
        """The ids of a family's records, sorted."""
        return tuple(sorted(record_id for record_id in self._records if record_id.partition("/")[0] == family))

    def sealed(self, record: Record, after: int = 0) -> Iterator[Event]:
        """The sealed events of a record, those after a place in its history."""
        for first, last, data in self._segments[record.id]:
            if after < last <= record.sealed:
                events = events_of(parse(data), record.id, first, last)
                yield from (event for event in events if event.seq > after)

    def changes(self, cursor: object = None) -> Changes:
        """What changed since a cursor."""
        now = dict(self._records)
        if cursor is None:
            return Changes(now)
        if not isinstance(cursor, dict):
            raise TypeError("a cursor comes from an earlier answer")
        return Changes(now, frozenset(record_id for record_id, _ in now.items() ^ cursor.items()))

    def stamps(self, family: str) -> dict[str, object]:
        """A number for each record of a family that is another after each commit."""
        return {record_id: crc32(self._records[record_id]) for record_id in self.ids(family)}

    def keep_text(self, digest: str, text: str) -> None:
        """Keep a text under its hash."""
        self._put("texts", digest, {"text": text})

    def text(self, digest: str) -> str | None:
        """The text that was kept under a hash."""
        found = self._get("texts", digest)
        return None if found is None else str(found["text"])

    def cached(self, name: str) -> Any | None:
        """A cached JSON document, or None."""
        return self._get("cache", name)

    def cache(self, name: str, document: Any) -> None:
        """Cache a JSON document."""
        self._put("cache", name, document)

    def mark(self, viewer: str) -> dict[str, Any]:
        """What a person has looked at so far."""
        return self._get("marks", viewer) or {}

    def set_mark(self, viewer: str, mark: dict[str, Any]) -> None:
        """Remember what a person has looked at."""
        self._put("marks", viewer, mark)

    def keeps_apart(self) -> bool:
        """Whether restricted records are kept from others: nobody else can reach this store at all."""
        return True

    def export(self) -> Iterator[tuple[str, bytes]]:
        """All that a backup holds, under the names that it gives to files."""
        for record_id, data in sorted(self._records.items()):
            place = place_of(_NOWHERE, record_id)
            yield place.file.as_posix(), data
            for first, last, segment in self._segments[record_id]:
                yield path_of(place.history, (first, last)).as_posix(), segment
        for kind, name, data in self.beside():
            yield f"{kind}/{name}", data

    def put_back(self, contents: Mapping[str, bytes], records: Iterable[str] | None = None) -> None:
        """Put what a backup holds in the place of everything, or of some records."""
        if records is None:
            self._beside.clear()
        for record_id in [*(self._records if records is None else records)]:
            self._records.pop(record_id, None)
            self._segments.pop(record_id, None)
        for name, data in sorted(contents.items()):
            head, _, own = name.rpartition("/")
            if name.startswith(f"{OWN_CURRICULA}/"):
                # No folder is here for them: whoever keeps records in memory names their curricula.
                continue
            if head in BESIDE:
                self._beside[head, own] = data
            elif "history/" in name:
                meta = parse(data)[META][ROW]
                self._segments[meta["id"]].append((meta["first"], meta["last"], data))
            else:
                self._records[name.removesuffix(".json")] = data

    @contextlib.contextmanager
    def alone_with_all(self) -> Iterator[None]:
        """Keep every other writer from every record for the length of a block."""
        with contextlib.ExitStack() as held:
            for record_id in sorted(self._records):
                held.enter_context(self._locks[record_id])
            yield

    def with_histories(self) -> Iterator[tuple[str, bytes, dict[tuple[int, int], bytes]]]:
        """Every record with its file and the segments of its history."""
        for record_id, data in sorted(self._records.items()):
            yield record_id, data, {(first, last): part for first, last, part in self._segments[record_id]}

    def beside(self) -> Iterator[tuple[str, str, bytes]]:
        """What lies beside the records: directory, name and content of each."""
        for (kind, name), data in sorted(self._beside.items()):
            if kind != "cache":
                yield kind, name, data

    def swap(self, records: Iterable[str], put: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Put files, under the names that a backup gives to them, in the place of some records and of what lies beside."""
        beside = {key: data for key, data in self._beside.items() if key[0] != "cache" and "/".join(key) not in gone}
        self.put_back(put, records)
        self._beside = beside | {key: data for key, data in self._beside.items() if "/".join(key) in put}

    def _put(self, kind: str, name: str, document: Any) -> None:
        self._beside[kind, file_name(name)] = dump(document, _NOWHERE)

    def _get(self, kind: str, name: str) -> Any | None:
        data = self._beside.get((kind, file_name(name)))
        return None if data is None else orjson.loads(data)
