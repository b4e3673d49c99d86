"""Positions by what somebody typed."""

from __future__ import annotations

from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import folded, near
from mentor_tui.services.actor_context import ActorContext


def find_position(context: ActorContext, text: str) -> Position | None:
    """A position by its id, one that it had before, or its title."""
    catalogue = context.catalogue
    wanted = "-".join(folded(text).replace("-", " ").split())
    wanted = catalogue.former_positions.get(wanted, wanted)
    called = (
        one for one in catalogue.positions.values() if folded(text).strip() in (folded(one.title), folded(one.short))
    )
    return catalogue.positions.get(wanted) or next(called, None)


def need_position(context: ActorContext, text: str) -> Position:
    """A position.

    Raises:
        BadUse: there is none of this name; the nearest is named.

    """
    found = find_position(context, text)
    if found is None:
        known = [*context.catalogue.positions]
        raise BadUse(Code.UNKNOWN_POSITION, position=text, near=near(text, known), known=known)
    return found
