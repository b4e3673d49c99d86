"""Backups of records in files: one archive of all of them, and putting one back."""

from __future__ import annotations

import contextlib
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from mentor_tui.domain.problems import Code, Refused, Trouble
from mentor_tui.store import recovery
from mentor_tui.store.durable_storage import Unsound
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.findings import Copied
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.packing import file_name, moment, pack, record_in, unpack
from mentor_tui.store.places import home
from mentor_tui.store.sealed_segments import chain, free_name, path_of, spans
from mentor_tui.store.tiny import TinyStore

RESTORING = ".restoring"
"""How the directories begin in which a backup is laid out before it takes the place of the present data."""


def kept() -> tuple[str, ...]:
    """All that a store keeps in its directory."""
    return (*_replaced(), "locks", "cache")


def _replaced() -> tuple[str, ...]:
    """What of a data directory gives way to a backup. Locks stay where they are, caches are made anew."""
    records = (f"{family.name}.json" if family.single else family.name for family in FAMILIES.values())
    return (*records, "history", "previous", "quarantine", "texts", "marks")


def backup(store: TinyStore, target: Path | None = None) -> Copied:
    """Copy all records with their histories, kept texts and marks into one archive (``.tar.gz``).

    Each record is copied under its own lock, so each is whole; no two need to be from the same moment, because no
    command changes two. What is damaged is left out, and named in the manifest.

    Args:
        store: what to copy.
        target: a file, or a directory to put a file in; ``backup/`` of the data directory without it.

    Returns:
        Where it is; only its owner may read it, because it holds what is restricted. And what it could not hold.

    Raises:
        Refused: there are no records.
        Trouble: it could not be written, and nothing was left.
    """
    left_out: dict[str, str] = {}
    packed = pack(_contents(store, left_out), left_out)
    if packed is None:
        if left_out:
            raise Trouble(Code.NO_ACCESS, path=str(store.root), reason=", ".join(sorted({*left_out.values()})))
        raise Refused(Code.NO_TEAM, path=str(store.root))
    directory = store.root / "backup" if target is None else target
    if target is None:
        store.disk.make_directory(directory)
    path = free_name(directory, file_name()) if directory.is_dir() else directory
    store.disk.replace(path, packed, unique=True, private=True)
    return Copied(path, left_out)


def _contents(store: TinyStore, left_out: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for family in FAMILIES:
        try:
            ids = store.ids(family)
        except Trouble as problem:
            left_out[family] = problem.code.value
            continue
        for record_id in ids:
            try:
                files = list(_record_files(store, record_id))
            except Trouble as problem:
                left_out[record_id] = problem.code.value
            else:
                yield from files
    for directory in ("texts", "marks"):
        try:
            for path in sorted((store.root / directory).iterdir()):
                found = store.disk.read(path) if path.suffix == ".json" else None
                if found is not None:
                    yield f"{directory}/{path.name}", found[0]
        except FileNotFoundError:
            continue
        except (OSError, Trouble):
            left_out[directory] = Code.NO_ACCESS.value


def _record_files(store: TinyStore, record_id: str) -> Iterator[tuple[str, bytes]]:
    place = store.place(record_id)
    with store.hold(record_id):
        record = store.read(record_id)
        found = store.disk.read(place.file)
        if record is None or found is None:
            return
        yield _name(store.root, place.file), found[0]
        try:
            links = chain(spans(place.history), record.sealed)
        except Unsound as unsound:
            raise recovery.damaged(store.disk, place, unsound) from unsound
        for span in links:
            path = path_of(place.history, span)
            segment = store.disk.read(path)
            if segment is not None:
                yield _name(store.root, path), segment[0]


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


# And back


def restore(archive: Path, store: TinyStore) -> Path:
    """Put a backup in the place of all present data, which is moved aside.

    The archive is read and checked whole, and laid out beside the present data, before any of that is touched; then
    whole directories change places while nobody writes. Where that fails, what was moved is moved back. A process
    killed in the middle leaves the layout, which ``examine`` reports and a second ``restore`` makes good.

    Returns:
        The directory in ``backup/`` that the data from before lies in.

    Raises:
        Trouble: ``BAD_BACKUP`` with a reason, ``NEWER_SCHEMA``, or the disk is in the way; nothing was changed.
    """
    contents = unpack(archive)
    disk, root = store.disk, store.root
    disk.make_directory(root / "backup")
    layout = free_name(root, f"{RESTORING}-{moment()}")
    before = free_name(root / "backup", f"before-restore-{moment()}")
    disk.make_directory(before, mode=0o700)
    try:
        _lay_out(store, layout, contents)
        with store.hold_all():
            _change_places(root, layout, before)
            disk.sync_directory(root)
            disk.sync_directory(before)
            _forget_others(store, contents)
            # What an earlier restore left that was killed is of no use any more, but nothing is thrown away here.
            for left in root.glob(f"{RESTORING}-*"):
                if left != layout:
                    left.rename(before / left.name)
    finally:
        shutil.rmtree(layout, ignore_errors=True)
        # Nothing lies in it where nothing was moved.
        with contextlib.suppress(OSError):
            before.rmdir()
    shutil.rmtree(root / "cache", ignore_errors=True)
    return before


def _lay_out(store: TinyStore, layout: Path, contents: dict[str, bytes]) -> None:
    store.disk.make_directory(layout)
    for family in FAMILIES.values():
        if family.apart and any(name.startswith(f"{family.name}/") for name in contents):
            present = home(store.root, family)
            mode, group = 0o700, -1
            if present.exists():
                status = present.stat()
                mode, group = stat.S_IMODE(status.st_mode), status.st_gid
            store.disk.make_directory(home(layout, family), mode=mode, group=group)
    for name, data in contents.items():
        path = layout / name
        store.disk.make_directory(path.parent)
        store.disk.replace(path, data, sync=False)
    for directory in {(layout / name).parent for name in contents}:
        store.disk.sync_directory(directory)


def _change_places(root: Path, layout: Path, before: Path) -> None:
    with troubled(root), contextlib.ExitStack() as back:
        for name in _replaced():
            for source, target in ((root / name, before / name), (layout / name, root / name)):
                if source.exists():
                    source.rename(target)
                    back.callback(target.rename, source)
        # All of it has changed places: nothing goes back.
        back.pop_all()


def _forget_others(store: TinyStore, contents: dict[str, bytes]) -> None:
    """Records that the backup does not have never were; their locks must not say that they are missing."""
    kept = {store.place(record_id).lock for name in contents if (record_id := record_in(name))}
    for lock in (store.root / "locks").rglob("*.lock"):
        if lock not in kept and lock.stat().st_size:
            lock.write_bytes(b"")
