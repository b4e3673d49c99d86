"""``init`` and ``demo``: ways to begin."""

from __future__ import annotations

from pathlib import Path

import click

from mentor_tui.cli.cli_context import CliContext, is_terminal, put
from mentor_tui.cli.commands import verb


@verb("init")
@click.option("--lead", required=True, metavar="NAME", help="Full name of the first lead.")
@click.option("--id", "person", metavar="ID", help="Their id; if left out, it is made from the name.")
@click.option("--login", metavar="USER", help="Their login on this machine; if left out, yours.")
def init_command(console: CliContext, lead: str, person: str | None, login: str | None) -> None:
    """Start an empty team with its first lead."""
    from mentor_tui.services.people import found_team

    user = console.settings.login if login is None else login
    done = found_team(console.application.any_context(), lead, login=user, person=person)
    console.say(done)
    if console.application.begin_curricula():
        from mentor_tui.wording import curricula

        put(curricula.are_here(str(console.settings.own_curricula)), err=True)


@verb("demo")
@click.option("--people", type=click.IntRange(1, 20_000), default=38, show_default=True, help="How large the team is.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed and day give the same team.")
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="Which folder; if left out, one of its own."
)
@click.option("--no-open", is_flag=True, help="Just make it and print where it is.")
@click.option("--fresh", is_flag=True, help="Make it afresh, even if the same one is there.")
def demo_command(console: CliContext, people: int, seed: int, into: Path | None, no_open: bool, fresh: bool) -> int:
    """Look around a made-up team with a past; nothing real is touched.

    --as says who you want to be: hire, mentor, lead, or the id of somebody in the team.
    """
    from mentor_tui.cli import demo_team
    from mentor_tui.wording.language import _

    opens = not no_open and is_terminal()
    role = console.actor or (demo_team.ask() if opens else "lead")
    made = demo_team.make(console, into, people=people, seed=seed, role=role, fresh=fresh)
    click.echo(made.said, err=True)
    if opens:
        from mentor_tui.cli.screen import open_screen

        return open_screen(made.console)
    click.echo(str(made.path))
    click.echo(_("Open it with: {command}").format(command=made.command), err=True)
    return 0
