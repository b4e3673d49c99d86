"""Whoever is asked by name finds it, reads that thread and nothing else, and no more once it is settled."""

from __future__ import annotations

import pytest

from mentor_tui.domain.problems import Code, NotYours, Problem
from mentor_tui.services import items, pairing, people, questions
from mentor_tui.services.asking import asked_news, asking
from mentor_tui.services.attention import attention
from mentor_tui.services.journeys import log, page
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.showing import ShownThread, read, show
from mentor_tui.services.showing_documents import shown_doc
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import calls
from tests.services.test_rights_inside_the_lock import Meddling
from tests.tui import story

ITEM = "failed-payments"


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def asked(store: MemoryStore, who: str, kind: str = "asks") -> list[tuple[str, str]]:
    return [(call.person, call.on) for call in attention(story.context(store, who)) if call.kind == kind]


def test_a_teammate_who_is_asked_finds_it_until_they_answer(store: MemoryStore) -> None:
    ana, noah = story.context(store, "ana"), story.context(store, "noah")
    assert (asking(noah, noah.team()), asked(store, "noah")) == ((), [])
    questions.ask(ana, "Whose day?", ITEM, to="noah")
    questions.ask(ana, "When do I get real refunds?", to="noah")
    questions.ask(ana, "And at weekends?", to="noah")
    assert asking(noah, noah.team()) == ("ana",)
    assert asked(store, "noah") == [("ana", ITEM), ("ana", "1"), ("ana", "2")], "two free ones are two"
    assert [(one.by, one.on) for one in asked_news(noah, noah.team())] == asked(store, "noah")
    questions.answer(noah, "ana", "Theirs.", ITEM)
    questions.settle(ana, None, "2")
    assert asked(store, "noah") == [("ana", "1")]


def test_the_mentor_is_told_of_it_and_does_not_owe_it(store: MemoryStore) -> None:
    before = asked(store, "maya")
    questions.ask(story.context(store, "ana"), "Whose day?", ITEM, to="noah")
    assert asked(store, "maya") == before
    assert asked(store, "maya", "asks other") == [("ana", ITEM)]
    maya = story.context(store, "maya")
    [call] = [call for call in attention(maya) if call.kind == "asks other"]
    said = calls.line(call, maya.team().names, {ITEM: "Failed payments"})
    assert (said.who, said.word, said.what) == ("Ana", "asks", "asked Noah: Failed payments")
    read(maya, show(maya, "ana", ITEM))
    assert asked(store, "maya", "asks other") == [], "it leaves their queue once they have opened it"
    assert asked(store, "noah") == [("ana", ITEM)], "and nobody else’s"


def test_a_lead_hears_with_whom_it_waits_for_days(store: MemoryStore) -> None:
    questions.ask(story.context(store, "ana"), "Whose day?", ITEM, to="noah")
    later = story.Story(store)
    later.at(story.TODAY.replace(day=19))
    found = [call for call in attention(later.context("tomas")) if call.kind == "waits long" and call.on == ITEM]
    [about] = [call.about for call in found]
    assert about is not None
    assert about[0] == "noah"  # type: ignore[index]


def test_what_was_asked_of_somebody_who_left_is_the_mentors(store: MemoryStore) -> None:
    questions.ask(story.context(store, "ana"), "Whose day?", ITEM, to="noah")
    people.set_last_day(story.context(store, "tomas"), "noah", story.TODAY)
    later = story.Story(store)
    later.at(story.TODAY.replace(day=14))
    assert ("ana", ITEM) in [(c.person, c.on) for c in attention(later.context("maya")) if c.kind == "asks"]
    assert asking(later.context("noah"), later.context("tomas").team()) == ()


def test_whoever_is_asked_reads_this_thread_and_nothing_else(store: MemoryStore) -> None:
    ana, noah = story.context(store, "ana"), story.context(store, "noah")
    with pytest.raises(NotYours):
        show(noah, "ana", ITEM)
    questions.ask(ana, "Whose day?", ITEM, to="noah")
    shown = show(noah, "ana", ITEM)
    assert isinstance(shown, ShownThread)
    doc = shown_doc(shown)
    assert (doc["item"], doc["question"], doc["to"], doc["thread"][-1]["text"]) == (ITEM, None, "noah", "Whose day?")
    for refused in (
        lambda: show(noah, "ana", "refund"),
        lambda: show(noah, "ana", "1"),
        lambda: page(noah, "ana"),
        lambda: log(noah, "ana"),
        lambda: items.say(noah, "ana", ITEM, "More."),
        lambda: questions.settle(noah, "ana", ITEM),
        lambda: questions.answer(noah, "ana", "Yes.", "refund"),
    ):
        with pytest.raises(NotYours):
            refused()
    questions.settle(ana, None, ITEM)
    with pytest.raises(NotYours):
        show(noah, "ana", ITEM)
    with pytest.raises(NotYours):
        questions.answer(noah, "ana", "Theirs.", ITEM)


def test_a_free_question_is_shown_by_its_number_to_those_whom_it_concerns(store: MemoryStore) -> None:
    ana, noah, maya = (story.context(store, who) for who in ("ana", "noah", "maya"))
    questions.ask(ana, "When do I get real refunds?", to="noah")
    for viewer, whose in ((ana, None), (noah, "ana"), (maya, "ana")):
        doc = shown_doc(show(viewer, whose, "1"))
        assert (doc["question"], doc["item"], len(doc["thread"])) == (1, None, 1)
    with pytest.raises(NotYours):
        show(story.context(store, "budi"), "ana", "1")
    with pytest.raises(Problem) as problem:
        show(ana, None, "2")
    assert problem.value.code is Code.WHICH_QUESTION


def test_a_mentor_with_other_mentees_has_it_in_the_same_queue(store: MemoryStore) -> None:
    pairing.cover(story.context(store, "tomas"), "ana", None)
    questions.ask(story.context(store, "ana"), "Whose day?", ITEM, to="joana")
    joana = story.context(store, "joana")
    assert not [call for call in mentees_page(joana).queue if call.person == "ana"], (
        "the first picture waits for nobody"
    )
    found = mentees_page(joana, asking(joana, joana.team()))
    assert [(call.kind, call.on) for call in found.queue if call.person == "ana"] == [("asks", ITEM)]
    assert found.cases["ana", ITEM].may("answer") is None
    assert found.cases["ana", ITEM].may("sign off") is not None
    assert "ana" not in [person.id for person, _entry in found.rows]


@pytest.mark.parametrize("name", [ITEM, "1"])
def test_what_is_settled_before_the_lock_is_held_is_answered_no_more(store: MemoryStore, name: str) -> None:
    ana = story.context(store, "ana")
    questions.ask(ana, "Whose day?", ITEM, to="noah")
    questions.ask(ana, "When do I get real refunds?", to="noah")
    context = story.context(store, "noah")
    context.store = Meddling(store, lambda: questions.settle(ana, None, name))  # type: ignore[assignment]
    with pytest.raises(NotYours):
        questions.answer(context, "ana", "Theirs.", name)
