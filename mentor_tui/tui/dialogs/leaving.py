"""Leaving while something that was typed is not sent yet."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentor_tui.drafts import Drafts
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import content
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import shown

SHOWN = 3
"""So many texts are named; more are counted."""


class Leaving(Dialog[bool]):
    """Whether to leave, and whether what is not sent is kept or thrown away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('keep')", _("leave"), id="dialog.yes"),
        Binding("d", "answer('drop')", _("throw it away"), id="dialog.drop"),
        Binding("n", "give_up", _("no"), id="dialog.no"),
    ]

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts

    def compose(self) -> ComposeResult:
        """What is not sent, and the choices; where it cannot be kept, that is not offered."""
        choices = [("n", "", _("no, go back")), ("d", "drop", _("leave, and throw it away"))]
        if self._drafts.kept:
            choices.insert(0, ("y", "keep", _("leave, and keep it for next time")))
        detail = [line for text in [*self._drafts.values()][:SHOWN] for line in (f"“{shown(text)}”", "\n")]
        with Vertical(classes="box"):
            yield Static(_("You have written something that you have not sent yet."), classes="question", markup=False)
            yield Static(content(detail), classes="detail")
            yield Lines([Line(((f"{key}  {label}", ""),), id=name) for key, name, label in choices], direct=True)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Answer with the chosen line."""
        self.action_answer(event.line_id)

    def action_answer(self, answer: str) -> None:
        """Answer by key; what cannot be kept is not said to be."""
        if answer == "drop":
            self._drafts.clear()
        self.dismiss(answer == "drop" or (answer == "keep" and self._drafts.kept))
