"""One value of a file changed in its place."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.catalogue.one_scalar import NoSuchPlace, change_scalar, scalar_of
from mentor_tui.domain.text import clean

FILE = """\
# What everybody learns.
curriculum: trade   # its id
title: The trade
version: 1
phases:
  - id: first
    title: "First: days"   # quoted
    by_day: 5
    modules:
      - id: money
        title: 'Money''s own'
        items:
          - id: prices   # keep
            title: Read the price list
            kind: read
            minutes: 20
            about: |
              Slowly.

              Twice.

          # a comment between
          - {id: refund, title: Take a refund, kind: do, minutes: 10}
          - id: folded
            title: Folded
            kind: do
            minutes: 5
            about: >-
              One line
              and the next.
"""


@pytest.mark.parametrize(
    ("thing", "key", "value", "before", "after"),
    [
        ("prices", "title", "Read our prices", "title: Read the price list", "title: Read our prices"),
        ("prices", "minutes", "25", "minutes: 20", "minutes: 25"),
        ("first", "title", "Days: the first", 'title: "First: days"', 'title: "Days: the first"'),
        ("money", "title", "It's money", "title: 'Money''s own'", "title: 'It''s money'"),
        ("refund", "title", "Give one back", "title: Take a refund,", "title: Give one back,"),
        ("trade", "title", "A trade", "title: The trade", "title: A trade"),
        ("prices", "title", "Read: all of it", "title: Read the price list", 'title: "Read: all of it"'),
        ("refund", "title", "Give, take", "title: Take a refund,", 'title: "Give, take",'),
        ("prices", "about", "Slowly.\n\nOnce.", "|\n#Slowly.\n\n#Twice.", "|-\n#Slowly.\n\n#Once."),
        ("folded", "about", "Another line.", ">-\n#One line\n#and the next.", ">-\n#Another line."),
        ("prices", "short", "Prices", "the price list\n", "the price list\n            short: Prices\n"),
        ("refund", "short", "Refund", "title: Take a refund,", 'title: Take a refund, short: "Refund",'),
        ("first", "about", "All", "# quoted\n", "# quoted\n    about: All\n"),
    ],
)
def test_a_value_is_written_as_the_one_before_it_was(thing, key, value, before, after):
    before, after = (said.replace("\n#", f"\n{' ' * 14}") for said in (before, after))
    assert FILE.count(before) == 1
    assert change_scalar(FILE, thing, key, value) == FILE.replace(before, after)


def test_what_it_says_now_is_known():
    assert scalar_of(FILE, "prices", "about") == "Slowly.\n\nTwice."
    assert scalar_of(FILE, "prices", "short") is None


@pytest.mark.parametrize(("thing", "key"), [("nothing", "title"), ("first", "modules")])
def test_what_is_not_there_or_more_than_a_text_is_refused(thing, key):
    with pytest.raises(NoSuchPlace):
        change_scalar(FILE, thing, key, "x")


def test_a_file_that_is_no_yaml_is_refused():
    with pytest.raises(NoSuchPlace):
        change_scalar("a: [", "a", "title", "x")


def test_an_id_that_is_there_twice_is_refused():
    with pytest.raises(NoSuchPlace):
        change_scalar("a:\n  - id: x\n    title: one\n  - id: x\n    title: two\n", "x", "title", "three")


def test_what_only_names_a_file_is_not_it():
    text = "curriculum: trade\ntitle: The trade\nlist:\n  - {id: rep, title: Rep, curriculum: trade}\n"
    assert change_scalar(text, "trade", "title", "A trade") == text.replace("The trade", "A trade")


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if "#" in line]


@given(
    st.sampled_from(["trade", "first", "money", "prices", "refund", "folded"]),
    st.sampled_from(["title", "about", "short"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \n"), max_size=60),
)
def test_whatever_is_said_is_said_and_nothing_else_changes(thing, key, value):
    made = change_scalar(FILE, thing, key, value)
    assert scalar_of(made, thing, key) == value.strip()
    kept = [line for line in comments(FILE) if f"{key}:" not in line]
    assert [line for line in kept if line not in made.splitlines()] == []
    # Back again, what the file says is what it said.
    before = scalar_of(FILE, thing, key)
    if before is not None:
        again = yaml.load(change_scalar(made, thing, key, before), Loader=yaml.BaseLoader)
        first = yaml.load(FILE, Loader=yaml.BaseLoader)
        # A block ends with a line end that the text of it has not.
        assert str(again).replace("\\n'", "'") == str(first).replace("\\n'", "'")


def test_a_file_as_it_comes_keeps_every_other_line():
    path = Path(__file__).parents[2] / "curricula" / "product-expert.yaml"
    text = path.read_text("utf-8")
    document = yaml.safe_load(text)
    item = document["phases"][2]["modules"][0]["items"][0]
    made = change_scalar(text, item["id"], "title", "Something else")
    changed = [(a, b) for a, b in zip(text.splitlines(), made.splitlines(), strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].strip() == "title: Something else"


LISTED = """\
curriculum: trade
phases:
  - id: first
    modules:
      - id: money
        items:
          - id: refund   # keep
            title: Take a refund
            look_for:
              - amount first   # before the day
              - "reason: noted"
              # between
              - >-
                bank days,
                not days
          - {id: prices, title: Prices, look_for: [all of it, twice]}
