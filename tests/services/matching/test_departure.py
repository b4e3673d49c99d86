"""A mentor leaves or goes on leave: one solve for all their hires, looked at first, and then one commit."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, timedelta
from unittest.mock import patch

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused, Trouble
from mentor_tui.domain.record import TEAM, Record
from mentor_tui.services import capacities, pairing, people, undo
from mentor_tui.services.answers import of
from mentor_tui.services.exclusions import keep_apart
from mentor_tui.services.journeys import page as journey_page
from mentor_tui.services.matching.departure import carry_out, plan_departure, plan_leave
from mentor_tui.services.results import Departed
from mentor_tui.services.roster import roster

from ..conftest import TODAY, Crew, Refusal

LAST = date(2026, 4, 30)


@pytest.fixture
def paired(crew: Crew) -> Crew:
    """Noor and Ola are Petra's; Ines and Sam have room."""
    capacities.set_capacity(crew("tom"), "petra", hours=20.0)
    pairing.reassign(crew("tom"), "noor", "petra", why="")
    return crew


def held(crew: Crew, on: date) -> dict[str, tuple[str, ...]]:
    team = crew("tom").team()
    found = {hire: team.pairing(hire) for hire in ("noor", "ola")}
    return {hire: pair.mentors_on(on) for hire, pair in found.items() if pair is not None}


def test_nothing_changes_before_it_is_carried_out(paired: Crew) -> None:
    before = paired.records()
    plan = plan_departure(paired("tom"), "Petra", LAST, overlap=5)
    assert {pair.hire: pair.mentor for pair in plan.pairs} == {"noor": "ines", "ola": "sam"}
    assert (plan.first, plan.last, plan.waiting) == (date(2026, 4, 26), LAST, ())
    assert plan.reason("noor").parts
    assert paired.records() == before


def test_a_departure_is_one_commit_with_days_of_overlap(paired: Crew) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST, overlap=5)
    version = paired.store.read(TEAM).version  # type: ignore[union-attr]
    done = carry_out(
        paired("tom"),
        plan,
        why="Petra goes home to Prague.",
        telling="Tom tells both on Monday.",
        words={"ola": "Ask her about the logs; she is better than she thinks."},
    )
    assert paired.store.read(TEAM).version == version + 1  # type: ignore[union-attr]
    assert len({event.op for event in done.events}) == 1
    assert held(paired, TODAY) == {"noor": ("petra",), "ola": ("petra",)}
    assert held(paired, LAST) == {"noor": ("ines", "petra"), "ola": ("sam", "petra")}
    assert held(paired, LAST + timedelta(days=1)) == {"noor": ("ines",), "ola": ("sam",)}
    assert paired("tom").team().people["petra"].left == LAST
    undo.undo(paired("tom"), record=TEAM)
    assert held(paired, LAST) == {"noor": ("petra",), "ola": ("petra",)}
    assert paired("tom").team().people["petra"].left is None


def test_waiting_sign_offs_move_over_on_the_day(paired: Crew) -> None:
    from mentor_tui.services import items
    from mentor_tui.services.attention import attention

    for name in ("read", "plans"):
        items.tick(paired("ola"), name)
    for _ in range(2):
        items.tick(paired("ola"), "refund")
    carry_out(paired("tom"), plan_departure(paired("tom"), "petra", LAST), why="She leaves.")
    waits = [call.on for call in attention(paired("petra")) if call.kind == "waiting"]
    assert waits == ["refund"]
    paired.go_to(LAST + timedelta(days=1))
    assert [call.on for call in attention(paired("sam")) if call.kind == "waiting"] == ["refund"]
    assert not [call for call in attention(paired("petra")) if call.kind == "waiting"]
    items.sign_off(paired("sam"), "ola", "refund", why="")


def test_a_lead_chooses_for_one_and_the_rest_follow(paired: Crew) -> None:
    capacities.set_capacity(paired("tom"), "ines", heads=1)
    plan = plan_departure(paired("tom"), "petra", LAST, pins={"ola": "ines"})
    assert {pair.hire: pair.mentor for pair in plan.pairs} == {"noor": "sam", "ola": "ines"}


def test_whoever_stood_in_comes_first(paired: Crew) -> None:
    # Ines speaks no more of Ola's languages than Sam does, and has no area of hers.
    assert {p.hire: p.mentor for p in plan_departure(paired("tom"), "petra", LAST).pairs}["ola"] == "sam"
    pairing.unpair(paired("tom"), "noor", why="A mistake.", reason="moved")
    pairing.cover(paired("tom"), "ola", "ines")
    assert {p.hire: p.mentor for p in plan_departure(paired("tom"), "petra", LAST).pairs} == {"ola": "ines"}


def test_hires_whom_nobody_can_take_stay_and_are_told(paired: Crew) -> None:
    for mentor in ("ines", "kenji"):
        capacities.set_capacity(paired("tom"), mentor, hours=0.0)
    capacities.set_capacity(paired("tom"), "sam", heads=1)
    plan = plan_departure(paired("tom"), "petra", LAST)
    assert len(plan.pairs) == len(plan.waiting) == 1
    done = carry_out(paired("tom"), plan, why="She leaves.")
    assert len(of(Departed, done.result).waiting) == 1
    assert held(paired, LAST)[plan.waiting[0]] == ("petra",)


