"""Questions about the team that change nothing, and mentors ranked for one hire."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.catalogue import Track
from mentor_tui.domain.conditions import ALWAYS
from mentor_tui.domain.people import Profile
from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.services import capacities, pairing, people, side_tasks
from mentor_tui.services.matching.page import page
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.matching.what_if import Newcomers, what_if

from ..conftest import Crew, Refusal, rung
from .conftest import MONDAY


def test_today_beside_a_team_without_somebody(crew: Crew) -> None:
    before = crew.records()
    answer = what_if(crew("tom"), without=["ines"])
    assert crew.records() == before
    assert answer.today.waiting == page(crew("tom")).proposal.waiting == ("mia",)
    assert set(answer.then.waiting) == {"mia", "jonas"} or set(answer.then.waiting) == {"mia", "noor"}
    assert (answer.today.hours, answer.then.hours) == (32.0, 24.0)
    assert (answer.today.pairs, answer.then.pairs) == (4, 3)
    assert "ines" not in {load.mentor for load in answer.then.loads}


def test_the_hires_of_a_mentor_who_would_be_gone_need_somebody(crew: Crew) -> None:
    capacities.set_capacity(crew("tom"), "ines", hours=20.0)
    answer = what_if(crew("tom"), without=["petra"])
    assert "ola" in answer.then.hires
    assert "ola" not in answer.today.hires
    assert "ola" not in answer.then.waiting


def test_hires_who_would_come(crew: Crew) -> None:
    profile = Profile(zone="Europe/Lisbon", languages=("en",))
    answer = what_if(crew("tom"), more=[Newcomers(2, MONDAY, profile)])
    assert len(answer.then.hires) == len(answer.today.hires) + 2
    assert len(answer.then.waiting) == len(answer.today.waiting) + 2
    loads = {load.mentor: (load.hours, load.mentees) for load in answer.then.loads}
    assert loads["sam"] == (6.0, 1)


def test_average_over_pairs_that_stand_and_that_are_proposed(crew: Crew) -> None:
    answer = what_if(crew("tom"))
    assert answer.today == answer.then
    proposed = page(crew("tom")).proposal
    ola = next(row.score for row in choice(crew("tom"), "ola").candidates if row.now)
    assert answer.today.average == pytest.approx((proposed.total + ola) / 40)


def test_questions_that_are_none(crew: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.NOT_A_MENTOR):
        what_if(crew("tom"), without=["noor"])
    with refused(BadUse, Code.UNKNOWN_PERSON):
        what_if(crew("tom"), without=["nobody"])
    for hires in (0, -1, 1000):
        with refused(BadUse, Code.BAD_VALUE):
            what_if(crew("tom"), more=[Newcomers(hires, MONDAY)])
    with refused(NotYours, Code.NOT_YOURS):
        what_if(crew("ines"))


def test_mentors_ranked_for_a_hire_with_what_they_would_carry(crew: Crew) -> None:
    found = choice(crew("tom"), "noor")
    assert [row.person.id for row in found.candidates] == ["ines", "sam", "petra", "kenji"]
    ines, sam, petra, kenji = found.candidates
    assert ines.score > sam.score
    assert (ines.load, ines.then, ines.most, ines.mentees, ines.room) == (0.0, 6.0, 8.0, 0, 3)
    assert (petra.load, petra.then, petra.over, petra.possible) == (4.0, 10.0, True, True)
    assert kenji.rules == ("hours",)
    assert kenji.possible


def test_whoever_mentors_them_now_is_last_and_their_own_load_is_counted_once(crew: Crew) -> None:
    found = choice(crew("tom"), "ola")
    assert (found.mentor, found.candidates[-1].person.id, found.candidates[-1].now) == ("petra", "petra", True)
    petra = found.candidates[-1]
    assert (petra.load, petra.then, petra.mentees) == (0.0, 4.0, 0)


def test_firm_rules_bar_a_pair_made_by_hand_and_heads_do(crew: Crew) -> None:
    tom = crew("tom")
    pairing.reassign(tom, "noor", "sam", why="")
    pairing.unpair(tom, "noor", why="She asked.", reason="not again")
    people.set_last_day(tom, "ines", date(2026, 6, 1))
    capacities.set_capacity(tom, "petra", heads=1)
    crew.go_to(MONDAY)
    found = {row.person.id: row for row in choice(crew("tom"), "noor").candidates}
    assert {name: row.barred for name, row in found.items()} == {
        "sam": ("ended",),
        "ines": ("leaving",),
        "petra": ("capacity",),
        "kenji": (),
    }
    assert choice(crew("tom"), "noor").candidates[0].person.id == "kenji"


def test_both_sides_are_of_one_week(crew: Crew) -> None:
    """Ola's fourth hour is gone by the time of a newcomer in nine weeks, on both sides."""
    for name in ("noor", "jonas", "aiko", "mia"):
        people.end(crew("tom"), name, finished=False, why="Not this time.")
    answer = what_if(
        crew("tom"), more=[Newcomers(1, date(2026, 5, 4), Profile(zone="Europe/Lisbon", languages=("en",)))]
    )
    today, then = ({load.mentor: load.hours for load in side.loads} for side in (answer.today, answer.then))
    assert today["petra"] == 1.0
    assert sum(then.values()) - sum(today.values()) == 6.0


def test_who_is_confirmed_on_the_track_can_be_asked_about(crew: Crew) -> None:
    steps = (rung("mentoring-mentor", "mentoring", opens=ALWAYS),)
    tracks = {**crew.catalogue.tracks, "mentoring": Track("mentoring", "Mentoring", steps)}
    crew.catalogue = crew.catalogue._replace(tracks=tracks, digest="with mentoring")
    crew.add("Rui", "", zone="Europe/Lisbon", start="2022-01-10", languages="en")
    side_tasks.take(crew("rui"), "mentoring-mentor")
    assert "rui" not in {load.mentor for load in what_if(crew("tom"), without=["rui"]).then.loads}
