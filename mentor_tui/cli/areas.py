"""``areas`` and ``area``: the board of areas of responsibility, and what is done with one of them."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import Group, json_option, verb


@verb("areas")
@arguments.area(required=False)
@json_option
def areas_command(console: CliContext, area: str | None, as_json: bool) -> None:
    """Show the areas of responsibility: who owns each, what needs a decision. With an area, all of that one."""
    from mentor_tui.services.actor_context import need_area
    from mentor_tui.services.areas_page import areas_page

    page = areas_page(console.context)
    row = page.row(need_area(console.context, area).id) if area is not None else None
    if as_json:
        from mentor_tui.services.areas_documents import areas_doc

        emit(areas_doc(page, (row,) if row is not None else None))
        return
    from mentor_tui.cli.areas_printed import print_area, print_board

    if row is not None:
        print_area(row, page)
    else:
        print_board(page)


@click.group("area", cls=Group)
def area_command() -> None:
    """Own an area of responsibility, back it up, join, leave, hand over, write in its log."""


area_command.says(
    "own",
    "areas:own",
    "Name who owns an area. Without a person, say that you would like to, and join the waiting list.",
    arguments.area(),
    arguments.person(required=False),
)
area_command.says(
    "back-up",
    "areas:back_up",
    "Name who stands in for an area’s owner.",
    arguments.area(),
    arguments.person(),
)
area_command.says("join", "areas:join", "Contribute to an area.", arguments.area())
area_command.says(
    "leave",
    "areas:leave",
    "Leave an area, or its waiting list; or let somebody go from it, with a reason.",
    arguments.area(),
    arguments.for_person("Who leaves; you without it."),
    arguments.why("The reason to let somebody go; as its owner, your word for whoever comes next."),
)
area_command.says(
    "hand-over",
    "areas:hand_over",
    "Hand an area over to its next owner.",
    arguments.area(),
    arguments.person(),
    click.option("--word", default="", metavar="TEXT", help="How it stands, and what is open; everybody reads it."),
)
area_command.says(
    "log",
    "areas:log",
    "Write a line in the log of an area; everybody reads it.",
    arguments.area(),
    click.argument("text"),
)
