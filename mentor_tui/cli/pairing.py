"""``reassign`` and ``wish``: who mentors whom, and who would like to."""

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


@verb("wish")
@arguments.people()
@click.option("--nobody", is_flag=True, help="Nobody in particular any more.")
@arguments.for_person("Whose wish it is; yours without it.")
def wish_command(door: Door, people: tuple[str, ...], nobody: bool, person: str | None) -> None:
    """Say whom you would like to be paired with; those whom you named before are forgotten."""
    from mentor_tui.services.people import set_wishes
    from mentor_tui.wording.language import _

    if bool(people) == nobody:
        raise click.UsageError(_("Name somebody, or say --nobody."))
    door.say(set_wishes(door.desk, person or door.desk.actor, people))
