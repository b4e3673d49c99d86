"""``sign-off``, ``return``, ``withdraw``: the second pair of eyes."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.door import Door, verb


@verb("sign-off")
@arguments.person()
@arguments.item()
@click.option("--line", "lines", multiple=True, metavar="N", help="A line that was seen, by number; all without it.")
@click.option("--text", default="", metavar="TEXT", help="A word for the hire.")
@arguments.why("The reason; a lead who signs in the mentor’s place owes one.")
def sign_off_command(door: Door, person: str, item: str, lines: tuple[str, ...], text: str, why: str) -> None:
    """Confirm an item against its lines of what good looks like."""
    from mentor_tui.services import items

    door.say(items.sign_off(door.desk, person, item, lines=lines or None, why=why, text=text))


@verb("return")
@arguments.person()
@arguments.thing("item")
@click.option("--not-yet", "unseen", multiple=True, metavar="N", help="A line that is not there yet, by number.")
@arguments.why("What would make it good; the hire reads it.")
def return_command(door: Door, person: str, item: str, unseen: tuple[str, ...], why: str) -> None:
    """Ask for one more go, always with a comment."""
    from mentor_tui.services import items

    door.say(items.send_back(door.desk, person, item, text=why, unseen=unseen))


@verb("withdraw")
@arguments.person()
@arguments.item()
@arguments.why()
def withdraw_command(door: Door, person: str, item: str, why: str) -> None:
    """Take a sign-off back; the item waits again."""
    from mentor_tui.services import items

    door.say(items.withdraw(door.desk, person, item, why=why))
