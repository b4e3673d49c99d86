"""The picture of all ways between positions, one of them selected. Arrows go from position to position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.paths import TreeNode
from mentor_tui.tui.styles import Part, fit, has_keys, mark, style
from mentor_tui.tui.themes import ONE_TONE
from mentor_tui.wording.language import _, ngettext


class TreePiece(NamedTuple):
    """A part of a line of the picture: its text, its tone, and the position that it names, "" for a line or a word beside it."""

    text: str
    tone: str = ""
    id: str = ""


Row = list[TreePiece]


class Drawn(NamedTuple):
    """A position with all that comes after it: its lines, and on which of them it stands itself."""

    rows: list[Row]
    at: int


def draw(node: TreeNode, labels: Mapping[str, Sequence[Part]]) -> Drawn:
    """A position and where it leads, to its right.

    Args:
        node: the position.
        labels: position -> its name, and what stands beside that.

    """
    (name, tone), *beside = labels[node.id]
    label = [TreePiece(name, tone, node.id), *(TreePiece(text, its) for text, its in beside)]
    after = [draw(child, labels) for child in node.to]
    if node.same:
        after.append(Drawn([[TreePiece(_elsewhere(node), "dim")]], 0))
    if not after:
        return Drawn([label], 0)
    rows = [row for child in after for row in child.rows]
    starts = [sum(len(child.rows) for child in after[:number]) for number in range(len(after))]
    anchors = [start + child.at for start, child in zip(starts, after, strict=True)]
    at = anchors[len(anchors) // 2] if len(anchors) % 2 else (anchors[0] + anchors[-1]) // 2
    room = " " * sum(cell_len(piece.text) for piece in label)
    joined: list[Row] = []
    for number, row in enumerate(rows):
        lines = TreePiece(f"{' ─' if number == at else '  '}{_joint(number, at, anchors)}", "rule")
        joined.append([*(label if number == at else [TreePiece(room)]), lines, *row])
    return Drawn(joined, at)


def _elsewhere(node: TreeNode) -> str:
    if node.to:
        return ngettext("one more, named here already", "{count} more, named here already", node.same).format(
            count=node.same
        )
    return ngettext("the same one", "the same {count}", node.same).format(count=node.same)


def _joint(number: int, at: int, anchors: Sequence[int]) -> str:
    """What joins a line to what stands before it, with a blank after it."""
    first, last = anchors[0], anchors[-1]
    if not first <= number <= last:
        return "   " if number != at else "── "
    if number in anchors:
        if first == last:
            return "── "
        here = number == at
        sign = (
            ("┬" if here else "┌")
            if number == first
            else ("┴" if here else "└")
            if number == last
            else "┼"
            if here
            else "├"
        )
        return f"{sign}─ "
    return "┤  " if number == at else "│  "


class PathTree(Widget, can_focus=True):
    """All ways. Up and down go through the positions as they stand under one another, left and right along the ways."""

    DEFAULT_CSS = "PathTree { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", _("up"), show=False, id="tree.up"),
        Binding("down,j", "move(1)", _("down"), show=False, id="tree.down"),
        Binding("left,h", "back", _("left"), show=False, id="tree.left"),
        Binding("right", "on", _("right"), show=False, id="tree.right"),
        Binding("home", "first", _("first"), show=False, id="tree.first"),
        Binding("enter", "open", _("open"), show=False, id="tree.open"),
    ]

    class Moved(Message):
        """Another position is selected."""

    class Opened(Message):
        """Enter was pressed on a position."""

    _roots: tuple[TreeNode, ...] = ()
    _rows: Sequence[Row] = ()
    _selected = ""

    def show_tree(self, roots: Sequence[TreeNode], labels: Mapping[str, Sequence[Part]], select: str = "") -> None:
        """Show positions; the selection stays with its position.

        Args:
            roots: those with which the ways begin.
            labels: position -> its name, and what stands beside that.
            select: what is selected, "" for what was.

        """
        self._roots = tuple(roots)
        self._rows = [row for root in roots for row in draw(root, labels).rows]
        known = self._order()
        self._selected = next((name for name in (select, self._selected, *known) if name in known), "")
        self.styles.height = max(len(self._rows), 1)
        self.refresh()

    @property
    def selected(self) -> str:
        """The id of the selected position, "" where there is none."""
        return self._selected

    def select(self, name: str) -> bool:
        """Select a position, if it is there."""
        there = name in self._order()
        if there and name != self._selected:
            self._selected = name
            self.refresh()
            self.post_message(self.Moved())
        return there

    def _order(self) -> list[str]:
        return [piece.id for row in self._rows for piece in row if piece.id]

    def _place(self) -> tuple[int, int]:
        """The line and the column of what is selected."""
        for y, row in enumerate(self._rows):
            x = 1
            for piece in row:
                if piece.id and piece.id == self._selected:
                    return y, x
                x += cell_len(piece.text)
        return 0, 1

    def cursor_at(self) -> Offset:
        """Where the selected position stands."""
        y, x = self._place()
        return Offset(x, y)

    def render(self) -> Content:
        """The picture; what has no room on the right is cut."""
        parts: list[tuple[str, str]] = []
        for y, row in enumerate(self._rows):
            room = self.size.width - 2
            parts.append((("\n" if y else "") + " ", ""))
            for piece in row:
                text = fit(piece.text, min(cell_len(piece.text), max(room, 0)))
                room -= cell_len(text)
                look = style(piece.tone)
                if piece.id and piece.id == self._selected:
                    # The mark takes the blank before the name.
                    before, its = parts[-1]
                    parts[-1:] = [(before[:-1], its), (mark(self), "bold")]
                    look = "bold"
                    if has_keys(self):
                        look = "bold reverse" if self.app.theme in ONE_TONE else "bold $on-band on $band"
                parts.append((text, look))
        return Content.assemble(*parts)

    def action_move(self, step: int) -> None:
        """Select the next position under or over this one."""
        known = self._order()
        if self._selected in known:
            self.select(known[min(max(known.index(self._selected) + step, 0), len(known) - 1)])

    def action_first(self) -> None:
        """Select the first position."""
        for name in self._order()[:1]:
            self.select(name)

    def action_on(self) -> None:
        """Select where the selected position leads first."""
        node = next((node for node in _all(self._roots) if node.id == self._selected), None)
        if node is not None and node.to:
            self.select(node.to[0].id)

    def action_back(self) -> None:
        """Select the position that leads to the selected one."""
        before = (node for node in _all(self._roots) if any(one.id == self._selected for one in node.to))
        for node in before:
            self.select(node.id)
            return

    def action_open(self) -> None:
        """Open the selected position."""
        if self._selected:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked."""
        if 0 <= event.y < len(self._rows):
            x = 1
            for piece in self._rows[event.y]:
                x += cell_len(piece.text)
                if event.x < x:
                    self.select(piece.id)
                    return


def _all(nodes: Sequence[TreeNode]) -> Iterator[TreeNode]:
    for node in nodes:
        yield node
        yield from _all(node.to)
