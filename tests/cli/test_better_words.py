"""Better words for an item: proposed, taken into the file, declined, counted as a piece of a side task."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_tui.catalogue import sources
from mentor_tui.plain_files import write_whole
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
        maintainer: petra-novak
        items:
          - id: read  # where it begins
            title: "Read it"
            kind: read
            minutes: 30
            look_for:
              - all of it   # not half
              - twice
            about: |
              The old guide.
      - id: second
        title: Second
        items:
          - id: close
            title: Close it
            kind: meet
            minutes: 15
            who: mentor
            owed: a talk at the end
            closes: basics
"""

CONTENT = """\
track: content
title: Content
rungs:
  - id: content-fix
    title: Fix
    step: look
    does: Fix small things.
    times: 3
    minutes: 20
    hours: 0
    opens: {working_days: 1}
    confirmed_by: [lead]
    evidence: link
"""


@pytest.fixture
def desk(program: Program) -> Program:
    """A team with one small curriculum of its own, on which Ana is."""
    folder = program.data / "curricula"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "desk.yaml").write_text(COURSE, "utf-8")
    (folder / "content.yaml").write_text(CONTENT, "utf-8")
    program.ok("people", "edit", "ana-ferreira", "--curriculum", "desk")
    return program


def text(program: Program) -> str:
    return (program.data / "curricula" / "desk.yaml").read_text("utf-8")


def number(program: Program) -> str:
    """That of the newest proposal."""
    return str(max(row["number"] for row in program.json("proposals")["proposals"]))


def propose(
    program: Program, words: str = "Read the price list", field: str = "title", who: str = "ana-ferreira"
) -> str:
    program.ok("improve", "read", words, "--field", field, as_=who)
    return number(program)


def test_they_stand_beside_the_old_ones_until_they_are_taken_into_the_file(desk: Program) -> None:
    one = propose(desk)
    (row,) = desk.json("proposals", as_="petra-novak")["proposals"]
    assert {key: row[key] for key in ("curriculum", "item", "field", "was", "words", "state", "by", "may_take")} == {
        "curriculum": "desk",
        "item": "read",
        "field": "title",
        "was": "Read it",
        "words": "Read the price list",
        "state": "open",
        "by": "ana-ferreira",
        "may_take": True,
    }
    assert row["day"] > 0
    assert text(desk) == COURSE
    said = desk.ok("proposals", "take", one, as_="petra-novak")
    assert said == "Ana Ferreira’s words are in the file: “Read the price list”, the title. They will read so.\n"
    assert text(desk) == COURSE.replace('"Read it"', '"Read the price list"')
    assert [row["state"] for row in desk.json("proposals")["proposals"]] == ["taken"]
    assert f"improved by Ana Ferreira, day {row['day']}" in desk.ok("show", "read", as_="ana-ferreira")
    assert desk.json("show", "read", as_="ana-ferreira")["improved_by"] == [
        {
            "person": "ana-ferreira",
            "day": row["day"],
            "field": "title",
            "at": desk.json("proposals")["proposals"][0]["taken_at"],
        }
    ]


@pytest.mark.parametrize(
    ("field", "words", "before", "after"),
    [
        ("look_for.1", "all of it, slowly", "- all of it   #", "- all of it, slowly   #"),
        ("look_for.2", "three times", "- twice", "- three times"),
        ("text", "The new guide.", "|\n              The old guide.", "|-\n              The new guide."),
        ("short", "Prices", 'title: "Read it"\n', 'title: "Read it"\n            short: Prices\n'),
    ],
)
def test_only_that_line_of_the_file_changes(desk: Program, field: str, words: str, before: str, after: str) -> None:
    desk.ok("proposals", "take", propose(desk, words, field))
    assert text(desk) == COURSE.replace(before, after)


