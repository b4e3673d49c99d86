"""Ways from position to position, as the files have them, and what lies on the shortest one to any of them.

To lead people is one way among others, to stay is another. Out of support everybody may go from wherever they are, and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mentor_tui.domain.gap import Asked, Next, NextKind
from mentor_tui.domain.growth_content import Elsewhere, Position
from mentor_tui.domain.named import NamedTuple

ANYWHERE = "*"
"""In an edge: every position."""


class Edge(NamedTuple):
    """A way from one position to another; ``ANYWHERE`` at one end where it leads out of support, or back."""

    origin: str
    to: str


class Leg(NamedTuple):
    """One thing on a way: an item, a side task, an area, or examples of a competency.

    Attributes:
        kind: what it is.
        id: of the item, side task or area; of examples the competency.
        competencies: what it is for, the first one first.
        minutes: hands-on minutes left in it; None where nobody planned them, 0 for examples.
        number: how many examples, 0 for other kinds.
        from_day: the day from which the next example counts, None where any day does.

    """

    kind: NextKind
    id: str
    competencies: tuple[str, ...]
    minutes: int | None = 0
    number: int = 0
    from_day: date | None = None


def edges(positions: Mapping[str, Position], elsewhere: Mapping[str, Elsewhere]) -> tuple[Edge, ...]:
    """Every way that there is, in the order of the files; one to a position that is not there is left out."""
    within = [Edge(one.id, to) for one in positions.values() for to in one.leads_to if to in positions]
    outside = [edge for name in elsewhere for edge in (Edge(ANYWHERE, name), Edge(name, ANYWHERE))]
    return (*within, *outside)


def way(rows: Iterable[Asked]) -> tuple[Leg, ...]:
    """The shortest way to all of what is asked: what can be done with one's hands first, each thing once, then the examples."""
    found: dict[tuple[NextKind, str], Leg] = {}
    for step in (step for row in rows for step in row.steps):
        key = (step.kind, step.id)
        found[key] = _and(found[key], step) if key in found else _leg(step)
    return tuple(sorted(found.values(), key=lambda leg: leg.kind == "example"))


def _leg(step: Next) -> Leg:
    return Leg(step.kind, step.id, (step.competency,), step.minutes, step.number, step.from_day)


def _and(leg: Leg, step: Next) -> Leg:
    if step.competency in leg.competencies:
        return leg
    return leg._replace(competencies=(*leg.competencies, step.competency))


class TreeNode(NamedTuple):
    """A position in the picture of all ways.

    Attributes:
        id: the position.
        to: where it leads, as far as that is not drawn elsewhere.
        same: how many ways lead on from it to what is drawn elsewhere.

    """

    id: str
    to: tuple[TreeNode, ...] = ()
    same: int = 0


def tree(positions: Mapping[str, Position]) -> tuple[TreeNode, ...]:
    """All positions as a picture has them: each with where it leads; what several lead to stands at the first of them.

    The first is the nearest to where people begin.
    """
    led_to = {edge.to for edge in edges(positions, {})}
    roots = [name for name in positions if name not in led_to]
    children: dict[str, tuple[str, ...]] = {}
    same: dict[str, int] = {}
    drawn: set[str] = set()
    # What lies in a ring has no beginning: it stands where the files have it first.
    for start in (*roots, *positions):
        if start in drawn:
            continue
        if start not in roots:
            roots.append(start)
        drawn.add(start)
        queue = [start]
        for name in queue:
            leads = tuple(dict.fromkeys(to for to in positions[name].leads_to if to in positions))
            fresh = tuple(to for to in leads if to not in drawn)
            children[name], same[name] = fresh, len(leads) - len(fresh)
            drawn.update(fresh)
            queue += fresh
    return tuple(_node(name, children, same) for name in roots)


def _node(name: str, children: Mapping[str, tuple[str, ...]], same: Mapping[str, int]) -> TreeNode:
    return TreeNode(name, tuple(_node(to, children, same) for to in children[name]), same[name])
