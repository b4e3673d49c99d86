"""The decisions that docs/growth.md names are in the demo team, by the people whom it names."""

from __future__ import annotations

from pathlib import Path

from mentor_tui.services.attention import attention
from mentor_tui.services.decision_list import decisions, embeds, open_decision
from tests.demo.conftest import People

TOLD = {
    "agnieszka-wojcik": "promotion",
    "anu-rao": "move",
    "kenji-abe": "back",
    "sam-okoro": "embed",
    "diego-vega": "embed",
    "ines-duarte": "out",
}


def test_what_the_page_names_is_there(thirty: People) -> None:
    found = {read.decision.person: read.decision for read in decisions(thirty("camille-roy"))}
    assert {person: one.kind for person, one in found.items()} == TOLD
    assert (found["ines-duarte"].to, found["kenji-abe"].before) == ("sales", "sales")
    # Whoever goes elsewhere begins there after their last day here, and on no weekend.
    last = thirty("tomas-reis").team().people["ines-duarte"].left
    assert last is not None
    assert 0 < (found["ines-duarte"].on - last).days <= 3
    assert found["ines-duarte"].on.weekday() < 5
    inside = {one.decision.person: one.area for one in embeds(thirty("camille-roy")).embeds if one.state == "now"}
    assert inside == {"sam-okoro": "billing", "diego-vega": "integrations"}
    mine = open_decision(thirty("camille-roy"), "agnieszka-wojcik").mine
    assert [name for name, row in mine.items() if not row.met]
    called = {call.kind: call.person for call in attention(thirty("tomas-reis"))}
    assert called["embed ends"] == "diego-vega"
    assert "goes with" not in called  # the last day is noted, and no role is missing
    page = (Path(__file__).parents[2] / "docs" / "growth.md").read_text("utf-8")
    assert all(f"`{person}`" in page for person in TOLD)
