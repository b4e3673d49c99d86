"""``export`` and ``forget`` as they are typed."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from mentor_tui.drafts import Drafts
from mentor_tui.settings import drafts_path

from .conftest import Program


def test_what_is_known_of_oneself(program: Program) -> None:
    program.ok("note", "ana-ferreira", "asks good questions", as_="maya-oneill")
    said = program.ok("export", as_="ana-ferreira")
    assert said.startswith("# Ana Ferreira (ana-ferreira)\n\nEverything that is known here, as of ")
    assert "Notes for mentors and leads are left out." in said
    assert "asks good questions" in said
    assert "## people/ana-ferreira" in said
    assert "Budi" not in said
    told = program.json("export", as_="ana-ferreira")
    assert told["person"]["name"] == "Ana Ferreira"
    assert told["restricted"] is False
    events = {event["event"] for event in told["records"]["people/ana-ferreira"]}
    assert {"joined", "enrolled", "noted"} <= events
    assert {event["on"] for event in told["records"]["team"]} >= {"person:ana-ferreira", "pairing:ana-ferreira"}
    assert not [record for record in told["records"] if record.startswith(("restricted/", "plans/"))]


def test_a_lead_says_whether_with_what_is_restricted(program: Program, tmp_path: Path) -> None:
    said = program.refused(2, "export", "ana-ferreira")
    assert "--restricted or --no-restricted" in said
    paths = program.ok("export", "ana-ferreira", "--no-restricted", "--into", str(tmp_path / "out")).split()
    assert [Path(path).name for path in paths] == ["ana-ferreira.md", "ana-ferreira.json"]
    assert all(stat.S_IMODE(Path(path).stat().st_mode) == 0o600 for path in paths)
    assert json.loads(Path(paths[1]).read_text())["by"] == "tomas-reis"
    assert Path(paths[0]).read_text().startswith("# Ana Ferreira")


def test_whose_it_is_not(program: Program) -> None:
    for who in ("maya-oneill", "otto-serra", "budi-santoso"):
        said = program.refused(4, "export", "ana-ferreira", "--no-restricted", as_=who)
        assert said.startswith("Exporting all that is known of somebody is for Ana Ferreira or a lead of their team.")
        assert "Looking" not in program.refused(4, "forget", "ana-ferreira", "--yes", as_=who)
    assert "not yours to read" in program.refused(1, "export", "--restricted", as_="ana-ferreira")


def test_forgotten_and_the_backup_that_holds_them_is_named(program: Program) -> None:
    copied = program.ok("backup").strip()
    said = program.refused(2, "forget", "budi-santoso")
    assert "It cannot be taken back. Add --yes if you are sure." in said
    said = program.ok("forget", "budi-santoso", "--yes")
    assert said.splitlines()[0] == (
        "Budi Santoso is forgotten: gone-1 stands in their place from now on. This cannot be taken back."
    )
    assert said.splitlines()[1:3] == ["This backup still holds them:", f"  {copied}"]
    assert "Not known here: backups and exports kept elsewhere" in said
    assert "Budi" not in program.ok("people", "list")
    assert "had them forgotten" in program.ok("log", "gone-1")
    assert "All records are sound." in program.ok("doctor")
    program.refused(2, "forget", "budi-santoso", "--yes")


def test_whoever_is_needed_stays_and_it_says_what_to_do_first(program: Program) -> None:
    said = program.refused(1, "forget", "maya-oneill", "--yes")
    assert said == (
        "Maya O’Neill still mentors or stands in for Ana Ferreira and Budi Santoso. Give them somebody else first, with "
        "“reassign” or “people cover”.\n"
    )
    told = program.json("people", "list")
    assert "maya-oneill" in json.dumps(told)


def test_forgetting_as_json(program: Program) -> None:
    told = program.json("forget", "budi-santoso", "--yes")
    assert told == {"forgotten": "budi-santoso", "becomes": "gone-1", "backups": [], "still_named_in": []}


PRIVATE = "jo@example.com"


def test_what_looks_private_is_said_before_it_is_stored(program: Program) -> None:
    item = program.json("status", "ana-ferreira")["today"][0]
    doors = {
        "ana-ferreira": [("tick", item, "--evidence", f"asked {PRIVATE}"), ("say", item, PRIVATE), ("ask", PRIVATE)],
        "maya-oneill": [("note", "ana-ferreira", PRIVATE), ("session", "ana-ferreira", PRIVATE)],
    }
    for who, commands in doors.items():
        for words in commands:
            said = program.refused(1, *words, as_=who)
            assert said == (
                "“jo@example.com” looks like an e-mail address. What is stored stays in the history: take it out, or say that "
                "you mean it.\nAdd --sure.\n"
            ), words
    assert PRIVATE not in json.dumps(program.json("log", "ana-ferreira"))
    for who, commands in doors.items():
        for words in commands:
            program.ok(*words, "--sure", as_=who)


def test_nothing_kept_for_speed_and_nothing_on_this_machine_tells_of_them_any_more(program: Program) -> None:
    hire, item = "budi-santoso", program.json("status", "budi-santoso")["today"][0]
    for who, words in (
        (hire, ("stuck", item, "--waits-for", "access", "--why", "zumbado")),
        (hire, ("check-in", "good", "zumbado")),
        (hire, ("agenda", "about zumbado")),
        (hire, ("ask", "zumbado")),
        ("maya-oneill", ("promise", hire, "zumbado", "--due", "2026-05-12")),
        ("maya-oneill", ("session", hire, "zumbado", "--next", "2026-05-14 15:00")),
    ):
        program.ok(*words, as_=who)
    for who in ("tomas-reis", "maya-oneill", hire):
        for words in (("attention", "--count"), ("digest",), ("record",), ("agenda", hire)):
            program.ok(*words, as_=who)
    program.ok("insights")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(program.home / "state"))
        folder = drafts_path(str(program.data))
        Drafts.of(folder, hire).keep("ask", "zumbado", "Ask")
        Drafts.of(folder, "maya-oneill").keep("note", "for Budi Santoso", "Note")
    before = told_of(program)
    assert {"cache/overview.json", "cache/courses.json"} <= before
    assert [path for path in before if "/waiting/" in path]
    (draft,) = program.json("forget", hire, "--yes")["still_named_in"]
    assert told_of(program) == {draft}
    for words in (("attention", "--count"), ("digest",), ("record",), ("insights",), ("show", "gone-1", item)):
        assert not THEIRS.search(program.ok(*words)), words
    assert told_of(program) == {draft}


THEIRS = re.compile(r"(?i)zumbado|budi|santoso")


def told_of(program: Program) -> set[str]:
    """The files of the team, and of this machine, that have their id, their name or their words in them or in their names."""
    found = set()
    for root in (program.data, program.home / "state"):
        for path in root.rglob("*"):
            held = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
            if THEIRS.search(held) or THEIRS.search(path.name):
                found.add(str(path.relative_to(root) if root == program.data else path))
    return found


def test_whoever_sits_there_is_asked_of_each_thing_that_looks_private(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("note", "ana-ferreira", f"asked {PRIVATE} and li@example.com")
    monkeypatch.setattr("mentor_tui.cli.commands.is_terminal", lambda: True)
    left = program(*words, as_="maya-oneill", input="y\nn\n")
    assert left.exit_code == 1
    assert left.stderr.count("Keep it as it is? [y/N]") == 2
    assert PRIVATE not in json.dumps(program.json("log", "ana-ferreira"))
    told = program(*words, as_="maya-oneill", input="y\ny\n")
    assert told.exit_code == 0
    assert "“li@example.com” looks like an e-mail address." in told.stderr
    assert json.dumps(program.json("log", "ana-ferreira")).count(PRIVATE) == 1
