"""Completion offers what is possible there, is quick to give up, and never prints a word of its own."""

import pytest

from tests.cli.test_application import completions as bare


def completions(program, *words, as_=None):
    """What the shell is offered for the last word; without anybody named, nobody is known."""
    given = [*words[:1], *(("--as", as_) if as_ else ()), *words[1:]]
    return [line.removeprefix("plain,") for line in bare(program, " ".join(("mentor-tui", *given)))]


def open_now(program, person):
    rows = program.json("status", person)["items"]
    return [row["id"] for row in rows if row["state"] == "open" and row["id"] != "closing-talk"]


def test_a_tick_is_offered_what_can_be_ticked_and_what_one_may_have_already(program):
    assert completions(program, "tick", "", as_="ana-ferreira") == open_now(program, "ana")


def test_a_mentor_ticks_their_own_part(program):
    found = completions(program, "tick", "--for", "ana-ferreira", "", as_="maya-oneill")
    rows = {row["id"]: row for row in program.json("status", "ana")["items"]}
    assert found
    assert {rows[name]["who"] for name in found} == {"mentor"}


def test_a_sign_off_is_offered_what_waits(program):
    assert completions(program, "sign-off", "ana-ferreira", "", as_="maya-oneill") == []
    program.ok("open-lock", "ana", "prove-who-asks", "--why", "for this test")
    program.ok("tick", "prove-who-asks", "--evidence", "mine", as_="ana-ferreira")
    for command in ("sign-off", "return"):
        assert completions(program, command, "ana-ferreira", "", as_="maya-oneill") == ["prove-who-asks"]
    assert completions(program, "withdraw", "ana-ferreira", "", as_="maya-oneill") == []
    program.ok("return", "ana", "prove-who-asks", "--why", "again", as_="maya-oneill")
    assert completions(program, "send", "", as_="ana-ferreira") == ["prove-who-asks"]


def test_side_tasks_go_by_what_can_be_done_with_them(program):
    assert completions(program, "take", "", as_="ana-ferreira") == []
    program.ok("open-lock", "ana", "inbox-hard-ones", "--why", "for this test")
    assert completions(program, "take", "", as_="ana-ferreira") == ["inbox-hard-ones"]
    program.ok("take", "inbox-hard-ones", as_="ana-ferreira")
    assert completions(program, "take", "", as_="ana-ferreira") == []
    assert completions(program, "give-back", "", as_="ana-ferreira") == ["inbox-hard-ones"]


def test_a_sign_off_is_of_items_and_a_side_task_is_confirmed(program):
    program.ok("open-lock", "ana", "inbox-hard-ones", "--why", "for this test")
    program.ok("take", "inbox-hard-ones", as_="ana-ferreira")
    while program.json("show", "ana", "inbox-hard-ones")["state"] != "waiting":
        program.ok("tick", "inbox-hard-ones", "--evidence", "https://example.com/1", as_="ana-ferreira")
    assert completions(program, "sign-off", "ana-ferreira", "", as_="tomas-reis") == []
    assert completions(program, "confirm", "ana-ferreira", "inbox", as_="tomas-reis") == ["inbox-hard-ones"]


def test_whoever_has_left_mentors_nobody(program):
    program.ok("people", "last-day", "petra", "2026-05-11")
    assert completions(program, "reassign", "ana-ferreira", "", as_="tomas-reis") == ["maya-oneill"]


def test_why_is_for_what_is_locked_and_show_for_everything(program):
    locked = completions(program, "why", "ana-ferreira", "", as_="ana-ferreira")
    shown = completions(program, "show", "ana-ferreira", "", as_="ana-ferreira")
    assert not {*locked} & {*open_now(program, "ana")}
    assert {*shown} >= {*locked, *open_now(program, "ana")}


@pytest.mark.parametrize(
    ("who", "words", "offered"),
    [
        ("maya-oneill", ("sign-off", ""), ["ana-ferreira", "budi-santoso"]),
        ("maya-oneill", ("tick", "--for", ""), ["ana-ferreira", "budi-santoso"]),
        ("petra-novak", ("tick", "--for", ""), []),
        ("ana-ferreira", ("sign-off", ""), []),
        ("ana-ferreira", ("log", ""), ["ana-ferreira"]),
        ("petra-novak", ("growth", ""), []),
        ("otto-serra", ("log", ""), ["ana-ferreira", "budi-santoso"]),
        ("otto-serra", ("note", ""), []),
        ("tomas-reis", ("reassign", "ana-ferreira", ""), ["maya-oneill", "petra-novak"]),
        ("tomas-reis", ("match", "--hire", ""), ["ana-ferreira", "budi-santoso"]),
        ("ana-ferreira", ("change-mentor", "--wish", ""), ["maya-oneill", "petra-novak"]),
        ("tomas-reis", ("people", "edit", "p"), ["petra-novak"]),
        ("ana-ferreira", ("people", "edit", ""), []),
        ("ana-ferreira", ("people", "show", "o"), ["otto-serra"]),
    ],
)
def test_people_are_those_to_whom_it_can_be_done(program, who, words, offered):
    assert completions(program, *words, as_=who) == offered


@pytest.mark.parametrize("harm", ["team", "person", "curricula", "today", "config"])
@pytest.mark.parametrize("words", [("tick", ""), ("show", "ana-ferreira", ""), ("status", ""), ("sign-off", "")])
def test_what_is_broken_is_told_by_the_command_and_not_between_two_keys(program, monkeypatch, capfd, harm, words):
    match harm:
        case "team":
            (program.data / "team.json").write_bytes(b"{")
        case "person":
            (program.data / "people" / "ana-ferreira.json").write_bytes(b"{}")
        case "curricula":
            folder = program.home / "curricula"
            folder.mkdir()
            (folder / "a.yaml").write_text("[onboarding]:\n")
            monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(folder))
        case "config":
            (program.home / "config.toml").write_text("data = [")
            monkeypatch.setenv("MENTOR_TUI_CONFIG", str(program.home / "config.toml"))
        case "today":
            monkeypatch.setenv("MENTOR_TUI_TODAY", "someday")
    said = bare(program, " ".join(("mentor-tui", *words[:1], "--as", "ana-ferreira", *words[1:])))
    assert all(line.startswith("plain,") for line in said), said
    assert capfd.readouterr().err == ""


def test_ones_own_things_are_offered_where_no_person_has_to_be_named(program):
    assert completions(program, "show", "prove-who", as_="ana-ferreira") == ["prove-who-asks"]
    assert completions(program, "show", "ana-f", as_="ana-ferreira") == ["ana-ferreira"]
    assert completions(program, "show", "budi-santoso", "prove-who", as_="maya-oneill") == ["prove-who-asks"]
