"""The system calls under the store, in one table."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from mentor_tui.domain.named import NamedTuple

try:
    from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
except ImportError:
    _sync: Callable[[int], object] = os.fsync
else:
    # macOS stops at the drive's own cache unless asked for more.
    def _sync_fully(descriptor: int) -> object:
        return fcntl(descriptor, F_FULLFSYNC)

    _sync = _sync_fully

# Windows has neither owners nor modes.
_fchown: Callable[[int, int, int], None] = getattr(os, "fchown", lambda _descriptor, _uid, _gid: None)
_fchmod: Callable[[int, int], None] = getattr(os, "fchmod", lambda _descriptor, _mode: None)


class Syscalls(NamedTuple):
    """Every system call that changes or reads a stored file; tests put failing ones in their place."""

    open: Callable[..., int] = os.open
    read: Callable[[int, int], bytes] = os.read
    write: Callable[[int, bytes | memoryview], int] = os.write
    lseek: Callable[[int, int, int], int] = os.lseek
    fsync: Callable[[int], object] = _sync
    close: Callable[[int], None] = os.close
    fstat: Callable[[int], os.stat_result] = os.fstat
    stat: Callable[[Path], os.stat_result] = os.stat
    fchown: Callable[[int, int, int], None] = _fchown
    fchmod: Callable[[int, int], None] = _fchmod
    utime: Callable[..., None] = os.utime
    link: Callable[[Path, Path], None] = os.link
    rename: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    mkdir: Callable[[Path, int], None] = os.mkdir
    chmod: Callable[[Path, int], None] = os.chmod
