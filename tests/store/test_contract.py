"""What every store promises: one body of tests, run over each of them."""

from __future__ import annotations

import json
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentor_tui.domain import folds, history
from mentor_tui.domain.history import undo
from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.record import TAIL_KEPT, TAIL_MOST, Record
from mentor_tui.store import codec
from mentor_tui.store.protocol import Store

from .helpers import ANA, AT, act, commit, ops, past, stored, with_fold


def test_what_never_was(store: Store) -> None:
    assert store.read(ANA) is None
    assert not store.has(ANA)
    assert store.ids("people") == ()
    assert list(store.history(ANA)) == []
    with pytest.raises(Trouble) as told, store.edit(ANA):
        pytest.fail("there is nothing to edit")
    assert told.value.code is Code.MISSING_RECORD


def test_a_commit_stores_facts_and_history(store: Store) -> None:
    with store.edit(ANA, create=True) as record:
        act(record, "a", text="hé \u2028 \U0001f600")
        act(record, "b")
    record = stored(store)
    assert record.version == 1
    assert record.fold == folds.FOLD
    assert record.facts["lock:a"] == {
        "by": "ana",
        "at": "2026-03-02T09:00:00Z",
        "why": "hé \u2028 \U0001f600",
        "seq": 1,
    }
    assert [(entry.event.seq, entry.event.thing, entry.before) for entry in record.tail] == [
        (1, "lock:a", None),
        (2, "lock:b", None),
    ]
    assert record.pending == []
    assert store.has(ANA)
    assert not store.has("team")
    assert store.ids("people") == (ANA,)
    assert store.ids("team") == ()


def test_words_and_reasons_stand_apart_also_where_they_are_sealed(store: Store) -> None:
    with store.edit(ANA, create=True) as record:
        for number in range(TAIL_MOST):
            why = "because" if number in (0, TAIL_MOST - 1) else ""
            history.append(
                record, op=f"op-{number}", at=AT, by="ana", kind="opened", thing="lock:a", text="so", why=why
            )
    found = list(store.history(ANA))
    assert [(event.text, event.why) for event in (found[0], found[1], found[-1])] == [
        ("so", "because"),
        ("so", ""),
        ("so", "because"),
    ]
    assert stored(store).tail[-1].event == found[-1]


def test_later_commits_change_and_drop_facts(store: Store) -> None:
    commit(store, name="a", text="one")
    commit(store, name="a", text="two")
    commit(store, name="b")
    with store.edit(ANA) as record:
        undo(record, "ana", op="back", at="2026-03-02T10:00:00Z")
    record = stored(store)
    assert record.facts.keys() == {"lock:a"}
    assert record.facts["lock:a"]["why"] == "two"
    before = record.tail[1].before
    assert before is not None
    assert before["why"] == "one"
    assert record.version == 4


def refused(store: Store) -> None:
    with store.edit(ANA) as record:
        act(record, "b")
        raise Refused(Code.LOCKED)


def test_nothing_is_stored_without_an_event_or_after_an_error(store: Store) -> None:
    with store.edit(ANA, create=True):
        pass
    assert store.read(ANA) is None
    commit(store)
    before = store.read(ANA)
    with pytest.raises(Refused):
        refused(store)
    with store.edit(ANA):
        pass
    assert store.read(ANA) == before
    commit(store, name="b")
    assert len(ops(store)) == 2


def test_what_is_handed_out_is_nobody_elses(store: Store) -> None:
    commit(store, text="said")
    first = store.read(ANA)
    assert first is not None
    first.facts.clear()
    first.tail.clear()
    second = store.read(ANA)
    assert second is not None
    assert second.facts["lock:a"]["why"] == "said"
    mark = {"seen": {"a": 1}}
    store.set_mark("ana", mark)
    mark["seen"]["a"] = 2
    store.mark("ana")["seen"]["a"] = 3
    assert store.mark("ana") == {"seen": {"a": 1}}


def test_old_events_are_sealed_and_still_told(store: Store) -> None:
    most, record = 0, Record(ANA)
    for number in range(TAIL_MOST + 40):
        commit(store, name=str(number % 5))
        record = stored(store)
        most = max(most, len(record.tail))
        assert record.last_seq == number + 1
        assert record.tail[0].event.seq == record.sealed + 1
    assert most == TAIL_MOST - 1
    assert record.sealed == 2 * (TAIL_MOST - TAIL_KEPT)
    assert [event.seq for event in store.history(ANA)] == list(range(1, TAIL_MOST + 41))
    folded = history.replay(ANA, store.history(ANA), sealed=record.sealed, version=record.version)
    assert folded == record


def test_one_commit_of_very_many_events(store: Store) -> None:
    with store.edit(ANA, create=True) as record:
        for number in range(300):
            act(record, str(number % 7))
    record = stored(store)
    assert (record.sealed, len(record.tail)) == (300 - TAIL_KEPT, TAIL_KEPT)
    assert len(ops(store)) == 300


def test_facts_of_another_fold_are_folded_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.edit(ANA, create=True) as record:
        for number in range(150):
            act(record, str(number % 7))
    for module in with_fold():
        monkeypatch.setattr(module, "FOLD", folds.FOLD + 1)
    monkeypatch.setitem(folds._FOLDS, "lock", lambda _before, event: {"new": event.seq})
    record = stored(store)
    assert record.facts["lock:3"]["new"] == record.facts["lock:3"]["seq"]
    assert (record.version, record.sealed) == (1, 150 - TAIL_KEPT)
    commit(store, name="x")
    record = stored(store)
    assert set(record.facts["lock:3"]) == {"new", "seq"}
    assert record.version == 2
    assert len(ops(store)) == 151


