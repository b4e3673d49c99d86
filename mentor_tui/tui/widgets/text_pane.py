"""A text that scrolls: the selected thing in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mentor_tui.tui.styles import Part, content
from mentor_tui.wording.language import _


class TextPane(VerticalScroll):
    """Parts, already wrapped to ``text_width``."""

    DEFAULT_CSS = """
    TextPane { padding: 0 1; scrollbar-size: 0 1; scrollbar-gutter: stable; }
    TextPane > Static { width: 1fr; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", _("down"), show=False, id="pane.down"),
        Binding("up,k", "scroll_up", _("up"), show=False, id="pane.up"),
        Binding("g,home", "scroll_home", _("top"), show=False, id="pane.top"),
        Binding("G,end", "scroll_end", _("end"), show=False, id="pane.end"),
    ]

    _shown: tuple[Part, ...] = ()

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static()

    @property
    def text_width(self) -> int:
        """Cells of a line."""
        return max(self.scrollable_content_region.width, 10)

    @property
    def text(self) -> str:
        """What is shown, without tones."""
        return "".join(part[0] for part in self._shown)

    def show(self, parts: Sequence[Part], *, top: bool = False) -> None:
        """Show a text.

        Args:
            parts: the text.
            top: begin at its top; otherwise it stays scrolled as it was.

        """
        shown = tuple(parts)
        if shown != self._shown:
            self._shown = shown
            self.query_one(Static).update(content(shown))
        if top:
            self.scroll_home(animate=False)
