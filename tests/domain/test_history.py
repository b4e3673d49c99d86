"""Append, undo, redo and replay, on random histories of several people on several things."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain import history
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey_folds import LIFE
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import TAIL_KEPT, TAIL_MOST, Event, Record
from tests.domain.helpers import AT, SOME

PEOPLE = ("ana", "maya", "tom")
THINGS = ("item:course/a", "item:course/b", "lock:a", "yes:watch")
ACTS = ("ticked", "unticked", "sent", "signed", "returned", "withdrawn", "said", "undo", "redo", "two")

STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE), st.sampled_from(THINGS)), max_size=60)
TERMS: dict[str, Any] = {"times": 2, "revision": 1, "sign_off": True, "voice": "lead"}


def facts(record: Record) -> dict[str, dict[str, Any]]:
    """The facts without the number of the event that made them."""
    return {key: {k: v for k, v in fact.items() if k != "seq"} for key, fact in record.facts.items()}


def write(record: Record, person: str, *acts: tuple[str, str], op: str = "") -> None:
    operation = op or f"op-{record.last_seq + 1}"
    for kind, thing in acts:
        history.append(record, op=operation, at=AT, by=person, kind=kind, thing=thing, terms=TERMS, text="said")


def fits(record: Record, kind: str, thing: str) -> bool:
    return record.facts.get(thing, {"state": "open"})["state"] in LIFE[kind]


def step(record: Record, act: str, person: str, thing: str) -> None:
    """One command of a person's, where the rules allow it; refusals leave the record as it was."""
    operation = f"op-{record.last_seq + 1}"
    before = copy.deepcopy(record)
    if act in ("undo", "redo"):
        try:
            getattr(history, act)(record, person, op=operation, at=AT)
        except Refused:
            assert record == before
        return
    if act == "two":
        other = "lock:both"
        write(record, person, (_kind(record, thing), thing), ("opened", other), op=operation)
        return
    if thing.startswith("item:") and fits(record, act, thing):
        write(record, person, (act, thing), op=operation)
    elif not thing.startswith("item:"):
        write(record, person, (_kind(record, thing), thing), op=operation)


def _kind(record: Record, thing: str) -> str:
    if thing.startswith("item:"):
        return next(kind for kind in ("ticked", "returned", "sent", "withdrawn") if fits(record, kind, thing))
    return "opened" if thing.startswith("lock:") else "agreed"


def run(steps: list[tuple[str, str, str]]) -> Record:
    record = Record("people/ana", fold=FOLD)
    for one in steps:
        step(record, *one)
    return record


def sealed(record: Record, keep: int) -> Record:
    cut = copy.deepcopy(record)
    gone = max(len(cut.tail) - keep, 0)
    cut.tail = cut.tail[gone:]
    cut.sealed = gone
    return cut


@SOME
@given(STEPS)
def test_replaying_the_history_gives_the_state(steps: list[tuple[str, str, str]]) -> None:
    record = run(steps)
    again = history.replay(record.id, [past.event for past in record.tail])
    assert again.facts == record.facts
    assert list(again.tail) == list(record.tail)


def _others_since(record: Record, last: Event) -> bool:
    """Whether a later event stands on a thing of this command, counted anew from the events alone."""
    events = [past.event for past in record.tail]
    mine = [event for event in events if event.op == last.op]
    for own in mine:
        standing: list[int] = []
        for event in events:
            if event.thing != own.thing:
                continue
            if event.kind == history.UNDONE:
                standing.pop()
            else:
                standing.append(event.seq)
        if standing[-1] != max(event.seq for event in mine if event.thing == own.thing):
            return True
    return False


