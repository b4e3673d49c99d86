"""``openings``, ``opening``: what the team needs somebody for, and who is interested."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import Group, json_option, verb


@verb("openings")
@json_option
def openings_command(console: CliContext, as_json: bool) -> None:
    """Show what the team needs somebody for, from when, and how many are interested."""
    from mentor_tui.services.openings import openings_page

    page = openings_page(console.context)
    if as_json:
        from mentor_tui.services.board_documents import openings_doc

        emit(openings_doc(page))
        return
    from mentor_tui.cli.board_printed import print_openings

    print_openings(page)


@click.group("opening", cls=Group)
def opening_command() -> None:
    """Say that you are interested in an opening; as a lead, add and close them."""


_opening = click.argument("opening", shell_complete=arguments.completer("openings"))


@opening_command.command("add")
@click.argument("need")
@click.option("--gap", default="", metavar="TEXT", help="What is missing as long as nobody does it.")
@click.option(
    "--position",
    default="",
    metavar="POSITION",
    shell_complete=arguments.completer("positions"),
    help="What it asks for.",
)
@click.option("--from", "begins", type=arguments.DAY, metavar="DATE", help="From when on somebody is needed.")
@click.option("--closes", type=arguments.DAY, metavar="DATE", help="The last day to say that one is interested.")
@click.option("--places", type=int, default=1, show_default=True, metavar="N", help="How many are needed.")
@click.pass_obj
def add_command(
    console: CliContext, need: str, gap: str, position: str, begins: date | None, closes: date | None, places: int
) -> None:
    """Put a need of the team on the board, with the gap that it fills."""
    from mentor_tui.services.openings import add_opening

    done = add_opening(console.context, need, gap=gap, position=position, begins=begins, closes=closes, places=places)
    console.say(done)


@opening_command.command("interest")
@_opening
@click.option("--not-now", is_flag=True, help="Take it back; without it, saying it again takes it back too.")
@click.pass_obj
def interest_command(console: CliContext, opening: str, not_now: bool) -> None:
    """Say that you are interested. It binds you to nothing; your mentor and your leads read your name."""
    from mentor_tui.services.openings import interest

    console.say(interest(console.context, opening, not_now=True if not_now else None))


@opening_command.command("close")
@_opening
@click.option(
    "--to",
    multiple=True,
    metavar="PERSON",
    shell_complete=arguments.completer("people"),
    help="Whom it goes to; repeat it.",
)
@click.option("--word", default="", metavar="TEXT", help="A word to everybody who was interested.")
@click.pass_obj
def close_command(console: CliContext, opening: str, to: tuple[str, ...], word: str) -> None:
    """Take an opening off the board, saying whom it went to."""
    from mentor_tui.services.openings import close_opening

    console.say(close_opening(console.context, opening, to=to, word=word))
