"""Where somebody could go from here: positions, the ways between them, what each still asks, and how others got there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.gap import Asked, gap
from mentor_tui.domain.goals import aim_of
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.paths import Edge, Leg, edges, way
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.decision_list import came_to, decisions
from mentor_tui.services.goals import called
from mentor_tui.services.journey_access import others_to_see, view_of
from mentor_tui.services.positions import need_position
from mentor_tui.services.where_i_stand import position_of


class Went(NamedTuple):
    """Somebody who came to a position, as the decision on it says.

    Attributes:
        decision: its key, for whoever opens it.
        on: ISO date.
        advice: how to get there, in the words of whoever decided.

    """

    person: str
    decision: str
    on: str
    advice: str = ""


def who_came(context: ActorContext) -> Mapping[str, tuple[Went, ...]]:
    """Position -> those who came to it, the latest first, by the decisions that the acting person may read."""
    found: dict[str, list[Went]] = {}
    former = context.catalogue.former_positions
    for read in decisions(context):
        one = read.decision
        if position := came_to(one, former):
            found.setdefault(position, []).append(Went(one.person, one.id, one.on.isoformat(), one.advice))
    return {position: tuple(went) for position, went in found.items()}


@dataclass(frozen=True)
class PathsPage:
    """Where one person could go.

    Attributes:
        relations: what the viewer is to them.
        position: theirs, None where no file has it.
        aim: the position that they aim at, by id; ``stay``; "" for neither.
        goals: what all their goals are called, a track or product area among them.
        target: the position that is looked at, None where there are no positions.
        came: position -> those who came to it; a screen reads them after its first paint.
        others: those at whom the viewer may look too, with their names.

    """

    person: Person
    relations: tuple[Relation, ...]
    standing: Standing
    position: Position | None
    aim: str
    goals: tuple[str, ...]
    target: Position | None
    names: Mapping[str, str]
    others: Sequence[tuple[str, str]] = ()
    came: Mapping[str, tuple[Went, ...]] = field(default_factory=dict)

    @property
    def went(self) -> tuple[Went, ...]:
        """Those who came to the target."""
        return self.came.get(self.target.id, ()) if self.target is not None else ()

    def at(self, position: str) -> PathsPage | None:
        """The same with another position to look at; None where no file has it."""
        target = self.catalogue.positions.get(self.catalogue.former_positions.get(position, position))
        if target is None or target == self.target:
            return self if target is not None else None
        return replace(self, target=target)

    @property
    def own(self) -> bool:
        """Whether the viewer looks at their own."""
        return "own" in self.relations

    @property
    def catalogue(self) -> Catalogue:
        """The files."""
        return self.standing.catalogue

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every way."""
        return edges(self.catalogue.positions, self.catalogue.elsewhere)

    @cached_property
    def gap(self) -> tuple[Asked, ...]:
        """What the target asks: what is missing first, the nearest of it."""
        return gap(self.standing, self.target.asks) if self.target is not None else ()

    @cached_property
    def way(self) -> tuple[Leg, ...]:
        """The shortest way to the target."""
        return way(self.gap)

    @cached_property
    def basics(self) -> tuple[Leg, ...]:
        """What of the way belongs to the basics, which somebody who is on their way through them does in any case."""
        curriculum = self.standing.curriculum
        if curriculum is None or self.standing.basics_complete:
            return ()
        return tuple(leg for leg in self.way if leg.kind == "item" and leg.id in curriculum.basics_ids)

    @property
    def beyond(self) -> tuple[Leg, ...]:
        """What of the way comes beside or after the basics."""
        return tuple(leg for leg in self.way if leg not in self.basics)

    def missing(self, position: Position) -> int:
        """How many competencies of a position are still to show."""
        levels, known = self.standing.levels, self.catalogue.competencies
        return sum(levels.get(name, 0) < level for name, level in position.asks.items() if name in known)

    def asked(self, position: Position) -> int:
        """How many competencies a position asks."""
        return sum(name in self.catalogue.competencies for name in position.asks)


def paths_page(context: ActorContext, person: str | None = None, *, to: str = "") -> PathsPage:
    """Where the acting person could go, or somebody whose journey they may see; see ``view_of``.

    Args:
        context: who looks.
        person: whose paths; one's own where it is None.
        to: the position to look at; without it the goal, else what their own position leads to first, else their own.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so, or no position.

    """
    team, them, relations, standing, _pairing = view_of(context, person)
    catalogue = context.catalogue
    position = position_of(catalogue, standing.profile)
    aim = aim_of(standing.profile.goals, catalogue.positions, catalogue.former_positions)
    goals = tuple(called(context, goal) for goal in standing.profile.goals)
    target = need_position(context, to) if to else _first(catalogue, position, aim)
    return PathsPage(
        them, relations, standing, position, aim, goals, target, team.names, others_to_see(context, team, them.id)
    )


def _first(catalogue: Catalogue, position: Position | None, aim: str) -> Position | None:
    leads = position.leads_to if position is not None else ()
    wanted = (aim, *leads, position.id if position is not None else "", *catalogue.positions)
    return next((found for name in wanted if (found := catalogue.positions.get(name)) is not None), None)
