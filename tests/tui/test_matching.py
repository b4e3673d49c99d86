"""Matching, as a lead uses it once a cohort: propose, pin, keep apart, raise hours, publish; who joins or leaves meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.matching.draft import Draft, plan_of
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import Record, person_record, thing
from mentor_tui.services import pairing, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.matching import drafting, publishing
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.services.matching.page import page as read_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.protocol import Store
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.gate import TerminalGate
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.confirm import Confirm
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens import matching
from mentor_tui.tui.screens.matching import MatchingPlace
from mentor_tui.tui.screens.matching_view import next_choices
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import matching as words
from tests.tui import story
from tests.tui.conftest import settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)

MENTORS = (
    # id, name, zone, areas, languages
    ("ines", "Inês Duarte", "Europe/Lisbon", "billing", "pt, en, ar"),
    ("petra", "Petra Novak", "Europe/Berlin", "integrations", "de, en"),
)
COHORT = (
    # id, name, zone, areas, customers
    ("dalia", "Dalia Haddad", "Europe/Lisbon", "billing", "ar"),
    ("jonas", "Jonas Weber", "Europe/Berlin", "integrations", "de"),
)


def add_cohort(store: Store) -> None:
    """A week ago: two more mentors with room for one hire each, two more hires without a mentor beside Kim in Tokyo."""
    lead = story.Story(store, story.NOW - timedelta(days=7)).context("tomas")
    for who, name, zone, areas, languages in MENTORS:
        given = {"id": who, "name": name, "roles": "mentor", "zone": zone, "areas": areas, "languages": languages}
        people.add_person(lead, {**given, "start": "2022-01-10", "room": "1"})
    for who, name, zone, areas, customers in COHORT:
        given = {"id": who, "name": name, "roles": "hire", "zone": zone, "areas": areas, "customers": customers}
        people.add_person(
            lead, {**given, "start": "2025-05-19", "languages": "en", "curriculum": "support-product-expert"}
        )


@pytest.fixture
def cohort(store: MemoryStore) -> None:
    """The story's team with a cohort of three to match."""
    add_cohort(store)


def place(app: MentorApp) -> MatchingPlace:
    """The place in sight."""
    assert isinstance(app.screen, MatchingPlace)
    return app.screen


def rows(app: MentorApp) -> dict[str, str]:
    """Hire -> what stands in their line."""
    return {line.id: line.text for line in place(app).query_one("#hires", Lines).lines if line.id}


def said(app: MentorApp, name: str = "why") -> str:
    """What one of the panes says, without line breaks."""
    return " ".join(place(app).query_one(f"#{name}", TextPane).text.split())


def draft(lead: ActorContext) -> Draft:
    """The draft as it is stored."""
    me = lead.team().person("tomas")
    assert me is not None
    return Draft.of(lead.store.read(plan_of(me)))


async def go(app: MentorApp, pilot: Any, hire: str = "") -> None:
    """Open the place, and go to a hire."""
    await settle(pilot)
    await pilot.press("2")
    await settle(pilot)
    if hire:
        assert place(app).query_one("#hires", Lines).select(hire)
        await settle(pilot)


