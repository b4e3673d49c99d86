"""What is owed to people: to one of them, or by and to the acting person; as a lead sees it, all of their teams'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.documents import owed_doc
from mentor_tui.services.hearing import Owing, owed_to
from mentor_tui.services.journey_access import view_of


class OwedRow(NamedTuple):
    """Something that is owed to somebody, and the day it is where they are."""

    to: str
    name: str
    owing: Owing
    today: date


def owed(context: ActorContext, person: str | None = None) -> tuple[OwedRow, ...]:
    """What is owed, what is late first, then by the day on which it is due.

    Args:
        context: who looks.
        person: to whom; None is what the acting person is owed, and what they owe others: a lead reads all of their teams'.

    Raises:
        NotYours: the journey of this person is somebody else's to see.
        BadUse: nobody is called so.

    """
    if person is not None:
        access = view_of(context, person)
        found = owed_to(context, access.team, access.person, access.standing)
        rows = [OwedRow(access.person.id, access.person.name, one, access.standing.today) for one in found]
    else:
        rows = [*_of_all(context)]
    return tuple(sorted(rows, key=lambda row: (not row.owing.debt.late, row.owing.debt.due, row.to, row.owing.debt.on)))


def owed_docs(rows: Iterable[OwedRow]) -> list[dict[str, Any]]:
    """The same as the plain keys that scripts rely on."""
    return [{"to": row.to, **owed_doc(row.owing)} for row in rows]


def _of_all(context: ActorContext) -> Iterator[OwedRow]:
    team = context.team()
    me = team.acting(context.actor)
    leads = grant("see journey", as_lead(me)) is not None
    seen = {them.id: them for them in team.people.values() if _concerns(context, team, them)}
    for record_id, record in context.store.read_many(map(person_record, seen)):
        them = seen[record_id.partition("/")[2]]
        if not isinstance(record, Record):
            continue
        try:
            with sound(record_id):
                standing = context.standing(Journey(record), team)
                found = owed_to(context, team, them, standing)
        except Problem:
            continue  # what cannot be read is told by attention, and by doctor
        for one in found:
            if leads or them.id == context.actor or context.actor in one.by:
                yield OwedRow(them.id, them.name, one, standing.today)


def _concerns(context: ActorContext, team: Team, them: Person) -> bool:
    if them.id != context.actor and "hire" not in them.roles:
        return False
    return grant("see journey", context.relations(team, them.id)) is not None
