"""``decide``, ``decisions``, ``embeds``: decisions from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Program
from tests.cli.test_completion import completions

WHY = "Finds what nobody else finds. Colleagues ask first."
RISE = ("decide", "ana", "--to", "support engineer", "--kind", "promotion", "--asked", "maya")
WHOLE = (
    *RISE,
    *("--why", WHY, "--advice", "Take the log lines for half a year."),
    *("--evidence", "technical-depth=read the log of the outage", "--evidence", "Tools=built the view"),
    *("--evidence", "working-together=shared a shift"),
)
ID = "ana-ferreira/2026-05-12-1"


@pytest.fixture
def crew(program: Program) -> Program:
    program.ok("people", "edit", "ana", "--position", "support-rep")
    return program


def test_a_promotion_is_refused_then_decided_then_read(crew: Program) -> None:
    assert crew.refused(1, *RISE) == (
        "Not decided yet, and nothing was written. Missing: the reason, in one or two sentences; evidence for Tools at "
        "level 2; evidence for Technical depth at level 3: 2 examples, or what you saw; evidence for Working together at "
        "level 2; how to get there, for whoever comes next.\n"
    )
    checked = crew(*RISE, "--check")
    assert (checked.exit_code, checked.stdout.count("Missing: "), crew.json("decisions")) == (1, 5, {"decisions": []})
    assert crew(*WHOLE, "--check").stdout.endswith("Nothing is missing. Without --check it is decided.\n")
    assert crew.ok(*WHOLE).startswith("Decided: Ana Ferreira is Support engineer from 12 May.")
    assert crew.ok("decisions", as_="budi").startswith("No decisions yet.")
    assert "One of them is about you" in crew.ok("decisions", as_="ana-ferreira")
    assert crew.ok("decisions", "--seen", ID, as_="ana-ferreira").startswith("Noted: you have read it.")
    told = crew.ok("decisions", "--of", ID, as_="budi-santoso")
    assert told.startswith("Ana Ferreira · Support rep → Support engineer · from Tue 12 May\n")
    assert f"“{WHY}”" in told
    assert "2 examples" in told  # their own gap, beside what was shown
    assert "read the log of the outage" in told
    found = crew.json("decisions", "--of", ID, as_="budi-santoso")
    assert [(row["competency"], row["have"], row["asked"]) for row in found["mine"]] == [
        ("working-together", 0, 2),
        ("tools", 0, 2),
        ("technical-depth", 0, 3),
    ]
    assert (found["state"], found["by"], found["asked"]) == ("open", "tomas-reis", ["maya-oneill"])
    came = crew.json("decisions", "--to", "Support engineer", as_="budi-santoso")
    assert [one["person"] for one in came["decisions"]] == ["ana-ferreira"]
    assert crew.ok("decisions", "--to", "knowledge-manager").startswith("Nobody yet")


def test_another_position_is_a_decision_and_not_an_edit(crew: Program) -> None:
    assert "use decide" in crew.refused(1, "people", "edit", "ana", "--position", "support-engineer")
    crew.ok("people", "edit", "ana", "--position", "support-engineer", "--correct", "--why", "noted wrong")
    crew.refused(2, "people", "edit", "ana", "--place", "lisbon", "--correct")


def test_an_embed_is_decided_prolonged_and_ended(crew: Program) -> None:
    embed = ("decide", "ana", "--kind", "embed", "--why", "Knows it best.", "--asked", "maya", "--area", "billing")
    assert "until when; the hours a week kept in the queue" in crew.refused(1, *embed)
    crew.ok(*embed, "--until", "2026-11-27", "--keeps", "6")
    rows = crew.ok("embeds").splitlines()
    assert rows[1].split("  ")[0] == "Plans and billing"
    assert "12 May – 27 Nov" in rows[1]
    assert crew.json("embeds", as_="budi-santoso")["embeds"] == []
    crew.ok("decisions", "correct", ID, "--until", "2026-12-18")
    assert crew.json("embeds")["embeds"][0]["until"] == "2026-12-18"
    crew.refused(4, "decisions", "withdraw", ID, "--why", "no", as_="maya-oneill")
    crew.ok("decisions", "withdraw", ID, "--why", "a mistake")
    assert crew.json("embeds")["embeds"] == []


def test_who_will_leave_has_not_left_yet(crew: Program) -> None:
    for on, word in (("2026-06-01", "leaves"), ("2026-05-12", "left")):
        crew.ok("decide", "ana", "--kind", "out", "--to", "sales", "--thanks", "Thank you.", "--on", on)
        assert f"  {word} " in crew.ok("decisions").splitlines()[1 if word == "leaves" else 2]


def test_evidence_that_names_no_competency_is_told_how(crew: Program) -> None:
    assert "--evidence judgement=" in crew.refused(2, *RISE, "--evidence", "built the view")


def test_nobody_decides_about_themselves(crew: Program) -> None:
    said = crew.refused(4, "decide", "tomas", "--to", "support-lead", "--kind", "promotion")
    assert said == "Nobody decides about themselves: ask another lead.\n"


def test_what_a_shell_offers(crew: Program) -> None:
    crew.ok("decide", "ana", "--kind", "out", "--to", "sales", "--thanks", "Thank you.")
    assert completions(crew, "decisions", "--of", "", as_="tomas-reis") == [ID]
    assert completions(crew, "decide", "ana", "--to", "support-e", as_="tomas-reis") == ["support-engineer"]
    assert "billing" in completions(crew, "decide", "ana", "--area", "", as_="tomas-reis")
