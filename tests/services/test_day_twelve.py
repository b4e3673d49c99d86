"""Day 12 played end to end: lost, asks, is answered by the stand-in, stuck on access, the debt is paid, the clock stood still."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from mentor_tui.domain.debts import debts
from mentor_tui.domain.pace import pace
from mentor_tui.domain.today import today_items
from mentor_tui.services import documents, handover, items, pairing, people, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.days import days_of
from mentor_tui.services.owed import owed, owed_docs
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import handover as handover_words
from tests.tui import story

WED = date(2025, 5, 14)


def at(store: MemoryStore, who: str, day: date, hour: int = 9) -> ActorContext:
    """Somebody's context at an hour of a day."""
    moment = datetime.combine(day, time(hour), UTC)
    return ActorContext(store, story.catalogue, who, clock=lambda: moment, restricted=True)


def kinds(store: MemoryStore, day: date) -> set[tuple[str, str | None, str]]:
    rows = owed_docs(owed(at(store, "tomas", day, 20), "ana"))
    return {(row["kind"], row["by"], row["state"]) for row in rows if row["kind"] in ("answer", "stuck", "promise")}


def test_day_twelve() -> None:
    store = story.fresh_store()
    ana = at(store, "ana", WED)
    standing = ana.standing(ana.journey("ana"))
    mine = [now for now in standing.items if now.state == "open" and now.item.who == "hire" and not now.item.optional]
    coming = [now for now in mine if standing.due_day_of(now.item) >= standing.day]
    name = min(coming, key=lambda now: now.item.by_day).item.id

    # Lost: she asks on the item, while Maya is away, and the stand-in answers within the hour.
    people.set_leave(at(store, "tomas", WED, 7), "maya", WED, WED + timedelta(days=2))
    questions.ask(ana, "I am lost: whose day counts, ours or theirs?", name)
    assert ("answer", "joana", "open") in kinds(store, WED) or ("answer", "maya", "open") in kinds(store, WED)
    assert any(call.kind == "asks" and call.on == name for call in attention(at(store, "joana", WED, 10)))
    questions.answer(at(store, "joana", WED, 10), "ana", "Theirs. The invoice says it in the first line.", name)
    questions.settle(at(store, "ana", WED, 10), None, name)
    assert not {row for row in kinds(store, WED) if row[0] == "answer"}

    # Stuck on access: it is Tomás's, another thing moves up, and he promises it for Friday.
    stuck.stuck(at(store, "ana", WED, 11), name, waits_for="access", why="No admin role in the sandbox")
    before = at(store, "ana", WED, 11)
    assert name not in [now.item.id for now in today_items(before.standing(before.journey("ana")))]
    assert [call.on for call in attention(at(store, "tomas", WED, 11)) if call.kind == "stuck"] == [name]
    friday = WED + timedelta(days=2)
    promises.promise(at(store, "tomas", WED, 12), "ana", "The admin role", due=friday)
    assert {("stuck", "tomas", "open"), ("promise", "tomas", "open")} <= kinds(store, WED)

    # What is handed over meanwhile names both.
    pairing.reassign(at(store, "tomas", WED, 13), "ana", "joana", why="Maya leaves")
    found = handover.handover(at(store, "joana", WED, 14), "ana")
    doc = documents.handover_doc(found)
    assert [row["on"] for row in doc["stuck"]] == [name]
    assert [row["what"] for row in doc["promised"]] == ["The admin role"]
    told = "\n".join(handover_words.lines(found))
    assert "“The admin role” (1), from Tomás" in told

    # It takes until Monday: nothing of it counted against her, and the days between waited for us.
    monday = WED + timedelta(days=5)
    assert ("stuck", "tomas", "late") in kinds(store, monday)
    assert ("promise", "tomas", "late") in kinds(store, monday)
    assert {"stuck", "promise"} <= {call.kind for call in attention(at(store, "tomas", monday))}
    late = at(store, "ana", monday + timedelta(days=30))
    assert name not in {one.item.id for one in pace(late.standing(late.journey("ana"))).late}, "its clock stands"
    waited = days_of(at(store, "ana", monday), at(store, "ana", monday).standing(ana.journey("ana")))
    assert waited[-1] == "waiting", "Friday was a day that waited for us"

    # The debt is paid: both are settled, and she goes on with it on the same day.
    stuck.unstuck(at(store, "tomas", monday, 10), name, person="ana")
    promises.keep(at(store, "tomas", monday, 10), "ana", 1)
    assert not kinds(store, monday)
    now = at(store, "ana", monday, 11)
    again = now.standing(now.journey("ana"))
    assert not [debt for debt in debts(again) if debt.kind in ("stuck", "promise", "answer")]
    item = again.by_id[name]
    assert item.state in ("open", "started")
    assert item.stuck is None
    assert name not in {one.item.id for one in pace(again).late}, "the days that it waited for us are hers"
    items.tick(now, name, evidence=story.LINK)
