"""Backups of records in files: one archive of all of them, and putting one back."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from mentor_tui.domain.problems import Code, Refused, Trouble
from mentor_tui.store import letters, recovery
from mentor_tui.store.durable_storage import Unsound
from mentor_tui.store.families import FAMILIES, Family
from mentor_tui.store.findings import Copied
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.packing import check, chosen, file_name, goes_into_one, moment, pack, record_in, unpack
from mentor_tui.store.places import BESIDE, OWN_CURRICULA, home, keep
from mentor_tui.store.sealed_segments import chain, free_name, path_of, spans
from mentor_tui.store.strays import strays
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upcast import Newer

RESTORING = ".restoring"
"""How the directories begin in which a backup is laid out before it takes the place of the present data."""


def kept() -> tuple[str, ...]:
    """All that a store keeps in its directory."""
    return (*_replaced(), OWN_CURRICULA, "locks", "cache", letters.BOX)


def _replaced() -> tuple[str, ...]:
    """What of a data directory gives way to a backup. Locks stay where they are, caches are made anew."""
    records = (f"{family.name}.json" if family.single else family.name for family in FAMILIES.values())
    return (*records, "history", "previous", "quarantine", *BESIDE)


def backup(store: TinyStore, target: Path | None = None) -> Copied:
    """Copy all records with their histories, and what lies beside them, into one archive (``.tar.gz``).

    Each record is copied under its own lock, so each is whole; no two need to be from the same moment, because no
    command changes two. What goes in passes the test that putting it back will make (``packing.check``). What is known
    to be there, or to have been, and does not pass is left out, and named in the manifest.

    Args:
        store: what to copy.
        target: a file, or a directory to put a file in; ``backup/`` of the data directory without it.

    Returns:
        Where it is; only its owner may read it, because it holds what is restricted. And what it could not hold.

    Raises:
        Refused: there are no records.
        Trouble: it could not be written, and nothing was left.

    """
    store.take_in_letters()
    left_out: dict[str, str] = {}
    packed = pack(_contents(store, left_out), left_out)
    if packed is None:
        if any(code != Code.MISSING_RECORD for code in left_out.values()):
            raise Trouble(Code.NOTHING_TO_COPY, path=str(store.root))
        raise Refused(Code.NO_RECORDS, path=str(store.root))
    directory = store.root / "backup" if target is None else target
    if target is None:
        store.disk.make_directory(directory)
    path = free_name(directory, file_name()) if directory.is_dir() else directory
    store.disk.replace(path, packed, unique=True, private=True)
    return Copied(path, left_out)


def _contents(store: TinyStore, left_out: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for name, family in FAMILIES.items():
        try:
            ids = {*store.ids(name), *recovery.remembered(store.root, family)}
        except Trouble as problem:
            left_out[name] = problem.code.value
            continue
        for record_id in sorted(ids):
            try:
                files = _record_files(store, record_id, left_out)
            except Trouble as problem:
                left_out[record_id] = problem.code.value
            else:
                yield from files
    for letter in letters.letters(store.disk, store.root):
        # What could be taken in was, before this.
        left_out[_name(store.root, letter.path)] = Code.READ_ONLY.value
    for stray in strays(store.root):
        name = _name(store.root, stray.path)
        if goes_into_one(name):
            left_out.setdefault(
                record_in(name) or name, (Code.FOREIGN if stray.kind == "file" else Code.NOT_A_FILE).value
            )
    for directory in BESIDE:
        try:
            paths = sorted((store.root / directory).iterdir())
        except FileNotFoundError:
            continue
        except OSError:
            left_out[directory] = Code.NO_ACCESS.value
            continue
        for path in paths:
            name = _name(store.root, path)
            if name not in left_out and not path.name.startswith("."):
                yield from _checked(store, path, name, left_out)
    for path in _own_curricula(store.root, left_out):
        yield from _checked(store, path, _name(store.root, path), left_out)


def _own_curricula(root: Path, left_out: dict[str, str]) -> Iterator[Path]:
    """What a team has in the folder of its own curricula, and below; what is hidden is an editor's."""
    folder = root / OWN_CURRICULA

    def leave(path: Path, code: Code) -> None:
        left_out[_name(root, path).encode("utf-8", "replace").decode()] = code.value

    def unreadable(error: OSError) -> None:
        leave(Path(error.filename), Code.NO_ACCESS)

    for above, folders, files in os.walk(folder, onerror=unreadable if folder.is_dir() else None):
        there = [Path(above, name) for name in sorted((*folders, *files)) if not name.startswith(".")]
        folders[:] = [path.name for path in there if path.name in folders and not path.is_symlink()]
        for path in there:
            if path.name in folders:
                continue
            if path.is_dir():
                leave(path, Code.NOT_A_FILE)
            elif path.name.isprintable():
                yield path
            else:
                leave(path, Code.FOREIGN)


def _record_files(store: TinyStore, record_id: str, left_out: dict[str, str]) -> list[tuple[str, bytes]]:
    """A record and its history. A stretch that cannot be put back is left out by itself: the record is worth having."""
    place = store.place(record_id)
    with _held(store, record_id):
        stored = store.stored(record_id)
        found = store.disk.read(place.file)
        if stored is None or found is None:
            raise recovery.missing(store.disk, place)
        files = [(_name(store.root, place.file), found[0])]
        try:
            links = chain(spans(place.history), stored.sealed)
        except Unsound:
            links = [span for span in spans(place.history) if span[1] <= stored.sealed]
            left_out[f"{_name(store.root, place.history)}/"] = Code.MISSING_RECORD.value
        for span in links:
            path = path_of(place.history, span)
            files += _checked(store, path, _name(store.root, path), left_out)
        return files


