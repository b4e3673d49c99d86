"""Locks between processes: one permanent file beside each record, held by ``flock``, waited for without polling."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.plain_files import check
from mentor_tui.plain_files import shared as shared_directory
from mentor_tui.store.os_errors import trouble, troubled

PATIENCE = 10.0
"""Seconds that a writer waits for the others before it gives up."""

if os.name == "nt":
    import msvcrt  # which knows no shared locks: there all take turns

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _wait_for_lock(descriptor: int, *, shared: bool) -> None:
        while True:
            # LK_LOCK itself gives up after ten seconds.
            with contextlib.suppress(OSError):
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                return

else:
    import fcntl

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for_lock(descriptor: int, *, shared: bool) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)


class LockHandle:
    """A lock while it is held."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @property
    def stands(self) -> bool:
        """Whether the lock file is still the one that others would lock; not if somebody cleared the directory."""
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        here = os.fstat(self._descriptor)
        return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)

    @property
    def known(self) -> bool:
        """Whether the record that the lock belongs to has been committed before."""
        return os.fstat(self._descriptor).st_size > 0

    def make_known(self, *, durably: bool = True) -> None:
        """Remember that the record has been committed, so that its file's absence is noticed."""
        os.write(self._descriptor, b"known\n")
        if durably:
            os.fsync(self._descriptor)


class _Waiter:
    """A thread that waits inside the kernel, so that a timeout costs no polling."""

    def __init__(self, descriptor: int, *, shared: bool) -> None:
        self._descriptor = descriptor
        self._shared = shared
        self._guard = threading.Lock()
        self._given_up = False
        self._got = threading.Event()
        threading.Thread(target=self._wait, name="lock-waiter", daemon=True).start()

    def _wait(self) -> None:
        _wait_for_lock(self._descriptor, shared=self._shared)
        with self._guard:
            if self._given_up:
                os.close(self._descriptor)
            self._got.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the lock; when it came too late, the thread lets go of it and closes the file."""
        try:
            self._got.wait(seconds)
        except BaseException:
            # Interrupted from the keyboard: the lock may come all the same, and must not stay with nobody.
            with self._guard:
                self._given_up = True
                if self._got.is_set():
                    os.close(self._descriptor)
            raise
        with self._guard:
            self._given_up = not self._got.is_set()
            return not self._given_up


class Locks:
    """The locks of one store. Threads of a process exclude each other too."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._threads: dict[Path, threading.Lock] = {}
        self._mine = threading.local()

    @contextlib.contextmanager
    def hold(self, path: Path, **facts: str) -> Iterator[LockHandle]:
        """Hold a lock for the length of a block.

        Args:
            path: the lock file; made if it is not there (its directory exists), never taken away.
            facts: what an error says besides.

        Raises:
            Trouble: others held it for too long, or the file cannot be opened.
            RuntimeError: this very thread holds it already.
        """
        mine: set[Path] = self._mine.__dict__.setdefault("paths", set())
        if path in mine:
            raise RuntimeError(f"{path} is held by this thread already")
        end = time.monotonic() + self._patience
        beside = self._threads.setdefault(path, threading.Lock())
        if not beside.acquire(timeout=self._patience):
            raise Trouble(Code.LOCK_TIMEOUT, path=str(path), seconds=self._patience, **facts)
        try:
            handle, descriptor = self._take(path, end, facts, shared=False)
            mine.add(path)
            try:
                yield handle
            finally:
                mine.discard(path)
                os.close(descriptor)
        finally:
            beside.release()

    @contextlib.contextmanager
    def share(self, path: Path, **facts: str) -> Iterator[None]:
        """Hold a lock that many may share for the length of a block; ``hold`` of the same file waits for all of them.

        Raises:
            Trouble: somebody held it alone for too long, or the file cannot be opened.
        """
        _, descriptor = self._take(path, time.monotonic() + self._patience, facts, shared=True)
        try:
            yield
        finally:
            os.close(descriptor)

    def _take(self, path: Path, end: float, facts: dict[str, str], *, shared: bool) -> tuple[LockHandle, int]:
        while True:
            descriptor = _open(path)
            try:
                free = _try_lock(descriptor, shared=shared)
            except OSError as error:
                os.close(descriptor)
                raise trouble(error, path) from error
            left = max(0.0, end - time.monotonic())
            if not free and not _Waiter(descriptor, shared=shared).wait(left):
                raise Trouble(Code.LOCK_TIMEOUT, path=str(path), seconds=self._patience, **facts)
            handle = LockHandle(path, descriptor)
            if handle.stands:
                return handle, descriptor
            # Somebody took the file away between its opening and its locking.
            os.close(descriptor)


def _open(path: Path) -> int:
    with troubled(path):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return _create(path)
    try:
        check(os.fstat(descriptor))
    except OSError as error:
        os.close(descriptor)
        raise trouble(error, path) from error
    return descriptor


def _create(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        above = path.parent.stat()
        mine = os.fstat(descriptor)
        if (
            os.name != "nt"
            and shared_directory(above)
            and mine.st_uid == os.geteuid()
            and stat.S_IMODE(mine.st_mode) != 0o660
        ):
            if mine.st_gid != above.st_gid:
                os.fchown(descriptor, -1, above.st_gid)
            os.fchmod(descriptor, 0o660)
    except OSError as error:
        os.close(descriptor)
        if error.errno == errno.EPERM:
            raise PermissionError(errno.EACCES, error.strerror) from error
        raise
    return descriptor
