"""Facts that an older program folded: folded anew whenever they are read, and stored so, once, some of them at each start."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import fold_anew
from mentor_tui.domain.problems import Code, Refused, Trouble
from mentor_tui.domain.record import TEAM, Event, Record
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.protocol import Store

_MARK = "folded"
"""The cache that says how far it has come: it may vanish, and then the records are only looked through once more."""

AT_ONCE = 128
"""Records that are stored at one start: a fraction of a second, also where somebody only wants to tick something."""

_OF_THE_RECORD = (Code.DAMAGED, Code.MISSING_RECORD, Code.NEWER_SCHEMA)


class RefoldingStore(Store):
    """What is the same for every store, whatever it keeps records in; ``Trouble`` as of ``Store``."""

    @abstractmethod
    def stored(self, record_id: str) -> Record | None:
        """A record as it lies there, whichever fold made its facts, or None where there never was one."""

    @abstractmethod
    def sealed(self, record: Record, after: int = 0) -> Iterator[Event]:
        """The sealed events of a record, those after a place in its history."""

    def _events(self, record: Record) -> Iterator[Event]:
        """All events of a record, from the first."""
        yield from self.sealed(record)
        for past in record.tail:
            yield past.event

    @abstractmethod
    def _alone(self, record_id: str) -> AbstractContextManager[Any]:
        """Keep every other writer from a record for the length of a block that is to store it."""

    @abstractmethod
    def _replace(self, record: Record) -> None:
        """Store a whole record in the place of what is there of it."""

    @abstractmethod
    def _never(self, record_id: str) -> Trouble:
        """The trouble with a record that was asked for and never was."""

    @staticmethod
    def _taken(record_id: str, **facts: str) -> Refused:
        """The refusal of a new record where one exists already."""
        if record_id == TEAM:
            return Refused(Code.TEAM_EXISTS, **facts)
        return Refused(Code.PERSON_EXISTS, person=record_id.partition("/")[2], **facts)

    def read(self, record_id: str) -> Record | None:
        """A record as it stands, or None where there never was one. The caller may not change it."""
        record = self.stored(record_id)
        return record if record is None or record.fold == FOLD else self.refold(record)

    def read_many(self, record_ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        """Several records, one at a time; the trouble with one takes its place."""
        for record_id in record_ids:
            try:
                yield record_id, self.read(record_id)
            except Trouble as problem:
                yield record_id, problem

    def history(self, record_id: str) -> Iterator[Event]:
        """Everything that happened to a record, from the first event."""
        record = self.read(record_id)
        if record is not None:
            yield from self._events(record)

    def refold(self, record: Record) -> Record:
        """A record folded anew from its whole history."""
        return fold_anew(record, self._events(record))

    def fold_anew(self, record_id: str) -> int:
        """Make the facts of a record what its history says; the answer is the version that stands now."""
        with self._alone(record_id):
            stored = self.stored(record_id)
            if stored is None:
                raise self._never(record_id)
            return self._store_anew(stored)

    def fold_up(self, record_id: str) -> bool:
        """Do the same where an older program made the facts; whether it did."""
        with self._alone(record_id):
            stored = self.stored(record_id)
            if stored is None or stored.fold >= FOLD:
                return False
            self._store_anew(stored)
            return True

    def _store_anew(self, stored: Record) -> int:
        record = self.refold(stored)
        record.version += 1
        self._replace(record)
        return record.version

    def catch_up(self) -> None:
        """Go on with folding records anew and storing them, where that is not done.

        Where one may not write, or may not see a family, it stays undone for whoever may; a damaged record stays as it is.
        """
        told = self.cached(_MARK)
        told = told if isinstance(told, dict) and isinstance(told.get("fold"), int) else {"fold": 0}
        # A newer program has folded them: it is not for this one to turn that back.
        if told["fold"] > FOLD or (told["fold"] == FOLD and "after" not in told):
            return
        after = str(told["after"]) if told["fold"] == FOLD else ""
        last, whole = self._go_on(after)
        # Where there is nothing at all, nothing is made either.
        if last and (whole or last != after):
            self.cache(_MARK, {"fold": FOLD} if whole else {"fold": FOLD, "after": last})

    def _go_on(self, after: str) -> tuple[str, bool]:
        """Fold some of the records that come after one; the last that is done, and whether all are."""
        folded, last = 0, after
        try:
            for record_id in self._rest(after):
                try:
                    folded += self.fold_up(record_id)
                except Trouble as problem:
                    if problem.code not in _OF_THE_RECORD:
                        raise
                last = record_id
                if folded >= AT_ONCE:
                    return last, False
        except Trouble:
            return last, False
        return last, True

    def _rest(self, after: str) -> Iterator[str]:
        """All records, family by family, from the one after a record on."""
        names, begun = [*FAMILIES], after.partition("/")[0]
        for name in names[names.index(begun) :] if begun in names else names:
            yield from (record_id for record_id in self.ids(name) if name != begun or record_id > after)
