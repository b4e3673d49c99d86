"""Commands that read: their keys for scripts, and their plain lines for people."""

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentor_tui.domain.pace import Late, Pace
from mentor_tui.services import journeys

CURRICULA = Path(__file__).resolve().parents[2] / "curricula"
SUMMARY = {"person", "name", "roles", "mentor", "curriculum", "day", "basics", "pace", "phases"}
ITEM = {
    "id",
    "phase",
    "module",
    "who",
    "state",
    "count",
    "times",
    "signed_off_by",
    "at",
    "recheck_since",
    "why",
}


def test_status_of_one(program):
    found = program.json("status", "ana")
    assert set(found) >= SUMMARY | {"items", "side_tasks"}
    assert found["person"] == "ana-ferreira"
    assert found["mentor"] == "maya-oneill"
    assert found["roles"] == ["hire"]
    assert set(found["basics"]) == {"done", "total", "complete"}
    assert set(found["pace"]) == {"state", "days", "minutes", "unplanned", "items"}
    assert set(found["phases"][0]) >= {"id", "title", "done", "total", "by_day", "state"}
    assert all(set(item) >= ITEM for item in found["items"])
    assert all(set(task) >= {"id", "track", "state", "why"} for task in found["side_tasks"])
    locked = next(task for task in found["side_tasks"] if task["why"])
    assert set(locked["why"][0]) == {"need", "missing", "minutes", "unplanned"}


def test_status_of_somebody_without_a_curriculum_has_the_same_keys(program):
    assert set(program.json("status", "maya")) == set(program.json("status", "ana"))
    assert program.json("status", "maya")["items"] == []


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("tomas-reis", ["ana-ferreira", "budi-santoso"]),
        ("maya-oneill", ["ana-ferreira", "budi-santoso"]),
        ("ana-ferreira", ["ana-ferreira"]),
        ("otto-serra", ["ana-ferreira", "budi-santoso"]),
        ("petra-novak", ["petra-novak"]),
    ],
)
def test_the_list_shows_those_one_may_see(program, who, seen):
    found = program.json("status", as_=who)
    assert [row["person"] for row in found["people"]] == seen
    alone = {"items", "days", "side_tasks", "all_hands", "today", "owed", "news", "written", "unreadable", "evening"}
    one = set(program.json("status", "ana"))
    assert alone < one
    assert all(set(row) == one - alone for row in found["people"])


def test_a_damaged_record_hides_nobody_else(program):
    (program.data / "people" / "budi-santoso.json").write_bytes(b"")
    rows = {row["person"]: row for row in program.json("status")["people"]}
    assert rows["budi-santoso"]["trouble"] == "damaged"
    assert rows["ana-ferreira"]["items"] if "items" in rows["ana-ferreira"] else rows["ana-ferreira"]["phases"]
    assert "cannot be read" in program.ok("status")
    assert "damaged" in program.refused(3, "status", "budi")


def test_nobody_elses_journey(program):
    program.refused(4, "status", "ana", as_="budi-santoso")
    program.refused(4, "log", "ana", as_="budi-santoso")
    program.refused(4, "why", "ana", "content-fix", as_="budi-santoso")
    assert "Did you mean “ana-ferreira”?" in program.refused(2, "status", "ana-ferrera")


def test_an_observer_reads_the_record_without_what_people_wrote(program):
    program.ok("note", "ana", "Between us", as_="maya-oneill")
    assert program.json("status", "ana", as_="otto-serra")["person"] == "ana-ferreira"
    events = program.json("log", "ana", as_="otto-serra")["events"]
    assert any(event["kind"] == "paired" for event in events)
    assert "Between us" not in str(events)


def test_status_for_people(program):
    said = program.ok("status", "ana", as_="ana-ferreira")
    assert said.startswith("Ana Ferreira, day 22, basics 0 of 103")
    assert "We owe you" in said
    assert "│" not in said
    assert len(program.ok("status", "ana", "--all").splitlines()) > len(said.splitlines())
    assert program.ok("status", as_="ana-ferreira") == said
    assert program.ok("status").splitlines()[0].split() == ["Id", "Name", "Day", "Phase", "Basics", "Plan", "Mentor"]


