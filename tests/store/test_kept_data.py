"""A data directory that an earlier version left: it opens, is folded anew once, loses nothing, and goes on being used."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from mentor_tui.catalogue.loader import load
from mentor_tui.domain import folds
from mentor_tui.domain.history import replay
from mentor_tui.domain.record import RESTRICTED, TEAM, Event, Record
from mentor_tui.services import items, notes, promises, questions, side_tasks, stuck, undo
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.audit import audit_page
from mentor_tui.services.bulletin import bulletin
from mentor_tui.services.owed import owed, owed_docs
from mentor_tui.store.archive import backup, restore
from mentor_tui.store.families import FAMILIES
from mentor_tui.store.findings import FindingKind
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import copy, stored, tiny, with_fold

SAMPLE = Path(__file__).parent / "samples" / "fold-4"
"""A team of six with all that they did in two weeks: sign-offs and returns with and without lines, a stand-in, a side task,
notes, a history of which part is sealed, restricted records, a draft of the matching; and the curriculum that they went by."""

BEFORE_DAYS = SAMPLE.parent / "before-days"
"""A team of five, by the version before questions, promises, talks and records: signed, returned with lines, sent again,
withdrawn, taken back, skipped, added, opened early, a leave with a stand-in, an opening; with its cached overview. It went by
the same curriculum."""

BEFORE_DAYS_EVENTS = {
    "team": 8,
    "board": 1,
    "people/ana": 18,
    "people/budi": 7,
    "people/max": 2,
    "people/maya": 1,
    "people/tomas": 1,
}

EVENTS = {
    "team": 14,
    "people/ana": 33,
    "people/budi": 134,
    "people/chiara": 7,
    "people/joana": 1,
    "people/maya": 1,
    "people/tomas": 1,
    "restricted/budi": 2,
    "restricted/chiara": 1,
    "plans/matching": 2,
}
"""Record -> how much has happened to it."""


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return tiny(copy(SAMPLE / "data", tmp_path / "data"))


def everything(store: TinyStore) -> dict[str, list[Event]]:
    ids = [record_id for name in FAMILIES for record_id in store.ids(name)]
    return {record_id: [*store.history(record_id)] for record_id in ids}


def at_work(store: TinyStore, actor: str) -> ActorContext:
    catalogue = load([SAMPLE / "curricula"]).catalogue
    now = datetime(2026, 3, 10, 9, tzinfo=UTC)
    return ActorContext(store, lambda: catalogue, actor, lambda: now, restricted=True)


def raw(store: TinyStore, record_id: str) -> dict[str, dict[str, dict[str, object]]]:
    tables: dict[str, dict[str, dict[str, object]]] = orjson.loads(store.place(record_id).file.read_bytes())
    return tables


def test_it_opens_with_all_that_happened(store: TinyStore) -> None:
    told = everything(store)
    assert {record_id: len(events) for record_id, events in told.items()} == EVENTS
    for record_id, events in told.items():
        record = stored(store, record_id)
        assert record == replay(record_id, events, sealed=record.sealed, version=record.version)
        assert all(folds.is_known(event.thing, str(event.terms.get("kind", event.kind))) for event in events)
    assert stored(store, "people/budi").sealed == 64


def test_every_record_is_folded_anew_and_stored_once_without_an_event(store: TinyStore) -> None:
    told = everything(store)
    texts = {path.name for path in (store.root / "texts").iterdir()}
    before = {record_id: stored(store, record_id) for record_id in told}
    store.catch_up()
    for record_id, events in told.items():
        assert raw(store, record_id)["meta"]["record"]["fold"] == folds.FOLD
        now, old = stored(store, record_id), before[record_id]
        assert (now.facts, now.tail, now.sealed) == (old.facts, old.tail, old.sealed)
        assert now.version == old.version + (folds.FOLD > 4)
        assert [*store.history(record_id)] == events
    assert {path.name for path in (store.root / "texts").iterdir()} == texts
    assert {finding.found for finding in FileUpkeep(store).examine()} <= {FindingKind.READABLE}
    cursor = store.changes().cursor
    tiny(store.root).catch_up()
    assert store.changes(cursor).ids == frozenset()


def test_a_backup_of_then_is_folded_anew_where_it_is_put_back(store: TinyStore, tmp_path: Path) -> None:
    archive = backup(store, tmp_path / "then.tar.gz").path
    store.catch_up()
    restore(archive, store)
    told = everything(store)
    tiny(store.root).catch_up()
    assert everything(store) == told
    assert {raw(store, record_id)["meta"]["record"]["fold"] for record_id in EVENTS} == {folds.FOLD}


@pytest.mark.parametrize(
    ("actor", "record_id", "kind"),
    [
        ("maya", "people/ana", "signed"),
        ("chiara", "people/chiara", "ticked"),
        ("tomas", "plans/matching", "pinned"),
        ("budi", "people/budi", "ticked"),
    ],
)
def test_everybody_goes_on_from_where_they_were(store: TinyStore, actor: str, record_id: str, kind: str) -> None:
    store.catch_up()
    before = stored(store, record_id)
    done = undo.undo(at_work(store, actor), record=record_id)
    assert done.events[0].kind == kind
    assert len([*store.history(record_id)]) == EVENTS[record_id] + len(done.events)
    undo.redo(at_work(store, actor), record=record_id)
    thing = done.events[0].thing
    assert {**stored(store, record_id).facts[thing], "seq": 0} == {**before.facts[thing], "seq": 0}


def test_what_waits_there_is_signed_returned_and_confirmed(store: TinyStore) -> None:
    store.catch_up()
    items.sign_off(at_work(store, "maya"), "ana", "call")
    items.send(at_work(store, "budi"), "refund", evidence="https://desk.example.com/c/60")
    items.send_back(at_work(store, "maya"), "budi", "refund", text="Nearly.", unseen=["2"])
    side_tasks.confirm(at_work(store, "joana"), "ana", "content-fix")
    notes.note(at_work(store, "tomas"), "budi", "Again.", restricted=True)
    assert {finding.found for finding in FileUpkeep(store).examine()} <= {FindingKind.READABLE}
    assert stored(store, f"{RESTRICTED}/budi").last_seq == EVENTS["restricted/budi"] + 1


def test_an_earlier_program_reads_it_still_and_writes_nothing_back(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.catch_up()
    assert raw(store, TEAM)["meta"]["record"]["schema"] == 1, "another schema locks out whoever has not updated yet"
    told, bytes_of = everything(store), {record_id: store.place(record_id).file.read_bytes() for record_id in EVENTS}
    for module in with_fold():
        monkeypatch.setattr(module, "FOLD", folds.FOLD - 1)
    earlier = tiny(store.root)
    earlier.catch_up()
    assert everything(earlier) == told
    assert {record_id: store.place(record_id).file.read_bytes() for record_id in EVENTS} == bytes_of
    assert isinstance(earlier.read("people/ana"), Record)


def test_what_the_version_before_left_is_gone_on_with_and_nothing_is_lost(tmp_path: Path) -> None:
    store = tiny(copy(BEFORE_DAYS / "data", tmp_path / "data"))
    told = everything(store)
    assert {record_id: len(events) for record_id, events in told.items()} == BEFORE_DAYS_EVENTS
    for record_id, events in told.items():
        record = stored(store, record_id)
        assert record == replay(record_id, events, sealed=record.sealed, version=record.version)
    before = {record_id: store.place(record_id).file.read_bytes() for record_id in told}
    store.catch_up()
    assert {record_id: store.place(record_id).file.read_bytes() for record_id in told} == before
    lead = at_work(store, "tomas")
    assert [(row.item, row.row.kind, row.row.stands) for row in audit_page(lead).rows if row.row.kind != "done"] == [
        ("desk/reply", "signed", True),
        ("desk/call", "skipped", True),
        ("desk/refund", "signed", False),
    ]
    assert {debt["on"] for debt in owed_docs(owed(lead))} >= {"seat"}
    assert bulletin(lead, kind="lead", since=date(2026, 3, 2)).sections
    questions.ask(at_work(store, "ana"), "Where is it?")
    promises.promise(at_work(store, "maya"), "ana", "A look at your refunds", due=date(2026, 3, 11))
    stuck.stuck(at_work(store, "budi"), "plans", waits_for="access", why="No account.")
    after = everything(tiny(store.root))
    assert {record_id: events[: len(told[record_id])] for record_id, events in after.items()} == told
    assert {finding.found for finding in FileUpkeep(store).examine()} <= {FindingKind.READABLE}
