"""The digest: for a hire, a mentor, a lead and a team; what is published; nothing to whoever is away; nobody reads too much."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt

TODAY = date(2026, 5, 12)


def section(found: Any, code: str) -> list[str]:
    """The lines of one section, none where it is not there."""
    return [row["line"] for one in found["sections"] if one["id"] == code for row in one["rows"]]


def digest(program: Any, *words: str, as_: str = "tomas-reis") -> Any:
    return program.json("digest", *words, as_=as_)


def sent_back(program: Any) -> str:
    """An item of Ana's that came back, with words; its id."""
    items = program.json("status", "ana", as_="ana-ferreira")["items"]
    item: str = next(
        one["id"]
        for one in items
        if one["state"] == "open" and one["who"] == "hire" and one["times"] == 1 and one["sign_off"] == "mentor"
    )
    program.ok("tick", item, "--evidence", "Here it is.", as_="ana-ferreira")
    program.ok("return", "ana", item, "--why", "Say which day.", as_="maya-oneill")
    return item


def test_a_hire_reads_what_is_new_what_we_owe_and_what_is_today(program: Any) -> None:
    sent_back(program)
    program.ok("ask", "Who is the lead of billing?", as_="ana-ferreira")
    found = digest(program, as_="ana-ferreira")
    assert (found["kind"], found["for"], found["since"], found["today"]) == (
        "person",
        "ana-ferreira",
        "2026-05-11",
        "2026-05-12",
    )
    mentor, new = section(found, "new")
    assert mentor == "Maya O’Neill is your mentor"
    assert new.startswith("Maya O’Neill, one more go: “Say which day.”")
    assert any(line.startswith("an answer: “Who is the lead of billing?”") for line in section(found, "owed"))
    assert section(found, "today")[0].endswith("one more go")
    # What came back stands in today already, and is nobody else's to hear.
    assert section(found, "waits") == []
    assert "Say which day" not in program.ok("digest", as_="maya-oneill")


def test_what_is_new_is_new_from_a_day_on_whatever_was_looked_at(program: Any) -> None:
    sent_back(program)
    program.ok("status", "--read", as_="ana-ferreira")
    assert len(section(digest(program, as_="ana-ferreira"), "new")) == 2
    assert len(section(digest(program, "--since", "2026-05-12", as_="ana-ferreira"), "new")) == 2


def test_a_mentor_reads_what_waits_with_whom_and_what_they_owe(program: Any) -> None:
    program.ok("ask", "Who is the lead of billing?", as_="ana-ferreira")
    program.ok("promise", "ana", "The list of reasons", "--due", "2026-05-20", as_="maya-oneill")
    found = digest(program, as_="maya-oneill")
    assert any(line.startswith("Ana: asks") for line in section(found, "waits"))
    assert section(found, "owes") == [
        "Ana Ferreira: the first talk, due 14 May",
        "Budi Santoso: the first talk, due 14 May",
        "Ana Ferreira: “The list of reasons”, due 20 May",
    ]
    assert section(found, "today") == section(found, "owed") == []


def test_whoever_is_asked_by_name_or_promised_finds_it_once(program: Any) -> None:
    program.ok("ask", "Do you know who owns billing?", "--to", "petra", as_="ana-ferreira")
    program.ok("promise", "ana", "The list of reasons", "--due", "2026-05-12", as_="maya-oneill")
    assert any("Ana" in line for line in section(digest(program, as_="petra-novak"), "waits"))
    lines = program.ok("digest", as_="maya-oneill")
    assert lines.count("The list of reasons") == 1


def test_a_lead_reads_what_needs_them_and_that_the_rest_is_fine(program: Any) -> None:
    program.ok("people", "unpair", "budi", "--why", "Another team.")
    found = digest(program, "--lead")
    assert [line for line in section(found, "needs") if "Budi" in line] != []
    text = program.ok("digest", "--lead")
    assert text.startswith("Tomás Reis, Tue 12 May\n\nNEEDS YOU\n  ")
    others = {row["person"] for one in found["sections"] for row in one["rows"]}
    assert found["well"] == len({"ana-ferreira", "budi-santoso"} - others)


def test_a_team_reads_what_everybody_may_know(program: Any) -> None:
    program.ok("opening", "add", "Two mentors for June", "--gap", "Nobody new is met.")
    program.ok("brief", "billing", "Tax by line from June")
    program.ok("people", "add", "Chiara Conti", "--start", "2026-05-18")
    sent_back(program)
    program.ok("ask", "Am I too slow?", as_="ana-ferreira")
    found = digest(program, "--team")
    assert section(found, "starts") == ["Chiara Conti starts on Mon 18 May"]
    lines = section(found, "published")
    assert any("Two mentors for June" in line for line in lines)
    assert any("Tax by line from June" in line for line in lines)
    text = program.ok("digest", "--team", "--since", "2026-01-01")
    assert not re.search(r"Say which day|too slow|one more go|Here it is", text)


