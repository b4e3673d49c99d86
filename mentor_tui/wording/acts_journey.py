"""Acts on items and side tasks, locks, sessions and notes in words; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.journey import UNTOUCHED, ItemFact
from mentor_tui.domain.journey_folds import HAS, PRIOR, lines_said
from mentor_tui.domain.record import name_of, restricted_record
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.terms import STAND_IN
from mentor_tui.services import present
from mentor_tui.services.answers import of
from mentor_tui.services.results import ClosedWith, Due, Heard, Placed, Taken, Talked
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Fill, Words, by_themselves
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _ticked_line(event: Event, facts: Facts) -> str:
    if event.terms.get("on"):
        return _("{who} brought in {title}, done on {day_on}").format_map(facts)
    if event.terms.get(PRIOR):
        return _("{who} noted that {title} was learnt before").format_map(facts)
    if event.terms.get(HAS):
        return _("{who} said “I have it”: {title}").format_map(facts)
    return _("{who} ticked {title}").format_map(facts)


def _counted(done: Done, fill: Fill) -> tuple[ItemFact, str]:
    """What was done once more, and its name with which time that was, where there are several."""
    assert done.now is not None
    fact = done.now.fact
    what = _("{what} ({count} of {times})") if fact.times > 1 else "{what}"
    return fact, fill(what, count=fact.count, times=fact.times)


def _logged(done: Done, fill: Fill) -> str:
    fact, what = _counted(done, fill)
    if fact.state == "waiting":
        return _("Sent: {what}. It now waits for a second pair of eyes.").format(what=what)
    return _("Logged: {what}.").format(what=what)


def _ticked(done: Done, fill: Fill) -> str:
    fact, what = _counted(done, fill)
    if any(entry.has for entry in fact.entries[-1:]):
        return _("Noted that you have it: {what}. The person who owed it to you is told.").format(what=what)
    if fact.prior:
        return _("Noted as learnt before: {what}. It now waits for a second pair of eyes.").format(what=what)
    if fact.state == "waiting":
        return _("Ticked: {what}. It now waits for a second pair of eyes.").format(what=what)
    return _("Ticked: {what}.").format(what=what)


def _signed(done: Done, fill: Fill) -> str:
    return fill(_("Signed off: {what}."), what=_repetition(done, fill))


def _returned(done: Done, fill: Fill) -> str:
    return fill(_("Back for one more go: {what}."), what=_repetition(done, fill))


def _moved(done: Done, fill: Fill) -> str:
    return fill(_("Moved: {what}. It is for {day} now."), day=plain.day_month(of(Due, done.result).due))


def _added(done: Done, fill: Fill) -> str:
    placed = of(Placed, done.result)
    said = fill(
        _("Added: {what}. It is for {day}, in “{module}”."),
        module=plain.shown(placed.module),
        day=plain.day_month(placed.due),
    )
    if placed.waits:
        said += " " + ngettext(
            "{count} thing waits for it now.", "{count} things wait for it now.", placed.waits
        ).format(count=placed.waits)
    return said


def _moved_back(done: Done, fill: Fill) -> str:
    said = _("Moved back: {what}. It is for {day} again, as the plan has it.")
    return fill(said, day=plain.day_month(of(Due, done.result).due))


def _repetition(done: Done, fill: Fill) -> str:
    """What was judged, with which repetition where each is judged by itself."""
    fact = done.now.fact if done.now else UNTOUCHED
    return plain.repeated(fill("{what}"), fact.repetition, fact.times)


def _signed_line(event: Event, facts: Facts) -> str:
    return _standing_in(_("{who} signed off {title}"), event, facts)


def _returned_line(event: Event, facts: Facts) -> str:
    return _standing_in(_("{who} asked for one more go: {title}"), event, facts)


def _standing_in(text: str, event: Event, facts: Facts) -> str:
    """What somebody judged, said as a stand-in's where it was in a mentor's place."""
    said = text.format_map(facts)
    if event.terms.get("as") != STAND_IN:
        return said
    return _("{said}, standing in for {mentor}").format(said=said, mentor=facts["in_place"])


def recorded_lines(done: Done) -> list[str]:
    """The lines that a sign-off or return has put into the record, each with what it says of it."""
    said = lines_said(done.events[0]) if done.events else None
    marked = ((_("seen"), said[0]), (_("not yet"), said[1])) if said else ()
    wide = max((len(word) for word, lines in marked if lines), default=0)
    return [f"{word:{wide}}  {plain.one_line(line)}" for word, lines in marked for line in lines]


def _took(done: Done, fill: Fill) -> str:
    hours, groups = of(TaskStanding, done.now).rung.hours, plain.one_of_each(of(Taken, done.result).confirms)
    yours = _("{title} is yours, {hours} a week off the queue.") if hours else _("{title} is yours.")
    said = fill(yours, hours=plain.hours(hours))
    if not groups:
        return said
    return (
        said + " " + ngettext("{who} confirms it.", "{who} confirm it.", len(groups)).format(who=plain.people(groups))
    )


def _took_line(event: Event, facts: Facts) -> str:
    said = _("{who} took {title}").format_map(facts)
    # What was taken before anybody was named says nothing of it.
    return _("{said}; to be confirmed by {named}").format(said=said, **facts) if facts["named"] else said


def _lined(done: Done, fill: Fill) -> str:
    place = of(TaskStanding, done.now).place
    return fill(_("All places for {title} are taken; you are number {place} on the waiting list."), place=place)


def _confirmed(done: Done, fill: Fill) -> str:
    now = of(TaskStanding, done.now)
    left = now.open_voices
    if not left:
        return fill(_("Confirmed: {title}, for {name}."))
    from mentor_tui.wording.locks import voice

    others = plain.people([voice(one, {}) for one in left])
    return fill(_("Confirmed: {title}, for {name}. Not yet confirmed by {others}."), others=others)


def _session(done: Done, fill: Fill) -> str:
    talk = of(Talked, done.result)
    said = _("Session logged.")
    if talk.did:
        titles = plain.people([plain.quoted(one) for one in talk.did])
        said = fill(_("Session logged. Ticked in it: {titles}."), titles=titles)
    if talk.settled:
        many = ngettext("{count} thing settled in it.", "{count} things settled in it.", talk.settled)
        said += " " + many.format(count=talk.settled)
    if talk.promised:
        many = ngettext("{count} promise made in it.", "{count} promises made in it.", talk.promised)
        said += " " + many.format(count=talk.promised)
    if talk.next is not None:
        when = _("{day}, {time}").format(day=plain.weekday_day(talk.next.date()), time=f"{talk.next:%H:%M}")
        said += " " + _("Next time: {when}.").format(when=when)
    return said


def _mood(word: str) -> str:
    # Whoever ticks an item loads nothing of talks.
    from mentor_tui.wording.talks import mood

    return mood(word)


def _checked_in(done: Done, fill: Fill) -> str:
    return _("Noted: {word}.").format(word=_mood(done.events[0].terms.get("word", ""))) + _read_by(done)


def _read_by(done: Done) -> str:
    """Who reads a check-in: whoever mentors them, or stands in, and nobody else."""
    mentors, cover, _leads = of(Heard, done.result)[:3]
    first = mentors or ((cover,) if cover else ())
    if not first:
        return " " + _("Nobody else reads it; a lead hears that it waits for an answer, not what it says.")
    said = ngettext("{names} alone reads it.", "{names} alone read it.", len(first))
    return " " + said.format(names=plain.people(first))


def _checked_in_line(event: Event, facts: Facts) -> str:
    return _("{who} checked in: {word}").format(**facts, word=_mood(event.terms.get("word", "")))


def _answered_at_the_end(event: Event, facts: Facts) -> str:
    if event.by == name_of(event.thing):
        return _("{who} answered the question at the end of their time as mentor").format(**facts)
    return _("{who} answered the question at the end of their time with {person}").format(**facts)


def _closed(done: Done, fill: Fill) -> str:
    first, held = of(ClosedWith, done.result)
    if held:
        return _("Noted for {first}. Both of you have answered: thank you, both.").format(first=first)
    return _("Noted. {first} alone reads it.").format(first=first)


def _brought(done: Done, fill: Fill) -> str:
    if by_themselves(done):
        return _("Noted for your next talk. Whoever mentors you sees it too.")
    return fill(_("Noted for the next talk with {name}, who sees it too."))


def _promised(done: Done, fill: Fill) -> str:
    return fill(_("Promised to {name}, by {day}."), day=plain.day_month(of(Due, done.result).due))


def _stuck(done: Done, fill: Fill) -> str:
    said = of(Heard, done.result)
    who = plain.either([*said.mentors, *said.leads]) or _("a lead")
    return fill(_("Noted: {what}. It is with {helper} now, and its days do not count."), helper=who)


def _asked(done: Done, fill: Fill) -> str:
    return fill(_("Asked: {what}.")) + _heard(done) + _answered_by(done)


def _answered_by(done: Done) -> str:
    """By when an answer comes, where that can be said, and who would answer sooner."""
    heard = of(Heard, done.result) if done.result is not None else None
    if heard is None or heard.answer is None:
        return ""
    # Whoever ticks an item loads nothing of debts.
    from mentor_tui.wording import debts

    today = present.today() or heard.answer.at.date()
    said = " " + _("An answer comes {when}.").format(when=debts.by_when(heard.answer, today))
    return said + (" " + _("Sooner: {name}.").format(name=heard.answer.sooner) if heard.answer.sooner else "")


def _asked_freely(done: Done, fill: Fill) -> str:
    return _("Asked.") + _heard(done) + _answered_by(done)


def _said(done: Done, fill: Fill) -> str:
    return fill(_("Written in the thread: {what}.")) + _heard(done)


def _heard(done: Done) -> str:
    """Who sees what a hire wrote; nothing where somebody wrote to a hire, who has it as news."""
    if done.result is None:
        return ""
    mentors, cover, leads, *_clock = of(Heard, done.result)
    first = mentors or ((cover,) if cover else leads)
    if not first:
        return ""
    said = ngettext("{names} sees it", "{names} see it", len(first)).format(names=plain.people(first))
    if not mentors and not cover:
        return " " + _("{said}, as you have no mentor at the moment.").format(said=said)
    if mentors and cover:
        text = ngettext("{said}; {cover} while {names} is away.", "{said}; {cover} while they are away.", len(mentors))
        return " " + text.format(said=said, cover=cover, names=plain.people(mentors))
    if mentors and leads:
        return " " + _("{said}; {leads} too, as nobody stands in.").format(said=said, leads=plain.people(leads))
    return f" {said}."


def _noted(done: Done, fill: Fill) -> str:
    if done.result is not None:
        return _("Noted.") + _heard(done)
    if done.record == restricted_record(done.person):
        return _("Noted, for mentors and leads.")
    return fill(_("Noted, for {name} and everybody who can see the journey."))


_LIFE = {
    "ticked": Words(N_("tick"), _ticked_line, _ticked, news=N_("{who} ticked {title} for you")),
    "unticked": Words(N_("tick removed"), N_("{who} removed a tick from {title}"), N_("Tick removed: {what}.")),
    "sent": Words(N_("sent again"), N_("{who} sent {title} again"), N_("Sent again: {what}."), post=N_("sent again")),
    "signed": Words(
        N_("sign-off"),
        _signed_line,
        _signed,
        news=N_("{who} signed off {title}"),
        post=N_("signed off"),
    ),
    "returned": Words(
        N_("one more go"),
        _returned_line,
        _returned,
        news=N_("{who} asks for one more go: {title}"),
        post=N_("one more go"),
    ),
    "withdrawn": Words(
        N_("sign-off withdrawn"),
        N_("{who} withdrew the sign-off of {title}"),
        N_("Sign-off withdrawn: {what}. It waits again."),
        news=N_("{who} withdrew the sign-off of {title}"),
        post=N_("withdrew the sign-off"),
    ),
    "asked": Words(N_("question"), N_("{who} asked about {title}"), _asked),
    "answered": Words(
        N_("answer"),
        N_("{who} answered about {title}"),
        N_("Answered: {what}. It stands in the thread."),
        news=N_("{who} answered you about {title}"),
    ),
    "settled": Words(
        N_("question settled"),
        N_("{who} settled what was asked about {title}"),
        N_("Settled: {what}."),
        post=N_("settled it"),
    ),
    "said": Words(
        N_("message in the thread"),
        N_("{who} wrote about {title}"),
        _said,
        news=N_("{who} wrote to you about {title}"),
    ),
}

ROWS = {
    **{(kind, event): row for kind in ("item", "again", "task") for event, row in _LIFE.items()},
    # The form of a side task logs it, or sends it with the last time.
    ("task", "ticked"): Words(N_("log"), N_("{who} logged {title}"), _logged, news=N_("{who} logged {title} for you")),
    ("task", "still"): Words(
        N_("answer that it is still theirs"),
        N_("{who} said that {title} is still theirs"),
        N_("Good: {title} is still yours. Nobody asks again for a while."),
    ),
    ("hold", "took"): Words(N_("side task taken"), _took_line, _took),
    ("hold", "lined"): Words(
        N_("place on the waiting list"),
        N_("{who} joined the waiting list for {title}"),
        _lined,
    ),
    ("hold", "gave-back"): Words(
        N_("side task given back"),
        N_("{who} gave {title} back"),
        N_("Given back: {what}. Its place is free again."),
    ),
    ("hold", "confirmed"): Words(
        N_("side task confirmed"),
        N_("{who} confirmed {title} for {person}"),
        _confirmed,
        news=N_("{who} confirmed {title}: it is done"),
    ),
    ("lock", "opened"): Words(
        N_("lock opened early"),
        N_("{who} opened {title} early"),
        N_("Opened early: {what}."),
        news=N_("{who} opened {title} for you early"),
    ),
    ("stuck", "stuck"): Words(N_("stuck"), N_("{who} is stuck with {title}"), _stuck),
    ("stuck", "free"): Words(
        N_("stuck no more"),
        N_("{who} said that what {title} waited for is there"),
        N_("Going on: {what}. Its days count again."),
        news=N_("{who} gave you what you were stuck for: {title}"),
    ),
    ("promise", "promised"): Words(
        N_("promise"),
        N_("{who} promised them something"),
        _promised,
        news=N_("{who} promised you something"),
    ),
    ("promise", "kept"): Words(
        N_("promise kept"),
        N_("{who} said that a promise to them is kept"),
        N_("Kept. {name} has it as news."),
        news=N_("{who} kept a promise to you"),
    ),
    ("promise", "let-go"): Words(
        N_("promise let go"),
        N_("{who} let a promise to them go"),
        N_("Let go. {name} reads why."),
        news=N_("{who} lets a promise to you go"),
    ),
    ("question", "asked"): Words(N_("question"), N_("{who} asked a question"), _asked_freely),
    ("question", "answered"): Words(
        N_("answer"),
        N_("{who} answered a question of theirs"),
        N_("Answered. {name} has it as news."),
        news=N_("{who} answered your question"),
    ),
    ("question", "settled"): Words(N_("question settled"), N_("{who} settled a question of theirs"), N_("Settled.")),
    ("fit", "added"): Words(
        N_("added item"),
        N_("{who} added something for them"),
        _added,
        news=N_("{who} added something for you"),
    ),
    ("fit", "skipped"): Words(
        N_("skip"),
        N_("{who} skipped {title}: it is not asked of them"),
        N_("Skipped: {what}. It counts neither for nor against, and what waits for it goes on as if it were done."),
        news=N_("{who} skipped {title}: it is not asked of you"),
    ),
    ("fit", "unskipped"): Words(
        N_("skip taken back"),
        N_("{who} asks again for {title}"),
        N_("Asked for again: {what}."),
        news=N_("{who} asks you for {title} after all"),
    ),
    ("fit", "moved"): Words(
        N_("another day"),
        N_("{who} gave {title} another day"),
        _moved,
        news=N_("{who} gave {title} another day for you"),
    ),
    ("fit", "unmoved"): Words(
        N_("another day taken back"),
        N_("{who} gave {title} the day of the plan again"),
        _moved_back,
        news=N_("{who} gave {title} the day of the plan again"),
    ),
    ("yes", "agreed"): Words(
        N_("yes"),
        N_("{who} said yes to {title}"),
        N_("You said yes: {name} may take {title}, as far as it is up to you."),
        news=N_("{who} said yes: you may take {title}"),
    ),
    ("sessions", "session"): Words(
        N_("session"), N_("{who} logged a session"), _session, news=N_("{who} logged a session with you")
    ),
    ("agenda", "noted"): Words(
        N_("point for a talk"),
        N_("{who} noted something for the next talk"),
        _brought,
        news=N_("{who} wants to talk with you about something"),
    ),
    ("checkins", "checked-in"): Words(N_("check-in"), _checked_in_line, _checked_in),
    ("closing", "answered"): Words(
        N_("answer at the end of a pairing"),
        _answered_at_the_end,
        _closed,
        news=N_("{who} answered the question at the end of your time together: W reads it"),
    ),
    ("notes", "noted"): Words(N_("note"), N_("{who} left a note"), _noted, news=N_("{who} left you a note")),
    ("handover", "handed"): Words(
        N_("message for the next mentor"),
        N_("{who} left a message for the next mentor"),
        N_("Left for the next mentor. {name} can read it too."),
    ),
}
"""(Kind of thing, event) -> its words."""
