"""Team, as a lead uses it: needs, reassigning with reasons, more time, filters, a crowd, damaged records."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append
from mentor_tui.domain.insights import FEW, CohortState
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.names import Names
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import Record, person_record, thing
from mentor_tui.services import capacities, pairing, people
from mentor_tui.services.abouts import Goes, OwedTo, Starting, WithMentor
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.cohorts import CohortRow
from mentor_tui.services.journeys import page
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.side_tasks import open_lock
from mentor_tui.services.team_page import TeamPage, team_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.matching import MatchingPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.screens.team_text import (
    GONE_MEANWHILE,
    cohort_line,
    helps,
    mentor_line,
    need_lines,
    needs_head,
    people_lines,
)
from mentor_tui.tui.screens.team_view import cohorts_to_show, ordered
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from tests.services.importing import table
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)


def place(app: MentorApp) -> TeamPlace:
    """The place in sight."""
    assert isinstance(app.screen, TeamPlace)
    return app.screen


def shown(app: MentorApp, name: str = "people") -> list[str]:
    """The ids of a list."""
    return [line.id for line in place(app).query_one(f"#{name}", Lines).lines if line.id]


async def choose(app: MentorApp, pilot: Any, person: str) -> None:
    """Go to a person."""
    lines = place(app).query_one("#people", Lines)
    lines.focus()
    lines.select(person)
    await settle(pilot)


async def test_a_hire_gets_another_mentor_with_a_reason(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "budi")
        await pilot.press("m")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, Form)
        assert form.answers["mentor"] == "joana"
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert app.screen is form, "a reason is owed"
        assert context_for("tomas").team().mentor("budi") == "maya"
        await pilot.press("tab", "tab", *"closer hours", "ctrl+d")
        await settle(pilot)
        pair = context_for("tomas").team().pairing("budi")
        assert pair is not None
        assert (pair.mentor, pair.why, pair.past[-1]["reason"]) == ("joana", "closer hours", "moved")
        await pilot.press("u")
        await settle(pilot)
        assert context_for("tomas").team().mentor("budi") == "maya"


async def test_two_leads_do_not_overwrite_each_other(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "ravi")
        await pilot.press("m")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, Form)
        people.add_person(context_for("tomas"), {"name": "Lea", "roles": "lead"})
        pairing.cover(context_for("lea"), "ravi", "tomas")
        await pilot.press("tab", "tab", *"mine", "ctrl+d")
        await settle(pilot)
        assert app.screen is form, "the refusal stays in the form, with what was typed"
        assert form.answers["why"] == "mine"
        assert form.query_one(".wrong").has_class("-shown")
        assert context_for("tomas").team().mentor("ravi") == "joana"


def test_candidates_say_what_they_would_carry_and_what_speaks_against_them(context_for: Contexts) -> None:
    lead = context_for("tomas")
    capacities.set_room(lead, "maya", 3)
    found = {candidate.person.id: candidate for candidate in choice(lead, "ravi").candidates}
    assert found["joana"].now
    assert "capacity" in found["maya"].barred
    assert found["maya"].then > found["maya"].load
    assert not found["maya"].possible
    capacities.set_room(lead, "maya", 4)
    assert choice(lead, "ravi").candidates[0].person.id == "maya"
    people.set_leave(lead, "maya", story.TODAY, story.TODAY + timedelta(days=3))
    away = choice(lead, "ravi").candidates[0]
    assert (away.person.id, away.possible, away.away) == ("maya", True, "2025-05-15")


async def test_a_plan_is_extended(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "ravi")
        await pilot.press("plus")
        await settle(pilot)
        await pilot.press("backspace", *"10", "enter", *"we owed him talks", "enter")
        await settle(pilot)
        record = store.read("people/ravi")
        assert record is not None
        assert Journey(record).programme_on(date.max).extra == 10
        assert "Ravi" in place(app).notice


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        (("R", "ctrl+d"), "paused"),
        (("E", *"moved on", "ctrl+d"), "ended"),
        (("E", "tab", "right", "ctrl+d"), "finished"),
    ],
)
async def test_a_programme_rests_or_ends(app_for: Apps, store: MemoryStore, keys: tuple[str, ...], state: str) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "ana")
        await pilot.press(keys[0])
        await settle(pilot)
        await pilot.press(*keys[1:])
        await settle(pilot)
        record = store.read("people/ana")
        assert record is not None
        journey = Journey(record)
        assert journey.programme_on(date.max).state(journey.profile.start, story.TODAY) == state


async def test_a_programme_that_rests_goes_on_when_everything_is_done_too(
    app_for: Apps, store: MemoryStore, context_for: Contexts
) -> None:
    for name in ("half-way", "judge-onboarding", "where-to"):
        open_lock(context_for("tomas"), "noor", name, why="She did all of it elsewhere")
    story.Story(store).done("noor", lambda item: True, last=story.TODAY)
    people.pause(context_for("tomas"), "noor", story.TODAY, None)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "noor")
        await pilot.press("R")
        await settle(pilot)
        await pilot.press("ctrl+d")
        await settle(pilot)
        record = store.read("people/noor")
        assert record is not None
        journey = Journey(record)
        assert journey.programme_on(date.max).state(journey.profile.start, story.TODAY) == "going"


async def test_enter_on_a_need_opens_what_helps(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place(app).query_one("#needs", Lines).select("starts|kim|")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert context_for("tomas").team().mentor("kim") is not None
        needs = place(app).query_one("#needs", Lines)
        needs.focus()
        goes = next(line for line in shown(app, "needs") if line.startswith("goes|ravi"))
        needs.select(goes)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)


async def test_several_who_start_without_a_mentor_are_matched_together(app_for: Apps, context_for: Contexts) -> None:
    given = {"name": "Yara Khalil", "roles": "hire", "start": "2025-05-19", "curriculum": "support-product-expert"}
    people.add_person(context_for("tomas"), given)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        needs.select("starts|kim|")
        assert "match them" in next(line.text for line in needs.lines if line.id == needs.selected)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, MatchingPlace)


async def test_filter_sort_and_cohort(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        everybody = set(shown(app))
        await pilot.press("slash", *"joana febr")
        await settle(pilot)
        assert not shown(app)
        for _count in range(5):
            await pilot.press("backspace")
        await pilot.press("enter")
        await settle(pilot)
        assert set(shown(app)) == {"noor", "ravi", "lena", "noah"}
        await pilot.press("escape")
        await settle(pilot)
        assert set(shown(app)) == everybody
        await pilot.press("z")
        await settle(pilot)
        assert shown(app) == sorted(everybody)
        await pilot.press("f")
        await settle(pilot)
        assert set(shown(app)) == {"noor", "kim"}


async def test_somebody_is_added(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("A")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, Form)
        await pilot.press(*"Aiko Mori", "ctrl+d")
        await settle(pilot)
        assert app.screen is form, "a hire has a first day"
        await pilot.press("tab", "right", "ctrl+d")
        await settle(pilot)
        person = context_for("tomas").team().person("aiko-mori")
        assert person is not None
        assert person.roles == ("mentor",)


async def test_people_are_imported_from_a_table(context_for: Contexts) -> None:
    rows = table([{"name": "Femi Ade", "roles": "hire", "start": "2025-06-02"}])
    app = MentorApp(UiContext(context_for("tomas"), read_people=lambda path: rows))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("I")
        await settle(pilot)
        await pilot.press(*"new.csv", "enter")
        await settle(pilot)
        await press(pilot, "I", "escape")
        assert "femi-ade" in shown(app)


def test_the_place_opens_without_the_library_that_matching_loads() -> None:
    code = "import sys, mentor_tui.tui.app, mentor_tui.tui.screens.team; print(sorted({'numpy', 'lap'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class Damaged(MemoryStore):
    """A store in which Ana's record cannot be read."""

    def read_many(self, record_ids: Any) -> Any:
        for record_id, record in super().read_many(record_ids):
            bad = record_id == "people/ana"
            yield record_id, Trouble(Code.DAMAGED, record=record_id) if bad else record


