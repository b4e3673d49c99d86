"""``note``: words that stay."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import sure_option, verb


@verb("note")
@sure_option
@click.argument("person", required=False, metavar="[PERSON]", shell_complete=arguments.completer("people"))
@click.argument("text", required=False, metavar="TEXT")
@click.option("--restricted", is_flag=True, help="For mentors and leads only; others cannot read it.")
def note_command(console: CliContext, person: str | None, text: str | None, restricted: bool) -> None:
    """Write a note on somebody’s journey, or, without a name, on your own."""
    from mentor_tui.services import notes

    whose, rest = arguments.own_or_somebodys(console, person, text)
    console.say(notes.note(console.context, whose, *rest, restricted=restricted))
