"""``people import``, ``progress``, ``caught-up``: people from a file, and what those under way had done before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option

if TYPE_CHECKING:
    from mentor_tui.domain.day_order import Order
    from mentor_tui.services.people_import import BroughtIn, PeopleImport

FAULTS = 2
"""Exit status of a file with faults."""


_dates = click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Day or month first, where no row says which.")


@click.command("import")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Only show what the file would do.")
@click.option("--update", is_flag=True, help="Also change people who are here already.")
@_dates
@arguments.new_words
@json_option
@click.pass_context
def import_command(
    ctx: click.Context, file: str, dry_run: bool, update: bool, dates: Order | None, new: bool, as_json: bool
) -> None:
    """Add people from a CSV, TSV or XLSX file, all of them or none; ``-`` reads standard input.

    The columns are those of ``people add``, in any order. Only name is needed, and start for a hire. Whoever is here
    already is not added again.
    """
    from mentor_tui.cli.table_files import read_people
    from mentor_tui.services.people_import import carry_out, plan_import

    console = ctx.ensure_object(CliContext)
    plan = plan_import(console.context, read_people(file), dates=dates, new=new)
    writes = not dry_run and not plan.faults
    done = carry_out(console.context, plan, update=update) if writes else None
    if as_json:
        from mentor_tui.services.import_document import import_doc
        from mentor_tui.wording.problems import sentence

        emit(import_doc(plan, lambda problem: sentence(problem, console.names), written=done is not None))
    elif done is not None:
        _tell(console, plan, done, update=update)
    else:
        _show(console, plan, whole=dry_run)
    if plan.faults or (done is not None and done.refused):
        ctx.exit(FAULTS)


def _tell(console: CliContext, plan: PeopleImport, done: BroughtIn, *, update: bool) -> None:
    from mentor_tui.wording import people_import as words

    for one in (done.added, *done.changed):
        if one is not None:
            console.say(one)
    if done.added is None and not plan.changes:
        put(words.nothing_to_do(plan))
    if not update and (left := words.left_as_they_are(plan)):
        put(left)
    if unused := words.unused(plan):
        put(words.columns_unused(unused))
    for text in words.refused(done, console.names):
        put(text, err=True)


def _show(console: CliContext, plan: PeopleImport, *, whole: bool) -> None:
    """What a file would do: all of it where that was asked, and every fault in any case."""
    from mentor_tui.wording import people_import as words

    for fault in plan.faults:
        put(words.row_fault(fault, console.names), err=True)
    if not whole:
        put(words.nothing_written(plan), err=True)
        return
    from mentor_tui.cli.tables import show

    put(words.what_file(plan))
    put(words.counts(plan))
    names = words.names_with(plan, console.names)
    rows = [(one.row, one.name, words.state("changes"), words.of_known(one, names)) for one in plan.changes]
    rows += [(new.row or 0, new.fields["name"], words.state("new"), words.of_new(new, names)) for new in plan.new]
    rows += [(one.row, one.name, words.state("here"), words.of_known(one, names)) for one in plan.here]
    show((), [(str(row), name, state, said) for row, name, state, said in rows], right=(0,))
    put(words.columns(plan))
    if unused := words.unused(plan):
        put(words.columns_unused(unused))


@click.command("progress")
@click.argument("file")
@click.option("--owed-too", is_flag=True, help="Of whole phases, also what mentors and leads do.")
@_dates
@click.pass_obj
def progress_command(console: CliContext, file: str, owed_too: bool, dates: Order | None) -> None:
    """Import from a CSV, TSV or XLSX file what people had done before mentor-tui was in use.

    Columns: person, item, on (a date, as people import reads it), times (if left out, as often as the item asks for);
    or through in place of item, for everything up to and including a phase. All rows are checked before any is written.
    """
    from mentor_tui.cli.table_files import read_named
    from mentor_tui.services.backfill import bring_in
    from mentor_tui.services.table_columns import PROGRESS
    from mentor_tui.wording import people_import as words
    from mentor_tui.wording.acts import backfilled

    done = bring_in(console.context, read_named(file, PROGRESS).rows, owed_too=owed_too, dates=dates)
    put(backfilled(done, console.names))
    if said := words.dates(done.dates):
        put(said)


@click.command("caught-up")
@arguments.person()
@click.option("--through", required=True, metavar="PHASE", help="The last phase that is done, by its id or title.")
@click.option("--on", type=arguments.DAY, metavar="DATE", help="The day by which it was done; if left out, today.")
@click.option("--owed-too", is_flag=True, help="Also what the mentor and the lead do.")
@click.pass_obj
def caught_up_command(console: CliContext, person: str, through: str, on: date | None, owed_too: bool) -> None:
    """Bring in what somebody had done before mentor-tui was in use: all of their phases up to and including one."""
    from mentor_tui.services.backfill import catch_up
    from mentor_tui.wording.acts import backfilled

    put(backfilled(catch_up(console.context, person, through, on, owed_too=owed_too), console.names))
