"""The days of somebody on a curriculum: as they were, and as they would have been with another edition of it.

What people did and when stays as it was. Only what *had to wait* moves: what was begun on the own working day on which the
last thing before it was done, or on the next. It keeps that distance to the day on which it opens with the other edition, so
it comes sooner by as many days as a sign-off, or a part of ours, kept it waiting and does so no more, and later where it has
to wait for longer. Work of the hire's own that came first until now still comes first: nobody knows in which order they
would have done it else. What nobody could have done, as it is only in the other edition, is in nobody's days.

Days are the person's own working days: what happened on a free day counts for the last one passed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date

from mentor_tui.domain.conditions import (
    AllOf,
    AnyOf,
    BasicsDone,
    Condition,
    ItemDone,
    ModuleDone,
    PhaseDone,
    WorkingDays,
)
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.curriculum_diff import EditionDiff
from mentor_tui.domain.item_dates import UNTOUCHED_DATES, ItemDates
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing import Standing

NEVER, ALWAYS_OPEN = math.inf, -math.inf

AT_ONCE = 1
"""Own working days after the one on which it opened within which what is begun had to wait until then."""


class ItemDays(NamedTuple):
    """One item of somebody's, in days of their own.

    Attributes:
        opens: from which day on it could be begun; ``NEVER``, ``ALWAYS_OPEN``, or None where nobody knows.
        ticks: when it was ticked.
        waits: from when to when it waited for a sign-off; ``NEVER`` is not to its end yet.
        done: when it was done, ``NEVER`` where it is not.
        prior: whether all of it was learnt before, so that nothing of it was work here.

    """

    opens: float | None
    ticks: tuple[int, ...] = ()
    waits: tuple[tuple[int, float], ...] = ()
    done: float = NEVER
    prior: bool = False

    def later(self, days: int) -> ItemDays:
        """The same so many days later, or sooner where they are below zero."""
        return self._replace(
            ticks=tuple(day + days for day in self.ticks),
            waits=tuple((since + days, until + days) for since, until in self.waits),
            done=self.done + days,
        )


class Days(NamedTuple):
    """Somebody's days on a curriculum; ``items`` by their ids in it."""

    standing: Standing
    edition: Curriculum
    items: Mapping[str, ItemDays]

    @property
    def basics(self) -> int | None:
        """On which day their basics were done, None where they are not."""
        day = basics_on(self.edition, lambda name: self.items[name].done)
        return int(day) if math.isfinite(day) else None


def as_it_was(standing: Standing, dates: Mapping[str, ItemDates]) -> Days:
    """Somebody's days as they were; ``dates`` by the names that their record has for items."""
    edition = standing.curriculum
    assert edition is not None
    calendar, key = standing.calendar, standing.journey.key

    def day(on: str) -> int:
        return calendar.day(date.fromisoformat(on))

    found: dict[str, ItemDays] = {}
    for name, item in edition.items.items():
        known = dates.get(key(edition, item).partition(":")[2], UNTOUCHED_DATES)
        waits = tuple((day(since), float(day(until))) for since, until in known.waits)
        found[name] = ItemDays(
            None,
            tuple(map(day, known.ticks)),
            (*waits, (day(known.since), NEVER)) if known.since else waits,
            day(known.done) if known.done else NEVER,
            known.prior,
        )
    opening = {
        name: _opens(standing, edition, item, lambda name: found[name].done) for name, item in edition.items.items()
    }
    return Days(standing, edition, {name: one._replace(opens=opening[name]) for name, one in found.items()})


def played_again(was: Days, then: Standing, found: EditionDiff) -> Days:
    """Somebody's days as they would have been.

    Args:
        was: as they were.
        then: their standing through the other edition, ``replayable`` as it is.
        found: what it changes.

    """
    return _Again(was, then, found).days()


def replayable(found: EditionDiff) -> Curriculum:
    """The other edition without what is only in it, and without what is out of use: nobody's days tell anything of that."""
    left = {change.item.id for change in found.of("added")}
    left |= {one.id for one in found.new.items.values() if one.state and not _in_use_before(found, one)}
    if not left:
        return found.new

    def drafted(item: Item) -> Item:
        return item._replace(state="draft") if item.id in left else item

    phases = []
    for phase in found.new.phases:
        modules = (module._replace(items=tuple(map(drafted, module.items))) for module in phase.modules)
        phases.append(phase._replace(modules=tuple(modules)))
    return found.new._replace(phases=tuple(phases))


def _in_use_before(found: EditionDiff, item: Item) -> bool:
    """Whether an item that is out of use stood so in the edition before: then it stays as it is."""
    names = (item.id, *item.was)
    return any(name in found.old.items and found.old.items[name].state == item.state for name in names)


def basics_on(edition: Curriculum, done: Callable[[str], float]) -> float:
    """On which day the basics are done; see ``Standing.own_basics_complete``."""
    if edition.closing is not None:
        return done(edition.closing.id)
    return max((done(item.id) for item in edition.basics), default=NEVER)


