"""What the system's errors mean for people."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.plain_files import NotAFile

_CODES = {
    errno.EROFS: Code.READ_ONLY,
    errno.ENOSPC: Code.NO_SPACE,
    errno.EDQUOT: Code.NO_SPACE,
    errno.ENOTDIR: Code.NOT_A_DIRECTORY,
    errno.ENOENT: Code.NOT_THERE,
    errno.EISDIR: Code.NOT_A_FILE,
    errno.ENXIO: Code.NOT_A_FILE,
    errno.ELOOP: Code.NOT_A_FILE,
}

_KINDS = {errno.EISDIR: "folder", errno.ENXIO: "socket", errno.ELOOP: "link"}
"""What is there in the place of a file, as far as the system says it itself."""


def trouble(error: OSError, path: Path, *, writing: bool = True) -> Trouble:
    """The trouble that an error of the system means.

    Args:
        error: what the system said.
        path: the file that it was about.
        writing: whether it came from an attempt to change something, which makes a forbidden file a read-only one.
    """
    number = error.errno or errno.EIO
    if number in (errno.EACCES, errno.EPERM):
        code = Code.READ_ONLY if writing else Code.NO_ACCESS
    else:
        code = _CODES.get(number, Code.DISK)
    if code is not Code.NOT_A_FILE:
        return Trouble(code, path=str(path), reason=os.strerror(number))
    kind = error.kind if isinstance(error, NotAFile) else _KINDS[number]
    return Trouble(code, path=str(path), reason=os.strerror(number), kind=kind)


class troubled:  # noqa: N801 (as contextlib names its own)
    """Raise what the system says in the block as the trouble that it means; see ``trouble``."""

    # No generator: a tick enters a dozen of these.
    __slots__ = ("path", "writing")

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        self.path, self.writing = path, writing

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise trouble(error, self.path, writing=self.writing) from error
