"""Several people, any commands in any order: what must hold holds after each of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mentor_tui.domain.history import replay
from mentor_tui.domain.people import EndReason
from mentor_tui.domain.problems import Problem
from mentor_tui.services import (
    capacities,
    exclusions,
    handover,
    items,
    mentor_requests,
    notes,
    pairing,
    people,
    side_tasks,
    undo,
)
from mentor_tui.services.overview import overview
from tests.services.conftest import TODAY, Crew, small_team

EVERYBODY = st.sampled_from(["tom", "lea", "maya", "max", "olga", "otto", "ana", "budi", "cleo"])
HIRES = st.sampled_from(["ana", "budi", "cleo"])
ITEMS = st.sampled_from(["read", "plans", "refund", "reply", "drill", "lead-check", "welcome", "seat", "talk", "deep"])
TASKS = st.sampled_from(["watch", "mend", "build", "fix", "write", "hard"])
WHY = st.sampled_from(["", "because"])


class Everybody(RuleBasedStateMachine):
    """Commands through the services on one store."""

    team: Crew

    @initialize()
    def begin(self) -> None:
        self.team = small_team()
        for hire in ("ana", "budi"):  # far enough that side tasks are open
            items.tick(self.team("tom"), "talk", person=hire, on=TODAY, why="before")

    def attempt(self, call: Callable[[], Any]) -> None:
        """A command is done, or refused and nothing is another than before; it never ends in any other way."""
        before = self.team.records()
        try:
            done = call()
        except Problem:
            assert self.team.records() == before
            return
        if done.events:
            assert self.team.records() != before

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS | TASKS, why=WHY)
    def tick(self, who: str, hire: str, name: str, why: str) -> None:
        evidence = "https://x.example/1"
        self.attempt(lambda: items.tick(self.team(who), name, person=hire, evidence=evidence, why=why))

    @rule(hire=HIRES, name=ITEMS | TASKS)
    def tick_ones_own(self, hire: str, name: str) -> None:
        self.attempt(lambda: items.tick(self.team(hire), name, evidence="https://x.example/2"))

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS)
    def bring_in(self, who: str, hire: str, name: str) -> None:
        self.attempt(lambda: items.tick(self.team(who), name, person=hire, on=TODAY, why="before"))

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS | TASKS, why=WHY)
    def untick_or_send(self, who: str, hire: str, name: str, why: str) -> None:
        self.attempt(lambda: items.untick(self.team(who), name, person=hire, why=why))
        self.attempt(lambda: items.send(self.team(who), name, person=hire, why=why))

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS | TASKS, why=WHY, verb=st.sampled_from(["sign", "return", "withdraw"]))
    def judge(self, who: str, hire: str, name: str, why: str, verb: str) -> None:
        context = self.team(who)
        if verb == "sign":
            self.attempt(lambda: items.sign_off(context, hire, name, why=why))
        elif verb == "return":
            self.attempt(lambda: items.send_back(context, hire, name, text=why))
        else:
            self.attempt(lambda: items.withdraw(context, hire, name, why=why))

    @rule(who=EVERYBODY, hire=HIRES, did=st.lists(ITEMS, max_size=3))
    def session(self, who: str, hire: str, did: list[str]) -> None:
        self.attempt(lambda: notes.session(self.team(who), hire, "https://x.example/3", did=did))

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS, apart=st.booleans())
    def words(self, who: str, hire: str, name: str, apart: bool) -> None:
        self.attempt(lambda: items.say(self.team(who), hire, name, "hm"))
        self.attempt(lambda: notes.note(self.team(who), hire, "hm", restricted=apart))

    @rule(who=EVERYBODY, name=TASKS)
    def take(self, who: str, name: str) -> None:
        self.attempt(lambda: side_tasks.take(self.team(who), name))

    @rule(who=EVERYBODY, name=TASKS)
    def give_back(self, who: str, name: str) -> None:
        self.attempt(lambda: side_tasks.give_back(self.team(who), name))

    @rule(who=EVERYBODY, hire=EVERYBODY, name=TASKS)
    def confirm(self, who: str, hire: str, name: str) -> None:
        self.attempt(lambda: side_tasks.confirm(self.team(who), hire, name))

    @rule(who=EVERYBODY, hire=HIRES, name=ITEMS | TASKS, why=WHY)
    def open_lock(self, who: str, hire: str, name: str, why: str) -> None:
        self.attempt(lambda: side_tasks.open_lock(self.team(who), hire, name, why=why))

    @rule(who=EVERYBODY, hire=HIRES, mentor=EVERYBODY, why=WHY)
    def reassign(self, who: str, hire: str, mentor: str, why: str) -> None:
        self.attempt(lambda: pairing.reassign(self.team(who), hire, mentor, why=why))

    @rule(
        who=EVERYBODY,
        hire=HIRES,
        mentor=EVERYBODY,
        ahead=st.integers(-1, 9),
        overlap=st.integers(0, 4),
        reason=st.sampled_from(["moved", "asked"]),
        word=WHY,
    )
    def reassign_ahead(
        self, who: str, hire: str, mentor: str, ahead: int, overlap: int, reason: EndReason, word: str
    ) -> None:
        context = self.team(who)
        first = context.today() + timedelta(days=ahead)
        more: dict[str, Any] = {"since": first, "overlap": overlap, "reason": reason, "word": word, "telling": word}
        self.attempt(lambda: pairing.reassign(context, hire, mentor, why="w", **more))

    @rule(who=EVERYBODY, hire=HIRES, other=EVERYBODY, verb=st.sampled_from(["ask", "settle", "apart", "allow", "hand"]))
    def ask_or_keep_apart(self, who: str, hire: str, other: str, verb: str) -> None:
        context = self.team(who)
        verbs: dict[str, Callable[[], Any]] = {
            "ask": lambda: mentor_requests.ask_for_another(context, person=hire, why="w", wish=other),
            "settle": lambda: mentor_requests.settle_ask(context, hire, why="w"),
            "apart": lambda: exclusions.keep_apart(context, hire, other, why="w"),
            "allow": lambda: exclusions.allow_again(context, hire, other),
            "hand": lambda: handover.say_handover(context, hire, "w"),
        }
        self.attempt(verbs[verb])

    @rule(who=EVERYBODY, hire=HIRES, other=EVERYBODY, heads=st.integers(0, 3))
    def cover_and_room(self, who: str, hire: str, other: str, heads: int) -> None:
        self.attempt(lambda: pairing.cover(self.team(who), hire, other))
        self.attempt(lambda: capacities.set_room(self.team(who), other, max(heads, self.load(other))))

    @rule(who=EVERYBODY, person=EVERYBODY, roles=st.sampled_from(["hire", "mentor", "lead", "hire,mentor,lead"]))
    def change_roles(self, who: str, person: str, roles: str) -> None:
        self.attempt(lambda: people.edit_person(self.team(who), person, {"roles": roles}))

    @rule(who=EVERYBODY, hire=HIRES, days=st.integers(0, 9), verb=st.sampled_from(["pause", "resume", "extend", "end"]))
    def programme(self, who: str, hire: str, days: int, verb: str) -> None:
        context, today = self.team(who), self.team(who).today()
        first = today + timedelta(days=days - 3)
        if verb == "pause":
            self.attempt(lambda: people.pause(context, hire, first, None if days % 2 else first + timedelta(days=days)))
        elif verb == "resume":
            self.attempt(lambda: people.resume(context, hire))
        elif verb == "extend":
            self.attempt(lambda: people.extend(context, hire, days, why="w"))
        elif days > 7:
            self.attempt(lambda: people.end(context, hire, finished=days == 8, why="w"))

    @rule(who=EVERYBODY, back=st.booleans())
    def undo(self, who: str, back: bool) -> None:
        self.attempt(lambda: (undo.undo if back else undo.redo)(self.team(who)))

    @rule(days=st.integers(1, 5))
    def days_pass(self, days: int) -> None:
        now: date = self.team.moment.date()
        self.team.go_to(now + timedelta(days=days))

    # -- what must hold

    def load(self, mentor: str) -> int:
        team = self.team("tom").team()
        return len(overview(self.team("tom"), team=team, among=team.mentees(mentor)).load(mentor))

    @invariant()
    def replaying_the_history_gives_the_state(self) -> None:
        for name, record in self.team.records().items():
            again = replay(name, self.team.store.history(name))
            assert again.facts == record.facts, name
            assert again.last_seq == record.last_seq

    @invariant()
    def places_are_never_more_than_there_are(self) -> None:
        team = self.team("tom").team()
        for rung in self.team.catalogue.rungs.values():
            assert rung.places is None or len(team.holders(rung.id)) <= rung.places
            lined = [hold.person for hold in team.line(rung.id)]
            assert len(set(lined)) == len(lined)

    @invariant()
    def everybody_has_one_mentor_who_is_somebody_else(self) -> None:
        today = self.team("tom").today()
        for hire, pair in self.team("tom").team().pairings.items():
            mentors = pair.mentors_on(today)
            assert hire not in (*mentors, pair.mentor, pair.stand_in)
            assert len(mentors) <= 2
            assert pair.stand_in is None or not pair.covered_by(pair.mentor_on(today) or "", today)
            assert len(pair.ahead(today)) == len({change.since for change in pair.ahead(today)})

    @invariant()
    def nobody_signed_for_themselves_or_what_they_ticked(self) -> None:
        for name, record in self.team.records().items():
            for key, fact in record.facts.items():
                if not key.startswith("item:"):
                    continue
                for entry in fact["entries"]:
                    assert entry.get("signed") not in (entry["by"], name.partition("/")[2])

    @invariant()
    def counts_are_sane(self) -> None:
        for record in self.team.records().values():
            for key, fact in record.facts.items():
                if key.startswith(("item:", "task:")):
                    assert fact["count"] == len(fact["entries"]) >= 0
                    assert (fact["state"] == "open") == (fact["count"] == 0)
                    assert fact["state"] != "done" or fact["count"] >= 1

    @invariant()
    def there_is_a_lead(self) -> None:
        assert self.team("tom").team().with_role("lead")

    @invariant()
    def what_is_cached_is_what_is(self) -> None:
        context = self.team("tom")
        kept = overview(context).digests
        self.team.store._beside.clear()
        assert overview(context).digests == kept


Everybody.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    derandomize="CI" in os.environ,
    suppress_health_check=list(HealthCheck),
)
TestEverybody = Everybody.TestCase
