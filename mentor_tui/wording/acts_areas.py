"""Acts on areas of responsibility in words; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.answers import of
from mentor_tui.services.results import InArea, Logged, OwnsArea
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Fill, Words
from mentor_tui.wording.language import N_, _

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _owns(done: Done, fill: Fill) -> str:
    found = of(OwnsArea, done.result)
    said = [fill(_("{name} owns “{area}” now."))]
    if found.ended:
        ended = plain.people([plain.quoted(plain.shown(one)) for one in found.ended])
        said.append(_("With that, {tasks} is given back.").format(tasks=ended))
    if found.hours > found.allowed:
        hours, allowed = plain.number(found.hours), plain.hours(found.allowed)
        said.append(_("That makes {hours} of {allowed} off the queue a week.").format(hours=hours, allowed=allowed))
    return " ".join(said)


def _left(done: Done, fill: Fill) -> str:
    own, part = done.events[0].by == done.person, of(InArea, done.result).part
    if part == "line":
        return fill(
            _("You are off the waiting list for “{area}”.")
            if own
            else _("{name} is off the waiting list for “{area}”.")
        )
    if part == "backup":
        return fill(_("You no longer stand in for “{area}”.") if own else _("{name} no longer stands in for “{area}”."))
    return fill(_("You no longer contribute to “{area}”.") if own else _("{name} no longer contributes to “{area}”."))


def _asked(done: Done, fill: Fill) -> str:
    of(InArea, done.result)
    return fill(_("Leads can see that you would like to own “{area}”. You are number {place} on the waiting list."))


def _backed(done: Done, fill: Fill) -> str:
    of(InArea, done.result)
    return fill(_("{name} stands in for the owner of “{area}”."))


def _joined(done: Done, fill: Fill) -> str:
    of(InArea, done.result)
    return fill(_("You contribute to “{area}” now."))


def _logged(done: Done, fill: Fill) -> str:
    of(Logged, done.result)
    return fill(_("Written in the log of “{area}”."))


def _freed(done: Done, fill: Fill) -> str:
    of(InArea, done.result)
    own = done.events[0].by == done.person
    said = _("“{area}” has no owner now. Leads are asked to find one; your word is there for whoever comes next.")
    return fill(said if own else _("{name} no longer owns “{area}”. It has no owner now."))


def _left_line(event: Event, facts: Facts) -> str:
    own = event.by == event.terms.get("person", event.by)
    if event.terms.get("part") == "line":
        return (
            _("{who} left the waiting list for {title}")
            if own
            else _("{who} took {person} off the waiting list for {title}")
        ).format_map(facts)
    return (_("{who} left {title}") if own else _("{who} let {person} go from {title}")).format_map(facts)


def _freed_line(event: Event, facts: Facts) -> str:
    own = event.by == event.terms.get("person", event.by)
    return (_("{who} gave up owning {title}") if own else _("{who} ended that {person} owns {title}")).format_map(facts)


ROWS = {
    ("area", "owned"): Words(
        N_("naming an owner"),
        N_("{who} named {person} the owner of {title}"),
        _owns,
        news=N_("{who} named you the owner of {title}"),
    ),
    ("area", "handed-over"): Words(
        N_("handing over"),
        N_("{who} handed {title} over to {person}"),
        _owns,
        news=N_("{who} handed {title} over to you"),
    ),
    ("area", "asked-to-own"): Words(
        N_("asking to own"),
        N_("{who} asked to own {title}"),
        _asked,
    ),
    ("area", "backed"): Words(
        N_("naming a backup"),
        N_("{who} named {person} to stand in for {title}"),
        _backed,
    ),
    ("area", "contributes"): Words(N_("joining an area"), N_("{who} joined {title}"), _joined),
    ("area", "left"): Words(N_("leaving an area"), _left_line, _left),
    ("area", "freed"): Words(N_("letting an area go"), _freed_line, _freed),
    ("area-log", "logged"): Words(N_("line in a log"), N_("{who} wrote in the log of {title}"), _logged),
}
"""(Kind of thing, event) -> its words."""
