"""The agenda of a talk, and check-ins, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.agenda import AgendaPage
from mentor_tui.services.checkins import CheckInRow
from mentor_tui.wording import talks
from mentor_tui.wording.language import _


def print_agenda(console: CliContext, page: AgendaPage, kinds: Sequence[Kind]) -> None:
    """What there is to talk about, section by section; times are where the person is whose talk it is."""
    context = console.context
    zone = zone_of(page.access.standing.zone)
    if not page.own:
        put(page.access.person.name)
    for title, lines in talks.agenda_lines(page, console.names, context.actor, kinds, context.now(), zone):
        put(f"{title}:" if title else "")
        for line in lines:
            put(f"  {line}")


def print_check_ins(console: CliContext, rows: Sequence[CheckInRow]) -> None:
    """Check-ins, a line each."""
    if not rows:
        put(_("No check-in yet."))
    for row in rows:
        put(talks.check_in(row, console.context.now(), None))
