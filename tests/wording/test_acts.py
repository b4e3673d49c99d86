"""Every act has its words, what no one reads has none, and a language chosen later is the language they are in."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import product
from pathlib import Path
from string import Formatter
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

import mentor_tui.wording
from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.answer_clock import AnswerBy
from mentor_tui.domain.area_state import Flag
from mentor_tui.domain.areas import Part
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import AllOf
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.matching.draft import Size
from mentor_tui.domain.policy import Aim
from mentor_tui.domain.record import Event, thing
from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding
from mentor_tui.domain.team import Hold
from mentor_tui.services import results
from mentor_tui.services.abouts import CarriedLoad
from mentor_tui.services.actor_context import Done
from mentor_tui.wording import acts, acts_draft, events
from mentor_tui.wording.acts import Told, Words
from tests.services.conftest import item

ROWS: Mapping[tuple[str, str], Words] = {key: row for kind in acts._FILES for key, row in acts.rows(kind).items()}

NEVER_FIRST = {
    ("profile", "joined"),
    ("pairing", "removed"),
    ("room", "removed"),
    ("telling", "telling"),
    ("asked", "asked"),
    ("draft", "opened"),
    ("draft", "published"),
    ("position", "decided"),
    ("programme", "dropped"),
    ("decision", "evidenced"),
    ("person", "forgotten"),
}
"""What is only ever done with something else, whose sentence tells of both; of forgetting what is left of them is told."""


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
    assert not row.post or key[0] in ("item", "again", "task")


@pytest.mark.parametrize("key", [key for key, act in ACTS.items() if act.known != "apart"], ids="-".join)
def test_a_line_of_the_log_and_of_its_undo_names_who_did_it(key: tuple[str, str]) -> None:
    thing = f"{key[0]}:some/ana"
    event = Event(4, "op", "2026-05-12T08:00:00Z", "maya", key[1], thing, {"heads": 3, "hours": 2.0, "left": None})
    undone = event._replace(kind="undone", terms={"of": 4, "kind": key[1]})
    for said in (events.line(event, {"maya": "Maya O."}, {}), events.line(undone, {"maya": "Maya O."}, {})):
        assert said.startswith("Maya O. ")
        assert "{" not in said


RESULTS: Sequence[type[Any]] = [
    kind for kind in (*vars(results).values(), Span, Size) if isinstance(kind, type) and hasattr(kind, "_fields")
]
SOME: Mapping[Any, Sequence[Any]] = {
    int: (1, 2),
    float: (2.5,),
    str: ("", "Max"),
    bool: (False, True),
    NoneType: (None,),
    object: ("x",),
    date: (date(2026, 5, 18), date(2026, 5, 19)),
    datetime: (datetime(2026, 5, 18, 15),),
}
SOON = {
    "AnswerBy": AnswerBy,
    "Aim": Aim,
    "CarriedLoad": CarriedLoad,
    "Flag": Flag,
    "Part": Part,
    "Span": Span,
    "Size": Size,
}
"""What ``results`` imports for types alone."""


def some(hint: Any) -> Iterator[Any]:
    """Values of a type: few, and with those that a sentence may say in another way."""
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        yield from parts
    elif get_origin(hint) is tuple and parts[-1] is Ellipsis:
        one = next(some(parts[0]))
        yield from ((), (one,), (one,) * 5)
    elif get_origin(hint) is tuple:
        yield tuple(next(some(part)) for part in parts)
    elif parts:
        yield from (value for part in parts for value in some(part))
    elif hint in SOME:
        yield from SOME[hint]
    else:
        hints = get_type_hints(hint, {**vars(sys.modules[hint.__module__]), **SOON})
        yield from (hint(*values) for values in product(*(tuple(some(hints[name])) for name in hint._fields)))


RUNG = Rung("fix", "content", "Fix", "look", "", 1.0, AllOf(()), ())
STANDS: Sequence[ItemStanding | TaskStanding] = [
    ItemStanding(item("refund", times=2), ItemFact("waiting", 1, 2), "waiting"),
    TaskStanding(RUNG, "active", ItemFact("started"), Hold("fix", "ana", "held", "", 0, {}), 2, sent=False),
    TaskStanding(RUNG._replace(hours=0.0), "active", ItemFact(), None, None, sent=False),
]
TELLING: Mapping[tuple[str, str], Told] = {
    **{key: row.told for key, row in ROWS.items() if row.told},
    **{("pairing", verb): text for verb, text in {**acts.TOLD, **acts_draft.TOLD}.items()},
}


def answers(key: tuple[str, str], result: Any) -> Iterator[Done]:
    """An act by oneself and by another, with and without somebody on the other side."""
    event = Event(1, "op", "2026-05-12T08:00:00Z", "maya", key[1], f"{key[0]}:some/ana")
    if key[1] in ("undone", "redone"):
        event = event._replace(terms={"kind": "paired"})
    stands = STANDS if key[0] in ("item", "again", "task") else STANDS[1:] if key[0] in ("hold", "block") else [None]
    for by, on, now in product(("maya", "ana"), ("", "max"), stands):
        for record in ("people/ana", "restricted/ana"):
            yield Done("op", key[1], "ana", on, (event._replace(by=by),), record, now, result=result)


@pytest.mark.parametrize("key", TELLING, ids="-".join)
def test_what_is_said_when_it_is_done_names_nothing_that_the_answer_has_not(key: tuple[str, str]) -> None:
    fits = []
    for kind in RESULTS:
        for result in some(kind):
            try:
                said = [
                    acts.told(TELLING[key], answer, {"ana": "Ana", "max": "Max"}) for answer in answers(key, result)
                ]
            except TypeError:  # it is told of another kind of answer
                break
            assert "{" not in "".join(said)
        else:
            fits.append(kind)
    assert len(fits) in (1, len(RESULTS)), "it is told of one kind of answer, or of any"


@pytest.mark.parametrize("key", [key for key, text in TELLING.items() if isinstance(text, str)], ids="-".join)
def test_a_sentence_without_logic_names_what_is_known_of_every_act(key: tuple[str, str]) -> None:
    named = {name for _text, name, _spec, _conversion in Formatter().parse(str(TELLING[key])) if name is not None}
    assert named <= {"title", "name", "other", "what"}


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
