"""Decisions as people use them: a promotion refused, then decided; a junior reads what they would still have to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.screen import Screen

from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import decisions, goals, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.decision_list import decisions as readable
from mentor_tui.tui.acts.decisions import DecidingForm
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.decision import DecisionPlace
from mentor_tui.tui.screens.decisions import DecisionsPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = [(80, 24), (120, 40)]
RISE = Wording(
    "promotion",
    "support-engineer",
    why="Finds what nobody else finds. Colleagues ask first.",
    evidence={
        "technical-depth": "read the log of the outage on 12 February and of the import on 4 March",
        "tools": "built the view that three of us use",
        "working-together": "shared the shift of 28 February",
    },
    advice="Take the log lines for half a year; be somebody’s buddy. Say so when you want this.",
    asked=("maya", "joana"),
)


def place(app: MentorApp) -> DecisionsPlace:
    """The view in sight."""
    assert isinstance(app.screen, DecisionsPlace)
    return app.screen


async def go(app: MentorApp, pilot: Any) -> None:
    """Go there by the keys."""
    await settle(pilot)
    app.go_to("growth")
    await settle(pilot)
    await press(pilot, "d")


def text_of(screen: Screen[Any], pane: str) -> str:
    """The text of a part of a page, on one line."""
    return " ".join(screen.query_one(pane, TextPane).text.split())


def opened(app: MentorApp) -> str:
    """The text of the decision that is opened, on one line."""
    return text_of(place(app), "#opened")


def foot(app: MentorApp) -> str:
    """What a form says is missing."""
    return str(app.screen.query_one(".wrong").render())


async def test_a_promotion_is_refused_then_decided(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert opened(app).startswith("No decisions yet.")
        await press(pilot, "plus")
        assert isinstance(app.screen, Choose)
        await press(pilot, *"ferreira", "enter")
        assert isinstance(app.screen, Choose)
        chosen = app.screen.query_one(Lines)
        assert [line.text.strip() for line in chosen.lines[:3]] == [
            "promotion to Support engineer",
            "promotion to Senior support rep",
            "sits with a product team",
        ]
        await press(pilot, "enter")
        assert isinstance(app.screen, DecidingForm)
        assert foot(app).startswith("Missing: the reason, in one or two sentences · evidence for ")
        await press(pilot, *"Finds what nobody else finds.", "ctrl+d")
        assert isinstance(app.screen, DecidingForm)
        assert foot(app).startswith("Not decided yet, and nothing was written. Missing: evidence for ")
        assert readable(context_for("tomas")) == ()
        # Half of it stays when one leaves the form.
        await press(pilot, "escape")
        assert "kept" in place(app).notice
        await press(pilot, "plus", *"ferreira", "enter")
        await press(pilot, "enter")
        assert "the reason" not in foot(app)
        await press(pilot, "tab", *"technical-depth: read the log", "enter", *"tools: built it", "enter")
        await press(pilot, *"working-together: shared a shift", "tab", *"Take the log lines.", "tab", *"maya")
        assert foot(app).startswith("Nothing is missing. Ana Ferreira reads it first")
        await press(pilot, "ctrl+d")
        assert place(app).notice.startswith("Decided: Ana Ferreira is Support engineer from ")
        assert "Finds what nobody else finds." in opened(app)
    (read,) = readable(context_for("ana"))
    assert (read.unread, read.open, [*read.decision.proofs]) == (
        True,
        False,
        ["tools", "technical-depth", "working-together"],
    )


async def test_the_person_says_that_they_have_read_it_and_a_junior_sees_their_own_gap(
    app_for: Apps, context_for: Contexts
) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE)
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert opened(app).startswith("No decisions yet.")
    app = app_for("noah")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert "You read it first." in opened(app)
        await press(pilot, "s")
        assert place(app).notice == "Noted: you have read it. The team can read it now too."
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert "For you nearest:" in opened(app)
        await press(pilot, "s")
        assert place(app).notice.startswith("Saying that a decision is read is for Noah")
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, DecisionPlace)
        listed = [" ".join(line.text.split()) for line in page.query_one("#asked", Lines).lines]
        assert any(line.startswith("Technical depth 3 read the log") and "2 examples" in line for line in listed)
        assert "Take the log lines for half a year" in text_of(page, "#advice")
        assert page.query_one("#asked", Lines).select("tools")
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        said = " ".join("".join(part if isinstance(part, str) else part[0] for part in app.screen._said).split())
        assert "built the view that three of us use" in said
        assert "You · " in said
        await press(pilot, "escape", "y")
        copied = app.clipboard.splitlines()
        assert copied[0] == "What I would still show for Support engineer, as Noah showed it:"
        assert len(copied) == 1 + len(RISE.evidence)
        await press(pilot, "g")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert page.notice.startswith("Your goal is Support engineer.")
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsPlace)
    assert goals.goal_of(context_for("maya"), "ana").aim == "support-engineer"


async def test_whom_it_is_about_says_on_its_page_that_they_have_read_it(app_for: Apps, context_for: Contexts) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE)
    app = app_for("noah")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, DecisionPlace)
        assert "You read it first." in text_of(page, "#decision")
        assert "You" not in page.query_one("#heads", SplitLine).text, "nobody is held against themselves"
        await press(pilot, "y")
        assert page.notice == "There is no list of yours beside it."
        await press(pilot, "s")
        assert page.notice == "Noted: you have read it. The team can read it now too."
        assert "You read it first." not in text_of(page, "#decision")
    assert [read.decision.person for read in readable(context_for("ana"))] == ["noah"]


async def test_a_decision_for_which_nothing_had_to_be_shown_is_read_as_a_text(
    app_for: Apps, context_for: Contexts
) -> None:
    decisions.decide(context_for("tomas"), "budi", Wording("out", "sales", thanks="Six good years."))
    decisions.acknowledge(context_for("budi"))
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, DecisionPlace)
        assert "Six good years." in text_of(page, "#advice")
        assert not page.query_one("#asked").display
        await press(pilot, "enter")
        assert page.notice == "Nothing had to be shown for it."
        await press(pilot, "g")
        assert page.notice == "It leads to no position here."


async def test_what_ones_own_position_asks_anyway_is_nothing_new(app_for: Apps, context_for: Contexts) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE)
    decisions.acknowledge(context_for("noah"))
    people.edit_person(context_for("tomas"), "ana", {"position": "support-engineer"}, correct=True, why="Noted wrong.")
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, DecisionPlace)
        assert "You" not in page.query_one("#heads", SplitLine).text
        assert "nothing new for you: your position asks all of it" in text_of(page, "#advice")


async def test_a_lead_withdraws_a_decision_with_a_reason(app_for: Apps, context_for: Contexts) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE)
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        await press(pilot, "f", "f")
        assert opened(app).startswith("None of this kind yet.")
        await press(pilot, "f", "f", "f", "f")
        await press(pilot, "underscore", *"the wrong person", "ctrl+d")
        assert place(app).notice.startswith("Withdrawn: only Noah Klein and leads")
    assert readable(context_for("maya")) == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("person", ["ana", "tomas"])
def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int], person: str) -> None:
    told(context_for)
    assert snap_compare(app_for(person), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot))


def told(context_for: Contexts) -> None:
    """A promotion that the team reads, and somebody who left for another team."""
    decisions.decide(context_for("tomas"), "noah", RISE)
    decisions.acknowledge(context_for("noah"))
    decisions.decide(context_for("tomas"), "budi", Wording("out", "sales", thanks="Six good years."))


@pytest.mark.parametrize("size", SIZES)
def test_looks_while_it_is_written(snap_compare: Any, app_for: Apps, size: tuple[int, int]) -> None:
    async def write(pilot: Any) -> None:
        await go(pilot.app, pilot)
        await press(pilot, "plus", *"ferreira", "enter")
        await press(pilot, "enter")
        await press(pilot, *"Finds what nobody else finds.")

    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=write)


@pytest.mark.parametrize("size", SIZES)
def test_looks_empty(snap_compare: Any, app_for: Apps, size: tuple[int, int]) -> None:
    assert snap_compare(app_for("ana"), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot))


def crowd(context_for: Contexts) -> None:
    """More decisions than a small screen lists, of every kind, one of them with a long name of a product area."""
    told(context_for)
    lead = context_for("tomas")
    embed = {"why": "Knows it best.", "asked": ("maya",), "keeps": 6.0}
    for number, area in enumerate(("billing", "integrations")):
        wording = Wording("embed", area=area, until=lead.today() + timedelta(days=200 + number), **embed)
        decisions.decide(lead, "noah", wording)
    for number in range(12):
        wording = Wording("embed", area="billing", until=lead.today() + timedelta(days=30 + number), **embed)
        decisions.decide(lead, "ana", wording)


@pytest.mark.parametrize("size", SIZES)
def test_looks_crowded(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    crowd(context_for)
    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("person", ["ana", "noah", "tomas"])
def test_one_of_them_looks(
    snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int], person: str
) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE, remark="Talk of the night shift too.")
    if person != "noah":
        decisions.acknowledge(context_for("noah"))

    async def read(pilot: Any) -> None:
        await go(pilot.app, pilot)
        await press(pilot, "enter")

    assert snap_compare(app_for(person), terminal_size=size, run_before=read)
