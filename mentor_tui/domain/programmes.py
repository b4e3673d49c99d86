"""Which curriculum is in force for somebody on which day, since when, and which were before: the one place that says so.

Whom somebody enrolled has a programme from their first day on. Another one begins by a decision or by a lead's hand, on its
day; the former one is *past* from then on. What was done in it stays done, and what waits there goes on waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.journey_folds import PROGRAMME
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import day_of, spans_of
from mentor_tui.domain.record import Event, Fact, kind_of

BEGAN, DROPPED = "began", "dropped"
"""The events of another curriculum, which comes after those before, and that it goes again with the decision it came by."""

NOTED = "noted"
"""The term that says on which day somebody was enrolled, which is the day of the position that stands beside it."""

OF = "of"
"""The term by which a change of a programme names the curriculum that it is about, where this is not the first one."""

ProgrammeState = Literal["none", "coming", "going", "paused", "extended", "finished", "ended"]

ON_WAY = ("coming", "going", "extended", "paused")
"""The states of a programme in which somebody takes up room with a mentor."""


class Programme(NamedTuple):
    """A hire's way through a curriculum.

    Attributes:
        curriculum: id at the time of enrolling, or None for somebody who has none.
        cohort: who began together: ``2026-05``, or a name.
        rest: spans in which it was paused; the last one has no end while it is.
        extra: working days that were added to every date of the plan.
        over: ``finished`` or ``ended`` once it is, with the day; ``former`` where another one just came after it.
        since: the day on which it began; None for the first one, which counts from their first day.
        decision: the decision that it began by, "" where none did.
        dropped: whether it went again, with that decision.
        former: whether another one is in force; it was over, at the latest, when that began.
        past: those that came before, the first first; one that went again is among them.
        ahead: those that are agreed to begin later, the next first.
        position: the one that they had when it began, "" where that was not noted; see ``Journey.began_as``.
        mentor: whether whoever began a later one wanted a mentor for it; see ``rules.pairing.calls_for_mentor``.
        noted: the day on which they were enrolled, of which that is told; None where it was not noted.

    """

    curriculum: str | None = None
    cohort: str = ""
    rest: tuple[Span, ...] = ()
    extra: int = 0
    over: str = ""
    over_on: date | None = None
    since: date | None = None
    decision: str = ""
    dropped: bool = False
    former: bool = False
    past: tuple[Programme, ...] = ()
    ahead: tuple[Programme, ...] = ()
    position: str = ""
    noted: date | None = None
    mentor: bool = False

    @classmethod
    def on(cls, fact: Fact | None, day: date) -> Programme:
        """The programme in force on a day, from the record's fact; a record without one has none."""
        if not fact:
            return cls()
        first = cls(
            fact.get("curriculum"),
            fact.get("cohort", ""),
            spans_of(fact.get("rest", ())),
            fact.get("extra", 0),
            fact.get("over", ""),
            day_of(fact.get("over_on")),
            position=fact.get("position", ""),
            noted=day_of(fact.get(NOTED)),
        )
        if not fact.get("begun"):
            return first
        begun = sorted(_begun(first, fact["begun"]), key=lambda one: one.since or day)
        came = [one for one in (first, *begun) if one.curriculum is not None and (one.since or day) <= day]
        now = next((one for one in reversed(came) if not one.dropped), first)
        ahead = tuple(one for one in begun if one.since is not None and one.since > day and not one.dropped)
        return now._replace(past=_former([one for one in came if one is not now], now), ahead=ahead)

    def state(self, start: date | None, today: date) -> ProgrammeState:
        """Where they stand on the way, ``paused`` before ``extended``."""
        if self.curriculum is None:
            return "none"
        if self.over:
            return "finished" if self.over == "finished" else "ended"
        if any(today in span for span in self.rest):
            return "paused"
        if start is not None and today < start:
            return "coming"
        return "extended" if self.extra else "going"

    @property
    def of(self) -> Fact:
        """The terms by which a change says that it is about this one; the first one needs none."""
        return {OF: self.curriculum} if self.since is not None else {}


def _former(came: Sequence[Programme], now: Programme) -> tuple[Programme, ...]:
    """Programmes in whose place another one came, each with those before it."""
    found: list[Programme] = []
    for one, after in zip(came, (*came[1:], now), strict=False):
        over, on = (one.over, one.over_on) if one.over else ("former", after.since)
        found.append(one._replace(former=True, over=over, over_on=on, past=tuple(found)))
    return tuple(found)


def _begun(first: Programme, rows: Sequence[Mapping[str, Any]]) -> Iterator[Programme]:
    for row in rows:
        yield first._replace(
            curriculum=row["curriculum"],
            extra=row.get("extra", 0),
            over=row.get("over", ""),
            over_on=day_of(row.get("over_on")),
            since=date.fromisoformat(row["since"]),
            decision=row.get("decision", ""),
            dropped=row.get("dropped", False),
            position=row.get("position", ""),
            noted=date.fromisoformat(row["since"]),
            mentor=row.get("mentor", False),
        )


def enrolling(position: str | None, day: date) -> dict[str, str]:
    """What enrolling says of the day, and of the position that somebody has on it, where one is known."""
    return {NOTED: day.isoformat(), **({"position": position} if position else {})}


def _fold(before: Fact | None, event: Event) -> Fact:
    fact: dict[str, Any] = {**(before or {})}
    terms = event.terms
    if event.kind == BEGAN:
        fact["begun"] = [*fact.get("begun", ()), {**terms, "by": event.by, "at": event.at}]
    elif event.kind == DROPPED:
        gone = terms["decision"]
        fact["begun"] = [{**row, "dropped": True} if row.get("decision") == gone else row for row in fact["begun"]]
    elif OF in terms:
        # The last one of this name: the same may have gone again with a decision before.
        rows = fact["begun"]
        at = max(place for place, row in enumerate(rows) if row["curriculum"] == terms[OF])
        fact["begun"] = [*rows[:at], _changed(rows[at], event), *rows[at + 1 :]]
    elif event.kind == "paused":
        fact["rest"] = [*fact.get("rest", ()), [terms["from"], terms.get("until")]]
    elif event.kind == "resumed":
        fact["rest"] = _rest_until(fact["rest"], terms["last"])
    else:
        fact = _changed(fact, event)
    return fact


def _changed(fact: Fact, event: Event) -> dict[str, Any]:
    """One programme after a change that is about it alone; days of rest are days of rest whichever it is."""
    changed: dict[str, Any] = {**fact}
    terms = event.terms
    if event.kind == "extended":
        changed["extra"] = fact.get("extra", 0) + terms["days"]
    elif event.kind in ("finished", "ended"):
        changed["over"], changed["over_on"] = event.kind, terms["on"]
    elif event.kind == "reopened":
        changed.pop("over", None)
        changed.pop("over_on", None)
    else:
        changed.update(terms)
    return changed


def _rest_until(rest: Sequence[Sequence[str | None]], last: str) -> list[list[str | None]]:
    """The spans of rest, with the one that goes on beyond ``last`` cut there; one planned for later stays as it is."""
    kept: list[list[str | None]] = []
    today = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    for first, until in rest:
        if first is not None and first <= today and (until is None or until >= today):
            # Resumed on the day it was paused: it never rested.
            if first <= last:
                kept.append([first, last])
        else:
            kept.append([first, until])
    return kept


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {kind_of(PROGRAMME): _fold}
