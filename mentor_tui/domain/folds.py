"""Which fold belongs to which kind of thing, and what can happen to it. A new kind of thing is one more row in both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentor_tui.domain import journey_folds, restricted, team
from mentor_tui.domain.journey_folds import ITEM, LIFE, LOCK, TASK, YES
from mentor_tui.domain.matching import draft
from mentor_tui.domain.record import Event, Fact, kind_of

FOLD = 4
"""The number of these folds. Raise it when any of them makes something else of events that there are already: then every
record is folded anew and stored, once. A new kind of thing, or a new event on an old one, leaves it as it is."""

_FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    **journey_folds.FOLDS,
    **restricted.FOLDS,
    **team.FOLDS,
    **draft.FOLDS,
}


EVENTS: Mapping[str, frozenset[str]] = {
    ITEM: frozenset(LIFE),
    TASK: frozenset(LIFE),
    LOCK: frozenset({"opened"}),
    YES: frozenset({"agreed"}),
    "profile": frozenset({"joined", "edited", "leave", "wished"}),
    "programme": frozenset({"enrolled", "paused", "resumed", "extended", "finished", "ended", "reopened"}),
    "sessions": frozenset({"session"}),
    "notes": frozenset({"noted"}),
    "handover": frozenset({"handed"}),
    restricted.APART: frozenset({"kept-apart", "allowed"}),
    restricted.ASKED: frozenset({"asked"}),
    team.PERSON: frozenset({"joined", "edited"}),
    team.PAIRING: frozenset({"paired", "reassigned", "unpaired", "covered"}),
    team.ROOM: frozenset({"room"}),
    team.HOLD: frozenset({"lined", "took", "gave-back", "confirmed"}),
    team.ASK: frozenset({"asked", "settled"}),
    team.TELLING: frozenset({"telling"}),
    draft.DRAFT: draft.EVENTS,
}
"""Kind of thing -> what can happen to it. Anything else in a history is a newer program's, and nothing is made of it here."""


def is_known(key: str, kind: str) -> bool:
    """Whether this program knows what can happen to a thing under this name."""
    return kind in EVENTS.get(kind_of(key), ())


def fold(before: Fact | None, event: Event) -> Fact | None:
    """The fact that holds after an event; the one from before it, where only a newer program knows the event.

    Raises:
        ValueError: the event cannot follow the fact.

    """
    return _FOLDS[kind_of(event.thing)](before, event) if is_known(event.thing, event.kind) else before