def test_a_dated_change_is_told_once_more_when_it_comes(program: Any) -> None:
    program.ok("brief", "billing", "Tax by line", "--on", "2026-05-13")
    program.ok("brief", "integrations", "A new key", "--on", "2026-05-20")
    [line] = section(digest(program, "--team"), "due")
    assert line.startswith("From 13 May, in “")
    assert "Tax by line" in line
    assert line in section(digest(program, as_="ana-ferreira"), "due")


def test_a_decision_is_the_teams_when_it_opens_and_not_before(program: Any) -> None:
    words = ("decide", "petra", "--kind", "out", "--to", "sales", "--thanks", "Thank you.", "--on", "2026-06-01")
    program.ok(*words, "--asked", "maya")
    assert section(digest(program, "--team"), "published") == []
    assert section(digest(program, as_="maya-oneill"), "published") == []
    assert section(digest(program, as_="petra-novak"), "published") == ["Petra Novak leaves to Sales, from 1 June"]
    program.ok("decisions", "--seen", "petra-novak/2026-06-01-1", as_="petra-novak")
    assert section(digest(program, "--team"), "published") == ["Petra Novak leaves to Sales, from 1 June"]
    assert section(digest(program, as_="maya-oneill"), "published") == ["Petra Novak leaves to Sales, from 1 June"]


@pytest.mark.parametrize("words", [("--for", "ana"), ("--for", "maya"), ("--lead",)])
def test_whoever_is_away_is_told_nothing(program: Any, words: tuple[str, ...]) -> None:
    sent_back(program)
    for person in ("ana-ferreira", "maya-oneill", "tomas-reis"):
        program.ok("people", "leave", person, "2026-05-11", "2026-05-15")
    for form in ("text", "markdown"):
        result = program("digest", *words, "--format", form)
        assert (result.exit_code, result.output) == (0, "")
    found = digest(program, *words)
    assert (found["away"], found["sections"], found["nothing"]) == ("2026-05-15", [], "")


def test_somebody_who_is_paused_or_has_left_is_told_nothing(program: Any) -> None:
    program.ok("people", "pause", "ana", "--why", "At home")
    program.ok("people", "last-day", "budi", "2026-05-08")
    for person in ("ana", "budi"):
        assert program("digest", "--for", person).output == ""
        assert digest(program, "--for", person)["away"] == "?"


def test_where_there_is_nothing_one_kind_sentence_says_so(program: Any) -> None:
    said = program.ok("digest", "--for", "petra")
    assert said == "Nothing is new since Mon 11 May, and nothing waits for you: have a good day.\n"
    assert digest(program, "--for", "petra")["nothing"] + "\n" == said
    team = program.ok("digest", "--team", "--since", "2026-05-12")
    assert team == "Nothing new since Tue 12 May: a calm stretch, and a good one.\n"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("maya-oneill", ("--for", "ana")),
        ("ana-ferreira", ("--for", "budi")),
        ("otto-serra", ("--for", "ana")),
        ("maya-oneill", ("--team",)),
        ("ana-ferreira", ("--lead",)),
        ("otto-serra", ("--team",)),
    ],
)
def test_nobody_has_another_ones_digest_sent_who_does_not_lead_them(
    program: Any, who: str, words: tuple[str, ...]
) -> None:
    assert "Having this digest sent is for" in program.refused(4, "digest", *words, as_=who)


def test_it_is_one_digest_at_a_time_of_somebody_known(program: Any) -> None:
    assert "choose one" in program.refused(2, "digest", "--for", "ana", "--team")
    assert "Nobody on the team is called" in program.refused(2, "digest", "--for", "zoe")
    program.refused(2, "digest", "--since", "someday")


def test_a_lead_who_sends_it_reads_no_more_in_it_than_its_reader_does(program: Any) -> None:
    sent_back(program)
    for person in ("ana-ferreira", "maya-oneill", "petra-novak"):
        assert digest(program, "--for", person) == digest(program, as_=person)


def test_markdown_shows_every_sign_as_it_was_typed(program: Any) -> None:
    program.ok("opening", "add", "A_b *c* <i>d</i> [e](f) `g` #h | 1. ~i~ &amp;", "--gap", "None.")
    said = program.ok("digest", "--team", "--format", "markdown")
    shown = MarkdownIt().render(said)
    assert "A_b *c* &lt;i&gt;d&lt;/i&gt; [e](f) `g` #h | 1. ~i~ &amp;amp;" in shown
    assert "<strong>Published</strong>" in shown


def test_days_ahead_hide_nothing_and_earlier_days_only_add(program: Any) -> None:
    sent_back(program)
    lines = [
        set(section(digest(program, "--since", (TODAY - timedelta(days=back)).isoformat(), as_="ana-ferreira"), "new"))
        for back in (-3, 0, 1, 5, 40)
    ]
    assert all(later <= earlier for later, earlier in pairwise(lines))
