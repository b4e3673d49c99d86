"""Who mentors whom, by command: agreed ahead, handed over, asked for, kept apart, and how much a mentor takes on."""

from __future__ import annotations

import json

import pytest

from mentor_tui.store.tiny import TinyStore
from tests.cli.conftest import Program

MOVE = ("reassign", "ana-ferreira", "petra-novak", "--why", "Her German customers")


def test_a_change_ahead_with_days_of_overlap_and_a_handover(program: Program) -> None:
    said = program.ok(
        *MOVE, "--on", "2026-05-20", "--overlap", "3", "--tells", "I tell Ana today", "--word", "Ask her why."
    )
    assert said == (
        "Ana Ferreira moves from Maya O’Neill to Petra Novak on 20 May; Petra Novak then has 1 of at most 3 mentees. "
        "Everything that is waiting moves too. Maya O’Neill also stays their mentor until 22 May.\n"
    )
    assert program.json("status", "ana-ferreira")["mentor"] == "maya-oneill"
    read = program.ok("handover", "Ana", as_="petra-novak")
    assert read.startswith(
        "Ana Ferreira moves from Maya O’Neill to Petra Novak on 20 May. Both are mentors until 22 May.\n"
    )
    assert "Ask her why." in read
    assert "I tell Ana today" not in read
    assert "Who tells whom: I tell Ana today" in program.ok("handover", "Ana")
    assert program.ok("handover", "Ana", "--say", "She is quick.", as_="maya-oneill").startswith(
        "Left for the next mentor"
    )
    found = program.json("handover", "ana-ferreira", as_="petra-novak")
    assert (found["from"], found["to"], found["since"], found["overlap"]) == (
        "maya-oneill",
        "petra-novak",
        "2026-05-20",
        "2026-05-22",
    )
    assert [word["text"] for word in found["words"]] == ["Ask her why.", "She is quick."]
    log = program.ok("log", "ana-ferreira", as_="ana-ferreira")
    assert "another mentor: Petra Novak, from 20 May, alongside the previous mentor until 22 May" in log
    assert "left a message for the next mentor: “She is quick.”" in log
    assert "tell" not in log
    assert program.ok("reassign", "Ana", "Maya", "--why", "They stay") == (
        "Ana Ferreira stays with Maya O’Neill. The change that was agreed is cancelled.\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--on", "2026-05-11"), 2, "11 May 2026 is in the past. Give today or a later day."),
        (("--on", "2027-06-01"), 2, "1 June 2027 is too far ahead. Give a day within the next 366 days."),
        (("--overlap", "1000"), 2, "“1000” is not allowed for “overlap”. Allowed: 0–90."),
        (("--overlap", "-1"), 2, "“-1” is not allowed for “overlap”. Allowed: 0–90."),
    ],
)
def test_what_cannot_be_agreed_is_one_sentence(
    program: Program, words: tuple[str, ...], status: int, sentence: str
) -> None:
    before = program.json("log", "ana-ferreira")
    assert program.refused(status, *MOVE, *words) == sentence + "\n"
    assert program.json("log", "ana-ferreira") == before


def test_a_handover_is_not_for_everybody(program: Program) -> None:
    for who in ("ana-ferreira", "petra-novak", "otto-serra"):
        assert (
            program.refused(4, "handover", "Ana", as_=who)
            == "Seeing this handover is for the mentor or a lead of their team. Ask Tomás.\n"
        )
    said = program.refused(4, "handover", "Ana", "--say", "hm", as_="petra-novak")
    assert said == "Leaving a message for the next mentor is for the mentor or a lead of their team. Ask Tomás.\n"


def test_another_mentor_is_asked_for_only_where_it_is_meant(program: Program) -> None:
    unmeant = program.refused(2, "change-mentor", as_="ana-ferreira")
    assert "This asks the leads for another mentor for you. Add --yes if you are sure." in unmeant
    for_budi = program.refused(2, "ask-mentor", "--for", "Budi", as_="maya-oneill")
    assert "another mentor for Budi Santoso. Add --yes" in for_budi
    assert program.refused(4, "change-mentor", "--for", "Budi", as_="petra-novak")
    assert program.json("change-mentor", "--list")["asks"] == []
    assert program.ok("ask-mentor", "--yes", as_="ana-ferreira").startswith("You asked for another mentor.")


def test_asking_for_another_mentor_is_told_apart_from_asking_something(program: Program) -> None:
    assert "is called for" not in program.ok("ask", "refund", "How do I do that?", as_="ana-ferreira")
    assert "ask-mentor" not in program.ok("--help")
    assert "change-mentor" in program.ok("--help")


