"""One line with something on the left and something on the right, such as a title and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from mentor_tui.tui.styles import Part, fit, style

TITLE_LEAST = 12
"""Cells that a title keeps, however long what stands behind it."""


class SplitLine(Widget):
    """A line that is filled from both ends; the right one stays whole, the left one is cut with dots."""

    DEFAULT_CSS = "SplitLine { height: 1; width: 1fr; }"

    _left: tuple[Part, ...] = ()
    _right: tuple[Part, ...] = ()

    _cut_first = False
    _shorter = ""

    def say(
        self, left: Iterable[Part], right: Iterable[Part] = (), *, cut_first: bool = False, shorter: str = ""
    ) -> None:
        """Say something else.

        Args:
            left: what stands on the left.
            right: what stands on the right.
            cut_first: whether it is the first of the left parts that is cut: a title, before the name of whose it is.
            shorter: what stands for that first part where it would be cut.

        """
        self._left, self._right, self._cut_first, self._shorter = tuple(left), tuple(right), cut_first, shorter
        self.refresh()

    @property
    def text(self) -> str:
        """What stands there, without tones."""
        return "".join(part[0] for part in (*self._left, *self._right))

    def render(self) -> Content:
        """The line, with a blank at both ends."""
        right_width = sum(cell_len(text) for text, _tone in self._right)
        room = self.size.width - 2 - right_width - (2 if self._right else 0)
        shown: list[Part] = []
        behind = sum(cell_len(text) for text, _tone in self._left[1:]) if self._cut_first else 0
        for text, tone in self._left:
            most = max(room - behind, min(room, TITLE_LEAST), 0)
            behind = 0
            said = self._shorter if not shown and self._shorter and cell_len(text) > most else text
            shown.append((fit(said, min(cell_len(said), most)), tone))
            room -= cell_len(shown[-1][0])
        gap = " " * (max(room, 0) + (2 if self._right else 0))
        parts = [(" ", ""), *shown, (gap, ""), *self._right]
        return Content.assemble(*((text, style(tone)) for text, tone in parts))
