"""``areas`` and ``area``: the board as text and JSON, and each thing that is done with an area, as a script would."""

from __future__ import annotations

import pytest

from tests.cli.test_completion import completions

REFUNDS = "refund-rules"


@pytest.fixture
def opened(program):
    """Petra and Sam, who has no mentees, may own what is on the track of the inbox."""
    program.ok("people", "add", "Sam Okoro", "--roles", "mentor")
    for who in ("sam", "petra"):
        program.ok("open-lock", who, "inbox-own", "--why", "has looked after it for years")
    return program


def area(program, name=REFUNDS):
    return next(row for row in program.json("areas")["areas"] if row["id"] == name)


def test_the_board_of_a_new_team(program):
    said = program.ok("areas")
    assert said.startswith("20 areas   0 well kept   1 open decision")
    assert "nobody has owned them yet" in said
    found = area(program)
    assert (found["owner"], found["state"], found["last"], found["rhythm"]) == (None, "no owner", None, 90)


def test_everybody_reads_it(program):
    for who in ("ana-ferreira", "otto-serra", "petra-novak"):
        assert len(program.json("areas", as_=who)["areas"]) == 20


def test_from_asking_to_handing_over(opened):
    program = opened
    assert "number 1 on the waiting list" in program.ok("area", "own", REFUNDS, as_="petra-novak")
    assert "Petra Novak owns “Refund rules” now." in program.ok("area", "own", REFUNDS, "petra")
    assert "stands in for the owner" in program.ok("area", "back-up", REFUNDS, "sam", as_="petra-novak")
    assert "Written in the log" in program.ok("area", "log", REFUNDS, "Two amounts agree now.", as_="sam-okoro")
    found = area(program)
    assert (found["owner"], found["backup"], found["last"], found["state"]) == (
        "petra-novak",
        "sam-okoro",
        "2026-05-12",
        "kept",
    )
    assert "Leave a word" in program.refused(2, "area", "hand-over", REFUNDS, "sam", as_="petra-novak")
    program.ok("area", "hand-over", REFUNDS, "sam", "--word", "One amount is open.", as_="petra-novak")
    said = program.ok("areas", REFUNDS)
    for line in ("Sam Okoro, since 12 May", "“One amount is open.”", "Two amounts agree now."):
        assert line in said
    assert "Taken back" not in program.ok("undo", "--yes", as_="petra-novak")
    assert area(program)["owner"] == "petra-novak"


def test_joining_and_leaving(opened):
    program = opened
    program.ok("area", "join", REFUNDS, as_="petra-novak")
    assert area(program)["contributors"] == ["petra-novak"]
    assert "already" in program.refused(1, "area", "join", REFUNDS, as_="petra-novak")
    assert "after the basics" in program.refused(1, "area", "join", REFUNDS, as_="ana-ferreira")
    program.ok("area", "leave", REFUNDS, as_="petra-novak")
    program.ok("area", "join", REFUNDS, as_="petra-novak")
    assert "you need a reason" in program.refused(1, "area", "leave", REFUNDS, "--for", "petra")
    program.ok("area", "leave", REFUNDS, "--for", "petra", "--why", "too many cooks")
    assert area(program)["contributors"] == []


def test_refusals_say_what_to_do(opened):
    program = opened
    program.ok("area", "own", REFUNDS, "petra")
    assert "Hand it over instead" in program.refused(1, "area", "own", REFUNDS, "maya")
    assert "is for a lead" in program.refused(4, "area", "own", "saved-replies", "petra", as_="maya-oneill")
    assert "Did you mean “refund-rules”" in program.refused(2, "area", "log", "refund-rule", "x")
    said = program.refused(1, "area", "hand-over", REFUNDS, "maya", "--word", "yours", as_="petra-novak")
    assert "may not own “Refund rules” yet" in said
    program.ok("open-lock", "maya", "inbox-own", "--why", "knows it")
    said = program.refused(1, "area", "hand-over", REFUNDS, "maya", "--word", "yours", as_="petra-novak")
    assert "leave Maya O’Neill 29 of 40 hours a week with customers, 72 %, and 80 % come first." in said
    assert "may not own “Saved replies” yet" in program.refused(1, "area", "own", "saved-replies", "petra")
    assert "a lead names who owns" in program.refused(1, "take", "inbox-own", as_="petra-novak")
    assert "has a history here" in program.refused(1, "people", "remove", "petra", "--yes")


def test_completion_goes_by_what_can_be_done(opened):
    program = opened
    program.ok("area", "own", REFUNDS, "petra")
    assert completions(program, "area", "hand-over", "", as_="petra-novak") == [REFUNDS]
    assert completions(program, "area", "log", "", as_="petra-novak") == [REFUNDS]
    assert completions(program, "area", "leave", "", as_="maya-oneill") == []
    assert REFUNDS not in completions(program, "area", "join", "", as_="petra-novak")
    assert len(completions(program, "areas", "", as_="maya-oneill")) == 20
