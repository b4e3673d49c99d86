"""What works and is probably not meant so: an author gets a word at its place; what cannot work is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.catalogue.checking import check, survey
from mentor_tui.catalogue.labelcheck import proposed
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.nearmisses import one_slip
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.wording.faults import line
from mentor_tui.wording.summaries import line as told

HEAD = """\
curriculum: tiny
title: Tiny
version: 1
phases:
  - id: start
    title: Start
    by_day: 5
    basics: true
    modules:
      - id: mod
        title: Mod
        items:
          - {id: first, title: First, kind: read, minutes: 50, link: "https://handbook.example.com/a"}
          - {id: talk, title: Talk, kind: meet, minutes: 5, closes: basics, requires: [mod]}
"""
TALK = "requires: [mod]"
ITEMS = (
    HEAD.replace("requires: [mod]", "requires: [first, more]")
    + "          - {id: more, title: More, kind: do, minutes: 5%s}\n"
)
LATER = (
    "  - id: late\n    title: Late\n    by_day: 90\n    modules:\n"
    "      - {id: far, title: Far, items: [{id: last, title: L, kind: do, minutes: 5%s}]}\n"
)
LEVELS = "competencies: s\ntitle: S\nlist: [{id: judgement, title: J, levels: {1: a, 2: b, 3: c}}]\n"


def said(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return [line(fault).removeprefix(f"{folder}/") for fault in check([folder])]


COLON = 'This text has a colon in it, so it needs quotation marks: title: "Read: the basics".'
HASH = "“#1” is taken for a comment and left out. Put the whole text in quotation marks to keep it."


@pytest.mark.parametrize(
    ("was", "title", "expected"),
    [
        ("    title: Start\n", "    title: Start: now\n", [f"c.yaml:6:17: {COLON}"]),
        ("title: First,", "title: First: read,", [f"c.yaml:13:37: {COLON}"]),
        ("    title: Start\n", "    title: Start #1\n", [f"c.yaml:6:12: warning: {HASH}"]),
        ("    title: Start\n", "    title: Start  # the first phase\n", []),
    ],
)
def test_a_title_that_needs_quotation_marks(tmp_path: Path, was: str, title: str, expected: list[str]) -> None:
    assert said(tmp_path, c=HEAD.replace(TALK, "requires: [first]").replace(was, title), s=LEVELS) == expected


def test_a_link_with_a_space_is_told_which_it_is(tmp_path: Path) -> None:
    link = "https://handbook.example.com/my page"
    expected = f"“{link}” has a space in it, so it is not a link. Write %20 for the space."
    (row,) = [row for row in said(tmp_path, c=HEAD.replace("https://handbook.example.com/a", link)) if "link" in row]
    assert row.endswith(expected)


def test_a_plain_one_has_nothing_to_be_said(tmp_path: Path) -> None:
    assert said(tmp_path, c=HEAD.replace(TALK, "requires: [first]"), s=LEVELS) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            ", who: mentor, sign_off: mentor, look_for: [a]",
            "c.yaml:15:82: This is the mentor’s own part, so nobody signs it off. Remove “sign_off”, or make "
            "it the hire’s part.",
        ),
        (
            ", sign_off: mentor, look_for: []",
            "c.yaml:15:87: warning: This needs a sign-off, but no “look_for” says what good looks like.",
        ),
        (
            ", look_for: [a]",
            "c.yaml:15:69: warning: “look_for” says what good looks like, but without “sign_off” nobody is "
            "asked to look.",
        ),
        (
            ", when: {working_days: 90}",
            "c.yaml:15:80: warning: “more” is due on day 5, but opens only after 90 working days.",
        ),
        (", competency: {judgement: 4}", "c.yaml:15:83: “judgement” has no level 4: its list ends at 3."),
        (
            ", when: {any: [{competency: {judgement: 4}}, {item: first}]}",
            "c.yaml:15:97: “judgement” has no level 4: its list ends at 3.",
        ),
    ],
)
def test_a_word_stands_where_it_is_about(tmp_path: Path, more: str, expected: str) -> None:
    assert said(tmp_path, c=ITEMS % more, s=LEVELS) == [expected]


def test_a_side_task_that_asks_for_a_level_that_nobody_can_reach(tmp_path: Path) -> None:
    track = "track: t\ntitle: T\nrungs: [{id: t-a, title: A, step: look, does: D, hours: 1, "
    track += "opens: {all: [{basics: done}, {competency: {judgement: 4}}]}, confirmed_by: [lead]}]\n"
    (told,) = said(tmp_path, c=HEAD.replace(TALK, "requires: [first]"), s=LEVELS, t=track)
    assert told.startswith("t.yaml:3:")
    assert told.endswith("“judgement” has no level 4: its list ends at 3.")


def test_an_item_that_is_due_before_what_it_waits_for(tmp_path: Path) -> None:
    text = ITEMS % ", by_day: 3, requires: [far]" + LATER % ""
    due = "c.yaml:15:81: warning: “more” is due on day 3, but waits for “far”, which is due on day 90."
    assert said(tmp_path, c=text) == [due]
    # One way of several may be later.
    assert said(tmp_path, c=ITEMS % ", when: {any: [{item: last}, {item: first}]}" + LATER % "") == []


def test_a_closing_talk_that_does_not_wait_for_every_basic(tmp_path: Path) -> None:
    rows = "".join(f"          - {{id: i{n}, title: I, kind: do, minutes: 5}}\n" for n in range(5))
    early = "c.yaml:14:69: warning: “talk” closes the basics but does not wait for “i0”, “i1”, “i2” and 2 more. "
    assert said(tmp_path, c=HEAD.replace(TALK, "requires: [first]") + rows) == [
        early + "Name them, or their phases, under “requires”."
    ]
    chain = HEAD.replace(TALK, "requires: [i0]") + "".join(
        f"          - {{id: i{n}, title: I, kind: do, minutes: 5, requires: [{'first' if n == 4 else f'i{n + 1}'}]}}\n"
        for n in range(5)
    )
    assert said(tmp_path, c=chain) == []


def test_words_that_are_one_slip_apart(tmp_path: Path) -> None:
    rows = "".join(
        f"          - {{id: i{n}, title: I, kind: do, minutes: 5, clearance: {word}, milestone: {milestone}}}\n"
        for n, (word, milestone) in enumerate(
            [
                ("refunds", "half-way"),
                ("refunds", "half-way"),
                ("refund", "halfway"),
                ("calls", "day-30"),
                ("chat", "day-60"),
            ]
        )
    )
    text = (ITEMS % "" + rows).replace("[first, more]", "[first, more, i0, i1, i2, i3, i4]")
    assert said(tmp_path, c=text) == [
        "c.yaml:18:65: warning: The clearance “refund” is used here only. Did you mean “refunds”?",
        "c.yaml:18:84: warning: The milestone “halfway” is used here only. Did you mean “half-way”?",
    ]
    track = "track: t\ntitle: T\nowner: joana\nrungs: [{id: t-a, title: A, step: look, does: D, hours: 1, "
    track += "opens: {basics: done}, confirmed_by: [owner]}]\n"
    again = track.replace("track: t", "track: u").replace("t-a", "u-a").replace("joana", "jaona")
    assert said(tmp_path, c=ITEMS % "", t=track, u=again) == [
        "u.yaml:3:8: warning: The owner “jaona” is used here only. Did you mean “joana”?"
    ]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Take a refund to its receipt, in the sandbox", "Take a refund"),
        ("Half-way talk with your mentor", "Half-way talk"),
        ("Pages: why the second call returns the first page again", "Pages"),
        ("Read the engineers’ triage notes of last month", "Read the"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "Donaudampfschifffahrtsge"),
        ("返金をサンドボックスで領収書まで進めてください", "返金をサンドボックスで領"),
        ("Écrire à la cliente (en français), puis relire", "Écrire à la cliente"),
    ],
)
def test_a_name_for_lists_is_proposed(title: str, short: str) -> None:
    assert proposed(title) == short.removesuffix(" the")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "title: Take a refund to its receipt, kind: do, minutes: 5",
            "warning: The title is 28 cells wide and lists have room for 24. “short: Take a refund” would do.",
        ),
        (
            "title: First (and quite a lot after that), kind: do, minutes: 5",
            "warning: The title is 34 cells wide and lists have room for 24. Add a “short”.",
        ),
        (
            "title: The very first of all things, short: first, kind: do, minutes: 5",
            "warning: Lists would show “first” twice: “First” on line 13 is already called that.",
        ),
        (
            "title: Refund, short: Take refunds to their end, kind: do, minutes: 5",
            "“short” is 25 cells wide; there is room for 24.",
        ),
        (
            "title: Refund, short: 返金をサンドボックスで領収, kind: do, minutes: 5",
            "“short” is 26 cells wide; there is room for 24.",
        ),
        ("title: Refund, short: ' ', kind: do, minutes: 5", "“short” has no value. Add one, or leave the key out."),
        ("title: Refund, short: , kind: do, minutes: 5", "“short” has no value. Add one, or leave the key out."),
        (
            "title: Refund, owed: your refund, kind: do, minutes: 5",
            "warning: “owed” tells the hire what a mentor or lead owes them, but this is the hire’s own part. "
            "Remove it, or say in “who” whose part it is.",
        ),
    ],
)
def test_what_lists_call_an_item_fits_and_tells_it_apart(tmp_path: Path, more: str, expected: str) -> None:
    text = HEAD.replace(TALK, "requires: [first, more]") + f"          - {{id: more, {more}}}\n"
    found = said(tmp_path, c=text)
    assert [one.partition(": ")[2] for one in found] == [expected]
    key = "owed" if "owed" in expected else "short" if "short:" in more else "title"
    assert found[0].startswith("c.yaml:15:")
    column = int(found[0].split(":")[2])
    row = text.splitlines()[14]
    assert row[column - 1 :].startswith((key, more.partition(f"{key}: ")[2][:5])), (column, row)


def test_side_tasks_are_told_apart_within_their_track_and_tracks_among_each_other(tmp_path: Path) -> None:
    track = (
        "track: t\ntitle: A track with a name that is long\n{short}rungs:\n"
        "  - {id: t-a, title: Fix, step: look, does: D, hours: 1, opens: {basics: done}, confirmed_by: [lead]}\n"
        "  - {id: t-b, title: Fix the others as well, short: Fix, step: help, does: D, hours: 1, "
        "opens: {basics: done}, confirmed_by: [lead]}\n"
    )
    files = {
        name: track.replace("{short}", "short: Name\n" if name == "t" else "short: NAME\n")
        .replace("track: t", f"track: {name}")
        .replace("t-", f"{name}-")
        for name in ("t", "u")
    }
    found = said(tmp_path, **files)
    assert [one.replace(str(tmp_path), "") for one in found] == [
        "t.yaml:6:53: warning: Lists would show “Fix” twice: “Fix” on line 5 is already called that.",
        "u.yaml:3:8: warning: Lists would show “NAME” twice: “A track with a name that is long” in /t.yaml is "
        "already called that.",
        "u.yaml:6:53: warning: Lists would show “Fix” twice: “Fix” on line 5 is already called that.",
    ]


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("refunds", "refund", True),
        ("refnuds", "refunds", True),
        ("handover", "hand-over", True),
        ("billing", "billings", True),
        ("billing", "bolling", True),
        ("day-30", "day-60", False),
        ("quarter", "quarter-2", False),
        ("step-1", "step-12", False),
        ("api", "apis", False),
        ("billing", "building", False),
        ("same", "same", False),
    ],
)
def test_one_slip(word: str, other: str, slip: bool) -> None:
    assert one_slip(word, other) is slip
    assert one_slip(other, word) is slip


def test_whoever_is_named_is_somebody_on_the_team(tmp_path: Path) -> None:
    text = (ITEMS % "").replace("title: Mod\n", "title: Mod\n        maintainer: ana-ferrera\n")
    (tmp_path / "c.yaml").write_text(text)
    (fault,) = check([tmp_path], team=KnownTeam(people=frozenset(["ana-ferreira", "budi-santoso"])))
    assert fault.warning
    assert line(fault).endswith(
        "Nobody on the team has the id “ana-ferrera” (maintainer). Did you mean “ana-ferreira”?"
    )
    assert check([tmp_path]) == ()


def test_an_id_that_people_have_ticked_and_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(ITEMS % "")
    team = KnownTeam({"tiny": {"first": 3, "mor": 2, "gone-for-good": 1}})
    renamed, removed = sorted(check([tmp_path], team=team), key=lambda fault: -fault.line)
    assert (renamed.line, renamed.column, renamed.warning, renamed.facts["now"]) == (15, 18, True, "more")
    assert line(renamed).endswith(
        "2 people have worked on “mor”, which is no longer here. Was it renamed? If it is now “more”, write “was: "
        "[mor]” there, so that nobody loses a tick."
    )
    assert (removed.line, removed.facts["people"]) == (1, 1)
    assert "If so, write “was: [gone-for-good]” under its new id" in line(removed)
    (tmp_path / "c.yaml").write_text(
        (ITEMS % ", was: [mor, gone-for-good]").replace("curriculum: tiny", "curriculum: small")
    )
    assert check([tmp_path], team=team) == ()
    (tmp_path / "c.yaml").write_text(ITEMS % ", was: [mor, gone-for-good]")
    assert check([tmp_path], team=team) == ()
    (tmp_path / "c.yaml").write_text((ITEMS % "").replace("version: 1", "version: 1\nwas: [little]"))
    assert [fault.facts["id"] for fault in check([tmp_path], team=KnownTeam({"little": {"mor": 1}}))] == ["mor"]


def test_what_only_an_author_wants_to_hear_is_no_matter_of_loading(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(ITEMS % ", look_for: [a], when: {working_days: 90}")
    assert load([tmp_path]).faults == ()


def test_a_title_that_cannot_be_seen_is_none(tmp_path: Path) -> None:
    text = HEAD.replace("title: First", 'title: "\\u202e"').replace(TALK, "requires: [first]")
    assert said(tmp_path, c=text) == [
        "c.yaml:13:32: warning: This text contains control characters or text direction marks; they are left out.",
        "c.yaml:13:32: “title” has no value. Add one, or leave the key out.",
    ]
    two = HEAD.replace("{id: first, title: First, kind", "{id: , kind").replace(TALK, "requires: []")
    assert {where.partition(": ")[2] for where in said(tmp_path, c=two) if "warning" not in where} == {
        "“id” has no value. Add one, or leave the key out.",
        "“title” is missing.",
    }


def test_a_folder_without_files_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Curricula\n")
    (fault,) = check([tmp_path])
    assert not fault.warning
    assert line(fault) == f"{tmp_path}:1:1: There are no YAML files in this folder or its subfolders."


def test_a_file_that_is_too_large_is_to_be_split(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_bytes(b"# " + b"x" * (3 << 20))
    (fault,) = check([tmp_path])
    assert line(fault).endswith(
        "This file is larger than 2 MB, so it was not read. Split it: one curriculum to a file."
    )


def test_a_curriculum_in_a_line(tmp_path: Path) -> None:
    owed = ", who: mentor, minutes: 30"
    text = (
        ITEMS.replace("minutes: 5%s", "times: 3%s") % owed
        + LATER % ", sign_off: mentor, look_for: [a], about: see http://x.test"
    )
    (tmp_path / "c.yaml").write_text(text)
    found = survey([tmp_path])
    assert (found.files, found.faults) == (1, ())
    (summary,) = found.curricula
    assert (summary.items, summary.basics, summary.effort, summary.others) == (4, 3, (60, 0), (90, 0))
    assert (summary.sign_offs, summary.placeholders) == (1, 2)
    assert told(summary) == (
        "tiny: 4 items, 3 of them basics, 1 h of the hire’s time, 1½ h of other people’s, 1 sign-off, busiest "
        "in “Start” (days 1 to 5, 11 min a day), 2 placeholder links."
    )


def test_of_a_curriculum_that_has_a_fault_nothing_is_counted(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(ITEMS % ", requires: [nowhere]")
    (tmp_path / "other.yaml").write_text(HEAD.replace("tiny", "other").replace(TALK, "requires: [first]"))
    assert [summary.id for summary in survey([tmp_path]).curricula] == ["other"]
