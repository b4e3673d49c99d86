"""``stand-in``: asking somebody to stand in, and their answer."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import Group

_mentor = click.argument("mentor", shell_complete=arguments.completer("people"))


@click.group("stand-in", cls=Group)
def stand_in_command() -> None:
    """Ask somebody to stand in for you while you are away, or answer when you are asked."""


@stand_in_command.command("ask")
@arguments.person()
@click.option("--from", "first", required=True, type=arguments.DAY, metavar="DATE", help="The first day.")
@click.option("--until", "last", required=True, type=arguments.DAY, metavar="DATE", help="The last day.")
@click.option(
    "--for",
    "mentor",
    metavar="MENTOR",
    shell_complete=arguments.completer("people"),
    help="For whom, as a lead; you without it.",
)
@arguments.why()
@click.pass_obj
def ask_command(console: CliContext, person: str, first: date, last: date, mentor: str | None, why: str) -> None:
    """Ask somebody to stand in; it holds once they agree, for all of your mentees."""
    from mentor_tui.services import stand_ins

    console.say(stand_ins.ask(console.context, person, first, last, mentor=mentor, why=why))


@stand_in_command.command("agree")
@_mentor
@click.pass_obj
def agree_command(console: CliContext, mentor: str) -> None:
    """Say yes: you stand in for all of their mentees on these days."""
    from mentor_tui.services import stand_ins

    console.say(stand_ins.agree(console.context, mentor))


@stand_in_command.command("decline")
@_mentor
@arguments.why()
@click.pass_obj
def decline_command(console: CliContext, mentor: str, why: str) -> None:
    """Say no; they are told, and ask somebody else."""
    from mentor_tui.services import stand_ins

    console.say(stand_ins.decline(console.context, mentor, why=why))
