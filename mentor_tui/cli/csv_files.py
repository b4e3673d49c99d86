"""CSV files as rows: whatever a spreadsheet saves, with headers in any case and order."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.text import clean, near
from mentor_tui.services.fields import FIELDS

SIZE_MOST, ROWS_MOST = 8 << 20, 20_000
"""Bytes of a file, and rows in it, far beyond the largest team."""

_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Columns:
    """The columns that a file may have, those that it must have, and other names for them."""

    known: tuple[str, ...]
    needed: tuple[str, ...]
    called: Mapping[str, str] = field(default_factory=dict)


PEOPLE = Columns(tuple(FIELDS), ("name",), {other: field.name for field in FIELDS.values() for other in field.called})
PROGRESS = Columns(
    ("person", "item", "on", "times"), ("person", "item", "on"), {"id": "person", "date": "on", "count": "times"}
)


def read_rows(path: str, columns: Columns) -> list[dict[str, str]]:
    """The rows of a file, one mapping each; ``-`` is what comes through the pipe.

    Raises:
        Trouble: the file cannot be read.
        BadUse: it is no such table; ``facts['row']`` counts lines as a spreadsheet does.

    """
    return _rows(_text(path), columns)


def _text(path: str) -> str:
    try:
        if path == "-":
            data = sys.stdin.buffer.read(SIZE_MOST + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(SIZE_MOST + 1)
    except FileNotFoundError as error:
        raise Trouble(Code.NOT_THERE, path=path) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Trouble(Code.NO_ACCESS, path=path, reason=reason) from error
    if len(data) > SIZE_MOST:
        raise BadUse(Code.BAD_CSV, reason="too-long", most=ROWS_MOST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadUse(Code.BAD_CSV, reason="not-utf8", line=data.count(b"\n", 0, error.start) + 1) from error


def _rows(text: str, columns: Columns) -> list[dict[str, str]]:
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[dict[str, str]] = []
    names: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = _header(cells, columns)
                continue
            if any(cell.strip() for cell in cells[len(names) :]):
                raise BadUse(Code.BAD_CSV, reason="too-many", row=reader.line_num)
            if len(rows) == ROWS_MOST:
                raise BadUse(Code.BAD_CSV, reason="too-long", most=ROWS_MOST)
            rows.append(dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise BadUse(Code.BAD_CSV, reason="broken", detail=str(error), row=reader.line_num) from error
    if not rows:
        raise BadUse(Code.BAD_CSV, reason="empty")
    return rows


def _header(cells: list[str], columns: Columns) -> list[str]:
    names: list[str] = []
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    for cell in cells:
        plain = "".join(character for character in clean(cell).casefold() if character.isalnum())
        name = columns.called.get(plain, plain)
        known = list(columns.known)
        if name not in columns.known:
            guess = near(plain, [*columns.known]) if plain else None
            raise BadUse(Code.BAD_CSV, reason="unknown-column", column=clean(cell)[:60], known=known, near=guess)
        if name in names:
            raise BadUse(Code.BAD_CSV, reason="twice", column=name)
        names.append(name)
    for name in columns.needed:
        if name not in names:
            raise BadUse(Code.BAD_CSV, reason="columns", column=name, known=list(columns.known))
    return names
