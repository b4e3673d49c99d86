"""Looking a store over without changing anything: what is damaged, missing, left over or open to too many."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import replay
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import RESTRICTED, TEAM, Record
from mentor_tui.store import rescue
from mentor_tui.store.archive import RESTORING, backup, restore
from mentor_tui.store.codec import record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.files import TEMPORARY
from mentor_tui.store.os_calls import trouble
from mentor_tui.store.places import FAMILIES, keep, place_of
from mentor_tui.store.stretches import path_of, spans
from mentor_tui.store.tiny import TinyStore

__all__ = ["Finding", "Found", "backup", "examine", "restore", "sweep"]

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
        try:
            ids = sorted({*store.ids(family), *_remembered(store.root, family)})
        except Trouble as problem:
            yield Finding(Found.TROUBLE, problem.facts["path"], "", {"code": problem.code.value, **problem.facts})
            continue
        for record_id in ids:
            yield from _examine_record(store, record_id)
    yield from _left_over(store.root)
    yield from _open_to(store.root)
    if store.root.exists():
        free = shutil.disk_usage(store.root).free
        if free < LITTLE_ROOM:
            yield Finding(Found.LITTLE_ROOM, str(store.root), "", {"free": free})


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
    for path in (root / "locks" / family).glob("*.lock"):
        if path.stat().st_size:
            yield f"{family}/{path.stem}"
    for path in (keep(root, family) / "previous" / family).glob("[!.]*.json"):
        yield f"{family}/{path.stem}"
    for path in (keep(root, family) / "history" / family).glob("*"):
        if spans(path):
            yield f"{family}/{path.name}"


def _examine_record(store: TinyStore, record_id: str) -> Iterator[Finding]:
    place = store.place(record_id)
    for path in rescue.aside(place):
        yield Finding(Found.QUARANTINED, str(path), record_id)
    try:
        record = store.read(record_id)
        if record is None:
            return
        folded = replay(record_id, store.history(record_id), sealed=record.sealed, version=record.version)
    except Trouble as problem:
        yield Finding(
            Found.TROUBLE,
            str(problem.facts.get("path", place.file)),
            record_id,
            {"code": problem.code.value, **problem.facts},
        )
        return
    except (ValueError, KeyError, TypeError) as error:
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
    if directory.exists():
        status = directory.stat()
        facts = {"mode": f"{stat.S_IMODE(status.st_mode):o}", "group": status.st_gid, "owner": status.st_uid}
        yield Finding(Found.READABLE, str(directory), "", facts)
