"""The reading half of the store of a checkout: no locks, nothing changed, little done beyond parsing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import fold_anew
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import BROKEN, Event, Record
from mentor_tui.store import change_feed, recovery, sealed_segments
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.os_errors import trouble
from mentor_tui.store.places import RecordPlace, home, place_of
from mentor_tui.store.protocol import Changes
from mentor_tui.store.sidecar import Sidecar
from mentor_tui.store.upcast import Newer


class Reader(Sidecar):
    """What can be asked of the records under a directory."""

    def place(self, record_id: str) -> RecordPlace:
        """The files of a record.

        Raises:
            BadUse: this is no record's id.
        """
        return place_of(self.root, record_id)

    def read(self, record_id: str) -> Record | None:
        """A record as it stands, or None where there never was one. The caller may not change it.

        Raises:
            Trouble: it cannot be read, is damaged, or was there once and is gone.
        """
        record = self.stored(record_id)
        return record if record is None or record.fold == FOLD else self.refold(self.place(record_id), record)

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

    def read_many(self, record_ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        """Several records, one at a time; the trouble with one takes its place."""
        for record_id in record_ids:
            try:
                yield record_id, self.read(record_id)
            except Trouble as problem:
                yield record_id, problem

    def history(self, record_id: str) -> Iterator[Event]:
        """Everything that happened to a record, from the first event.

        Raises:
            Trouble: the record or one of its segments is damaged, or cannot be read.
        """
        record = self.read(record_id)
        if record is not None:
            yield from self._history(self.place(record_id), record)

    def _history(self, place: RecordPlace, record: Record) -> Iterator[Event]:
        try:
            yield from sealed_segments.read(self.disk, place.history, place.record, record.sealed)
        except Unsound as unsound:
            raise Trouble(
                Code.DAMAGED,
                record=place.record,
                path=str(place.history),
                reason=unsound.reason,
                detail=unsound.detail,
                quarantine="",
                good_generation=False,
            ) from unsound
        except Newer as error:
            raise recovery.newer(place, error) from error
        for past in record.tail:
            yield past.event

    def refold(self, place: RecordPlace, record: Record) -> Record:
        """A record whose facts another fold made, folded anew from its whole history.

        Raises:
            Trouble: the history is damaged.
        """
        try:
            return fold_anew(record, self._history(place, record))
        except BROKEN as error:
            raise Trouble(
                Code.DAMAGED,
                record=record.id,
                path=str(place.file),
                reason="replay",
                detail=str(error),
                quarantine="",
                good_generation=False,
            ) from error

    def ids(self, family: str) -> tuple[str, ...]:
        """The ids of a family's records, sorted.

        Raises:
            Trouble: the directory cannot be listed.
        """
        try:
            return tuple(sorted(record_id for record_id, _ in change_feed.names(self.root, FAMILIES[family])))
        except OSError as error:
            raise trouble(error, home(self.root, FAMILIES[family]), writing=False) from error

    def changes(self, cursor: object = None) -> Changes:
        """What changed since a cursor; files that one may not read never change."""
        return change_feed.changes(self.root, cursor)

    def stamps(self, family: str) -> dict[str, object]:
        """A short text for each record of a family that is another after each commit.

        Raises:
            Trouble: the directory cannot be listed.
        """
        try:
            return dict(change_feed.stamps(self.root, FAMILIES[family]))
        except OSError as error:
            raise trouble(error, home(self.root, FAMILIES[family]), writing=False) from error