def test_the_words_of_what_is_owed_too(desk: Program) -> None:
    desk.ok("improve", "close", "a talk with your mentor", "--field", "owed", as_="budi-santoso")
    desk.ok("proposals", "take", number(desk))
    assert text(desk) == COURSE.replace("a talk at the end", "a talk with your mentor")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "Read it"), "“Read it” says that already."),
        (("read", " "), "There is no text."),
        (("read", "x", "--field", "minutes"), "has no “minutes” to say better. It has title, short, about, owed"),
        (("read", "x", "--field", "look_for.3"), "has no “look_for.3” to say better"),
        (("raed", "x"), "Did you mean “read”?"),
        (("read", "x", "--curriculum", "nowhere"), "nowhere"),
        (("read", "x" * 201), "That is 201 long; there is room for 200 there."),
        (("read", "a short title that is wide", "--field", "short"), "there is room for 24 there"),
    ],
)
def test_what_cannot_be_proposed_is_said(desk: Program, words: tuple[str, ...], said: str) -> None:
    result = desk("improve", *words, as_="ana-ferreira")
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert desk.json("proposals") == {"proposals": []}


def test_an_item_of_several_curricula_asks_which(desk: Program) -> None:
    other = COURSE.replace("curriculum: desk", "curriculum: other")
    (desk.data / "curricula" / "other.yaml").write_text(other, "utf-8")
    assert "desk" in desk.refused(2, "improve", "read", "Read all", as_="maya-oneill")
    desk.ok("improve", "other/read", "Read all", as_="maya-oneill")
    desk.ok("improve", "read", "Read everything", as_="ana-ferreira")
    assert [row["curriculum"] for row in desk.json("proposals")["proposals"]] == ["other", "desk"]


def test_who_may_propose_and_who_may_take(desk: Program) -> None:
    one = propose(desk, who="maya-oneill")
    assert "here to observe" in desk.refused(4, "improve", "read", "Read all", as_="otto-serra")
    for who in ("ana-ferreira", "maya-oneill"):
        assert "whoever maintains" in desk.refused(4, "proposals", "take", one, as_=who)
        assert "whoever maintains" in desk.refused(4, "proposals", "decline", one, "--why", "no", as_=who)
    desk.ok("improve", "close", "Close everything", as_="ana-ferreira")
    assert "whoever maintains" in desk.refused(4, "proposals", "take", number(desk), as_="petra-novak")
    assert [row["item"] for row in desk.json("proposals", as_="petra-novak")["proposals"]] == ["read"]
    assert desk.json("proposals", as_="budi-santoso") == {"proposals": []}
    assert text(desk) == COURSE


def test_a_line_that_says_something_else_since_stays_and_so_do_the_words(desk: Program) -> None:
    one = propose(desk)
    desk.ok("curriculum", "set", "read", "title", "Read both")
    said = desk.refused(1, "proposals", "take", one)
    assert said.startswith("“Read both” says something else since: “Read both”. Nothing was written")
    assert text(desk) == COURSE.replace("Read it", "Read both")
    (row,) = desk.json("proposals")["proposals"]
    assert (row["state"], row["moved"], row["now"]) == ("open", True, "Read both")
    assert "it says something else since" in desk.ok("proposals")


