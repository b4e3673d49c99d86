"""The cache: never stale, never in the way, never code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import orjson
import pytest

import mentor_tui.catalogue.load_all as load_all
import mentor_tui.catalogue.loader as loader
from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.faults import Fault
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.loader import Loaded, load
from mentor_tui.catalogue.serialise import SIGNATURE
from mentor_tui.domain.policy import MatchingPolicy

CONTENT = Path(__file__).resolve().parents[2] / "curricula"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "curricula"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def only(cache: Path) -> Path:
    (file,) = cache.glob("*.built")
    return file


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    counted: list[int] = []
    examine = load_all.examine

    def counting(*args: object, **named: object) -> object:
        counted.append(1)
        return examine(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(load_all, "examine", counting)
    return counted


def age(folder: Path, seconds: int) -> None:
    for file in folder.rglob("*.yaml"):
        info = file.stat()
        os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns - seconds * 1_000_000_000))


def test_what_comes_from_the_cache_is_the_same(folder: Path, cache: Path, builds: list[int]) -> None:
    plain = load([folder])
    age(folder, 3600)
    assert load([folder], cache=cache) == plain
    assert load([folder], cache=cache) == plain
    assert len(builds) == 2
    loaded = load([folder], cache=cache).catalogue
    for name, curriculum in plain.catalogue.curricula.items():
        assert loaded.curricula[name].opening == curriculum.opening


def test_faults_are_kept_too(folder: Path, cache: Path, builds: list[int]) -> None:
    (folder / "bad.yaml").write_text("curriculum: bad\ntitel: x\n")
    first = load([folder], cache=cache)
    assert first.faults
    assert load([folder], cache=cache) == first
    assert len(builds) == 1


def test_a_change_is_seen_even_with_the_same_size_and_time(folder: Path, cache: Path) -> None:
    load([folder], cache=cache)
    file = folder / "budget.yaml"
    info = file.stat()
    text = file.read_text()
    file.write_text(text.replace("tasks_at_once: 2", "tasks_at_once: 3"))
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert file.stat().st_size == info.st_size
    assert load([folder], cache=cache).catalogue.budget.tasks_at_once == 3


def test_a_change_within_one_tick_of_the_clock_is_seen(
    folder: Path, cache: Path, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some disks tell the time in steps of two seconds: size and times of a file may say nothing of a change."""
    tick, second = 1_780_000_000_000_000_000, 1_000_000_000
    find, now = loader.find, [tick + second]

    def coarse(paths: Iterable[Path]) -> tuple[list[FoundFile], list[Fault]]:
        found, faults = find(paths)
        return [file._replace(stamp=(file.stamp[0], tick, tick)) for file in found], faults

    monkeypatch.setattr(loader, "find", coarse)
    monkeypatch.setattr(loader.time, "time_ns", lambda: now[0])
    file = folder / "budget.yaml"
    text = file.read_text()
    load([folder], cache=cache)
    for most in "345":
        file.write_text(text.replace("tasks_at_once: 2", f"tasks_at_once: {most}"))
        assert load([folder], cache=cache).catalogue.budget.tasks_at_once == int(most)
    # Once the clock has gone on, a change would show in the times, and no file is read any more.
    now[0] = tick + 3 * second
    load([folder], cache=cache)
    monkeypatch.delattr("mentor_tui.catalogue.contents.read")
    assert load([folder], cache=cache).catalogue.budget.tasks_at_once == 5
    assert len(builds) == 4


def test_files_that_come_and_go_are_seen(folder: Path, cache: Path) -> None:
    before = load([folder], cache=cache)
    (folder / "tracks" / "content.yaml").rename(folder / "kept.txt")
    after = load([folder], cache=cache)
    assert "content" in before.catalogue.tracks
    assert "content" not in after.catalogue.tracks
    (folder / "kept.txt").rename(folder / "tracks" / "content.yaml")
    again = load([folder], cache=cache)
    # What was not there for a while is remembered as such.
    assert again.catalogue._replace(former_titles=before.catalogue.former_titles) == before.catalogue
    assert again.faults == before.faults


def test_what_was_called_otherwise_is_remembered_with_the_moment(folder: Path, cache: Path) -> None:
    file = folder / "tracks" / "content.yaml"
    load([folder], cache=cache, today=date(2026, 5, 12))
    file.write_text(file.read_text().replace("title: Fix", "title: Mend"))
    changed = load([folder], cache=cache, today=date(2026, 5, 14)).catalogue
    titles = [changed.title_at("", "content-fix", f"2026-05-{day}T00:00:00Z") for day in (12, 15)]
    assert titles == ["Content · Fix", "Content · Mend"]
    file.rename(folder / "kept.txt")
    gone = load([folder], cache=cache, today=date(2026, 5, 16)).catalogue
    assert [gone.title_at("", "content-fix", f"2026-05-{day}T00:00:00Z") for day in (12, 15, 20)] == [
        "Fix",
        "Mend",
        "Mend",
    ]
    assert load([folder], cache=cache).catalogue == gone, "also as it comes from the cache"
    assert gone.title_at("", "no-such-thing", "2026-05-12T00:00:00Z") == ""


