"""Lists of people: the roster as it stands, and the standing of everybody whose journey somebody may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.pace import pace
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant, require
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.documents import summary_of
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.unreadable import NOT_THERE, about, not_used

if TYPE_CHECKING:
    from mentor_tui.services.abouts import NotUsed


def roster(context: ActorContext) -> list[dict[str, Any]]:
    """Everybody on the team as plain keys. Logins and addresses are for leads."""
    team = context.team()
    me = team.acting(context.actor)
    require("see roster", context.relations(team, context.actor) if me else (), person=context.actor, on="", title="")
    lead = me is not None and "lead" in me.roles
    mentors, view = read_mentors(context, team), overview(context, team=team)
    return [entry(view, person, mentor=mentors.is_mentor(person), login=lead) for person in team.people.values()]


def entry(view: Overview, person: Person, *, mentor: bool, login: bool) -> dict[str, Any]:
    """What is known of somebody on the team, as plain keys; ``load`` is how many take up room with a mentor.

    Args:
        view: the team, with the digests of all whom they mentor.
        person: who.
        mentor: whether they mentor.
        login: whether the viewer may know their login.

    """
    team, pairing = view.team, view.team.pairing(person.id)
    found: dict[str, Any] = {
        "person": person.id,
        "name": person.name,
        "roles": list(person.roles),
        "team": person.team or None,
        "leads": list(person.leads) if "lead" in person.roles else [],
        "parts": list(person.parts),
        "mentor": team.mentor(person.id),
        "stand_in": pairing.stand_in if pairing else None,
        "mentees": list(team.mentees(person.id)),
        "load": len(view.load(person.id)) if mentor else None,
        "room": team.room(person.id) if mentor else None,
        "left": person.left.isoformat() if person.left else None,
    }
    if login:
        found["login"] = person.login or None
        found["email"] = person.email or None
    return found


def statuses(context: ActorContext) -> list[dict[str, Any]]:
    """The status of everybody whose record the acting person may see, without items; each record is read once.

    A record that cannot be read hides nobody else's: its entry says so under ``trouble``, and so does that of somebody whose
    curriculum is not there.
    """
    team = context.team()
    seen = {
        person.id: person
        for person in team.people.values()
        if (person.id == context.actor or "hire" in person.roles)
        and grant("see record", context.relations(team, person.id)) is not None
    }
    found = []
    for record_id, record in context.store.read_many(person_record(name) for name in seen):
        person = seen[record_id.partition("/")[2]]
        if isinstance(record, Record):
            try:
                with sound(record_id):
                    standing = context.standing(Journey(record), team)
                    row = summary_of(person, team.mentor(person.id), standing, pace(standing))
                    if standing.missing:
                        row["trouble"] = NOT_THERE
            except Trouble as problem:
                found.append(_damaged(person, team, problem.code.value))
                continue
            if (
                person.id != context.actor
                or "hire" in person.roles
                or standing.curriculum is not None
                or len(seen) == 1
            ):
                found.append(row)
        else:
            found.append(_damaged(person, team, record.code.value if record is not None else "missing-record"))
    return found


def unreadable(context: ActorContext, rows: Iterable[Mapping[str, Any]]) -> list[NotUsed]:
    """What of the curricula cannot be used and hides some of those statuses; for a lead, all that cannot be used."""
    hides = {row["person"]: row["curriculum"] for row in rows if row.get("trouble") == NOT_THERE}
    found = not_used(context.catalogue, hides)
    viewer = context.viewer()
    return found if viewer is not None and "lead" in viewer[1].roles else about(found, hides.keys())


def _damaged(person: Person, team: Team, trouble: str) -> dict[str, Any]:
    return {
        "person": person.id,
        "name": person.name,
        "roles": list(person.roles),
        "mentor": team.mentor(person.id),
        "curriculum": None,
        "day": None,
        "programme": "none",
        "cohort": None,
        "curricula": [],
        "basics": {"done": 0, "total": 0, "complete": False},
        "pace": {"state": "none", "days": 0},
        "phases": [],
        "trouble": trouble,
    }
