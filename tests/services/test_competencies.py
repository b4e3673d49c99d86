"""Examples of what somebody did, who confirms them, and what they show."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import attention, chronicle, levels, news, pairing, side_tasks, undo
from mentor_tui.wording import events
from mentor_tui.wording.acts import sentence
from tests.services.conftest import TODAY, Crew, Refusal

NAMES = {"ana": "Ana", "maya": "Maya", "tom": "Tom"}


def level(team: Crew, person: str = "ana") -> int:
    context = team(person)
    return context.standing(context.journey(person), context.team()).levels.get("craft", 0)


def two_weeks_later(team: Crew) -> None:
    team.go_to(TODAY + timedelta(days=14))


def test_two_examples_that_others_confirm_show_a_level(team: Crew) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "a call held steady", ref="case 4711")
    levels.confirm_level(team("maya"), "ana", "craft", 3)
    assert level(team) == 0
    two_weeks_later(team)
    levels.write_example(team("maya"), "ana", "Craft", 3, "another one")
    levels.confirm_level(team("tom"), "ana", "craft", 3)
    assert level(team) == 3


def test_nobody_confirms_what_they_wrote_or_what_is_about_them(team: Crew, refused: Refusal) -> None:
    levels.write_example(team("maya"), "ana", "craft", 3, "a call held steady")
    with refused(Refused, Code.EXAMPLE_OF_ONES_OWN):
        levels.confirm_level(team("maya"), "ana", "craft", 3)
    with refused(NotYours, Code.NOT_YOURS):
        levels.confirm_level(team("ana"), "ana", "craft", 3)
    with refused(NotYours, Code.NOT_YOURS):
        levels.confirm_level(team("budi"), "ana", "craft", 3)
    levels.confirm_level(team("lea"), "ana", "craft", 3)


def test_one_confirmation_is_for_all_that_waits_at_the_level_but_ones_own(team: Crew) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "one")
    levels.write_example(team("tom"), "ana", "craft", 3, "two")
    levels.write_example(team("maya"), "ana", "craft", 3, "three")
    done = levels.confirm_level(team("maya"), "ana", "craft", 3)
    assert done.events[0].terms["examples"] == [1, 2]
    context = team("ana")
    assert [one.number for one in context.standing(context.journey("ana")).competency("craft").waiting] == [3]
    assert sentence(done, NAMES) == "Confirmed for Ana: 2 examples for Craft at level 3."


def test_an_owner_confirms_for_those_who_work_on_their_track(team: Crew, refused: Refusal) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "one")
    with refused(NotYours, Code.NOT_YOURS):
        levels.confirm_level(team("olga"), "ana", "craft", 3)
    side_tasks.open_lock(team("tom"), "ana", "fix", why="ready")
    team.catalogue = team.catalogue._replace(budget=team.catalogue.budget._replace(before_basics=4))
    side_tasks.take(team("ana"), "fix")
    levels.confirm_level(team("olga"), "ana", "craft", 3)


def test_the_fourth_level_is_for_a_lead(team: Crew, refused: Refusal) -> None:
    levels.write_example(team("ana"), None, "craft", 4, "one")
    with refused(NotYours, Code.LEVEL_BY_A_LEAD):
        levels.confirm_level(team("maya"), "ana", "craft", 4)
    levels.confirm_level(team("tom"), "ana", "craft", 4)


@pytest.mark.parametrize(
    ("competency", "given", "text", "code"),
    [
        ("crafft", 3, "one", Code.UNKNOWN_COMPETENCY),
        ("craft", 5, "one", Code.UNKNOWN_LEVEL),
        ("craft", 3, "  ", Code.EMPTY_TEXT),
    ],
)
def test_what_is_wrong_with_an_example_is_said(
    team: Crew, refused: Refusal, competency: str, given: int, text: str, code: Code
) -> None:
    with refused(BadUse, code):
        levels.write_example(team("ana"), None, competency, given, text)


def test_an_example_is_taken_back_by_whoever_wrote_it(team: Crew, refused: Refusal) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "one")
    with refused(NotYours, Code.EXAMPLE_OF_ANOTHER):
        levels.withdraw_example(team("maya"), "ana", "craft", 1)
    with refused(BadUse, Code.UNKNOWN_EXAMPLE):
        levels.withdraw_example(team("ana"), None, "craft", 2)
    assert sentence(levels.withdraw_example(team("ana"), None, "craft", 1), NAMES) == (
        "Taken back: an example for Craft at level 3."
    )
    assert level(team) == 0


def test_undo_takes_back_an_example_and_a_confirmation(team: Crew) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "one")
    levels.confirm_level(team("maya"), "ana", "craft", 3)
    assert sentence(undo.undo(team("maya")), NAMES) == "Undone: level confirmed, “Craft”, for Ana."
    assert sentence(undo.undo(team("ana")), NAMES) == "Undone: example, “Craft”."


def test_the_person_is_told_and_the_history_says_it(team: Crew) -> None:
    levels.write_example(team("maya"), "ana", "craft", 3, "a call held steady")
    levels.confirm_level(team("tom"), "ana", "craft", 3)
    context = team("ana")
    standing = context.standing(context.journey("ana"), context.team())
    told = news.news({}, standing.journey, standing.titles, standing.labels, {}, context.catalogue.called)
    said = [events.news(one, NAMES) for one in told if one.kind in ("shown", "confirmed")]
    assert said == [
        "Maya noted an example of what you did, for “Craft”: “a call held steady”",
        "Tom confirmed an example of yours, for “Craft”",
    ]
    _person, history = chronicle.chronicle(team("ana"))
    lines = [events.told(one, NAMES) for one in history[-2:]]
    assert lines == [
        "Maya noted an example for “Craft” at level 3: “a call held steady”",
        "Tom confirmed “Craft” at level 3",
    ]


def test_others_read_neither_examples_nor_that_there_are_any(team: Crew) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "a secret of a customer")
    with pytest.raises(NotYours):
        chronicle.chronicle(team("budi"), "ana")
    _person, history = chronicle.chronicle(team("otto"), "ana")
    assert not any("secret" in events.told(one, NAMES) for one in history)


def test_the_same_operation_writes_once(team: Crew) -> None:
    for _time in range(2):
        levels.write_example(team("ana"), None, "craft", 3, "one", op="op-same")
    assert [one.kind for one in team.store.history("people/ana")].count("shown") == 1


# -- whom it waits for


def waits_for(team: Crew, person: str) -> list[tuple[str, str]]:
    return [(call.person, call.on) for call in attention.attention(team(person)) if call.kind == "example"]


def test_an_example_waits_for_the_mentor_and_then_for_nobody(team: Crew) -> None:
    levels.write_example(team("ana"), None, "craft", 3, "one")
    assert waits_for(team, "maya") == [("ana", "craft")]
    assert waits_for(team, "tom") == []
    assert waits_for(team, "ana") == []
    levels.confirm_level(team("maya"), "ana", "craft", 3)
    assert waits_for(team, "maya") == []


@pytest.mark.parametrize(("writer", "given"), [("maya", 3), ("ana", 4)])
def test_what_the_mentor_cannot_confirm_waits_for_the_leads(team: Crew, writer: str, given: int) -> None:
    levels.write_example(team(writer), "ana", "craft", given, "one")
    assert waits_for(team, "maya") == []
    assert waits_for(team, "tom") == [("ana", "craft")]


def test_what_a_stand_in_wrote_waits_for_the_mentor_and_not_for_them(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "max")
    levels.write_example(team("max"), "ana", "craft", 3, "one")
    assert waits_for(team, "max") == []
    assert waits_for(team, "maya") == [("ana", "craft")]
    levels.write_example(team("ana"), None, "craft", 3, "two")
    assert waits_for(team, "max") == [("ana", "craft")]


def test_of_somebody_without_a_mentor_it_waits_for_the_leads(team: Crew) -> None:
    levels.write_example(team("cleo"), None, "craft", 3, "one")
    assert waits_for(team, "tom") == [("cleo", "craft")]


def test_a_lead_hears_nothing_of_their_own_examples(team: Crew) -> None:
    levels.write_example(team("tom"), None, "craft", 3, "one")
    assert waits_for(team, "tom") == []
    assert waits_for(team, "lea") == [("tom", "craft")]
