"""How much waits, for a prompt: what is kept, by whom and where it is found again, how old it is, and what is loaded for it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentor_tui import prompt
from mentor_tui.prompt import DAY, HOUR, KeptCount, key_of, key_told

WORDS = ("{count} ({hours} h ago)", "{count} ({days} days ago)")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MENTOR_TUI_DATA", "MENTOR_TUI_CURRICULA", "MENTOR_TUI_AS", "MENTOR_TUI_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("MENTOR_TUI_CONFIG", str(tmp_path / "config.toml"))


def kept(count: int = 3, age: int = 0, away: tuple[str, ...] = ()) -> KeptCount:
    return KeptCount(count, int(time.time()) - age, away, *WORDS)


def as_in(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that the program's commands are given."""
    monkeypatch.setenv("MENTOR_TUI_TODAY", "2026-05-12")
    monkeypatch.setenv("MENTOR_TUI_CONFIG", str(program.home / "config.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(program.home / "state"))


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str | None:
    """What a prompt gets without anything else being loaded; None where that cannot be answered."""
    return capsys.readouterr().out if prompt.ask([*words, "attention", "--count"]) else None


@pytest.mark.parametrize("person", ["tomas-reis", "maya-oneill", "ana-ferreira", "otto-serra"])
def test_whoever_lists_what_waits_has_its_number_in_their_prompt(
    program: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], person: str
) -> None:
    many = len(program.json("attention", as_=person)["items"])
    assert program.ok("attention", "--count", as_=person) == f"{many}\n"
    as_in(program, monkeypatch)
    # By what was told in the environment, and by what came of it.
    assert shown(capsys, "--data", str(program.data), "--as", person) == f"{many}\n"
    monkeypatch.setenv("MENTOR_TUI_DATA", str(program.data))
    monkeypatch.setenv("MENTOR_TUI_AS", person)
    assert shown(capsys) == f"{many}\n"
    assert shown(capsys, "--data", str(program.data.parent)) is None
    assert shown(capsys, "--as=petra-novak") is None
    assert shown(capsys, "--json") is None


def test_the_number_is_that_of_whoever_looked_last(program: Any) -> None:
    before = program.json("attention", "--count", as_="maya-oneill")["count"]
    program.ok("ask", "Who is in it?", as_="ana-ferreira")
    assert program.json("attention", "--count", as_="maya-oneill") == {"count": before + 1, "away": ""}


def test_whoever_is_away_is_shown_nothing(
    program: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program.ok("people", "leave", "maya-oneill", "2026-05-11", "2026-05-15")
    assert program.ok("attention", "--count", as_="maya-oneill") == ""
    assert program.json("attention", "--count", as_="maya-oneill")["away"] == "2026-05-15"
    as_in(program, monkeypatch)
    words = ("--data", str(program.data), "--as", "maya-oneill")
    assert shown(capsys, *words) == ""
    # On the day on which they are back it is worked out anew: that number was another day's.
    monkeypatch.setenv("MENTOR_TUI_TODAY", "2026-05-18")
    assert shown(capsys, *words) is None


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (0, "3"),
        (HOUR - 60, "3"),
        (HOUR + 60, "3 (1 h ago)"),
        (2 * DAY - 60, "3 (47 h ago)"),
        (5 * DAY + 9, "3 (5 days ago)"),
    ],
)
def test_what_is_old_says_its_age(age: int, said: str) -> None:
    prompt.keep(["key"], kept(age=age))
    assert prompt.said("key") == said


@pytest.mark.parametrize(
    ("span", "away"),
    [
        ("2026-05-12/2026-05-12", True),
        ("2026-05-01/", True),
        ("2026-05-13/2026-05-20", False),
        ("2026-05-01/2026-05-11", False),
    ],
)
def test_a_leave_that_was_known_holds_when_it_begins(monkeypatch: pytest.MonkeyPatch, span: str, away: bool) -> None:
    prompt.keep(["key"], kept(away=("2027-01-01/", span)))
    monkeypatch.setenv("MENTOR_TUI_TODAY", "2026-05-12")
    assert prompt.said("key") == ("" if away else "3")


@pytest.mark.parametrize("broken", [b"", b"key\n", b"key\nx\n1\n\na\nb\n", b"other\n3\n1\n\na\nb\n", b"\xff\xfe\x00"])
def test_a_file_that_is_none_counts_as_not_there(broken: bytes) -> None:
    prompt.keep(["key"], kept())
    Path(prompt._path("key")).write_bytes(broken)
    assert prompt.said("key") is None


def test_where_nothing_can_be_kept_nobody_is_told_so(program: Any) -> None:
    (program.home / "state").write_text("a file in the place of a folder")
    assert program.ok("attention", "--count").strip().isdigit()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
keys = st.tuples(texts, texts, texts)


@given(st.dictionaries(keys, st.integers(0, 99), min_size=1, max_size=6))
@example({("a\t", "b", ""): 1, ("a", "\tb", ""): 2, ("a\n", "b", ""): 3, ("a\\n", "b", ""): 4, ("a\r", "b", ""): 5})
def test_people_and_places_never_mix(counts: dict[tuple[str, str, str], int]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        by_key = {key_of(*key): count for key, count in counts.items()}
        for key, count in by_key.items():
            prompt.keep([key], kept(count))
        assert {key: prompt.said(key) for key in by_key} == {key: str(count) for key, count in by_key.items()}


def test_another_configuration_may_say_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_told("", "", "ana")
    (tmp_path / "config.toml").write_text('data = "/elsewhere"\n')
    assert key_told("", "", "ana") != before
    monkeypatch.setenv("MENTOR_TUI_TODAY", "2026-05-12")
    assert key_told("", "", "ana") != before


def test_the_prompt_is_answered_before_anything_is_loaded(program: Any) -> None:
    program.ok("attention")
    code = "import sys; from mentor_tui.cli import main; main(); print(*sys.modules)"
    env = {
        **{key: value for key, value in os.environ.items() if key in ("PATH", "PYTHONPATH")},
        "MENTOR_TUI_DATA": str(program.data),
        "MENTOR_TUI_TODAY": "2026-05-12",
        "MENTOR_TUI_AS": "tomas-reis",
        "MENTOR_TUI_CONFIG": str(program.home / "config.toml"),
        "XDG_STATE_HOME": str(program.home / "state"),
    }
    root = Path(__file__).resolve().parents[2]
    words = [sys.executable, "-S", "-c", code, "attention", "--count"]
    ran = subprocess.run(words, env=env, cwd=root, capture_output=True, text=True, check=True)
    count, _, loaded = ran.stdout.partition("\n")
    assert count.isdigit()
    ours = {name for name in loaded.split() if name.startswith("mentor_tui")}
    assert ours == {"mentor_tui", "mentor_tui.cli", "mentor_tui.prompt", "mentor_tui.user_paths"}
    heavy = {"json", "orjson", "tomllib", "click", "pathlib", "re", "hashlib", "platformdirs", "typing", "datetime"}
    assert heavy.isdisjoint(loaded.split())
