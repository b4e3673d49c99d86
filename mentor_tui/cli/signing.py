"""``sign-off``, ``return``, ``withdraw``: the second pair of eyes."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import says, verb


@verb("sign-off")
@arguments.person()
@arguments.item()
@click.option("--line", "lines", multiple=True, metavar="N", help="A line that was seen, by number; all without it.")
@click.option("--text", default="", metavar="TEXT", help="A word for the hire.")
@arguments.why("The reason; a lead who signs in the mentor’s place owes one.")
def sign_off_command(console: CliContext, person: str, item: str, lines: tuple[str, ...], text: str, why: str) -> None:
    """Confirm an item against its lines of what good looks like."""
    from mentor_tui.services import items

    console.say(items.sign_off(console.context, person, item, lines=lines or None, why=why, text=text))


return_command = says(
    "return",
    "items:send_back",
    "Ask for one more go, always with a comment.",
    arguments.person(),
    arguments.thing("item"),
    click.option("--not-yet", "unseen", multiple=True, metavar="N", help="A line that is not there yet, by number."),
    arguments.why("What would make it good; the hire reads it.", name="text"),
)


withdraw_command = says(
    "withdraw",
    "items:withdraw",
    "Take a sign-off back; the item waits again.",
    arguments.person(),
    arguments.item(),
    arguments.why(),
)
