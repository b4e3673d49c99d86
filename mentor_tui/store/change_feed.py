"""Noticing what others commit, by looking at directories and files from outside."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from mentor_tui.domain.named import NamedTuple
from mentor_tui.store.families import FAMILIES, Family, is_own_id
from mentor_tui.store.os_errors import trouble
from mentor_tui.store.places import home, place_of
from mentor_tui.store.protocol import Changes

_SETTLED = 2_000_000_000
"""Nanoseconds after which a directory's time of change is taken for final: some disks tell the time so coarsely."""

Stamp = str
"""Inode, size and time of change of a record's file. The time grows with every commit, so that no two are alike."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp in a file's status."""
    return f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}"


class _Listing(NamedTuple):
    """What a family's directory looked like.

    Attributes:
        time: the directory's time of change in nanoseconds, or -1 where it must be looked through again.
        stamps: the stamp of each record.
    """

    time: int
    stamps: dict[str, Stamp]


class Cursor(NamedTuple):
    """What all families looked like."""

    listings: dict[str, _Listing]


def names(root: Path, family: Family) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The records of a family that lie in a directory: id and entry, in no order. A file of another name is none of them.

    Raises:
        OSError: the directory cannot be listed.
    """
    try:
        entries = os.scandir(home(root, family))
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.name.endswith(".json") and not entry.name.startswith("."):
                name = entry.name.removesuffix(".json")
                if family.single:
                    if name == family.name:
                        yield name, entry
                elif is_own_id(name):
                    yield f"{family.name}/{name}", entry


def stamps(root: Path, family: Family) -> dict[str, Stamp]:
    """The stamp of each record of a family.

    Raises:
        OSError: the directory cannot be listed.
    """
    found: dict[str, Stamp] = {}
    if family.single:
        with contextlib.suppress(FileNotFoundError):
            found[family.name] = stamp_of(place_of(root, family.name).file.stat())
        return found
    for record_id, entry in names(root, family):
        try:
            found[record_id] = stamp_of(entry.stat())
        except FileNotFoundError:
            continue
        except OSError:
            # A link in a circle in the place of one record hides no other.
            found[record_id] = stamp_of(entry.stat(follow_symlinks=False))
    return found


def _look(root: Path, family: Family, before: _Listing | None) -> _Listing:
    try:
        if family.single:
            return _Listing(-1, stamps(root, family))
        now = time.time_ns()
        changed = home(root, family).stat().st_mtime_ns
        if before is not None and before.time == changed:
            return before
        # A commit in the same moment as this look would leave the directory's time as it is.
        return _Listing(changed if changed < now - _SETTLED else -1, stamps(root, family))
    except (FileNotFoundError, PermissionError):
        # A family that is not there, or that is kept from this person, has nothing that could change for them.
        return _Listing(-1, {})
    except OSError as error:
        raise trouble(error, home(root, family), writing=False) from error


def changes(root: Path, cursor: object = None) -> Changes:
    """What changed since a cursor.

    Raises:
        Trouble: a directory cannot be listed.
        TypeError: the cursor is not one of ours.
    """
    if cursor is not None and not isinstance(cursor, Cursor):
        raise TypeError("a cursor comes from an earlier answer")
    before = cursor.listings if cursor is not None else {}
    listings = {name: _look(root, family, before.get(name)) for name, family in FAMILIES.items()}
    if cursor is None:
        return Changes(Cursor(listings))
    ids = {
        record_id
        for name in FAMILIES
        if listings[name] is not before[name]
        for record_id, _ in listings[name].stamps.items() ^ before[name].stamps.items()
    }
    return Changes(Cursor(listings), frozenset(ids))
