"""A text that scrolls: the selected thing in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.widgets import Static

from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.lines import more_below
from mentor_tui.wording.language import _


class ReadByLine(VerticalScroll):
    """A text that the real cursor goes through line by line, to the last one."""

    _below = 0
    """Lines below the first in sight at which the cursor stands, where there is nothing left to scroll."""

    def cursor_at(self) -> Offset:
        """Where one reads: on the first line in sight, or further down where that cannot scroll away."""
        return Offset(0, max(min(self._below, self.size.height - 1, self.virtual_size.height - 1), 0))

    def action_scroll_down(self) -> None:
        """Scroll a line, and where all has been scrolled, let the cursor go on to the last one."""
        if self.scroll_y < self.max_scroll_y:
            super().action_scroll_down()
        else:
            self._read_on(self._below + 1)

    def action_scroll_up(self) -> None:
        """The way back."""
        if self._below:
            self._read_on(self._below - 1)
        else:
            super().action_scroll_up()

    def action_scroll_home(self) -> None:
        """Back to the first line, at once."""
        self._read_on(0)
        self.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """To the last line, at once: what would fly past has not been in sight."""
        self.scroll_end(animate=False)

    def _read_on(self, below: int) -> None:
        self._below = below
        self._below = self.cursor_at().y
        # The terminal's cursor is set with what is drawn.
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The first line in sight is another one."""
        super().watch_scroll_y(old_value, new_value)
        self._below = 0


class TextPane(ReadByLine):
    """Parts, already wrapped to ``text_width``."""

    DEFAULT_CSS = """
    TextPane { padding: 0 0 0 1; }
    TextPane > #more { dock: bottom; display: none; color: $dim; text-align: right; padding: 0 1; }
    TextPane > Static { width: 1fr; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", _("down"), show=False, id="pane.down"),
        Binding("up,k", "scroll_up", _("up"), show=False, id="pane.up"),
        Binding("home", "scroll_home", _("top"), show=False, id="pane.top"),
        Binding("end", "scroll_end", _("end"), show=False, id="pane.end"),
    ]

    _shown: tuple[Part, ...] = ()

    def __init__(self, *, id: str, passed_by: bool = False) -> None:
        """A text.

        Args:
            id: the widget's.
            passed_by: go past it from part to part where it is in sight whole.

        """
        super().__init__(id=id)
        self._passed_by = passed_by

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(id="text")
        yield Static(id="more", markup=False)

    @property
    def text_width(self) -> int:
        """Cells of a line."""
        # A column stays free beside the scrollbar.
        return max(self.scrollable_content_region.width - 1, 10)

    @property
    def text(self) -> str:
        """What is shown, without tones."""
        return "".join(part[0] for part in self._shown)

    @property
    def in_sight(self) -> frozenset[int]:
        """Which lines are, as far as it is scrolled and has room."""
        top, height, lines = round(self.scroll_y), self.size.height, self.query_one("#text", Static).size.height
        # The line that tells of more hides one itself.
        hides = lines > top + height and not self.has_focus
        return frozenset(range(top, min(top + height - hides, lines)))

    def show(self, parts: Sequence[Part], *, top: bool = False) -> None:
        """Show a text.

        Args:
            parts: the text.
            top: begin at its top; otherwise it stays scrolled as it was.

        """
        shown = tuple(parts)
        if shown != self._shown:
            self._shown = shown
            self.query_one("#text", Static).update(content(shown))
        if top:
            self._below = 0
            self.scroll_home(animate=False)
        self.call_after_refresh(self._tell_of_more)

    def watch_has_focus(self, has_focus: bool) -> None:
        """A scrollbar is in sight where the keys act; elsewhere the last line tells of more."""
        super().watch_has_focus(has_focus)
        self._tell_of_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Count anew what is below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_of_more()

    def on_resize(self) -> None:
        """Count anew what is below."""
        self._tell_of_more()

    def _tell_of_more(self) -> None:
        if self._passed_by:
            self.can_focus = self.max_scroll_y > 0 or self.has_focus
        # There is none while the pane is made, and while it goes.
        texts, mores = (self.query(name).results(Static) for name in ("#text", "#more"))
        for text, more in zip(texts, mores, strict=False):
            # By the text itself: how far one can scroll depends on whether the line that says so is there already.
            below = text.size.height - self.size.height - round(self.scroll_y)
            more.display = below > 0 and not self.has_focus
            if more.display:
                # The line that says so hides one itself.
                more.update(more_below(below + 1))
