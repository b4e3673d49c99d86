"""Who is stuck, what was promised and what is due again in the demo team, by the ids that docs/days.md names."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.promises import promises_of
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.audit import AuditWanted, audit_page
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.owed import owed, owed_docs
from mentor_tui.store.memory import MemoryStore

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)
LEAD, STUCK, FREED, OWED = "tomas-reis", "jonas-weber", "luca-greco", "camille-roy"
NEW, AGAIN = "femi-adeyemi", "aiko-mori"


@pytest.fixture(scope="module")
def lead(catalogue: Catalogue) -> ActorContext:
    """Their lead, who looks at everybody."""
    store = MemoryStore()
    build(store, catalogue, seed=1, now=NOW)
    return ActorContext(store, lambda: catalogue, LEAD, lambda: NOW)


def standing(lead: ActorContext, person: str) -> Standing:
    return lead.standing(lead.journey(person), lead.team())


def test_one_is_stuck_and_one_was_freed(lead: ActorContext) -> None:
    now = standing(lead, STUCK).stuck["mend-one"]
    assert (now.waits_for, now.part) == ("access", "lead")
    assert (STUCK, "mend-one") in [(call.person, call.on) for call in attention(lead) if call.kind == "stuck"]
    assert not standing(lead, FREED).stuck
    told = [event for event in chronicle(lead, FREED)[1] if event.event.thing.startswith("stuck:")]
    assert [(one.event.kind, one.event.by) for one in told] == [("stuck", FREED), ("free", LEAD)]
    assert {one.title for one in told} == {"Fix one thing here or in the help centre that tripped you up"}


def test_promises_are_kept_late_let_go_and_left_behind(lead: ActorContext) -> None:
    found = {one.by: one.state for one in promises_of(standing(lead, OWED).journey.record.facts)}
    assert found == {"sam-okoro": "kept", "tom-baker": "open", LEAD: "let-go", "anu-rao": "open"}
    rows = [row for row in owed_docs(owed(lead, OWED)) if row["kind"] == "promise"]
    assert {(row["by"], row["state"]) for row in rows} == {(LEAD, "late"), ("anu-rao", "late")}, "one fell to the lead"
    assert [row["by"] for row in owed_docs(owed(lead, NEW)) if row["kind"] == "talk"] == ["anu-rao"]


def test_one_is_due_again_and_one_was_done_again(lead: ActorContext) -> None:
    items = standing(lead, AGAIN).by_id
    assert [(items[name].due, items[name].again) for name in ("prove-who-asks", "paste-where")] == [
        (True, False),
        (False, True),
    ]
    rows = audit_page(lead, AuditWanted(person=AGAIN)).rows
    assert [one.row.again for one in rows if one.item.endswith("/paste-where")] == [True, False]


def test_the_page_names_them() -> None:
    page = (Path(__file__).parents[2] / "docs" / "days.md").read_text("utf-8")
    for head, names in {
        "Stuck": {STUCK, FREED, LEAD, "mend-one"},
        "What we owe you": {OWED, NEW, LEAD, "anu-rao", "sam-okoro", "tom-baker"},
        "Records, for whoever has to check": {AGAIN, "prove-who-asks", "paste-where"},
    }.items():
        part = page.partition(f"## {head}\n")[2].partition("\n## ")[0]
        assert names <= set(re.findall(r"`([a-z-]+)`", part)), head
