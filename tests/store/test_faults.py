"""Durability: whatever fails, and wherever the process dies, a record is its old self or its new one."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from mentor_tui.domain.problems import Code, OutcomeUnknown, Trouble
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, Faults, Killed, act, commit, copy, files, in_child, ops, past, tiny

UNKNOWN = f"unknown {ANA} new"
EVENTS = {"usual": 10, "sealing": TAIL_MOST - 1}


@pytest.fixture(params=EVENTS)
def good(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    """A data directory with one record that has had two commits, and how many events it holds."""
    count = EVENTS[request.param]
    store = tiny(tmp_path / "good")
    store.put_new([past(ANA, count - 1)])
    commit(store, op="earlier")
    return tmp_path / "good", count


def one_more(root: Path, faults: Faults) -> str:
    """One commit under faults; how it ended."""
    try:
        with tiny(root, calls=faults.calls).edit(ANA) as record:
            act(record, "new", op="new")
    except OutcomeUnknown as unknown:
        return f"unknown {unknown.facts['record']} {unknown.facts['op']}"
    except Trouble as trouble:
        return str(trouble.code)
    return "done"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
def test_a_fault_at_every_call(good: tuple[Path, int], tmp_path: Path, number: int, after: bool, forever: bool) -> None:
    source, count = good
    endings: set[str] = set()
    at = 0
    while True:
        at += 1
        root = copy(source, tmp_path / "data")
        faults = Faults(at, number, after=after, forever=forever)
        ending = one_more(root, faults)
        store = tiny(root)
        found = ops(store)
        assert len(found) in (count, count + 1), f"call {at}"
        stands = found[-1] == "new"
        if ending == "done":
            assert stands, f"call {at}: said done, and was lost"
        elif ending != UNKNOWN:
            assert not stands, f"call {at}: said {ending}, and stands"
            assert ending == (Code.NO_SPACE if number == errno.ENOSPC else Code.DISK)
        if not forever:
            assert not files(root, "*.tmp"), f"call {at}: left something"
        # The next commit goes through, sweeps what is left, and settles what was unknown.
        commit(store, op="next")
        assert ops(store) == [*found, "next"]
        assert [f for f in FileUpkeep(store).examine() if f.found.is_damage or f.found == "left-over"] == []
        if not faults.came:
            break
        endings.add(ending)
    assert at > 15
    assert UNKNOWN in endings
    assert {Code.NO_SPACE, Code.DISK} & endings


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_call(good: tuple[Path, int], tmp_path: Path, after: bool) -> None:
    source, count = good
    at, lost, kept = 0, 0, 0
    while True:
        at += 1
        root = copy(source, tmp_path / "data")
        faults = Killed(at, after=after)
        status = in_child(lambda root=root, faults=faults: one_more(root, faults))  # type: ignore[misc]
        store = tiny(root)
        found = ops(store)
        assert len(found) in (count, count + 1)
        kept += found[-1] == "new"
        lost += found[-1] != "new"
        commit(store, op="next")
        assert ops(store) == [*found, "next"]
        assert [f for f in FileUpkeep(store).examine() if f.found.is_damage or f.found == "left-over"] == []
        if status == 0:
            break
    assert lost > 10
    assert kept >= 2


def test_killed_in_a_first_commit_at_every_call(tmp_path: Path) -> None:
    at = 0
    while True:
        at += 1
        root = tmp_path / f"data{at}"

        def work(root: Path = root, at: int = at) -> None:
            commit(tiny(root, calls=Killed(at).calls), op="first")

        status = in_child(work)
        store = tiny(root)
        record = store.read(ANA)
        assert record is None or ops(store) == ["first"]
        commit(store, op="second")
        assert ops(store)[-1] == "second"
        if status == 0:
            break
    assert at > 15


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, Code.READ_ONLY),
        (errno.EACCES, Code.READ_ONLY),
        (errno.ENOSPC, Code.NO_SPACE),
        (errno.EDQUOT, Code.NO_SPACE),
        (errno.EIO, Code.DISK),
    ],
)
def test_what_errors_mean(tmp_path: Path, number: int, code: Code) -> None:
    commit(tiny(tmp_path / "data"))
    faults = Faults(1, number, forever=True)
    assert one_more(tmp_path / "data", _only("fsync", faults)) == code


def _only(name: str, faults: Faults) -> Faults:
    """Faults in one kind of call alone."""

    from mentor_tui.store.syscalls import Syscalls

    faults.calls = Syscalls()._replace(**{name: getattr(faults.calls, name)})
    return faults


def test_a_read_only_directory_can_be_read(tmp_path: Path) -> None:
    commit(tiny(tmp_path / "data"))
    faults = _only("unlink", Faults(1, errno.EROFS, forever=True))
    store = tiny(tmp_path / "data", calls=faults.calls)
    assert store.read(ANA) is not None
    assert store.changes(store.changes().cursor).ids == frozenset()
    assert one_more(tmp_path / "data", faults) == Code.READ_ONLY


def test_what_may_not_be_read(tmp_path: Path) -> None:
    commit(tiny(tmp_path / "data"))
    store = tiny(tmp_path / "data", calls=_only("open", Faults(1, errno.EACCES, forever=True)).calls)
    with pytest.raises(Trouble) as told:
        store.read(ANA)
    assert told.value.code is Code.NO_ACCESS


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data", calls=Faults(1, errno.ENOSPC, forever=True).calls)
    store.cache("overview", {})
    assert store.cached("overview") is None
    with pytest.raises(Trouble):
        store.set_mark("ana", {})


def test_a_root_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    store = tiny(tmp_path / "data")
    with pytest.raises(Trouble) as told:
        store.ids("people")
    assert told.value.code is Code.NOT_A_DIRECTORY
    with pytest.raises(Trouble) as told:
        commit(store)
    assert told.value.code is Code.NOT_A_DIRECTORY


def test_a_disk_without_hard_links_keeps_a_copy(tmp_path: Path) -> None:
    calls = _only("link", Faults(1, errno.EPERM, forever=True)).calls
    store = tiny(tmp_path / "data", calls=calls)
    commit(store)
    commit(store)
    (tmp_path / "data/people/ana.json").unlink()
    assert store.mend(ANA) == 1


def test_what_was_written_otherwise_is_not_put_in_place(tmp_path: Path) -> None:
    import os

    from mentor_tui.store.syscalls import Syscalls

    commit(tiny(tmp_path / "data"))

    def lies(descriptor: int, data: bytes | memoryview) -> int:
        os.write(descriptor, bytes(data[:-1]) + b" ")
        return len(data)

    store = tiny(tmp_path / "data", calls=Syscalls()._replace(write=lies))
    with pytest.raises(Trouble) as told:
        commit(store)
    assert told.value.code is Code.DISK
    assert len(ops(tiny(tmp_path / "data"))) == 1
    shutil.rmtree(tmp_path / "data")
