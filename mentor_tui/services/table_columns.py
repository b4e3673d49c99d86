"""Tables of a known kind: which columns of a file mean what, in any case and order, and its rows by the names of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.intake.tables import Table
from mentor_tui.services.fields import FIELDS

GIVEN, FAMILY = "given name", "family name"
"""Columns that make up a name together."""

_PARTS_OF_NAMES = {
    **dict.fromkeys(("firstname", "givenname", "forename"), GIVEN),
    **dict.fromkeys(("lastname", "surname", "familyname"), FAMILY),
}


@dataclass(frozen=True)
class Columns:
    """The columns that a file may have, those of which it must have one each, and other names for them."""

    known: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    called: Mapping[str, str] = field(default_factory=dict)


PEOPLE = Columns(
    tuple(FIELDS),
    (("name", GIVEN),),
    {other: field.name for field in FIELDS.values() for other in field.called} | _PARTS_OF_NAMES,
)
PROGRESS = Columns(
    ("person", "item", "through", "on", "times"),
    (("person",), ("item", "through")),
    {"id": "person", "name": "person", "email": "person", "mail": "person", "date": "on", "count": "times",
     "phase": "through", "throughphase": "through"},
)  # fmt: skip


class FileRow(NamedTuple):
    """What stands in a row, by column, and its number as the spreadsheet shows it; ``too_many``: cells without a column."""

    number: int
    cells: Mapping[str, str]
    too_many: bool = False


@dataclass(frozen=True)
class NamedTable:
    """A file's rows by column.

    Attributes:
        columns: a header of the file -> the column that it is, in the order of the file.
        unused: the headers that are none of the known columns.
        kind, delimiter: what the file is.
        sheet, other_sheets: of a workbook: the sheet that was read, and those that were not.

    """

    rows: tuple[FileRow, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...] = ()
    kind: str = "csv"
    delimiter: str = ","
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()

    def header(self, column: str) -> str:
        """What a column is called in the file."""
        found = next((header for header, known in self.columns.items() if known == column), None)
        if found is None and column == "name":
            found = next((header for header, known in self.columns.items() if known == GIVEN), None)
        return found or column

    def with_cell(self, rows: Iterable[int], column: str, text: str) -> NamedTable:
        """The table with another text in a column of some rows."""
        wanted = frozenset(rows)
        changed = (
            row._replace(cells={**row.cells, column: text}, too_many=False) if row.number in wanted else row
            for row in self.rows
        )
        known = {} if column in self.columns.values() else {column: column}
        return replace(self, rows=tuple(changed), columns={**self.columns, **known})


def named_table(table: Table, columns: Columns) -> NamedTable:
    """A table by the columns that are known; others are kept out and named.

    Raises:
        BadUse: a column that it must have is not there, or one is there twice.

    """
    header = table.rows[0].cells
    flat = ["".join(filter(str.isalnum, clean(cell).casefold())) for cell in header]
    meant = [plain if plain in columns.known else columns.called.get(plain) for plain in flat]
    at: dict[int, str] = {}
    heads: dict[str, str] = {}
    unused: list[str] = []
    for index, (cell, plain, name) in enumerate(zip(header, flat, meant, strict=True)):
        if name is not None and flat.index(plain) < index:
            raise BadUse(Code.BAD_CSV, reason="twice", column=clean(cell)[:60])
        # Of several that mean the same, as Office and City do, its own name goes first, then whichever comes first.
        best = flat.index(name) if name in flat else meant.index(name)
        if name is None or best != index:
            unused += [clean(cell)[:60]] if clean(cell) else []
        else:
            at[index], heads[clean(cell)] = name, name
    for needed in columns.needed:
        if not set(needed) & set(at.values()):
            raise BadUse(Code.BAD_CSV, reason="columns", column=needed[0], known=list(columns.known))
    width = max((index for index, cell in enumerate(header) if cell.strip()), default=-1) + 1
    rows = tuple(_row(row.number, row.cells, at, width) for row in table.rows[1:])
    return NamedTable(rows, heads, tuple(unused), table.kind, table.delimiter, table.sheet, table.other_sheets)


def _row(number: int, cells: tuple[str, ...], at: Mapping[int, str], width: int) -> FileRow:
    said = {name: cells[index] for index, name in at.items() if index < len(cells)}
    parts = [said.pop(part, "") for part in (GIVEN, FAMILY)]
    if whole := " ".join(part.strip() for part in parts if part.strip()):
        said.setdefault("name", whole)
    return FileRow(number, said, any(cell.strip() for cell in cells[width:]))