async def press(pilot: Any, *keys: str) -> None:
    """Press keys, waiting after each."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


# -- what is proposed


@pytest.mark.usefixtures("cohort")
async def test_a_cohort_is_proposed_and_explained(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert [*rows(app)] == ["kim", "dalia", "jonas"], "who needs something stands first"
        assert "nobody" in rows(app)["kim"]
        assert "Inês Duarte" in rows(app)["dalia"]
        assert "billing, Arabic" in rows(app)["dalia"]
        assert "Petra Novak" in rows(app)["jonas"]
        head = place(app).query_one("#head", SplitLine).text
        assert "3 start on 19 May" in head
        assert "2 have a mentor here" in head
        assert "1 does not" in head
        assert "too few shared hours" in said(app)
        await press(pilot, "j")
        assert "areas" in said(app)
        assert "Or " in said(app)
        assert "the team loses" in said(app)
        assert not draft(context_for("tomas")).open, "looking begins no draft"


@pytest.mark.usefixtures("cohort")
async def test_work_that_ends_while_the_place_is_taken_down_finds_nobody_selected(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        assert place(app).selected == "dalia"
        await place(app).query_one("#hires").remove()
        assert place(app).selected == ""


@pytest.mark.usefixtures("cohort")
async def test_a_pair_is_pinned_and_let_go_by_the_same_key(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "space")
        assert draft(context_for("tomas")).pins == {"dalia": "ines"}
        assert "● pinned" in rows(app)["dalia"]
        assert "draft 1" in place(app).query_one("#room", SplitLine).text
        await press(pilot, "space")
        assert not draft(context_for("tomas")).pins
        assert "pinned" not in rows(app)["dalia"]


@pytest.mark.usefixtures("cohort")
async def test_keys_that_come_fast_are_not_refused_as_somebody_elses_change(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "space")
        shown = place(app)
        # Both keys come before the first of them is carried out.
        await shown.perform("matching.pin")
        shown.query_one("#hires", Lines).select("jonas")
        await shown.perform("matching.pin")
        await settle(pilot)
        assert draft(context_for("tomas")).pins == {"jonas": "petra"}


@pytest.mark.usefixtures("cohort", "no_poll")
async def test_what_another_lead_changed_meanwhile_is_not_written_over(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "space")
        people.add_person(context_for("tomas"), {"name": "Lea", "roles": "lead"})
        drafting.part(context_for("lea"), "jonas", "petra")
        await press(pilot, "j", "space")
        assert "has acted on this" in place(app).notice
        assert draft(context_for("tomas")).pins == {"dalia": "ines"}


@pytest.mark.usefixtures("cohort")
async def test_another_mentor_is_chosen_and_what_moves_is_told(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        lines = {line.id: line.text for line in app.screen.query_one(Lines).lines}
        assert "Jonas would move to" in lines["petra"]
        assert " -" in lines["petra"]
        assert "proposed now" in lines["ines"]
        app.screen.query_one(Lines).select("petra")
        await press(pilot, "enter")
        assert draft(context_for("tomas")).pins == {"dalia": "petra"}
        assert place(app).selected == "dalia", "the selection stays with the hire"
        assert "Jonas goes to" in place(app).notice
        assert "less" in place(app).notice
        assert "was Petra" in rows(app)["jonas"]
        await press(pilot, "j")
        assert "was Petra" in rows(app)["jonas"], "one may look around"
        await press(pilot, "escape")
        assert "was Petra" not in rows(app)["jonas"]
        await press(pilot, "u")
        assert draft(context_for("tomas")).pins == {}
        assert "was Inês" in rows(app)["jonas"]
        assert "Jonas goes to Petra" in place(app).notice


@pytest.mark.usefixtures("cohort")
async def test_a_mentor_whom_a_rule_keeps_apart_is_listed_with_it_and_refused(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "kim")
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        lines = {line.id: line.text for line in app.screen.query_one(Lines).lines}
        assert "where the policy asks for 8 h" in lines["maya"]
        app.screen.query_one(Lines).select("maya")
        await press(pilot, "enter")
        assert "cannot be a pair" in place(app).notice
        assert not draft(context_for("tomas")).pins
        await press(pilot, "space")
        assert "Nobody is proposed for Kim" in place(app).notice


@pytest.mark.usefixtures("cohort")
async def test_a_pair_is_kept_apart_in_the_draft_and_let_together_again(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "K", "enter")
        assert draft(context_for("tomas")).apart == {("dalia", "ines")}
        assert "Inês Duarte" not in rows(app)["dalia"]
        await press(pilot, "K", "end")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert not draft(context_for("tomas")).apart
        assert "Inês Duarte" in rows(app)["dalia"]


@pytest.mark.usefixtures("cohort")
async def test_a_pair_is_kept_apart_for_good_with_a_reason(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "K", "down", "enter")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, Form), "a reason is owed"
        await pilot.press(*"A family tie", "ctrl+d")
        await settle(pilot)
        assert "Inês Duarte" not in rows(app)["dalia"]
        assert "kept apart" in said(app)
        assert not draft(context_for("tomas")).apart, "it is no matter of this draft"


async def test_without_a_restricted_directory_nothing_is_offered_for_good(store: MemoryStore) -> None:
    add_cohort(store)
    lead = story.context(store, "tomas")
    lead.restricted = False
    app = MentorApp(UiContext(lead))
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "K")
        assert draft(lead).apart == {("dalia", "ines")}


# -- hours, aims, who has nobody


@pytest.mark.usefixtures("cohort")
async def test_what_a_mentor_carries_is_changed_in_the_draft(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        await press(pilot, "C", "enter")
        form = app.screen
        assert isinstance(form, Form)
        assert form.answers["heads"] == "1"
        await press(pilot, "tab", "backspace", "0", "ctrl+d")
        assert draft(context_for("tomas")).sizes["petra"] == (None, 0), "what was not changed is not said anew"
        assert "Petra Novak" not in rows(app)["jonas"]
        assert "was Petra" in rows(app)["jonas"]
        await press(pilot, "C")
        app.screen.query_one(Lines).select("petra")
        await press(pilot, "enter")
        await pilot.press(*(["backspace"] * 4), *"lots", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert app.screen.query_one(".wrong").has_class("-shown")
        assert app.screen.answers["hours"] == "lots", "what was typed stays"


@pytest.mark.usefixtures("cohort")
async def test_the_smallest_change_is_carried_out_with_one_key(app_for: Apps, context_for: Contexts) -> None:
    lead = context_for("tomas")
    for mentor in ("maya", "joana", "petra"):
        drafting.size(lead, mentor, heads=0)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        waiting = next(hire for hire in rows(app) if hire != "kim")
        assert "nobody" in rows(app)[waiting]
        place(app).query_one("#hires", Lines).select(waiting)
        await settle(pilot)
        assert "(+ does it)" in said(app)
        await press(pilot, "+")
        assert "nobody" not in rows(app)[waiting].replace("was nobody", "")
        assert place(app).selected == waiting
        await press(pilot, "+")
        assert "has a mentor here" in place(app).notice


@pytest.mark.usefixtures("cohort")
async def test_only_good_pairs_asks_from_where_on(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        assert any(key.label == "aim: nobody left out" for key in place(app).query_one(KeyLine).keys)
        await press(pilot, "G")
        assert isinstance(app.screen, Form)
        await pilot.press("backspace", "backspace", *"100", "enter")
        await settle(pilot)
        assert (draft(context_for("tomas")).aim, draft(context_for("tomas")).threshold) == ("only-good-pairs", 100)
        assert "nobody" in rows(app)["jonas"]
        assert "below the threshold" in said(app)
        assert any(key.label == "aim: pairs from 100" for key in place(app).query_one(KeyLine).keys)
        await press(pilot, "+")
        assert "Petra Novak" in rows(app)["jonas"], "the threshold is the smallest change"
        await press(pilot, "G")
        assert draft(context_for("tomas")).aim == "nobody-left-out"


# -- who joins and leaves


@pytest.mark.usefixtures("cohort")
async def test_who_joins_or_leaves_stands_on_top_until_it_is_noted(app_for: Apps, context_for: Contexts) -> None:
    lead = context_for("tomas")
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        await press(pilot, "space", "d")
        assert "Nobody has joined or left" in place(app).notice
        people.set_last_day(lead, "petra", story.TODAY + timedelta(days=30))
        given = {"id": "aiko", "name": "Aiko Mori", "roles": "hire", "start": "2025-05-19", "zone": "Europe/Lisbon"}
        people.add_person(lead, {**given, "curriculum": "support-product-expert"})
        await app.catch_up()
        await settle(pilot)
        notes = said(app, "notes")
        assert "Aiko joined" in notes
        assert "Jonas and Petra were pinned: leaving" in notes
        assert "aiko" in rows(app)
        await press(pilot, "P")
        assert "Aiko joined" in [line.text for line in app.screen.query_one(Lines).lines]
        await press(pilot, "escape", "d")
        assert "Aiko joined" not in said(app, "notes")
        assert "aiko" in draft(lead).hires


@pytest.mark.usefixtures("cohort")
async def test_unknown_zones_and_unreadable_records_are_told(store: MemoryStore, context_for: Contexts) -> None:
    with store.edit("people/dalia") as record:
        fact = dict(record.facts[PROFILE])
        terms = {"zone": "Mars/Olympus"}
        assert fact["zone"] == "Europe/Lisbon"
        append(record, op="x", at="2025-05-12T08:00:00Z", by="tomas", kind="edited", thing=PROFILE, terms=terms)

    class Damaged(MemoryStore):
        """A store in which one record cannot be read."""

        def read_many(self, record_ids: Any) -> Any:
            for record_id, found in super().read_many(record_ids):
                bad = record_id == "people/petra"
                yield record_id, Trouble(Code.DAMAGED, record=record_id) if bad else found

    store.__class__ = Damaged
    app = MentorApp(UiContext(story.context(store, "tomas")))
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        notes = said(app, "notes")
        assert "time zone of Dalia is not known" in notes
        pane = place(app).query_one("#notes", TextPane)
        assert "Petra is left out" in " ".join(pane.text.split())
        assert "Petra" not in rows(app)["jonas"]


@pytest.mark.usefixtures("cohort")
async def test_a_hire_with_a_mentor_is_matched_anew_or_left_after_all(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await press(pilot, "m")
        assert isinstance(app.screen, Choose)
        app.screen.query_one(Lines).select("move ravi")
        await press(pilot, "enter")
        assert draft(context_for("tomas")).moving == {"ravi"}
        assert "ravi" in rows(app)
        assert "Joana Pinto" in rows(app)["ravi"]
        assert "stays" in rows(app)["ravi"]
        assert next(iter(rows(app))) == "kim", "who is matched anew has a mentor"
        assert context_for("tomas").team().mentor("ravi") == "joana"
        await press(pilot, "m", "enter")
        assert not draft(context_for("tomas")).moving
        assert "ravi" not in rows(app)


@pytest.mark.usefixtures("cohort")
async def test_the_draft_is_dropped_after_a_yes_and_comes_back_with_undo(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        await press(pilot, "D")
        assert "no draft yet" in place(app).notice
        await press(pilot, "space", "D")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert draft(context_for("tomas")).open, "no stands first"
        await press(pilot, "D", "y")
        assert not draft(context_for("tomas")).open
        await press(pilot, "u")
        assert draft(context_for("tomas")).pins == {"dalia": "ines"}


@pytest.mark.usefixtures("cohort")
async def test_a_draft_survives_a_restart(app_for: Apps) -> None:
    for keys in (("space",), ()):
        app = app_for("tomas")
        async with app.run_test(size=SIZE) as pilot:
            await go(app, pilot, "dalia")
            await press(pilot, *keys)
            assert "● pinned" in rows(app)["dalia"]
            assert "draft 1" in place(app).query_one("#room", SplitLine).text


# -- publishing


@pytest.mark.usefixtures("cohort")
async def test_everything_is_shown_then_published_at_once(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        await press(pilot, "space", "P")
        form = app.screen
        assert isinstance(form, Form)
        text = "\n".join(line.text for line in form.query_one(Lines).lines)
        assert "Dalia Haddad will read: Inês Duarte is your mentor, from 19 May." in text
        assert "Petra Novak will read: you mentor Jonas Weber (from 19 May)." in text
        assert "Still without a mentor\nKim Tran" in text
        assert context_for("tomas").team().mentor("jonas") is None
        await press(pilot, "ctrl+d")
        team = context_for("tomas").team()
        assert (team.mentor("dalia"), team.mentor("jonas"), team.mentor("kim")) == ("ines", "petra", None)
        assert [*rows(app)] == ["kim"]
        assert not draft(context_for("tomas")).open
        await press(pilot, "P")
        assert "nothing to publish" in place(app).notice


@pytest.mark.usefixtures("cohort")
async def test_two_leads_publish_and_the_later_one_changes_nothing(app_for: Apps, context_for: Contexts) -> None:
    lead = context_for("tomas")
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "jonas")
        await press(pilot, "P")
        form = app.screen
        assert isinstance(form, Form)
        publishing.publish(lead, [("jonas", "petra")])
        before = lead.team().record.version
        await press(pilot, "ctrl+d")
        assert app.screen is form
        assert form.query_one(".wrong").has_class("-shown")
        assert lead.team().record.version == before
        await press(pilot, "escape")
        await app.catch_up()
        await settle(pilot)
        assert [*rows(app)] == ["kim", "dalia"]


# -- going about


@pytest.mark.usefixtures("cohort")
async def test_the_hires_are_filtered(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await pilot.press("/", *"petra", "enter")
        await settle(pilot)
        assert [*rows(app)] == ["jonas"]
        assert "1 shown" in place(app).query_one("#head", SplitLine).text
        await press(pilot, "escape")
        await pilot.press("/", *"nobody", "enter")
        await settle(pilot)
        assert [*rows(app)] == ["kim"]
        await pilot.press("/", *"x", "enter")
        await settle(pilot)
        assert not rows(app)
        await press(pilot, "space")
        assert "Select a hire first" in place(app).notice
        await press(pilot, "escape")
        assert len(rows(app)) == 3


@pytest.mark.usefixtures("cohort")
async def test_an_explanation_that_comes_late_is_dropped(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "dalia")
        assert "Or Petra" in said(app)
        shown = place(app)
        old = shown.page
        assert old is not None
        # The line is explained for a proposal that is another one by the time it is done.
        drafting.part(context_for("tomas"), "dalia", "petra")
        await app.catch_up()
        await settle(pilot)
        assert shown.page is not old
        assert "Or Petra" not in said(app)
        assert "Petra: kept apart in this draft" in said(app)


async def test_nobody_to_match_says_what_can_be_done(app_for: Apps, context_for: Contexts) -> None:
    pairing.reassign(context_for("tomas"), "kim", "joana", why="")
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert "Everybody has a mentor" in place(app).query_one("#head", SplitLine).text
        assert "m matches a hire who has a mentor again" in place(app).query_one("#hires", Lines).lines[1].text
        await press(pilot, "G")
        assert "nobody to match" in place(app).notice


async def test_nobody_who_could_mentor_and_no_possible_pair_are_told(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert [*rows(app)] == ["kim"]
        assert "No pair is possible" in said(app, "notes")
        for mentor in ("maya", "joana"):
            people.set_last_day(context_for("tomas"), mentor, story.TODAY)
        story_later = story.context(context_for("tomas").store, "tomas")
        story_later.fixed_today = story.TODAY + timedelta(days=2)
        place(app).ui.context = story_later
        place(app).reload()
        await settle(pilot)
        assert "Nobody on the team could be a mentor" in said(app, "notes")
        await press(pilot, "enter")
        assert "Nobody on the team could be a mentor" in place(app).notice


@pytest.mark.parametrize(("leaves", "labels"), [((), 6), (("maya",), 5)])
def test_it_is_there_where_there_is_a_mentor_to_choose(
    app_for: Apps, context_for: Contexts, leaves: tuple[str, ...], labels: int
) -> None:
    for mentor in leaves:
        people.edit_person(context_for("tomas"), mentor, {"roles": "observer"})
    found = [place.mode for place in app_for("tomas").places]
    assert len(found) == labels
    assert ("matching" in found) == (not leaves)
    assert "matching" not in [place.mode for place in app_for("maya").places]


def test_numbers_are_crunched_only_where_the_place_is_opened() -> None:
    script = """
