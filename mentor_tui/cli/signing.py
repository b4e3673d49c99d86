"""``sign-off``, ``return``, ``withdraw``: the second pair of eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, is_terminal, put
from mentor_tui.cli.commands import says, sure_option, verb

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done


@verb("sign-off")
@sure_option
@arguments.person()
@arguments.item()
@click.option(
    "--line", "lines", multiple=True, metavar="N", help="The number of a line you have seen; if left out, all of them."
)
@click.option("--text", default="", metavar="TEXT", help="A message to the hire.")
@arguments.why("The reason; a lead who signs in the mentor’s place owes one.")
@click.option("--yes", is_flag=True, help="Sign it off even if a line is still open from last time.")
def sign_off_command(
    console: CliContext, person: str, item: str, lines: tuple[str, ...], text: str, why: str, yes: bool
) -> None:
    """Sign off an item, with the lines of what good looks like."""
    from mentor_tui.domain.problems import Code, Refused
    from mentor_tui.services import items

    def sign(*, sure: bool) -> Done:
        return items.sign_off(console.context, person, item, lines=lines or "all", sure=sure, why=why, text=text)

    try:
        # Whoever names lines has said which.
        done = sign(sure=yes or bool(lines))
    except Refused as problem:
        if problem.code is not Code.LINES_NOT_YET or not is_terminal():
            raise
        from mentor_tui.domain.text import harmless
        from mentor_tui.wording.problems import lines_question

        click.confirm(harmless(lines_question(problem)), abort=True, err=True)
        done = sign(sure=True)
    _say_with_lines(console, done)


@verb("return")
@sure_option
@arguments.person()
@arguments.thing("item")
@click.option("--not-yet", "unseen", multiple=True, metavar="N", help="The number of a line that is not there yet.")
@arguments.why("What would make it good; the hire reads it.", name="text")
def return_command(console: CliContext, person: str, item: str, unseen: tuple[str, ...], text: str) -> None:
    """Ask for one more go, always with a comment."""
    from mentor_tui.services import items

    _say_with_lines(console, items.send_back(console.context, person, item, text=text, unseen=unseen or None))


def _say_with_lines(console: CliContext, done: Done) -> None:
    """Tell what was done, and every line that now stands in the record with it."""
    from mentor_tui.wording.acts_journey import recorded_lines

    console.say(done)
    for line in recorded_lines(done):
        put(f"  {line}")


withdraw_command = says(
    "withdraw",
    "items:withdraw",
    "Take a sign-off back; the item waits for one again.",
    arguments.person(),
    arguments.item(),
    arguments.why(),
    sure_option,
)
