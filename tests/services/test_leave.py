"""Days away: one's own and others', shortened, made longer, taken back; and a last day that comes after the first."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.rules.people import leave_with, leave_without
from mentor_tui.services import people, undo
from mentor_tui.wording import problems
from mentor_tui.wording.acts import sentence
from tests.services.conftest import Crew, Refusal


def may(first: int, last: int | None = None) -> Span:
    return Span(date(2026, 5, first), date(2026, 5, last or first))


@pytest.mark.parametrize(
    ("noted", "new", "instead", "then"),
    [
        ([], may(4, 8), None, [may(4, 8)]),
        ([may(4, 29)], may(4, 8), None, [may(4, 8)]),
        ([may(4, 8)], may(4, 29), None, [may(4, 29)]),
        ([may(4, 8)], may(6, 12), None, [may(4, 12)]),
        ([may(4, 8)], may(1, 4), None, [may(1, 8)]),
        ([may(4, 8), may(11, 15)], may(8, 11), None, [may(4, 15)]),
        ([may(4, 8)], may(11, 15), None, [may(4, 8), may(11, 15)]),
        ([may(11, 15)], may(4, 8), None, [may(4, 8), may(11, 15)]),
        ([may(4, 29)], may(5, 6), None, [may(4, 29)]),
        ([may(4, 29)], may(11, 13), date(2026, 5, 4), [may(11, 13)]),
        ([Span(date(2026, 5, 4), None)], may(6, 8), None, [Span(date(2026, 5, 4), None)]),
    ],
)
def test_days_that_begin_with_a_leave_take_its_place(
    noted: list[Span], new: Span, instead: date | None, then: list[Span]
) -> None:
    assert [*leave_with(noted, new, instead_of=instead)] == then


@pytest.mark.parametrize(
    ("noted", "first", "last", "then"),
    [
        ([may(4, 29)], 4, None, []),
        ([may(4, 29)], 12, None, []),
        ([may(4, 29)], 12, 29, [may(4, 11)]),
        ([may(4, 29)], 4, 11, [may(12, 29)]),
        ([may(4, 29)], 11, 15, [may(4, 10), may(16, 29)]),
        ([may(4, 8), may(11, 15)], 7, 12, [may(4, 6), may(13, 15)]),
        ([may(4, 8)], 1, 30, []),
    ],
)
def test_days_are_taken_out(noted: list[Span], first: int, last: int | None, then: list[Span]) -> None:
    end = date(2026, 5, last) if last else None
    assert [*leave_without(noted, date(2026, 5, first), end)[0]] == then


def leave(team: Crew, person: str) -> list[Span]:
    return [*team("tom").journey(person).profile.leave]


def test_one_says_ones_own_leave_and_takes_it_back(team: Crew, refused: Refusal) -> None:
    names = team("tom").team().names
    for who in ("ana", "maya"):
        people.set_leave(team(who), None, date(2026, 5, 4), date(2026, 5, 29))
        shorter = people.set_leave(team(who), None, date(2026, 5, 4), date(2026, 5, 8))
        assert leave(team, who) == [may(4, 8)]
        assert sentence(shorter, names) == "You are now away from 4 May to 8 May; it was 4 May to 29 May before."
        with refused(Refused, Code.AWAY_ALREADY) as problem:
            people.set_leave(team(who), None, date(2026, 5, 4), date(2026, 5, 8))
        assert problems.sentence(problem.value, names).startswith("You are already away then: 4 May to 8 May. ")
        undo.undo(team(who))
        assert leave(team, who) == [may(4, 29)]
        gone = people.remove_leave(team(who), None, date(2026, 5, 4))
        assert sentence(gone, names) == "You are not away from 4 May to 29 May after all; these days count again."
        assert leave(team, who) == []
    with refused(NotYours, Code.NOT_YOURS) as problem:
        people.set_leave(team("ana"), "budi", date(2026, 5, 4), date(2026, 5, 8))
    assert (
        problems.sentence(problem.value, names) == "Saying when somebody is away is for Budi or a lead of their team."
    )
    with refused(NotYours, Code.NOT_YOURS):
        people.set_leave(team("maya"), "ana", date(2026, 5, 4), date(2026, 5, 8))


def test_another_lead_shortens_it_later(team: Crew) -> None:
    noted = people.set_leave(team("tom"), "ana", date(2026, 5, 4), date(2026, 5, 29))
    assert sentence(noted, team("tom").team().names).startswith("Ana is away from 4 May to 29 May.")
    team.go_to(date(2026, 5, 12))
    people.remove_leave(team("lea"), "ana", date(2026, 5, 12), date(2026, 5, 29))
    assert leave(team, "ana") == [may(4, 11)]


@pytest.mark.parametrize(
    ("first", "last", "code", "kind"),
    [(8, 4, Code.DATE_ORDER, BadUse), (5, 8, Code.AWAY_ALREADY, Refused), (4, 29, Code.AWAY_ALREADY, Refused)],
)
def test_days_that_change_nothing_are_refused(
    team: Crew, refused: Refusal, first: int, last: int, code: Code, kind: type[Problem]
) -> None:
    people.set_leave(team("tom"), "ana", date(2026, 5, 4), date(2026, 5, 29))
    with refused(kind, code) as problem:
        people.set_leave(team("tom"), "ana", date(2026, 5, first), date(2026, 5, last))
    if code is Code.AWAY_ALREADY:
        assert "4 May to 29 May" in problems.sentence(problem.value)


def test_days_on_which_nobody_is_away_are_not_taken_back(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NOT_AWAY):
        people.remove_leave(team("tom"), "ana", date(2026, 5, 4))
    people.set_leave(team("tom"), "ana", date(2026, 5, 4), date(2026, 5, 8))
    with refused(Refused, Code.NOT_AWAY) as problem:
        people.remove_leave(team("tom"), "ana", date(2026, 5, 11), date(2026, 5, 12))
    assert "These are noted: 4 May to 8 May." in problems.sentence(problem.value)
    with refused(Refused, Code.NOT_AWAY):
        people.set_leave(team("tom"), "ana", date(2026, 6, 1), date(2026, 6, 2), instead_of=date(2026, 5, 5))
    with refused(BadUse, Code.DATE_ORDER):
        people.remove_leave(team("tom"), "ana", date(2026, 5, 8), date(2026, 5, 4))


def test_the_last_day_comes_after_the_first(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.LEFT_BEFORE) as problem:
        people.set_last_day(team("tom"), "ana", date(2026, 3, 1))
    assert "starts on 2 March" in problems.sentence(problem.value)
    people.set_last_day(team("tom"), "ana", date(2026, 3, 2))
    with refused(Refused, Code.LEFT_BEFORE):
        people.edit_person(team("tom"), "ana", {"start": "2026-03-03"})
    people.set_last_day(team("tom"), "maya", date(2020, 1, 1))
