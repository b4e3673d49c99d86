"""Looking after records in files: what is damaged, missing, left over or open to too many, and what is done about it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.record import Fact
from mentor_tui.store import archive, checks, mending, recovery
from mentor_tui.store.durable_storage import Unsound
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.files import TEMPORARY
from mentor_tui.store.findings import Copied, Finding, FindingKind, Forgotten
from mentor_tui.store.forgetting import Prepare
from mentor_tui.store.locks import Locks
from mentor_tui.store.os_errors import trouble, troubled
from mentor_tui.store.packing import check, unpack
from mentor_tui.store.places import BESIDE, LAID_OUT, RecordPlace, home, place_of
from mentor_tui.store.recovery import listed
from mentor_tui.store.sealed_segments import path_of, spans
from mentor_tui.store.strays import strays
from mentor_tui.store.tiny import TinyStore

LITTLE_ROOM = 64 << 20
"""Bytes of free space below which ``examine`` says so."""


class FileUpkeep:
    """Looking after the records of a store of files; see ``protocol.Upkeep`` for what each method promises."""

    def __init__(self, store: TinyStore) -> None:
        self._store = store

    @property
    def where(self) -> str:
        """The data directory."""
        return str(self._store.root)

    def is_empty(self) -> bool:
        """Whether there are no records at all."""
        return not any(self._store.ids(family) for family in FAMILIES)

    def examine(self) -> Iterator[Finding]:
        """Look everything over: each record's file, shape, id and history, and what lies beside. Changes nothing."""
        store, root = self._store, self._store.root
        for name, family in FAMILIES.items():
            if family.apart and _kept_back(home(root, family)):
                yield Finding(FindingKind.KEPT_BACK, str(home(root, family)))
                continue
            ids: set[str] = set()
            for known in (partial(store.ids, name), partial(recovery.remembered, root, family)):
                try:
                    ids.update(known())
                except Trouble as problem:
                    yield checks.of_trouble(problem)
            for record_id in sorted(ids):
                yield from _examine_record(store, record_id)
        yield from _strays(root)
        yield from _spoilt(store)
        yield from _left_over(root)
        for family in FAMILIES.values():
            if family.apart:
                yield from _open_to(home(root, family))
        with suppress(OSError):
            free = shutil.disk_usage(root).free
            if free < LITTLE_ROOM:
                yield Finding(FindingKind.LITTLE_ROOM, str(root), "", {"free": free})

    def repair(self, finding: Finding) -> int:
        """Fold the facts anew, put the generation before the last commit back, or put what is no record aside."""
        if finding.found is FindingKind.SPOILT:
            path = Path(finding.path)
            name = path.relative_to(self._store.root).with_suffix("").as_posix()
            recovery.put_aside(self._store.disk, path, self._store.root / "quarantine", name)
            return 0
        lost = finding.found is FindingKind.TROUBLE
        return self._store.mend(finding.record) if lost else self._store.fold_anew(finding.record)

    def would_become(self, finding: Finding) -> Mapping[str, tuple[Fact | None, Fact | None]]:
        """What ``repair`` would make of each fact that it changes."""
        was: Mapping[str, Fact] = {}
        now: Mapping[str, Fact] = {}
        if finding.found is FindingKind.DIFFERENT:
            stored = self._store.stored(finding.record)
            if stored is not None:
                was, now = stored.facts, self._store.refold(stored).facts
        elif finding.found is FindingKind.TROUBLE:
            found = mending.mended(self._store, self._store.place(finding.record))
            if found is not None and found.was is not None:
                was, now = found.was, found.facts
        return {thing: (was.get(thing), now.get(thing)) for thing in sorted(mending.differing(was, now))}

    def add_checksums(self) -> int:
        """Give a checksum to all sound files that have none; the number of records that had such."""
        damaged = {finding.record for finding in self.examine() if finding.found.is_damage}
        mine = [name for name, family in FAMILIES.items() if not _kept_back(home(self._store.root, family))]
        sound = {record_id for name in mine for record_id in self._store.ids(name)} - damaged
        self._hide_locks()
        return sum(map(self._store.add_checksums, sorted(sound)))

    def _hide_locks(self) -> None:
        """Take away the locks that an earlier program made where everybody sees of whom there is a record that is kept apart."""
        root = self._store.root
        for family in FAMILIES.values():
            if family.apart and not _kept_back(home(root, family)):
                for entry in listed(root / "locks" / family.name):
                    record_id = f"{family.name}/{entry.name.removesuffix('.lock')}"
                    with suppress(OSError, BadUse), self._store.hold(record_id) as handle:
                        if entry.is_file() and entry.stat().st_size and not handle.known:
                            handle.make_known()
                        Path(entry.path).unlink()

    def backup(self, target: Path | None = None) -> Copied:
        """Copy everything into one archive: a file, one in a directory, or one in ``backup/`` of the data directory."""
        return archive.backup(self._store, target)

    def lacking(self, backup: Path) -> Mapping[str, str]:
        """What a backup does not hold."""
        return unpack(backup).lacks

    def restore(self, backup: Path, *, only: str = "", anyway: bool = False) -> Path:
        """Put a backup in the place of everything, or of one person's, which is moved into ``backup/`` of the data directory."""
        return archive.restore(backup, self._store, only=only, anyway=anyway)

    def forget(self, prepare: Prepare) -> Forgotten:
        """Take somebody out of everything that lies in the data directory, all of it or none."""
        from mentor_tui.store.forgetting_files import forget

        return forget(self._store, prepare)

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Hold a lock file of this name in the data directory, which is made."""
        self._store.disk.make_directory(self._store.root)
        with Locks().hold(self._store.root / name):
            yield

    def clear(self) -> None:
        """Take away all that the store keeps in its directory.

        Raises:
            Trouble: something could not be taken away.
        """
        for name in archive.kept():
            path = self._store.root / name
            with troubled(path):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)


def _kept_back(directory: Path) -> bool:
    """Whether a directory is there and is not for this user to look into."""
    try:
        status = directory.stat()
    except OSError:
        return False
    mine = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return not mine and not os.access(directory, os.R_OK | os.X_OK)


def _examine_record(store: TinyStore, record_id: str) -> Iterator[Finding]:
    place = store.place(record_id)
    for path in recovery.aside(place):
        yield Finding(FindingKind.QUARANTINED, str(path), record_id)
    try:
        stored = store.stored(record_id)
    except Trouble as problem:
        told = checks.of_trouble(problem, record_id, str(place.file))
        yield replace(told, facts={**told.facts, "good_generation": _can_be_mended(store, problem, place)})
        return
    if stored is None:
        return
    for finding in checks.of_history(stored, store.history(record_id), str(place.file)):
        things = finding.facts.get("things", ())
        if finding.found is FindingKind.DIFFERENT and mending.history_is_damaged(store, stored, things):
            yield replace(finding, facts={**finding.facts, "history": True})
        else:
            yield finding
    for span in spans(place.history):
        if span[1] > stored.sealed:
            yield Finding(FindingKind.STRAY, str(path_of(place.history, span)), record_id)


def _can_be_mended(store: TinyStore, problem: Trouble, place: RecordPlace) -> bool:
    """Whether what is stored mends a record; one that cannot be read for another reason is not damaged."""
    return problem.code in (Code.DAMAGED, Code.MISSING_RECORD) and mending.mended(store, place) is not None


def _strays(root: Path) -> Iterator[Finding]:
    """What is none of the store's files; what is in the place of a record is told with the record."""
    records = {str(home(root, family)) for family in FAMILIES.values() if not family.single}
    singles = {str(place_of(root, family.name).file) for family in FAMILIES.values() if family.single}
    for path, kind in strays(root):
        if kind == "file":
            yield Finding(FindingKind.FOREIGN, str(path))
        elif str(path) not in singles and not (str(path.parent) in records and path.suffix == ".json"):
            yield checks.of_trouble(Trouble(Code.NOT_A_FILE, path=str(path), kind=kind))


