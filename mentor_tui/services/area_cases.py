"""An area as the rules ask for it, and what was done in each."""

from __future__ import annotations

from mentor_tui.domain.area_state import AreaLog, logs_in
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.record import BOARD
from mentor_tui.domain.rules.areas import AreaCase
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext


def area_case(context: ActorContext, team: Team, area: Area) -> AreaCase:
    """An area as the acting person has it before them."""
    return AreaCase(area, team.area(area.id), team, context.actor, context.today())


def logs(context: ActorContext) -> dict[str, AreaLog]:
    """Area -> what was done in it, the latest lines."""
    return logs_in(context.store.read(BOARD), context.catalogue.former_areas)
