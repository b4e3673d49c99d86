"""``curriculum diff``: what another edition changes, and for whom."""

from __future__ import annotations

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import Verb, json_option


@click.command("diff", cls=Verb)
@click.argument("old")
@click.argument("new", default="")
@click.option(
    "--cohort", "cohorts", multiple=True, metavar="COHORT", help="Also play it again on a past cohort, once for each."
)
@click.option("--csv", "directory", metavar="DIR", help="Also write what became of these cohorts as CSV files.")
@json_option
@click.pass_obj
def diff_command(
    console: CliContext, old: str, new: str, cohorts: tuple[str, ...], directory: str | None, as_json: bool
) -> None:
    """Show what another edition of a curriculum changes, and what it does to those who are on it.

    OLD and NEW are files, ids of curricula (the edition in force), “published” for the edition that people were last told of,
    the hash of a published one, or “kept” for the last without faults. With one FILE the edition in force is compared with it;
    with “published” alone, what people were told with what is in force. Nothing is changed.
    """
    from mentor_tui.cli.sent_on import send_past
    from mentor_tui.comparing import two_editions
    from mentor_tui.services.curriculum_diff import diff_page
    from mentor_tui.wording import curriculum_diff as words
    from mentor_tui.wording.insights import sent
    from mentor_tui.wording.language import _

    before, after = (one.curriculum for one in two_editions(console.application, old, new))
    context = console.context if console.knows_actor else console.application.any_context()
    if directory is not None and not cohorts:
        raise click.UsageError(_("--csv writes what became of cohorts: name them with --cohort."))
    page = diff_page(context, before, after, cohorts)
    files = send_past(directory, page) if directory is not None else []
    if as_json:
        from mentor_tui.services.curriculum_diff_documents import diff_doc

        emit(diff_doc(page))
        return
    from mentor_tui.cli.curriculum_diff_printed import print_diff

    put(words.title(page, *_called(old, new)))
    print_diff(page, context.today())
    if files:
        put(sent(files))


def _called(old: str, new: str) -> tuple[str, str]:
    """What the two are called; see ``two_editions`` for what one alone is compared with."""
    from mentor_tui.comparing import is_file
    from mentor_tui.wording.language import _

    if new:
        return old, new
    return (_("in force"), old) if is_file(old) else (old, _("in force"))
