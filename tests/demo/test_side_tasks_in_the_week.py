"""What ``docs/growth.md`` says of side tasks in the week is there in the demo team, by these ids."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from mentor_tui.demo import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.customers import planned_weeks
from mentor_tui.services.growth import growth_page
from mentor_tui.store.memory import MemoryStore

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)
PAGE = Path(__file__).parents[2] / "docs" / "growth.md"


def test_what_the_page_lists_is_there(catalogue: Catalogue) -> None:
    store = MemoryStore()
    build(store, catalogue, people=38, seed=1, now=NOW, login="tomas")

    def context(person: str) -> ActorContext:
        return ActorContext(store, lambda: catalogue, person, lambda: NOW)

    view = growth_page(context("camille-roy")).view("content-fix")
    assert view is not None
    assert view.task.block is not None
    assert (view.task.block.weekday, view.task.block.begin) == (3, time(14))
    assert view.confirms
    asked = [call.on for call in attention(context("kenji-abe")) if call.kind == "still yours"]
    assert asked == ["hiring-read"]
    (span,) = context("tomas-reis").team().all_hands("ana-ferreira")
    assert span.last < NOW.date()
    assert span.by == "tomas-reis"
    assert planned_weeks(context("tomas-reis")).people["tomas-reis"].keeps == 2.0
    told = PAGE.read_text("utf-8").partition("## Side tasks in the week")[2]
    for name in ("camille-roy", "kenji-abe", "tomas-reis"):
        assert f"`{name}`" in told, name
