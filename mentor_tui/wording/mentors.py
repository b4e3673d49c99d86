"""A hire's mentors in words: what is new of them, what is agreed, and what comes of asking for another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.names import short_name
from mentor_tui.services.abouts import CarriedLoad
from mentor_tui.services.answers import of
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.mentoring import Mentoring, Tie
    from mentor_tui.domain.people import Cover
    from mentor_tui.services.calls import Call
    from mentor_tui.services.news import News
    from mentor_tui.services.other_mentor import Wishing
    from mentor_tui.wording.acts import Fill

Names = Mapping[str, str]


def news(entry: News, names: Names) -> str:
    """What is new of a hire's mentors: ``Ines Duarte is your mentor``."""
    other, until = str(entry.terms.get("other") or ""), str(entry.terms.get("until") or "")
    facts = {
        "mentor": entry.title,
        "first": names.get(entry.on, entry.title),
        "day": plain.day_of_stamp(entry.at),
        "other": names.get(other, other),
        "until": plain.day_of_stamp(until),
    }
    # It has to fit into one line of a small screen, with long names and months.
    return {
        ("mentor", False): _("{mentor} is your mentor"),
        ("mentor", True): _("{mentor} is your mentor; {other} stays until {until}"),
        ("mentor ahead", False): _("From {day} {first} is your mentor"),
        ("mentor ahead", True): _("From {day} {first} mentors you; {other} until {until}"),
        ("mentor stays", False): _("{mentor} stays your mentor; the change that was agreed is cancelled"),
        ("no mentor", False): _("You have no mentor at the moment; a lead will find you one"),
    }[entry.kind, bool(other)].format_map(facts)


def line(now: Mentoring, names: Names, today: date) -> str:
    """Who mentors a hire, with what is agreed: ``Maya; Ines from 2 June, with Maya until 6 June``."""
    mentor = names.get(now.now, now.now) if now.now else ""
    said = [mentor] if mentor else []
    if now.beside and now.until:
        said = [_with(mentor, names.get(now.beside, now.beside), plain.day_month(now.until))]
    if now.next and now.on:
        coming = _("{mentor} from {day}").format(mentor=names.get(now.next, now.next), day=plain.day_month(now.on))
        said.append(_with(coming, mentor, plain.day_month(now.shared)) if now.shared else coming)
    if now.cover:
        said.append(_cover(now.cover, names, today))
    return "; ".join(said)


def _cover(cover: Cover, names: Names, today: date) -> str:
    ahead = cover.first if cover.first and cover.first > today else None
    said = _("{name} stands in from {first} to {last}") if ahead else _("{name} stands in until {last}")
    return said.format(
        name=names.get(cover.stand_in, cover.stand_in),
        first=plain.day_month(ahead, today) if ahead else "",
        last=plain.day_month(cover.until, today) if cover.until else "",
    )


def _with(mentor: str, other: str, day: str) -> str:
    return _("{mentor}, with {other} until {day}").format(mentor=mentor, other=other, day=day)


def arrivals(ties: Mapping[str, Tie], names: Names) -> list[str]:
    """Who is new with a mentor, and who comes to them, and when: ``Budi comes on 2 June``."""
    new = [short_name(names, hire) for hire, tie in ties.items() if tie.kind == "new"]
    coming = sorted((tie.day, hire) for hire, tie in ties.items() if tie.kind == "comes")
    said = [_("New with you: {names}.").format(names=plain.people(new))] if new else []
    text = _("{name} comes on {day}.")
    return said + [text.format(name=short_name(names, hire), day=plain.day_month(day)) for day, hire in coming]


def before_asking(wishing: Wishing) -> list[str]:
    """What comes of asking for another mentor, and who hears of it."""
    leads = plain.either([wishing.names.short(lead.id) for lead in wishing.leads]) or _("A lead")
    said = _("{leads} will talk to you about it. The program does not tell your mentor.")
    if not wishing.own:
        said = _("{leads} will talk to you about it. The program does not tell {hire}.")
    found = [said.format(leads=leads, hire=wishing.names.short(wishing.hire.id))]
    if not wishing.reasons:
        found.append(_("Keep the reason for that talk: others could read what is written here."))
    found.append(already_asked(wishing) or _("You can undo it with u."))
    return found


def meant(wishing: Wishing) -> str:
    """The question whether somebody else as mentor is what was meant."""
    if wishing.own:
        return _("Ask the leads for another mentor for you?")
    return _("Ask the leads for another mentor for {hire}?").format(hire=wishing.hire.name)


def say_yes(wishing: Wishing) -> str:
    """What to say where nobody can be asked."""
    if wishing.own:
        return _("This asks the leads for another mentor for you. Add --yes if you are sure.")
    said = _("This asks the leads for another mentor for {hire}. Add --yes if you are sure.")
    return said.format(hire=wishing.hire.name)


def already_asked(wishing: Wishing) -> str:
    """What somebody has asked before, "" where they have not."""
    asked = wishing.asked
    if asked is None:
        return ""
    day = plain.day_of_stamp(asked.at)
    if asked.wish:
        said = _("You asked on {day}, and would like {mentor}. Asking again replaces that; u undoes it.")
        return said.format(day=day, mentor=wishing.names.get(asked.wish, asked.wish))
    return _("You asked on {day}. Asking again replaces that; u undoes it.").format(day=day)


def over_capacity(call: Call, fill: Fill) -> str:
    """By how much a mentor carries more than they can: in mentees, in hours, or in both."""
    now = of(CarriedLoad, call.about)
    heads, (needs, has) = now.load - now.room, (round(hours * 60) for hours in (now.spent, now.limit))
    # What does not come to a minute is over all the same.
    short = plain.minutes(max(needs - has, 1))
    if heads > 0 and now.spent > now.limit:
        text = ngettext(
            "{count} mentee too many, {short} a week short", "{count} mentees too many, {short} a week short", heads
        )
    elif heads > 0:
        text = ngettext(
            "{count} mentee too many: has {load}, takes {room}",
            "{count} mentees too many: has {load}, takes {room}",
            heads,
        )
    else:
        text = _("{short} a week short: needs {needs}, has {has}")
    return fill(text, count=heads, short=short, needs=plain.minutes(needs), has=plain.minutes(has))
