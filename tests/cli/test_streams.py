"""What is written where nobody reads, where there is no room, or where there is nothing; and what a terminal must not get."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_tui.domain.record import person_record
from mentor_tui.store.tiny import TinyStore
from tests.store.helpers import by_hand

ROOT = Path(__file__).resolve().parents[2]
MENTOR_TUI = f"{sys.executable} -m mentor_tui"


def shell(program, words, *, as_="tomas-reis", stdout=subprocess.PIPE):
    """Run a line in a real shell: the pipes and closed streams are its own."""
    env = {
        **{key: os.environ[key] for key in ("PATH", "LANG", "PYTHONDONTWRITEBYTECODE") if key in os.environ},
        "HOME": str(program.home),
        "MENTOR_TUI_DATA": str(program.data),
        "MENTOR_TUI_TODAY": "2026-05-12",
        "MENTOR_TUI_AS": as_,
        "MENTOR_TUI": MENTOR_TUI,
    }
    return subprocess.run(["bash", "-c", words], env=env, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, check=False)


pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@pytest.mark.parametrize("words", ["log ana", "schema", "--help", "doctor", "status ana --json", "note ana hello"])
def test_a_reader_that_has_gone_is_no_failure_of_ours(program, words):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = shell(program, f"$MENTOR_TUI {words}", stdout=writer)
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")
    assert "note" not in words or "hello" in program.ok("log", "ana"), "what was asked for is done all the same"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", ["status", "status ana --json", "--help"])
def test_an_answer_that_does_not_fit_is_told(program, words):
    result = shell(program, f"$MENTOR_TUI {words} > /dev/full")
    assert result.returncode == 3
    assert result.stderr.startswith(b"The answer could not be written (No space left")
    assert result.stderr.count(b"\n") == 1


def test_streams_that_were_closed_are_no_failure(program):
    assert shell(program, "$MENTOR_TUI status >&-").stderr == b""
    assert shell(program, "$MENTOR_TUI note ana hello <&- >&- 2>&-").returncode == 0
    assert "hello" in program.ok("log", "ana")
    assert shell(program, "$MENTOR_TUI people import - <&-").returncode == 2
    assert shell(program, "$MENTOR_TUI <&-").returncode == 2


def test_nothing_that_stands_in_a_file_reaches_the_terminal_as_it_is(program):
    evil = "A\x1b[2Jn\u202ea \x9b31m\x07[/]"
    store = TinyStore(program.data)
    for record, table, key, field in (
        ("team", "facts", "person:ana-ferreira", "name"),
        (person_record("ana-ferreira"), "events", None, "text"),
    ):
        path = store.place(record).file

        def change(tables, table=table, key=key, field=field):
            documents = tables[table]
            documents[key or [*documents][-1]][field] = evil

        by_hand(path, change)
    # Past the schema's cleaning: a catalogue from a file cannot hold such a thing, a hand-edited record can.
    for words in (
        ("people",),
        ("status",),
        ("status", "ana-ferreira"),
        ("log", "ana-ferreira"),
        ("attention",),
        ("note", "ana-ferreira", "x"),
        ("why", "ana-ferreira", "content-fix"),
        ("people", "--json"),
        ("log", "ana-ferreira", "--json"),
    ):
        result = program(*words)
        assert result.exit_code == 0, words
        for text in (result.stdout, result.stderr):
            assert not any(character in text for character in "\x1b\x9b\x07\u202e"), (words, text)
    assert program.json("people")["people"][-2]["name"] == evil, "for scripts it is what the file says"