def test_a_touched_file_is_not_built_again(folder: Path, cache: Path, builds: list[int]) -> None:
    age(folder, 3600)
    load([folder], cache=cache)
    age(folder, 3600)
    load([folder], cache=cache)
    stamps = orjson.loads(only(cache).read_bytes().split(b"\n")[0])["stamps"]
    assert stamps[0][3] == Path(stamps[0][0]).stat().st_mtime_ns
    assert len(builds) == 1


def test_an_older_format_is_not_read(folder: Path, cache: Path, builds: list[int]) -> None:
    first = load([folder], cache=cache)
    head, body = only(cache).read_bytes().split(b"\n")
    only(cache).write_bytes(orjson.dumps(orjson.loads(head) | {"version": "0"}) + b"\n" + body)
    assert load([folder], cache=cache) == first
    assert len(builds) == 2


def test_a_matching_policy_of_other_fields_is_not_read() -> None:
    assert f";MatchingPolicy:{','.join(MatchingPolicy._fields)};" in SIGNATURE


def test_a_matching_policy_comes_from_the_cache(folder: Path, cache: Path, builds: list[int]) -> None:
    file = folder / "matching.yaml"
    file.write_text(file.read_text().replace("threshold: 60 ", "threshold: 75 ").replace("overlap: 35", "overlap: 50"))
    age(folder, 3600)
    first, second = (load([folder], cache=cache).catalogue.matching for _ in range(2))
    assert (first.threshold, first.weights["overlap"]) == (75, 50)
    assert first == second
    assert len(builds) == 1


@pytest.mark.parametrize("how", ["empty", "half", "garbage", "flipped", "other", "shallow", "row", "atom"])
def test_a_damaged_cache_is_built_again(folder: Path, cache: Path, how: str) -> None:
    age(folder, 3600)
    first = load([folder], cache=cache)
    file = only(cache)
    data = file.read_bytes()
    head, body = data.split(b"\n")
    content = orjson.loads(body)

    def summed(other: object) -> bytes:
        packed = orjson.dumps(other)
        return orjson.dumps(orjson.loads(head) | {"sum": zlib.crc32(packed)}) + b"\n" + packed

    damaged = {
        "empty": b"",
        "half": data[: len(data) // 2],
        "garbage": b"\x80\x04" + data,
        "flipped": data.replace(b"Refund", b"Refuse").replace(b'"read"', b'"raed"', 1),
        "other": b"[1, 2]",
        "shallow": summed({"catalogue": [], "faults": []}),
        "row": summed(content | {"faults": [[1]]}),
        "atom": summed(orjson.loads(body.replace(b'"AllOf"', b'"Nothing"'))),
    }[how]
    assert damaged != data
    file.write_bytes(damaged)
    assert load([folder], cache=cache) == first
    assert load([folder], cache=cache) == first


def test_a_folder_that_cannot_be_written_to(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert isinstance(load([folder], cache=blocked / "cache"), Loaded)
    assert load([folder], cache=blocked).catalogue.curricula
    assert blocked.read_text() == "no folder"


def test_neither_yaml_nor_pydantic_are_loaded_from_the_cache(folder: Path, cache: Path) -> None:
    age(folder, 3600)
    load([folder], cache=cache)
    code = (
        "import sys; from pathlib import Path; from mentor_tui.catalogue.loader import load;"
        f"load([Path({str(folder)!r})], cache=Path({str(cache)!r}));"
        "print([m for m in ('yaml', 'pydantic', 'hashlib', 'holidays') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "yaml" not in done.stdout
    assert "pydantic" not in done.stdout


def test_an_id_that_is_used_again_is_told(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "c" / "c.yaml"
    file.parent.mkdir()
    head = "curriculum: c\ntitle: C\nversion: 1\nphases: [{id: p, title: P, by_day: 1, modules: [{id: m, title: M, items: [\n"
    one, two = "{id: one, title: One, kind: do, minutes: 1},\n", "{id: two, title: Two, kind: do, minutes: 1},\n"
    found = []
    for middle in (one + two, two, one + two, two, one.replace("One", "Another") + two, one + two):
        file.write_text(head + middle + "]}]}]\n")
        found.append([(f.line, f.column, f.code.value, f.warning) for f in load([file.parent], cache=cache).faults])
        assert [f.code for f in check([file.parent], cache=cache)] == [code for _, _, code, _ in found[-1]]
    assert found == [[], [], [], [], [(5, 6, "reused-id", True)], []]


@pytest.mark.skipif(os.name == "nt", reason="there are no modes")
@pytest.mark.parametrize(
    ("above", "inside", "file"), [(0o700, 0o700, 0o600), (0o755, 0o700, 0o600), (0o2770, 0o2770, 0o660)]
)
def test_the_cache_is_as_shared_as_the_records(
    tmp_path: Path, folder: Path, above: int, inside: int, file: int
) -> None:
    data = tmp_path / "data"
    load((folder,), cache=data / "cache")
    assert not data.exists(), "a look at the curricula begins no team"
    data.mkdir()
    data.chmod(above)
    before = os.umask(0o077)
    try:
        load((folder,), cache=data / "cache")
    finally:
        os.umask(before)
    assert (data / "cache").stat().st_mode & 0o7777 == inside
    kept = [*(data / "cache").iterdir()]
    assert len(kept) == 2
    assert {path.stat().st_mode & 0o7777 for path in kept} == {file}
