"""Where somebody stands in every competency, beside what the position that they aim at asks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.gap import Asked, Next, NextKind, gap, open_for
from mentor_tui.domain.goals import aim_of
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.rules.levels import LevelCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journey_access import others_to_see, view_of
from mentor_tui.services.levels import case_of, level_relations


@dataclass(frozen=True)
class LevelsPage:
    """Where one person stands.

    Attributes:
        relations: what the viewer is to them, and to the tracks on which they work.
        position: theirs, None where no file has it.
        goal: what they said that they aim at: a position by id, ``stay``, or "" for neither.
        rows: every competency: what is missing first, the nearest of it; then what is shown; what is not asked has level 0.
        open: competency -> what can be done now that shows it.
        others: those at whom the viewer may look too, with their names.

    """

    person: Person
    relations: tuple[Relation, ...]
    standing: Standing
    position: Position | None
    goal: str
    rows: tuple[Asked, ...]
    open: Mapping[str, tuple[tuple[NextKind, str], ...]]
    names: Mapping[str, str]
    others: Sequence[tuple[str, str]] = ()

    def case(self, row: Asked, context: ActorContext) -> LevelCase:
        """A competency of it as the rules ask about it."""
        return case_of(context, self.relations, self.person.id, row.competency, row.standing.examples)

    @property
    def aim(self) -> Position | None:
        """What the rows are held against: the position that they aim at, else their own."""
        return self.standing.catalogue.positions.get(self.goal, self.position)

    @property
    def aims(self) -> tuple[Position, ...]:
        """The positions that are near: what they aim at, then where their own leads; every one where neither says any."""
        positions = self.standing.catalogue.positions
        near = dict.fromkeys((self.goal, *(self.position.leads_to if self.position is not None else ())))
        return tuple(positions[name] for name in near if name in positions) or tuple(positions.values())

    @property
    def own(self) -> bool:
        """Whether the viewer looks at their own."""
        return "own" in self.relations

    @property
    def next(self) -> tuple[Next, ...]:
        """The steps of what is missing, each once, the nearest first."""
        found: dict[tuple[NextKind, str], Next] = {}
        for row in self.rows:
            for step in row.steps:
                found.setdefault((step.kind, step.id), step)
        return tuple(found.values())


def levels_page(context: ActorContext, person: str | None = None, *, team: Team | None = None) -> LevelsPage:
    """Where the acting person stands, or somebody whose journey they may see; see ``view_of``.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so.

    """
    team, them, _relations, standing, _pairing = view_of(context, person, team=team)
    catalogue = context.catalogue
    position = position_of(catalogue, standing.profile)
    goal = aim_of(standing.profile.goals, catalogue.positions, catalogue.former_positions)
    aim = catalogue.positions.get(goal, position)
    asked = gap(standing, aim.asks if aim else {})
    named = {row.competency for row in asked}
    rest = tuple(Asked(standing.competency(name), 0) for name in catalogue.competencies if name not in named)
    return LevelsPage(
        them,
        level_relations(context, team, them.id),
        standing,
        position,
        goal,
        (*asked, *rest),
        {row.competency: open_for(standing, row.competency) for row in (*asked, *rest)},
        team.names,
        others_to_see(context, team, them.id),
    )


def position_of(catalogue: Catalogue, profile: Profile) -> Position | None:
    """Somebody's position, None where no file has it."""
    return catalogue.positions.get(catalogue.former_positions.get(profile.position, profile.position))
