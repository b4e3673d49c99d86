"""One value more in a list of a file, in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.catalogue.one_list import add_to_list, list_of
from mentor_tui.catalogue.one_scalar import NoSuchPlace

FILE = """\
curriculum: trade   # its id
title: The trade
phases:
  - id: first
    title: First
    modules:
      - id: money
        title: Money
        items:
          - id: prices   # keep
            title: Read the price list  # and this
            kind: read
          # between
          - {id: refund, title: Take a refund, kind: do}
          - id: one
            was: [uno]   # the name of before
            title: One
          - id: none
            was: []
            title: None
          - id: many
            was:
              - ein   # the first
              - eins  # the second

            # behind
            title: Many
          - id: odd
            was: {a: b}
            title: Odd
"""


@pytest.mark.parametrize(
    ("thing", "value", "before", "after"),
    [
        ("prices", "list", "# and this\n", "# and this\n            was: [list]\n"),
        ("prices", "", "# and this\n", "# and this\n            was: []\n"),
        ("prices", "no", "# and this\n", '# and this\n            was: ["no"]\n'),
        ("refund", "back", "Take a refund,", "Take a refund, was: [back],"),
        ("one", "eins", "[uno]", "[uno, eins]"),
        ("none", "nil", "was: []", "was: [nil]"),
        ("many", "un", "# the second\n", "# the second\n              - un\n"),
    ],
)
def test_a_value_more_and_every_other_byte_as_it_was(thing: str, value: str, before: str, after: str) -> None:
    assert FILE.count(before) == 1
    assert add_to_list(FILE, thing, "was", value) == FILE.replace(before, after)


@pytest.mark.parametrize(("thing", "value"), [("one", "uno"), ("many", "eins"), ("none", ""), ("one", "")])
def test_what_is_said_already_is_not_said_again(thing: str, value: str) -> None:
    assert add_to_list(FILE, thing, "was", value) == FILE


@pytest.mark.parametrize("thing", ["nothing", "odd"])
def test_what_is_not_there_or_no_list_is_refused(thing: str) -> None:
    with pytest.raises(NoSuchPlace):
        add_to_list(FILE, thing, "was", "x")


@given(
    st.lists(st.sampled_from(["prices", "refund", "one", "none", "many"]), max_size=4), st.text("abn-o1", min_size=1)
)
def test_nothing_else_changes(things: list[str], value: str) -> None:
    text = FILE
    for thing in things:
        text = add_to_list(text, thing, "was", value)
        assert value in (list_of(text, thing, "was") or ())

    # Comments are where they were, and so is everything else that has a key.
    assert re.findall("#.*", text) == re.findall("#.*", FILE)
    other = [[line for line in one.splitlines() if "was" not in line and "- " not in line] for one in (FILE, text)]
    assert other[0] == [line for line in other[1] if line in other[0]]
