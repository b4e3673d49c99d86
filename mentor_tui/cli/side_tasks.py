"""``take``, ``give-back``, ``still``, ``keep-block``, ``confirm``, ``open-lock``, ``all-hands``: side tasks and their time."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.arguments import person, task, thing, why
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import says, sure_option, verb

take_command = says("take", "side_tasks:take", "Take a side task, or join its line.", task())
give_back_command = says(
    "give-back",
    "side_tasks:give_back",
    "Give a side task back, or leave its line.",
    task(),
    why("Why, if you like to say so."),
)
still_command = says("still", "side_tasks:still", "Say that a side task is still yours, when you are asked.", task())


@verb("keep-block")
@task()
@click.argument("weekday", required=False)
@click.argument("begin", required=False, metavar="HH:MM")
@click.argument("minutes", required=False, type=click.IntRange(min=1))
@click.option("--free", is_flag=True, help="Keep no time free for it any more.")
@arguments.for_person("Whose week; yours without it.")
def keep_block_command(
    console: CliContext,
    task: str,
    weekday: str | None,
    begin: str | None,
    minutes: int | None,
    free: bool,
    person: str | None,
) -> None:
    """Keep a time of the week free for a side task; without MINUTES, all the hours that it takes."""
    from mentor_tui.domain.blocks import time_of, weekday_of
    from mentor_tui.services import side_tasks

    if free:
        console.say(side_tasks.free_block(console.context, task, person=person))
        return
    if weekday is None or begin is None:
        from mentor_tui.wording.language import _

        raise click.UsageError(_("Say when: a weekday and a time, like “thu 14:00”. Or --free."))
    today = console.context.today()
    day, at = today.weekday() if weekday == "today" else weekday_of(weekday), time_of(begin)
    console.say(side_tasks.keep_block(console.context, task, day, at, minutes, person=person))


@verb("all-hands")
@click.option("--until", type=arguments.DAY, metavar="DATE", help="The last day of it.")
@why("Why; everybody reads it.")
@click.option("--end", is_flag=True, help="End it: from today on it is over.")
@click.option("--team", default=None, metavar="TEAM", help="For one team; without it, all that you lead.")
def all_hands_command(console: CliContext, until: date | None, why: str, end: bool, team: str | None) -> None:
    """Call everybody to the queue for some days: side tasks, areas and briefings rest; plans and promises go on."""
    from mentor_tui.services import all_hands

    if end:
        console.say(all_hands.end(console.context, team=team))
        return
    if until is None:
        from mentor_tui.wording.language import _

        raise click.UsageError(_("Say until when: --until DATE. Or --end."))
    console.say(all_hands.call(console.context, until, why, team=team))


confirm_command = says(
    "confirm",
    "side_tasks:confirm",
    "Confirm a side task: that it is done, or that this person may take it.",
    person(),
    task(),
    why("A word with it."),
    sure_option,
)
open_lock_command = says(
    "open-lock", "side_tasks:open_lock", "Open one lock early for one person.", person(), thing(), why()
)
