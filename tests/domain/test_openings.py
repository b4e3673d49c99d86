"""Openings: in which order they stand, when one is over, what its id is, and what follows no opening."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentor_tui.domain.history import replay
from mentor_tui.domain.openings import FOLDS, Opening, need_of, new_id, openings_of
from mentor_tui.domain.record import BOARD, Event, Record

DAY = date(2026, 5, 12)


def event(kind: str, name: str = "rota", seq: int = 1, **terms: Any) -> Event:
    return Event(seq, f"op-{seq}", "2026-05-12T08:00:00Z", "tom", kind, f"opening:{name}", terms, name.title())


def test_its_last_day_is_a_day_on_which_one_may_still_be_interested() -> None:
    assert not Opening("rota", "Rota", closes=DAY).over(DAY)
    assert Opening("rota", "Rota", closes=DAY).over(date(2026, 5, 13))
    assert not Opening("rota", "Rota").over(DAY)


def test_of_those_that_close_together_the_one_that_begins_first_stands_first() -> None:
    told = [("late", "2026-07-01"), ("any", None), ("soon", "2026-06-01")]
    rows = [
        event("opened", name, seq, closes="2026-05-20", **({"from": begins} if begins else {}))
        for seq, (name, begins) in enumerate(told, 1)
    ]
    assert [one.id for one in openings_of(replay(BOARD, rows))] == ["soon", "late", "any"]


def test_an_id_is_the_first_five_words_of_its_need() -> None:
    assert new_id("Somebody to keep the on call rota", ()) == "somebody-to-keep-the-on"
    assert new_id("Rota", ("rota", "rota-2")) == "rota-3"


@pytest.mark.parametrize("kind", ["interested", "not-interested", "closed"])
def test_nothing_happens_to_an_opening_that_is_not_there(kind: str) -> None:
    with pytest.raises(ValueError, match="needs an opening"):
        FOLDS["opening"](None, event(kind))


def test_what_an_opening_needed_is_known_after_it_closed() -> None:
    rows = [
        event("opened", "rota", 1),
        event("opened", "docs", 2),
        event("closed", "docs", 3),
        event("closed", "rota", 4),
    ]
    record = replay(BOARD, rows)
    assert [need_of(record, one) for one in rows[2:]] == ["Docs", "Rota"]
    assert need_of(Record(BOARD), event("closed", "gone", 9)) == "gone"
