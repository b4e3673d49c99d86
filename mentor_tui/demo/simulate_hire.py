"""One hire's way, day by day: what they did, what came back, who signed; written as events into their record."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mentor_tui.demo import evidence, sayings
from mentor_tui.demo.course import DAYS_BETWEEN_TALKS, a_day, weekly
from mentor_tui.demo.hire_log import HireLog
from mentor_tui.demo.scripts import Cue, Fitting
from mentor_tui.demo.workers import ONE_DAY, Worker
from mentor_tui.demo.writing import stamp
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.fit import ADDED, MOVED, SKIPPED, Added, fit_thing, next_own
from mentor_tui.domain.journey_folds import NOTES, SESSIONS, SIGNED, TICKED
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.terms import prior_terms, sign_terms

HANDS_ON = 190
"""Hands-on minutes that somebody does in a day, at most; the rest of it is the queue, and listening."""

MENTOR_CHOSEN = "choose-mentor"
"""The lead's item that says what the team's record says too."""

SIGNED_WITHIN = (1, 3, 6, 18, 22, 26, 40)
"""Hours after which a mentor begins to look at what waits."""

TOGETHER = ("shadow", "pair", "meet")
"""Kinds of items that a session can tick."""

PUZZLING = ("practise", "ticket", "drill", "write")
"""Kinds of items that people ask about."""


NEXT_AGREED = timedelta(days=14)
"""In the talks of so long before the end of the story the next one was agreed."""


@dataclass
class HireSimulation(HireLog):
    """What a hire, their mentor and their lead decide to do, moment by moment."""

    _today: date | None = None
    _used: int = 0
    _sessions: list[str] = field(default_factory=list)
    _questions: list[tuple[str, str]] = field(default_factory=list)

    def live(self) -> None:
        """Go through all of it, in the order of time."""
        self._scripted = frozenset(cue.item for cue in self.script.cues if cue.act != "say")
        fitted = frozenset(one.item for one in self.script.fits)
        self._blocked = self.script.left | self._scripted | fitted
        self._todo = self.course.order("hire")
        # What is a part of somebody else leads see to: who has it now may have come later.
        parts = (part.id for part in self.course.curriculum.parts)
        self._theirs = {"mentor": self.course.order("mentor"), "lead": self.course.order("lead", *parts)}
        self._quiet_from = self.hire.begin_of_last(self.script.quiet, self.cutoff)
        last = self.watches[-1].worker if self.watches else self.lead
        self._idle_from = last.begin_of_last(self.script.idle, self.cutoff)
        shared = set(self.hire.pattern.shifts) & set(self.watches[0].worker.pattern.shifts if self.watches else ())
        self._session_day = self.rng.choice(sorted(shared)) if shared else -1
        self._lay_out_days()
        self._lay_out_cues()
        self._lay_out_fits()
        while self._queue:
            at, _, act, given = heapq.heappop(self._queue)
            if not self.over or act == self._tell:
                act(at, *given)

    # -- what is going to happen

    def _lay_out_days(self) -> None:
        day = self.joined.date()
        while day <= self.cutoff.date():
            shift = self.hire.shift(day)
            if shift is not None:
                self._push(shift[0] + timedelta(seconds=self.rng.randrange(300, 2700)), self._work)
                if day.weekday() == self._session_day:
                    self._push(self._beside(day), self._session)
            self._push(self._beside(day), self._round, "mentor")
            self._push(self.lead.time_on(day, self.rng, after=self.joined + timedelta(minutes=15)), self._round, "lead")
            day += ONE_DAY
        for notice in self.notices:
            self._push(notice.at, self._tell, notice)
        if self.script.extended is not None:
            self._push(self.lead.next_time(self._moment_of(self.script.extended[0]), self.rng), self._extend)
        if self.script.ended is not None:
            self._push(self.lead.back_from(self.cutoff, self.rng, days=self.script.ended[0]), self._end)

    def _lay_out_cues(self) -> None:
        limit = self.cutoff
        for cue in reversed(self.script.cues):
            if cue.who == "mentor" and not self.watches:
                return
            worker = self.watches[-1].worker if cue.who == "mentor" else self.lead if cue.who == "lead" else self.hire
            at = worker.back_from(limit, self.rng, days=cue.days)
            if at is None:
                return
            self._push(at, self._cue, cue, worker)
            limit = at

    def _lay_out_fits(self) -> None:
        # Dice of their own: what differs for somebody changes nothing else of their past.
        limit, rng = self.cutoff, random.Random(f"{self.writer.record.id}/fits")
        for one in reversed(self.script.fits):
            if one.who == "mentor" and not self.watches:
                return
            worker = self.watches[-1].worker if one.who == "mentor" else self.lead if one.who == "lead" else self.hire
            at = worker.back_from(limit, rng, days=one.days)
            if at is None or at < self.joined:
                return
            self._push(at, self._fit, one, worker)
            limit = at

    # -- the hire

    def _work(self, at: datetime) -> None:
        if at >= self._quiet_from:
            return
        today = self.hire.local_day(at)
        shift = self.hire.shift(today)
        if shift is None or at >= shift[1]:
            return
        if today != self._today:
            self._today, self._used = today, 0
            self._counts.clear()
        again = next((item for name, item in self._returned.items() if name not in self._blocked), None)
        item = again or self._pick(self._day(at))
        if item is None:
            return
        takes = self.course.curriculum.weight(item) * self.rng.uniform(0.8, 1.4) * (0.5 if again else 1)
        ready = at + timedelta(minutes=takes)
        if ready > shift[1]:
            if self._used:
                return
            ready = shift[1] - timedelta(seconds=self.rng.randrange(1, 60))
        self._push(ready, self._hand_in, item)

    def _pick(self, day: int) -> Item | None:
        plan = self._plan_day(day)
        found: list[Item] = []
        self._todo = [item for item in self._todo if item.id not in self._done]
        for item in self._todo:
            if self.course.begin[item.id] > plan:
                break
            if item.id in self._blocked or self._counts.get(item.id, 0) >= a_day(item):
                continue
            if self._used and self._used + self.course.curriculum.weight(item) > HANDS_ON:
                continue
            if self._state(item) in ("open", "started") and self._unlocked(item, day):
                found.append(item)
                if len(found) == 3:
                    break
        return self.rng.choice(found) if found else None

    def _hand_in(self, at: datetime, item: Item) -> None:
        if self._state(item) == "returned":
            self._send(at, item)
        elif self._state(item) in ("open", "started"):
            self._tick(at, item)
            self._maybe_ask(at, item)
        self._used += self.course.curriculum.weight(item)
        self._push(at + timedelta(seconds=self.rng.randrange(240, 2400)), self._work)

    def _maybe_ask(self, at: datetime, item: Item) -> None:
        if item.kind not in PUZZLING or self.rng.random() >= self.script.asks:
            return
        if not self._questions:
            self._questions = self.rng.sample(sayings.QUESTIONS, len(sayings.QUESTIONS))
        question, answer = self._questions.pop()
        self._say(at, self.hire.id, item, question)
        self._push(self._next_mentor(at + timedelta(hours=1)), self._answer, item, answer)

    # -- the mentor and the lead

    def _answer(self, at: datetime, item: Item, text: str) -> None:
        mentor = self._mentor_at(at)
        if mentor is not None:
            self._say(at, mentor.id, item, text)

    def _asked(self, at: datetime, item: Item) -> None:
        after = at + timedelta(hours=self.rng.choice(SIGNED_WITHIN))
        by_lead = signers(item).turn == "lead"
        signer = self.lead.next_time(after, self.rng) if by_lead else self._next_mentor(after)
        self._push(signer, self._review, item)

    def _review(self, at: datetime, item: Item) -> None:
        mentor = self.lead if signers(item).turn == "lead" else self._mentor_at(at)
        if mentor is None or at >= self._idle_from or item.id in self._scripted or self._state(item) != "waiting":
            return
        fact = self._fact(item)
        assert fact is not None
        likely = self.script.returns / (1 + 3 * fact["goes"])
        if self.rng.random() < likely and item.kind in sayings.RETURNS:
            self._return(at, mentor.id, item)
        else:
            self._sign(at, mentor.id, item)

    def _round(self, at: datetime, who: str) -> None:
        actor = self.lead if who == "lead" else self._mentor_at(at)
        day = self._day(at)
        if actor is None or (day > 0 and self.hire.shift(self.hire.local_day(at)) is None):
            return
        if who == "lead" and self._close(at):
            return
        ticked = 0
        for item in self._theirs[who]:
            if ticked == 2 or self.course.begin[item.id] > self._due_day(day):
                break
            if item.id == MENTOR_CHOSEN and not any(watch.since <= at for watch in self.watches):
                continue
            if item.id in self._blocked or self._state(item) == "done" or not self._unlocked(item, day):
                continue
            if weekly(item) and self._next_talk(item) > self._due_day(day):
                continue
            if day > 1 and self.rng.random() < 0.15:
                continue
            self._write_tick(at, actor.id, item, evidence.of_owed(item, self.rng))
            ticked += 1

    def _next_talk(self, item: Item) -> int:
        """The day of the plan on which a talk that returns is held again; one that was missed is caught up with."""
        fact = self._fact(item)
        return self.course.begin[item.id] + (fact["count"] if fact else 0) * DAYS_BETWEEN_TALKS

    def _close(self, at: datetime) -> bool:
        items = self.course.curriculum.items.keys() - self.course.closed
        if not self.script.finishes or not items <= self._done:
            return False
        self._finish(at, "finished", self.rng.choice(sayings.FINISHED))
        return True

    def _finish(self, at: datetime, kind: str, text: str) -> None:
        self._programme(at, kind, {"on": at.date().isoformat()}, text)
        self.finished_at = at
        self.over = True

    def _extend(self, at: datetime) -> None:
        assert self.script.extended is not None
        _, days, why = self.script.extended
        self._programme(at, "extended", {"days": days}, why)
        self._extra += days

    def _end(self, at: datetime) -> None:
        assert self.script.ended is not None
        self._finish(at, "ended", self.script.ended[1])

    def _session(self, at: datetime) -> None:
        mentor = self._mentor_at(at)
        if mentor is None or at >= self._idle_from or self._day(at) < 2:
            return
        if self.basics_at is not None and at.isocalendar().week % 2:
            return
        if not self._sessions:
            self._sessions = self.rng.sample(sayings.SESSIONS, len(sayings.SESSIONS))
        together = self._together(at)
        op = self.writer.new_op()
        terms: dict[str, Any] = {"did": [item.id for item in together]}
        if self.cutoff - at < NEXT_AGREED:
            terms["next"] = stamp((at + timedelta(days=7)).replace(minute=0, second=0, microsecond=0))
        self.writer.write(at, mentor.id, "session", SESSIONS, terms=terms, text=self._sessions.pop(), op=op)
        for item in together:
            self._write_tick(at, mentor.id, item, "", partner=mentor.id, op=op)
        if self.rng.random() < 0.2:
            self._push(at + timedelta(minutes=3), self._note)

    def _note(self, at: datetime) -> None:
        mentor = self._mentor_at(at)
        if mentor is not None:
            self.writer.write(at, mentor.id, "noted", NOTES, text=self.rng.choice(sayings.NOTES))

    def _together(self, at: datetime) -> list[Item]:
        day = self._day(at)
        plan = self._plan_day(day)
        fitting = [
            item
            for item in self._todo
            if item.kind in TOGETHER
            and item.sign_off == "none"
            and item.evidence == "none"
            and self.course.begin[item.id] <= plan
            and item.id not in self._blocked
            and self._counts.get(item.id, 0) < a_day(item)
            and self._state(item) in ("open", "started")
            and self._unlocked(item, day)
        ]
        return fitting[:1] if self.rng.random() < 0.6 else []

    def _cue(self, at: datetime, cue: Cue, worker: Worker) -> None:
        item = self.course.curriculum.items.get(cue.item)
        if item is None:
            return
        state = self._state(item)
        if cue.act == "say":
            self._say(at, worker.id, item, cue.text)
        elif cue.act == "tick" and state in ("open", "started") and self._unlocked(item, self._day(at)):
            self._tick(at, item, cue.text or None)
        elif cue.act == "send" and state == "returned":
            self._send(at, item, cue.text)
        elif cue.act == "return" and state == "waiting":
            self._return(at, worker.id, item, cue.text)
        elif cue.act == "sign" and state == "waiting":
            self._sign(at, worker.id, item, cue.text or None)

    def _fit(self, at: datetime, one: Fitting, worker: Worker) -> None:
        """Something differs for them alone, or was learnt before."""
        item = self.course.curriculum.items.get(one.item)
        if one.act == "add":
            self._add(at, one, worker)
        elif item is None:
            return
        elif one.act == "confirm" and self._state(item) == "waiting":
            self._confirm(at, worker.id, item, one.text)
        elif one.act == "prior" and self._state(item) == "open":
            terms = prior_terms(self.course.curriculum, item, 0)
            self.writer.write(at, worker.id, TICKED, self.course.keys[item.id], terms=terms, text=one.text)
        elif one.act in ("skip", "move") and self._state(item) == "open":
            kind, terms = (MOVED, {"by_day": one.by_day}) if one.act == "move" else (SKIPPED, {})
            key = fit_thing(self.course.curriculum.id, item.id)
            self.writer.write(at, worker.id, kind, key, terms=terms, text=one.text)

    def _add(self, at: datetime, one: Fitting, worker: Worker) -> None:
        curriculum = self.course.curriculum
        if not any(module.id == one.item for phase in curriculum.phases for module in phase.modules):
            return
        added = Added(next_own(()), one.title, one.item, one.by_day, sign_off="mentor", evidence="text")
        key = fit_thing(curriculum.id, added.id)
        self.writer.write(at, worker.id, ADDED, key, terms=added.terms, text=one.title, why=one.text)

    def _confirm(self, at: datetime, by: str, item: Item, text: str) -> None:
        terms = sign_terms(self.course.curriculum, item, item.look_for, self._judged_as(at, by, item))
        terms |= {"times": 1, "each": False}
        self.signed[item.digest] = item
        self.writer.write(at, by, SIGNED, self.course.keys[item.id], terms=terms, text=text)
