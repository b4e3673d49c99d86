"""What renews or was raised is due again: a tick and a signature of its own, and the first time stays done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.agenda import happened
from mentor_tui.domain.audit import order
from mentor_tui.domain.debts import debts
from mentor_tui.domain.lines import unanswered
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.today import next_items
from mentor_tui.services import items, journeys, people, questions, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.audit import AuditWanted, audit_page
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.courses import course_of
from mentor_tui.wording.items import due_again
from tests.services.conftest import TODAY, Crew, Refusal

YEAR = timedelta(days=365)


@pytest.fixture
def renewed(team: Crew) -> Crew:
    """Ana's refund was signed a year ago, and renews; everything that it needs is done."""
    team.edit("refund", renews=365)
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    items.sign_off(team("maya"), "ana", "refund", lines="all")
    team.go_to(TODAY + YEAR)
    return team


def now(team: Crew, name: str = "refund") -> ItemStanding:
    return journeys.page(team("ana")).standing.by_id[name]


def test_it_reads_due_again_from_two_weeks_before(renewed: Crew) -> None:
    due = TODAY + YEAR
    for day, reads in ((due - timedelta(days=15), False), (due - timedelta(days=14), True), (due, True)):
        renewed.go_to(day)
        told = now(renewed)
        assert (told.state, told.renew_on, told.due) == ("done", due, reads)
        assert (
            "refund" in [one.item.id for one in next_items(journeys.page(renewed("ana")).standing, most=99)]
        ) == reads


def test_before_it_is_due_it_is_done(renewed: Crew, refused: Refusal) -> None:
    renewed.go_to(TODAY + timedelta(days=100))
    with refused(Refused, Code.ALREADY_DONE):
        items.tick(renewed("ana"), "refund")


def test_a_tick_and_a_signature_of_its_own_and_the_first_stays(renewed: Crew) -> None:
    first = renewed.store.read("people/ana")
    assert first is not None
    before = dict(first.facts["item:course/refund"])
    items.tick(renewed("ana"), "refund")
    assert (now(renewed).state, now(renewed).fact.count, now(renewed).again) == ("started", 1, True)
    items.tick(renewed("ana"), "refund", evidence="conversation 9")
    told = now(renewed)
    assert (told.state, told.due) == ("waiting", False)
    standing = journeys.page(renewed("ana")).standing
    assert standing.done("refund")
    assert ("sign-off", "refund") in [(debt.kind, debt.on) for debt in debts(standing)]
    assert ("ana", "refund") in [
        (call.person, call.on) for call in attention(renewed("maya")) if call.kind == "waiting"
    ]
    done = items.sign_off(renewed("maya"), "ana", "refund", lines=["1", "2"], sure=True)
    assert done.record == "people/ana"
    record = renewed.store.read("people/ana")
    assert record is not None
    assert record.facts["item:course/refund"] == before
    told = now(renewed)
    assert (told.state, told.due, told.fact.signed_by) == ("done", False, "maya")
    assert told.renew_on == TODAY + YEAR + YEAR
    assert not any(call.on == "refund" for call in attention(renewed("maya")))


def test_both_are_records_and_only_the_later_is_due_again(renewed: Crew) -> None:
    for _time in range(2):
        items.tick(renewed("ana"), "refund")
    items.sign_off(renewed("maya"), "ana", "refund", lines="all")
    page = audit_page(renewed("tom"), AuditWanted(item="refund"))
    assert [(one.row.again, one.due) for one in page.rows] == [(True, False), (False, False)]
    assert [one.again.on if one.again else None for one in page.rows] == [TODAY + YEAR + YEAR, None]
    assert [one.row for one in page.rows] == sorted((one.row for one in page.rows), key=order, reverse=True)


def test_it_comes_back_is_sent_withdrawn_and_undone_like_any(renewed: Crew) -> None:
    for _time in range(2):
        items.tick(renewed("ana"), "refund")
    items.send_back(renewed("maya"), "ana", "refund", text="once more")
    assert now(renewed).state == "returned"
    items.send(renewed("ana"), "refund", evidence="better")
    items.sign_off(renewed("maya"), "ana", "refund")
    items.withdraw(renewed("maya"), "ana", "refund", why="too early")
    assert now(renewed).state == "waiting"
    undo.undo(renewed("maya"))
    assert now(renewed).state == "done"
    undo.undo(renewed("maya"))
    assert now(renewed).state == "waiting"
    _person, told = chronicle(renewed("maya"), "ana")
    assert {one.title for one in told if one.event.thing == "again:course/refund"} == {"Refund"}


def test_the_third_time_is_one_more_round(renewed: Crew) -> None:
    for year in (1, 2):
        renewed.go_to(TODAY + YEAR * year)
        for _time in range(2):
            items.tick(renewed("ana"), "refund")
        items.sign_off(renewed("maya"), "ana", "refund")
    rows = audit_page(renewed("tom"), AuditWanted(item="refund")).rows
    assert [(one.row.again, one.row.stands) for one in rows] == [(True, True), (True, True), (False, True)]


