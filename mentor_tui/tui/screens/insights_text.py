"""The words of Insights: the sentence, curves side by side or one at a time, who is here, and items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from mentor_tui.domain.courses import ItemTally, come_back_most, wait_longest
from mentor_tui.domain.insights import Curve
from mentor_tui.domain.text import clean
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.tui.styles import BREAK, Part, cells, fit, wrap
from mentor_tui.wording import insights as words
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import LINES, draw

WIDE, TALL = 100, 30
"""Columns and lines from which on both pictures stand side by side, with items below them."""

LOWEST, HIGHEST = 5, 17
"""Lines of a picture."""

LABEL = 17
"""Cells of what a line is about."""

NAME_MOST = 24
"""Cells of a cohort's name."""

LISTED = 5
"""Items of each list beside the pictures."""

Row = list[Part]


def side_by_side(width: int, height: int) -> bool:
    """Whether there is room for both pictures."""
    return width >= WIDE and height >= TALL


def overview(
    page: InsightsPage, items: ItemsPage | None, drawn: Sequence[str], width: int, height: int, *, people: bool
) -> list[Part]:
    """Everything in short: the sentence, a picture or both, who is here, what waits.

    Args:
        page: what is shown.
        items: which items waited, None until that is read.
        drawn: the cohorts to show, at most three.
        width: cells of a line.
        height: lines that there are.
        people: whether the one picture that there is room for is that of who is still here.

    """
    head = _head(page, width)
    foot = [*_items_short(items, width)] if not side_by_side(width, height) else _items_beside(items, width)
    here = [_labelled(words.people_title(), words.here(page.people, page.positions), width)]
    here[:0] = _waited_for_us(page, items, drawn, width)
    if not page.choices:
        return _joined([*head, _rule(width), *here])
    room = height - len(head) - len(foot) - len(here) - 2
    if side_by_side(width, height):
        half = (width - 3) // 2
        ready, still = _ready_head(page, drawn, half), _still_head(page, half)
        over = max(len(ready), len(still))
        ready += [[]] * (over - len(ready))
        still += [[]] * (over - len(still))
        pictures = _beside(
            [*ready, *_ready(page, drawn, half, room - over)], [*still, *_still(page, half, room - over)], half
        )
    elif people:
        over_it = _still_head(page, width)
        pictures = [*over_it, *_still(page, width, room - len(over_it))]
    else:
        over_it = _ready_head(page, drawn, width)
        pictures = [*over_it, *_ready(page, drawn, width, room - len(over_it))]
    return _joined([*head, _rule(width), *pictures, _rule(width), *here, *foot])


def by_item(items: ItemsPage | None, width: int) -> list[Part]:
    """Every item that waited or came back, with how long and to how many."""
    if items is None:
        return [(_("Reading histories…"), "dim")]
    lines: list[Row] = []
    lists = (
        (words.waits_title(), (_("Each time"), _("People")), wait_longest(items.items, len(items.items)), _waited),
        (words.back_title(), (_("To"), _("Times")), come_back_most(items.items, len(items.items)), _came_back),
    )
    for title, heads, found, cells_of in lists:
        if lines:
            lines.append([])
        lines.append([(title, "strong")])
        if not found:
            lines.append([(words.no_items(), "dim")])
            continue
        lines.append([(_columns(width, "", *heads), "dim")])
        lines += [[(_columns(width, clean(items.labels[one.item]), *cells_of(one)), "")] for one in found]
    return _joined(lines)


def _waited(one: ItemTally) -> tuple[str, str]:
    return words.waits(one), str(one.people)


def _came_back(one: ItemTally) -> tuple[str, str]:
    return words.back(one), str(one.back)


def _columns(width: int, title: str, first: str, second: str) -> str:
    return f"{fit(title, min(width - 28, 60))}  {fit(first, 16)}  {fit(second, 6, right=True)}"


def _head(page: InsightsPage, width: int) -> list[Row]:
    said = wrap([(words.sentence(page.verdict, page.today), "strong")], width)
    if page.unread:
        said += [BREAK, *wrap([(words.unread(page.unread), "")], width)]
    return _lines(said)


def _ready_head(page: InsightsPage, drawn: Sequence[str], width: int) -> list[Row]:
    """Each cohort that is shown, with its line."""
    shown = [one for one in page.cohorts if one.cohort in drawn]
    names = [cohort_name(one.cohort, page.today) for one in shown]
    wide = min(max(map(cells, names), default=0), NAME_MOST)
    lines, number = [_titled(words.ready_title(), words.ready_about(), width)], 0
    for one, name in zip(shown, names, strict=True):
        line = LINES[number].along * 2 if one.curve else "  "
        number += bool(one.curve)
        said = f"{line} {fit(clean(name), wide)}  "
        lines.append([(said, "" if one.curve else "dim"), (fit(words.legend(one), width - cells(said)).rstrip(), "")])
    return lines


