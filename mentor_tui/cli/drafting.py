"""``draft``: what leads ask of a proposal before it is published. ``match`` shows what comes of it."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.door import Door, Group
from mentor_tui.domain.policy import AIMS


@click.group("draft", cls=Group)
def draft_command() -> None:
    """Change the draft of pairs that the leads of the same teams share; nobody else hears of it before it is published."""


@draft_command.command("pin")
@arguments.person("hire")
@arguments.person("mentor")
@click.pass_obj
def pin_command(door: Door, hire: str, mentor: str) -> None:
    """Hold a pair, whatever else is proposed."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.pin(door.desk, hire, mentor))


@draft_command.command("unpin")
@arguments.person("hire")
@click.pass_obj
def unpin_command(door: Door, hire: str) -> None:
    """Match a pinned hire like the others again."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.unpin(door.desk, hire))


@draft_command.command("apart")
@arguments.person("hire")
@arguments.person("mentor")
@click.pass_obj
def apart_command(door: Door, hire: str, mentor: str) -> None:
    """Keep a pair apart in this draft; ``keep-apart`` does so for good."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.part(door.desk, hire, mentor))


@draft_command.command("together")
@arguments.person("hire")
@arguments.person("mentor")
@click.pass_obj
def together_command(door: Door, hire: str, mentor: str) -> None:
    """Let a pair be proposed again that this draft keeps apart."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.join(door.desk, hire, mentor))


@draft_command.command("capacity")
@arguments.person("mentor")
@click.option("--hours", type=float, metavar="H", help="Hours a week for mentees.")
@click.option("--mentees", type=int, metavar="N", help="Mentees at once.")
@click.pass_obj
def capacity_command(door: Door, mentor: str, hours: float | None, mentees: int | None) -> None:
    """Say what a mentor may carry in this draft; publishing it says so for good."""
    from mentor_tui.services.matching import drafting
    from mentor_tui.wording.language import _

    if hours is None and mentees is None:
        raise click.UsageError(_("Give --hours, --mentees, or both."))
    door.say(drafting.size(door.desk, mentor, hours=hours, heads=mentees))


@draft_command.command("aim")
@click.argument("aim", type=click.Choice(AIMS))
@click.option("--threshold", type=float, metavar="POINTS", help="From which score a pair is a good one.")
@click.pass_obj
def aim_command(door: Door, aim: str, threshold: float | None) -> None:
    """Say what the draft is to reach."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.aim(door.desk, aim, threshold))


@draft_command.command("anew")
@arguments.person("hire")
@click.pass_obj
def anew_command(door: Door, hire: str) -> None:
    """Match a hire anew who has a mentor."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.move(door.desk, hire))


@draft_command.command("stays")
@arguments.person("hire")
@click.pass_obj
def stays_command(door: Door, hire: str) -> None:
    """Leave a hire with the mentor they have, after all."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.stay(door.desk, hire))


@draft_command.command("seen")
@click.pass_obj
def seen_command(door: Door) -> None:
    """Note that whoever joined or left since the draft was begun has been seen."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.review(door.desk))


@draft_command.command("drop")
@click.pass_obj
def drop_command(door: Door) -> None:
    """Throw the draft away; undo brings it back."""
    from mentor_tui.services.matching import drafting

    door.say(drafting.drop(door.desk))
