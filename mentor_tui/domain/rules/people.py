"""What may be said of people: a roster with a lead in it, login and address for one person, a lead's reach, programmes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Literal

from mentor_tui.domain.people import EVERY_TEAM, Person, ProgrammeState
from mentor_tui.domain.permissions import Relation, Verb, refusal
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import folded

Change = Literal["paused", "resumed", "extended", "finished", "ended", "reopened"]
"""What can be done to a hire's programme."""

_ON_WAY: frozenset[ProgrammeState] = frozenset({"going", "extended", "paused", "coming"})

FROM: Mapping[Change, frozenset[ProgrammeState]] = {
    "paused": frozenset({"going", "extended", "coming"}),
    "resumed": frozenset({"paused"}),
    "extended": frozenset({"going", "extended", "paused"}),
    "finished": _ON_WAY,
    "ended": _ON_WAY,
    "reopened": frozenset({"finished", "ended"}),
}
"""Change of a programme -> the states that it may follow."""


def may_change_programme(
    change: Change, relations: Collection[Relation], them: Person, state: str, over_on: date | None = None
) -> Problem | None:
    """Why a programme cannot be changed so, or None.

    Args:
        change: what is to be done to it.
        relations: what the acting person is to the hire.
        them: the hire.
        state: where the programme stands today.
        over_on: the day on which it ended, where it has.

    """
    if problem := refusal("programme", relations, person=them.id, on=them.id, title=them.name):
        return problem
    if state in FROM[change]:
        return None
    return Refused(Code.NOT_GOING, person=them.id, name=them.name, state=state, on=over_on)


def owes_reason(change: Change, them: Person, text: str) -> Problem | None:
    """That a change of a programme asks for a reason and none was given, or None."""
    verb = {"extended": "extend", "ended": "end"}.get(change)
    return Refused(Code.ASKS_A_REASON, verb=verb, on=them.id, title=them.name) if verb and not text else None


def only_observes(them: Person | None) -> Problem | None:
    """That somebody only observes, so that there is nothing to take, to wish for, or to note of theirs; None otherwise."""
    if them is None or not them.only_observes:
        return None
    return NotYours(Code.ONLY_OBSERVES, person=them.id, name=them.name)


def may_wish(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not say whom a person would like to be paired with, or None."""
    return refusal("wish", relations, person=them.id, on=them.id, title=them.name) or only_observes(them)


def may_note(relations: Collection[Relation], them: Person, *, restricted: bool) -> Problem | None:
    """Why somebody may not write a note on a person's journey, or None."""
    verb: Verb = "restricted note" if restricted else "note"
    return refusal(verb, relations, person=them.id, on=them.id, title="") or only_observes(them)


def may_edit(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not change what is known of a person, or None."""
    return refusal("people", relations, person=them.id, on=them.id, title=them.name)


def keeps_roster(team: Team, them: Person, changes: Mapping[str, Any]) -> Problem | None:
    """Why the roster cannot be changed so, or None: a login would be two people's, or there would be no lead."""
    if problem := known_by(team.people.values(), them.id, changes):
        return problem
    stops = "lead" not in changes.get("roles", them.roles) or changes.get("left") is not None
    stay = [lead for lead in team.with_role("lead") if lead.left is None and lead.id != them.id]
    if "lead" in them.roles and stops and not stay:
        return Refused(Code.LAST_LEAD, person=them.id, name=them.name)
    return None


def known_by(people: Iterable[Person], person: str, fields: Mapping[str, Any]) -> Problem | None:
    """That somebody else has the login or the e-mail address that a person is to be known by, or None."""
    login, email = fields.get("login") or "", folded(fields.get("email") or "")
    for other in people:
        if other.id == person:
            continue
        if login and other.login == login:
            return Refused(Code.LOGIN_TAKEN, login=login, person=other.id)
        if email and folded(other.email) == email:
            return Refused(Code.EMAIL_TAKEN, email=fields["email"], person=other.id)
    return None


def within_reach(me: Person | None, fields: Mapping[str, Any], them: Person | None) -> Problem | None:
    """Why a lead of some teams cannot say something of somebody, or None: it reaches beyond the teams that they lead.

    Args:
        me: the lead who acts.
        fields: what is to be said: where somebody is added or moved to, and what they then lead.
        them: that person, None for somebody new.

    """
    if me is None or EVERY_TEAM in me.leads:
        return None
    beyond: list[str] = []
    if "team" in fields and not me.leads_team(fields["team"]):
        beyond.append(fields["team"] or EVERY_TEAM)
    if fields.keys() & {"roles", "leads", "login", "email", "team"}:
        before: tuple[str, ...] = them.leads if them is not None else (EVERY_TEAM,)
        leading = [*before] if them is not None and "lead" in them.roles else []
        if "leads" in fields or "lead" in fields.get("roles", ()):
            leading += fields.get("leads", before)
        beyond += [team for team in leading if team not in me.leads]
    return NotYours(Code.BEYOND_YOUR_TEAMS, mine=list(me.leads), wanted=list(dict.fromkeys(beyond))) if beyond else None


def may_add(me: Person | None) -> Problem | None:
    """Why somebody may add nobody to the team, or None."""
    return refusal("people", as_lead(me), on="", title="", person="")


def as_lead(me: Person | None) -> tuple[Relation, ...]:
    """What somebody is to the team as a whole: a lead of some of it, or one of it."""
    return ("lead",) if me is not None and "lead" in me.roles else ("teammate",)
