"""Who may read and write the files: private by default, shared where the directory is, and so it stays."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import TAIL_MOST, Record
from mentor_tui.store import letters
from mentor_tui.store.archive import backup
from mentor_tui.store.findings import FindingKind
from mentor_tui.store.locks import Locks
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, act, commit, files, in_child, ops, past, stored, tiny

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
NOTES = "restricted/ana"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(root: Path) -> list[Path]:
    return sorted(root.rglob("*"))


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_private_by_default(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST)])
    commit(store)
    commit(store, "team")
    store.keep_text("ab", "said")
    store.set_mark("ana", {})
    store.cache("overview", {})
    for path in everything(tmp_path):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("shared", [0o2770, 0o2775])
def test_shared_where_the_directory_is(tmp_path: Path, shared: int) -> None:
    group = _a_group(tmp_path)
    os.chown(tmp_path, -1, group)
    tmp_path.chmod(shared)
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST)])
    for _ in range(TAIL_MOST):
        commit(store)
    commit(store, "team")
    store.set_mark("ana", {})
    for path in everything(tmp_path):
        assert mode(path) == (0o2770 if path.is_dir() else 0o660), path
        assert path.stat().st_gid == group, path


@pytest.mark.parametrize("above", [0o770, 0o775, 0o1777, 0o3777, 0o2755])
def test_a_directory_that_others_may_write_to_shares_nothing(tmp_path: Path, above: int) -> None:
    os.chown(tmp_path, -1, _a_group(tmp_path))
    tmp_path.chmod(above)
    root = tmp_path / "data"
    store = tiny(root)
    commit(store)
    for path in [root, *everything(root)]:
        assert mode(path) & 0o077 == 0, path


def test_whoever_is_not_root_can_begin_below_a_directory_of_everybodys(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)

    def begin() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(54321)
            os.setuid(54321)
        commit(tiny(Path("mine")))

    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert in_child(begin) == 0
    finally:
        os.chdir(before)
    assert mode(tmp_path / "mine") == 0o700


def test_mode_and_group_of_a_file_survive(tmp_path: Path) -> None:
    group = _a_group(tmp_path)
    store = tiny(tmp_path)
    commit(store)
    path = tmp_path / "people/ana.json"
    os.chown(path, -1, group)
    path.chmod(0o640)
    for _ in range(3):
        commit(store)
        assert (mode(path), path.stat().st_gid) == (0o640, group)


def test_what_is_restricted_stays_in_its_own_directory(tmp_path: Path) -> None:
    tmp_path.chmod(0o2775)
    store = tiny(tmp_path)
    store.put_new([past(NOTES, TAIL_MOST)])
    for _ in range(TAIL_MOST):
        commit(store, NOTES, text="secret words")
    (tmp_path / "restricted/ana.json").write_bytes(b"{ secret words")
    with pytest.raises(Exception, match="damaged"):
        commit(store, NOTES)
    assert mode(tmp_path / "restricted") == 0o700
    telling = [path for path in files(tmp_path) if b"secret words" in path.read_bytes()]
    assert len(telling) > 2
    assert all(path.is_relative_to(tmp_path / "restricted") for path in telling)
    (found,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.READABLE]
    assert found.facts["mode"] == "700"


def test_what_is_restricted_can_have_a_group(tmp_path: Path) -> None:
    group = _a_group(tmp_path)
    tmp_path.chmod(0o2770)
    store = tiny(tmp_path)
    (tmp_path / "restricted").mkdir()
    os.chown(tmp_path / "restricted", -1, group)
    (tmp_path / "restricted").chmod(0o2770)
    assert store.keeps_apart()
    commit(store, NOTES)
    commit(store, NOTES)
    for path in [tmp_path / "restricted", *everything(tmp_path / "restricted")]:
        assert mode(path) == (0o2770 if path.is_dir() else 0o660), path
        assert path.stat().st_gid == group


def test_the_lock_of_what_is_restricted_tells_nobody_that_it_is_there(tmp_path: Path) -> None:
    """An earlier program had it among the others; while it is there, both are held."""
    store, impatient = tiny(tmp_path), tiny(tmp_path, patience=0.05)
    commit(store, ANA)
    commit(store, NOTES)
    assert not (tmp_path / "locks/restricted").exists()
    old = tmp_path / "locks/restricted/ana.lock"
    old.parent.mkdir()
    old.write_bytes(b"known\n")
    with Locks(0.05).hold(old), pytest.raises(Trouble) as told:
        commit(impatient, NOTES)
    assert told.value.code is Code.LOCK_TIMEOUT
    FileUpkeep(store).add_checksums()
    assert not old.exists()
    (tmp_path / "restricted/ana.json").unlink()
    with pytest.raises(Trouble) as told:
        commit(store, NOTES)
    assert told.value.code is Code.MISSING_RECORD


GROUP, LEADS, LEAD, HIRE = 6000, 6001, 5001, 5002


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes somebody else")
def test_what_is_kept_from_somebody_they_can_write_to_by_letter(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    root = tmp_path / "data"
    for directory, group in ((root, GROUP), (root / "restricted", LEADS)):
        directory.mkdir()
        os.chown(directory, -1, group)
        directory.chmod(0o2770)

    def somebody(uid: int, groups: list[int], work: Callable[[TinyStore], object]) -> None:
        def act() -> None:
            os.setgroups(groups)
            os.setgid(uid)
            os.setuid(uid)
            work(tiny(Path("data")))

        assert in_child(act) == 0

    def offered_nothing(store: TinyStore) -> None:
        assert not store.keeps_apart()

    def begins(store: TinyStore) -> None:
        commit(store, "people/bob")
        store.catch_up()

    def posts(store: TinyStore) -> None:
        assert store.keeps_apart()
        commit(store, NOTES, text="secret words", op="asked")
        with pytest.raises(Trouble) as told:
            store.read(NOTES)
        assert told.value.code is Code.NO_ACCESS
        for place in ("box", "restricted"):
            with pytest.raises(PermissionError):
                list(Path("data", place).iterdir())

    def takes_in(store: TinyStore) -> None:
        for stays in (1, 0):
            assert stored(store, NOTES).facts["lock:a"]["why"] == "secret words"
            assert len(files(Path("data/box"))) == stays
            store.catch_up()
        assert ops(store, NOTES) == ["asked"]

    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        somebody(HIRE, [GROUP], offered_nothing)
        somebody(LEAD, [GROUP, LEADS], begins)
        assert mode(root / "box") == 0o2773
        somebody(HIRE, [GROUP], posts)
        somebody(LEAD, [GROUP, LEADS], takes_in)
    finally:
        os.chdir(before)
    assert all(path.is_relative_to(root / "restricted") for path in files(root) if "ana" in path.name)


def test_a_letter_that_cannot_be_taken_in_is_named_by_a_backup(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    for record_id in ("team", NOTES):
        commit(store, record_id)
    (tmp_path / "data/box").mkdir()
    letter = Record(NOTES, fold=FOLD)
    act(letter, text="said", op="asked")
    letters.post(store.disk, store.root, letter)
    store.place(NOTES).file.write_bytes(b"{")
    (posted,) = files(tmp_path / "data/box")
    assert backup(store, tmp_path).left_out == {NOTES: "damaged", f"box/{posted.name}": "read-only"}
    assert store.place(NOTES).file.read_bytes() == b"{"
    FileUpkeep(store).restore(backup(store, tmp_path / "x.tar.gz").path)
    store.catch_up()
    assert ops(store, NOTES) == ["asked"]
    assert backup(store, tmp_path).left_out == {}


def _posted(store: TinyStore) -> Path:
    """A letter for a record that is there, in the box."""
    for record_id in ("team", NOTES):
        commit(store, record_id, op="before")
    (store.root / "box").mkdir()
    letter = Record(NOTES, fold=FOLD)
    act(letter, text="said", op="asked")
    letters.post(store.disk, store.root, letter)
    (posted,) = files(store.root / "box")
    return posted


def test_a_letter_that_is_left_or_comes_back_is_taken_in_once(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    posted = _posted(store)
    said = posted.read_bytes()
    for _again in range(2):
        posted.write_bytes(said)
        store.catch_up()
        assert ops(store, NOTES) == ["before", "asked"]
        assert files(tmp_path / "data/box") == []


def test_a_backup_holds_what_lies_in_the_box(tmp_path: Path) -> None:
    store = tiny(tmp_path / "data")
    _posted(store)
    path, left_out = backup(store, tmp_path)
    assert left_out == {}
    other = tiny(tmp_path / "other")
    FileUpkeep(other).restore(path)
    assert ops(other, NOTES) == ["before", "asked"]


def test_a_backup_is_its_owners_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    store = tiny(tmp_path)
    commit(store, NOTES)
    assert mode(backup(store).path) == 0o600


def _a_group(path: Path) -> int:
    """A group other than the usual one that files here may be given."""
    if os.geteuid() == 0:
        return 12345
    others = [group for group in os.getgroups() if group != path.stat().st_gid]
    if not others:
        pytest.skip("this user is in one group only")
    return others[0]
