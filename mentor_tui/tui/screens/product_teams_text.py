"""The words of product teams: a line for each product area and each briefing, and one briefing in full."""

from __future__ import annotations

from mentor_tui.domain.briefings import Briefing
from mentor_tui.domain.names import short_name
from mentor_tui.domain.text import clean
from mentor_tui.services.briefings import BriefingsPage
from mentor_tui.tui.styles import BREAK, Part, cells, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import board as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

TITLE, WHO, LAST, DAY, SINCE = 26, 18, 10, 8, 12
"""Cells of the columns."""

NARROW, SHORT_TITLE = 70, 18
"""Cells of a list of briefings below which the product area has fewer, and how many then."""


def headline(page: BriefingsPage) -> tuple[list[Part], list[Part]]:
    """What these are, with how many somebody from support sits, and how many are quiet."""
    head: Part = (_("PRODUCT TEAMS"), "strong")
    if not page.areas:
        return [head], []
    quiet, inside = sum(view.quiet for view in page.areas), sum(map(bool, page.inside.values()))
    said = words.how_many_inside(inside, len(page.areas))
    return [head, (f"   {said}", "dim")], [(words.how_many_quiet(quiet), "dim")]


def heads(page: BriefingsPage) -> list[Part]:
    """What the columns of the product areas are."""
    columns = (fit(_("Product area"), TITLE), fit(_("From support"), WHO - 1), fit(_("Last"), LAST - 1), _("State"))
    return [(" ".join(columns), "dim")] if page.areas else []


def areas(page: BriefingsPage, width: int) -> list[Line]:
    """A line for each product area: who sits with its team, when it was last told of, and whether that is in time."""
    return [
        Line(
            (
                (fit(clean(view.area.title), TITLE) + " ", ""),
                (fit(_who(view.area.id, page), WHO - 1) + " ", ""),
                (fit(plain.day_short(view.last.day, page.today) if view.last else "–", LAST), "dim"),
                (_state(words.area_state_short(view), view.quiet, known=view.last is not None)),
            ),
            (),
            view.area.id,
        )
        for view in page.areas
    ] or [Line(((words.no_product_areas(), "dim"),))]


def _who(area: str, page: BriefingsPage) -> str:
    """Who sits with the team of a product area, a dash for nobody."""
    return plain.people([clean(short_name(page.names, person)) for person in page.inside.get(area, ())]) or "–"


def _state(said: str, quiet: bool, *, known: bool) -> Part:
    if quiet:
        return f"▲ {said}", "late"
    return (f"✔ {said}", "good") if known else (f"○ {said}", "dim")


def briefings(page: BriefingsPage, width: int) -> list[Line]:
    """A line for each briefing: its day, its product area, its first words, the day of the change."""
    title = TITLE if width >= NARROW else SHORT_TITLE
    room = max(width - DAY - title - SINCE - 4, 0)
    return [
        Line(
            (
                (fit(plain.day_short(one.day, page.today), DAY), ""),
                (fit(clean(page.titles.get(one.area, one.area)), title) + " ", ""),
                (fit(clean(plain.one_line(words.briefing_words(one))), room), "dim"),
            ),
            ((plain.day_short(one.on, page.today), "dim"),) if one.on else (),
            str(one.seq),
        )
        for one in page.briefings
    ]


def in_full(one: Briefing, page: BriefingsPage, width: int) -> list[Part]:
    """What a briefing is of, when and by whom, how many have read it, and what it says."""
    said, read = clean(words.briefing_head(one, page)), words.read_by(one, page)
    head = paragraph(said, width, "strong")
    if read and cells(said) + cells(read) + 3 <= width:
        head = [(f"{said} · ", "strong"), (read, ""), BREAK]
    elif read:
        head += [(read, ""), BREAK]
    return [*head, BREAK, *paragraph(clean(words.briefing_words(one), lines=True), width)]
