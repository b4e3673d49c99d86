"""Which files cannot be used and whom that hides: what hides somebody is told first, and to each only of their own."""

from __future__ import annotations

from mentor_tui.domain.catalogue import Catalogue, LeftOut
from mentor_tui.services.unreadable import NOT_THERE, about, for_one, not_used
from tests.services.conftest import Crew

CALENDAR = LeftOut("/c/calendar.yaml", 1, 1, "tab", {}, "calendar", "days")
COURSE = LeftOut("/c/course.yaml", 2, 1, "tab", {}, "curriculum", "course")
UNKNOWN = LeftOut("/c/what.yaml", 1, 1, "empty-file")
HIDDEN = {"ana": "course", "budi": "course"}


def test_what_hides_somebody_is_told_first() -> None:
    found = not_used(Catalogue(left_out=(CALENDAR, COURSE)), HIDDEN)
    assert [(row.path, row.hides) for row in found] == [("/c/course.yaml", ("ana", "budi")), ("/c/calendar.yaml", ())]


def test_a_file_that_does_not_say_what_it_is_may_be_the_one() -> None:
    (row,) = not_used(Catalogue(left_out=(UNKNOWN,)), HIDDEN)
    assert row.hides == ("ana", "budi")
    (row,) = not_used(Catalogue(), HIDDEN)
    assert (row.code, row.said, row.hides) == (NOT_THERE, {"id": "course"}, ("ana", "budi"))


def test_a_mentor_is_told_of_their_own_mentees_alone() -> None:
    found = not_used(Catalogue(left_out=(CALENDAR, COURSE)), HIDDEN)
    assert [(row.path, row.hides) for row in about(found, {"budi", "cleo"})] == [("/c/course.yaml", ("budi",))]
    assert about(found, {"cleo"}) == []


def test_a_hire_is_told_of_an_earlier_edition_of_their_own_curriculum_alone(team: Crew) -> None:
    mine, others = (
        COURSE._replace(edition="2026-03-02"),
        COURSE._replace(path="/c/other.yaml", id="other", edition="2026-03-01"),
    )
    team.catalogue = team.catalogue._replace(left_out=(others, mine))
    found = for_one(team("ana"), team("ana").standing(team("ana").journey("ana")))
    assert [(row.path, row.edition) for row in found] == [("/c/course.yaml", "2026-03-02")]
