"""The auditor's list: every signature that stands once, what was taken back told so, and the same again from the beginning."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain import history
from mentor_tui.domain.audit import Audit, AuditRow, order
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey_folds import LIFE
from mentor_tui.domain.problems import Refused
from mentor_tui.domain.record import Record, Withheld
from tests.domain.helpers import SOME, act

WHO = ("ana", "maya", "tom")
ITEMS = ("item:course/a", "item:course/b", "item:course/c")
"""Signed once, signed each of two times, and not signed at all."""
TERMS: dict[str, dict[str, Any]] = {
    ITEMS[0]: {"times": 1, "revision": 1, "sign_off": True, "hash": "aa"},
    ITEMS[1]: {"times": 2, "revision": 1, "sign_off": True, "each": True, "hash": "bb"},
    ITEMS[2]: {"times": 2, "revision": 1, "sign_off": False},
}
STEPS = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(WHO), st.sampled_from(ITEMS)), min_size=10, max_size=40)
Steps = list[tuple[int, str, str]]


def run(steps: Steps) -> Record:
    """One of what may follow at each step, one moment after another."""
    record = Record("people/ana", fold=FOLD)
    for number, (choice, who, thing) in enumerate(steps):
        op, at = f"op-{number}", f"2026-03-02T09:{number:02}:00Z"
        fact = record.facts.get(thing, {"state": "open", "entries": []})
        signed = bool(fact["entries"]) and "signed" in fact["entries"][-1]
        may = [kind for kind, states in LIFE.items() if fact["state"] in states]
        # A tick that was signed off is not taken back, and what was not signed not withdrawn.
        may = [kind for kind in may if kind != ("unticked" if signed else "withdrawn")]
        kind = [*may, "undo", "redo"][choice % (len(may) + 2)]
        if kind in ("undo", "redo"):
            with suppress(Refused):
                getattr(history, kind)(record, who, op=op, at=at)
        else:
            history.append(record, op=op, at=at, by=who, kind=kind, thing=thing, terms=TERMS[thing], text="said")
    return record


def rows_of(record: Record, **more: Any) -> list[AuditRow]:
    audit = Audit("ana", **more)
    audit.add(past.event for past in record.tail)
    return [*audit.rows.values()]


def signatures(record: Record) -> list[tuple[str, str, int]]:
    """Item, signer and repetition of every signature that the facts of a record hold."""
    return sorted(
        (thing, entry["signed"], number)
        for thing, fact in record.facts.items()
        for number, entry in enumerate(fact["entries"], 1)
        if "signed" in entry
    )


@SOME
@given(STEPS)
def test_every_signature_that_stands_is_there_once(steps: Steps) -> None:
    record = run(steps)
    standing = [row for row in rows_of(record) if row.kind == "signed" and row.stands]
    assert sorted((f"item:{row.item}", row.by, row.number or 1) for row in standing) == signatures(record)
    last = {thing: fact["signed"]["at"] for thing, fact in record.facts.items() if "signed" in fact}
    assert last.items() <= {(f"item:{row.item}", row.at) for row in standing}
    done = {f"item:{row.item}" for row in rows_of(record) if row.kind == "done" and row.stands}
    assert done == {thing for thing, fact in record.facts.items() if thing == ITEMS[2] and fact["state"] == "done"}


@SOME
@given(STEPS)
def test_every_sign_off_there_ever_was_keeps_its_row_and_says_who_took_it_back(
    steps: Steps,
) -> None:
    record = run(steps)
    events = {past.event.seq: past.event for past in record.tail}
    rows = rows_of(record)
    assert {row.seq for row in rows if row.kind == "signed"} == {
        seq for seq, event in events.items() if event.kind == "signed"
    }
    for row in rows:
        if row.taken is not None:
            by = next(event for event in events.values() if event.at == row.taken.at and event.kind == row.taken.kind)
            assert by.seq > row.seq
            assert by.by == row.taken.by
            assert by.thing == events[row.seq].thing


@SOME
@given(STEPS, st.integers(0, 60))
def test_it_is_the_same_again_and_in_two_goes(steps: Steps, cut: int) -> None:
    record = run(steps)
    once = rows_of(record)
    again = history.replay("people/ana", [past.event for past in record.tail])
    assert rows_of(again) == once
    audit = Audit("ana")
    audit.add(past.event for past in record.tail[:cut])
    audit.add(past.event for past in record.tail[cut:])
    assert [*audit.rows.values()] == once
    assert len({row.ref for row in once}) == len(once)


def told() -> Record:
    """A refund signed with a reason after it came back, then withdrawn and signed again."""
    made = Record("people/ana", fold=FOLD)
    act(made, "lock:course/a", "opened", by="tom", text="the customer waits", at="2026-03-02T08:00:00Z")
    act(made, ITEMS[0], "ticked", text="conversation 1", **TERMS[ITEMS[0]])
    act(made, ITEMS[0], "returned", by="maya", text="the date is missing")
    act(made, ITEMS[0], "sent", text="conversation 2")
    history.append(
        made,
        op="s",
        at="2026-03-03T09:00:00Z",
        by="tom",
        kind="signed",
        thing=ITEMS[0],
        terms={**TERMS[ITEMS[0]], "as": "lead", "seen": ["a line"], "unseen": ["another"], "version": 3},
        text="well done",
        why="the mentor is away",
    )
    return made


def test_a_row_says_what_it_rests_on_and_what_was_not_as_usual() -> None:
    made = told()
    (row,) = rows_of(made)
    assert (row.by, row.role, row.lines, row.revision, row.version) == ("tom", "lead", (["a line"], ["another"]), 1, 3)
    assert [one.text for one in row.shown] == ["conversation 1"]
    assert row.sent == "conversation 2"
    assert {(one.kind, one.by, one.why) for one in row.overrides} == {
        ("reason", "tom", "the mentor is away"),
        ("opened-early", "tom", "the customer waits"),
    }
    assert row.notes == 1  # what came back with it; the word with the sign-off came after


def test_what_people_wrote_is_withheld_from_whoever_may_not_read_it() -> None:
    act(made := told(), ITEMS[0], "withdrawn", by="tom", text="signed too early")
    (row,) = rows_of(made, words=False)
    assert [one.text for one in row.shown] == ["conversation 1"]
    assert all(isinstance(one.why, Withheld) for one in row.overrides)
    assert row.taken is not None
    assert isinstance(row.taken.why, Withheld)
    assert (row.taken.by, row.taken.kind) == ("tom", "withdrawn")
    assert "away" not in repr(row)


def test_what_is_signed_again_is_a_row_of_its_own_and_its_name_stays() -> None:
    made = told()
    name = rows_of(made)[0].ref
    act(made, ITEMS[0], "withdrawn", by="tom", text="signed too early")
    act(made, ITEMS[0], "signed", by="maya", **{**TERMS[ITEMS[0]], "as": "stand-in", "for": "petra"})
    first, second = rows_of(made)
    assert first.ref == name != second.ref
    assert not first.stands
    assert second.stands
    assert (second.role, second.place) == ("stand-in", "petra")
    assert [one.text for one in second.shown] == ["conversation 1"]
    assert max(first, second, key=order).at == "2026-03-03T09:00:00Z"


def test_a_skip_is_a_row_and_so_is_what_was_learnt_before() -> None:
    made = Record("people/ana", fold=FOLD)
    history.append(
        made, op="s", at="2026-03-02T09:00:00Z", by="tom", kind="skipped", thing="fit:course/b", text="did it for years"
    )
    act(made, ITEMS[0], "ticked", text="two years of it", **{**TERMS[ITEMS[0]], "prior": True})
    act(made, ITEMS[0], "signed", by="maya", **TERMS[ITEMS[0]])
    skipped, signed = rows_of(made)
    assert (skipped.kind, skipped.overrides[0].why, skipped.stands) == ("skipped", "did it for years", True)
    assert [one.kind for one in signed.overrides] == ["learnt-before"]
    act(made, "fit:course/b", "unskipped", by="tom")
    assert rows_of(made)[0].taken is not None


def test_what_was_brought_in_is_of_the_day_that_was_given() -> None:
    made = Record("people/ana", fold=FOLD)
    terms = {**TERMS[ITEMS[2]], "times": 1, "on": "2025-11-03"}
    act(made, ITEMS[2], "ticked", by="tom", **terms)
    (row,) = rows_of(made)
    assert (row.day, row.kind) == ("2025-11-03", "done")


def test_a_withdrawal_that_was_taken_back_and_a_sign_off_that_was_redone_stand() -> None:
    made = told()
    act(made, ITEMS[0], "withdrawn", by="tom", text="signed too early", op="w")
    assert not rows_of(made)[0].stands
    history.undo(made, "tom", op="u1", at="2026-03-04T09:00:00Z")
    assert rows_of(made)[0].stands
    history.undo(made, "tom", op="u2", at="2026-03-04T10:00:00Z")
    (row,) = rows_of(made)
    assert row.taken is not None
    assert (row.taken.kind, row.taken.at) == ("undone", "2026-03-04T10:00:00Z")
    history.redo(made, "tom", op="r", at="2026-03-04T11:00:00Z")
    (row,) = rows_of(made)
    assert row.stands
    assert row.at == "2026-03-03T09:00:00Z"
