"""Standing: one person's facts seen through today's curriculum, on one day. It is never stored."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from mentor_tui.domain.all_hands import AllHands, paused_days, standing_on
from mentor_tui.domain.blocks import block_of
from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.condition_context import StandingConditionContext
from mentor_tui.domain.conditions import Condition
from mentor_tui.domain.curriculum import Curriculum, Item, Phase
from mentor_tui.domain.floors import floors
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import UNTOUCHED, ItemFact, Journey
from mentor_tui.domain.levels import CompetencyStanding, Evidence, all_levels, examples_of, shown_by, standing_of
from mentor_tui.domain.locks import Finder, Lock, met
from mentor_tui.domain.off_queue import areas_owned, hours_allowed, hours_off_queue, owns_by_area
from mentor_tui.domain.people import ON_WAY, Profile, Programme
from mentor_tui.domain.record import Fact
from mentor_tui.domain.standing_rows import ItemStanding, PhaseStanding, PhaseState, State, TaskStanding, TaskState
from mentor_tui.domain.team import Hold

MANY_DAYS = 10_000
"""More days than any plan has."""


class Standing:
    """Facts x curriculum x conditions: what is open, locked, waiting and done for one person on one day.

    Args:
        journey: the person's record.
        catalogue: today's YAML.
        today: the day it is where they are.
        holds: rung -> what they have to do with it, from the team's record.
        lines: rung -> ids in line, first first.
        profile: their profile, where it was read before.
        owned: ids of the areas that they own, from the team's record.
        hands: when all hands was called for them, from the team's record.

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
    ) -> None:
        self.journey = journey
        self.catalogue = catalogue
        self.today = today
        if profile is not None:
            self.profile = profile
        self.holds = holds or {}
        self.lines = lines or {}
        self.owned = owned
        self.hands = hands
        self.curriculum: Curriculum | None = catalogue.curriculum(self.programme.curriculum)

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.journey.person

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Id -> title of every item of theirs and of every side task: whatever a lock can name."""
        items = self.curriculum.items if self.curriculum else {}
        return {
            **{name: item.title for name, item in items.items()},
            **{rung.id: rung.full_title for rung in self.catalogue.rungs.values()},
        }

    @property
    def labels(self) -> Mapping[str, str]:
        """The same, as lists say it."""
        return self.catalogue.labels_in(self.programme.curriculum)

    @property
    def zone(self) -> str:
        """The time zone they work in, "" where it is not known."""
        return self.profile.zone_in(self.catalogue.calendar)

    @cached_property
    def profile(self) -> Profile:
        """Who they are."""
        return self.journey.profile_on(self.today)

    @cached_property
    def programme(self) -> Programme:
        """Their way through."""
        return self.journey.programme

    @cached_property
    def calendar(self) -> OwnCalendar:
        """Their own calendar, pauses taken out."""
        return self.profile.calendar(self.catalogue.calendar, self.today, self.programme.rest)

    @cached_property
    def day(self) -> int:
        """Which of their working days today is."""
        return self.calendar.day(self.today)

    @cached_property
    def missing(self) -> str:
        """The curriculum that they are on their way through and that is not there now; "" where nothing is missing."""
        if self.curriculum is not None or self.programme.state(self.profile.start, self.today) not in ON_WAY:
            return ""
        return self.programme.curriculum or ""

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Item id -> stored state, for items that were touched."""
        return self.journey.states(self.curriculum) if self.curriculum else {}

    def fact(self, item: Item) -> ItemFact:
        """What holds for an item."""
        if self.curriculum is None or item.id not in self.states:
            return UNTOUCHED
        return self.journey.item(self.curriculum, item)

    def stored(self, item: Item) -> Fact | None:
        """The same as the record has it: a document, for a look at a great many; None where nobody touched it."""
        if self.curriculum is None or item.id not in self.states:
            return None
        return self.journey.stored(self.curriculum, item)

    def state(self, item: Item) -> State:
        """Where an item stands. What was begun stays open, whatever is locked since."""
        stored = self.states.get(item.id, "open")
        if stored != "open":
            return stored  # type: ignore[return-value]
        return "open" if self._is_open(item) else "locked"

    def _is_open(self, item: Item) -> bool:
        assert self.curriculum is not None
        return met(self.curriculum.opening[item.id], self._context) or self._early(item)

    @cached_property
    def _opened(self) -> Mapping[str, Fact]:
        return self.journey.early

    def opened_early(self, item: Item) -> str | None:
        """When a lead opened an item before its time, None where nobody did."""
        if not self._opened or self.curriculum is None:
            return None
        names = (
            f"{curriculum}/{name}"
            for curriculum in (self.curriculum.id, *self.curriculum.was)
            for name in (item.id, *item.was)
        )
        return next((self._opened[name]["at"] for name in names if name in self._opened), None)

    def _early(self, item: Item) -> bool:
        return self.opened_early(item) is not None

    def item(self, item: Item) -> ItemStanding:
        """One item in full."""
        fact = self.fact(item)
        state = self.state(item)
        recheck = item.revision if state == "done" and 0 < fact.revision < item.revision else None
        renew = None
        if item.renews and state == "done" and fact.at:
            renew = datetime.fromisoformat(fact.happened).date() + timedelta(days=item.renews)
        return ItemStanding(item, fact, state, recheck, renew, self._early(item))

    @cached_property
    def items(self) -> tuple[ItemStanding, ...]:
        """Every item, in the order of the curriculum."""
        return tuple(self.item(item) for item in self.curriculum.items.values()) if self.curriculum else ()

    @cached_property
    def by_id(self) -> Mapping[str, ItemStanding]:
        """Item id -> standing."""
        return {standing.item.id: standing for standing in self.items}

    # -- the basics and the phases

    def done(self, item_id: str) -> bool:
        """Whether an item is done."""
        return self.states.get(item_id) == "done"

    @cached_property
    def _done(self) -> frozenset[str]:
        return frozenset([item for item, state in self.states.items() if state == "done"])

    @cached_property
    def basics_done(self) -> int:
        """How many items of the basics are done, everybody's part counted."""
        return len(self.curriculum.basics_ids & self._done) if self.curriculum else 0

    @cached_property
    def basics_complete(self) -> bool:
        """Whether the basics are done: the closing talk was held; without one, all of them are done.

        What is added to the basics later is simply open, and closes nothing again.
        """
        if self.curriculum is None:
            return False
        closing = self.curriculum.closing
        if closing is not None:
            return self.done(closing.id)
        return bool(self.curriculum.basics) and self.basics_done == len(self.curriculum.basics)

    @cached_property
    def basics_on(self) -> date | None:
        """The day on which the basics were done."""
        if not self.basics_complete or self.curriculum is None:
            return None
        closing = self.curriculum.closing
        items = (closing,) if closing else self.curriculum.basics
        last = max(datetime.fromisoformat(self.fact(item).happened).date() for item in items)
        # Moments are kept in UTC, where it may be tomorrow already.
        return min(last, self.today)

    @property
    def no_basics(self) -> bool:
        """Whether they have no basics to do: nobody enrolled them, or their curriculum has none."""
        if self.curriculum is None:
            return self.programme.curriculum is None
        return not self.curriculum.basics and self.curriculum.closing is None

    @cached_property
    def basics_left(self) -> tuple[str, ...] | None:
        """The items that are left of the basics, None where these are done or there are none to do."""
        if self.basics_complete or self.no_basics:
            return None
        return tuple(item.id for item in self.curriculum.basics if not self.done(item.id)) if self.curriculum else ()

    @cached_property
    def days_after_basics(self) -> int:
        """Working days since the basics were done; since day 1 where there are none to do."""
        if self.no_basics:
            return max(self.day, 0)
        if self.basics_on is None:
            return 0
        return max(self.calendar.between(self.basics_on + timedelta(days=1), self.today), 0)

    @cached_property
    def phases(self) -> tuple[PhaseStanding, ...]:
        """Every phase with what is done in it."""
        if self.curriculum is None:
            return ()
        found = []
        for phase in self.curriculum.phases:
            items = self.curriculum.phase_ids[phase.id]
            done = len(items & self._done)
            state: PhaseState
            if done == len(items):
                state = "done"
            elif any(self.states.get(item, "open") != "open" for item in items):
                state = "going"
            else:
                state = "open" if any(self._is_open(item) for item in phase.items) else "locked"
            found.append(PhaseStanding(phase, done, len(items), state, self.due_day(phase.by_day)))
        return tuple(found)

    def through(self, phase: Phase) -> bool:
        """Whether everything in a phase is done."""
        return self.curriculum is not None and self.curriculum.phase_ids[phase.id] <= self._done

    @property
    def items_done(self) -> int:
        """How many items are done."""
        return len(self.curriculum.items.keys() & self._done) if self.curriculum else 0

    @cached_property
    def everything_done(self) -> bool:
        """Whether no item is left."""
        return self.curriculum is not None and self._done >= self.curriculum.items.keys()

    @property
    def finished(self) -> bool:
        """Whether their programme is finished: it was closed so, or no item is left."""
        return self.programme.over == "finished" or self.everything_done

    def due_day(self, by_day: int) -> int:
        """A day of the plan as this person's own, what a lead added included."""
        return self.calendar.own_day(by_day) + (self.programme.extra if by_day > 0 else 0)

    @cached_property
    def past_day(self) -> int:
        """The last day of the plan that has passed for this person: what was due by then is overdue."""
        days = self.curriculum.due_days if self.curriculum else ()
        passed = bisect_left(days, self.day, key=self.due_day)
        return days[passed - 1] if passed else -MANY_DAYS

    def due_on(self, item: Item) -> date:
        """The date by which an item should be done."""
        return self.calendar.date_of(self.due_day(item.by_day))

    # -- locks

    def lock(self, item: Item) -> Lock | None:
        """Why an item is locked, or None where it is not."""
        if self.curriculum is None or self.state(item) != "locked":
            return None
        return self._finder.lock(self.curriculum.opening[item.id], self._order, key=f"item:{item.id}")

    def task_lock(self, rung: Rung) -> Lock | None:
        """Why a side task is locked, or None where it could be taken as far as its conditions go."""
        if self.task_open(rung):
            return None
        shares = self.curriculum is None or not self.curriculum.asks_side_tasks
        finder = Finder(StandingConditionContext(self, rung), self._finder if shares else None)
        return finder.lock(rung.opens, self._order, key=f"task:{rung.id}")

    def task_open(self, rung: Rung) -> bool:
        """Whether a side task's conditions hold, or a lead opened it early. What was taken stays open."""
        hold = self.holds.get(rung.id)
        if hold is not None and hold.state != "line":
            return True
        if any(name in self._opened for name in (rung.id, *rung.was)):
            return True
        return met(rung.opens, StandingConditionContext(self, rung))

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
        items = self.curriculum.items.values() if self.curriculum else ()
        done = (item for item in items if item.competency and self.done(item.id))
        rungs = (rung for rung in self.catalogue.rungs.values() if rung.competency and self.rung_done(rung.id))
        areas = (area for name in self.owned if (area := self.catalogue.areas.get(name)) is not None)
        return shown_by(((item, bool((self.stored(item) or {}).get("signed"))) for item in done), rungs, areas)

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
        if evidence.kind == "side_task":
            hold = self.holds[evidence.id]
            last = max(hold.yes.values(), key=lambda yes: yes["at"], default={"by": ""})
            return evidence._replace(on=(hold.done_at or hold.since)[:10], signed_by=last["by"])
        if evidence.kind == "area":
            return evidence
        assert self.curriculum is not None
        fact = self.fact(self.curriculum.items[evidence.id])
        return evidence._replace(on=fact.happened[:10], signed_by=fact.signed_by or "")

    # -- side tasks

    def task(self, rung: Rung) -> TaskStanding:
        """One side task."""
        hold = self.holds.get(rung.id)
        fact = self.journey.task(rung.id, rung.was)
        sent = hold is not None and hold.state == "held" and fact.state == "waiting"
        place = None
        state: TaskState
        if hold is None and self.areas_by(rung):
            state = "active"
        elif hold is None:
            state = "open" if self.task_open(rung) else "locked"
        elif hold.state == "done":
            state = "done"
        elif hold.state == "held":
            state = "waiting" if sent else "active"
        else:
            state = "waiting"
            line = self.lines.get(rung.id, ())
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
        before = not self.basics_complete and not self.no_basics and self.programme.over != "finished"
        after = self.days_after_basics if self.basics_on is not None else None
        budget, position = self.catalogue.budget, self.profile.position
        return hours_allowed(budget, position, self.calendar.share, before=before, after=after)

    @cached_property
    def hours_change(self) -> tuple[date, float] | None:
        """When their hours grow next and to how many, while the first days after the basics run."""
        budget = self.catalogue.budget
        left = budget.first_days - self.days_after_basics
        if self.basics_on is None or left <= 0:
            return None
        return self.calendar.add(self.today, left), hours_allowed(
            budget, self.profile.position, self.calendar.share, before=False, after=None
        )

    @cached_property
    def hours_held(self) -> float:
        """Hours a week that the side tasks they hold take, and the areas they own."""
        return hours_off_queue(self.catalogue, self.holds, self.owned)
