"""What the sweep says as it goes: what one has just settled, who has it in time, what has not been in sight yet."""

from __future__ import annotations

from datetime import datetime

from mentor_tui.domain.journey_folds import ANSWERED, RETURNED, SAID, SIGNED, TICKED, lines_said
from mentor_tui.domain.names import short_name
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import Done
from mentor_tui.services.pages import MenteesPage
from mentor_tui.services.sweep import GOES_HOME_WITHIN, Reached
from mentor_tui.services.working_time import minute_of
from mentor_tui.tui.screens.mentees_view import Piece
from mentor_tui.tui.styles import Part
from mentor_tui.wording import plain, talks
from mentor_tui.wording.language import N_, _, ngettext


def in_time(page: MenteesPage) -> str:
    """Who has all that they waited for before they go home: who goes, or went, soonest after it."""
    waiting = {call.person for call in page.queue}
    found = [
        one for one in page.reached if one.home is not None and one.home <= GOES_HOME_WITHIN and one.hire not in waiting
    ]
    if not found:
        return ""
    return _both(
        min(found, key=lambda one: (one.home or 0, one.hire)),
        page,
        _("{name} has the answer in time"),
        _("{name} has both answers in time"),
        _("{name} has all {count} answers in time"),
    )


def reads_later(page: MenteesPage, now: datetime) -> str:
    """Who reads the answer when they are back at work, in the viewer's time: the first of those who do."""
    later = [(one.reads, one) for one in page.reached if one.reads is not None and one.reads > minute_of(now)]
    if not later:
        return ""
    minute, first = min(later)
    then = datetime.fromtimestamp(minute * 60, now.tzinfo)
    when = f"{then:%H:%M}"
    if (then.date() - now.date()).days > 1:
        when = _("{day} {time}").format(day=plain.weekday_name(then.weekday()), time=when)
    return _both(
        first,
        page,
        _("{name} sees your answer at {when} your time."),
        _("{name} sees both your answers at {when} your time."),
        _("{name} sees your {count} answers at {when} your time."),
    ).replace("{when}", when)


def next_talk(page: MenteesPage, now: datetime) -> str:
    """The next talk that is agreed with a mentee."""
    ahead = [
        (str(entry.talk[0]), person.id) for person, entry in page.rows if entry.talk and person.id not in page.coming
    ]
    if not ahead:
        return ""
    at, hire = min(ahead)
    return _("Next: {name}’s session, {when}.").format(
        name=short_name(page.names, hire), when=talks.session_cell(at, "", now)
    )


def _both(one: Reached, page: MenteesPage, single: str, both: str, many: str) -> str:
    said = {1: single, 2: both}.get(one.answers, many)
    return said.replace("{name}", short_name(page.names, one.hire)).replace("{count}", str(one.answers))


def just(done: Done, opened: Piece) -> list[Part]:
    """What one has just settled oneself, in a line; nothing where it was something else."""
    said = {
        SIGNED: N_("just signed: {title}{lines} · {name}"),
        "confirmed": N_("just confirmed: {title} · {name}"),
        RETURNED: N_("just sent back: {title} · {name}"),
        SAID: N_("just answered: {title} · {name}"),
        ANSWERED: N_("just answered: {title} · {name}"),
        TICKED: N_("just done: {title} · {name}"),
    }.get(done.verb)
    if said is None or (done.person, done.on) != (opened.call.person, opened.call.on):
        return []
    lines = ""
    if opened.lines and done.events and (judged := lines_said(done.events[0])) is not None:
        seen, count = len(judged[0]), len(opened.lines)
        text = (
            ngettext(", the line seen", ", {count} lines seen", count)
            if seen == count
            else _(", {seen} of {count} seen")
        )
        lines = text.format(count=count, seen=seen)
    sent_back = done.verb == RETURNED
    head: Part = (plain.glyph("returned" if sent_back else "done"), "" if sent_back else "good")
    title = opened.label or clean(opened.title)
    return [head, (" " + _(said).format(title=title, lines=lines, name=clean(opened.short)), "")]


def out_of_sight(unread: int, unseen: int) -> str:
    """Why nobody can say yet that they have seen all of it."""
    if unread:
        said = ngettext(
            "{count} line of what came with it has not been in sight yet: ↓ shows it.",
            "{count} lines of what came with it have not been in sight yet: ↓ shows them.",
            unread,
        )
    else:
        said = ngettext(
            "{count} line of what good looks like has not been in sight yet: ↓ shows it.",
            "{count} lines of what good looks like have not been in sight yet: ↓ shows them.",
            unseen,
        )
    return said.format(count=unread or unseen)
