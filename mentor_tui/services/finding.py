"""Whom and what a person can look for by name: those whose journeys they may see, and the items of a journey."""

from __future__ import annotations

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import person_record
from mentor_tui.services.actor_context import ActorContext


def people(context: ActorContext) -> tuple[Person, ...]:
    """Everybody whose journey the acting person may see, themselves among them where they have one."""
    found = context.viewer()
    if found is None:
        return ()
    team, me = found
    mine = {*team.mentees(me.id), *team.covers(me.id, context.today())}
    return tuple(
        person
        for person in team.people.values()
        if "hire" in person.roles and (person.id == me.id or person.id in mine or me.leads_team(person.team))
    )


def items(context: ActorContext, person: str | None = None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The items of a journey, as id and title, with whose journey it is; the acting person's where none is named."""
    who = person or context.actor
    record = context.store.read(person_record(who))
    if record is None:
        return who, ()
    curriculum = context.catalogue.curriculum(Journey(record).programme.curriculum)
    return who, tuple((item.id, item.title) for item in curriculum.items.values()) if curriculum else ()
