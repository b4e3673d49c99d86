"""Somebody forgotten at their own wish, or because the time is over: by a lead of all teams, once and for good."""

from __future__ import annotations

from mentor_tui.domain.decisions import decisions_of
from mentor_tui.domain.forgetting import Erasure, Signed, called, next_id
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.record import PEOPLE, TEAM, person_record
from mentor_tui.domain.rules import forgetting as rules
from mentor_tui.services.actor_context import ActorContext, find_person, new_op
from mentor_tui.store.findings import Forgotten
from mentor_tui.store.protocol import Upkeep


def to_forget(context: ActorContext, person: str) -> Person:
    """Who is meant, for whoever may have them forgotten: nobody else is asked whether they mean it.

    Raises:
        BadUse: nobody is called so, or they were forgotten before.
        NotYours: it is for leads of all teams, and never oneself.
        Refused: others still need something of theirs.

    """
    return _allowed(context, person)


def forget(context: ActorContext, upkeep: Upkeep, person: str) -> Forgotten:
    """Take somebody's name, id and free text out of all records; dates and counts stay. It is not to be taken back.

    Their own words and what was written about them go; what they wrote in records of others belongs to these, and stays
    without their name.

    Args:
        context: a lead of all teams.
        upkeep: what looks after the records.
        person: who is to be forgotten, by what they are called.

    Raises:
        BadUse: nobody is called so, or they were forgotten before.
        NotYours: it is for leads of all teams, and never oneself.
        Refused: others still need something of theirs.
        Trouble: a record is damaged, or the disk is in the way; see ``Upkeep.forget``.

    """
    them = to_forget(context, person)

    def prepare() -> Signed:
        # Nobody else writes any more: what was so a moment ago is asked again.
        still = _allowed(context, them.id)
        store = context.store
        known = called(store.history(TEAM))
        taken = {*known, *(record.partition("/")[2] for record in store.ids(PEOPLE))}
        others = {other: names for other, names in known.items() if other != still.id}
        erasure = Erasure(still.id, next_id(taken), known.get(still.id, (still.name,)), others)
        left = rules.last_day(still, context.today())
        return Signed(erasure, context.actor, new_op(), context.stamp(), left.isoformat())

    return upkeep.forget(prepare)


def _allowed(context: ActorContext, person: str) -> Person:
    team = context.team()
    them = find_person(team, person)
    refuse_if(context.no_more() or rules.may_forget(team.acting(context.actor), context.relations(team, them.id), them))
    if rules.is_forgotten(them):
        raise BadUse(Code.UNKNOWN_PERSON, person=person, near=None)
    record = context.store.read(person_record(them.id))
    decisions = decisions_of(record) if record is not None else ()
    known = context.catalogue
    titles = {area.id: area.title for area in known.product_areas.values()}
    titles |= {area.id: area.title for area in known.areas.values()}
    refuse_if(rules.still_bound(team, them, decisions, context.today(), titles))
    return them
