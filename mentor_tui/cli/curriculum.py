"""``curriculum``: what authors do with curricula."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import Group, json_option
from mentor_tui.cli.curriculum_diff import diff_command
from mentor_tui.cli.curriculum_export import export_command, new_command
from mentor_tui.cli.curriculum_keeping import COMMANDS
from mentor_tui.cli.curriculum_show import show_command

if TYPE_CHECKING:
    from mentor_tui.intake.importing import Imported


@click.group("curriculum", cls=Group)
def curriculum_command() -> None:
    """Make a curriculum of what a team has, and change it without fear."""


curriculum_command.add_command(diff_command)
curriculum_command.add_command(export_command)
curriculum_command.add_command(new_command)
curriculum_command.add_command(show_command)
for _command in COMMANDS:
    curriculum_command.add_command(_command)


@curriculum_command.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--id", "curriculum", default="", metavar="ID", help="The id of the curriculum; made of its title by default."
)
@click.option("--out", default="", metavar="FILE", help="Where the YAML goes; by default beside your other curricula.")
@click.option(
    "--look", is_flag=True, help="Show it beside the file first, to change what was read wrong and write it then."
)
@json_option
@click.pass_context
def import_command(
    ctx: click.Context, files: tuple[str, ...], curriculum: str, out: str, look: bool, as_json: bool
) -> None:
    """Make a curriculum of a checklist: Markdown, CSV, TSV or XLSX; several FILES become one.

    Headings become phases and modules, boxes items, and everything else stays as text. What was not understood is listed.
    Do it again after an edit: ids stay, and so does what you added to the YAML by hand.
    """
    from mentor_tui.bootstrap import read_checklist
    from mentor_tui.services.checklists import write
    from mentor_tui.wording import checklists

    console: CliContext = ctx.obj
    if not out:
        from mentor_tui.authoring import may_import

        may_import(console.application)
    checklist = read_checklist(console.settings, files, curriculum=curriculum, out=out)
    if look:
        from mentor_tui.cli.screen import open_checklist

        ctx.exit(open_checklist(console, checklist))
    imported, path, written = write(checklist)
    if as_json:
        emit(_document(imported, path, written))
        return
    for said in checklists.report(imported, str(path), written=written):
        put(said)


def _document(imported: Imported, path: Path, written: bool) -> dict[str, Any]:
    from mentor_tui.wording.checklists import looked

    draft = imported.draft

    def at(line: int) -> dict[str, Any]:
        origin = imported.origin(line)
        return {"file": origin.file, "line": origin.line} if origin is not None else {"file": None, "line": None}

    return {
        "curriculum": draft.id,
        "title": draft.title,
        "file": str(path),
        "written": written,
        "phases": len(draft.phases),
        "items": sum(1 for _item in draft.items()),
        "unplanned": draft.unplanned,
        "parts": draft.parts,
        "kept": [{**at(kept.line), "kind": kept.kind, "text": kept.text} for kept in draft.kept],
        "look": [
            {**at(look.line), "why": look.why, "what": look.what, "message": looked(look)} for look in draft.asked
        ],
        "gone": [{"id": id_, "title": title} for id_, title in imported.written.gone.items()],
    }
