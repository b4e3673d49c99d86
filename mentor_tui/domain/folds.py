"""Which fold belongs to which kind of thing. A new kind of thing is one more row here."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain import journey_folds, restricted, team
from mentor_tui.domain.matching import draft
from mentor_tui.domain.record import Event, Fact, kind_of

FOLD = 4
"""The number of these folds. Raise it when any of them changes: stored facts with another number are folded anew."""

_FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    **journey_folds.FOLDS,
    **restricted.FOLDS,
    **team.FOLDS,
    **draft.FOLDS,
}


def fold(before: Fact | None, event: Event) -> Fact | None:
    """The fact that holds after an event.

    Raises:
        ValueError: no fold knows the thing, or the event cannot follow the fact.

    """
    try:
        rule = _FOLDS[kind_of(event.thing)]
    except KeyError:
        raise ValueError(f"nothing folds {event.thing!r}") from None
    return rule(before, event)
