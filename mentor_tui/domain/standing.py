"""Standing: one person's facts seen through today's curriculum, on one day. It is never stored."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Self

from mentor_tui.domain.all_hands import AllHands, paused_days, standing_on
from mentor_tui.domain.blocks import block_of
from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.closings import CLOSES_AFTER
from mentor_tui.domain.condition_context import StandingConditionContext
from mentor_tui.domain.conditions import Condition
from mentor_tui.domain.curriculum import Item, Phase
from mentor_tui.domain.fit import NO_FIT
from mentor_tui.domain.floors import floors
from mentor_tui.domain.former import done_items, name_among, phases_of
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import ItemFact, Journey, names_of
from mentor_tui.domain.levels import CompetencyStanding, Evidence, all_levels, examples_of, shown_by, standing_of
from mentor_tui.domain.locks import Finder, Lock, met
from mentor_tui.domain.off_queue import areas_owned, hours_allowed, hours_off_queue, owns_by_area
from mentor_tui.domain.own_way import NEW_DAYS, OwnWay
from mentor_tui.domain.people import Profile
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.record import Fact
from mentor_tui.domain.renewals import DueAgain, due_again
from mentor_tui.domain.standing_rows import (
    ItemStanding,
    PhaseStanding,
    State,
    TaskStanding,
    TaskState,
    dated,
    task_state,
)
from mentor_tui.domain.team import Hold

MANY_DAYS = 10_000
"""More days than any plan has."""


class Standing(OwnWay):
    """Facts x curriculum x conditions: what is open, locked, waiting and done for one person on one day.

    Args:
        journey: the person's record.
        catalogue: today's YAML.
        today: the day it is where they are.
        holds, lines: rung -> what they have to do with it, and ids in line, first first; from the team's record.
        profile: their profile, where it was read before.
        owned, hands: ids of the areas that they own, and when all hands was called for them; from the team's record.
        taken: ids of the areas that have an owner, from the team's record; None where that was not read: none is free.
        programme: through which of their curricula it is seen; the one in force today where it is None.

    """

    def __init__(
        self,
        journey: Journey,
        catalogue: Catalogue,
        today: date,
        holds: Mapping[str, Hold] | None = None,
        lines: Mapping[str, tuple[str, ...]] | None = None,
        profile: Profile | None = None,
        owned: Collection[str] = (),
        hands: tuple[AllHands, ...] = (),
        programme: Programme | None = None,
        taken: Collection[str] | None = None,
    ) -> None:
        super().__init__(journey, catalogue, today, profile, programme)
        self.holds = holds or {}
        self.lines = lines or {}
        self.owned = owned
        self.hands = hands
        self.taken = taken

    def through_programme(self, programme: Programme) -> Self:
        """The same through another of their programmes."""
        lent = self.profile, self.owned, self.hands, programme, self.taken
        return type(self)(self.journey, self.catalogue, self.today, self.holds, self.lines, *lent)

    def state(self, item: Item) -> State:
        """Where an item stands. What was begun stays open, whatever is locked since."""
        stored = self.states.get(item.id, "open")
        if stored != "open":
            return stored  # type: ignore[return-value]
        return "open" if self.is_open(item) else "locked"

    def is_open(self, item: Item) -> bool:
        """Whether what an item waits for is there, or a lead opened it early."""
        assert self.curriculum is not None
        return met(self.curriculum.opening[item.id], self._context) or self._early(item)

    @cached_property
    def _opened(self) -> Mapping[str, Fact]:
        return self.journey.early

    def opened_early(self, item: Item) -> str | None:
        """When a lead opened an item before its time, None where nobody did."""
        if not self._opened or self.curriculum is None:
            return None
        names = names_of(self.curriculum, item)
        return next((self._opened[name]["at"] for name in names if name in self._opened), None)

    def _early(self, item: Item) -> bool:
        return self.opened_early(item) is not None

    def item(self, item: Item) -> ItemStanding:
        """One item in full."""
        fact = self.fact(item)
        state = self.state(item)
        fit, new = self.fits.get(item.id, NO_FIT), state != "done" and self.is_new(item)
        again = self.begun_again(item) if state == "done" else None
        if again is not None:
            fact, state = again, again.state
        due = self._due_again(item, fact) if state == "done" else None
        skipped = fit.skipped if self.skips(item.id) else None
        now = ItemStanding(
            item, fact, state, None, None, self._early(item), new, fit, skipped, self.stuck.get(item.id),
            again is not None,
        )  # fmt: skip
        if due is None:
            return now
        return now._replace(
            recheck_since=due.revision or None, renew_on=due.on, due=due.is_open(self.today), renew_meant=due.meant
        )

    def _due_again(self, item: Item, fact: ItemFact) -> DueAgain | None:
        if not (item.renews or 0 < fact.revision < item.revision):
            return None
        done = datetime.fromisoformat(fact.happened).date() if fact.at else None
        return due_again(item, done, fact.revision, lambda: self.calendar)

    @property
    def begun_again_now(self) -> tuple[ItemStanding, ...]:
        """What was due again and is under way again."""
        if not self.has_agains or self.curriculum is None:
            return ()
        again = (self.item(item) for item in self.curriculum.items.values() if self.begun_again(item) is not None)
        return tuple(now for now in again if now.state != "done")

    @cached_property
    def items(self) -> tuple[ItemStanding, ...]:
        """Every item, in the order of the curriculum."""
        return tuple(self.item(item) for item in self.curriculum.items.values()) if self.curriculum else ()

    @cached_property
    def by_id(self) -> Mapping[str, ItemStanding]:
        """Item id -> standing."""
        return {standing.item.id: standing for standing in self.items}

    # -- the basics and the phases

    @cached_property
    def _done(self) -> frozenset[str]:
        return frozenset([item for item, state in self.states.items() if state == "done"])

    @cached_property
    def basics_done(self) -> int:
        """How many items of the basics are done, of the curriculum of which they are told; everybody's part counted."""
        through = self.basics_through
        return len(through.curriculum.basics_ids & through._done) if through.curriculum else 0

    @property
    def basics_total(self) -> int:
        """How many items these basics have."""
        return len(self.basics_through.curriculum.basics) if self.basics_through.curriculum else 0

    @cached_property
    def basics_complete(self) -> bool:
        """Whether the basics are done, of this curriculum or of one before: once done they stay done."""
        return self.own_basics_complete or any(one.basics_complete for one in self.past)

    @cached_property
    def own_basics_complete(self) -> bool:
        """Whether those of this curriculum are: the closing talk was held; without one, all of them are done.

        What is added to the basics later is simply open, and closes nothing again.
        """
        if self.curriculum is None:
            return False
        closing = self.curriculum.closing
        if closing is not None:
            return self.done(closing.id)
        return bool(self.curriculum.basics) and self.curriculum.basics_ids <= self._done

    @cached_property
    def basics_through(self) -> Standing:
        """Through which of their curricula their basics are told: where they were done first, else the latest that has any."""
        done = next((one for one in (*self.past, self) if one.own_basics_complete), None)
        return done or next((one for one in (self, *self.past[::-1]) if one.has_basics), self)

    @property
    def has_basics(self) -> bool:
        """Whether this curriculum has basics."""
        return self.curriculum is not None and bool(self.curriculum.basics or self.curriculum.closing)

    @cached_property
    def basics_on(self) -> date | None:
        """The day on which the basics were done."""
        if self.basics_through is not self:
            return self.basics_through.basics_on
        if not self.own_basics_complete or self.curriculum is None:
            return None
        closing = self.curriculum.closing
        items = (closing,) if closing else self.curriculum.basics
        last = max(datetime.fromisoformat(self.fact(item).happened).date() for item in items)
        # Moments are kept in UTC, where it may be tomorrow already.
        return min(last, self.today)

    @property
    def closes_on(self) -> date | None:
        """The day from which a pairing of theirs can be closed, None before their basics are done."""
        return self.calendar.add(self.basics_on, CLOSES_AFTER) if self.basics_on is not None else None

    @cached_property
    def basics_day(self) -> int:
        """Which working day that was, of the curriculum of which they were; 0 where they are not done."""
        return self.basics_through.calendar.day(self.basics_on) if self.basics_on else 0

    @property
    def no_basics(self) -> bool:
        """Whether they have no basics to do: nobody enrolled them, or no curriculum of theirs has any."""
        if self.curriculum is None and not self.past:
            return self.programme.curriculum is None
        return not self.basics_through.has_basics

    @cached_property
    def basics_left(self) -> tuple[str, ...] | None:
        """The items that are left of the basics, None where these are done or there are none to do."""
        if self.basics_complete or self.no_basics:
            return None
        through = self.basics_through
        basics = through.curriculum.basics if through.curriculum else ()
        return tuple(name_among(self, through, item) for item in basics if not through.done(item.id))

    @cached_property
    def days_after_basics(self) -> int:
        """Working days since the basics were done; since day 1 where there are none to do."""
        if self.no_basics:
            return max(self.day_here, 0)
        if self.basics_on is None:
            return 0
        return max(self.calendar.between(self.basics_on + timedelta(days=1), self.today), 0)

    @cached_property
    def phases(self) -> tuple[PhaseStanding, ...]:
        """Every phase with what is done in it."""
        return tuple(phases_of(self))

    def through(self, phase: Phase) -> bool:
        """Whether everything in a phase is done."""
        return self.curriculum is not None and self.curriculum.phase_ids[phase.id] <= self._done

    @property
    def items_done(self) -> int:
        """How many items are done, of those that have to be."""
        return len(self.curriculum.counted_ids & self._done) if self.curriculum else 0

    @property
    def items_total(self) -> int:
        """How many items have to be done."""
        return len(self.curriculum.counted_ids) if self.curriculum else 0

    @cached_property
    def everything_done(self) -> bool:
        """Whether no item is left that has to be done."""
        counted = self.curriculum.counted_ids if self.curriculum else frozenset()
        return bool(counted) and counted <= self._done

    @property
    def finished(self) -> bool:
        """Whether a programme of theirs is finished: it was closed so, or no item is left. What they begin then is no way in."""
        finished = self.programme.over == "finished" or self.everything_done
        return finished or any(one.finished for one in self.past)

    def due_day(self, by_day: int) -> int:
        """A day of the plan as this person's own, what a lead added included; of a later curriculum none comes before day 1."""
        own = self.calendar.own_day(by_day) + (self.programme.extra if by_day > 0 else 0)
        return own if self.programme.since is None else max(own, 1)

    @cached_property
    def past_day(self) -> int:
        """The last day of the plan that has passed for this person: what was due by then is overdue."""
        days = self.curriculum.due_days if self.curriculum else ()
        passed = bisect_left(days, self.day, key=self.due_day)
        return days[passed - 1] if passed else -MANY_DAYS

    def due_day_of(self, item: Item) -> int:
        """Their own day by which an item should be done: later than planned where it came into the curriculum under way."""
        due, came = self.due_day(item.by_day), self.came_since.get(item.id)
        # A day that somebody gave it goes before.
        return due if came is None or self.fits.get(item.id, NO_FIT).moved else max(due, came + NEW_DAYS)

    def plan_day(self, day: date) -> int:
        """The last day of the plan that is no later than a date as this person's own; see ``due_day``."""
        own, days = self.calendar.day(day), range(-MANY_DAYS, MANY_DAYS)
        return days[bisect_right(days, own, key=self.due_day) - 1]

    def due_on(self, item: Item) -> date:
        """The date by which an item should be done."""
        return self.calendar.date_of(self.due_day_of(item))

    def owed_day_of(self, item: Item) -> int:
        """Their own day by which a part of ours is owed: not before they came in, as nobody could have known of it."""
        return (
            self.due_day_of(item)
            if self.came_in is None
            else max(self.due_day_of(item), self.calendar.day(self.came_in))
        )

    def owed_on(self, item: Item) -> date:
        """The date by which a part of ours is owed."""
        return self.calendar.date_of(self.owed_day_of(item))

    # -- locks

    def lock(self, item: Item) -> Lock | None:
        """Why an item is locked, or None where it is not."""
        if self.curriculum is None or self.state(item) != "locked":
            return None
        return self._finder.lock(self.curriculum.opening[item.id], self._order, key=f"item:{item.id}")

    def task_lock(self, rung: Rung, *, of_area: bool = False) -> Lock | None:
        """Why a side task is locked, or None where it could be taken as far as its conditions go.

        Args:
            rung: the side task.
            of_area: whether it is asked of one area of its track: that some area has no owner is then not asked.

        """
        if self.task_open(rung, of_area=of_area):
            return None
        # Side tasks go by former curricula too, so ways to items are other ones there.
        shares = not self.past and (self.curriculum is None or not self.curriculum.asks_side_tasks)
        finder = Finder(StandingConditionContext(self, rung, of_area=of_area), self._finder if shares else None)
        return finder.lock(rung.opens, self._order, key=f"task:{rung.id}")

    def task_open(self, rung: Rung, *, of_area: bool = False) -> bool:
        """Whether a side task's conditions hold, or a lead opened it early. What was taken stays open."""
        hold = self.holds.get(rung.id)
        if hold is not None and hold.state != "line":
            return True
        if any(name in self._opened for name in (rung.id, *rung.was)):
            return True
        return met(rung.opens, StandingConditionContext(self, rung, of_area=of_area))

    def _order(self, name: str) -> int:
        return self._positions.get(name, len(self._positions))

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        items = self.curriculum.items if self.curriculum else {}
        return {name: place for place, name in enumerate([*items, *self.catalogue.rungs])}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._context)

    @cached_property
    def _context(self) -> StandingConditionContext:
        return StandingConditionContext(self)

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """Competency -> the level that they have shown; see ``levels``."""
        return all_levels(self.journey.record, self._shown, self._floors)

    @cached_property
    def _floors(self) -> Mapping[str, int]:
        return floors(self.journey.record.facts)

    @cached_property
    def _shown(self) -> Mapping[str, Sequence[Evidence]]:
        rungs = (rung for rung in self.catalogue.rungs.values() if rung.competency and self.rung_done(rung.id))
        areas = (area for name in self.owned if (area := self.catalogue.areas.get(name)) is not None)
        return shown_by(done_items(self), rungs, areas)

    def rung_done(self, rung: str) -> bool:
        """Whether a side task was confirmed."""
        hold = self.holds.get(rung)
        return hold is not None and hold.state == "done"

    def condition_lock(self, condition: Condition) -> Lock | None:
        """What is missing before a condition holds for them, or None where it does."""
        return self._finder.lock(condition, self._order)

    def competency(self, name: str) -> CompetencyStanding:
        """Where they stand in a competency, with everything that shows it and its days."""
        shown = (self._dated(one) for one in self._shown.get(name, ()))
        return standing_of(name, shown, examples_of(self.journey.record, name), self._floors.get(name, 0))

    def _dated(self, evidence: Evidence) -> Evidence:
        found = self.find(evidence.id) if evidence.kind == "item" else None
        return dated(evidence, self.holds.get(evidence.id), found[0].fact(found[1]) if found else None)

    # -- side tasks

    def task(self, rung: Rung) -> TaskStanding:
        """One side task."""
        hold = self.holds.get(rung.id)
        fact = self.journey.task(rung.id, rung.was)
        sent = hold is not None and hold.state == "held" and fact.state == "waiting"
        place = None
        if hold is None:
            by_area = bool(self.areas_by(rung))
            state: TaskState = "active" if by_area else "open" if self.task_open(rung) else "locked"
        else:
            state = task_state(hold, sent=sent)
            line = self.lines.get(rung.id, ()) if hold.state == "line" else ()
            place = line.index(self.journey.person) + 1 if self.journey.person in line else None
        if hold is None or hold.state != "held":
            return TaskStanding(rung, state, fact, hold, place, sent, self.finished)
        # What was sent waits for somebody else.
        untouched = 0 if sent else self._untouched(max(fact.touched, hold.touched))
        block = block_of(self.journey.record, rung.id, rung.was, hold.since)
        return TaskStanding(rung, state, fact, hold, place, sent, self.finished, untouched, block)

    def _untouched(self, since: str) -> int:
        begin = date.fromisoformat(since[:10]) + timedelta(days=1)
        paused = paused_days(self.hands, begin, self.today, self.calendar)
        return self.calendar.between(begin, self.today) - paused

    @property
    def all_hands(self) -> AllHands | None:
        """The call to all hands that stands today."""
        return standing_on(self.hands, self.today)

    def agreed(self, rung: Rung) -> Fact:
        """The voices that have said yes to their taking a side task: voice -> who and when."""
        return self.journey.agreed(rung.id, rung.was)

    @cached_property
    def tasks(self) -> tuple[TaskStanding, ...]:
        """Every side task, track by track."""
        return tuple(self.task(rung) for rung in self.catalogue.rungs.values())

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas that they own."""
        return areas_owned(self.catalogue, self.owned)

    def areas_by(self, rung: Rung) -> tuple[Area, ...]:
        """The areas that they own by a side task: owning is the last one of a track that has areas."""
        by_area = bool(self.owned) and owns_by_area(self.catalogue, rung)
        return tuple(area for area in self.areas if area.track == rung.track) if by_area else ()

    # -- the budget of hours

    @cached_property
    def hours_allowed(self) -> float:
        """Hours a week off the queue that this person has now, part-time pro rata, in half hours."""
        before = not self.basics_complete and not self.no_basics and not self.finished
        after = self.days_after_basics if self.basics_on is not None else None
        return self._hours(before, after)

    @cached_property
    def hours_change(self) -> tuple[date, float] | None:
        """When their hours grow next and to how many, while the first days after the basics run."""
        left = self.catalogue.budget.first_days - self.days_after_basics
        if self.basics_on is None or left <= 0:
            return None
        return self.calendar.add(self.today, left), self._hours(before=False, after=None)

    def _hours(self, before: bool, after: int | None) -> float:
        budget, position = self.catalogue.budget, self.profile.position
        return hours_allowed(budget, position, self.calendar.share, before=before, after=after)

    @cached_property
    def hours_held(self) -> float:
        """Hours a week that the side tasks they hold take, and the areas they own."""
        return hours_off_queue(self.catalogue, self.holds, self.owned)
