"""Tables out of files: what a spreadsheet saves, row by row, with the number of each row as the spreadsheet shows it.

Nothing is guessed: what is no table, or is written in another encoding, is refused with the place.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code

SIZE_MOST, UNPACKED_MOST, ROWS_MOST = 8 << 20, 128 << 20, 20_000
"""Bytes of a file, of what is packed in it, and rows in it, far beyond the largest team."""

_DELIMITERS = ",;\t|"
_BEGINNINGS = {b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "XLS", b"{\\rtf": "RTF", b"\x89PNG": "PNG", b"\xff\xd8": "JPEG"}
"""What other files begin with; a workbook of before 2007 is one of them."""


class Row(NamedTuple):
    """The cells of a row, and its number: the first row of the sheet is 1, empty ones count."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """What a file holds.

    Attributes:
        rows: those with something in them; the first is the header.
        delimiter: what stood between the cells, "" in a workbook.
        sheet: the sheet of a workbook that was read; ``other_sheets`` were not, though something stands in them.

    """

    kind: Literal["csv", "xlsx"]
    rows: tuple[Row, ...]
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def read_table(data: bytes) -> Table:
    """The table that some bytes are, whatever the file is called.

    Dates of a workbook come as ISO dates, numbers as they would be typed, formulas as the value that was last worked out.

    Raises:
        BadUse: it is none; ``facts`` say why, and ``row`` where.

    """
    if len(data) > SIZE_MOST:
        raise _bad("too-long", most=ROWS_MOST)
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data)
    for beginning, called in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise _bad("no-table", begins=called)
    return _plain(_decoded(data))


def _bad(reason: str, **facts: Any) -> BadUse:
    return BadUse(Code.BAD_CSV, reason=reason, **facts)


def _decoded(data: bytes) -> str:
    # A mark at the front says what follows; without one it is UTF-8 or it is refused.
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise _bad("broken", detail=str(error)) from error
        raise _bad("not-utf8", line=data.count(b"\n", 0, error.start) + 1) from error
    if (at := text.find("\0")) >= 0:
        raise _bad("no-table", begins="", line=text.count("\n", 0, at) + 1)
    return text


def _plain(text: str) -> Table:
    first, _end, rest = text.partition("\n")
    said = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    if len(said.strip('"')) == 1 or first.lower().rstrip("\r") == "sep=\t":
        # A spreadsheet takes this line as its own and shows the next one as row 1.
        delimiter, text = said.strip('"') or "\t", rest
    else:
        delimiter = _delimiter(text)
    rows: list[Row] = []
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                _keep(rows, number, cells)
    except csv.Error as error:
        raise _bad("broken", detail=str(error), row=number + 1) from error
    return _filled(Table("csv", tuple(rows), delimiter))


def _delimiter(text: str) -> str:
    """What stands most often between the cells of the first row that has something in it, quoted text left out."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _keep(rows: list[Row], number: int, cells: Sequence[str]) -> None:
    if len(rows) > ROWS_MOST:
        raise _bad("too-long", most=ROWS_MOST)
    rows.append(Row(number, tuple(cells)))


def _filled(table: Table) -> Table:
    if len(table.rows) < 2:
        raise _bad("empty")
    return table


def _workbook(data: bytes) -> Table:
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise _bad("no-xlsx") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED_MOST:
                raise _bad("too-long", most=ROWS_MOST)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, tuple(_sheet(sheet.iter_rows(values_only=True)))) for sheet in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, AttributeError, TypeError) as error:
        # The library lets through whatever it stumbles over; an archive without a workbook is the commonest.
        raise _bad("no-table", begins="ZIP") from error
    filled = [(title, rows) for title, rows in sheets if rows]
    if not filled:
        raise _bad("empty")
    title, rows = filled[0]
    return _filled(Table("xlsx", rows, sheet=title, other_sheets=tuple(other for other, _rows in filled[1:])))


def _sheet(rows: Iterator[tuple[Any, ...]]) -> list[Row]:
    kept: list[Row] = []
    for number, values in enumerate(rows, 1):
        cells = [_typed(value) for value in values]
        if any(cell.strip() for cell in cells):
            _keep(kept, number, cells)
    return kept


def _typed(value: Any) -> str:
    """A value as somebody would have typed it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
