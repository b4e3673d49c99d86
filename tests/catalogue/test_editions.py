"""While a file has a fault its last sound edition stands in for it; editions are kept outside the cache, and never a draft's."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mentor_tui.catalogue.editions import Editions, keep_published, published
from mentor_tui.catalogue.loader import load
from mentor_tui.domain.catalogue import Catalogue, LeftOut

TINY = """\
curriculum: tiny
title: Tiny
version: 1
phases:
  - id: start
    title: Start
    by_day: 5
    modules:
      - id: mod
        title: Mod
        items:
          - {id: first, title: First, kind: read, minutes: 5, competency: {asking: 1}}
"""
ASKING = "competencies: c\ntitle: C\nlist:\n  - {id: asking, title: Asking, levels: {1: You ask.}}\n"
OTHER = TINY.replace("tiny", "other").replace("first", "second").replace("First", "Second")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "curricula"
    made.mkdir()
    (made / "tiny.yaml").write_text(TINY)
    (made / "other.yaml").write_text(OTHER)
    (made / "asking.yaml").write_text(ASKING)
    return made


@pytest.fixture
def read(tmp_path: Path, folder: Path) -> Callable[..., Catalogue]:
    (tmp_path / "data").mkdir(exist_ok=True)

    def reading(*folders: Path) -> Catalogue:
        return load(list(folders or [folder]), cache=tmp_path / "data" / "cache").catalogue

    reading()
    return reading


def files(catalogue: Catalogue) -> dict[str, LeftOut]:
    return {Path(row.path).name: row for row in catalogue.left_out}


@pytest.mark.parametrize(
    ("broken", "line", "column", "code"),
    [
        (TINY.replace("minutes: 5", "minutes: 5, requires: [nowhere]"), 12, 74, "unknown-reference"),
        ("[tiny]:\n" + TINY, 1, 1, "complex-key"),
        ("curriculum: tiny\n\tx", 2, 1, "tab"),
        ("", 1, 1, "empty-file"),
    ],
)
def test_the_last_sound_edition_is_used(
    folder: Path, read: Callable[..., Catalogue], tmp_path: Path, broken: str, line: int, column: int, code: str
) -> None:
    (folder / "tiny.yaml").write_text(broken)
    for _again in range(2):
        found = read()
        assert found.curricula["tiny"].items["first"].title == "First"
        row = files(found)["tiny.yaml"]
        assert (row.line, row.column, row.code, row.kind, row.id) == (line, column, code, "curriculum", "tiny")
        assert row.edition == date.today().isoformat()
        shutil.rmtree(tmp_path / "data" / "cache")
    (folder / "tiny.yaml").write_text(TINY.replace("First", "Now"))
    assert read().left_out == ()
    assert read().curricula["tiny"].items["first"].title == "Now"


def test_of_several_faulty_files_each_has_its_edition(folder: Path, read: Callable[..., Catalogue]) -> None:
    for name in ("tiny", "other", "asking"):
        (folder / f"{name}.yaml").write_text("?")
    found = read()
    assert [*found.curricula] == ["other", "tiny"]
    assert [*found.competencies] == ["asking"]
    assert all(row.edition for row in found.left_out)
    assert len(found.left_out) == 3


def test_an_edition_takes_no_id_from_a_file_that_has_no_fault(folder: Path, read: Callable[..., Catalogue]) -> None:
    (folder / "tiny.yaml").write_text("?")
    (folder / "z.yaml").write_text(TINY.replace("First", "Moved"))
    found = read()
    assert found.curricula["tiny"].items["first"].title == "Moved"
    assert {name: row.edition for name, row in files(found).items()} == {"tiny.yaml": ""}


def test_an_ability_that_was_taken_out_elsewhere(folder: Path, read: Callable[..., Catalogue], tmp_path: Path) -> None:
    (folder / "asking.yaml").write_text(ASKING.replace("asking", "listening"))
    for _again in range(2):
        found = read()
        assert [*found.curricula] == ["other", "tiny"]
        assert [*found.competencies] == ["asking"]
        assert {name: (row.code, bool(row.edition)) for name, row in files(found).items()} == {
            "other.yaml": ("unknown-reference", True),
            "tiny.yaml": ("unknown-reference", True),
        }
        # What was kept is what all files said together, also where it is looked through once more.
        shutil.rmtree(tmp_path / "data" / "cache")


def test_what_has_no_edition_is_left_out_and_the_rest_works(folder: Path, read: Callable[..., Catalogue]) -> None:
    (folder / "new.yaml").write_text("[onboarding]:\n")
    found = read()
    assert {row.path: row.edition for row in found.left_out} == {str(folder / "new.yaml"): ""}
    assert [*found.curricula] == ["other", "tiny"]


def test_a_folder_that_is_not_there(
    folder: Path, read: Callable[..., Catalogue], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(tmp_path / "away")
    found = read()
    assert [*found.curricula] == ["other", "tiny"]
    assert [(row.path, row.code, bool(row.edition)) for row in found.left_out] == [(str(folder), "no-such-path", True)]
    # A folder that these files never were in says nothing of them.
    elsewhere = read(tmp_path / "nowhere")
    assert not elsewhere.curricula
    assert [(row.path, row.edition) for row in elsewhere.left_out] == [(str(tmp_path / "nowhere"), "")]
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "README.md").write_text("# Curricula\n")
    assert [row.code for row in read(tmp_path / "empty").left_out] == ["no-files"]


def test_a_file_that_cannot_be_read(folder: Path, read: Callable[..., Catalogue]) -> None:
    (folder / "tiny.yaml").unlink()
    os.mkfifo(folder / "tiny.yaml")
    assert read().curricula["tiny"].items["first"].title == "First"
    assert files(read())["tiny.yaml"].code == "unreadable"


def test_a_draft_elsewhere_is_no_edition(folder: Path, read: Callable[..., Catalogue], tmp_path: Path) -> None:
    draft = Path(shutil.copytree(folder, tmp_path / "draft"))
    (draft / "tiny.yaml").write_text(TINY.replace("First", "Draft"))
    assert read(draft).curricula["tiny"].items["first"].title == "Draft"
    (folder / "tiny.yaml").write_text("?")
    assert read().curricula["tiny"].items["first"].title == "First"
    # Whoever has moved house takes the editions along.
    folder.rename(tmp_path / "old")
    shutil.rmtree(draft)
    moved = Path(shutil.copytree(tmp_path / "old", tmp_path / "moved"))
    (moved / "tiny.yaml").write_text(TINY.replace("First", "Moved"))
    read(moved)
    (moved / "tiny.yaml").write_text("?")
    assert read(moved).curricula["tiny"].items["first"].title == "Moved"


def test_an_edition_that_was_changed_is_none(folder: Path, read: Callable[..., Catalogue], tmp_path: Path) -> None:
    (file,) = (tmp_path / "data" / "editions").glob("curriculum-tiny.json")
    document = json.loads(file.read_text())
    for damaged in (
        json.dumps({**document, "text": "curriculum: evil\n"}),
        json.dumps({**document, "text": document["text"].replace("First", "Evil")}),
        "[]",
        "",
        json.dumps({**document, "at": 7}),
    ):
        file.write_text(damaged)
        (folder / "tiny.yaml").write_text("?")
        # What was built from another edition is not looked at.
        shutil.rmtree(tmp_path / "data" / "cache")
        found = read()
        assert [*found.curricula] == ["other"]
        assert files(found)["tiny.yaml"].edition == ""


def test_editions_that_were_deleted_are_written_again(
    folder: Path, read: Callable[..., Catalogue], tmp_path: Path
) -> None:
    editions = tmp_path / "data" / "editions"
    shutil.rmtree(editions)
    read()
    assert {path.name for path in editions.iterdir()} == {
        "competencies-c.json",
        "curriculum-other.json",
        "curriculum-tiny.json",
        "first-days",
    }
    stamps = {path: path.stat().st_mtime_ns for path in editions.iterdir()}
    (folder / "tiny.yaml").write_text(TINY + "# a remark\n")
    read()
    assert {path.name for path in editions.iterdir() if path.stat().st_mtime_ns != stamps[path]} == {
        "curriculum-tiny.json"
    }


def test_a_folder_of_data_that_may_not_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert [*load([folder], cache=tmp_path / "file" / "cache").catalogue.curricula] == ["other", "tiny"]
    assert [*load([folder], cache=tmp_path / "none" / "cache").catalogue.curricula] == ["other", "tiny"]
    assert not (tmp_path / "none").exists()


def test_the_teams_own_folder_takes_over_from_any_other(
    folder: Path, read: Callable[..., Catalogue], tmp_path: Path
) -> None:
    read()
    own = tmp_path / "data" / "curricula"
    shutil.copytree(folder, own)
    (own / "tiny.yaml").write_text(TINY.replace("First", "Ours"))
    read(own)
    (own / "tiny.yaml").write_text("?")
    assert read(own).curricula["tiny"].items["first"].title == "Ours"
    # What others read elsewhere does not take it back.
    read()
    assert read(own).curricula["tiny"].items["first"].title == "Ours"


def test_the_hash_of_what_is_in_force(folder: Path, read: Callable[..., Catalogue]) -> None:
    data = (folder / "tiny.yaml").read_bytes()
    assert read().hashes["tiny"] == hashlib.sha256(data).hexdigest()
    (folder / "tiny.yaml").write_text("?")
    for _again in range(2):
        assert read().hashes["tiny"] == hashlib.sha256(data).hexdigest()


def test_what_was_published_is_kept_under_its_hash_and_told_from_what_was_changed(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "editions"
    kept.parent.mkdir()
    for data in (b"one", b"two", b"one"):
        keep_published(kept, tmp_path / "tiny.yaml", "tiny", data)
    files = sorted(kept.iterdir())
    assert len(files) == 2
    summed = hashlib.sha256(b"one").hexdigest()
    assert published(kept, "tiny", summed) == b"one"
    assert published(kept, "other", summed) is None
    for path in files:
        path.write_text(path.read_text("utf-8").replace("one", "eno"), "utf-8")
    assert published(kept, "tiny", summed) is None
    # Nothing stands in for a file by having been published.
    assert not Editions(kept).under(str(tmp_path))
