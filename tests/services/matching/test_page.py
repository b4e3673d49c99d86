"""The proposal a lead has before them, and what it is made from."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from mentor_tui.domain.catalogue import Track
from mentor_tui.domain.conditions import ALWAYS
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import capacities, pairing, people, side_tasks
from mentor_tui.services.exclusions import keep_apart
from mentor_tui.services.matching import departure, drafting
from mentor_tui.services.matching.documents import choice_doc, hire_doc, leaving_doc, match_doc, scores_doc
from mentor_tui.services.matching.page import page
from mentor_tui.services.matching.publishing import publish
from mentor_tui.services.matching.ranking import choice
from mentor_tui.wording import matching as words
from mentor_tui.wording import ranking
from mentor_tui.wording.problems import sentence
from mentor_tui.wording.problems_matching import taken_from

from ..conftest import Crew, Refusal, rung
from .conftest import MONDAY, cohort_team


def pairs(crew: Crew, **how: object) -> dict[str, str]:
    return page(crew("tom"), **how).proposal.mentors  # type: ignore[arg-type]


def test_a_whole_cohort_is_matched_at_once(crew: Crew) -> None:
    found = page(crew("tom"))
    assert found.proposal.mentors == {"noor": "ines", "jonas": "sam", "aiko": "kenji"}
    assert found.proposal.waiting == ("mia",)
    assert {hire.begins for hire in found.pool.hires} == {MONDAY}
    # Petra has four hours left beside Ola's four, and a fresh hire asks for six.
    assert found.loads["petra"] == (4.0, 4.0, 8.0)
    assert found.hours == (32.0, 28.0, 10.0)


def test_only_leads_match(crew: Crew) -> None:
    for person in ("ines", "noor"):
        with pytest.raises(NotYours):
            page(crew(person))


def test_a_lead_of_one_team_matches_its_hires_alone(crew: Crew) -> None:
    people.edit_person(crew("tom"), "aiko", {"team": "pacific"})
    people.edit_person(crew("tom"), "lea", {"leads": "pacific", "team": "pacific"})
    found = page(crew("lea"))
    assert [hire.id for hire in found.pool.hires] == ["aiko"]
    assert found.plan != page(crew("tom")).plan


def test_scores_say_all_that_the_optimum_was_found_from(crew: Crew) -> None:
    doc = scores_doc(page(crew("tom")))
    hires = ["aiko", "jonas", "mia", "noor"]
    mentors = [*doc["places"]]
    assert mentors == ["ines", "kenji", "petra", "sam"]
    assert {(row["hire"], row["mentor"]) for row in (*doc["allowed"], *doc["apart"])} == {
        (hire, mentor) for hire in hires for mentor in mentors
    }
    score = {(row["hire"], row["mentor"]): row["score"] for row in doc["allowed"]}
    for row in doc["allowed"]:
        assert round(sum(row["parts"].values()), 1) == row["score"]
    best = (0, 0.0)
    for chosen_by in itertools.product([None, *mentors], repeat=len(hires)):
        chosen = [(hire, mentor) for hire, mentor in zip(hires, chosen_by, strict=True) if mentor is not None]
        if all(pair in score for pair in chosen) and all(chosen_by.count(m) <= len(doc["places"][m]) for m in mentors):
            paid = sum(sum(doc["places"][m][: chosen_by.count(m)]) for m in mentors)
            best = max(best, (len(chosen), round(sum(score[pair] for pair in chosen) - paid, 1)))
    assert (doc["matched"], doc["objective"]) == best


def test_json_names_whom_nobody_can_take_and_what_would_help(crew: Crew) -> None:
    doc = match_doc(page(crew("tom")))
    assert doc["total"] == round(sum(pair["score"] for pair in doc["pairs"]), 1)
    (mia,) = doc["unmatched"]
    assert mia["hire"] == "mia"
    rules = {row["rule"]: row["who"] for row in mia["why"]}
    assert rules["hours"] == ["ines", "petra", "sam"]
    assert rules["capacity"] == ["kenji", "petra"]
    assert mia["would_help"][0] == {
        "change": "capacity",
        "mentor": "kenji",
        "hours_more": 4.0,
        "hours": 12.0,
        "mentees": 2,
        "mentees_more": 0,
    }


def test_what_would_help_does_help(crew: Crew) -> None:
    capacities.set_capacity(crew("tom"), "kenji", hours=12.0)
    assert page(crew("tom")).proposal.waiting == ()


def test_one_hire_explained(crew: Crew) -> None:
    doc = hire_doc(page(crew("tom")), "Noor")
    assert doc["mentor"] == "ines"
    (sam,) = doc["instead"]
    assert sam["mentor"] == "sam"
    assert sam["moves"] == [{"hire": "jonas", "from": "sam", "to": "ines"}]
    assert sam["loss"] > 0
    assert {row["rule"]: row["who"] for row in doc["apart"]}["hours"] == ["kenji"]
    with pytest.raises(Refused) as told:
        hire_doc(page(crew("tom")), "ola")
    assert told.value.code is Code.NOT_TO_MATCH
    with pytest.raises(BadUse):
        hire_doc(page(crew("tom")), "nobody at all")


def test_rules_come_from_what_is_known_of_people(crew: Crew) -> None:
    tom = crew("tom")
    people.edit_person(tom, "noor", {"manager": "ines"})
    people.edit_person(tom, "jonas", {"manager": "noor"})
    people.set_last_day(tom, "sam", MONDAY + timedelta(days=300))
    found = page(crew("tom")).match.scores
    assert found.rules("noor", "ines") == ("manager",)
    assert found.rules("jonas", "ines") == ("manager",)
    assert found.rules("noor", "sam") == ("leaving",)
    assert "capacity" in found.rules("noor", "petra")


def test_a_pair_that_ended_badly_or_is_kept_apart_is_none_again(crew: Crew) -> None:
    tom = crew("tom")
    pairing.reassign(tom, "noor", "ines", why="")
    pairing.unpair(tom, "noor", why="She asked.", reason="asked")
    keep_apart(tom, "jonas", "sam", why="They are a couple.")
    crew.go_to(MONDAY)
    found = page(crew("tom")).match.scores
    assert found.rules("noor", "ines") == ("ended",)
    assert found.rules("jonas", "sam") == ("apart",)


def test_a_mentor_away_at_the_start_and_one_who_is_new(crew: Crew) -> None:
    tom = crew("tom")
    people.set_leave(tom, "ines", MONDAY, MONDAY + timedelta(days=4))
    people.edit_person(tom, "sam", {"start": "2026-01-12"})
    found = page(crew("tom")).match.scores
    assert found.rules("noor", "ines") == ("away",)
    assert found.rules("noor", "sam") == ("tenure",)


def test_places_are_hours_first_and_heads_second(crew: Crew) -> None:
    tom = crew("tom")
    capacities.set_capacity(tom, "ines", hours=24.0)
    places = page(crew("tom")).match.scores.places
    assert [len(costs) for costs in places] == [3, 1, 0, 1]
    capacities.set_capacity(tom, "ines", hours=24.0, heads=1)
    assert len(page(crew("tom")).match.scores.places[0]) == 1
    capacities.set_capacity(tom, "ines", hours=0.0)
    assert page(crew("tom")).match.scores.places[0] == ()


def test_hours_with_somebody_whose_zone_is_not_known_weigh_nothing_and_it_is_told(crew: Crew) -> None:
    from mentor_tui.domain.history import append
    from mentor_tui.domain.journey_folds import PROFILE

    with crew.store.edit("people/jonas") as record:
        terms = {"zone": "Atlantis/Sunken"}
        append(record, op="by-hand", at=crew("tom").stamp(), by="tom", kind="edited", thing=PROFILE, terms=terms)
    found = page(crew("tom"))
    assert found.seekers.zones == ("jonas",)
    scores = found.match.scores
    assert scores.shared("jonas", "ines") is None
    assert "hours" not in scores.rules("jonas", "kenji")
    assert scores.parts("jonas", "petra") == {"areas": 500, "languages": 300, "experience": 67}
    pair = next(pair for pair in match_doc(found)["pairs"] if pair["hire"] == "jonas")
    assert pair["shared_hours"] is None


def test_nobody_to_match_and_nobody_to_match_with() -> None:
    crew = Crew()
    people.found_team(crew.context(""), "Tom", login="tom", person="tom")
    empty = page(crew("tom"))
    assert (empty.proposal.pairs, empty.proposal.waiting, empty.proposal.value) == ((), (), 0)
    assert match_doc(empty)["unmatched"] == []
    crew.add("Ana")
    alone = match_doc(page(crew("tom")))
    assert alone["unmatched"] == [{"hire": "ana", "why": [], "room_after_publishing": [], "would_help": []}]


def test_the_same_team_gives_the_same_proposal_and_what_was_scored_serves_again(crew: Crew) -> None:
    first = page(crew("tom"))
    again = page(crew("tom"), first)
    assert again.match is first.match
    assert again.proposal == page(cohort_team()("tom")).proposal
    people.edit_person(crew("tom"), "sam", {"areas": "billing"})
    assert page(crew("tom"), first).match is not first.match


def test_the_mentoring_track_makes_a_mentor_of_whom_no_lead_has_named(crew: Crew) -> None:
    """Who is on the way there is kept apart by a rule of that name; who is confirmed can be proposed."""
    steps = (rung("mentoring-cover", "mentoring", opens=ALWAYS), rung("mentoring-mentor", "mentoring", opens=ALWAYS))
    tracks = {**crew.catalogue.tracks, "mentoring": Track("mentoring", "Mentoring", steps)}
    crew.catalogue = crew.catalogue._replace(tracks=tracks, digest="with mentoring")
    crew.add("Rui", "", zone="Europe/Lisbon", start="2022-01-10", languages="ar,en", areas="billing", goals="content")
    assert "rui" not in page(crew("tom")).match.scores.columns
    side_tasks.take(crew("rui"), "mentoring-cover")
    assert page(crew("tom")).match.scores.rules("noor", "rui") == ("unconfirmed",)
    assert "rui" not in page(crew("tom")).with_room
    side_tasks.take(crew("rui"), "mentoring-mentor")
    assert page(crew("tom")).match.scores.rules("noor", "rui") == ()
    people.set_last_day(crew("tom"), "ines", MONDAY)
    assert page(crew("tom")).proposal.mentors["noor"] == "rui"


def scoped(crew: Crew) -> None:
    """Lea leads Lisbon alone; Sam mentors in Berlin, with one place, where Mia has nobody."""
    people.edit_person(crew("tom"), "lea", {"leads": "lisbon", "team": "lisbon"})
    for hire in ("noor", "jonas"):
        people.edit_person(crew("tom"), hire, {"team": "lisbon"})
    for person in ("sam", "mia"):
        people.edit_person(crew("tom"), person, {"team": "berlin"})
    capacities.set_capacity(crew("tom"), "sam", heads=1)


def test_another_teams_mentor_is_marked_and_not_taken_unseen(crew: Crew, refused: Refusal) -> None:
    scoped(crew)
    drafting.pin(crew("lea"), "noor", "sam")
    found = page(crew("lea"))
    pair = next(row for row in match_doc(found)["pairs"] if row["hire"] == "noor")
    assert (pair["mentor"], pair["other_team"]) == ("sam", "berlin")
    assert words.mentor_name(found, "sam") == "Sam (berlin)"
    assert words.mentor_name(page(crew("tom")), "sam") == "Sam"
    pairs = [("noor", "sam")]
    with refused(Refused, Code.TAKES_FROM_TEAM) as problem:
        publish(crew("lea"), pairs)
    told = "Sam would be taken from another team: in berlin Mia is without a mentor, and 0 places would be left."
    assert taken_from(problem.value) == told
    assert sentence(problem.value).startswith(told + " Nothing was changed.")
    assert publish(crew("lea"), pairs, from_other_teams=True).events
    assert crew("lea").team().mentor("noor") == "sam"


def test_a_pair_made_by_hand_takes_no_more_than_a_published_one(crew: Crew, refused: Refusal) -> None:
    scoped(crew)
    one = next(one for one in choice(crew("lea"), "noor").candidates if one.person.id == "sam")
    assert one.takes is not None
    assert one.possible
    assert "berlin needs them too" in ranking.note(one, MONDAY, (), {})
    rows = {row["person"]: row["needed_by_team"] for row in choice_doc(choice(crew("lea"), "noor"))["candidates"]}
    assert (rows["sam"], rows["ines"]) == ("berlin", None)
    with refused(Refused, Code.TAKES_FROM_TEAM):
        pairing.reassign(crew("lea"), "noor", "sam", why="")
    # A lead of all teams is asked nothing, and neither is whoever has agreed it.
    assert all(one.takes is None for one in choice(crew("tom"), "noor").candidates)
    later, sooner = MONDAY + timedelta(days=7), MONDAY + timedelta(days=3)
    assert pairing.reassign(crew("lea"), "noor", "sam", why="", since=later, from_other_teams=True).events
    # Whoever is agreed to come takes no further place: another first day is said as always.
    assert pairing.reassign(crew("lea"), "noor", "sam", why="sooner", since=sooner).events


def test_who_takes_over_from_one_who_leaves_takes_no_more_either(crew: Crew, refused: Refusal) -> None:
    scoped(crew)
    people.edit_person(crew("tom"), "ines", {"team": "lisbon"})
    pairing.reassign(crew("lea"), "noor", "ines", why="")
    last = MONDAY + timedelta(days=14)
    plan = departure.plan_departure(crew("lea"), "ines", last, pins={"noor": "sam"})
    assert [problem.facts["there"] for problem in plan.takes] == ["berlin"]
    assert leaving_doc(plan)["needed_by_teams"] == ["berlin"]
    with refused(Refused, Code.TAKES_FROM_TEAM):
        departure.carry_out(crew("lea"), plan, why="She leaves.")
    assert departure.carry_out(crew("lea"), plan, why="She leaves.", from_other_teams=True).events


def test_another_teams_mentor_is_taken_where_its_hires_have_places(crew: Crew) -> None:
    scoped(crew)
    capacities.set_capacity(crew("tom"), "sam", heads=2)
    assert publish(crew("lea"), [("noor", "sam")]).events
    # A lead of all teams takes nothing from anybody.
    capacities.set_capacity(crew("tom"), "ines", heads=1)
    people.edit_person(crew("tom"), "ines", {"team": "berlin"})
    assert publish(crew("tom"), [("jonas", "ines")]).events
