"""``stuck`` and ``unstuck``: what a hire cannot go on with, and that it is over."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.commands import says, sure_option
from mentor_tui.domain.stuck import WAITS_FOR

stuck_command = says(
    "stuck",
    "stuck:stuck",
    "Say that you cannot go on with an item: whoever can help owes it to you, and its days do not count.",
    arguments.item(),
    click.option("--waits-for", required=True, type=click.Choice(WAITS_FOR), help="What is missing."),
    click.option("--why", required=True, metavar="TEXT", help="What is in the way, in a line."),
    click.option("--part", default="", metavar="PART", help="Whose it is to help: mentor, lead, or another part."),
    sure_option,
)


unstuck_command = says(
    "unstuck",
    "stuck:unstuck",
    "Say that what you, or somebody, waited for is there.",
    arguments.item(),
    arguments.for_person(),
)
