"""Lines of what good looks like: nothing is said of them where nobody chose, and nothing is signed over one that is open."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain.problems import Code, Refused
from mentor_tui.services import items, journeys, notes, pairing, people, side_tasks
from mentor_tui.services.abouts import Renamed
from mentor_tui.services.attention import attention
from mentor_tui.services.documents import event_doc
from mentor_tui.services.overview import overview
from mentor_tui.services.personal_calls import mentor_calls
from mentor_tui.wording import calls

from .conftest import TODAY, Crew, Refusal, small_team

LINES = ("amount first", "reason noted", "bank days")


def sent(team: Crew) -> None:
    """Ana's refund waits for Maya."""
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)


def terms(team: Crew, kind: str) -> dict[str, Any]:
    """The terms of the newest event of a kind in Ana's log, as scripts read them."""
    _person, events = journeys.log(team("tom"), "ana")
    found: dict[str, Any] = next(event_doc(event) for event in reversed(events) if event.kind == kind)["terms"]
    return found


def lines(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key in ("seen", "unseen")}


def test_a_return_for_which_nobody_chose_says_nothing_of_lines(team: Crew) -> None:
    sent(team)
    done = items.send_back(team("maya"), "ana", "refund", text="once more")
    assert done.now is not None
    assert (done.now.fact.met_criteria, done.now.fact.unmet_criteria) == ((), ())
    assert lines(terms(team, "returned")) == {}


@pytest.mark.parametrize(
    ("unseen", "said"),
    [
        (["3"], {"seen": [*LINES[:2]], "unseen": [LINES[2]]}),
        ([], {"seen": [*LINES], "unseen": []}),
        (["1", "2", "3"], {"seen": [], "unseen": [*LINES]}),
    ],
)
def test_a_return_that_names_lines_has_both(team: Crew, unseen: list[str], said: dict[str, Any]) -> None:
    sent(team)
    done = items.send_back(team("maya"), "ana", "refund", text="once more", unseen=unseen)
    assert lines(terms(team, "returned")) == said
    assert done.now is not None
    assert [*done.now.fact.met_criteria] == said["seen"]


def test_a_later_return_without_lines_still_asks_for_those_before(team: Crew) -> None:
    sent(team)
    items.send_back(team("maya"), "ana", "refund", text="the days", unseen=["3"])
    items.send(team("ana"), "refund")
    done = items.send_back(team("maya"), "ana", "refund", text="and a link")
    assert done.now is not None
    assert done.now.fact.unmet_criteria == (LINES[2],)


def test_a_sign_off_says_of_lines_what_was_chosen(team: Crew) -> None:
    sent(team)
    items.sign_off(team("maya"), "ana", "refund")
    assert lines(terms(team, "signed")) == {}
    items.withdraw(team("maya"), "ana", "refund", why="look again")
    items.sign_off(team("maya"), "ana", "refund", lines="all")
    assert lines(terms(team, "signed")) == {"seen": [*LINES], "unseen": []}
    done = items.withdraw(team("maya"), "ana", "refund", why="look again")
    assert done.now is not None
    assert done.now.fact.met_criteria == (), "what a sign-off said goes with it"
    items.sign_off(team("maya"), "ana", "refund", lines=["2"], sure=True)
    assert lines(terms(team, "signed")) == {"seen": [LINES[1]], "unseen": [LINES[0], LINES[2]]}


def test_nothing_is_signed_over_an_open_line_unless_somebody_is_sure(team: Crew, refused: Refusal) -> None:
    sent(team)
    with refused(Refused, Code.LINES_NOT_YET) as told:
        items.sign_off(team("maya"), "ana", "refund", lines=["1"])
    assert (told.value.facts["lines"], told.value.facts["asked"]) == (LINES[1:], False)
    items.send_back(team("maya"), "ana", "refund", text="the days", unseen=["3"])
    items.send(team("ana"), "refund")
    for given in (None, "all"):
        with refused(Refused, Code.LINES_NOT_YET) as told:
            items.sign_off(team("maya"), "ana", "refund", lines=given)
        assert (told.value.facts["lines"], told.value.facts["asked"]) == (LINES[2:], True)
    assert items.sign_off(team("maya"), "ana", "refund", lines=["1", "2", "3"]).events


