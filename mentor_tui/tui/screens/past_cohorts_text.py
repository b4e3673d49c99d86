"""The words of the page of another edition on past cohorts: the figures, one of them in full, the picture."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.replay_figures import Figure
from mentor_tui.domain.replays import Replay
from mentor_tui.domain.text import clean
from mentor_tui.services.curriculum_diff import DiffPage
from mentor_tui.tui.styles import BREAK, Part, cells, fit, paragraph, wrap
from mentor_tui.tui.widgets.lines import Line, heading, plain
from mentor_tui.wording import curriculum_diff, insights
from mentor_tui.wording import replays as words
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import LINES, draw

LABEL, VALUE, APART = 37, 13, 15
"""Cells of what a figure is, of each of its two values, and of the difference, which is never cut."""

LABEL_MOST = 64
"""Cells of what a figure is where there is more room."""

TABLE = LABEL + 2 * VALUE + APART + 2
"""Cells of the figures with the mark before them."""

WIDE, TALL = 116, 30
"""Columns and lines from which on the picture stands beside the figures."""

PICTURE_MOST = 15
"""Lines of the picture at most."""

NAME = 26
"""Cells of a person's name."""

PERSON = "person:"
"""Before the id of a person's line; the others are numbers of figures."""


def head(page: DiffPage, today: date, width: int) -> list[Part]:
    """On whom it is played again."""
    one = page.past.together
    said = wrap([(words.head(one, today) if one is not None else words.none_yet(), "strong")], width)
    if page.past.unread:
        said += [BREAK, *wrap([(curriculum_diff.unread(page.past.unread), "")], width)]
    return said


def lines(page: DiffPage, one: Replay, width: int) -> list[Line]:
    """Every figure, as it was and with the new edition."""
    _nothing, was, then, _apart = words.columns(page)
    room = min(max(width - TABLE + LABEL, LABEL), LABEL_MOST)
    return [
        heading(_columns("", was, then, "", room)),
        *(_figure(figure, page, number, room) for number, figure in enumerate(one.figures)),
    ]


def _figure(figure: Figure, page: DiffPage, number: int, room: int) -> Line:
    label, was, then, apart = words.row(figure, page)
    tone = {"look": "strong", "none": "dim", "small": "dim", "unknown": "dim"}.get(figure.difference, "")
    return Line(((_columns(clean(label), was, then, "", room), ""), (apart, tone)), (), str(number))


def _columns(label: str, was: str, then: str, apart: str, room: int) -> str:
    return f"{fit(label, room - 1)} {fit(was, VALUE - 1)} {fit(then, VALUE - 1)} {apart}"


def below(figure: Figure, one: Replay, page: DiffPage, width: int) -> list[Part]:
    """What is to be known of a figure besides."""
    said = [clean(note) for note in words.notes(figure, one, page)]
    if not said:
        return []
    parts = [*wrap([(clean(words.label(figure, page)), "strong")], width), BREAK]
    for note in said:
        parts += paragraph(note, width, first="  ", rest="  ")
    return parts


def early(one: Replay | None, width: int) -> list[Part]:
    """That so few are too few."""
    return wrap([(words.early(one), "")], width) if one is not None else []


def limits(width: int) -> list[Part]:
    """What all of it cannot say; it stands there always."""
    return wrap([(words.limits(), "dim")], width)


def opened_head(figure: Figure, page: DiffPage, width: int) -> list[Part]:
    """One figure: what it is, and what became of it."""
    label, was, then, apart = words.row(figure, page)
    said = _("{label}: {was}, then {then}, {apart}").format(label=clean(label), was=was, then=then, apart=apart)
    return wrap([(said, "strong")], width)


def people(figure: Figure, page: DiffPage) -> list[Line]:
    """The people whom a figure is about, those first of whom the new edition changes most."""
    if not figure.each:
        return [plain(words.nobody())]
    _nothing, was, then, _apart = words.columns(page)
    found = [heading(_person(words.people_head(), was, then))]
    for each in figure.each:
        name, before, after = words.person(each, figure, page)
        changed = "" if before != after else "dim"
        found.append(Line(((_person(clean(name), before, after), changed),), (), f"{PERSON}{each.person}"))
    return found


def _person(name: str, was: str, then: str) -> str:
    return f"{fit(name, NAME)} {fit(was, VALUE)} {fit(then, VALUE)}"


def worked_out(figure: Figure, one: Replay, page: DiffPage, width: int) -> list[Part]:
    """How a figure was worked out, and what is to be known of it besides."""
    return [*paragraph(words.how(figure.name), width), *below(figure, one, page, width)]


def picture(one: Replay, width: int, height: int) -> list[Part]:
    """The share whose basics were done by each day, as it was and with the new edition; that it is too early where it is."""
    parts: list[Part] = [(insights.ready_title(), "strong"), ("  ", "")]
    parts.append((fit(insights.ready_about(), width - cells(insights.ready_title()) - 2).rstrip(), "dim"))
    if not any(one.curves):
        return [*parts, BREAK, *wrap([(words.no_curves(), "dim")], width)]
    for line, said in zip(LINES, words.basics(one), strict=False):
        parts += [BREAK, (f"{line.along * 2} {said}", "")]
    rows = min(max(height - 5, 5), PICTURE_MOST)
    drawing = draw(one.curves, width, rows - (rows + 1) % 2, insights.quarters())
    *_rows, axis, days = drawing.lines(_("day"))
    for side, row in drawing.rows:
        parts += [BREAK, (side, "dim"), (row, "")]
    return [*parts, BREAK, (axis, "dim"), BREAK, (days, "dim")]
