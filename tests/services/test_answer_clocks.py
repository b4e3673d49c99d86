"""Answer clocks: worked out from what was answered, kept in one small file, and said where somebody asks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.answer_clock import AnswerClock, soonest
from mentor_tui.services import journeys, questions
from mentor_tui.services.answer_clocks import CACHE, clocks, keep_clocks
from mentor_tui.services.asking import hearers
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import acts, debts
from tests.tui import story

ITEM = "failed-payments"


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def answered(store: MemoryStore, by: str, minutes: list[int], *, to: str = "", name: str = ITEM) -> None:
    """Ana asks on days one after another at 10:00 in Dublin and Lisbon, and has each answer so many minutes later."""
    told = story.Story(store)
    day = story.TODAY + timedelta(days=1)
    for wait in minutes:
        while day.weekday() > 4:
            day += timedelta(days=1)
        told.at(day, 9)
        questions.ask(told.context("ana"), "Whose day?", name, to=to)
        told.now += timedelta(minutes=wait)
        questions.answer(told.context(by), "ana", "Theirs.", name)
        day += timedelta(days=1)


def later(store: MemoryStore) -> story.Story:
    """Six weeks on, a Monday, 09:00 UTC."""
    told = story.Story(store)
    told.at(story.TODAY + timedelta(days=42), 9)
    return told


def test_a_clock_is_kept_from_ten_answers_on_and_said_when_one_asks(store: MemoryStore) -> None:
    answered(store, "maya", [30] * 3)
    keep_clocks(later(store).context("maya"), ["ana"], "maya")
    assert not clocks(later(store).context("ana"))
    answered(store, "maya", [30] * 19 + [80])
    keep_clocks(later(store).context("maya"), ["ana"], "maya")
    assert clocks(later(store).context("ana"))["maya"].clock == AnswerClock(30, 9)
    ana = later(store).context("ana")
    done = questions.ask(ana, "And now?", ITEM)
    assert acts.sentence(done, ana.team().names).endswith(" An answer comes by 10:30 (held 9 of 10).")
    [owing] = [one for one in journeys.page(ana).owed if one.answer is not None]
    assert "from Maya, by 10:30 (held 9 of 10)" in debts.line(owing, ana.today(), own=True)
    assert "by 10:30" not in debts.line(owing, ana.today(), own=False), "the promise is the hire’s to read"


def test_what_has_passed_or_would_not_have_held_is_not_said(store: MemoryStore) -> None:
    answered(store, "maya", [30] * 7 + [300] * 3)
    keep_clocks(later(store).context("maya"), ["ana"])
    assert clocks(later(store).context("ana"))["maya"].clock == AnswerClock(300, 10)
    answered(store, "maya", [20] * 10)
    told = later(store)
    keep_clocks(told.context("maya"), ["ana"])
    questions.ask(told.context("ana"), "And now?", ITEM)
    told.now += timedelta(days=2)
    assert not [one for one in journeys.page(told.context("ana")).owed if one.answer is not None]


def test_whoever_answers_sooner_is_named_and_offered(store: MemoryStore) -> None:
    answered(store, "maya", [90] * 10)
    questions.settle(later(store).context("ana"), None, ITEM)
    answered(store, "joana", [15] * 10, to="joana", name="refund")
    keep_clocks(later(store).context("tomas"), ["ana", "budi"])
    ana = later(store).context("ana")
    team = ana.team()
    found = hearers(ana, team, ana.standing(ana.journey("ana"), team))
    maya, joana = found.times.of("maya"), found.times.of("joana")
    assert maya is not None
    assert joana is not None
    assert (soonest([maya, joana], than=maya), soonest([maya], than=joana)) == (joana, None)
    done = questions.ask(ana, "And now?", ITEM)
    assert acts.sentence(done, team.names).endswith(" An answer comes by 11:30 (held 10 of 10). Sooner: Joana.")


def test_what_is_kept_may_be_thrown_away_and_nobody_else_s_line_goes_with_ones_own(store: MemoryStore) -> None:
    answered(store, "maya", [30] * 10)
    keep_clocks(later(store).context("maya"), ["ana"], "maya")
    before = clocks(later(store).context("ana"))
    keep_clocks(later(store).context("joana"), ["noor"], "joana")
    assert clocks(later(store).context("ana")) == before
    store.cache(CACHE, {"key": 0})
    assert not clocks(later(store).context("ana"))
