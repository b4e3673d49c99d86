"""Days away of a mentor and whoever stands in, as what waits for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.abouts import Mentees, OwnLeave, StandInAsked, StandingIn
from mentor_tui.services.answers import of
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.calls import Call
    from mentor_tui.wording.acts import Fill


def your_leave(call: Call, fill: Fill) -> str:
    """That one is away oneself soon, and who stands in."""
    until, covers, alone, waits = of(OwnLeave, call.about)
    said = fill(_("away from {since}"))
    if until:
        said = fill(_("away from {since} to {last}"), last=plain.short_of_stamp(until))
    if alone and waits:
        return fill(
            ngettext(
                "{said}; nobody stands in for {alone} yet, {asked} has not answered",
                "{said}; nobody stands in for {alone} yet, {asked} have not answered",
                len(waits),
            ),
            said=said,
        )
    if alone:
        return fill(_("{said}; nobody stands in for {alone}"), said=said)
    if covers:
        return fill(ngettext("{said}; {covers} stands in", "{said}; {covers} stand in", len(covers)), said=said)
    return said


def mentees(call: Call, fill: Fill) -> str:
    """How many mentees of somebody who is away, or leaves, have nobody."""
    count = len(of(Mentees, call.about).mentees)
    if call.kind == "mentor away":
        said = ngettext("{count} mentee needs a stand-in", "{count} mentees need a stand-in", count)
        return _unanswered(call, fill, fill(said, count=count))
    said = ngettext("{count} mentee needs a new mentor", "{count} mentees need a new mentor", count)
    return fill(said, count=count)


def leave_ahead(call: Call, fill: Fill) -> str:
    """How many mentees have nobody on some day of a leave to come."""
    count = len(of(Mentees, call.about).mentees)
    said = ngettext("{count} mentee has no stand-in mentor", "{count} mentees have no stand-in mentor", count)
    return _unanswered(call, fill, fill(said, count=count))


def _unanswered(call: Call, fill: Fill, said: str) -> str:
    """The same with who was asked to stand in and has not answered."""
    count = len(of(Mentees, call.about).asked)
    if not count:
        return said
    return fill(
        ngettext("{said}; {asked} has not answered yet", "{said}; {asked} have not answered yet", count), said=said
    )


def you_stand_in(call: Call, fill: Fill) -> str:
    """For whom one stands in, and on which days."""
    until = of(StandingIn, call.about).until
    if until:
        return fill(_("you stand in for {people} from {since} to {last}"), last=plain.short_of_stamp(until))
    return fill(_("you stand in for {people} from {since}"))


def asked(call: Call, fill: Fill) -> str:
    """That somebody asks one to stand in."""
    until, text, _who = of(StandInAsked, call.about)
    said = fill(_("asks you to stand in from {since} to {last}"), last=plain.short_of_stamp(until))
    return _("{said}: {text}").format(said=said, text=plain.quoted(plain.one_line(text))) if text else said


def declined(call: Call, fill: Fill) -> str:
    """That somebody who was asked cannot stand in."""
    until, text, _who = of(StandInAsked, call.about)
    said = fill(_("cannot stand in from {since} to {last}"), last=plain.short_of_stamp(until))
    return _("{said}: {text}").format(said=said, text=plain.quoted(plain.one_line(text))) if text else said
