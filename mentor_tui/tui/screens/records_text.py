"""The words of Records: a line for each, and one of them in full."""

from __future__ import annotations

from functools import partial

from mentor_tui.domain.text import clean
from mentor_tui.services.audit import Audited, AuditPage
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import BREAK, Part, fit, fit_name, paragraph
from mentor_tui.tui.widgets.lazy_line import LazyLine
from mentor_tui.wording import audit as words
from mentor_tui.wording.language import _

LABEL = 11
"""Cells before what is said of one record."""

WHO, LINES, ROLE = 15, 7, 13
"""Cells of a line beside the day and what it is about; who signed has as many as whose it is."""

DAY, DAY_OF_YEAR = 7, 12
"""Cells of a day, and of one with its year."""


def headline(page: AuditPage, *, reading: bool) -> tuple[list[Part], list[Part]]:
    """What was asked for, from when until when, and how many there are."""
    count = _("reading histories…") if reading else words.count(page)
    days = words.days(page.wanted, page.today)
    right = "   ".join(filter(None, (days, count)))
    return [(clean(words.asked(page.wanted, page.names)), "strong")], [(right, "dim")]


def _columns(cells: tuple[str, ...], page: AuditPage, width: int, *, signer: bool) -> str:
    day, who, what, lines, by, role = cells
    in_day = DAY if not page.rows or page.rows[-1].row.day[:4] == str(page.today.year) else DAY_OF_YEAR
    fixed = in_day + WHO + LINES + ROLE + (WHO if signer else 0)
    what, _tab, nth = what.partition("\t")
    in_what = max(width - fixed - 1, 8) - (len(nth) + 1 if nth else 0)
    said = f"{fit(what, in_what)} {nth}" if nth else fit(what, in_what)
    shown = [fit(day, in_day - 1), fit(who, WHO - 1), said, fit(lines, LINES - 1)]
    if signer:
        shown.append(fit(by, WHO - 1))
    return " ".join((*shown, fit(role, ROLE - 1)))


def heads(page: AuditPage, width: int, *, signer: bool) -> list[Part]:
    """The heads of the columns."""
    return [(_columns(words.heads(), page, width, signer=signer).rstrip(), "dim")]


def lines(page: AuditPage, width: int, *, signer: bool) -> list[LazyLine]:
    """A line for each record, written when it comes into sight."""
    return [LazyLine(key(one), partial(_parts, one, page, width, signer=signer)) for one in page.rows]


def key(one: Audited) -> str:
    """What a line is about: of two records of one name which."""
    return f"{one.row.person}/{one.row.seq}"


def _parts(one: Audited, page: AuditPage, width: int, *, signer: bool) -> tuple[Part, ...]:
    day, _who, what, seen, by, role = map(clean, words.cells(one, page.names, page.today))
    if one.row.number:
        what = f"{clean(one.title)}\t{one.row.number}/{one.row.times}"
    who = fit_name(page.names, one.row.person, WHO - 1)
    by = fit_name(page.names, one.row.by, WHO - 1) if one.row.kind != "done" else by
    tone = "dim" if one.row.taken is not None else ""
    return ((_columns((day, who, what, seen, by, role), page, width, signer=signer), tone),)


def title(one: Audited) -> list[Part]:
    """What the selected record is about."""
    return [(clean(words.title(one)), "strong"), (f" · {clean(one.person.name)}", "")]


def when(one: Audited) -> list[Part]:
    """When it was, and its name."""
    return [(_("{when} · record {ref}").format(when=words.moment(one.row), ref=one.row.ref), "dim")]


def record(one: Audited, page: AuditPage, width: int, *, whole: bool) -> list[Part]:
    """One record in full; ``whole``: with the text that was signed below it."""
    parts: list[Part] = []
    for label, text in words.body(one, page.names, page.today):
        parts += paragraph(clean(text), width, first=fit(label, LABEL), first_tone="dim")
    return [*parts, BREAK, *text_then(one, width)] if whole and one.text else parts


def text_then(one: Audited, width: int) -> list[Part]:
    """The whole text that the signer had before them."""
    title, _break, rest = (one.text or "").partition("\n")
    return [*paragraph(clean(title), width, "strong"), *prose(rest, width)]


def plain_text(one: Audited, page: AuditPage) -> str:
    """One record as text to copy."""
    rows = (f"{label or '':{LABEL}}{text}" for label, text in words.rows(one, page.names, page.today))
    return "\n".join((words.title(one), *rows))
