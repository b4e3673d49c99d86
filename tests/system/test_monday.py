"""From a checklist and a spreadsheet to a running team: every command of “Set it up”, in its order."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mentor_tui.cli.root import cli

ROOT = Path(__file__).resolve().parent.parent.parent
LEAD = "helene-marchand"


def told() -> list[list[str]]:
    """The words of each command in the blocks of the page."""
    blocks = re.findall(r"^```\n(.*?)^```", (ROOT / "docs" / "set-up.md").read_text("utf-8"), re.S | re.M)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


class Desk:
    """A fresh folder with the two files, where somebody types."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: str, as_: str = LEAD) -> Result:
        env = {
            "MENTOR_TUI_DATA": str(self.home / "data"),
            "MENTOR_TUI_TODAY": "2026-06-01",
            "MENTOR_TUI_AS": as_ if (self.home / "data" / "team.json").exists() else None,
            "MENTOR_TUI_CURRICULA": None,
            "MENTOR_TUI_CONFIG": str(self.home / "config.toml"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "LANGUAGE": "en",
        }
        result = CliRunner().invoke(cli, words, env=env, prog_name="mentor-tui")
        assert result.exit_code == 0, (words, result.output)
        return result

    def json(self, *words: str, as_: str = LEAD) -> Any:
        return json.loads(self.run(*words, "--json", as_=as_).stdout)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for file in (ROOT / "tests" / "system" / "monday").iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


def test_the_page_leads_to_a_running_team(desk: Desk) -> None:
    for words in told():
        desk.run(*words)

    people = {one["person"]: one for one in desk.json("people")["people"]}
    roles = [role for one in people.values() for role in one["roles"]]
    assert (len(people), roles.count("lead"), roles.count("mentor"), roles.count("hire")) == (41, 2, 8, 15)
    assert [one["roles"] for one in people.values() if one["name"] == "김민준"] in ([[], ["hire"]], [["hire"], []])
    assert all(one["mentor"] for one in people.values() if "hire" in one["roles"])

    hire = desk.json("status", "beatriz-falcao", as_="beatriz-falcao")
    assert [phase["id"] for phase in hire["phases"]][:2] == ["before-you-start", "week-1"]
    owed = {row["id"]: row for row in hire["items"] if row["who"] != "hire"}
    assert owed["order-a-laptop-and-send-it"]["who"] == "it"
    half = desk.json("status", "niamh-odwyer", as_="niamh-odwyer")
    done = {row["phase"] for row in half["items"] if row["state"] == "done"}
    assert {"week-1", "week-2", "weeks-3-4"} <= done
    assert "second-month" not in done
    assert "Beatriz" in desk.run("attention", as_="zbigniew-lecki").stdout
    assert "New with you" in desk.run("attention", as_="aoife-brennan").stdout
    assert "no mentor" not in desk.run("attention").stdout


def test_both_files_brought_in_again_change_nothing(desk: Desk) -> None:
    for words in told():
        desk.run(*words)
    data = desk.home / "data"
    kept = {
        path: path.read_bytes()
        for place in ("people", "curricula")
        for path in (data / place).rglob("*")
        if path.is_file()
    }
    team = (data / "team.json").read_bytes()
    desk.run("people", "import", "people.csv")
    desk.run("people", "progress", "half-way.csv", "--owed-too")
    assert "Nothing was written." in desk.run("curriculum", "import", "onboarding.md").stdout
    assert {path: path.read_bytes() for path in kept} == kept
    assert (data / "team.json").read_bytes() == team
