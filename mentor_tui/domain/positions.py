"""Which position somebody has had from which day on. Without an entry it is what their profile says, since before the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.floors import DECISION
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, kind_of, thing

POSITION = thing("position")
SET, DECIDED = "set", "decided"


class HeldPosition(NamedTuple):
    """A position from a day on.

    Attributes:
        position: its id.
        since: the first day; None where it is not known, as it was so before the program.
        decision: the decision that it rests on, "" where none does.

    """

    position: str
    since: date | None = None
    decision: str = ""


def positions_of(facts: Mapping[str, Fact]) -> tuple[HeldPosition, ...]:
    """The positions that somebody's record tells of, the earliest first; what their profile says came before these."""
    fact = facts.get(POSITION)
    rows = fact["entries"] if fact else ()
    found = (HeldPosition(row["position"], _day(row["since"]), row.get("decision", "")) for row in rows)
    return tuple(sorted(found, key=lambda held: held.since or date.min))


def held_on(held: tuple[HeldPosition, ...], before: str, day: date) -> HeldPosition:
    """Which position holds on a day; ``before`` is what the profile says."""
    return next((one for one in reversed(held) if one.since is None or one.since <= day), HeldPosition(before))


def began_as(facts: Mapping[str, Fact], noted: str, day: date | None) -> str:
    """The position that somebody had on a day: as it was noted that day, or as what was noted wrong was put right since.

    No decision changes anything of it, neither one that was made since nor that one was withdrawn.

    Args:
        facts: their record's.
        noted: the position that was noted.
        day: the day, None where it is not known.

    """
    start = thing(DECISION)
    decided = (fact for key, fact in facts.items() if key.startswith(start) and fact["to"] == noted)
    if any(day is None or max(one["on"], one["at"][:10]) <= day.isoformat() for one in decided):
        return noted
    told = tuple(one for one in positions_of(facts) if not one.decision)
    on_day = (one.position for one in reversed(told) if one.since is None or day is None or one.since <= day)
    # Whoever had none before has the first that was noted of them.
    return next(on_day, told[0].position if told else noted)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _fold(before: Fact | None, event: Event) -> Fact:
    terms = event.terms
    entries: list[dict[str, Any]] = [*(before["entries"] if before else ())]
    if dropped := terms.get("drops"):
        return {"entries": [row for row in entries if row.get("decision") != dropped]}
    new = {"position": terms["position"], "since": terms["since"], "by": event.by, "at": event.at}
    if event.kind == DECIDED:
        return {"entries": [*entries, {**new, "decision": terms["decision"]}]}
    # What is set says what was so from that day on, in the place of what was noted wrong.
    return {"entries": [*(row for row in entries if row["since"] != terms["since"] or "decision" in row), new]}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {kind_of(POSITION): _fold}
