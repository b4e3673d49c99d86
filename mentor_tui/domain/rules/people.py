"""What may be said of people: a roster with a lead in it, login and address for one person, a lead's reach, programmes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from mentor_tui.domain.calendar import ONE_DAY, Span
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import Relation, Verb, refusal
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused
from mentor_tui.domain.programmes import ProgrammeState
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


def may_state_goal(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not name what a person wants to grow into, or None: that is theirs alone."""
    return refusal("state goal", relations, person=them.id, on=them.id, title="") or only_observes(them)


def may_note(relations: Collection[Relation], them: Person, *, restricted: bool) -> Problem | None:
    """Why somebody may not write a note on a person's journey, or None."""
    verb: Verb = "restricted note" if restricted else "note"
    return refusal(verb, relations, person=them.id, on=them.id, title="") or only_observes(them)


def may_edit(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not change what is known of a person, or None."""
    return refusal("people", relations, person=them.id, on=them.id, title=them.name)


def may_note_leave(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not say when a person is away, or None."""
    return refusal("leave", relations, person=them.id, on=them.id, title=them.name)


def leave_with(noted: Sequence[Span], new: Span, *, instead_of: date | None = None) -> tuple[Span, ...]:
    """Somebody's days away with a stretch more.

    One that begins on the same day takes the place of what was noted, so that it can be shortened; others that it touches
    become one stretch with it.

    Args:
        noted: what is known already.
        new: the stretch.
        instead_of: the first day of a noted stretch whose place it takes.

    Raises:
        Refused: nothing is noted from that day.

    """
    if instead_of is not None and all(span.first != instead_of for span in noted):
        raise _not_away(noted, instead_of)
    rest: list[Span] = []
    for span in noted:
        if span.first in (new.first, instead_of):
            continue
        if _last(span) < new.first or span.first > _last(new):
            rest.append(span)
        else:
            last = max(_last(span), _last(new))
            new = Span(min(span.first, new.first), None if last == date.max else last)
    return tuple(sorted((*rest, new), key=lambda span: span.first))


def leave_without(noted: Sequence[Span], first: date, last: date | None) -> tuple[tuple[Span, ...], Span]:
    """Somebody's days away without some, and what was taken out; without a last day, the whole stretch that day is in.

    Raises:
        Refused: they are not away then.

    """
    if last is None:
        found = next((span for span in noted if first in span), None)
        if found is None:
            raise _not_away(noted, first)
        return tuple(span for span in noted if span != found), found
    left: list[Span] = []
    for span in noted:
        if _last(span) < first or span.first > last:
            left.append(span)
            continue
        if span.first < first:
            left.append(Span(span.first, first - ONE_DAY))
        if _last(span) > last:
            left.append(Span(last + ONE_DAY, span.last))
    if tuple(left) == tuple(noted):
        raise _not_away(noted, first)
    return tuple(left), Span(first, last)


def _last(span: Span) -> date:
    return span.last or date.max


def _not_away(noted: Sequence[Span], day: date) -> Refused:
    return Refused(Code.NOT_AWAY, date=day, spans=tuple(noted))


def keeps_days(them: Person, start: date | None, left: date | None) -> Problem | None:
    """That somebody would leave before their first day, or None."""
    if start is None or left is None or start <= left:
        return None
    return Refused(Code.LEFT_BEFORE, person=them.id, name=them.name, first=start, last=left)


def keeps_roster(team: Team, them: Person, changes: Mapping[str, Any]) -> Problem | None:
    """Why the roster cannot be changed so, or None: a login is another's, or no lead, or none of all teams, would be left."""
    if problem := known_by(team.people.values(), them.id, changes):
        return problem
    if "lead" not in them.roles:
        return None
    stops = "lead" not in changes.get("roles", them.roles) or changes.get("left") is not None
    stay = [lead for lead in team.with_role("lead") if lead.left is None and lead.id != them.id]
    if stops and not stay:
        return Refused(Code.LAST_LEAD, person=them.id, name=them.name, everywhere=False)
    # Leads of some teams make nobody lead another, so one for all of them has to stay.
    stops = stops or EVERY_TEAM not in changes.get("leads", them.leads)
    if stops and EVERY_TEAM in them.leads and not any(EVERY_TEAM in lead.leads for lead in stay):
        return Refused(Code.LAST_LEAD, person=them.id, name=them.name, everywhere=True)
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


def may_remove(me: Person | None, relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not take a person off the team, or None: it is for leads of all teams."""
    if problem := refusal("remove", relations, person=them.id, on=them.id, title=them.name):
        return problem
    if me is None or EVERY_TEAM not in me.leads:
        return NotYours(Code.BEYOND_YOUR_TEAMS, mine=list(me.leads) if me else [], wanted=[EVERY_TEAM])
    return None


def bound_in(team: Team, person: str) -> bool:
    """Whether the team's record holds more of somebody than how they were added: others are bound up with it."""
    pairing = team.pairing(person)
    if pairing is not None and (pairing.past or pairing.covers):
        return True
    others = (one for one in team.pairings.values() if one.hire != person)
    return bool(
        team.holds_of(person)
        or any(person in (*held.people, *(past.person for past in held.past)) for held in team.areas.values())
        or any(person in (ask.hire, ask.by, ask.wish) for ask in team.asks)
        or any(
            person == one.mentor
            or any(person == past["mentor"] for past in one.past)
            or any(person == cover.stand_in for cover in one.covers)
            for one in others
        )
    )


def leads_all_of(me: Person | None, them: Person | None) -> Problem | None:
    """That a lead of some teams would act on everybody's records, or on those of somebody in another team, or None."""
    if me is None or EVERY_TEAM in me.leads or (them is not None and me.leads_team(them.team)):
        return None
    wanted = them.team if them is not None and them.team else EVERY_TEAM
    return NotYours(Code.BEYOND_YOUR_TEAMS, mine=list(me.leads), wanted=[wanted])


def may_add(me: Person | None) -> Problem | None:
    """Why somebody may add nobody to the team, or None."""
    return refusal("people", as_lead(me), on="", title="", person="")


def as_lead(me: Person | None) -> tuple[Relation, ...]:
    """What somebody is to the team as a whole: a lead of some of it, or one of it."""
    return ("lead",) if me is not None and "lead" in me.roles else ("teammate",)