def test_why(program):
    found = program.json("why", "ana", "content-fix")
    assert set(found) >= {"person", "on", "state", "why", "way", "minutes"}
    assert found["state"] == "locked"
    said = program.ok("why", "ana", "content-fix").splitlines()
    assert said[0].startswith("“Content · Fix” is locked: ")
    assert len(said) > 3
    said = program.ok("why", "ana", "meet-mentor")
    assert said.endswith("” is not locked: it can be started.\n")
    program.refused(2, "why", "ana", "content-fx")


def test_log(program):
    program.ok("note", "ana", "Hello", as_="maya-oneill")
    found = program.json("log", "ana")
    assert found["person"] == "ana-ferreira"
    assert all(set(event) >= {"op", "at", "by", "kind", "on", "text", "why"} for event in found["events"])
    assert program.json("log", "ana", "--last", "1")["events"] == found["events"][-1:]
    assert program.ok("log", "ana").splitlines()[-1].endswith("Maya O’Neill left a note: “Hello”")


def test_a_log_is_told_in_the_zone_of_whose_it_is_and_says_which(program):
    program.ok("note", "ana", "Hello", as_="maya-oneill")
    lines = program.ok("log", "ana").splitlines()
    assert lines[0] == "Times are this machine’s, as Ana Ferreira’s time zone is not known."
    program.ok("people", "edit", "ana", "--place", "Tokyo")
    lines = program.ok("log", "ana").splitlines()
    assert lines[0] == "Times are Ana Ferreira’s, in Asia/Tokyo."
    last = program.json("log", "ana")["events"][-1]["at"]
    assert last.endswith("Z")
    there = datetime.fromisoformat(last).astimezone(ZoneInfo("Asia/Tokyo"))
    assert lines[-1].startswith(f"{there:%Y-%m-%d %H:%M}  ")


def test_a_leave_into_another_year_is_told_with_it(program):
    assert "8 January 2027" in program.ok("people", "leave", "ana", "2026-12-28", "2027-01-08")


def test_attention(program):
    found = program.json("attention")
    assert all(set(item) >= {"kind", "person", "on", "days"} for item in found["items"])
    assert {item["kind"] for item in found["items"]} >= {"past", "owed"}
    assert program.ok("attention", as_="petra-novak") == "Nothing is waiting.\n"
    assert program.json("attention", as_="petra-novak") == {"items": [], "mentees": [], "all_hands": None}


def test_who_is_new_with_a_mentor_or_comes_to_them_is_said_as_on_the_screen(program):
    program.ok("people", "add", "Zoë Reis", "--start", "2026-05-12", "--mentor", "petra-novak")
    assert program.ok("attention", as_="petra-novak") == "Nothing is waiting. New with you: Zoë.\n"
    program.ok("reassign", "ana", "petra-novak", "--on", "2026-06-02", "--why", "x")
    assert program.ok("attention", as_="petra-novak").endswith("New with you: Zoë. Ana comes on 2 June.\n")
    (new, comes) = program.json("attention", as_="petra-novak")["mentees"]
    assert new == {"person": "zoe-reis", "kind": "new", "with": None, "day": "2026-05-12"}
    assert comes == {"person": "ana-ferreira", "kind": "comes", "with": "maya-oneill", "day": "2026-06-02"}


def test_people(program):
    found = program.json("people")
    assert [row["person"] for row in found["people"]][:2] == ["tomas-reis", "maya-oneill"]
    assert all(set(row) >= {"person", "name", "roles"} for row in found["people"])
    assert program.json("people", "list") == found
    assert "login" not in program.json("people", as_="ana-ferreira")["people"][0]
    assert found["people"][0]["login"] == "tomas"
    assert "Maya O’Neill" in program.ok("people")


def test_news_stays_until_it_is_read(program):
    item = program.json("status", "ana-ferreira")["items"][0]["id"]
    program.ok("say", "ana-ferreira", item, "Well begun.", as_="maya-oneill")
    for _ in range(2):
        assert "Maya O’Neill: “Well begun.” " in program.ok("status", "ana-ferreira", as_="ana-ferreira")
        (news,) = [row for row in program.json("status", "ana", as_="ana-ferreira")["news"] if row["kind"] == "said"]
        assert (news["by"], news["on"], news["text"], news["sort"]) == ("maya-oneill", item, "Well begun.", "word")
    assert program.json("status", "ana", as_="maya-oneill")["news"] == [], "news is for whose journey it is"
    assert "Well begun." in program.ok("status", "--read", as_="ana-ferreira")
    assert "New for you" not in program.ok("status", "ana-ferreira", as_="ana-ferreira")
    assert program.json("status", "ana", as_="ana-ferreira")["news"] == []


