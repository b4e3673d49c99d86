"""A bulletin as the plain keys that scripts rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentor_tui.services.bulletin import Bulletin


def bulletin_doc(made: Bulletin, said: Sequence[Sequence[str]], nothing: str) -> dict[str, Any]:
    """A bulletin.

    Args:
        made: what it tells.
        said: its lines, of each section.
        nothing: the sentence that there is nothing to tell, "" where there is.

    """
    return {
        "kind": made.kind,
        "for": made.person.id,
        "since": made.since.isoformat(),
        "today": made.today.isoformat(),
        "away": made.away,
        "nothing": nothing,
        "well": made.well,
        "sections": [
            {
                "id": section.code,
                "rows": [
                    {"person": row.person, "on": row.on, "at": row.at, "line": line}
                    for row, line in zip(section.rows, lines, strict=True)
                ],
            }
            for section, lines in zip(made.sections, said, strict=True)
        ],
    }
