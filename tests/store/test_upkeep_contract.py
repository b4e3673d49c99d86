"""What every store promises to whoever looks after it, and to programs of other versions: run over each of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_tui.domain import acts, folds, history
from mentor_tui.domain.history import undo
from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.record import TAIL_MOST, Event, Fact
from mentor_tui.store import refolding
from mentor_tui.store.families import FAMILIES, Family
from mentor_tui.store.findings import FindingKind
from mentor_tui.store.opening import Backend, open_store
from mentor_tui.store.protocol import Store, Upkeep
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, AT, commit, opened, ops, stored, tiny, with_fold

# Looking after them


def damage(upkeep: Upkeep) -> list[FindingKind]:
    return [finding.found for finding in upkeep.examine() if finding.found is not FindingKind.READABLE]


def whole(store: Store) -> dict[str, object]:
    ids = [record_id for family in FAMILIES for record_id in store.ids(family)]
    return {record_id: (store.read(record_id), list(store.history(record_id))) for record_id in ids}


@pytest.mark.parametrize("into", ["memory", "tiny"])
def test_a_backup_of_any_store_goes_back_into_any(backend: Backend, into: str, tmp_path: Path) -> None:
    store = backend.store
    commit(store, "team")
    commit(store, "restricted/ana")
    for number in range(TAIL_MOST + 5):
        commit(store, name=str(number % 3))
    store.keep_text("ab12", "Read it.")
    store.set_mark("ana", {"feed": 7})
    then = whole(store)
    copied = backend.upkeep().backup(tmp_path)
    assert copied.left_out == {}
    other = opened(into, tmp_path / "other")
    commit(other.store, "people/bob")
    other.store.cache("overview", {"old": True})
    before = other.upkeep().restore(copied.path)
    assert whole(other.store) == then
    assert (other.store.text("ab12"), other.store.mark("ana")) == ("Read it.", {"feed": 7})
    assert other.store.cached("overview") is None, "a cache of what was there before says nothing of what is"
    assert damage(other.upkeep()) == []
    assert before is None or (before / "people/bob.json").exists()
    commit(other.store)


def test_one_person_is_put_back_and_nobody_else(backend: Backend, tmp_path: Path) -> None:
    store, upkeep = backend.store, backend.upkeep()
    for number in range(TAIL_MOST + 5):
        commit(store, name=str(number % 3))
    for record_id in ("team", "people/bob", "restricted/ana", "restricted/bob"):
        commit(store, record_id)
    store.set_mark("ana", {"feed": 7})
    then = whole(store)
    copied = upkeep.backup(tmp_path)
    for record_id in (ANA, "people/bob", "restricted/ana", "restricted/bob", "team"):
        commit(store, record_id, op="later")
    store.set_mark("ana", {"feed": 8})
    now = whole(store)
    upkeep.restore(copied.path, only="ana")
    theirs = {ANA, "restricted/ana"}
    assert whole(store) == {name: (then if name in theirs else now)[name] for name in now}
    assert store.mark("ana") == {"feed": 8}, "what they have looked at they have looked at"
    assert damage(upkeep) == []
    commit(store)
    with pytest.raises(Refused) as told:
        upkeep.restore(copied.path, only="nobody")
    assert told.value.code is Code.NOT_IN_BACKUP


def test_nothing_is_no_backup_and_a_bad_one_changes_nothing(backend: Backend, tmp_path: Path) -> None:
    upkeep = backend.upkeep()
    assert upkeep.is_empty()
    with pytest.raises(Refused) as told:
        upkeep.backup(tmp_path)
    assert told.value.code is Code.NO_RECORDS
    commit(backend.store)
    then = whole(backend.store)
    (tmp_path / "x.tar.gz").write_bytes(b"nothing")
    with pytest.raises(Trouble) as bad:
        upkeep.restore(tmp_path / "x.tar.gz")
    assert bad.value.code is Code.BAD_BACKUP
    assert whole(backend.store) == then
    assert not upkeep.is_empty()


def test_facts_that_another_rule_made_are_found_and_put_right(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, upkeep = backend.store, backend.upkeep()
    commit(store, text="so")
    commit(store, "people/bob")
    assert damage(upkeep) == []
    with monkeypatch.context() as other:
        other.setitem(folds._FOLDS, "lock", lambda _before, event: {"why": "otherwise"})
        commit(store, "people/bob")
    (finding,) = [finding for finding in upkeep.examine() if finding.found is FindingKind.DIFFERENT]
    assert (finding.record, finding.facts["things"]) == ("people/bob", ["lock:a"])
    assert upkeep.repair(finding) == stored(store, "people/bob").version == 3
    assert damage(upkeep) == []
    assert stored(store, "people/bob").facts["lock:a"]["why"] == ""


def test_clearing_leaves_nothing_and_what_is_not_the_stores(backend: Backend, tmp_path: Path) -> None:
    commit(backend.store)
    backend.store.set_mark("ana", {"feed": 7})
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data/mine.txt").write_text("mine")
    upkeep = backend.upkeep()
    with upkeep.turn("demo.lock"):
        upkeep.clear()
    assert upkeep.is_empty()
    assert backend.store.mark("ana") == {}
    assert {path.name for path in (tmp_path / "data").iterdir()} <= {"mine.txt", "demo.lock"}
    assert (tmp_path / "data/mine.txt").read_text() == "mine"
    commit(backend.store, op="anew")
    assert ops(backend.store) == ["anew"]


@pytest.mark.parametrize(
    ("family", "record_id"),
    [
        (Family("wall", single=True), "wall"),
        (Family("reviews"), "reviews/ana"),
        (Family("calibrations"), "calibrations/2026-03-billing"),
        (Family("sealed", apart=True), "sealed/ana"),
    ],
)
def test_a_new_family_is_one_row(
    backend: Backend, family: Family, record_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, upkeep = backend.store, backend.upkeep()
    with pytest.raises(BadUse):
        store.read(record_id)
    monkeypatch.setitem(FAMILIES, family.name, family)
    cursor = store.changes().cursor
    for number in range(TAIL_MOST + 5):
        commit(store, record_id, name=str(number % 3))
    assert store.changes(cursor).ids == {record_id}
    assert store.ids(family.name) == (record_id,)
    assert store.stamps(family.name).keys() == {record_id}
    assert damage(upkeep) == []
    then = whole(store)
    copied = upkeep.backup(tmp_path)
    commit(store, record_id, op="later")
    assert copied.left_out == upkeep.lacking(copied.path) == {"team": Code.MISSING_RECORD}
    with pytest.raises(Refused) as told:
        upkeep.restore(copied.path)
    assert told.value.code is Code.NO_TEAM_IN_BACKUP
    upkeep.restore(copied.path, anyway=True)
    assert whole(store) == then
    assert len(ops(store, record_id)) == TAIL_MOST + 5
    with monkeypatch.context() as other:
        other.setitem(folds._FOLDS, "lock", lambda _before, event: {"why": "otherwise"})
        commit(store, record_id)
    (finding,) = [finding for finding in upkeep.examine() if finding.found is FindingKind.DIFFERENT]
    assert finding.record == record_id
    upkeep.repair(finding)
    assert damage(upkeep) == []
    upkeep.clear()
    assert upkeep.is_empty()


@pytest.mark.parametrize("family", [Family("wall", single=True), Family("reviews"), Family("sealed", apart=True)])
def test_the_files_of_a_new_family_are_held_and_missed(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FAMILIES, family.name, family)
    record_id = family.name if family.single else f"{family.name}/ana"
    store, impatient = tiny(tmp_path / "data"), tiny(tmp_path / "data", patience=0.05)
    commit(store, record_id)
    commit(store, record_id)
    with store.hold(record_id), pytest.raises(Trouble) as told:
        commit(impatient, record_id)
    assert told.value.code is Code.LOCK_TIMEOUT
    store.place(record_id).file.unlink()
    (missing,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert (missing.record, missing.facts["code"]) == (record_id, Code.MISSING_RECORD)
    FileUpkeep(store).repair(missing)
    assert len(ops(store, record_id)) == 1
    if family.apart:
        beside = {path.name for path in (tmp_path / "data").iterdir()}
        assert beside == {family.name, "locks"}, "nothing that belongs to it lies where others look"
        assert (tmp_path / "data" / family.name).stat().st_mode & 0o077 == 0


# After a change of the folds


def older(store: Store, monkeypatch: pytest.MonkeyPatch, *records: str) -> None:
    """Records as an older program has stored them, whose facts were others."""
    with monkeypatch.context() as then:
        for module in with_fold():
            then.setattr(module, "FOLD", folds.FOLD - 1)
        then.setitem(folds._FOLDS, "lock", lambda _before, event: {"old": event.seq})
        for record_id in records:
            commit(store, record_id)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(refolding, "AT_ONCE", 2)
    return 2


MANY = ("team", *(f"people/p{number}" for number in range(4)), "restricted/p0", "plans/matching")


def test_all_records_are_folded_anew_and_stored_once(
    backend: Backend, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    store, upkeep = backend.store, backend.upkeep()
    older(store, monkeypatch, *MANY)
    assert damage(upkeep) == [FindingKind.OLDER_FOLD] * len(MANY)
    cursor = store.changes().cursor
    for start in range(1, 4):
        store.catch_up()
        assert damage(upkeep) == [FindingKind.OLDER_FOLD] * (len(MANY) - at_once * start), "some at each start"
    store.catch_up()
    assert damage(upkeep) == []
    assert store.changes(cursor).ids == set(MANY)
    for record_id in MANY:
        record = stored(store, record_id)
        assert (record.version, len(record.tail), record.facts["lock:a"]["by"]) == (2, 1, "ana"), "and no event"
    cursor = store.changes().cursor
    store.catch_up()
    assert store.changes(cursor).ids == set()


def test_what_is_done_is_not_looked_through_again(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store = backend.store
    commit(store)
    store.catch_up()
    older(store, monkeypatch, "people/late")
    cursor = store.changes().cursor
    store.catch_up()
    assert store.changes(cursor).ids == set(), "an older program that writes on is left to its next change, or doctor"
    for finding in [*backend.upkeep().examine()]:
        if finding.found is FindingKind.OLDER_FOLD:
            backend.upkeep().repair(finding)
    assert damage(backend.upkeep()) == []
    store.cache("folded", ["nonsense"])
    store.catch_up()
    assert store.cached("folded") == {"fold": folds.FOLD}


def test_what_a_newer_program_has_folded_stays(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store = backend.store
    older(store, monkeypatch, ANA)
    store.cache("folded", {"fold": folds.FOLD + 1})
    cursor = store.changes().cursor
    store.catch_up()
    assert store.changes(cursor).ids == set()
    with monkeypatch.context() as newer:
        for module in with_fold():
            newer.setattr(module, "FOLD", folds.FOLD + 1)
        commit(store)
    store.cache("folded", None)
    assert damage(backend.upkeep()) == [FindingKind.NEWER]
    cursor = store.changes().cursor
    store.catch_up()
    assert store.changes(cursor).ids == set()


def test_nothing_is_made_where_there_is_nothing(backend: Backend, tmp_path: Path) -> None:
    backend.store.catch_up()
    assert backend.store.cached("folded") is None
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_folded_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    store = tiny(tmp_path / "data", patience=0.05)
    older(store, monkeypatch, *MANY)
    (tmp_path / "data/people/p1.json").write_bytes(b'{"meta": {}}')
    with store.hold("people/p0"):
        tiny(tmp_path / "data", patience=0.05).catch_up()
    assert store.cached("folded") == {"fold": folds.FOLD, "after": "team"}, "whoever writes there now may be done soon"
    for _ in range(3):
        store.catch_up()
    assert store.cached("folded") == {"fold": folds.FOLD}
    found = {finding.record: finding.found for finding in FileUpkeep(store).examine()}
    assert found == {"people/p1": FindingKind.TROUBLE, "": FindingKind.READABLE}


# What a newer program has written


@contextlib.contextmanager
def newer_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that knows areas, and that a lock can be stuck."""
    with monkeypatch.context() as newer:
        newer.setitem(acts.ACTS, ("aurora", "owned"), acts.ACTS["lock", "opened"])  # type: ignore[arg-type]
        newer.setitem(acts.ACTS, ("lock", "stuck"), acts.ACTS["lock", "opened"])  # type: ignore[arg-type]
        newer.setitem(folds._FOLDS, "aurora", lambda _before, event: {"owner": event.by})
        real = folds._FOLDS["lock"]

        def lock(before: Fact | None, event: Event) -> Fact | None:
            return {**(before or {}), "stuck": True} if event.kind == "stuck" else real(before, event)

        newer.setitem(folds._FOLDS, "lock", lock)
        yield


