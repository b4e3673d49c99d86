"""What conditions are judged on: one person's standing, as the answers to the questions of ``locks.ConditionContext``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.conditions import Condition
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.former import name_among
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.levels import shown_at_most
from mentor_tui.domain.locks import Step
from mentor_tui.domain.record import Fact
from mentor_tui.domain.rules.items import turn
from mentor_tui.domain.standing_rows import ItemStanding, State
from mentor_tui.domain.team import Hold


class Judged(Protocol):
    """What is asked of a standing; see ``Standing``."""

    journey: Journey
    catalogue: Catalogue
    today: date
    holds: Mapping[str, Hold]
    owned: Collection[str]
    taken: Collection[str] | None
    curriculum: Curriculum | None

    @property
    def states(self) -> Mapping[str, str]: ...
    @property
    def levels(self) -> Mapping[str, int]: ...
    @property
    def basics_left(self) -> tuple[str, ...] | None: ...
    @property
    def past(self) -> Sequence[Judged]: ...
    @property
    def day_here(self) -> int: ...
    @property
    def days_after_basics(self) -> int: ...
    @property
    def finished(self) -> bool: ...
    @property
    def day(self) -> int: ...
    @property
    def calendar(self) -> OwnCalendar: ...
    def find(self, name: str, /) -> tuple[Judged, Item] | None: ...
    def done(self, item_id: str, /) -> bool: ...
    def skips(self, item_id: str, /) -> bool: ...
    def fact(self, item: Item, /) -> ItemFact: ...
    def state(self, item: Item, /) -> State: ...
    def task_open(self, rung: Rung, /) -> bool: ...
    def agreed(self, rung: Rung, /) -> Fact: ...


class StandingConditionContext:
    """The answers of a standing; see ``locks.ConditionContext``.

    Args:
        standing: whose it is.
        rung: the side task that is judged: whose yes is there goes by it.
        of_area: whether it is judged for an area that is spoken of already: which ones have no owner is no question then.

    """

    def __init__(self, standing: Judged, rung: Rung | None = None, *, of_area: bool = False) -> None:
        self._standing = standing
        self._rung = rung
        self._of_area = of_area

    def done(self, item: str) -> bool:
        """Whether an item is done, in whichever curriculum of theirs it counts, or was skipped: that holds nothing up."""
        standing = self._standing
        if standing.done(item) or standing.skips(item):
            return True
        return bool(standing.past) and any(one.done(item) or one.skips(item) for one in self._before(item))

    def _before(self, name: str) -> Sequence[Judged]:
        """The standings through former curricula in which an item, phase or module counts.

        All of them for a side task; a curriculum's own items go by its own, as far as it has these.
        """
        own = self._standing.curriculum
        ours = own is not None and (name in own.items or name in own.groups)
        return () if self._rung is None and ours else self._standing.past[::-1]

    def group(self, name: str) -> tuple[str, ...] | None:
        """The items of a phase or module; where several curricula count that have it, of one in which all are done."""
        known = [
            (one, tuple(item.id for item in one.curriculum.groups[name]))
            for one in (self._standing, *self._before(name))
            if one.curriculum is not None and name in one.curriculum.groups
        ]
        return next((items for one, items in known if all(map(one.done, items))), known[0][1] if known else None)

    def basics_left(self) -> tuple[str, ...] | None:
        """The items that are left of the basics."""
        return self._standing.basics_left

    def step(self, item: str) -> Step:
        """The step that an item still is; nothing that they could do where it is in no curriculum of theirs."""
        place = self._standing.find(item)
        if place is None:
            return Step("elsewhere", item, 0, "lead")
        through, found = place
        assert through.curriculum is not None
        name = name_among(self._standing, through, found)
        state: State = through.states.get(found.id, "open")  # type: ignore[assignment]
        now = ItemStanding(found, through.fact(found), state)
        guess = through.curriculum.usual_minutes * now.goes_left if found.minutes is None else 0
        return Step("item", name, now.minutes_left, turn(found, state), guess)

    def opening(self, item: str) -> Condition | None:
        """What an item waits for; of one of a former curriculum that is not asked."""
        standing = self._standing
        if standing.curriculum is None or item not in standing.curriculum.items:
            return None
        locked = standing.state(standing.curriculum.items[item]) == "locked"
        return standing.curriculum.opening[item] if locked else None

    def days(self, after_basics: bool) -> int:
        """Own working days passed since day 1, for a side task since the first one in the team, or since the basics were done."""
        here = self._standing.day if self._rung is None else self._standing.day_here
        return self._standing.days_after_basics if after_basics else max(here, 0)

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
            return Step("task", rung, 0, found.asks(finished=self._standing.finished)[0])
        return Step("task", rung, found.minutes * max(found.times - fact.count, 1), "hire")

    def rung_opening(self, rung: str) -> Condition | None:
        """What a side task waits for."""
        found = self._standing.catalogue.rungs.get(rung)
        return None if found is None or self._standing.task_open(found) else found.opens

    def level(self, competency: str) -> int:
        """The level that a competency is shown at."""
        return self._standing.levels.get(competency, 0)

    def shows(self, competency: str, level: int) -> tuple[str, ...]:
        """The items that would show a competency at a level once they are done."""
        curriculum = self._standing.curriculum
        items = curriculum.items.values() if curriculum else ()
        return tuple(
            item.id
            for item in items
            if item.shows(competency, signed=item.asks_sign_off) >= level and not self.done(item.id)
        )

    def rungs_showing(self, competency: str, level: int) -> tuple[str, ...]:
        """The side tasks that would show a competency at a level once they are confirmed."""
        return tuple(
            rung.id
            for rung in self._standing.catalogue.rungs.values()
            if shown_at_most(rung.competency.get(competency, 0)) >= level and not self.rung_done(rung.id)
        )

    def area_free(self, track: str, area: str) -> bool:
        """Whether an area has no owner, or is their own; where none is named, some area of a track. Unknown is closed."""
        if self._of_area and self._rung is not None and self._rung.track == track:
            return True
        taken = self._standing.taken
        if taken is None:
            return False
        asked = (one.id for one in self._standing.catalogue.areas_of(track) if area in ("", one.id))
        return any(one not in taken or one in self._standing.owned for one in asked)

    def agreed(self, voice: str) -> bool:
        """Whether a voice has said yes to the side task, or is nobody's to ask: the mentor of somebody who has finished."""
        if voice == "mentor" and self._standing.finished:
            return True
        return self._rung is not None and voice in self._standing.agreed(self._rung)

    def date_after(self, days: int) -> date:
        """The date on which so many more of their working days have passed."""
        return self._standing.calendar.add(self._standing.today, days)
