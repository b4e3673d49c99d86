"""``backup``, ``restore``, ``doctor``: looking after the records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentor_tui.cli.cli_context import CliContext, emit, is_terminal, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.domain.problems import Code, Refused

if TYPE_CHECKING:
    from mentor_tui.store.findings import Finding


def _check_right(console: CliContext, *, restores: bool = False, person: str = "") -> None:
    """Leads look after the records; where no team can be read, whoever owns the files does.

    Who acts is judged from the roster alone: nobody is kept from mending their own damaged record.
    """
    from mentor_tui.services import upkeep

    team = console.team_or_none()
    if team is not None:
        me = console.application.on_roster(team)
        if restores:
            upkeep.check_restore(team, me, person)
        else:
            upkeep.check_right(team, me)


@verb("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.pass_context
def backup_command(ctx: click.Context, console: CliContext, target: Path | None) -> None:
    """Copy all records into one archive and print where it is.

    TARGET is a file, or a folder to put one in; without it, backup/ beside the records. Exit status 1 if something
    that is known is not in the archive: it is damaged, gone, or not one of the program's own files.
    """
    from mentor_tui.wording.findings import not_in_it
    from mentor_tui.wording.language import _

    _check_right(console)
    copied = console.application.upkeep.backup(target)
    click.echo(str(copied.path))
    put(_("Backup made. Only you can read it; keep a copy on another machine too."), err=True)
    if copied.left_out:
        put(not_in_it(copied.left_out) + " " + _("“mentor-tui doctor” says why."), err=True)
        ctx.exit(1)


@verb("restore")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--only", metavar="PERSON", default="", help="Restore this person's records only.")
@click.option("--anyway", is_flag=True, help="Restore even if the archive has no team.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore_command(console: CliContext, archive: Path, only: str, anyway: bool, yes: bool) -> None:
    """Restore a backup: all records, or one person's. The present ones are kept aside.

    Anything known to be missing from the archive is listed first.
    """
    from mentor_tui.wording.findings import not_in_it
    from mentor_tui.wording.language import _

    person = _person(console, only) if only else ""
    _check_right(console, restores=True, person=person)
    upkeep = console.application.upkeep
    lacking = upkeep.lacking(archive)
    if lacking and not person:
        put(not_in_it(lacking), err=True)
    if not yes:
        if not is_terminal():
            raise click.UsageError(_("This replaces records. Add --yes if you are sure."))
        question = (
            _("Replace the records of {person} in {path} with those from {archive}?")
            if person
            else _("Replace all records in {path} with those from {archive}?")
        )
        click.confirm(question.format(archive=archive, person=person, path=upkeep.where), abort=True, err=True)
    before = upkeep.restore(archive, only=person, anyway=anyway)
    done = _("Restored. What was there before is in {path}.").format(path=before) if before else _("Restored.")
    click.echo(done)


def _person(console: CliContext, named: str) -> str:
    """The id of somebody whose records are to be put back: of anybody who can be found, else as it was given."""
    from mentor_tui.domain.problems import BadUse
    from mentor_tui.services.actor_context import find_person

    team = console.team_or_none()
    try:
        return find_person(team, named).id if team is not None else named
    except BadUse as problem:
        if problem.facts.get("several"):
            raise
        return named


@verb("doctor")
@click.option("--repair", is_flag=True, help="Put right what can be put right, after showing what would change.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, console: CliContext, repair: bool, yes: bool, as_json: bool) -> None:
    """Check all records: replay every history and list what is damaged, left over or readable by others."""
    from mentor_tui.services import upkeep
    from mentor_tui.services.removing import records_off_the_team
    from mentor_tui.services.whereabouts import ending
    from mentor_tui.wording.curricula import get_own
    from mentor_tui.wording.findings import holidays_end, off_the_team

    repaired = _repair(console, yes=yes) if repair else []
    found = [*console.application.upkeep.examine()]
    if not found and console.application.upkeep.is_empty():
        raise Refused(Code.NO_RECORDS, path=console.application.upkeep.where)
    damaged = any(finding.found.is_damage for finding in found)
    off = records_off_the_team(console.application.any_context()) if console.team_or_none() is not None else ()
    places = ending(console.application.any_context())
    if as_json:
        ends = {place.id: place.until for place in places}
        documents = [upkeep.finding_doc(finding) for finding in found]
        fixed = [finding.record for finding in repaired]
        emit(
            {
                "findings": documents,
                "repaired": fixed,
                "sound": not damaged,
                "off_the_team": list(off),
                "holidays_end": ends,
                "curricula_whose": console.settings.whose,
            }
        )
    else:
        _print(console, found, repaired)
        for record in off:
            put(off_the_team(record))
        for place in places:
            put(holidays_end(place))
        if console.settings.whose == "shipped":
            put(get_own(), err=True)
    if damaged:
        sys.stdout.flush()
        ctx.exit(1)


def _repair(console: CliContext, *, yes: bool) -> list[Finding]:
    """Say what can be put right and what it would become, ask, and do it."""
    from mentor_tui.services import upkeep
    from mentor_tui.wording.findings import would_become
    from mentor_tui.wording.language import _

    _check_right(console)
    mendings = upkeep.plan(console.application.upkeep)
    asking = [mending for mending in mendings if mending.asks]
    for mending in asking:
        for line in would_become(
            mending.finding.found.value, mending.finding.record or mending.finding.path, mending.becomes
        ):
            put(line, err=True)
    if asking and not yes:
        if not is_terminal():
            raise click.UsageError(_("This changes what is in the records. Add --yes if you are sure."))
        click.confirm(_("Put this right?"), abort=True, err=True)
    return upkeep.carry_out(console.application.upkeep, mendings)


def _print(console: CliContext, found: list[Finding], repaired: list[Finding]) -> None:
    from mentor_tui.wording.findings import how_to_set_apart, repaired_sentence, sentence
    from mentor_tui.wording.language import _

    for finding in repaired:
        put(repaired_sentence(finding.found.value, finding.record))
    for finding in found:
        put(sentence(finding.found.value, finding.path, finding.record, finding.facts))
    upkeep = console.application.upkeep
    if not any(finding.found.is_damage for finding in found):
        put(_("All records are sound."))
        kept_back = any(finding.found.value == "kept-back" for finding in found)
        if not kept_back and not console.application.store.keeps_apart():
            put(how_to_set_apart(upkeep.where), err=True)
