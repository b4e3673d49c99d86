"""Days away of a mentor and whoever stands in, as what waits for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.abouts import OwnLeave, StandInAsked, StandingIn
from mentor_tui.services.answers import of
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.calls import Call
    from mentor_tui.wording.acts import Fill


def your_leave(call: Call, fill: Fill) -> str:
    """That one is away oneself soon, and who stands in."""
    until, covers, alone = of(OwnLeave, call.about)
    said = fill(_("away from {since}"))
    if until:
        said = fill(_("away from {since} to {last}"), last=plain.short_of_stamp(until))
    if alone:
        return fill(_("{said}; nobody stands in for {alone}"), said=said)
    if covers:
        return fill(ngettext("{said}; {covers} stands in", "{said}; {covers} stand in", len(covers)), said=said)
    return said


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