@SOME
@given(STEPS, st.sampled_from(PEOPLE))
def test_undo_brings_back_what_held_before_the_whole_command_and_redo_what_held_after(
    steps: list[tuple[str, str, str]], person: str
) -> None:
    record = run(steps)
    last = history.last_by(record, person)
    after = facts(record)
    if last is None:
        with pytest.raises(Refused, match=Code.NOTHING_TO_UNDO):
            history.undo(record, person, op="u", at=AT)
        return
    if _others_since(record, last):
        with pytest.raises(Refused, match=Code.ACTED_SINCE):
            history.undo(record, person, op="u", at=AT)
        return
    undone = history.undo(record, person, op="u", at=AT)
    # Whole: as many as the command had, and every thing as it was before its first event.
    whole = [past for past in record.tail if past.event.op == last.op]
    assert {event.seq for event in undone} == {past.event.seq for past in whole}
    for past in whole:
        first = next(p for p in whole if p.event.thing == past.event.thing)
        before = {k: v for k, v in first.before.items() if k != "seq"} if first.before else None
        assert facts(record).get(past.event.thing) == before
    untouched = {key: fact for key, fact in after.items() if key not in {event.thing for event in undone}}
    assert {key: facts(record)[key] for key in untouched} == untouched
    history.redo(record, person, op="r", at=AT)
    assert facts(record) == after
    history.undo(record, person, op="u2", at=AT)
    history.redo(record, person, op="r2", at=AT)
    assert facts(record) == after


@SOME
@given(STEPS, st.sampled_from(PEOPLE))
def test_what_others_did_since_is_never_taken_back(steps: list[tuple[str, str, str]], person: str) -> None:
    record = run(steps)
    last = history.last_by(record, person)
    if last is None:
        return
    other = next(one for one in PEOPLE if one != person)
    kind = "said" if last.thing.startswith("item:") else "opened" if last.thing.startswith("lock:") else "agreed"
    write(record, other, (kind, last.thing))
    before = copy.deepcopy(record)
    with pytest.raises(Refused) as problem:
        history.undo(record, person, op="u", at=AT)
    assert problem.value.code == Code.ACTED_SINCE
    assert (problem.value.facts["by"], problem.value.facts["on"]) == (other, last.thing)
    assert record == before


@SOME
@given(STEPS, st.sampled_from(PEOPLE), st.integers(1, 20))
def test_sealing_changes_nothing_about_recent_commands(
    steps: list[tuple[str, str, str]], person: str, keep: int
) -> None:
    record = run(steps)
    cut = sealed(record, keep)
    assert cut.facts == record.facts
    assert cut.last_seq == record.last_seq
    for name in ("undo", "redo"):
        whole, part = copy.deepcopy(record), copy.deepcopy(cut)
        try:
            expected = getattr(history, name)(whole, person, op="x", at=AT)
        except Refused:
            expected = None
        try:
            got = getattr(history, name)(part, person, op="x", at=AT)
        except Refused:
            got = None
        if got is not None:
            # Never by halves: what happens to a record with its past sealed is a whole command.
            ops = {event.op for event in got}
            assert len(ops) == 1
            assert {event.seq for event in got} == {past.event.seq for past in record.tail if past.event.op in ops}
            assert history.replay(part.id, [*(p.event for p in record.tail), *part.pending[-len(got) :]]).facts == (
                part.facts
            )
        if expected is not None and min(event.seq for event in expected) > cut.sealed + 2:
            assert got == expected
            assert part.facts == whole.facts


def test_undo_after_redo_takes_the_same_command_back_again() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"))
    write(record, "ana", ("ticked", "item:course/b"))
    history.undo(record, "ana", op="u1", at=AT)
    history.undo(record, "ana", op="u2", at=AT)
    assert record.facts == {}
    history.redo(record, "ana", op="r1", at=AT)
    assert set(record.facts) == {"item:course/a"}
    history.redo(record, "ana", op="r2", at=AT)
    assert set(record.facts) == {"item:course/a", "item:course/b"}
    with pytest.raises(Refused, match=Code.NOTHING_TO_REDO):
        history.redo(record, "ana", op="r3", at=AT)


