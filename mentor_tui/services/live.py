"""What a screen that stays open needs: whose places to show, and what was committed by others meanwhile."""

from __future__ import annotations

from mentor_tui.domain.people import Role
from mentor_tui.services.desk import Desk
from mentor_tui.store.protocol import Changes


def start(desk: Desk) -> object:
    """A cursor to ask from for what changed."""
    return desk.store.changes().cursor


def changed(desk: Desk, cursor: object) -> Changes:
    """What was committed since a cursor, by whomever, and the cursor for the next time."""
    return desk.store.changes(cursor)


def roles(desk: Desk) -> tuple[Role, ...]:
    """The roles whose places the acting person has; who stands in for a mentor has a mentor's places too."""
    found = desk.viewer()
    if found is None:
        return ()
    team, me = found
    covering = bool(team.mentees(me.id) or team.covers(me.id, desk.today()))
    return (*me.roles, "mentor") if covering and "mentor" not in me.roles else me.roles


def has_choice(desk: Desk) -> bool:
    """Whether the team has at least two people who could mentor; with one there is nothing to match."""
    from mentor_tui.services.mentors import read_mentors

    team = desk.team()
    return sum(not person.gone(desk.today()) for person in read_mentors(desk, team).all()) > 1
