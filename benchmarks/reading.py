"""Reading: one status as a whole process, the team's overview with nothing cached, a large curriculum checked."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path

import orjson
import yaml

from benchmarks import teams
from benchmarks.measure import Comparison, Row, Run, seconds
from benchmarks.sizes import Sizes
from mentor_tui.catalogue.checking import check
from mentor_tui.services.overview import overview

_LIBRARIES = ("-c", "import click, tinydb")
"""What a process costs that loads the libraries of a command and does nothing."""


def _status(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    return Comparison(
        "status --json, a process / import click, tinydb",
        _process("-m", "mentor_tui", "--data", str(root), "--as", team.hire, "status", team.hire, "--json"),
        _process(*_LIBRARIES),
    )


def _attention(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    return Comparison(
        "attention of a lead, a process / import click, tinydb",
        _process("-m", "mentor_tui", "--data", str(root), "--as", team.lead, "attention"),
        _process(*_LIBRARIES),
        note="30 people, overview cached",
    )


def _count(_sizes: Sizes) -> Comparison:
    root, team = teams.demo(30)
    words = ("-m", "mentor_tui", "--data", str(root), "--as", team.lead, "attention", "--count")
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    # As the script is that installs itself beside it: ``-m`` alone loads what finds modules.
    code = f"import sys; sys.argv[1:] = {words[2:]!r}; from mentor_tui.cli import main; main()"
    return Comparison(
        "attention --count, a process / python -c pass",
        _process("-c", code),
        _process("-c", "pass"),
        note="worked out before",
    )


def _process(*words: str) -> Run:
    """A run of Python with these words, from nothing to its end."""
    return seconds(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True))


def _overview(sizes: Sizes) -> Comparison:
    root, _team = teams.demo(sizes.team)
    place = teams.application(root)
    context = place.any_context()
    # What is measured is the overview: catalogue and roster are there, as they are on an open screen.
    _, roster = context.catalogue, context.team()
    paths = sorted((root / "people").glob("*.json"))

    def ours() -> None:
        (root / "cache" / "overview.json").unlink(missing_ok=True)
        overview(context, team=roster)

    def reference() -> None:
        for path in paths:
            orjson.loads(path.read_bytes())

    size = sum(path.stat().st_size for path in paths)
    return Comparison(
        f"overview of {sizes.team:,}, cold / orjson.loads",
        seconds(ours),
        seconds(reference),
        note=f"{size / 1e6:.1f} MB",
    )


def _check(sizes: Sizes) -> Comparison:
    path = teams.base() / "large.yaml"
    path.write_text(large(sizes.items), "utf-8")

    def reference() -> None:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

    def ours() -> None:
        faults = check([path])
        assert not [fault for fault in faults if not fault.warning], faults[:3]

    return Comparison(f"check of {sizes.items:,} items / CSafeLoader", seconds(ours), seconds(reference))


def large(items: int) -> str:
    """The shipped curriculum's items again and again, under other ids, until there are so many."""
    source = Path(__file__).resolve().parent.parent / "curricula" / "product-expert.yaml"
    whole = yaml.safe_load(source.read_text("utf-8"))
    found = [item for phase in whole["phases"] for module in phase["modules"] for item in module["items"]]
    made = []
    for number in range(items):
        item = copy.deepcopy(found[number % len(found)])  # shared lists would be dumped as anchors
        item["id"] = f"item-{number}"
        item.pop("requires", None)
        item.pop("closes", None)
        made.append(item)
    document = {
        "curriculum": "large",
        "title": "Large",
        "version": 1,
        "phases": [
            {"id": "all", "title": "All", "by_day": 90, "modules": [{"id": "one", "title": "One", "items": made}]}
        ],
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True)


ROWS = (
    Row("reading.status", _status, pairs=30, goal=1.8),
    Row("reading.attention", _attention, pairs=30),
    Row("reading.count", _count, pairs=40, goal=1.3),
    Row("reading.overview", _overview, pairs=9, goal=1.5),
    Row("reading.check", _check, pairs=15, goal=1.0),
)
