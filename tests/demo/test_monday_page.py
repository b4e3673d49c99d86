"""What docs/monday.md names of the demo team is there, and every command that it names is one and, where it reads, answers."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mentor_tui.cli.root import cli
from mentor_tui.demo import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.record import TEAM, thing
from mentor_tui.domain.team import PERSON, Team
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.opening import open_store
from tests.demo.test_growth_page import resolved

PAGE = (Path(__file__).parents[2] / "docs" / "monday.md").read_text("utf-8")
NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)
SPAN = re.compile("`([^`\n]+)`")


def commands() -> list[list[str]]:
    """The words of every span that is a command, with its program before it or not."""
    found: list[list[str]] = []
    known = cli.list_commands(click.Context(cli))
    for span in SPAN.findall(PAGE):
        words = shlex.split(span.replace("…", "")) if span.count("'") % 2 == 0 else []
        if words[:1] == ["mentor-tui"]:
            words = words[1:]
        elif len(words) < 2:
            continue
        if words[:1] and words[0] in known and words not in found:
            found.append(words)
    return found


def rows() -> list[tuple[list[str], list[str]]]:
    """Of each row of a table about the demo team its commands, and the people whom it names."""
    cells = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| ")]
    made = [(SPAN.findall(one[0]), SPAN.findall(one[1])) for one in cells if len(one) == 2]
    return [(reads, names) for reads, names in made if any(read.startswith("mentor-tui ") for read in reads)]


def people() -> set[str]:
    return {name for _reads, names in rows() for name in names}


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_is_one_with_these_options(words: list[str]) -> None:
    command, rest = resolved(words)
    assert command is not cli
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert [word for word in rest if word.startswith("--") and word not in known] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    root = tmp_path_factory.mktemp("demo") / "data"
    build(open_store(str(root)).store, catalogue, people=30, seed=1, now=NOW)
    return root


def test_the_page_names_people_of_the_demo_team(catalogue: Catalogue) -> None:
    store = MemoryStore()
    build(store, catalogue, people=30, seed=1, now=NOW)
    team = store.read(TEAM)
    assert team is not None
    known = Team(team)
    assert {"ola-berg", "aiko-mori", "olena-shevchuk"} <= people() <= known.people.keys()
    filed = {name for name in known.people if team.facts[thing(PERSON, name)].get("imported")}
    assert filed == {"sofia-ruiz", "mia-tran"} <= people()


SAID = {
    "log sofia-ruiz": "Tomás Reis added them to the team",
    "log mia-tran": "Mariko Hayashi added them to the team",
    "show ola-berg late-shift": "skipped by Tomás Reis: Berlin takes no late shifts any more",
    "show ola-berg teach-it": "another day, by Petra Nováková: Half the team is away that week",
    "show ola-berg own.1": "added by Petra Nováková: Nobody had answered in Swedish before",
    "show aiko-mori incident-game": "done · learnt before",
    "show olena-shevchuk on-call-beside": "waiting · learnt before",
    "attention": "",
}
"""What the page gives to read of the demo team -> what is said there."""


def test_the_page_gives_all_of_it_to_read() -> None:
    assert {read.removeprefix("mentor-tui ") for reads, _names in rows() for read in reads} == SAID.keys()


@pytest.mark.parametrize("read", SAID)
def test_what_it_gives_to_read_is_there(demo: Path, read: str) -> None:
    env = {"MENTOR_TUI_DATA": str(demo), "MENTOR_TUI_TODAY": NOW.date().isoformat(), "MENTOR_TUI_AS": "tomas-reis"}
    result = CliRunner().invoke(cli, shlex.split(read), env=env)
    assert result.exit_code == 0, result.output
    assert SAID[read] in result.stdout
