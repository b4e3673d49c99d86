"""A list of hires above, and below it what goes with the selected one; notes stand over both."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic

from textual import on

from mentor_tui.tui.base.place import Place, View
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane


class HiresPlace(Place[View], Generic[View]):
    """A place with a list ``#hires``, the selected one of which is explained."""

    @abstractmethod
    def explain(self, *, fresh: bool = False) -> None:
        """Explain the selected hire; ``fresh`` begins at the top."""

    @property
    def selected(self) -> str:
        """The selected hire, "" where there is none."""
        # What is worked out in the background may come to ask while the place is being taken down.
        return next((lines.selected for lines in self.query("#hires").results(Lines)), "")

    @on(Lines.Moved, "#hires")
    def _hire_selected(self) -> None:
        self.explain(fresh=True)

    def show_rows(self, pane_id: str, rows: int, *, most: int | None = None) -> int:
        """Give a text over the list as many rows as it has, or may have; the answer is how many."""
        shown = min(rows, max(self.size.height // 8, 2) if most is None else most)
        pane = self.query_one(pane_id, TextPane)
        pane.display, pane.styles.height, pane.can_focus = shown > 0, shown, rows > shown
        return shown

    def share_hires(self, hires: int, room: int, *, least: int) -> None:
        """Give the hires what they need, as long as what stands below has ``least`` rows, or enough."""
        self.query_one("#hires", Lines).styles.height = min(max(hires, 3), room - min(least, 14))
