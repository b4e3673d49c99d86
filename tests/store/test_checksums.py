"""Single bits that turn over on a disk, files that an earlier program wrote without a checksum, and what one costs nobody."""

from __future__ import annotations

import random
from pathlib import Path

import orjson
import pytest

from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.services.upkeep import carry_out, plan
from mentor_tui.store import checksum
from mentor_tui.store.codec import events_of, record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.findings import FindingKind
from mentor_tui.store.tiny import TinyStore
from mentor_tui.store.upcast import Newer
from mentor_tui.store.upkeep import FileUpkeep

from .helpers import ANA, by_hand, commit, copy, files, ops, past, stored, tiny, unsummed

SAMPLE = Path(__file__).parent / "samples" / "fold-4" / "data"


def flipped(data: bytes, bit: int) -> bytes:
    turned = bytearray(data)
    turned[bit // 8] ^= 1 << bit % 8
    return bytes(turned)


def of_record(data: bytes, record_id: str) -> None:
    record_of(parse(data), record_id)


def of_stretch(data: bytes, record_id: str) -> None:
    events_of(parse(data), record_id, 1, 32)


@pytest.mark.parametrize(
    ("name", "record_id", "read"),
    [
        ("people/budi.json", "people/budi", of_record),
        ("history/people/budi/00000001-00000032.json", "people/budi", of_stretch),
        ("team.json", "team", of_record),
    ],
)
def test_no_bit_turns_over_in_silence(name: str, record_id: str, read: object) -> None:
    data = checksum.summed(orjson.dumps(orjson.loads((SAMPLE / name).read_bytes())))
    assert checksum.has_sum(data)
    read(data, record_id)  # type: ignore[operator]
    for bit in {*range(8 * 60), *random.Random(41).sample(range(8 * len(data)), 1200)}:
        with pytest.raises((Unsound, Newer)):
            read(flipped(data, bit), record_id)  # type: ignore[operator]


def test_no_bit_of_a_small_file_turns_over_in_silence(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    commit(store, text="Hello.")
    commit(store)
    path = tmp_path / "people/ana.json"
    data = path.read_bytes()
    for bit in range(8 * len(data)):
        path.write_bytes(flipped(data, bit))
        with pytest.raises(Trouble):
            store.read(ANA)
    path.write_bytes(data)
    assert len(ops(store)) == 2


def test_a_file_without_a_checksum_is_read_as_before_and_gets_one_when_it_is_next_written(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST + 1)])
    then = stored(store)
    for path in files(tmp_path, "*.json"):
        by_hand(path, lambda _: None)
    assert (stored(store), len(ops(store))) == (then, TAIL_MOST + 1)
    commit(store)
    assert checksum.has_sum((tmp_path / "people/ana.json").read_bytes())
    assert not checksum.has_sum((tmp_path / "previous/people/ana.json").read_bytes())


def test_the_doctor_gives_one_to_what_has_none(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST + 1), past("people/bob", 2)])
    then = stored(store)
    for path in files(tmp_path, "*.json"):
        by_hand(path, lambda _: None)
    upkeep = FileUpkeep(store)
    assert upkeep.add_checksums() == 2
    assert upkeep.add_checksums() == 0
    assert all(checksum.has_sum(path.read_bytes()) for path in files(tmp_path, "*.json"))
    assert (stored(store), len(ops(store))) == (then, TAIL_MOST + 1)


# What is put right, and what is not


def repairs(store: TinyStore) -> list[tuple[str, dict[str, object]]]:
    return [(mending.finding.record, dict(mending.becomes)) for mending in plan(FileUpkeep(store))]


