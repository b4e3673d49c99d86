"""The smallest Textual apps with the same widgets as a place of ours: what opening costs before any work of our own."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import DataTable, OptionList, Static

WORDS = "Confirm the amount and the currency before you name any day. "
READY = "ready-to-read"
FOLLOWS = "follows"
"""Said instead of a number of rows, the text is another one for each line of the list."""


class Smallest(App[None]):
    """First line, rule, two columns, a line of keys; with a table of so many rows instead, where a number is given."""

    CSS = "Horizontal {height: 1fr} VerticalScroll {width: 1fr} OptionList {border: none; height: 1fr} Static {width: 1fr}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "leave")]

    def __init__(self, rows: int, *, follows: bool = False) -> None:
        """As many rows in a table, or without any a list beside a text, which follows the list if asked to."""
        super().__init__()
        self.rows, self.follows = rows, follows

    def compose(self) -> ComposeResult:
        yield Static("1 Journey   2 Growth")
        yield Static("─" * 80)
        if self.rows:
            yield Static(WORDS * 4)
            yield DataTable(cursor_type="row")
        else:
            with Horizontal():
                yield OptionList(*[f"open  item number {n}" for n in range(14)])
                with VerticalScroll():
                    yield Static(READY + "\n" + WORDS * 30)
        yield Static("space tick  e evidence  a ask  w why")

    def on_mount(self) -> None:
        if self.rows:
            table = self.query_one(DataTable)
            table.add_columns("Name", "Cohort", "Day", "Phase", "Plan", "Mentor", "Last seen")
            for n in range(self.rows):
                table.add_row(
                    f"{READY if n == 3 else 'Somebody'} {n}",
                    "2026-05",
                    str(n % 90),
                    "The product",
                    "on plan",
                    "Maya",
                    "today",
                )
            table.focus()

    def on_option_list_option_highlighted(self, moved: OptionList.OptionHighlighted) -> None:
        if self.follows:
            self.query_one("VerticalScroll > Static", Static).update(f"{READY}\n{moved.option.prompt}. {WORDS * 30}")


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "0"
    Smallest(0 if asked == FOLLOWS else int(asked), follows=asked == FOLLOWS).run()
