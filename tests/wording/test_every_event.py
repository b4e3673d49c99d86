"""Every event of the sample is told in words, by whoever did it, with nothing left in braces."""

from __future__ import annotations

import pytest

from mentor_tui.domain.acts import find
from mentor_tui.domain.history import act
from mentor_tui.domain.record import Event
from mentor_tui.wording import events
from tests.domain.test_folds import sample

NAMES = {"tom": "Tom", "maya": "Maya", "ana": "Ana", "bo": "Bo"}
KEPT = ("people/added", "team/imported", "people/imported")


def told() -> list[tuple[str, Event]]:
    return [(name, event) for name, found in sample().items() for event in found]


@pytest.mark.parametrize(("record", "event"), told(), ids=str)
def test_an_event_is_told_in_words(record: str, event: Event) -> None:
    known = find(event.thing, act(event))
    assert known is not None
    if known.known == "apart":
        return
    said = events.line(event, NAMES, {})
    assert "cannot be read" not in said
    assert "{" not in said
    if record in KEPT:
        assert said.startswith(NAMES[event.by])
        assert event.why in said
        assert event.text in said
