"""What somebody says differently from how a checklist was read."""

from __future__ import annotations

import copy

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.intake.changes import ChecklistChanges, ItemChange, PhaseChange, changed
from mentor_tui.intake.checklist import CurriculumDraft, ItemDraft
from mentor_tui.intake.curriculum_text import former_of, write_yaml
from tests.intake.helpers import draft

TEXT = """\
# Start

## Week 1

- [ ] Read the prices (20 min)
- [ ] IT: make the accounts
- [ ] Read the handbook

## Later

- [ ] Buddy: show the kitchen
- [ ] IT: take the old laptop back
"""


def by_line(made: CurriculumDraft) -> dict[int, ItemDraft]:
    return {item.line: item for item in made.items() if item.line}


def reasons(made: CurriculumDraft) -> list[tuple[int, str]]:
    return [(doubt.line, doubt.why) for doubt in made.look]


def test_what_is_said_of_one_line_changes_nothing_else():
    read = draft(TEXT)
    before = copy.deepcopy(read)
    made = changed(read, ChecklistChanges().of_item(5, ItemChange("Read prices", "lead", 3, 2)))
    item = by_line(made)[5]
    assert (item.title, item.who, item.by_day, item.times, item.minutes) == ("Read prices", "lead", 3, 2, 20)
    assert [item.title for item in made.items()][1:] == [item.title for item in before.items()][1:]
    assert read == before


def test_what_is_said_twice_of_a_line_adds_up():
    changes = ChecklistChanges().of_item(5, ItemChange(title="Prices")).of_item(5, ItemChange(times=2))
    item = by_line(changed(draft(TEXT), changes))[5]
    assert (item.title, item.times) == ("Prices", 2)


def test_no_day_of_its_own_is_that_of_the_phase():
    text = "## Week 1\n- [ ] Read (by day 3)\n"
    assert by_line(draft(text))[2].by_day == 3
    assert by_line(changed(draft(text), ChecklistChanges().of_item(2, ItemChange(by_day=""))))[2].by_day is None


def test_a_part_is_said_once_for_the_whole_file_and_asked_no_more():
    read = draft(TEXT)
    assert [line for line, why in reasons(read) if why == "part"] == [6, 12]
    made = changed(read, ChecklistChanges().of_parts({"it": "lead"}))
    assert [by_line(made)[line].who for line in (6, 12)] == ["lead", "lead"]
    assert (made.parts, [why for _line, why in reasons(made) if why == "part"]) == ({}, [])
    own = changed(read, ChecklistChanges().of_parts({"it": "it"}))
    assert (own.parts, [why for _line, why in reasons(own) if why == "part"]) == ({"it": "IT"}, [])


def test_what_is_said_of_an_item_goes_before_what_is_said_of_its_part():
    made = changed(draft(TEXT), ChecklistChanges().of_parts({"it": "lead"}).of_item(12, ItemChange(who="it")))
    assert ([by_line(made)[line].who for line in (6, 12)], made.parts) == (["lead", "it"], {"it": "IT"})


def test_one_length_for_all_of_a_kind_leaves_those_that_have_one():
    made = changed(draft(TEXT), ChecklistChanges().of_kind("read", 30))
    assert {line: item.minutes for line, item in by_line(made).items()} == {5: 20, 6: None, 7: 30, 11: None, 12: None}


def test_the_day_of_a_phase_is_asked_no_more_and_the_closing_follows_it():
    read = draft(TEXT)
    assert (9, "no day") in reasons(read)
    made = changed(read, ChecklistChanges().of_phase(9, PhaseChange("Third week", 15)))
    assert [(phase.title, phase.by_day) for phase in made.phases] == [
        ("Week 1", 5),
        ("Third week", 15),
        ("Closing the basics", 15),
    ]
    assert (9, "no day") not in reasons(made)
    early = changed(read, ChecklistChanges().of_phase(9, PhaseChange(by_day=2)))
    assert [(phase.basics, phase.by_day) for phase in early.phases][1] == (True, 2)
    closing = next(item for item in early.items() if item.closes)
    assert [phase.title for phase in closing.requires] == ["Week 1", "Later"]
    before = changed(read, ChecklistChanges().of_phase(9, PhaseChange(by_day=0)))
    assert [phase.title for phase in next(i for i in before.items() if i.closes).requires] == ["Week 1"]


@pytest.mark.parametrize(
    "again", [ChecklistChanges(), ChecklistChanges().of_item(5, ItemChange(title="What things cost"))]
)
def test_ids_stay_when_the_file_is_read_again_with_the_changes_or_without(again: ChecklistChanges):
    changes = (
        ChecklistChanges().of_item(5, ItemChange(title="What things cost")).of_phase(3, PhaseChange(title="Arriving"))
    )
    first = write_yaml(changed(draft(TEXT), changes))
    second = write_yaml(changed(draft(TEXT), again), former_of(first.text))
    assert (_ids(first.text), second.gone) == (_ids(second.text), {})


def _ids(text: str) -> list[str]:
    phases = yaml.safe_load(text)["phases"]
    modules = [module for phase in phases for module in phase["modules"]]
    return [one["id"] for one in [*phases, *modules, *(item for module in modules for item in module["items"])]]


CHANGE = st.builds(
    ItemChange,
    st.none() | st.text(max_size=250),
    st.none() | st.sampled_from(["hire", "mentor", "lead", "it"]),
    st.none() | st.just("") | st.integers(0, 400),
    st.none() | st.integers(1, 200),
)
CHANGES = st.builds(
    ChecklistChanges,
    st.dictionaries(st.integers(1, 13), CHANGE),
    st.dictionaries(
        st.integers(1, 13), st.builds(PhaseChange, st.none() | st.text(max_size=250), st.none() | st.integers(0, 400))
    ),
    st.dictionaries(st.sampled_from(["it", "mentor", "lead"]), st.sampled_from(["it", "lead", "mentor", "hire"])),
    st.dictionaries(st.sampled_from(["read", "do"]), st.integers(1, 2400)),
)


@given(CHANGES)
def test_whatever_is_said_what_it_becomes_can_be_written_and_read_again(changes: ChecklistChanges):
    read = draft(TEXT)
    made = changed(read, changes)
    assert [item.line for item in made.items()] == [item.line for item in read.items()]
    assert all(item.title and len(item.title) <= 200 for item in made.items())
    assert set(made.parts) <= {item.who for item in made.items()}
    first = write_yaml(made)
    assert yaml.safe_load(first.text)["curriculum"] == "start"
    again = write_yaml(changed(draft(TEXT), changes), former_of(first.text))
    assert (again.same, again.gone) == (True, {})
