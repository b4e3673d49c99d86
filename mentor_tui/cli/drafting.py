"""``draft``: what leads ask of a proposal before it is published. ``match`` shows what comes of it."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import Group
from mentor_tui.domain.policy import AIMS


@click.group("draft", cls=Group)
def draft_command() -> None:
    """Change the draft of pairs that leads of the same teams share. Nobody else sees it until it is published."""


@draft_command.command("capacity")
@arguments.person("mentor")
@click.option("--hours", type=arguments.DECIMAL, metavar="H", help="Hours a week for mentees.")
@click.option("--mentees", type=int, metavar="N", help="Mentees at a time.")
@click.pass_obj
def capacity_command(console: CliContext, mentor: str, hours: float | None, mentees: int | None) -> None:
    """Set how much a mentor takes on in this draft; publishing makes it permanent."""
    from mentor_tui.services.matching import drafting
    from mentor_tui.wording.language import _

    if hours is None and mentees is None:
        raise click.UsageError(_("Give --hours, --mentees, or both."))
    console.say(drafting.size(console.context, mentor, hours=hours, heads=mentees))


_HIRE, _MENTOR = arguments.person("hire"), arguments.person("mentor")

draft_command.says("pin", "matching.drafting:pin", "Keep a pair, whatever else is proposed.", _HIRE, _MENTOR)
draft_command.says("unpin", "matching.drafting:unpin", "Match a pinned hire like everybody else again.", _HIRE)
draft_command.says(
    "apart",
    "matching.drafting:part",
    "Keep a pair apart in this draft; ``keep-apart`` does it for good.",
    _HIRE,
    _MENTOR,
)
draft_command.says(
    "together",
    "matching.drafting:join",
    "Allow a pair again that this draft keeps apart.",
    _HIRE,
    _MENTOR,
)
draft_command.says(
    "aim",
    "matching.drafting:aim",
    "Set what the draft aims for.",
    click.argument("aim", type=click.Choice(AIMS)),
    arguments.aim_threshold(),
)
draft_command.says("anew", "matching.drafting:move", "Match a hire again who already has a mentor.", _HIRE)
draft_command.says("stays", "matching.drafting:stay", "Leave a hire with their present mentor after all.", _HIRE)
draft_command.says(
    "seen",
    "matching.drafting:review",
    "Confirm that you have seen who joined or left since the draft was started.",
)
draft_command.says("drop", "matching.drafting:drop", "Throw the draft away; undo brings it back.")
