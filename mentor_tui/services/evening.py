"""The evening line of a journey: read by its owner, at the end of a working day of theirs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mentor_tui.domain.evening import Evening, evening
from mentor_tui.domain.people import Person
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import zone_of


def evening_of(person: Person, standing: Standing, now: datetime) -> Evening | None:
    """What is said to the owner of a journey, None where it is not the evening of a working day of theirs.

    Nothing is known of it where nobody has said in which time zone they work.
    """
    zone = zone_of(standing.zone)
    return evening(standing, now.astimezone(zone).time(), zone, person.left) if zone is not None else None


def evening_doc(now: Evening | None) -> dict[str, Any] | None:
    """The same as the plain keys that scripts rely on."""
    if now is None:
        return None
    first = now.first
    return {
        "done": now.done,
        "minutes": now.effort.known,
        "signed": list(now.signed),
        "next_day": now.day.isoformat() if now.day is not None else None,
        "begins": f"{now.begin:%H:%M}" if now.begin is not None else None,
        "first": {"kind": first.kind, "what": first.what, "at": f"{first.at:%H:%M}"} if first is not None else None,
        "item": now.item or None,
        "away_before": now.leave,
    }
