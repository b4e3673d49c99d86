"""A few short words on one line, one of them chosen: left and right change it, a digit takes the one at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentor_tui.wording.language import _


class Options(Widget, can_focus=True):
    """One of a few; the chosen one stands between angles and reversed while the line is in use."""

    DEFAULT_CSS = "Options { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", _("previous"), show=False, id="options.before"),
        Binding("right,space", "turn(1)", _("next"), show=False, id="options.next"),
        Binding("enter", "take", _("take"), show=False, id="options.take"),
    ]

    at: reactive[int] = reactive(0)
    """Which one is chosen."""

    class Taken(Message):
        """Enter was pressed: on to what comes next."""

        def __init__(self, options: Options) -> None:
            super().__init__()
            self.options = options

        @property
        def control(self) -> Options:
            """The line."""
            return self.options

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        """A line of options.

        Args:
            options: id and word of each.
            value: id of the one that is chosen at first; "" is the first.
            id: the widget's id.

        """
        super().__init__(id=id)
        self._options = tuple(options)
        names = [name for name, _word in self._options]
        self.set_reactive(Options.at, names.index(value) if value in names else 0)

    @property
    def value(self) -> str:
        """The id of the chosen one."""
        return self._options[self.at][0]

    def choose(self, name: str) -> None:
        """Let another one be chosen, where it is among them."""
        names = [one for one, _word in self._options]
        if name in names:
            self.at = names.index(name)

    def render(self) -> Content:
        """The words."""
        parts: list[tuple[str, str]] = []
        for place, (_name, word) in enumerate(self._options):
            if place == self.at:
                parts.append((f"‹{word}›", "bold reverse" if self.has_focus else "bold"))
            else:
                parts.append((f" {word} ", "$dim"))
        return Content.assemble(*parts)

    def action_turn(self, step: int) -> None:
        """Choose the one before or after, round and round."""
        self.at = (self.at + step) % len(self._options)

    def action_take(self) -> None:
        """Go on."""
        self.post_message(self.Taken(self))

    def on_key(self, event: events.Key) -> None:
        """Take the one at the place that a digit names, and go on."""
        place = int(event.key) - 1 if event.key in "123456789" else -1
        if 0 <= place < len(self._options):
            event.stop()
            self.at = place
            self.action_take()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        end = 0
        for place, (_name, word) in enumerate(self._options):
            end += cell_len(word) + 2
            if event.x < end:
                self.at = place
                return
