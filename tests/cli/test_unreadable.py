"""What cannot be read is said first, with whom it hides, by every command that would otherwise speak of calm."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from mentor_tui.wording.plain import day_month

CURRICULA = Path(__file__).resolve().parents[2] / "curricula"
PERSON = "ana-ferreira"
BOTH = ["ana-ferreira", "budi-santoso"]


@pytest.fixture
def folder(program, monkeypatch):
    made = Path(shutil.copytree(CURRICULA, program.home / "curricula"))
    shutil.rmtree(program.data / "editions")
    monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(made))
    program.ok("status")
    return made


def file_of(program, folder):
    """The file of the curriculum that everybody is in."""
    name = program.json("status", PERSON)["curriculum"]
    return name, next(path for path in folder.glob("*.yaml") if f"\ncurriculum: {name}\n" in path.read_text("utf-8"))


def dangle(program, folder):
    """Make a reference in it dangle; where that stands."""
    _name, file = file_of(program, folder)
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.lstrip().startswith("requires: ["))
    begin = lines[at].index("[") + 1
    lines[at] = lines[at][:begin] + "zzz-zzz-zzz]"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return f"{file}:{at + 1}:{begin + 1}"


def test_a_faulty_file_is_named_and_its_last_sound_edition_is_used(program, folder):
    before = program.json("status", PERSON)
    where = dangle(program, folder)
    shutil.rmtree(program.data / "cache")
    said = f"{where}: This curriculum has no item, module or phase with the id “zzz-zzz-zzz”."
    used = f"The last good version, of {day_month(date.today())}, is used."
    assert program.ok("status").splitlines()[0] == f"{said} {used}"
    first = program.json("attention")["items"][0]
    assert (first["kind"], first["facts"]["edition"]) == ("unreadable", date.today().isoformat())
    assert first["facts"]["message"] in said
    assert f"the version of {day_month(date.today())}" in program.ok("attention").splitlines()[0]
    after = program.json("status", PERSON)
    assert [row["edition"] for row in after.pop("unreadable")] == [date.today().isoformat()]
    assert after == {key: value for key, value in before.items() if key != "unreadable"}
    assert program.ok("status", PERSON).startswith(used)
    assert "last good versions are used" in program("match").stderr
    assert program.ok("match").splitlines() == [f"{said} {used}", "Everybody has a mentor."]
    assert program.json("match")["files"][0]["message"] == first["facts"]["message"]


def test_a_wrong_folder_hides_everybody_and_says_so(program, monkeypatch):
    monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(program.home / "nowhere"))
    said = f"{program.home}/nowhere: There is no such file or folder. It hides Ana Ferreira and Budi Santoso."
    table = program.ok("status").splitlines()
    assert table[0] == said
    assert "None" not in "".join(table)
    rows = program.json("status")
    assert [row["names"] for row in rows["unreadable"]] == [["Ana Ferreira", "Budi Santoso"]]
    assert {row["person"]: row.get("trouble") for row in rows["people"]} == dict.fromkeys(BOTH, "no-such-curriculum")
    for who in ("tomas-reis", "maya-oneill"):
        calls = program.json("attention", as_=who)["items"]
        assert calls[0]["kind"] == "unreadable"
        assert calls[0]["facts"]["hides"] == BOTH
        assert "Nothing is waiting" not in program.ok("attention", as_=who)
    own = program.json("attention", as_=PERSON)["items"]
    assert [call["facts"]["names"] for call in own] == [["Ana Ferreira"]]
    told = program.ok("status", as_=PERSON)
    assert told.startswith("The curriculum cannot be read")
    assert "A lead can give one" not in told
    assert "cannot be read at the moment" in program.refused(3, "tick", "badge", as_=PERSON)
    assert program.json("status", PERSON)["unreadable"][0]["code"] == "no-such-path"
    assert "no zone" not in {call["kind"] for call in program.json("attention")["items"]}, (
        "it is the calendar that is missing"
    )
    assert "\nNobody is without a mentor" not in program.ok("match")


def test_nobody_is_left_without_a_curriculum_where_none_can_be_read(program, monkeypatch):
    monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(program.home / "nowhere"))
    said = "No curriculum can be read, so none can be chosen. “mentor-tui check” says what is wrong with the files."
    for more in ((), ("--curriculum", "tiny")):
        told = program.refused(2, "people", "add", "Bo Berg", "--start", "2026-11-02", *more)
        assert said in told
    assert said in program.refused(2, "people", "edit", PERSON, "--curriculum", "support-engineer")
    assert "bo-berg" not in program.ok("people")


def test_a_curriculum_is_not_taken_away_by_an_empty_word(program):
    told = program.refused(2, "people", "edit", PERSON, "--curriculum", "")
    assert told.startswith("Say which curriculum. You can use: support-product-expert")


def test_who_cannot_be_seen_is_matched_all_the_same(program, monkeypatch):
    assert program.ok("match").strip() == "Everybody has a mentor."
    program.ok("people", "add", "Chiara Rossi", "--start", "2026-05-18")
    monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(program.home / "nowhere"))
    assert "Chiara Rossi" in program.ok("match")
    assert program.json("match")["files"][0]["names"] == ["Ana Ferreira", "Budi Santoso", "Chiara Rossi"]


def test_a_record_that_cannot_be_read_may_be_without_a_mentor(program):
    program.ok("people", "add", "Chiara Rossi", "--start", "2026-05-18")
    (program.data / "people" / "chiara-rossi.json").write_bytes(b"")
    assert program.ok("match").strip() == "Everybody whose record can be read has a mentor."


def test_a_policy_that_has_faults_is_the_one_before(program, folder):
    policy = folder / "matching.yaml"
    policy.write_text(policy.read_text("utf-8") + "aim: x\n", "utf-8")
    assert "default rules" not in program("match").stderr
    shutil.rmtree(program.data / "editions")
    assert "default rules" in program("match").stderr


def test_a_curriculum_that_no_file_says(program, folder):
    name, file = file_of(program, folder)
    file.write_text(file.read_text("utf-8").replace(f"curriculum: {name}", "curriculum: something-new"), "utf-8")
    first = program.json("attention")["items"][0]
    assert first["facts"]["message"] == f"No file has the curriculum “{name}”."
    assert first["facts"]["names"] == ["Ana Ferreira", "Budi Santoso"]


def test_a_damaged_record_is_the_first_line_of_whoever_looks_after_it(program):
    (program.data / "people" / f"{PERSON}.json").write_bytes(b"")
    for who in ("tomas-reis", "maya-oneill", "otto-serra", PERSON):
        assert program.json("attention", as_=who)["items"][0]["kind"] == "damaged"
    assert "damaged" in program.refused(3, "status", as_=PERSON)


def test_a_file_whose_first_key_is_no_plain_word_is_left_out_and_the_rest_works(program, folder):
    (folder / "a.yaml").write_text("[onboarding]:\n", "utf-8")
    checked = program("check")
    assert (checked.exit_code, checked.stdout) == (
        1,
        f"{folder}/a.yaml:1:1: A key must be a plain word, without brackets or braces.\n",
    )
    told = program.ok("status", PERSON)
    assert "damaged" not in told
    assert told.startswith("Ana Ferreira, day ")
    assert program.ok("status").startswith(f"{folder}/a.yaml:1:1: A key must be a plain word")
    assert program.json("status", PERSON, as_=PERSON)["unreadable"] == []


def _as_file(path):
    path.write_text("")


def _as_loop(path):
    path.symlink_to(path)


@pytest.mark.parametrize("spoil", [_as_file, os.mkfifo, _as_loop])
def test_marks_that_cannot_be_read_are_named_and_end_nobodys_day(program, spoil):
    program.ok("say", PERSON, "how-week-runs", "Where do I get it?", as_=PERSON)
    shutil.rmtree(program.data / "marks", ignore_errors=True)
    spoil(program.data / "marks")
    said = "The list of what you have already seen cannot be read, so everything counts as new: "
    for who in (PERSON, "maya-oneill", "tomas-reis"):
        first = program.ok("attention", as_=who).splitlines()[0]
        assert said in first
        assert str(program.data / "marks") in first
        calls = program.json("attention", as_=who)["items"]
        assert calls[0]["kind"] == "unreadable"
        assert [call["kind"] for call in calls].count("unreadable") == 1
    assert program.ok("status", as_=PERSON).startswith(said)
    (row,) = program.json("status", PERSON, as_=PERSON)["unreadable"]
    assert (row["code"], row["names"]) == ("what-was-looked-at", [])
    for who in ("maya-oneill", "tomas-reis"):
        assert program.ok("status", PERSON, as_=who).startswith(said)
        program.ok("show", PERSON, "how-week-runs", as_=who)
    program.ok("tick", "how-week-runs", as_=PERSON)
    assert program.ok("status", PERSON).startswith("Ana Ferreira") is False


def test_what_counts_as_read_is_refused_where_that_cannot_be_kept(program):
    shutil.rmtree(program.data / "marks", ignore_errors=True)
    (program.data / "marks").write_text("")
    for who in (PERSON, "maya-oneill"):
        told = program("status", PERSON, "--read", as_=who)
        assert told.exit_code == 3
        assert "Traceback" not in told.stderr
        assert str(program.data / "marks") in told.stderr


def test_marks_that_cannot_be_read_now_are_not_written_over(program):
    program.ok("say", PERSON, "how-week-runs", "Where do I get it?", as_=PERSON)
    program.ok("show", PERSON, "how-week-runs", as_="maya-oneill")
    marks = program.data / "marks"
    kept = {path.name: path.read_bytes() for path in marks.iterdir()}
    assert kept
    marks.rename(program.data / "elsewhere")
    marks.write_text("")
    program.ok("show", PERSON, "how-week-runs", as_="maya-oneill")
    marks.unlink()
    (program.data / "elsewhere").rename(marks)
    assert {path.name: path.read_bytes() for path in marks.iterdir()} == kept


def test_whoever_cannot_put_a_record_right_is_told_whom_to_ask(program):
    (program.data / "people" / f"{PERSON}.json").write_text("{}")
    for who in (PERSON, "maya-oneill", "otto-serra"):
        said = program.refused(3, "status", PERSON, as_=who)
        assert "Ask Tomás to restore it" in said
        assert "mentor-tui" not in said
    for who in (PERSON, "maya-oneill"):
        assert "the record cannot be read; ask Tomás to put it right" in program.ok("attention", as_=who)
    # A lead may do it themselves, whatever became of their own record.
    (program.data / "people" / "tomas-reis.json").write_text("{}")
    assert "mentor-tui restore ARCHIVE --only" in program.refused(3, "status", PERSON)
    assert "see “mentor-tui doctor”" in program.ok("attention")
