"""What a new pair shares, on both their screens until they have talked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from mentor_tui.domain.people import Profile
from mentor_tui.domain.shared import SHARED_MOST, Shared, shared
from mentor_tui.services import notes, pairing, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]


def test_it_is_three_things_that_both_may_know() -> None:
    hire = Profile(place="lisbon", languages=("pt", "en"), areas=("billing",), goals=("teaching",), wishes=("joana",))
    mentor = Profile(place="lisbon", languages=("pt",), areas=("billing", "inbox"), goals=("teaching",))
    found = shared(hire, mentor, [(0, 480)], [(120, 600)])
    assert found == (Shared("area", "billing"), Shared("language", "pt"), Shared("place", "lisbon"))
    assert len(found) == SHARED_MOST
    assert shared(Profile(), Profile(), [(0, 480)], [(120, 600)]) == (Shared("hours", minutes=360),)
    assert shared(Profile(), Profile(), [(0, 100)], [(200, 300)]) == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_both_read_it_until_they_have_talked(app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    lead = context_for("tomas")
    for who in ("chiara", "joana"):
        people.edit_person(lead, who, {"languages": "it"})
    pairing.reassign(lead, "chiara", "joana", why="Load")

    async def seen() -> tuple[str, str]:
        told = []
        for who in ("chiara", "joana"):
            app = app_for(who)
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                if who == "chiara":
                    told.append("\n".join(line.text for line in app.screen.query_one("#way", Lines).lines))
                else:
                    told.append(str(app.screen.query_one("#new", Static).render()))
        return told[0], told[1]

    hers, mentors = await seen()
    assert "Your mentor is Joana. You share:" in hers
    assert "· Italian" in hers
    if size == (120, 40):
        assert "You and Chiara share: Italian" in mentors
    notes.session(context_for("joana"), "chiara", "Hello")
    hers, mentors = await seen()
    assert "You share" not in hers
    assert "You and Chiara share" not in mentors
