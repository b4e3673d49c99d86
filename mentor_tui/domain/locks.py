"""What is missing before something opens, and the shortest way to open it.

A way is a set of steps; the shortest has the fewest that somebody cannot do themselves, then the fewest hands-on minutes, then
the fewest steps, then the first as written. A step that nobody planned a time for counts as a usual thing does; so where no
time is known at all, the fewest things win.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, Protocol, get_args

from mentor_tui.domain.conditions import (
    AllOf,
    AnyOf,
    AreaFree,
    Atom,
    BasicsDone,
    CompetencyAt,
    Condition,
    ConfirmedBy,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    WorkingDays,
    spelled,
)
from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.named import NamedTuple

Turn = Literal["hire", "mentor", "lead", "cleared", "owner", "time", "part"]
TURNS: tuple[Turn, ...] = get_args(Turn)
"""Whose move it is; ``time`` is nobody's."""

WAYS_MOST = 48
"""Ways that are compared at each ``any``; beyond that the longest are dropped."""


class Step(NamedTuple):
    """One thing on the way to opening a lock.

    Attributes:
        kind: ``item``, ``task``, ``yes``, ``days`` or ``competency``; ``area`` is one that becomes free, ``any_area`` one of
            a track; ``elsewhere`` is an item of no curriculum of theirs, which only a lead can spare them by opening early
            what asks for it.
        id: item, rung, voice, competency, area or track id; the number of days.
        minutes: hands-on minutes left in it, None where nobody planned them.
        turn: whose move it is.
        guess: what it counts for where it has no minutes.

    """

    kind: Literal["item", "task", "yes", "days", "competency", "area", "any_area", "elsewhere"]
    id: str
    minutes: int | None
    turn: Turn
    guess: int = 0

    @property
    def weight(self) -> int:
        """What it counts for when ways are compared."""
        return self.guess if self.minutes is None else self.minutes


class Need(NamedTuple):
    """One unmet part of a condition: the part, the items straight in it that are not done, what it takes with all before them."""

    atom: Atom
    missing: tuple[str, ...]
    effort: Effort


class Lock(NamedTuple):
    """Why something is locked.

    Attributes:
        needs: the unmet parts, as written.
        steps: the shortest way, in the order of the curriculum; what can be done now comes first within it.
        opens_on: the earliest day, where days have to pass.

    """

    needs: tuple[Need, ...]
    steps: tuple[Step, ...]
    opens_on: date | None = None

    @property
    def effort(self) -> Effort:
        """What those steps take; hands-on minutes are about a sixth of the working time."""
        return effort(step.minutes for step in self.steps)

    @property
    def items(self) -> tuple[str, ...]:
        """The items among the steps."""
        return tuple(step.id for step in self.steps if step.kind == "item")

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Whose moves the way needs, each once, the first move first."""
        return tuple(dict.fromkeys(step.turn for step in self.steps))


Way = frozenset[Step]

Known = tuple[tuple[Way, ...], frozenset[str]]
"""Ways that were found once, and the keys of everything on them: they are no answer while one of these is walked."""


class ConditionContext(Protocol):
    """What a condition is judged on, as questions; ``condition_context`` answers them for one person's standing."""

    def done(self, item: str, /) -> bool:
        """Whether an item is done."""

    def group(self, name: str, /) -> tuple[str, ...] | None:
        """The items of a phase or module, or None for a group that is in no curriculum of this person's."""

    def basics_left(self) -> tuple[str, ...] | None:
        """The items that are left of the basics, None where these are done or there are none to do."""

    def step(self, item: str, /) -> Step:
        """The step that an item still is."""

    def opening(self, item: str, /) -> Condition | None:
        """What an item waits for, None once it is open."""

    def days(self, after_basics: bool, /) -> int:
        """Own working days passed since day 1, or since the basics were done."""

    def rung_done(self, rung: str, /) -> bool:
        """Whether a side task was confirmed."""

    def rung_step(self, rung: str, /) -> Step:
        """The step that a side task still is."""

    def rung_opening(self, rung: str, /) -> Condition | None:
        """What a side task waits for, None once it is open."""

    def level(self, competency: str, /) -> int:
        """The level that a competency is shown at."""

    def shows(self, competency: str, level: int, /) -> tuple[str, ...]:
        """The items that would show a competency at a level once they are done."""

    def rungs_showing(self, competency: str, level: int, /) -> tuple[str, ...]:
        """The side tasks that would show a competency at a level once they are confirmed."""

    def area_free(self, track: str, area: str, /) -> bool:
        """Whether an area has no owner, or, where none is named, some area of a track."""

    def agreed(self, voice: str, /) -> bool:
        """Whether a voice has said yes."""

    def date_after(self, days: int, /) -> date:
        """The date on which so many more working days have passed."""