"""


@pytest.mark.parametrize(
    ("thing", "at", "value", "before", "after"),
    [
        ("refund", 0, "the amount first", "- amount first ", "- the amount first "),
        ("refund", 0, "amount: first", "- amount first ", '- "amount: first" '),
        ("refund", 1, "why it is given", '"reason: noted"', '"why it is given"'),
        ("refund", 2, "bank days alone", ">-\n#bank days,\n#not days", ">-\n#bank days alone"),
        ("prices", 1, "twice, slowly", "twice]", '"twice, slowly"]'),
    ],
)
def test_one_of_a_list_is_written_as_the_one_before_it_was(thing, at, value, before, after):
    before, after = (said.replace("\n#", f"\n{' ' * 16}") for said in (before, after))
    assert LISTED.count(before) == 1
    assert change_scalar(LISTED, thing, "look_for", value, at) == LISTED.replace(before, after)
    assert scalar_of(LISTED, thing, "look_for", at) != value


@pytest.mark.parametrize(
    ("thing", "key", "at"), [("refund", "look_for", 3), ("refund", "look_for", None), ("refund", "title", 0)]
)
def test_a_line_that_is_not_in_the_list_is_refused(thing, key, at):
    with pytest.raises(NoSuchPlace):
        change_scalar(LISTED, thing, key, "x", at)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60
).filter(lambda said: said.strip())


@given(thing=st.sampled_from([("refund", 0), ("refund", 1), ("refund", 2), ("prices", 0), ("prices", 1)]), said=WORDS)
def test_no_byte_changes_but_those_of_that_line(thing, said):
    name, at = thing
    made = change_scalar(LISTED, name, "look_for", said, at)
    assert scalar_of(made, name, "look_for", at) == clean(said, lines=True).strip()
    # What is the same in front, and behind, is all of the file but that one value.
    begin, end = SPANS[thing]
    assert made.startswith(LISTED[:begin])
    assert made.endswith(LISTED[end:])
    other = [one for one in SPANS if one != thing]
    assert [scalar_of(made, *where(one)) for one in other] == [scalar_of(LISTED, *where(one)) for one in other]


def where(thing):
    return thing[0], "look_for", thing[1]


SPANS = {
    ("refund", 0): (LISTED.index("amount first"), LISTED.index("   # before the day")),
    ("refund", 1): (LISTED.index('"reason'), LISTED.index("\n              # between")),
    ("refund", 2): (LISTED.index(">-"), LISTED.index("\n          - {id: prices")),
    ("prices", 0): (LISTED.index("all of it"), LISTED.index(", twice")),
    ("prices", 1): (LISTED.index("twice]"), LISTED.index("]}")),
}
"""Where each of them stands in the file."""
