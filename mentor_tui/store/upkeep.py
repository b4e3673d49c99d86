"""Looking a store over without changing anything: what is damaged, missing, left over or open to too many."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import replay
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import BROKEN, RESTRICTED, TEAM, Event, Record
from mentor_tui.store import rescue
from mentor_tui.store.archive import RESTORING, Copied, backup, restore
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.files import TEMPORARY
from mentor_tui.store.os_calls import trouble
from mentor_tui.store.places import FAMILIES, keep, place_of
from mentor_tui.store.stretches import path_of, spans
from mentor_tui.store.tiny import TinyStore

__all__ = ["Copied", "Finding", "Found", "backup", "examine", "restore", "sweep"]

LITTLE_ROOM = 64 << 20
"""Bytes of free space below which ``examine`` says so."""


class Found(StrEnum):
    """What ``examine`` can find."""

    TROUBLE = "trouble"
    """A record or its history cannot be used; ``facts['code']`` is the trouble's, with its facts."""
    DIFFERENT = "different"
    """Facts are not the fold of the history, though the same fold made them: damage, or a change by hand."""
    OLDER_FOLD = "older-fold"
    """Facts were made by another fold; they are folded anew on each reading until the next commit. No damage."""
    STRAY = "stray"
    """A stretch that a commit that never came has left. No damage."""
    LEFT_OVER = "left-over"
    """A temporary file of a writer that died, or that is writing now. No damage."""
    QUARANTINED = "quarantined"
    """A file that was found damaged and is kept."""
    KEPT_BACK = "kept-back"
    """Notes for mentors and leads that whoever looks may not read, as it should be. No damage."""
    INTERRUPTED = "interrupted"
    """A restore was killed in the middle; it has to be done again."""
    READABLE = "readable"
    """Who can read what is restricted: ``facts['mode']`` (like ``2770``), ``facts['group']`` (number)."""
    LITTLE_ROOM = "little-room"
    """The disk is nearly full: ``facts['free']`` bytes."""

    @property
    def is_damage(self) -> bool:
        """Whether somebody has to do something about it."""
        return self in (Found.TROUBLE, Found.DIFFERENT, Found.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found.

    Attributes:
        found: what it is.
        path: where.
        record: which record it belongs to, empty where none.
        facts: plain data about it.
    """

    found: Found
    path: str
    record: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def examine(store: TinyStore) -> Iterator[Finding]:
    """Look everything over: each record's file, shape, id and history, and what lies beside. Changes nothing.

    Yields one finding at a time; none at all for a store in which everything is as it should be, but for who can
    read what is restricted, which is always told.
    """
    for family in FAMILIES:
        if family == RESTRICTED and _kept_back(store.root / RESTRICTED):
            yield Finding(Found.KEPT_BACK, str(store.root / RESTRICTED))
            continue
        ids: set[str] = set()
        for listed in (store.ids, partial(_remembered, store.root)):
            try:
                ids.update(listed(family))
            except Trouble as problem:
                yield _trouble(problem)
        for record_id in sorted(ids):
            yield from _examine_record(store, record_id)
    yield from _left_over(store.root)
    yield from _open_to(store.root)
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(store.root).free
        if free < LITTLE_ROOM:
            yield Finding(Found.LITTLE_ROOM, str(store.root), "", {"free": free})


def _kept_back(directory: Path) -> bool:
    """Whether a directory is there and is not for this user to look into."""
    try:
        status = directory.stat()
    except OSError:
        return False
    mine = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return not mine and not os.access(directory, os.R_OK | os.X_OK)


def _trouble(problem: Trouble, record: str = "", path: Path | None = None) -> Finding:
    where = str(problem.facts.get("path") or path or "")
    return Finding(Found.TROUBLE, where, record, {"code": problem.code.value, **problem.facts})


def sweep(store: TinyStore) -> tuple[Path, ...]:
    """Take away the temporary files of writers that died; which ones they were.

    Raises:
        Trouble: writers are at work, or a file cannot be taken away.
    """
    with store.hold_all():
        left = tuple(Path(finding.path) for finding in _left_over(store.root) if finding.found is Found.LEFT_OVER)
        for path in left:
            try:
                store.disk.unlink(path)
            except OSError as error:
                raise trouble(error, path) from error
    return left


def _remembered(root: Path, family: str) -> Iterator[str]:
    """The records of a family that once were committed, whether their files are there or not."""
    if family == TEAM:
        if rescue.known(place_of(root, TEAM)):
            yield TEAM
        return
    for entry in _listed(root / "locks" / family):
        if entry.name.endswith(".lock") and entry.stat().st_size:
            yield f"{family}/{entry.name.removesuffix('.lock')}"
    for entry in _listed(keep(root, family) / "previous" / family):
        if entry.name.endswith(".json") and not entry.name.startswith("."):
            yield f"{family}/{entry.name.removesuffix('.json')}"
    for entry in _listed(keep(root, family) / "history" / family):
        if spans(Path(entry.path)):
            yield f"{family}/{entry.name}"


def _listed(directory: Path) -> list[os.DirEntry[str]]:
    """What lies in a directory; nothing in one that is not there."""
    try:
        with os.scandir(directory) as entries:
            return [*entries]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise trouble(error, directory, writing=False) from error


def _examine_record(store: TinyStore, record_id: str) -> Iterator[Finding]:
    place = store.place(record_id)
    for path in rescue.aside(place):
        yield Finding(Found.QUARANTINED, str(path), record_id)
    try:
        record = store.read(record_id)
        if record is None:
            return
        events = [*store.history(record_id)]
        for event in events:
            _check_event(event)
        folded = replay(record_id, events, sealed=record.sealed, version=record.version)
    except Trouble as problem:
        yield _trouble(problem, record_id, place.file)
        return
    except BROKEN as error:
        facts = {"code": Code.DAMAGED.value, "reason": "replay", "detail": str(error)}
        yield Finding(Found.TROUBLE, str(place.file), record_id, facts)
        return
    stored = _stored(store, record_id)
    if stored is not None and stored.fold != FOLD:
        yield Finding(Found.OLDER_FOLD, str(place.file), record_id, {"fold": stored.fold})
    elif record.facts != folded.facts or list(record.tail) != list(folded.tail):
        things = {key for key in {*record.facts, *folded.facts} if record.facts.get(key) != folded.facts.get(key)}
        yield Finding(Found.DIFFERENT, str(place.file), record_id, {"things": sorted(things)})
    for span in spans(place.history):
        if span[1] > record.sealed:
            yield Finding(Found.STRAY, str(path_of(place.history, span)), record_id)


def _check_event(event: Event) -> None:
    """Make sure that an event says when it was and by whom; the folds ask for neither."""
    if not all(isinstance(text, str) for text in (event.op, event.by, event.kind, event.thing, event.text)):
        raise TypeError(f"event {event.seq}")
    datetime.fromisoformat(event.at)


def _stored(store: TinyStore, record_id: str) -> Record | None:
    """A record as it lies on the disk, whichever fold made it; ``read`` has found it sound just before."""
    found = store.disk.read(store.place(record_id).file)
    try:
        return record_of(parse(found[0]), record_id) if found else None
    except Unsound:
        return None


def _left_over(root: Path) -> Iterator[Finding]:
    for directory, below, names in os.walk(root):
        here = Path(directory)
        if here == root:
            for name in below:
                if name.startswith(RESTORING):
                    yield Finding(Found.INTERRUPTED, str(here / name))
            below[:] = [name for name in below if name != "backup" and not name.startswith(RESTORING)]
        for name in sorted(names):
            if name.startswith(".") and name.endswith(TEMPORARY):
                yield Finding(Found.LEFT_OVER, str(here / name))


def _open_to(root: Path) -> Iterator[Finding]:
    directory = root / RESTRICTED
    try:
        status = directory.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        yield _trouble(trouble(error, directory, writing=False))
    else:
        facts = {"mode": f"{stat.S_IMODE(status.st_mode):o}", "group": status.st_gid, "owner": status.st_uid}
        yield Finding(Found.READABLE, str(directory), "", facts)
