"""Files that are sent on: insights as tables for a spreadsheet, and as a page for a browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from mentor_tui.domain.text import harmless
from mentor_tui.plain_files import write_whole
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.store.os_errors import troubled

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would work out rather than show."""


def send_tables(directory: str, page: InsightsPage, items: ItemsPage) -> list[Path]:
    """Write insights as one CSV file for each table; the answer is where they are.

    Raises:
        Trouble: one of them cannot be written.

    """
    from mentor_tui.services.insights_documents import insights_tables

    folder = Path(directory).expanduser()
    with troubled(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / f"{name}.csv", as_csv(rows)) for name, rows in insights_tables(page, items).items()]


def send_page(path: str, page: InsightsPage, items: ItemsPage, drawn: Sequence[str]) -> list[Path]:
    """Write insights as one page, with some cohorts in its picture; the answer is where it is.

    Raises:
        Trouble: it cannot be written.

    """
    from mentor_tui.html.insights import insights_html

    return [_written(Path(path).expanduser(), insights_html(page, items, drawn))]


def as_csv(rows: Sequence[Sequence[object]]) -> str:
    """A table as a spreadsheet reads it; no cell of it is taken for a formula."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else harmless(str(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(_BEGINS_A_FORMULA) else text


def _written(path: Path, text: str) -> Path:
    """Write a file whole: what was there before stays until all of it is."""
    with troubled(path):
        write_whole(path, text)
    return path
