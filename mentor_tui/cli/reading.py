"""``status``, ``why``, ``log``, ``attention``: commands that only read."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.cli.unreadable import named, print_unreadable


@verb("status")
@arguments.person(required=False)
@click.option("--all", "everything", is_flag=True, help="Show every item, including those that are done or come later.")
@click.option("--read", is_flag=True, help="Mark what is new as read; on a hire’s journey, what they wrote as well.")
@click.option("--curriculum", default="", metavar="ID", help="A former curriculum of theirs, as it was left.")
@json_option
def status_command(
    console: CliContext, person: str | None, everything: bool, read: bool, curriculum: str, as_json: bool
) -> None:
    """Show one journey, or, without a name, everybody whose journey you may see."""
    if person is None and not read and not curriculum:
        from mentor_tui.services.roster import statuses, unreadable

        rows = statuses(console.context)
        files = unreadable(console.context, rows)
        if as_json:
            emit({"people": rows, "unreadable": [named(row._asdict(), console.names) for row in files]})
            return
        if len(rows) != 1 or rows[0]["person"] != console.context.actor:
            from mentor_tui.cli.printed import print_team

            print_unreadable(files, console.names)
            print_team(rows, console.names)
            return
    shown = None
    if read or not as_json:
        from mentor_tui.services import journeys

        found = journeys.page(console.context, person, record=True, curriculum=curriculum)
        # What comes in while this is printed is new the next time.
        shown = journeys.with_board(console.context, found)
    if as_json:
        from mentor_tui.services.documents import status

        document = status(console.context, person, curriculum)
        emit({**document, "unreadable": [named(row, console.names) for row in document["unreadable"]]})
    elif shown is not None:
        from mentor_tui.cli.printed import print_evening, print_journey

        print_journey(shown, everything=everything)
        if shown.own:
            print_evening(shown, console.context.now())
    if read and shown is not None:
        journeys.told(console.context, shown)
        if console.context.no_mark is not None:
            raise console.context.no_mark


@verb("why")
@arguments.whose_thing
@json_option
def why_command(console: CliContext, person: str | None, thing: str | None, as_json: bool) -> None:
    """Show what locks an item or a side task, for somebody or for you, and the shortest way to open it."""
    from mentor_tui.services import documents, journeys

    because = journeys.why(console.context, *arguments.own_or_named(person, thing))
    if as_json:
        emit(documents.why_doc(because))
        return
    from mentor_tui.cli.printed import print_why

    print_why(because, console)


@verb("log")
@arguments.person(required=False)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the latest N.")
@json_option
def log_command(console: CliContext, person: str | None, last: int | None, as_json: bool) -> None:
    """Show the history of a person: who did what, when and why."""
    from mentor_tui.services import documents
    from mentor_tui.services.chronicle import chronicle

    them, events = chronicle(console.context, person)
    shown = events[-last:] if last else events
    if as_json:
        emit({"person": them.id, "events": [documents.told_doc(told) for told in shown]})
        return
    from mentor_tui.cli.printed import print_log

    print_log(shown, console, them.id)


@verb("attention")
@click.option("--count", is_flag=True, help="Only how much it is, for a prompt; nothing while you are away.")
@json_option
def attention_command(console: CliContext, count: bool, as_json: bool) -> None:
    """Show what is waiting for you, most urgent first."""
    from mentor_tui.cli.counting import keep_count
    from mentor_tui.domain.all_hands import standing_on
    from mentor_tui.services.attention import attention, concerned, waiting_count
    from mentor_tui.services.personal_calls import ties

    team = console.context.team()
    view = concerned(console.context, team)
    calls = attention(console.context, view=view)
    counted = waiting_count(console.context, view=view, calls=len(calls))
    keep_count(console, counted, console.context.actor)
    if count:
        if as_json:
            emit({"count": counted.number, "away": counted.away})
        elif not counted.away:
            put(str(counted.number))
        return
    tied = ties(console.context, team)
    hands = standing_on(team.all_hands(console.context.actor), console.context.today())
    if as_json:
        from mentor_tui.services.documents import call_doc, hands_doc, tie_doc

        items = [call_doc(call) for call in calls]
        for item in items:
            if item["kind"] == "unreadable":
                item["facts"] = named(item["facts"], console.names)
        mentees = [tie_doc(hire, tie) for hire, tie in tied.items()]
        emit({"items": items, "mentees": mentees, "all_hands": hands_doc(hands)})
        return
    if hands is not None:
        from mentor_tui.wording.side_tasks import all_hands

        put(all_hands(hands, console.context.today(), team.names))
    from mentor_tui.cli.calls_printed import print_calls
    from mentor_tui.wording.mentors import arrivals

    print_calls(calls, arrivals(tied, team.names), view, console.context.catalogue)
