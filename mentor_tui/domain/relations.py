"""What one person is to another, and to the thing that an act is about, on one day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from mentor_tui.domain.catalogue import Track
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.team import Team

Claims = Mapping[Relation, Collection[str]]
"""Relation to a thing -> the ids of those who stand in it: ``{"owner": ("olga",)}``. A thing without claims has none."""

NO_CLAIMS: Claims = {}


def relations(team: Team, actor: str, person: str, today: date, claims: Claims = NO_CLAIMS) -> tuple[Relation, ...]:
    """What somebody is to a person, and to a thing of theirs; once they have left, nothing to anybody but themselves.

    Args:
        team: the roster, with the pairings.
        actor: who acts.
        person: whose record, place or thing it is.
        today: the day on which it is asked; who mentors and who stands in goes by it.
        claims: who stands in which relation to the thing itself.

    """
    me, them = team.person(actor), team.person(person)
    if me is not None and team.departed(me, today):
        return ("own",) if person == actor else ()
    found: list[Relation] = []
    if person == actor:
        found.append("own")
    pairing = team.pairing(person)
    if pairing and person != actor and (actor in pairing.mentors_on(today) or pairing.covered_by(actor, today)):
        found.append("mentor")
    if me is not None and them is not None and me.leads_team(them.team):
        found.append("lead")
    if me is not None and "observer" in me.roles:
        found.append("observer")
    if me is not None:
        found.append("teammate")
    found += [relation for relation, people in claims.items() if actor in people]
    return tuple(found)


def stands_in_for(team: Team, actor: str, person: str, today: date) -> str | None:
    """The mentor in whose place somebody is a hire's mentor on a day; None where they are it themselves, or not at all."""
    pairing = team.pairing(person)
    if pairing is None or actor in pairing.mentors_on(today) or not pairing.covered_by(actor, today):
        return None
    return pairing.mentor_on(today)


def leads_of(team: Team, them: Person, today: date) -> tuple[Person, ...]:
    """Who leads somebody's team, themselves left out; whoever leads just that team comes before those who lead all."""
    leads = (
        other
        for other in team.with_role("lead")
        if other.leads_team(them.team) and other.id != them.id and not other.gone(today)
    )
    return tuple(sorted(leads, key=lambda other: EVERY_TEAM in other.leads))


def owners_of(team: Team, track: Track, areas: Iterable[Area], today: date) -> tuple[str, ...]:
    """Who owns the things of a track: whoever its file names, else whoever owns an area on it; nobody who has left.

    Args:
        team: the roster, with the areas.
        track: the track.
        areas: the areas on it.
        today: the day on which it is asked.

    """
    named = team.person(track.owner or "")
    if named is not None and not team.departed(named, today):
        return (named.id,)
    found = dict.fromkeys(owner for area in areas if (owner := team.area(area.id).owner))
    people = (team.person(owner) for owner in found)
    return tuple(them.id for them in people if them is not None and not team.departed(them, today))