def test_a_hire_asks_for_another_mentor(program: Program) -> None:
    said = program.refused(1, "change-mentor", "--yes", "--why", "We do not get on", as_="ana-ferreira")
    assert said == (
        "A reason cannot be kept private here, so it was not stored. Ask without one, and tell the lead in person.\n"
    )
    assert program.ok("change-mentor", "--yes", "--wish", "Petra", as_="ana-ferreira") == (
        "You asked for another mentor, and would like Petra Novak. Only leads know about it. One of them will "
        "talk to you.\n"
    )
    assert program.ok("change-mentor", "--yes", "--for", "Budi", as_="maya-oneill") == (
        "You asked for another mentor for Budi Santoso. Only leads know about it. One of them will talk to you.\n"
    )
    assert program.ok("change-mentor", "--list").splitlines() == [
        "Ana Ferreira has been asking for another mentor since 12 May; ideally Petra Novak",
        "Maya O’Neill has been asking for another mentor for Budi Santoso since 12 May",
    ]
    assert program.ok("change-mentor", "--list", as_="petra-novak") == ""
    asks = program.json("change-mentor", "--list", as_="ana-ferreira")["asks"]
    assert [(one["person"], one["by"], one["wish"], one["reason"]) for one in asks] == [
        ("ana-ferreira", "ana-ferreira", "petra-novak", None)
    ]
    assert "asks for another mentor, ideally Petra" in program.ok("attention")
    assert "asks mentor" not in program.ok("attention", "--json", as_="maya-oneill")
    assert program.ok("undo", "--yes", as_="maya-oneill") == "Undone: request for another mentor, for Budi Santoso.\n"
    assert program.ok("change-mentor", "--settle", "--for", "Ana", "--why", "They talked") == (
        "Closed: the request for another mentor for Ana Ferreira.\n"
    )
    assert program.refused(1, "change-mentor", "--settle", "--for", "Ana", "--why", "Again") == (
        "Nobody has asked for another mentor for Ana Ferreira.\n"
    )
    for words in (("--settle",), ("--json", "--why", "hm"), ("--settle", "--list")):
        assert program.refused(2, "change-mentor", *words)
    log = program.ok("log", "ana-ferreira", as_="ana-ferreira")
    assert "Ana Ferreira asked for another mentor\n" in log
    assert "closed the request" in log
    assert "They talked" not in log
    assert "asked for another mentor" not in program.ok("log", "ana-ferreira", as_="maya-oneill")


def test_nobody_is_kept_apart_where_everybody_could_read_it(program: Program) -> None:
    said = program.refused(1, "keep-apart", "Ana", "Petra", "--why", "a family")
    assert said.startswith("Notes for mentors and leads are switched off here")


def test_a_pair_that_ended_so_is_not_made_again(program: Program) -> None:
    program.ok(*MOVE, "--reason", "not again")
    assert program.refused(1, "reassign", "Ana", "Maya", "--why", "Again") == (
        "Ana Ferreira and Maya O’Neill were a pair before, and it ended with “asked” or “not again”, so they "
        "cannot be paired again. Choose somebody else.\n"
    )
    for who in ("ana-ferreira", "petra-novak", "otto-serra"):
        printed = json.dumps(program.json("log", "ana-ferreira", as_=who))
        assert "not again" not in printed
        assert "German" not in printed
    assert "German" in program.ok("log", "ana-ferreira")


def test_how_much_a_mentor_takes_on(program: Program) -> None:
    said = program.ok("people", "capacity", "Maya", "--mentees", "1", "--hours", "3.5", as_="maya-oneill")
    assert said.startswith("You take 1 mentee at a time and have 2 now. You have 3½ h a week for mentees and need ")
    assert said.endswith("That is less than you have now. Nobody is moved; the leads are asked to look at it.\n")
    assert ": 1 mentee too many" in program.ok("attention")
    assert program.ok("people", "capacity", "Maya", "--mentees", "9").endswith("at a time and has 2 now.\n")
    assert program.ok("people", "capacity", "Maya", "--hours", "default").startswith(
        "Maya O’Neill has the default hours for mentees and needs "
    )
    for words in (("--hours", "nan"), ("--hours", "-1"), ("--hours", "1000"), ("--hours", "many"), ("--hours", "2.2")):
        said = program.refused(2, "people", "capacity", "Maya", *words)
        assert said.endswith(" is not allowed for “hours”. Allowed: 0, 0.5, 1 … 40.\n")
    for words in (("--mentees", "1000"), ("--mentees", "-1")):
        assert program.refused(2, "people", "capacity", "Maya", *words).endswith(
            "is not allowed for “room”. Allowed: 0–50.\n"
        )
    assert "--mentees 2" in program.refused(2, "people", "capacity", "Maya")
    log = program.ok("log", "maya-oneill")
    assert (
        "set the number of mentees for Maya O’Neill to 1; Maya O’Neill set Maya O’Neill’s hours for mentees to 3½ h a week"
        in log
    )


def test_reasons_are_for_leads_where_they_can_be_kept(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TinyStore, "keeps_apart", lambda self: True)
    program.ok("change-mentor", "--yes", "--why", "We do not get on", as_="ana-ferreira")
    assert program.ok("change-mentor", "--list") == (
        "Ana Ferreira has been asking for another mentor since 12 May: “We do not get on”\n"
    )
    for who in ("ana-ferreira", "maya-oneill"):
        assert "get on" not in program.ok("change-mentor", "--list", as_=who)
    assert program.ok("keep-apart", "Ana", "Maya", "--why", "a family") == (
        "Ana Ferreira and Maya O’Neill are kept apart from now on. They are still a pair: give Ana Ferreira "
        "another mentor.\n"
    )
    assert program.ok("undo", "--yes") == "Undone: pair kept apart, for Ana Ferreira.\n"
    program.ok("keep-apart", "Ana", "Petra", "--why", "a family")
    assert program.refused(1, *MOVE) == (
        "Ana Ferreira and Petra Novak are kept apart. Choose somebody else, or as a lead allow the pair again first.\n"
    )
    assert "--why" in program.refused(1, "keep-apart", "Budi", "Petra")
    assert program.ok("keep-apart", "Ana", "Petra", "--allow") == "Ana Ferreira and Petra Novak may be a pair again.\n"
    assert "moves from" in program.ok(*MOVE)
