"""What a file of people would do, as the plain keys that scripts rely on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentor_tui.domain.day_order import DayOrder
from mentor_tui.domain.problems import Problem
from mentor_tui.services.onboarding_people import New
from mentor_tui.services.people_import import Known, PeopleImport


def import_doc(it: PeopleImport, sentence: Callable[[Problem], str], *, written: bool) -> dict[str, Any]:
    """The plan of an import.

    Args:
        it: what the file would do.
        sentence: how a problem is said.
        written: whether it was carried out.

    """
    return {
        "new": [_new_doc(new) for new in it.new],
        "here": [_known_doc(one) for one in it.here],
        "changes": [_known_doc(one) for one in it.changes],
        "faults": [
            {
                "row": fault.row,
                "column": fault.header,
                "message": sentence(fault.problem),
                "code": fault.problem.code.value,
            }
            for fault in it.faults
        ],
        "columns": dict(it.table.columns),
        "unused": [*it.table.unused],
        "sheet": it.table.sheet or None,
        "other_sheets": [*it.table.other_sheets],
        "dates": _dates_doc(it.dates),
        "written": written,
    }


def _new_doc(new: New) -> dict[str, Any]:
    said = {key: value for key, value in new.fields.items() if key not in ("id", "name")}
    return {"row": new.row, "person": new.person, "name": new.fields["name"], "fields": said}


def _known_doc(known: Known) -> dict[str, Any]:
    return {
        "row": known.row,
        "person": known.person,
        "name": known.name,
        "by": known.by,
        "changes": _differing(known.changes),
        "stays": _differing(known.stays),
        "yours": known.yours,
    }


def _differing(found: Sequence[tuple[str, Any, Any]]) -> list[dict[str, Any]]:
    return [{"column": key, "from": before, "to": after} for key, before, after in found]


def _dates_doc(dates: DayOrder) -> dict[str, Any]:
    return {"order": dates.order, "row": dates.row or None, "example": dates.text or None}
