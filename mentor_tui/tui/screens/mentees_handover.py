"""A handover, to read and to copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from mentor_tui.domain.text import clean
from mentor_tui.services.handover import Handover
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import Part, content, wrap
from mentor_tui.wording import handover as words
from mentor_tui.wording.language import _

WIDEST = 102
"""Cells of a line at most: longer ones are hard to read."""


class HandoverDialog(Dialog[bool]):
    """All of a handover. It answers with True where a word is to be left with it."""

    DEFAULT_CSS = """
    HandoverDialog #handed { height: auto; }
    HandoverDialog #handed Static { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", _("copy")),
        Binding("W", "leave_word", _("your message")),
        Binding("enter,q,H", "give_up", show=False),
    ]

    def __init__(self, handing: Handover, *, writes: bool) -> None:
        """A handover.

        Args:
            handing: what is handed over.
            writes: whether whoever reads it hands over, and may leave a word.

        """
        super().__init__()
        self._handing, self._writes = handing, writes

    def compose(self) -> ComposeResult:
        """What it is about, part by part, keys."""
        with Vertical(classes="box"):
            yield Static(clean(words.headline(self._handing)), classes="question", markup=False)
            with VerticalScroll(id="handed"):
                yield Static(id="parts")
            yield Static(self._keys(), classes="keys", markup=False)

    def _keys(self) -> str:
        keys = _("y copies it · esc goes back")
        return _("W leaves a message · {keys}").format(keys=keys) if self._writes else keys

    def on_resize(self) -> None:
        """Break the lines for the room that there is, and keep the keys in sight."""
        self.query_one("#parts", Static).update(content(self._parts(min(self.size.width - 4, WIDEST))))
        self.query_one("#handed").styles.max_height = max(self.size.height - 8, 5)

    def _parts(self, width: int) -> Iterator[Part]:
        """The lines below the headline, titles loud, what is long broken."""
        before = None
        for line in words.lines(self._handing)[1:]:
            if before is not None:
                yield ("\n", "")
            indent = " " * (len(line) - len(line.lstrip()))
            yield from wrap([(clean(line), "strong" if before == "" else "")], width, first=indent)
            before = line

    def action_copy(self) -> None:
        """Copy all of it as text."""
        self.app.copy_to_clipboard("\n".join(words.lines(self._handing)))
        self.query_one(".keys", Static).update(_("Copied. {keys}").format(keys=self._keys()))

    def action_leave_word(self) -> None:
        """Go on to leave a word."""
        if self._writes:
            self.dismiss(True)
