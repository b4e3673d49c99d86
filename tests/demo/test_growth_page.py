"""Every command that docs/growth.md names is one, and what it names of the demo team is there."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from mentor_tui.cli.root import cli
from mentor_tui.demo import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.record import BOARD, TEAM, name_of
from mentor_tui.domain.team import Team
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.opening import open_store

PAGE = (Path(__file__).parents[2] / "docs" / "growth.md").read_text("utf-8")
NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)
LEAD = "tomas-reis"


class Row(NamedTuple):
    """A row of one of the page's tables, with the code spans of its second and third column."""

    said: str
    commands: tuple[str, ...]
    names: tuple[str, ...]


def rows() -> list[Row]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")
    ]
    spans = re.compile("`([^`]+)`")
    return [Row(one[0], tuple(spans.findall(one[1])), tuple(spans.findall(one[2]))) for one in cells if len(one) == 3]


def commands() -> list[list[str]]:
    """The words of every command that the page names: a span begins with the program, or goes on with its last command."""
    found: list[list[str]] = []
    for row in rows():
        whole: list[str] = []
        for span in row.commands:
            words = shlex.split(span.replace("…", ""))
            if words[0] == "mentor-tui":
                whole = words[1:]
            elif words[0].startswith("--"):
                whole = [word for word in whole if not word.startswith("--")] + words
            elif words[0] in cli.list_commands(click.Context(cli)):
                whole = words
            else:
                # A key of the screen.
                continue
            found.append(whole)
    return found


COMMANDS = commands()
READ = {
    "insights",
    "paths",
    "openings",
    "briefings",
    "growth",
    "decisions",
    "embeds",
    "attention",
    "areas",
    "customers",
}


def resolved(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words lead to, and the words after it."""
    command, context, rest = cli, click.Context(cli), list(words)
    while isinstance(command, click.Group) and rest and (inner := command.get_command(context, rest[0])) is not None:
        command, rest = inner, rest[1:]
    return command, rest


def test_the_page_has_a_command_for_every_row() -> None:
    assert len(COMMANDS) > 45
    assert [row.said for row in rows() if row.said == ""] == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
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


def reads() -> list[list[str]]:
    """The commands that only read, and name nothing that the reader has to fill in."""
    plain = [
        words for words in COMMANDS if resolved(words)[0].name in READ and not any(word.isupper() for word in words)
    ]
    return [words for words in plain if not {"--read", "--csv", "--html", "--nothing"} & {*words}]


@pytest.mark.parametrize("words", reads(), ids=" ".join)
def test_what_only_reads_answers_in_the_demo_team(demo: Path, words: list[str]) -> None:
    env = {"MENTOR_TUI_DATA": str(demo), "MENTOR_TUI_TODAY": NOW.date().isoformat(), "MENTOR_TUI_AS": LEAD}
    result = CliRunner().invoke(cli, words, env=env)
    assert (result.exit_code, bool(result.stdout)) == (0, True), result.output


def test_every_name_of_the_last_column_is_there(catalogue: Catalogue) -> None:
    store = MemoryStore()
    build(store, catalogue, people=30, seed=1, now=NOW)
    team, board = store.read(TEAM), store.read(BOARD)
    assert team is not None
    assert board is not None
    known = {*Team(team).people, *map(name_of, team.facts), *map(name_of, board.facts), *catalogue.curricula}
    known |= {*catalogue.areas, *catalogue.positions, *catalogue.product_areas, *catalogue.tracks, *catalogue.rungs}
    # A command may be named beside whoever would give it.
    known |= {*cli.list_commands(click.Context(cli))}
    assert [name for row in rows() for name in row.names if name not in known] == []
