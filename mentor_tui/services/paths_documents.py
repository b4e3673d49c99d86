"""Where somebody could go, as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.gap import Asked
from mentor_tui.services.paths import PathsPage


def paths_doc(page: PathsPage) -> dict[str, Any]:
    """Positions, the ways between them, what one of them still asks, and the way there."""
    support = [
        {
            "id": one.id,
            "title": one.title,
            "kind": "support",
            "about": one.about,
            "asks": dict(one.asks),
            "missing": page.missing(one),
        }
        for one in page.catalogue.positions.values()
    ]
    elsewhere = [{"id": one.id, "title": one.title, "kind": "elsewhere"} for one in page.catalogue.elsewhere.values()]
    return {
        "person": page.person.id,
        "position": page.position.id if page.position else None,
        "goal": page.aim or None,
        "positions": [*support, *elsewhere],
        "edges": [{"from": edge.origin, "to": edge.to} for edge in page.edges],
        "to": page.target.id if page.target else None,
        "gap": [_asked_doc(row) for row in page.gap],
        "way": [
            {
                "kind": leg.kind,
                "id": leg.id,
                "for": list(leg.competencies),
                "minutes": leg.minutes,
                "examples": leg.number,
                "from": leg.from_day.isoformat() if leg.from_day else None,
            }
            for leg in page.way
        ],
        "went": [{"person": one.person, "on": one.on, "decision": one.decision} for one in page.went],
    }


def _asked_doc(row: Asked) -> dict[str, Any]:
    how = [{"kind": step.kind, "id": step.id, "minutes": step.minutes} for step in row.steps]
    return {"competency": row.competency, "have": row.standing.level or None, "asked": row.asked, "how": how}
