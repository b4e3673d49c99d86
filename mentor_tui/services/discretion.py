"""What of the team's history is not for everybody: wishes for another mentor, who tells whom, why pairings ended."""

from __future__ import annotations

from mentor_tui.domain.people import FIRM_ENDS, OPEN_ENDS, Pairing
from mentor_tui.domain.record import Event, kind_of, name_of
from mentor_tui.domain.team import ASK, PAIRING, TELLING, Team, whom
from mentor_tui.services.desk import Desk


def for_viewer(desk: Desk, team: Team, event: Event) -> Event | None:
    """An event of the team's record as the acting person may know it, None where they may not know that there is one.

    A lead of the hire reads all of it. Whoever asked for another mentor knows that they did, and that it was settled.
    """
    me, them = team.person(desk.actor), team.person(whom(event.thing))
    if me is not None and them is not None and me.leads_team(them.team):
        return event
    family = kind_of(event.thing)
    if family == TELLING:
        return None
    if family == ASK:
        mine = name_of(event.thing).rpartition("/")[2] == desk.actor
        return event._replace(text="", why="") if mine else None
    if family == PAIRING:
        reason = event.terms.get("reason", "")
        # The parts of a score would tell that somebody wished for a change.
        hidden = {"score", "parts"} if told_reason(reason, lead=False) else {"score", "parts", "reason"}
        terms = {key: value for key, value in event.terms.items() if key not in hidden}
        return event._replace(terms=terms, text="", why="") if reason in FIRM_ENDS else event._replace(terms=terms)
    return event


def told_reason(reason: str, *, lead: bool) -> str:
    """Why a pairing ended, as a lead or somebody else may know it; "" where they may not."""
    return reason if lead or reason in OPEN_ENDS else ""


def pairing_for(pairing: Pairing, *, lead: bool) -> Pairing:
    """A pairing as a lead or somebody else may know it."""
    if lead:
        return pairing
    past = tuple({**entry, "reason": told_reason(entry["reason"], lead=False)} for entry in pairing.past)
    return pairing._replace(past=past, why="")
