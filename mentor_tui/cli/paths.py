"""``paths``, ``goal``: where somebody could go, and what they want to grow into."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb


@verb("paths")
@arguments.person(required=False)
@click.option(
    "--to",
    default="",
    metavar="POSITION",
    shell_complete=arguments.completer("positions"),
    help="The position to look at; without it, the goal.",
)
@json_option
def paths_command(console: CliContext, person: str | None, to: str, as_json: bool) -> None:
    """Show where somebody could go from here: the positions, what each still asks, and the shortest way to one of them."""
    from dataclasses import replace

    from mentor_tui.services.paths import paths_page, who_came

    page = replace(paths_page(console.context, person, to=to), came=who_came(console.context))
    if as_json:
        from mentor_tui.services.paths_documents import paths_doc

        emit(paths_doc(page))
        return
    from mentor_tui.cli.paths_printed import print_paths

    print_paths(page)


@verb("goal")
@click.argument(
    "words", nargs=-1, metavar="[PERSON] [WORDS...]", shell_complete=arguments.completer("people_or_positions")
)
@click.option("--stay", is_flag=True, help="To stay where you are and get better there.")
@click.option("--none", "nothing", is_flag=True, help="No goal to name for now.")
@json_option
def goal_command(console: CliContext, words: tuple[str, ...], stay: bool, nothing: bool, as_json: bool) -> None:
    """Name what you want to grow into: a position, a track, a product area, any word; without one, show it."""
    from mentor_tui.domain.goals import STAY
    from mentor_tui.services.goals import goal_of, named_person, state_goal
    from mentor_tui.wording.language import _

    person, goals = named_person(console.context, words)
    if sum((bool(goals), stay, nothing)) > 1:
        raise click.UsageError(_("Give words, or --stay, or --none: one of the three."))
    if goals or stay or nothing:
        console.say(state_goal(console.context, person, [STAY] if stay else goals))
        return
    found = goal_of(console.context, person)
    if as_json:
        emit({"person": found.person.id, "goal": found.aim or None, "goals": list(found.goals)})
        return
    from mentor_tui.wording.paths import goal_said

    put(goal_said(found, console.context.actor))
