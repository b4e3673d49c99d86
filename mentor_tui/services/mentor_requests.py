"""Asking that a hire has another mentor: the hire's own wish, or their mentor's. Leads and whoever asked know of it."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.record import TEAM, Record, restricted_record, thing
from mentor_tui.domain.restricted import ASKED
from mentor_tui.domain.rules import pairing as rules
from mentor_tui.domain.team import Ask, ask_thing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.handover import hands_over
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.pairing import settle


class MentorRequest(NamedTuple):
    """Somebody's wish that a hire has another mentor, as the viewer may know it.

    Attributes:
        reason: why, for leads; "" where none was given, or the viewer is none.

    """

    ask: Ask
    reason: str


def ask_for_another(
    context: ActorContext,
    *,
    why: str = "",
    wish: str | None = None,
    person: str | None = None,
    op: str | None = None,
) -> Done:
    """Ask that a hire has another mentor. Asking again takes the place of what was asked before.

    Args:
        context: who asks: the hire, or their mentor.
        why: the reason, for leads alone.
        wish: the mentor whom one would like, by id or name.
        person: the hire, oneself where it is None.
        op: operation id.

    Raises:
        Refused: they are no hire, the wish is no mentor, or a reason was given where it cannot be kept from others.

    """
    before = context.team()
    them = find_person(before, person or context.actor)
    other = find_person(before, wish) if wish else None
    text = said(why)

    def right(it: Command) -> Problem | None:
        return rules.may_ask(it.relations(them.id), them, hands_over=hands_over(context, it.team, them.id))

    with command(context, TEAM, right, op=op) as it:
        if it.repeated:
            return it.done("asked", them.id)
        if other is not None:
            refuse_if(rules.can_wish(read_mentors(context, it.team), them, other))
        if text and not context.restricted:
            raise Refused(Code.REASON_NOT_KEPT)
        if text:
            with command(context, restricted_record(them.id), right, op=it.op, create=True) as kept:
                if not kept.repeated:
                    kept.write("asked", thing(ASKED, context.actor), text=text)
        event = it.write("asked", ask_thing(them.id, context.actor), {"wish": other.id if other else None})
        return it.done("asked", them.id, other.id if other else "", (event,))


def settle_ask(context: ActorContext, hire: str, *, why: str, op: str | None = None) -> Done:
    """Close what was asked about a hire without another mentor, with a word that leads read.

    Raises:
        Refused: nothing was asked, or there is no word.

    """
    them = find_person(context.team(), hire)
    text = said(why)
    with command(context, TEAM, lambda it: rules.may_settle(it.relations(them.id), them, it.team), op=op) as it:
        if it.repeated:
            return it.done("settled", them.id)
        refuse_if(rules.owes_reason(them, "settle", text))
        return it.done("settled", them.id, "", settle(it, them.id, text))


def asks_of(context: ActorContext) -> tuple[MentorRequest, ...]:
    """The wishes for another mentor that the acting person may know of: a lead's all, with the reasons; else one's own."""
    team = context.team()
    me = team.acting(context.actor)
    if me is None:
        raise NotYours(Code.NOT_YOURS, verb="pair", allowed=("lead",), person=context.actor, on="", title="")
    leads = {ask for ask in team.asks if ask.hire in team.people and me.leads_team(team.people[ask.hire].team)}
    reasons = _reasons(context, leads)
    return tuple(
        MentorRequest(ask, reasons.get(ask, "")) for ask in team.asks if ask in leads or ask.by == context.actor
    )


def _reasons(context: ActorContext, asks: set[Ask]) -> Mapping[Ask, str]:
    """The reasons of some wishes; one whose record cannot be read has none."""
    if not context.restricted:
        return {}
    records = dict(context.store.read_many({restricted_record(ask.hire): None for ask in asks}))
    found = {}
    for ask in asks:
        record = records.get(restricted_record(ask.hire))
        fact = record.facts.get(thing(ASKED, ask.by)) if isinstance(record, Record) else None
        # A reason belongs to the wish that it was said with; that of an earlier one is history.
        if fact is not None and fact["op"] == ask.op:
            found[ask] = fact["text"]
    return found
