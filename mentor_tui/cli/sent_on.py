"""Files that are sent on: insights, curricula, records: tables for a spreadsheet, pages for a browser, checklists, calendars."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_tui.domain.text import harmless
from mentor_tui.plain_files import write_whole
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.store.os_errors import troubled

if TYPE_CHECKING:
    from mentor_tui.services.audit import AuditPage
    from mentor_tui.services.curriculum_diff import DiffPage
    from mentor_tui.services.exports import Export
    from mentor_tui.services.insights_documents import Table
    from mentor_tui.services.talk_paper import TalkPaper

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would work out rather than show."""


def send_tables(directory: str, page: InsightsPage, items: ItemsPage) -> list[Path]:
    """Write insights as one CSV file for each table; the answer is where they are.

    Raises:
        Trouble: one of them cannot be written.

    """
    from mentor_tui.services.insights_documents import insights_tables

    return _as_files(directory, insights_tables(page, items))


def send_past(directory: str, page: DiffPage) -> list[Path]:
    """Write another edition on past cohorts as one CSV file for each table; the answer is where they are, none without any.

    Raises:
        Trouble: one of them cannot be written.

    """
    from mentor_tui.services.past_cohorts_documents import replay_tables

    one = page.past.together
    return [] if one is None else _as_files(directory, replay_tables(one, page.names, page.titles))


def _as_files(directory: str, tables: Mapping[str, Table]) -> list[Path]:
    folder = Path(directory).expanduser()
    with troubled(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / f"{name}.csv", as_csv(rows)) for name, rows in tables.items()]


def send_page(path: str, page: InsightsPage, items: ItemsPage, drawn: Sequence[str]) -> list[Path]:
    """Write insights as one page, with some cohorts in its picture; the answer is where it is.

    Raises:
        Trouble: it cannot be written.

    """
    from mentor_tui.html.insights import insights_html

    return [_written(Path(path).expanduser(), insights_html(page, items, drawn))]


def send_export(export: Export, files: Mapping[str, str]) -> list[Path]:
    """Write a curriculum or somebody's way through it as files; the answer is where they are.

    Args:
        export: what is sent on.
        files: ``markdown``, ``csv``, ``html`` or ``ics`` -> where it goes, ``-`` to standard output.

    Raises:
        Trouble: one of them cannot be written.

    """
    made = [(path, _as_file(export, kind)) for kind, path in files.items()]
    for path, text in made:
        if path == "-":
            sys.stdout.write(text)
    return [_written(Path(path).expanduser(), text) for path, text in made if path != "-"]


def send_records(page: AuditPage, kind: str, path: str) -> list[Path]:
    """Write records as ``csv``, ``json`` or ``html``, ``-`` to standard output; the answer is where they are.

    Raises:
        Trouble: they cannot be written.

    """
    text = _records(page, kind)
    if path == "-":
        sys.stdout.write(text)
        return []
    return [_written(Path(path).expanduser(), text)]


def send_talk(paper: TalkPaper, path: str, word: str) -> list[Path]:
    """Write the page of a talk, ``-`` to standard output, with the team's own word for a ticket; the answer is where it is.

    Raises:
        Trouble: it cannot be written.

    """
    from mentor_tui.html.talk import talk_html

    text = talk_html(paper, word)
    if path == "-":
        sys.stdout.write(text)
        return []
    return [_written(Path(path).expanduser(), text)]


def _records(page: AuditPage, kind: str) -> str:
    if kind == "html":
        from mentor_tui.html.audit import audit_html

        return audit_html(page)
    if kind == "json":
        from mentor_tui.cli.cli_context import as_json
        from mentor_tui.services.audit_documents import audit_doc

        return as_json(audit_doc(page)).decode() + "\n"
    from mentor_tui.wording.audit_table import table

    return as_csv(table(page))


def _as_file(export: Export, kind: str) -> str:
    if kind == "markdown":
        from mentor_tui.intake.markdown_text import checklist
        from mentor_tui.wording.exports import title

        return checklist(export.curriculum, title=title(export), parts=export.parts, done=export.done)
    if kind == "csv":
        from mentor_tui.services.exports import rows

        return as_csv(rows(export))
    if kind == "html":
        from mentor_tui.html.curricula import curriculum_html

        return curriculum_html(export)
    from mentor_tui.cli.ics import calendar_file

    return calendar_file(export, export.standing.zone if export.standing is not None else "")


def as_csv(rows: Sequence[Sequence[object]]) -> str:
    """A table as a spreadsheet reads it; no cell of it is taken for a formula."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue()


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else harmless(str(value))
    text = harmless(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def _written(path: Path, text: str) -> Path:
    """Write a file whole: what was there before stays until all of it is."""
    with troubled(path):
        write_whole(path, text)
    return path
