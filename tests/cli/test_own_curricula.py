"""Curricula that belong to the team: copied, found, kept in a backup, changed in place, published."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentor_tui import settings
from mentor_tui.catalogue import own, sources
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.screen import ui
from mentor_tui.plain_files import write_whole
from mentor_tui.settings import shipped_curricula
from tests.cli.conftest import TODAY, Program

COURSE = """\
# Kept by the desk
curriculum: desk
title: The desk
version: 1
phases:
  - id: one
    title: One
    by_day: 5
    basics: true
    modules:
      - id: first
        title: First
        maintainer: maya-oneill
        items:
          - id: read  # where it begins
            title: "Read it"
            kind: read
            minutes: 30
      - id: second
        title: Second
        items:
          - id: close
            title: Close it
            kind: meet
            minutes: 15
            who: mentor
            closes: basics
"""


@pytest.fixture
def bare(tmp_path: Path) -> Program:
    """A data directory in which nobody has begun yet."""
    return Program(tmp_path / "data", tmp_path)


@pytest.fixture
def desk(program: Program) -> Program:
    """A team with one small curriculum of its own."""
    folder = program.data / "curricula"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "desk.yaml").write_text(COURSE, "utf-8")
    return program


def file(program: Program) -> Path:
    return program.data / "curricula" / "desk.yaml"


def test_a_team_that_begins_has_all_that_is_shipped_and_uses_it(bare: Program) -> None:
    done = bare("init", "--lead", "Tomás Reis", "--login", "tomas")
    assert str(bare.data / "curricula") in done.stderr
    for found in shipped_curricula().rglob("*"):
        if found.is_file() and not found.name.startswith("."):
            assert (bare.data / "curricula" / found.relative_to(shipped_curricula())).read_bytes() == found.read_bytes()
    told = bare.json("locate")
    assert (told["curricula"], told["curricula_whose"]) == (str(bare.data / "curricula"), "team")
    assert "curriculum own" not in bare("check").stderr


def test_a_data_directory_of_before_uses_what_is_shipped_says_so_once_and_gets_its_own_later(program: Program) -> None:
    shutil.rmtree(program.data / "curricula")
    assert program.json("locate")["curricula_whose"] == "shipped"
    for command in ("locate", "check"):
        assert program(command).stderr.count("curriculum own") == 1
    assert "curriculum own" in program.refused(2, "curriculum", "set", "refund", "minutes", "1")
    assert program.json("curriculum", "own") == {"curricula": str(program.data / "curricula"), "copied": True}
    assert program.json("locate")["curricula_whose"] == "team"
    assert program.ok("curriculum", "own").startswith("The team has its own curricula already")


def test_who_names_curricula_uses_those(bare: Program, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "desk.yaml").write_text(COURSE, "utf-8")
    bare.ok("init", "--lead", "Tomás Reis", "--curricula", str(other))
    assert not (bare.data / "curricula").exists()
    bare.ok("curriculum", "own", "--curricula", str(other))
    assert [path.name for path in (bare.data / "curricula").iterdir()] == ["desk.yaml"]
    assert bare.json("locate", "--curricula", str(other))["curricula_whose"] == "told"


def test_only_leads_give_the_team_its_own(program: Program) -> None:
    shutil.rmtree(program.data / "curricula")
    assert "a lead" in program.refused(4, "curriculum", "own", as_="ana-ferreira")
    assert not (program.data / "curricula").exists()


def test_a_copy_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "shipped", tmp_path / "data" / "curricula"
    (source / "tracks").mkdir(parents=True)
    (source / "tracks" / "b.yaml").write_text("track: b\n")
    (source / "a.yaml").write_text("curriculum: a\n")
    target.parent.mkdir()
    (target.parent / ".curricula-1").mkdir()  # what was killed in the middle

    def full(_path: Path) -> bytes:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(own, "read_bytes", full)
        with pytest.raises(OSError, match="No space"):
            own.copy_curricula(source, target)
    assert [*target.parent.iterdir()] == []
    assert own.copy_curricula(source, target)
    assert not own.copy_curricula(source, target)
    assert sorted(path.name for path in target.rglob("*.yaml")) == ["a.yaml", "b.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_copy_is_as_shared_as_the_directory(bare: Program) -> None:
    bare.data.mkdir(mode=0o770)
    bare.data.chmod(0o2770)
    bare.ok("init", "--lead", "Tomás Reis")
    folder = bare.data / "curricula"
    assert (folder.stat().st_mode & 0o7777, (folder / "tracks").stat().st_mode & 0o7777) == (0o2770, 0o2770)
    assert (folder / "budget.yaml").stat().st_mode & 0o777 == 0o660
    bare.ok("curriculum", "set", "teaching-others", "title", "Showing others", as_="tomas-reis")
    assert (folder / "teaching-others.yaml").stat().st_mode & 0o777 == 0o660


def test_a_backup_holds_the_curricula_and_what_was_published_and_restore_brings_them_back(
    desk: Program, tmp_path: Path
) -> None:
    (file(desk).parent / "sheets").mkdir()
    (file(desk).parent / "sheets" / "Начало 1.md").write_text("# Begin")
    desk.ok("curriculum", "publish")
    kept = [path.name for path in (desk.data / "editions").glob("*.edition")]
    archive = tmp_path / "copy.tar.gz"
    desk.ok("backup", str(archive))
    shutil.rmtree(file(desk).parent)
    shutil.rmtree(desk.data / "editions")
    desk.ok("restore", str(archive), "--yes")
    assert file(desk).read_text("utf-8") == COURSE
    assert (file(desk).parent / "sheets" / "Начало 1.md").read_text() == "# Begin"
    assert [path.name for path in (desk.data / "editions").glob("*.edition")] == kept
    assert desk.json("curriculum", "list")["curricula"][0]["state"] == "published"


def test_a_backup_of_before_leaves_the_curricula_as_they_are(desk: Program, tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    file(desk).parent.rename(aside)
    archive = tmp_path / "copy.tar.gz"
    desk.ok("backup", str(archive))
    aside.rename(file(desk).parent)
    desk.ok("restore", str(archive), "--yes")
    assert file(desk).read_text("utf-8") == COURSE


def test_one_value_is_set_and_nothing_else_changes(desk: Program) -> None:
    done = desk.json("curriculum", "set", "read", "minutes", "40")
    assert done == {
        "id": "read",
        "key": "minutes",
        "was": "30",
        "now": "40",
        "file": str(file(desk)),
        "changed": True,
    }
    assert file(desk).read_text("utf-8") == COURSE.replace("minutes: 30", "minutes: 40")
    assert "already" in desk.ok("curriculum", "set", "read", "minutes", "40")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "kind", "sleep"), "would have a fault then"),
        (("read", "by_day", "soon"), "would have a fault then"),
        (("read", "id", "other"), "with “was”"),
        (("read", "title: x\n  id", "other"), "not one value"),
        (("first", "items", "none"), "not one value"),
        (("raed", "title", "x"), "No file has the id “raed”. Did you mean “read”?\n"),
        (("read", "title", "x", "--curriculum", "nowhere"), "No file has the id “read”"),
    ],
)
def test_what_cannot_be_set_is_said_and_nothing_is_written(desk: Program, words: tuple[str, ...], said: str) -> None:
    assert said in desk.refused(2, "curriculum", "set", *words)
    assert file(desk).read_text("utf-8") == COURSE


def test_an_id_in_several_files_asks_which(desk: Program) -> None:
    other = COURSE.replace("curriculum: desk", "curriculum: other")
    (file(desk).parent / "other.yaml").write_text(other, "utf-8")
    assert "desk.yaml, other.yaml" in desk.refused(2, "curriculum", "set", "read", "minutes", "5")
    desk.ok("curriculum", "set", "read", "minutes", "5", "--curriculum", "other")
    assert file(desk).read_text("utf-8") == COURSE


def test_a_maintainer_changes_their_module_and_publishes_only_that(desk: Program) -> None:
    desk.ok("curriculum", "publish")
    desk.ok("curriculum", "set", "read", "minutes", "40", as_="maya-oneill")
    assert "whoever maintains" in desk.refused(4, "curriculum", "set", "close", "minutes", "9", as_="maya-oneill")
    assert "whoever maintains" in desk.refused(4, "curriculum", "set", "read", "minutes", "9", as_="petra-novak")
    assert "whoever maintains" in desk.refused(4, "curriculum", "set", "desk", "title", "Mine", as_="maya-oneill")
    assert desk.json("curriculum", "publish", as_="maya-oneill")["version"] == 2
    desk.ok("curriculum", "set", "close", "minutes", "20")
    before = file(desk).read_bytes()
    assert "Changing a curriculum" in desk.refused(4, "curriculum", "publish", as_="maya-oneill")
    assert file(desk).read_bytes() == before


def test_the_maintainer_of_a_curriculum_changes_all_of_it_and_publishes(desk: Program) -> None:
    file(desk).write_text(COURSE.replace("version: 1\n", "version: 1\nmaintainer: petra-novak\n"), "utf-8")
    desk.ok("curriculum", "set", "close", "minutes", "20", as_="petra-novak")
    desk.ok("curriculum", "set", "desk", "title", "Our desk", as_="petra-novak")
    assert desk.json("curriculum", "publish", as_="petra-novak")["published"]
    assert "edition" in desk.ok("undo", "--yes", as_="petra-novak")


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    read, seen = sources.read_bytes, []

    def meanwhile(path: Path | str, most: int = -1) -> bytes:
        found = read(path, most)
        if str(path) == str(file(desk)) and not seen:
            seen.append(path)
            write_whole(file(desk), COURSE + "# mine\n")
        return found

    monkeypatch.setattr(sources, "read_bytes", meanwhile)
    assert "Somebody changed" in desk.refused(2, "curriculum", "set", "read", "minutes", "40")
    assert file(desk).read_text("utf-8") == COURSE + "# mine\n"
    assert sorted(path.name for path in file(desk).parent.iterdir()) == ["desk.yaml"]


def test_a_folder_that_cannot_be_written_is_one_sentence(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    said = desk.refused(3, "curriculum", "set", "read", "minutes", "40")
    assert (str(file(desk)) in said, said.count("\n")) == (True, 1)


def test_two_who_set_values_at_once_both_do(desk: Program) -> None:
    env = {
        **os.environ,
        "MENTOR_TUI_DATA": str(desk.data),
        "MENTOR_TUI_AS": "tomas-reis",
        "MENTOR_TUI_TODAY": TODAY,
        "MENTOR_TUI_CONFIG": str(desk.home / "config.toml"),
    }
    wanted = {"read": "41", "close": "16"}
    run = [sys.executable, "-m", "mentor_tui", "curriculum"]
    started = [subprocess.Popen([*run, "set", item, "minutes", value], env=env) for item, value in wanted.items()]
    assert [process.wait() for process in started] == [0, 0]
    assert file(desk).read_text("utf-8") == COURSE.replace("minutes: 30", "minutes: 41").replace(
        "minutes: 15", "minutes: 16"
    )


def test_two_who_publish_at_once_tell_people_once(desk: Program) -> None:
    env = {
        **os.environ,
        "MENTOR_TUI_DATA": str(desk.data),
        "MENTOR_TUI_AS": "tomas-reis",
        "MENTOR_TUI_TODAY": TODAY,
        "MENTOR_TUI_CONFIG": str(desk.home / "config.toml"),
    }
    command = [sys.executable, "-m", "mentor_tui", "curriculum", "publish", "--json"]
    started = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE) for _who in range(2)]
    told = [json.loads(process.communicate()[0])["published"] for process in started]
    assert sorted(told) == [False, True]
    assert desk.ok("log", "tomas-reis").count("published edition") == 1


def test_an_edition_is_published_kept_and_raised_where_that_was_forgotten(desk: Program) -> None:
    first = desk.json("curriculum", "publish", "--word", "Begin here")
    assert (first["version"], first["raised"], first["published"]) == (1, False, True)
    assert desk.json("curriculum", "publish")["published"] is False
    desk.ok("curriculum", "set", "read", "title", "Read all of it")
    assert [row["state"] for row in desk.json("curriculum", "list")["curricula"]] == ["changed"]
    assert "was changed since edition 1" in desk("check").stderr
    assert [one["version"] for one in desk.json("check")["changed_since_published"]] == [1]
    assert "changed since edition 1 was published" in desk.ok("attention")
    second = desk.json("curriculum", "publish")
    assert (second["version"], second["raised"]) == (2, True)
    assert "version: 2\n" in file(desk).read_text("utf-8")
    kept = [json.loads(path.read_text("utf-8"))["text"] for path in (desk.data / "editions").glob("*.edition")]
    assert sorted(kept) == sorted([COURSE, file(desk).read_text("utf-8")])
    assert "was changed since" not in desk("check").stderr


def test_publishing_is_taken_back_and_done_again(desk: Program) -> None:
    desk.ok("curriculum", "publish")
    assert "edition" in desk.ok("undo", "--yes")
    assert desk.json("curriculum", "list")["curricula"][0]["published"] is None
    desk.ok("redo", "--yes")
    assert desk.json("curriculum", "list")["curricula"][0]["published"]["version"] == 1


def test_killed_between_the_file_and_the_record_it_is_published_the_next_time(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ok("curriculum", "publish")
    desk.ok("curriculum", "set", "read", "minutes", "40")

    class Killed(BaseException):
        pass

    def killed(*_args: object, **_more: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("mentor_tui.authoring.publish", killed)
        with pytest.raises(Killed):
            raise desk("curriculum", "publish").exc_info[1]  # type: ignore[index]
    assert "version: 2\n" in file(desk).read_text("utf-8")
    done = desk.json("curriculum", "publish")
    assert (done["version"], done["raised"], done["published"]) == (2, False, True)


def test_a_file_with_a_fault_is_not_published(desk: Program) -> None:
    desk.ok("curriculum", "list")
    file(desk).write_text(COURSE.replace("kind: read", "kind: sleep"), "utf-8")
    assert "Put that right first" in desk.refused(2, "curriculum", "publish", "desk")


def test_whoever_is_under_way_reads_of_it_and_whoever_begins_later_does_not(desk: Program) -> None:
    desk.ok("people", "edit", "ana-ferreira", "--curriculum", "desk")
    desk.ok("curriculum", "publish", "--word", "Three refunds first")
    said = desk.ok("status", as_="ana-ferreira")
    assert "Tomás Reis published a new edition of “The desk”: “Three refunds first”" in said
    desk.ok("people", "add", "Noor Vance", "--start", "2026-05-13", "--curriculum", "desk")
    assert "new edition" not in desk.ok("status", as_="noor-vance")
    assert "published edition 1 of" in desk.ok("log", "tomas-reis")


def test_the_demo_has_its_own_as_well(bare: Program, tmp_path: Path) -> None:
    bare.ok("demo", "--no-open", "--people", "4", "--into", str(tmp_path / "demo"), as_=None)
    assert (tmp_path / "demo" / "curricula" / "budget.yaml").is_file()
    demo = Program(tmp_path / "demo", tmp_path)
    assert demo.json("locate", as_=None)["curricula_whose"] == "team"
    # What somebody changed there is not made afresh unasked.
    own_file = tmp_path / "demo" / "curricula" / "teaching-others.yaml"
    own_file.write_text(own_file.read_text("utf-8") + "# ours\n", "utf-8")
    again = bare("demo", "--no-open", "--people", "5", "--into", str(tmp_path / "demo"), as_=None)
    assert "kept as it is" in again.stderr
    assert own_file.read_text("utf-8").endswith("# ours\n")


def test_records_that_are_in_no_directory_use_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "curricula").mkdir()
    told = settings.load(data="memory:", environ={"MENTOR_TUI_CONFIG": os.devnull})
    assert told.whose == "shipped"


def test_a_team_without_curricula_of_its_own_is_told_at_every_door_and_what_to_do(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(program.data / "curricula", ignore_errors=True)
    for words in (("doctor",), ("check",), ("curriculum", "list"), ("locate",)):
        assert "“mentor-tui curriculum own” copies them" in program(*words).stderr, words
    assert program.json("doctor")["curricula_whose"] == "shipped"

    def told(who: str, day: str) -> bool:
        monkeypatch.setenv("MENTOR_TUI_TODAY", day)
        console = CliContext()
        console.data, console.actor = str(program.data), who
        return any("“mentor-tui curriculum own”" in notice for notice in ui(console).notices)

    # When the screen opens: once a day, and whoever can do something about it.
    assert [told("tomas-reis", TODAY), told("tomas-reis", TODAY), told("maya-oneill", TODAY)] == [True, False, False]
    assert told("tomas-reis", str(date.fromisoformat(TODAY) + timedelta(days=1)))
    program.ok("curriculum", "own")
    assert "curriculum own" not in program("doctor").stderr
    assert not told("tomas-reis", str(date.fromisoformat(TODAY) + timedelta(days=2)))
