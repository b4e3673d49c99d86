"""The examples that docs/growth.md names are in the demo team, by the people whom it names."""

from __future__ import annotations

import re
from pathlib import Path

from mentor_tui.services.attention import attention
from mentor_tui.services.where_i_stand import levels_page
from tests.demo.conftest import People

SHOWN = {("agnieszka-wojcik", "technical-depth"): 3, ("sam-okoro", "customer-conversation"): 3}
WAITING = {("agnieszka-wojcik", "teaching"), ("sam-okoro", "judgement"), ("petra-novakova", "feedback")}


def test_what_the_page_names_is_there(thirty: People) -> None:
    for (person, competency), level in SHOWN.items():
        rows = {row.competency: row.standing for row in levels_page(thirty(person)).rows}
        assert rows[competency].level == level
        assert len(rows[competency].examples) == 2
    waits = {(call.person, call.on) for call in attention(thirty("tomas-reis")) if call.kind == "example"}
    assert waits == WAITING
    page = (Path(__file__).parents[2] / "docs" / "growth.md").read_text("utf-8")
    part = page.partition("## What somebody can do")[2].partition("\n## ")[0]
    assert {person for person, _competency in (*SHOWN, *WAITING)} <= set(re.findall(r"`([a-z-]+)`", part))
