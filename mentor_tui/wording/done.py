"""What a verb did, in one sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.events import act
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.brought_in import BroughtIn
    from mentor_tui.services.desk import Done

Names = Mapping[str, str]


def sentence(done: Done, names: Names) -> str:
    """What was done, for whom, and what it opened.

    Args:
        done: the answer of a service.
        names: person id -> name.

    """
    if not done.events:
        return _("This was done already; nothing was changed.")
    special = _SPECIAL.get(done.verb) or _of_matching(done.verb)
    text = special(done, names) if special else _("Done: {verb}.").format(verb=act(done.verb))
    if done.opened:
        count = len(done.opened)
        text += " " + ngettext("{count} item opened.", "{count} items opened.", count).format(count=count)
    if done.closed:
        text += " " + _("The basics are done: well done, all of you. Side tasks are open now, and nothing expires.")
    return text


def _of_matching(verb: str) -> Callable[[Done, Names], str] | None:
    """The sentences of matching are many and seldom said: a tick does not load them."""
    if not verb.startswith("draft-") and verb not in ("published", "leaving"):
        return None
    from mentor_tui.wording.done_matching import SPECIAL

    return SPECIAL.get(verb)


def brought_in(done: BroughtIn) -> str:
    """What was brought in from before the program."""
    ticks = ngettext("{count} tick", "{count} ticks", done.ticks).format(count=done.ticks)
    return ngettext(
        "Brought in: {ticks} for {count} person.", "Brought in: {ticks} for {count} people.", len(done.people)
    ).format(ticks=ticks, count=len(done.people))


def _title(done: Done) -> str:
    if done.item is not None:
        return done.item.item.title
    if done.task is not None:
        return done.task.rung.title
    return str(done.facts.get("title", done.on))


def _name(done: Done, names: Names) -> str:
    return str(done.facts.get("name") or names.get(done.person, done.person))


def _whose(done: Done, names: Names, what: str) -> str:
    """A thing with whose it is, where that is not the acting person."""
    if done.events[0].by == done.person:
        return what
    return _("{what}, for {name}").format(what=what, name=_name(done, names))


def _ticked(done: Done, names: Names) -> str:
    what = _whose(done, names, _title(done))
    count, times = int(str(done.facts.get("count", 1))), int(str(done.facts.get("times", 1)))
    if times > 1:
        what = _("{what} ({count} of {times})").format(what=what, count=count, times=times)
    state = done.item.state if done.item else done.task.fact.state if done.task else ""
    if state == "waiting":
        return _("Ticked: {what}. It waits for a second pair of eyes now.").format(what=what)
    return _("Ticked: {what}.").format(what=what)


def _plain(text: Callable[[], str]) -> Callable[[Done, Names], str]:
    return lambda done, names: text().format(what=_whose(done, names, _title(done)), name=_name(done, names))


def _founded(done: Done, names: Names) -> str:
    return _("The team is there; {name} leads it. Add people next.").format(name=_name(done, names))


def _joined(done: Done, names: Names) -> str:
    who = done.facts.get("names")
    added = [str(one) for one in who] if isinstance(who, list) else [_name(done, names)]
    if len(added) == 1:
        return _("Added: {name} ({id}).").format(name=added[0], id=done.person)
    return ngettext("{count} person added.", "{count} people added.", len(added)).format(count=len(added))


def _edited(done: Done, names: Names) -> str:
    fields = done.facts.get("fields")
    listed = ", ".join(str(field) for field in fields) if isinstance(fields, list) else ""
    return _("Changed for {name}: {fields}.").format(name=_name(done, names), fields=listed)


def _day(value: object) -> str:
    return plain.day_month(value) if isinstance(value, date) else ""


def _leave(done: Done, names: Names) -> str:
    first, last = _day(done.facts.get("first")), _day(done.facts.get("last"))
    if first == last:
        return _("{name} is away on {first}. That day counts in no plan.").format(name=_name(done, names), first=first)
    return _("{name} is away from {first} to {last}. These days count in no plan.").format(
        name=_name(done, names), first=first, last=last
    )


def _leaves(done: Done, names: Names) -> str:
    if done.facts.get("on") is None:
        return _("{name} stays.").format(name=_name(done, names))
    return _("{name}’s last day is {day}.").format(name=_name(done, names), day=_day(done.facts["on"]))


def _paused(done: Done, names: Names) -> str:
    facts = {"name": _name(done, names), "first": _day(done.facts.get("first"))}
    if done.facts.get("until") is None:
        return _("{name}’s programme rests from {first} until it is resumed.").format_map(facts)
    return _("{name}’s programme rests from {first} to {until}.").format(until=_day(done.facts["until"]), **facts)


def _extended(done: Done, names: Names) -> str:
    days = int(str(done.facts.get("days", 0)))
    return ngettext("{name} has {days} more working day.", "{name} has {days} more working days.", days).format(
        name=_name(done, names), days=days
    )


def _paired(done: Done, names: Names) -> str:
    facts = done.facts
    if facts.get("since"):
        said = _("{mentor} mentors {hire} from {day} on, {load} of {room}.")
    else:
        said = _("{mentor} mentors {hire} now, {load} of {room}.")
    return said.format(day=_day(facts.get("since")), **_pair(done))


def _reassigned(done: Done, names: Names) -> str:
    facts = done.facts
    if facts.get("stays"):
        return _("{hire} stays with {mentor}; what was agreed for later is off.").format_map(_pair(done))
    if facts.get("since"):
        said = _(
            "{hire} moves from {old} to {mentor} on {day}, who has {load} of {room} with them. What waits moves with them."
        )
    else:
        said = _("{hire} moves from {old} to {mentor}, who has {load} of {room} now. What waits moves with them.")
    text = said.format(day=_day(facts.get("since")), **_pair(done))
    if facts.get("shared"):
        text += " " + _("{old} stays a mentor of theirs too until {day}.").format(
            day=_day(facts["shared"]), **_pair(done)
        )
    return text


def _pair(done: Done) -> Mapping[str, object]:
    return {key: done.facts.get(key) for key in ("hire", "old", "mentor", "load", "room")}


def _unpaired(done: Done, names: Names) -> str:
    mentor = str(done.facts.get("mentor", ""))
    return _("{hire} and {mentor} are no pair any more.").format(
        hire=done.facts.get("hire"), mentor=names.get(mentor, mentor)
    )


def _covered(done: Done, names: Names) -> str:
    hire, other = done.facts.get("hire"), done.facts.get("stand_in")
    if not other:
        return _("Nobody stands in for {hire}’s mentor any more.").format(hire=hire)
    if done.facts.get("until") is None:
        return _("{other} stands in for {hire}’s mentor.").format(other=other, hire=hire)
    return _("{other} stands in for {hire}’s mentor until {day}.").format(
        other=other, hire=hire, day=_day(done.facts["until"])
    )


def _room(done: Done, names: Names) -> str:
    facts, said = done.facts, []
    mentor = facts.get("mentor")
    if "heads" in facts:
        heads, load = int(str(facts["heads"])), int(str(facts["load"]))
        said.append(
            ngettext(
                "{mentor} takes {heads} mentee at once; there are {load} now.",
                "{mentor} takes {heads} mentees at once; there are {load} now.",
                heads,
            ).format(mentor=mentor, heads=heads, load=load)
        )
    spent = plain.hours(float(str(facts.get("spent", 0))))
    if facts.get("set_hours") and facts["hours"] is None:
        said.append(
            _("{mentor} has as many hours for mentees as the policy says; {spent} a week are spent now.").format(
                mentor=mentor, spent=spent
            )
        )
    elif facts.get("set_hours"):
        hours = plain.hours(float(str(facts["hours"])))
        said.append(
            _("{mentor} has {hours} a week for mentees; {spent} are spent now.").format(
                mentor=mentor, hours=hours, spent=spent
            )
        )
    if facts.get("over"):
        said.append(_("That is less than they carry, so leads are asked to look at it; nobody is moved by it."))
    return " ".join(said)


def _asked(done: Done, names: Names) -> str:
    wish = str(done.facts.get("wish", ""))
    if done.facts.get("own"):
        said = _("You asked for another mentor.")
        if wish:
            said = _("You asked for another mentor, and would like {wish}.").format(wish=wish)
    else:
        said = _("You asked for another mentor for {name}.").format(name=_name(done, names))
        if wish:
            said = _("You asked for another mentor for {name}, best {wish}.").format(name=_name(done, names), wish=wish)
    return said + " " + _("Only leads know of it; one of them will talk with you.")


def _kept_apart(done: Done, names: Names) -> str:
    text = _("{hire} and {mentor} are kept apart from now on.").format_map(_pair(done))
    if done.facts.get("paired"):
        text += " " + _("They are a pair still: give {hire} another mentor.").format_map(_pair(done))
    return text


def _allowed(done: Done, names: Names) -> str:
    return _("{hire} and {mentor} may be a pair again.").format_map(_pair(done))


def _wished(done: Done, names: Names) -> str:
    people = done.facts.get("wishes")
    if not isinstance(people, list) or not people:
        return _("Noted: {name} names nobody to be paired with.").format(name=_name(done, names))
    return _(
        "Noted: {name} would like to be paired with {people}. It weighs in the matching, and decides nothing."
    ).format(name=_name(done, names), people=plain.either(people))


def _took(done: Done, names: Names) -> str:
    hours = float(str(done.facts.get("hours", 0)))
    if not hours:
        return _("{title} is yours.").format(title=_title(done))
    return _("{title} is yours, {hours} a week off the queue.").format(title=_title(done), hours=plain.hours(hours))


def _lined(done: Done, names: Names) -> str:
    return _("All places of {title} are taken; you are number {place} in line.").format(
        title=_title(done), place=done.facts.get("place")
    )


def _confirmed(done: Done, names: Names) -> str:
    name = names.get(done.person, done.person)
    if done.facts.get("last", True):
        return _("Confirmed: {title}, for {name}.").format(title=_title(done), name=name)
    left = done.facts.get("left")
    others = plain.people([str(one) for one in left]) if isinstance(left, list) else ""
    return _("Confirmed: {title}, for {name}. It still waits for: {others}.").format(
        title=_title(done), name=name, others=others
    )


def _agreed(done: Done, names: Names) -> str:
    return _("Said yes: {name} may take {title}, as far as you are asked.").format(
        name=names.get(done.person, done.person), title=_title(done)
    )


def _session(done: Done, names: Names) -> str:
    did = done.facts.get("did")
    if isinstance(did, list) and did:
        return _("Session logged, and ticked with it: {titles}.").format(titles=plain.people([str(t) for t in did]))
    return _("Session logged.")


def _noted(done: Done, names: Names) -> str:
    if done.facts.get("restricted"):
        return _("Noted, for mentors and leads.")
    return _("Noted, for {name} and everybody who sees the journey.").format(name=_name(done, names))


def _rewound(done: Done, names: Names) -> str:
    what = act(str(done.facts.get("kind", "")))
    title = str(done.facts.get("title", ""))
    if title:
        what = _whose(done, names, _("{act}, {title}").format(act=what, title=title))
    count = int(str(done.facts.get("count", 1)))
    if done.verb == "undone":
        return ngettext("Taken back: {what}.", "Taken back: {what} and what came with it.", count).format(what=what)
    return ngettext("Done again: {what}.", "Done again: {what} and what came with it.", count).format(what=what)


_SPECIAL: dict[str, Callable[[Done, Names], str]] = {
    "ticked": _ticked,
    "unticked": _plain(lambda: _("Tick taken back: {what}.")),
    "sent": _plain(lambda: _("Sent again: {what}.")),
    "signed": _plain(lambda: _("Signed off: {what}.")),
    "returned": _plain(lambda: _("Back for one more go: {what}.")),
    "withdrawn": _plain(lambda: _("Sign-off withdrawn: {what}. It waits again.")),
    "said": _plain(lambda: _("Written into the thread: {what}.")),
    "opened": _plain(lambda: _("Opened early: {what}.")),
    "gave-back": _plain(lambda: _("Given back: {what}. Its place is free again.")),
    "took": _took,
    "lined": _lined,
    "confirmed": _confirmed,
    "agreed": _agreed,
    "founded": _founded,
    "joined": _joined,
    "edited": _edited,
    "leave": _leave,
    "leaves": _leaves,
    "paused": _paused,
    "resumed": _plain(lambda: _("{name}’s programme goes on.")),
    "extended": _extended,
    "finished": _plain(lambda: _("{name}’s programme is finished.")),
    "reopened": _plain(lambda: _("{name}’s programme is open again.")),
    "ended": _plain(lambda: _("{name}’s programme ended early.")),
    "paired": _paired,
    "reassigned": _reassigned,
    "unpaired": _unpaired,
    "covered": _covered,
    "room": _room,
    "asked": _asked,
    "settled": _plain(lambda: _("Closed: what was asked about another mentor for {name}.")),
    "kept-apart": _kept_apart,
    "allowed": _allowed,
    "handed": _plain(lambda: _("Left for the next mentor; {name} may read it.")),
    "wished": _wished,
    "session": _session,
    "noted": _noted,
    "undone": _rewound,
    "redone": _rewound,
}
