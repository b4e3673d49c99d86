"""What somebody has still to show for a position, and the shortest way there: in items, side tasks and examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, Protocol

from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.conditions import CompetencyAt
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.levels import CompetencyStanding, examples_left
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing_rows import State

NextKind = Literal["item", "side_task", "area", "example"]


class Next(NamedTuple):
    """One step towards what is asked.

    Attributes:
        kind: what it is.
        id: the item, side task or area; of an example the competency.
        competency: for which it is.
        minutes: hands-on minutes left in it; None where nobody planned them, 0 for an example.
        number: how many examples, 0 for other kinds.
        from_day: the day from which the next example counts; None where any day does.
        guess: what it counts for where it has no minutes.

    """

    kind: NextKind
    id: str
    competency: str
    minutes: int | None = 0
    number: int = 0
    from_day: date | None = None
    guess: int = 0

    @property
    def weight(self) -> int:
        """What it counts for when ways are compared."""
        return self.guess if self.minutes is None else self.minutes


class Asked(NamedTuple):
    """One competency that a position asks.

    Attributes:
        standing: how it stands.
        asked: the level.
        steps: the shortest way to it, the nearest first; empty where it is shown.
        beside: side tasks that can be taken now, and where such an example could come about.

    """

    standing: CompetencyStanding
    asked: int
    steps: tuple[Next, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def competency(self) -> str:
        """Its id."""
        return self.standing.competency

    @property
    def met(self) -> bool:
        """Whether it is shown."""
        return self.standing.level >= self.asked


class Growing(Protocol):
    """What is asked of a standing; see ``Standing``."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def curriculum(self) -> Curriculum | None: ...
    def competency(self, name: str) -> CompetencyStanding: ...
    def condition_lock(self, condition: CompetencyAt) -> Lock | None: ...
    def task_open(self, rung: Rung) -> bool: ...
    def state(self, item: Item) -> State: ...
    def rung_done(self, rung: str) -> bool: ...


def gap(standing: Growing, asks: Mapping[str, int]) -> tuple[Asked, ...]:
    """Every competency that is asked: what is missing first, the nearest of these first; then what is shown.

    Args:
        standing: whose way it is.
        asks: competency id -> level; one that no file has is left out, as nothing could show it.

    """
    known = standing.catalogue.competencies
    rows = [_asked(standing, name, level) for name, level in asks.items() if name in known]
    return tuple(sorted(rows, key=lambda row: (row.met, _distance(row))))


def _distance(row: Asked) -> tuple[int, int, int]:
    """How far it is: levels that are missing, then what there is to write, then hands-on work."""
    return (
        row.asked - row.standing.level,
        sum(step.number for step in row.steps),
        sum(step.weight for step in row.steps),
    )


def _asked(standing: Growing, name: str, level: int) -> Asked:
    now = standing.competency(name)
    if now.level >= level:
        return Asked(now, level)
    beside = tuple(
        rung.id
        for rung in standing.catalogue.rungs.values()
        if name in rung.competency and not standing.rung_done(rung.id) and standing.task_open(rung)
    )
    return Asked(now, level, _work(standing, name, level) or (_examples(now, level),), beside)


def _examples(now: CompetencyStanding, level: int) -> Next:
    left = examples_left(now.examples, level)
    return Next("example", now.competency, now.competency, 0, left.number, left.from_day)


def _work(standing: Growing, name: str, level: int) -> tuple[Next, ...]:
    """The items and side tasks that show it, none where nothing does but examples."""
    lock = standing.condition_lock(CompetencyAt(name, level))
    steps = lock.steps if lock is not None else ()
    if any(step.kind == "competency" for step in steps):
        return ()
    kinds: Mapping[str, NextKind] = {"item": "item", "task": "side_task"}
    return tuple(
        Next(kinds[step.kind], step.id, name, step.minutes, guess=step.guess) for step in steps if step.kind in kinds
    )


def open_for(standing: Growing, name: str) -> tuple[tuple[NextKind, str], ...]:
    """What can be done now that shows a competency: items, then side tasks."""
    found: list[tuple[NextKind, str]] = []
    for item in standing.curriculum.items.values() if standing.curriculum else ():
        if name in item.competency and standing.state(item) in ("open", "started"):
            found.append(("item", item.id))
    for rung in standing.catalogue.rungs.values():
        if name in rung.competency and not standing.rung_done(rung.id) and standing.task_open(rung):
            found.append(("side_task", rung.id))
    return tuple(found)
