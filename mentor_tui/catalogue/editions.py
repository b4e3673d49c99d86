"""The last sound edition of each file, which stays in use while the file itself has a fault or cannot be read.

Kept in ``editions/`` of the data directory, a file each, under the kind and the id of what it says: bytes, their hash, where
they were read and on which day they were first seen. What is damaged, or was changed by hand, is no edition. The folder of a
draft does not get in the way: an edition gives way only to a file of the folder that it came from, of the data directory's own
curricula, or of another where that folder is not there any more.

Every edition that people were told of is kept beside them, under its curriculum and hash, in a file ending in ``.edition``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

import orjson

from mentor_tui.catalogue.cache import drop_in
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.domain.named import NamedTuple
from mentor_tui.plain_files import read_bytes

OWN = "curricula"
"""The folder of a data directory's own curricula."""

Head = tuple[str, str]
"""The first key of a file, and the id behind it."""


class Edition(NamedTuple):
    """A file as it was when it had no fault.

    Attributes:
        head: what it says it is.
        path: where it was; ``name`` is its path inside the folder that was given.
        at: ISO date on which these bytes were first seen.
        data: its bytes.

    """

    head: Head
    path: Path
    name: str
    at: str
    data: bytes

    @property
    def folder(self) -> Path:
        """The curricula folder that it came from."""
        return self.path.parents[self.name.count("/")]

    def is_under(self, path: str) -> bool:
        """Whether it was in a folder, or is of this very file."""
        at = Path(path).absolute()
        return at == self.path or at in self.path.parents

    def as_found(self) -> FoundFile:
        """The file that it would be, were it there."""
        return FoundFile(str(self.path), self.name, (len(self.data), 0, 0))


class Editions:
    """The editions in a folder, read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _by_head(self) -> dict[Head, Edition]:
        try:
            files = sorted(self._folder.glob("*.json"))
        except OSError:
            return {}
        return {edition.head: edition for path in files if (edition := _read(path)) is not None}

    @cached_property
    def _by_name(self) -> Mapping[str, Edition]:
        return {edition.name: edition for edition in self._by_head.values()}

    def of(self, found: FoundFile, head: Head | None) -> Edition | None:
        """The edition of a file: by what it says it is, else by its name."""
        return (self._by_head.get(head) if head is not None else None) or self._by_name.get(found.name)

    def named(self, head: Head) -> Edition | None:
        """The edition of what says that it is this."""
        return self._by_head.get(head)

    def under(self, path: str) -> list[Edition]:
        """The editions of the files that were in a folder, or of one file."""
        return [edition for edition in self._by_head.values() if edition.is_under(path)]

    def keep(self, sound: Iterable[tuple[FoundFile, Head, bytes]]) -> None:
        """Keep files that have no fault, where they may be written and differ from what is kept."""
        for found, head, data in sound:
            kept = self._by_head.get(head)
            made = Edition(head, Path(found.path).absolute(), found.name, date.today().isoformat(), data)
            if kept is not None and (kept.data == data or not self._gives_way(kept, made)):
                continue
            drop_in(self._folder / f"{head[0]}-{head[1]}.json", _document(made))
            self._by_head[head] = made

    def _gives_way(self, kept: Edition, made: Edition) -> bool:
        own = self._folder.absolute().with_name(OWN)
        return made.folder in (kept.folder, own) or not kept.folder.is_dir()


def keep_published(folder: Path, path: Path, curriculum: str, data: bytes) -> None:
    """Keep what was published of a curriculum, for good.

    Args:
        folder: where editions are.
        path: the file.
        curriculum: its id.
        data: its bytes.

    Raises:
        OSError: it cannot be written.

    """
    kept = _published_at(folder, curriculum, hashlib.sha256(data).hexdigest())
    if _read(kept) is None:
        made = Edition(("curriculum", curriculum), path.absolute(), path.name, date.today().isoformat(), data)
        drop_in(kept, _document(made))
        if _read(kept) is None:
            # The cache gives way silently; this must not.
            kept.write_bytes(_document(made))


def published(folder: Path, curriculum: str, summed: str) -> bytes | None:
    """What was published of a curriculum, by its hash; None where it is not there, or damaged."""
    found = _read(_published_at(folder, curriculum, summed))
    return found.data if found is not None and hashlib.sha256(found.data).hexdigest() == summed else None


def _published_at(folder: Path, curriculum: str, summed: str) -> Path:
    return folder / f"{curriculum[:80]}-{summed[:40]}.edition"


def _document(edition: Edition) -> bytes:
    return orjson.dumps(
        {
            "kind": edition.head[0],
            "id": edition.head[1],
            "path": str(edition.path),
            "name": edition.name,
            "at": edition.at,
            "sha256": hashlib.sha256(edition.data).hexdigest(),
            "text": edition.data.decode(),
        }
    )


def _read(path: Path) -> Edition | None:
    try:
        document = orjson.loads(read_bytes(path))
        data = document["text"].encode()
        if hashlib.sha256(data).hexdigest() != document["sha256"]:
            return None
        at = date.fromisoformat(document["at"]).isoformat()
        head = (str(document["kind"]), str(document["id"]))
        return Edition(head, Path(document["path"]), str(document["name"]), at, data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