def test_changes(store: Store) -> None:
    start = store.changes()
    assert start.ids == frozenset()
    commit(store)
    commit(store, "team")
    first = store.changes(start.cursor)
    assert first.ids == {ANA, "team"}
    assert store.changes(first.cursor).ids == frozenset()
    commit(store, "people/bob")
    for _ in range(5):
        commit(store)
    assert store.changes(first.cursor).ids == {ANA, "people/bob"}
    assert store.changes(start.cursor).ids == {ANA, "people/bob", "team"}


def test_stamps_are_another_after_each_commit(store: Store) -> None:
    seen = []
    for _ in range(20):
        commit(store)
        seen.append(json.dumps(store.stamps("people")[ANA]))
    assert len(set(seen)) == 20
    assert store.stamps("restricted") == {}


def test_whole_new_records(store: Store) -> None:
    store.put_new(past(f"people/p{number}", number) for number in (1, 20, 300))
    assert store.ids("people") == ("people/p1", "people/p20", "people/p300")
    record = stored(store, "people/p300")
    assert (record.version, record.sealed, len(record.tail)) == (1, 300 - TAIL_KEPT, TAIL_KEPT)
    assert len(ops(store, "people/p300")) == 300
    commit(store, "people/p300")
    assert len(ops(store, "people/p300")) == 301
    with pytest.raises(Refused) as told:
        store.put_new([past("people/p20", 3)])
    assert (told.value.code, told.value.facts["person"]) == (Code.PERSON_EXISTS, "p20")
    assert len(ops(store, "people/p20")) == 20


def test_many_are_read_one_by_one(store: Store) -> None:
    commit(store)
    found = dict(store.read_many([ANA, "people/nobody"]))
    assert found["people/nobody"] is None
    assert found[ANA] == store.read(ANA)


def test_texts_caches_and_marks(store: Store) -> None:
    assert (store.text("ab12"), store.cached("overview"), store.mark("ana")) == (None, None, {})
    store.keep_text("ab12", "Read it.\n")
    store.keep_text("ab12", "Read it.\n")
    store.cache("overview", {"a": [1, None]})
    store.set_mark("ana", {"feed": 7})
    store.set_mark("ana", {"feed": 8})
    assert (store.text("ab12"), store.cached("overview"), store.mark("ana")) == (
        "Read it.\n",
        {"a": [1, None]},
        {"feed": 8},
    )


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "people",
        "people/",
        "people/../team",
        "people/.x",
        "people/a/b",
        "other/a",
        "team/a",
        "people/A",
        "people/a\n",
    ],
)
def test_ids_that_lead_elsewhere(store: Store, bad: str) -> None:
    with pytest.raises(BadUse):
        store.read(bad)
    with pytest.raises(BadUse):
        store.has(bad)
    with pytest.raises(BadUse), store.edit(bad, create=True):
        pytest.fail("no such id")
    with pytest.raises(BadUse):
        store.text(f"../{bad}")


def test_what_no_file_can_hold_changes_nothing(store: Store) -> None:
    commit(store)
    with pytest.raises(BadUse) as told, store.edit(ANA) as record:
        act(record, text="\udcff")
    assert told.value.code is Code.BAD_VALUE
    assert len(ops(store)) == 1


def test_editing_what_one_edits_already_is_told_at_once(store: Store) -> None:
    with store.edit(ANA, create=True) as record:
        act(record)
        with pytest.raises(RuntimeError), store.edit(ANA, create=True):
            pytest.fail("it is held")
    assert len(ops(store)) == 1


def test_threads_take_turns(store: Store) -> None:
    def work(who: int) -> None:
        for number in range(25):
            commit(store, name=f"{who}-{number}", op=f"{who}-{number}")

    threads = [threading.Thread(target=work, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ops(store))) == 100


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), words, st.booleans()), min_size=1, max_size=12))
def test_any_text_comes_back_and_replays(store: Store, acts: list[tuple[int, str, bool]]) -> None:
    before = store.read(ANA)
    start = before.last_seq if before else 0
    for thing, text, alone in acts:
        with store.edit(ANA, create=True) as record:
            act(record, str(thing), text=text)
            if not alone:
                act(record, "other")
    said = [event.text for event in store.history(ANA) if event.seq > start and event.thing != "lock:other"]
    assert said == [text for _, text, _ in acts]
    record = stored(store)
    folded = history.replay(ANA, store.history(ANA), sealed=record.sealed, version=record.version)
    assert folded == record


def test_rows_leave_out_what_is_empty() -> None:
    event = past(ANA, 1).tail[0].event
    row = codec.row_of(event)
    assert "text" not in row
    assert codec.event_of(1, row) == event


def test_a_row_holds_the_fact_before_only_where_it_does_not_follow(store: Store) -> None:
    made = past(ANA, 3)
    history.undo(made, "ana", op="u1", at="2026-01-02T09:00:00Z")
    history.redo(made, "ana", op="r1", at="2026-01-02T09:01:00Z")
    kept = [(entry.event, entry.before) for entry in made.tail]
    rows = codec.rows_of(made.tail)
    held = [number for number, row in rows.items() if "before" in row]
    rewound = [
        e.seq
        for (e, _), (earlier, _) in zip(kept[1:], kept, strict=False)
        if earlier.kind in history.REWINDS and e.thing == earlier.thing
    ]
    assert held == [str(seq) for seq in rewound]
    store.put_new([made])
    found = store.read(ANA)
    assert found is not None
    assert [(entry.event, entry.before) for entry in found.tail] == kept
