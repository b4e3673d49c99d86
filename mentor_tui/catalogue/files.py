"""Finding the files, within limits. A start with a warm cache does no more, so faults are known only where one is met."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_tui.domain.named import NamedTuple

if TYPE_CHECKING:
    from mentor_tui.catalogue.faults import Fault

FILES_MOST = 1_000

ENDINGS = (".yaml", ".yml")


class FoundFile(NamedTuple):
    """A file that was found.

    Attributes:
        path: where it is, beginning with the folder that was given.
        name: its path inside that folder, with ``/``.
        stamp: size, time of change and of status change in nanoseconds.

    """

    path: str
    name: str
    stamp: tuple[int, int, int]


def find(paths: Iterable[Path]) -> tuple[list[FoundFile], list[Fault]]:
    """All YAML files in folders (and below) and all files given, each once, in the order of their names."""
    found: list[FoundFile] = []
    faults: list[Fault] = []
    visited: set[tuple[int, int]] = set()
    for path in paths:
        try:
            info = path.stat()
        except OSError as error:
            faults.append(_unreadable(str(path), error, given=True))
            continue
        if stat.S_ISDIR(info.st_mode):
            before, seen = len(found) + len(faults), len(visited)
            _walk(str(path), "", found, faults, visited)
            if len(found) + len(faults) == before and len(visited) > seen:
                faults.append(_nothing(str(path)))
        elif (info.st_dev, info.st_ino) not in visited:
            visited.add((info.st_dev, info.st_ino))
            found.append(FoundFile(str(path), path.name, (info.st_size, info.st_mtime_ns, info.st_ctime_ns)))
    return found, faults


def _walk(folder: str, prefix: str, found: list[FoundFile], faults: list[Fault], visited: set[tuple[int, int]]) -> None:
    """Symbolic links are followed; a file or folder that was seen, by device and number, is not entered again."""
    try:
        info = os.stat(folder)  # noqa: PTH116  strings here: pathlib costs three times as much at every start
        if (info.st_dev, info.st_ino) in visited:
            return
        visited.add((info.st_dev, info.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        faults.append(_unreadable(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                _walk(entry.path, f"{prefix}{entry.name}/", found, faults, visited)
            elif entry.name.endswith(ENDINGS):
                info = entry.stat()
                if (info.st_dev, info.st_ino) in visited:
                    continue
                visited.add((info.st_dev, info.st_ino))
                if len(found) == FILES_MOST:
                    faults.append(_too_many(folder))
                if len(found) >= FILES_MOST:
                    return
                stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns)
                found.append(FoundFile(entry.path, prefix + entry.name, stamp))
        except OSError as error:
            faults.append(_unreadable(entry.path, error))


def _unreadable(path: str, error: OSError, *, given: bool = False) -> Fault:
    from mentor_tui.catalogue.faults import Fault, FaultCode

    code = FaultCode.NO_SUCH_PATH if given and isinstance(error, FileNotFoundError) else FaultCode.UNREADABLE
    return Fault(path, 1, 1, code, {"problem": error.strerror or str(error)})


def _nothing(folder: str) -> Fault:
    from mentor_tui.catalogue.faults import Fault, FaultCode

    return Fault(folder, 1, 1, FaultCode.NO_FILES)


def _too_many(folder: str) -> Fault:
    from mentor_tui.catalogue.faults import Fault, FaultCode

    return Fault(folder, 1, 1, FaultCode.TOO_MANY_FILES, {"most": FILES_MOST})
