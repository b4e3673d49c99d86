"""Skipping, moving and prior learning: who may, what is said, what is undone, what the owner hears."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.services import fit, items, journeys, undo
from mentor_tui.services.documents import status
from mentor_tui.wording import acts, problems
from mentor_tui.wording.items import state_line
from tests.services.conftest import TODAY, Crew, Refusal

LATER = TODAY + timedelta(days=7)


def told(problem: Problem) -> str:
    return problems.sentence(problem, {"ana": "Ana", "maya": "Maya"})


def test_a_mentor_skips_with_a_reason_and_what_waits_for_it_opens(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON) as lacking:
        fit.skip(team("maya"), "ana", "read", why=" ")
    assert told(lacking.value).startswith("To change what is asked of somebody you need a reason")
    for who in ("ana", "max", "olga"):
        with refused(NotYours, Code.NOT_YOURS):
            fit.skip(team(who), "ana", "read", why="knows it")
    assert team.state("ana", "plans") == "locked"
    done = fit.skip(team("maya"), "ana", "read", why="wrote it")
    assert "plans" in done.opened
    assert acts.sentence(done, {"ana": "Ana"}).startswith("Skipped: “Read”, for Ana. It counts neither for nor against")
    assert (team.state("ana", "plans"), team.state("budi", "plans")) == ("open", "locked")
    with refused(Refused, Code.NOT_TO_SKIP) as again:
        fit.skip(team("maya"), "ana", "read", why="once more")
    assert told(again.value) == "Maya skipped “Read” already."
    back = fit.ask_again(team("tom"), "ana", "read", why="it changed")
    assert acts.sentence(back, {"ana": "Ana"}) == "Asked for again: “Read”, for Ana."
    assert team.state("ana", "plans") == "locked"
    with refused(Refused, Code.NOT_SKIPPED):
        fit.ask_again(team("tom"), "ana", "read", why="it changed")


def test_nobody_skips_for_themselves_whatever_they_are(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        fit.skip(team("ana"), "ana", "read", why="knows it")
    with refused(NotYours, Code.NOT_YOURS):
        fit.move(team("ana"), "ana", "read", LATER, why="away")


def test_what_waits_is_done_or_ends_the_basics_is_not_skipped(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "lead-check")
    items.tick(team("ana"), "read")
    for name, said in {
        "lead-check": "“Lead-Check” waits for a sign-off. Sign it off, or ask for one more go.",
        "read": "“Read” is already done.",
        "talk": "“Talk” ends the basics; it is held with everybody.",
    }.items():
        with refused(Refused, Code.NOT_TO_SKIP) as problem:
            fit.skip(team("maya"), "ana", name, why="knows it")
        assert told(problem.value) == said
    items.send_back(team("tom"), "ana", "lead-check", text="again")
    with refused(Refused, Code.NOT_TO_SKIP):
        fit.skip(team("maya"), "ana", "lead-check", why="knows it")


def test_another_day_and_the_day_of_the_plan_again(team: Crew, refused: Refusal) -> None:
    def due() -> date:
        standing = team("ana").standing(team("ana").journey("ana"))
        assert standing.curriculum is not None
        return standing.due_on(standing.curriculum.items["read"])

    planned = due()
    with refused(BadUse, Code.PAST_DATE):
        fit.move(team("maya"), "ana", "read", TODAY - timedelta(days=1), why="away")
    with refused(Refused, Code.NOT_MOVED):
        fit.move_back(team("maya"), "ana", "read", why="here")
    done = fit.move(team("maya"), "ana", "read", LATER, why="away")
    assert due() == LATER
    assert acts.sentence(done, {"ana": "Ana"}) == "Moved: “Read”, for Ana. It is for 11 March now."
    assert fit.move(team("tom"), "ana", "read", LATER + timedelta(days=1), why="away longer").events
    fit.move_back(team("maya"), "ana", "read", why="here")
    assert due() == planned
    items.tick(team("ana"), "read")
    with refused(Refused, Code.NOT_TO_MOVE):
        fit.move(team("maya"), "ana", "read", LATER, why="away")


@pytest.mark.parametrize("name", ["reply", "drill", "read"])
def test_what_was_learnt_before_waits_for_a_sign_off_whatever_the_item_asks(
    team: Crew, refused: Refusal, name: str
) -> None:
    with refused(Refused, Code.NEEDS_LINK if name == "reply" else Code.NEEDS_EVIDENCE):
        items.tick(team("ana"), name, prior=True, evidence="two years elsewhere" if name == "reply" else "")
    done = items.tick(team("ana"), name, prior=True, evidence="https://example.com/two-years")
    assert acts.sentence(done, {}).startswith("Noted as learnt before: ")
    assert team.state("ana", name) == "waiting"
    items.sign_off(team("maya"), "ana", name, sure=True)
    assert team.state("ana", name) == "done"


def test_nobody_confirms_what_they_noted_themselves(team: Crew, refused: Refusal) -> None:
    items.tick(team("maya"), "read", person="ana", prior=True, evidence="saw her certificate")
    with refused(NotYours, Code.TICKED_ONESELF):
        items.sign_off(team("maya"), "ana", "read")
    items.sign_off(team("tom"), "ana", "read", why="saw it too")
    assert team.state("ana", "read") == "done"


@pytest.mark.parametrize("name", ["talk", "welcome", "seat"])
def test_what_others_owe_and_what_ends_the_basics_was_not_learnt_before(
    team: Crew, refused: Refusal, name: str
) -> None:
    with refused(Refused, Code.NOT_PRIOR):
        items.tick(team("ana"), name, prior=True, evidence="elsewhere")


def test_each_of_them_is_undone(team: Crew) -> None:
    ana = team("ana")

    def whole() -> object:
        doc = status(ana)
        return doc["phases"], doc["items"]

    before = whole()
    for act in (
        lambda: fit.skip(team("maya"), "ana", "read", why="knows it"),
        lambda: fit.move(team("maya"), "ana", "read", LATER, why="away"),
        lambda: items.tick(team("maya"), "read", person="ana", prior=True, evidence="elsewhere"),
    ):
        act()
        assert whole() != before
        undo.undo(team("maya"))
        assert whole() == before


def test_its_owner_is_told_and_reads_by_whom_and_why(team: Crew) -> None:
    fit.skip(team("maya"), "ana", "read", why="wrote the page")
    fit.move(team("tom"), "ana", "reply", LATER, why="the tool comes later")
    page = journeys.page(team("ana"))
    said = {now.item.id: state_line(page, now, team("ana").now(), None) for now in page.standing.items}
    assert said["read"] == "skipped by Maya: wrote the page"
    assert said["reply"].endswith("another day, by Tom: the tool comes later")
    heard = [entry.kind for entry in page.news if entry.kind != "mentor"]
    assert heard == ["skipped", "moved"]
    rows = {row["id"]: row for row in status(team("ana"))["items"]}
    assert rows["read"]["skipped"] == {"by": "maya", "at": rows["read"]["skipped"]["at"], "why": "wrote the page"}
    assert (rows["reply"]["moved"]["by"], rows["drill"]["skipped"], rows["drill"]["prior"]) == ("tom", None, False)
