"""Verbs on all hands: a lead calls it for their teams until a day, gives it another end, or ends it."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.all_hands import CALLED, ENDED, AllHands, hands_in, hands_thing, standing_on
from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.people import EVERY_TEAM
from mentor_tui.domain.problems import Problem, refuse_if
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules import all_hands as rules
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import HandsCalled


def call(context: ActorContext, until: date, why: str, *, team: str | None = None, op: str | None = None) -> Done:
    """Call all hands, from today until a day; where it stands already it ends on that day.

    Args:
        context: the lead.
        until: the last day.
        why: the reason, which everybody reads.
        team: for whom; all that the lead leads where it is None.
        op: operation id.

    Raises:
        NotYours: they do not lead that team.
        Refused: it would be longer than the budget allows, or no reason is given.
        BadUse: the day has passed, or there is no such team.

    """
    reason, today = said(why), context.today()
    with command(context, TEAM, lambda it: _right(it, team), op=op) as it:
        teams = _teams(it, team)
        if it.repeated:
            return it.done(CALLED, context.actor, result=HandsCalled(until, _named(teams)))
        most = context.catalogue.budget.all_hands_days
        for one in teams:
            refuse_if(rules.lacks(hands_of(it.team, one), today, until, reason, most))
        events = []
        for one in teams:
            now = standing_on(hands_of(it.team, one), today)
            terms = {"from": (now.first if now is not None else today).isoformat(), "until": until.isoformat()}
            events.append(it.write(CALLED, hands_thing(one), terms, text=reason))
        return it.done(CALLED, context.actor, "", events, HandsCalled(until, _named(teams)))


def end(context: ActorContext, *, team: str | None = None, op: str | None = None) -> Done:
    """End all hands: today counts again.

    Raises:
        NotYours: they do not lead that team.
        Refused: none stands.

    """
    today = context.today()
    with command(context, TEAM, lambda it: _right(it, team), op=op) as it:
        teams = _teams(it, team)
        if it.repeated:
            return it.done(ENDED, context.actor, result=HandsCalled(today, _named(teams)))
        going = [one for one in teams if standing_on(hands_of(it.team, one), today) is not None]
        refuse_if(rules.ends(hands_of(it.team, teams[0]), today) if not going else None)
        last = (today - ONE_DAY).isoformat()
        events = [it.write(ENDED, hands_thing(one), {"last": last}) for one in going]
        return it.done(ENDED, context.actor, "", events, HandsCalled(today, _named(going)))


def hands_of(team: Team, name: str) -> tuple[AllHands, ...]:
    """The spans that were called for one team alone, or for all of them."""
    return tuple(span for span in hands_in(team.record, name) if span.team == name)


def _right(it: Command, team: str | None) -> Problem | None:
    known = {person.team for person in it.team.people.values()} - {""}
    return rules.may(it.team.acting(it.context.actor), _teams(it, team), known)


def _teams(it: Command, team: str | None) -> tuple[str, ...]:
    return (team,) if team else rules.teams_of(it.team.acting(it.context.actor))


def _named(teams: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(one for one in teams if one != EVERY_TEAM)