def test_a_pair_that_changed_since_stops_all_of_it(paired: Crew, refused: Refusal) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST)
    pairing.cover(paired("lea"), "ola", "sam")
    with refused(Refused, Code.CHANGED_SINCE):
        carry_out(paired("tom"), plan, why="She leaves.")


def test_a_rule_that_came_since_stops_all_of_it(paired: Crew, refused: Refusal) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST)
    keep_apart(paired("lea"), "ola", "sam", why="They asked.")
    with refused(Refused, Code.DRAFT_STALE):
        carry_out(paired("tom"), plan, why="She leaves.")


def test_a_departure_asks_a_reason_and_is_a_leads(paired: Crew, refused: Refusal) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST)
    with refused(Refused, Code.ASKS_A_REASON):
        carry_out(paired("tom"), plan, why=" ")
    with refused(NotYours, Code.NOT_YOURS):
        carry_out(paired("sam"), plan, why="I would like it so.")
    with refused(NotYours, Code.NOT_YOURS):
        plan_departure(paired("petra"), "petra", LAST)
    with refused(BadUse, Code.DATE_ORDER):
        plan_departure(paired("tom"), "petra", TODAY - timedelta(days=1))
    with refused(BadUse, Code.BAD_VALUE):
        plan_departure(paired("tom"), "petra", LAST, overlap=1000)
    with refused(Refused, Code.NOT_A_MENTOR):
        plan_departure(paired("tom"), "lea", LAST)


def test_a_leave_has_a_stand_in_for_each_from_its_first_day_to_its_last(paired: Crew) -> None:
    first, last = date(2026, 3, 30), date(2026, 4, 10)
    plan = plan_leave(paired("tom"), "petra", first, last)
    carry_out(paired("tom"), plan, why="")
    assert held(paired, first) == {"noor": ("petra",), "ola": ("petra",)}
    covers = {pair.hire: pair.mentor for pair in plan.pairs}
    assert covers == {"noor": "ines", "ola": "sam"}

    def sees(day: date) -> bool:
        paired.go_to(day)
        return "mentor" in journey_page(paired("sam"), "ola").relations

    assert [sees(day) for day in (first, last)] == [True, True]
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        paired.go_to(day)
        with pytest.raises(NotYours):
            journey_page(paired("sam"), "ola")
    assert [(span.first, span.last) for span in paired("tom").journey("petra").profile.leave] == [(first, last)]


def test_a_leave_that_is_planned_leaves_the_stand_in_of_today(paired: Crew) -> None:
    first, last = date(2026, 3, 30), date(2026, 4, 10)
    pairing.cover(paired("tom"), "ola", "kenji")
    plan = plan_leave(paired("tom"), "petra", first, last)
    carry_out(paired("tom"), plan, why="")
    for day, who in ((TODAY, "kenji"), (first - timedelta(days=1), "kenji"), (first, "sam"), (last, "sam")):
        paired.go_to(day)
        page = journey_page(paired("ola"))
        assert page.stand_in is not None
        rows = {row["person"]: row["stand_in"] for row in roster(paired("tom"))}
        assert (page.stand_in.id, rows["ola"]) == (who, who)
        assert "mentor" in journey_page(paired(who), "ola").relations
    paired.go_to(last + timedelta(days=1))
    assert journey_page(paired("ola")).stand_in is None
    paired.go_to(TODAY)
    assert pairing.cover(paired("tom"), "ola", None).events
    paired.go_to(first)
    assert journey_page(paired("ola")).stand_in is None, "nobody stands in any more, as planned neither"


def test_a_leave_without_hires_is_just_a_leave(paired: Crew) -> None:
    plan = plan_leave(paired("tom"), "kenji", date(2026, 3, 30), date(2026, 4, 10))
    done = carry_out(paired("tom"), plan, why="")
    assert [event.kind for event in done.events] == ["leave"]


def test_the_same_operation_twice_changes_nothing_more(paired: Crew) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST)
    carry_out(paired("tom"), plan, why="She leaves.", op="leaving-1")
    before = paired.records()
    assert carry_out(paired("tom"), plan, why="She leaves.", op="leaving-1").events == ()
    assert paired.records() == before


def test_a_last_day_that_comes_without_a_plan_is_still_possible(paired: Crew) -> None:
    people.set_last_day(paired("tom"), "petra", LAST)
    plan = plan_departure(paired("tom"), "petra", LAST)
    carry_out(paired("tom"), plan, why="She leaves.")
    assert held(paired, LAST + timedelta(days=1)) == {"noor": ("ines",), "ola": ("sam",)}


def since(crew: Crew, hire: str) -> list[tuple[str, str]]:
    """Who mentors a hire and will, with the days from which."""
    pairing = crew("tom").team().pairing(hire)
    assert pairing is not None
    entries = [(past["mentor"], past["since"]) for past in pairing.past if past["since"] < past["until"]]
    return [*entries, (pairing.mentor or "", pairing.since)]


