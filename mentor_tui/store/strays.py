"""What lies among the files of a store and is none of them: copies made by hand, folders and pipes in the place of files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from mentor_tui.domain.named import NamedTuple
from mentor_tui.plain_files import kind_of
from mentor_tui.store.families import FAMILIES, is_own_id
from mentor_tui.store.os_errors import trouble
from mentor_tui.store.places import BESIDE, home, keep

_SEGMENT = re.compile(r"\d{8,20}-\d{8,20}\.json", re.ASCII)
_BESIDE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}", re.ASCII)
_BELONGING = ("history", "previous", "quarantine", "locks")
"""Directories of what belongs to records."""


class Stray(NamedTuple):
    """Something that lies there.

    Attributes:
        path: where.
        kind: as ``plain_files.kind_of`` says it; ``file`` for one whose name is none of ours.

    """

    path: Path
    kind: str


def strays(root: Path) -> Iterator[Stray]:
    """What is among the records, what belongs to them and what lies beside them, and is none of it; in order of paths.

    A directory that cannot be looked into is passed over: whoever reads its records is told so.
    """
    for family in FAMILIES.values():
        if family.single:
            yield from _odd(root / f"{family.name}.json")
            continue
        below = (*_BELONGING, *BESIDE) if family.apart else ()
        for entry in _entries(home(root, family)):
            name, ending, rest = entry.name.rpartition(".json")
            if entry.name in below and Path(entry.path).is_dir():
                continue
            yield from _judge(entry, ending and not rest and is_own_id(name))
    for apart in (False, True):
        for place in {keep(root, family) for family in FAMILIES.values() if family.apart is apart}:
            yield from _belonging(place)
    for directory in BESIDE:
        for entry in _entries(root / directory):
            yield from _judge(entry, _BESIDE.fullmatch(entry.name))


def _belonging(place: Path) -> Iterator[Stray]:
    for family in FAMILIES.values():
        histories = [place / "history" / family.name]
        if not family.single:
            histories = [Path(entry.path) for entry in _entries(histories[0]) if Path(entry.path).is_dir()]
        for history in histories:
            for entry in _entries(history):
                yield from _judge(entry, _SEGMENT.fullmatch(entry.name))
        for directory, ending in (("previous", ".json"), ("locks", ".lock")):
            if family.single:
                yield from _odd(place / directory / f"{family.name}{ending}")
            for entry in _entries(place / directory / family.name):
                yield from _judge(entry, entry.name.endswith(ending))
    yield from _odd(place / "locks" / "store.lock")


def _entries(directory: Path) -> list[os.DirEntry[str]]:
    """What lies there, without what is being written, or was when its writer died: ``doctor`` tells of that by itself."""
    try:
        with os.scandir(directory) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def _judge(entry: os.DirEntry[str], ours: object) -> Iterator[Stray]:
    yield from _odd(Path(entry.path)) if ours else [Stray(Path(entry.path), "file")]


def _odd(path: Path) -> Iterator[Stray]:
    """What is in the place of a file and is none."""
    try:
        kind = kind_of(path.stat())
    except FileNotFoundError:
        return
    except OSError as error:
        kind = str(trouble(error, path, writing=False).facts.get("kind", "file"))
    if kind != "file":
        yield Stray(path, kind)
