"""Asking for a yes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.wording.language import _


class Confirm(Dialog[bool]):
    """A question answered with yes or no; no stands first, as what yes does may be lost for good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", _("yes"), id="dialog.yes"),
        Binding("n", "answer(False)", _("no"), id="dialog.no"),
    ]

    def __init__(self, question: str, *, detail: Iterable[Part | str], yes: str) -> None:
        super().__init__()
        self._question, self._detail, self._yes = question, tuple(detail), yes

    def compose(self) -> ComposeResult:
        """Question, detail, two lines to choose from."""
        choices = [Line(((f"n  {_('no, go back')}", ""),), id="no"), Line(((f"y  {self._yes}", ""),), id="yes")]
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            yield Static(content(self._detail), classes="detail")
            yield Lines(choices, direct=True)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Answer with the chosen line."""
        self.dismiss(event.line_id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
