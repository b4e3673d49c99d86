"""Several processes at one store: every acknowledged act stays, whoever is killed, and everybody sees it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import Record
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, act, commit, ops, past, tiny

WRITER = """
import sys
from pathlib import Path
from mentor_tui.domain.history import append
from mentor_tui.store.tiny import TinyStore
root, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = TinyStore(root, patience=60)
for number in range(count):
    with store.edit("people/ana", create=True) as record:
        append(record, op=f"{who}-{number}", at="2026-03-02T09:00:00Z", by=who, kind="opened", thing=f"lock:{who}-{number}")
    print(f"{who}-{number}", flush=True)
"""


def writer(root: Path, who: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), who, str(count)], stdout=subprocess.PIPE, text=True
    )


def test_four_processes_with_a_hundred_acts_each(tmp_path: Path) -> None:
    root = tmp_path / "data"
    processes = [writer(root, f"w{number}", 100) for number in range(4)]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    store = tiny(root)
    found = ops(store)
    assert sorted(found) == sorted(f"w{who}-{number}" for who in range(4) for number in range(100))
    record = store.read(ANA)
    assert record is not None
    assert len(record.facts) == 400
    assert record.version == 400
    assert not [finding for finding in FileUpkeep(store).examine() if finding.found.is_damage]


def test_nothing_acknowledged_is_lost_to_kill_9(tmp_path: Path) -> None:
    root = tmp_path / "data"
    chance = random.Random(7)
    acknowledged: list[str] = []
    for turn in range(6):
        pair = [writer(root, f"t{turn}{who}", 10_000) for who in "ab"]
        for process in pair:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                acknowledged.append(process.stdout.readline().strip())
        for process in pair:
            process.kill()
            assert process.stdout is not None
            # What was written to the pipe before it died had been acknowledged too.
            acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
            process.wait()
            process.stdout.close()
        store = tiny(root)
        found = ops(store)
        assert len(set(found)) == len(found)
        assert set(acknowledged) <= set(found)
        # At most the one act in hand of each process killed was stored without being told.
        assert len(found) - len(acknowledged) <= 2 * (turn + 1)
    commit(store)
    assert not [
        finding for finding in FileUpkeep(store).examine() if finding.found.is_damage or finding.found == "left-over"
    ]


def test_changes_are_seen_across_processes(tmp_path: Path) -> None:
    root = tmp_path / "data"
    store = tiny(root)
    store.put_new([past("people/bob", 3)])
    cursor = store.changes().cursor
    process = writer(root, "w", 2)
    assert process.stdout is not None
    process.stdout.readline()
    first = store.changes(cursor)
    assert first.ids == {ANA}
    process.communicate(timeout=60)
    assert store.changes(cursor).ids == {ANA}
    (root / "people/bob.json").unlink()
    assert "people/bob" in store.changes(first.cursor).ids


def test_another_file_in_the_place_of_one_is_seen_though_it_is_as_long_and_as_old(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    commit(store, text="one")
    path, copy = tmp_path / "data/people/ana.json", tmp_path / "ana.json"
    copy.write_bytes(path.read_bytes().replace(b"one", b"two"))
    was = path.stat()
    os.utime(copy, ns=(was.st_atime_ns, was.st_mtime_ns))
    cursor, stamp = store.changes().cursor, store.stamps("people")[ANA]
    copy.replace(path)
    now = path.stat()
    assert (now.st_size, now.st_mtime_ns) == (was.st_size, was.st_mtime_ns)
    assert store.changes(cursor).ids == {ANA}
    assert store.stamps("people")[ANA] != stamp


@pytest.mark.parametrize(("more", "later"), [(b"\n", 0), (b"", 1000)], ids=["size", "time"])
def test_a_file_that_was_changed_in_its_place_has_another_stamp(tmp_path: Path, more: bytes, later: int) -> None:
    store = tiny(tmp_path / "data")
    commit(store)
    path = tmp_path / "data/people/ana.json"
    was, stamp = path.stat(), store.stamps("people")[ANA]
    with path.open("ab") as file:
        file.write(more)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns + later))
    assert path.stat().st_ino == was.st_ino
    assert store.stamps("people")[ANA] != stamp


def test_a_directory_that_rests_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentor_tui.store import change_feed

    store = tiny(tmp_path / "data")
    commit(store)
    monkeypatch.setattr(change_feed, "_SETTLED", -(10**12))
    cursor = store.changes().cursor

    def never(*_: object) -> None:
        raise AssertionError("looked through")

    monkeypatch.setattr(change_feed, "names", never)
    assert store.changes(cursor).ids == frozenset()
    monkeypatch.undo()
    commit(store)
    assert store.changes(cursor).ids == {ANA}


def test_a_lock_that_is_never_let_go(tmp_path: Path) -> None:
    store, other = tiny(tmp_path / "data"), tiny(tmp_path / "data", patience=0.05)
    commit(store)
    with store.hold(ANA):
        commit(store, "people/bob")
        with pytest.raises(Trouble) as told:
            commit(other)
    assert told.value.code is Code.LOCK_TIMEOUT
    assert told.value.facts["record"] == ANA
    assert commit(other) == "op-2"


def test_one_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    other = tiny(tmp_path / "data", patience=60)
    commit(store)
    waiter = threading.Thread(target=commit, args=(other,))
    with store.hold(ANA):
        waiter.start()
        assert len(ops(store)) == 1
    waiter.join(60)
    assert len(ops(store)) == 2


def test_all_can_be_kept_out(tmp_path: Path) -> None:
    store, other = tiny(tmp_path / "data"), tiny(tmp_path / "data", patience=0.05)
    with store.hold_all(), pytest.raises(Trouble) as told:
        commit(other)
    assert told.value.code is Code.LOCK_TIMEOUT
    commit(other)
    with store.hold(ANA), pytest.raises(Trouble), other.hold_all():
        pytest.fail("somebody writes")


@pytest.mark.parametrize("again", [False, True], ids=["gone", "made-again"])
def test_a_cleared_lock_directory_is_noticed(tmp_path: Path, again: bool) -> None:
    store = tiny(tmp_path / "data")
    commit(store)

    def cleared(record: Record) -> None:
        lock = tmp_path / "data/locks/people/ana.lock"
        lock.unlink()
        if again:
            lock.touch()
        act(record)

    with pytest.raises(Trouble) as told, store.edit(ANA) as record:
        cleared(record)
    assert told.value.code is Code.DISK
    assert len(ops(store)) == 1
    commit(store)
    assert len(ops(store)) == 2


@pytest.mark.parametrize("lock", ["people/ana.lock", "store.lock"])
def test_a_lock_file_that_goes_between_its_opening_and_its_locking_keeps_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    """The lock of a file that nobody finds any more would keep nobody out."""
    fcntl = pytest.importorskip("fcntl")
    store, other = tiny(tmp_path / "data"), tiny(tmp_path / "data", patience=0.05)
    commit(store)
    path, flock, cleared = tmp_path / "data/locks" / lock, fcntl.flock, False

    def late(descriptor: int, how: int) -> None:
        nonlocal cleared
        if not cleared and os.path.samestat(os.fstat(descriptor), path.stat()):
            cleared = True
            path.unlink()
        flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with store.hold(ANA) if lock.startswith("people") else store.hold_all(), pytest.raises(Trouble) as told:
        commit(other)
    assert cleared
    assert told.value.code is Code.LOCK_TIMEOUT
    assert commit(other) == "op-2"


def test_a_file_changed_past_the_lock_is_not_overwritten(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    commit(store)
    path = tmp_path / "data/people/ana.json"

    def copied_over(record: Record) -> None:
        act(record)
        path.write_bytes(path.read_bytes() + b"\n")

    with pytest.raises(Trouble) as told, store.edit(ANA) as record:
        copied_over(record)
    assert told.value.code is Code.DISK
    assert path.read_bytes().endswith(b"\n")
