"""The words of where somebody could go: the names in the picture, and what one position asks."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.domain.gap import Asked
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.text import clean
from mentor_tui.services.paths import PathsPage
from mentor_tui.tui.styles import BREAK, Part, cells, fit, paragraph
from mentor_tui.wording import paths as words
from mentor_tui.wording.language import _
from mentor_tui.wording.levels import competency_title, nearest

LABEL = 15
"""Cells before what is said of one position."""

LEGS = 4
"""Things on the way that are named where there is little room."""


def label(page: PathsPage, position: Position, kept: str = "") -> list[Part]:
    """A position in the picture: its name, where they are, what they aim at, and whether it is kept to be seen beside another."""
    beside: list[Part] = []
    if page.position is not None and page.position.id == position.id:
        beside.append((" " + (_("you") if page.own else _("here")), "dim"))
    if page.aim == position.id:
        beside.append((" ●", "strong"))
    if kept == position.id:
        beside.append((" " + _("kept"), "dim"))
    return [(clean(position.label), ""), *beside]


def headline(page: PathsPage) -> tuple[list[Part], list[Part]]:
    """Where they are, and what they aim at."""
    head = _("Where you could go") if page.own else _("Where they could go")
    position = f"   {clean(page.position.label)}" if page.position is not None else ""
    return [(head, "strong"), (position, "")], [(words.aim_said(page), "")]


def title(page: PathsPage) -> tuple[list[Part], list[Part]]:
    """The position that is looked at, and how much of it is still to show."""
    assert page.target is not None
    return [(clean(page.target.title), "strong")], [(words.to_show(page, page.target), "dim")]


def facts(page: PathsPage, width: int, *, short: bool) -> list[Part]:
    """What a position is, what of it is shown and what is missing, the way, how others got there; ``short``: the way too."""
    assert page.target is not None
    about = clean(page.target.about)
    parts: list[Part] = []
    if about:
        # Where there is little room, what has to be shown is more than what the position is.
        parts = [(fit(about, width), "dim"), BREAK] if short else paragraph(about, width, "dim")
    parts += _fact(_("There already"), words.there_already(page), width)
    if not page.way:
        return [*parts, *_fact(_("Still to show"), words.nothing_missing(page), width)]
    parts += _fact(_("Still to show"), words.still_to_show(page), width)
    if short:
        rows = words.way_rows(page)
        for number, (what, for_, _takes) in enumerate(rows[:LEGS]):
            parts += _fact(_("Shortest way") if not number else "", f"{what} · {for_}", width, cut=True)
        if len(rows) > LEGS:
            parts += _fact("", _("and {count} more: w").format(count=len(rows) - LEGS), width)
    parts += _fact("", words.in_all(page), width) if short and words.in_all(page) else []
    return [*parts, *_fact(_("Others"), words.how_others_got_there(page), width)]


def two_titles(kept: PathsPage, page: PathsPage) -> tuple[list[Part], list[Part]]:
    """Which two positions stand beside each other, and how there is one again."""
    assert kept.target is not None
    assert page.target is not None
    names = clean(kept.target.label), clean(page.target.label)
    return [(_("{one} and {other}").format(one=names[0], other=names[1]), "strong")], [(_("space: only one"), "dim")]


def one_of_two(page: PathsPage, width: int, *, wide: bool) -> list[Part]:
    """What one of two positions asks: how much of it is missing, and which; ``wide``: competency by competency too.

    The competencies stand in the order of the files, so that those of two positions stand beside each other.
    """
    assert page.target is not None
    still = words.still_to_show(page) or words.nothing_missing(page)
    left = fit(clean(page.target.label), width - cells(words.to_show(page, page.target)) - 1)
    parts: list[Part] = [(f"{left} ", "strong"), (words.to_show(page, page.target), "dim"), BREAK]
    if not wide:
        return [*parts, *_fact(_("Still to show"), still, width)]
    order = [*page.catalogue.competencies]
    rows = sorted(page.gap, key=lambda row: order.index(row.competency))
    parts += [BREAK, *asked(page, width, rows), BREAK, *_fact(_("Still to show"), still, width)]
    return [*parts, *_fact("", words.in_all(page), width)] if words.in_all(page) else parts


def _fact(head: str, said: str, width: int, *, cut: bool = False) -> list[Part]:
    if cut:
        return [(fit(head, LABEL), "dim"), (fit(said, width - LABEL).rstrip(), ""), BREAK]
    return paragraph(said, width, first=fit(head, LABEL), first_tone="dim")


def whole_way(page: PathsPage, width: int) -> list[Part]:
    """Every thing on the way, how long it takes, and what it is for."""
    rows = words.way_rows(page)
    room = min(max((cells(what) for what, _for, _takes in rows), default=0), width // 2)
    times = max((cells(takes) for _what, _for, takes in rows), default=0)
    parts: list[Part] = []
    for what, for_, takes in rows:
        parts += paragraph(for_, width, first=f"{fit(what, room)}  {fit(takes, times, right=True)}  ")
    return [*parts, *paragraph(words.in_all(page), width, "dim")] if words.in_all(page) else parts


def asked(page: PathsPage, width: int, rows: Iterable[Asked] | None = None) -> list[Part]:
    """What the position asks, competency by competency, beside where they stand: what is missing first, or ``rows``."""
    room = max(min(width - 30, 26), 12)
    them = _("You") if page.own else _("They")
    parts: list[Part] = [(f"{fit(_('Asked'), room)}  {fit('', 4)}{fit(them, 6)}{_('Nearest step')}", "dim"), BREAK]
    for row in page.gap if rows is None else rows:
        name = fit(competency_title(page.catalogue, row.competency), room)
        now = str(row.standing.level) if row.standing.level else "–"
        step = "✔ " + _("there already") if row.met else nearest(row, page.standing.labels)
        near = fit(step, max(width - room - 12, 8)).rstrip()
        parts += [(f"{name}  {fit(str(row.asked), 4)}{fit(now, 6)}", ""), (near, "good" if row.met else ""), BREAK]
    return parts
