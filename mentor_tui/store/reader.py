"""The reading half of the store of a checkout: no locks, nothing changed, little done beyond parsing."""

from __future__ import annotations

from collections.abc import Iterator

from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import BROKEN, Event, Record
from mentor_tui.store import change_feed, recovery, sealed_segments
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.places import RecordPlace, home, place_of
from mentor_tui.store.protocol import Changes
from mentor_tui.store.refolding import RefoldingStore
from mentor_tui.store.sidecar import Sidecar
from mentor_tui.store.upcast import Newer


class Reader(Sidecar, RefoldingStore):
    """What can be asked of the records under a directory."""

    def place(self, record_id: str) -> RecordPlace:
        """The files of a record.

        Raises:
            BadUse: this is no record's id.
        """
        return place_of(self.root, record_id)

    def stored(self, record_id: str) -> Record | None:
        """A record as it lies there, whichever fold made its facts, or None where there never was one.

        Raises:
            Trouble: it cannot be read, is damaged, or was there once and is gone.
        """
        place = self.place(record_id)
        # A record whose first commit comes between a look for it and a look for its marks is not missing.
        found = self.disk.read(place.file)
        if found is None and recovery.known(place):
            found = self.disk.read(place.file)
            if found is None:
                raise recovery.missing(self.disk, place)
        if found is None:
            return None
        try:
            return record_of(parse(found[0]), record_id)
        except Unsound as unsound:
            raise recovery.damaged(self.disk, place, unsound) from unsound
        except Newer as error:
            raise recovery.newer(place, error) from error

    def sealed(self, record: Record, after: int = 0) -> Iterator[Event]:
        """The sealed events of a record, those after a place in its history.

        Raises:
            Trouble: one of its segments is missing, damaged, or a newer program's.
        """
        place = self.place(record.id)
        try:
            yield from sealed_segments.read(self.disk, place.history, place.record, record.sealed, after)
        except Unsound as unsound:
            raise recovery.bad_history(place, place.history, unsound.reason, unsound.detail) from unsound
        except Newer as error:
            raise recovery.newer(place, error) from error

    def _never(self, record_id: str) -> Trouble:
        return recovery.never(self.place(record_id))

    def refold(self, record: Record) -> Record:
        """A record folded anew from its whole history.

        Raises:
            Trouble: the history is damaged.
        """
        try:
            return super().refold(record)
        except BROKEN as error:
            place = self.place(record.id)
            raise recovery.bad_history(place, place.file, "replay", str(error)) from error

    def ids(self, family: str) -> tuple[str, ...]:
        """The ids of a family's records, sorted.

        Raises:
            Trouble: the directory cannot be listed.
        """
        with troubled(home(self.root, FAMILIES[family]), writing=False):
            return tuple(sorted(record_id for record_id, _ in change_feed.names(self.root, FAMILIES[family])))

    def changes(self, cursor: object = None) -> Changes:
        """What changed since a cursor; files that one may not read never change."""
        return change_feed.changes(self.root, cursor)

    def stamps(self, family: str) -> dict[str, object]:
        """A short text for each record of a family that is another after each commit.

        Raises:
            Trouble: the directory cannot be listed.
        """
        with troubled(home(self.root, FAMILIES[family]), writing=False):
            return dict(change_feed.stamps(self.root, FAMILIES[family]))
