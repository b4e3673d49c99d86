"""Areas for the board on the screen: one of each of the seven flags, and three people who could take something on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from mentor_tui.services import areas, people, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

WHEN = datetime(2025, 3, 31, 9, tzinfo=UTC)
"""When everybody came to own what they own: six weeks before the day of the story."""

OWNED = {
    "refund-rules": "kenji",
    "saved-replies": "sam",
    "help-centre-billing": "petra",
    "on-call-rota": "diego",
    "first-week": "karin",
    "account-safety": "agnes",
    "integration-cases": "agnes",
    "product-feedback": "agnes",
    "incident-words": "omar",
    "tags-and-views": "omar",
}
OTHERS = ("luz", "anu", "mina")


def found(store: MemoryStore, context_for: Callable[[str], ActorContext]) -> None:
    """Everybody with what they own; ``help-centre-billing`` has two contributors, who are too many where it has one place."""

    def then(person: str) -> ActorContext:
        return ActorContext(store, story.catalogue, person, clock=lambda: WHEN, restricted=True)

    everybody = (*dict.fromkeys(OWNED.values()), *OTHERS)
    for who in everybody:
        people.add_person(then("tomas"), {"id": who, "name": f"{who.title()} Vale", "roles": "mentor"})
        for track in ("inbox", "tooling", "content"):
            side_tasks.open_lock(then("tomas"), who, f"{track}-own", why="knows it")
    for area, owner in OWNED.items():
        areas.own(then("tomas"), area, owner)
    lead = context_for("tomas")
    for area, owner in OWNED.items():
        if area != "saved-replies":
            areas.log(context_for(owner), area, "Looked through.")
    areas.leave(context_for("kenji"), "refund-rules", why="No hour left for it.")
    areas.own(context_for("luz"), "refund-rules")
    for who in ("anu", "mina"):
        areas.join(context_for(who), "help-centre-billing")
    people.set_leave(lead, "diego", story.TODAY, story.TODAY + timedelta(days=20))
    people.set_last_day(lead, "karin", story.TODAY + timedelta(days=30))
