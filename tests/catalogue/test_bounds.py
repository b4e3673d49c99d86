"""Files that are meant to hurt: refused before anything is built."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from mentor_tui.catalogue import yaml_reader
from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.contents import SIZE_MOST
from mentor_tui.catalogue.faults import FAULTS_MOST, FaultCode
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.yaml_reader import DEPTH_MOST, NODES_MOST
from mentor_tui.wording.faults import line

HEAD = "curriculum: c\ntitle: C\nversion: 1\nphases: "


def codes(folder: Path) -> list[FaultCode]:
    return [fault.code for fault in check([folder])]


def test_a_merge_key_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]}}" for n in range(1, 14)]
    (tmp_path / "bomb.yaml").write_text("curriculum: c\n" + "\n".join(lines))
    found = set(codes(tmp_path))
    assert {FaultCode.ANCHOR, FaultCode.ALIAS, FaultCode.MERGE_KEY} <= found


def test_billion_laughs_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (tmp_path / "bomb.yaml").write_text("curriculum: c\n" + "\n".join(lines))
    assert {FaultCode.ANCHOR, FaultCode.ALIAS} <= set(codes(tmp_path))


@pytest.fixture(params=[yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers, as PyYAML may come without its C part."""
    monkeypatch.setattr(yaml_reader, "_Events", request.param)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_bounded(tmp_path: Path, opening: str) -> None:
    (tmp_path / "deep.yaml").write_text("curriculum: c\nx:\n  " + opening * 50_000)
    *before, fault = check([tmp_path])
    assert {each.code for each in before} <= {FaultCode.COMPLEX_KEY}
    assert fault.code is FaultCode.TOO_DEEP
    assert fault.column == 3 + (DEPTH_MOST - 1) * len(opening)
    assert fault.line == 3


def test_nodes_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "wide.yaml").write_text(HEAD + "[" + "a," * (NODES_MOST + 1) + "]\n")
    assert codes(tmp_path) == [FaultCode.TOO_MANY_NODES]


def test_faults_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(HEAD + "[" + "a," * 5_000 + "]\n")
    found = codes(tmp_path)
    assert len(found) == FAULTS_MOST + 1
    assert found[-1] is FaultCode.TOO_MANY_FAULTS


def test_warnings_are_bounded_too_and_never_make_or_hide_a_fault(tmp_path: Path) -> None:
    item = "          - {{id: i{0}, title: Something that goes on and on and on, kind: do, minutes: {1}}}\n"
    rows = "".join(item.format(n, "x" if n == FAULTS_MOST + 5 else 1) for n in range(FAULTS_MOST + 9))
    head = "\n  - id: p\n    title: P\n    by_day: 5\n    modules:\n      - id: m\n        title: M\n        items:\n"
    (tmp_path / "long.yaml").write_text(f"{HEAD}{head}{rows}")
    found = check([tmp_path])
    assert [fault.code for fault in found if not fault.warning] == [FaultCode.WRONG_TYPE]
    assert len(found) == 1 + FAULTS_MOST + 1
    (last,) = (fault for fault in found if fault.code is FaultCode.TOO_MANY_FAULTS)
    assert line(last).endswith("warning: There are more than 300 warnings; the rest are not shown.")


def test_size_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text("#" * (SIZE_MOST + 1))
    assert codes(tmp_path) == [FaultCode.TOO_LARGE]


def test_a_long_key_has_no_near_miss_searched(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("curriculum: c\n? " + "a" * 100_000 + "\n: x\ntitle: C\nversion: 1\nphases: []\n")
    assert codes(tmp_path) == [FaultCode.UNKNOWN_KEY, FaultCode.EMPTY_LIST]


@pytest.mark.parametrize(
    ("data", "line", "column", "code"),
    [
        ("curriculum: c\ntitle: é\xff".encode("latin-1"), 2, 8, FaultCode.NOT_UTF8),
        (b"\xef\xbb\xbfcurriculum: \xc3\xa9\xff", 1, 14, FaultCode.NOT_UTF8),
        ("curriculum: c\n".encode("utf-16"), 1, 1, FaultCode.NOT_UTF8),
        (b"curriculum: c\ntitle: \x00\n", 2, 8, FaultCode.BAD_CHARACTER),
        ("\ufeffcuriculum: c\n".encode(), 1, 1, FaultCode.UNKNOWN_KIND),
        ("calendar: ä\r\nbreak: 1\r\n".encode(), 2, 1, FaultCode.UNKNOWN_KEY),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, line: int, column: int, code: FaultCode) -> None:
    (tmp_path / "x.yaml").write_bytes(data)
    assert (line, column, code) in [(f.line, f.column, f.code) for f in check([tmp_path])]


def test_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    text = "track: {0}\ntitle: T\nrungs: []\n"
    for name in ("a/b/one.yml", "a/two.yaml", ".hidden.yaml", "no.txt"):
        (tmp_path / name).write_text(text)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "three.yaml").write_text(text)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "again.yaml").symlink_to(tmp_path / "a" / "two.yaml")
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.yaml")
    found = {Path(f.path).relative_to(tmp_path).as_posix() for f in check([tmp_path])}
    assert found - {"a/again.yaml", "a/two.yaml"} == {"a/b/one.yml", "dangling.yaml", "pipe.yaml"}
    assert len(found) == 4


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert [f.code for f in load([tmp_path / "none"]).faults] == [FaultCode.NO_SUCH_PATH]
    assert [f.code for f in load([tmp_path]).faults] == [FaultCode.NO_FILES]
    assert load([tmp_path]).catalogue.calendar.full_week == 40
