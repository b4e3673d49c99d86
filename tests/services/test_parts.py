"""Whose part an item is beside hire, mentor and lead: who has it, who ticks it, in whose queue it waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.curriculum import PartDef
from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.services import handover, items, journeys, people, roster, undo
from mentor_tui.services.abouts import HasIt
from mentor_tui.services.attention import attention
from mentor_tui.services.documents import status
from mentor_tui.services.opening import remember_seen
from mentor_tui.services.pages import mentees_page
from mentor_tui.wording import calls, problems
from mentor_tui.wording.handover import lines
from tests.services.conftest import START, Crew, Refusal


@pytest.fixture
def team(team: Crew) -> Crew:
    """Laptops are the part of IT, once called helpdesk, and Olga's; nothing else in the course is."""
    course = team.catalogue.curricula["course"]._replace(parts=(PartDef("it", "IT", ("helpdesk",)),))
    team.catalogue = team.catalogue._replace(curricula={"course": course}, digest="parts")
    team.edit("seat", who="it", by_day=1)
    return team


def given(team: Crew, who: str = "olga", parts: str = "it") -> None:
    people.edit_person(team("tom"), who, {"parts": parts})


def waits(team: Crew, who: str) -> list[tuple[str, str, str]]:
    return [(call.kind, call.person, call.on) for call in attention(team(who)) if call.kind in ("owed", "no part")]


def test_whoever_has_the_part_has_it_in_their_queue_and_ticks_it(team: Crew) -> None:
    given(team)
    assert waits(team, "olga") == [("owed", who, "seat") for who in ("ana", "budi", "cleo")]
    assert waits(team, "tom") == waits(team, "lea") == waits(team, "maya") == []
    items.tick(team("olga"), "seat", person="ana")
    assert team.state("ana", "seat") == "done"
    assert waits(team, "olga") == [("owed", who, "seat") for who in ("budi", "cleo")]
    undo.undo(team("olga"))
    assert team.state("ana", "seat") == "open"


def test_what_nobody_has_is_the_leads_in_one_line_a_part(team: Crew) -> None:
    assert waits(team, "tom") == [("no part", "ana", "it")]
    (call,) = [call for call in attention(team("tom")) if call.kind == "no part"]
    assert calls.need(call, team("tom").team().names, {}) == (
        "nobody has the part IT",
        "3 things wait, for 3 hires",
    )
    items.tick(team("tom"), "seat", person="ana")
    people.set_last_day(team("tom"), "olga", START - timedelta(days=1))
    assert waits(team, "olga") == []


@pytest.mark.parametrize("who", ["maya", "max", "otto", "budi"])
def test_it_is_nobody_elses(team: Crew, refused: Refusal, who: str) -> None:
    given(team)
    with refused(NotYours, Code.NOT_YOURS) as problem:
        items.tick(team(who), "seat", person="ana")
    assert problems.sentence(problem.value, {}) == (
        "Ticking what is somebody else’s part is for a lead of their team or whoever has that part, so “Seat” is not "
        "yours to do."
    )


def test_nobody_ticks_it_in_their_own_journey_but_says_that_they_have_it(team: Crew) -> None:
    given(team, "ana")
    assert waits(team, "ana") == [("owed", who, "seat") for who in ("budi", "cleo")]
    items.tick(team("ana"), "seat")
    assert journeys.page(team("ana")).standing.by_id["seat"].fact.entries[-1].has


def told(team: Crew, who: str) -> list[tuple[str, str]]:
    return [(call.person, call.on) for call in attention(team(who)) if call.kind == "has it"]


def test_what_a_hire_has_is_told_to_whoever_has_the_part(team: Crew) -> None:
    given(team)
    items.tick(team("ana"), "seat")
    assert told(team, "olga") == [("ana", "seat")]
    assert told(team, "tom") == told(team, "maya") == told(team, "lea") == told(team, "ana") == []
    assert waits(team, "olga") == [("owed", who, "seat") for who in ("budi", "cleo")]
    assert not [row for row in status(team("ana"))["owed"] if row["on"] == "seat"]
    (call,) = [call for call in attention(team("olga")) if call.kind == "has it"]
    remember_seen(team("olga"), "ana", "has it", call.since)
    assert told(team, "olga") == [], "it is told once"
    items.untick(team("olga"), "seat", person="ana")
    assert [row["by"] for row in status(team("ana"))["owed"] if row["on"] == "seat"] == ["olga"]


