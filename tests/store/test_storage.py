"""The storage under TinyDB, by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.store.durable_storage import DurableStorage, SlugDB, Unsound, parse
from mentor_tui.store.files import Disk

from .helpers import Faults, files


def test_it_is_a_tinydb_storage(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    storage = DurableStorage(path, {}, Disk())
    with TinyDB(storage=lambda: storage) as database:
        database.insert({"name": "Ana"})
        database.table("more").insert_multiple([{"n": 1}, {"n": 2}])
        database.update({"name": "Ana María"}, where("name") == "Ana")
        assert files(tmp_path) == []
        storage.commit()
    assert files(tmp_path) == [path]
    with TinyDB(path) as database:
        assert database.all() == [{"name": "Ana María"}]
        assert len(database.table("more")) == 2


@pytest.mark.parametrize("data", [b"", b" \n", b"{", b"[]", b'{"t": 1}'])
def test_what_is_damaged_is_never_an_empty_database(data: bytes) -> None:
    with pytest.raises(Unsound):
        parse(data)


def test_a_commit_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    DurableStorage(path, {"t": {"1": {"n": 0}}}, Disk()).commit()
    before = path.read_bytes()
    at = 0
    while True:
        at += 1
        faults = Faults(at, 28)
        try:
            DurableStorage(path, {"t": {"1": {"n": at}}}, Disk(faults.calls)).commit()
        except Trouble as trouble:
            if trouble.code is not Code.OUTCOME_UNKNOWN:
                assert path.read_bytes() == before
        if not faults.came:
            break
        before = path.read_bytes()
    assert at > 8


def test_changes_are_committed_at_once(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    DurableStorage(path, {"t": {}}, Disk()).commit()
    storage = DurableStorage(path, parse(path.read_bytes()), Disk(), tmp_path / "previous.json")
    database = SlugDB(storage)
    database.at("t").change({"a": {"n": 1}, "b": {"n": 2}})
    database.at("t").change({"b": {"m": 3}}, drop=["a", "x"])
    assert path.read_bytes() == b'{"t":{}}'
    storage.commit()
    assert path.read_bytes() == b'{"t":{"b":{"m":3}}}'
    assert (tmp_path / "previous.json").read_bytes() == b'{"t":{}}'
    assert database.at("t").all() == [{"m": 3}]
