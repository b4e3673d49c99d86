"""Whom and what a person can look for by name: those whose journeys they may see, and the items of a journey."""

from __future__ import annotations

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import person_record
from mentor_tui.services.desk import Desk


def people(desk: Desk) -> tuple[Person, ...]:
    """Everybody whose journey the acting person may see, themselves among them where they have one."""
    found = desk.viewer()
    if found is None:
        return ()
    team, me = found
    mine = {*team.mentees(me.id), *team.covers(me.id, desk.today())}
    return tuple(
        person
        for person in team.people.values()
        if "hire" in person.roles and (person.id == me.id or person.id in mine or me.leads_team(person.team))
    )


def items(desk: Desk, person: str | None = None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The items of a journey, as id and title, with whose journey it is; the acting person's where none is named."""
    who = person or desk.actor
    record = desk.store.read(person_record(who))
    if record is None:
        return who, ()
    curriculum = desk.catalogue.curriculum(Journey(record).programme.curriculum)
    return who, tuple((item.id, item.title) for item in curriculum.items.values()) if curriculum else ()
