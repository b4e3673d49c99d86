"""Promises: key and service say the same, for every viewer; nobody is offered one that they could not say the end of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from mentor_tui.domain.problems import Problem
from mentor_tui.services import journeys, pairing, people, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.debt_calls import DEBTS, named_by_hires
from mentor_tui.services.one_person import person_page
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.settling import settle_debt
from mentor_tui.services.team_page import team_page
from mentor_tui.tui.base.promising import open_to, why_no_promise
from mentor_tui.tui.screens import journey_rights, mentees_rights, team_rights
from tests.doors.conftest import DryStore
from tests.doors.test_screen_and_service import WHY, agree, answer
from tests.tui import story

DUE = story.TODAY
VIEWERS = ("ana", "budi", "noah", "ravi", "maya", "joana", "tomas", "lee", "ida", "otto", "gil")
HIRES = ("ana", "budi")


@cache
def made() -> DryStore:
    """Ana asks Noah, who promises something, as her mentor, a lead, and somebody do who has left."""
    store = story.fresh_store()

    def at(who: str) -> ActorContext:
        return story.context(store, who)

    part = next(iter(story.catalogue().parts))
    for given in (
        {"id": "lee", "name": "Lee Elsewhere", "roles": "lead", "team": "night", "leads": "night"},
        {"id": "ida", "name": "Ida Admin", "roles": "", "parts": part},
        {"id": "otto", "name": "Otto Observer", "roles": "observer"},
        {"id": "gil", "name": "Gil Gone", "roles": "mentor"},
    ):
        people.add_person(at("tomas"), given)
    for who in ("noah", "ravi", "gil"):
        questions.ask(at("ana"), "When?", to=who)
    pairing.cover(at("tomas"), "ana", "joana", until=DUE + timedelta(days=3))
    item = next(now.item.id for now in at("ana").standing(at("ana").journey("ana")).items if now.state == "open")
    stuck.stuck(at("ana"), item, waits_for="access", why=WHY, part=part)
    for who in ("maya", "tomas", "noah", "gil", "ida", "joana"):
        promises.promise(at(who), "ana", f"What {who} said", due=DUE)
    promises.keep(at("maya"), "ana", 1)
    people.set_last_day(at("tomas"), "gil", date(2025, 5, 9))
    return DryStore(store)


def context(who: str) -> ActorContext:
    return story.context(made(), who)  # type: ignore[arg-type]


def doors(viewer: str, hire: str) -> Iterator[tuple[str, Problem | str | None]]:
    """Why the key is off in each place that the viewer may see, or None."""
    it = context(viewer)
    if (found := seen(lambda: journeys.page(it, hire))) is not None:
        yield "journey", journey_rights.refusal("journey.promise", found, None)
    if (one := seen(lambda: person_page(it, hire))) is not None:
        yield "person", why_no_promise(one.relations, one.standing, viewer)
    if (queue := seen(lambda: mentees_page(it, named_by_hires(it, it.team())))) is not None and hire in queue.standings:
        yield "mentees", mentees_rights.promise(queue, hire)
    if viewer in ("tomas", "lee"):
        yield "team", team_rights.refusal("team.promise", team_page(it), hire)


def seen(read):
    """What a viewer sees, None where it is not theirs."""
    try:
        return read()
    except Problem:
        return None


@pytest.mark.parametrize("viewer", VIEWERS)
def test_p_is_lit_exactly_when_the_service_makes_a_promise_or_ends_one(viewer: str) -> None:
    it = context(viewer)
    for hire in HIRES:
        makes = answer(lambda: promises.promise(it, hire, "A call", due=DUE))  # noqa: B023 - asked at once
        ends = {
            one: [
                answer(lambda: promises.keep(it, hire, one)),  # noqa: B023
                answer(lambda: promises.let_go(it, hire, one, why=WHY)),  # noqa: B023
            ]
            for one in range(1, 7)
        }
        for kept, let_go in ends.values():
            agree(kept, let_go, (viewer, hire))
        mine = [number for number, (kept, _let_go) in ends.items() if kept is None]
        for place, off in doors(viewer, hire):
            lit = it.no_more() or off  # asked first of every key that writes
            if mine:
                assert lit is None, (viewer, hire, place)
            else:
                agree(lit, makes, (viewer, hire, place))
        standing = it.standing(it.journey(hire))
        listed = [one.number for one in open_to(it.relations(it.team(), hire), standing, viewer)]
        assert viewer == "gil" or listed == mine, (viewer, hire)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_calls_somebody_is_settled_at_both_doors(viewer: str) -> None:
    it = context(viewer)
    page = seen(lambda: mentees_page(it, named_by_hires(it, it.team())))
    called = [call for call in page.queue if call.kind in DEBTS] if page is not None else []
    for call in called:
        agree(mentees_rights.of_debt(page, call), answer(lambda: settle_debt(it, call)), (viewer, call))  # noqa: B023
    expected = {"noah": 1, "ida": 2, "joana": 1, "tomas": 2}
    assert len(called) == expected.get(viewer, 0), [(call.kind, call.person, call.on) for call in called]