def opens_on(condition: Condition, edition: Curriculum, done: Callable[[str], float]) -> float | None:
    """From which own working day on a condition holds.

    Args:
        condition: what has to hold.
        edition: the curriculum that it stands in.
        done: item id -> on which day that was done.

    Returns:
        A day, ``NEVER``, ``ALWAYS_OPEN``; None where it asks for what these days do not tell: a side task, a level, a yes.

    """
    match condition:
        case AllOf(parts):
            days = [opens_on(part, edition, done) for part in parts]
            known = [day for day in days if day is not None]
            return None if len(known) < len(days) else max(known, default=ALWAYS_OPEN)
        case AnyOf(parts):
            days = [opens_on(part, edition, done) for part in parts]
            known = [day for day in days if day is not None]
            return None if len(known) < len(days) else min(known, default=NEVER)
        case ItemDone(name) if name in edition.items:
            return ALWAYS_OPEN if name in edition.skipped else done(name)
        case PhaseDone(name) | ModuleDone(name) if name in edition.groups:
            return max((done(item.id) for item in edition.groups[name]), default=ALWAYS_OPEN)
        case BasicsDone() if edition.basics or edition.closing:
            return basics_on(edition, done)
        case WorkingDays(days, after_basics):
            return basics_on(edition, done) + days if after_basics else days
        case _:
            return None


def _opens(standing: Standing, edition: Curriculum, item: Item, done: Callable[[str], float]) -> float | None:
    """From which day on an item can be begun; a lead may have opened it early."""
    opens, early = opens_on(edition.opening[item.id], edition, done), standing.opened_early(item)
    if opens is None or early is None:
        return opens
    return min(opens, standing.calendar.day(date.fromisoformat(early[:10])))


class _Again:
    """One person's days, played again: item by item, each after what it waits for."""

    def __init__(self, was: Days, then: Standing, found: EditionDiff) -> None:
        edition = then.curriculum
        assert edition is not None
        self.was, self.then, self.edition = was, then, edition
        former = found.new.former
        self.names = {
            name: now
            for name in was.items
            if (now := name if name in edition.items else former.get(name, "")) in edition.items
            and not (edition.items[now].state and not _in_use_before(found, edition.items[now]))
        }
        self.back = {now: name for name, now in self.names.items()}
        self.known: dict[str, ItemDays] = {}

    def days(self) -> Days:
        # What needs least comes first, so that a long chain is not walked from its end.
        for name in sorted(self.edition.items, key=lambda name: len(self.edition.needed(name))):
            self.item(name)
        return Days(self.then, self.edition, {name: self.known[name] for name in self.edition.items})

    def item(self, name: str) -> ItemDays:
        """An item by its id in the other edition."""
        if name not in self.known:
            before = self.was.items[self.back[name]] if name in self.back else ItemDays(None)
            # What comes round to itself, as it came first in one edition and comes last in the other, stays as it was.
            self.known[name] = before
            self.known[name] = self._played(name, before)
        return self.known[name]

    def _played(self, name: str, before: ItemDays) -> ItemDays:
        item = self.edition.items[name]
        opens = _opens(self.then, self.edition, item, lambda needed: self.item(needed).done)
        if name not in self.back:
            return before._replace(opens=opens)
        own, ours = self._still_first(name)
        after = opens if opens is None else max(opens, own)
        moved = before.later(self._moved(item, before, after, ours=ours))
        return self._ended(self.was.edition.items[self.back[name]], item, moved)._replace(opens=opens)

    def _still_first(self, name: str) -> tuple[float, bool]:
        """When the hire had done their own work that came first until now; and whether a part of ours came first."""
        was, after = self.was.edition, self.edition.needed(name)
        day, ours = ALWAYS_OPEN, False
        for needed in was.needed(self.back[name]):
            now = self.names.get(needed)
            if now in after:
                continue
            if was.items[needed].who != "hire":
                ours = True
            elif ticks := (self.was.items[needed] if now is None else self.item(now)).ticks:
                day = max(day, ticks[-1])
        return day, ours

    def _moved(self, item: Item, before: ItemDays, opens: float | None, *, ours: bool) -> int:
        """By how many days an item moves."""
        if not before.ticks or before.opens is None or opens is None or opens == NEVER:
            return 0
        begun = before.ticks[0]
        if 0 <= begun - before.opens <= AT_ONCE:
            to = opens + begun - before.opens
            if ours or opens < 1:
                # Nothing of their own came before it, so it is begun no earlier than the plan has it.
                to = max(to, min(begun, self.then.due_day_of(item)))
        else:
            to = begun if opens <= max(before.opens, begun) else opens
        return int(to) - begun

    @staticmethod
    def _ended(old: Item, item: Item, moved: ItemDays) -> ItemDays:
        """The same where fewer times are asked for, or no sign-off any more."""
        ticks = moved.ticks[: item.times] if item.times < old.times else moved.ticks
        if not ticks:
            return moved
        full = moved.done < NEVER or len(ticks) >= item.times
        if old.asks_sign_off and not item.asks_sign_off and not moved.prior:
            return moved._replace(ticks=ticks, waits=(), done=ticks[-1] if full else NEVER)
        if len(ticks) == len(moved.ticks):
            return moved
        if moved.done < NEVER:
            return moved._replace(ticks=ticks, done=moved.done - moved.ticks[-1] + ticks[-1])
        return moved._replace(ticks=ticks, done=NEVER if item.asks_sign_off else ticks[-1])