async def test_a_damaged_record_is_shown_and_hides_nobody(store: MemoryStore) -> None:
    store.__class__ = Damaged
    app = MentorApp(UiContext(story.context(store, "tomas")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert {"ana", "budi", "ravi"} <= set(shown(app))
        assert shown(app, "needs")[0] == "damaged|ana|"
        await choose(app, pilot, "ana")
        await pilot.press("m")
        await settle(pilot)
        assert "doctor" in place(app).notice
        await pilot.press("enter")
        await settle(pilot)
        assert "doctor" in place(app).notice


def crowd(store: MemoryStore, count: int) -> None:
    """Add so many hires, each with the same little past, in three cohorts."""
    names: list[tuple[str, str]] = [(f"hire-{n:04}", f"Hire Number{n:04}") for n in range(count)]
    with store.edit("team") as team:
        for who, name in names:
            terms = {"name": name, "roles": ["hire"]}
            append(
                team,
                op=who,
                at="2025-03-01T08:00:00Z",
                by="tomas",
                kind="joined",
                thing=thing("person", who),
                terms=terms,
            )
            pair = {"mentor": "maya", "since": "2025-03-01"}
            append(
                team,
                op=who,
                at="2025-03-01T08:00:00Z",
                by="tomas",
                kind="paired",
                thing=thing("pairing", who),
                terms=pair,
            )
    records = []
    for number, (who, _name) in enumerate(names):
        start = f"2025-0{2 + number % 3}-03"
        record = Record(person_record(who), fold=FOLD)
        for kind, key, terms in (
            ("joined", PROFILE, {"start": start, "zone": "Europe/Lisbon"}),
            ("enrolled", PROGRAMME, {"curriculum": "support-product-expert", "cohort": start[:7]}),
        ):
            append(record, op=who, at=f"{start}T08:00:00Z", by="tomas", kind=kind, thing=key, terms=terms)
        records.append(record)
    store.put_new(records)


async def test_a_crowd_is_listed_and_written_only_where_it_is_seen(app_for: Apps, store: MemoryStore) -> None:
    crowd(store, 300)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert len(shown(app)) == 308
        lines = place(app).query_one("#people", Lines).lines
        written = [line for line in lines if getattr(line, "_made", None) is not None]
        assert 0 < len(written) < 40
        assert len(shown(app, "needs")) <= 7
        assert "more" in shown(app, "needs")
        await choose(app, pilot, "hire-0150")
        await pilot.press("end")
        await settle(pilot)
        before = place(app).query_one("#people", Lines).selected
        place(app).reload()
        await settle(pilot)
        assert place(app).query_one("#people", Lines).selected == before


def test_every_order_holds_everybody(context_for: Contexts) -> None:
    page = team_page(context_for("tomas"))
    team = page.view.team
    for sort in ("talk", "name", "day", "plan", "mentor", "seen"):
        assert {row[0].id for row in ordered(page.rows, sort, team)} == {row[0].id for row in page.rows}  # type: ignore[arg-type]
    assert ordered(page.rows, "plan", team)[0][0].id == "ravi"
    assert ordered(page.rows, "mentor", team)[0][0].id == "kim"


async def test_an_empty_team_says_what_to_do() -> None:
    store = MemoryStore()
    people.found_team(story.context(store, "tomas"), "Tomás Reis", person="tomas")
    app = MentorApp(UiContext(story.context(store, "tomas")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Nothing needs you" in place(app).query_one("#needs-head", SplitLine).text
        said = " ".join(line.text for line in place(app).query_one("#people", Lines).lines)
        assert "A adds" in said
        assert "CSV" in said


def test_looks(snap_compare: Any, app_for: Apps) -> None:
    assert snap_compare(app_for("tomas"), terminal_size=(80, 24))


def test_looks_wide(snap_compare: Any, app_for: Apps) -> None:
    assert snap_compare(app_for("tomas"), terminal_size=(120, 40))


def test_looks_crowded(snap_compare: Any, app_for: Apps, store: MemoryStore) -> None:
    crowd(store, 200)
    assert snap_compare(app_for("tomas"), terminal_size=(80, 24))


def test_looks_empty(snap_compare: Any) -> None:
    store = MemoryStore()
    people.found_team(story.context(store, "tomas"), "Tomás Reis", person="tomas")
    assert snap_compare(MentorApp(UiContext(story.context(store, "tomas"))), terminal_size=(80, 24))


def test_looks_while_reassigning(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await settle(pilot)
        await choose(pilot.app, pilot, "ravi")
        await pilot.press("m")
        await settle(pilot)

    assert snap_compare(app_for("tomas"), terminal_size=(80, 24), run_before=before)


async def test_a_lead_opens_a_lock_early_where_it_stands(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        locked = next(now for now in page(context_for("tomas"), "ana").standing.items if now.state == "locked")
        app.open_journey("ana", item=locked.item.id)
        await settle(pilot)
        await pilot.press("O")
        await pilot.pause()
        await pilot.press(*"She did it in her last job.", "enter")
        await settle(pilot)
        now = page(context_for("tomas"), "ana").standing.by_id[locked.item.id]
        assert (now.state, now.early) == ("open", True)
        await pilot.press("O")
        await settle(pilot)
        assert "not locked" in app.screen.notice  # type: ignore[attr-defined]


async def test_nobody_but_a_lead_opens_a_lock_early(app_for: Apps, context_for: Contexts) -> None:
    locked = next(now for now in page(context_for("ana")).standing.items if now.state == "locked")
    for person in ("ana", "maya"):
        app = app_for(person)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            app.open_journey("ana", item=locked.item.id)
            await settle(pilot)
            await pilot.press("O")
            await settle(pilot)
            assert app.screen.notice == "Opening a lock early is for a lead of their team."  # type: ignore[attr-defined]


async def test_the_keys_of_a_form_stay_in_sight_on_a_small_screen(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(app, pilot, "ravi")
        for key in ("m", "A", "plus", "B"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, Form)
            if key != "B":
                await pilot.press("ctrl+d")
                await settle(pilot)
                assert isinstance(app.screen, Form), "something is still missing"
            keys = app.screen.query_one(".keys").region
            assert keys.bottom <= SIZE[1]
            await pilot.press("escape")
            await settle(pilot)


def test_what_came_back_says_how_often_before_the_title(context_for: Contexts) -> None:
    view = team_page(context_for("tomas"))
    lines = need_lines(view, story.catalogue(), 80, most=7)
    assert any("back 3 times" in line.text[:60] for line in lines)
    assert len({line.right[0][0].index("enter") for line in lines if line.right}) == 1


def _needing(view: TeamPage, *needs: Call) -> list[str]:
    return [line.text for line in need_lines(replace(view, needs=needs), story.catalogue(), 80, most=7)]


def test_in_a_small_terminal_neither_a_name_nor_a_cause_is_cut(context_for: Contexts) -> None:
    view = team_page(context_for("tomas"))
    starts = Call("starts", "ana", since="2026-11-30", about=Starting(("ana",), ()))
    long = Call("waits long", "maya", days=4, about=WithMentor("maya", ("ana", "ravi")))
    titled = Call(
        "goes", "ravi", "A title that is longer than what is left of a small terminal", days=58, about=Goes(4)
    )
    lines = _needing(view, long, starts, titled)
    assert "Ana Ferreira starts on Mon 30 Nov  has a mentor enter" in lines[1]
    assert "2 hires waiting, the longest 4 working days enter" in lines[0]
    # What begins further left stands in one column.
    assert lines[0].index("2 hires") == lines[2].index("back 4 times")


def test_a_line_gives_up_no_more_width_than_its_own_help_needs(context_for: Contexts) -> None:
    view = team_page(context_for("tomas"))
    starts = Call("starts", "kim", since="2025-11-30", about=Starting(("kim", "ravi"), ("kim", "ravi")))
    told = "2 hires  yours, first due 12 May: "
    title = "A title that just fits beside ‘do it’".ljust(80 - 2 - len(told) - len(" enter  do it "), ".")
    owed = Call("owed", "ana", title, since="2025-05-12", about=OwedTo(("ana", "ravi")))
    assert _needing(view, starts, owed)[1] == f"{told}{title} enter  do it "
    assert _needing(view, Call("damaged", "ana"), starts)[0].endswith("see “mentor-tui doctor” enter  why ")


def test_a_name_that_leaves_no_room_is_said_as_colleagues_say_it(context_for: Contexts) -> None:
    view = team_page(context_for("tomas"))
    names = Names({**view.names, "ana": "Ana Featherstonehaugh-Cholmondeley de Albuquerque e Castro"})
    starts = Call("starts", "ana", since="2026-11-30", about=Starting(("ana",), ()))
    assert "Ana starts on Mon 30 Nov  has a mentor" in _needing(replace(view, names=names), starts)[0]


@pytest.mark.parametrize(("width", "names"), [(80, False), (120, True)])
def test_what_is_to_know_of_a_mentor_costs_no_column(context_for: Contexts, width: int, names: bool) -> None:
    view = team_page(context_for("tomas"))
    load = next(load for load in view.mentors if load.person.id == "maya")
    ahead = load._replace(room=12, from_on="2025-12-08", stand_ins=("joana",))
    line = mentor_line(ahead, view, story.TODAY, width)
    assert f"{len(load.mentees)} of 12" in line.text
    assert "away from 8 Dec: Joana stands in" in line.text
    assert ("Ana" in line.text) == names
    full = mentor_line(load._replace(room=1, mentees=("ana",)), view, story.TODAY, width)
    assert ("Ana" in full.text, full.right[0][0]) == (True, "full"), "there is room for both"


async def test_on_a_cohort_no_key_acts_on_a_person(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        place(app).query_one("#cohorts", Lines).focus()
        await settle(pilot)
        for key in ("plus", "R", "E", "L", "T", "m", "B", "V", "v"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, TeamPlace), key
            assert "Select a person first" in place(app).notice


async def test_a_hire_without_a_curriculum_is_given_one(app_for: Apps, context_for: Contexts) -> None:
    people.edit_person(context_for("tomas"), "joana", {"roles": "mentor,hire"})
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        needs.focus()
        assert needs.select("no curriculum|joana|")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert "no curriculum|joana|" not in shown(app, "needs")
        profile = context_for("tomas").journey("joana")
        assert profile.programme_on(date.max).curriculum is not None
        assert profile.profile.start == context_for("tomas").today()


async def test_what_another_lead_settles_stays_under_the_cursor_until_it_moves(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        needs.focus()
        assert needs.select("starts|kim|")
        at = needs.at
        await settle(pilot)
        people.end(context_for("tomas"), "kim", finished=False, why="not coming")
        place(app).reload()
        await settle(pilot)
        assert (needs.selected, needs.at) == ("starts|kim|", at)
        assert "has changed since" in needs.lines[at].text
        for key in ("m", "plus", "enter"):
            await pilot.press(key)
            await settle(pilot)
            assert place(app).notice == GONE_MEANWHILE
        await pilot.press("up")
        await settle(pilot)
        assert "starts|kim|" not in shown(app, "needs")


async def test_the_need_under_the_cursor_stays_in_sight_whatever_comes_before_it(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        page = place(app).view.page  # type: ignore[union-attr]
        calls = tuple(Call("no mentor", "kim", str(number)) for number in range(9))
        last = f"no mentor|kim|{8}"
        lines = need_lines(replace(page, needs=calls), app.ui.context.catalogue, 80, most=5, keep=last)
        assert [line.id for line in lines][-2:] == [last, "more"]
        assert len(lines) == 5


async def test_a_lead_of_some_teams_helps_their_own_hires_where_the_mentor_is_anothers(
    app_for: Apps, context_for: Contexts
) -> None:
    tomas = context_for("tomas")
    lead = {"name": "Lea Brandt", "roles": "lead", "leads": "pacific", "team": "pacific", "zone": "UTC"}
    people.add_person(tomas, lead, new=True)
    people.edit_person(tomas, "budi", {"team": "pacific"})
    people.set_leave(tomas, "maya", story.TODAY + timedelta(days=3), story.TODAY + timedelta(days=6))
    app = app_for("lea-brandt")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        needs.focus()
        assert needs.select("leave ahead|maya|")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert app.screen.query("#field-who")
    people.set_last_day(tomas, "maya", story.TODAY + timedelta(days=9))
    app = app_for("lea-brandt")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        needs.focus()
        assert needs.select("mentor leaves|maya|")
        assert "give one" in next(line.text for line in needs.lines if line.id == needs.selected)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)


def _cohort(name: str, size: int, alone: int, *, half: int | None = None, day: int = 60, away: int = 0) -> CohortRow:
    state: CohortState = "too few" if size < FEW else "half" if half is not None else "not half yet"
    return CohortRow(name, size, alone, half, day, away, state)


def test_cohorts_with_an_answer_come_first_and_one_hire_on_the_way_is_none() -> None:
    rows = [
        _cohort("2025-01", 14, 12, half=58),
        _cohort("2025-02", 16, 5),
        _cohort("2025-03", 2, 2, half=61),
        _cohort("2025-04", 10, 0, day=23),
        _cohort("2025-05", 1, 0, day=9),
    ]
    assert [row.name[-2:] for row in cohorts_to_show(rows, 3)] == ["01", "03", "02"]
    assert [row.name[-2:] for row in cohorts_to_show(rows, 6)] == ["01", "03", "02", "04"]


def test_nothing_under_five_people_reads_as_a_rate() -> None:
    few, more = (cohort_line(_cohort("2025-03", size, 2, half=61), story.TODAY, 80) for size in (4, 5))
    assert "━" not in few.text
    assert "day 61" not in few.text
    assert "too few" in few.text
    assert "━━━━────────  2" in more.text
    assert "day 61" in more.text
    assert few.text.index("2 ", 20) == more.text.index("2 ", 20), "figures stand in one column"


def test_the_rest_is_fine_is_said_only_where_it_is_true(context_for: Contexts) -> None:
    page = team_page(context_for("tomas"))
    late = [Call("quiet", person.id, days=4) for person, entry in page.rows if entry.pace == "past"]
    call = late[0]
    assert "The rest is fine." in _text(needs_head(replace(page, needs=(*late,)), most=7))
    assert "fine" not in _text(needs_head(replace(page, needs=(Call("quiet", "lena", days=4),)), most=7))
    assert "fine" not in _text(needs_head(replace(page, needs=(call,) * 9), most=7)), "not all of it is in sight"
    assert "fine" not in _text(needs_head(replace(page, needs=()), most=7))
    calm = tuple(row for row in page.rows if row[1].pace != "past")
    assert _text(needs_head(replace(page, needs=(), rows=calm), most=7)) == "Nothing needs you. All is fine."


def _text(parts: Iterable[tuple[str, str]]) -> str:
    return "".join(text for text, _tone in parts)


def test_every_need_says_what_enter_opens(context_for: Contexts) -> None:
    page = team_page(context_for("tomas"))
    assert [call.kind for call in page.needs if "look" in helps(call, page)] == []


@pytest.mark.parametrize("width", [80, 81, 120])
def test_no_day_in_the_list_of_people_is_cut(context_for: Contexts, width: int) -> None:
    page = team_page(context_for("tomas"))
    seen = [(person, entry._replace(last_seen="2024-09-30")) for person, entry in page.rows]
    now = datetime(2025, 5, 12, 9, tzinfo=UTC)
    for line in people_lines(seen, page, story.catalogue(), now=now, width=width):
        # The mark, the last column and the one of a scrollbar stay free.
        assert len(line.text.rstrip()) <= width - 3, line.text
        assert "Sep 2024" in line.text


async def test_a_wide_screen_has_the_mentors_beside_the_people(app_for: Apps) -> None:
    async with app_for("tomas").run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert re.search(r"│ Mentor +Mentees +Hours", shown)
        assert re.search(r"│ Maya O’Neill +\d of 5 ", shown)
