"""A person's history as it is told: what each thing was called then, and which repetition it was."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.fit import ADDED
from mentor_tui.domain.history import REWINDS, UNDONE, act
from mentor_tui.domain.journey_folds import AGAIN, ITEM, TASK, TICKED, UNTICKED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Event, Withheld, kind_of, name_of
from mentor_tui.domain.stuck import STUCK
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import log

_STEPS = {TICKED: 1, UNTICKED: -1}
"""Event -> what it changes about how often a thing was done."""


class ToldEvent(NamedTuple):
    """An event as it is told.

    Attributes:
        title: what the item or side task was called then, "" where it is about neither.
        number: which repetition it was, 0 where it is done once, or the event is about all of them.
        times: how often it is done in all, 0 likewise.

    """

    event: Event
    title: str = ""
    number: int = 0
    times: int = 0


def chronicle(context: ActorContext, person: str | None = None) -> tuple[Person, tuple[ToldEvent, ...]]:
    """The history of a person as the acting person may know it, oldest first; see ``journeys.log``.

    Raises:
        NotYours: neither their journey nor their record is the acting person's to see.

    """
    them, events = log(context, person)
    counted = _counted(events)
    titles = _titles(context, events)
    return them, tuple(
        ToldEvent(event, title, *number) for event, title, number in zip(events, titles, counted, strict=True)
    )


def _counted(events: Sequence[Event]) -> list[tuple[int, int]]:
    counts: dict[str, int] = {}
    each: dict[str, tuple[bool, int]] = {}
    found = []
    for event in events:
        thing, kind = event.thing, act(event)
        if kind_of(thing) not in (ITEM, AGAIN, TASK):
            found.append((0, 0))
            continue
        if event.kind == TICKED:
            each[thing] = bool(event.terms.get("each")), int(event.terms.get("times", 1))
        before = counts.get(thing, 0)
        step = _STEPS.get(kind, 0) * (-1 if event.kind == UNDONE else 1)
        counts[thing] = before + step
        alone, times = each.get(thing, (False, 1))
        # What was taken back is the repetition that was the last one before.
        number = max(before, counts[thing])
        found.append((number, times) if times > 1 and (step or alone) else (0, 0))
    return found


def _titles(context: ActorContext, events: Sequence[Event]) -> list[str]:
    """What every event's item or side task was called: as it was signed next, or else as its own curriculum had it then."""
    signed: dict[str, str] = {}
    known: dict[str, str] = {}
    found = []
    own = {
        name_of(event.thing): event.text
        for event in events
        if event.kind == ADDED and not isinstance(event.text, Withheld)
    }
    for event in reversed(events):
        digest = event.terms.get("hash") if event.kind not in REWINDS else None
        if digest and (title := _kept(context, str(digest))):
            signed[event.thing] = title
            known.setdefault(event.thing, title)
        found.append(signed.get(event.thing) or own.get(name_of(event.thing)) or _in_catalogue(context, event))
    return [
        title or known.get(event.thing, "") or _id(event) for event, title in zip(events, reversed(found), strict=True)
    ]


def _kept(context: ActorContext, digest: str) -> str:
    """The title on a text that was signed, "" where it cannot be read."""
    try:
        return (context.store.text(digest) or "").partition("\n")[0]
    except Trouble:
        return ""


def _in_catalogue(context: ActorContext, event: Event) -> str:
    scope, _slash, name = name_of(event.thing).partition("/")
    match kind_of(event.thing):
        case "item" | "again" | "lock" | "fit" | "stuck" if name:
            return context.catalogue.title_at(scope, name, event.at)
        case "task" | "hold" | "lock" | "yes" | "block":
            return context.catalogue.title_at("", scope, event.at)
    return context.catalogue.called(event.thing)


def _id(event: Event) -> str:
    return event.on if kind_of(event.thing) in (ITEM, AGAIN, STUCK, TASK) else ""
