"""The documentation prints what the code says."""

import contextlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mentor_tui.catalogue.schema import json_schema
from mentor_tui.cli.root import cli
from mentor_tui.domain.permissions import TABLE

ROOT = Path(__file__).resolve().parent.parent
RELATIONS = (
    "own",
    "mentor",
    "lead",
    "observer",
    "teammate",
    "owner",
    "contributor",
    "part",
    "maintainer",
    "asked",
    "promiser",
)

GENERAL = ("Everywhere", "In a list", "In a form or question")
GUIDES = {
    "guide-hire.md": ("whose it is", ("Journey",)),
    "guide-mentor.md": ("mentor", ("Mentees", "Journey")),
    "guide-lead.md": ("lead", ("Team", "One person", "Matching")),
}
"""Guide -> whose it is, and where the keys work that it names, beside those that work everywhere."""


def test_the_permissions_printed_are_those_in_force():
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    block = re.search(r"<!-- permissions -->\n(.*?)<!-- /permissions -->", text, re.S)
    assert block is not None
    printed = block[1].strip().splitlines()[2:]
    expected = [
        f"| {verb} | " + " | ".join(row.get(relation, "–") for relation in RELATIONS) + " |"
        for verb, row in TABLE.items()
    ]
    assert printed == expected


def test_no_document_names_a_file_that_is_not_there():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def printed_commands() -> list[list[str]]:
    """Every line of a block in the documents that runs the program, as its words."""
    found = []
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = page.read_text("utf-8")
        for block in re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M):
            lines = [line for line in block.splitlines() if line.startswith("mentor-tui")]
            found += [shlex.split(line.partition(" > ")[0], comments=True)[1:] for line in lines]
        if page.name in GUIDES:
            found += [shlex.split(line)[1:] for line in re.findall(r"`(mentor-tui[^`\n]*)`", text)]
    return found


@pytest.mark.parametrize("page", [*GUIDES])
def test_every_key_of_a_guide_is_there_for_whoever_reads_it(page):
    role, places = GUIDES[page]
    there, heading = set(), ""
    for line in (ROOT / "docs" / "keys.md").read_text("utf-8").splitlines():
        heading = line.removeprefix("## ") if line.startswith("## ") else heading
        keys, _what, whose, *_name = [*(cell.strip() for cell in line.strip("|").split("|")), "", "", ""]
        if heading in (*GENERAL, *places) and {"everybody", role} & set(whose.split(", ")):
            there |= set(re.findall(r"`(.+?)`(?= |$)", keys))
    named = re.findall("<kbd>(.*?)</kbd>", (ROOT / "docs" / page).read_text("utf-8"))
    assert named
    assert set(named) - there == set()


@pytest.mark.parametrize("words", printed_commands(), ids=" ".join)
def test_every_command_that_is_printed_is_understood(words):
    command: click.Command = cli
    while words and isinstance(command, click.Group):
        with contextlib.suppress(click.exceptions.Exit):
            context = command.make_context("mentor-tui", words)
            if context._protected_args:
                name, *words = [*context._protected_args, *context.args]
                command = command.get_command(context, name)
                continue
        return
    command.make_context("mentor-tui", words)


def test_the_schema_beside_the_curricula_is_the_one_that_is_checked_against():
    kept = json.loads((ROOT / "curricula" / "schema.json").read_text("utf-8"))
    assert kept == json_schema(), "write it anew: mentor-tui schema > curricula/schema.json"


@pytest.mark.parametrize("page", ["commands", "keys"])
def test_the_printed_pages_say_what_the_program_says(page):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, f"tools/{page}.py"], cwd=ROOT, env=env, capture_output=True, check=True, encoding="utf-8"
    )
    kept = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    assert kept == said.stdout, f"print it anew: python tools/{page}.py > docs/{page}.md"
