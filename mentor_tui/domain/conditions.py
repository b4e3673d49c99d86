"""Conditions: what must be true before something opens, as a small tree of plain data.

The same words hold for items, side tasks and positions. ``standing`` says whether they are met, and ``locks`` what is
missing and the shortest way there; a further condition is one more class here and one more rule there.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, Literal

ANY_AREA: Final = "free"
"""In place of an area's id: whichever of the track has no owner."""

Voice = Literal["mentor", "lead", "owner"]
"""Whose yes or whose sign-off: the hire's mentor, a lead, the owner of the track."""


class _Part:
    """What every part of a condition has: it equals another of its own kind that says the same.

    Plain classes: a process that only prints a status pays for each class that it loads, and ten dataclasses cost it four
    milliseconds. No tuples either, which would make ``phase: x`` equal to ``module: x``.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._said() == self._said()

    def __hash__(self) -> int:
        return hash((type(self), self._said()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._said()))})"


class BasicsDone(_Part):
    """Every item of the basics is done."""

    __slots__ = ()


class PhaseDone(_Part):
    """Every item of a phase is done."""

    __slots__ = ("phase",)
    __match_args__ = ("phase",)

    def __init__(self, phase: str) -> None:
        self.phase: Final = phase


class ModuleDone(_Part):
    """Every item of a module is done."""

    __slots__ = ("module",)
    __match_args__ = ("module",)

    def __init__(self, module: str) -> None:
        self.module: Final = module


class ItemDone(_Part):
    """One item is done."""

    __slots__ = ("item",)
    __match_args__ = ("item",)

    def __init__(self, item: str) -> None:
        self.item: Final = item


class WorkingDays(_Part):
    """So many of the person's own working days have passed since day 1, or since their basics were done."""

    __slots__ = ("after_basics", "days")
    __match_args__ = ("days", "after_basics")

    def __init__(self, days: int, after_basics: bool = False) -> None:
        self.days: Final = days
        self.after_basics: Final = after_basics


class CompetencyAt(_Part):
    """A competency is shown at a level or above."""

    __slots__ = ("competency", "level")
    __match_args__ = ("competency", "level")

    def __init__(self, competency: str, level: int) -> None:
        self.competency: Final = competency
        self.level: Final = level


class SideTaskDone(_Part):
    """A rung was confirmed."""

    __slots__ = ("rung",)
    __match_args__ = ("rung",)

    def __init__(self, rung: str) -> None:
        self.rung: Final = rung


class AreaFree(_Part):
    """An area of responsibility has no owner: one of a rung's track, or, where none is named, some area of that track."""

    __slots__ = ("area", "track")
    __match_args__ = ("track", "area")

    def __init__(self, track: str, area: str = "") -> None:
        self.track: Final = track
        self.area: Final = area


class ConfirmedBy(_Part):
    """Somebody has said yes to this person taking it."""

    __slots__ = ("voice",)
    __match_args__ = ("voice",)

    def __init__(self, voice: Voice) -> None:
        self.voice: Final = voice


class AllOf(_Part):
    """Every part holds; none at all holds too."""

    __slots__ = ("parts",)
    __match_args__ = ("parts",)

    def __init__(self, parts: tuple[Condition, ...]) -> None:
        self.parts: Final = parts


class AnyOf(_Part):
    """At least one part holds."""

    __slots__ = ("parts",)
    __match_args__ = ("parts",)

    def __init__(self, parts: tuple[Condition, ...]) -> None:
        self.parts: Final = parts


Atom = (
    BasicsDone | PhaseDone | ModuleDone | ItemDone | WorkingDays | CompetencyAt | SideTaskDone | AreaFree | ConfirmedBy
)
Condition = Atom | AllOf | AnyOf

ALWAYS = AllOf(())
"""The condition that nothing has to fulfil."""


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every leaf of a condition, in the order written."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from atoms(part)
    else:
        yield condition


def both(first: Condition, second: Condition) -> Condition:
    """A condition that asks for two."""
    if _always(first):
        return second
    return first if _always(second) else AllOf((first, second))


def without(condition: Condition, names: Container[str]) -> Condition | None:
    """A condition for somebody of whom some items, modules and phases are not asked; None where nothing is left of it.

    Args:
        condition: as it is written.
        names: ids of what they are not asked for.

    """
    match condition:
        case AllOf(parts):
            left = tuple(kept for part in parts if (kept := without(part, names)) is not None)
            return AllOf(left) if left or not parts else None
        case AnyOf(parts):
            left = tuple(kept for part in parts if (kept := without(part, names)) is not None)
            return AnyOf(left) if left else None
        case ItemDone(name) | ModuleDone(name) | PhaseDone(name):
            return None if name in names else condition
        case _:
            return condition


def _always(condition: Condition) -> bool:
    return isinstance(condition, AllOf) and not condition.parts


def spelled(condition: Atom) -> str:
    """An atom as it stands in YAML: ``basics: done``, ``item: refund``. Scripts rely on these words."""
    match condition:
        case BasicsDone():
            return "basics: done"
        case PhaseDone(phase):
            return f"phase: {phase}"
        case ModuleDone(module):
            return f"module: {module}"
        case ItemDone(item):
            return f"item: {item}"
        case WorkingDays(days, after_basics):
            return f"working_days_after_basics: {days}" if after_basics else f"working_days: {days}"
        case CompetencyAt(competency, level):
            return f"competency: {{{competency}: {level}}}"
        case SideTaskDone(rung):
            return f"side_task: {rung}"
        case AreaFree(_, area):
            return f"area: {area or ANY_AREA}"
        case ConfirmedBy(voice):
            return f"confirmed_by: {voice}"
