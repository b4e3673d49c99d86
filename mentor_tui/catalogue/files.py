"""Finding and reading the files, within limits."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentor_tui.catalogue.faults import START, Fault, FaultCode, Place, Report

SIZE_MOST = 2 * 1024 * 1024
"""Bytes of one file."""

FILES_MOST = 1_000

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found.

    Attributes:
        path: where it is, beginning with the folder that was given.
        name: its path inside that folder, with ``/``.
        stamp: size, time of change and of status change in nanoseconds.

    """

    path: str
    name: str
    stamp: tuple[int, int, int]


def find(paths: Iterable[Path]) -> tuple[list[Found], list[Fault]]:
    """All YAML files in folders (and below) and all files given, each once, in the order of their names."""
    found: list[Found] = []
    faults: list[Fault] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            info = path.stat()
        except OSError as error:
            code = FaultCode.NO_SUCH_PATH if isinstance(error, FileNotFoundError) else FaultCode.UNREADABLE
            faults.append(_fault(str(path), code, error))
            continue
        if stat.S_ISDIR(info.st_mode):
            _walk(str(path), "", found, faults, seen)
        elif (info.st_dev, info.st_ino) not in seen:
            seen.add((info.st_dev, info.st_ino))
            found.append(Found(str(path), path.name, (info.st_size, info.st_mtime_ns, info.st_ctime_ns)))
    return found, faults


def _walk(folder: str, prefix: str, found: list[Found], faults: list[Fault], seen: set[tuple[int, int]]) -> None:
    """Symbolic links are followed; a file or folder that was seen, by device and number, is not entered again."""
    try:
        info = os.stat(folder)  # noqa: PTH116  strings here: pathlib costs three times as much at every start
        if (info.st_dev, info.st_ino) in seen:
            return
        seen.add((info.st_dev, info.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        faults.append(_fault(folder, FaultCode.UNREADABLE, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                _walk(entry.path, f"{prefix}{entry.name}/", found, faults, seen)
            elif entry.name.endswith(ENDINGS):
                info = entry.stat()
                if (info.st_dev, info.st_ino) in seen:
                    continue
                seen.add((info.st_dev, info.st_ino))
                if len(found) == FILES_MOST:
                    faults.append(Fault(folder, 1, 1, FaultCode.TOO_MANY_FILES, {"most": FILES_MOST}))
                if len(found) >= FILES_MOST:
                    return
                stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns)
                found.append(Found(entry.path, prefix + entry.name, stamp))
        except OSError as error:
            faults.append(_fault(entry.path, FaultCode.UNREADABLE, error))


def _fault(path: str, code: FaultCode, error: OSError) -> Fault:
    return Fault(path, 1, 1, code, {"problem": error.strerror or str(error)})


def read(found: Found, report: Report) -> bytes | None:
    """A file's bytes; None, with the fault in ``report``, where it cannot or should not be read."""
    try:
        # Not blocking: a pipe that is called x.yaml would otherwise hold the program for ever.
        handle = os.open(found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123  a descriptor, not a path
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                report.fault(FaultCode.UNREADABLE, START, problem="not a regular file")
                return None
            data = file.read(SIZE_MOST + 1)
    except OSError as error:
        report.fault(FaultCode.UNREADABLE, START, problem=error.strerror or str(error))
        return None
    if len(data) > SIZE_MOST:
        report.fault(FaultCode.TOO_LARGE, START, most=SIZE_MOST)
        return None
    return data


def decode(data: bytes, report: Report) -> str | None:
    """A file's text, a byte order mark left out; None, with the fault in ``report``, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        body = data.removeprefix(b"\xef\xbb\xbf")
        before = body[: error.start].rpartition(b"\n")[2].decode(errors="replace")
        report.fault(FaultCode.NOT_UTF8, Place(body.count(b"\n", 0, error.start), len(before)))
        return None


def digest(contents: Sequence[tuple[str, bytes]], *more: str) -> str:
    """SHA-256 over names and bytes, hexadecimal."""
    import hashlib

    made = hashlib.sha256("\0".join(more).encode())
    for name, data in contents:
        made.update(b"\0%d\0%s\0%d\0" % (len(name), os.fsencode(name), len(data)))
        made.update(data)
    return made.hexdigest()
