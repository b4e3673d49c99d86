"""Tables by the path that somebody typed; ``-`` is what comes through the pipe."""

from __future__ import annotations

import sys
from pathlib import Path

from mentor_tui.intake.tables import SIZE_MOST, read_table
from mentor_tui.services.table_columns import PEOPLE, Columns, NamedTable, named_table


def read_named(path: str, columns: Columns) -> NamedTable:
    """The table in a file, by the columns that are known.

    Raises:
        Trouble: it cannot be read.
        BadUse: it is no such table.

    """
    return named_table(read_table(_bytes(path)), columns)


def read_people(path: str) -> NamedTable:
    """The table of people in a file; see ``read_named``."""
    return read_named(path, PEOPLE)


def _bytes(path: str) -> bytes:
    from mentor_tui.intake.importing import read_file

    return sys.stdin.buffer.read(SIZE_MOST + 1) if path == "-" else read_file(str(Path(path).expanduser()))
