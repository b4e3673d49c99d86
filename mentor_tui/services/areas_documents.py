"""The board of areas as the plain keys that scripts rely on; keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.services.areas_page import AreaRow, AreasPage


def areas_doc(page: AreasPage, rows: tuple[AreaRow, ...] | None = None) -> dict[str, Any]:
    """All areas, or some."""
    return {"areas": [_area_doc(row) for row in (page.rows if rows is None else rows)]}


def _area_doc(row: AreaRow) -> dict[str, Any]:
    area, held, last = row.area, row.held, row.log.last
    return {
        "id": area.id,
        "title": area.title,
        "short": area.label,
        "track": area.track,
        "owner": row.case.owner.id if row.case.owner is not None else None,
        "since": held.since or None,
        "backup": held.backup,
        "contributors": list(held.contributors),
        "asked": list(held.asked),
        "places": area.places,
        "rhythm": area.rhythm,
        "hours": area.hours,
        "last": last.isoformat() if last is not None else None,
        "state": row.state,
        "flags": list(row.flags),
        "log": [line._asdict() for line in row.log.lines],
        "past": [one._asdict() for one in held.past],
    }
