"""Side tasks: places, the line, hours, confirmation by several voices."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.catalogue.loader import load
from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.services import attention, items, pages, pairing, people, side_tasks, undo
from mentor_tui.services.answers import of
from mentor_tui.services.growth import growth_page
from mentor_tui.services.team_page import team_page
from mentor_tui.settings import checkout
from tests.services.conftest import Crew, Refusal, catalogue, small_team

LINK = "https://help.example/1"


def ready(team: Crew, *hires: str) -> None:
    """Hires whose basics are done, by the closing talk."""
    for hire in hires:
        items.tick(team("tom"), "talk", person=hire, on=date(2026, 3, 2), why="before")


def task(team: Crew, person: str, name: str) -> TaskStanding:
    context = team(person)
    return context.standing(context.journey(person), context.team()).task(context.catalogue.rungs[name])


def finish(team: Crew, person: str, name: str, times: int = 1, evidence: str = "") -> None:
    side_tasks.take(team(person), name)
    for _ in range(times):
        items.tick(team(person), name, evidence=evidence)


def test_locked_until_the_basics_are_done(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.LOCKED) as problem:
        side_tasks.take(team("ana"), "watch")
    assert problem.value.facts["lock"].items
    ready(team, "ana")
    done = side_tasks.take(team("ana"), "watch")
    assert (done.verb, of(TaskStanding, done.now).place) == ("took", None)
    assert task(team, "ana", "watch").state == "active"


def test_a_full_one_makes_a_line_in_order(team: Crew, refused: Refusal) -> None:
    ready(team, "ana", "budi", "cleo")
    side_tasks.take(team("ana"), "watch")
    assert of(TaskStanding, side_tasks.take(team("budi"), "watch").now).place == 1
    assert of(TaskStanding, side_tasks.take(team("cleo"), "watch").now).place == 2
    with refused(Refused, Code.IN_LINE) as problem:
        side_tasks.take(team("cleo"), "watch")
    assert problem.value.facts["place"] == 2
    with refused(Refused, Code.ALREADY_HELD):
        side_tasks.take(team("ana"), "watch")
    with refused(Refused, Code.NOT_HELD):
        items.tick(team("budi"), "watch")
    assert (task(team, "cleo", "watch").state, task(team, "cleo", "watch").place) == ("waiting", 2)
    side_tasks.give_back(team("ana"), "watch", why="the queue burns")
    # The place is the next in line's, and nobody's who comes later.
    with refused(Refused, Code.IN_LINE):
        side_tasks.take(team("cleo"), "watch")
    assert side_tasks.take(team("ana"), "watch").verb == "lined"
    assert [call.kind for call in attention.attention(team("budi"))] == ["place free"]
    assert "place free" not in [call.kind for call in attention.attention(team("cleo"))]
    assert side_tasks.take(team("budi"), "watch").verb == "took"
    side_tasks.give_back(team("cleo"), "watch")
    assert task(team, "ana", "watch").place == 1


def test_giving_back_what_one_does_not_have(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NOT_HELD):
        side_tasks.give_back(team("ana"), "watch")
    with refused(BadUse, Code.UNKNOWN_TASK) as problem:
        side_tasks.give_back(team("ana"), "wach")
    assert problem.value.facts["near"] == "watch"


def test_pieces_are_kept_when_it_is_given_back_and_taken_again(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "watch")
    side_tasks.give_back(team("ana"), "watch")
    side_tasks.take(team("ana"), "watch")
    assert task(team, "ana", "watch").fact.count == 1


def test_a_finished_one_is_confirmed_and_opens_the_next(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "watch")
    with refused(Refused, Code.NOT_SENT) as problem:
        side_tasks.confirm(team("tom"), "ana", "watch")
    assert (problem.value.facts["count"], problem.value.facts["times"]) == (1, 2)
    items.tick(team("ana"), "watch")
    assert task(team, "ana", "watch").sent
    for who in ("maya", "olga", "budi", "otto"):
        with refused(NotYours, Code.CONFIRMED_BY_OTHERS):
            side_tasks.confirm(team(who), "ana", "watch")
    with refused(NotYours, Code.NOT_YOURS):
        side_tasks.confirm(team("ana"), "ana", "watch")
    assert task(team, "ana", "mend").state == "locked"
    side_tasks.confirm(team("tom"), "ana", "watch")
    assert (task(team, "ana", "watch").state, task(team, "ana", "mend").state) == ("done", "open")
    with refused(Refused, Code.ALREADY_DONE):
        side_tasks.confirm(team("lea"), "ana", "watch")
    with refused(Refused, Code.ALREADY_DONE):
        side_tasks.take(team("ana"), "watch")


@pytest.mark.parametrize("verb", ["tick", "untick", "send", "return"])
def test_the_pieces_of_a_confirmed_one_rest(team: Crew, refused: Refusal, verb: str) -> None:
    ready(team, "ana")
    finish(team, "ana", "watch", times=2)
    side_tasks.confirm(team("tom"), "ana", "watch")
    with refused(Refused, Code.ALREADY_DONE):
        if verb == "return":
            items.send_back(team("tom"), "ana", "watch", text="more")
        else:
            getattr(items, verb)(team("ana"), "watch")


def test_it_may_come_back_and_be_sent_again(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    finish(team, "ana", "write")
    with refused(BadUse, Code.UNKNOWN_LINE):
        items.send_back(team("maya"), "ana", "write", text="shorter", unseen=["9"])
    items.send_back(team("maya"), "ana", "write", text="shorter", unseen=["1"])
    assert task(team, "ana", "write").fact.unmet_criteria == ("short",)
    assert task(team, "ana", "write").state == "active"
    items.send(team("ana"), "write", evidence="half as long")
    assert task(team, "ana", "write").sent


def test_several_voices_end_it_together(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    finish(team, "ana", "write")
    first = side_tasks.confirm(team("maya"), "ana", "write")
    hold = of(TaskStanding, first.now).hold
    assert hold is not None
    assert (hold.state, [*hold.yes]) == ("held", ["mentor"])
    assert task(team, "ana", "write").state == "waiting"
    with refused(NotYours, Code.CONFIRMED_BY_OTHERS):
        side_tasks.confirm(team("maya"), "ana", "write")
    assert of(TaskStanding, side_tasks.confirm(team("tom"), "ana", "write").now).state == "done"
    assert task(team, "ana", "write").state == "done"


def test_a_lead_speaks_for_a_mentor_or_an_owner_that_is_not_there(team: Crew, refused: Refusal) -> None:
    ready(team, "cleo")
    finish(team, "cleo", "write")
    assert of(TaskStanding, side_tasks.confirm(team("tom"), "cleo", "write").now).state == "done"
    finish(team, "cleo", "fix", evidence=LINK)
    with refused(NotYours, Code.CONFIRMED_BY_OTHERS):
        side_tasks.confirm(team("tom"), "cleo", "fix")
    track = team.catalogue.tracks["content"]._replace(owner="gone")
    team.catalogue = team.catalogue._replace(tracks={**team.catalogue.tracks, "content": track})
    assert of(TaskStanding, side_tasks.confirm(team("tom"), "cleo", "fix").now).state == "done"


def test_the_owner_of_a_track_confirms_and_hears_of_it(team: Crew) -> None:
    ready(team, "cleo")
    finish(team, "cleo", "fix", evidence=LINK)
    calls = [(call.kind, call.person, call.on) for call in attention.attention(team("olga"))]
    assert calls == [("sent", "cleo", "fix")]
    assert [(row.person, row.waits) for row in growth_page(team("olga")).followed] == [("cleo", True)]
    side_tasks.confirm(team("olga"), "cleo", "fix")
    assert attention.attention(team("olga")) == []


def test_evidence_comes_with_the_last_piece(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "fix")
    with refused(Refused, Code.NEEDS_EVIDENCE):
        items.tick(team("ana"), "fix")
    with refused(NotYours, Code.NOT_YOURS):
        items.tick(team("tom"), "fix", person="ana", why="x", evidence=LINK)


def test_a_yes_before_it_is_taken(team: Crew, refused: Refusal) -> None:
    ready(team, "ana", "cleo")
    with refused(Refused, Code.LOCKED) as problem:
        side_tasks.take(team("ana"), "build")
    assert [(step.kind, step.turn) for step in problem.value.facts["lock"].steps] == [("yes", "mentor")]
    for who in ("tom", "max", "olga"):
        with refused(NotYours, Code.CONFIRMED_BY_OTHERS):
            side_tasks.confirm(team(who), "ana", "build")
    with refused(Refused, Code.NOT_HELD):
        side_tasks.confirm(team("maya"), "ana", "watch")
    side_tasks.confirm(team("maya"), "ana", "build")
    with refused(Refused, Code.ALREADY_AGREED):
        side_tasks.confirm(team("maya"), "ana", "build")
    assert side_tasks.take(team("ana"), "build").verb == "took"
    side_tasks.confirm(team("tom"), "cleo", "build")  # whom nobody mentors
    assert task(team, "cleo", "build").state == "open"


# -- hours


def test_hours_off_the_queue_are_not_more_than_they_are(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "read")
    with refused(Refused, Code.OVER_BUDGET) as problem:
        side_tasks.take(team("ana"), "teach")
    facts = problem.value.facts
    assert (facts["would"], facts["allowed"], facts["mentoring"], facts["held"]) == (4.0, 2.0, 0.0, [("Watch", 1.0)])
    # Two hours for the first twenty working days, four from then on.
    assert facts["later"] == (date(2026, 3, 30), 4.0)
    team.go_to(date(2026, 3, 30))
    assert side_tasks.take(team("ana"), "teach").verb == "took"


def test_no_more_than_two_at_once_and_what_costs_no_hour_is_free(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    side_tasks.take(team("ana"), "fix")
    with refused(Refused, Code.TASKS_AT_ONCE) as problem:
        side_tasks.take(team("ana"), "write")
    assert (problem.value.facts["most"], problem.value.facts["held"]) == (2, ["Watch", "Fix"])
    assert side_tasks.take(team("ana"), "hard").verb == "took"
    side_tasks.give_back(team("ana"), "watch")
    assert side_tasks.take(team("ana"), "write").verb == "took"


def test_a_part_timer_has_their_share(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "ana", {"contract": "20"})
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    with refused(Refused, Code.OVER_BUDGET) as problem:
        side_tasks.take(team("ana"), "fix")
    assert problem.value.facts["allowed"] == 1.0


def test_mentoring_counts_and_only_for_those_on_their_way(team: Crew, refused: Refusal) -> None:
    # Two mentees in their first weeks cost Maya four hours.
    assert growth_page(team("maya")).mentoring == 4.0
    with refused(Refused, Code.OVER_BUDGET) as problem:
        side_tasks.take(team("maya"), "watch")
    assert (problem.value.facts["mentoring"], problem.value.facts["would"]) == (4.0, 5.0)
    people.pause(team("tom"), "budi", date(2026, 3, 4), None)
    assert growth_page(team("maya")).mentoring == 2.0
    people.end(team("tom"), "ana", finished=True)
    assert growth_page(team("maya")).mentoring == 0.0
    assert side_tasks.take(team("maya"), "watch").verb == "took"
    assert {load.person.id: load.hours for load in team_page(team("tom")).mentors}["maya"] == 0.0
    assert pages.mentees_page(team("maya")).hours == 0.0


def test_hours_of_mentoring_stand_in_one_place_only() -> None:
    root = checkout()
    assert root is not None
    shipped = load([root / "curricula"]).catalogue
    assert shipped.budget.mentoring_hours(1) > 0
    assert shipped.rungs["mentoring-mentor"].hours == 0


def test_hours_before_the_basics_are_none() -> None:
    team = small_team(catalogue(budget=Budget(before_basics=0)))
    items.tick(team("ana"), "read")
    with pytest.raises(Refused) as problem:
        side_tasks.take(team("ana"), "teach")
    assert problem.value.code == Code.OVER_BUDGET


# -- ids that changed, and the same operation twice


def test_a_renamed_side_task_is_still_held_lined_and_full(team: Crew, refused: Refusal) -> None:
    ready(team, "ana", "budi", "cleo")
    side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "watch")
    side_tasks.take(team("budi"), "watch")
    tooling = team.catalogue.tracks["tooling"]
    renamed = (tooling.rungs[0]._replace(id="look", was=("watch",)), *tooling.rungs[1:])
    team.catalogue = team.catalogue._replace(
        tracks={**team.catalogue.tracks, "tooling": tooling._replace(rungs=renamed)}
    )
    assert (task(team, "ana", "look").state, task(team, "ana", "look").fact.count) == ("active", 1)
    assert of(TaskStanding, side_tasks.take(team("cleo"), "look").now).place == 2
    with refused(Refused, Code.ALREADY_HELD):
        side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "look")
    side_tasks.confirm(team("tom"), "ana", "watch")
    assert task(team, "ana", "look").state == "done"
    side_tasks.give_back(team("cleo"), "look")
    assert side_tasks.take(team("budi"), "look").verb == "took"


def test_the_same_operation_twice_changes_nothing(team: Crew) -> None:
    ready(team, "ana")
    for call in (
        lambda: side_tasks.take(team("ana"), "watch", op="a"),
        lambda: side_tasks.give_back(team("ana"), "watch", op="b"),
        lambda: side_tasks.confirm(team("maya"), "ana", "build", op="c"),
        lambda: side_tasks.open_lock(team("tom"), "ana", "refund", why="w", op="d"),
        lambda: undo.undo(team("tom"), op="e"),
    ):
        assert call().events
        before = team.records()
        again = call()
        assert again.events == ()
        assert team.records() == before


def test_who_mentors_now_confirms_and_who_did_does_not(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    finish(team, "ana", "write")
    pairing.reassign(team("tom"), "ana", "max", why="languages")
    with refused(NotYours, Code.CONFIRMED_BY_OTHERS):
        side_tasks.confirm(team("maya"), "ana", "write")
    assert side_tasks.confirm(team("max"), "ana", "write").events
