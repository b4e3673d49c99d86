"""Small hand-made curricula, and records folded by hand."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import settings

from mentor_tui.domain.catalogue import Budget, Catalogue, Rung, Track
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.record import Event, Record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Hold

CI = "CI" in os.environ
SOME = settings(max_examples=60, derandomize=CI)
FEW = settings(max_examples=25, derandomize=CI)

START = date(2026, 3, 2)
"""A Monday: day 1 of everybody here."""

AT = "2026-03-02T09:00:00Z"


def item(name: str, **more: Any) -> Item:
    """An item of ten minutes, due on day 5, that anybody may tick."""
    return Item(**{"id": name, "title": name.title(), "kind": "do", "minutes": 10, "by_day": 5, **more})


def phase(name: str, *items: Item, by_day: int = 5, basics: bool = True, **more: Any) -> Phase:
    """A phase with one module, ``<name>-module``."""
    return Phase(name, name.title(), by_day, (Module(f"{name}-module", name.title(), items),), basics, **more)


def curriculum(*phases: Phase, name: str = "course", **more: Any) -> Curriculum:
    return Curriculum(name, name.title(), 1, phases, **more)


def flat(*items: Item, **more: Any) -> Curriculum:
    """A curriculum of one phase."""
    return curriculum(phase("first", *items), **more)


def rung(name: str, opens: Any, **more: Any) -> Rung:
    asked = {"track": "tooling", "title": name.title(), "step": "look", "does": "", "hours": 1.0}
    return Rung(**{"id": name, "opens": opens, "confirmed_by": ("lead",), **asked, **more})


def catalogue(course: Curriculum | None = None, *rungs: Rung, budget: Budget | None = None, **more: Any) -> Catalogue:
    return Catalogue(
        {course.id: course} if course else {},
        {"tooling": Track("tooling", "Tooling", rungs)} if rungs else {},
        budget=budget or Budget(),
        **more,
    )


def record(
    name: str = "people/ana", course: str | None = "course", start: date | None = START, **profile: Any
) -> Record:
    """A person's record, joined and enrolled."""
    made = Record(name, fold=FOLD)
    if start is not None:
        profile["start"] = start.isoformat()
    act(made, PROFILE, "joined", by="tom", **profile)
    if course is not None:
        act(made, PROGRAMME, "enrolled", by="tom", curriculum=course, cohort="2026-03")
    return made


def act(
    made: Record, thing: str, kind: str, *, by: str = "ana", op: str = "", at: str = AT, text: str = "", **terms: Any
) -> Event:
    """One event, straight into the record."""
    return append(
        made, op=op or f"op-{made.last_seq + 1}", at=at, by=by, kind=kind, thing=thing, terms=terms, text=text
    )


def tick(made: Record, name: str, *, course: str = "course", by: str = "ana", **terms: Any) -> Event:
    """A tick that carries the terms of an item done once, unless told otherwise."""
    told: dict[str, Any] = {"times": 1, "revision": 1, "sign_off": False, **terms}
    return act(made, f"item:{course}/{name}", "ticked", by=by, **told)


def standing(
    made: Record,
    known: Catalogue,
    today: date = START,
    holds: Mapping[str, Hold] | None = None,
) -> Standing:
    return Standing(Journey(made), known, today, holds)


def hold(name: str, state: str, person: str = "ana", **yes: Any) -> Hold:
    return Hold(name, person, state, AT, 1, yes)  # type: ignore[arg-type]


def edited(course: Curriculum, name: str, **changes: Any) -> Curriculum:
    """The same curriculum with one item changed."""
    phases = []
    for old in course.phases:
        modules = []
        for module in old.modules:
            items = tuple(one._replace(**changes) if one.id == name else one for one in module.items)
            modules.append(module._replace(items=items))
        phases.append(old._replace(modules=tuple(modules)))
    return course._replace(phases=tuple(phases))
