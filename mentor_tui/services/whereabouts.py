"""Where somebody's days are told."""

from __future__ import annotations

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.record import person_record
from mentor_tui.services.actor_context import ActorContext, zone_of


def zone_name(context: ActorContext, person: str) -> str:
    """The time zone in which somebody's days are told, "" where it is not known here."""
    record = context.store.read(person_record(person))
    name = Journey(record).profile.zone_in(context.catalogue.calendar) if record is not None else ""
    return name if zone_of(name) is not None else ""