def test_the_latest_command_is_the_one_that_was_redone_last() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"))
    history.undo(record, "ana", op="u1", at=AT)
    write(record, "ana", ("ticked", "item:course/b"))
    history.redo(record, "ana", op="r1", at=AT)
    history.undo(record, "ana", op="u2", at=AT)
    assert set(record.facts) == {"item:course/b"}


def test_a_command_that_was_overtaken_on_one_thing_is_not_redone_on_the_others() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"), ("opened", "lock:x"))
    history.undo(record, "ana", op="u", at=AT)
    write(record, "maya", ("ticked", "item:course/a"))
    with pytest.raises(Refused, match=Code.NOTHING_TO_REDO):
        history.redo(record, "ana", op="r", at=AT)
    assert "lock:x" not in record.facts


def test_a_command_that_acts_twice_on_one_thing_goes_back_and_forth_whole() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"), ("opened", "lock:x"), ("ticked", "item:course/a"))
    after = facts(record)
    assert [event.seq for event in history.undo(record, "ana", op="u", at=AT)] == [3, 2, 1]
    assert record.facts == {}
    history.redo(record, "ana", op="r", at=AT)
    assert facts(record) == after


def test_a_command_that_is_half_sealed_is_not_taken_back() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"), ("opened", "lock:x"))
    cut = sealed(record, 1)
    with pytest.raises(Refused, match=Code.NOTHING_TO_UNDO):
        history.undo(cut, "ana", op="u", at=AT)


def test_what_was_undone_before_it_was_sealed_can_still_be_redone_and_undone_again() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"))
    write(record, "tom", ("opened", "lock:x"))
    history.undo(record, "ana", op="u", at=AT)
    cut = sealed(record, 2)
    history.redo(cut, "ana", op="r", at=AT)
    assert cut.facts["item:course/a"]["count"] == 1
    history.undo(cut, "ana", op="u2", at=AT)
    assert "item:course/a" not in cut.facts


def test_undo_knows_what_was_done_at_the_bottom() -> None:
    record = Record("people/ana", fold=FOLD)
    write(record, "ana", ("ticked", "item:course/a"))
    history.undo(record, "ana", op="u1", at=AT)
    history.redo(record, "ana", op="r1", at=AT)
    history.undo(record, "ana", op="u2", at=AT)
    events = [past.event for past in record.tail]
    assert [history.act(event) for event in events] == ["ticked"] * 4
    assert [event.terms["op"] for event in events[1:]] == ["op-1"] * 3


def test_events_follow_one_another() -> None:
    record = run([("ticked", "ana", "item:course/a"), ("said", "maya", "item:course/a")])
    events = [past.event for past in record.tail]
    with pytest.raises(ValueError, match="follows"):
        history.replay(record.id, events[1:])
    with pytest.raises(ValueError, match="cannot follow"):
        write(record, "ana", ("sent", "item:course/a"))
    with pytest.raises(ValueError, match="nothing that happens to unheard-of"):
        write(record, "ana", ("ticked", "unheard-of:x"))


@pytest.mark.parametrize(("length", "due"), [(0, 0), (TAIL_MOST - 1, 0), (TAIL_MOST, TAIL_MOST - TAIL_KEPT)])
def test_old_events_are_due_to_be_sealed_in_stretches(length: int, due: int) -> None:
    record = Record("people/ana", fold=FOLD)
    for _ in range(length):
        write(record, "tom", ("opened", "lock:x"))
    assert history.to_seal(record) == due


def test_a_things_version_is_the_place_of_its_last_event() -> None:
    record = run([("ticked", "ana", "item:course/a"), ("opened", "tom", "lock:a"), ("said", "tom", "item:course/a")])
    assert history.fact_seq(record, "item:course/a") == 3
    assert history.fact_seq(record, "lock:a") == 2
    assert history.fact_seq(record, "item:course/b") == 0
    assert record.knows("op-3")
    assert not record.knows("op-4")
