"""The terminal itself: what comes from it as keys or text, what it is told beside lines, and that it is put back at the end."""

from __future__ import annotations

import os
import re
import selectors
import signal
import sys
import termios
import threading
from codecs import getincrementaldecoder
from contextlib import suppress
from types import FrameType
from typing import Protocol, cast
from zlib import crc32

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver

from mentor_tui.domain.text import clean, gives_orders

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""What asks the program to end, without a key."""

GRACE = 3.0
"""Seconds for ending as people do; a terminal that is gone, or a disk that hangs, is waited for no longer."""

_LINK = re.compile(r"\x1b\]8;id=[^;]*;([^\x1b\x07]+)")
_KEEP_TITLE, _TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
_PLAIN_AGAIN = b"\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"


class Endable(Protocol):
    """An app that can be asked to end."""

    def end(self, status: int = 0) -> None:
        """Leave without asking, with an exit status."""


class TypedOrPasted:
    """Takes out of what is pasted whatever is no text, so that it never becomes keys: pasted text does not press any.

    A paste that holds the end of a paste ends with its last one.
    """

    def __init__(self) -> None:
        self._inside = False
        self._before = self._held = ""

    def __call__(self, typed: str) -> str:
        """What came from the terminal, made harmless; the beginning of an end is held until the rest of it is there."""
        found = ""
        while typed:
            took, typed = self._pasted(self._held + typed) if self._inside else self._typed(typed)
            found += took
        return found

    def _typed(self, typed: str) -> tuple[str, str]:
        # A start may come in two parts; its first is with the parser already, which waits for the rest of it as well.
        seen = self._before + typed
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self._before = seen[1 - len(BRACKETED_PASTE_START) :]
            return typed, ""
        end = at + len(BRACKETED_PASTE_START) - len(self._before)
        self._inside, self._before, self._held = True, "", ""
        return typed[:end], typed[end:]

    def _pasted(self, pasted: str) -> tuple[str, str]:
        length = len(BRACKETED_PASTE_END)
        end = pasted.find(BRACKETED_PASTE_END)
        if end < 0:
            part = next((n for n in range(length - 1, 0, -1) if pasted.endswith(BRACKETED_PASTE_END[:n])), 0)
            self._held = pasted[len(pasted) - part :]
            return _text(pasted[: len(pasted) - part]), ""
        while (later := pasted.find(BRACKETED_PASTE_END, end + 1)) > 0 and BRACKETED_PASTE_START not in pasted[
            end:later
        ]:
            end = later
        self._inside, self._held = False, ""
        return _text(pasted[:end]) + BRACKETED_PASTE_END, pasted[end + length :]


def _text(pasted: str) -> str:
    return pasted if pasted.isprintable() else "".join(c for c in pasted if c in "\n\r\t" or not gives_orders(c))


def _one_link(data: str) -> str:
    """Give the parts of a link that breaks over lines one id, that of their address: Rich draws one for each style."""
    if "\x1b]8;id=" not in data:
        return data
    return _LINK.sub(lambda found: f"\x1b]8;id={crc32(found[1].encode()):x};{found[1]}", data)


class Terminal(LinuxDriver):
    """The driver of a terminal that is not to be left in disorder."""

    def start_application_mode(self) -> None:
        """Take the terminal; whatever ends the program from here on gives it back."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            self.write(_KEEP_TITLE)
            self.show_title(self._app.title)
            for number in ENDING:
                signal.signal(number, self._asked_to_end)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, its title too."""
        self.write(_TITLE_BACK)
        super().stop_application_mode()

    def write(self, data: str) -> None:
        """Write, unless nobody takes it any more: the thread that does ends with the terminal, and its queue would fill."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(_one_link(data))

    def show_title(self, title: str) -> None:
        """Name the window."""
        if os.environ.get("TERM") != "linux":
            self.write(f"\x1b]2;{clean(title)}\x07")

    def _asked_to_end(self, number: int, _frame: FrameType | None = None) -> None:
        app = cast(Endable, self._app)
        self._loop.call_soon_threadsafe(app.end, 128 + number)
        late = threading.Timer(GRACE, self._end_at_once, (128 + number,))
        late.daemon = True
        late.start()

    def _end_at_once(self, status: int) -> None:
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            out = 2  # where Textual draws
            os.set_blocking(out, False)
            os.write(out, _TITLE_BACK.encode() + _PLAIN_AGAIN)
        os._exit(status)

    def run_input_thread(self) -> None:
        """Read keys and pasted text until the program ends, or the terminal has gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder((sys.__stdin__ and sys.__stdin__.encoding) or "utf-8")("replace").decode
        harmless = TypedOrPasted()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._asked_to_end(signal.SIGHUP)
                        return
                    # Nothing at all would be the end of input to the parser.
                    if text := harmless(decode(data)):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
