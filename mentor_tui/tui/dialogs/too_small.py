"""What is shown while the terminal is smaller than the screens need."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from mentor_tui.wording.language import _

COLUMNS, ROWS = 80, 24


class TooSmall(ModalScreen[None]):
    """A sentence instead of a broken layout; the app takes it away when there is room again."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; }
    TooSmall > Static { width: auto; max-width: 100%; height: auto; text-align: center; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.leave", _("quit"))]

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(self._sentence(), markup=False)

    def on_resize(self) -> None:
        """Say how small it is now."""
        self.query_one(Static).update(self._sentence())

    def _sentence(self) -> str:
        size = self.app.size
        needs = _("mentor-tui needs {columns}×{rows}, this is {width}×{height}.")
        instead = _("In lines, “mentor-tui status” says what is on the screen. q leaves.")
        said = needs.format(columns=COLUMNS, rows=ROWS, width=size.width, height=size.height)
        return f"{said}\n{instead}"
