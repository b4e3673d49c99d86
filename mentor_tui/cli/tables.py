"""Plain tables: aligned columns without boxes or colour, so that they read well aloud and in pipes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from mentor_tui.domain.text import cells, harmless

GAP = "  "


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Rows under headers, each column as wide as its widest cell.

    Args:
        headers: one word for each column; none at all leaves the line out.
        rows: cells on one line each.
        right: columns of numbers, aligned to the right.

    """
    body = [[*row] for row in rows]
    lines = [[*headers], *body] if headers else body
    if not lines:
        return ""
    widths = [max(cells(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        GAP.join(_cell(cell, widths[column], column in right) for column, cell in enumerate(line)).rstrip()
        for line in lines
    )


def _cell(text: str, room: int, right: bool) -> str:
    space = " " * (room - cells(text))
    return space + text if right else text + space


def show(headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print a table; nothing where there are no rows."""
    # What a stored file holds may be anything; it must neither reach the terminal nor shift a column.
    body = [[cell if cell.isprintable() else harmless(cell.replace("\n", " ")) for cell in row] for row in rows]
    if body:
        click.echo(table(headers, body, right=right))
