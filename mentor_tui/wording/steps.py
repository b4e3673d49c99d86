"""Curves drawn as steps in cells of text: heavy, light and dashed lines, so that three can be told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mentor_tui.domain.insights import Curve, share_on


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A kind of line: along, up, and its corners (from the left up, from below right, from the left down, from above right)."""

    along: str
    up: str
    corners: str


LINES = (LineStyle("━", "┃", "┛┏┓┗"), LineStyle("─", "│", "┘┌┐└"), LineStyle("╌", "╎", "┘┌┐└"))
"""The first of some curves is heavy, the second light, the third dashed."""

MOST = len(LINES)
"""How many curves can be told apart in one picture."""

_ACROSS = (5, 10, 20, 50, 100, 200, 500, 1000)
"""Days between the marks below a picture."""


@dataclass(frozen=True)
class Drawing:
    """A picture in lines of text.

    Attributes:
        rows: what stands on the left of a line, and the line itself.
        axis: the line below, from its left on; ``days`` is what stands below that.

    """

    rows: tuple[tuple[str, str], ...]
    axis: str
    days: str

    def lines(self, unit: str) -> list[str]:
        """All of it; ``unit`` says what the days below are."""
        return [*(side + row for side, row in self.rows), self.axis, f"{unit:>{SIDE - 1}}  {self.days}"]


SIDE = 7
"""Cells on the left of a picture, where the per cents stand."""


def draw(curves: Sequence[Curve], width: int, height: int, side: Sequence[str], *, from_start: bool = False) -> Drawing:
    """Draw curves as steps.

    Args:
        curves: at most three, the most important first; where they lie on one another it is the one in sight.
        width: cells there are, ``SIDE`` of them for what stands on the left.
        height: lines for the shares from one to none; where it is one more than a multiple of four, each quarter has its line.
        side: what stands beside the five quarters, the whole first.
        from_start: begin with the first day, however late the first step is.

    """
    room = max(width - SIDE - 1, 2)
    last = max((curve[-1][0] for curve in curves if curve), default=0)
    first = 0 if from_start else _first(curves, last)
    shown = [[" "] * room for _row in range(height)]
    for number in reversed(range(min(len(curves), MOST))):
        _put(shown, curves[number], LINES[number], first, max(last, first + 1))
    marks = [""] * height
    for quarter, said in enumerate(side):
        row, between = divmod(quarter * (height - 1), len(side) - 1)
        marks[row] = "" if between else said
    rows = tuple(
        (f"{mark:>{SIDE - 1}} " + ("┤" if mark else "│"), "".join(cells).rstrip())
        for mark, cells in zip(marks, shown, strict=True)
    )
    return Drawing(rows, *_axis(first, max(last, first + 1), room))


def _first(curves: Sequence[Curve], last: int) -> int:
    """The day with which a picture begins: none, or a little before the first step where much would be empty."""
    steps = [day for curve in curves for (_before, share), (day, then) in pairwise(curve) if then != share]
    first = min(steps, default=0)
    return max(first - max(last - first, 10) // 3, 0) // 10 * 10 if first * 3 > last else 0


def _put(shown: list[list[str]], curve: Curve, line: LineStyle, first: int, last: int) -> None:
    """Draw one curve over what is there, as far as it is known."""
    height, room = len(shown), len(shown[0])
    before: int | None = None
    for column in range(room):
        share = share_on(curve, first + column * (last - first) // (room - 1))
        if share is None:
            break
        row = round((1 - share) * (height - 1))
        if before is None or row == before:
            shown[row][column] = line.along
        else:
            rises = row < before
            shown[before][column] = line.corners[0 if rises else 2]
            shown[row][column] = line.corners[1 if rises else 3]
            for between in range(min(row, before) + 1, max(row, before)):
                shown[between][column] = line.up
        before = row


def _axis(first: int, last: int, room: int) -> tuple[str, str]:
    """The line below a picture with its marks, and the days below them."""
    across = next((days for days in _ACROSS if (last - first) / days <= room / 8), _ACROSS[-1])
    line, days = ["─"] * room, [" "] * (room + 6)
    for day in range(-(-first // across) * across, last + 1, across):
        at = -(-(day - first) * (room - 1) // (last - first))
        line[at] = "┬"
        days[at : at + len(str(day))] = str(day)
    return " " * SIDE + "└" + "".join(line), "".join(days).rstrip()
