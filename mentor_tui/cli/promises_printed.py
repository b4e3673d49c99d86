"""What is owed, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.cli.tables import show
from mentor_tui.services.owed import OwedRow
from mentor_tui.wording import debts
from mentor_tui.wording.language import _


def print_owed(console: CliContext, rows: Sequence[OwedRow]) -> None:
    """Print what is owed, a line each; promises with their number."""
    if not rows:
        put(_("Nothing is owed."))
        return
    own = console.context.actor
    show(
        (_("To"), "", _("What"), _("From")),
        [
            (
                row.name,
                _("late") if row.owing.debt.late else "",
                debts.numbered(row.owing.debt, own=row.to == own),
                debts.tail(row.owing, row.today, own=row.to == own).removeprefix(", "),
            )
            for row in rows
        ],
    )
