"""A way up, as a hire and a mentor go it on the screen: from a lock to a goal and somebody’s decision; what a mentor confirms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import decisions, goals, items, levels, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.decision import DecisionPlace
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.levels import LevelsPlace
from mentor_tui.tui.screens.paths import PathsPlace
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
FIRST, COVER = "content-fix", "mentoring-cover"
LATER = date(2025, 10, 1)
"""When Noor, who begins on the day of the story, has long done their basics."""

RISE = Wording(
    "promotion",
    "support-engineer",
    why="Finds what nobody else finds. Colleagues ask first.",
    evidence={
        "technical-depth": "read the log of the outage on 12 February",
        "tools": "built the view that three of us use",
        "working-together": "shared the shift of 28 February",
    },
    advice="Take the log lines for half a year. Say so when you want this.",
    asked=("maya", "joana"),
)


def told(app: MentorApp) -> str:
    """What a dialog tells, on one line."""
    assert isinstance(app.screen, ToldDialog)
    return " ".join("".join(part if isinstance(part, str) else part[0] for part in app.screen._said).split())


def after_the_basics(store: MemoryStore) -> story.Story:
    """The story in autumn: Noor’s basics are done and signed, and something of the programme is left."""
    then = story.Story(store)
    then.done("noor", lambda item: item.by_day <= 70, last=LATER)
    then.at(LATER)
    return then


async def test_a_hire_finds_a_way_up(app_for: Apps, context_for: Contexts, store: MemoryStore) -> None:
    decisions.decide(context_for("tomas"), "noah", RISE)
    decisions.acknowledge(context_for("noah"))
    # On day 1 all of it is locked, and says what it waits for.
    app = app_for("noor")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        place = app.screen
        assert isinstance(place, GrowthPlace)
        assert place.query_one(Grid).select(FIRST)
        await press(pilot, "plus")
        assert place.notice.startswith("“Content · Fix” is locked: ")
        assert place.notice.endswith("and 34 more working days.")
        await press(pilot, "w")
        assert "“Closing talk: all three agree that the basics are done”" in told(app)
        assert "· 34 more working days have to pass. · In all about 149 h of hands-on work" in told(app)
        assert told(app).endswith("Not before Wed 2 July.")
        await press(pilot, "escape")
        assert context_for("tomas").team().hold(FIRST, "noor") is None
    # When the basics are done, the first step of a track is there to be taken, on the hire’s own screen.
    then = after_the_basics(store)
    noor = then.context("noor")
    app = MentorApp(UiContext(noor))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        place = app.screen
        assert isinstance(place, GrowthPlace)
        assert place.query_one(Grid).select(FIRST)
        await press(pilot, "plus")
        assert place.notice == "“Content · Fix” is yours, 1 h a week off the queue. Tomás Reis confirms it."
        hold = noor.team().hold(FIRST, "noor")
        assert hold is not None
        assert hold.state == "held"
        # Where to: a goal, by the ways there are.
        await press(pilot, "p")
        paths = app.screen
        assert isinstance(paths, PathsPlace)
        assert paths.query_one(PathTree).select("support-engineer")
        await press(pilot, "g", "enter")
        assert paths.notice.startswith("Your goal is Support engineer.")
        assert goals.goal_of(then.context("joana"), "noor").aim == "support-engineer"
        # Who got there, and what one would still show for the same.
        await press(pilot, "d", "enter")
        page = app.screen
        assert isinstance(page, DecisionPlace)
        rows = {line.id: " ".join(line.text.split()) for line in page.query_one("#asked", Lines).lines}
        assert rows["technical-depth"].endswith("2 2 examples")
        assert rows["working-together"].endswith("2 ✔ shown")
        await press(pilot, "y")
        assert app.clipboard.splitlines() == [
            "What I would still show for Support engineer, as Noah showed it:",
            "Tools 2: I am at 1, Tooling · Watch",
            "Technical depth 3: I am at 2, 2 examples",
        ]


async def test_a_mentor_confirms_a_step_and_an_example(store: MemoryStore) -> None:
    then = after_the_basics(store)
    lead, noor = then.context("tomas"), then.context("noor")
    side_tasks.open_lock(lead, "noor", COVER, why="mentored for years elsewhere")
    side_tasks.take(noor, COVER)
    for number in range(story.catalogue().rungs[COVER].times):
        items.tick(noor, COVER, evidence=f"week {number + 1} in Maya’s place")
    levels.write_example(noor, None, "tools", 3, "a view that three of us use", ref="case 4711")
    app = MentorApp(UiContext(then.context("joana")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        assert {f"sent|noor|{COVER}", "example|noor|tools"} <= {line.id for line in queue.lines}
        # The step, where it waits among what others have sent.
        await press(pilot, "2")
        place = app.screen
        assert isinstance(place, GrowthPlace)
        assert place.query_one("#followed", Lines).selected == f"noor|{COVER}"
        await press(pilot, "s")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        assert place.notice.startswith("Confirmed: “Mentoring · Cover”, for Noor Haddad. Not yet confirmed by a lead")
        hold = lead.team().hold(COVER, "noor")
        assert hold is not None
        assert (hold.yes["mentor"]["by"], hold.state) == ("joana", "held"), "the lead’s yes is owed as well"
        # What is confirmed waits no more. The example, from the queue.
        await press(pilot, "1")
        queue = app.screen.query_one("#queue", Lines)
        assert f"sent|noor|{COVER}" not in {line.id for line in queue.lines}
        assert queue.select("example|noor|tools")
        await settle(pilot)
        await press(pilot, "enter")
        standing = app.screen
        assert isinstance(standing, LevelsPlace)
        assert (standing.shown_person(), standing.query_one(Lines).selected) == ("noor", "tools")
        await press(pilot, "s")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        assert standing.notice.startswith("Confirmed for Noor")
        await press(pilot, "escape")
        assert "example|noor|tools" not in {line.id for line in app.screen.query_one("#queue", Lines).lines}
    found = noor.standing(noor.journey("noor"), noor.team()).competency("tools")
    assert not found.waiting
    await _lead_ends_it(then, lead)


async def _lead_ends_it(then: story.Story, lead: ActorContext) -> None:
    """The lead’s yes is the last one."""
    app = MentorApp(UiContext(lead))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        assert app.screen.query_one("#followed", Lines).selected == f"noor|{COVER}"
        await press(pilot, "s", "ctrl+d")
    hold = then.context("joana").team().hold(COVER, "noor")
    assert hold is not None
    assert hold.state == "done"
