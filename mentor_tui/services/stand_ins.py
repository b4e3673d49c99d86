"""Verbs of standing in by agreement: a mentor asks somebody for some days, who agrees for all of their hires, or not."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.cover_asks import AGREED, ASKED, DECLINED, CoverAsk, cover_ask_thing, cover_asks
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.record import TEAM, Event, thing
from mentor_tui.domain.rules.pairing import can_stand_in
from mentor_tui.domain.team import PAIRING, Team
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import overview
from mentor_tui.services.results import StandsIn


class StandInCandidate(NamedTuple):
    """Somebody who could be asked.

    Attributes:
        mentees: how many hires they mentor.
        away: whether they are away on one of the days.

    """

    person: Person
    mentees: int
    away: bool


def ask(
    context: ActorContext,
    person: str,
    first: date,
    last: date,
    *,
    mentor: str | None = None,
    why: str = "",
    op: str | None = None,
) -> Done:
    """Ask somebody to stand in; asking again takes the place of what they were asked before.

    Args:
        context: who asks: the mentor, or a lead of theirs.
        person: who is asked, by id or name.
        first: the first day.
        last: the last day.
        mentor: for whom; the acting person where it is None.
        why: a word to whoever is asked.
        op: operation id.

    Raises:
        BadUse: the days are in the wrong order, or over.
        Refused: whoever is asked can stand in for none of the mentor's hires, or is away; or there is no hire.

    """
    before = context.team()
    them, other = find_person(before, mentor or context.actor), find_person(before, person)
    if last < first or last < context.today():
        raise BadUse(Code.DATE_ORDER, first=max(first, context.today()), last=last)

    def right(it: Command) -> Problem | None:
        about = {"person": them.id, "on": them.id, "title": them.name}
        return refusal("ask stand-in", it.relations(them.id), **about) or _can(
            context, it.team, them, other, first, last
        )

    with command(context, TEAM, right, op=op) as it:
        if it.repeated:
            return it.done(ASKED, other.id)
        terms = {"from": first.isoformat(), "until": last.isoformat()}
        event = it.write(ASKED, cover_ask_thing(them.id, other.id), terms, text=said(why))
        return it.done(ASKED, other.id, them.id, (event,), Span(first, last))


def agree(context: ActorContext, mentor: str, *, op: str | None = None) -> Done:
    """Say yes: one stands in for all of a mentor's hires for whom one can, in one commit.

    Raises:
        Refused: nobody asked.

    """
    them = find_person(context.team(), mentor)
    with command(context, TEAM, lambda it: _asked(it, them), op=op) as it:
        if it.repeated:
            return it.done(AGREED, them.id)
        asked = _of(context, it.team, them.id)
        assert asked is not None
        hires = _hires(context, it.team, them, max(asked.first, context.today()))
        mine = [hire for hire in hires if _stands_in(context, it.team, hire, them.id) is None]
        terms = {"stand_in": context.actor, "from": asked.first.isoformat(), "until": asked.last.isoformat()}
        events: list[Event] = [it.write(AGREED, cover_ask_thing(them.id, context.actor))]
        events += [it.write("covered", thing(PAIRING, hire.id), terms) for hire in mine]
        names = tuple(it.team.names.short(hire.id) for hire in mine)
        return it.done(AGREED, them.id, "", events, StandsIn(names, len(hires) - len(mine), asked.first, asked.last))


def decline(context: ActorContext, mentor: str, *, why: str = "", op: str | None = None) -> Done:
    """Say no; whoever asked is told, and asks somebody else.

    Raises:
        Refused: nobody asked.

    """
    them = find_person(context.team(), mentor)
    with command(context, TEAM, lambda it: _asked(it, them), op=op) as it:
        if it.repeated:
            return it.done(DECLINED, them.id)
        return it.done(
            DECLINED, them.id, "", (it.write(DECLINED, cover_ask_thing(them.id, context.actor), text=said(why)),)
        )


def candidates(
    context: ActorContext, first: date, last: date, mentor: str | None = None
) -> tuple[StandInCandidate, ...]:
    """Who could be asked: those who can stand in for any of the mentor's hires, who is there and mentors fewest first."""
    team = context.team()
    them = find_person(team, mentor or context.actor)
    view = overview(context, team=team)
    found = []
    for other in team.people.values():
        if _can(context, team, them, other, first, last, away=False) is None:
            spans = view.of(other.id).leave
            away = any(begin <= last.isoformat() and (not end or first.isoformat() <= end) for begin, end in spans)
            found.append(StandInCandidate(other, len(team.mentees(other.id)), away))
    return tuple(sorted(found, key=lambda one: (one.away, one.person.team != them.team, one.mentees, one.person.name)))


def _can(
    context: ActorContext, team: Team, them: Person, other: Person, first: date, last: date, *, away: bool = True
) -> Problem | None:
    """Why somebody cannot be asked, or None."""
    facts = {"person": other.id, "name": other.name}
    if team.departed(other, last):
        return Refused(Code.ASKED_IS_AWAY, first=None, last=None, **facts)
    hires = _hires(context, team, them, max(first, context.today()))
    if not hires:
        return Refused(Code.NOBODY_TO_COVER, person=them.id, name=them.name)
    found = [_stands_in(context, team, hire, them.id, other) for hire in hires]
    if all(problem is not None for problem in found):
        return found[0]
    leave = context.journey(other.id).profile.leave if away else ()
    span = next((one for one in leave if one.first <= last and (one.last is None or first <= one.last)), None)
    return Refused(Code.ASKED_IS_AWAY, first=span.first, last=span.last, **facts) if span is not None else None


def _hires(context: ActorContext, team: Team, them: Person, day: date) -> list[Person]:
    """Whose mentor somebody is on a day."""
    found = (team.people[name] for name in team.mentees(them.id) if name in team.people)
    pairs = ((hire, team.pairing(hire.id)) for hire in found if not team.departed(hire, day))
    return [hire for hire, pairing in pairs if pairing is not None and pairing.mentor_on(day) == them.id]


def _stands_in(
    context: ActorContext, team: Team, hire: Person, mentor: str, other: Person | None = None
) -> Problem | None:
    return can_stand_in(read_mentors(context, team), hire, mentor, other or team.people[context.actor], context.today())


def _of(context: ActorContext, team: Team, mentor: str) -> CoverAsk | None:
    asked = cover_asks(team.record.facts, context.today())
    mine = (one for one in asked if (one.mentor, one.person) == (mentor, context.actor))
    return next((one for one in mine if not one.declined), None)


def _asked(it: Command, them: Person) -> Problem | None:
    if _of(it.context, it.team, them.id) is None:
        return Refused(Code.NOT_ASKED_TO_STAND_IN, person=them.id, name=them.name)
    relations = it.relations(them.id, {"asked": (it.context.actor,)})
    return refusal("agree stand-in", relations, person=them.id, on=them.id, title=them.name)
