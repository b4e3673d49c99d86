"""What the dialogs share: they stand at the foot of the screen, what they are about stays in sight, and esc gives up."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from mentor_tui.tui.closing import Closing
from mentor_tui.wording.language import _

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Closing[Answer]):
    """A question over a place. It answers with None where the person gave up."""

    DEFAULT_CSS = """
    Dialog { align: left bottom; background: transparent; }
    Dialog > .box { width: 100%; height: auto; max-height: 100%; padding: 0 1; background: $surface;
                    border-top: solid $rule; }
    Dialog .question { text-style: bold; height: auto; }
    Dialog .detail { height: auto; margin-bottom: 1; }
    Dialog .keys { color: $dim; height: auto; }
    Dialog .wrong { text-style: bold; height: auto; display: none; }
    Dialog .wrong.-shown { display: block; }
    Dialog Input, Dialog TextArea { border: none; padding: 0 1; background: $field; text-style: $field-style; }
    Dialog Input { height: 1; }
    Dialog Input:focus, Dialog TextArea:focus { border: none; }
    Dialog TextArea { height: 5; }
    Dialog Lines { height: auto; max-height: 12; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", _("back"), id="dialog.back")]

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
