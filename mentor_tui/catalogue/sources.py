"""The YAML files themselves, for whoever changes one: which says what, its bytes, and another text in its place."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from mentor_tui.catalogue.contents import SIZE_MOST
from mentor_tui.catalogue.files import find
from mentor_tui.catalogue.one_scalar import NoSuchPlace, scalar_of
from mentor_tui.domain.named import NamedTuple
from mentor_tui.plain_files import read_bytes

_HEAD = re.compile(r"^(curriculum|track)[ \t]*:[ \t]*[\"']?([A-Za-z0-9._-]+)", re.MULTILINE)


class SourceFile(NamedTuple):
    """A YAML file as it was read.

    Attributes:
        path: where it is, links followed.
        data: its bytes, ``text`` the same.
        id: the id of the curriculum or track that it says, "" where it says neither.

    """

    path: Path
    data: bytes
    text: str
    id: str


class ChangedMeanwhile(Exception):
    """A file is not any more what was read of it."""


def sources(folders: Sequence[Path]) -> Iterator[SourceFile]:
    """The YAML files of some folders that can be read as text, in their order."""
    for found in find(folders)[0]:
        try:
            data = read_bytes(found.path, SIZE_MOST + 1)
            text = data.decode()
        except (OSError, UnicodeDecodeError):
            continue
        head = _HEAD.search(text)
        yield SourceFile(Path(found.path).resolve(), data, text, head[2] if head else "")


def source_of(folders: Sequence[Path], curriculum: str) -> SourceFile | None:
    """The file that says a curriculum; None where none does."""
    return next((one for one in sources(folders) if one.id == curriculum), None)


def files_with(folders: Sequence[Path], thing: str) -> tuple[SourceFile, ...]:
    """The files in which something has an id, once."""
    return tuple(one for one in sources(folders) if thing in one.text and _holds(one, thing))


def _holds(one: SourceFile, thing: str) -> bool:
    try:
        scalar_of(one.text, thing, "id")
    except NoSuchPlace:
        return False
    return True


def replace(source: SourceFile, text: str) -> None:
    """Put another text in the place of a file's, which others may have changed since it was read.

    Raises:
        ChangedMeanwhile: they did; nothing is written.
        OSError: it cannot be written.

    """
    aside = source.path.with_name(f".{source.path.name}.{os.getpid()}")
    try:
        aside.write_bytes(text.encode())
        aside.chmod(stat.S_IMODE(source.path.stat().st_mode))
        if read_bytes(source.path) != source.data:
            raise ChangedMeanwhile
        aside.replace(source.path)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
