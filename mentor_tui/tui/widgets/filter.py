"""A field that narrows a list down; it is there while somebody types in it, and as long as something stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input


class Filter(Input):
    """The field beside a list. It tells what stands in it, and gives the list back its keys."""

    DEFAULT_CSS = """
    Filter { display: none; height: 1; border: none; padding: 0 1; background: $field; }
    Filter:focus { border: none; }
    Filter.-open { display: block; }
    """

    @dataclass
    class Narrowed(Message):
        """Other words stand in it."""

        text: str

    def __init__(self, hint: str, narrows: str) -> None:
        """A field.

        Args:
            hint: what can be typed.
            narrows: selector of the list that it narrows down.

        """
        super().__init__(placeholder=hint, id="filter", select_on_focus=False)
        self._narrows = narrows
        self.cursor_blink = False

    def open(self) -> None:
        """Have words typed; those that stand there give way to them."""
        self.add_class("-open")
        self.focus()
        self.select_all()

    def take_up(self, words: str) -> None:
        """Narrow down by words that were typed before."""
        self.value = words
        self.add_class("-open")

    def close(self) -> bool:
        """Show the whole list again; False where nothing was hidden."""
        if not (self.has_class("-open") or self.value):
            return False
        self.value = ""
        self._back()
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Narrowed(event.value.strip()))

    @on(Input.Submitted)
    def _back(self) -> None:
        self.set_class(bool(self.value.strip()), "-open")
        self.screen.query_one(self._narrows).focus()