def test_only_hires_who_are_the_leavers_on_that_day_move(paired: Crew) -> None:
    """Ola was agreed to go to Ines before, and Noor shares only days of overlap with Petra: both need nobody."""
    capacities.set_capacity(paired("tom"), "ines", hours=30.0, heads=9)
    pairing.reassign(paired("tom"), "ola", "ines", why="Agreed.", since=date(2026, 4, 1))
    pairing.reassign(paired("tom"), "noor", "sam", why="Agreed.", since=date(2026, 4, 20), overlap=20)
    plan = plan_departure(paired("tom"), "petra", LAST)
    assert dict(plan.days) == {}
    done = carry_out(paired("tom"), plan, why="She leaves.")
    assert [event.kind for event in done.events] == ["edited"]
    assert plan_leave(paired("tom"), "petra", date(2026, 6, 8), date(2026, 6, 12)).pairs == ()


def test_a_hire_agreed_to_come_goes_to_another_from_that_same_day(paired: Crew) -> None:
    """Or stays with whom they have until then, where that is the best."""
    capacities.set_capacity(paired("tom"), "ines", hours=30.0, heads=9)
    pairing.reassign(paired("tom"), "ola", "ines", why="Agreed.", since=date(2026, 5, 4))
    plan = plan_departure(paired("tom"), "ines", LAST)
    assert dict(plan.days) == {"ola": date(2026, 5, 4)}
    carry_out(paired("tom"), plan, why="She leaves.")
    assert [mentor for mentor, _since in since(paired, "ola")] == ["petra"]
    pairing.reassign(paired("tom"), "ola", "sam", why="Agreed.", since=date(2026, 5, 4))
    carry_out(paired("tom"), plan_departure(paired("tom"), "petra", date(2026, 4, 10)), why="She leaves.")
    assert since(paired, "ola")[-1] == ("sam", "2026-04-11")


def test_a_hire_agreed_to_go_to_another_later_goes_there_at_once(paired: Crew) -> None:
    pairing.reassign(paired("tom"), "ola", "ines", why="Agreed.", since=date(2026, 6, 1))
    plan = plan_departure(paired("tom"), "petra", LAST)
    assert {pair.hire: pair.mentor for pair in plan.pairs}["ola"] == "ines"


def test_what_else_needs_somebody_is_named(paired: Crew) -> None:
    pairing.reassign(paired("tom"), "jonas", "sam", why="")
    pairing.cover(paired("tom"), "jonas", "petra", until=date(2026, 6, 30))
    assert plan_departure(paired("tom"), "petra", LAST).owns == ("Jonas",)


def test_a_hire_given_to_the_leaver_since_stops_all_of_it(paired: Crew, refused: Refusal) -> None:
    plan = plan_departure(paired("tom"), "petra", LAST)
    pairing.reassign(paired("lea"), "jonas", "petra", why="")
    with refused(Refused, Code.DRAFT_STALE):
        carry_out(paired("tom"), plan, why="She leaves.")


def test_a_choice_that_rules_forbid_is_refused_by_name(paired: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.KEPT_APART_BY) as told:
        carry_out(paired("tom"), plan_departure(paired("tom"), "petra", LAST, pins={"ola": "kenji"}), why="She leaves.")
    assert told.value.facts["rules"] == ["hours"]
    assert 0 < told.value.facts["shared"] < told.value.facts["least"] == 8.0
    with refused(Refused, Code.KEPT_APART_BY):
        carry_out(paired("tom"), plan_departure(paired("tom"), "petra", LAST, pins={"mia": "sam"}), why="She leaves.")


def test_a_leave_cut_short_by_trouble_is_written_when_it_is_asked_for_again(paired: Crew) -> None:
    plan = plan_leave(paired("tom"), "petra", date(2026, 3, 30), date(2026, 4, 10))
    with paired.store.edit("people/petra"):
        edits = paired.store.edit

        def broken(record_id: str, *, create: bool = False) -> AbstractContextManager[Record]:
            if record_id == "people/petra":
                raise Trouble(Code.DISK, path="", reason="full")
            return edits(record_id, create=create)

        with patch.object(paired.store, "edit", broken), pytest.raises(Trouble):
            carry_out(paired("tom"), plan, why="", op="leave-1")
    assert paired("tom").journey("petra").profile.leave == ()
    done = carry_out(paired("tom"), plan, why="", op="leave-1")
    assert [event.kind for event in done.events] == ["leave"]
    assert not of(Departed, done.result).for_good
    assert len(paired("tom").journey("petra").profile.leave) == 1


def test_words_go_to_the_plans_hires_alone(paired: Crew) -> None:
    before = paired("tom").journey("jonas").record
    carry_out(paired("tom"), plan_departure(paired("tom"), "petra", LAST), why="She leaves.", words={"jonas": "Hello."})
    assert paired("tom").journey("jonas").record == before


def test_a_last_day_too_far_ahead(paired: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.BAD_VALUE):
        plan_departure(paired("tom"), "petra", date(2030, 1, 1))
