"""What the program asks of a place that keeps records. Every backend fulfils it; one contract test body proves each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Event, Fact, Record

if TYPE_CHECKING:
    from mentor_tui.store.findings import Copied, Finding, Forgotten
    from mentor_tui.store.forgetting import Prepare


class Changes(NamedTuple):
    """What was committed since a cursor was taken.

    Attributes:
        cursor: opaque; hand it back to ask what changed after this answer.
        ids: records that were committed, added or lost since.
    """

    cursor: object
    ids: frozenset[str] = frozenset()


class Store(Protocol):
    """Records by id (``team``, ``people/ana``, ``restricted/ana``, ``plans/matching``), of the families in ``families``.

    Every method raises ``Trouble`` where files, disk or server stand in the way; a damaged record is one code of it,
    and never stops another record from being read or written.
    """

    def read(self, record_id: str) -> Record | None:
        """A record as it stands, or None where there never was one. The caller may not change it."""

    def has(self, record_id: str) -> bool:
        """Whether a record is stored, whatever can be read of it; it is not looked into."""

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
        """Everything that happened to a record, from the first event, sealed segments included."""

    def sealed(self, record: Record, after: int = 0) -> Iterator[Event]:
        """The sealed events of a record that was read, in order, those after a place in its history."""

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

    def catch_up(self) -> None:
        """Go on with folding and storing anew what an older program has folded, some records at a time.

        Costs next to nothing where that is done. It writes no event, and never raises: where it cannot, it is left undone.
        """

    def keeps_apart(self) -> bool:
        """Whether restricted records are kept from the rest of the team, so that they may be offered."""


class Upkeep(Protocol):
    """Looking after the records of one store. Every method raises ``Trouble`` as those of ``Store`` do."""

    @property
    def where(self) -> str:
        """Where the records are, as people are told."""

    def is_empty(self) -> bool:
        """Whether there are no records at all."""

    def examine(self) -> Iterator[Finding]:
        """Look everything over, and change nothing; one finding at a time.

        None at all for records that are as they should be, but for who can read what is restricted, which is always
        told where it is a question of rights.
        """

    def repair(self, finding: Finding) -> int:
        """Put a record right as far as what is stored allows; the answer is the version that stands now."""

    def would_become(self, finding: Finding) -> Mapping[str, tuple[Fact | None, Fact | None]]:
        """What ``repair`` would make of each fact that it changes: thing -> as it is, as far as it can be read, and then."""

    def add_checksums(self) -> int:
        """Give a checksum to all sound files of records that have none; the number of records that had such."""

    def backup(self, target: Path | None = None) -> Copied:
        """Copy all records with their histories, kept texts and marks into one archive, each of them whole.

        Raises ``Refused`` where there are no records, and ``BadUse`` where no target is given and the store has no
        place of its own for one.
        """

    def lacking(self, archive: Path) -> Mapping[str, str]:
        """What is known to be missing in a backup: record or file -> code of why."""

    def restore(self, archive: Path, *, only: str = "", anyway: bool = False) -> Path | None:
        """Put a backup, from whichever store, in the place of all records; where those from before lie, if anywhere.

        ``only`` is the id of a person whose records alone are put back. One without a team is refused, or put back ``anyway``.
        """

    def forget(self, prepare: Prepare) -> Forgotten:
        """Take somebody out of all records and of what lies beside them, so that nothing calls them anything; all of it or none.

        Args:
            prepare: asked once nobody else can write: who it is and what they become. What it raises stops all of it.

        Raises:
            Trouble: a record or history is damaged, or the disk is in the way. Nothing was changed, or it is all written down
                and whoever opens the records next goes on with it.
        """

    def turn(self, name: str) -> AbstractContextManager[None]:
        """Hold the place for the length of a block against others who would fill it under the same name."""

    def clear(self) -> None:
        """Take away all that the store keeps, and nothing else. For what was made for show; nothing is kept aside."""