def test_a_mentor_opens_by_command_what_a_hire_wrote(program):
    item = program.json("status", "ana-ferreira")["items"][0]["id"]
    program.ok("say", "ana-ferreira", item, "I am lost with this one.", as_="ana-ferreira")
    program.ok("note", "ana-ferreira", "May I have Friday off?", as_="ana-ferreira")

    def waits():
        found = program.json("attention", as_="maya-oneill")["items"]
        return [(row["kind"], row["on"]) for row in found if row["kind"] in ("asks", "wrote")]

    assert sorted(waits()) == [("asks", None), ("wrote", item)]
    assert "I am lost with this one." in program.ok("status", "ana", as_="maya-oneill")
    assert sorted(waits()) == [("asks", None), ("wrote", item)], "reading a status opens nothing"
    said = program.json("status", "ana", "--read", as_="maya-oneill")["written"]
    assert [(row["on"], row["asks"], row["texts"]) for row in said] == [
        (item, False, ["I am lost with this one."]),
        (None, True, ["May I have Friday off?"]),
    ]
    assert waits() == [("asks", None)]
    assert "I am lost" not in program.ok("status", "ana", as_="maya-oneill")
    for who in ("otto-serra", "ana-ferreira"):
        assert program.json("status", "ana", as_=who)["written"] == []


def test_an_item_that_is_shown_whole_is_opened_with_it(program):
    item = program.json("status", "ana-ferreira")["items"][0]["id"]
    program.ok("say", "ana-ferreira", item, "I am lost with this one.", as_="ana-ferreira")
    for who in ("ana-ferreira", "otto-serra", "tomas-reis"):
        program.ok("show", "ana", item, as_=who)
    assert "wrote" in program.ok("attention", as_="maya-oneill"), "what others read is theirs"
    assert "I am lost with this one." in program.ok("show", "ana", item, as_="maya-oneill")
    assert "wrote" not in program.ok("attention", as_="maya-oneill")


def test_a_long_way_is_told_phase_by_phase(program):
    program.ok("people", "add", "Chiara Rossi", "--start", "2026-05-04", "--curriculum", "support-product-expert")
    lines = program.ok("why", "chiara", "closing-talk").splitlines()
    assert len(lines) < 12
    assert any(line.startswith("  “The product”: 25 items, ") for line in lines)
    assert len(program.json("why", "chiara", "closing-talk")["way"]) > 50


def test_an_item_says_who_keeps_it_true(program, monkeypatch):
    folder = Path(shutil.copytree(CURRICULA, program.home / "curricula"))
    for file in folder.glob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("\n        items:", "\n        maintainer: petra-novak\n        items:"), "utf-8")
    monkeypatch.setenv("MENTOR_TUI_CURRICULA", str(folder))
    assert program.ok("check").count("item") >= 2
    item = program.json("status", "ana")["items"][0]["id"]
    assert "Petra Novak keeps this up to date: tell them if something is wrong." in program.ok("show", "ana", item)
    assert program.json("show", "ana", item)["maintainer"] == "petra-novak"


def test_what_is_not_known_of_a_call_is_null(program):
    program.ok("people", "last-day", "maya", "2026-06-30")
    facts = [item["facts"] for item in program.json("attention")["items"] if item["kind"] == "mentor leaves"]
    assert [(set(fact), fact["until"]) for fact in facts] == [({"asked", "mentees", "until"}, None)]


@pytest.mark.parametrize("state", ["on plan", "in hand", "past"])
def test_only_whoever_is_past_the_plan_is_told_the_way_back(program, monkeypatch, state):
    def with_something_late(standing):
        return Pace(state, 1, (Late(1, standing.items[0].item, 30, 30),))

    monkeypatch.setattr(journeys, "pace", with_something_late)
    assert ("To be back on plan" in program.ok("status", "ana")) == (state == "past")
