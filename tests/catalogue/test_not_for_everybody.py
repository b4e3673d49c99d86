"""Items that not everybody has to do, or has: what may name them, and what ``check`` says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_tui.catalogue.checking import check, survey
from mentor_tui.catalogue.loader import load
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
          - {id: first, title: First, kind: read%s}
          - {id: second, title: Second, kind: read%s}
      - id: end
        title: End
        items:
          - {id: talk, title: Talk, kind: meet, closes: basics, requires: [mod]%s}
"""
TRACK = """\
track: t
title: T
rungs:
  - {id: t-look, title: Look, step: look, does: Look., hours: 1, opens: %s, confirmed_by: [owner]}
"""


def said(folder: Path, text: str, track: str = "") -> list[str]:
    (folder / "c.yaml").write_text(text)
    if track:
        (folder / "t.yaml").write_text(TRACK % track)
    return [line(fault).removeprefix(f"{folder}/") for fault in check([folder])]


@pytest.mark.parametrize(
    ("first", "second", "talk"),
    [
        (", optional: true", "", ""),
        (", state: draft", "", ""),
        (", state: deprecated", "", ""),
        # What can be left out may wait for what can be left out, and for the whole phase that it stands in.
        (", optional: true", ", optional: true, requires: [first]", ""),
        ("", ", optional: true, when: {basics: done}", ""),
        ("", ", optional: true, requires: [mod]", ""),
        (", state: draft", ", state: draft, requires: [first]", ""),
        (", state: deprecated", ", state: draft, requires: [first]", ""),
        (", state: deprecated", ", when: {any: [{item: first}, {working_days: 3}]}", ""),
        (", optional: true", ", when: {any: [{item: first}, {working_days: 3}]}", ""),
    ],
)
def test_what_may_be_so(tmp_path: Path, first: str, second: str, talk: str) -> None:
    assert said(tmp_path, HEAD % (first, second, talk)) == []


@pytest.mark.parametrize(
    ("first", "second", "talk", "expected"),
    [
        (
            ", optional: true",
            ", requires: [first]",
            "",
            "14:64: “second” has to be done, but waits for “first”, which is optional. Make “second” optional too, or "
            "remove the reference.",
        ),
        (
            ", state: draft",
            ", optional: true, requires: [first]",
            "",
            "14:80: “second” waits for “first”, which is a draft that nobody has: it would never open. Remove “state: "
            "draft” there, or the reference here.",
        ),
        (
            ", state: deprecated",
            ", requires: [first]",
            "",
            "14:64: warning: “second” waits for “first”, which is deprecated: whoever has not begun it is not asked for "
            "it. Remove it here.",
        ),
        (
            "",
            "",
            ", optional: true",
            "18:92: “talk” closes the basics, so everybody has to have it: it cannot be “optional”.",
        ),
        (
            "",
            "",
            ", state: draft",
            "18:89: “talk” closes the basics, so everybody has to have it: it cannot be “draft”.",
        ),
        (
            "",
            "",
            ", state: deprecated",
            "18:89: “talk” closes the basics, so everybody has to have it: it cannot be “deprecated”.",
        ),
    ],
)
def test_what_may_not(tmp_path: Path, first: str, second: str, talk: str, expected: str) -> None:
    assert said(tmp_path, HEAD % (first, second, talk)) == [f"c.yaml:{expected}"]


def test_a_module_of_which_nothing_has_to_be_done_holds_up_items_no_longer_but_side_tasks(tmp_path: Path) -> None:
    for keys in (", optional: true", ", state: draft", ", state: deprecated"):
        (tmp_path / "t.yaml").unlink(missing_ok=True)
        text = HEAD % (keys, keys, "")
        assert said(tmp_path, text) == []
        assert len(said(tmp_path, text, "{module: mod}")) == ("optional" not in keys)


def test_a_side_task_does_not_wait_for_what_nobody_new_can_do(tmp_path: Path) -> None:
    text = HEAD % (", state: deprecated", "", "")
    assert said(tmp_path, text, "{item: first}") == [
        "t.yaml:4:80: “t-look” waits for “first”, which is deprecated: nobody new can do it. Remove it here."
    ]
    assert said(tmp_path, text, "{any: [{item: first}, {item: second}]}") == []
    assert "is a draft" in said(tmp_path, HEAD % (", state: draft", "", ""), "{item: first}")[0]
    assert said(tmp_path, HEAD % (", optional: true", "", ""), "{item: first}") == []


def test_a_draft_in_which_people_have_done_something(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(HEAD % (", state: draft", "", ""))
    (only,) = check([tmp_path], team=KnownTeam({"tiny": {"first": 2, "second": 3}}))
    assert line(only).endswith(
        "“first” is a draft that people have begun (2); they keep it. If it is in use no more, write “state: deprecated”."
    )
    assert only.warning


def test_what_is_not_known_is_said_in_a_line(tmp_path: Path) -> None:
    text = HEAD % (", minutes: 90, times: 2", ", who: mentor", "")
    for name, state in (("next", "draft"), ("old", "deprecated")):
        text += f"          - {{id: {name}, title: {name.title()}, kind: do, state: {state}}}\n"
    (tmp_path / "c.yaml").write_text(text)
    (found,) = survey([tmp_path]).curricula
    assert told(found) == (
        "tiny: 3 items, 3 of them basics, 3 h of the hire’s time, 1 thing of the hire’s without a time, 1 of other "
        "people’s without a time, 0 sign-offs, 1 draft that nobody has yet, 1 deprecated."
    )
    assert (found.effort.known, found.effort.unplanned, found.busiest) == (180, 1, None)
    (tmp_path / "c.yaml").write_text(HEAD % ("", "", ""))
    (found,) = survey([tmp_path]).curricula
    assert told(found).startswith("tiny: 3 items, 3 of them basics, 3 things of the hire’s without a time, 0 h of")
    assert found.effort.known is None
    (tmp_path / "c.yaml").write_text(HEAD % (", minutes: 10", "", ""))
    (found,) = survey([tmp_path]).curricula
    assert "basics, 10 min of the hire’s time, 2 things of the hire’s without a time, 0 h of" in told(found)


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("draft: true", "state: draft"),
        ("deprecated: true", "state: deprecated"),
        ("url: https://a.example", "link"),
        ("links: [https://a.example]", "link"),
        ("description: Words", "about"),
        ("duration: 20", "minutes"),
        ("nice-to-have: true", "optional: true"),
    ],
)
def test_a_key_that_is_called_otherwise_elsewhere(tmp_path: Path, keys: str, meant: str) -> None:
    (only,) = said(tmp_path, HEAD % (f", {keys}", "", ""))
    assert only.endswith(f"is not a key that can be used here. Did you mean “{meant}”?")
    # What an item can have, a curriculum mostly cannot.
    text = (HEAD % ("", "", "")).replace("version: 1\n", f"version: 1\n{keys}\n")
    assert any(f"“{meant}”" in line for line in said(tmp_path, text)) == (meant == "about")


def test_one_link_and_several_are_read_alike(tmp_path: Path) -> None:
    links = 'link: ["https://a.example/x", "mailto:it@acme.example", "#help"]'
    (tmp_path / "c.yaml").write_text(HEAD % (", link: mailto:it@acme.example", f", {links}", ""))
    loaded = load([tmp_path])
    assert loaded.faults == ()
    items = loaded.catalogue.curricula["tiny"].items
    assert [items[name].links for name in ("first", "second", "talk")] == [
        ("mailto:it@acme.example",),
        ("https://a.example/x", "mailto:it@acme.example", "#help"),
        (),
    ]
