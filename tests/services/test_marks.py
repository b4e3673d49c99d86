"""What somebody has looked at, changed by hand: it counts as not looked at, and ends nobody's day."""

from __future__ import annotations

import pytest

from mentor_tui.services import marks
from mentor_tui.services.journeys import page
from tests.tui import story

WRONG = [
    {"told": 5},
    {"told": [["a"]]},
    {"journey": "many"},
    {"tasks": [1]},
    {"tasks": {"content-fix": "x"}},
    {"free": 3},
    {"mentors": ["maya"]},
    {"opened": {"ana": 3}},
    {"opened": 3},
    {"seen": {"ana": {"signed": 4}}},
    {"basics told": 3},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
@pytest.mark.parametrize("person", ["ana", "maya", "tomas"])
def test_a_mark_changed_by_hand_is_as_if_nothing_was_looked_at(wrong: dict[str, object], person: str) -> None:
    from mentor_tui.services.attention import attention

    store = story.fresh_store()
    context = story.context(store, person)
    plain = attention(context)
    store.set_mark(person, wrong)
    assert attention(context) == plain
    if person == "ana":
        assert page(context, None).news


def test_what_a_newer_program_remembers_is_kept() -> None:
    found = {"journey": 7, "told": [8], "mentors": [["maya", "2025-04-07"]], "later": {"any": 1}}
    assert marks.sound(found) == found
