"""What the dialogs share: a box in the middle, esc gives up."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from mentor_tui.wording.language import _

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A question over a place. It answers with None where the person gave up."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > .box { width: 72; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
                    background: $surface; }
    Dialog .question { text-style: bold; margin-bottom: 1; height: auto; }
    Dialog .detail { height: auto; margin-bottom: 1; }
    Dialog .keys { color: $dim; height: auto; margin-top: 1; }
    Dialog .wrong { color: $accent; text-style: bold; height: auto; display: none; }
    Dialog .wrong.-shown { display: block; }
    Dialog Input, Dialog TextArea { border: none; padding: 0 1; background: $field; }
    Dialog Input { height: 1; }
    Dialog Input:focus, Dialog TextArea:focus { border: none; }
    Dialog TextArea { height: 5; }
    Dialog Lines { height: auto; max-height: 12; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", _("back"), id="dialog.back")]

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
