"""Choosing one of a list; letters typed narrow it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.lines import Line, Lines, fitting
from mentor_tui.wording.language import _

FILTER_FROM = 8
"""From so many choices on there is a field to narrow them down."""


class Choose(Dialog[str]):
    """A list to choose one line from; answers with the line's id, None where the person gave up."""

    DEFAULT_CSS = "Choose .detail { margin-bottom: 0; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, question: str, choices: Sequence[Line], *, detail: Iterable[Part | str] = ()) -> None:
        """A list.

        Args:
            question: what is asked.
            choices: the lines.
            detail: what has to be known to choose, or what the columns are.

        """
        super().__init__()
        self._question, self._choices, self._detail = question, choices, tuple(detail)

    def compose(self) -> ComposeResult:
        """Question, field where there are many, the list."""
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            narrows = len(self._choices) >= FILTER_FROM
            if narrows:
                yield Input(placeholder=_("type to narrow the list"), id="narrow")
            if self._detail:
                yield Static(content(self._detail), classes="detail")
            # The field has the letters; arrows and enter act on the list all the same.
            yield Lines(self._choices, direct=True).set_class(narrows, "-driven")
            yield Static(_("enter chooses · esc goes back"), classes="keys", markup=False)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one(Lines).show_lines(fitting(self._choices, event.value))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if chosen := self.query_one(Lines).selected:
            self.dismiss(chosen)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Answer with the chosen line."""
        self.dismiss(event.line_id)

    def action_move(self, step: int) -> None:
        """Move in the list, from the field too."""
        self.query_one(Lines).action_move(step)
