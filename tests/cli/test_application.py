"""The program as a whole: curricula checked, records copied, looked over and put back, places, completion, the demo."""

import io
import json
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentor_tui import __version__
from mentor_tui.cli import demo_team, main
from mentor_tui.cli.root import GROUPS, cli
from mentor_tui.cli.tables import table
from mentor_tui.demo import DEFAULT_PEOPLE
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.problems import Code
from mentor_tui.domain.text import cells
from mentor_tui.store.archive import restore
from mentor_tui.store.tiny import TinyStore
from tests.cli import conftest
from tests.cli.conftest import TODAY, told
from tests.store.helpers import by_hand, in_child

GOOD = """\
curriculum: tiny
title: Tiny
version: 1
phases:
  - id: one
    title: One
    by_day: 5
    modules:
      - id: first
        title: First
        items:
          - {id: hello, title: Say hello, kind: do, minutes: 5, by_day: 1}
"""


def test_check_is_clean_for_what_is_shipped(empty):
    assert [line.partition(":")[0] for line in empty.ok("check", as_=None).splitlines()] == [
        "support-product-expert",
        "support-engineer",
        "teaching-others",
        "20 areas of responsibility on 6 tracks, 41 h a week.",
        "9 positions, 13 paths between them and 5 out of support.",
        "5 product areas.",
    ]
    found = json.loads(empty.ok("check", "--json", as_=None))
    assert found["faults"] == []
    assert [set(row) for row in found["curricula"]] == [
        {
            "id",
            "items",
            "basics",
            "minutes",
            "unplanned",
            "sign_offs",
            "placeholders",
            "optional",
            "drafts",
            "deprecated",
        }
    ] * 3
    assert set(found) == {"files", "faults", "curricula", "growth", "whose", "confirmed", "changed_since_published"}
    assert found["growth"] == {
        "areas": 20,
        "tracks": 6,
        "hours": 41,
        "positions": 9,
        "paths": 13,
        "elsewhere": 5,
        "product_areas": 5,
    }


def test_check_proposes_names_for_lists_and_does_not_drown_in_them(empty):
    path = empty.home / "long.yaml"
    rows = "".join(
        f"          - {{id: more-{n}, title: 'Read the handbook chapter {n}, twice', kind: do, minutes: 5}}\n"
        for n in range(5)
    )
    path.write_text(GOOD + rows, "utf-8")
    said = empty.ok("check", str(path), as_=None).splitlines()
    assert said[0] == (
        f"{path}:13:33: warning: The title is 34 cells wide and lists have room for 24. "
        "“short: Read the handbook” would do."
    )
    assert said[3:5] == [
        f"{path}: warning: 2 more titles are too long for lists; “check --all” shows them all.",
        "tiny: 6 items, 0 of them basics, ½ h of the hire’s time, 0 h of other people’s, 0 sign-offs, busiest "
        "in “One” (days 1 to 5, 6 min a day).",
    ]
    assert sum("is 34 cells wide" in line for line in empty.ok("check", "--all", str(path), as_=None).splitlines()) == 5
    rows = json.loads(empty.ok("check", "--json", str(path), as_=None))["faults"]
    assert [row["short"] for row in rows] == ["Read the handbook", None, None, None, None]
    assert {row["code"] for row in rows} == {"long-title"}


def test_check_asks_whether_an_id_was_renamed_that_people_have_ticked(program):
    folder = program.home / "curricula"
    folder.mkdir()
    (folder / "tiny.yaml").write_text(GOOD, "utf-8")
    where = ("--curricula", str(folder))
    program.ok("people", "add", "Chiara Rossi", "--start", "2026-05-04", "--curriculum", "tiny", *where)
    program.ok("tick", "hello", *where, as_="chiara-rossi")
    (folder / "tiny.yaml").write_text(GOOD.replace("id: hello", "id: hallo"), "utf-8")
    said = program.ok("check", *where)
    assert said.startswith(f"{folder}/tiny.yaml:12:18: warning: 1 person has worked on “hello”")
    assert "If it is now “hallo”, write “was: [hello]” there" in said


