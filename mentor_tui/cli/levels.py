"""``example`` and ``confirm-level``: what somebody did that shows a competency, and that it shows the level."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import says, sure_option, verb


@verb("example")
@sure_option
@arguments.person()
@arguments.competency()
@click.argument("level", type=int, required=False)
@click.argument("text", required=False, metavar="TEXT")
@click.option("--ref", default="", metavar="REF", help="Where it can be looked up: a link, the number of a case.")
@click.option("--on", type=arguments.DAY, metavar="DATE", help="The day it was; if left out, today.")
@click.option("--withdraw", type=int, metavar="NUMBER", help="Take this example back instead.")
def example_command(
    console: CliContext,
    person: str,
    competency: str,
    level: int | None,
    text: str | None,
    ref: str,
    on: date | None,
    withdraw: int | None,
) -> None:
    """Note what somebody did, you included, that shows a competency at a level; somebody else confirms it."""
    from mentor_tui.services import levels

    if withdraw is not None:
        console.say(levels.withdraw_example(console.context, person, competency, withdraw))
        return
    if level is None or text is None:
        from mentor_tui.wording.language import _

        raise click.UsageError(_("Say which level it shows, and what was done, in a line."))
    console.say(levels.write_example(console.context, person, competency, level, text, ref=ref, on=on))


confirm_level_command = says(
    "confirm-level",
    "levels:confirm_level",
    "Confirm that what others noted of somebody shows a level.",
    arguments.person(),
    arguments.competency(),
    click.argument("level", type=int),
    arguments.why("A few words for them."),
)
