"""Opening what should be a file: a pipe in its place would wait for a writer, a device may have no end; and who shares files."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

READING: int = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened to be read: what would have to be waited for is not; on Windows bytes stay as they are."""

_KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: "folder",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFLNK: "link",
}


class NotAFile(OSError):
    """Something else lies in the place of a file.

    Attributes:
        kind: what, as ``kind_of`` says it.

    """

    def __init__(self, kind: str) -> None:
        super().__init__(errno.EISDIR, "not a regular file")
        self.kind = kind


def kind_of(status: os.stat_result) -> str:
    """What something in a file system is: ``file``, ``folder``, ``pipe``, ``socket``, ``link`` or ``device``."""
    return _KINDS.get(stat.S_IFMT(status.st_mode), "device")


def check(status: os.stat_result) -> None:
    """See that what was opened is a file.

    Raises:
        NotAFile: it is something else.

    """
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(kind_of(status))


def shared(directory: os.stat_result) -> bool:
    """Whether a directory is shared through its group, so that new files in it are too.

    That is said with the set-group-id bit. That a group may write, alone, says nothing: ``/tmp`` has it too.
    """
    mode = directory.st_mode
    return bool(mode & stat.S_ISGID and mode & stat.S_IWGRP and not mode & stat.S_ISVTX)


def open_file(path: Path | str) -> BufferedReader:
    """A file, open to be read.

    Raises:
        OSError: as the system says, or ``NotAFile``.

    """
    descriptor = os.open(path, READING)
    try:
        check(os.fstat(descriptor))
    except NotAFile:
        os.close(descriptor)
        raise
    return open(descriptor, "rb")  # noqa: PTH123  a descriptor, not a path


def read_bytes(path: Path | str, most: int = -1) -> bytes:
    """What a file holds, at most so many bytes of it. Raises ``OSError`` as ``open_file``."""
    with open_file(path) as file:
        return file.read(most)


def write_whole(path: Path, text: str) -> None:
    """Put a text in the place of a file: what was there before stays until all of it is. Raises ``OSError``."""
    if not path.name:  # "" is the folder one is in
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, "utf-8", newline="")
        aside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> None:
    """Write a file where none is. Raises ``OSError``: ``FileExistsError`` where anything is, which stays as it is."""
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