def _ready(page: InsightsPage, drawn: Sequence[str], width: int, room: int) -> list[Row]:
    """The picture of the cohorts that are shown."""
    curves = [one.curve for one in page.cohorts if one.cohort in drawn and one.curve]
    return _picture(curves, width, room, _("day"))


def _still_head(page: InsightsPage, width: int) -> list[Row]:
    return [_titled(words.still_title(), words.still_about(), width), [(words.still(page.people), "")]]


def _still(page: InsightsPage, width: int, room: int) -> list[Row]:
    """The picture of those who are still here."""
    curves = [page.people.curve] if page.people.curve else []
    return _picture(curves, width, room, _("days"), from_start=True)


def _titled(title: str, about: str, width: int) -> Row:
    return [(title, "strong"), ("  " + fit(about, width - cells(title) - 2).rstrip(), "dim")]


def _picture(curves: Sequence[Curve], width: int, room: int, unit: str, *, from_start: bool = False) -> list[Row]:
    if not curves:
        return []
    height = min(max(room - 2, LOWEST), HIGHEST)
    drawing = draw(curves, width, height - (height + 1) % 2, words.quarters(), from_start=from_start)
    *_rows, axis, days = drawing.lines(unit)
    return [*([(side, "dim"), (row, "")] for side, row in drawing.rows), [(axis, "dim")], [(days, "dim")]]


def _waited_for_us(page: InsightsPage, items: ItemsPage | None, drawn: Sequence[str], width: int) -> list[Row]:
    """How many days of the cohorts that are shown waited for us, and for what."""
    shown = [one for one in items.days if one.cohort in drawn] if items is not None else []
    if not shown:
        return []
    said = (words.waited_line(shown, page.today), words.waited_causes(shown))
    titles = (words.waited_title(), "")
    return [_labelled(title, one, width) for title, one in zip(titles, said, strict=True) if one]


def _items_short(items: ItemsPage | None, width: int) -> list[Row]:
    """The first item of each list, a line each."""
    titles = (words.waits_title(), words.back_title())
    if items is None:
        return [_labelled(titles[0], _("reading histories…"), width), _labelled(titles[1], "", width)]
    longest, most = wait_longest(items.items, 1), come_back_most(items.items, 1)
    said = (
        f"{clean(items.labels[longest[0].item])}: {words.waits_for_us(longest[0])}" if longest else _("nothing"),
        f"{clean(items.labels[most[0].item])}: {words.back_to(most[0])}" if most else _("nothing"),
    )
    return [_labelled(title, one, width) for title, one in zip(titles, said, strict=True)]


def _items_beside(items: ItemsPage | None, width: int) -> list[Row]:
    """The first items of both lists, side by side."""
    half = (width - 3) // 2
    if items is None:
        return [_rule(width), *_beside([[(words.waits_title(), "strong")]], [[(words.back_title(), "strong")]], half)]
    longest, most = wait_longest(items.items, LISTED), come_back_most(items.items, LISTED)
    left = [[(words.waits_title(), "strong")], *(_item_line(items, one, words.waits(one), half) for one in longest)]
    right = [[(words.back_title(), "strong")], *(_item_line(items, one, words.back(one), half) for one in most)]
    for lines, found in ((left, longest), (right, most)):
        if not found:
            lines.append([(fit(words.no_items(), half).rstrip(), "dim")])
    return [_rule(width), *_beside(left, right, half)]


def _item_line(items: ItemsPage, one: ItemTally, said: str, width: int) -> Row:
    room = width - cells(said) - 2
    return [(f"{fit(clean(items.labels[one.item]), room)}  {said}", "")]


def _labelled(title: str, said: str, width: int) -> Row:
    name = fit(title, LABEL)
    return [(name, "strong"), (fit(clean(said), width - cells(name)).rstrip(), "")]


def _rule(width: int) -> Row:
    return [("─" * width, "rule")]


def _beside(left: Sequence[Row], right: Sequence[Row], half: int) -> list[Row]:
    """Two blocks of lines, the right one behind a line between them."""
    made: list[Row] = []
    nothing: Row = []
    for one, other in zip_longest(left, right, fillvalue=nothing):
        used = sum(cells(text) for text, _tone in one)
        made.append([*one, (" " * (half - used), ""), (" │ ", "rule"), *other])
    return made


def _lines(parts: Sequence[Part]) -> list[Row]:
    lines: list[Row] = [[]]
    for part in parts:
        if part == BREAK:
            lines.append([])
        else:
            lines[-1].append(part)
    return lines


def _joined(lines: Sequence[Row]) -> list[Part]:
    said: list[Part] = []
    for number, line in enumerate(lines):
        said += [BREAK, *line] if number else line
    return said
