"""Curricula without times, and items that not everybody has to do: what scripts read, and what is called to whom."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services import documents, items, journeys, milestone, undo
from mentor_tui.services.finding import things
from mentor_tui.services.lead_calls import lead_calls
from mentor_tui.services.overview import overview
from mentor_tui.services.showing import show
from mentor_tui.services.showing_documents import basics_doc, shown_doc

from .conftest import Crew, Refusal

NAMES = ("read", "plans", "refund", "reply", "drill", "lead-check", "welcome", "seat", "talk", "deep")


def without_times(team: Crew) -> None:
    for name in NAMES:
        team.edit(name, minutes=None)


def test_what_nobody_planned_is_null_and_counted(team: Crew) -> None:
    without_times(team)
    found = documents.status(team("ana"))
    assert {item["minutes"] for item in found["items"]} == {None}
    (why,) = next(item["why"] for item in found["items"] if item["id"] == "plans")
    assert why == {"need": "item: read", "missing": ["read"], "minutes": None, "unplanned": 1}
    team.edit("read", minutes=25)
    lock = documents.why_doc(journeys.why(team("ana"), None, "refund"))
    assert (lock["minutes"], lock["unplanned"]) == (25, 1)
    assert [(step["id"], step["minutes"]) for step in lock["way"]] == [("read", 25), ("plans", None)]


def test_whoever_is_late_without_times_is_as_late_and_leads_hear_of_how_many_things(team: Crew) -> None:
    team.go_to(date(2026, 4, 28))
    timed = documents.status(team("ana"))["pace"]
    without_times(team)
    bare = documents.status(team("ana"))["pace"]
    assert bare == timed | {"minutes": None, "unplanned": len(timed["items"])}
    assert timed["days"] > 5
    entry = overview(team("tom")).of("ana")
    assert (entry.days, entry.late_minutes, entry.late_unplanned) == (timed["days"], 0, len(timed["items"]))
    view = overview(team("tom"))
    (call,) = [
        call
        for call in lead_calls(team("tom"), view, view.team.people["tom"])
        if (call.kind, call.person) == ("past", "ana")
    ]
    assert documents.call_doc(call)["facts"] == {
        "items": len(timed["items"]),
        "minutes": None,
        "unplanned": len(timed["items"]),
    }


def test_what_was_done_says_how_much_of_it_has_no_time(team: Crew) -> None:
    team.edit("reply", minutes=None)
    items.tick(team("ana"), "read")
    items.tick(team("ana"), "reply", evidence="https://desk.example.com/c/1")
    told = basics_doc(milestone.can_do(team("ana")))
    assert (told["minutes"], told["unplanned"], told["times"]) == (10, 1, 2)


def test_links_are_all_told_and_the_first_is_the_link(team: Crew) -> None:
    team.edit("read", links=("#help", "https://a.example"))
    told = shown_doc(show(team("ana"), None, "read"))
    assert (told["link"], told["links"]) == ("#help", ["#help", "https://a.example"])
    assert shown_doc(show(team("ana"), None, "reply"))["link"] is None


def test_what_is_optional_is_told_so_and_is_due_on_no_day(team: Crew) -> None:
    team.edit("welcome", optional=True)
    team.edit("reply", optional=True)
    team.go_to(date(2026, 4, 28))
    found = documents.status(team("ana"))
    assert {item["id"] for item in found["items"] if item["optional"]} == {"welcome", "reply"}
    assert "reply" not in (*found["pace"]["items"], *found["today"])
    assert "welcome" not in [debt["on"] for debt in found["owed"]]
    assert found["basics"]["total"] == 7
    assert shown_doc(show(team("ana"), None, "reply"))["due"] is None


def test_a_draft_is_nobodys_to_tick_and_is_found_nowhere(team: Crew, refused: Refusal) -> None:
    team.edit("read", state="draft")
    assert "read" not in [item["id"] for item in documents.status(team("ana"))["items"]]
    assert "read" not in [name for name, _label, _title in things(team("ana"))[1]]
    assert team.state("ana", "plans") == "open"
    with refused(BadUse, Code.UNKNOWN_ITEM):
        items.tick(team("ana"), "read")


@pytest.mark.parametrize("name", ["drill", "lead-check"])
def test_a_sign_off_that_waits_is_not_lost_when_its_item_is_deprecated(team: Crew, name: str) -> None:
    signer = "maya" if name == "drill" else "tom"
    items.tick(team("ana"), name)
    team.edit(name, state="deprecated")
    assert team.state("ana", name) == "waiting"
    assert name not in [item["id"] for item in documents.status(team("budi"))["items"]]
    assert items.sign_off(team(signer), "ana", name).events
    (told,) = [item for item in documents.status(team("ana"))["items"] if item["id"] == name]
    assert told["deprecated"]


def test_what_is_deprecated_goes_with_its_last_tick_and_comes_back_with_undo(team: Crew) -> None:
    items.tick(team("ana"), "read")
    team.edit("read", state="deprecated")
    assert team.state("ana", "read") == "done"
    undo.undo(team("ana"))
    assert "read" not in [item["id"] for item in documents.status(team("ana"))["items"]]
    undo.redo(team("ana"))
    assert team.state("ana", "read") == "done"
