"""Who mentors whom, as ``status`` tells it: what is agreed, who was before, and why it ended as far as one may know."""

from __future__ import annotations

from tests.cli.conftest import Program

MOVE = ("reassign", "ana-ferreira", "petra-novak", "--why", "SECRET", "--reason", "asked")


def test_one_mentor_from_the_first_day_on_needs_no_list(program: Program) -> None:
    said = program.ok("status", "ana-ferreira")
    assert said.splitlines()[0].endswith("mentor Maya O’Neill")
    assert "Mentors" not in said


def test_an_agreed_change_and_the_history_stand_in_the_status(program: Program) -> None:
    program.ok(*MOVE, "--on", "2026-05-20", "--overlap", "3")
    said = program.ok("status", "ana-ferreira")
    assert said.splitlines()[0].endswith("mentor Maya O’Neill; Petra Novak from 20 May, with Maya O’Neill until 22 May")
    assert "\nMentors\n  Maya O’Neill, from 12 May until 22 May: asked\n  Petra Novak, from 20 May\n" in said
    for other in ("ana-ferreira", "maya-oneill", "otto-serra"):
        read = program.ok("status", "ana-ferreira", as_=other)
        assert "  Maya O’Neill, from 12 May until 22 May\n" in read
        assert "asked" not in read
        assert "SECRET" not in read


def test_it_is_news_for_the_hire(program: Program) -> None:
    program.ok(*MOVE)
    assert "\nNew for you\n  Petra Novak is your mentor\n" in program.ok("status", as_="ana-ferreira")
    assert "New for you" not in program.ok("status", "ana-ferreira", as_="petra-novak")
