"""Teams to measure on, built once a run in temporary directories."""

from __future__ import annotations

import compileall
import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import mentor_tui
from mentor_tui.bootstrap import House
from mentor_tui.demo import DemoTeam, build
from mentor_tui.domain.record import Record
from mentor_tui.settings import load

BASE = Path(os.environ.get("MENTOR_TUI_BENCH") or mkdtemp(prefix="mentor-tui-bench-"))


def house(root: Path, actor: str | None = None) -> House:
    """The program's own wiring on a directory."""
    return House(load(data=str(root), actor=actor, environ={}))


@lru_cache
def _compiled() -> None:
    """What is measured is the program as it is installed: compiled, also where Python was told to write no bytecode."""
    compileall.compile_dir(Path(mentor_tui.__file__).parent, quiet=1)


@lru_cache
def demo(people: int, suffix: str = "") -> tuple[Path, DemoTeam]:
    """A demo team of some size: its directory and who is in it."""
    _compiled()
    root = BASE / f"demo-{people}{suffix}"
    place = house(root)
    team = build(place.store, place.catalogue(), people=people, seed=1, now=datetime.now(UTC), login="")
    return root, team


def raw_size(root: Path, record: Record) -> bytes:
    """The bytes of a record's file as it stands."""
    return (root / f"{record.id}.json").read_bytes()
