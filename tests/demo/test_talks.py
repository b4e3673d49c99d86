"""The talks and check-ins that docs/days.md names are in the demo team, by the people whom it names."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.agenda import AGENDA
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.problems import NotYours
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.agenda import agenda_page
from mentor_tui.services.attention import attention
from mentor_tui.services.checkins import check_ins
from mentor_tui.services.talk_paper import talk_paper
from mentor_tui.store.memory import MemoryStore

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)
ANA, BUDI, MAYA = "ana-ferreira", "budi-santoso", "maya-oneill"
RAVI, NOAH = "ravi-kapoor", "noah-klein"


def test_what_the_page_names_is_there(catalogue: Catalogue) -> None:
    store = MemoryStore()
    build(store, catalogue, people=30, seed=1, now=NOW)

    def context(actor: str) -> ActorContext:
        return ActorContext(store, lambda: catalogue, actor, lambda: NOW)

    journey = context(ANA).journey(ANA)
    assert sum(bool(talk.next) for talk in journey.sessions) == 2
    assert {point["by"] for point in journey.record.facts[AGENDA]["last"]} == {ANA, MAYA}
    assert agenda_page(context(MAYA), ANA).agenda.next
    assert len(check_ins(context(MAYA), ANA)) == 3
    assert not check_ins(context(MAYA), BUDI)[0].answered
    assert ("check-in", BUDI) in {(call.kind, call.person) for call in attention(context(MAYA))}
    with pytest.raises(NotYours):
        check_ins(context("tomas-reis"), ANA)
    ravi, noah = (
        talk_paper(context("tomas-reis"), person, kind) for person, kind in ((RAVI, "half-way"), (NOAH, "day-90"))
    )
    assert not ravi.before
    assert ravi.happened.returned
    assert noah.since, "the half-way talk was held"
    own = [now for way in (*noah.of.standing.past, noah.of.standing) for now in way.items if now.item.who == "hire"]
    assert noah.before + sum(len(part.items) for part in noah.done) == sum(now.state == "done" for now in own)
    assert all(now.fact.happened > noah.since for part in noah.done for now in part.items)
    page = (Path(__file__).parents[2] / "docs" / "days.md").read_text("utf-8")
    part = page.partition("## Talks")[2].partition("\n## ")[0]
    assert {ANA, BUDI, MAYA, RAVI, NOAH} <= set(re.findall(r"`([a-z-]+)`", part))
