"""One journey that somebody looks at: whether they may, and how it stands."""

from __future__ import annotations

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.permissions import Relation, grant, require
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import person_record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near
from mentor_tui.services.actor_context import ActorContext, find_person, sound


class JourneyAccess(NamedTuple):
    """A journey before somebody's eyes.

    Attributes:
        person: whose it is.
        relations: what the viewer is to them.

    """

    team: Team
    person: Person
    relations: tuple[Relation, ...]
    standing: Standing
    pairing: Pairing | None

    @property
    def mentor(self) -> Person | None:
        """Who mentors them."""
        mentor = self.team.mentor(self.person.id)
        return self.team.person(mentor) if mentor else None


def view_of(
    context: ActorContext, person: str | None = None, *, team: Team | None = None, record: bool = False
) -> JourneyAccess:
    """A journey for the acting person to look at: their own, a mentee's, or one of a team they lead.

    Args:
        context: who looks.
        person: whose journey; the actor's own where it is None.
        team: the roster, where the caller has it.
        record: whether the right to see records is enough, which observers have too.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so.

    """
    team = team or context.team()
    them = team.person(context.actor) if person is None else find_person(team, person)
    if them is None:
        raise BadUse(Code.UNKNOWN_PERSON, person=context.actor, near=near(context.actor, [*team.people]))
    relations = context.relations(team, them.id)
    if "own" not in relations and not (record and grant("see record", relations)):
        require("see journey", relations, person=them.id, name=them.name, on="", title="")
    with sound(person_record(them.id)):
        return JourneyAccess(
            team, them, relations, context.standing(context.journey(them.id), team), team.pairing(them.id)
        )


def through(standing: Standing, curriculum: str) -> Standing:
    """A standing through one of somebody's curricula, by its id.

    Raises:
        BadUse: they are not on it, nor were they.

    """
    curricula = {one.curriculum.id: one for one in (*standing.past, standing) if one.curriculum is not None}
    known = standing.catalogue.curriculum(curriculum)
    found = curricula.get(known.id if known is not None else curriculum)
    if found is None:
        near_it = near(curriculum, [*curricula])
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=curriculum, near=near_it, known=[*curricula])
    return found


def others_to_see(context: ActorContext, team: Team, but: str = "") -> list[tuple[str, str]]:
    """Those whose journeys the acting person may see, with their names; without themselves, and without one more."""
    return [
        (person, team.names[person])
        for person in team.people
        if person not in (context.actor, but) and grant("see journey", context.relations(team, person))
    ]
