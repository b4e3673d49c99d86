"""The table of acts knows what folds take and what the product writes, and nothing of a pairing is for everybody."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from mentor_tui.domain import (
    all_hands,
    areas,
    blocks,
    cover_asks,
    decisions,
    fit,
    folds,
    journey_folds,
    levels,
    openings,
    pairs,
    positions,
    programmes,
    promises,
    proposals,
    questions,
    restricted,
    stuck,
    team,
)
from mentor_tui.domain.acts import ACTS, find
from mentor_tui.domain.matching import draft
from mentor_tui.domain.record import Event, thing

MODULES = (
    journey_folds,
    levels,
    positions,
    decisions,
    restricted,
    team,
    areas,
    all_hands,
    blocks,
    draft,
    openings,
    fit,
    programmes,
    questions,
    stuck,
    promises,
    cover_asks,
    proposals,
)
"""Every module whose folds ask which event it is."""

FOLDS_OF = {pairs: ("pairing",)}
"""A module whose folds are in the table of another one -> the kinds of things that they are of."""


@pytest.mark.parametrize("module", [*MODULES, pairs])
def test_a_fold_asks_for_no_event_that_is_no_act(module: ModuleType) -> None:
    asked, kinds = set(_compared(module)), FOLDS_OF.get(module) or module.FOLDS
    assert asked
    assert asked <= {event for kind, event in ACTS if kind in kinds}, "give it a row in both tables of acts"


def test_every_fold_that_tells_events_apart_is_looked_at() -> None:
    modules = {fold.__module__ for kind, fold in folds._FOLDS.items() if sum(of == kind for of, _event in ACTS) > 1}
    assert modules <= {module.__name__ for module in MODULES}


def _compared(module: ModuleType) -> Iterator[str]:
    """What the kind of an event is compared with in a module."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Compare) and ast.unparse(node.left) == "event.kind":
            for said in node.comparators:
                found = eval(ast.unparse(said), dict(vars(module)))
                yield from (found,) if isinstance(found, str) else found


@pytest.mark.parametrize("kind", ["item", "task", "hold", "pairing", "draft", "buddy"])
def test_what_only_a_newer_program_knows_leaves_the_fact_as_it_was(kind: str) -> None:
    before = {"state": "open"}
    assert folds.fold(before, Event(1, "op", "2026-03-04T09:00:00Z", "tom", "tomorrow", thing(kind, "a/b"))) is before


def test_an_act_is_of_a_kind_of_thing() -> None:
    assert find("lock:course/refund", "opened") is not find("draft:matching", "opened") is not None
    assert find("buddy:ana", "paired") is find("pairing:ana", "lent") is find("nothing", "") is None


def test_of_wishes_and_reasons_nothing_is_for_everybody() -> None:
    private = ("pairing", "ask", "telling", "apart", "asked", "draft")
    assert {act.known for (kind, _event), act in ACTS.items() if kind in private} == {"pair", "asker", "leads", "apart"}
    words = ("sessions", "notes")
    assert {act.known for (kind, _event), act in ACTS.items() if kind in words} == {"journey"}
