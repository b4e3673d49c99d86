"""Durable files: a file is replaced whole or not at all, and an error says which of the two it was."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
from pathlib import Path

from mentor_tui.domain.problems import Code, OutcomeUnknown
from mentor_tui.plain_files import READING, check, shared
from mentor_tui.store.os_errors import trouble, troubled
from mentor_tui.store.syscalls import Syscalls

TEMPORARY = ".tmp"
"""How the names of files end that are being written; they also start with a dot."""

_PRIVATE_FILE, _SHARED_FILE = 0o600, 0o660
_PRIVATE_DIRECTORY, _SHARED_DIRECTORY = 0o700, 0o2770
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
# Windows: bytes stay as they are.
_BINARY: int = getattr(os, "O_BINARY", 0)


def temporary(path: Path, *, unique: bool = False) -> Path:
    """Where a file is written before it takes its place.

    One fixed name for a file whose writers hold its lock, so that what a dead writer left is found without listing
    the directory; ``unique`` for files that are written without a lock.
    """
    who = f".{os.getpid()}-{threading.get_ident()}" if unique else ""
    return path.with_name(f".{path.name}{who}{TEMPORARY}")


class Disk:
    """Durable file operations over a table of system calls."""

    def __init__(self, calls: Syscalls | None = None) -> None:
        self.calls = calls or Syscalls()

    def read(self, path: Path) -> tuple[bytes, os.stat_result] | None:
        """A file's bytes and status, both of one and the same generation; None where there is no such file.

        Raises:
            Trouble: it cannot be read.
        """
        with troubled(path, writing=False):
            try:
                descriptor = self.calls.open(path, READING)
            except FileNotFoundError:
                return None
            try:
                status = self.calls.fstat(descriptor)
                check(status)
                return self._read_all(descriptor, status.st_size), status
            finally:
                self._close(descriptor)

    def _read_all(self, descriptor: int, expected: int) -> bytes:
        # One byte more than expected: a file that grew since is seen, and the usual case needs one call and no copy.
        data = self.calls.read(descriptor, expected + 1)
        if len(data) == expected:
            return data
        parts = [data]
        while parts[-1]:
            parts.append(self.calls.read(descriptor, 1 << 20))
        return b"".join(parts)

    def replace(
        self,
        path: Path,
        data: bytes,
        *,
        previous: Path | None = None,
        unique: bool = False,
        sync: bool = True,
        private: bool = False,
    ) -> None:
        """Put a file's new content in place, whole and durably.

        Mode and group of the old file survive, and the time of change grows with every replacement, however quickly
        two follow each other. The caller holds the file's lock, or says ``unique``.

        Args:
            path: the file.
            data: its new content.
            previous: where the generation that is replaced stays (on the same disk; its directory exists).
            unique: written without a lock.
            private: for its owner alone, wherever it lies and whatever was there.
            sync: False leaves the directory's own fsync to the caller (``sync_directory``).

        Raises:
            Trouble: nothing was changed.
            OutcomeUnknown: the new content is in place, but the disk did not promise to keep it.
        """
        temp = temporary(path, unique=unique)
        try:
            old = self._status(path)
            self._write_new(temp, data, old, private=private)
            if previous is not None and old is not None:
                self._keep(path, previous, old)
        except OSError as error:
            self._discard(temp)
            raise trouble(error, path) from error
        self._put_in_place(temp, path)
        if sync:
            self.sync_directory(path.parent)

    def _put_in_place(self, temp: Path, path: Path) -> None:
        try:
            self.calls.rename(temp, path)
        except OSError as error:
            try:
                self.calls.unlink(temp)
            except FileNotFoundError:
                # A network disk may answer with an error after it has renamed.
                raise OutcomeUnknown(Code.OUTCOME_UNKNOWN, path=str(path), reason=error.strerror) from error
            except OSError:
                with contextlib.suppress(OSError):
                    if not temp.exists():
                        raise OutcomeUnknown(Code.OUTCOME_UNKNOWN, path=str(path), reason=error.strerror) from error
            raise trouble(error, path) from error

    def sync_directory(self, directory: Path) -> None:
        """Make renames in a directory durable.

        Raises:
            OutcomeUnknown: the disk did not promise it.
        """
        if os.name == "nt":
            return
        try:
            self._sync_directory(directory)
        except OSError as error:
            raise OutcomeUnknown(Code.OUTCOME_UNKNOWN, path=str(directory), reason=error.strerror) from error

    def _sync_directory(self, directory: Path) -> None:
        descriptor = self.calls.open(directory, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            self.calls.fsync(descriptor)
        finally:
            self._close(descriptor)

    def _write_new(
        self, temp: Path, data: bytes, old: os.stat_result | None, *, durable: bool = True, private: bool = False
    ) -> None:
        calls = self.calls
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY
        try:
            descriptor = calls.open(temp, flags, _PRIVATE_FILE)
        except FileExistsError:
            # A writer that died left it.
            self.unlink(temp)
            descriptor = calls.open(temp, flags, _PRIVATE_FILE)
        try:
            if not private:
                self._give_rights(descriptor, temp.parent, old)
            rest = memoryview(data)
            while rest:
                rest = rest[calls.write(descriptor, rest) :]
            if old is not None:
                self._let_time_grow(descriptor, temp, old)
            if durable:
                calls.fsync(descriptor)
                calls.lseek(descriptor, 0, os.SEEK_SET)
                if self._read_all(descriptor, len(data)) != data:
                    raise OSError(errno.EIO, "read back otherwise")
        finally:
            self._close(descriptor)

    def _give_rights(self, descriptor: int, directory: Path, old: os.stat_result | None) -> None:
        if old is not None:
            mode, group = stat.S_IMODE(old.st_mode), old.st_gid
        else:
            above = self.calls.stat(directory)
            mode, group = (_SHARED_FILE, above.st_gid) if shared(above) else (_PRIVATE_FILE, -1)
        if group not in (-1, self.calls.fstat(descriptor).st_gid):
            self.calls.fchown(descriptor, -1, group)
        if mode != _PRIVATE_FILE:
            self.calls.fchmod(descriptor, mode)

    def _let_time_grow(self, descriptor: int, temp: Path, old: os.stat_result) -> None:
        # Inode numbers come back and clocks stand still for milliseconds: a time that always grows tells two
        # generations of one file apart by their status alone.
        if self.calls.fstat(descriptor).st_mtime_ns <= old.st_mtime_ns:
            later = old.st_mtime_ns + 1000
            self.calls.utime(temp if os.utime not in os.supports_fd else descriptor, ns=(later, later))

    def _keep(self, path: Path, previous: Path, old: os.stat_result) -> None:
        kept = self._status(previous)
        if kept is not None and (kept.st_dev, kept.st_ino) == (old.st_dev, old.st_ino):
            # Renaming one name of a file onto another name of it does nothing and leaves both.
            return
        temp = temporary(previous)
        try:
            try:
                self._link(path, temp)
            except OSError as error:
                if error.errno not in _NO_HARD_LINKS:
                    raise
                present = self.read(path)
                if present is not None:
                    self._write_new(temp, present[0], old)
            self.calls.rename(temp, previous)
        except OSError:
            self._discard(temp)
            raise

    def _link(self, path: Path, temp: Path) -> None:
        try:
            self.calls.link(path, temp)
        except FileExistsError:
            self.unlink(temp)
            self.calls.link(path, temp)

    def create_once(self, path: Path, data: bytes, *, unique: bool = True) -> None:
        """Write a file that never changes; one that is there with this content already is left alone.

        Args:
            path: the file.
            data: its content.
            unique: written without a lock.

        Raises:
            Trouble: it is not there for good; to write it again does no harm.
        """
        present = self.read(path)
        try:
            if present is None or present[0] != data:
                self.replace(path, data, unique=unique, sync=False)
            # Also where it was there: its writer may have died before this.
            self.sync_directory(path.parent)
        except OutcomeUnknown as unknown:
            if isinstance(unknown.__cause__, OSError):
                raise trouble(unknown.__cause__, path) from unknown
            raise

    def drop_in(self, path: Path, data: bytes) -> None:
        """Replace a file whole, but without waiting for the disk: for what may be lost (caches).

        Raises:
            Trouble: it could not be written.
        """
        temp = temporary(path, unique=True)
        try:
            self._write_new(temp, data, self._status(path), durable=False)
            self.calls.rename(temp, path)
        except OSError as error:
            self._discard(temp)
            raise trouble(error, path) from error

    def move(self, path: Path, target: Path) -> None:
        """Move a file as it is, durably; nothing may be at the target yet.

        Raises:
            Trouble: it could not be moved.
        """
        with troubled(path):
            self.calls.rename(path, target)
            for directory in {path.parent, target.parent} if os.name != "nt" else ():
                self._sync_directory(directory)

    def make_directory(self, path: Path, *, mode: int | None = None, group: int = -1) -> None:
        """Make a directory durably, with those above it; one that is there is left as it is.

        Args:
            path: the directory.
            mode: its mode; without one it is private, or as shared as the directory above it.
            group: number of the group that it is given, -1 for the one above's.

        Raises:
            Trouble: it could not be made.
        """
        with troubled(path):
            if self._status(path) is not None:
                return
            above = self._status(path.parent)
            if above is None:
                self.make_directory(path.parent)
                above = self.calls.stat(path.parent)
            if mode is None:
                mode = _SHARED_DIRECTORY if shared(above) else _PRIVATE_DIRECTORY
                group = above.st_gid if shared(above) else -1
            with contextlib.suppress(FileExistsError):
                self.calls.mkdir(path, mode & 0o777)
                if group != -1 and hasattr(os, "chown"):
                    os.chown(path, -1, group)
                self.calls.chmod(path, mode)
                if os.name != "nt":
                    self._sync_directory(path.parent)

    def unlink(self, path: Path) -> None:
        """Take a file away that may not be there. Raises ``OSError`` as the system does."""
        with contextlib.suppress(FileNotFoundError):
            self.calls.unlink(path)

    def _status(self, path: Path) -> os.stat_result | None:
        try:
            return self.calls.stat(path)
        except FileNotFoundError:
            return None

    def _discard(self, temp: Path) -> None:
        with contextlib.suppress(OSError):
            self.calls.unlink(temp)

    def _close(self, descriptor: int) -> None:
        # What matters was asked for by fsync before; a close that fails has still given the descriptor back.
        with contextlib.suppress(OSError):
            self.calls.close(descriptor)
