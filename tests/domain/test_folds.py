"""The number of the folds goes with what they make: one kept history of everything that can happen is folded the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.domain import folds
from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.history import act, replay
from mentor_tui.domain.record import Event, kind_of

SAMPLE = Path(__file__).parent / "samples" / "every-event.json"
"""Record -> its events. What is there stays; a new kind of thing, or a new event, gets a record of its own at the end."""

PINNED = (
    5,
    {
        "people/ana": "dc006608cb88625c",
        "team": "2321a5765cfff078",
        "restricted/ana": "b834b0bfd3e26062",
        "plans/matching": "611f267cd2948984",
        "plans/over": "e7feffbe43439c54",
        "people/lines": "49ecb4e25427c099",
        "team/removed": "3609c774b290b257",
        "people/moved": "b29347a5c1d93a6b",
        "people/levels": "60820274382a54c4",
        "people/decided": "aa313d7d4372d169",
        "restricted/decided": "37d529ea490305a3",
        "people/has": "18f004869fe1485f",
        "board/openings": "a0f00b211722edf9",
        "board/briefings": "395ba8adf992e654",
        "board/proposals": "c49b30f50e8eaf18",
        "people/goal": "fffbe8f543d0d532",
        "team/areas": "f2fdcef0fbfb4724",
        "board": "32abc0f81a26b3af",
        "team/all-hands": "66555a13973b4a0d",
        "people/time": "e80757db079d1096",
        "team/with": "b79d0698fbdc9415",
        "people/reading": "7838d6e53274c9e1",
        "people/programmes": "740815e6a61d26dc",
        "team/editions": "62ba294af37eedb0",
        "people/fit": "a9c31a83221c24b1",
        "people/added": "8b9550732d275fa8",
        "team/imported": "884880b16c684757",
        "people/imported": "9dea398c517978c8",
        "people/days": "9c28122ac35b31c9",
        "people/talks": "ddc5a76979366703",
        "team/stand-ins": "8de08f09d1720139",
        "people/again": "2f91d48599fca0fd",
        "team/forgotten": "f9ac39d70805c6cd",
        "people/closing": "cc5041027e4a93d7",
    },
)
"""FOLD, and the digest of the facts that the folds of this number make of each record of the sample."""


def sample() -> dict[str, list[Event]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(SAMPLE.read_text("utf-8"))
    return {name: [Event(number, **row) for number, row in enumerate(rows, 1)] for name, rows in told.items()}


def digests() -> Iterator[tuple[str, str]]:
    for name, events in sample().items():
        record = replay(name, events)
        made = [record.facts, [past.before for past in record.tail]]
        yield name, hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:16]


def test_other_facts_go_with_another_number() -> None:
    number, pinned = PINNED
    made = dict(digests())
    assert made.keys() == pinned.keys(), f"pin what was added to the sample: {made}"
    if number == folds.FOLD:
        changed = sorted(name for name, digest in made.items() if digest != pinned[name])
        assert not changed, (
            f"the folds make other facts of {', '.join(changed)} than they did under FOLD {number}: records are folded "
            f"anew only where the number tells. Raise FOLD in domain/folds.py, then pin here: {made}"
        )
    else:
        pytest.fail(f"FOLD was raised: pin what the folds make now, {(folds.FOLD, made)}")


def test_the_sample_holds_everything_that_can_happen() -> None:
    there = {(kind_of(event.thing), act(event)) for events in sample().values() for event in events}
    assert there == ACTS.keys(), "add an event of each kind to the sample, and its row to domain/acts.py"
    kinds = [kind for names in folds.FOLDED_IN.values() for kind in names]
    assert sorted(kinds) == sorted({kind for kind, _event in ACTS})
    for module, names in folds.FOLDED_IN.items():
        assert tuple(import_module(f"mentor_tui.domain.{module}").FOLDS) == names
