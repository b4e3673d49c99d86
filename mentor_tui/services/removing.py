"""Somebody who was added by mistake taken off the team again."""

from __future__ import annotations

from collections.abc import Iterator, Set

from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM, person_record, restricted_record, thing
from mentor_tui.domain.rules import people as rules
from mentor_tui.domain.team import PAIRING, PERSON, REMOVED, ROOM
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import Removed

_OF_ADDING = frozenset({PROFILE, PROGRAMME})
"""What others may have said of somebody who has no history: who they are, and what they are to go through."""


def to_remove(context: ActorContext, person: str) -> Person:
    """Who is meant, for whoever may take them off the team: nobody else is asked whether they mean it.

    Raises:
        BadUse: nobody is called so.
        NotYours: it is for leads of all teams, and never oneself.

    """
    team = context.team()
    them = find_person(team, person)
    refuse_if(rules.may_remove(team.acting(context.actor), context.relations(team, them.id), them))
    return them


def remove_person(context: ActorContext, person: str, *, op: str | None = None) -> Done:
    """Take somebody off the team who was added by mistake; their record stays where it is, and ``doctor`` names it.

    Args:
        context: a lead of all teams.
        person: who was added, by what they are called.
        op: operation id.

    Raises:
        BadUse: nobody is called so.
        NotYours: it is for leads of all teams, and never oneself.
        Refused: they have a history: an act of theirs or on them, a pair or a side task; or they are the last lead.

    """
    team = context.team()
    if op is not None and team.record.knows(op, context.actor):
        return Done(op, "removed", "")
    them = to_remove(context, person)
    # Every record is looked through: it is done seldom, and nobody's past may lose its name.
    history = any(who_acted(context, {them.id}))

    def right(it: Command) -> Problem | None:
        me, relations = it.team.acting(context.actor), it.relations(them.id)
        if problem := rules.may_remove(me, relations, them):
            return problem
        if history or rules.bound_in(it.team, them.id):
            return Refused(Code.HAS_A_HISTORY, person=them.id, name=them.name)
        return rules.keeps_roster(it.team, them, {"roles": []})

    with command(context, TEAM, right, op=op) as it:
        if it.repeated:
            return it.done("removed", "")
        keys = [thing(kind, them.id) for kind in (PERSON, PAIRING, ROOM)]
        events = [it.write(REMOVED, key) for key in keys if key in it.record.facts]
        return it.done("removed", them.id, "", events, Removed(them.name, them.id))


def who_acted(context: ActorContext, people: Set[str]) -> Iterator[str]:
    """Those of some people who have a history, at each event that makes one: an act of theirs anywhere, or one on them."""
    store = context.store
    own = {person_record(person): person for person in people}
    for record, person in own.items():
        if store.read(record) is not None:
            yield from (
                person for event in store.history(record) if event.by == person or event.thing not in _OF_ADDING
            )
        if context.restricted and store.read(restricted_record(person)) is not None:
            yield person
    families = (BOARD, PEOPLE, RESTRICTED, PLANS)
    for record in (TEAM, *(record for family in families for record in store.ids(family))):
        yield from (event.by for event in store.history(record) if event.by in people)


def records_off_the_team(context: ActorContext) -> tuple[str, ...]:
    """The records of people who are not on the team: taken off again, or added by a process that was cut short."""
    on = context.team().people
    return tuple(record for record in context.store.ids(PEOPLE) if record.partition("/")[2] not in on)
