"""Somebody is forgotten: whatever fails, and wherever the process dies, all records are as before, or all as then."""

from __future__ import annotations

import errno
import re
import tarfile
from pathlib import Path

import pytest

from mentor_tui.domain.forgetting import Erasure, Signed
from mentor_tui.domain.history import append
from mentor_tui.domain.problems import Code, OutcomeUnknown, Refused, Trouble
from mentor_tui.domain.record import TAIL_MOST, TEAM, Record
from mentor_tui.store.opening import Backend, open_store
from mentor_tui.store.places import LAID_OUT
from mentor_tui.store.protocol import Store
from mentor_tui.store.syscalls import Syscalls
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import AT, Faults, Killed, act, commit, copy, files, in_child, ops, past, stored, tiny

THEIRS, OTHERS, CLOSED = "people/gil", "people/ana", "restricted/gil"


def joined(record: Record, person: str, name: str) -> None:
    terms = {"name": name, "roles": ["hire"], "login": person}
    append(record, op=f"joined-{person}", at=AT, by="tom", kind="joined", thing=f"person:{person}", terms=terms)


def fill(store: Store, *, more: int = 0) -> None:
    """A team of two, of whom one is to be forgotten, with sealed pasts where there is more of it."""
    with store.edit(TEAM, create=True) as team:
        joined(team, "gil", "Gil Ansa")
        joined(team, "ana", "Ana Ferreira")
    if more:
        store.put_new([past(THEIRS, more), past(OTHERS, more)])
    for record in (THEIRS, OTHERS, CLOSED):
        with store.edit(record, create=True) as it:
            act(it, "new", text="Gil Ansa was here, said Ana Ferreira", by="gil", op="one")
            act(it, "newer", by="ana", op="two")
    commit(store, "people/budi")
    store.set_mark("ana", {THEIRS: 2})
    store.set_mark("gil", {OTHERS: 2})
    store.cache("overview", {"gil": 1})


def signed() -> Signed:
    erasure = Erasure("gil", "gone-1", ["Gil Ansa"], {"ana": ["Ana Ferreira"], "budi": ["Budi"]})
    return Signed(erasure, "tom", "forgotten", AT, "2026-03-01")


def names(root: Path, *, beside: tuple[str, ...] = ("backup",)) -> list[str]:
    """Where in a data directory anything of theirs still is."""
    said = re.compile(r"(?<![\w-])(gil|Ansa)(?![\w-])", re.IGNORECASE)
    found = []
    for path in files(root):
        name = path.relative_to(root).as_posix()
        if name.partition("/")[0] not in beside and (said.search(name) or said.search(path.read_text("utf-8"))):
            found.append(name)
    return found


