"""What somebody has before them who thinks of asking for another mentor for a hire."""

from __future__ import annotations

from typing import NamedTuple

from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import refuse_if
from mentor_tui.domain.rules.pairing import may_ask
from mentor_tui.domain.team import Ask
from mentor_tui.services.asking import Asked, asks_of
from mentor_tui.services.desk import Desk, find_person
from mentor_tui.services.handover import hands_over
from mentor_tui.services.journeys import leads_of
from mentor_tui.services.mentors import read_mentors


class Wishing(NamedTuple):
    """Before somebody asks that a hire has another mentor.

    Attributes:
        hire: whose mentor it is about; ``own`` where the acting person is that hire.
        leads: who will talk with them.
        mentors: whom they may wish for.
        asked: what they have asked already, None where they have not.
        reasons: whether a reason can be kept for leads alone.

    """

    hire: Person
    own: bool
    leads: tuple[Person, ...]
    mentors: tuple[Person, ...]
    asked: Ask | None
    reasons: bool


def wishing(desk: Desk, hire: str | None = None) -> Wishing:
    """What has to be known to ask that a hire, oneself where it is None, has another mentor.

    Raises:
        NotYours: the acting person is neither the hire nor their mentor.

    """
    team = desk.team()
    them = find_person(team, hire or desk.actor)
    refuse_if(may_ask(desk.relations(team, them.id), them, hands_over=hands_over(desk, team, them.id)))
    out = {them.id, desk.actor, team.mentor(them.id)}
    free = [other for other in read_mentors(desk, team).all() if other.id not in out and other.left is None]
    mine = (asked.ask for asked in asks_about(desk, them.id) if asked.ask.by == desk.actor)
    return Wishing(
        them,
        them.id == desk.actor,
        leads_of(team, them, desk.today()),
        tuple(sorted(free, key=lambda other: other.name.casefold())),
        next(mine, None),
        desk.restricted,
    )


def asks_about(desk: Desk, hire: str) -> tuple[Asked, ...]:
    """The wishes for another mentor for a hire that the acting person may know of."""
    return tuple(asked for asked in asks_of(desk) if asked.ask.hire == hire)
