"""Holding a record against its own history, whichever store keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import fold_anew, newer_things
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.domain.record import BROKEN, Event, Record
from mentor_tui.store.findings import Finding, FindingKind


def of_trouble(problem: Trouble, record: str = "", path: str = "") -> Finding:
    """A trouble as a finding; it lies where the trouble says, else at the path."""
    where = str(problem.facts.get("path") or path)
    return Finding(FindingKind.TROUBLE, where, record, {"code": problem.code.value, **problem.facts})


def of_history(stored: Record, history: Iterable[Event], path: str) -> Iterator[Finding]:
    """What a record's whole history says of what is stored of it.

    Args:
        stored: the record as it lies there, whichever fold made its facts.
        history: all of its events, from the first.
        path: where it lies, as people are told.
    """
    try:
        events = [*history]
        for event in events:
            _check_event(event)
        replayed = fold_anew(stored, events)
        newer = newer_things(events)
        if stored.fold > FOLD:
            yield Finding(FindingKind.NEWER, path, stored.id, {"fold": stored.fold})
        elif stored.fold < FOLD:
            yield Finding(FindingKind.OLDER_FOLD, path, stored.id, {"fold": stored.fold})
        elif stored.facts != replayed.facts or list(stored.tail) != list(replayed.tail):
            was, now = stored.facts, replayed.facts
            things = {key for key in was.keys() | now if was.get(key) != now.get(key)}
            yield Finding(FindingKind.DIFFERENT, path, stored.id, {"things": sorted(things)})
        if newer:
            yield Finding(FindingKind.NEWER, path, stored.id, {"things": sorted(newer)})
    except Trouble as problem:
        yield of_trouble(problem, stored.id, path)
    except BROKEN as error:
        facts = {"code": Code.DAMAGED.value, "reason": "replay", "detail": str(error)}
        yield Finding(FindingKind.TROUBLE, path, stored.id, facts)


def _check_event(event: Event) -> None:
    """Make sure that an event says when it was and by whom; the folds ask for neither."""
    if not all(isinstance(text, str) for text in (event.op, event.by, event.kind, event.thing, event.text)):
        raise TypeError(f"event {event.seq}")
    datetime.fromisoformat(event.at)
