"""One person, for whoever looks after them: what we owe, where they stand, what they do beside the queue, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentor_tui.domain.areas import Part
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.customers import planned_weeks
from mentor_tui.services.decision_list import ReadDecision, decisions
from mentor_tui.services.hearing import Owing, owed_to
from mentor_tui.services.journey_access import view_of
from mentor_tui.services.profiles import profile
from mentor_tui.services.where_i_stand import LevelsPage, levels_page


@dataclass(frozen=True)
class PersonPage:
    """One person, whole.

    Attributes:
        relations: what the viewer is to them.
        mentor: who mentors them, "" for nobody.
        owed: what we owe them, each with whose it is.
        levels: where they stand.
        tasks: the side tasks that they hold, wait for, or have done.
        weeks: their week as it is planned, and their team's.
        areas: the areas in which they have a part, by id, each with that part.
        decisions: those about them that the viewer may read, the latest first.
        profile: what is known of them, as the viewer may read it.

    """

    person: Person
    standing: Standing
    relations: tuple[Relation, ...]
    mentor: str
    owed: tuple[Owing, ...]
    levels: LevelsPage
    tasks: tuple[TaskStanding, ...]
    weeks: tuple[Week, Week]
    areas: tuple[tuple[str, Part], ...]
    decisions: tuple[ReadDecision, ...]
    profile: Mapping[str, Any]
    names: Mapping[str, str]


def person_page(context: ActorContext, person: str) -> PersonPage:
    """Somebody whose journey the acting person may see.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so.

    """
    team, them, relations, standing, _pairing = view_of(context, person)
    return PersonPage(
        them,
        standing,
        relations,
        team.mentor(them.id) or "",
        owed_to(context, team, them, standing),
        levels_page(context, them.id, team=team),
        tuple(task for task in standing.tasks if task.hold is not None),
        planned_weeks(context, team=team).of(team, them.id),
        tuple((held.area, part) for held in team.areas.values() if (part := held.part_of(them.id))),
        tuple(read for read in decisions(context, team=team) if read.decision.person == them.id),
        profile(context, them.id),
        team.names,
    )