def test_check_tells_file_line_and_column(empty):
    path = empty.home / "bad.yaml"
    path.write_text(GOOD.replace("kind: do", "kind: dance") + "colour: red\n", "utf-8")
    result = empty("check", str(path), as_=None)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert any(line.startswith(f"{path}:12:") and "dance" in line for line in lines)
    assert any(line.startswith(f"{path}:13:1: ") and "colour" in line for line in lines)
    found = json.loads(empty("check", str(path), "--json", as_=None).stdout)["faults"]
    assert set(found[0]) == {"file", "line", "column", "message", "severity", "code", "short"}
    assert {row["severity"] for row in found} == {"fault"}
    assert empty("check", str(empty.home / "nothing.yaml"), as_=None).exit_code == 1


def test_check_tells_an_id_that_something_else_had(program):
    folder = program.home / "curricula"
    folder.mkdir()
    for written in (GOOD, GOOD.replace("id: hello", "id: greet"), GOOD.replace("Say hello", "Say goodbye")):
        (folder / "tiny.yaml").write_text(written, "utf-8")
        program.ok("status", "ana", "--json", "--curricula", str(folder))
    where = f"{folder / 'tiny.yaml'}:12:18: "
    for paths in ((), (str(folder / "tiny.yaml"),)):
        told_so = program("check", *paths, "--curricula", str(folder)).stdout
        assert told_so.startswith(where)
        assert "“hello” used to be the id of “Say hello”" in told_so


def test_schema_is_json(empty):
    assert json.loads(empty.ok("schema", as_=None))["$schema"].startswith("https://json-schema.org/")


def test_faulty_files_are_told_on_stderr_and_the_rest_works(program):
    folder = program.home / "curricula"
    folder.mkdir()
    (folder / "good.yaml").write_text(GOOD, "utf-8")
    (folder / "bad.yaml").write_text("curriculum: x\n", "utf-8")
    result = program("status", "maya", "--json", "--curricula", str(folder))
    assert result.exit_code == 0
    json.loads(result.stdout)
    assert result.stderr == told(Code.FAULTY_CURRICULA)
    assert "some are left out. “mentor-tui check” lists the problems" in result.stderr


def test_a_folder_without_curricula_is_told(program):
    folder = program.home / "nothing-in-it"
    folder.mkdir()
    result = program("status", "ana", "--json", "--curricula", str(folder))
    assert result.exit_code == 0
    assert result.stderr == told(Code.NO_CURRICULA, path=str(folder))
    assert json.loads(result.stdout)["items"] == []


def test_locate(program):
    found = program.json("locate")
    assert found["data"] == str(program.data)
    assert set(found) == {"data", "curricula", "curricula_whose", "config", "log", "backup", "cache"}
    assert str(program.data) in program.ok("locate")


def test_records_are_kept_where_a_url_says(empty, tmp_path):
    empty.ok("--data", f"tinydb://{tmp_path}/there", "init", "--lead", "Tom", as_=None)
    assert (tmp_path / "there/team.json").exists()
    url = "postgresql://host/team"
    unknown = f"Records cannot be kept in {url}. Name a folder, as a path or as tinydb:///path.\n"
    assert unknown == told(Code.UNKNOWN_STORE, url=url)
    for words in (("people",), ("demo", "--no-open")):
        assert empty.refused(2, "--data", url, *words) == unknown


def test_records_without_a_folder_are_copied_where_one_says(empty, tmp_path):
    placeless = "These records have no folder of their own. Say where the copy goes: a file or a folder.\n"
    assert empty.refused(2, "--data", "memory:", "backup") == told(Code.NO_BACKUP_PLACE) == placeless
    refused = empty.refused(1, "--data", "memory:", "backup", str(tmp_path))
    assert refused == told(Code.NO_RECORDS, path="memory:")


def test_backup_and_restore(program):
    archive = program.ok("backup").strip()
    assert archive.startswith(str(program.data / "backup"))
    program.ok("note", "ana", "Later", as_="maya-oneill")
    assert "--yes" in program.refused(2, "restore", archive)
    assert "is in" in program.ok("restore", archive, "--yes")
    assert "Later" not in program.ok("log", "ana")
    program.refused(4, "backup", as_="maya-oneill")
    program.refused(4, "restore", archive, "--yes", as_="maya-oneill")


def test_a_backup_goes_back_into_an_empty_place(program, tmp_path):
    archive = program.ok("backup").strip()
    kept = tmp_path / "kept.tar.gz"
    shutil.copy(archive, kept)
    shutil.rmtree(program.data)
    program.ok("restore", str(kept), "--yes", as_=None)
    assert program.json("status", "ana")["person"] == "ana-ferreira"


