"""Who may have somebody forgotten, or take all that is known of them along; and what has to be handed on before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from mentor_tui.domain.decisions import Decision, embeds_of
from mentor_tui.domain.forgetting import GONE
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused
from mentor_tui.domain.team import Team


def may_forget(me: Person | None, relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not have a person forgotten, or None: it is for leads of all teams, and never oneself."""
    if problem := refusal("forget", relations, person=them.id, on=them.id, title=them.name):
        return problem
    if me is None or EVERY_TEAM not in me.leads:
        return NotYours(Code.BEYOND_YOUR_TEAMS, mine=list(me.leads) if me else [], wanted=[EVERY_TEAM])
    return None


def still_bound(
    team: Team, them: Person, decisions: Iterable[Decision], today: date, titles: Mapping[str, str]
) -> Problem | None:
    """What somebody still has that others need, and that has to be handed on first, or None.

    Args:
        team: the team as it stands.
        them: who is to be forgotten.
        decisions: about their position.
        today: the day it is.
        titles: what areas are called.

    """
    covered = [*team.covers(them.id, today), *(hire for hire, _ in team.covers_ahead(them.id, today))]
    if hires := tuple(dict.fromkeys((*team.bound_to(them.id), *covered))):
        return _bound(them, "mentors", [team.names.get(hire, hire) for hire in hires])
    if areas := team.owned_by(them.id):
        return _bound(them, "owns", [titles.get(area, area) for area in areas])
    sits = [one for one in embeds_of(decisions) if one.until is None or one.until >= today]
    if sits:
        return _bound(them, "embedded", [titles.get(one.area, one.area) for one in sits])
    return _bound(them, "leads", them.leads) if team.leads_alone(them, today) else None


def _bound(them: Person, what: str, held: Iterable[str]) -> Problem:
    return Refused(Code.STILL_BOUND, person=them.id, name=them.name, tie=what, held=list(held))


def is_forgotten(them: Person) -> bool:
    """Whether somebody was forgotten before: their name is the id that they were given then."""
    return them.name == them.id and them.id.startswith(GONE)


def last_day(them: Person, today: date) -> date:
    """The last day of somebody who is forgotten: the one that is noted, else yesterday."""
    yesterday = today - timedelta(days=1)
    return min(them.left or yesterday, yesterday)


def may_export(relations: Collection[Relation], them: Person, *, restricted: bool) -> Problem | None:
    """Why somebody may not take along all that is known of a person, or None; what is restricted is never one's own to read."""
    kept_back = restricted and "own" in relations
    asked = [one for one in relations if one == "lead"] if restricted else relations
    if kept_back:
        return Refused(Code.OWN_RESTRICTED)
    return refusal("export", asked, person=them.id, on=them.id, title=them.name)
