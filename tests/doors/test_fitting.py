"""Adding for one person, and confirming what was learnt before: key and service say the same, for every viewer of every hire."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mentor_tui.domain.problems import Problem
from mentor_tui.services import fit, items, journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.screens import journey_rights
from tests.doors.conftest import Cast, cast
from tests.doors.test_screen_and_service import WHY, agree, answer


def pages(made: Cast) -> Iterator[tuple[ActorContext, JourneyPage]]:
    """Every journey that a viewer may see."""
    for viewer in made.viewers.values():
        context = made.context(viewer)
        for owner in made.hires:
            try:
                yield context, journeys.page(context, owner)
            except Problem:
                continue


@pytest.mark.parametrize("made", ["shipped", "parts"])
def test_the_key_to_add_is_lit_exactly_when_the_service_would_do_it(made: str) -> None:
    lit = []
    for context, page in pages(cast(made)):
        wanted = fit.Wanted("Sit with billing")
        done = answer(lambda: fit.add(context, page.person.id, wanted, why=WHY))  # noqa: B023 - asked at once
        agree(journey_rights.refusal("journey.add", page, None), done, (context.actor, page.person.id))
        lit.append(done is None)
    assert {True, False} == set(lit)


def test_what_was_learnt_before_is_confirmed_at_both_doors_alike_and_without_a_reason() -> None:
    confirmed = []
    for context, page in pages(cast("shipped")):
        for now in page.standing.items:
            if now.fact.prior and now.state == "waiting":
                who, on = page.person.id, now.item.id
                done = answer(lambda: items.sign_off(context, who, on, sure=True))  # noqa: B023 - asked at once
                agree(journey_rights.refusal("journey.sign-off", page, now), done, (context.actor, who, on))
                if done is None:
                    assert page.case(now).lacks("sign off") is None
                    confirmed.append(context.actor)
    assert "tomas-reis" in confirmed
