"""Standing in, as docs/days.md names it, is in the demo team: one was asked, one agreed, and one came back yesterday."""

from __future__ import annotations

import re
from pathlib import Path

from mentor_tui.domain.record import TEAM
from mentor_tui.services.attention import attention
from mentor_tui.wording import calls
from tests.demo.conftest import People


def test_what_the_page_names_is_there(thirty: People) -> None:
    def said(who: str, kind: str) -> dict[str, str]:
        context = thirty(who)
        found = (call for call in attention(context) if call.kind == kind)
        return {call.person: calls.need(call, context.team().names, {})[1] for call in found}

    assert said("agnieszka-wojcik", "stand in?").keys() == {"petra-novakova"}
    assert said("tomas-reis", "leave ahead")["petra-novakova"].endswith("Agnieszka has not answered yet")
    context = thirty("anu-rao")
    assert {*context.team().covers("anu-rao", context.today())} == {"luca-greco", "camille-roy"}
    covered = [event for event in context.store.history(TEAM) if event.kind == "covered" and event.by == "anu-rao"]
    assert len(covered) == 2
    assert len({event.op for event in covered}) == 1
    assert said("aiko-mori", "while away")["aiko-mori"] == "while you were away: Kenji signed off 1"
    page = (Path(__file__).parents[2] / "docs" / "days.md").read_text("utf-8")
    part = page.partition("## Standing in")[2].partition("\n## The evening")[0]
    named = {"petra-novakova", "agnieszka-wojcik", "sam-okoro", "anu-rao", "aiko-mori"}
    assert named <= set(re.findall(r"`([a-z-]+)`", part))
