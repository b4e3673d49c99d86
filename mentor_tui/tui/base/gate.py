"""The gate between what is drawn and the terminal: every line of every widget goes through it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mentor_tui.domain.text import gives_orders
from mentor_tui.wording.signs import in_ascii, letter


class _Passed(dict[int, str]):
    """Code -> what reaches the terminal, in as many cells: as it is where it does no harm and can be shown.

    Control characters of any kind, and overrides of the direction, take no cell and are gone: nothing in a stored name, a
    text or a file gives a terminal orders.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, code: int) -> str:
        """Decide once for each character."""
        character = chr(code)
        self[code] = self._of(character)
        return self[code]

    def _of(self, character: str) -> str:
        if gives_orders(character):
            return "?" * cell_len(character)
        try:
            character.encode(self._encoding)
        except UnicodeEncodeError:
            return letter(character, cells=cell_len(character))
        return character


class TerminalGate(LineFilter):
    """Lets through what a terminal shows and nothing that it obeys; where it has to, in ASCII.

    A line keeps its width, whatever stood in it.
    """

    def __init__(self, *, ascii: bool = False, encoding: str = "utf-8") -> None:
        """A gate for one terminal.

        Args:
            ascii: whether signs are shown in ASCII.
            encoding: what the terminal reads; letters that it has not are shown by those that it has.

        """
        super().__init__()
        self._ascii = ascii
        self._shown = _Passed(encoding)
        self._before: tuple[LineFilter, ...] = ()

    def behind(self, filters: Sequence[LineFilter]) -> TerminalGate:
        """The gate with what each line goes through before it: in one go, as each goes costs a new line."""
        if (*filters,) == self._before:
            return self
        gate = copy(self)
        gate._before = (*filters,)
        return gate

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line as it may be shown. Most are as they are, so that is found out first."""
        for one in self._before:
            segments = one.apply(segments, background)
        for text, _style, _control in segments:
            if not (text.isprintable() and (not self._ascii or text.isascii())):
                return [Segment(self._through(text), style, control) for text, style, control in segments]
        return segments

    def _through(self, text: str) -> str:
        return (in_ascii(text) if self._ascii else text).translate(self._shown)
