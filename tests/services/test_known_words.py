"""Places, positions, product areas and teams as they were typed: what is known, what looks like a slip, what is new."""

from __future__ import annotations

import zoneinfo
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.calendar import Workplace
from mentor_tui.domain.catalogue import Budget, WorkCalendar
from mentor_tui.domain.growth_content import Position, ProductArea
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.services import fields, people
from mentor_tui.services.answers import of
from mentor_tui.services.attention import attention
from mentor_tui.services.known_words import slip
from mentor_tui.services.results import Edited, Joined
from mentor_tui.services.whereabouts import ending
from mentor_tui.wording import calls, problems
from mentor_tui.wording.acts import sentence
from tests.services.importing import import_people

from .conftest import TODAY, Crew, catalogue

PLACES = {
    "lisbon": Workplace("lisbon", "Lisbon", "Europe/Lisbon"),
    "sao-paulo": Workplace("sao-paulo", "São Paulo", "America/Sao_Paulo"),
    "sea": Workplace("sea", "At sea"),
}
ENDS = {"past": 2025, "this": 2026, "next": 2027, "rules": None}
"""Place -> the last year of which all of its free days are known; the present one is 2026."""


@pytest.fixture
def crew() -> Crew:
    budget = Budget(positions={"support-rep": 4})
    known = catalogue(calendar=WorkCalendar(places=PLACES), budget=budget)
    lead, data = Position("support-lead", "Lead"), ProductArea("exports", "Exports")
    made = Crew(known._replace(positions={lead.id: lead}, product_areas={data.id: data}))
    people.found_team(made.context(""), "Tom", login="tom", person="tom")
    made.add("Ana", team="Billing", areas="invoices", position="night-shift")
    return made


def profile(crew: Crew, person: str) -> Any:
    return crew("tom").journey(person).profile


@pytest.mark.parametrize("typed", ["lisbon", "Lisbon", "LÍSBON", " Lisbon "])
def test_a_place_is_kept_as_the_calendar_calls_it(crew: Crew, typed: str) -> None:
    assert profile(crew, crew.add("Bea", place=typed)).place == "lisbon"
    assert profile(crew, crew.add("Cy", place="Sao Paulo")).place == "sao-paulo"


def test_a_position_and_a_product_area_may_be_called_by_their_titles_and_are_kept_by_id(crew: Crew) -> None:
    known = profile(crew, crew.add("Bea", position="lead", areas="Exports, invoices"))
    assert (known.position, known.areas) == ("support-lead", ("exports", "invoices"))


def test_an_unknown_place_is_refused_with_the_near_miss_and_taken_where_it_is_meant(crew: Crew) -> None:
    with pytest.raises(BadUse) as refused:
        crew.add("Bea", place="Lisbonn")
    assert (refused.value.code, refused.value.facts["near"]) == (Code.UNKNOWN_PLACE, "lisbon")
    with pytest.raises(BadUse) as refused:
        people.edit_person(crew("tom"), "ana", {"place": "Atlantis"})
    said = problems.sentence(refused.value)
    assert said.startswith("“Atlantis” is not a place in the calendar. You can use: lisbon, sao-paulo, sea.")
    refused.value.facts |= {"known": [f"place-{n}" for n in range(7)], "near": "place-1"}
    assert problems.sentence(refused.value) == (
        "“Atlantis” is not a place in the calendar. Did you mean “place-1”? “mentor-tui people places” lists "
        "all 7. Add --new if you mean a new one."
    )
    done = people.edit_person(crew("tom"), "ana", {"place": "Atlantis"}, new=True)
    assert profile(crew, "ana").place == "Atlantis"
    assert "“Atlantis” is not in the calendar, so no public holiday counts there." in sentence(done, {})


@pytest.mark.parametrize(
    ("field", "typed", "known"),
    [
        ("team", "biling", "Billing"),
        ("areas", "invoces", "invoices"),
        ("position", "suport-rep", "support-rep"),
        ("position", "nigth-shift", "night-shift"),
        ("position", "suport-lead", "support-lead"),
        ("areas", "exprots", "exports"),
        ("leads", "bililng", "Billing"),
    ],
)
def test_a_word_with_a_slip_in_it_is_asked_about(crew: Crew, field: str, typed: str, known: str) -> None:
    with pytest.raises(BadUse) as refused:
        crew.add("Bea", "lead" if field == "leads" else "hire", **{field: typed})
    assert (refused.value.code, refused.value.facts["near"]) == (Code.NEAR_WORD, known)
    assert problems.sentence(refused.value).endswith(f"Add --new if you mean a new one. Did you mean “{known}”?")
    given = {"name": "Bea", "roles": "mentor", field: typed}
    person = people.add_person(crew("tom"), given, new=True).person
    kept = crew("tom").team().people[person] if field in ("team", "leads") else profile(crew, person)
    assert getattr(kept, field) in (typed, (typed,))


def test_a_known_word_is_kept_as_it_is_known_and_any_other_is_the_first_of_its_kind(crew: Crew) -> None:
    person = crew.add("Bea", team="BILLING", areas="Invoices, payouts", position="Support-Rep")
    assert crew("tom").team().people[person].team == "Billing"
    assert (profile(crew, person).areas, profile(crew, person).position) == (("invoices", "payouts"), "support-rep")
    person = crew.add("Cy", team="Escalations")
    assert crew("tom").team().people[person].team == "Escalations"