def test_what_somebody_writes_meanwhile_is_not_written_over(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    one, read, seen = propose(desk), sources.read_bytes, []
    file = desk.data / "curricula" / "desk.yaml"

    def meanwhile(path: Path | str, most: int = -1) -> bytes:
        found = read(path, most)
        if str(path) == str(file) and not seen:
            seen.append(path)
            write_whole(file, COURSE + "# mine\n")
        return found

    monkeypatch.setattr(sources, "read_bytes", meanwhile)
    assert "Somebody changed" in desk.refused(2, "proposals", "take", one)
    assert text(desk) == COURSE + "# mine\n"
    assert [row["state"] for row in desk.json("proposals")["proposals"]] == ["open"]


def test_while_the_file_has_a_fault_the_last_sound_edition_stays_and_the_words_wait(desk: Program) -> None:
    one = propose(desk)
    desk.ok("curriculum", "list")
    broken = COURSE.replace("kind: meet", "kind: sleep")
    (desk.data / "curricula" / "desk.yaml").write_text(broken, "utf-8")
    assert "would have a fault then" in desk.refused(2, "proposals", "take", one)
    assert text(desk) == broken
    assert "Read it" in desk.ok("show", "read", as_="ana-ferreira")
    (desk.data / "curricula" / "desk.yaml").write_text(COURSE, "utf-8")
    desk.ok("proposals", "take", one)


def test_killed_between_the_file_and_the_record_it_reads_taken(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    one = propose(desk)

    class Killed(BaseException):
        pass

    def killed(*_args: object, **_more: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("mentor_tui.services.proposals.take", killed)
        with pytest.raises(Killed):
            raise desk("proposals", "take", one).exc_info[1]  # type: ignore[index]
    assert text(desk) == COURSE.replace("Read it", "Read the price list")
    (row,) = desk.json("proposals")["proposals"]
    assert (row["state"], row["taken_by"], row["may_take"]) == ("taken", None, False)
    assert "improved by Ana Ferreira" in desk.ok("show", "read", as_="ana-ferreira")
    assert "better words" not in desk.ok("attention")
    desk.ok("proposals", "take", one)
    assert desk.json("proposals")["proposals"][0]["taken_by"] == "tomas-reis"
    assert text(desk) == COURSE.replace("Read it", "Read the price list")


def test_two_who_take_the_same_at_once_take_it_once(desk: Program) -> None:
    one = propose(desk)
    env = {
        **os.environ,
        "MENTOR_TUI_DATA": str(desk.data),
        "MENTOR_TUI_TODAY": TODAY,
        "MENTOR_TUI_CONFIG": str(desk.home / "config.toml"),
        "LANGUAGE": "en",
    }
    command = [sys.executable, "-m", "mentor_tui", "proposals", "take", one]
    started = [
        subprocess.Popen(command, env={**env, "MENTOR_TUI_AS": who}, stderr=subprocess.PIPE, text=True)
        for who in ("tomas-reis", "petra-novak")
    ]
    ended = {process.communicate()[1]: process.returncode for process in started}
    assert sorted(ended.values()) == [0, 1]
    assert "has taken these words for “Read" in next(said for said, code in ended.items() if code)
    assert text(desk) == COURSE.replace("Read it", "Read the price list")


def test_declined_it_leaves_the_list_with_its_reason_and_can_come_back(desk: Program) -> None:
    one = propose(desk)
    assert "Say why “Read it” stays as it is" in desk.refused(1, "proposals", "decline", one)
    desk.ok("proposals", "decline", one, "--why", "It is two lists", as_="petra-novak")
    assert desk.json("proposals")["proposals"] == []
    assert "no better words with the number" in desk.refused(2, "proposals", "take", one)
    assert "better words" in desk.ok("undo", "--yes", as_="petra-novak")
    assert [row["state"] for row in desk.json("proposals")["proposals"]] == ["open"]


def test_proposing_is_taken_back_while_it_is_open_and_taking_is_not(desk: Program) -> None:
    propose(desk)
    desk.ok("undo", "--yes", as_="ana-ferreira")
    assert desk.json("proposals")["proposals"] == []
    one = propose(desk)
    assert "proposed the same words" in desk.refused(1, "improve", "read", "Read the  price list", as_="budi-santoso")
    desk.ok("proposals", "take", one)
    assert "in the file, which is not undone" in desk.refused(1, "undo", "--yes")
    assert desk("undo", "--yes", as_="ana-ferreira").exit_code == 1


def test_whoever_maintains_it_and_leads_hear_of_it_until_it_is_settled(desk: Program) -> None:
    propose(desk)
    propose(desk, "three times", "look_for.2")
    for who in ("petra-novak", "tomas-reis"):
        assert "2 proposals of better words, the first for “Read it”" in desk.ok("attention", as_=who)
    assert "better words" not in desk.ok("attention", as_="maya-oneill")
    for row in desk.json("proposals")["proposals"]:
        desk.ok("proposals", "take", str(row["number"]), as_="petra-novak")
    assert "better words" not in desk.ok("attention", as_="petra-novak")


def test_words_that_were_taken_are_a_piece_of_content_fix_with_their_evidence(desk: Program) -> None:
    one = propose(desk)
    assert "not taken yet" in desk.refused(1, "proposals", "count", one, as_="ana-ferreira")
    desk.ok("proposals", "take", one)
    assert "Ana Ferreira’s" in desk.refused(4, "proposals", "count", one, as_="budi-santoso")
    # The side task has to be theirs first, as for any piece.
    assert desk("proposals", "count", one, as_="ana-ferreira").exit_code == 1
    assert "in Growth, and they count as a piece" in desk.ok("status", as_="ana-ferreira")
    assert "a piece" not in desk.ok("attention", as_="ana-ferreira")
    desk.ok("take", "content-fix", as_="ana-ferreira")
    for read in ("status", "attention"):
        offer = f"our better words are a piece of “Content · Fix”: ! there, or “proposals count {one}”"
        assert offer in desk.ok(read, as_="ana-ferreira")
    desk.ok("proposals", "count", one, as_="ana-ferreira")
    assert not any("are a piece" in desk.ok(read, as_="ana-ferreira") for read in ("status", "attention"))
    shown = desk.json("show", "content-fix", as_="ana-ferreira")
    assert (shown["count"], shown["evidence"]) == (1, f"proposal:desk/read/{one}\nRead the price list")
    assert "a piece of your side task already" in desk.refused(1, "proposals", "count", one, as_="ana-ferreira")
    desk.ok("undo", "--yes", as_="ana-ferreira")
    desk.ok("proposals", "count", one, as_="ana-ferreira")


def test_the_shipped_curricula_are_nobodys_to_change(program: Program) -> None:
    shutil.rmtree(program.data / "curricula", ignore_errors=True)
    program.ok("improve", "support-product-expert/welcome-note", "Welcome, all of you", as_="ana-ferreira")
    assert "curriculum own" in program.refused(2, "proposals", "take", number(program))


def test_check_says_how_long_ago_each_item_was_last_confirmed(desk: Program) -> None:
    def confirmed(item: str) -> tuple[str, int | None]:
        rows = {row["item"]: row for row in desk.json("check")["confirmed"]["desk"]}
        return rows[item]["by"], rows[item]["days"]

    assert confirmed("read") == confirmed("close") == ("never", None)
    assert "desk: no item was ever confirmed" in desk.ok("check")
    desk.ok("proposals", "decline", propose(desk), "--why", "The old one says more.", as_="petra-novak")
    assert confirmed("read") == ("words", 0)
    assert "1 of 2 items never confirmed (close)" in desk.ok("check")
    desk.ok("curriculum", "publish", "desk")
    assert confirmed("close") == ("published", 0)
    before = text(desk)
    desk.refused(4, "curriculum", "confirm", "close", as_="ana-ferreira")
    desk.ok("curriculum", "confirm", "close")
    assert text(desk).replace(f"            confirmed: {TODAY}\n", "") == before, "that line alone is new"
    assert confirmed("close") == ("said", 0)
    assert "last confirmed today, as the file says" in desk.ok("curriculum", "show", "close", as_="tomas-reis")
    assert "already" in desk.ok("curriculum", "confirm", "close")
    wrong = text(desk).replace(f"confirmed: {TODAY}", "confirmed: 2026-02-30")
    (desk.data / "curricula" / "desk.yaml").write_text(wrong, "utf-8")
    assert (desk("check").exit_code, "desk.yaml:" in desk("check").stdout) == (1, True)
