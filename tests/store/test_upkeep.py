"""Backups, what they refuse, putting them back, and looking a store over."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import os
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from mentor_tui.domain import folds
from mentor_tui.domain.problems import Code, Refused, Trouble
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.store import archive, packing
from mentor_tui.store.archive import backup, restore
from mentor_tui.store.findings import FindingKind
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, by_hand, commit, files, in_child, ops, past, tiny


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    store = tiny(tmp_path / "data")
    store.put_new([past(ANA, 2 * TAIL_MOST), past("people/bob", 3), past("team", 4), past("restricted/ana", 2)])
    for _ in range(TAIL_MOST):
        commit(store)
    store.keep_text("ab", "said")
    store.set_mark("ana", {"feed": 3})
    return store


STRETCH = "history/people/ana/00000129-00000160.json"


def kinds(store: TinyStore) -> list[FindingKind]:
    return [finding.found for finding in FileUpkeep(store).examine() if finding.found is not FindingKind.READABLE]


def state(store: TinyStore) -> dict[str, list[str]]:
    ids = [record_id for family in ("team", "people", "restricted") for record_id in store.ids(family)]
    return {record_id: ops(store, record_id) for record_id in ids}


def test_a_backup_and_back(store: TinyStore) -> None:
    path = backup(store).path
    assert path.parent == store.root / "backup"
    then = state(store)
    record = store.read(ANA)
    commit(store, op="later")
    commit(store, "people/new")
    store.set_mark("ana", {"feed": 4})
    before = restore(path, store)
    assert state(store) == then
    assert store.read(ANA) == record
    assert (store.text("ab"), store.mark("ana")) == ("said", {"feed": 3})
    assert kinds(store) == []
    assert state(tiny(before))[ANA][-1] == "later", "what was there is kept"
    commit(store, "people/new")
    commit(store)
    assert len(ops(store, "people/new")) == 1


def test_a_backup_into_an_empty_directory(store: TinyStore, tmp_path: Path) -> None:
    path = backup(store, tmp_path / "mine.tar.gz").path
    assert path == tmp_path / "mine.tar.gz"
    other = tiny(tmp_path / "other")
    restore(path, other)
    assert state(other) == state(store)
    assert kinds(other) == []


def test_a_backup_goes_round_what_is_damaged(store: TinyStore, tmp_path: Path) -> None:
    (store.root / "people/bob.json").write_bytes(b"{")
    path, left_out = backup(store, tmp_path)
    assert left_out == {"people/bob": "damaged"}
    with tarfile.open(path) as tar:
        names = tar.getnames()
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        assert orjson.loads(manifest.read())["left_out"] == {"people/bob": "damaged"}
    assert "people/ana.json" in names
    assert "people/bob.json" not in names


def test_one_that_is_damaged_in_an_archive_is_named_and_the_rest_put_back(store: TinyStore, tmp_path: Path) -> None:
    """As archives of earlier versions can be, which asked less of what went in."""
    path = backup(store, tmp_path).path
    changes = {
        "people/bob.json": b"{}",
        "marks/ana.json": b"",
        "texts/ab.json": b'{"text": "sa',
        STRETCH: b"{}",
    }
    rewritten(path, resealed(lambda contents: contents.update(changes)))
    assert FileUpkeep(store).lacking(path) == {
        "people/bob": "damaged",
        "marks/ana.json": "damaged",
        "texts/ab.json": "damaged",
        STRETCH: "damaged",
    }
    restore(path, store)
    assert list(store.ids("people")) == [ANA]
    assert store.mark("ana") == {}
    assert kinds(store) == [FindingKind.TROUBLE], "the stretch"


def test_a_stretch_that_an_archive_lacks_without_a_word_is_named(store: TinyStore, tmp_path: Path) -> None:
    path = backup(store, tmp_path).path
    rewritten(path, resealed(lambda contents: contents.pop(STRETCH)))
    assert FileUpkeep(store).lacking(path) == {"history/people/ana/": "missing-record"}


def _edition(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(orjson.dumps({"text": text, "sha256": hashlib.sha256(b"as it was").hexdigest()}))


def test_editions_of_curricula_go_along(store: TinyStore, tmp_path: Path) -> None:
    edition = store.root / "editions/curriculum-desk.json"
    _edition(edition, "as it was")
    path, left_out = backup(store, tmp_path)
    assert left_out == {}
    edition.unlink()
    restore(path, store)
    assert orjson.loads(edition.read_bytes())["text"] == "as it was"
    assert kinds(store) == []


SPOILS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "marks/ana.json": ("damaged", lambda path: path.write_bytes(b"")),
    "texts/ab.json": ("damaged", lambda path: path.write_bytes(b'{"text": "sa')),
    "editions/curriculum-desk.json": ("damaged", lambda path: _edition(path, "changed")),
    "people/Copy of bob.json": ("foreign", lambda path: shutil.copy(path.with_name("bob.json"), path)),
    "people/bob (1).json": ("foreign", lambda path: path.write_bytes(b"")),
    "people/notes.txt": ("foreign", lambda path: path.write_bytes(b"")),
    "people/folder.json": ("not-a-file", lambda path: path.mkdir()),
    "texts/x y": ("foreign", lambda path: path.write_bytes(b"")),
    "marks/bob.json": ("not-a-file", os.mkfifo),
    STRETCH: (
        "damaged",
        lambda path: path.write_bytes(path.read_bytes().replace(b"1", b"2", 9)),
    ),
    "history/people/ana/": ("missing-record", lambda path: next(path.iterdir()).unlink()),
    "people/bob.json": ("missing-record", Path.unlink),
    "team.json": ("damaged", lambda path: path.write_bytes(b"{")),
}


@pytest.mark.parametrize("name", SPOILS)
def test_what_cannot_be_put_back_is_named_and_spoils_nothing_else(store: TinyStore, tmp_path: Path, name: str) -> None:
    code, spoil = SPOILS[name]
    spoil(store.root / name)
    path, left_out = backup(store, tmp_path)
    told = packing.record_in(name) or name
    assert left_out == {told: code}
    if name.startswith("people/folder"):
        assert packing.unpack(path).lacks == {"people/folder": code}
        return
    assert packing.unpack(path).lacks == left_out
    other = tiny(tmp_path / "other")
    restore(path, other, anyway=True)
    assert {*other.ids("people")} == {ANA, "people/bob"} - {told}
    assert len([*other.stored(ANA).tail]) > 3  # type: ignore[union-attr]


def test_what_was_put_aside_and_is_missed_is_named(store: TinyStore, tmp_path: Path) -> None:
    (store.root / "people/bob.json").write_bytes(b"")
    with pytest.raises(Trouble):
        commit(store, "people/bob")
    assert backup(store, tmp_path).left_out == {"people/bob": "missing-record"}


def test_a_directory_that_nobody_may_write_to_is_copied_whole(store: TinyStore, tmp_path: Path) -> None:
    shutil.rmtree(store.root / "locks")
    tmp_path.chmod(0o777)
    target = tmp_path / "out"
    target.mkdir(mode=0o777)
    target.chmod(0o777)
    for directory in [store.root, *(path for path in store.root.rglob("*") if path.is_dir())]:
        directory.chmod(0o555)
    for file in files(store.root):
        file.chmod(0o444)

    def copied() -> None:
        if os.geteuid() == 0:
            os.setgid(54321)
            os.setuid(54321)
        assert backup(tiny(Path("data")), Path("out")).left_out == {}

    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert in_child(copied) == 0
    finally:
        os.chdir(before)
        for directory in [store.root, *(path for path in store.root.rglob("*") if path.is_dir())]:
            directory.chmod(0o755)
    other = tiny(tmp_path / "other")
    restore(files(target)[0], other)
    assert state(other) == state(store)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_lies_in_the_place_of_a_lock_stops_no_restore(store: TinyStore, make: Callable[[Path], object]) -> None:
    path = backup(store).path
    then = state(store)
    commit(store, "people/late")
    for name in ("people/bob", "people/late"):
        lock = store.place(name).lock
        lock.unlink()
        make(lock)
    restore(path, store)
    assert state(store) == then
    found = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert [finding.path for finding in found] == [
        str(store.place(name).lock) for name in ("people/bob", "people/late")
    ]
    commit(store)
    with pytest.raises(Trouble) as told:
        commit(store, "people/bob")
    assert told.value.code is Code.NOT_A_FILE


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object], *, kind: bytes = tarfile.REGTYPE) -> None:
    """Change what an archive holds; its manifest stays unless that is changed too."""
    with tarfile.open(path) as tar:
        contents = {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]
    change(contents)
    with tarfile.open(path, "w:gz") as tar:
        for name, data in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            if name == "people/bob.json":
                entry.type = kind
                entry.linkname = "/etc/passwd"
            tar.addfile(entry, io.BytesIO(data))


def resealed(change: Callable[[dict[str, bytes]], object]) -> Callable[[dict[str, bytes]], None]:
    """A change that a liar has made the manifest fit to."""

    def changed(contents: dict[str, bytes]) -> None:
        change(contents)
        manifest = orjson.loads(contents.pop("manifest.json"))
        manifest["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
        contents["manifest.json"] = orjson.dumps(manifest)

    return changed


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("hash", lambda contents: contents.update({"people/bob.json": b"{}"})),
        ("files", lambda contents: contents.pop("people/bob.json")),
        ("files", lambda contents: contents.update({"people/more.json": b"{}"})),
        ("no-manifest", lambda contents: contents.pop("manifest.json")),
        ("no-manifest", lambda contents: contents.update({"manifest.json": b"[]"})),
        ("name", resealed(lambda contents: contents.update({"people/../../x": b"{}"}))),
        ("name", resealed(lambda contents: contents.update({"/etc/x": b"{}"}))),
        ("name", resealed(lambda contents: contents.update({"locks/x": b"{}"}))),
        ("name", resealed(lambda contents: contents.update({"people": b"{}"}))),
        ("name", resealed(lambda contents: contents.update({"people/a/b.json": b"{}"}))),
        ("name", resealed(lambda contents: contents.update({f"people/{'x' * 300}.json": b"{}"}))),
        ("no-manifest", lambda contents: contents.update({"manifest.json": b'{"schema": "1", "files": {}}'})),
        ("no-manifest", lambda contents: contents.update({"manifest.json": b'{"schema": 1, "files": ["a"]}'})),
        ("nothing-in-it", resealed(lambda contents: [contents.pop(n) for n in list(contents) if n != "manifest.json"])),
    ],
)
def test_a_bad_backup_is_refused(
    store: TinyStore, tmp_path: Path, reason: str, change: Callable[[dict[str, bytes]], object]
) -> None:
    path = backup(store, tmp_path).path
    rewritten(path, change)
    refused(store, path, reason)


def refused(store: TinyStore, path: Path, reason: str) -> None:
    then = {file: file.read_bytes() for file in files(store.root)}
    with pytest.raises(Trouble) as told:
        restore(path, store)
    assert (told.value.code, told.value.facts["reason"]) == (Code.BAD_BACKUP, reason)
    assert {file: file.read_bytes() for file in files(store.root)} == then


def test_a_backup_that_is_a_bomb_is_refused(store: TinyStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = backup(store, tmp_path).path
    monkeypatch.setattr(packing, "_FILE_MOST", 100)
    refused(store, path, "too-large")


def test_no_backup_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        backup(tiny(tmp_path / "data"))
    assert told.value.code is Code.NO_RECORDS
    assert not (tmp_path / "data").exists()


def test_a_link_in_a_backup_is_refused(store: TinyStore, tmp_path: Path) -> None:
    path = backup(store, tmp_path).path
    rewritten(path, lambda _: None, kind=tarfile.SYMTYPE)
    refused(store, path, "no-file")


@pytest.mark.parametrize("data", [b"", b"nothing", gzip.compress(b"x" * 2000)], ids=["empty", "words", "no tar"])
def test_what_is_no_archive(store: TinyStore, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.tar.gz").write_bytes(data)
    refused(store, tmp_path / "x.tar.gz", "not-an-archive")


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_cut_off_archive(store: TinyStore, tmp_path: Path, keep: float) -> None:
    path = backup(store, tmp_path).path
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    refused(store, path, "not-an-archive")


def test_an_archive_that_is_not_there(store: TinyStore, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        restore(tmp_path / "nothing", store)
    assert told.value.code is Code.NOT_THERE
    with pytest.raises(Trouble) as told:
        backup(store, tmp_path / "nowhere" / "x.tar.gz")
    assert told.value.code is Code.NOT_THERE


def test_a_restore_that_fails_midway_is_taken_back(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    path = backup(store).path
    commit(store, op="later")
    then = state(store)
    at = 0
    while True:
        at += 1
        count = 0
        real = Path.rename

        def fails(self: Path, target: Path, at: int = at, real: Callable[[Path, Path], Path] = real) -> Path:
            nonlocal count
            count += 1
            if count == at:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(self, target)

        monkeypatch.setattr(Path, "rename", fails)
        try:
            restore(path, store)
        except Trouble:
            assert state(store) == then
            assert kinds(store) == []
        else:
            break
        finally:
            monkeypatch.undo()
    assert at > 10
    assert "later" not in ops(store)


def test_a_restore_waits_for_writers(store: TinyStore) -> None:
    path = backup(store).path
    impatient = tiny(store.root, patience=0.05)
    then = state(store)
    with store.hold("people/bob"), pytest.raises(Trouble) as told:
        restore(path, impatient)
    assert told.value.code is Code.LOCK_TIMEOUT
    assert state(store) == then


def test_a_sound_store_has_no_findings(store: TinyStore, tmp_path: Path) -> None:
    assert kinds(store) == []
    assert kinds(tiny(tmp_path / "nothing")) == []


def test_what_is_damaged_and_missing_is_found(store: TinyStore) -> None:
    (store.root / "people/bob.json").write_bytes(b"")
    (store.root / "people/ana.json").unlink()
    (store.root / "team.json").unlink()
    found = {
        finding.record: finding.facts["code"]
        for finding in FileUpkeep(store).examine()
        if finding.found is FindingKind.TROUBLE
    }
    assert found == {"people/bob": "damaged", ANA: "missing-record", "team": "missing-record"}


def changed(store: TinyStore, record_id: str, change: Callable[[dict[str, Any]], object]) -> None:
    by_hand(store.root / f"{record_id}.json", change)


def test_a_fact_that_is_not_the_fold_of_its_history(store: TinyStore) -> None:
    changed(store, "people/bob", lambda tables: tables["facts"]["lock:1"].update(why="otherwise"))
    (finding,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.DIFFERENT]
    assert (finding.record, finding.facts["things"]) == ("people/bob", ["lock:1"])
    assert finding.found.is_damage
    then = store.read("people/bob")
    version = store.fold_anew("people/bob")
    assert kinds(store) == []
    now = store.read("people/bob")
    assert then is not None
    assert now is not None
    assert (now.version, now.facts["lock:1"]["why"]) == (version, "")
    assert version == then.version + 1
    assert b"otherwise" in store.place("people/bob").previous.read_bytes(), "the file as it was is kept"
    commit(store, "people/bob")


def test_an_event_that_says_no_time_is_damage(store: TinyStore) -> None:
    changed(store, "people/bob", lambda tables: tables["events"]["2"].update(at="yesterday"))
    changed(store, "people/ana", lambda tables: tables["events"][[*tables["events"]][-1]].update(thing=5))
    found = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert [(finding.record, finding.facts["reason"]) for finding in found] == [
        (ANA, "replay"),
        ("people/bob", "replay"),
    ]


def test_facts_of_an_older_fold_are_no_damage(store: TinyStore) -> None:
    changed(store, "people/bob", lambda tables: tables["meta"]["record"].update(fold=folds.FOLD - 1))
    changed(store, "people/bob", lambda tables: tables["facts"]["lock:1"].update(why="otherwise"))
    assert kinds(store) == [FindingKind.OLDER_FOLD]
    assert not FindingKind.OLDER_FOLD.is_damage


def test_a_history_that_does_not_replay(store: TinyStore) -> None:
    changed(store, "people/bob", lambda tables: tables["events"]["2"].update(thing="item:course/a", kind="signed"))
    (finding,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert (finding.record, finding.facts["reason"]) == ("people/bob", "replay")


def test_a_gap_in_a_history(store: TinyStore) -> None:
    files(store.root / "history")[0].unlink()
    (finding,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert (finding.record, finding.facts["reason"]) == (ANA, "gap")


def test_what_is_left_lying_about(store: TinyStore) -> None:
    (store.root / "people/.bob.json.tmp").write_bytes(b"{")
    (store.root / f"{archive.RESTORING}-x").mkdir()
    segment = files(store.root / "history")[-1]
    shutil.copy(segment, segment.with_name("00009000-00009031.json"))
    assert sorted(kinds(store)) == sorted([FindingKind.LEFT_OVER, FindingKind.INTERRUPTED, FindingKind.STRAY])
    commit(store, "people/bob")
    assert FindingKind.LEFT_OVER not in kinds(store), "the next commit sweeps its own"


def test_a_restore_after_one_that_was_killed(store: TinyStore) -> None:
    path = backup(store).path
    then = state(store)
    (store.root / f"{archive.RESTORING}-x").mkdir()
    (store.root / "people").rename(store.root / "elsewhere")
    with pytest.raises(Trouble):
        store.read(ANA)
    before = restore(path, store)
    assert state(store) == then
    assert kinds(store) == []
    assert (before / f"{archive.RESTORING}-x").exists()


def test_quarantine_is_told(store: TinyStore) -> None:
    (store.root / "people/bob.json").write_bytes(b"")
    with pytest.raises(Trouble):
        commit(store, "people/bob")
    assert FindingKind.QUARANTINED in kinds(store)


def test_little_room(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(store.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
    assert kinds(store) == [FindingKind.LITTLE_ROOM]


@pytest.mark.parametrize(
    "name",
    [
        "curricula/../team.json",
        "curricula/.hidden.yaml",
        "curricula/.git/config",
        "curricula//a.yaml",
        "curricula/a\\b.yaml",
        "curricula",
        "curricula/" + "a/" * 8 + "b.yaml",
        "elsewhere/a.yaml",
    ],
)
def test_what_a_backup_says_of_curricula_leads_nowhere_else(name: str) -> None:
    with pytest.raises(packing.Unsound):
        packing.check(name, b"")


@pytest.mark.parametrize("name", ["curricula/a.yaml", "curricula/tracks/Начало 2.yml", "curricula/schema.json"])
def test_curricula_may_be_called_anything_else(name: str) -> None:
    packing.check(name, b"curriculum: a")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_what_of_the_curricula_cannot_be_put_back_is_named(store: TinyStore, tmp_path: Path) -> None:
    own = store.root / "curricula"
    own.mkdir()
    (own / "a.yaml").write_text("curriculum: a")
    (own / ".a.yaml.swp").write_text("")
    (own / "odd\n.yaml").write_text("")
    (tmp_path / "elsewhere").mkdir()
    (own / "linked").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(own / "pipe.yaml")
    made = backup(store, tmp_path / "copy.tar.gz")
    assert {*made.left_out} == {"curricula/linked", "curricula/odd\n.yaml", "curricula/pipe.yaml"}
    assert [name for name in packing.unpack(made.path).contents if name.startswith("curricula")] == ["curricula/a.yaml"]
