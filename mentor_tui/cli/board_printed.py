"""Openings, briefings and better words as plain lines."""

from __future__ import annotations

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.services.briefings import BriefingsPage
from mentor_tui.services.openings import OpeningsPage
from mentor_tui.services.proposals import ProposalsPage
from mentor_tui.wording import board, proposals
from mentor_tui.wording.language import _


def print_openings(page: OpeningsPage) -> None:
    """Every opening: what is needed, the gap that it fills, when, and who is interested."""
    if not page.openings:
        put(board.no_openings())
        return
    for number, view in enumerate(page.openings):
        if number:
            put()
        put(view.opening.need)
        show((), [(f"  {head}", said) for head, said in board.opening_facts(view, page)])
    put("\n" + board.binds_to_nothing())


def print_briefings(page: BriefingsPage) -> None:
    """Every product area in a line, then the briefings with their words."""
    if not page.areas:
        put(board.no_product_areas())
        return
    headers = (_("Id"), _("Product area"), _("Last"), _("State"))
    rows = [
        (view.area.id, view.area.title, board.last_briefed(view, page.today), board.area_state(view))
        for view in page.areas
    ]
    show(headers, rows)
    for one in page.briefings:
        told = filter(None, (board.briefing_head(one, page), board.read_by(one, page)))
        put("\n" + " · ".join(told))
        for line in board.briefing_words(one).splitlines():
            put("  " + line)


def print_proposals(page: ProposalsPage) -> None:
    """Every proposal: whose words for which line, what it said when they were written, and what it should say."""
    if not page.rows:
        put(proposals.none())
    for at, view in enumerate(page.rows):
        if at:
            put()
        put(f"{proposals.head(view, page.names)} · {proposals.when(view, page.today)}")
        put(f"   {view.title}")
        one = view.proposal
        if one.state == "open":
            show((), [("  " + _("says"), one.was or _("nothing")), ("  " + _("better"), one.words)])
        if said := proposals.moved(view):
            put("   " + said)
