"""The end of a pairing in words: the question each way, what was said, what became of somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mentor_tui.domain.names import short_name
from mentor_tui.services.abouts import Became
from mentor_tui.services.answers import of
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.closings import Side
    from mentor_tui.services.calls import Call
    from mentor_tui.services.closings import ClosingRow
    from mentor_tui.wording.acts import Fill

CALLS = ("closing", "your closing", "closed", "became")
"""Kinds of calls about the end of a pairing, and about what comes after it."""


def question(side: Side, other: str) -> str:
    """The one question that is put to the hire, or to the mentor.

    Args:
        side: to whom.
        other: what the other one is called.

    """
    if side == "hire":
        return _("What did {name} do that helped you most, and what would have helped you more?").format(name=other)
    return _("What is {name} good at by now, and what do you wish them for what comes?").format(name=other)


def thanks_to(other: str) -> str:
    """How a line of thanks is asked for."""
    return _("A line of thanks to {name} (optional)").format(name=other)


def who_reads(other: str) -> str:
    """Who reads what is said."""
    return _("{name} alone reads it. Leads see that it was held, once both have answered.").format(name=other)


def open_for_mentor(call: Call, fill: Fill) -> str:
    """That a mentor's answer is awaited."""
    return fill(_("ends; one question for you"))


def open_for_hire(call: Call, fill: Fill) -> str:
    """That a hire's answer is awaited."""
    return fill(_("your time with {mentor} ends; one question for you"))


def in_full(kind: str, hire: str) -> str:
    """What a mentor's call says where there is room for it, and the key that goes on."""
    if kind == "closed":
        return _("{name} answered the question at the end of your time together. enter shows it.").format(name=hire)
    said = _(
        "Your time with {name} ends. There is one question for each of you, and a line of thanks; {name} alone reads yours."
    )
    return said.format(name=hire) + "\n" + _("enter answers it.")


def became(call: Call, fill: Fill) -> str:
    """What became of somebody."""
    how, what = of(Became, call.about)
    said = {
        "basics": _("whom you mentored, has done the basics"),
        "position": _("whom you mentored, is {what} now"),
        "embed": _("whom you mentored, sits with the team of “{what}” now"),
        "mentor": _("whom you mentored, mentors somebody now"),
        "owner": _("whom you mentored, owns “{what}” now"),
    }[how]
    return fill(said, what=plain.shown(what))


def lines(row: ClosingRow, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What was said in a pairing by each of the two: who, and their words; then whose answer is still to come."""
    for who, found in ((row.hire, row.said.of("hire")), (row.mentor, row.said.of("mentor"))):
        name = plain.shown(names.get(who, who))
        if found is None:
            continue
        yield name, plain.quoted(found.text)
        if found.thanks:
            yield _("{name}, thanks").format(name=name), plain.quoted(found.thanks)


def headline(row: ClosingRow, names: Mapping[str, str], viewer: str) -> str:
    """Whose pairing it is, and how it stands."""
    hire, mentor = (_("you") if who == viewer else names.get(who, who) for who in (row.hire, row.mentor))
    pair = _("{hire} with {mentor}").format(hire=hire, mentor=mentor)
    if row.held is not None:
        said = _("{pair}: held, {day}").format(pair=pair, day=plain.day_month(row.held))
    elif row.since is None:
        said = _("{pair}: the questions open 20 working days after the talk that ends the basics").format(pair=pair)
    else:
        said = _("{pair}: open from {day}").format(pair=pair, day=plain.day_month(row.since))
    return said[:1].upper() + said[1:]


def to_come(row: ClosingRow, names: Mapping[str, str]) -> str:
    """The question that waits for whoever reads, else whose answer is awaited; "" where none is."""
    if row.side is None or row.held is not None or row.since is None:
        return ""
    first = plain.shown(short_name(names, row.other))
    if row.said.of(row.side) is None:
        return question(row.side, first)
    return _("{name} has not answered yet.").format(name=first)
