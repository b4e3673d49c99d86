"""Choosing a mentor by hand, a mentor who goes, and what-if, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.policy import Rule
from mentor_tui.domain.text import clean
from mentor_tui.wording import matching, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.abouts import CarriedLoad
    from mentor_tui.services.matching.departure import DeparturePlan
    from mentor_tui.services.matching.ranking import Candidate
    from mentor_tui.services.matching.what_if import WhatIf

Names = Mapping[str, str]

GONE_NAMED = 4
"""Mentors who are named in a question; more are counted."""


def against(candidate: Candidate, rules: Sequence[Rule], today: date) -> str:
    """What speaks against a candidate, with the figures that matter: ``3 h a week together where 8 h are asked``."""
    said = [_rule(candidate, rule, today) for rule in rules]
    if candidate.away and "away" not in rules:
        said.append(plain.away(candidate.away))
    if candidate.takes:
        said.append(_("{team} needs them too").format(team=plain.shown(candidate.takes.facts["there"])))
    return ", ".join(said)


def _rule(candidate: Candidate, rule: Rule, today: date) -> str:
    match rule:
        case "hours":
            return matching.too_few_hours(candidate.shared, candidate.least)
        case "capacity" if candidate.mentees >= candidate.room:
            return _("has {count} of {room} mentees").format(count=candidate.mentees, room=candidate.room)
        case "capacity":
            return _("over their {hours} a week").format(hours=plain.hours(candidate.most))
        case "leaving" if candidate.leaves is not None:
            return _("leaves on {day}").format(day=plain.day_month(candidate.leaves, today))
        case "away" if candidate.away:
            return plain.away(candidate.away)
    return matching.rule(rule)


def note(candidate: Candidate, today: date, askers: Sequence[str], names: Names) -> str:
    """What there is to say of a candidate in a line: what speaks against them, else what speaks for them."""
    if candidate.now:
        return _("their mentor now")
    said = against(candidate, candidate.barred or candidate.rules, today)
    wished = because(candidate, askers, names)
    # A wish is worth seeing beside what speaks against it.
    return " · ".join(filter(None, (wished if askers else "", said))) if said else wished


def heads(candidate: Candidate) -> str:
    """How many mentees a candidate has, and would have."""
    if candidate.now:
        return _("{now} of {room}").format(now=candidate.mentees + 1, room=candidate.room)
    return _("{now}→{then} of {room}").format(now=candidate.mentees, then=candidate.mentees + 1, room=candidate.room)


def hours(candidate: Candidate) -> str:
    """How many hours a week a candidate has given away, and would have."""
    if candidate.now:
        return matching.load(candidate.then, candidate.most)
    return _("{now}→{then} of {most}").format(
        now=plain.number(round(candidate.load, 1)),
        then=plain.number(round(candidate.then, 1)),
        most=plain.number(candidate.most),
    )


def because(candidate: Candidate, askers: Sequence[str], names: Names) -> str:
    """What speaks for a candidate; first that somebody has asked for them."""
    common = candidate.common
    if not askers:
        return matching.because(common)
    wish = _("{name} asked for them").format(name=plain.people([matching.first_name(names, asker) for asker in askers]))
    rest = matching.because(common._replace(wished=""))
    return f"{wish}, {rest}" if rest else wish


def carries(now: CarriedLoad) -> str:
    """What a mentor carries, and has room for."""
    mentees = ngettext("{count} mentee", "{count} mentees", now.load).format(count=now.load)
    return _("Now: {mentees} of {room}; needs {spent} a week and has {hours}.").format(
        mentees=mentees, room=now.room, spent=plain.hours(round(now.spent, 1)), hours=plain.hours(now.limit)
    )


def goes(plan: DeparturePlan, today: date) -> str:
    """Who goes, and when: ``Maya O’Neill leaves on 30 May``."""
    name = clean(plan.mentor.name)
    if plan.for_good:
        return _("{name} leaves on {day}").format(name=name, day=plain.day_month(plan.last, today))
    return _("{name} is away from {first} to {last}").format(
        name=name, first=plain.day_month(plan.first, today), last=plain.day_month(plan.last, today)
    )


def from_when(plan: DeparturePlan, today: date) -> str:
    """From when the new mentors are there, and how long both are; "" for a leave."""
    if not plan.for_good:
        return ""
    first = plain.day_month(plan.first, today)
    if plan.first > plan.last:
        return _("new mentors from {day}").format(day=first)
    return _("new mentors from {day}, both until {last}").format(day=first, last=plain.day_month(plan.last, today))


def placed(plan: DeparturePlan) -> tuple[str, str]:
    """How many of their hires have somebody here, and how many do not; "" where it is none."""
    have, waiting = len(plan.pairs), len(plan.waiting)
    if not have and not waiting:
        return _("no hires to move"), ""
    if plan.for_good:
        some = ngettext("{count} hire gets a new mentor", "{count} hires get a new mentor", have)
    else:
        some = ngettext("{count} hire gets a stand-in", "{count} hires get a stand-in", have)
    none = ngettext("{count} still needs someone", "{count} still need someone", waiting)
    return (some.format(count=have) if have else "", none.format(count=waiting) if waiting else "")


def owns(plan: DeparturePlan) -> str:
    """What else needs somebody when a mentor goes."""
    return _("Somebody else is needed for: {things}.").format(
        things=plain.people([clean(thing) for thing in plan.owns])
    )


def waiting(people: Sequence[str], answer: WhatIf, most: int) -> str:
    """Who would have no mentor; the made-up ones are counted, as they have no names."""
    # Whoever is made up is named by nothing but their id.
    known = [answer.names[name] for name in people if answer.names[name] != name]
    said = plain.some([clean(name) for name in known], most)
    if len(people) > len(known):
        count = len(people) - len(known)
        said.append(ngettext("{count} of the new hires", "{count} of the new hires", count).format(count=count))
    return plain.people(said)


def question(without: Sequence[str], hires: int, start: date, kind: Sequence[str], today: date, names: Names) -> str:
    """What is asked: ``without Maya and Joana, with 3 more hires from 2 June on (Asia/Tokyo; en, ja)``."""
    said = []
    if without:
        gone = plain.some([matching.first_name(names, name) for name in without], GONE_NAMED)
        said.append(_("without {mentors}").format(mentors=plain.people(gone)))
    if hires:
        text = ngettext("with {count} more hire from {day}", "with {count} more hires from {day}", hires)
        typed = "; ".join(plain.shown(text) for text in kind if text)
        said.append(text.format(count=hires, day=plain.day_month(start, today)) + (f" ({typed})" if typed else ""))
    return ", ".join(said) or _("no difference")
