"""What of a history is not for everybody: words, wishes for another mentor, who tells whom, why pairings ended.

Who may know of an act stands in its row of ``domain/acts.py``; here is what that means for one viewer.
"""

from __future__ import annotations

from mentor_tui.domain import acts, history
from mentor_tui.domain.journey_folds import AGAIN, HAS, ITEM, SENT, TASK, TICKED
from mentor_tui.domain.people import END_REASONS, FIRM_ENDS, OPEN_ENDS, Pairing
from mentor_tui.domain.record import WITHHELD, Event, kind_of, name_of
from mentor_tui.domain.team import Team
from mentor_tui.domain.threads import BROUGHT_IN, Said
from mentor_tui.services.actor_context import ActorContext

_OPEN_TERMS = frozenset({"mentor", "since", "overlap", "stand_in", "from", "until"} | {"of", "kind", "op"})
"""What others than leads may know of a pairing. The parts of a score would tell that somebody wished for a change."""


def for_viewer(context: ActorContext, team: Team, event: Event, about: str, *, words: bool) -> Event | None:
    """An event as the acting person may know it, None where they may not know that there is one.

    A lead of the person it is about reads all of it but what is their own alone, theirs and their mentor's, or
    theirs and somebody's by name.

    Args:
        context: who looks.
        team: the team.
        event: what happened; one that this version does not know is shown to nobody.
        about: the person it is about.
        words: whether they may see the journey in whose history it stands, and so what people wrote there.

    """
    act = acts.find(event.thing, history.act(event))
    if act is None or act.known == "apart" or (act.known == "journey" and not words):
        return None
    me, them = team.acting(context.actor), team.person(about)
    if act.known == "own" and about != context.actor:
        return None
    if act.known == "named" and context.actor not in (about, name_of(event.thing)):
        return None
    if act.known == "two" and not {"own", "mentor"} & {*context.relations(team, about)}:
        return None
    lead = me is not None and them is not None and me.leads_team(them.team)
    shown = event if lead else _for_others(event, act.known, context.actor)
    return shown if words or shown is None else _evidence_alone(shown)


def _evidence_alone(event: Event) -> Event:
    """An event as somebody reads it who may see the record, but not what people write to each other there: that is withheld."""
    evidence = kind_of(event.thing) in (ITEM, AGAIN, TASK) and event.kind in _EVIDENCE
    text = event.text if evidence or not event.text else WITHHELD
    return event._replace(text=text, why=WITHHELD if event.why else "")


def _for_others(event: Event, known: acts.Known, viewer: str) -> Event | None:
    """An event as somebody who is no lead of the person may know it."""
    match known:
        case "record" | "journey" | "own" | "two" | "named":
            return event
        case "pair":
            return _without_reasons(event)
        case "asker":
            return _wordless(event) if name_of(event.thing).rpartition("/")[2] == viewer else None
        case "leads" | "apart":
            return None


def _wordless(event: Event) -> Event:
    return event._replace(text="", why="")


def _without_reasons(event: Event) -> Event:
    reason = event.terms.get("reason", "")
    told = {key: value for key, value in event.terms.items() if key in _OPEN_TERMS}
    if told_reason(reason, lead=False):
        told["reason"] = reason
    # A reason of a newer version may be a firm one.
    firm = reason in FIRM_ENDS or (reason and reason not in END_REASONS)
    return (_wordless(event) if firm else event)._replace(terms=told)


_EVIDENCE = frozenset({TICKED, BROUGHT_IN, HAS, SENT})
"""Entries of a thread whose words are what shows that a thing was done."""


def withheld(entry: Said, *, words: bool) -> bool:
    """Whether what somebody wrote in a thread is not for the viewer; evidence is for whoever reads the record."""
    return bool(entry.text) and not words and entry.kind not in _EVIDENCE


def pairing_for(pairing: Pairing, *, lead: bool) -> Pairing:
    """A pairing as a lead or somebody else may know it."""
    if lead:
        return pairing
    past = tuple({**entry, "reason": told_reason(entry["reason"], lead=False)} for entry in pairing.past)
    return pairing._replace(past=past, why="")


def told_reason(reason: str, *, lead: bool) -> str:
    """Why a pairing ended, as a lead or somebody else may know it; "" where they may not."""
    return reason if lead or reason in OPEN_ENDS else ""
