"""Ask, answer, settle: who may, whose it is then, and what the hire is told."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.debts import debts
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.record import person_record
from mentor_tui.services import pairing, people, questions, undo
from mentor_tui.services.documents import status
from mentor_tui.services.hearing import owing
from mentor_tui.services.results import Heard
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

ITEM = "failed-payments"


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def owed(store: MemoryStore, who: str = "ana") -> list[tuple[str, str, int, tuple[str, ...]]]:
    context = story.context(store, "tomas")
    team = context.team()
    found = owing(context, team, team.people[who], debts(context.standing(context.journey(who), team)))
    return [(one.debt.kind, one.debt.on, one.debt.number, one.by) for one in found if one.debt.kind == "answer"]


def refused(call: object) -> Code:
    with pytest.raises(Problem) as problem:
        call()  # type: ignore[operator]
    return problem.value.code


def test_a_question_is_the_mentors_and_one_to_somebody_by_name_is_theirs(store: MemoryStore) -> None:
    before = owed(store)
    ana = story.context(store, "ana")
    done = questions.ask(ana, "Whose day, ours or theirs?", ITEM)
    assert done.result == Heard(("Maya",), "Joana", ())
    assert owed(store) == [*before, ("answer", ITEM, 0, ("maya", "joana"))]
    done = questions.ask(ana, "When do I get real refunds?", to="noah")
    assert done.result == Heard(("Noah",), "", ())
    assert owed(store)[-1] == ("answer", "", 1, ("noah",))
    assert next(row for row in status(ana)["owed"] if row["by"] == "noah")["short"] == "When do I get real refunds?"


def test_to_ones_own_mentor_is_to_whoever_mentors(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    questions.ask(ana, "Whose day?", ITEM, to="maya")
    pairing.reassign(story.context(store, "tomas"), "ana", "joana", why="she is on leave")
    assert owed(store)[-1] == ("answer", ITEM, 0, ("joana",))


def test_whoever_is_asked_answers_this_and_nothing_else(store: MemoryStore) -> None:
    ana, noah = story.context(store, "ana"), story.context(store, "noah")
    assert refused(lambda: questions.answer(noah, "ana", "Theirs.", ITEM)) is Code.NOT_YOURS
    questions.ask(ana, "Whose day?", ITEM, to="noah")
    questions.ask(ana, "When real ones?")
    questions.answer(noah, "ana", "Theirs.")
    assert [row[1:3] for row in owed(store)][-1] == ("", 1), "of two that are open, hers is the one she means"
    assert refused(lambda: questions.answer(noah, "ana", "Soon.", "1")) is Code.NOT_YOURS
    questions.answer(noah, "ana", "By the bank’s calendar, that is.", ITEM)
    questions.settle(ana, None, ITEM)
    assert refused(lambda: questions.answer(noah, "ana", "Once more.", ITEM)) is Code.NOT_YOURS


def test_somebody_else_neither_answers_nor_settles_nor_asks_for_another(store: MemoryStore) -> None:
    questions.ask(story.context(store, "ana"), "Whose day?", ITEM)
    for other in ("budi", "noah"):
        context = story.context(store, other)
        assert refused(lambda context=context: questions.answer(context, "ana", "Theirs.", ITEM)) is Code.NOT_YOURS
        assert refused(lambda context=context: questions.settle(context, "ana", ITEM)) is Code.NOT_YOURS
    assert refused(lambda: questions.answer(story.context(store, "ana"), "ana", "Mine.", ITEM)) is Code.NOT_YOURS


def test_bad_input_is_one_sentence_and_nothing_is_written(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    version = store.read(person_record("ana")).version  # type: ignore[union-attr]
    assert refused(lambda: questions.ask(ana, ITEM)) is Code.ASK_WHAT
    assert refused(lambda: questions.ask(ana, "  ")) is Code.EMPTY_TEXT
    assert refused(lambda: questions.ask(ana, "  ", ITEM)) is Code.EMPTY_TEXT
    assert refused(lambda: questions.ask(ana, "Why?", "refnd")) is Code.UNKNOWN_ITEM
    assert refused(lambda: questions.ask(ana, "Why?", "7")) is Code.WHICH_QUESTION
    assert refused(lambda: questions.ask(ana, "Why?", to="ana")) is Code.NOT_TO_ASK
    assert refused(lambda: questions.ask(ana, "Why?", to="nobody")) is Code.UNKNOWN_PERSON
    maya = story.context(store, "maya")
    assert refused(lambda: questions.answer(maya, "ana", "Theirs.", "chargebacks")) is Code.NO_QUESTION
    assert refused(lambda: questions.settle(maya, "ana", "chargebacks")) is Code.NO_QUESTION
    assert store.read(person_record("ana")).version == version  # type: ignore[union-attr]


def test_a_question_to_somebody_away_says_who_is_there(store: MemoryStore) -> None:
    people.set_leave(story.context(store, "noah"), None, date(2025, 5, 12), date(2025, 5, 16))
    with pytest.raises(Refused) as problem:
        questions.ask(story.context(store, "ana"), "Why?", to="noah")
    assert problem.value.code is Code.NOT_TO_ASK
    assert problem.value.facts["instead"] == ["Joana"]


def test_which_of_several_is_asked_and_the_only_one_is_not(store: MemoryStore) -> None:
    ana, maya = story.context(store, "ana"), story.context(store, "maya")
    open_now = questions.open_to(maya, maya.standing(maya.journey("ana")), "answer")
    for line in open_now:
        questions.settle(maya, "ana", line.on or str(line.number))
    assert refused(lambda: questions.answer(maya, "ana", "Theirs.")) is Code.NO_QUESTION
    questions.ask(ana, "When real ones?")
    questions.ask(ana, "Whose day?", ITEM)
    with pytest.raises(BadUse) as problem:
        questions.answer(maya, "ana", "Theirs.")
    assert problem.value.facts["questions"] == [ITEM, "1"]
    questions.answer(maya, "ana", "Soon.", "1")
    questions.answer(maya, "ana", "Theirs.")
    assert owed(store) == []


def test_it_is_taken_back_until_somebody_has_answered(store: MemoryStore) -> None:
    ana, before = story.context(store, "ana"), owed(store)
    questions.ask(ana, "When real ones?")
    undo.undo(ana)
    assert owed(store) == before
    questions.ask(ana, "When real ones?", to="noah")
    questions.answer(story.context(store, "noah"), "ana", "Soon.")
    undo.undo(story.context(store, "noah"))
    assert owed(store)[-1][2:] == (1, ("noah",))


def test_the_same_operation_twice_is_one(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    questions.ask(ana, "When real ones?", op="once")
    assert not questions.ask(ana, "When real ones?", op="once").events
    questions.ask(ana, "Whose day?", ITEM, op="twice")
    assert not questions.ask(ana, "Whose day?", ITEM, op="twice").events
