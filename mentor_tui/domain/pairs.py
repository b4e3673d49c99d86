"""Pairings in time: how the fact of a pairing follows from its events.

A change writes over the plan from its first day on, as a pencil would on a calendar: what was agreed for that day and
later is gone, what was before stays. So at most one person is in charge on any day, and a change ahead can be replaced.
Its reason is about whoever was in charge on the day before; one who was only agreed for later never mentored, and is
not remembered.
"""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from mentor_tui.domain.people import FIRM_ENDS, Pairing
from mentor_tui.domain.record import Event, Fact

CHANGES = ("paired", "reassigned", "unpaired")

PAST_KEPT = 24
"""Earlier pairings that stand in the fact, beside those that bar the two from another; all of them are in the history."""


def fold_pairing(before: Fact | None, event: Event) -> Fact:
    """The fact of a pairing after an event on it.

    Raises:
        ValueError: the event is nothing that happens to a pairing.

    """
    fact = dict(before or {"past": [], "covers": []})
    terms = event.terms
    if event.kind in CHANGES:
        _change(fact, event)
        # A stand-in stays through a change of mentor, and goes with the pairing.
        if event.kind == "unpaired":
            fact["covers"] = [_until(cover, day_before(fact["since"])) for cover in fact["covers"]]
        elif "stand_in" in terms:
            _cover(fact, event)
    elif event.kind == "covered":
        _cover(fact, event)
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a pairing")
    # One who covers does so until they are in charge themselves.
    mine = [c if c["stand_in"] != fact["mentor"] else _until(c, day_before(fact["since"])) for c in fact["covers"]]
    # Moments are kept in UTC: where the lead is, it may still be the day before.
    day = day_before(event.at[:10])
    fact["covers"] = [cover for cover in mine if cover["until"] is None or max(cover["from"], day) <= cover["until"]]
    return fact


def _cover(fact: dict[str, Any], event: Event) -> None:
    """Write a stand-in over those of the same days: one who runs ends, one planned for later keeps the days left."""
    stand_in, begin, last = (event.terms.get(key) for key in ("stand_in", "from", "until"))
    if stand_in is None:
        fact["covers"] = []
        return
    kept: list[Fact] = []
    first = begin or event.at[:10]
    for old in fact["covers"]:
        if old["from"] > first:
            kept += [{**old, "from": max(old["from"], _day_after(last))}] if last else []
        elif begin:
            kept.append(_until(old, day_before(begin)))
    fact["covers"] = sorted([*kept, {"stand_in": stand_in, "from": begin or "", "until": last}], key=itemgetter("from"))


def _until(cover: Fact, last: str) -> Fact:
    """A stand-in for no longer than until a day."""
    return {**cover, "until": min(cover["until"] or last, last)}


def _change(fact: dict[str, Any], event: Event) -> None:
    terms = event.terms
    first, mentor = terms.get("since", event.at[:10]), terms.get("mentor")
    in_charge = Pairing.of("", fact).mentor_on(date.fromisoformat(first))
    past = [_cut(entry, first) for entry in fact["past"]]
    if fact.get("mentor"):
        past.append({"mentor": fact["mentor"], "since": fact["since"], "until": first, "reason": "", "by": event.by})
    since = first
    at = _handing_over(past, first) if in_charge else None
    if at is not None and past[at]["mentor"] == mentor and past[at]["since"] < first:
        # The change that would have ended this pairing is taken back: it goes on.
        since = past.pop(at)["since"]
    elif at is not None:
        past[at] = _ended(past[at], event, first)
    fact.update(mentor=mentor, since=since, past=_kept(past), why=event.text)


def _ended(entry: Fact, event: Event, first: str) -> Fact:
    """The pairing that hands over on a day, with why, by whom, and the days that it shares with the next."""
    made, reason = dict(entry), event.terms.get("reason", "")
    begun = entry["since"] < first or first <= event.at[:10]
    # What was said for good of an end stays, though the day of it or who comes next is changed later.
    if begun and reason and (entry["reason"] not in FIRM_ENDS or reason in FIRM_ENDS):
        made.update(reason=reason, by=event.by)
    if event.terms.get("overlap"):
        made["overlap"] = event.terms["overlap"]
    return made


def day_before(day: str) -> str:
    """The ISO date before another."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _cut(entry: Fact, first: str) -> Fact:
    """An earlier pairing as it stands after a change from a day on."""
    made = {**entry, "until": min(entry["until"], first)}
    if made["until"] <= entry["since"] < entry["until"]:
        made["reason"] = ""
    if made.get("overlap", "") >= first:
        if made["until"] < first:
            made["overlap"] = day_before(first)
        else:
            del made["overlap"]
    return made


def _handing_over(past: list[Fact], first: str) -> int | None:
    """Which pairing hands over on a day: the one of the day before, else one that begins and ends on that very day."""
    ending = [at for at, entry in enumerate(past) if entry["until"] == first and entry["since"] <= first]
    return min(ending, key=lambda at: (past[at]["since"] == first, -at), default=None)


def _kept(past: list[Fact]) -> list[Fact]:
    """What is remembered: who held for a day, and who began in the morning and was ended for good on that very day."""
    firm = [entry["reason"] in FIRM_ENDS for entry in past]
    told = [at for at, entry in enumerate(past) if entry["since"] < entry["until"] or "overlap" in entry or firm[at]]
    return [past[at] for place, at in enumerate(told) if len(told) - place <= PAST_KEPT or firm[at]]
