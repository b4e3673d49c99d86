"""Verbs between people: pair, reassign, end, cover; and who has mentored whom."""

from __future__ import annotations

from datetime import date, timedelta

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.mentoring import PastPair, pairs_of
from mentor_tui.domain.people import EndReason, Pairing
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.record import TEAM, Event, person_record, thing
from mentor_tui.domain.rules import pairing as rules
from mentor_tui.domain.team import PAIRING, TELLING, Team, ask_thing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.closings import as_told
from mentor_tui.services.command import Command, Right, command, needs
from mentor_tui.services.mentors import read_mentors, taken_from
from mentor_tui.services.notes import leave_word
from mentor_tui.services.results import Paired
from mentor_tui.services.visibility import pairing_for


def reassign(
    context: ActorContext,
    hire: str,
    mentor: str,
    *,
    why: str,
    reason: EndReason = "moved",
    stand_in: str | None = None,
    since: date | None = None,
    overlap: int = 0,
    telling: str = "",
    word: str = "",
    from_other_teams: bool = False,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Give a hire a mentor, the first or another one. Waiting sign-offs move over with the hire.

    It writes over whatever was agreed for its first day and later. Naming the mentor of today takes such a change back.

    Args:
        context: who acts.
        hire: id or name.
        mentor: id or name.
        why: the reason in words; owed where there was a mentor before.
        reason: why the earlier pairing ended.
        stand_in: who covers; None leaves it as it is.
        since: the first day, today or ahead; None is today.
        overlap: calendar days, from that one on, on which the earlier mentor still is one too.
        telling: who tells whom, and when, for leads to read.
        word: what the earlier mentor wants to say to the new one; it goes to the hire's record, who may read it.
        from_other_teams: take a mentor of a team that the lead does not lead, though hires there have nobody.
        op: operation id.
        expected_version: the version of the pairing that the lead had before them; None is the one that stands now.

    Raises:
        Refused: no room, the same mentor, their own mentor, a pair that is kept apart or ended for good, a mentor whom
            another team’s hires need, or somebody was faster.
        BadUse: a day that has passed or is too far ahead, or an overlap that is none.

    """
    refuse_if(rules.known_reason(reason))
    text, told, left = said(why), said(telling), said(word)
    before = context.team()
    them, other = find_person(before, hire), find_person(before, mentor)
    if expected_version is None:
        standing = before.pairing(them.id)
        expected_version = standing.seq if standing else 0
    key, right = thing(PAIRING, them.id), _pairs(them.id)
    with command(context, TEAM, right, op=op, thing=key, expected_version=expected_version) as it:
        if it.repeated:
            return it.done("reassigned", them.id, other.id)
        team, today = it.team, context.today()
        known = read_mentors(context, team)
        them, other = find_person(team, them.id), find_person(team, other.id)
        first = since or today
        pairing = team.pairing(them.id) or Pairing(them.id, None)
        refuse_if(
            rules.within_reach(first, today)
            or rules.can_pair(known, them, other, first)
            or rules.has_room(known, other, but=them.id)
        )
        if not from_other_teams:
            refuse_if(next(iter(taken_from(context, team, [(them.id, other.id)])), None))
        handing = _handing_over(pairing, first)
        # One who was only agreed for later is replaced too.
        old = handing or pairing.mentor
        if old:
            refuse_if(rules.owes_reason(them, "reassign", text))
        terms: dict[str, object] = {"mentor": other.id, "since": first.isoformat()}
        if old:
            terms["reason"] = reason
        refuse_if(rules.can_overlap(overlap, them, handing, other))
        shared = first + timedelta(days=overlap - 1) if overlap else None
        if shared:
            terms["overlap"] = shared.isoformat()
        if stand_in is not None:
            helper = find_person(team, stand_in)
            refuse_if(rules.can_stand_in(known, them, other.id, helper, today))
            terms["stand_in"] = helper.id
        if left:
            leave_word(context, them.id, left, right, op=it.op)
        kind = "reassigned" if old else "paired"
        events = [it.write(kind, key, terms, text=text)]
        if told:
            events.append(it.write("telling", thing(TELLING, them.id), {"since": first.isoformat()}, text=told))
        events += settle(it, them.id)
        paired = Paired(
            old=team.people[old].name if old and old in team.people else old or "",
            load=known.loaded(other.id, but=them.id) + 1,
            room=team.room(other.id),
            since=first if first > today else None,
            shared=shared,
            stays=handing == other.id,
        )
        return it.done(kind, them.id, other.id, events, paired)


def _pairs(hire: str) -> Right:
    return lambda it: rules.may_pair(it.relations(hire), find_person(it.team, hire))


def settle(it: Command, hire: str, text: str = "") -> list[Event]:
    """Close every wish that a hire has another mentor, in a command on the team's record."""
    asks = [ask for ask in it.team.asks if ask.hire == hire]
    return [it.write("settled", ask_thing(ask.hire, ask.by), text=text) for ask in asks]


def _handing_over(pairing: Pairing, first: date) -> str | None:
    """Who hands over on a day: whoever was in charge until then, else whoever was to be from then on."""
    if pairing.mentor_on(first) is None:
        return None
    return pairing.mentor_on(first - timedelta(days=1)) or pairing.mentor_on(first)


def unpair(
    context: ActorContext, hire: str, *, why: str, reason: EndReason = "finished", op: str | None = None
) -> Done:
    """End a pairing today without a new one, and whatever change was agreed for later."""
    refuse_if(rules.known_reason(reason))
    them = find_person(context.team(), hire)
    text = said(why)
    with command(context, TEAM, needs("pair", them.id, title=them.name), op=op) as it:
        if it.repeated:
            return it.done("unpaired", them.id)
        pairing, today = it.team.pairing(them.id), context.today()
        old = pairing and (pairing.mentor_on(today) or pairing.mentor)
        refuse_if(rules.has_mentor(old, them) or rules.owes_reason(them, "reassign", text))
        terms = {"mentor": None, "since": today.isoformat(), "reason": reason}
        events = [it.write("unpaired", thing(PAIRING, them.id), terms, text=text), *settle(it, them.id)]
        return it.done("unpaired", them.id, old or "", events)


def cover(
    context: ActorContext,
    hire: str,
    stand_in: str | None,
    *,
    until: date | None = None,
    why: str = "",
    op: str | None = None,
) -> Done:
    """Say who stands in for a hire's mentor from now on, and until when; None ends it, and what is planned for later."""
    before = context.team()
    them = find_person(before, hire)
    other = find_person(before, stand_in) if stand_in else None
    today, word = context.today(), said(why)
    if until is not None and until < today:
        raise BadUse(Code.DATE_ORDER, first=today, last=until)

    def right(it: Command) -> Problem | None:
        return rules.may_cover(it.relations(them.id), them, it.team.mentor(them.id))

    with command(context, TEAM, right, op=op) as it:
        if it.repeated:
            return it.done("covered", them.id)
        if other is not None:
            mentor = it.team.mentor(them.id) or ""
            refuse_if(rules.can_stand_in(read_mentors(context, it.team), them, mentor, other, today))
        terms = {"stand_in": other.id if other else None, "until": until.isoformat() if until else None}
        event = it.write("covered", thing(PAIRING, them.id), terms, text=word)
        return it.done("covered", them.id, other.id if other else "", (event,), Span(today, until))


def history_of(context: ActorContext, hire: str, *, team: Team | None = None) -> tuple[PastPair, ...]:
    """Who has mentored a hire, who does, and who will as far as it is agreed, in the order of time.

    Raises:
        NotYours: it is somebody else's to see.

    """
    team = team or context.team()
    them = find_person(team, hire)
    relations = context.relations(team, them.id)
    require("see record", relations, person=them.id, name=them.name, on="", title="")
    pairing, record = team.pairing(them.id), context.store.read(person_record(them.id))
    pairs = pairs_of(pairing_for(pairing, lead="lead" in relations)) if pairing is not None else ()
    return as_told(pairs, record.facts if record is not None else {}, context.actor, relations)
