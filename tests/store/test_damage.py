"""Files that are not what they were: never taken for new, kept as they are, and nobody else's records stop."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.store import upcast
from mentor_tui.store.syscalls import Syscalls
from mentor_tui.store.tiny import TinyStore

from .helpers import ANA, act, by_hand, commit, files, ops, past, tiny, unsummed

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    store = tiny(tmp_path)
    store.put_new([past(ANA, 3), past("people/bob", 3)])
    commit(store)
    return store


def _with(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    return lambda data: unsummed(data, change)


DAMAGE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "empty": ("empty", lambda _: b""),
    "zeroes": ("empty", lambda data: b"\0" * len(data)),
    "cut": ("not-json", lambda data: data[: len(data) // 2]),
    "list": ("shape", lambda _: b"[]"),
    "no-tables": ("shape", lambda _: b"{}"),
    "meta-gone": ("shape", _with(lambda tables: tables.pop("meta"))),
    "facts-gone": ("shape", _with(lambda tables: tables.pop("facts"))),
    "version": ("shape", _with(lambda tables: tables["meta"]["record"].update(version="x"))),
    "fact": ("shape", _with(lambda tables: tables["facts"].update({"lock:1": 3}))),
    "event-gone": ("shape", _with(lambda tables: tables["events"].pop("2"))),
    "swapped": ("foreign", lambda data: unsummed(data).replace(b"people/ana", b"people/bob")),
    "changed": ("checksum", lambda data: data.replace(b"people/ana", b"people/bob")),
    "reformatted": ("checksum", lambda data: orjson.dumps(orjson.loads(data), option=orjson.OPT_INDENT_2)),
    "bit of the name": ("checksum", lambda data: data.replace(b"crc32", b"crs32")),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file(store: TinyStore, kind: str) -> None:
    reason, damage = DAMAGE[kind]
    path = store.root / "people/ana.json"
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    with pytest.raises(Trouble) as told:
        store.read(ANA)
    assert (told.value.code, told.value.facts["record"]) == (Code.DAMAGED, ANA)
    assert (told.value.facts["reason"], told.value.facts["good_generation"]) == (reason, True)
    assert path.read_bytes() == damaged, "reading moves nothing"

    found = dict(store.read_many([ANA, "people/bob"]))
    assert isinstance(found[ANA], Trouble)
    assert found["people/bob"] is not None
    commit(store, "people/bob")

    with pytest.raises(Trouble) as told:
        commit(store)
    assert told.value.code is Code.DAMAGED
    kept = Path(told.value.facts["quarantine"])
    assert kept.parent == store.root / "quarantine"
    assert kept.read_bytes() == damaged
    assert not path.exists()

    for again in (lambda: store.read(ANA), lambda: commit(store)):
        with pytest.raises(Trouble) as told:
            again()
        assert told.value.code is Code.MISSING_RECORD
        assert told.value.facts["quarantine"] == str(kept)
    assert len(files(store.root / "quarantine")) == 1

    assert store.mend(ANA) == 1
    assert ops(store) == ["op-1", "op-2", "op-3"]
    commit(store)
    assert len(ops(store)) == 4


def test_damage_where_nothing_can_be_moved(store: TinyStore) -> None:
    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    path = store.root / "people/ana.json"
    path.write_bytes(b"{")
    stuck = tiny(store.root, calls=Syscalls()._replace(rename=read_only))
    with pytest.raises(Trouble) as told:
        commit(stuck)
    assert (told.value.code, told.value.facts["quarantine"]) == (Code.DAMAGED, "")
    assert path.read_bytes() == b"{"


def test_an_event_row_that_is_not_whole(store: TinyStore) -> None:
    path = store.root / "people/ana.json"
    by_hand(path, lambda tables: tables["events"]["2"].pop("by"))
    with pytest.raises(Trouble) as told:
        ops(store)
    assert told.value.code is Code.DAMAGED


@pytest.mark.parametrize("marks", ["locks", "previous", "history"])
def test_a_record_that_was_there_is_not_new(tmp_path: Path, marks: str) -> None:
    import shutil

    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST)])
    commit(store)
    for other in {"locks", "previous", "history"} - {marks}:
        shutil.rmtree(tmp_path / other)
    (tmp_path / "people/ana.json").unlink()
    with pytest.raises(Trouble) as told:
        commit(store)
    assert told.value.code is Code.MISSING_RECORD
    assert told.value.facts["good_generation"] == (marks == "previous")
    with pytest.raises(Trouble) as told:
        store.read(ANA)
    assert told.value.code is Code.MISSING_RECORD


def test_a_record_with_one_commit_is_known_already(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    commit(store)
    (tmp_path / "people/ana.json").unlink()
    with pytest.raises(Trouble) as told:
        commit(store)
    assert told.value.code is Code.MISSING_RECORD


def test_without_a_good_generation_there_is_nothing_to_restore(store: TinyStore) -> None:
    (store.root / "people/bob.json").unlink()
    with pytest.raises(Trouble) as told:
        store.mend("people/bob")
    assert told.value.code is Code.MISSING_RECORD
    assert store.mend(ANA) == 2, "a sound record is left alone"


def test_two_files_swapped(store: TinyStore) -> None:
    ana, bob = store.root / "people/ana.json", store.root / "people/bob.json"
    ana.rename(store.root / "x")
    bob.rename(ana)
    (store.root / "x").rename(bob)
    for record_id in (ANA, "people/bob"):
        with pytest.raises(Trouble) as told:
            store.read(record_id)
        assert told.value.facts["reason"] == "foreign"


def test_a_newer_schema_is_left_alone(store: TinyStore) -> None:
    path = store.root / "people/ana.json"
    by_hand(path, lambda tables: tables["meta"]["record"].update(schema=upcast.SCHEMA + 1))
    for attempt in (lambda: store.read(ANA), lambda: commit(store), lambda: ops(store)):
        with pytest.raises(Trouble) as told:
            attempt()
        assert (told.value.code, told.value.facts["schema"]) == (Code.NEWER_SCHEMA, upcast.SCHEMA + 1)
    assert path.exists()


def test_the_sample_of_this_schema_still_reads(tmp_path: Path) -> None:
    _lay(tmp_path, "schema-1")
    store = tiny(tmp_path)
    record = store.read(ANA)
    assert record is not None
    assert (record.version, record.sealed, len(record.facts)) == (2, 2, 2)
    assert record.facts["lock:b"]["why"] == "two"
    assert ops(store) == ["op-1", "op-2", "op-3", "op-4"]


def test_an_older_schema_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The older sample calls a thing ``about``; in files of that kind ``upcast`` renames it."""
    _lay(tmp_path, "schema-0")

    def up(tables: dict[str, dict[str, dict[str, object]]]) -> dict[str, dict[str, dict[str, object]]]:
        events = {
            seq: {"thing" if key == "about" else key: value for key, value in row.items()}
            for seq, row in tables["events"].items()
        }
        return {**tables, "events": events}

    store = tiny(tmp_path)
    with pytest.raises(Trouble) as told:
        store.read(ANA)
    assert told.value.code is Code.DAMAGED
    monkeypatch.setitem(upcast.UPCASTS, 0, up)
    assert ops(store) == ["op-1", "op-2", "op-3", "op-4"]
    commit(store)
    tables = orjson.loads((tmp_path / "people/ana.json").read_bytes())
    assert tables["meta"]["record"]["schema"] == upcast.SCHEMA
    assert all("thing" in row for row in tables["events"].values())
    assert len(ops(store)) == 5