def test_what_is_no_backup_is_refused(program, tmp_path):
    (tmp_path / "x.tar.gz").write_bytes(b"no archive")
    assert "cannot be restored" in program.refused(3, "restore", str(tmp_path / "x.tar.gz"), "--yes")
    program.refused(3, "restore", str(tmp_path / "nothing.tar.gz"), "--yes")
    program.refused(3, "backup", str(tmp_path / "no" / "such" / "folder" / "x.tar.gz"))


def test_a_folder_without_records_is_named_and_is_not_called_sound(empty, begun):
    edition = next((begun / "editions").iterdir()).read_bytes()
    for made in (False, True):
        if made:
            # What a look at the curricula leaves is no record.
            (empty.data / "editions").mkdir(parents=True)
            (empty.data / "editions" / "curriculum-a.json").write_bytes(edition)
        for words in (("doctor",), ("doctor", "--json"), ("doctor", "--repair", "--yes"), ("backup",)):
            assert empty.refused(1, *words) == told(Code.NO_RECORDS, path=str(empty.data))
    assert not (empty.data / "backup").exists()
    (empty.data / "people").mkdir()
    (empty.data / "people" / "ana.json").write_bytes(b"{")
    assert "damaged" in empty("doctor").stdout


def test_doctor_finds_damage_and_puts_the_last_good_state_back(program):
    assert program.json("doctor")["sound"] is True
    assert "All records are sound." in program.ok("doctor")
    program.ok("note", "ana", "First", as_="maya-oneill")
    program.ok("note", "ana", "Second", as_="maya-oneill")
    path = program.data / "people" / "ana-ferreira.json"
    path.write_bytes(b"{")
    result = program("doctor")
    assert result.exit_code == 1
    assert "damaged" in result.stdout
    assert "doctor --repair" in result.stdout
    assert json.loads(program("doctor", "--json").stdout)["sound"] is False
    program.refused(4, "doctor", "--repair", as_="maya-oneill")
    assert "would be put back as it was" in program.refused(2, "doctor", "--repair")
    assert path.read_bytes() == b"{"
    assert "Put right: people/ana-ferreira" in program.ok("doctor", "--repair", "--yes")
    assert "First" in program.ok("log", "ana")


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: facts["profile:"].update(start="soon"),
        lambda facts: facts["profile:"].update(leave=3),
        lambda facts: facts["programme:"].update(rest=3),
        lambda facts: facts.update({"item:support-product-expert/read-welcome": {"state": "begun"}}),
    ],
)
def test_what_was_broken_by_hand_is_told_hides_nobody_and_is_put_right(program, change):
    before = program.json("status", "ana")
    path = program.data / "people" / "ana-ferreira.json"
    by_hand(path, lambda tables: change(tables["facts"]))
    for words in (("status", "ana"), ("people", "extend", "ana", "3", "--why", "x")):
        result = program(*words)
        assert result.exit_code in (0, 3), result.output
        assert "should not" not in result.stderr
        assert result.exit_code == 0 or "people/ana-ferreira" in result.stderr or "ana-ferreira" in result.stderr
    assert {row["person"] for row in program.json("status")["people"]} == {"ana-ferreira", "budi-santoso"}
    program.ok("attention")
    program.ok("status", "budi")
    assert "doctor --repair" in program("doctor").stdout
    assert "matches its history again" in program.ok("doctor", "--repair", "--yes")
    after = program.json("status", "ana")
    assert (after["day"], after["items"]) == (before["day"], before["items"])


def test_it_is_said_what_each_fact_would_become_before_anything_is_done(program):
    path = program.data / "people" / "ana-ferreira.json"
    by_hand(path, lambda tables: tables["facts"]["profile:"].update(start="2026-01-01"))
    then = path.read_bytes()
    refused = program.refused(2, "doctor", "--repair")
    assert "people/ana-ferreira would become:\n  profile: start “2026-01-01” → “2026-04-13”\n" in refused
    assert "--yes" in refused
    assert path.read_bytes() == then
    program.ok("doctor", "--repair", "--yes")
    assert program.json("doctor")["sound"] is True


