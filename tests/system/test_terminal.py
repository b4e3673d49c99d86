"""The program as people open it: a demo team in a terminal, two screens on the same data, a terminal that shrinks."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.system.terminal import Terminal, command, environment

DAY = "2026-05-12"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    data = tmp_path_factory.mktemp("data") / "team"
    env = environment(home, MENTOR_TUI_TODAY=DAY)
    made = subprocess.run(
        command("demo", "--into", str(data), "--no-open"), env=env, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return {**env, "MENTOR_TUI_DATA": str(data)}


def _status(env: dict[str, str], person: str) -> dict:
    run = subprocess.run(
        command("--as", person, "status", person, "--json"), env=env, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


def test_the_demo_asks_whom_one_wants_to_be_and_opens_there(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    env = environment(home, MENTOR_TUI_TODAY=DAY)
    with Terminal(command("demo", "--into", str(tmp_path / "team")), env) as screen:
        screen.until("hire", "mentor", "lead")
        screen.press("1", "enter")
        screen.until("TODAY", "THE WAY")
        screen.press("q")
        assert screen.ended() == 0


def test_a_tick_reaches_the_file_and_the_other_open_screen(team: dict[str, str]):
    before = _status(team, "ana-ferreira")
    with (
        Terminal(command("--as", "ana-ferreira"), team) as hire,
        Terminal(command("--as", "ana-ferreira"), team) as other,
    ):
        hire.until("TODAY")
        first = other.until("TODAY")
        hire.press("down", "down", "space")
        after = hire.until("TODAY", gone="Ticking")
        assert after != first
        other.until(*_counts(team, before))
    assert _status(team, "ana-ferreira") != before


def _counts(env: dict[str, str], before: dict) -> list[str]:
    changed = [
        item
        for item, old in zip(_status(env, "ana-ferreira")["items"], before["items"], strict=True)
        if (item["count"], item["state"]) != (old["count"], old["state"])
    ]
    assert changed, "nothing was ticked"
    return [changed[0]["title"][:20]]


def test_a_terminal_that_is_too_small_is_told_and_comes_back(team: dict[str, str]):
    with Terminal(command("--as", "ana-ferreira"), team) as screen:
        screen.until("TODAY")
        screen.resize(60, 20)
        screen.until("80", "24", gone="TODAY")
        screen.resize(100, 30)
        screen.until("TODAY")


def test_nothing_on_the_screen_comes_from_the_data_as_a_control_sequence(team: dict[str, str]):
    with Terminal(command("--as", "ana-ferreira"), team) as screen:
        screen.until("TODAY")
        assert b"\x1b]52" not in screen.raw
        assert b"\x1b]0;" not in screen.raw
