"""People from a file: planned, then carried out; twice is once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.problems import Code, NotYours, Refused
from mentor_tui.intake.tables import read_table
from mentor_tui.services import items, pairing, people, undo
from mentor_tui.services.import_document import import_doc
from mentor_tui.services.people_import import PeopleImport, carry_out, plan_import
from mentor_tui.services.table_columns import PEOPLE, named_table
from mentor_tui.wording.people_import import row_fault
from mentor_tui.wording.problems import sentence
from tests.services.conftest import FEW, START, TODAY, Crew, Refusal
from tests.services.importing import planned

Rows = Sequence[Mapping[str, str]]
NINA = {"name": "Nina Öz", "roles": "mentor", "email": "nina@example.com", "start": ""}


def codes(plan: PeopleImport) -> list[tuple[int, str, Code]]:
    return [(fault.row, fault.column, fault.problem.code) for fault in plan.faults]


def of_file(team: Crew, text: str | bytes, who: str = "tom", **more: Any) -> PeopleImport:
    data = text if isinstance(text, bytes) else text.encode()
    return plan_import(team(who), named_table(read_table(data), PEOPLE), **more)


def test_every_fault_of_a_file_in_one_run_with_its_true_row(team: Crew) -> None:
    text = (
        "Full name;Start date;Office;E-mail;Line manager;Fax\r\n"
        "Noor Haddad;soon;Nowhere;bad;Tom;1\r\n"
        "\r\n"
        '"Two\r\nlines";02.03.2026;;;nobody at all;2\r\n'
        "Max;;;;;\r\n"
        ";02.03.2026;;;;3\r\n"
        "Good One;02.03.2026;;;Noor Haddad;4\r\n"
    )
    plan = of_file(team, text)
    assert codes(plan) == [
        (2, "email", Code.BAD_VALUE),
        (2, "start", Code.BAD_DATE),
        (2, "place", Code.UNKNOWN_PLACE),
        (4, "manager", Code.UNKNOWN_PERSON),
        (6, "name", Code.EMPTY_TEXT),
        (7, "manager", Code.WAITS_FOR_ROW),
    ]
    assert plan.table.unused == ("Fax",)
    assert [known.person for known in plan.here] == ["max"]
    assert all(row_fault(fault, {}).startswith(f"Row {fault.row}: ") for fault in plan.faults)


def test_the_document_of_a_plan(team: Crew) -> None:
    plan = of_file(team, "Name,Start,Band\nNew One,13/03/2026,x\nMax,,\nBad,nope,\n")
    doc = import_doc(plan, sentence, written=False)
    assert [*doc] == [
        "new", "here", "changes", "faults", "columns", "unused", "sheet", "other_sheets", "dates", "written",
    ]  # fmt: skip
    assert (doc["new"][0]["row"], doc["new"][0]["person"], doc["new"][0]["fields"]["start"]) == (
        2,
        "new-one",
        "2026-03-13",
    )
    assert (doc["here"][0]["person"], doc["here"][0]["by"]) == ("max", "name")
    assert [*doc["faults"][0]] == ["row", "column", "message", "code"]
    assert (doc["faults"][0]["row"], doc["faults"][0]["column"], doc["faults"][0]["code"]) == (4, "Start", "bad-date")
    assert (doc["columns"], doc["unused"]) == ({"Name": "name", "Start": "start"}, ["Band"])
    assert doc["dates"] == {"order": "dmy", "row": 2, "example": "13/03/2026"}


def test_nobody_comes_in_twice(team: Crew) -> None:
    rows = [NINA, {"name": "Zoe Zed", "roles": "hire", "email": "", "start": "2026-03-02"}]
    assert carry_out(team("tom"), planned(team("tom"), rows)).added is not None
    before = team.records()
    again = planned(team("tom"), rows)
    assert (again.new, again.faults, again.changes) == ((), (), ())
    assert [(one.person, one.by) for one in again.here] == [("nina-oz", "email"), ("zoe-zed", "name")]
    assert carry_out(team("tom"), again, update=True).added is None
    assert team.records() == before


def test_a_namesake_is_asked_about_and_an_id_or_an_address_tells(team: Crew) -> None:
    row = {"name": "Ana", "roles": "hire", "start": "2026-02-02"}
    asked = planned(team("tom"), [row])
    assert codes(asked) == [(2, "name", Code.NAMESAKE)]
    assert "ana-2" in row_fault(asked.faults[0], {})
    assert not asked.new
    assert not planned(team("tom"), [{**row, "id": "ana-2"}]).faults
    people.edit_person(team("tom"), "ana", {"email": "ana@example.com"})
    assert [new.person for new in planned(team("tom"), [{**row, "email": "other@example.com"}]).new] == ["ana-2"]
    known = planned(team("tom"), [{**row, "email": "ANA@example.com"}])
    assert [(one.person, one.by) for one in known.changes] == [("ana", "email")]
    both = planned(team("tom"), [{**row, "id": "max", "email": "ana@example.com"}])
    assert codes(both) == [(2, "id", Code.TWO_PEOPLE)]
    twice = planned(team("tom"), [{"name": "Max", "id": "max"}, {"name": "Max", "id": "max"}])
    assert codes(twice) == [(3, "name", Code.ROW_TWICE)]


def test_managers_and_mentors_by_whatever_they_are_called_in_any_order(team: Crew) -> None:
    rows = [
        {"name": "Ida One", "start": "2026-03-02", "mentor": "nina öz", "manager": "NINA@example.com", "roles": "hire"},
        {**NINA, "login": "nz"},
        {"name": "Ida Two", "start": "2026-03-02", "mentor": "nz", "manager": "Tom", "roles": "hire"},
    ]
    plan = planned(team("tom"), rows)
    assert not plan.faults
    carry_out(team("tom"), plan)
    assert [team("tom").team().mentor(one) for one in ("ida-one", "ida-two")] == ["nina-oz", "nina-oz"]
    assert [team("tom").journey(one).profile.manager for one in ("ida-one", "ida-two")] == ["nina-oz", "tom"]


def test_established_reps_have_no_role(team: Crew) -> None:
    old = (TODAY - timedelta(days=800)).isoformat()
    rows = [
        {"name": "Old Hand", "roles": "", "start": old},
        {"name": "No Day", "roles": "", "start": ""},
        {"name": "Said So", "roles": "none", "start": "2026-03-02"},
        {"name": "New Hire", "roles": "", "start": "2026-03-02"},
    ]
    found = {new.fields["name"]: new.fields["roles"] for new in planned(team("tom"), rows).new}
    assert found == {"Old Hand": [], "No Day": [], "Said So": [], "New Hire": ["hire"]}
    # A file that says nothing of roles has to say when everybody begins.
    assert codes(planned(team("tom"), [{"name": "No Day"}])) == [(2, "start", Code.BAD_VALUE)]


@pytest.mark.parametrize("called", ["Rita Sá", "rsa", "rita@example.com"])
@pytest.mark.parametrize("mentor_first", [True, False])
def test_whoever_is_a_mentor_in_the_file_and_has_no_role_there_is_one(
    team: Crew, called: str, mentor_first: bool
) -> None:
    rita = {"name": "Rita Sá", "login": "rsa", "email": "rita@example.com", "start": "2019-01-07"}
    rows = [rita, {"name": "Pia", "start": "2026-04-01", "mentor": called}, {"name": "Old Hand", "start": "2018-01-08"}]
    plan = planned(team("tom"), rows if mentor_first else rows[::-1])
    assert not plan.faults
    assert {new.fields["name"]: new.fields["roles"] for new in plan.plan.new} == {
        "Rita Sá": ["mentor"],
        "Pia": ["hire"],
        "Old Hand": [],
    }


def test_a_role_that_the_file_says_is_left_as_it_is(team: Crew) -> None:
    rows = [
        {"name": "Rita Sá", "start": "2019-01-07", "roles": "rep"},
        {"name": "Pia", "start": "2026-04-01", "roles": "hire", "mentor": "Rita Sá"},
    ]
    [fault] = planned(team("tom"), rows).faults
    assert (fault.row, fault.problem.code) == (3, Code.NOT_A_MENTOR)


def test_an_update_is_one_command_each_and_leaves_what_has_a_command_of_its_own(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "max", {"position": "support-rep"})
    rows = [
        {"name": "Max", "id": "max", "position": "team-lead", "contract": "32,5", "languages": "pt, en"},
        {"name": "Maya", "id": "maya", "position": "", "contract": "20", "languages": ""},
    ]
    plan = planned(team("tom"), rows)
    assert {one.person: dict(one.given) for one in plan.changes} == {
        "max": {"contract": "32.5", "languages": "pt, en"},
        "maya": {"contract": "20.0"},
    }
    assert [stays[0] for one in plan.changes for stays in one.stays] == ["position"]
    assert carry_out(team("tom"), plan).changed == ()
    assert len(carry_out(team("tom"), plan, update=True).changed) == 2
    assert team("tom").journey("max").profile.contract == 32.5
    assert not planned(team("tom"), rows).changes
    assert undo.undo(team("tom")).person == "maya"
    assert team("tom").journey("max").profile.contract == 32.5
    assert undo.undo(team("tom")).person == "max"
    assert team("tom").journey("max").profile.contract is None


@pytest.mark.parametrize("count", [3, 120])
def test_new_people_are_taken_back_as_one_and_come_again(team: Crew, count: int) -> None:
    rows = [{"name": f"Hire {n}", "start": "2026-03-02", "mentor": "max" if n == 0 else ""} for n in range(count)]
    before = [*team("tom").team().people]
    pairing.cover(team("tom"), "ana", "max")
    carry_out(team("tom"), planned(team("tom"), rows))
    undo.undo(team("tom"))
    assert [*team("tom").team().people] == before
    assert team("tom").team().mentor("hire-0") is None
    undo.redo(team("tom"))
    assert team("tom").team().mentor("hire-0") == "max"
    undo.undo(team("tom"))
    assert len(planned(team("tom"), rows).new) == count
    if count > 3:
        return
    # What came before the file is next, and no record of somebody who is not there stands in its way.
    assert undo.undo(team("tom")).person == "ana"
    carry_out(team("tom"), planned(team("tom"), rows))
    assert len(team("tom").team().people) == len(before) + count


def test_whoever_acted_since_stays_and_is_named(team: Crew, refused: Refusal) -> None:
    carry_out(team("tom"), planned(team("tom"), [{"name": "Zoe Zed", "start": START.isoformat(), "mentor": "max"}]))
    items.tick(team("zoe-zed"), "read")
    with refused(Refused, Code.HAS_A_HISTORY) as problem:
        undo.undo(team("tom"))
    assert problem.value.facts["name"] == "Zoe Zed"


def test_it_is_for_leads_and_reaches_as_far_as_they_do(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        planned(team("maya"), [NINA])


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+49 30", '"quoted"', "two\nlines", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_work_out_stays_text(team: Crew, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    plan = of_file(team, f"name,roles,interests\nZoe Zed,mentor,{quoted}\n")
    assert not plan.faults
    carry_out(team("tom"), plan)
    said = " ".join(cell.split()).lower()
    assert ", ".join(team("tom").journey("zoe-zed").profile.interests).replace(", ", "|") in (
        said,
        said.replace(",", "|"),
    )


NAMES = st.sampled_from(["Ana", "Zoe Zed", "Bo Berg", "Иван Петров", "王伟", "Lé Ø"])
ROW = st.fixed_dictionaries(
    {
        "name": NAMES,
        "roles": st.sampled_from(["hire", "mentor", "", "none", "boss"]),
        "start": st.sampled_from(["", "2026-03-02", "2026-02-30", "2020-01-01", "13/03/2026"]),
        "email": st.sampled_from(["", "a@example.com", "b@example.com", "nonsense"]),
        "mentor": st.sampled_from(["", "max", "Bo Berg", "a@example.com"]),
        "contract": st.sampled_from(["", "32,5", "many"]),
    }
)


@FEW
@given(st.lists(ROW, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_twice_is_once_and_the_order_of_rows_decides_nothing(rows: list[dict[str, str]], shuffled: Any) -> None:
    team = Crew()
    people.found_team(team(""), "Tom")
    people.add_person(team("tom"), {"name": "Max", "roles": "mentor", "room": "9"})
    first = planned(team("tom"), rows)
    other = rows[:]
    shuffled.shuffle(other)
    second = planned(team("tom"), other)
    assert {new.person: new.fields for new in first.new} == {new.person: new.fields for new in second.new}
    assert sorted(code for *_rest, code in codes(first)) == sorted(code for *_rest, code in codes(second))
    carry_out(team("tom"), first)
    before = team.records()
    again = planned(team("tom"), rows)
    assert not again.new
    assert not again.changes
    carry_out(team("tom"), again, update=True)
    assert team.records() == before


def test_a_row_that_says_something_else_of_the_same_name_keeps_both_out(team: Crew) -> None:
    plan = of_file(team, "name,roles\nNina Nu,hire\nNina Nu,mentor\n")
    assert not plan.new
    assert {row for row, *_rest in codes(plan)} == {2, 3}
