"""``openings``, ``opening``, ``briefings``, ``brief``, ``goal``: the board and goals from the command line."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.problems import Code
from tests.cli.conftest import Program, told
from tests.cli.test_completion import completions

NEED = "Somebody for billing"
ADD = ("opening", "add", NEED, "--gap", "One of us hears of a third.", "--position", "product-support-engineer")


def test_an_opening_from_need_to_answer(program: Program) -> None:
    assert (
        program.ok("openings") == "No openings today. An opening is a need of the team, with the gap that it fills.\n"
    )
    said = program.ok(*ADD, "--from", "2026-09-01", "--closes", "2026-06-30", "--places", "2")
    assert said == (
        "“Somebody for billing” is on the board (somebody-for-billing). Everybody reads it; "
        "whoever is interested says so.\n"
    )
    said = program.ok("opening", "interest", "somebody-for-billing", as_="ana-ferreira")
    assert said == "You are interested in “Somebody for billing”; with you, 1 person is. It binds you to nothing.\n"
    assert program.ok("openings", as_="maya-oneill").splitlines() == [
        "Somebody for billing",
        "  Id          somebody-for-billing",
        "  The gap     One of us hears of a third.",
        "  Asks for    Product support engineer",
        "  When        from 1 September · closes 30 June · 2 places",
        "  Opened by   Tomás Reis",
        "  Interested  1",
        "  Who         Ana Ferreira",
        "",
        "Saying that you are interested binds you to nothing. Your mentor and your leads read your name, all others a number.",
    ]
    assert program.json("openings", as_="budi-santoso")["openings"][0]["people"] == []
    assert "Interested  1, you too" in program.ok("openings", as_="ana-ferreira")
    assert program.ok("opening", "interest", "somebody-for-billing", "--not-now", as_="ana").startswith("Taken back")
    program.ok("opening", "close", "somebody-for-billing", "--to", "ana")
    assert program.json("openings") == {"openings": []}


def test_what_goes_wrong_with_openings_is_told_in_a_sentence(program: Program) -> None:
    assert program.refused(1, "opening", "add", NEED) == told(Code.NEEDS_GAP)
    assert "Product support engineer" not in program.refused(2, *ADD[:5], "--position", "product-suport-engineer")
    program.ok(*ADD)
    assert "Did you mean “somebody-for-billing”?" in program.refused(
        2, "opening", "interest", "somebody-for-biling", as_="ana"
    )
    assert (
        program.refused(4, "opening", "close", NEED, as_="ana")
        == "Adding and closing openings is for a lead. Ask Tomás.\n"
    )


def test_what_a_shell_offers(program: Program) -> None:
    program.ok(*ADD)
    assert completions(program, "opening", "interest", "") == ["somebody-for-billing"]
    assert "billing" in completions(program, "brief", "")
    assert "support-lead" in completions(program, "goal", "support-l", as_="ana-ferreira")


def test_a_briefing_and_nothing_this_month(program: Program) -> None:
    said = program.ok("brief", "billing", "Each invoice line shows its own tax.", "--on", "2026-06-02")
    assert said == (
        "Everybody on the front line reads it: Plans and billing. "
        "They are told again on the working day before 2 June.\n"
    )
    program.ok("brief", "api", "--nothing")
    printed = program.ok("briefings", as_="ana-ferreira")
    assert "billing       Plans and billing    12 May  on time" in printed
    front = [row["of"] for row in program.json("briefings", "billing")["briefings"]]
    assert printed.endswith(
        f"Plans and billing, 12 May · Tomás Reis · from 2 June · read by 0 of {front[0]}\n"
        "  Each invoice line shows its own tax.\n"
    )
    only: dict[str, Any] = program.json("briefings", "api")
    assert [row["id"] for row in only["product_areas"]] == ["api"]
    assert [row["nothing"] for row in only["briefings"]] == [True]
    assert program.refused(2, "brief", "billing") == told(Code.EMPTY_TEXT, what="briefing")
    assert program.refused(4, "brief", "billing", "x", as_="ana").startswith("Briefing the front line is for")


def test_a_briefing_is_read_and_counted(program: Program) -> None:
    assert program.refused(1, "briefings", "--read", "billing", as_="ana") == told(
        Code.NO_BRIEFING, title="Plans and billing"
    )
    program.ok("brief", "billing", "Each invoice line shows its own tax.")
    said = program.ok("briefings", "--read", "billing", as_="ana")
    assert said == "Read: Plans and billing, 12 May. Others see how many have read it, and nobody sees who.\n"
    assert program.refused(1, "briefings", "--read", "billing", as_="ana") == told(Code.READ_ALREADY)
    assert "--read PRODUCT-AREA" in program.refused(2, "briefings", "--read", as_="ana")
    (row,) = program.json("briefings", as_="ana")["briefings"]
    assert (row["read"], row["mine"]) == (1, True)
    assert row["of"] > 1
    assert f"read by 1 of {row['of']}, you too" in program.ok("briefings", as_="ana")
    assert [one["mine"] for one in program.json("briefings", as_="maya-oneill")["briefings"]] == [False]


def test_a_goal_is_named_shown_and_taken_back(program: Program) -> None:
    assert program.ok("goal", as_="ana") == "You name no goal. That is fine too.\n"
    program.ok("goal", "Senior support representative", "content", as_="ana")
    assert (
        program.ok("goal", "ana", as_="maya-oneill")
        == "Ana Ferreira’s goal: Senior support representative and Content.\n"
    )
    assert program.json("goal", as_="ana") == {
        "person": "ana-ferreira",
        "goal": "senior-support-rep",
        "goals": ["senior-support-rep", "content"],
    }
    program.ok("goal", "--stay", as_="ana")
    assert "to stay and get better here" in program.ok("people", "show", "ana")
    program.ok("goal", "--none", as_="ana")
    assert program.json("goal", as_="ana")["goals"] == []
    assert "one of the three" in program.refused(2, "goal", "content", "--stay", as_="ana")
    assert program.refused(4, "goal", "ana", "content") == "Naming somebody’s goal is for Ana Ferreira.\n"


def test_paths_are_printed_way_by_way(program: Program) -> None:
    printed = program.ok("paths", as_="ana-ferreira").splitlines()
    assert printed[0] == "Ana Ferreira · no position yet · no goal named, fine too"
    assert "  Support rep → Senior support rep: 10 of 10 to show" in printed
    assert "  From anywhere → Sales, Customer success, Product, Engineering, Documentation, and back again" in printed
    program.ok("goal", "support-lead", as_="ana")
    document = program.json("paths", as_="ana")
    assert (document["goal"], document["to"]) == ("support-lead", "support-lead")
    assert "Did you mean “support-lead”?" in program.refused(2, "paths", "--to", "support-laed", as_="ana")