@pytest.fixture(params=[0, TAIL_MOST + 40], ids=["usual", "sealed"])
def good(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    root = tmp_path / "good"
    fill(tiny(root), more=request.param)
    return root


def test_every_store_forgets(backend: Backend) -> None:
    store, upkeep = backend.store, backend.upkeep()
    fill(store, more=TAIL_MOST + 40)
    before = stored(store, THEIRS), ops(store, OTHERS), stored(store, "people/budi")
    cursor = store.changes().cursor
    assert upkeep.forget(signed).becomes == "gone-1"
    assert not store.has(THEIRS)
    assert (store.read(THEIRS) if backend.store.__class__ is not TinyStore else None) is None
    now = stored(store, "people/gone-1")
    assert now.facts.keys() == before[0].facts.keys()
    assert now.last_seq == before[0].last_seq
    assert ops(store, OTHERS) == before[1]
    assert [event.by for event in store.history(OTHERS)][-2:] == ["gone-1", "ana"]
    assert [event.text for event in store.history(OTHERS)][-2] == "gone-1 was here, said Ana Ferreira"
    assert [event.text for event in store.history("people/gone-1")][-2] == "…"
    assert stored(store, "people/budi") == before[2]
    assert store.ids("restricted") == ("restricted/gone-1",)
    assert (store.mark("ana"), store.mark("gil"), store.cached("overview")) == ({"people/gone-1": 2}, {}, None)
    assert store.changes(cursor).ids >= {TEAM, OTHERS, "people/gone-1"}
    assert [finding for finding in upkeep.examine() if finding.found.is_damage] == []
    # And life goes on.
    commit(store, OTHERS, op="next")
    assert ops(store, OTHERS) == [*before[1], "next"]
    commit(store, TEAM, op="next")
    assert ops(store, TEAM)[-2:] == ["forgotten", "next"]


def test_nothing_of_theirs_is_left_in_the_directory(good: Path) -> None:
    store = tiny(good)
    (good / "quarantine").mkdir(exist_ok=True)
    (good / "quarantine/people--gil-20260101T000000Z.json").write_text("x")
    assert names(good)
    FileUpkeep(store).forget(signed)
    assert names(good) == []
    assert not (good / LAID_OUT).exists()
    assert not (good / "cache").exists()
    assert [finding.found for finding in FileUpkeep(tiny(good)).examine() if finding.found.is_damage] == []


def test_what_is_refused_changes_nothing(backend: Backend) -> None:
    fill(backend.store)
    before = [*map(ops, [backend.store] * 2, (THEIRS, OTHERS))]

    def no() -> Signed:
        raise Refused(Code.STILL_BOUND)

    with pytest.raises(Refused):
        backend.upkeep().forget(no)
    assert [*map(ops, [backend.store] * 2, (THEIRS, OTHERS))] == before


def whole(root: Path) -> str:
    """Whether all is as before or as then, opened as the program opens it; something between is neither."""
    store = open_store(str(root)).store
    assert isinstance(store, TinyStore)
    old, new = store.has(THEIRS), store.has("people/gone-1")
    assert old is not new
    assert store.has("restricted/gil" if old else "restricted/gone-1")
    by = {event.by for record in (OTHERS, TEAM) for event in store.history(record)}
    assert ("gil" in by) is old
    assert ("gone-1" in by) is new
    assert [event.kind for event in store.history(TEAM)].count("forgotten") == new
    assert store.mark("ana") == {THEIRS if old else "people/gone-1": 2}
    if new:
        assert names(root) == []
    assert not (root / LAID_OUT).exists()
    commit(store, OTHERS, op="next")
    assert [f for f in FileUpkeep(store).examine() if f.found.is_damage or f.found == "left-over"] == []
    return "new" if new else "old"


CHANGING = ("write", "fsync", "rename", "unlink", "mkdir", "chmod")
"""Calls that change what lies on the disk: dying at any other is dying at the one before."""


def only(faults: Faults, names: tuple[str, ...]) -> Syscalls:
    """System calls that fail where they have one of some names."""
    return Syscalls()._replace(**{name: getattr(faults.calls, name) for name in names})


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_change(good: Path, tmp_path: Path, after: bool) -> None:
    at, ended = 0, {"old": 0, "new": 0}
    while True:
        at += 1
        root = copy(good, tmp_path / "data")
        faults = Killed(at, after=after)

        def work(root: Path = root, faults: Faults = faults) -> None:
            FileUpkeep(tiny(root, calls=only(faults, CHANGING))).forget(signed)

        status = in_child(work)
        if status and (root / LAID_OUT).exists():
            # Nobody has opened it since: a writer who has the records open already goes on with it too.
            still_open = tiny(root)
            commit(still_open, "people/budi", op="meanwhile")
            assert not (root / LAID_OUT).exists()
        ended[whole(root)] += 1
        if status == 0:
            break
    assert ended["old"] > 15
    assert ended["new"] > 15


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
def test_a_fault_at_every_call(tmp_path: Path, forever: bool) -> None:
    good = tmp_path / "good"
    fill(tiny(good))
    at, endings = 0, set()
    while True:
        at += 1
        root = copy(good, tmp_path / "data")
        faults = Faults(at, errno.ENOSPC, forever=forever)
        try:
            FileUpkeep(tiny(root, calls=only(faults, (*CHANGING, "open")))).forget(signed)
            ending = "done"
        except OSError:
            ending = "error"
        except OutcomeUnknown:
            ending = "unknown"
        except Trouble:
            ending = "trouble"
        found = whole(root)
        assert ending != "done" or found == "new", at
        endings.add((ending, found))
        if not faults.came:
            break
    assert ("trouble", "old") in endings
    assert not [ending for ending, _ in endings if ending == "error"]


def test_a_damaged_record_stops_all_of_it(good: Path) -> None:
    (good / "people/budi.json").write_bytes(b"{")
    with pytest.raises(Trouble) as told:
        FileUpkeep(tiny(good)).forget(signed)
    assert told.value.code is Code.DAMAGED
    assert tiny(good).has(THEIRS)


def test_it_waits_for_writers(good: Path) -> None:
    other = tiny(good)
    with other.hold("people/budi"), pytest.raises(Trouble) as told:
        FileUpkeep(tiny(good, patience=0.05)).forget(signed)
    assert told.value.code is Code.LOCK_TIMEOUT


def test_a_restore_after_one_that_was_killed(good: Path, tmp_path: Path) -> None:
    archive = FileUpkeep(tiny(good)).backup(tmp_path / "x.tar.gz").path
    FileUpkeep(tiny(good)).forget(signed)
    FileUpkeep(tiny(good)).restore(archive)
    assert tiny(good).has(THEIRS)


def test_backups_and_files_that_still_name_them_are_told(good: Path) -> None:
    upkeep = FileUpkeep(tiny(good))
    copied = upkeep.backup().path
    (good / "backup/notes.tar.gz").write_bytes(b"not an archive")
    with tarfile.open(good / "backup/other.tar.gz", "w:gz"):
        pass
    (good / "curricula/deep").mkdir(parents=True)
    (good / "curricula/deep/course.yaml").write_text("owner: gil\n")
    (good / "curricula/else.yaml").write_text("owner: ana\n")
    (good / "people/gil copy.json").write_text("x gil")
    told = upkeep.forget(signed)
    assert told.backups == (copied, good / "backup/notes.tar.gz")
    assert told.left == (good / "curricula/deep/course.yaml", good / "people/gil copy.json")