def test_a_table_is_held_against_itself(crew: Crew) -> None:
    rows = [{"name": name, "roles": "mentor", "team": team} for name, team in (("Bea", "Nights"), ("Cy", "nights"))]
    import_people(crew("tom"), rows)
    assert crew("tom").team().people["cy"].team == "Nights"
    rows = [{"name": name, "roles": "mentor", "team": team} for name, team in (("Di", "Mornings"), ("Ed", "Mornigns"))]
    with pytest.raises(Problem) as refused:
        import_people(crew("tom"), rows)
    assert (refused.value.code, refused.value.facts["row"]) == (Code.NEAR_WORD, 3)
    assert "di" not in crew("tom").team().people


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("suport", ["support"], "support"),
        ("tier 2", ["tier 1"], None),
        ("team-b", ["team-a"], None),
        ("emea-3", ["emea-1", "emea-2"], None),
        ("apac", ["emea"], None),
    ],
)
def test_what_only_counts_its_kind_is_no_slip(word: str, known: list[str], meant: str | None) -> None:
    assert slip(word, known) == meant


def test_the_zone_of_the_place_is_theirs_and_a_missing_one_is_told(crew: Crew) -> None:
    done = people.add_person(crew("tom"), {"name": "Bea", "roles": "mentor", "place": "Lisbon"})
    assert of(Joined, done.result).nowhere == ()
    assert sentence(done, {}) == "Added: Bea (bea)."
    done = people.add_person(crew("tom"), {"name": "Cy", "roles": "mentor", "place": "sea"})
    assert sentence(done, {}) == (
        "Added: Cy (cy). The time zone of Cy is not known, so shared hours cannot count. Set it with “people "
        "edit --zone”."
    )
    rows = [{"name": "Di", "roles": "mentor"}, {"name": "Ed", "roles": "mentor", "zone": "UTC"}]
    assert of(Joined, import_people(crew("tom"), rows).result).nowhere == ("Di",)
    done = people.edit_person(crew("tom"), "cy", {"zone": "Asia/Tokyo"})
    assert of(Edited, done.result).nowhere == ()
    assert "time zone" in sentence(people.edit_person(crew("tom"), "cy", {"zone": ""}), {})


@pytest.mark.parametrize("role", ["lead", "observer"])
def test_hours_in_common_are_no_matter_of_whoever_is_of_no_pair(crew: Crew, role: str) -> None:
    done = people.add_person(crew("tom"), {"name": "Bea", "roles": role})
    assert sentence(done, {}) == "Added: Bea (bea)."
    assert of(Edited, people.edit_person(crew("tom"), "bea", {"zone": ""}).result).nowhere == ()
    # Whoever mentors from now on is of pairs.
    assert of(Edited, people.edit_person(crew("tom"), "bea", {"roles": "mentor"}).result).nowhere == ("Bea",)


def test_leads_are_told_in_one_line_whose_zone_is_missing(crew: Crew) -> None:
    crew.add("Bea", "mentor", zone="")
    crew.add("Cy", zone="", place="sea")
    crew.add("Di", "observer", zone="")
    found = [call for call in attention(crew("tom")) if call.kind == "no zone"]
    assert [call.people for call in found] == [("bea", "cy")]
    names = {"bea": "Bea", "cy": "Cy"}
    assert calls.need(found[0], names, {}) == ("2 people", "time zone not known, so shared hours cannot count")
    people.edit_person(crew("tom"), "cy", {"zone": "Asia/Tokyo"})
    people.set_last_day(crew("tom"), "bea", TODAY)
    crew.go_to(TODAY + timedelta(days=1))
    assert "no zone" not in [call.kind for call in attention(crew("tom"))], "whoever has left is of no pair"
    people.set_last_day(crew("tom"), "bea", None)
    people.edit_person(crew("tom"), "bea", {"place": "lisbon"})
    assert "no zone" not in [call.kind for call in attention(crew("tom"))]


def test_places_are_named_whose_free_days_are_not_known_for_the_whole_of_next_year(crew: Crew) -> None:
    known = {name: Workplace(name, name.title(), "UTC", until=until) for name, until in ENDS.items()}
    crew.catalogue = crew.catalogue._replace(calendar=WorkCalendar(places=known), digest="ends")
    assert [place.id for place in ending(crew("tom"))] == ["past", "this"]


def test_without_a_database_of_zones_nothing_false_is_said(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(key: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(key)

    monkeypatch.setattr(fields, "known_zones", frozenset)
    monkeypatch.setattr(zoneinfo, "ZoneInfo", unknown)
    with pytest.raises(BadUse) as refused:
        crew.add("Bea", zone="Europe/Lisbon")
    assert problems.sentence(refused.value) == (
        "This machine has no time zone data, so “Europe/Lisbon” cannot be checked. Install the Python package tzdata."
    )
    done = people.add_person(crew("tom"), {"name": "Bea", "roles": "mentor", "place": "lisbon"})
    assert of(Joined, done.result).nowhere == ("Bea",)
    assert crew("bea").zone(profile(crew, "bea")) is None
