"""What somebody has before them who thinks of asking for another mentor for a hire."""

from __future__ import annotations

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import Names
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import refuse_if
from mentor_tui.domain.rules.pairing import may_ask
from mentor_tui.domain.team import Ask
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.handover import hands_over
from mentor_tui.services.hearing import leads_of
from mentor_tui.services.mentor_requests import MentorRequest, asks_of
from mentor_tui.services.mentors import read_mentors


class Wishing(NamedTuple):
    """Before somebody asks that a hire has another mentor.

    Attributes:
        hire: whose mentor it is about; ``own`` where the acting person is that hire.
        leads: who will talk with them.
        mentors: whom they may wish for.
        asked: what they have asked already, None where they have not.
        reasons: whether a reason can be kept for leads alone.
        names: what everybody is called.

    """

    hire: Person
    own: bool
    leads: tuple[Person, ...]
    mentors: tuple[Person, ...]
    asked: Ask | None
    reasons: bool
    names: Names


def wishing(context: ActorContext, hire: str | None = None) -> Wishing:
    """What has to be known to ask that a hire, oneself where it is None, has another mentor.

    Raises:
        NotYours: the acting person is neither the hire nor their mentor.

    """
    team = context.team()
    them = find_person(team, hire or context.actor)
    refuse_if(may_ask(context.relations(team, them.id), them, hands_over=hands_over(context, team, them.id)))
    out = {them.id, context.actor, team.mentor(them.id)}
    free = [other for other in read_mentors(context, team).all() if other.id not in out and other.left is None]
    mine = (asked.ask for asked in asks_about(context, them.id) if asked.ask.by == context.actor)
    return Wishing(
        them,
        them.id == context.actor,
        leads_of(context, team, them),
        tuple(sorted(free, key=lambda other: other.name.casefold())),
        next(mine, None),
        context.restricted,
        team.names,
    )


def asks_about(context: ActorContext, hire: str) -> tuple[MentorRequest, ...]:
    """The wishes for another mentor for a hire that the acting person may know of."""
    return tuple(asked for asked in asks_of(context) if asked.ask.hire == hire)
