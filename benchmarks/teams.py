"""Teams to measure on, built once a run in a temporary directory that goes with the run."""

from __future__ import annotations

import atexit
import compileall
import os
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import mentor_tui
from mentor_tui.bootstrap import Application
from mentor_tui.demo import DemoTeam, build
from mentor_tui.settings import load


@cache
def base() -> Path:
    """Where everything is built: below the directory of ``MENTOR_TUI_BENCH``, to measure on a disk of one's choice."""
    # What is measured is the program as it is installed: compiled, also where Python was told to write no bytecode.
    compileall.compile_dir(Path(mentor_tui.__file__).parent, quiet=1)
    made = Path(mkdtemp(prefix="mentor-tui-bench-", dir=os.environ.get("MENTOR_TUI_BENCH")))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def application(root: Path, actor: str | None = None) -> Application:
    """The program's own wiring on a directory."""
    return Application(load(data=str(root), actor=actor, environ={}))


def people_into(place: Application, people: int) -> DemoTeam:
    """Build a demo team of some size into an empty store."""
    return build(place.store, place.catalogue(), people=people, seed=1, now=datetime.now(UTC), login="")


@cache
def demo(people: int, suffix: str = "") -> tuple[Path, DemoTeam]:
    """A demo team of some size: its directory and who is in it. A suffix gives one that other rows do not share."""
    root = base() / f"demo-{people}{suffix}"
    return root, people_into(application(root), people)
