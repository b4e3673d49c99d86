"""What cannot be done on the days between has one sentence, the same for a key and for a command."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.problems import Problem
from mentor_tui.services import journeys, people, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.asking import hearers
from mentor_tui.services.checkins import check_in
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.screens import journey_rights
from mentor_tui.wording import problems
from tests.doors.test_screen_and_service import WHY, agree, answer
from tests.tui import story


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def sentence(context: ActorContext, problem: Problem | None) -> str:
    assert problem is not None
    return problems.sentence(problem, context.team().names)


def test_a_question_to_somebody_away(store: MemoryStore) -> None:
    people.set_leave(story.context(store, "joana"), None, date(2025, 5, 12), date(2025, 5, 16))
    ana = story.context(store, "ana")
    said = sentence(ana, answer(lambda: questions.ask(ana, "Why?", to="joana")))
    assert said == "Joana Pinto is away until 16 May. Ask Maya."
    shown = hearers(ana, ana.team(), ana.standing(ana.journey("ana")))
    assert "joana" not in {*shown.team, *(one for found in shown.deep.values() for one in found)}, "no form offers it"


def test_a_promise_by_somebody_gone(store: MemoryStore) -> None:
    people.set_last_day(story.context(store, "tomas"), "maya", date(2025, 5, 9))
    maya = story.context(store, "maya")
    done = answer(lambda: promises.promise(maya, "ana", "A call", due=story.TODAY))
    agree(maya.no_more(), done, "every key that writes")
    said = "Your last day was 9 May, so there is nothing more for you to do here."
    assert sentence(maya, done) == f"{said} If you are back, ask a lead to remove your last day."


def test_stuck_on_what_is_done(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    page = journeys.page(ana, "ana")
    now = next(now for now in page.standing.items if now.state == "done" and now.item.who == "hire")
    done = answer(lambda: stuck.stuck(ana, now.item.id, waits_for="access", why=WHY))
    agree(journey_rights.refusal("journey.stuck", page, now), done, now.item.id)
    assert sentence(ana, done) == "“Meet your mentor: how we work, and why you may interrupt” is already done."


def test_a_check_in_twice(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    check_in(ana, "good")
    done = answer(lambda: check_in(ana, "mixed"))
    agree(journey_rights.refusal("journey.check-in", journeys.page(ana, "ana"), None), done, "a second one")
    assert sentence(ana, done) == "You have checked in this week. The next one is from 19 May."
