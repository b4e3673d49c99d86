"""Promises: whose they are, whom they fall to, and how they end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.history import append
from mentor_tui.domain.numbering import CLOSED_KEPT
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.promises import next_number, promise_thing, promises_of
from mentor_tui.services import pairing, people, promises, questions, undo
from mentor_tui.services.owed import owed, owed_docs
from mentor_tui.store.memory import MemoryStore
from tests.domain.helpers import act, record
from tests.tui import story

DUE = date(2025, 5, 16)


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def owes(store: MemoryStore, who: str = "ana") -> list[tuple[int, tuple[str, ...], str]]:
    rows = owed(story.context(store, "tomas"), who)
    return [
        (row.owing.debt.number, row.owing.by, row.owing.debt.label) for row in rows if row.owing.debt.kind == "promise"
    ]


def refused(call: object) -> Code:
    with pytest.raises(Problem) as problem:
        call()  # type: ignore[operator]
    return problem.value.code


def test_a_promise_is_owed_by_whoever_made_it_until_it_is_kept(store: MemoryStore) -> None:
    maya, tomas = story.context(store, "maya"), story.context(store, "tomas")
    promises.promise(maya, "ana", "Ask Billing about test cards", due=DUE)
    promises.promise(tomas, "ana", "The billing sandbox", due=DUE)
    assert owes(store) == [(1, ("maya",), "Ask Billing about test cards"), (2, ("tomas",), "The billing sandbox")]
    promises.keep(story.context(store, "ana"), "ana", 2)
    promises.let_go(maya, "ana", 1, why="Billing has none.")
    assert owes(store) == []
    undo.undo(maya, record="people/ana")
    assert [row[0] for row in owes(store)] == [1]


def test_it_is_late_when_its_day_has_passed(store: MemoryStore) -> None:
    promises.promise(story.context(store, "maya"), "ana", "A call", due=story.TODAY)
    [row] = [row for row in owed_docs(owed(story.context(store, "ana"))) if row["kind"] == "promise"]
    assert (row["to"], row["by"], row["what"], row["due"], row["state"]) == (
        "ana",
        "maya",
        "A call",
        "2025-05-12",
        "open",
    )
    later = story.context(store, "tomas").__class__(
        store, story.catalogue, "tomas", clock=lambda: story.NOW + timedelta(days=1), restricted=True
    )
    assert [row["state"] for row in owed_docs(owed(later, "ana")) if row["kind"] == "promise"] == ["late"]


def test_those_of_a_mentor_who_left_are_the_next_ones_and_other_peoples_the_leads(store: MemoryStore) -> None:
    tomas = story.context(store, "tomas")
    promises.promise(story.context(store, "maya"), "ana", "A call", due=DUE)
    questions.ask(story.context(store, "ana"), "When?", to="noah")
    promises.promise(story.context(store, "noah"), "ana", "My notes", due=DUE)
    pairing.reassign(tomas, "ana", "joana", why="Maya leaves")
    version = store.read("people/ana").version  # type: ignore[union-attr]
    for gone in ("maya", "noah"):
        people.set_last_day(tomas, gone, date(2025, 5, 11))
    assert store.read("people/ana").version == version, "nothing is written for it"  # type: ignore[union-attr]
    assert owes(store) == [(1, ("joana",), "A call"), (2, ("tomas",), "My notes")]


def test_who_may(store: MemoryStore) -> None:
    ana, noah = story.context(store, "ana"), story.context(store, "noah")
    for other in (ana, noah, story.context(store, "budi")):
        assert refused(lambda other=other: promises.promise(other, "ana", "A call", due=DUE)) is Code.NOT_YOURS
    questions.ask(ana, "When do I get real refunds?", to="noah")
    promises.promise(noah, "ana", "I find out", due=DUE)
    assert refused(lambda: promises.keep(story.context(store, "budi"), "ana", 1)) is Code.NOT_YOURS
    promises.keep(noah, "ana", 1)


def test_bad_input_is_one_sentence(store: MemoryStore) -> None:
    maya = story.context(store, "maya")
    assert refused(lambda: promises.promise(maya, "ana", " ", due=DUE)) is Code.EMPTY_TEXT
    assert refused(lambda: promises.promise(maya, "ana", "A call", due=date(2025, 5, 9))) is Code.PAST_DATE
    assert refused(lambda: promises.keep(maya, "ana", 7)) is Code.NO_PROMISE
    promises.promise(maya, "ana", "A call", due=DUE)
    assert refused(lambda: promises.let_go(maya, "ana", 1, why=" ")) is Code.ASKS_A_REASON
    promises.keep(maya, "ana", 1)
    assert refused(lambda: promises.keep(maya, "ana", 1)) is Code.NO_PROMISE
    people.set_last_day(story.context(store, "tomas"), "maya", date(2025, 5, 11))
    assert refused(lambda: promises.promise(maya, "ana", "A call", due=DUE)) is Code.LEFT


def test_a_new_pair_owes_a_first_talk(store: MemoryStore) -> None:
    tomas = story.context(store, "tomas")

    def talks(who: str) -> list[tuple[str | None, str]]:
        rows = owed_docs(owed(tomas, who))
        return [(row["by"], row["due"]) for row in rows if row["kind"] == "talk"]

    assert talks("chiara") == []
    pairing.reassign(tomas, "chiara", "joana", why="Load.")
    assert talks("chiara") == [("joana", "2025-05-14")]
    from mentor_tui.services import notes

    notes.session(story.context(store, "joana"), "chiara", "Hello.")
    assert talks("chiara") == []


def test_everybody_reads_what_concerns_them(store: MemoryStore) -> None:
    promises.promise(story.context(store, "maya"), "ana", "A call", due=DUE)

    def kinds(who: str) -> set[tuple[str, str]]:
        return {
            (row["to"], row["by"]) for row in owed_docs(owed(story.context(store, who))) if row["kind"] == "promise"
        }

    assert kinds("ana") == kinds("maya") == kinds("tomas") == {("ana", "maya")}
    assert kinds("budi") == kinds("noah") == set()
    assert refused(lambda: owed(story.context(store, "budi"), "ana")) is Code.NOT_YOURS
    rows = owed(story.context(store, "tomas"))
    late = [row.owing.debt.late for row in rows]
    assert late == sorted(late, reverse=True), "what is late stands first"


@given(st.lists(st.booleans(), max_size=60))
def test_numbers_are_never_those_of_open_ones_and_few_closed_ones_stay(closes: list[bool]) -> None:
    made = record()
    for n, close in enumerate(closes):
        number = next_number(made.facts)
        assert number not in {one.number for one in promises_of(made.facts) if one.open}
        at = f"2026-03-03T{9 + n // 60:02}:{n % 60:02}:00Z"
        terms = {"by": "maya", "due": "2026-04-01"}
        key = promise_thing(number)
        append(made, op=f"p{n}", at=at, by="maya", kind="promised", thing=key, terms=terms, text=f"{n}")
        if close:
            act(made, promise_thing(number), "kept", by="maya", at=at)
    known = promises_of(made.facts)
    # A number may come again, so numbers are in no order of time.
    assert {one.text for one in known if one.open} == {f"{n}" for n, close in enumerate(closes) if not close}
    assert sum(not one.open for one in known) <= CLOSED_KEPT
