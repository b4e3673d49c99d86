"""Which fold belongs to which kind of thing; what can happen to it stands in ``acts``. A new kind of thing is one more row."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain import (
    all_hands,
    areas,
    blocks,
    briefings,
    decisions,
    journey_folds,
    levels,
    openings,
    positions,
    restricted,
    team,
)
from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.matching import draft
from mentor_tui.domain.record import Event, Fact, kind_of

FOLD = 5
"""The number of these folds. Raise it when any of them makes something else of events that there are already: then every
record is folded anew and stored, once. A new kind of thing, or a new event on an old one, leaves it as it is."""

_FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    **journey_folds.FOLDS,
    **levels.FOLDS,
    **positions.FOLDS,
    **decisions.FOLDS,
    **restricted.FOLDS,
    **team.FOLDS,
    **areas.FOLDS,
    **all_hands.FOLDS,
    **blocks.FOLDS,
    **draft.FOLDS,
    **openings.FOLDS,
    **briefings.FOLDS,
}


def is_known(key: str, kind: str) -> bool:
    """Whether this program knows what can happen to a thing under this name."""
    return (kind_of(key), kind) in ACTS


def fold(before: Fact | None, event: Event) -> Fact | None:
    """The fact that holds after an event; the one from before it, where only a newer program knows the event.

    Raises:
        ValueError: the event cannot follow the fact.

    """
    kind = kind_of(event.thing)
    return _FOLDS[kind](before, event) if (kind, event.kind) in ACTS else before
