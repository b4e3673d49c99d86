"""What the system's errors mean for people."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentor_tui.domain.problems import Code, Trouble

_CODES = {
    errno.EROFS: Code.READ_ONLY,
    errno.ENOSPC: Code.NO_SPACE,
    errno.EDQUOT: Code.NO_SPACE,
    errno.ENOTDIR: Code.NOT_A_DIRECTORY,
    errno.ENOENT: Code.NOT_THERE,
    errno.EISDIR: Code.NOT_A_FILE,
}


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
    return Trouble(code, path=str(path), reason=os.strerror(number))


@contextmanager
def troubled(path: Path, *, writing: bool = True) -> Iterator[None]:
    """Raise what the system says in the block as the trouble that it means; see ``trouble``."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path, writing=writing) from error
