"""``agenda``: a line that one brings up, and whose agenda it is."""

from __future__ import annotations

from tests.cli.conftest import Program


def test_a_single_word_is_brought_up_by_a_hire_and_is_a_misspelt_name_for_who_has_mentees(program: Program) -> None:
    program.ok("agenda", "Billing", as_="ana-ferreira")
    assert "Billing" in str(program.json("agenda", as_="ana-ferreira")["agenda"])
    assert "Nobody on the team is called “anaa”" in program.refused(2, "agenda", "anaa", as_="maya-oneill")
    assert program.ok("agenda", "ana-ferreira", as_="maya-oneill")


def test_whoever_has_no_curriculum_has_no_talks_to_prepare(program: Program) -> None:
    for words in (("agenda",), ("agenda", "bring this up")):
        assert program.refused(1, *words, as_="otto-serra").startswith("Otto Serra has no curriculum")
