"""What the program asks of a place that keeps records. Every backend fulfils it; one contract test body proves each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Event, Record


@dataclass(frozen=True, slots=True)
class Changes:
    """What was committed since a cursor was taken.

    Attributes:
        cursor: opaque; hand it back to ask what changed after this answer.
        ids: records that were committed, added or lost since.
    """

    cursor: object
    ids: frozenset[str] = field(default_factory=frozenset)


class Store(Protocol):
    """Records by id (``team``, ``people/ana``, ``restricted/ana``, ``plans/matching``).

    Every method raises ``Trouble`` where files, disk or server stand in the way; a damaged record is one code of it,
    and never stops another record from being read or written.
    """

    def read(self, record_id: str) -> Record | None:
        """A record as it stands, or None where there never was one. The caller may not change it."""

    def read_many(self, record_ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        """Several records, one at a time, without letting one that is damaged hide the others."""

    def edit(self, record_id: str, *, create: bool = False) -> AbstractContextManager[Record]:
        """A record, fresh and held against every other writer, stored once when the block ends well.

        Nothing is written where the block raises or appended no event. ``create`` allows a record that never was;
        without it, such a record is a ``Trouble`` with ``MISSING_RECORD``.
        """

    def put_new(self, records: Iterable[Record]) -> None:
        """Store whole new records with their pasts, one commit each (import, demo). They may not exist yet."""

    def ids(self, family: str) -> tuple[str, ...]:
        """The ids of a family's records (``people`` -> ``people/ana`` …), sorted."""

    def history(self, record_id: str) -> Iterator[Event]:
        """Everything that happened to a record, from the first event, sealed stretches included."""

    def changes(self, cursor: object = None) -> Changes:
        """What changed since a cursor; with None, nothing, and a cursor to start from.

        Cheap enough for twice a second.
        """

    def stamps(self, family: str) -> dict[str, object]:
        """For each record of a family something hashable and JSON-able that differs after each commit (cache keys)."""

    def keep_text(self, digest: str, text: str) -> None:
        """Keep a text under its hash, once and for good."""

    def text(self, digest: str) -> str | None:
        """The text that was kept under a hash."""

    def cached(self, name: str) -> Any | None:
        """A cached JSON document, or None. A cache may vanish at any time and is never the ground of a decision."""

    def cache(self, name: str, document: Any) -> None:
        """Cache a JSON document; a failure to do so is no trouble."""

    def mark(self, viewer: str) -> dict[str, Any]:
        """What a person has looked at so far (their own, no part of any record's history)."""

    def set_mark(self, viewer: str, mark: dict[str, Any]) -> None:
        """Remember what a person has looked at."""
