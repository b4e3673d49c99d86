"""The words of the Areas place: what has to be decided, the board, and one area in full."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.area_state import Flag, State
from mentor_tui.domain.text import clean, looking_for
from mentor_tui.services.abouts import AreaNeed
from mentor_tui.services.areas_page import AreaDecision, AreaRow, AreasPage
from mentor_tui.tui.styles import BREAK, Part, cells, fit, fit_name, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import areas as words
from mentor_tui.wording.language import _, ngettext

WORD = 10
"""Cells of a state: its glyph and its word."""

LABEL = 9
"""Cells of a label beside what it says, of one area in full."""

WIDE = 110
"""Cells of the screen from which on the selected area stands in full beside the board."""

BOARD = 80
"""Cells that the board keeps then."""

FILTERS = ("all", "decide", "mine")
"""What is shown: every area, those that need a decision, those in which the viewer has a part."""


def tone(state: State) -> str:
    """The tone of a state's glyph and word."""
    return {"kept": "good", "leaving": "waits"}.get(state, "strong")


MORE = "more"
"""The id of the line behind which the decisions stand that found no room."""


def choice_lines(page: AreasPage, rows: Sequence[AreaRow]) -> list[Line]:
    """Some areas to choose one from: each with its track, its hours, and which way it pulls."""
    return [
        Line(((fit(clean(row.area.label), 28), ""), (words.weight(row, page), "dim")), (), row.area.id) for row in rows
    ]


def decision_id(decision: AreaDecision) -> str:
    """The id of the line of a decision."""
    return f"{decision.need.flag}|{decision.row.area.id}"


def decision_lines(page: AreasPage, width: int, *, most: int) -> list[Line]:
    """What has to be decided, at most so many lines."""
    found = page.decisions
    shown = found if len(found) <= most else found[: most - 1]
    column = max((cells(words.about(one.need)) for one in shown), default=0) + 2
    lines = [_decision_line(one, page, min(column, 24)) for one in shown]
    if more := len(found) - len(shown):
        said = ngettext("and {count} more: enter shows it", "and {count} more: enter shows them", more)
        lines.append(Line(((said.format(count=more), "dim"),), (), MORE))
    return lines


def _decision_line(decision: AreaDecision, page: AreasPage, column: int) -> Line:
    need = decision.need
    said = f"{words.glyph(need.flag, unclaimed=need.unclaimed)} {words.word(need.flag)}"
    quiet = "dim" if need.unclaimed else ""
    parts = (
        (fit(said, WORD + 1), quiet or tone(need.flag)),
        (_about(need, column - 1) + " ", quiet),
        (words.reason(need, page.names), quiet),
    )
    return Line(parts, ((_help(need.flag, decision.row), "dim"),), decision_id(decision))


def _about(need: AreaNeed, room: int) -> str:
    """Which areas it is about: a label is cut, how many more there are is not."""
    label, _blank, more = words.about(need).rpartition(" ") if len(need.areas) > 1 else (words.about(need), "", "")
    return fit(f"{fit(label, min(cells(label), room - cells(more) - 1))} {more}", room)


def _help(flag: Flag, row: AreaRow) -> str:
    """The key that helps whoever looks, with its word; what others decide is only opened."""
    relations = row.case.to_area
    if flag == "quiet":
        return _("l log") if {"lead", "owner", "contributor"} & {*relations} else _("enter")
    if not {"lead", "owner"} & {*relations}:
        return _("enter")
    return {
        "no owner": _("O owner"),
        "crowded": _("- let go"),
        "away": _("B backup"),
    }.get(flag, _("H hand over"))


def columns(width: int) -> str:
    """The line over the board."""
    heads = _("Area"), _("Track"), _("Owner"), _("With"), _("Asks"), _("Last"), _("State")
    return " " + _text(width, heads)


def board_lines(page: AreasPage, rows: Sequence[AreaRow], width: int) -> list[Line]:
    """A line for each area; what is well kept steps back."""
    return [_board_line(page, row, width) for row in rows]


def _board_line(page: AreasPage, row: AreaRow, width: int) -> Line:
    owner = row.case.owner
    rooms = _rooms(width)
    track = clean(page.tracks.get(row.area.track, row.area.track))
    count = f"{len(row.held.contributors)}/{row.area.places}"
    named = fit_name(page.names, owner.id, rooms[2] - 1) if owner is not None else "–"
    told = clean(row.area.label), track, named, count, words.rhythm(row), words.since(row), ""
    quiet = "dim" if row.state == "kept" or row.unclaimed else ""
    state = f"{words.glyph(row.state, unclaimed=row.unclaimed)} {words.word(row.state)}"
    return Line(((_text(width, told), quiet), (state, "dim" if row.unclaimed else tone(row.state))), (), row.area.id)


def _rooms(width: int) -> tuple[int, ...]:
    """Cells of the columns but the last one, each with the blank behind it; those with names share what is left."""
    fixed = 10, 5, 5, 6
    left = min(width, BOARD + 22) - sum(fixed) - WORD - 5
    owner = max(left * 9 // 25, 12)
    return left - owner, fixed[0], owner, *fixed[1:]


def _text(width: int, told: Sequence[str]) -> str:
    area, track, owner, count, asks, last = _rooms(width)
    return (
        f"{fit(told[0], area - 1)} {fit(told[1], track - 1)} {fit(told[2], owner - 1)} {fit(told[3], count - 1)} "
        f"{fit(told[4], asks - 1, right=True)} {fit(told[5], last - 1, right=True)}   {told[6]}"
    )


def shown(page: AreasPage, chosen: str, text: str) -> tuple[AreaRow, ...]:
    """The areas that a filter and what is typed leave."""
    fits = looking_for(text)

    def has(row: AreaRow) -> bool:
        if (chosen == "decide" and not row.flags) or (chosen == "mine" and not page.mine(row)):
            return False
        track = page.tracks.get(row.area.track, "")
        return fits(" ".join((row.area.label, row.area.title, track, words.owner(row, page.names))))

    return tuple(row for row in page.rows if has(row))


def headline(page: AreasPage, chosen: str) -> tuple[list[Part], list[Part]]:
    """How many areas there are, and which are shown."""
    shown_ = {"decide": _("those that need a decision"), "mine": _("yours"), "all": ""}[chosen]
    return [(words.headline(page), "strong")], [(shown_, "dim")] if shown_ else []


def in_full(row: AreaRow, page: AreasPage, width: int) -> list[Part]:
    """One area: what is in and not in, whose it is, how one sees that it is kept, and its log."""
    parts: list[Part] = []
    for label, said in words.facts(row, page):
        parts += paragraph(said, width, first=fit(label, LABEL))
    if kept := words.kept_when(row):
        parts += [BREAK, (_("How you see that it is kept") + "\n", "")]
        for line in kept:
            parts += paragraph(line, width, first=" · ")
    if log := words.log_lines(row, page.names):
        parts += [BREAK, (_("Log") + "\n", "")]
        for day, who, text in log:
            parts += [(f"{day}, {who}\n", "dim"), *paragraph(text, width, first="  ")]
    return parts


def foot(page: AreasPage, width: int) -> list[str]:
    """What one can act on, as many sentences on a line as fit there whole."""
    lines: list[str] = []
    for said in words.foot(page):
        if lines and cells(lines[-1]) + 2 + cells(said) <= width:
            lines[-1] += "  " + said
        else:
            lines.append(said)
    return lines