def _spoilt(store: TinyStore) -> Iterator[Finding]:
    """What lies beside the records and could not be put back."""
    for directory in BESIDE:
        try:
            entries = listed(store.root / directory)
        except Trouble as problem:
            yield checks.of_trouble(problem)
            continue
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith(".") or not Path(entry.path).is_file():
                continue
            try:
                found = store.disk.read(Path(entry.path))
                if found is not None:
                    check(f"{directory}/{entry.name}", found[0])
            except Trouble as problem:
                yield checks.of_trouble(problem)
            except Unsound as unsound:
                # A name that is none of ours has been told already.
                if unsound.reason != "name":
                    yield Finding(FindingKind.SPOILT, entry.path, "", {"reason": unsound.reason})


def _left_over(root: Path) -> Iterator[Finding]:
    for directory, below, names in os.walk(root):
        here = Path(directory)
        if here == root:
            for name in below:
                if name.startswith(archive.RESTORING):
                    yield Finding(FindingKind.INTERRUPTED, str(here / name))
                elif name == LAID_OUT:
                    yield Finding(FindingKind.LEFT_OVER, str(here / name))
            passed_over = ("backup", LAID_OUT)
            below[:] = [name for name in below if name not in passed_over and not name.startswith(archive.RESTORING)]
        for name in sorted(names):
            if name.startswith(".") and name.endswith(TEMPORARY):
                yield Finding(FindingKind.LEFT_OVER, str(here / name))


def _open_to(directory: Path) -> Iterator[Finding]:
    try:
        status = directory.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        yield checks.of_trouble(trouble(error, directory, writing=False))
    else:
        facts = {"mode": f"{stat.S_IMODE(status.st_mode):o}", "group": status.st_gid, "owner": status.st_uid}
        yield Finding(FindingKind.READABLE, str(directory), "", facts)
