"""The questions that docs/days.md names are in the demo team: one answered, one open to a stand-in, one free and settled;
and enough are answered for one mentor's time to be known."""

from __future__ import annotations

import re
from pathlib import Path

from mentor_tui.domain.answer_clock import HELD
from mentor_tui.domain.journey_folds import ANSWERED, ASKED
from mentor_tui.domain.questions import questions_of
from mentor_tui.services.answer_clocks import clocks, keep_clocks
from mentor_tui.services.attention import attention
from tests.demo.conftest import People


def test_what_the_page_names_is_there(thirty: People) -> None:
    luca = questions_of(thirty("luca-greco").journey("luca-greco").record.facts)
    assert [(one.number, one.to, one.state) for one in luca] == [(1, "anu-rao", "settled"), (2, "anu-rao", "open")]
    camille = thirty("camille-roy").journey("camille-roy")
    posts = camille.record.facts["item:support-product-expert/refund"]["posts"]
    assert [post["kind"] for post in posts if post["kind"] in (ASKED, ANSWERED)] == [ASKED, ANSWERED]
    calls = [(call.person, call.on) for call in attention(thirty("anu-rao")) if call.kind == "asks"]
    assert ("luca-greco", "2") in calls
    maya = thirty("maya-oneill")
    keep_clocks(maya, maya.team().mentees("maya-oneill"), "maya-oneill")
    assert clocks(thirty("ana-ferreira"))["maya-oneill"].clock.held >= HELD
    page = (Path(__file__).parents[2] / "docs" / "days.md").read_text("utf-8")
    part = page.partition("## Ask")[2].partition("\n## ")[0]
    assert {"luca-greco", "camille-roy", "anu-rao", "ana-ferreira", "maya-oneill"} <= set(
        re.findall(r"`([a-z-]+)`", part)
    )
