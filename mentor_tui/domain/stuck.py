"""Stuck: what a hire cannot go on with because something is missing that others have to give.

It is the debt of whoever gives it, from the moment on which it was said. The item's clock stands meanwhile (``waits``), and
what else can be done today moves up (``today``). It ends when somebody says so, or when the item goes on: what is ticked, or
sent again, is stuck no more, in the same commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeGuard, get_args

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.item_kinds import BY_RELATION
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, thing

STUCK = "stuck"
FREE = "free"

WaitsFor = Literal["access", "person", "understanding", "tool"]

WAITS_FOR: tuple[WaitsFor, ...] = get_args(WaitsFor)
"""What can be in the way."""

_WHOSE: Mapping[WaitsFor, str] = {"access": "lead", "tool": "lead", "person": "mentor", "understanding": "mentor"}

SPANS_KEPT = 12
"""Times that somebody was stuck with one item that the fact has; the history has all."""


def is_known(word: str) -> TypeGuard[WaitsFor]:
    """Whether a word says what can be in the way."""
    return word in WAITS_FOR


class Stuck(NamedTuple):
    """That somebody is stuck with an item.

    Attributes:
        waits_for: what is missing.
        part: whose it is to give it: mentor, lead, or the id of a part.
        why: in the hire's words.
        since: the moment on which it was said; ``by``: who said it.
        spans: every time until now: from when, and until when, "" for what lasts.

    """

    waits_for: WaitsFor
    part: str
    why: str
    since: str
    by: str
    spans: tuple[tuple[str, str], ...]

    @property
    def now(self) -> bool:
        """Whether it lasts."""
        return self.spans[-1][1] == ""

    @classmethod
    def of(cls, fact: Fact) -> Stuck:
        """What a fact says."""
        spans = tuple((begin, end) for begin, end in fact["spans"])
        return cls(fact["waits_for"], fact["part"], fact["why"], fact["at"], fact["by"], spans)


def whose(item: Item, waits_for: WaitsFor) -> str:
    """Whose it is to help, where nobody says otherwise: who has the item's own part, else by what is missing."""
    return item.who if item.who not in BY_RELATION else _WHOSE[waits_for]


def stuck_thing(item_key: str) -> str:
    """The key of what is said of an item being stuck; ``item_key`` is that of the item in the record."""
    return thing(STUCK, item_key.partition(":")[2])


def stuck_in(facts: Mapping[str, Fact], names: Iterable[str]) -> Stuck | None:
    """What is said of an item being stuck, now or before, None where nothing ever was.

    Args:
        facts: of the record.
        names: every name under which the record may know the item; see ``journey.names_of``.

    """
    found = next((facts[key] for name in names if (key := thing(STUCK, name)) in facts), None)
    return Stuck.of(found) if found is not None else None


def _fold(before: Fact | None, event: Event) -> Fact:
    spans = [*(before or {}).get("spans", ())]
    lasts = bool(spans) and spans[-1][1] == ""
    if lasts == (event.kind == STUCK):
        raise ValueError(f"{event.kind} cannot follow {spans[-1:]}")
    if event.kind == STUCK:
        now = {"waits_for": event.terms["waits_for"], "part": event.terms["part"], "why": event.text}
        return {**now, "at": event.at, "by": event.by, "spans": [*spans, [event.at, ""]][-SPANS_KEPT:]}
    return {**(before or {}), "spans": [*spans[:-1], [spans[-1][0], event.at]]}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {STUCK: _fold}
"""Kind of thing -> its fold."""
