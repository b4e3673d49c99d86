"""The board of areas, and one of them, as text."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.services.areas_page import AreaRow, AreasPage
from mentor_tui.wording import areas as words
from mentor_tui.wording.language import _


def print_board(page: AreasPage) -> None:
    """What has to be decided, all areas, and what one can act on."""
    put(words.headline(page))
    if not page.rows:
        return
    if page.decisions:
        put()
        needs = (one.need for one in page.decisions)
        show((), ((words.word(need.flag), words.about(need), words.reason(need, page.names)) for need in needs))
    put()
    heads = (_("Id"), _("Area"), _("Track"), _("Owner"), _("With"), _("Asks"), _("Last"), _("State"))
    show(heads, _rows(page), right=(5, 6))
    put()
    for line in words.foot(page):
        put(line)


def _rows(page: AreasPage) -> Iterable[tuple[str, ...]]:
    for row in page.rows:
        count = f"{len(row.held.contributors)}/{row.area.places}"
        last = words.since(row)
        track = page.tracks.get(row.area.track, row.area.track)
        named = words.owner(row, page.names)
        yield row.area.id, row.area.label, track, named, count, words.rhythm(row), last, words.word(row.state)


def print_area(row: AreaRow, page: AreasPage) -> None:
    """One area whole."""
    put(row.area.title)
    show((), words.facts(row, page))
    if kept := words.kept_when(row):
        put("\n" + _("How you see that it is kept"))
        for line in kept:
            put(f"  {line}")
    if log := words.log_lines(row, page.names):
        put("\n" + _("Log"))
        show((), [("  " + day, who, text) for day, who, text in log])
