"""Acts on people, their programme and their pairings in words; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.record import kind_of, name_of
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Words
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _enrolled_line(event: Event, facts: Facts) -> str:
    if event.terms.get("curriculum"):
        return _("{who} enrolled them in {curriculum}").format(who=facts["who"], curriculum=event.terms["curriculum"])
    return _("{who} changed the cohort").format_map(facts)


def _leave_line(event: Event, facts: Facts) -> str:
    spans = len(event.terms.get("leave", ()))
    text = ngettext("{who} noted days away ({count} stretch)", "{who} noted days away ({count} stretches)", spans)
    return text.format(who=facts["who"], count=spans)


def _edited_line(event: Event, facts: Facts) -> str:
    terms = event.terms
    if "left" in terms:
        said = _("{who} noted the last day: {day_left}") if terms["left"] else _("{who} noted that they stay")
        return said.format_map(facts)
    fields = ", ".join(sorted(terms)) or kind_of(event.thing)
    return _("{who} changed {fields}").format(who=facts["who"], fields=fields)


def _room_line(event: Event, facts: Facts) -> str:
    terms, said = event.terms, []
    if "heads" in terms:
        said.append(_("{who} set the room of {person} to {heads}").format_map(facts))
    if "hours" in terms and terms["hours"] is None:
        said.append(_("{who} left the hours of {person} for mentees to the policy").format_map(facts))
    elif "hours" in terms:
        hours = plain.hours(float(terms["hours"]))
        said.append(_("{who} set the hours of {person} for mentees to {hours} a week").format(hours=hours, **facts))
    return "; ".join(said)


def _paired_line(event: Event, facts: Facts) -> str:
    first = event.kind == "paired"
    said = _("{who} gave {person} a mentor: {mentor}") if first else _("{who} gave {person} another mentor: {mentor}")
    text = said.format_map(facts)
    if str(event.terms.get("since", "")) > event.at[:10]:
        text = _("{said}, from {day} on").format(said=text, day=facts["day_since"])
    if facts["day_overlap"]:
        text = _("{said}, with days of overlap until {day}").format(said=text, day=facts["day_overlap"])
    return text


def _asked_line(event: Event, facts: Facts) -> str:
    if name_of(event.thing) == f"{event.by}/{event.by}":
        return _("{who} asked for another mentor").format_map(facts)
    return _("{who} asked for another mentor for {person}").format_map(facts)


def _joined(done: Done, facts: Facts) -> str:
    if facts["count"] == 1:
        return _("Added: {name} ({id}).").format(name=facts["names"][0], id=done.person)
    return ngettext("{count} person added.", "{count} people added.", facts["count"]).format_map(facts)


def _edited(_done: Done, facts: Facts) -> str:
    return _("Changed for {name}: {fields}.").format_map({**facts, "fields": ", ".join(facts["fields"])})


def _leave(_done: Done, facts: Facts) -> str:
    if facts["first"] == facts["last"]:
        return _("{name} is away on {first}. That day counts in no plan.").format_map(facts)
    return _("{name} is away from {first} to {last}. These days count in no plan.").format_map(facts)


def _wished(_done: Done, facts: Facts) -> str:
    if not facts["wishes"]:
        return _("Noted: {name} names nobody to be paired with.").format_map(facts)
    return _(
        "Noted: {name} would like to be paired with {people}. It weighs in the matching, and decides nothing."
    ).format(people=plain.either(facts["wishes"]), **facts)


def _paused(_done: Done, facts: Facts) -> str:
    if facts["until"] is None:
        return _("{name}’s programme rests from {first} until it is resumed.").format_map(facts)
    return _("{name}’s programme rests from {first} to {until}.").format_map(facts)


def _extended(_done: Done, facts: Facts) -> str:
    text = ngettext("{name} has {days} more working day.", "{name} has {days} more working days.", facts["days"])
    return text.format_map(facts)


def _room(_done: Done, facts: Facts) -> str:
    said, spent = [], plain.hours(facts["spent"])
    if "heads" in facts:
        said.append(
            ngettext(
                "{mentor} takes {heads} mentee at once; there are {load} now.",
                "{mentor} takes {heads} mentees at once; there are {load} now.",
                facts["heads"],
            ).format_map(facts)
        )
    if facts["set_hours"] and facts["hours"] is None:
        text = _("{mentor} has as many hours for mentees as the policy says; {spent} a week are spent now.")
        said.append(text.format_map({**facts, "spent": spent}))
    elif facts["set_hours"]:
        text = _("{mentor} has {hours} a week for mentees; {spent} are spent now.")
        said.append(text.format_map({**facts, "spent": spent, "hours": plain.hours(facts["hours"])}))
    if facts["over"]:
        said.append(_("That is less than they carry, so leads are asked to look at it; nobody is moved by it."))
    return " ".join(said)


def _paired(_done: Done, facts: Facts) -> str:
    if facts.get("since"):
        return _("{mentor} mentors {hire} from {day} on, {load} of {room}.").format(day=facts["since"], **facts)
    return _("{mentor} mentors {hire} now, {load} of {room}.").format_map(facts)


def _reassigned(_done: Done, facts: Facts) -> str:
    if facts.get("stays"):
        return _("{hire} stays with {mentor}; what was agreed for later is off.").format_map(facts)
    if facts.get("since"):
        said = _(
            "{hire} moves from {old} to {mentor} on {day}, who has {load} of {room} with them. What waits moves with them."
        )
    else:
        said = _("{hire} moves from {old} to {mentor}, who has {load} of {room} now. What waits moves with them.")
    text = said.format(day=facts.get("since"), **facts)
    if facts.get("shared"):
        shared = _("{old} stays a mentor of theirs too until {day}.").format(day=facts["shared"], **facts)
        text = f"{text} {shared}"
    return text


def _covered(_done: Done, facts: Facts) -> str:
    if not facts["stand_in"]:
        return _("Nobody stands in for {hire}’s mentor any more.").format_map(facts)
    if facts["until"] is None:
        return _("{stand_in} stands in for {hire}’s mentor.").format_map(facts)
    return _("{stand_in} stands in for {hire}’s mentor until {until}.").format_map(facts)


def _asked(_done: Done, facts: Facts) -> str:
    if facts["own"]:
        said = _("You asked for another mentor.")
        if facts["wish"]:
            said = _("You asked for another mentor, and would like {wish}.")
    else:
        said = _("You asked for another mentor for {name}.")
        if facts["wish"]:
            said = _("You asked for another mentor for {name}, best {wish}.")
    return said.format_map(facts) + " " + _("Only leads know of it; one of them will talk with you.")


def _kept_apart(_done: Done, facts: Facts) -> str:
    text = _("{hire} and {mentor} are kept apart from now on.").format_map(facts)
    if facts["paired"]:
        text += " " + _("They are a pair still: give {hire} another mentor.").format_map(facts)
    return text


_ADDED = N_("{who} added them to the team")

ROWS = {
    ("person", "joined"): Words(N_("joining of the team"), _ADDED, _joined),
    ("person", "edited"): Words(N_("change of a person"), _edited_line, _edited),
    ("profile", "joined"): Words(N_("joining of the team"), _ADDED),
    ("profile", "edited"): Words(N_("change of a person"), _edited_line, _edited),
    ("profile", "leave"): Words(N_("days away"), _leave_line, _leave),
    ("profile", "wished"): Words(
        N_("wishes for a pair"), N_("{who} noted whom they would like to be paired with"), _wished
    ),
    ("programme", "enrolled"): Words(N_("change of curriculum or cohort"), _enrolled_line, _edited),
    ("programme", "paused"): Words(
        N_("pause"), N_("{who} paused the programme from {day_from}"), _paused, news=N_("{who} paused your programme")
    ),
    ("programme", "resumed"): Words(
        N_("end of a pause"), N_("{who} resumed the programme"), N_("{name}’s programme goes on.")
    ),
    ("programme", "extended"): Words(
        N_("extension"),
        N_("{who} added {days} working days to the plan"),
        _extended,
        news=N_("{who} gave your plan more days"),
    ),
    ("programme", "finished"): Words(
        N_("end of the programme"),
        N_("{who} closed the programme as finished"),
        N_("{name}’s programme is finished."),
    ),
    ("programme", "ended"): Words(
        N_("early end of the programme"),
        N_("{who} ended the programme early"),
        N_("{name}’s programme ended early."),
    ),
    ("programme", "reopened"): Words(
        N_("programme opened again"),
        N_("{who} opened the programme again"),
        N_("{name}’s programme is open again."),
    ),
    ("room", "room"): Words(N_("room"), _room_line, _room),
    ("pairing", "paired"): Words(N_("pairing"), _paired_line, _paired),
    ("pairing", "reassigned"): Words(N_("change of mentor"), _paired_line, _reassigned),
    ("pairing", "unpaired"): Words(
        N_("end of a pairing"),
        N_("{who} ended the pairing of {person}"),
        N_("{hire} and {other} are no pair any more."),
    ),
    ("pairing", "covered"): Words(
        N_("stand-in"), N_("{who} changed who stands in for {person}’s mentor: {stand_in}"), _covered
    ),
    ("ask", "asked"): Words(N_("wish for another mentor"), _asked_line, _asked),
    ("ask", "settled"): Words(
        N_("end of a wish for another mentor"),
        N_("{who} closed what was asked about another mentor for {person}"),
        N_("Closed: what was asked about another mentor for {name}."),
    ),
    ("telling", "telling"): Words(N_("who tells whom"), N_("{who} noted who tells whom of the change")),
    ("apart", "kept-apart"): Words(N_("pair kept apart"), told=_kept_apart),
    ("apart", "allowed"): Words(N_("pair allowed again"), told=N_("{hire} and {mentor} may be a pair again.")),
    ("asked", "asked"): Words(N_("wish for another mentor")),
}
"""(Kind of thing, event) -> its words."""
