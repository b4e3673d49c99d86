"""What can be done here, and with which keys: made from the actions, so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import Part, content, fit
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

KEYS_WIDTH = 12


class Help(Dialog[None]):
    """The keys of a place."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q,enter", "give_up", show=False)]

    def __init__(self, about: str, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._about, self._rows = about, rows

    def _legend(self) -> str:
        """What the glyphs mean."""
        meant = {
            "done": _("done"),
            "started": _("begun"),
            "open": _("open"),
            "waiting": _("waiting for a sign-off"),
            "returned": _("one more go"),
            "locked": _("later"),
        }
        return "  ".join(f"{plain.glyph(state)} {word}" for state, word in meant.items())

    def compose(self) -> ComposeResult:
        """What the place is for, then key by key."""
        moving = [
            ("↑ ↓ k j", _("Move")),
            ("g G", _("First and last line")),
            ("enter", _("Open what is selected")),
            ("tab", _("The next part of the screen")),
            ("1 – 6", _("Go to a place")),
        ]
        parts: list[Part | str] = []
        if self._about:
            parts += [(self._about, ""), "\n\n"]
        for keys, sentence in [*((keys, sentence) for keys, _label, sentence in self._rows), *moving]:
            parts += [(fit(keys, KEYS_WIDTH), "strong"), (sentence, ""), "\n"]
        parts += ["\n", (self._legend(), "dim")]
        with VerticalScroll(classes="box"):
            yield Static(_("Keys"), classes="question", markup=False)
            yield Static(content(parts))
