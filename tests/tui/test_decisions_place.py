"""Decisions as people use them: a promotion refused, then decided; a junior reads what they would still have to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.screen import Screen

from mentor_tui.domain.decisions import Kind
from mentor_tui.domain.positions import HeldPosition
from mentor_tui.domain.rules.decisions import Wording, ways
from mentor_tui.services import decisions, goals, levels, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.decision_list import decisions as readable
from mentor_tui.services.decision_list import decisions_page
from mentor_tui.tui.acts import decisions as acts
from mentor_tui.tui.acts.decisions import DecidingForm
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.decision import DecisionPlace
from mentor_tui.tui.screens.decisions import DecisionsPlace
from mentor_tui.tui.screens.paths import PathsPlace
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
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
        await press(pilot, "tab")
        for seen in ("built it", "read the log", "shared a shift"):
            await press(pilot, "e")
            assert isinstance(app.screen, Questions)
            assert not isinstance(app.screen, DecidingForm)
            await press(pilot, *seen, "enter", "down")
        listed = [" ".join(line.text.split()) for line in app.screen.query_one("#field-evidence", Lines).lines]
        assert listed[0].startswith("✔ Tools 2 built it"), listed
        # What was said of a line stays, too, when one leaves the form.
        await press(pilot, "escape")
        await press(pilot, "plus", *"ferreira", "enter")
        await press(pilot, "enter")
        assert "evidence" not in foot(app)
        await press(pilot, "tab", "tab", *"Take the log lines.", "tab", *"maya")
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


def test_a_decision_is_offered_about_nobody_who_only_observes(context_for: Contexts) -> None:
    lead = context_for("tomas")
    people.add_person(lead, {"id": "otto", "name": "Otto Lind", "roles": "observer"})
    about = [person for person, _name in decisions_page(lead).decides]
    assert "ana" in about
    assert "otto" not in about


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


async def test_from_a_position_one_reads_who_came_to_it_and_finds_back_to_all(
    app_for: Apps, context_for: Contexts
) -> None:
    told(context_for)
    decisions.acknowledge(context_for("budi"))
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        await press(pilot, "p")
        assert app.screen.query_one(PathTree).select("support-engineer")
        await press(pilot, "d")
        head = place(app).query_one("#head", SplitLine)
        assert head.text == "DECISIONS 1   who came to Support engineeresc shows all"
        assert [line.id.partition("/")[0] for line in place(app).query_one(Lines).lines] == ["noah"]
        # A kind narrows it further, and esc shows all of them again.
        await press(pilot, "f", "f")
        assert opened(app) == "Nobody yet, as far as the program knows."
        await press(pilot, "f", "f", "f", "f", "escape")
        assert "who moved, why" in head.text
        assert len(place(app).query_one(Lines).lines) == 2
        await press(pilot, "p")
        assert app.screen.query_one(PathTree).select("senior-support-rep")
        await press(pilot, "d")
        assert opened(app) == "Nobody yet, as far as the program knows."
        assert head.text.endswith("esc shows all")
    # Where somebody else's paths lie over a place, the decisions lie there too.
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(PathsPlace(app.ui, "ana"))
        await settle(pilot)
        assert app.screen.query_one(PathTree).select("support-engineer")
        await press(pilot, "d")
        assert "who came to Support engineer" in place(app).query_one("#head", SplitLine).text
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, DecisionsPlace)


@pytest.mark.parametrize("kind", ["promotion", "move", "embed", "out"])
async def test_all_of_the_form_is_in_sight_on_a_small_screen(app_for: Apps, context_for: Contexts, kind: Kind) -> None:
    lead = context_for("tomas")
    case = decisions.case_of(lead, "ana")._replace(held=HeldPosition("support-rep"))
    found = [to for one, to in ways(case) if one == kind] or [*case.catalogue.positions][-1:]
    to = max(found, key=lambda to: len(case.asked_above(to)))
    form = acts.decide(lead, case, kind, to)
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place_now = app.top_place()
        assert place_now is not None
        place_now.ask(form)
        await settle(pilot)
        assert app.screen is form
        assert form.query_one("#fields").max_scroll_y == 0
        for part in form.query(".field, .keys, .wrong"):
            assert part.region.bottom <= 24, part
            assert part.region.height or not part.display or part.id == "below", part
        if kind == "promotion":
            listed = form.query_one("#field-evidence", Lines)
            assert len(listed.lines) == len(case.asked_above(to)) >= 8
            assert listed.region.height == len(listed.lines)


async def test_of_several_examples_two_are_chosen_in_the_form(app_for: Apps, context_for: Contexts) -> None:
    lead, days = context_for("tomas"), (60, 50, 20)
    for ago in days:
        day = lead.today() - timedelta(days=ago)
        levels.write_example(context_for("maya"), "ana", "technical-depth", 3, f"the log of {ago} days ago", on=day)
    levels.confirm_level(context_for("joana"), "ana", "technical-depth", 3)
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        await press(pilot, "plus", *"ferreira", "enter")
        await press(pilot, "enter")
        listed = app.screen.query_one("#field-evidence", Lines)
        assert listed.select("technical-depth")
        assert "the log of 60 days ago" in listed.lines[listed.at].text
        assert listed.lines[listed.at].text.endswith("40 days apart")
        listed.focus()
        await press(pilot, "e")
        ticks = app.screen.query_one(Ticks)
        assert [line.text.split(" ago ")[0].strip(" ✔○·") for line in ticks.lines] == [
            f"the log of {ago} days" for ago in days
        ]
        await press(pilot, "end", "space", "up", "space", "ctrl+d")
        assert foot(app) == (
            "“Technical depth” at level 3 rests on two examples that are at least two weeks apart. Choose two."
        )
        await press(pilot, "home", "space", "end", "space", "ctrl+d")
        assert isinstance(app.screen, DecidingForm)
        listed = app.screen.query_one("#field-evidence", Lines)
        assert listed.lines[listed.at].text.endswith("30 days apart")
        assert "the log of 50 days ago" in listed.lines[listed.at].text
        chosen = app.screen._wording(app.screen.answers).chosen
        assert chosen == {"technical-depth": ("2", "3")}
    decisions.decide(lead, "ana", RISE._replace(chosen=chosen, asked=("maya",)))
    (read,) = readable(context_for("ana"))
    proof = read.decision.proofs["technical-depth"]
    assert [one.id for one in proof.shown] == ["2", "3"]
    assert proof.text.splitlines()[:2] == ["the log of 50 days ago", "the log of 20 days ago"]


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
