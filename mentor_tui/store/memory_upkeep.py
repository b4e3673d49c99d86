"""Looking after records in memory: what does not need files is done as for any other store."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.record import Fact
from mentor_tui.store import checks
from mentor_tui.store.families import FAMILIES, records_of
from mentor_tui.store.files import Disk
from mentor_tui.store.findings import Copied, Finding, Forgotten
from mentor_tui.store.forgetting import Prepare
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.packing import chosen, file_name, pack, unpack
from mentor_tui.store.sealed_segments import free_name


class MemoryUpkeep:
    """Looking after the records of a store in memory; see ``protocol.Upkeep`` for what each method promises."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    @property
    def where(self) -> str:
        """The URL of every store in memory."""
        return "memory:"

    def is_empty(self) -> bool:
        """Whether there are no records at all."""
        return not any(self._store.ids(family) for family in FAMILIES)

    def examine(self) -> Iterator[Finding]:
        """Hold each record against its history."""
        for family in FAMILIES:
            for record_id in self._store.ids(family):
                where = f"{self.where}{record_id}"
                try:
                    stored = self._store.stored(record_id)
                except Trouble as problem:
                    yield checks.of_trouble(problem, record_id, where)
                    continue
                if stored is not None:
                    yield from checks.of_history(stored, self._store.history(record_id), where)

    def repair(self, finding: Finding) -> int:
        """Fold the facts anew; there are no earlier generations."""
        return self._store.fold_anew(finding.record)

    def would_become(self, finding: Finding) -> Mapping[str, tuple[Fact | None, Fact | None]]:
        """What folding anew would make of each fact."""
        stored = self._store.stored(finding.record)
        now = self._store.refold(stored).facts if stored else {}
        was = stored.facts if stored else {}
        return {
            thing: (was.get(thing), now.get(thing))
            for thing in sorted(was.keys() | now)
            if was.get(thing) != now.get(thing)
        }

    def add_checksums(self) -> int:
        """All have one."""
        return 0

    def backup(self, target: Path | None = None) -> Copied:
        """Copy everything into one archive: a file, or one in a directory."""
        if target is None:
            raise BadUse(Code.NO_BACKUP_PLACE)
        left_out: dict[str, str] = {}
        packed = pack(self._store.export(), left_out)
        if packed is None:
            raise Refused(Code.NO_RECORDS, path=self.where)
        path = free_name(target, file_name()) if target.is_dir() else target
        Disk().replace(path, packed, unique=True, private=True)
        return Copied(path, left_out)

    def lacking(self, archive: Path) -> Mapping[str, str]:
        """What a backup does not hold."""
        return unpack(archive).lacks

    def restore(self, archive: Path, *, only: str = "", anyway: bool = False) -> None:
        """Put a backup in the place of everything, or of one person's; nothing is kept of it."""
        contents = chosen(archive, unpack(archive), only=only, anyway=anyway)
        self._store.put_back(contents, records_of(only) if only else None)

    def forget(self, prepare: Prepare) -> Forgotten:
        """Take somebody out of everything."""
        from mentor_tui.store.forgetting import beside_without, records_without

        with self._store.alone_with_all():
            signed = prepare()
            put: dict[str, bytes] = {}
            gone: list[str] = []
            changed = [*records_without(signed, self._store.with_histories())]
            changes = [*(change for _, _, change in changed), beside_without(signed.erasure, self._store.beside())]
            for change in changes:
                put |= change.put
                gone += change.gone
            self._store.swap({before for before, _, _ in changed}, put, gone)
        return Forgotten(signed.erasure.becomes)

    def turn(self, name: str) -> contextlib.AbstractContextManager[None]:
        """Nobody else can reach this store, so nobody has to wait."""
        return contextlib.nullcontext()

    def clear(self) -> None:
        """Forget everything."""
        self._store.put_back({})
