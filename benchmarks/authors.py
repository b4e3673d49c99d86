"""What authors wait for: a large checklist that becomes a curriculum, and a save of one that is seen and in force."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import yaml

from benchmarks import teams
from benchmarks.measure import Comparison, Row, Run, seconds
from benchmarks.reading import large
from benchmarks.sizes import Sizes
from mentor_tui.browsing import CurriculaFiles
from mentor_tui.intake.importing import compose, read_whole
from mentor_tui.intake.markdown_line import parser
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_page import LOOK_SECONDS

BOXES = 50
"""Boxes under a heading, each with one under it."""


def _import(sizes: Sizes) -> Comparison:
    text = _checklist(sizes.items * 5)
    data, parse = text.encode(), parser()
    return Comparison(
        f"import of {sizes.items * 5:,} items / Markdown parser",
        seconds(lambda: compose(read_whole([("checklist.md", data)]))),
        seconds(lambda: parse.parse(text)),
    )


def _checklist(items: int) -> str:
    parts = ["# Onboarding"]
    for box in range(items // 2):
        if box % BOXES == 0:
            parts.append(f"## Week {box // BOXES + 1}\n\nWhat comes first.\n")
        link = f"https://handbook.example.com/{box}"
        parts.append(f"- [ ] Read the [page {box}]({link}) (20 min)\n  - [ ] Try it once more: {box}")
    return "\n".join(parts)


def _reload(sizes: Sizes) -> Comparison:
    root, team = teams.demo(30, "-reload")
    place = teams.application(root, team.lead)
    place.begin_curricula()
    path = place.settings.own_curricula / "large.yaml"
    text = large(sizes.items)
    path.write_text(text, "utf-8")
    context, files = place.context(), CurriculaFiles(place)
    files.in_force(context)
    return Comparison(
        f"save of {sizes.items:,} items, in force / CSafeLoader",
        _saved(path, text, files, context),
        seconds(lambda: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)),
        note="the wait until the save is looked for is in it",
    )


def _saved(path: Path, text: str, files: CurriculaFiles, context: ActorContext) -> Run:
    """From the moment that an editor has written the file until everybody on the screen has what it says."""
    editions = itertools.count(2)

    def run() -> float:
        version = next(editions)
        path.write_text(text.replace("version: 1\n", f"version: {version}\n", 1), "utf-8")
        begin = time.perf_counter()
        # On average a save falls into the middle between two looks.
        time.sleep(LOOK_SECONDS / 2)
        assert files.changed()
        catalogue = files.in_force(context)
        took = time.perf_counter() - begin
        assert catalogue.curricula["large"].version == context.catalogue.curricula["large"].version == version
        return took

    return run


ROWS = (
    Row("authors.import", _import, pairs=9, goal=3.0),
    Row("authors.reload", _reload, pairs=15, goal=3.0),
)