def _lay(root: Path, schema: str) -> None:
    for name in ("people/ana.json", "history/people/ana/00000001-00000002.json"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_bytes((SAMPLES / schema / Path(name).name).read_bytes())


def test_a_stretch_that_is_gone_or_damaged(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST)])
    for _ in range(TAIL_MOST):
        commit(store)
    first, second, *_ = files(tmp_path / "history")
    kept = second.read_bytes()
    second.unlink()
    with pytest.raises(Trouble) as told:
        ops(store)
    assert (told.value.code, told.value.facts["reason"]) == (Code.DAMAGED, "gap")
    second.write_bytes(first.read_bytes())
    with pytest.raises(Trouble) as told:
        ops(store)
    assert told.value.facts["reason"] == "foreign"
    assert store.read(ANA) is not None, "the record itself goes on"
    commit(store)
    second.write_bytes(kept)
    assert len(ops(store)) == 2 * TAIL_MOST + 1


def test_a_stretch_of_a_lost_commit_is_never_history(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    commit(store)
    commit(store)
    with store.edit(ANA) as record:
        for number in range(TAIL_MOST):
            act(record, op=f"lost-{number}")
    (tmp_path / "people/ana.json").unlink()
    assert store.mend(ANA) == 2
    for _ in range(2 * TAIL_MOST):
        commit(store)
    found = ops(store)
    assert found == [f"op-{number}" for number in range(1, 2 * TAIL_MOST + 3)]
    assert len(files(tmp_path / "quarantine")) == 1, "but it is kept"


def test_a_text_that_is_damaged(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.keep_text("ab", "said")
    (tmp_path / "texts/ab.json").write_bytes(b"")
    with pytest.raises(Trouble) as told:
        store.text("ab")
    assert told.value.code is Code.DAMAGED
    store.keep_text("ab", "said")
    assert store.text("ab") == "said"
    store.set_mark("ana", {"a": 1})
    (tmp_path / "marks/ana.json").write_bytes(b"{")
    assert store.mark("ana") == {}
