"""Asking for a text, on one line or on several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.stage import Stage
from mentor_tui.tui.styles import Part, content
from mentor_tui.wording.language import _


class TextPrompt(Dialog[str]):
    """A question answered with a text.

    What was typed is not lost with esc: it is kept as a draft under ``draft`` and stands there again the next time.
    Dismissed with None where the person gave up, else with the text, trimmed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d,ctrl+enter", "send", _("send"), id="dialog.send", priority=True),
    ]

    def __init__(
        self,
        question: str,
        *,
        detail: Iterable[Part | str] = (),
        long: bool = False,
        required: bool = True,
        draft: str = "",
    ) -> None:
        """A question.

        Args:
            question: what is asked.
            detail: what has to be known to answer.
            long: several lines; enter then makes a new one, and ctrl+d sends.
            required: whether an empty answer is refused.
            draft: under which name an unsent text is kept.

        """
        super().__init__()
        self._question, self._detail = question, tuple(detail)
        self._long, self._required, self._draft = long, required, draft

    def compose(self) -> ComposeResult:
        """Question, detail, field, keys."""
        text = self._drafts.get(self._draft, "")
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            if self._detail:
                yield Static(content(self._detail), classes="detail")
            if self._long:
                yield TextArea(text, soft_wrap=True, tab_behavior="focus", id="field")
            else:
                yield Input(text, id="field", select_on_focus=False)
            yield Static("", classes="wrong", markup=False)
            send = _("ctrl+d sends") if self._long else _("enter sends")
            yield Static(f"{send} · {_('esc goes back, the text is kept')}", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Put the cursor behind what stands there."""
        field = self.query_one("#field")
        field.focus()
        if isinstance(field, Input):
            field.cursor_blink = False
        if isinstance(field, TextArea):
            field.cursor_blink = False
            field.move_cursor(field.document.end)

    @property
    def _drafts(self) -> dict[str, str]:
        return cast(Stage, self.app).drafts

    @property
    def text(self) -> str:
        """What stands in the field."""
        field = self.query_one("#field")
        return field.text if isinstance(field, TextArea) else field.value if isinstance(field, Input) else ""

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_send()

    def action_send(self) -> None:
        """Answer with the text, unless something is wrong with it."""
        text = self.text.strip()
        if self._required and not text:
            line = self.query_one(".wrong", Static)
            line.update(_("Please write a few words."))
            line.add_class("-shown")
            return
        self._drafts.pop(self._draft, None)
        self.dismiss(text)

    def action_give_up(self) -> None:
        """Close; what was typed is kept as a draft."""
        text = self.text.strip()
        if self._draft:
            if text:
                self._drafts[self._draft] = self.text
            else:
                self._drafts.pop(self._draft, None)
        self.dismiss(None)
