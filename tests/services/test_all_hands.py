"""All hands: called by a lead for their teams, for ten working days at most; side tasks' clocks stand, plans do not."""

from __future__ import annotations

from datetime import date, timedelta

from mentor_tui.domain.all_hands import standing_on
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import all_hands, areas, items, people, side_tasks, undo
from mentor_tui.services.areas_page import areas_page
from mentor_tui.services.attention import attention
from mentor_tui.services.documents import status
from mentor_tui.services.growth import growth_page
from mentor_tui.services.journeys import page
from mentor_tui.wording import acts, problems
from mentor_tui.wording import areas as area_words
from tests.services.conftest import TODAY, Crew, Refusal

FRIDAY = date(2026, 3, 6)


def ready(team: Crew, *hires: str) -> None:
    for hire in hires:
        items.tick(team("tom"), "talk", person=hire, on=date(2026, 3, 2), why="before")


def stands(team: Crew, person: str) -> date | None:
    found = standing_on(team(person).team().all_hands(person), team(person).today())
    return found.last if found is not None else None


def test_a_lead_calls_it_for_everybody_and_everybody_reads_why(team: Crew) -> None:
    done = all_hands.call(team("tom"), FRIDAY, "the wave after the release")
    assert acts.sentence(done, {}).startswith("All hands until Fri")
    told = {"team": None, "from": "2026-03-04", "until": "2026-03-06", "why": "the wave after the release", "by": "tom"}
    for person in ("ana", "cleo"):
        assert status(team(person))["all_hands"] == told
        assert page(team(person)).standing.all_hands is not None
    assert growth_page(team("olga")).hands is not None
    team.go_to(FRIDAY + timedelta(days=3))
    assert status(team("ana"))["all_hands"] is None


def test_a_year_is_refused_in_one_sentence(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ALL_HANDS_TOO_LONG) as problem:
        all_hands.call(team("tom"), TODAY + timedelta(days=365), "always")
    said = problems.sentence(problem.value)
    assert said == "All hands lasts 10 working days at most, so 17 March can be its last; decide anew then."
    all_hands.call(team("tom"), date(2026, 3, 17), "long enough")
    # Another end counts from the day on which it was called.
    team.go_to(date(2026, 3, 10))
    with refused(Refused, Code.ALL_HANDS_TOO_LONG):
        all_hands.call(team("lea"), date(2026, 3, 18), "one day more")


def test_what_else_stands_in_its_way(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.PAST_DATE):
        all_hands.call(team("tom"), TODAY - timedelta(days=1), "the wave")
    with refused(Refused, Code.ASKS_A_REASON):
        all_hands.call(team("tom"), FRIDAY, " ")
    with refused(NotYours, Code.NOT_YOURS):
        all_hands.call(team("maya"), FRIDAY, "the wave")
    with refused(BadUse, Code.BAD_VALUE):
        all_hands.call(team("tom"), FRIDAY, "the wave", team="nowhere")
    with refused(Refused, Code.NO_ALL_HANDS):
        all_hands.end(team("tom"))


def test_a_lead_of_one_team_calls_it_for_that_team_alone(team: Crew, refused: Refusal) -> None:
    for person, of in (("ana", "berlin"), ("budi", "lisbon"), ("lea", "berlin")):
        people.edit_person(team("tom"), person, {"team": of})
    people.edit_person(team("tom"), "lea", {"leads": "berlin"})
    all_hands.call(team("lea"), FRIDAY, "the wave")
    assert (stands(team, "ana"), stands(team, "budi"), stands(team, "cleo")) == (FRIDAY, None, None)
    for name in ("lisbon", "*"):
        with refused(NotYours, Code.BEYOND_YOUR_TEAMS):
            all_hands.call(team("lea"), FRIDAY, "the wave", team=name)
    all_hands.call(team("tom"), TODAY, "today", team="lisbon")
    assert stands(team, "budi") == TODAY
    undo.undo(team("tom"))
    assert stands(team, "budi") is None


def test_it_ends_today_and_what_was_called_by_mistake_never_was(team: Crew) -> None:
    all_hands.call(team("tom"), FRIDAY, "the wave")
    all_hands.end(team("lea"))
    assert stands(team, "ana") is None
    assert team("ana").team().all_hands("ana") == ()
    all_hands.call(team("tom"), FRIDAY, "the wave")
    team.go_to(FRIDAY)
    all_hands.end(team("lea"))
    (span,) = team("ana").team().all_hands("ana")
    assert (span.first, span.last) == (TODAY, date(2026, 3, 5))
    undo.undo(team("lea"))
    assert stands(team, "ana") == FRIDAY


def test_clocks_of_side_tasks_stand_and_a_plan_goes_on(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    day = team("budi").standing(team("budi").journey("budi")).day
    team.go_to(date(2026, 3, 9))
    all_hands.call(team("tom"), date(2026, 3, 20), "the wave")
    # Twenty working days after it was taken, ten of which were all hands.
    team.go_to(date(2026, 4, 1))
    context = team("ana")
    task = context.standing(context.journey("ana"), context.team()).task(context.catalogue.rungs["watch"])
    assert task.untouched == 10
    assert "still yours" not in [call.kind for call in attention(context)]
    assert team("budi").standing(team("budi").journey("budi")).day == day + 20


def test_clocks_of_areas_stand_as_well(team: Crew) -> None:
    areas.own(team("tom"), "quality", "max")
    areas.log(team("max"), "quality", "looked through")
    team.go_to(date(2026, 3, 9))
    all_hands.call(team("tom"), date(2026, 3, 13), "the wave")
    team.go_to(date(2026, 4, 8))
    row = areas_page(team("max")).row("quality")
    assert row is not None
    # Thirty-five days, of which five were all hands.
    assert (row.quiet, row.state) == (30, "kept")
    assert area_words.since(row) == "30 d", "the board’s column says the number by which it is quiet"
    team.go_to(date(2026, 4, 9))
    assert [call.kind for call in attention(team("max"))] == ["area quiet"]


def test_what_waits_for_a_sign_off_waits_on(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    all_hands.call(team("tom"), FRIDAY, "the wave")
    assert "waiting" in [call.kind for call in attention(team("maya"))]
