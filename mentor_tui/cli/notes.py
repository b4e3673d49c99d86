"""``note`` and ``session``: words that stay."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import verb


@verb("note")
@click.argument("person", required=False, metavar="[PERSON]", shell_complete=arguments.completer("people"))
@click.argument("text", required=False, metavar="TEXT")
@click.option("--restricted", is_flag=True, help="For mentors and leads only; others cannot read it.")
def note_command(console: CliContext, person: str | None, text: str | None, restricted: bool) -> None:
    """Write a note on somebody’s journey, or, without a name, on your own."""
    from mentor_tui.services import notes

    whose, rest = arguments.own_or_somebodys(console, person, text)
    console.say(notes.note(console.context, whose, *rest, restricted=restricted))


@verb("session")
@arguments.person()
@click.argument("text", default="")
@arguments.did()
@click.option("--on", type=arguments.DAY, metavar="DATE", help="The day it was; if left out, today.")
def session_command(console: CliContext, person: str, text: str, did: tuple[str, ...], on: date | None) -> None:
    """Log a session with a hire, as their mentor or a lead, and tick what you did together."""
    from mentor_tui.services import notes

    together = [one for part in did for one in part.split(",") if one.strip()]
    console.say(notes.session(console.context, person, text, did=together, on=on))
