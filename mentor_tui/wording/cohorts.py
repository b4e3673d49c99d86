"""Cohorts in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.insights import CohortState
    from mentor_tui.services.cohorts import CohortRow


def cohort_name(name: str, today: date) -> str:
    """A cohort as people say it: ``May`` for ``2026-05``, with the year where it is another."""
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return name
    return plain.month_word(first, today)


def cohort_cells(row: CohortRow, today: date) -> tuple[str, str, int, int, str, str]:
    """A cohort: name, in it, alone, in all, half by, away."""
    half = _("day {day}").format(day=row.half_by) if row.state == "half" else cohort_state(row.state)
    return (cohort_name(row.name, today), str(row.size), row.alone, row.size, half, str(row.away or "–"))


def cohort_state(state: CohortState) -> str:
    """Why there is nothing to tell of a cohort yet."""
    return {"too few": _("too few"), "too early": _("too early")}.get(state, _("not half yet"))
