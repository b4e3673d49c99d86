"""Conditions: what must be true before something opens, as a small tree of plain data.

The same words hold for items, side tasks and positions. ``standing`` says whether they are met, and ``locks`` what is
missing and the shortest way there; a further condition is one more class here and one more rule there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Voice = Literal["mentor", "lead", "owner"]
"""Whose yes or whose sign-off: the hire's mentor, a lead, the owner of the track."""


@dataclass(frozen=True, slots=True)
class BasicsDone:
    """Every item of the basics is done."""


@dataclass(frozen=True, slots=True)
class PhaseDone:
    """Every item of a phase is done."""

    phase: str


@dataclass(frozen=True, slots=True)
class ModuleDone:
    """Every item of a module is done."""

    module: str


@dataclass(frozen=True, slots=True)
class ItemDone:
    """One item is done."""

    item: str


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many of the person's own working days have passed since day 1, or since their basics were done."""

    days: int
    after_basics: bool = False


@dataclass(frozen=True, slots=True)
class CompetencyAt:
    """A competency is shown at a level or above."""

    competency: str
    level: int


@dataclass(frozen=True, slots=True)
class SideTaskDone:
    """A rung was confirmed."""

    rung: str


@dataclass(frozen=True, slots=True)
class ConfirmedBy:
    """Somebody has said yes to this person taking it."""

    voice: Voice


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; none at all holds too."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Atom = BasicsDone | PhaseDone | ModuleDone | ItemDone | WorkingDays | CompetencyAt | SideTaskDone | ConfirmedBy
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
    if first == ALWAYS:
        return second
    return first if second == ALWAYS else AllOf((first, second))


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
        case ConfirmedBy(voice):
            return f"confirmed_by: {voice}"
