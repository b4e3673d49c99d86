"""The words of the openings: a line for each, and one of them in full."""

from __future__ import annotations

from mentor_tui.domain.text import clean
from mentor_tui.services.openings import OpeningsPage, OpeningView
from mentor_tui.tui.screens.paths_text import asked
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import board as words
from mentor_tui.wording.language import _

LABEL = 12
"""Cells before what is said of one opening."""

WHEN, HOW_MANY, UNTIL = 17, 14, 14
"""Cells of a line beside what is needed."""


def headline(page: OpeningsPage) -> tuple[list[Part], list[Part]]:
    """How many there are, and that nobody has to want one."""
    count = f" {len(page.openings)}" if page.openings else ""
    said = f"{count}   " + _("what the team needs, and from when")
    return [(_("OPENINGS"), "strong"), (said, "dim")], [(_("nobody has to want one"), "dim")]


def lines(page: OpeningsPage, width: int) -> list[Line]:
    """A line for each opening."""
    room = width - WHEN - HOW_MANY - UNTIL - 3
    return [
        Line(
            (
                (fit(clean(view.opening.need), room - 1) + " ", "dim" if view.over else ""),
                (fit(words.begins_short(view, page.today), WHEN), "dim"),
                (fit(words.interested_short(view), HOW_MANY), "good" if view.mine else ""),
                (fit(words.closes_short(view, page.today), UNTIL), "dim"),
            ),
            (),
            view.opening.id,
        )
        for view in page.openings
    ]


def title(view: OpeningView, page: OpeningsPage) -> list[Part]:
    """What is needed."""
    return [(clean(view.opening.need), "strong")]


def facts(view: OpeningView, page: OpeningsPage, width: int) -> list[Part]:
    """What is missing without it, what it asks for, when, and who is interested."""
    parts: list[Part] = []
    for head, said in words.opening_facts(view, page)[1:]:
        parts += paragraph(clean(said), width, first=fit(head, LABEL), first_tone="dim")
    return [*parts, *paragraph(words.binds_to_nothing(), width, "dim")]


def asks(view: OpeningView, page: OpeningsPage, width: int) -> list[Part]:
    """What the position asks, beside where whoever looks stands; nothing where it asks for none."""
    way = page.towards(view.opening)
    return [BREAK, *asked(way, width)] if way is not None and way.gap else []
