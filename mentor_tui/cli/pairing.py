"""``reassign``: who mentors whom."""

from __future__ import annotations

from typing import cast

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.door import Door, verb
from mentor_tui.domain.people import END_REASONS, EndReason


@verb("reassign")
@arguments.person("hire")
@arguments.person("mentor")
@arguments.why()
@click.option(
    "--reason", type=click.Choice(END_REASONS), default="moved", show_default=True, help="Why the earlier pairing ends."
)
@click.option("--stand-in", metavar="PERSON", help="Who covers while the mentor is away.")
def reassign_command(door: Door, hire: str, mentor: str, why: str, reason: str, stand_in: str | None) -> None:
    """Give a hire a mentor, the first or another one."""
    from mentor_tui.services import pairing

    chosen = cast(EndReason, reason)
    door.say(pairing.reassign(door.desk, hire, mentor, why=why, reason=chosen, stand_in=stand_in))
