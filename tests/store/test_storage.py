"""The storage under TinyDB, by itself: as anybody may use it who knows TinyDB alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.store.durable_storage import DurableStorage, SlugDB
from mentor_tui.store.files import Disk

from .helpers import Faults, files


def test_it_is_a_tinydb_storage(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=DurableStorage) as database:
        database.insert({"name": "Ana"})
        database.table("more").insert_multiple([{"n": 1}, {"n": 2}])
        database.update({"name": "Ana María"}, where("name") == "Ana")
    with TinyDB(path, storage=DurableStorage) as database:
        assert database.all() == [{"name": "Ana María"}]
        assert len(database.table("more")) == 2
    assert files(tmp_path) == [path]


def test_each_read_is_fresh(tmp_path: Path) -> None:
    one = TinyDB(tmp_path / "db.json", storage=DurableStorage)
    two = TinyDB(tmp_path / "db.json", storage=DurableStorage)
    one.insert({"n": 1})
    two.insert({"n": 2})
    assert len(one) == len(two) == 2


@pytest.mark.parametrize("data", [b"", b" \n", b"{", b"[]", b'{"t": 1}'])
def test_what_is_damaged_is_never_an_empty_database(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(data)
    database = TinyDB(path, storage=DurableStorage)
    with pytest.raises(Trouble) as told:
        database.insert({"n": 1})
    assert told.value.code is Code.DAMAGED
    assert path.read_bytes() == data


def test_a_write_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    TinyDB(path, storage=DurableStorage).insert({"n": 1})
    before = path.read_bytes()
    at = 0
    while True:
        at += 1
        faults = Faults(at, 28)
        storage = DurableStorage(path, Disk(faults.calls))
        try:
            storage.write({"t": {"1": {"n": at}}})
        except Trouble as trouble:
            if trouble.code is not Code.OUTCOME_UNKNOWN:
                assert path.read_bytes() == before
        if not faults.came:
            break
        before = path.read_bytes()
    assert at > 8


def test_a_buffer_is_committed_once(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    storage = DurableStorage(path, previous=tmp_path / "previous.json")
    storage.write({"t": {}})
    storage.begin(storage.read() or {})
    database = SlugDB(storage)
    database.at("t").change({"a": {"n": 1}, "b": {"n": 2}})
    database.at("t").change({"b": {"m": 3}}, drop=["a", "x"])
    assert path.read_bytes() == b'{"t":{}}'
    storage.commit()
    assert path.read_bytes() == b'{"t":{"b":{"m":3}}}'
    assert (tmp_path / "previous.json").read_bytes() == b'{"t":{}}'
    assert database.at("t").all() == [{"m": 3}]
    with pytest.raises(RuntimeError):
        storage.commit()