def test_a_tick_of_what_is_due_that_is_taken_back_leaves_it_due(renewed: Crew) -> None:
    items.tick(renewed("ana"), "refund")
    items.untick(renewed("ana"), "refund")
    assert (now(renewed).state, now(renewed).due) == ("done", True)
    items.tick(renewed("ana"), "refund")
    assert now(renewed).fact.count == 1


def test_what_was_seen_before_is_held_against_what_holds(renewed: Crew, refused: Refusal) -> None:
    seen = now(renewed).anew.fact.seq
    items.tick(renewed("tom"), "refund", person="ana", why="was beside it", expected_version=seen)
    with refused(Refused, Code.CHANGED_SINCE):
        items.tick(renewed("ana"), "refund", expected_version=seen)


def test_a_raised_revision_is_due_again_and_the_basics_stay_done(team: Crew) -> None:
    items.tick(team("ana"), "read")
    team.edit("read", revision=2)
    told = now(team, "read")
    assert (told.state, told.due, told.recheck_since) == ("done", True, 2)
    assert due_again(told, TODAY) == "due again: changed since revision 2"
    basics = journeys.page(team("ana")).standing.basics_done
    done = items.tick(team("ana"), "read")
    assert [event.thing for event in done.events] == ["again:course/read"]
    told = now(team, "read")
    assert (told.state, told.due, told.recheck_since) == ("done", False, None)
    assert journeys.page(team("ana")).standing.basics_done == basics


def test_in_the_middle_of_leave_it_is_due_on_the_first_day_back_and_says_so(renewed: Crew) -> None:
    due = TODAY + YEAR
    people.set_leave(renewed("ana"), None, due - timedelta(days=2), due + timedelta(days=10))
    told = now(renewed)
    assert told.renew_on == date(2027, 3, 15)
    assert told.renew_meant == due
    assert due_again(told, due) == "due again by 15 March, the first day back: 4 March is a day away"


def test_a_mentor_cannot_tick_it_for_them(renewed: Crew) -> None:
    with pytest.raises(Exception, match="not-yours"):
        items.tick(renewed("maya"), "refund", person="ana")


@pytest.mark.parametrize("to", ["", "max"])
@pytest.mark.parametrize("taken_back", [False, True])
def test_a_question_from_before_is_answered_and_settled_while_it_is_done_again(
    renewed: Crew, to: str, *, taken_back: bool
) -> None:
    questions.ask(renewed("ana"), "Whose day is it?", "refund", to=to)
    renewed.go_to(TODAY + YEAR + timedelta(days=1))
    items.tick(renewed("ana"), "refund")
    assert [post.text for post in now(renewed).fact.posts] == ["Whose day is it?"]
    assert [line.on for line in questions.open_to(renewed(to or "maya"), standing(renewed), "answer")] == ["refund"]
    questions.answer(renewed(to or "maya"), "ana", "Theirs.", "refund")
    assert not questions.open_to(renewed("ana"), standing(renewed), "answer")
    assert [post.text for post in now(renewed).fact.posts] == ["Whose day is it?", "Theirs."]
    if taken_back:
        items.untick(renewed("ana"), "refund")
        assert [post.text for post in now(renewed).fact.posts][-2:] == ["Whose day is it?", "Theirs."]
        assert not questions.open_to(renewed("ana"), standing(renewed), "answer")
    questions.settle(renewed("ana"), None, "refund")
    with pytest.raises(Refused, match="no-question"):
        questions.settle(renewed("ana"), None, "refund")


def test_a_question_asked_while_it_is_done_again_waits_like_any(renewed: Crew) -> None:
    items.tick(renewed("ana"), "refund")
    questions.ask(renewed("ana"), "And whose now?", "refund")
    assert [line.on for line in unanswered(standing(renewed))] == ["refund"]
    assert ("answer", "refund") in [(debt.kind, debt.on) for debt in debts(standing(renewed))]
    renewed.go_to(TODAY + YEAR + timedelta(days=1))
    items.say(renewed("maya"), "ana", "refund", "Ours.")
    assert not [*unanswered(standing(renewed))]
    record = renewed.store.read("people/ana")
    assert record is not None
    assert [one.by for one in course_of(renewed("maya"), "ana", record).answers()] == ["maya"]
    assert [one.on for one in happened(standing(renewed)).asked] == ["refund"]


def test_what_is_said_while_it_is_done_again_answers_what_was_asked_before(renewed: Crew) -> None:
    questions.ask(renewed("ana"), "Whose day is it?", "refund")
    items.tick(renewed("ana"), "refund")
    items.say(renewed("maya"), "ana", "refund", "Theirs.")
    assert not [*unanswered(standing(renewed))]


def standing(team: Crew) -> Standing:
    return journeys.page(team("ana")).standing
