"""Who reads of a new edition of a curriculum."""

from __future__ import annotations

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.programmes import ON_WAY
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.past_cohorts import journeys


def readers_of(context: ActorContext, curriculum: Curriculum) -> tuple[str, ...]:
    """Ids of those who read of a new edition once: who has begun with the curriculum, is on it today, and does not publish it.

    They are of all teams, as they are told whoever leads them.
    """
    team, today = context.team(), context.today()
    found = []
    for journey in journeys(context, team.people):
        programme, start = journey.programme_on(today), journey.profile.start
        on = context.catalogue.curriculum(programme.curriculum)
        there = on is not None and (on.id == curriculum.id or on.id in curriculum.was)
        state = programme.state(start, today)
        if there and journey.person != context.actor and state in ON_WAY and state != "coming":
            found.append(journey.person)
    return tuple(found)
