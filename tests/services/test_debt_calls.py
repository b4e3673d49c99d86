"""Whom what is owed to a hire calls: whoever can help, whoever promised, and who answers for somebody who left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.today import today_items
from mentor_tui.services import notes, pairing, people, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.calls import Call, in_order
from mentor_tui.services.debt_calls import DEBTS
from mentor_tui.services.documents import call_doc
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.team_page import team_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import calls as words
from tests.tui import story

TALK = ("first talk",)


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def later(store: MemoryStore, who: str, days: int) -> ActorContext:
    """Somebody's context some days on."""
    return ActorContext(store, story.catalogue, who, clock=lambda: story.NOW + timedelta(days=days), restricted=True)


def called(store: MemoryStore, who: str, days: int = 0, kinds: tuple[str, ...] = DEBTS) -> list[tuple[str, str, str]]:
    found = attention(later(store, who, days))
    return [(call.kind, call.person, call.on) for call in found if call.kind in kinds]


def first(store: MemoryStore, who: str = "ana") -> str:
    context = story.context(store, who)
    items = today_items(context.standing(context.journey(who)))
    return next(now.item.id for now in items if now.state == "open")


@pytest.mark.parametrize(
    ("part", "whom"),
    [("mentor", {"maya", "joana"}), ("lead", {"tomas"}), ("it", {"ida"}), ("billing", {"tomas"})],
)
def test_what_somebody_is_stuck_for_calls_whoever_can_help_and_nobody_else(
    store: MemoryStore, part: str, whom: set[str]
) -> None:
    known = {*story.catalogue().parts}
    if part not in ("mentor", "lead") and part not in known:
        pytest.skip("the curricula know no such part")
    people.add_person(story.context(store, "tomas"), {"id": "ida", "name": "Ida Admin", "roles": "", "parts": "it"})
    name = first(store)
    stuck.stuck(story.context(store, "ana"), name, waits_for="access", why="No admin role yet", part=part)
    everybody = {"maya", "joana", "tomas", "ida", "budi"}
    assert {who for who in everybody if called(store, who)} == whom
    stuck.unstuck(story.context(store, "ana"), name)
    assert not any(called(store, who) for who in everybody)


def test_it_stands_where_they_look_with_its_line(store: MemoryStore) -> None:
    name = first(store)
    stuck.stuck(story.context(store, "ana"), name, waits_for="person", why="Nobody from Billing answers")
    [call] = [call for call in mentees_page(story.context(store, "maya")).queue if call.kind == "stuck"]
    assert "“Nobody from Billing answers”" in words.line(call, {"ana": "Ana"}, {name: "Read an invoice"}).what
    assert call_doc(call)["facts"] == {"waits_for": "person", "part": "mentor", "why": "Nobody from Billing answers"}
    assert not [call for call in team_page(story.context(store, "tomas")).needs if call.kind == "stuck"]
    [long] = [
        call
        for call in team_page(later(store, "tomas", 5)).needs
        if call.kind == "waits long" and "ana" in (call.person, *call.people)
    ] or [None]
    assert long is not None, "a lead hears of it once it is late"


def test_whoever_waits_loses_hours_so_it_comes_before_what_costs_nobody_any(store: MemoryStore) -> None:
    stuck.stuck(story.context(store, "budi"), first(store, "budi"), waits_for="access", why="No admin role yet")
    [call] = [call for call in attention(story.context(store, "tomas")) if call.kind == "stuck"]
    assert call.lost > 0, "in Manila they lose a day while it is left"
    needs = team_page(story.context(store, "tomas")).needs
    assert list(needs) == in_order(needs)
    groups = [call.group for call in needs if call.group != "unreadable"]
    assert groups == sorted(groups, key=["waits", "date", "drifts", "told", "open"].index)


def test_a_promise_calls_whoever_made_it_from_its_day_on(store: MemoryStore) -> None:
    due = story.TODAY + timedelta(days=2)
    promises.promise(story.context(store, "maya"), "ana", "Ask Billing about test cards", due=due)
    assert called(store, "maya") == []
    assert called(store, "maya", 2) == [("promise", "ana", "1")]
    assert called(store, "maya", 4) == [("promise", "ana", "1")]
    assert called(store, "tomas", 4) == called(store, "joana", 4) == []
    [call] = [call for call in attention(later(store, "maya", 4)) if call.kind == "promise"]
    names = {"ana": "Ana", "maya": "Maya"}
    assert words.need(call, names, {}) == ("Ana", "you promised “Ask Billing about test cards” by 14 May")
    promises.keep(story.context(store, "maya"), "ana", 1)
    assert called(store, "maya", 4) == []


def test_one_of_somebody_who_left_calls_who_answers_for_them(store: MemoryStore) -> None:
    tomas = story.context(store, "tomas")
    questions.ask(story.context(store, "ana"), "When?", to="noah")
    promises.promise(story.context(store, "maya"), "ana", "A call", due=story.TODAY)
    promises.promise(story.context(store, "noah"), "ana", "My notes", due=story.TODAY)
    assert called(store, "noah") == [("promise", "ana", "2")], "a teammate who was asked"
    pairing.reassign(tomas, "ana", "joana", why="Maya leaves")
    notes.session(story.context(store, "joana"), "ana", "Hello")
    for gone in ("maya", "noah"):
        people.set_last_day(tomas, gone, date(2025, 5, 11))
    assert called(store, "joana") == [("promise", "ana", "1")]
    assert called(store, "tomas") == [("promise", "ana", "2")]
    [call] = [call for call in attention(tomas) if call.kind == "promise"]
    names = {"ana": "Ana", "noah": "Noah"}
    assert words.need(call, names, {})[1] == "Noah promised “My notes” by 12 May"


def test_a_new_pair_that_did_not_talk_calls_its_mentor(store: MemoryStore) -> None:
    pairing.reassign(story.context(store, "tomas"), "chiara", "joana", why="Load")
    talk = ("first talk", "chiara", "")
    assert talk not in called(store, "joana", 2, TALK)
    assert talk in called(store, "joana", 3, TALK)
    assert talk not in called(store, "maya", 3, TALK)
    notes.session(story.context(store, "joana"), "chiara", "Hello")
    assert talk not in called(store, "joana", 3, TALK)


def test_nothing_calls_once_a_programme_is_over(store: MemoryStore) -> None:
    stuck.stuck(story.context(store, "ana"), first(store), waits_for="access", why="No admin role yet")
    people.end(story.context(store, "tomas"), "ana", finished=False, why="left us")
    assert called(store, "tomas") == []


def test_order_of_calls_is_one_for_all(store: MemoryStore) -> None:
    promises.promise(story.context(store, "maya"), "ana", "A call", due=story.TODAY)
    stuck.stuck(story.context(store, "budi"), first(store, "budi"), waits_for="person", why="x")
    queue: list[Call] = list(mentees_page(story.context(store, "maya")).queue)
    assert queue == in_order(queue)
    assert {"promise", "stuck"} <= {call.kind for call in queue}
