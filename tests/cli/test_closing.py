"""``closing``: answered and read by the two, and by a lead no more than that it was held."""

from __future__ import annotations

import pytest

from mentor_tui.domain.problems import Code
from tests.cli.conftest import Program, told

HIS, HERS = "You let me be slow at first.", "Reads to the end."


def test_the_two_answer_and_read_and_a_lead_reads_that_it_was_held(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.cli.conftest.TODAY", "2026-05-13")  # they have been a pair since yesterday
    program.refused(1, "closing", "maya-oneill", HIS, as_="ana-ferreira")
    program.ok("people", "unpair", "ana-ferreira", "--reason", "finished", "--why", "The way is done.")
    assert program.ok("closing", as_="ana-ferreira") == (
        "You with Maya O’Neill: open from 13 May\n"
        "  What did Maya do that helped you most, and what would have helped you more?\n"
    )
    program.ok("closing", "maya-oneill", HIS, "--thanks", "For Thursdays.", as_="ana-ferreira")
    said = program.ok("closing", "ana-ferreira", HERS, as_="maya-oneill")
    assert said == "Noted for Ana. Both of you have answered: thank you, both.\n"
    [row] = program.json("closing", "maya-oneill", as_="ana-ferreira")["closings"]
    assert (row["held"], row["by_hire"]["thanks"], row["by_mentor"]["text"]) == ("2026-05-13", "For Thursdays.", HERS)
    assert program.json("closing", "ana-ferreira")["closings"] == [
        {"hire": "ana-ferreira", "mentor": "maya-oneill", "from": "2026-05-13", "held": "2026-05-13"}
    ]
    shown = program.ok("status", "ana-ferreira") + program.ok("log", "ana-ferreira") + program.ok("digest", "--lead")
    assert "finished; closing held 13 May" in shown
    assert HIS not in shown
    assert HERS not in shown
    program.refused(1, "closing", "otto-serra", as_="ana-ferreira")


def test_thanks_alone_are_not_thrown_away(program: Program) -> None:
    said = program.refused(2, "closing", "petra-novak", "--thanks", "For your patience.", as_="ana-ferreira")
    assert said == told(Code.EMPTY_TEXT, what="text")
