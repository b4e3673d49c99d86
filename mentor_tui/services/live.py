"""What a screen that stays open needs: whose places to show, and what was committed by others meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mentor_tui.domain.people import Role
from mentor_tui.domain.record import PEOPLE, person_record
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.protocol import Changes


def start(context: ActorContext) -> object:
    """A cursor to ask from for what changed."""
    return context.store.changes().cursor


def changed(context: ActorContext, cursor: object) -> Changes:
    """What was committed since a cursor, by whomever, and the cursor for the next time."""
    return context.store.changes(cursor)


def roles(context: ActorContext) -> tuple[Role, ...]:
    """The roles whose places the acting person has; who stands in for a mentor, or has a part, has a mentor's places too."""
    found = context.viewer()
    if found is None:
        return ()
    team, me = found
    if team.departed(me, context.today()):
        return me.roles
    covering = bool(me.parts or team.mentees(me.id) or team.covers(me.id, context.today()))
    return (*me.roles, "mentor") if covering and "mentor" not in me.roles else me.roles


def has_choice(context: ActorContext) -> bool:
    """Whether the team has at least two people who could mentor; with one there is nothing to match."""
    from mentor_tui.services.mentors import read_mentors

    team = context.team()
    return sum(not person.gone(context.today()) for person in read_mentors(context, team).all()) > 1


def ask_anew(ids: Iterable[str], known: Collection[str]) -> bool:
    """Whether somebody may have asked something, when these records changed, of whom that is not seen already."""
    start = f"{PEOPLE}/"
    seen = set(map(person_record, known))
    return any(one.startswith(start) and one not in seen for one in ids)
