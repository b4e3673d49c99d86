"""The table of tracks: four steps each, one cell selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from mentor_tui.tui.styles import fit, has_keys, mark
from mentor_tui.tui.themes import ONE_TONE
from mentor_tui.wording.language import _

HEAD = 12
"""Cells of the first column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One rung in the table: its id, what is said of it, and how loudly; "" as id is a step that the track has not."""

    id: str = ""
    text: str = ""
    tone: str = ""


class Grid(Widget, can_focus=True):
    """Tracks by steps. Arrows move from rung to rung."""

    DEFAULT_CSS = "Grid { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", _("up"), show=False, id="grid.up"),
        Binding("down,j", "move(1,0)", _("down"), show=False, id="grid.down"),
        Binding("left,h", "move(0,-1)", _("left"), show=False, id="grid.left"),
        Binding("right", "move(0,1)", _("right"), show=False, id="grid.right"),
        Binding("home", "first", _("first"), show=False, id="grid.first"),
        Binding("enter", "open", _("open"), show=False, id="grid.open"),
    ]

    class Moved(Message):
        """Another rung is selected."""

    class Opened(Message):
        """Enter was pressed on a rung."""

    _heads: tuple[str, ...] = ()
    _rows: tuple[tuple[str, tuple[Cell, ...]], ...] = ()
    _shares: tuple[int, ...] = ()
    _at = (0, 0)

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[tuple[str, Sequence[Cell]]],
        select: str = "",
        *,
        shares: Sequence[int] = (),
    ) -> None:
        """Show tracks; the selection stays with its rung.

        Args:
            heads: what stands over the columns.
            rows: a title and its cells.
            select: what is selected, "" for what was.
            shares: how the columns share the width; all have as much where nothing is said.

        """
        before = select or self.selected
        self._shares = tuple(shares) or (1,) * len(heads)
        self._heads, self._rows = tuple(heads), tuple((title, tuple(cells)) for title, cells in rows)
        if not self.select(before):
            self._at = next(iter(self._places().values()), (0, 0))
        self.styles.height = len(self._rows) + 1
        self.refresh()

    def _places(self) -> dict[str, tuple[int, int]]:
        """Rung -> its row and column, in the order of the table."""
        return {
            cell.id: (r, c) for r, (_title, cells) in enumerate(self._rows) for c, cell in enumerate(cells) if cell.id
        }

    def select(self, rung: str) -> bool:
        """Select a rung, if it is there."""
        place = self._places().get(rung)
        if place is not None:
            self._at = place
            self.refresh()
        return place is not None

    def _go(self, r: int, c: int) -> None:
        self._at = (r, c)
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _widths(self) -> list[int]:
        room = self.size.width - HEAD - 1
        widths = [max(room * share // sum(self._shares), 8) for share in self._shares]
        needs = [
            1 + max(map(cell_len, (head, *(cells[c].text for _title, cells in self._rows if c < len(cells)))))
            for c, head in enumerate(self._heads)
        ]
        spare = room - sum(needs)
        if spare < 0 or all(need <= width for need, width in zip(needs, widths, strict=True)):
            return widths
        # One of them is longer than its share, and the others have room for it.
        return [need + spare // len(needs) for need in needs]

    @property
    def selected(self) -> str:
        """The id of the selected rung, "" where there is none."""
        r, c = self._at
        cells = self._rows[r][1] if r < len(self._rows) else ()
        return cells[c].id if c < len(cells) else ""

    def cursor_at(self) -> Offset:
        """Where the selected rung stands."""
        r, c = self._at
        return Offset(HEAD + 1 + sum(self._widths[:c]), r + 1)

    def render(self) -> Content:
        """The table."""
        widths = self._widths
        parts: list[tuple[str, str]] = [(" " + fit(_("TRACK"), HEAD), "bold")]
        parts += [(fit(head, width), "$dim") for head, width in zip(self._heads, widths, strict=True)]
        for r, (title, cells) in enumerate(self._rows):
            here = r == self._at[0]
            parts.append(("\n" + (mark(self) if here else " "), "bold"))
            parts.append((fit(title, HEAD), "bold" if here else ""))
            for c, cell in enumerate(cells):
                chosen = here and c == self._at[1]
                style = {"dim": "$dim", "good": "$good", "strong": "bold"}.get(cell.tone, "")
                text = fit(cell.text, widths[c] - 1)
                if chosen and has_keys(self):
                    style = "bold reverse" if self.app.theme in ONE_TONE else "bold $on-band on $band"
                parts += [(text, style), (" ", "")]
        return Content.assemble(*parts)

    def action_move(self, down: int, right: int) -> None:
        """Select the next rung in a direction."""
        r, c = self._at
        while True:
            r, c = r + down, c + right
            if not (0 <= r < len(self._rows) and 0 <= c < len(self._rows[r][1])):
                return
            if self._rows[r][1][c].id:
                self._go(r, c)
                return

    def action_first(self) -> None:
        """Select the first rung."""
        self._go(0, 0)

    def action_open(self) -> None:
        """Open the selected rung."""
        if self.selected:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked."""
        ends = list(accumulate(self._widths, initial=HEAD + 1))
        clicked = (event.y - 1, next((c for c, end in enumerate(ends[1:]) if event.x < end), -1))
        if clicked in self._places().values():
            self._go(*clicked)
