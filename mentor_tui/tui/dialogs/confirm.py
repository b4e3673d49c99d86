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
    """A question answered with yes or no; no stands first where yes cannot be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", _("yes"), id="dialog.yes"),
        Binding("n", "answer(False)", _("no"), id="dialog.no"),
    ]

    def __init__(
        self,
        question: str,
        *,
        detail: Iterable[Part | str] = (),
        yes: str = "",
        no: str = "",
        careful: bool = False,
    ) -> None:
        super().__init__()
        self._question, self._detail = question, tuple(detail)
        self._yes, self._no, self._careful = yes or _("yes"), no or _("no, go back"), careful

    def compose(self) -> ComposeResult:
        """Question, detail, two lines to choose from."""
        choices = [Line(((f"y  {self._yes}", ""),), id="yes"), Line(((f"n  {self._no}", ""),), id="no")]
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            if self._detail:
                yield Static(content(self._detail), classes="detail")
            yield Lines(reversed(choices) if self._careful else choices, direct=True)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Answer with the chosen line."""
        self.dismiss(event.line_id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
