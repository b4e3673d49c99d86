"""A place with a list that one can narrow down: by what is typed into its field, and by a choice of the place's own."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import on

from mentor_tui.tui.base.place import Place, View
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.filter import Filter


class NarrowingPlace(Place[View]):
    """Such a place. Going back widens the list again: the field first, then the choice.

    Attributes:
        NARROWS: selector of the list.
        ALL: the choice with which everything is shown.

    """

    NARROWS: ClassVar[str]
    ALL: ClassVar[str] = ""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self.typed = ""
        self.only = self.ALL

    @abstractmethod
    def again(self) -> None:
        """Show the list again, as it is narrowed down now."""

    def action_find(self) -> None:
        """Open the field to find something in."""
        self.query_one(Filter).open()

    @on(Filter.Narrowed)
    def _narrowed(self, event: Filter.Narrowed) -> None:
        self.typed = event.text
        self.again()

    def goes_back(self) -> bool:
        """Close the field, or show everything again."""
        if self.query_one(Filter).close():
            self.typed = ""
        elif self.only != self.ALL:
            self.only = self.ALL
        else:
            return False
        self.query_one(self.NARROWS).focus()
        self.again()
        return True

    def show_all(self) -> None:
        """Narrow nothing down any more."""
        while self.goes_back():
            pass