import asyncio, sys
from tests.tui import story
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.ui_context import UiContext

async def main():
    app = MentorApp(UiContext(story.context(story.fresh_store(), "tomas")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print("numpy" in sys.modules, [place.mode for place in app.places][1])

asyncio.run(main())
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert found.stdout.split() == ["False", "matching"], found.stderr


# -- many


def crowd(store: MemoryStore, hires: int, mentors: int) -> None:
    """Add hires without a mentor, and mentors with room for three: as their records would be, without the history."""
    zones = ("Europe/Lisbon", "Europe/Berlin", "Asia/Kolkata", "America/New_York")
    areas = ("billing", "integrations", "accounts", "reports", "import")
    records = []
    with store.edit("team") as team:
        for kind, count in (("hire", hires), ("mentor", mentors)):
            for number in range(count):
                who, name = f"{kind}-{number:04}", f"{kind.title()}{number:04} Jansen"
                terms: dict[str, Any] = {"name": name, "roles": [kind]}
                at = "2025-03-01T08:00:00Z"
                append(team, op=who, at=at, by="tomas", kind="joined", thing=thing("person", who), terms=terms)
                record = Record(person_record(who), fold=FOLD)
                start = "2025-05-19" if kind == "hire" else "2022-01-10"
                profile: dict[str, Any] = {"start": start, "zone": zones[number % 4], "areas": [areas[number % 5]]}
                append(record, op=who, at=at, by="tomas", kind="joined", thing=PROFILE, terms=profile)
                if kind == "hire":
                    terms = {"curriculum": "support-product-expert", "cohort": "2025-05"}
                    append(record, op=who, at=at, by="tomas", kind="enrolled", thing=PROGRAMME, terms=terms)
                records.append(record)
    store.put_new(records)


async def test_two_thousand_are_read_behind_the_frame_and_written_where_they_are_seen(
    app_for: Apps, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(store, 2000, 300)
    gate = threading.Event()

    def slowly(context: ActorContext, before: MatchingPage | None) -> MatchingPage:
        assert gate.wait(60)
        return read_page(context, before)

    monkeypatch.setattr(matching, "read_page", slowly)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("2")
        assert place(app).page is None
        assert "reading 2311 people" in place(app).query_one("#head", SplitLine).text
        await pilot.press("space")
        assert "still loading" in place(app).notice
        gate.set()
        await settle(pilot)
        lines = place(app).query_one("#hires", Lines).lines
        assert len(lines) == 2001
        written = [line for line in lines if getattr(line, "_made", None) is not None]
        assert 0 < len(written) < 40
        await press(pilot, "end", "space")
        assert "● pinned" in rows(app)[place(app).selected]


# -- pictures

UNMATCHED = {0: 0, 3: 0, 40: 20, 2000: 300}
"""How many hires without a mentor -> how many mentors more."""


def team_of(count: int) -> MentorApp:
    """The story's team with so many hires without a mentor."""
    store = story.fresh_store()
    lead = story.context(store, "tomas")
    if count == 0:
        pairing.reassign(lead, "kim", "joana", why="")
    else:
        add_cohort(store)
    if count > 3:
        crowd(store, count - 3, UNMATCHED[count])
    return MentorApp(UiContext(lead))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", UNMATCHED)
def test_looks(snap_compare: Any, count: int, size: tuple[int, int]) -> None:
    async def look(pilot: Any) -> None:
        await go(pilot.app, pilot)

    assert snap_compare(team_of(count), run_before=look, terminal_size=size)


STATES: dict[str, tuple[str, ...]] = {
    "paired": ("end",),
    "others": ("end", "enter"),
    "moved": ("end", "k", "K", "enter"),
    "publish": ("P",),
}


@pytest.mark.parametrize("keys", STATES.values(), ids=STATES)
def test_looks_of_states(snap_compare: Any, keys: tuple[str, ...]) -> None:
    async def look(pilot: Any) -> None:
        await go(pilot.app, pilot)
        await press(pilot, *keys)

    assert snap_compare(team_of(3), run_before=look, terminal_size=(80, 24))


def test_looks_in_ascii(snap_compare: Any) -> None:
    async def look(pilot: Any) -> None:
        await go(pilot.app, pilot)
        await press(pilot, "end", "space")

    app = team_of(3)
    app.gate = TerminalGate(ascii=True)
    assert snap_compare(app, run_before=look, terminal_size=(80, 24))


@pytest.mark.usefixtures("cohort")
async def test_a_wide_screen_has_the_second_and_third_choice_in_each_line(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(120, 40)) as pilot:
        await go(app, pilot, "dalia")
        page = place(app).page
        assert page is not None
        assert "Second and third" in place(app).query_one("#columns", SplitLine).text
        for hire, text in rows(app).items():
            if hire not in page.pairs:
                continue
            best = next_choices(page, hire)
            assert all(page.pairs[hire].mentor != other.mentor for other in best)
            assert (f" {words.fit(best[0].score)}" if best else "nobody else could") in text
            assert "…" not in text[:100]
    async with app_for("tomas").run_test(size=SIZE) as pilot:
        await go(pilot.app, pilot, "dalia")
        assert "Second" not in place(pilot.app).query_one("#columns", SplitLine).text
