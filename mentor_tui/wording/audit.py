"""Records in words: a line each, one in full, and what stands over a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.journey_folds import UNTICKED, WITHDRAWN
from mentor_tui.domain.record import Withheld
from mentor_tui.domain.terms import STAND_IN
from mentor_tui.wording import plain
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.audit import AuditRow, Override, ShownOnce
    from mentor_tui.domain.names import Names
    from mentor_tui.services.audit import Audited, AuditPage, AuditWanted

NONE = "–"
"""Where there is nothing to count or to name."""

EXCERPT = 160
"""Characters of the text then that stand beside its edition; the whole text stands apart."""

_OVERRIDES = {
    "reason": N_("signed with a reason by {who} {on_day}: {why}"),
    "ticked-for": N_("ticked by {who} {on_day}: {why}"),
    "opened-early": N_("opened before its time by {who} {on_day}: {why}"),
    "skipped": N_("not asked for, by {who} {on_day}: {why}"),
    "learnt-before": N_("learnt before, said by {who} {on_day}"),
}


def _who(names: Names, person: str) -> str:
    """What somebody is called; whoever is on the roster no more by their id."""
    return names.get(person, person)


def heads() -> tuple[str, ...]:
    """The heads of a list."""
    return _("Day"), _("Who"), _("What"), _("Lines"), _("Signed by"), _("as")


def cells(one: Audited, names: Names, today: date) -> tuple[str, ...]:
    """A record in a line."""
    row = one.row
    return (
        plain.day_short(plain.day_of(row.day), today),
        _who(names, one.person.id),
        title(one),
        lines_cell(row),
        _who(names, row.by) if row.kind != "done" else NONE,
        state(one, names) or role(row, names),
    )


def title(one: Audited) -> str:
    """What it is about, with its repetition."""
    said = plain.repeated(one.title, one.row.number, one.row.times) if one.row.number else one.title
    return _("{title}, again").format(title=said) if one.row.again else said


def lines_cell(row: AuditRow) -> str:
    """How many lines were seen."""
    if row.lines is None:
        return NONE
    seen, unseen = map(len, row.lines)
    return _("{seen} of {all}").format(seen=seen, all=seen + unseen)


def role(row: AuditRow, names: Names) -> str:
    """As what somebody signed."""
    if row.kind == "done":
        return _("no sign-off")
    if row.kind == "skipped":
        return _("skipped")
    if row.role == STAND_IN:
        return _("for {mentor}").format(mentor=_who(names, row.place))
    return {"mentor": _("mentor"), "lead": _("lead")}.get(row.role, row.role) or _("not noted then")


def state(one: Audited, names: Names) -> str:
    """What became of it since, "" where it simply stands."""
    if one.row.taken is not None:
        return _("withdrawn") if one.row.taken.kind == WITHDRAWN else _("taken back")
    return _("◐ due again") if one.due else ""


def rows(one: Audited, names: Names, today: date) -> Iterator[tuple[str, str]]:
    """One record in full: label and text; several texts under one label follow with none."""
    yield _("Record"), one.row.ref
    yield _("Who"), _who(names, one.person.id)
    yield _("When"), moment(one.row)
    yield from body(one, names, today)


def body(one: Audited, names: Names, today: date) -> Iterator[tuple[str, str]]:
    """The same without whose it is and when it was."""
    row = one.row
    for label, texts in (
        (_("Text then"), [text_then(one)]),
        (_("Evidence"), list(evidence(row, names))),
        (_("Lines"), list(lines(row))),
        (_("Signed by"), [signed(row, names)]),
        (_("Overrides"), overrides(row, names)),
        (_("Withdrawn"), list(taken(row, names))),
        (_("Due again"), [again(one, today)]),
        (_("Thread"), [thread(row)]),
    ):
        for number, text in enumerate(texts):
            yield ("" if number else label), text


def moment(row: AuditRow) -> str:
    """When it was signed or done: the day, with the time where that is known."""
    said = plain.weekday_day(plain.day_of(row.day))
    return said if len(row.day) == 10 else _("{day}, {time}").format(day=said, time=plain.time_of(row.day))


def text_then(one: Audited) -> str:
    """How the text that the signer had before them begins, with its edition; that there is none, where nobody signed it."""
    row = one.row
    if row.kind == "skipped":
        return _("none: it was not asked for")
    edition = _("edition {version}, revision {revision}").format(version=row.version, revision=row.revision)
    if row.kind == "done":
        return _("{edition}; a text is kept with a sign-off, and none was asked for").format(edition=edition)
    if one.text is None:
        return _("{edition}; its text is not kept here").format(edition=edition)
    title, _break, rest = one.text.partition("\n")
    text = plain.one_line(rest) or title
    short = text if len(text) <= EXCERPT else text[:EXCERPT].rpartition(" ")[0] + " …"
    return _("{edition}: {text}").format(edition=edition, text=plain.quoted(short))


def evidence(row: AuditRow, names: Names) -> Iterator[str]:
    """What it rests on, a line for each time."""
    for shown in row.shown:
        yield _evidence(shown, names)
    if row.sent:
        yield _("sent again: {text}").format(text=_shown(row.sent))
    if not row.shown and not row.sent:
        yield _("none given")


def _shown(text: str) -> str:
    """What somebody wrote as it stands in a sentence; a bare link can be opened as it is."""
    line = plain.one_line(text)
    return plain.quoted(line) if " " in line else line


def _evidence(shown: ShownOnce, names: Names) -> str:
    text = _shown(shown.text) if shown.text else _("none given")
    said = _("{text}, by {who} {on_day}").format(
        text=text, who=_who(names, shown.by), on_day=plain.on_day(shown.on or shown.at)
    )
    if shown.partner:
        said = _("{said}, with {partner}").format(said=said, partner=_who(names, shown.partner))
    if shown.on:
        said = _("{said}; brought in {on_day}").format(said=said, on_day=plain.on_day(shown.at))
    return said


def lines(row: AuditRow) -> Iterator[str]:
    """The lines that were seen, and those that were not."""
    seen, unseen = row.lines or ((), ())
    yield from (_("✔ {line}").format(line=plain.one_line(line)) for line in seen)
    yield from (_("not yet: {line}").format(line=plain.one_line(line)) for line in unseen)
    if row.lines is None:
        yield _("none given")


def signed(row: AuditRow, names: Names) -> str:
    """Who signed it, and as what then."""
    if row.kind != "signed":
        return _("nobody: none was asked for") if row.kind == "done" else _("nobody: it was skipped")
    who = _who(names, row.by)
    if row.role == STAND_IN:
        return _("{who}, standing in for {mentor} then").format(who=who, mentor=_who(names, row.place))
    as_what = {"mentor": _("mentor then"), "lead": _("lead then")}.get(row.role, row.role)
    return f"{who}, {as_what}" if as_what else _("{who}; as what was not noted then").format(who=who)


def overrides(row: AuditRow, names: Names) -> list[str]:
    """What was done otherwise than usually."""
    return [_override(one, names) for one in row.overrides] or [_("none")]


def _override(one: Override, names: Names) -> str:
    text = _(_OVERRIDES[one.kind])
    return text.format(who=_who(names, one.by), on_day=plain.on_day(one.at), why=reason(one.why))


def reason(why: str) -> str:
    """A reason; that it is not for whoever asks; or that none was given."""
    if isinstance(why, Withheld):
        return _("reason: for mentors and leads, not shown")
    return plain.quoted(plain.one_line(why)) if why else _("no reason given")


def taken(row: AuditRow, names: Names) -> Iterator[str]:
    """By whom it was taken back since."""
    if row.taken is not None:
        said = _("withdrawn by {who} {on_day}: {why}")
        if row.taken.kind != WITHDRAWN:
            said = (
                _("tick taken back by {who} {on_day}") if row.taken.kind == UNTICKED else _("undone by {who} {on_day}")
            )
        on_day, why = plain.on_day(row.taken.at), reason(row.taken.why)
        yield said.format(who=_who(names, row.taken.by), on_day=on_day, why=why)


def again(one: Audited, today: date) -> str:
    """When it is due again."""
    due = one.again
    if due is None:
        return _("no")
    if due.revision:
        return _("due: its text was raised to revision {revision} since").format(revision=due.revision)
    if due.on is None:
        said = _("once they are back")
    else:
        said = plain.weekday_day(due.on)
        said = _("due since {day}").format(day=said) if one.due else _("by {day}").format(day=said)
    if due.meant is None:
        return said
    told = _("{said}: it would be {day}, when they are away")
    if due.on is not None:
        told = _("{said}, their first day back: it would be {day}, when they are away")
    return told.format(said=said, day=plain.day_month(due.meant, today))


def thread(row: AuditRow) -> str:
    """That what people wrote to each other is left out, or that nobody wrote anything."""
    return _("note: for mentors and leads, not shown") if row.notes else _("none given")


def count(page: AuditPage) -> str:
    """How many there are."""
    number = len(page.rows)
    return ngettext("{count} record", "{count} records", number).format(count=number)


def asked(wanted: AuditWanted, names: Names) -> str:
    """What was asked for, in words."""
    found = [one for one in (wanted.item, _who(names, wanted.person) if wanted.person else "", wanted.team) if one]
    return " · ".join(found) or _("everything")


def days(wanted: AuditWanted, today: date) -> str:
    """From when until when."""
    since, until = (plain.day_month(day, today) if day else "" for day in (wanted.since, wanted.until))
    if since and until:
        return _("{first} to {last}").format(first=since, last=until)
    return _("since {day}").format(day=since) if since else _("until {day}").format(day=until) if until else ""


def nothing(page: AuditPage) -> str:
    """That nothing was found, and where the first one would be."""
    if page.first is None:
        item = page.wanted.item
        return _("Nothing is recorded of “{item}” yet.").format(item=plain.shown(item)) if item else _("Nothing yet.")
    day = plain.day_month(page.first, page.today)
    return _("Nothing between these days. The first record is of {day}.").format(day=day)


def unread(page: AuditPage) -> str:
    """Whose records could not be read."""
    return _("Not read, as it is damaged: {names}.").format(names=plain.people([one.name for one in page.unread]))


def left_out() -> str:
    """What is never here."""
    return _("What people wrote to each other about it is left out, also where something came back.")