def test_a_text_or_a_mark_that_is_damaged_is_put_aside(program):
    program.ok("status", as_="ana-ferreira")
    (program.data / "marks").mkdir(exist_ok=True)
    (program.data / "marks/ana-ferreira.json").write_bytes(b"")
    assert "It is not a record" in program("doctor").stdout
    program.ok("doctor", "--repair", "--yes")
    assert program.json("doctor")["sound"] is True
    assert [path.name[:19] for path in (program.data / "quarantine").iterdir()] == ["marks--ana-ferreira"]


def test_a_roster_that_was_broken_by_hand_can_be_put_right(program):
    by_hand(program.data / "team.json", lambda tables: tables["facts"]["person:ana-ferreira"].pop("name"))
    for words in (("status",), ("tick", "no-such", "--for", "budi"), ("init", "--lead", "X"), ("undo",), ("people",)):
        result = program(*words)
        assert result.exit_code in (1, 2, 3), result.output
        assert "Traceback" not in result.output
        assert "should not" not in result.stderr
    program.ok("doctor", "--repair", "--yes")
    assert program.json("people")["people"][-2]["name"] == "Ana Ferreira"


def test_a_backup_says_what_it_could_not_take(program):
    (program.data / "people" / "ana-ferreira.json").write_bytes(b"{")
    result = program("backup")
    assert result.exit_code == 1
    assert result.stdout.endswith(".tar.gz\n")
    assert "Not in the backup: people/ana-ferreira (damaged)." in result.stderr


def test_nobody_is_kept_from_mending_by_their_own_record(program, tmp_path):
    archive = program.ok("backup").strip()
    (program.data / "people" / "tomas-reis.json").write_bytes(b"{")
    assert "Not in the backup: people/tomas-reis (damaged)." in program("backup", str(tmp_path)).stderr
    program.refused(4, "restore", archive, "--yes", as_="maya-oneill")
    program.ok("restore", archive, "--only", "Tomás Reis", "--yes")
    program.ok("status", "tomas")
    (program.data / "people" / "tomas-reis.json").unlink()
    program.ok("restore", archive, "--yes")
    assert program.json("doctor")["sound"] is True


def test_one_person_is_put_back_alone(program):
    archive = program.ok("backup").strip()
    program.ok("note", "ana", "Later")
    program.ok("note", "budi", "Later")
    assert "--yes" in program.refused(2, "restore", archive, "--only", "ana")
    assert "is in" in program.ok("restore", archive, "--only", "ana", "--yes")
    assert "Later" not in program.ok("log", "ana")
    assert "Later" in program.ok("log", "budi")
    assert "nothing about nobody" in program.refused(1, "restore", archive, "--only", "nobody", "--yes")


def test_a_lead_of_one_team_puts_back_nobody_elses_records(program, tmp_path):
    program.ok("people", "add", "Lea Berg", "--roles", "lead", "--leads", "billing", "--team", "billing", "--new")
    program.ok("people", "edit", "ana", "--team", "billing", "--new")
    archive = program.ok("backup", str(tmp_path / "mine.tar.gz")).strip()
    for more in ((), ("--only", "budi")):
        program.refused(4, "restore", archive, "--yes", *more, as_="lea-berg")
    program.ok("restore", archive, "--yes", "--only", "ana", as_="lea-berg")


def test_what_cannot_be_copied_at_all_is_said_in_words(program):
    shutil.rmtree(program.data)
    program.data.write_text("no folder", "utf-8")
    told = program.refused(3, "backup")
    assert told == f"Nothing in {program.data} can be copied, so no backup was made. “mentor-tui doctor” says why.\n"


def test_a_backup_without_a_team_is_named_and_put_back_only_on_purpose(program, tmp_path):
    (program.data / "team.json").write_bytes(b"{")
    result = program("backup", str(tmp_path / "x.tar.gz"), as_=None)
    assert (result.exit_code, "Not in the backup: team (damaged)." in result.stderr) == (1, True)
    refused = program.refused(1, "restore", str(tmp_path / "x.tar.gz"), "--yes")
    assert "Not in the backup: team (damaged)." in refused
    assert "--anyway" in refused
    program.ok("restore", str(tmp_path / "x.tar.gz"), "--yes", "--anyway")


