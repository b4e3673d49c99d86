"""The cache of what was built, so that a start needs neither PyYAML nor pydantic.

JSON, not pickle: a data directory may be shared, and unpickling what somebody put there would run their code. A cache that
is old, damaged or not to be written is no trouble; the catalogue is then built from its files.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from mentor_tui import __version__
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.serialise import SIGNATURE, pack, unpack
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.named import NamedTuple
from mentor_tui.plain_files import read_bytes, shared

if TYPE_CHECKING:
    from mentor_tui.catalogue.faults import Fault

FORMAT = 3
"""To be raised whenever what is built from the same files changes; other fields of the objects show by themselves."""

_VERSION = f"{__version__} {zlib.crc32(SIGNATURE.encode()):08x}"

# A file that was changed within this time of being read may change again without another time stamp.
_RACY_NS = 2_000_000_000

_KEPT_NS = 30 * 24 * 3600 * 1_000_000_000
"""How long something built is used: public holidays around a year stand in it, as a library knew them that day."""


class CachedBuild(NamedTuple):
    """What was kept: the stamps and the digest of the files it was built from, of their editions, when, and what was."""

    stamps: list[Any]
    at: int
    digest: str
    body: bytes
    made: int
    editions: int

    def old(self, now: int) -> bool:
        """Whether it was built so long ago that it is to be built anew, though its files are the same."""
        return now - self.made > _KEPT_NS

    def same_stamps(self, found: Sequence[FoundFile], editions: int) -> bool:
        """Whether the files are, by size and times, surely those it was built from, and the editions too."""
        return (
            self.editions == editions
            and self.stamps == _stamps(found)
            and all(file.stamp[1] < self.at - _RACY_NS for file in found)
        )

    def built(self) -> tuple[Catalogue, tuple[Fault, ...]] | None:
        """The catalogue and its faults, or None where they are damaged."""
        try:
            body = orjson.loads(self.body)
            return unpack(body["catalogue"]), _faults(body["faults"])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return None


def _faults(rows: list[Any]) -> tuple[Fault, ...]:
    if not rows:
        return ()
    from mentor_tui.catalogue.faults import Fault, FaultCode

    return tuple(Fault(path, line, column, FaultCode(code), facts, w) for path, line, column, code, facts, w in rows)


def _stamps(found: Sequence[FoundFile]) -> list[Any]:
    return [[file.path, file.name, *file.stamp] for file in found]


def place(folder: Path, paths: Sequence[Path]) -> Path:
    """The file in the cache folder that belongs to these curricula folders."""
    # Two sets of folders with the same sum only take turns: what is kept is always held against its files.
    text = "\0".join(os.path.abspath(path) for path in paths)  # noqa: PTH100  no link should be resolved
    return folder / f"catalogue-{zlib.crc32(os.fsencode(text)):08x}-{len(text)}.built"


def fetch(path: Path) -> CachedBuild | None:
    """What is kept there, if it is whole and of this version."""
    try:
        head, _, body = read_bytes(path).partition(b"\n")
        data = orjson.loads(head)
        if data["format"] != FORMAT or data["version"] != _VERSION or data["sum"] != zlib.crc32(body):
            return None
        return CachedBuild(data["stamps"], data["at"], data["digest"], body, data["made"], data["editions"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def editions_of(folder: Path) -> Path:
    """The folder of the editions, beside a cache folder; a cache may be thrown away, and they may not."""
    return folder.with_name("editions")


def edition_stamp(folder: Path) -> int:
    """Another number whenever an edition was put beside a cache folder, or taken away; 0 where there is none."""
    try:
        return editions_of(folder).stat().st_mtime_ns
    except OSError:
        return 0


def keep(path: Path, found: Sequence[FoundFile], digest: str, body: bytes, at: int, made: int | None = None) -> None:
    """Put something there, whole or not at all; a folder that is not to be written to is left alone.

    Args:
        path: as of ``place``.
        found: the files, as they were before they were read.
        digest: over the files' contents.
        body: as of ``body_of`` or ``CachedBuild.body``.
        at: when the files were found, in nanoseconds since 1970.
        made: when it was built, where that was earlier.

    """
    head = {
        "format": FORMAT,
        "version": _VERSION,
        "at": at,
        "made": at if made is None else made,
        "digest": digest,
        "stamps": _stamps(found),
        "editions": edition_stamp(path.parent),
        "sum": zlib.crc32(body),
    }
    drop_in(path, orjson.dumps(head) + b"\n" + body)


def drop_in(path: Path, data: bytes) -> None:
    """Write a file of the cache, whole or not at all. It is as private, or as shared through a group, as the folder above."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        for_group = shared(path.parent.parent.stat())
        if not path.parent.exists():
            # Never the folder above it: whoever begins a team decides how private that is.
            path.parent.mkdir()
            path.parent.chmod(0o2770 if for_group else 0o700)
        temporary.write_bytes(data)
        temporary.chmod(0o660 if for_group else 0o600)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def body_of(catalogue: Catalogue, faults: Sequence[Fault]) -> bytes:
    """Catalogue and faults as JSON."""
    rows = [[f.path, f.line, f.column, f.code.value, dict(f.facts), f.warning] for f in faults]
    return orjson.dumps({"catalogue": pack(catalogue), "faults": rows})
