"""A small team, begun with the commands themselves, and a way to run one of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mentor_tui.cli.root import cli
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.wording.problems import sentence

TODAY = "2026-05-12"

SETUP = (
    ("init", "--lead", "Tomás Reis", "--login", "tomas"),
    ("people", "add", "Maya O’Neill", "--roles", "mentor", "--room", "2"),
    ("people", "add", "Petra Novak", "--roles", "mentor"),
    ("people", "add", "Otto Serra", "--roles", "observer"),
    ("people", "add", "Ana Ferreira", "--start", "2026-04-13", "--mentor", "maya-oneill"),
    ("people", "add", "Budi Santoso", "--start", "2026-05-04", "--mentor", "maya-oneill"),
)


def told(code: Code, **facts: Any) -> str:
    """What stands on stderr where nothing but this is told."""
    return sentence(Problem(code, **facts)) + "\n"


@dataclass
class Program:
    """The program with a team of its own; ``as_`` is who runs it."""

    data: Path
    home: Path

    def __call__(self, *args: str, as_: str | None = "tomas-reis", input: bytes | str | None = None) -> Result:
        env = {
            "MENTOR_TUI_DATA": str(self.data),
            "MENTOR_TUI_TODAY": TODAY,
            "MENTOR_TUI_AS": as_,
            "MENTOR_TUI_CONFIG": str(self.home / "config.toml"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "LANGUAGE": "en",
        }
        return CliRunner().invoke(cli, args, env=env, input=input, prog_name="mentor-tui")

    def ok(self, *args: str, **more: Any) -> str:
        """Run a command that has to succeed, and answer with what it printed to stdout."""
        result = self(*args, **more)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *args: str, **more: Any) -> Any:
        """Run a command that reads, as JSON."""
        return json.loads(self.ok(*args, "--json", **more))

    def refused(self, status: int, *args: str, **more: Any) -> str:
        """Run a command that has to fail with a status, and answer with its sentence."""
        result = self(*args, **more)
        assert result.exit_code == status, result.output
        assert result.stdout == ""
        assert "Traceback" not in result.stderr
        return result.stderr

    def item(self, person: str, item: str) -> dict[str, Any]:
        """One item of somebody's status."""
        return next(row for row in self.json("status", person)["items"] if row["id"] == item)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the team as it is in the beginning; each test finds a copy where it was made, in a folder ``here``."""
    root = tmp_path_factory.mktemp("team")
    here = root / "here"
    here.mkdir()
    program = Program(here / "data", root)
    for words in SETUP:
        program.ok(*words, as_=None if words[0] == "init" else "tomas-reis")
    return here.rename(root / "begun") / "data"


@pytest.fixture
def program(begun: Path, tmp_path: Path) -> Iterator[Program]:
    # At one place for all tests: what the curricula there come to is built once, as it is for a team, and not by every test.
    here = begun.parents[1] / "here"
    shutil.copytree(begun, here / "data")
    yield Program(here / "data", tmp_path)
    here.rename(tmp_path / "here")


@pytest.fixture
def empty(tmp_path: Path) -> Program:
    return Program(tmp_path / "data", tmp_path)
