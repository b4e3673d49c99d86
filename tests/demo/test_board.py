"""What stands on the board of the demo team, by the names under which docs/growth.md lists it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.briefings import read_in
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.briefings import briefings_page, with_readers
from mentor_tui.services.openings import openings_page
from mentor_tui.store.memory import MemoryStore

DOC = (Path(__file__).parents[2] / "docs" / "growth.md").read_text("utf-8")

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def context(catalogue) -> ActorContext:
    store = MemoryStore()
    build(store, catalogue, people=30, seed=7, now=NOW)
    return ActorContext(store, lambda: catalogue, "tomas-reis", lambda: NOW)


def test_openings_are_there_by_id_with_those_who_are_interested(context: ActorContext) -> None:
    found = {view.opening.id: (view.heads, view.people, view.over) for view in openings_page(context).openings}
    assert found == {
        "mentors-for-the-next-cohort": (1, ("ines-duarte",), False),
        "somebody-for-the-billing-product": (2, ("kenji-abe", "maya-oneill"), False),
        "somebody-to-keep-the-on": (0, (), False),
    }
    for name in found:
        assert f"`{name}`" in DOC


def test_one_product_area_has_a_dated_change_ahead_and_one_is_quiet(context: ActorContext) -> None:
    page = briefings_page(context)
    states = {view.area.id: (view.last is not None, view.quiet) for view in page.areas}
    assert states == {
        "accounts": (False, False),
        "billing": (True, False),
        "integrations": (True, True),
        "api": (False, False),
        "data": (False, False),
    }
    latest = page.briefings[0]
    assert latest.area == "billing"
    assert latest.on is not None
    assert latest.on > page.today
    assert any(one.nothing for one in page.briefings)
    for name in ("billing", "integrations", "sam-okoro", "diego-vega"):
        assert f"`{name}`" in DOC


def test_briefings_are_written_by_whoever_sits_there_and_several_have_read_them(context: ActorContext) -> None:
    page = briefings_page(context)
    assert {one.area: one.by for one in page.briefings} == {"billing": "sam-okoro", "integrations": "diego-vega"}
    assert all(one.by in page.inside[one.area] for one in page.briefings)
    counted = [(one.area, one.nothing, with_readers(context, page).readers[one.seq].read) for one in page.briefings]
    assert counted == [("billing", False, 3), ("billing", True, 4), ("integrations", False, 2)]
    readers = {name for name in context.team().people if page.briefings[0].seq in read_in(context.journey(name).record)}
    assert readers == {"petra-novakova", "kenji-abe", "agnieszka-wojcik"}
    for name in readers:
        assert f"`{name}`" in DOC


def test_a_team_of_one_has_a_board_too(catalogue) -> None:
    store = MemoryStore()
    build(store, catalogue, people=1, now=NOW)
    page = openings_page(ActorContext(store, lambda: catalogue, "tomas-reis", lambda: NOW))
    assert [view.heads for view in page.openings] == [0, 0]
