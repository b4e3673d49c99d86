"""Who only observes reads the record, and takes nothing."""

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ("take", "inbox-hard-ones"),
        ("take", "hiring-read"),
        ("wish", "maya"),
        ("note", "otto", "a word for myself"),
        ("ask-mentor",),
        ("people", "capacity", "otto", "--mentees", "2"),
        ("tick", "meet-mentor"),
        ("tick", "content-fix"),
        ("say", "ana", "meet-mentor", "hello"),
        ("note", "ana", "hello"),
        ("session", "ana", "a talk"),
        ("sign-off", "ana", "meet-mentor"),
        ("reassign", "ana", "petra", "--why", "x"),
        ("confirm", "ana", "content-fix"),
    ],
    ids=" ".join,
)
def test_nothing_is_done_by_whoever_only_observes(program, words):
    before = program.json("log", "otto"), program.json("log", "ana")
    result = program(*words, as_="otto-serra")
    assert result.exit_code in (1, 4), result.output
    assert result.stderr.strip()
    assert (program.json("log", "otto"), program.json("log", "ana")) == before


def test_what_stands_in_the_way_is_said(program):
    said = program.refused(4, "take", "inbox-hard-ones", as_="otto-serra")
    assert said == "Otto Serra is here to observe and has nothing to do. A lead can give them another role.\n"
    assert program.refused(4, "note", "otto", "a word") == said
    assert program.refused(4, "wish", "maya", "--for", "otto") == said


def test_the_place_to_grow_says_that_nothing_there_is_taken(program):
    said = program.ok("growth", as_="otto-serra").splitlines()[0]
    assert said == "Otto Serra is here to observe, so there is nothing to take."


def test_whoever_observes_and_mentors_takes_side_tasks(program):
    program.ok("people", "edit", "otto", "--roles", "observer, mentor")
    program.ok("take", "inbox-hard-ones", as_="otto-serra")


def test_what_was_taken_before_can_be_given_back(program):
    program.ok("people", "edit", "otto", "--roles", "mentor")
    program.ok("take", "inbox-hard-ones", as_="otto-serra")
    program.ok("people", "edit", "otto", "--roles", "observer")
    program.ok("give-back", "inbox-hard-ones", as_="otto-serra")


@pytest.mark.parametrize(
    "words", [("log", "ana"), ("show", "ana", "meet-mentor"), ("people", "show", "ana"), ("status", "ana")]
)
def test_the_record_is_read_by_command(program, words):
    assert program.ok(*words, as_="otto-serra")
    assert program.json(*words, as_="otto-serra")["person"] == "ana-ferreira"


def test_there_is_no_page_of_somebody_without_a_curriculum(program):
    assert "no curriculum" in program.refused(1, "page", as_="otto-serra")


def test_another_mentor_is_asked_for_by_nobody_who_has_none(program):
    said = program.refused(4, "change-mentor", "--yes", as_="otto-serra")
    assert said == "Otto Serra is here to observe and has nothing to do. A lead can give them another role.\n"
    said = program.refused(1, "change-mentor", "--yes", as_="maya-oneill")
    assert said == "Maya O’Neill is not a hire, so they have no mentor. A lead can give them that role.\n"


@pytest.mark.parametrize(
    "words",
    [("keep-apart", "ana", "maya", "--why", "x"), ("note", "ana", "x", "--restricted"), ("people", "remove", "ana")],
    ids=" ".join,
)
def test_who_may_not_is_told_that_and_neither_how_nor_asked_whether(program, words):
    said = program.refused(4, *words, as_="otto-serra")
    assert said.rstrip().endswith("Ask Tomás.")


def test_matching_is_for_a_lead_of_nobody_in_particular(program):
    assert program.refused(4, "match", as_="otto-serra") == "Saying who mentors whom is for a lead. Ask Tomás.\n"


def test_a_lead_of_some_teams_is_told_whose_lead_to_ask(program):
    program.ok("people", "add", "Lea Brandt", "--roles", "lead", "--team", "pacific", "--leads", "pacific", "--new")
    said = program.refused(4, "people", "edit", "ana", "--start", "2026-01-05", as_="lea-brandt")
    assert said == "Adding and changing people is for a lead of their team. Ask Tomás.\n"
