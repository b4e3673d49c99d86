"""Saying something that is longer than a notice; any key that closes closes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.text_pane import ReadByLine
from mentor_tui.wording.language import _

WIDTH = 76
"""Cells of a line."""


class ToldDialog(Dialog[None]):
    """A few lines to read."""

    DEFAULT_CSS = """
    ToldDialog #said { height: auto; max-height: 60vh; }
    ToldDialog #said Static { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q,w,space", "give_up", show=False)]

    def __init__(self, title: str, said: Iterable[Part | str]) -> None:
        super().__init__()
        self._heading, self._said = title, tuple(said)

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        with Vertical(classes="box"):
            yield Static(self._heading, classes="question", markup=False)
            with ReadByLine(id="said"):
                yield Static(content(self._said))
            yield Static(_("enter or esc goes back"), classes="keys", markup=False)
