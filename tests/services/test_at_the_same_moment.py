"""What is decided before a record is held is decided anew inside it: two at the same moment, and the same asked for twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import items, notes, people, side_tasks, undo
from mentor_tui.services.actor_context import ActorContext
from tests.services.conftest import TODAY, Crew, Refusal
from tests.services.test_rights_inside_the_lock import Meddling, basics_done

LINK = "https://example.com/1"


def meanwhile(team: Crew, actor: str, act: Callable[[], object]) -> ActorContext:
    """Somebody between whose first reading and whose lock something else happens."""
    store = Meddling(team.store, lambda: act() and None)
    return ActorContext(store, lambda: team.catalogue, actor, team._tick, restricted=True)  # type: ignore[arg-type]


def test_a_yes_to_what_was_given_back_meanwhile_is_refused(team: Crew, refused: Refusal) -> None:
    basics_done(team, "budi")
    side_tasks.open_lock(team("tom"), "budi", "build", why="ready")
    side_tasks.take(team("budi"), "build")
    items.tick(team("budi"), "build")
    maya = meanwhile(team, "tom", lambda: side_tasks.give_back(team("budi"), "build"))
    with pytest.raises(Refused) as problem:
        side_tasks.confirm(maya, "budi", "build")
    assert problem.value.code is Code.NOT_HELD


def test_a_yes_before_it_is_taken_is_none_to_its_being_done(team: Crew) -> None:
    basics_done(team, "budi")
    side_tasks.open_lock(team("tom"), "budi", "build", why="ready")

    def done_meanwhile() -> None:
        side_tasks.take(team("budi"), "build")
        items.tick(team("budi"), "build")

    maya = meanwhile(team, "maya", done_meanwhile)
    with pytest.raises(Refused):
        side_tasks.confirm(maya, "budi", "build")
    assert not team("budi").journey("budi").agreed("build")


def test_the_same_yes_asked_for_twice_is_one_yes(team: Crew) -> None:
    basics_done(team, "budi")
    assert side_tasks.confirm(team("maya"), "budi", "build", op="yes").verb == "agreed"
    side_tasks.take(team("budi"), "build")
    items.tick(team("budi"), "build")
    again = side_tasks.confirm(team("maya"), "budi", "build", op="yes")
    assert (again.verb, again.events) == ("agreed", ())
    assert side_tasks.confirm(team("tom"), "budi", "build", op="done").verb == "confirmed"
    assert side_tasks.confirm(team("tom"), "budi", "build", op="done").events == ()


def test_nobody_asks_for_the_operation_of_somebody_else(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "reply", evidence=LINK, op="mine")
    with refused(BadUse, Code.BAD_VALUE):
        items.tick(team("tom"), "reply", person="ana", why="on paper", op="mine")
    assert items.tick(team("ana"), "reply", evidence=LINK, op="mine").events == ()


def test_an_operation_that_the_roster_knows_gives_no_right_to_the_rest(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "budi", {"login": "budi"}, op="known")
    people.edit_person(team("lea"), "tom", {"roles": ""})
    with refused(NotYours, Code.NOT_YOURS):
        people.edit_person(team("tom"), "budi", {"login": "budi", "place": "lisbon"}, op="known")
    with refused(NotYours, Code.NOT_YOURS):
        people.edit_person(team("ana"), "budi", {})


def test_a_login_is_one_persons_also_when_two_are_added_at_once(team: Crew) -> None:
    given = {"roles": "mentor", "login": "zz"}
    lea = meanwhile(team, "lea", lambda: people.add_person(team("tom"), {"name": "Zora", **given}))
    with pytest.raises(Refused) as problem:
        people.add_person(lea, {"name": "Zeno", **given})
    assert problem.value.code is Code.LOGIN_TAKEN


def test_of_two_leads_who_go_at_once_one_stays(team: Crew) -> None:
    last = TODAY + timedelta(days=9)
    lea = meanwhile(team, "lea", lambda: people.set_last_day(team("tom"), "tom", last))
    with pytest.raises(Refused) as problem:
        people.set_last_day(lea, "lea", last)
    assert problem.value.code is Code.LAST_LEAD


def test_undo_and_redo_ask_what_the_verb_asks(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "maya", {"roles": "mentor,lead"})
    items.tick(team("ana"), "lead-check")
    items.sign_off(team("maya"), "ana", "lead-check")
    undo.undo(team("maya"))
    people.edit_person(team("tom"), "maya", {"roles": "mentor"})
    with refused(NotYours, Code.NOT_YOURS):
        undo.redo(team("maya"))


def test_a_lead_takes_back_what_they_said_of_themselves(team: Crew) -> None:
    people.set_leave(team("tom"), "tom", TODAY, TODAY)
    assert undo.undo(team("tom")).person == "tom"
    assert team("tom").journey("tom").profile.leave == ()


def test_an_owner_takes_back_that_they_sent_a_side_task_back(team: Crew) -> None:
    basics_done(team, "budi")
    side_tasks.take(team("budi"), "fix")
    items.tick(team("budi"), "fix", evidence=LINK)
    items.send_back(team("olga"), "budi", "fix", text="not yet")
    undo.undo(team("olga"))
    assert team("budi").journey("budi").task("fix").state == "waiting"


def test_whoever_may_not_act_is_not_told_who_did(team: Crew, refused: Refusal) -> None:
    notes.note(team("maya"), "ana", "a note")
    items.tick(team("ana"), "reply", evidence=LINK)
    with refused(NotYours, Code.NOT_YOURS):
        items.tick(team("cleo"), "reply", person="ana", expected_version=0)
    with refused(Refused, Code.CHANGED_SINCE):
        items.untick(team("tom"), "reply", person="ana", why="no", expected_version=0)
