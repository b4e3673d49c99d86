"""Acts on the team's board in words: openings, briefings, editions, better words; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.answers import of
from mentor_tui.services.results import Briefed, BriefingRead, EditionOut, OpeningNow, WordsNow
from mentor_tui.wording import plain, proposals
from mentor_tui.wording.acts import Facts, Fill, Words
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _opened(done: Done, fill: Fill) -> str:
    now = of(OpeningNow, done.result)
    return fill(
        _("“{title}” is on the board ({id}). Everybody reads it; whoever is interested says so."),
        title=plain.shown(now.need),
        id=done.on,
    )


def _interested(done: Done, fill: Fill) -> str:
    now = of(OpeningNow, done.result)
    text = ngettext(
        "You are interested in “{title}”; with you, {count} person is. It binds you to nothing.",
        "You are interested in “{title}”; with you, {count} people are. It binds you to nothing.",
        now.interested,
    )
    return fill(text, title=plain.shown(now.need), count=now.interested)


def _not_now(done: Done, fill: Fill) -> str:
    return fill(
        _("Taken back: you are not interested in “{title}” now."), title=plain.shown(of(OpeningNow, done.result).need)
    )


def _closed(done: Done, fill: Fill) -> str:
    now = of(OpeningNow, done.result)
    to = plain.people([plain.shown(name) for name in now.went])
    text = _("“{title}” is closed. It goes to {to}.") if now.went else _("“{title}” is closed. It goes to nobody.")
    if now.interested:
        text += " " + ngettext(
            "The {count} person who was interested reads that.",
            "The {count} people who were interested read that.",
            now.interested,
        )
    return fill(text, title=plain.shown(now.need), to=to, count=now.interested)


def _briefed(done: Done, fill: Fill) -> str:
    told = of(Briefed, done.result)
    if told.nothing:
        return fill(_("Nothing new in {area} this time: everybody on the front line reads that."))
    said = fill(_("Everybody on the front line reads it: {area}."))
    if told.day is not None:
        said += " " + fill(_("They are told again on the working day before {day}."))
    return said


def _read(done: Done, fill: Fill) -> str:
    read = of(BriefingRead, done.result)
    return fill(
        _("Read: {title}, {day}. Others see how many have read it, and nobody sees who."),
        title=plain.shown(read.area),
        day=plain.day_month(read.day),
    )


def _published(done: Done, fill: Fill) -> str:
    edition = of(EditionOut, done.result)
    return fill(
        _("Edition {version} of “{title}” is published. Whoever is under way with it will read so."),
        title=plain.shown(edition.curriculum),
        version=edition.version,
    )


def _published_line(event: Event, facts: Facts) -> str:
    version = event.terms.get("version", "")
    return _("{who} published edition {version} of {title}").format(version=version, **facts)


def _proposed(done: Done, fill: Fill) -> str:
    now = of(WordsNow, done.result)
    return fill(
        _("Proposed for “{title}”, {field}: whoever keeps it true takes your words or says why not (number {number})."),
        title=plain.shown(now.title),
        field=proposals.field(now.field),
        number=now.number,
    )


def _taken(done: Done, fill: Fill) -> str:
    now = of(WordsNow, done.result)
    return fill(
        _("{name}’s words are in the file: “{title}”, {field}. They will read so."),
        name=plain.shown(now.name),
        title=plain.shown(now.title),
        field=proposals.field(now.field),
    )


def _declined(done: Done, fill: Fill) -> str:
    now = of(WordsNow, done.result)
    return fill(
        _("“{title}” stays as it is. {name} will read why."), name=plain.shown(now.name), title=plain.shown(now.title)
    )


ROWS = {
    ("opening", "opened"): Words(
        N_("opening"), N_("{who} put an opening on the board"), _opened, news=N_("{who} has an opening: {title}")
    ),
    ("opening", "interested"): Words(N_("interest in an opening"), N_("{who} is interested in {title}"), _interested),
    ("opening", "not-interested"): Words(
        N_("interest taken back"), N_("{who} is not interested in {title} now"), _not_now
    ),
    ("opening", "closed"): Words(
        N_("closing of an opening"), N_("{who} closed the opening {title}"), _closed, news=N_("{who} closed {title}")
    ),
    ("briefing", "briefed"): Words(
        N_("briefing"), N_("{who} briefed the front line on {title}"), _briefed, news=N_("{who} on {title}")
    ),
    ("edition", "published"): Words(
        N_("publishing of an edition"),
        _published_line,
        _published,
        news=N_("{who} published a new edition of {title}"),
    ),
    ("proposal", "proposed"): Words(N_("better words"), N_("{who} proposed better words for {title}"), _proposed),
    ("proposal", "taken"): Words(
        N_("taking of better words"),
        N_("{who} took better words for {title}"),
        _taken,
        news=N_("{who} took your words for {title}"),
    ),
    ("proposal", "declined"): Words(
        N_("declining of better words"),
        N_("{who} left {title} as it is"),
        _declined,
        news=N_("{who} left {title} as it is"),
    ),
    ("reading", "read"): Words(N_("reading of a briefing"), N_("{who} read the briefing on {title}"), _read),
}
"""(Kind of thing, event) -> its words."""
