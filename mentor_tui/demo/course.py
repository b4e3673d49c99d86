"""A curriculum as somebody who plans their weeks sees it: what needs what, and when to begin."""

from __future__ import annotations

from dataclasses import dataclass

from mentor_tui.domain.conditions import BasicsDone, ItemDone, ModuleDone, PhaseDone, WorkingDays, atoms
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.journey_folds import item_thing

DAYS_BETWEEN_TALKS = 5
"""Working days from one weekly talk to the next."""

SIGNING_DAYS = 2
"""Days of the plan that a sign-off is given."""


def a_day(item: Item) -> int:
    """How often people do an item on one day, at most."""
    if item.sign_off_each or item.times <= 4 or item.who != "hire":
        return 1
    return 2 if item.times <= 12 else 4


def weekly(item: Item) -> bool:
    """Whether it is a talk that returns, and so is held once a week."""
    return item.kind == "meet" and item.times > 4


def _length(item: Item) -> int:
    if weekly(item):
        return item.times * DAYS_BETWEEN_TALKS
    if item.who != "hire":
        # Now and then a day goes by without it.
        return item.times * 5 // 4
    return -(-item.times // a_day(item)) - 1 + (SIGNING_DAYS if item.sign_off != "none" else 0)


@dataclass(frozen=True, slots=True)
class Course:
    """What a made-up journey goes by.

    Attributes:
        needs: item id -> the items that must be done before; all of them, also where any would do.
        days: item id -> working days that must have passed.
        begin: item id -> day of the plan on which to begin, so that what waits for it comes in time.
        keys: item id -> the thing in a record.
        closed: items that open by something a journey alone cannot bring about.

    """

    curriculum: Curriculum
    needs: dict[str, frozenset[str]]
    days: dict[str, int]
    begin: dict[str, int]
    closed: frozenset[str]
    keys: dict[str, str]

    def order(self, *who: str) -> list[Item]:
        """The items that are somebody's part, in the order in which they are begun."""
        own = [item for item in self.curriculum.items.values() if item.who in who and item.id not in self.closed]
        return sorted(own, key=lambda item: self.begin[item.id])

    @classmethod
    def of(cls, curriculum: Curriculum) -> Course:
        """Read a curriculum, as somebody has it who begins."""
        curriculum = curriculum.offered
        needs: dict[str, frozenset[str]] = {}
        days: dict[str, int] = {}
        closed: set[str] = set()
        for item in curriculum.items.values():
            wanted: set[str] = set()
            days[item.id] = -1000
            for atom in atoms(curriculum.opening[item.id]):
                match atom:
                    case ItemDone(name):
                        wanted.add(name)
                    case PhaseDone(name) | ModuleDone(name):
                        wanted |= {inner.id for inner in curriculum.groups[name]}
                    case BasicsDone():
                        closing = curriculum.closing
                        wanted |= {closing.id} if closing else {inner.id for inner in curriculum.basics}
                    case WorkingDays(count, False):
                        days[item.id] = max(days[item.id], count)
                    case _:
                        closed.add(item.id)
            needs[item.id] = frozenset(wanted)
        begin = {item.id: item.by_day - _length(item) for item in curriculum.items.values()}
        _pull_forward(curriculum, needs, begin)
        keys = {name: item_thing(curriculum.id, name) for name in curriculum.items}
        return cls(curriculum, needs, days, begin, frozenset(closed), keys)


def _pull_forward(curriculum: Curriculum, needs: dict[str, frozenset[str]], begin: dict[str, int]) -> None:
    """Let everything begin early enough for what needs it, but nothing of the days after day 1 before it."""
    changed = True
    rounds = len(begin)
    while changed and rounds:
        changed, rounds = False, rounds - 1
        for name, wanted in needs.items():
            for other in wanted:
                item = curriculum.items[other]
                latest = begin[name] - _length(item) - 1
                if item.by_day > 0:
                    latest = max(latest, 1)
                if latest < begin[other]:
                    begin[other] = latest
                    changed = True
    for item in curriculum.items.values():
        if item.by_day > 0:
            begin[item.id] = max(begin[item.id], 1)