def newer_acts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with newer_program(monkeypatch), store.edit(ANA) as record:
        history.append(record, op="new-1", at=AT, by="ana", kind="stuck", thing="lock:a")
        history.append(record, op="new-2", at=AT, by="ana", kind="owned", thing="aurora:today")


def test_what_only_a_newer_program_knows_is_kept_and_no_damage(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, upkeep = backend.store, backend.upkeep()
    commit(store, name="a")
    commit(store, name="b")
    newer_acts(store, monkeypatch)
    (finding,) = [finding for finding in upkeep.examine() if finding.found is not FindingKind.READABLE]
    assert (finding.found, finding.facts["things"]) == (FindingKind.NEWER, ["aurora:today", "lock:a"])
    assert not finding.found.is_damage
    for number in range(TAIL_MOST + 5):
        commit(store, name=f"x{number % 3}")
    record = stored(store)
    assert record.sealed > 4
    assert (record.facts["aurora:today"], record.facts["lock:a"]["stuck"]) == ({"owner": "ana", "seq": 4}, True)
    assert ops(store)[2:4] == ["new-1", "new-2"]
    assert damage(upkeep) == [FindingKind.NEWER]
    with newer_program(monkeypatch):
        assert damage(upkeep) == [], "the newer program finds all as it left it"


def test_facts_put_right_leave_those_of_a_newer_program(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store, upkeep = backend.store, backend.upkeep()
    commit(store, name="a")
    newer_acts(store, monkeypatch)
    with monkeypatch.context() as other:
        other.setitem(folds._FOLDS, "lock", lambda _before, event: {"why": "otherwise"})
        commit(store, name="b")
    assert damage(upkeep) == [FindingKind.DIFFERENT, FindingKind.NEWER]
    (different, _) = [finding for finding in upkeep.examine() if finding.found is not FindingKind.READABLE]
    assert different.facts["things"] == ["lock:b"]
    upkeep.repair(different)
    assert damage(upkeep) == [FindingKind.NEWER]
    with newer_program(monkeypatch):
        assert damage(upkeep) == []
        assert stored(store).facts["lock:a"]["stuck"]


def test_an_unknown_act_is_never_undone_nor_anything_on_what_it_changed(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = backend.store
    commit(store, name="b")
    commit(store, name="a")
    newer_acts(store, monkeypatch)
    record = stored(store)
    last = history.last_by(record, "ana")
    assert last is not None
    assert last.thing == "lock:b"
    newer = history.newer_by(record, "ana")
    assert newer is not None
    assert newer.op == "new-2"
    commit(store, name="b")
    record = stored(store)
    assert history.newer_by(record, "ana") is None, "what came after it can be taken back"
    with newer_program(monkeypatch), store.edit(ANA) as record:
        undo(record, "ana", op="u-1", at=AT)
        undo(record, "ana", op="u-2", at=AT)
    assert history.last_undone_by(stored(store), "ana") is not None
    assert "aurora:today" not in stored(store).facts
    assert damage(backend.upkeep()) == [FindingKind.NEWER]


def test_nothing_unknown_is_ever_written(store: Store) -> None:
    commit(store)
    with pytest.raises(ValueError, match="nothing that happens"), store.edit(ANA) as record:
        history.append(record, op="x", at=AT, by="ana", kind="stuck", thing="lock:a")
    assert len(ops(store)) == 1


# Which store it is


def test_a_path_or_a_url_says_which_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, url in enumerate([str(tmp_path / "a"), f"tinydb://{tmp_path}/b", "c", "d:2026", "tinydb:e"]):
        kept = open_store(url)
        commit(kept.store, name=str(number))
        assert Path(kept.upkeep().where, "people/ana.json").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c", "d:2026", "tinydb:e"]
    assert open_store("memory:").upkeep().where == open_store("MEMORY:///").upkeep().where == "memory:"


@pytest.mark.parametrize("url", ["postgresql://host/team", "memory://host/team", "sqlite:", "tinydb:", "https://x", ""])
def test_a_store_that_is_not_known_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadUse) as told:
        open_store(url)
    assert (told.value.code, told.value.facts) == (Code.UNKNOWN_STORE, {"url": url})
    assert list(tmp_path.iterdir()) == []
