"""Acts on people, their programme and their pairings in words; see ``acts``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.record import kind_of, name_of
from mentor_tui.services.answers import of
from mentor_tui.services.results import (
    Apart,
    CapacitySet,
    CurriculumBegun,
    Edited,
    Extended,
    Joined,
    LeaveNoted,
    Named,
    Paired,
    Removed,
    StandsIn,
)
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Fill, Words, by_themselves
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done

NOWHERE_NAMED = 5
"""People without a time zone who are named when they are added; more are counted."""


def _enrolled_line(event: Event, facts: Facts) -> str:
    if event.terms.get("curriculum"):
        return _("{who} enrolled them in {curriculum}").format(who=facts["who"], curriculum=event.terms["curriculum"])
    return _("{who} changed the cohort").format_map(facts)


def _began_line(event: Event, facts: Facts) -> str:
    wanted = _("{who} had them begin the curriculum {curriculum} on {day_since}, with a mentor")
    said = wanted if event.terms.get("mentor") else _("{who} had them begin the curriculum {curriculum} on {day_since}")
    return said.format_map({**facts, "curriculum": plain.shown(event.terms.get("curriculum", ""))})


def _began(done: Done, fill: Fill) -> str:
    begun = of(CurriculumBegun, done.result)
    if begun.first:
        return fill(_("{name} begins “{title}” on {on}, with day 1."))
    said = fill(_("{name} begins “{title}” on {on}, with day 1. What was done before stays done, and stays readable."))
    return f"{said} {_('A mentor is wanted for it.')}" if begun.mentor else said


def _leave_line(event: Event, facts: Facts) -> str:
    spans = len(event.terms.get("leave", ()))
    text = ngettext("{who} noted days away ({count} period)", "{who} noted days away ({count} periods)", spans)
    return text.format(who=facts["who"], count=spans)


def _edited_line(event: Event, facts: Facts) -> str:
    terms = event.terms
    if "left" in terms:
        said = _("{who} noted the last day: {day_left}") if terms["left"] else _("{who} noted that they are staying")
        return said.format_map(facts)
    fields = ", ".join(sorted(terms)) or kind_of(event.thing)
    return _("{who} changed {fields}").format(who=facts["who"], fields=fields)


def _moved_line(event: Event, facts: Facts) -> str:
    terms = event.terms
    before, position = terms.get("before"), terms.get("position") or _("no position")
    said = _("{who} moved them from {before} to {position}") if before else _("{who} made them {position}")
    return said.format(who=facts["who"], before=before, position=position)


def _goal_line(event: Event, facts: Facts) -> str:
    goals = event.terms.get("goals") or ()
    if not goals:
        return _("{who} has no goal to name now").format_map(facts)
    return _("{who} named a goal: {goals}").format(who=facts["who"], goals=", ".join(map(str, goals)))


def _room_line(event: Event, facts: Facts) -> str:
    terms, said = event.terms, []
    if "heads" in terms:
        said.append(_("{who} set the number of mentees for {person} to {heads}").format_map(facts))
    if "hours" in terms and terms["hours"] is None:
        said.append(_("{who} set {person}’s hours for mentees back to the default").format_map(facts))
    elif "hours" in terms:
        hours = plain.hours(float(terms["hours"]))
        said.append(_("{who} set {person}’s hours for mentees to {hours} a week").format(hours=hours, **facts))
    return "; ".join(said)


def _paired_line(event: Event, facts: Facts) -> str:
    first = event.kind == "paired"
    said = _("{who} gave {person} a mentor: {mentor}") if first else _("{who} gave {person} another mentor: {mentor}")
    text = said.format_map(facts)
    if str(event.terms.get("since", "")) > event.at[:10]:
        text = _("{said}, from {day}").format(said=text, day=facts["day_since"])
    if facts["day_overlap"]:
        text = _("{said}, alongside the previous mentor until {day}").format(said=text, day=facts["day_overlap"])
    return text


def _asked_line(event: Event, facts: Facts) -> str:
    if name_of(event.thing) == f"{event.by}/{event.by}":
        return _("{who} asked for another mentor").format_map(facts)
    return _("{who} asked for another mentor for {person}").format_map(facts)


def _joined(done: Done, fill: Fill) -> str:
    joined = of(Joined, done.result)
    count = len(joined.names)
    if count == 1:
        said = _("Added: {name} ({id}).").format(name=joined.names[0], id=done.person)
    else:
        said = ngettext("{count} person added.", "{count} people added.", count).format(count=count)
    return " ".join((said, *_curriculum(joined), *_where(joined)))


def _curriculum(joined: Joined) -> Iterator[str]:
    """Which curriculum hires got where nobody said one."""
    if joined.others:
        yield _(
            "You named no curriculum, so it is “{title}”. To choose {others} instead: “people edit --curriculum”."
        ).format(
            title=joined.curriculum, others=plain.people([_("“{title}”").format(title=one) for one in joined.others])
        )
    elif joined.curriculum:
        yield _("The curriculum is “{title}”.").format(title=joined.curriculum)


def _edited(done: Done, fill: Fill) -> str:
    edited = of(Edited, done.result)
    said = fill(_("Changed for {name}: {fields}."), fields=", ".join(edited.fields))
    return " ".join((said, *_way(edited, done.person), *_where(edited)))


def _way(edited: Edited, person: str) -> Iterator[str]:
    """What a hire still lacks to be on their way, or may have that was not meant."""
    if edited.aimless:
        yield _(
            "They are a hire without a curriculum. To give them one: “people edit {id} --curriculum ID --start DATE”."
        ).format(id=person)
    if edited.begun is not None:
        yield _("Their day 1 is still {day}. To change it: “people edit {id} --start DATE”.").format(
            day=plain.day_month(edited.begun, date.min), id=person
        )


def _where(of_them: Joined | Edited) -> Iterator[str]:
    """What is not known of where people are, and what that means."""
    if of_them.nowhere:
        yield ngettext(
            "The time zone of {names} is not known, so shared hours cannot count. Set it with “people edit --zone”.",
            "The time zones of {names} are not known, so shared hours cannot count. Set them with “people edit "
            "--zone”.",
            len(of_them.nowhere),
        ).format(names=plain.people(plain.some(of_them.nowhere, NOWHERE_NAMED)))
    for place in of_them.unplaced:
        yield _("“{place}” is not in the calendar, so no public holiday counts there.").format(place=place)


def _leave(done: Done, fill: Fill) -> str:
    away, own = of(LeaveNoted, done.result), by_themselves(done)
    if away.before is not None:
        yours = _("You are now away from {first} to {last}; it was {was} before.")
        said = yours if own else _("{name} is now away from {first} to {last}; it was {was} before.")
        return fill(said, was=plain.day_span(away.before))
    if away.first == away.last:
        yours = _("You are away on {first}. That day does not count as a working day.")
        return fill(yours if own else _("{name} is away on {first}. That day does not count as a working day."))
    yours = _("You are away from {first} to {last}. These days do not count as working days.")
    return fill(yours if own else _("{name} is away from {first} to {last}. These days do not count as working days."))


def _removed(done: Done, fill: Fill) -> str:
    gone = of(Removed, done.result)
    return fill(_("{name} is off the team again, and the id “{id}” is free."), name=gone.name, id=gone.id)


def _wished(done: Done, fill: Fill) -> str:
    wished, own = of(Named, done.result).names, by_themselves(done)
    if not wished:
        yours = _("Noted: you have nobody particular in mind.")
        return fill(yours if own else _("Noted: {name} has nobody particular in mind."))
    yours = _("Noted: you would like to be paired with {people}.")
    said = yours if own else _("Noted: {name} would like to be paired with {people}.")
    return fill(said, people=plain.either(wished)) + " " + _("Matching takes this into account, but cannot promise it.")


def _paused(done: Done, fill: Fill) -> str:
    if of(Span, done.result).last is None:
        return fill(_("{name}’s programme is paused from {first} until it is resumed."))
    return fill(_("{name}’s programme is paused from {first} to {last}."))


def _extended(done: Done, fill: Fill) -> str:
    days, before, now = of(Extended, done.result)
    text = fill(ngettext("{name} has {days} more working day.", "{name} has {days} more working days.", days))
    if before and now:
        text += " " + _("Days past the plan: {now}; it was {before}.").format(now=now, before=before)
    elif before:
        text += " " + _("No longer past the plan; it was {before}.").format(before=before)
    return text


def _goal(done: Done, fill: Fill) -> str:
    goals = of(Named, done.result).names
    if not goals:
        return _("You name no goal now. That is fine too.")
    named = plain.people([plain.shown(goal) for goal in goals])
    return _("Your goal is {goals}. Your mentor and your leads read it, and matching weighs it.").format(goals=named)


def _room(done: Done, fill: Fill) -> str:
    now, room, hours = of(CapacitySet, done.result)
    said, spent, own = [], plain.hours(now.spent), by_themselves(done)
    if room:
        yours = ngettext(
            "You take {room} mentee at a time and have {load} now.",
            "You take {room} mentees at a time and have {load} now.",
            now.room,
        )
        theirs = ngettext(
            "{name} takes {room} mentee at a time and has {load} now.",
            "{name} takes {room} mentees at a time and has {load} now.",
            now.room,
        )
        said.append(fill(yours if own else theirs, room=now.room, load=now.load))
    if hours and now.hours is None:
        yours = _("You have the default hours for mentees and need {spent} a week now.")
        theirs = _("{name} has the default hours for mentees and needs {spent} a week now.")
        said.append(fill(yours if own else theirs, spent=spent))
    elif hours and now.hours is not None:
        yours = _("You have {hours} a week for mentees and need {spent} now.")
        theirs = _("{name} has {hours} a week for mentees and needs {spent} now.")
        said.append(fill(yours if own else theirs, spent=spent, hours=plain.hours(now.hours)))
    # Of what was not set nothing is told, also where it is too little.
    if (room and now.load > now.room) or (hours and now.spent > now.limit):
        yours = _("That is less than you have now. Nobody is moved; the leads are asked to look at it.")
        theirs = _("That is less than they have now. Nobody is moved; the leads are asked to look at it.")
        said.append(yours if own else theirs)
    return " ".join(said)


def _paired(done: Done, fill: Fill) -> str:
    if of(Paired, done.result).since:
        return fill(_("{other} mentors {name} from {since}, and then has {load} of at most {room} mentees."))
    return fill(_("{other} now mentors {name}, and has {load} of at most {room} mentees."))


def _reassigned(done: Done, fill: Fill) -> str:
    paired = of(Paired, done.result)
    if paired.stays:
        return fill(_("{name} stays with {other}. The change that was agreed is cancelled."))
    if paired.since:
        said = _(
            "{name} moves from {old} to {other} on {since}; {other} then has {load} of at most {room} mentees. "
            "Everything that is waiting moves too."
        )
    else:
        said = _(
            "{name} moves from {old} to {other}, who now has {load} of at most {room} mentees. Everything that is "
            "waiting moves too."
        )
    if paired.shared:
        said += " " + _("{old} also stays their mentor until {shared}.")
    return fill(said)


def _asked_to_stand_in(done: Done, fill: Fill) -> str:
    span = of(Span, done.result)
    last = plain.day_month(span.last) if span.last is not None else ""
    said = _("Asked {name} to stand in from {first} to {last}. It holds once they agree.")
    return fill(said, first=plain.day_month(span.first), last=last)


def _agreed_to_stand_in(done: Done, fill: Fill) -> str:
    answer = of(StandsIn, done.result)
    said = fill(
        _("You stand in for {hires} from {first} to {last}."),
        hires=plain.people(answer.names),
        first=plain.day_month(answer.first),
        last=plain.day_month(answer.last),
    )
    if not answer.left:
        return said
    more = ngettext("{count} hire more needs somebody else.", "{count} hires more need somebody else.", answer.left)
    return said + " " + more.format(count=answer.left)


def _covered(done: Done, fill: Fill) -> str:
    if not done.on:
        return fill(_("Nobody stands in for {name}’s mentor any more."))
    if of(Span, done.result).last is None:
        return fill(_("{other} stands in for {name}’s mentor."))
    return fill(_("{other} stands in for {name}’s mentor until {last}."))


def _asked(done: Done, fill: Fill) -> str:
    if by_themselves(done):
        said = (
            _("You asked for another mentor, and would like {other}.")
            if done.on
            else _("You asked for another mentor.")
        )
    elif done.on:
        said = _("You asked for another mentor for {name}, ideally {other}.")
    else:
        said = _("You asked for another mentor for {name}.")
    return fill(said) + " " + _("Only leads know about it. One of them will talk to you.")


def _kept_apart(done: Done, fill: Fill) -> str:
    text = _("{name} and {other} are kept apart from now on.")
    if of(Apart, done.result).paired:
        text += " " + _("They are still a pair: give {name} another mentor.")
    return fill(text)


def _position_line(event: Event, facts: Facts) -> str:
    if event.terms.get("drops"):
        return _("{who} put the position back to what it was").format_map(facts)
    before, to = (plain.shown(event.terms.get(key, "")) for key in ("before", "position"))
    said = _("{who} corrected the position from {before} to {to}") if before else _("{who} noted the position: {to}")
    return said.format_map({**facts, "before": before, "to": to})


def _held_line(event: Event, facts: Facts) -> str:
    said = _("{who} made {to} the position from {day_since}")
    return said.format_map({**facts, "to": plain.shown(event.terms.get("position", ""))})


_REMOVED = N_("{who} took them off the team again: added by mistake")

_ADDED = N_("{who} added them to the team")

ROWS = {
    ("person", "joined"): Words(N_("joining the team"), _ADDED, _joined),
    ("person", "edited"): Words(N_("change to a person"), _edited_line, _edited),
    ("person", "removed"): Words(N_("removing a person"), _REMOVED, _removed),
    ("person", "forgotten"): Words(N_("forgetting a person"), N_("{who} had them forgotten")),
    ("pairing", "removed"): Words(N_("removing a person"), _REMOVED),
    ("room", "removed"): Words(N_("removing a person"), _REMOVED),
    ("profile", "joined"): Words(N_("joining the team"), _ADDED),
    ("profile", "edited"): Words(N_("change to a person"), _edited_line, _edited),
    ("profile", "moved"): Words(N_("change of position"), _moved_line, _edited),
    ("position", "set"): Words(N_("change of position"), _position_line, _edited),
    ("position", "decided"): Words(N_("change of position"), _held_line),
    ("profile", "leave"): Words(N_("days away"), _leave_line, _leave),
    ("profile", "wished"): Words(
        N_("wishes for pairing"), N_("{who} noted whom they would like to be paired with"), _wished
    ),
    ("profile", "stated"): Words(N_("goal"), _goal_line, _goal),
    ("programme", "enrolled"): Words(N_("change of curriculum or cohort"), _enrolled_line, _edited),
    ("programme", "began"): Words(
        N_("beginning of a curriculum"),
        _began_line,
        _began,
        news=N_("{who} has another curriculum begin for you"),
    ),
    ("programme", "dropped"): Words(
        N_("end of a curriculum that came with a decision"),
        N_("{who} took back the curriculum that came with the decision"),
        news=N_("{who} took back the curriculum that came with the decision"),
    ),
    ("programme", "paused"): Words(
        N_("pause"), N_("{who} paused the programme from {day_from}"), _paused, news=N_("{who} paused your programme")
    ),
    ("programme", "resumed"): Words(
        N_("end of a pause"), N_("{who} resumed the programme"), N_("{name}’s programme is resumed.")
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
    ("room", "room"): Words(N_("mentees at a time"), _room_line, _room),
    ("pairing", "paired"): Words(N_("pairing"), _paired_line, _paired),
    ("pairing", "reassigned"): Words(N_("change of mentor"), _paired_line, _reassigned),
    ("pairing", "unpaired"): Words(
        N_("end of a pairing"),
        N_("{who} ended the pairing of {person}"),
        N_("{name} and {other} are no longer a pair."),
    ),
    ("cover-ask", "asked"): Words(
        N_("request to stand in"),
        N_("{who} asked for somebody to stand in for {person}"),
        _asked_to_stand_in,
    ),
    ("cover-ask", "agreed"): Words(
        N_("yes to standing in"), N_("{who} agreed to stand in for {person}"), _agreed_to_stand_in
    ),
    ("cover-ask", "declined"): Words(
        N_("no to standing in"),
        N_("{who} cannot stand in for {person}"),
        N_("Noted. {name} is told, and asks somebody else."),
    ),
    ("pairing", "covered"): Words(
        N_("stand-in"), N_("{who} changed who stands in for {person}’s mentor: {stand_in}"), _covered
    ),
    ("ask", "asked"): Words(N_("request for another mentor"), _asked_line, _asked),
    ("ask", "settled"): Words(
        N_("closing of a request for another mentor"),
        N_("{who} closed the request for another mentor for {person}"),
        N_("Closed: the request for another mentor for {name}."),
    ),
    ("telling", "telling"): Words(N_("who tells whom"), N_("{who} noted who tells whom about the change")),
    ("apart", "kept-apart"): Words(N_("pair kept apart"), told=_kept_apart),
    ("apart", "allowed"): Words(N_("pair allowed again"), told=N_("{name} and {other} may be a pair again.")),
    ("asked", "asked"): Words(N_("request for another mentor")),
}
"""(Kind of thing, event) -> its words."""
