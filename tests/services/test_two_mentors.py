"""Two mentors and a stand-in over a leave: what comes meanwhile is the stand-in’s at both doors, and nobody else’s."""

from __future__ import annotations

from datetime import date, timedelta

from mentor_tui.services import items, people, promises, questions, stand_ins
from mentor_tui.services.attention import attention
from mentor_tui.services.owed import owed
from mentor_tui.services.pages import mentees_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.screens import mentees_rights
from tests.services.test_day_twelve import at
from tests.tui import story

FIRST, LAST = date(2025, 5, 19), date(2025, 5, 23)
BACK = date(2025, 5, 26)
MINE, OTHER = ("ana", "budi", "chiara"), ("noor", "ravi")
KINDS = ("asks", "waiting", "promise")


def called(store: MemoryStore, who: str, day: date) -> set[tuple[str, str, str]]:
    """What calls somebody, which the command and the screen tell alike, each with a key that does it."""
    found = {(call.kind, call.person, call.on) for call in attention(at(store, who, day)) if call.kind in KINDS}
    page = mentees_page(at(store, who, day))
    assert {(call.kind, call.person, call.on) for call in page.queue if call.kind in KINDS} == found
    for call in page.queue:
        if call.kind == "waiting":
            assert mentees_rights.on_thing("mentees.sign-off", page.cases[call.person, call.on]) is None
        if call.kind == "promise":
            assert mentees_rights.of_debt(page, call) is None
    return found


def by_whom(store: MemoryStore, day: date, kind: str) -> set[str]:
    rows = owed(at(store, "tomas", day, 20), "ana")
    return {name for row in rows if row.owing.debt.kind == kind for name in row.owing.by}


def handed_in(store: MemoryStore, hire: str, day: date) -> str:
    """The first thing of a hire's that a mentor signs, handed in."""
    context = at(store, hire, day)
    standing = context.standing(context.journey(hire))
    mine = (now for now in standing.items if now.item.who == "hire" and now.item.sign_off == "mentor")
    item = next(now.item for now in mine if now.state in ("open", "started"))
    while context.standing(context.journey(hire)).by_id[item.id].state != "waiting":
        items.tick(context, item.id, evidence=story.LINK)
    return item.id


def test_two_mentors_and_a_stand_in_over_a_leave() -> None:
    store = story.fresh_store()
    people.add_person(
        at(store, "tomas", FIRST - timedelta(days=5)), {"id": "ines", "name": "Ines Duarte", "roles": "mentor"}
    )
    before = FIRST - timedelta(days=4)
    quiet = {hire: at(store, "joana", before).team().mentor(hire) for hire in OTHER}

    # Maya will be away, asks Ines, and promised something for just these days.
    people.set_leave(at(store, "maya", before), None, FIRST, LAST)
    promises.promise(at(store, "maya", before), "ana", "My notes on refunds", due=FIRST + timedelta(days=1))
    stand_ins.ask(at(store, "maya", before), "ines", FIRST, LAST, why="A week off.")
    assert not called(store, "ines", before)
    stand_ins.agree(at(store, "ines", before, 10), "maya")
    assert not called(store, "ines", before), "nothing of it is hers before the first day"

    # Meanwhile Ana asks and hands something in; so does a hire of Joana's, who is not away.
    others = called(store, "joana", FIRST)
    questions.ask(at(store, "ana", FIRST), "Who reads my refund this week?")
    item = handed_in(store, "ana", FIRST)
    theirs = handed_in(store, "ravi", FIRST)
    assert {("asks", "ana", "1"), ("waiting", "ana", item)} <= called(store, "ines", FIRST)
    assert called(store, "joana", FIRST) == {*others, ("waiting", "ravi", theirs)}, (
        "of Maya's hires Joana hears nothing"
    )
    assert "ravi" not in {person for _kind, person, _on in called(store, "ines", FIRST)}
    assert {"ines", "maya"} == by_whom(store, FIRST, "answer") == by_whom(store, FIRST, "sign-off"), "both owe it"

    # Ines answers, signs and says that the promise is kept; it counts as standing in for Maya.
    questions.answer(at(store, "ines", FIRST, 10), "ana", "I do, today.")
    done = items.sign_off(at(store, "ines", FIRST, 11), "ana", item, lines="all", sure=True)
    assert (done.events[-1].terms["as"], done.events[-1].terms["for"]) == ("stand-in", "maya")
    late = FIRST + timedelta(days=2)
    assert by_whom(store, late, "promise") == {"maya"}, "a promise stays whose it was"
    promises.keep(at(store, "ines", late), "ana", 1)
    assert not {call for call in called(store, "ines", late) if call[1] == "ana"}

    # Maya is back: nothing of these days waits for her, what comes now is hers again, and Joana's hires were always hers.
    assert not {call for call in called(store, "maya", BACK) if call[1] == "ana" and call[2] in (item, "1")}
    again = handed_in(store, "ana", BACK)
    assert ("waiting", "ana", again) in called(store, "maya", BACK)
    assert not {call for call in called(store, "ines", BACK) if call[1] in MINE}
    assert {hire: at(store, "joana", BACK).team().mentor(hire) for hire in OTHER} == quiet
