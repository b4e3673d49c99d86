"""Looking after records in files: what is damaged, missing, left over or open to too many, and what is done about it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from mentor_tui.domain.problems import Trouble
from mentor_tui.store import archive, checks, recovery
from mentor_tui.store.families import FAMILIES, Family
from mentor_tui.store.files import TEMPORARY
from mentor_tui.store.findings import Copied, Finding, FindingKind
from mentor_tui.store.locks import Locks
from mentor_tui.store.os_errors import trouble, troubled
from mentor_tui.store.places import home, keep, place_of
from mentor_tui.store.sealed_segments import path_of, spans
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
            for listed in (partial(store.ids, name), partial(_remembered, root, family)):
                try:
                    ids.update(listed())
                except Trouble as problem:
                    yield checks.of_trouble(problem)
            for record_id in sorted(ids):
                yield from _examine_record(store, record_id)
        yield from _left_over(root)
        for family in FAMILIES.values():
            if family.apart:
                yield from _open_to(home(root, family))
        with suppress(OSError):
            free = shutil.disk_usage(root).free
            if free < LITTLE_ROOM:
                yield Finding(FindingKind.LITTLE_ROOM, str(root), "", {"free": free})

    def repair(self, finding: Finding) -> int:
        """Fold the facts anew, or put the generation before the last commit back."""
        lost = finding.found is FindingKind.TROUBLE
        return self._store.restore_generation(finding.record) if lost else self._store.fold_anew(finding.record)

    def backup(self, target: Path | None = None) -> Copied:
        """Copy everything into one archive: a file, one in a directory, or one in ``backup/`` of the data directory."""
        return archive.backup(self._store, target)

    def restore(self, backup: Path) -> Path:
        """Put a backup in the place of everything, which is moved into ``backup/`` of the data directory."""
        return archive.restore(backup, self._store)

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


def _remembered(root: Path, family: Family) -> Iterator[str]:
    """The records of a family that once were committed, whether their files are there or not."""
    name = family.name
    if family.single:
        if recovery.known(place_of(root, name)):
            yield name
        return
    for entry in _listed(root / "locks" / name):
        if entry.name.endswith(".lock") and entry.stat().st_size:
            yield f"{name}/{entry.name.removesuffix('.lock')}"
    for entry in _listed(keep(root, family) / "previous" / name):
        if entry.name.endswith(".json") and not entry.name.startswith("."):
            yield f"{name}/{entry.name.removesuffix('.json')}"
    for entry in _listed(keep(root, family) / "history" / name):
        if spans(Path(entry.path)):
            yield f"{name}/{entry.name}"


def _listed(directory: Path) -> list[os.DirEntry[str]]:
    """What lies in a directory; nothing in one that is not there."""
    with troubled(directory, writing=False), suppress(FileNotFoundError), os.scandir(directory) as entries:
        return [*entries]
    return []


def _examine_record(store: TinyStore, record_id: str) -> Iterator[Finding]:
    place = store.place(record_id)
    for path in recovery.aside(place):
        yield Finding(FindingKind.QUARANTINED, str(path), record_id)
    try:
        stored = store.stored(record_id)
    except Trouble as problem:
        yield checks.of_trouble(problem, record_id, str(place.file))
        return
    if stored is None:
        return
    yield from checks.of_history(stored, store.history(record_id), str(place.file))
    for span in spans(place.history):
        if span[1] > stored.sealed:
            yield Finding(FindingKind.STRAY, str(path_of(place.history, span)), record_id)


def _left_over(root: Path) -> Iterator[Finding]:
    for directory, below, names in os.walk(root):
        here = Path(directory)
        if here == root:
            for name in below:
                if name.startswith(archive.RESTORING):
                    yield Finding(FindingKind.INTERRUPTED, str(here / name))
            below[:] = [name for name in below if name != "backup" and not name.startswith(archive.RESTORING)]
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