@contextlib.contextmanager
def _held(store: TinyStore, record_id: str) -> Iterator[None]:
    """Hold a record; where nothing can be written its lock cannot be opened either.

    Then it is read as any reader does: its file is of one commit, and the stretches before that never change.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(store.hold(record_id))
        except Trouble as problem:
            if problem.code not in (Code.READ_ONLY, Code.NOT_A_FILE):
                raise
        yield


def _checked(store: TinyStore, path: Path, name: str, left_out: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """A file that is no record, if it can be put back."""
    try:
        found = store.disk.read(path)
        if found is None:
            return
        check(name, found[0])
    except Trouble as problem:
        left_out[name] = problem.code.value
    except Unsound:
        left_out[name] = Code.DAMAGED.value
    except Newer:
        left_out[name] = Code.NEWER_SCHEMA.value
    else:
        yield name, found[0]


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


# And back


def restore(archive: Path, store: TinyStore, *, only: str = "", anyway: bool = False) -> Path:
    """Put a backup in the place of all present data, or of one person's, which is moved aside.

    The archive is read and checked whole, and laid out beside the present data, before any of that is touched; then
    whole directories change places while nobody writes. Where that fails, what was moved is moved back. A process
    killed in the middle leaves the layout, which ``examine`` reports and a second ``restore`` makes good.

    Args:
        archive: the backup.
        store: where to.
        only: the id of a person whose records alone are put back.
        anyway: also where the backup has no team.

    Returns:
        The directory in ``backup/`` that the data from before lies in.

    Raises:
        Refused: it has no team, or nothing of that person; nothing was changed.
        Trouble: ``BAD_BACKUP`` with a reason, ``NEWER_SCHEMA``, or the disk is in the way; nothing was changed.

    """
    contents = chosen(archive, unpack(archive), only=only, anyway=anyway)
    disk, root = store.disk, store.root
    disk.make_directory(root / "backup")
    layout = free_name(root, f"{RESTORING}-{moment()}")
    before = free_name(root / "backup", f"before-restore-{moment()}")
    disk.make_directory(before, mode=0o700)
    try:
        _lay_out(store, layout, contents)
        with store.hold_all():
            if only:
                for family in _apart_in(contents):
                    disk.make_directory(home(root, family), mode=0o700)
                _change_places(store, layout, before, _files_of(store, contents))
            else:
                # A backup of before there were any leaves them as they are.
                own = (OWN_CURRICULA,) if (layout / OWN_CURRICULA).is_dir() else ()
                _change_places(store, layout, before, (*_replaced(), *own))
                _forget_others(store, contents)
                _put_away_layouts(root, layout, before)
    finally:
        shutil.rmtree(layout, ignore_errors=True)
        # Nothing lies in it where nothing was moved.
        with contextlib.suppress(OSError):
            before.rmdir()
    shutil.rmtree(root / "cache", ignore_errors=True)
    return before


def _files_of(store: TinyStore, contents: dict[str, bytes]) -> tuple[str, ...]:
    """The files and directories of the records of which a backup has something."""
    places = [store.place(record_id) for record_id in filter(None, map(record_in, contents))]
    return tuple(_name(store.root, path) for place in places for path in (place.file, place.previous, place.history))


def _put_away_layouts(root: Path, layout: Path, before: Path) -> None:
    """What an earlier restore left that was killed is of no use any more, but nothing is thrown away here."""
    for left in root.glob(f"{RESTORING}-*"):
        if left != layout:
            # ``examine`` tells of one that stays.
            with contextlib.suppress(OSError):
                left.rename(before / left.name)


def _lay_out(store: TinyStore, layout: Path, contents: dict[str, bytes]) -> None:
    store.disk.make_directory(layout)
    for family in _apart_in(contents):
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


def _apart_in(contents: dict[str, bytes]) -> list[Family]:
    """The families that others may be kept from, and that a backup has something of."""
    return [
        family
        for family in FAMILIES.values()
        if family.apart and any(name.startswith(f"{family.name}/") for name in contents)
    ]


def _change_places(store: TinyStore, layout: Path, before: Path, names: Iterable[str]) -> None:
    root = store.root
    touched = {root, before}
    with troubled(root), contextlib.ExitStack() as back:
        for name in names:
            for source, target in ((root / name, before / name), (layout / name, root / name)):
                if os.path.lexists(source):
                    store.disk.make_directory(target.parent)
                    source.rename(target)
                    back.callback(target.rename, source)
                    touched.add(target.parent)
        # All of it has changed places: nothing goes back.
        back.pop_all()
    for directory in touched:
        store.disk.sync_directory(directory)


def _forget_others(store: TinyStore, contents: dict[str, bytes]) -> None:
    """Records that the backup does not have never were; their locks must not say that they are missing."""
    kept = {store.place(record_id).lock for name in contents if (record_id := record_in(name))}
    places = {store.root, *(keep(store.root, family) for family in FAMILIES.values())}
    for lock in (lock for place in places for lock in (place / "locks").rglob("*.lock")):
        # What has been put back stands, whatever lies there in the place of a lock; ``examine`` tells of it.
        with contextlib.suppress(OSError):
            if lock not in kept and lock.is_file() and lock.stat().st_size:
                lock.write_bytes(b"")
