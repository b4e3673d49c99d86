"""The record of a made-up hire while it is being lived: what is due to happen, how items stand, and every act on them."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from mentor_tui.demo import evidence, sayings
from mentor_tui.demo.course import Course
from mentor_tui.demo.scripts import Script, Watch
from mentor_tui.demo.side_tasks import DatedEvent, events
from mentor_tui.demo.workers import Worker
from mentor_tui.demo.writing import Writer
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.closings import ANSWERED, CLOSES_AFTER, closing_thing
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey_folds import PROGRAMME, RETURNED, SAID, SENT, SIGNED, TICKED
from mentor_tui.domain.record import Fact
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.terms import line_terms, right_terms, sign_terms, tick_terms


@dataclass
class HireLog:
    """A hire's journey being lived: its clock, its items, its acts.

    Attributes:
        joined: when the lead added them.
        watches: their mentor and stand-ins, the first who is at work comes first.
        cutoff: nothing happens from here on.
        notices: what the lead notes about them, told beforehand.
        team: what happens in the team's record on the way.
        signed: items that somebody signed, by the hash of their text.
        basics_at: when the closing talk was held.

    """

    writer: Writer
    course: Course
    hire: Worker
    lead: Worker
    watches: tuple[Watch, ...]
    joined: datetime
    cutoff: datetime
    script: Script
    rng: random.Random
    rungs: Mapping[str, Rung] = field(default_factory=dict)
    notices: tuple[DatedEvent, ...] = ()
    team: list[DatedEvent] = field(default_factory=list)
    signed: dict[str, Item] = field(default_factory=dict)
    finished_at: datetime | None = None
    basics_at: datetime | None = None
    over: bool = False
    _done: set[str] = field(default_factory=set)
    _queue: list[tuple[datetime, int, Callable[..., None], tuple[Any, ...]]] = field(default_factory=list)
    _pushed: int = 0
    _counts: dict[str, int] = field(default_factory=dict)
    _extra: int = 0
    _returned: dict[str, Item] = field(default_factory=dict)

    def _asked(self, at: datetime, item: Item) -> None:
        """What follows when an item begins to wait for a sign-off."""

    def _push(self, at: datetime | None, act: Callable[..., None], *given: Any) -> None:
        if at is not None and at < self.cutoff:
            self._pushed += 1
            heapq.heappush(self._queue, (at, self._pushed, act, given))

    def _moment_of(self, day: int) -> datetime:
        shift = self.hire.shift(self.hire.calendar.date_of(day))
        return shift[0] if shift else self.cutoff

    def _beside(self, day: date) -> datetime | None:
        """A moment of the mentor's, while the hire is at work too where that can be."""
        for watch in self.watches:
            at = watch.worker.time_on(day, self.rng, among=self.hire)
            if at is not None and watch.covers(at):
                return at
        return None

    def _mentor_at(self, at: datetime) -> Worker | None:
        for watch in self.watches:
            shift = watch.worker.shift(watch.worker.local_day(at))
            if watch.covers(at) and shift is not None and shift[0] <= at <= shift[1]:
                return watch.worker
        return None

    def _next_mentor(self, after: datetime) -> datetime | None:
        found = []
        for watch in self.watches:
            at = watch.worker.next_time(max(after, watch.since), self.rng)
            if at is not None and watch.covers(at):
                found.append(at)
        return min(found, default=None)

    def _fact(self, item: Item) -> dict[str, Any] | None:
        return self.writer.record.facts.get(self.course.keys[item.id])  # type: ignore[return-value]

    def _state(self, item: Item) -> str:
        fact = self._fact(item)
        return str(fact["state"]) if fact else "open"

    def _unlocked(self, item: Item, day: int) -> bool:
        return self.course.needs[item.id] <= self._done and self.course.days[item.id] <= max(day, 0)

    def _day(self, at: datetime) -> int:
        return self.hire.day_number(self.hire.local_day(at))

    def _plan_day(self, day: int) -> float:
        if day <= 0:
            return day
        return self._due_day(day) * self.script.rate + self.script.ahead

    def _due_day(self, day: int) -> float:
        """A day of theirs as a day of the plan, which is what others go by."""
        return max(day - self._extra, 1) / self.hire.calendar.stretch if day > 0 else day + 2

    def _evidence(self, item: Item) -> str:
        if item.evidence == "link":
            return evidence.link(self.rng.choice(evidence.WITH_LINK), self.rng)
        return evidence.of_item(item, self.rng) if item.evidence == "text" else ""

    def _tick(self, at: datetime, item: Item, text: str | None = None) -> None:
        self._write_tick(at, self.hire.id, item, self._evidence(item) if text is None else text)

    def _write_tick(
        self, at: datetime, by: str, item: Item, text: str, *, partner: str = "", op: str | None = None
    ) -> None:
        terms = tick_terms(self.course.curriculum, item, partner=partner)
        self._item_event(at, by, TICKED, item, terms=terms, text=text, op=op)
        self._counts[item.id] = self._counts.get(item.id, 0) + 1

    def _item_event(
        self,
        at: datetime,
        by: str,
        kind: str,
        item: Item,
        *,
        text: str,
        terms: dict[str, Any] | None = None,
        op: str | None = None,
    ) -> None:
        self.writer.write(at, by, kind, self.course.keys[item.id], terms=terms, text=text, op=op)
        state = self._state(item)
        if kind == RETURNED:
            self._returned[item.id] = item
        elif kind == SENT:
            del self._returned[item.id]
        if state == "done" and item.id not in self._done:
            self._done.add(item.id)
            if item.closes:
                self.basics_at = at
                self._begin_side_tasks(at)
                self._begin_closing(at)
        elif state == "waiting" and kind in (TICKED, SENT):
            self._asked(at, item)

    def _send(self, at: datetime, item: Item, text: str = "") -> None:
        self._item_event(
            at, self.hire.id, SENT, item, text=text or evidence.link(self.rng.choice(sayings.AGAIN), self.rng)
        )

    def _say(self, at: datetime, by: str, item: Item, text: str) -> None:
        self._item_event(at, by, SAID, item, text=text)

    def _return(self, at: datetime, by: str, item: Item, text: str = "") -> None:
        lines = list(item.look_for)
        missing = [self.rng.choice(lines)] if lines else []
        comment = text or self.rng.choice(sayings.RETURNS.get(item.kind, sayings.RETURNS["practise"]))
        seen = [line for line in lines if line not in missing]
        terms = {**line_terms(lines, seen), **self._judged_as(at, by, item)}
        self._item_event(at, by, RETURNED, item, terms=terms, text=comment)

    def _judged_as(self, at: datetime, by: str, item: Item) -> Fact:
        if signers(item).turn == "lead":
            return right_terms("lead", None)
        watch = next((watch for watch in self.watches if watch.worker.id == by and watch.covers(at)), None)
        return right_terms("mentor", watch.stands_in_for if watch is not None else None)

    def _sign(self, at: datetime, by: str, item: Item, text: str | None = None) -> None:
        terms = sign_terms(self.course.curriculum, item, item.look_for, self._judged_as(at, by, item))
        if text is None:
            again = self.writer.record.facts[self.course.keys[item.id]]["goes"] > 0
            lines = sayings.PRAISE_AGAIN if again else sayings.PRAISE
            text = self.rng.choice(lines) if self.rng.random() < 0.45 else ""
        self.signed[item.digest] = item
        self._item_event(at, by, SIGNED, item, terms=terms, text=text)

    def _programme(self, at: datetime, kind: str, terms: dict[str, Any], text: str) -> None:
        self.writer.write(at, self.lead.id, kind, PROGRAMME, terms=terms, text=text)

    def _tell(self, at: datetime, told: DatedEvent) -> None:
        if told.own:
            self.writer.write(at, told.by, told.kind, told.thing, terms=told.terms, text=told.text, why=told.why)
            named = (item for item in self.course.curriculum.items.values() if self.course.keys[item.id] == told.thing)
            self._done.update(item.id for item in named if self._state(item) == "done")
        else:
            self.team.append(told)

    def _begin_closing(self, at: datetime) -> None:
        """On the day on which their pairing can be closed the hire answers, and then their mentor."""
        mentor = next((watch.worker for watch in self.watches if watch.stands_in_for is None), None)
        if self.script.closing is None or mentor is None:
            return
        # Dice of their own: what is said at the end changes nothing else of their past.
        rng = random.Random(f"{self.writer.record.id}/closing")
        day = self.hire.calendar.add(self.hire.local_day(at), CLOSES_AFTER)
        told: datetime | None = datetime.combine(day, time(), self.hire.zone)
        for who, (text, thanks) in ((self.hire, self.script.closing.hire), (mentor, self.script.closing.mentor)):
            told = who.next_time(told, rng) if told is not None else None
            if told is not None:
                key = closing_thing(mentor.id)
                self._push(told, self._tell, DatedEvent(told, True, who.id, ANSWERED, key, {}, text, thanks))

    def _begin_side_tasks(self, at: datetime) -> None:
        for told in events(self.script.side_tasks, self.rungs, self.hire, self.lead, begin=at, rng=self.rng):
            self._push(told.at, self._tell, told)
