"""Who somebody is: ids from names of any script, one address for one person, and finding them by what they are called."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.services import backfill, people, undo
from mentor_tui.services.fields import EMAIL_MOST, FIELDS, WORDS_MOST
from mentor_tui.services.onboarding_people import person_id
from mentor_tui.services.roster import roster
from tests.services.conftest import TODAY, Crew, Refusal
from tests.services.importing import import_people, progress


@pytest.fixture
def team(team: Crew) -> Crew:
    people.edit_person(team("tom"), "maya", {"email": "Maya@example.com", "login": "mx"})
    return team


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ελένη Παππά", "eleni-pappa"),
        ("Иван Щербаков", "ivan-shcherbakov"),
        ("王小明", "wangxiaoming"),
        ("김 민준", "gim-minjun"),
        ("محمد العربي", "mhmd-lrby"),
        ("Zoë Łukaszewicz", "zoe-lukaszewicz"),
        (unicodedata.normalize("NFD", "Zoë Łukaszewicz"), "zoe-lukaszewicz"),
        ("Zoë 王", "zoe-wang"),
        ("Seán O’Neill", "sean-oneill"),
        ("☃", "person"),
    ],
)
def test_an_id_can_be_read_whatever_the_script_of_the_name(name: str, expected: str) -> None:
    assert person_id(name) == expected


def test_the_tables_of_all_scripts_are_loaded_for_a_name_that_needs_them_alone() -> None:
    code = (
        "import sys; from mentor_tui.services.onboarding_people import person_id;"
        "person_id('Zoë O’Neill'); assert 'anyascii' not in sys.modules; person_id('王'); assert 'anyascii' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_address_is_kept_told_to_leads_and_one_persons(team: Crew, refused: Refusal) -> None:
    known = {row["person"]: row.get("email", "no key") for row in roster(team("tom"))}
    assert (known["maya"], known["ana"]) == ("Maya@example.com", None)
    assert "email" not in roster(team("ana"))[0]
    with refused(Refused, Code.EMAIL_TAKEN) as problem:
        people.edit_person(team("tom"), "ana", {"email": "maya@EXAMPLE.com"})
    assert problem.value.facts["person"] == "maya"
    rows = [{"name": f"H {n}", "start": "2026-03-02", "email": "h@example.com"} for n in range(2)]
    with refused(Refused, Code.EMAIL_TAKEN) as problem:
        import_people(team("tom"), rows)
    # Nobody knows whose it is: both rows are named, and the first of them is told.
    assert (problem.value.facts["row"], problem.value.facts["person"]) == (2, "H 1")
    people.edit_person(team("tom"), "maya", {"email": "maya@example.com"})


def test_an_address_that_somebody_else_has_by_now_does_not_come_back(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "maya", {"email": ""})
    people.edit_person(team("lea"), "ana", {"email": "maya@example.com"})
    with refused(Refused, Code.EMAIL_TAKEN):
        undo.undo(team("tom"))


@pytest.mark.parametrize("called", ["maya", "MAYA", "maya@EXAMPLE.com", "mx"])
def test_mentor_manager_and_wishes_take_a_person_by_whatever_they_are_called(team: Crew, called: str) -> None:
    person = team.add("Zoë", mentor=called, manager=called, wishes=called)
    profile = team("tom").journey(person).profile
    assert (team("tom").team().mentor(person), profile.manager, profile.wishes) == ("maya", "maya", ("maya",))
    people.edit_person(team("tom"), person, {"manager": "Max"})
    assert team("tom").journey(person).profile.manager == "max"
    people.edit_person(team("tom"), person, {"manager": ""})
    assert team("tom").journey(person).profile.manager == ""
    row = {"person": called, "item": "read", "on": TODAY.isoformat()}
    with pytest.raises(Refused):  # it is Maya who was found, and she has no curriculum
        backfill.bring_in(team("tom"), progress(row))


def test_a_table_finds_those_who_stand_in_it_however_they_are_written(team: Crew) -> None:
    mentor = {"name": "Zoë Reis", "roles": "mentor", "email": "zr@example.com"}
    hires = [
        {"name": "Ida One", "start": "2026-03-02", "mentor": unicodedata.normalize("NFD", "ZOË REIS")},
        {"name": "Ida Two", "start": "2026-03-02", "mentor": "ZR@example.com", "manager": "zoe"},
    ]
    import_people(team("tom"), [*hires, mentor])
    assert [team("tom").team().mentor(hire) for hire in ("ida-one", "ida-two")] == ["zoe-reis", "zoe-reis"]


def test_who_could_be_two_is_named_with_both(team: Crew, refused: Refusal) -> None:
    team.add("Maya Moreno", "mentor")
    people.edit_person(team("tom"), "maya", {"name": "Maya O’Neill"})
    with refused(BadUse, Code.UNKNOWN_PERSON) as problem:
        people.edit_person(team("tom"), "ana", {"manager": "mayA"})
    several = [one["id"] for one in problem.value.facts["several"]]
    assert several == ["maya", "maya-moreno"]


LONG = {"login", "id", "roles", "languages", "customers", "curriculum", "pattern", "zone", "start", "contract", "room"}
"""Fields that take only what is known, or have a rule of their own."""


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in LONG])
def test_no_field_takes_a_novel(team: Crew, refused: Refusal, field: str) -> None:
    given = {"name": "X", "roles": "hire", "start": "2026-03-02", field: "x" * 100_000}
    with refused(BadUse, Code.TEXT_TOO_LONG) as problem:
        people.add_person(team("tom"), given)
    assert problem.value.facts["field"] == field


@pytest.mark.parametrize("field", sorted(LONG))
def test_neither_do_the_others(team: Crew, refused: Refusal, field: str) -> None:
    before = team.records()
    with pytest.raises(BadUse):
        people.add_person(team("tom"), {"name": "X", "roles": "hire", "start": "2026-03-02", field: "x" * 100_000})
    assert team.records() == before


def test_lists_have_an_end_and_an_address_its_standard(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.TOO_MANY):
        people.edit_person(team("tom"), "ana", {"interests": ",".join(map(str, range(WORDS_MOST + 1)))})
    with refused(BadUse, Code.TEXT_TOO_LONG):
        people.edit_person(team("tom"), "ana", {"email": "x" * EMAIL_MOST + "@example.com"})
