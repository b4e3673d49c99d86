"""Single bits that turn over on a disk, files that an earlier program wrote without a checksum, and what one costs nobody."""

from __future__ import annotations

import random
from pathlib import Path

import orjson
import pytest

from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import TAIL_MOST
from mentor_tui.store import checksum
from mentor_tui.store.codec import events_of, record_of
from mentor_tui.store.durable_storage import Unsound, parse
from mentor_tui.store.upcast import Newer

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
