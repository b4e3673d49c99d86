"""From an outline to a curriculum, and into YAML."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from mentor_tui.catalogue.checking import check_text
from mentor_tui.domain.problems import BadUse
from mentor_tui.intake.checklist import Doubt, to_curriculum
from mentor_tui.intake.importing import compose, read_whole
from mentor_tui.intake.outline import Kept
from mentor_tui.intake.table_outline import table_outline
from mentor_tui.intake.tables import read_table
from tests.intake.helpers import draft, tree, written

CHECKLIST = """\
# Onboarding

Hello.

## Before day one

### Manager
- [ ] Order a laptop
- [ ] IT: old admin access

## First week

You will not break anything.

- [ ] Read the [price list](https://a.example/p)
- [ ] Take refunds (x3)
  - [ ] in the sandbox first (30 min)

## Later

- [ ] Optional: see [the map](map.md)
"""


def items(text: str) -> dict[str, tuple[object, ...]]:
    return {item.title: (item.who, item.times, item.minutes, item.optional) for item in draft(text).items()}


def test_a_heading_alone_at_the_top_names_it_and_those_below_are_phases_and_modules():
    made = draft(CHECKLIST)
    assert (made.title, made.id, made.about) == ("Onboarding", "onboarding", ["Hello."])
    assert [
        (phase.title, phase.by_day, phase.basics, [module.title for module in phase.modules]) for phase in made.phases
    ] == [
        ("Before day one", 0, False, ["Manager"]),
        ("First week", 5, True, ["First week"]),
        ("Later", 10, True, ["Later"]),
        ("Closing the basics", 10, True, ["Closing the basics"]),
    ]
    assert made.phases[1].about == ["You will not break anything."]


def test_what_a_heading_says_holds_unless_a_box_says_otherwise():
    assert items(CHECKLIST) == {
        "Order a laptop": ("lead", 1, None, False),
        "Old admin access": ("it", 1, None, False),
        "Read the price list": ("hire", 1, None, False),
        "Take refunds": ("hire", 3, None, False),
        "in the sandbox first": ("hire", 1, 30, False),
        "see the map": ("hire", 1, None, True),
        "Closing talk: all three agree that the basics are done": ("lead", 1, None, False),
    }
    assert draft(CHECKLIST).parts == {"it": "IT"}


def test_what_to_look_at_is_named_with_its_line():
    assert draft(CHECKLIST).look == [
        Doubt(0, "added closing", "Closing talk: all three agree that the basics are done"),
        Doubt(9, "part", "IT"),
        Doubt(19, "no day", "Later"),
        Doubt(21, "link", "map.md"),
    ]


def test_a_closing_talk_of_their_own_is_enough():
    made = draft("## Week 1\n- [ ] a\n- [ ] Lead: Closing talk (ends the basics)\n")
    assert [(item.title, item.closes) for item in made.items()] == [("a", False), ("Closing talk", True)]


@pytest.mark.parametrize(
    "closing", ["Talk (ends the basics) (draft)", "~~Talk (ends the basics)~~", "Talk (ends the basics) (optional)"]
)
def test_a_talk_that_not_everybody_has_ends_no_basics(closing):
    made = draft(f"## Week 1\n- [ ] {closing}\n")
    assert [item.title for item in made.items() if item.closes] == [
        "Closing talk: all three agree that the basics are done"
    ]
    assert Doubt(2, "closing", "Talk") in made.look


def test_of_two_talks_that_end_the_basics_the_first_does():
    made = draft(
        "## Day 0\n- [ ] a (ends the basics)\n## Week 1\n- [ ] b (ends the basics)\n- [ ] c (ends the basics)\n"
    )
    assert [(item.title, item.closes) for item in made.items()] == [("a", False), ("b", True), ("c", False)]


def test_a_day_that_nothing_can_be_due_on_is_none():
    made = draft("## Week 500\n- [ ] a (day 9999)\n- [ ] b (week 500)\n")
    assert (made.phases[0].title, made.phases[0].by_day) == ("Week 500", 5)
    assert [(item.title, item.by_day) for item in made.items()][:2] == [("a (day 9999)", None), ("b (week 500)", None)]


def test_a_heading_of_a_sign_alone_leaves_the_name_of_the_file():
    assert draft("# #\n- [ ] a\n", "first-week.md").title == "First week"


def test_a_heading_called_like_the_phase_above_it_has_an_id_of_its_own():
    text = "# A\n## Week 1\n- [ ] a\n### Week 1\n- [ ] b\n"
    first = written(text)
    assert written(text, first.text).same


def test_a_key_that_a_team_put_anywhere_is_no_change():
    first = written("## Week 1\n- [ ] Read\n")
    by_hand = first.text.replace("id: read\n", "id: read\n            minutes: 40\n", 1)
    assert by_hand != first.text
    assert written("## Week 1\n- [ ] Read\n", by_hand).same


def test_a_file_without_headings_is_one_phase_named_after_it():
    made = draft("- [ ] a\n- [ ] b\n")
    assert (made.title, [phase.title for phase in made.phases]) == ("Checklist", ["Checklist", "Closing the basics"])


def test_a_day_that_goes_back_is_named():
    assert Doubt(3, "goes back", "Week 1") in draft("## Week 2\n- [ ] a\n## Week 1\n- [ ] b\n").look


def test_a_title_beyond_all_lists_is_kept_in_whole():
    words = "word " * 60
    item = next(draft(f"## Week 1\n- [ ] {words}\n").items())
    assert len(item.title) <= 200
    assert item.title.endswith("…")
    assert item.about == [words.strip()]


def test_ids_stay_from_run_to_run():
    first = written(CHECKLIST)
    again = written(CHECKLIST, first.text)
    assert (again.text, again.same, again.gone) == (first.text, True, {})


def ids(text: str) -> dict[str, str]:
    document = yaml.safe_load(text)
    return {
        item["title"]: item["id"]
        for phase in document["phases"]
        for module in phase["modules"]
        for item in module["items"]
    }


def test_ids_stay_when_a_title_is_edited_or_moved_and_go_to_nothing_else():
    first = written("## Week 1\n- [ ] Read the price list\n- [ ] Meet Sam\n- [ ] Write\n")
    second = written(
        "## Week 1\n- [ ] Read our price list\n- [ ] Write (30 min)\n## Week 2\n- [ ] Meet Sam\n", first.text
    )
    before, after = ids(first.text), ids(second.text)
    assert after["Read our price list"] == before["Read the price list"] == "read-the-price-list"
    assert after["Meet Sam"] == before["Meet Sam"]
    third = written("## Week 1\n- [ ] Something else entirely\n- [ ] Write\n## Week 2\n- [ ] Meet Sam\n", second.text)
    assert third.gone == {"read-the-price-list": "Read our price list"}
    assert "read-the-price-list" not in ids(third.text).values()


def test_titles_twice_are_told_apart_and_stay_so():
    first = written("## Week 1\n- [ ] Look\n- [ ] Look\n## Week 2\n- [ ] Look\n")
    document = yaml.safe_load(first.text)
    made = [item["id"] for phase in document["phases"] for module in phase["modules"] for item in module["items"]]
    assert made[:3] == ["look", "look-2", "look-3"]
    assert written("## Week 1\n- [ ] Look\n- [ ] Look\n## Week 2\n- [ ] Look\n", first.text).same


def test_what_a_team_added_by_hand_stays():
    first = written("## Week 1\n- [ ] Read\n- [ ] Write\n").text
    by_hand = first.replace("    id: read\n", "").replace(
        "- id: read\n            title: Read\n            kind: read\n",
        "- id: read\n            title: Read\n            kind: read\n            minutes: 40\n            sign_off: mentor\n"
        "            look_for:\n              - Ask it\n",
    )
    assert by_hand != first
    again = written("## Week 1\n- [ ] Read\n- [ ] Write\n- [ ] More\n", by_hand)
    item = yaml.safe_load(again.text)["phases"][0]["modules"][0]["items"][0]
    assert (item["minutes"], item["sign_off"], item["look_for"]) == (40, "mentor", ["Ask it"])
    assert yaml.safe_load(again.text)["version"] == 2


def test_scripts_without_a_letter_for_an_id_get_numbers():
    first = written("## 첫 주\n- [ ] 가격표\n- [ ] 환불\n")
    made = ids(first.text)
    assert len(set(made.values())) == len(made)
    assert written("## 첫 주\n- [ ] 가격표\n- [ ] 환불\n", first.text).same


def test_a_table_of_tasks_has_phases_and_modules_in_columns():
    table = read_table(
        b"Phase,Module,Task,Owner,Minutes,Notes,Cost\n"
        b"Week 1,Money,Read prices,,30,Slowly,5\n,,Refund,IT,x,,\nWeek 2,,Meet,Buddy,,,\n"
    )
    read = table_outline(table)
    assert tree(read.root) == [{"Week 1": [{"Money": ["Read prices", "Refund"]}]}, {"Week 2": ["Meet"]}]
    first = read.root.sections[0].sections[0].boxes[0]
    assert (first.line, first.about, dict(first.said)) == (2, ["Slowly", "Cost: 5"], {"minutes": "30"})


def test_a_table_without_tasks_is_refused_with_its_columns():
    with pytest.raises(BadUse) as caught:
        table_outline(read_table(b"Name,Start\nAna,1\n"))
    assert caught.value.facts == {"reason": "no-tasks", "columns": ["Name", "Start"]}


TWO_OF_IT = "## Week 1\n- [ ] IT: a\n- [ ] IT: b\n"


def test_a_part_of_its_own_is_asked_about_once():
    made = draft(TWO_OF_IT)
    assert [one for one in made.asked if one.why == "part"] == [Doubt(2, "part", "IT")]
    assert [one.line for one in made.look if one.why == "part"] == [2, 3]


LONG = "- [ ] Read all that there is about refunds, returns, and what is done in between\n"


def test_a_long_title_that_has_a_short_one_is_not_asked_about():
    whole = read_whole([("a.md", f"## Week 1\n{LONG}".encode())])
    first = compose(whole)
    assert "long title" in [one.why for one in first.draft.look]
    title = next(item.title for item in first.draft.items())
    by_hand = first.written.text.replace(
        f'title: "{title}"\n', f'title: "{title}"\n            short: Refunds\n'
    ).replace(f"title: {title}\n", f"title: {title}\n            short: Refunds\n")
    assert "short: Refunds" in by_hand
    again = compose(whole, former=by_hand)
    assert (again.written.same, "long title" in [one.why for one in again.draft.look]) == (True, False)


def test_parts_that_the_front_matter_names_are_known_in_every_file():
    made = compose(
        read_whole([("a.md", b"---\nparts:\n  desk: Front desk\n---\n## Week 1\n- [ ] Front desk: a key\n")])
    )
    assert [(item.title, item.who) for item in made.draft.items()][:1] == [("A key", "desk")]


TEMPLATE = """\
---
name: New
about: For each of us
title: 'Onboarding: [NAME]'
labels: a, b
assignees: ''
owner: Bea
---
- [ ] a
"""


def test_the_head_of_an_issue_template_names_it_and_what_is_for_the_tracker_is_left_out():
    made = draft(TEMPLATE)
    assert (made.title, made.about) == ("Onboarding: [NAME]", ["For each of us", "owner: Bea"])
    assert made.kept == (Kept(2, "left out", "name: New"), Kept(5, "left out", "labels: a, b"))
    assert draft(TEMPLATE.replace("title: 'Onboarding: [NAME]'\n", "")).title == "New"


def test_a_title_that_stands_twice_is_not_in_the_text_as_well():
    twice = draft("# Welcome\n\nHello.\n\n# Welcome\n\n## Week 1\n- [ ] a\n")
    assert (twice.title, twice.about) == ("Welcome", ["Hello."])
    assert twice.phases[0].title == "Week 1"
    above = draft("# Welcome\n\nHello.\n\n# Week 1\n- [ ] a\n")
    assert (above.title, above.about) == ("Welcome", ["Hello."])


def test_a_table_says_in_each_way_what_one_must_and_how_long_it_takes():
    table = read_table(
        b"Week,Task,Duration (hours),Required,Optional,Notes,Time\n"
        b'2,a,"1,5",yes,,,\n,b,2,no,,,\n,c,soon,,yes,,\n,d,,,,optional,\n,e,,,,not optional at all,\n'
    )
    made = to_curriculum(table_outline(table), "a.csv")
    assert made.phases[0].title == "Week 2"
    assert [(item.title, item.minutes, item.optional, item.about) for item in made.items()][:5] == [
        ("a", 90, False, []),
        ("b", 120, True, []),
        ("c", None, True, ["soon"]),
        ("d", None, True, []),
        ("e", None, False, ["not optional at all"]),
    ]
    assert made.kept == (Kept(4, "text", "soon"),)


WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8).filter(lambda text: text.isprintable())
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
BLOCKS = st.recursive(
    st.tuples(st.sampled_from(["box", "text", "bullet", "quote", "comment"]), WORDS, st.just(())),
    lambda inside: st.tuples(st.just("box"), WORDS, st.lists(inside, max_size=3).map(tuple)),
    max_leaves=8,
)
SECTIONS = st.lists(st.tuples(st.integers(1, 6), WORDS, st.lists(BLOCKS, max_size=4)), min_size=1, max_size=5)


def as_markdown(sections: list[tuple[int, str, list[tuple[str, str, tuple]]]]) -> str:
    lines: list[str] = []

    def block(kind: str, words: str, inside: tuple, indent: str) -> None:
        begin = {"box": "- [ ] ", "text": "", "bullet": "* ", "quote": "> ", "comment": "<!-- "}[kind]
        lines.extend((f"{indent}{begin}{words}{' -->' if kind == 'comment' else ''}", ""))
        for one in inside:
            block(*one, f"{indent}  ")

    for level, title, blocks in sections:
        lines.extend((f"{'#' * level} {title}", ""))
        for one in blocks:
            block(*one, "")
    return "\n".join(lines)


@given(SECTIONS)
def test_no_word_of_a_checklist_is_lost(sections):
    text = as_markdown(sections)
    made = written(text).text
    # Folded lines and quotes are YAML's; what it says is what counts.
    said = " ".join(_texts(yaml.safe_load(made)))
    missing = [
        word for word in re.findall(r"[^\W_]+", text) if word not in said and word.casefold() not in said.casefold()
    ]
    assert missing == []


SAYING = st.sampled_from(
    [
        *(
            "IT: a",
            "Manager: b (draft)",
            "~~c~~",
            "Optional: d",
            "e (x3) (30 min)",
            "f (day 3)",
            "g (required)",
            "TODO",
            "closing",
        ),
        *(
            "Talk (ends the basics)",
            "Lead: h (ends the basics) (draft)",
            "[i](https://a.example) [j](k.md)",
            "l" * 300,
            "-",
            "#",
        ),
        *(
            "Week 1",
            "Day 2 (not of the basics)",
            "Before you start",
            "Nice to have",
            "For IT",
            "Week 500",
            "(day -5)",
            "yes",
            "1.0",
        ),
        *(
            "<br>[ ] m",
            "<details><summary>n</summary>",
            "</details>",
            "| a | b |",
            "```",
            "---",
            "`o`",
            "id: p",
            '"',
            "'",
            "\\",
        ),
    ]
)
SAYING_BLOCKS = st.recursive(
    st.tuples(st.sampled_from(["box", "text", "bullet", "quote", "comment"]), SAYING, st.just(())),
    lambda inside: st.tuples(st.just("box"), SAYING, st.lists(inside, max_size=3).map(tuple)),
    max_leaves=8,
)
SAYING_SECTIONS = st.lists(
    st.tuples(st.integers(1, 6), SAYING, st.lists(SAYING_BLOCKS, max_size=4)), min_size=1, max_size=5
)


@given(SECTIONS | SAYING_SECTIONS)
def test_what_it_becomes_passes_check(sections):
    text = as_markdown(sections)
    assume(draft(text).phases)
    made = written(text).text
    assert [fault for fault in check_text(made, Path("made.yaml")) if not fault.warning] == []


@given(SECTIONS | SAYING_SECTIONS)
def test_reading_twice_is_reading_once(sections):
    text = as_markdown(sections)
    assume(draft(text).phases)
    first = written(text)
    again = written(text, first.text)
    assert (again.text, again.same) == (first.text, True)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, inside in value.items() if key != "id" for text in _texts(inside)]
    if isinstance(value, list):
        return [text for inside in value for text in _texts(inside)]
    return [str(value)]