def test_a_bit_in_an_older_stretch_makes_no_good_fact_bad(tmp_path: Path) -> None:
    """It has no checksum yet, so that only the facts tell."""
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST + 1)])
    commit(store, name="z")
    stretch, *_ = files(tmp_path / "history")
    by_hand(stretch, lambda tables: tables["events"]["9"].update(text="otherwise"))
    by_hand(stretch, lambda tables: tables["events"]["10"].update(thing="lock:new"))
    facts = dict(stored(store).facts)
    (finding,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.DIFFERENT]
    assert finding.facts["history"]
    assert repairs(store) == []
    carry_out(FileUpkeep(store), plan(FileUpkeep(store)))
    assert stored(store).facts == facts
    by_hand(store.place(ANA).file, lambda _: None)
    assert repairs(store) == [], "nor where the record has none: the generation before says what its facts were"


def test_a_bit_in_a_stretch_is_damage_and_changes_no_fact(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST + 1)])
    commit(store)
    stretch, *_ = files(tmp_path / "history")
    stretch.write_bytes(flipped(stretch.read_bytes(), 4321))
    (finding,) = [finding for finding in FileUpkeep(store).examine() if finding.found is FindingKind.TROUBLE]
    assert finding.facts["path"].startswith(str(stretch.parent))
    assert repairs(store) == []
    commit(store)


def test_where_only_a_fact_is_damaged_nothing_is_lost(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, 9)])
    for name in ("1", "2"):
        commit(store, name=name, text="said")
    path, then = store.place(ANA).file, stored(store)
    path.write_bytes(path.read_bytes().replace(b'"lock:3":{"by":"ana"', b'"lock:3":{"by":"anb"'))
    with pytest.raises(Trouble):
        store.read(ANA)
    ((record, becomes),) = repairs(store)
    (was, now) = becomes.pop("lock:3")  # type: ignore[misc]
    assert (record, becomes, was["by"], now["by"]) == (ANA, {}, "anb", "ana")
    carry_out(FileUpkeep(store), plan(FileUpkeep(store)))
    assert stored(store).facts == then.facts
    assert ops(store)[-1] == "op-11"
    assert len(files(tmp_path / "quarantine")) == 1


@pytest.mark.parametrize(
    "damage",
    [
        (b'"op":"op-11"', b'"op":"op-19"'),
        (b'"text":"said 1"', b'"text":"sajd 1"'),
        (b'"text":"said 2"', b'"text":"sajd 2"'),
    ],
    ids=["no fact tells", "before the last commit", "in the last commit"],
)
def test_where_an_event_is_damaged_the_generation_before_is_put_back(
    tmp_path: Path, damage: tuple[bytes, bytes]
) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, 9)])
    for name in ("1", "2"):
        commit(store, name=name, text=f"said {name}")
    path = store.place(ANA).file
    path.write_bytes(path.read_bytes().replace(*damage))
    assert [record for record, _ in repairs(store)] == [ANA]
    carry_out(FileUpkeep(store), plan(FileUpkeep(store)))
    assert ops(store) == [f"op-{number}" for number in range(1, 11)]
    assert stored(store).facts["lock:1"]["why"] == "said 1", "no good fact is made bad"


def test_all_that_is_written_has_one_and_is_plain_json(tmp_path: Path) -> None:
    store = tiny(tmp_path)
    store.put_new([past(ANA, TAIL_MOST + 1)])
    commit(store, "team")
    commit(store)
    for path in (*files(tmp_path / "people"), *files(tmp_path / "history"), tmp_path / "team.json"):
        data = path.read_bytes()
        assert checksum.has_sum(data)
        assert orjson.loads(data)["meta"]["record"]["crc32"] == data[28:36].decode()
        assert checksum.summed(unsummed(data)) == data


def test_an_earlier_program_writes_the_row_of_the_file_anew_and_nothing_is_damage(tmp_path: Path) -> None:
    """It keeps every table that it does not change, and every key of a row never."""
    store = tiny(copy(SAMPLE, tmp_path / "data"))
    commit(store, "people/ana")
    path = tmp_path / "data/people/ana.json"
    tables = orjson.loads(path.read_bytes())
    meta = tables["meta"]["record"]
    tables["meta"] = {"record": {key: meta[key] for key in ("id", "version", "schema", "fold", "sealed", "op")}}
    path.write_bytes(orjson.dumps(tables))
    assert stored(store, "people/ana").version == meta["version"]