def met(condition: Condition, context: ConditionContext) -> bool:
    """Whether a condition holds."""
    if isinstance(condition, AllOf):
        return all(met(part, context) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(met(part, context) for part in condition.parts)
    return not _unmet(condition, context)


def _unmet(atom: Atom, context: ConditionContext) -> bool:
    match atom:
        case ItemDone(item):
            return not context.done(item)
        case PhaseDone(name) | ModuleDone(name):
            items = context.group(name)
            return items is None or not all(map(context.done, items))
        case BasicsDone():
            return context.basics_left() is not None
        case WorkingDays(days, after_basics):
            return context.days(after_basics) < days
        case CompetencyAt(competency, level):
            return context.level(competency) < level
        case SideTaskDone(rung):
            return not context.rung_done(rung)
        case AreaFree(track, area):
            return not context.area_free(track, area)
        case ConfirmedBy(voice):
            return not context.agreed(voice)


def _directly(atom: Atom, context: ConditionContext) -> tuple[str, ...]:
    match atom:
        case ItemDone(item):
            return (item,)
        case PhaseDone(name) | ModuleDone(name):
            return tuple(item for item in context.group(name) or () if not context.done(item))
        case BasicsDone():
            return context.basics_left() or ()
        case _:
            return ()


class Finder:
    """Finds locks for one person on one day. It remembers the ways of items, which share most of their beginnings.

    Args:
        context: what conditions are judged on.
        items: a finder on the same items, whose ways to them are taken over; None where ways to items may lead through
            side tasks, which are judged differently for each of them.

    """

    def __init__(self, context: ConditionContext, items: Finder | None = None) -> None:
        self._context = context
        self._items: dict[str, Known] = {} if items is None else items._items
        self._tasks: dict[str, Known] = {}
        self._walking: set[str] = set()
        self._turned: set[str] = set()

    def lock(self, condition: Condition, order: Callable[[str], int], *, key: str = "") -> Lock | None:
        """Why a condition does not hold, or None where it does.

        Args:
            condition: what should hold.
            order: where an item stands in the curriculum, for the order of the steps.
            key: what it would open (``item:refund``, ``task:content-fix``): no way there leads through itself.

        """
        context = self._context
        if met(condition, context):
            return None
        self._walking, self._turned = {key}, set()
        needs = tuple(
            Need(atom, _directly(atom, context), effort(step.minutes for step in self._shortest(atom)))
            for atom in _unmet_atoms(condition, context)
        )
        way = self._shortest(condition)
        days = max((int(step.id) for step in way if step.kind == "days"), default=0)
        # Days pass together: the longest wait has the others in it.
        kept = (step for step in way if step.kind != "days" or int(step.id) == days)
        steps = sorted(kept, key=lambda step: (_KIND_ORDER[step.kind], order(step.id), step.id))
        return Lock(needs, tuple(steps), context.date_after(days) if days else None)

    def _shortest(self, condition: Condition) -> Way:
        ways = self._ways(condition)
        if ways:
            return min(ways, key=_length)
        # Curricula are checked for loops; of one that slipped through, the first steps are named.
        context = self._context
        return frozenset(
            context.step(item) for atom in _unmet_atoms(condition, context) for item in _directly(atom, context)
        )

    def _ways(self, condition: Condition) -> tuple[Way, ...]:
        context = self._context
        match condition:
            case AllOf(parts):
                return self._join([self._ways(part) for part in parts if not met(part, context)])
            case AnyOf(parts):
                if met(condition, context):
                    return (frozenset(),)
                return self._fewer(way for part in parts for way in self._ways(part))
            case ItemDone(item):
                return self._item(item)
            case PhaseDone() | ModuleDone() | BasicsDone():
                return self._group(condition)
            case WorkingDays(days, after_basics):
                left = days - context.days(after_basics)
                return (frozenset({Step("days", str(left), 0, "time")} if left > 0 else ()),)
            case CompetencyAt(competency, level):
                if context.level(competency) >= level:
                    return (frozenset(),)
                assessed: Way = frozenset({Step("competency", f"{competency}:{level}", 0, "mentor")})
                by_items = (way for item in context.shows(competency, level) for way in self._item(item))
                by_tasks = (way for rung in context.rungs_showing(competency, level) for way in self._rung(rung))
                return self._fewer((*by_items, *by_tasks)) or (assessed,)
            case SideTaskDone(rung):
                return self._rung(rung)
            case AreaFree(track, area):
                freed = Step("area", area, 0, "lead") if area else Step("any_area", track, 0, "lead")
                return (frozenset() if context.area_free(track, area) else frozenset({freed}),)
            case ConfirmedBy(voice):
                return (frozenset() if context.agreed(voice) else frozenset({Step("yes", voice, 0, voice)}),)

    def _group(self, group: PhaseDone | ModuleDone | BasicsDone) -> tuple[Way, ...]:
        """The ways through all items of a group, which the locks of many side tasks ask for alike."""
        found = self._remembered(self._items, key := spelled(group))
        if found is None:
            found = self._join([self._item(item) for item in _directly(group, self._context)])
            if not self._turned:
                self._items[key] = found, _keys(found)
        return found

    def _remembered(self, known: dict[str, Known], key: str) -> tuple[Way, ...] | None:
        """The ways to a thing that were found before, None where there are none that hold while so much is walked.

        Where two things show a competency that both of them ask for, the way to one leads through the other, and may be
        no way from there.
        """
        found = known.get(key)
        return found[0] if found is not None and self._walking.isdisjoint(found[1]) else None

    def _item(self, item: str) -> tuple[Way, ...]:
        context = self._context
        if context.done(item):
            return (frozenset(),)
        return self._through(self._items, f"item:{item}", lambda: (context.step(item), context.opening(item)))

    def _rung(self, rung: str) -> tuple[Way, ...]:
        context = self._context
        if context.rung_done(rung):
            return (frozenset(),)
        return self._through(self._tasks, f"task:{rung}", lambda: (context.rung_step(rung), context.rung_opening(rung)))

    def _through(
        self, known: dict[str, Known], key: str, look: Callable[[], tuple[Step, Condition | None]]
    ) -> tuple[Way, ...]:
        """The ways to have done one thing: those that open it, and then itself. None leads through itself."""
        if key in self._walking:
            self._turned.add(key)
            return ()
        found = self._remembered(known, key)
        if found is not None:
            return found
        self._walking.add(key)
        step, opening = look()
        before = self._ways(opening) if opening is not None else (frozenset[Step](),)
        found = tuple(way | {step} for way in before)
        self._walking.discard(key)
        self._turned.discard(key)
        if not self._turned:  # else it lacks the ways through what is walked just now, which others may take
            known[key] = found, _keys(found)
        return found

    def _join(self, parts: list[tuple[Way, ...]]) -> tuple[Way, ...]:
        # What there is only one way for is on every way; thirty such parts are one union, not thirty.
        joined: tuple[Way, ...] = (frozenset[Step]().union(*(ways[0] for ways in parts if len(ways) == 1)),)
        for ways in parts:
            if len(ways) != 1:
                joined = self._fewer(way | other for way in joined for other in ways)
        return joined

    @staticmethod
    def _fewer(ways: Iterable[Way]) -> tuple[Way, ...]:
        """The ways worth keeping: none that has another whole within it, the shortest first, ``WAYS_MOST`` at most."""
        kept: list[Way] = []
        for way in sorted(dict.fromkeys(ways), key=_length):
            if not any(other <= way for other in kept):
                kept.append(way)
                if len(kept) == WAYS_MOST:
                    break
        return tuple(kept)


def _keys(ways: Iterable[Way]) -> frozenset[str]:
    return frozenset([f"{step.kind}:{step.id}" for step in frozenset[Step]().union(*ways)])


_KIND_ORDER = {"item": 0, "days": 1, "competency": 2, "task": 3, "area": 4, "any_area": 4, "elsewhere": 5, "yes": 6}


_NOT_THEIRS = ("elsewhere", "area", "any_area")
"""Kinds of steps that nobody can take themselves."""


def _length(way: Way) -> tuple[int, int, int, list[str]]:
    # What they cannot do costs no minutes of theirs, and is no shorter for it.
    others = sum(step.kind in _NOT_THEIRS for step in way)
    return others, sum(step.weight for step in way), len(way), sorted(step.id for step in way)


def _unmet_atoms(condition: Condition, context: ConditionContext) -> list[Atom]:
    if isinstance(condition, AllOf | AnyOf):
        return [atom for part in condition.parts if not met(part, context) for atom in _unmet_atoms(part, context)]
    return [condition]
