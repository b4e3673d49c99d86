"""A table of people as rows, brought in as a file of them would be, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.intake.tables import Row, Table
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.people_import import PeopleImport, carry_out, plan_import
from mentor_tui.services.table_columns import PEOPLE, FileRow, NamedTable, named_table


def table(rows: Sequence[Mapping[str, str]]) -> NamedTable:
    """Rows as the file that has them would be read; the header is row 1."""
    if not rows:
        raise BadUse(Code.BAD_CSV, reason="empty")
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [Row(n, tuple(row.get(name, "") for name in names)) for n, row in enumerate(rows, 2)]
    return named_table(Table("csv", (Row(1, tuple(names)), *cells), ","), PEOPLE)


def planned(context: ActorContext, rows: Sequence[Mapping[str, str]], **more: Any) -> PeopleImport:
    """What these rows would do."""
    return plan_import(context, table(rows), **more)


def import_people(context: ActorContext, rows: Sequence[Mapping[str, str]], **more: Any) -> Done:
    """Add those in the rows; the first fault is raised, with its row."""
    plan = planned(context, rows, **more)
    for fault in plan.faults:
        fault.problem.facts["row"] = fault.row
        raise fault.problem
    done = carry_out(context, plan).added
    assert done is not None
    return done


def progress(*rows: Mapping[str, str]) -> list[FileRow]:
    """Rows of what was done before, as a file's."""
    return [FileRow(number, row) for number, row in enumerate(rows, 2)]
