"""What lies in the place of a file and is none: told at once by whatever needs it, waited for by nothing.

Whoever waits for a pipe waits for ever, so a command that does fails by the time limit of its process, and by no other measure.
"""

import os
import signal
import socket
from pathlib import Path

import pytest

from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.screen import ui

LIMIT = 20
"""Seconds after which a command is taken to wait for ever; each takes a fraction of one."""

COMMANDS = (
    ("status",),
    ("status", "ana"),
    ("attention",),
    ("people",),
    ("log", "ana"),
    ("note", "ana", "Hello"),
    ("tick", "read-welcome", "--for", "ana", "--why", "x"),
    ("undo", "--yes"),
    ("check",),
    ("doctor",),
    ("doctor", "--repair", "--yes"),
    ("backup",),
)

PLACES = {
    "record": "people/ana-ferreira.json",
    "team": "team.json",
    "lock": "locks/people/ana-ferreira.lock",
    "gate": "locks/store.lock",
    "previous": "previous/people/ana-ferreira.json",
    "history": "history/people/ana-ferreira/00000001-00000032.json",
    "history of a record": "history/people/ana-ferreira",
    "mark": "marks/tomas-reis.json",
    "text": "texts/aa.json",
    "edition": "editions/a.yaml",
    "cache": "cache/overview.json",
    "folds": "cache/folded.json",
    "records": "people",
    "curriculum": "curricula/a.yaml",
    "log of failures": "../state/mentor-tui/mentor-tui.log",
}


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def loop(path: Path) -> None:
    path.symlink_to(path)


KINDS = {"pipe": pipe, "folder": Path.mkdir, "socket": bound, "loop": loop}


@pytest.fixture
def no_waiting():
    """A time limit: what waits inside the system is interrupted, and fails the test."""

    def over(*_):
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, over)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_told_and_waited_for_by_nothing(program, place, kind):
    program.ok("note", "ana", "Before")
    path = program.data / PLACES[place]
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(program.home / "aside")
    path.unlink(missing_ok=True)
    KINDS[kind](path)
    for words in COMMANDS:
        signal.alarm(LIMIT)
        result = program(*words)
        signal.alarm(0)
        assert result.exit_code in (0, 1, 2, 3), (words, result.output, result.exception)
        assert "should not" not in result.stderr, (words, result.stderr)
        assert "it waits" not in str(result.exception), words
    if place in ("record", "lock", "previous", "text"):
        program.ok("status", "budi")
        assert "budi-santoso" in program.ok("status", "--json")
    if place in ("record", "lock", "gate", "mark", "team"):
        assert path.name in program("doctor").stdout


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_given_and_is_no_file(program, tmp_path, kind):
    path = tmp_path / "given"
    KINDS[kind](path)
    for words in (
        ("restore", str(path), "--yes"),
        ("check", str(path)),
        ("--data", str(path), "status"),
        ("--curricula", str(path), "status"),
    ):
        signal.alarm(LIMIT)
        result = program(*words)
        signal.alarm(0)
        assert "should not" not in result.stderr, words
        assert result.exit_code in (0, 1, 2, 3), words
    assert program("restore", str(path), "--yes").exit_code == 3


def test_a_file_in_the_place_of_a_folder_is_to_be_moved(program):
    marks = program.data / "marks"
    if marks.exists():
        marks.rename(program.home / "marks")
    marks.write_text("", "utf-8")
    result = program("attention")
    assert result.exit_code == 0
    assert (
        f"Part of {marks / 'tomas-reis.json'} is a file where a folder is needed. "
        "Move that file elsewhere, or choose another folder."
    ) in result.stdout


@pytest.mark.parametrize("words", [("attention",), ("status", "ana"), ("tick", "read-welcome")], ids=" ".join)
def test_a_folder_that_was_named_and_is_gone_is_no_place_without_a_team(program, words, monkeypatch):
    program.data = program.data.parent / "unmounted"
    said = (
        f"The folder {program.data} is not there. If it held your team, it was moved, deleted or is not connected: ask the "
        "person who looks after it. “mentor-tui init” starts a new team there.\n"
    )
    for who in ("maya-oneill", None):
        assert program.refused(2, *words, as_=who) == said
    console = CliContext()
    console.data = str(program.data)
    assert ui(console).notices[0] == said.strip()
    assert not program.data.exists()
    program.data.mkdir()
    assert program.refused(2, *words).startswith("There is no team here yet.")
    assert not [notice for notice in ui(console).notices if "is not there" in notice]
