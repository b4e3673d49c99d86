"""What conditions are judged on: one person's standing, asked the questions that locks ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import Condition
from mentor_tui.domain.locks import Step
from mentor_tui.domain.rules.items import turn
from mentor_tui.domain.standing_rows import ItemStanding, State

if TYPE_CHECKING:
    from mentor_tui.domain.standing import Standing


class StandingGround:
    """The answers of a standing; see ``locks.Ground``.

    Args:
        standing: whose it is.
        rung: the side task that is judged: whose yes is there goes by it.

    """

    def __init__(self, standing: Standing, rung: Rung | None = None) -> None:
        self._standing = standing
        self._rung = rung

    def done(self, item: str) -> bool:
        """Whether an item is done."""
        return self._standing.done(item)

    def group(self, name: str) -> tuple[str, ...] | None:
        """The items of a phase or module."""
        curriculum = self._standing.curriculum
        items = curriculum.groups.get(name) if curriculum else None
        return tuple(item.id for item in items) if items is not None else None

    def basics_left(self) -> tuple[str, ...] | None:
        """The items that are left of the basics."""
        return self._standing.basics_left

    def step(self, item: str) -> Step:
        """The step that an item still is; none of anybody's work where it is in no curriculum of theirs."""
        standing = self._standing
        if standing.curriculum is None or item not in standing.curriculum.items:
            return Step("item", item, 0, "hire")
        found = standing.curriculum.items[item]
        state: State = standing.states.get(item, "open")  # type: ignore[assignment]
        now = ItemStanding(found, standing.fact(found), state)
        return Step("item", item, now.minutes_left, turn(found, state))

    def opening(self, item: str) -> Condition | None:
        """What an item waits for."""
        standing = self._standing
        if standing.curriculum is None or item not in standing.curriculum.items:
            return None
        locked = standing.state(standing.curriculum.items[item]) == "locked"
        return standing.curriculum.opening[item] if locked else None

    def days(self, after_basics: bool) -> int:
        """Own working days passed since day 1, or since the basics were done."""
        return self._standing.days_after_basics if after_basics else max(self._standing.day, 0)

    def rung_done(self, rung: str) -> bool:
        """Whether a side task was confirmed."""
        hold = self._standing.holds.get(rung)
        return hold is not None and hold.state == "done"

    def rung_step(self, rung: str) -> Step:
        """The step that a side task still is; a lead's where no track has it any more."""
        found = self._standing.catalogue.rungs.get(rung)
        if found is None:
            return Step("task", rung, 0, "lead")
        fact = self._standing.journey.task(found.id, found.was)
        if fact.state == "waiting":
            return Step("task", rung, 0, found.confirmed_by[0])
        return Step("task", rung, found.minutes * max(found.times - fact.count, 1), "hire")

    def rung_opening(self, rung: str) -> Condition | None:
        """What a side task waits for."""
        found = self._standing.catalogue.rungs.get(rung)
        return None if found is None or self._standing.task_open(found) else found.opens

    def level(self, competency: str) -> int:
        """The level that a competency is shown at."""
        return self._standing.levels.get(competency, 0)

    def shows(self, competency: str, level: int) -> tuple[str, ...]:
        """The items that show a competency at a level."""
        curriculum = self._standing.curriculum
        items = curriculum.items.values() if curriculum else ()
        return tuple(item.id for item in items if item.competency.get(competency, 0) >= level)

    def agreed(self, voice: str) -> bool:
        """Whether a voice has said yes to the side task."""
        return self._rung is not None and voice in self._standing.agreed(self._rung)

    def date_after(self, days: int) -> date:
        """The date on which so many more of their working days have passed."""
        return self._standing.calendar.add(self._standing.today, days)
