"""One line with something on the left and something on the right, such as a title and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from mentor_tui.tui.styles import STYLES, Part, fit


class SplitLine(Widget):
    """A line that is filled from both ends; the right one stays whole, the left one is cut with dots."""

    DEFAULT_CSS = "SplitLine { height: 1; width: 1fr; }"

    _left: tuple[Part, ...] = ()
    _right: tuple[Part, ...] = ()

    def say(self, left: Iterable[Part], right: Iterable[Part] = ()) -> None:
        """Say something else."""
        self._left, self._right = tuple(left), tuple(right)
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
        for text, tone in self._left:
            if cell_len(text) > room:
                shown.append((fit(text, max(room, 0)), tone))
                room = 0
                break
            shown.append((text, tone))
            room -= cell_len(text)
        gap = " " * (max(room, 0) + (2 if self._right else 0))
        parts = [(" ", ""), *shown, (gap, ""), *self._right]
        return Content.assemble(*((text, STYLES[tone]) for text, tone in parts))
