"""Decisions in words: what was decided, and that somebody has read it; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.answers import of
from mentor_tui.services.results import DecisionMade
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Fill, Words
from mentor_tui.wording.language import N_, _

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _decided(done: Done, fill: Fill) -> str:
    made = of(DecisionMade, done.result)
    told = {
        "promotion": _("Decided: {name} is {to} from {on}."),
        "move": _("Decided: {name} moves to {to} on {on}."),
        "back": _("Decided: {name} is back on {on}, as {to}."),
        "embed": _("Decided: {name} sits with a product team from {on}."),
        "out": _("Decided: {name} leaves support on {on}."),
    }.get(made.kind, _("Decided, for {name}, from {on}."))
    first = _("{name} reads it first; the team on {opens}, or as soon as {name} says that they have.")
    begins = _("On that day the curriculum “{begins}” begins, with day 1; the former one stays readable.")
    return " ".join(fill(text) for text in (told, first, *((begins,) if made.begins else ())))


def _decided_line(event: Event, facts: Facts) -> str:
    told = {
        "promotion": _("{who} decided a promotion to {to}, from {day_on}"),
        "move": _("{who} decided a move to {to}, from {day_on}"),
        "back": _("{who} decided on coming back as {to}, from {day_on}"),
        "embed": _("{who} decided on sitting with a product team, from {day_on}"),
        "out": _("{who} noted leaving support, from {day_on}"),
    }.get(str(event.terms.get("kind")), _("{who} decided about the position"))
    return told.format_map({**facts, "to": plain.shown(event.terms.get("to", ""))})


def _evidenced_line(event: Event, facts: Facts) -> str:
    said = _("{who} wrote down what shows {competency} at level {level}")
    return said.format_map({**facts, "competency": plain.shown(event.terms.get("competency", ""))})


ROWS = {
    ("decision", "decided"): Words(
        N_("decision"),
        _decided_line,
        _decided,
        news=N_("{who} decided about your position: you read it first, under decisions in Growth"),
    ),
    ("decision", "evidenced"): Words(N_("evidence of a decision"), _evidenced_line),
    ("decision", "acknowledged"): Words(
        N_("having read a decision"),
        N_("{who} has read the decision"),
        N_("Noted: you have read it. The team can read it now too."),
    ),
    ("decision", "corrected"): Words(
        N_("correction of a decision"),
        N_("{who} corrected a decision"),
        N_("Corrected. {name} and everybody who reads the decision see it as it is now."),
        news=N_("{who} corrected a decision about you"),
    ),
    ("decision", "withdrawn"): Words(
        N_("withdrawal of a decision"),
        N_("{who} withdrew a decision"),
        N_("Withdrawn: only {name} and leads can still see that it was there."),
        news=N_("{who} withdrew a decision about you"),
    ),
    ("remark", "noted"): Words(N_("remark on a decision"), told=N_("Noted, for leads.")),
}
"""(Kind of thing, event) -> its words."""
