"""Cohorts in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.pages import CohortRow


def cohort_name(name: str, today: date) -> str:
    """A cohort as people say it: ``May`` for ``2026-05``, with the year where it is another."""
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return name
    return plain.month_word(first, today)


FEW = 5
"""Hires below which nothing of a cohort reads as a rate: it would be about each of them."""


def cohort_cells(row: CohortRow, today: date) -> tuple[str, str, int, int, str, str]:
    """A cohort: name, in it, alone, in all, half by, away."""
    half = _("day {day}").format(day=row.half_by) if row.half_by is not None else _("not half yet")
    if row.half_by is None and row.day < 30:
        half = _("too early")
    if row.size < FEW:
        half = _("too few")
    return (cohort_name(row.name, today), str(row.size), row.alone, row.size, half, str(row.away or "–"))
