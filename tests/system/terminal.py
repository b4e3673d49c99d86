"""The real command in a real pseudo-terminal, read as a person would read it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 20.0
"""Seconds after which something that never came is a failure; nothing waits that long when all is well."""

KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "ctrl+c": "\x03", "ctrl+d": "\x04"}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "mentor_tui", *words]


class Terminal:
    """A program on a terminal of some size. ``until`` reads what it paints; nothing sleeps."""

    def __init__(
        self,
        words: list[str],
        env: dict[str, str],
        *,
        columns: int = 100,
        lines: int = 30,
        kind: str = "xterm-256color",
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Not os.environ: readline sets LINES and COLUMNS behind Python's back, and they would fix the size.
            os.execve(words[0], words, {**env, "TERM": kind, "COLORTERM": "truecolor"})
        self.resize(columns, lines)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)
        os.kill(self.pid, signal.SIGWINCH)

    def _read(self, seconds: float) -> None:
        if self.status is not None or not select.select([self.fd], [], [], seconds)[0]:
            return
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        if not data:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            return
        self.raw += data
        self.stream.feed(_plain(data))

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, *wanted: str, gone: str = "") -> str:
        """Read until all that is wanted stands on the screen, and what should be gone does not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text()
            if all(part in text for part in wanted) and not (gone and gone in text):
                return text
            if self.status is not None:
                break
            self._read(0.05)
        raise AssertionError(f"never on the screen: {wanted} (gone: {gone!r}), exit {self.status}\n{self.text()}")

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self.fd, KEYS.get(key, " " if key == "space" else key).encode())
            self._read(0.02)

    def modes(self) -> list[object]:
        """How the terminal takes what is typed."""
        return termios.tcgetattr(self.fd)

    def hung_up(self) -> int:
        """Take the terminal away, and say with what status the program ends."""
        os.close(self.fd)
        self.fd = os.open(os.devnull, os.O_RDONLY)
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def ended(self) -> int:
        """Read until the program has ended, and say with what status."""
        end = time.monotonic() + PATIENCE
        while self.status is None and time.monotonic() < end:
            self._read(0.05)
        assert self.status is not None, f"still running\n{self.text()}"
        return self.status


def _plain(data: bytes) -> bytes:
    """Without the private sequences that pyte would print."""
    import re

    return re.sub(rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\|\x1b_[^\x1b]*\x1b\\", b"", data)


def environment(home: Path, **more: str) -> dict[str, str]:
    """An empty home, and nothing of the machine's but the path."""
    return {"HOME": str(home), "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", **more}