def test_a_sign_off_that_says_nothing_of_lines_leaves_none_of_those_that_were_asked_for(team: Crew) -> None:
    sent(team)
    items.send_back(team("maya"), "ana", "refund", text="the days", unseen=["3"])
    items.send(team("ana"), "refund")
    done = items.sign_off(team("maya"), "ana", "refund", sure=True)
    assert done.now is not None
    assert (done.now.fact.met_criteria, done.now.fact.unmet_criteria) == ((), ())


def test_the_lines_of_one_repetition_say_nothing_of_the_next(team: Crew) -> None:
    team.edit("drill", look_for=LINES)
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill", lines="all")
    done = items.tick(team("ana"), "drill")
    assert done.now is not None
    assert (done.now.fact.met_criteria, done.now.fact.entries[0].signed) == ((), "maya")


def test_a_session_says_nothing_of_lines(team: Crew) -> None:
    team.edit("welcome", look_for=LINES)
    notes.session(team("maya"), "ana", "we talked", did=["welcome"])
    assert lines(terms(team, "ticked")) == {}


def test_a_stand_in_signs_as_one(team: Crew) -> None:
    sent(team)
    pairing.cover(team("tom"), "ana", "max")
    items.send_back(team("max"), "ana", "refund", text="once more")
    assert (terms(team, "returned")["as"], terms(team, "returned")["for"]) == ("stand-in", "maya")
    items.send(team("ana"), "refund")
    items.sign_off(team("max"), "ana", "refund", lines="all")
    assert (terms(team, "signed")["as"], terms(team, "signed")["for"]) == ("stand-in", "maya")
    pairing.reassign(team("tom"), "ana", "max", why="Maya has other work", since=TODAY)
    items.withdraw(team("max"), "ana", "refund", why="look again")
    items.sign_off(team("max"), "ana", "refund", lines="all")
    assert terms(team, "signed")["as"] == "mentor"


def test_what_waits_under_an_id_that_is_gone_stays_in_sight_of_whoever_signs(team: Crew) -> None:
    for who in ("ana", "budi"):
        items.tick(team(who), "drill")
    team.edit("drill", gone=True)
    view = overview(team("maya"))
    mine = [call for call in mentor_calls(team("maya"), view) if call.kind == "renamed"]
    assert [(call.person, call.on) for call in mine] == [("ana", "drill"), ("budi", "drill")]
    assert "renamed" in {call.kind for call in attention(team("maya"))}
    (one,) = [call for call in attention(team("tom")) if call.kind == "renamed"]
    assert one.about == Renamed("drill", ("ana", "budi"))
    assert calls.line(one, {"ana": "Ana", "budi": "Budi"}, {}).what.startswith("“drill” is waiting for a sign-off")
    course = team.catalogue.curricula["course"]
    whole = small_team().catalogue.curricula["course"]
    drill = whole.items["drill"]._replace(id="exercise", was=("drill",))
    module = course.phases[0].modules[1]
    modules = (course.phases[0].modules[0], module._replace(items=(*module.items, drill)), course.phases[0].modules[2])
    phases = (course.phases[0]._replace(modules=modules), *course.phases[1:])
    known = {"course": course._replace(phases=phases, version=9)}
    team.catalogue = team.catalogue._replace(curricula=known, digest="renamed")
    told = {(call.kind, call.on) for call in attention(team("maya"))}
    assert ("waiting", "exercise") in told
    assert "renamed" not in {kind for kind, _on in told}


def test_so_does_a_side_task_that_waits_and_is_in_no_file(team: Crew) -> None:
    items.tick(team("tom"), "talk", person="ana", on=TODAY, why="before")
    side_tasks.take(team("ana"), "watch")
    for _ in range(2):
        items.tick(team("ana"), "watch")
    tooling = team.catalogue.tracks["tooling"]
    left = tooling._replace(rungs=tuple(rung for rung in tooling.rungs if rung.id != "watch"))
    team.catalogue = team.catalogue._replace(tracks={**team.catalogue.tracks, "tooling": left}, digest="gone")
    assert [call.on for call in attention(team("tom")) if call.kind == "renamed"] == ["watch"]


def test_what_waits_in_a_curriculum_that_they_left_was_not_renamed(team: Crew) -> None:
    course = team.catalogue.curricula["course"]
    other = course._replace(id="other", phases=course.phases[1:])
    team.catalogue = team.catalogue._replace(curricula={"course": course, "other": other}, digest="two")
    items.tick(team("ana"), "drill")
    people.edit_person(team("tom"), "ana", {"curriculum": "other"})
    assert "renamed" not in {call.kind for who in ("maya", "tom") for call in attention(team(who))}
