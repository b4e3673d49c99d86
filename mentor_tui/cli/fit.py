"""``skip`` and ``move``: what is asked of one person, and by when, apart from the curriculum."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import verb
from mentor_tui.wording.language import _


@verb("skip")
@arguments.person()
@arguments.item()
@arguments.why()
@click.option("--back", is_flag=True, help="Ask for it again.")
def skip_command(console: CliContext, person: str, item: str, why: str, back: bool) -> None:
    """Skip an item for one person: it is not asked of them."""
    from mentor_tui.services import fit

    act = fit.ask_again if back else fit.skip
    console.say(act(console.context, person, item, why=why))


@verb("move")
@arguments.person()
@arguments.item()
@click.option("--by", "day", type=arguments.DAY, metavar="DATE", help="The day by which it should be done.")
@arguments.why()
@click.option("--back", is_flag=True, help="Give it the day of the plan again.")
def move_command(console: CliContext, person: str, item: str, day: date | None, why: str, back: bool) -> None:
    """Give an item another day for one person."""
    from mentor_tui.services import fit

    if back == (day is not None):
        raise click.UsageError(_("Say by which day: --by DATE; or give it the day of the plan again: --back."))
    if day is None:
        console.say(fit.move_back(console.context, person, item, why=why))
    else:
        console.say(fit.move(console.context, person, item, day, why=why))