def test_a_restore_that_was_killed_anywhere_is_done_again(program):
    archive = program.ok("backup").strip()
    real, at, status = Path.rename, 0, -9
    while status:
        at += 1

        def killed(at=at):
            left = iter(range(at - 1, -1, -1))

            def rename(path, target):
                if not next(left, 1):
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(path, target)

            Path.rename = rename
            restore(Path(archive), TinyStore(program.data))

        status = in_child(killed)
        program.ok("restore", archive, "--yes")
        assert program.json("doctor")["sound"] is True
        assert program.ok("people")
    assert at > 4


def test_a_copy_made_by_hand_is_named_and_hides_nobody(program):
    people = program.data / "people"
    shutil.copy(people / "ana-ferreira.json", people / "Copy of ana-ferreira.json")
    program.ok("status", "ana")
    program.ok("attention")
    said = program.ok("doctor")
    assert "Copy of ana-ferreira.json is not one of mentor-tui’s files" in said
    result = program("backup")
    assert result.exit_code == 1
    assert "people/Copy of ana-ferreira.json (not one of mentor-tui’s files)" in result.stderr


def older_folds(program):
    """The records as a version stored them whose folds were others."""
    shutil.rmtree(program.data / "cache", ignore_errors=True)
    for path in program.data.glob("people/*.json"):
        by_hand(path, lambda tables: tables["meta"]["record"].update(fold=FOLD - 1))


def test_after_an_update_records_are_put_right_at_the_next_start(program):
    older_folds(program)
    said = program.ok("doctor")
    assert "written by an older version" in said
    assert "All records are sound" in said
    program.ok("status", "ana")
    assert "older version" not in program.ok("doctor")


def test_after_an_update_the_doctor_puts_all_right_at_once(program):
    older_folds(program)
    assert "Put right: people/ana-ferreira" in program.ok("doctor", "--repair", "--yes")
    assert "older version" not in program.ok("doctor")


def test_the_doctor_names_what_a_newer_version_wrote(program):
    program.ok("note", "ana", "Hello", as_="maya-oneill")
    path = program.data / "people/ana-ferreira.json"

    def newer(tables):
        [*tables["events"].values()][-1].update(kind="sung", thing="song:1")
        tables["facts"].pop("notes:")

    by_hand(path, newer)
    said = program.ok("doctor")
    assert "a newer mentor-tui wrote 1 entry" in said
    assert "All records are sound" in said
    assert "newer mentor-tui" in program.refused(1, "undo", as_="maya-oneill")
    program.ok("note", "ana", "More", as_="tomas-reis")
    assert "song:1" in path.read_text("utf-8")


def test_nothing_is_no_team(empty):
    for words in (("doctor",), ("backup",)):
        assert "no records" in empty.refused(1, *words, as_=None)
    assert not empty.data.exists()
    for words in (("restore", "nothing.tar.gz", "--yes"), ("people", "import", "nothing.csv")):
        empty.refused(2 if words[0] == "people" else 3, *words, as_=None)


def test_the_doctor_says_how_to_set_notes_apart(program):
    assert "doctor" in program.refused(1, "note", "ana", "x", "--restricted")
    assert f"chgrp GROUP {program.data}/restricted" in program("doctor").stderr


def test_a_damaged_demo_is_not_made_anew_unasked(empty):
    into = empty.home / "demo"
    demo(empty, "--into", str(into))
    (into / "team.json").write_bytes(b"{")
    assert demo(empty, "--into", str(into)).exit_code == 3
    assert (into / "team.json").read_bytes() == b"{"
    assert demo(empty, "--into", str(into), "--fresh").exit_code == 0


def test_a_demo_into_a_file_is_refused_in_a_sentence(empty):
    (empty.home / "file").write_text("")
    for into in (empty.home / "file", empty.home / "file" / "below"):
        result = demo(empty, "--into", str(into))
        assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
        assert "is a file where a folder is needed" in result.stderr


def test_a_folder_in_the_place_of_a_record_is_told_and_left_alone(program):
    path = program.data / "people" / "ana-ferreira.json"
    path.unlink()
    (path / "kept").mkdir(parents=True)
    for words in (("status", "ana"), ("note", "ana", "x")):
        assert program.refused(3, *words) == told(Code.NOT_A_FILE, path=str(path))
    assert (path / "kept").is_dir()
    assert program.ok("note", "budi", "x")


def test_a_curricula_folder_that_is_not_there_is_told_as_such(program):
    result = program("status", "ana", "--curricula", "/nowhere/at/all")
    assert result.exit_code == 0
    assert result.stderr == "There is no curriculum in /nowhere/at/all. Put YAML files there, or name another folder.\n"


