"""Which fold belongs to which kind of thing; what can happen to it stands in ``acts``. A new kind of thing is one more name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.record import Event, Fact, kind_of

FOLD = 5
"""The number of these folds. Raise it when any of them makes something else of events that there are already: then every
record is folded anew and stored, once. A new kind of thing, or a new event on an old one, leaves it as it is."""

FOLDED_IN = {
    "journey_folds": ("item", "task", "again", "lock", "yes", "profile", "sessions", "notes", "handover"),
    "levels": ("competency",),
    "positions": ("position",),
    "fit": ("fit",),
    "questions": ("question",),
    "stuck": ("stuck",),
    "promises": ("promise",),
    "agenda": ("agenda",),
    "checkins": ("checkins",),
    "closings": ("closing",),
    "cover_asks": ("cover-ask",),
    "programmes": ("programme",),
    "decisions": ("decision",),
    "restricted": ("apart", "asked", "remark"),
    "team": ("person", "pairing", "room", "hold", "ask", "telling"),
    "areas": ("area", "area-log"),
    "all_hands": ("all-hands",),
    "blocks": ("block",),
    "matching.draft": ("draft",),
    "openings": ("opening",),
    "briefings": ("briefing", "reading"),
    "editions": ("edition",),
    "proposals": ("proposal",),
}
"""Module of the domain -> the kinds of things that its ``FOLDS`` have."""

_MODULES = {kind: module for module, kinds in FOLDED_IN.items() for kind in kinds}

Fold = Callable[[Fact | None, Event], Fact | None]


class _Folds(dict[str, Fold]):
    """Kind -> its fold. A module is loaded when a thing of its kinds is first met: a command meets those of one or two."""

    def __missing__(self, kind: str) -> Fold:
        found: Fold = import_module(f"mentor_tui.domain.{_MODULES[kind]}").FOLDS[kind]
        return self.setdefault(kind, found)


_FOLDS = _Folds()


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
