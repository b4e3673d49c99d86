"""Fit to the person: what a mentor or lead changed of a curriculum for one person alone, an item at a time.

It stands in the person's own record, and nothing of it in a file: ``fit:curriculum/item``. ``Curriculum.fitted`` says what
follows from it. An item that was added has an id that no file can have (``OWN``), so that no later edition meets it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from mentor_tui.domain.item_kinds import Evidence, Kind, SignOff
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, has_kind, thing

FIT = "fit"
SKIPPED, UNSKIPPED = "skipped", "unskipped"
MOVED, UNMOVED = "moved", "unmoved"
ADDED = "added"

OWN = "own."
"""How the id of an item begins that is somebody's own; ids in files have no full stop."""

SKIPPABLE = ("open", "started")
"""Stored states in which an item can be skipped: what waits or came back is somebody's move, what is done stays done."""


def fit_thing(curriculum: str, item: str) -> str:
    """The key of what was changed of an item in a person's record."""
    return thing(FIT, f"{curriculum}/{item}")


class Changed(NamedTuple):
    """That something was changed for somebody: by whom, when, and why."""

    by: str
    at: str
    why: str


class Added(NamedTuple):
    """An item that is somebody's own; the fields are those of ``Item``.

    Attributes:
        module: the id of the module that it stands in.
        link: where to find it, "" for nowhere.

    """

    id: str
    title: str
    module: str
    by_day: int
    kind: Kind = "do"
    minutes: int | None = None
    who: str = "hire"
    sign_off: SignOff = "none"
    evidence: Evidence = "none"
    link: str = ""

    @property
    def terms(self) -> dict[str, Any]:
        """What the event carries of it beside the title, which is text."""
        return {key: value for key, value in self._asdict().items() if key not in ("id", "title")}


class Fit(NamedTuple):
    """What was changed of an item for one person.

    Attributes:
        skipped: that it is not asked of them.
        moved: that it has another day.
        by_day: that day of the plan, where it was moved.
        added: that it is their own.
        item: what it is, where it was added.

    """

    skipped: Changed | None = None
    moved: Changed | None = None
    by_day: int = 0
    added: Changed | None = None
    item: Added | None = None

    @classmethod
    def of(cls, name: str, fact: Fact) -> Fit:
        """What a fact says of an item."""
        skipped, moved, added = fact.get(SKIPPED), fact.get(MOVED), fact.get(ADDED)
        item = Added(name, **{key: added[key] for key in Added._fields if key in added}) if added else None
        return cls(_changed(skipped), _changed(moved), moved["by_day"] if moved else 0, _changed(added), item)

    def skips(self, state: str) -> bool:
        """Whether an item in a stored state is not asked of them."""
        return self.skipped is not None and state in SKIPPABLE


NO_FIT = Fit()
"""That nothing was changed."""


class Own(NamedTuple):
    """What is somebody's own in a curriculum, all that makes it another one than it is for others.

    Attributes:
        position: that for which it is, None for any.
        kept: items that they began and that are not theirs otherwise, and whether these are done.
        skipped: ids of items, in order.
        moved: items with the day of the plan that they have.
        added: items that are nobody else's, in the order in which they came.

    """

    position: str | None
    kept: tuple[tuple[str, bool], ...]
    skipped: tuple[str, ...]
    moved: tuple[tuple[str, int], ...]
    added: tuple[Added, ...] = ()


def _changed(doc: Fact | None) -> Changed | None:
    return Changed(doc["by"], doc["at"], doc["why"]) if doc else None


def number_of(name: str) -> int:
    """Which one of somebody's own items it is, 0 for an item of a file."""
    number = name.removeprefix(OWN)
    return int(number) if name.startswith(OWN) and number.isascii() and number.isdigit() else 0


def next_own(names: Iterable[str]) -> str:
    """The id of the next item of somebody's own.

    Args:
        names: ids of items that were theirs at any time, in whichever of their curricula.

    """
    return f"{OWN}{max(chain((0,), map(number_of, names))) + 1}"


def title_of(events: Iterable[Event], key: str) -> str:
    """What somebody's own item is called, by its key, also where it was taken back; "" where these events do not say."""
    return next((event.text for event in events if event.kind == ADDED and event.thing == key), "")


def fits_in(facts: Mapping[str, Fact], scopes: Iterable[str]) -> dict[str, Fact]:
    """Item id -> what was changed of it, as a record has it; ids are those of the day on which it was changed.

    Args:
        facts: of the record.
        scopes: ids of the curriculum, the earlier ones first.

    """
    found: dict[str, Fact] = {}
    for scope in scopes if has_kind(facts, FIT) else ():
        begin = fit_thing(scope, "")
        found.update({key[len(begin) :]: fact for key, fact in facts.items() if key.startswith(begin)})
    return found


def _fold(before: Fact | None, event: Event) -> Fact | None:
    fact = {key: value for key, value in (before or {}).items() if key in (SKIPPED, MOVED, ADDED)}
    back = _TAKES_BACK.get(event.kind)
    if back not in (None, *fact) or (event.kind in (SKIPPED, ADDED) and fact.get(event.kind)):
        raise ValueError(f"{event.kind} cannot follow {sorted(fact)}")
    if event.kind == ADDED:
        # What it is called stands in the text, where words stand that can be forgotten; so the reason stands beside it.
        fact[ADDED] = {"by": event.by, "at": event.at, "why": event.why, "title": event.text, **event.terms}
    elif back is None:
        # A day that was moved may be moved once more.
        fact[event.kind] = {"by": event.by, "at": event.at, "why": event.text, **event.terms}
    else:
        del fact[back]
    return fact or None


_TAKES_BACK = {UNSKIPPED: SKIPPED, UNMOVED: MOVED}
"""Event -> what it takes back."""

FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {FIT: _fold}
"""Kind of thing -> its fold."""