def test_a_damaged_team_says_what_to_do(program):
    (program.data / "team.json").write_bytes(b"")
    for words in (("status",), ("people",), ("attention",)):
        assert "The record of the team is damaged" in program.refused(3, *words)
    assert program("doctor", "--repair", "--yes").exit_code == 0
    assert program.ok("people")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(empty, shell):
    said = empty.ok("completion", shell, as_=None)
    assert "_MENTOR_TUI_COMPLETE" in said
    assert "mentor-tui" in said


def completions(program, words):
    env = {
        "_MENTOR_TUI_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "MENTOR_TUI_DATA": str(program.data),
        "MENTOR_TUI_TODAY": os.environ.get("MENTOR_TUI_TODAY", TODAY),
    }
    return CliRunner().invoke(cli, [], env=env, prog_name="mentor-tui").output.split()


def test_completion_of_people_items_and_side_tasks(program, empty):
    assert "plain,ana-ferreira" in completions(program, "mentor-tui status an")
    assert "plain,refund" in completions(program, "mentor-tui tick refu")
    assert "plain,content-fix" in completions(program, "mentor-tui take content-f")
    assert "plain,sign-off" in completions(program, "mentor-tui sig")
    (program.data / "team.json").write_bytes(b"")
    assert completions(program, "mentor-tui status an") == []


def test_version_and_help(empty):
    assert empty.ok("--version", as_=None) == f"mentor-tui {__version__}\n"
    said = empty.ok("--help", as_=None)
    for name in cli.list_commands(None):
        assert said.count(f"\n  {name} ") == 1
        assert empty.ok(name, "--help", as_=None)


def test_help_is_by_what_one_wants_to_do_and_cuts_no_sentence(empty):
    said = empty.ok("--help", as_=None)
    titles = [f"\n{title}:\n" for title in GROUPS]
    assert sorted(titles, key=said.index) == titles
    assert said.index("My mentees:") < said.index("  sign-off ") < said.index("The team:")
    assert "..." not in said.partition("Options:")[2]
    named = [name for group in GROUPS.values() for name in group]
    assert len(named) == len({*named}), "each command stands in one group"


def test_the_screen_needs_a_terminal(program):
    assert "needs a terminal" in program.refused(2)


def test_what_should_not_happen_is_one_sentence_and_a_log(program, monkeypatch):
    def broken(*args, **more):
        raise RuntimeError("the moon")

    monkeypatch.setattr("mentor_tui.services.notes.note", broken)
    said = program.refused(3, "note", "ana", "x")
    assert "RuntimeError" in said
    assert said.count("\n") == 1
    log = program.home / "state" / "mentor-tui" / "mentor-tui.log"
    assert "the moon" in log.read_text("utf-8")


@pytest.mark.parametrize(
    "where", ["mentor_tui.services.notes.note", "mentor_tui.cli.cli_context.CliContext.warn_of_curricula"]
)
def test_ctrl_c_ends_a_command_with_the_number_that_shells_know(program, monkeypatch, where):
    def interrupted(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(where, interrupted)
    result = program("note", "ana", "x")
    assert (result.exit_code, result.stderr.strip()) == (130, "")
    assert not (program.home / "state").exists(), "it is no failure of the program"


def test_ctrl_c_while_the_program_is_loaded_shows_no_traceback(monkeypatch):
    class Interrupted:
        def find_spec(self, name, path=None, target=None):
            if name == "mentor_tui.cli.root":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "mentor_tui.cli.root")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


@pytest.mark.parametrize(("key", "status"), [(KeyboardInterrupt, 130), (EOFError, 1)], ids=["ctrl+c", "ctrl+d"])
def test_a_question_can_be_left_by_either_key(program, monkeypatch, key, status):
    class Keyboard(io.BytesIO):
        def read1(self, size=-1):
            raise key

    monkeypatch.setattr("mentor_tui.cli.upkeep.is_terminal", lambda: True)
    archive = program.ok("backup").strip()
    program.ok("note", "ana", "Later", as_="maya-oneill")
    result = program("restore", archive, input=Keyboard())
    assert result.exit_code == status
    assert "Replace all records" in result.stderr
    assert "Later" in program.ok("log", "ana"), "nothing was put back"


