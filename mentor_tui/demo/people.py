"""The people whose parts are written out, in an order in which every beginning of the list is a team too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentor_tui.demo.parts import COHORT, NEXT_MONDAY, EarlierPairing, Part
from mentor_tui.demo.scripts import Cue, Fitting, Parting, Script
from mentor_tui.demo.side_tasks import SideTaskScript
from mentor_tui.demo.written import read

_DAYS = {"next-monday": NEXT_MONDAY, "cohort": COHORT}


def _made(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a part or a way, as they are made of what is written."""
    return {name: _MADE[name](value) if name in _MADE else value for name, value in row.items()}


_MADE: Mapping[str, Callable[[Any], object]] = {
    "day": lambda day: _DAYS.get(day, day),
    "before": lambda row: EarlierPairing(**row),
    "script": lambda row: Script(**_made(row)),
    "left": frozenset,
    "cues": lambda rows: tuple(Cue(*row) for row in rows),
    "closing": lambda row: Parting(**{who: (said, thanks) for who, (said, thanks) in row.items()}),
    "fits": lambda rows: tuple(Fitting(**row) for row in rows),
    "side_tasks": lambda rows: tuple(SideTaskScript(**row) for row in rows),
}

_WRITTEN = read("people")

STORY: tuple[Part, ...] = tuple(Part(**_made(row)) for row in _WRITTEN["story"])
"""Everybody whose part is written out; a larger team has filler people beside them."""

SCRIPTS: tuple[Script, ...] = tuple(Script(**_made(row)) for row in _WRITTEN["crowd"])
"""How the crowd go through their curriculum."""

HIRE, MENTOR_ID, LEAD_ID = "ana-ferreira", "maya-oneill", "tomas-reis"
