"""Every act has its words, what no one reads has none, and a language chosen later is the language they are in."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

import mentor_tui.wording
from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.record import Event, thing
from mentor_tui.wording import acts, events
from mentor_tui.wording.acts import Words

ROWS: Mapping[tuple[str, str], Words] = {key: row for kind in acts._FILES for key, row in acts.rows(kind).items()}

NEVER_FIRST = {
    ("profile", "joined"),
    ("telling", "telling"),
    ("asked", "asked"),
    ("draft", "opened"),
    ("draft", "published"),
}
"""What is only ever done with something else, whose sentence tells of both."""


def test_what_is_an_act_has_words_and_the_other_way_round() -> None:
    assert ROWS.keys() == ACTS.keys()
    assert all(key in acts.rows(key[0]) for key in ACTS), "a row stands where its kind of thing is looked up"


@pytest.mark.parametrize("key", ACTS, ids="-".join)
def test_an_act_has_the_words_that_somebody_may_read(key: tuple[str, str]) -> None:
    act, row = ACTS[key], ROWS[key]
    assert row.name
    assert bool(row.news) == (act.news is not None)
    assert bool(row.line) == (act.known != "apart")
    assert bool(row.told) == (key not in NEVER_FIRST)
    assert not row.post or key[0] in ("item", "task")


@pytest.mark.parametrize("key", [key for key, act in ACTS.items() if act.known != "apart"], ids="-".join)
def test_a_line_of_the_log_and_of_its_undo_names_who_did_it(key: tuple[str, str]) -> None:
    thing = f"{key[0]}:some/ana"
    event = Event(4, "op", "2026-05-12T08:00:00Z", "maya", key[1], thing, {"heads": 3, "hours": 2.0, "left": None})
    undone = event._replace(kind="undone", terms={"of": 4, "kind": key[1]})
    for said in (events.line(event, {"maya": "Maya O."}, {}), events.line(undone, {"maya": "Maya O."}, {})):
        assert said.startswith("Maya O. ")
        assert "{" not in said


def test_what_a_row_says_is_marked_for_translators() -> None:
    for path in Path(mentor_tui.wording.__file__).parent.glob("acts_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Words":
                said = (*node.args, *(word.value for word in node.keywords))
                assert not [one for one in said if isinstance(one, ast.Constant)], f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("act", ACTS, ids=":".join)
def test_terms_that_cannot_be_read_break_no_log(act: tuple[str, str]) -> None:
    kind, event = act
    keys = (
        "on",
        "since",
        "mentor",
        "heads",
        "hours",
        "leave",
        "left",
        "curriculum",
        "days",
        "from",
        "until",
        "stand_in",
    )
    for terms in ({}, dict.fromkeys(keys), {key: [1] for key in keys}, dict.fromkeys(keys, 7)):
        broken = Event(1, "op", "2026-03-04T09:00:00Z", "tom", event, thing(kind, "a/b"), terms, "said", "why")
        assert events.line(broken, {"tom": "Tom"}, {}).endswith("“said”")
