"""``backup``, ``restore``, ``doctor``: looking after the records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentor_tui.cli.door import Door, emit, is_terminal, json_option, verb

if TYPE_CHECKING:
    from mentor_tui.services.upkeep import Finding


def _check_right(door: Door) -> None:
    """Leads look after the records; where no team can be read, whoever owns the files does."""
    from mentor_tui.services import upkeep

    team = upkeep.team_of(door.house.store)
    if team is not None:
        upkeep.check_right(team, door.house.actor())


@verb("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
def backup_command(door: Door, target: Path | None) -> None:
    """Copy all records into one archive, and print where it is.

    TARGET is a file, or a folder to put one in; backup/ beside the records without it.
    """
    from mentor_tui.services import upkeep
    from mentor_tui.wording.language import _

    _check_right(door)
    path = upkeep.backup(door.house.store, target)
    click.echo(str(path))
    click.echo(_("Copied. Only its owner can read it; keep one on another machine too."), err=True)


@verb("restore")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore_command(door: Door, archive: Path, yes: bool) -> None:
    """Put a backup in the place of all records; those from before are kept aside."""
    from mentor_tui.services import upkeep
    from mentor_tui.wording.language import _

    _check_right(door)
    if not yes:
        if not is_terminal():
            raise click.UsageError(_("This replaces all records. Say --yes if that is meant."))
        question = _("Put {archive} in the place of all records in {path}?")
        click.confirm(question.format(archive=archive, path=door.settings.data), abort=True, err=True)
    before = upkeep.restore(door.house.store, archive)
    click.echo(_("Put back. What was there before lies in {path}.").format(path=before))


@verb("doctor")
@click.option("--repair", is_flag=True, help="Put the state before the last change back where a record is damaged.")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, door: Door, repair: bool, as_json: bool) -> None:
    """Look all records over: replay every history, and say what is damaged, left over or readable by others."""
    from mentor_tui.services import upkeep

    store = door.house.store
    if repair:
        _check_right(door)
    found = [*upkeep.look_over(store)]
    repaired = []
    if repair:
        repaired = [finding for finding in found if upkeep.can_repair(finding)]
        for finding in repaired:
            upkeep.repair(store, finding)
        found = [*upkeep.look_over(store)]
    damaged = any(finding.found.is_damage for finding in found)
    if as_json:
        documents = [upkeep.finding_doc(finding) for finding in found]
        emit({"findings": documents, "repaired": [finding.record for finding in repaired], "sound": not damaged})
    else:
        _print(door, found, repaired)
    if damaged:
        sys.stdout.flush()
        ctx.exit(1)


def _print(door: Door, found: list[Finding], repaired: list[Finding]) -> None:
    from mentor_tui.wording.findings import sentence
    from mentor_tui.wording.language import _

    for finding in repaired:
        click.echo(_("Put back: {record}, as it was before its last change.").format(record=finding.record))
    for finding in found:
        click.echo(sentence(finding.found.value, finding.path, finding.record, finding.facts))
    for notice in door.notices():
        click.echo(notice)
    if not any(finding.found.is_damage for finding in found):
        click.echo(_("All records are sound."))
