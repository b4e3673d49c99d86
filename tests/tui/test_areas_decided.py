"""The board of areas from one end to the other: a lead answers each of the seven flags; an owner logs and hands over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from mentor_tui.services import area_cases
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.areas_page import areas_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.areas import AreasPlace
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import areas_story, story
from tests.tui.areas_story import OWNED
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def board(store: MemoryStore, context_for: Contexts, monkeypatch: pytest.MonkeyPatch) -> None:
    """One area of each of the seven flags."""
    areas_story.found(store, context_for)
    known = story.catalogue()
    small = known.areas["help-centre-billing"]._replace(places=1)
    fewer = known._replace(areas={**known.areas, small.id: small})
    monkeypatch.setattr(story, "catalogue", lambda: fewer)


def place(app: MentorApp) -> AreasPlace:
    found = app.top_place()
    assert isinstance(found, AreasPlace)
    return found


def flags(context: ActorContext, area: str) -> tuple[str, ...]:
    row = areas_page(context).row(area)
    assert row is not None
    return row.flags


def word_of(app: MentorApp) -> TextArea:
    return app.screen.query_one(TextArea)


async def to_decision(app: MentorApp, pilot: Any, flag: str) -> None:
    """Go to what has to be decided, as one does: up or down in the list, or behind its last line."""
    decisions = place(app).query_one("#decisions", Lines)
    decisions.focus()
    line = next((one for one in decisions.lines if one.id.startswith(f"{flag}|")), None)
    if line is not None:
        assert decisions.select(line.id)
        await settle(pilot)
        return
    assert decisions.select("more")
    await press(pilot, "enter")
    assert isinstance(app.screen, Choose)
    every = app.screen.query_one(Lines)
    assert every.select(next(one.id for one in every.lines if one.id.startswith(f"{flag}|")))
    await press(pilot, "enter")
    assert place(app).query_one("#board", Lines).has_focus


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("size", SIZES)
async def test_a_lead_answers_each_of_the_seven_flags(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    app, lead = app_for("tomas"), context_for("tomas")
    seven = {
        "no owner": "refund-rules",
        "quiet": "saved-replies",
        "crowded": "help-centre-billing",
        "away": "on-call-rota",
        "leaving": "first-week",
        "overloaded": "account-safety",
        "pulled two ways": "tags-and-views",
    }
    for flag, area in seven.items():
        assert flags(lead, area) == (flag,)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.go_to("areas")
        await settle(pilot)

        # Nobody owns it, and somebody asked: they stand first, and one key more names them.
        await to_decision(app, pilot, "no owner")
        await press(pilot, "O")
        assert isinstance(app.screen, Form)
        assert app.screen.query_one("#field-who", Lines).selected == "luz"
        await press(pilot, "ctrl+d")
        assert (lead.team().area("refund-rules").owner, flags(lead, "refund-rules")) == ("luz", ())

        # Quiet: what is known of it is written down.
        await to_decision(app, pilot, "quiet")
        await press(pilot, "l")
        word_of(app).text = "Sam and I read all of them: nothing to change."
        await press(pilot, "ctrl+d")
        assert flags(lead, "saved-replies") == ()

        # Crowded: the last to come is proposed, and is let go with a reason.
        await to_decision(app, pilot, "crowded")
        await press(pilot, "minus")
        assert app.screen.query_one("#field-who", Lines).selected == "mina"
        await press(pilot, "tab", *"done", "ctrl+d")
        assert lead.team().area("help-centre-billing").contributors == ("anu",)
        assert flags(lead, "help-centre-billing") == ()

        # Away: somebody stands in; what is typed over the list narrows it down.
        await to_decision(app, pilot, "away")
        await press(pilot, "B")
        await press(pilot, *"anu")
        assert app.screen.query_one("#find-who", Input).value == "anu"
        assert [one.id for one in app.screen.query_one("#field-who", Lines).lines] == ["anu"]
        await press(pilot, "ctrl+d")
        assert (lead.team().area("on-call-rota").backup, flags(lead, "on-call-rota")) == ("anu", ())

        # Leaving: whoever comes next is named, with a word.
        await to_decision(app, pilot, "leaving")
        await press(pilot, "H")
        await press(pilot, *"mina", "tab")
        word_of(app).text = "The plan for May is in the log."
        await press(pilot, "ctrl+d")
        assert (lead.team().area("first-week").owner, flags(lead, "first-week")) == ("mina", ())

        # Too much: one of theirs goes to somebody with hours left. Which one is asked where the line is about several.
        await to_decision(app, pilot, "overloaded")
        await press(pilot, "H")
        if isinstance(app.screen, Choose):
            assert "pulls to the queue" in app.screen.query_one(Lines).lines[0].text
            await press(pilot, "enter")
        await press(pilot, *"anu", "tab")
        word_of(app).text = "Agnes has too much."
        await press(pilot, "ctrl+d")
        assert lead.team().owned_by("anu") != ()
        assert [flags(lead, one) for one, owner in OWNED.items() if owner == "agnes"] == [(), (), ()]

        # Pulled two ways: what pulls to the process goes.
        await to_decision(app, pilot, "pulled two ways")
        await press(pilot, "H")
        if isinstance(app.screen, Choose):
            assert app.screen.query_one(Lines).select("tags-and-views")
            await press(pilot, "enter")
        await press(pilot, *"kenji", "tab")
        word_of(app).text = "Omar stays with the queue."
        await press(pilot, "ctrl+d")
        assert lead.team().area("tags-and-views").owner == "kenji"
        assert [flags(lead, one) for one in ("tags-and-views", "incident-words")] == [(), ()]

        # What nobody has owned yet is all that is left, and it presses nobody.
        left = [one.need.unclaimed for one in place(app).view.page.decisions]  # type: ignore[union-attr]
        assert left == [True]


@pytest.mark.usefixtures("board")
async def test_an_owner_logs_and_hands_over_with_a_word(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("omar")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.go_to("areas")
        await settle(pilot)
        await press(pilot, "f", "f")
        mine = place(app).query_one("#board", Lines)
        assert [one.id for one in mine.lines] == ["tags-and-views", "incident-words"]
        await press(pilot, "l")
        word_of(app).text = "Twelve tags are gone."
        await press(pilot, "ctrl+d")
        assert area_cases.logs(context_for("ana"))["tags-and-views"].lines[-1].text == "Twelve tags are gone."
        await press(pilot, "H")
        assert app.screen.query_one("#field-who", Lines).lines[0].text.split()[0] != "Omar"
        await press(pilot, *"luz", "tab")
        word_of(app).text = "The old names are still in two views."
        await press(pilot, "ctrl+d")
        held = context_for("ana").team().area("tags-and-views")
        assert (held.owner, held.past[-1].word) == ("luz", "The old names are still in two views.")


@pytest.mark.usefixtures("board")
async def test_who_fits_best_stands_first_with_what_the_rest_of_their_week_is(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.go_to("areas")
        await settle(pilot)
        await to_decision(app, pilot, "no owner")
        await press(pilot, "O")
        lines = [" ".join(one.text.split()) for one in app.screen.query_one("#field-who", Lines).lines]
        assert lines[0] == "Luz Vale 0 of 4 h 100 % would like to"
        could = [line for line in lines if not line.endswith(("not yet", "customers first"))]
        assert could[1:3] == ["Anu Vale 0 of 4 h 100 %", "Kenji Vale 0 of 4 h 100 %"]
        assert lines[: len(could)] == could, "who may not stands last"
        assert any(line.startswith("Ana Ferreira") and line.endswith("not yet") for line in lines[len(could) :])
        assert not any(line.startswith(("Tomás", "Karin")) for line in lines)
