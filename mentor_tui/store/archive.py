"""Backups: one archive of all records, and putting one back."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import shutil
import stat
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import orjson

from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.record import RESTRICTED
from mentor_tui.store import rescue
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.os_calls import trouble
from mentor_tui.store.places import FAMILIES, family_of
from mentor_tui.store.stretches import chain, free_name, path_of, spans
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upcast import SCHEMA, Newer

RESTORING = ".restoring"
"""How the directories begin in which a backup is laid out before it takes the place of the present data."""

_MANIFEST = "manifest.json"
_REPLACED = ("team.json", "people", "plans", "restricted", "history", "previous", "quarantine", "texts", "marks")
"""What of a data directory gives way to a backup. Locks stay where they are, caches are made anew."""

_ID = r"[a-z0-9][a-z0-9._-]{0,99}"
_BELONGS = re.compile(
    rf"team\.json|(?:people|plans|restricted)/{_ID}\.json|(?:texts|marks)/[A-Za-z0-9][A-Za-z0-9._-]{{0,150}}\.json"
    rf"|(?:restricted/)?history/(?:team|(?:people|plans|restricted)/{_ID})/\d{{8,20}}-\d{{8,20}}\.json",
    re.ASCII,
)
"""The names that a backup gives to files; any other could lead out of the directory, or make a folder of a record."""

_FILE_MOST, _ALL_MOST = 64 << 20, 4 << 30
"""Bytes of one file of a backup, and of all: far beyond what is ever stored, and short of what fills a machine."""


def _moment() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


class Copied(NamedTuple):
    """A backup that was made.

    Attributes:
        path: the archive.
        left_out: record -> code of why it could not be copied.
    """

    path: Path
    left_out: Mapping[str, str]


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
    buffer = io.BytesIO()
    hashes: dict[str, str] = {}
    left_out: dict[str, str] = {}
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=6) as archive:
        for name, data in _contents(store, left_out):
            hashes[name] = hashlib.sha256(data).hexdigest()
            _add(archive, name, data)
        if not hashes:
            if left_out:
                raise Trouble(Code.NO_ACCESS, path=str(store.root), reason=", ".join(sorted({*left_out.values()})))
            raise Refused(Code.NO_TEAM, path=str(store.root))
        manifest = {"schema": SCHEMA, "at": _moment(), "files": hashes, "left_out": left_out}
        _add(archive, _MANIFEST, orjson.dumps(manifest))
    directory = store.root / "backup" if target is None else target
    if target is None:
        store.disk.make_directory(directory)
    path = free_name(directory, f"mentor-tui-{_moment()}.tar.gz") if directory.is_dir() else directory
    store.disk.replace(path, buffer.getvalue(), unique=True, private=True)
    return Copied(path, left_out)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(data))


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
            raise rescue.damaged(store.disk, place, unsound) from unsound
        for span in links:
            path = path_of(place.history, span)
            stretch = store.disk.read(path)
            if stretch is not None:
                yield _name(store.root, path), stretch[0]


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
    contents = _checked(archive)
    disk, root = store.disk, store.root
    disk.make_directory(root / "backup")
    layout = free_name(root, f"{RESTORING}-{_moment()}")
    before = free_name(root / "backup", f"before-restore-{_moment()}")
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


def _bad(archive: Path, reason: str, detail: str = "") -> Trouble:
    return Trouble(Code.BAD_BACKUP, path=str(archive), reason=reason, detail=detail)


def _checked(archive: Path) -> dict[str, bytes]:
    try:
        with tarfile.open(archive, "r:gz") as tar:
            contents: dict[str, bytes] = {}
            size = 0
            for entry in tar:
                size += entry.size
                if entry.size > _FILE_MOST or size > _ALL_MOST:
                    raise _bad(archive, "too-large", entry.name)
                contents[entry.name] = _bytes(archive, tar, entry)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise _bad(archive, "not-an-archive", str(error)) from error
    except OSError as error:
        if error.errno is None:
            # What gzip finds wrong is an OSError without a number.
            raise _bad(archive, "not-an-archive", str(error)) from error
        raise trouble(error, archive, writing=False) from error
    try:
        manifest = orjson.loads(contents.pop(_MANIFEST))
        schema, hashes = manifest["schema"], manifest["files"]
    except (KeyError, TypeError, orjson.JSONDecodeError) as error:
        raise _bad(archive, "no-manifest") from error
    if type(schema) is not int or type(hashes) is not dict:
        raise _bad(archive, "no-manifest")
    if schema > SCHEMA:
        raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=schema)
    if set(hashes) != set(contents):
        raise _bad(archive, "files", ", ".join(sorted(set(hashes) ^ set(contents))[:3]))
    for name, data in contents.items():
        if hashlib.sha256(data).hexdigest() != hashes[name]:
            raise _bad(archive, "hash", name)
        _check_content(archive, name, data)
    if not contents:
        raise _bad(archive, "nothing-in-it")
    return contents


def _bytes(archive: Path, tar: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    if entry.name != _MANIFEST and not _BELONGS.fullmatch(entry.name):
        raise _bad(archive, "name", entry.name)
    reader = tar.extractfile(entry) if entry.isreg() else None
    if reader is None:
        raise _bad(archive, "no-file", entry.name)
    return reader.read()


def _record_in(name: str) -> str | None:
    """The id of the record that a file of an archive is; None for what lies beside records."""
    try:
        record_id = name.removesuffix(".json")
        family_of(record_id)
    except BadUse:
        return None
    return record_id


def _check_content(archive: Path, name: str, data: bytes) -> None:
    record_id = _record_in(name)
    try:
        if record_id is None:
            parse(data) if "history/" in name else orjson.loads(data)
        else:
            record_of(parse(data), record_id)
    except (Unsound, orjson.JSONDecodeError) as error:
        raise _bad(archive, "content", name) from error
    except Newer as error:
        raise Trouble(Code.NEWER_SCHEMA, path=str(archive), schema=error.schema) from error


def _lay_out(store: TinyStore, layout: Path, contents: dict[str, bytes]) -> None:
    store.disk.make_directory(layout)
    if any(name.startswith(f"{RESTRICTED}/") for name in contents):
        present = store.root / RESTRICTED
        mode, group = 0o700, -1
        if present.exists():
            status = present.stat()
            mode, group = stat.S_IMODE(status.st_mode), status.st_gid
        store.disk.make_directory(layout / RESTRICTED, mode=mode, group=group)
    for name, data in contents.items():
        path = layout / name
        store.disk.make_directory(path.parent)
        store.disk.replace(path, data, sync=False)
    for directory in {(layout / name).parent for name in contents}:
        store.disk.sync_directory(directory)


def _change_places(root: Path, layout: Path, before: Path) -> None:
    try:
        with contextlib.ExitStack() as back:
            for name in _REPLACED:
                for source, target in ((root / name, before / name), (layout / name, root / name)):
                    if source.exists():
                        source.rename(target)
                        back.callback(target.rename, source)
            # All of it has changed places: nothing goes back.
            back.pop_all()
    except OSError as error:
        raise trouble(error, root) from error


def _forget_others(store: TinyStore, contents: dict[str, bytes]) -> None:
    """Records that the backup does not have never were; their locks must not say that they are missing."""
    kept = {store.place(record_id).lock for name in contents if (record_id := _record_in(name))}
    for lock in (store.root / "locks").rglob("*.lock"):
        if lock not in kept and lock.stat().st_size:
            lock.write_bytes(b"")