def demo(empty, *words, **more):
    return empty("demo", "--no-open", *words, as_=None, **more)


def test_the_demo_is_made_found_again_and_made_anew(empty):
    into = empty.home / "there"
    made = demo(empty, "--into", str(into))
    assert made.exit_code == 0, made.output
    assert made.stdout == f"{into}\n"
    assert f"--data {into} --as tomas-reis" in made.stderr
    people = json.loads(empty("people", "--json", "--data", str(into), as_="tomas-reis").stdout)["people"]
    assert len(people) == DEFAULT_PEOPLE
    empty("note", "ana", "Still here", "--data", str(into), as_="tomas-reis")
    again = demo(empty, "--into", str(into), "--as", "hire")
    assert "as you left it" in again.stderr
    assert "--as ana-ferreira" in again.stderr
    assert "Still here" in empty("log", "ana", "--data", str(into), as_="tomas-reis").stdout
    assert "kept as it is" in demo(empty, "--into", str(into), "--seed", "2").stderr
    assert "Still here" in empty("log", "ana", "--data", str(into), as_="tomas-reis").stdout
    assert "made afresh" in demo(empty, "--into", str(into), "--seed", "2", "--fresh").stderr
    assert "Still here" not in empty("log", "ana", "--data", str(into), as_="tomas-reis").stdout


def test_a_demo_in_which_somebody_worked_is_still_there_the_next_day(empty, monkeypatch):
    into = empty.home / "there"
    demo(empty, "--into", str(into), "--people", "5")
    monkeypatch.setattr(conftest, "TODAY", "2026-05-13")
    assert "made afresh" in demo(empty, "--into", str(into), "--people", "5").stderr, "nobody has worked in it"
    empty.ok("note", "ana", "Still here", "--data", str(into), as_="tomas-reis")
    monkeypatch.setattr(conftest, "TODAY", "2026-05-14")
    kept = demo(empty, "--into", str(into), "--people", "5")
    assert kept.exit_code == 0
    assert "Somebody has worked in this demo team, so it is kept as it is." in kept.stderr
    assert "Still here" in empty.ok("log", "ana", "--data", str(into), as_="tomas-reis")


def test_the_demo_never_touches_a_real_team(program):
    before = (program.data / "team.json").read_bytes()
    said = program.refused(1, "demo", "--no-open", "--into", str(program.data), as_=None)
    assert said == told(Code.DIRECTORY_IN_USE, path=str(program.data))
    assert "Choose another folder with --into" in said
    assert (program.data / "team.json").read_bytes() == before
    made = demo(program)
    assert made.stdout == f"{program.data / 'demo'}\n"
    assert (program.data / "team.json").read_bytes() == before
    assert program.ok("people")


def test_a_team_that_somebody_made_of_a_demo_is_theirs(empty):
    into = empty.home / "there"
    demo(empty, "--into", str(into))
    for name in ("team.json", "people", "locks", "history", "previous", "marks", "texts", "cache"):
        path = into / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    empty.ok("init", "--lead", "Ada Lovelace", "--data", str(into), as_=None)
    result = demo(empty, "--into", str(into), "--fresh")
    assert (result.exit_code, result.stderr) == (1, told(Code.DIRECTORY_IN_USE, path=str(into)))


def test_a_demo_that_was_cut_short_is_made_anew(empty):
    into = empty.home / "there"
    into.mkdir()
    (into / demo_team.MARK).write_text('{"whole": false}', "utf-8")
    assert demo(empty, "--into", str(into)).exit_code == 0
    assert "Nobody" in demo(empty, "--into", str(into), "--as", "zz-top").stderr


def test_columns_line_up_for_wide_and_combining_characters():
    lines = table((), [("陽菜", "x"), ("Fẹ́mi", "x"), ("Ana", "x")]).splitlines()
    assert {cells(line) for line in lines} == {7}


def test_numbers_stand_right():
    assert table(("N", "x"), [("1", "a"), ("100", "b")], right=(0,)).splitlines() == ["  N  x", "  1  a", "100  b"]


def test_a_demo_goes_where_the_records_were_said_to_be(empty):
    assert empty("demo", "--no-open", "--people", "5", as_=None).stdout == f"{empty.data}\n"


def test_a_demo_goes_beside_a_real_team(program):
    assert program("demo", "--no-open", "--people", "5", as_=None).stdout == f"{program.data / 'demo'}\n"
