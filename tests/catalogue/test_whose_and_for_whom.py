"""Whose part an item is, for whom it is, below which other it stands: what ``check`` takes, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.domain.curriculum import PartDef
from mentor_tui.wording.faults import line

HEAD = """\
curriculum: tiny
title: Tiny
version: 1
{head}
phases:
  - id: start
    title: Start
    by_day: 5
    modules:
      - id: mod
        title: Mod
{module}
        items:
          - {{id: first, title: First, kind: read{first}}}
          - {{id: second, title: Second, kind: read{second}}}
          - {{id: third, title: Third, kind: read{third}}}
      - id: more
        title: More
        items:
          - {{id: fourth, title: Fourth, kind: read{fourth}}}
"""
POSITIONS = """\
positions: jobs
title: Jobs
list:
  - {id: rep, title: Rep}
  - {id: senior, title: Senior, was: [older]}
"""
IT = "parts: [{id: it, title: IT}]"


def written(folder: Path, *, positions: bool = True, **keys: str) -> Path:
    text = HEAD.format(**dict.fromkeys(("head", "module", "first", "second", "third", "fourth"), "") | keys)
    (folder / "c.yaml").write_text(text)
    if positions:
        (folder / "p.yaml").write_text(POSITIONS.replace("title: Jobs\n", ""))
    return folder


def said(folder: Path, team: KnownTeam | None = None, **keys: str) -> list[str]:
    written(folder, **keys)
    return [line(fault).removeprefix(f"{folder}/") for fault in check([folder], team=team or KnownTeam())]


@pytest.mark.parametrize(
    "keys",
    [
        {"head": IT, "first": ", who: it"},
        {"head": "parts: [{id: it, title: IT, was: [helpdesk]}]", "first": ", who: it, owed: your laptop"},
        {"head": "maintainer: maya"},
        {"second": ", under: first", "third": ", under: second"},
        {"second": ", under: first", "third": ", under: first"},
        {"first": ", for: {position: rep}"},
        {"first": ", for: {position: [rep, senior]}"},
        {"module": "        for: {position: senior}"},
    ],
)
def test_what_may_be_so(tmp_path: Path, keys: dict[str, str]) -> None:
    assert said(tmp_path, **keys) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"head": IT, "first": ", who: itt"},
            "14:56: “who” cannot be “itt”. Did you mean “it”? It must be one of hire, mentor, lead, it.",
        ),
        (
            {"first": ", who: it"},
            "14:56: “who” cannot be “it”. It must be one of hire, mentor, lead.",
        ),
        (
            {"head": "parts: [{id: it, title: IT, was: [helpdesk]}]", "first": ", who: helpdesk"},
            "14:56: “who” cannot be “helpdesk”. Did you mean “it”? It must be one of hire, mentor, lead, it.",
        ),
        (
            {"head": "parts: [{id: owner, title: Owner}]"},
            "4:14: “owner” has a meaning already, so no part can have this id. Choose another one.",
        ),
        (
            {"head": "parts: [{id: it, title: IT}, {id: it, title: IT}]"},
            "4:35: “it” is already in use by a part on line 4.",
        ),
        (
            {"head": IT, "first": ", who: it, sign_off: mentor, look_for: [a]"},
            "14:70: This is not the hire’s own part, so nobody signs it off. Remove “sign_off”, or “who”.",
        ),
        (
            {"second": ", under: frist"},
            "15:60: “second” is under “frist”, which is no earlier item of this module. Name one that comes before it "
            "here. Did you mean “first”?",
        ),
        (
            {"first": ", under: third"},
            "14:58: “first” is under “third”, which is no earlier item of this module. Name one that comes before it here.",
        ),
        (
            {"first": ", under: first"},
            "14:58: “first” is under “first”, which is no earlier item of this module. Name one that comes before it here.",
        ),
        (
            {"fourth": ", under: first"},
            "20:60: “fourth” is under “first”, which is no earlier item of this module. Name one that comes before it here.",
        ),
        (
            {"first": ", was: [premier]", "second": ", under: premier"},
            "15:60: “second” is under “premier”, which is no earlier item of this module. Name one that comes before it "
            "here. It is called “first” now.",
        ),
        (
            {"first": ", for: {position: snior}"},
            "14:67: No position has the id “snior”. Did you mean “senior”?",
        ),
        (
            {"module": "        for: {position: [rep, older]}"},
            "12:31: No position has the id “older”. It is called “senior” now.",
        ),
        ({"first": ", for: {}"}, "14:56: “position” is missing."),
        ({"first": ", for: {position: []}"}, "14:67: “position” must not be empty."),
        ({"first": ", for: {role: lead}"}, "14:57: “role” is not a key that can be used here."),
    ],
)
def test_what_may_not(tmp_path: Path, keys: dict[str, str], expected: str) -> None:
    assert f"c.yaml:{expected}" in said(tmp_path, **keys)


def test_one_part_has_one_title_over_all_files(tmp_path: Path) -> None:
    written(tmp_path, head=IT)
    other = (tmp_path / "c.yaml").read_text().replace("tiny", "other").replace("title: IT", "title: Helpdesk")
    (tmp_path / "d.yaml").write_text(other)
    found = [line(fault).removeprefix(f"{tmp_path}/") for fault in check([tmp_path])]
    assert [text.partition(": ")[2] for text in found] == [
        f"The part “it” is called “IT” in {tmp_path}/c.yaml, line 4, and “Helpdesk” here. Give it one title."
    ]
    (tmp_path / "d.yaml").write_text(other.replace("Helpdesk", "IT"))
    assert [*check([tmp_path])] == []
    assert load([tmp_path]).catalogue.parts == {"it": PartDef("it", "IT")}


def test_without_a_list_of_positions_two_that_are_alike_are_told(tmp_path: Path) -> None:
    keys = {"first": ", for: {position: senior}", "second": ", for: {position: senior}"}
    assert said(tmp_path, positions=False, **keys, third=", for: {position: senoir}") == [
        "c.yaml:16:67: warning: The position “senoir” is used here only. Did you mean “senior”?"
    ]


def test_whoever_keeps_a_curriculum_is_somebody_on_the_team(tmp_path: Path) -> None:
    team = KnownTeam(people=frozenset(["maya"]))
    assert said(tmp_path, team, head="maintainer: mayo") == [
        "c.yaml:4:13: warning: Nobody on the team has the id “mayo” (maintainer). Did you mean “maya”?"
    ]


def test_the_talk_that_ends_the_basics_is_for_everybody(tmp_path: Path) -> None:
    written(tmp_path, fourth=", closes: basics, requires: [mod], for: {position: rep}")
    text = (tmp_path / "c.yaml").read_text().replace("by_day: 5", "by_day: 5\n    basics: true")
    (tmp_path / "c.yaml").write_text(text)
    assert [line(fault).partition(": ")[2] for fault in check([tmp_path])] == [
        "“fourth” closes the basics, so everybody has to have it: it cannot be “for”."
    ]


def test_what_stands_below_an_item_comes_right_after_it(tmp_path: Path) -> None:
    written(tmp_path, third=", under: first")
    found = load([tmp_path]).catalogue.curricula["tiny"]
    assert [*found.items] == ["first", "third", "second", "fourth"]
    assert found.depths == {"third": 1}
