"""What is known of one person, as far as whoever looks may read it."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Verb, grant, require
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import person_record
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near
from mentor_tui.services.actor_context import ActorContext, find_person, sound
from mentor_tui.services.fields import FIELDS
from mentor_tui.services.mentors import carried, read_mentors
from mentor_tui.services.overview import overview
from mentor_tui.services.roster import entry


def profile(context: ActorContext, person: str | None = None) -> dict[str, Any]:
    """Somebody's entry of the roster, and what their own record says of them, as plain keys.

    What is not the viewer's to read is not there; ``withheld`` names it.

    Raises:
        NotYours: nobody of the team looks.
        BadUse: nobody is called so.

    """
    team = context.team()
    them = team.person(context.actor) if person is None else find_person(team, person)
    if them is None:
        raise BadUse(Code.UNKNOWN_PERSON, person=context.actor, near=near(context.actor, [*team.people]))
    relations = context.relations(team, them.id)
    require("see roster", relations, person=them.id, on="", title="")
    mentors = {mentor.id for mentor in read_mentors(context, team).all()}
    view = overview(context, team=team, among=(them.id, *team.bound_to(them.id)))
    # What finds somebody is no secret from themselves.
    login = "own" in relations or grant("people", relations) is not None
    found = entry(view, them, mentor=them.id in mentors, login=login)
    if them.id in mentors and grant("set room", relations) is not None:
        now = carried(context, team, them.id, view)
        found["carries"] = {"mentees": now.load, "hours": now.spent, "allowed": now.limit}
        found["coming"] = list(team.coming_to(them.id))
        found["covers"] = list(team.covers(them.id, context.today()))
    rights: dict[str, Verb] = {name: field.read for name, field in FIELDS.items() if field.kept and name not in found}
    rights |= {"programme": "see record", "leave": "see record"}
    readable = [name for name, right in rights.items() if grant(right, relations) is not None]
    if readable:
        known = _known(context, team, them)
        found |= {name: known[name] for name in readable}
    found["withheld"] = [name for name in rights if name not in readable]
    return found


def _known(context: ActorContext, team: Team, person: Person) -> dict[str, Any]:
    """Everything that the roster and somebody's own record say of them; None and empty lists where they say nothing."""
    with sound(person_record(person.id)):
        standing = context.standing(context.journey(person.id), team)
        profile, programme = standing.profile, standing.programme
        known = {
            **person._asdict(),
            **profile._asdict(),
            "curriculum": programme.curriculum,
            "cohort": programme.cohort,
            "programme": programme.state(profile.start, standing.today),
        }
    return {name: _plain(value) for name, value in known.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"first": value.first.isoformat(), "last": value.last.isoformat() if value.last else None}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else None if value == "" else value