@pytest.mark.parametrize("holder", ["", "ana"])
def test_where_nobody_else_has_the_part_the_leads_are_told(team: Crew, holder: str) -> None:
    if holder:
        given(team, holder)
    items.tick(team("ana"), "seat")
    assert told(team, "tom") == [("ana", "seat")]
    assert told(team, "maya") == told(team, "ana") == told(team, "olga") == []


def test_a_mentor_with_the_part_is_told_of_both_in_one_line(team: Crew) -> None:
    given(team, "maya")
    items.tick(team("ana"), "welcome")
    items.tick(team("ana"), "seat")
    (call,) = [call for call in attention(team("maya")) if call.kind == "has it"]
    assert call.about == HasIt(("welcome", "seat"))
    assert [call for call in mentees_page(team("maya")).queue if call.kind == "has it"] == [call]
    journeys.told(team("maya"), journeys.page(team("maya"), "ana"))
    assert told(team, "maya") == []


def test_whoever_has_left_has_no_part_any_more(team: Crew) -> None:
    given(team)
    items.tick(team("ana"), "seat")
    people.set_last_day(team("tom"), "olga", START - timedelta(days=1))
    assert waits(team, "olga") == told(team, "olga") == []
    assert told(team, "tom") == [("ana", "seat")]


def test_what_is_owed_to_the_only_one_with_the_part_is_the_leads(team: Crew) -> None:
    given(team, "ana")
    assert waits(team, "ana") == [("owed", who, "seat") for who in ("budi", "cleo")]
    assert waits(team, "tom") == [("owed", "ana", "seat")]


def test_it_is_owed_by_whoever_has_it(team: Crew) -> None:
    def by() -> list[str | None]:
        return [row["by"] for row in status(team("ana"))["owed"] if row["on"] == "seat"]

    assert by() == ["tom"]
    given(team)
    assert by() == ["olga"]
    given(team, "ana")
    given(team, "olga", "")
    assert by() == ["tom"]


def test_somebody_with_a_part_is_known_under_its_former_id_too(team: Crew) -> None:
    given(team, parts="helpdesk")
    olga = next(row for row in roster.roster(team("tom")) if row["person"] == "olga")
    assert olga["parts"] == ["it"]
    assert [call.person for call in attention(team("olga")) if call.kind == "owed"] == ["ana", "budi", "cleo"]


def test_a_part_that_no_curriculum_names_is_refused(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.UNKNOWN_PART) as problem:
        given(team, parts="itt")
    assert problems.sentence(problem.value, {}) == "There is no part “itt”. Did you mean “it”? You can use: it."


def test_one_part_is_added_or_dropped_and_the_others_stay(team: Crew, refused: Refusal) -> None:
    assert people.parts_after(team("tom"), "olga", ["it"]) == ["it"]
    given(team)
    assert people.parts_after(team("tom"), "olga", ["more"]) == ["it", "more"]
    assert people.parts_after(team("tom"), "olga", drop=["it"]) == []
    with refused(BadUse, Code.UNKNOWN_PART):
        people.parts_after(team("tom"), "olga", drop=["other"])


def test_a_mentor_with_a_part_has_it_in_the_queue_of_their_place(team: Crew) -> None:
    given(team, "max")
    page = mentees_page(team("max"))
    assert [(call.person, call.on) for call in page.queue if call.kind == "owed"] == [
        ("ana", "seat"),
        ("budi", "seat"),
        ("cleo", "seat"),
    ]
    assert page.cases["ana", "seat"].may("tick") is None
    assert page.labels["ana"]["seat"] == "Seat"


def test_in_somebodys_journey_it_says_whose_it_is(team: Crew) -> None:
    given(team, "maya")
    page = journeys.page(team("maya"), "ana")
    assert page.case(page.standing.by_id["seat"]).may("tick") is None
    other = journeys.page(team("ana"))
    assert other.parts == frozenset()
    assert other.case(other.standing.by_id["seat"]).whose == "IT"


def test_a_handover_names_the_part(team: Crew) -> None:
    assert "from IT, due on 4 March" in "\n".join(lines(handover.handover(team("tom"), "ana"))).replace(
        "was due", "due"
    )
