"""A record whose file is damaged, foreign or gone: it is kept aside as it is, and the last good one is offered."""

from __future__ import annotations

import contextlib
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.families import Family, is_own_id
from mentor_tui.store.files import Disk
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.places import RecordPlace, keep, place_of
from mentor_tui.store.sealed_segments import free_name, spans
from mentor_tui.store.upcast import Newer


def marked(place: RecordPlace) -> bool:
    """Whether a commit of the record has left its mark, in its lock file or as an earlier generation."""
    for lock in filter(None, (place.lock, place.open_lock)):
        with contextlib.suppress(OSError):
            status = lock.stat()
            if stat.S_ISREG(status.st_mode) and status.st_size > 0:
                return True
    with contextlib.suppress(OSError):
        place.previous.stat()
        return True
    return False


def known(place: RecordPlace) -> bool:
    """Whether there has been such a record, wherever its file may be now."""
    return marked(place) or bool(spans(place.history))


def remembered(root: Path, family: Family) -> set[str]:
    """The records of a family that once were committed, whether their files are there or not.

    Raises:
        Trouble: what tells of them cannot be listed.

    """
    if family.single:
        return {family.name} if known(place_of(root, family.name)) else set()
    beside, name = keep(root, family), family.name
    found = {
        *(
            entry.name.removesuffix(".lock")
            for directory in {root, beside}
            for entry in listed(directory / "locks" / name)
            if _marks(entry)
        ),
        *(
            entry.name.removesuffix(".json")
            for entry in listed(beside / "previous" / name)
            if Path(entry.path).is_file()
        ),
        *(
            entry.name
            for entry in listed(beside / "history" / name)
            if Path(entry.path).is_dir() and spans(Path(entry.path))
        ),
    }
    return {f"{name}/{own}" for own in found if is_own_id(own)}


def _marks(entry: os.DirEntry[str]) -> bool:
    return Path(entry.path).is_file() and entry.stat().st_size > 0


def listed(directory: Path) -> list[os.DirEntry[str]]:
    """What lies in a directory; nothing in one that is not there."""
    with troubled(directory, writing=False), contextlib.suppress(FileNotFoundError), os.scandir(directory) as entries:
        return [*entries]
    return []


def good_generation(disk: Disk, place: RecordPlace) -> bytes | None:
    """The bytes of the generation before the last commit, if they are sound."""
    try:
        found = disk.read(place.previous)
        if found is None:
            return None
        record_of(parse(found[0]), place.record)
    except (Trouble, Unsound, Newer):
        return None
    return found[0]


def aside(place: RecordPlace) -> list[Path]:
    """What was found damaged of a record and is kept, oldest first."""
    prefix = place.record.replace("/", "--")
    try:
        return sorted(place.quarantine.glob(f"{prefix}-[0-9]*T[0-9]*Z*.json"))
    except OSError:
        return []


def quarantine(disk: Disk, place: RecordPlace) -> Path:
    """Move a record's file aside as it is. The caller holds its lock.

    Raises:
        Trouble: it could not be moved.
    """
    return put_aside(disk, place.file, place.quarantine, place.record)


def put_aside(disk: Disk, path: Path, directory: Path, name: str) -> Path:
    """Move a damaged file into a directory as it is, under what it was called there; where it is now.

    Raises:
        Trouble: it could not be moved.

    """
    disk.make_directory(directory)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = free_name(directory, f"{name.replace('/', '--')}-{moment}.json")
    disk.move(path, target)
    return target


def damaged(disk: Disk, place: RecordPlace, unsound: Unsound, kept: Path | None = None) -> Trouble:
    """The trouble with a damaged record; ``kept`` is where its file has been moved."""
    return Trouble(Code.DAMAGED, **_facts(disk, place, unsound.reason, kept), detail=unsound.detail)


def bad_history(place: RecordPlace, path: Path, reason: str, detail: str) -> Trouble:
    """The trouble with a history that cannot be used, where no earlier generation of the record would help."""
    facts = {"record": place.record, "path": str(path), "reason": reason, "detail": detail}
    return Trouble(Code.DAMAGED, **facts, quarantine="", good_generation=False)


def missing(disk: Disk, place: RecordPlace) -> Trouble:
    """The trouble with a record that was there once and is no more."""
    kept = aside(place)
    return Trouble(Code.MISSING_RECORD, **_facts(disk, place, "gone", kept[-1] if kept else None))


def never(place: RecordPlace) -> Trouble:
    """The trouble with a record that was asked for and never was."""
    return Trouble(
        Code.MISSING_RECORD,
        record=place.record,
        path=str(place.file),
        reason="never",
        quarantine="",
        good_generation=False,
    )


def newer(place: RecordPlace, error: Newer) -> Trouble:
    """The trouble with a record that a newer program wrote."""
    return Trouble(Code.NEWER_SCHEMA, record=place.record, path=str(place.file), schema=error.schema)


def _facts(disk: Disk, place: RecordPlace, reason: str, kept: Path | None) -> dict[str, Any]:
    return {
        "record": place.record,
        "path": str(place.file),
        "reason": reason,
        "quarantine": str(kept) if kept else "",
        # Where only the checksum is wrong the facts may be folded anew from what stands beside them; ``doctor`` looks closer.
        "good_generation": reason == "checksum" or good_generation(disk, place) is not None,
    }
