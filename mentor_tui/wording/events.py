"""What happened, as lines of a log and as news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.record import kind_of, name_of, short_name
from mentor_tui.domain.team import whom
from mentor_tui.wording import mentors, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.news import News

Names = Mapping[str, str]


def line(event: Event, names: Names, titles: Names) -> str:
    """One event: who did what to what, and what they wrote.

    Args:
        event: what happened.
        names: person id -> name.
        titles: item or side-task id -> title.

    """
    said = _said(event, names, titles)
    if event.why and event.why != event.text:
        said = _("{said} (why: {reason})").format(said=said, reason=_one_line(event.why))
    if event.text:
        return _("{said}: “{text}”").format(said=said, text=_one_line(event.text))
    return said


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _said(event: Event, names: Names, titles: Names) -> str:
    terms = event.terms
    kind = event.kind
    if kind in ("undone", "redone"):
        return _rewound(event, names, titles)
    facts = _facts(event.thing, terms, names, titles)
    facts["who"] = names.get(event.by, event.by)
    if kind == "ticked":
        return _ticked(terms, facts)
    if kind == "agreed":
        return _("{who} said yes to {title}").format_map(facts)
    if kind == "opened":
        return _("{who} opened {title} early").format_map(facts)
    family = kind_of(event.thing)
    if family in ("person", "profile", "programme") and kind in ("joined", "enrolled", "edited", "leave"):
        return _about_person(kind, family, terms, facts)
    if kind in ("paired", "reassigned"):
        return _paired(event, facts)
    if kind == "room":
        return _room(terms, facts)
    if kind == "asked" and name_of(event.thing) != f"{event.by}/{event.by}":
        return _("{who} asked for another mentor for {person}").format_map(facts)
    text = _plain().get(kind, _("{who}: {kind} {title}"))
    return text.format_map({**facts, "kind": kind})


def _paired(event: Event, facts: Mapping[str, Any]) -> str:
    first = event.kind == "paired"
    said = _("{who} gave {person} a mentor: {mentor}") if first else _("{who} gave {person} another mentor: {mentor}")
    text = said.format_map(facts)
    if str(event.terms.get("since", "")) > event.at[:10]:
        text = _("{said}, from {day} on").format(said=text, day=facts["day_since"])
    if facts["day_overlap"]:
        text = _("{said}, with days of overlap until {day}").format(said=text, day=facts["day_overlap"])
    return text


def _room(terms: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    said = []
    if "heads" in terms:
        said.append(_("{who} set the room of {person} to {heads}").format_map(facts))
    if "hours" in terms and terms["hours"] is None:
        said.append(_("{who} left the hours of {person} for mentees to the policy").format_map(facts))
    elif "hours" in terms:
        hours = plain.hours(float(terms["hours"]))
        said.append(_("{who} set the hours of {person} for mentees to {hours} a week").format(hours=hours, **facts))
    return "; ".join(said)


def _facts(thing: str, terms: Mapping[str, Any], names: Names, titles: Names) -> dict[str, Any]:
    """What the lines name: the title of an item or side task, the people of a pairing, days."""
    family, name = kind_of(thing), name_of(thing)
    on = name.partition("/")[0] if family == "hold" else short_name(thing)
    holder = whom(thing)
    mentor = terms.get("mentor")
    stand_in = terms.get("stand_in")
    facts = {
        "title": titles.get(on, on),
        "person": names.get(holder, holder),
        "mentor": names.get(mentor, mentor) if mentor else "",
        "stand_in": names.get(stand_in, stand_in) if stand_in else "",
        "days": terms.get("days", 0),
        "heads": terms.get("heads", 0),
    }
    for key in ("from", "until", "on", "left", "since", "last", "overlap"):
        value = terms.get(key)
        facts[f"day_{key}"] = plain.day_of_stamp(str(value)) if value else ""
    return facts


def _plain() -> dict[str, str]:
    return {
        "unticked": _("{who} took back a tick of {title}"),
        "sent": _("{who} sent {title} again"),
        "signed": _("{who} signed off {title}"),
        "returned": _("{who} asked for one more go: {title}"),
        "withdrawn": _("{who} withdrew the sign-off of {title}"),
        "said": _("{who} wrote about {title}"),
        "session": _("{who} logged a session"),
        "noted": _("{who} left a note"),
        "took": _("{who} took {title}"),
        "lined": _("{who} stands in line for {title}"),
        "gave-back": _("{who} gave {title} back"),
        "confirmed": _("{who} confirmed {title} for {person}"),
        "unpaired": _("{who} ended the pairing of {person}"),
        "covered": _("{who} changed who stands in for {person}’s mentor: {stand_in}"),
        "telling": _("{who} noted who tells whom of the change"),
        "asked": _("{who} asked for another mentor"),
        "settled": _("{who} closed what was asked about another mentor for {person}"),
        "handed": _("{who} left a word for the next mentor"),
        "wished": _("{who} noted whom they would like to be paired with"),
        "paused": _("{who} paused the programme from {day_from}"),
        "resumed": _("{who} resumed the programme"),
        "finished": _("{who} closed the programme as finished"),
        "ended": _("{who} ended the programme early"),
        "reopened": _("{who} opened the programme again"),
        "extended": _("{who} added {days} working days to the plan"),
    }


def _ticked(terms: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    if terms.get("on"):
        return _("{who} brought in {title}, done on {day_on}").format_map(facts)
    return _("{who} ticked {title}").format_map(facts)


def _about_person(kind: str, family: str, terms: Mapping[str, Any], facts: dict[str, Any]) -> str:
    if kind == "joined":
        return _("{who} added them to the team").format_map(facts)
    if kind == "enrolled":
        if terms.get("curriculum"):
            return _("{who} enrolled them in {curriculum}").format(who=facts["who"], curriculum=terms["curriculum"])
        return _("{who} changed the cohort").format_map(facts)
    if kind == "leave":
        spans = len(terms.get("leave", ()))
        text = ngettext("{who} noted days away ({count} stretch)", "{who} noted days away ({count} stretches)", spans)
        return text.format(who=facts["who"], count=spans)
    if "left" in terms:
        if terms["left"]:
            return _("{who} noted the last day: {day_left}").format_map(facts)
        return _("{who} noted that they stay").format_map(facts)
    return _("{who} changed {fields}").format(who=facts["who"], fields=", ".join(sorted(terms)) or family)


def _rewound(event: Event, names: Names, titles: Names) -> str:
    facts = _facts(event.thing, event.terms, names, titles)
    facts["who"] = names.get(event.by, event.by)
    facts["act"] = act(str(event.terms.get("kind", "")))
    if kind_of(event.thing) not in ("item", "task", "hold", "lock", "yes"):
        if event.kind == "undone":
            return _("{who} took back: {act}").format_map(facts)
        return _("{who} did again: {act}").format_map(facts)
    if event.kind == "undone":
        return _("{who} took back: {act}, {title}").format_map(facts)
    return _("{who} did again: {act}, {title}").format_map(facts)


def act(kind: str) -> str:
    """The name of an act, as undo and redo say it."""
    return {
        "ticked": _("tick"),
        "unticked": _("tick taken back"),
        "sent": _("sent again"),
        "signed": _("sign-off"),
        "returned": _("one more go"),
        "withdrawn": _("sign-off withdrawn"),
        "said": _("line in the thread"),
        "session": _("session"),
        "noted": _("note"),
        "opened": _("lock opened early"),
        "agreed": _("yes"),
        "took": _("side task taken"),
        "lined": _("place in line"),
        "gave-back": _("side task given back"),
        "confirmed": _("side task confirmed"),
        "paired": _("pairing"),
        "reassigned": _("change of mentor"),
        "unpaired": _("end of a pairing"),
        "covered": _("stand-in"),
        "room": _("room"),
        "telling": _("who tells whom"),
        "asked": _("wish for another mentor"),
        "settled": _("end of a wish for another mentor"),
        "kept-apart": _("pair kept apart"),
        "allowed": _("pair allowed again"),
        "handed": _("word for the next mentor"),
        "edited": _("change of a person"),
        "leave": _("days away"),
        "wished": _("wishes for a pair"),
        "paused": _("pause"),
        "resumed": _("end of a pause"),
        "extended": _("extension"),
        "finished": _("end of the programme"),
        "ended": _("early end of the programme"),
        "reopened": _("programme opened again"),
        "pinned": _("pin"),
        "unpinned": _("end of a pin"),
        "let-together": _("pair let together"),
        "aimed": _("aim of the draft"),
        "sized": _("capacity in the draft"),
        "moving": _("hire matched anew"),
        "staying": _("hire left with their mentor"),
        "reviewed": _("look at who joined and left"),
        "dropped": _("draft thrown away"),
    }.get(kind, kind)


def news(entry: News, names: Names) -> str:
    """Something that somebody did for the owner of a journey: ``Maya signed off Proration``."""
    if entry.kind in mentors.KINDS:
        return mentors.news(entry, names)
    facts = {"who": names.get(entry.by, entry.by), "title": entry.title}
    text = {
        "signed": _("{who} signed off {title}"),
        "returned": _("{who} asks for one more go: {title}"),
        "withdrawn": _("{who} withdrew the sign-off of {title}"),
        "said": _("{who} wrote to you about {title}"),
        "session": _("{who} logged a session with you"),
        "noted": _("{who} left you a note"),
        "opened": _("{who} opened {title} for you early"),
        "agreed": _("{who} said yes: you may take {title}"),
        "extended": _("{who} gave your plan more days"),
        "paused": _("{who} paused your programme"),
    }.get(entry.kind, _("{who} did something on {title}"))
    said = text.format_map(facts)
    return _("{said}: “{text}”").format(said=said, text=_one_line(entry.text)) if entry.text else said
