"""Where people are: in which zone somebody's days are told, and which places will have no free days that are known."""

from __future__ import annotations

from mentor_tui.domain.calendar import Workplace
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.record import person_record
from mentor_tui.services.actor_context import ActorContext, zone_of


def zone_name(context: ActorContext, person: str) -> str:
    """The time zone in which somebody's days are told, "" where it is not known here."""
    record = context.store.read(person_record(person))
    name = Journey(record).profile.zone_in(context.catalogue.calendar) if record is not None else ""
    return name if zone_of(name) is not None else ""


def ending(context: ActorContext) -> tuple[Workplace, ...]:
    """The places whose free days are known for this year, and not for all of the next."""
    year = context.today().year
    places = context.catalogue.calendar.places.values()
    return tuple(place for place in places if place.until is not None and place.until <= year)
