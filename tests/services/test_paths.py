"""Where somebody could go: the ways, what is met and missing, the way there, and who may read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentor_tui.domain.growth_content import Elsewhere
from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.services import levels, people
from mentor_tui.services.goals import aim_at
from mentor_tui.services.paths import Went, paths_page
from mentor_tui.services.paths_documents import paths_doc
from mentor_tui.wording import paths as words
from tests.services.conftest import Crew, Refusal


@pytest.fixture
def known(team: Crew) -> Crew:
    """Ana is a rep."""
    elsewhere = {"sales": Elsewhere("sales", "Sales")}
    team.catalogue = team.catalogue._replace(elsewhere=elsewhere)
    people.edit_person(team("tom"), "ana", {"position": "rep"}, why="first")
    return team


def test_positions_ways_and_the_gap_to_one_of_them(known: Crew) -> None:
    document = paths_doc(paths_page(known("ana"), to="senior-rep"))
    assert [(one["id"], one["kind"], one.get("missing")) for one in document["positions"]] == [
        ("rep", "support", 1),
        ("senior-rep", "support", 1),
        ("engineer", "support", 1),
        ("lead", "support", 1),
        ("sales", "elsewhere", None),
    ]
    assert [(edge["from"], edge["to"]) for edge in document["edges"]] == [
        ("rep", "senior-rep"),
        ("rep", "engineer"),
        ("senior-rep", "lead"),
        ("*", "sales"),
        ("sales", "*"),
    ]
    assert (document["position"], document["goal"], document["to"]) == ("rep", None, "senior-rep")
    how = [{"kind": "example", "id": "craft", "minutes": 0}]
    assert document["gap"] == [{"competency": "craft", "have": None, "asked": 3, "how": how}]


def test_without_a_target_it_is_the_goal_else_the_first_way_on_else_the_own_position(known: Crew) -> None:
    def target(person: str) -> str | None:
        found = paths_page(known(person)).target
        return found.id if found else None

    assert target("ana") == "senior-rep"
    aim_at(known("ana"), "lead")
    assert target("ana") == "lead"
    aim_at(known("ana"), "stay")
    assert target("ana") == "senior-rep"
    people.edit_person(known("tom"), "budi", {"position": "lead"}, why="first")
    assert target("budi") == "lead"
    assert target("cleo") == "rep"


def test_mentor_and_lead_read_it_and_others_do_not(known: Crew, refused: Refusal) -> None:
    for viewer in ("ana", "maya", "tom"):
        assert paths_page(known(viewer), "ana").person.id == "ana"
    for viewer in ("max", "budi", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            paths_page(known(viewer), "ana")


def test_a_position_that_is_not_there_is_told_with_the_nearest(known: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.UNKNOWN_POSITION) as problem:
        paths_page(known("ana"), to="senior-rap")
    assert problem.value.facts["near"] == "senior-rep"


def test_what_is_shown_needs_no_way(known: Crew) -> None:
    for day, by in ((5, "maya"), (25, "tom")):
        known.go_to(known.moment.date().replace(day=day))
        levels.write_example(known(by), "ana", "craft", 3, f"day {day}")
    levels.confirm_level(known("lea"), "ana", "craft", 3)
    page = paths_page(known("ana"), to="senior-rep")
    assert page.way == ()
    assert words.there_already(page) == "Craft"
    assert words.nothing_missing(page).startswith("All of it is shown.")


def test_how_others_got_there_are_the_decisions_of_those_who_came(known: Crew) -> None:
    came = {"senior-rep": (Went("maya", "maya/2026-02-02-1", "2026-02-02", "Take the hard ones."),)}
    page = replace(paths_page(known("ana"), to="senior-rep"), came=came)
    assert words.how_others_got_there(page) == "Maya, 2 February"
    lead = page.at("head")
    assert lead is not None
    assert words.how_others_got_there(lead).startswith("Nobody yet")
    assert page.at("gone") is None


def test_each_way_is_a_line_that_reads_well_aloud(known: Crew) -> None:
    assert words.edge_lines(paths_page(known("ana")))[0] == "Rep → Senior support representative: 1 of 1 to show"
    assert words.edge_lines(paths_page(known("ana")))[-1] == "From anywhere → Sales, and back again"


def test_a_team_without_positions_is_told_where_they_come_from(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(positions={})
    assert paths_page(team("ana")).target is None


def test_a_position_that_is_in_no_file_any_more_leads_nowhere_and_breaks_nothing(known: Crew) -> None:
    positions = {name: one for name, one in known.catalogue.positions.items() if name != "rep"}
    known.catalogue = known.catalogue._replace(positions=positions)
    page = paths_page(known("ana"))
    assert page.position is None
    assert words.stand(page).startswith("no position yet")
