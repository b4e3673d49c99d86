"""Whoever of the demo team it is: what is known of them can be told, and forgotten."""

from __future__ import annotations

from mentor_tui.domain.record import TEAM
from mentor_tui.services import forgetting
from mentor_tui.services.personal_export import known_of
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.memory_upkeep import MemoryUpkeep
from tests.demo.conftest import People

LEAD, TOOK = "tomas-reis", "noah-klein"


def test_everybody_is_told_what_is_known_of_them(thirty: People) -> None:
    lead = thirty(LEAD)
    everybody = list(lead.team().people)
    assert TOOK in everybody
    for person in everybody:
        assert known_of(lead, person, restricted=person != LEAD).person.id == person


def test_whoever_took_a_side_task_and_those_who_may_confirm_it_are_forgotten(thirty: People) -> None:
    lead = thirty(LEAD)
    assert isinstance(lead.store, MemoryStore)
    taken = [event for event in lead.store.history(TEAM) if event.kind == "took" and event.by == TOOK]
    asked = taken[0].terms["with"]
    assert len(asked) > 1
    gone = forgetting.forget(lead, MemoryUpkeep(lead.store), TOOK).becomes
    told = next(event for event in lead.store.history(TEAM) if event.op == taken[0].op and event.kind == "took")
    assert (told.by, told.terms["with"]) == (gone, asked), "who may confirm it is still here"
