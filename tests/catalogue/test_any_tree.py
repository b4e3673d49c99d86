"""Whatever a file holds, the catalogue answers with faults: it throws nothing, and what it lets through can be gone through."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_tui.catalogue import yaml_reader
from mentor_tui.catalogue.checking import check, survey
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.wording.faults import line
from mentor_tui.wording.summaries import line as told

KEYS = [
    "curriculum",
    "track",
    "competencies",
    "calendar",
    "budget",
    "matching",
    "title",
    "version",
    "phases",
    "modules",
    "items",
    "rungs",
    "list",
    "levels",
    "id",
    "by_day",
    "basics",
    "kind",
    "minutes",
    "times",
    "who",
    "requires",
    "when",
    "opens",
    "sign_off",
    "look_for",
    "clearance",
    "milestone",
    "closes",
    "competency",
    "was",
    "link",
    "about",
    "area",
    "maintainer",
    "owner",
    "all",
    "any",
    "item",
    "module",
    "phase",
    "working_days",
    "confirmed_by",
    "step",
    "does",
    "hours",
    "places",
    "patterns",
    "holidays",
    "place",
    "on",
    "rules",
    "weights",
    "1",
    "2",
]
WORDS = [
    "a",
    "b",
    "a-b",
    "basics",
    "done",
    "mentor",
    "read",
    "look",
    "true",
    "5",
    "-1",
    "2026-01-01",
    "",
    "~",
    "\u202e",
    "é x",
    "mon",
]

scalars: st.SearchStrategy[Any] = (
    st.sampled_from(WORDS) | st.integers(-3, 100) | st.booleans() | st.none() | st.text(max_size=4)
)
keys: st.SearchStrategy[Any] = st.sampled_from(KEYS) | st.sampled_from(KEYS) | scalars
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5), max_leaves=25
)
KINDS = ("curriculum", "track", "competencies", "calendar", "budget", "matching")
files = st.builds(
    lambda kind, name, rest: {kind: name, **rest},
    st.sampled_from(KINDS),
    scalars | trees,
    st.dictionaries(keys, trees, max_size=6),
)

SOUND = """\
curriculum: a
title: A
version: 1
phases:
  - {id: p, title: P, by_day: 5, modules: [{id: m, title: M, items: [{id: i, title: I, kind: read, minutes: 5}]}]}
"""


def looked_at(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.yaml").write_text(text, encoding="utf-8", errors="surrogateescape")
        (folder / "sound.yaml").write_text(SOUND)
        found = survey([folder], today=date(2026, 3, 2), team=KnownTeam({"a": {"gone": 1}}, frozenset(["ana"])))
        assert all(line(fault) for fault in found.faults)
        assert all(told(summary) for summary in found.curricula)
        loaded = load([folder], cache=folder / "cache")
        assert load([folder], cache=folder / "cache") == loaded
        broken = any(not fault.warning for fault in loaded.faults)
        assert broken == bool(loaded.catalogue.left_out)


@settings(max_examples=150)
@given(tree=files | trees)
def test_any_tree(tree: Any) -> None:
    looked_at(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


@settings(max_examples=150)
@given(
    text=st.lists(
        st.sampled_from([*"[]{}:,-?&*!|>'\"#%@` \n\t~<", "- ", ": ", "\n  ", "a", "curriculum: a\n", "\ufeff"])
    ).map("".join)
)
def test_any_text(text: str) -> None:
    looked_at(text)


@pytest.mark.parametrize("parser", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    "text",
    ["[onboarding]:\n", "{a: b}: c\n", "? [a, [b]]\n: c\n", "*a : b\n", "[onboarding]:\n  - x\n", "? {}\n"],
)
def test_a_first_key_that_is_no_plain_word_is_one_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, parser: Any
) -> None:
    monkeypatch.setattr(yaml_reader, "_Events", parser)
    (tmp_path / "a.yaml").write_text(text)
    (tmp_path / "sound.yaml").write_text(SOUND)
    (fault,) = check([tmp_path])
    assert line(fault).startswith(f"{tmp_path}/a.yaml:1:")
    assert [*load([tmp_path]).catalogue.curricula] == ["a"]
