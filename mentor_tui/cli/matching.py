"""``match``: the best mentors for everybody without one, why, and publishing it."""

from __future__ import annotations

from pathlib import PurePath

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.cli.unreadable import named, print_unreadable
from mentor_tui.domain.policy import AIMS


@verb("match")
@click.option("--apply", "publish", is_flag=True, help="Publish the proposed pairs, all at once or not at all.")
@click.option("--scores", is_flag=True, help="Show every pair's score, or the rules that keep it apart; needs --json.")
@click.option("--aim", type=click.Choice(AIMS), help="What to aim for; if left out, the draft's or the policy's aim.")
@arguments.aim_threshold()
@click.option(
    "--fresh", is_flag=True, help="Ignore the saved draft, including its pinned pairs and the pairs kept apart."
)
@click.option(
    "--from-other-teams", is_flag=True, help="With --apply: go ahead even if another team's hires need these mentors."
)
@arguments.other_person("--hire", "Explain one hire: other mentors, and what each would cost the whole.")
@arguments.why("With --apply: a word for everybody concerned.")
@json_option
def match_command(
    console: CliContext,
    publish: bool,
    scores: bool,
    aim: str | None,
    threshold: float | None,
    fresh: bool,
    from_other_teams: bool,
    hire: str | None,
    why: str,
    as_json: bool,
) -> None:
    """Propose mentors for every hire without one: the whole cohort at once, with each choice explained."""
    from mentor_tui.services.matching.page import page as read_page
    from mentor_tui.wording.language import _

    if scores and not as_json:
        raise click.UsageError(_("--scores prints JSON: add --json."))
    if scores and (publish or hire):
        raise click.UsageError(_("--scores only prints: leave out --apply and --hire."))
    if publish and hire:
        raise click.UsageError(_("--hire only explains one hire: leave out --apply."))
    page = read_page(console.context, aim=aim, threshold=threshold, fresh=fresh)
    _warn(console)
    if publish:
        from mentor_tui.services.matching.publishing import publish as publish_pairs

        pairs = [(pair.hire, pair.mentor) for pair in page.news]
        done = publish_pairs(
            console.context,
            pairs,
            why=why,
            expected_version=None if fresh else page.draft.seq,
            fresh=fresh,
            from_other_teams=from_other_teams,
        )
        if not as_json:
            from mentor_tui.cli import matching_printed as printed

            printed.print_notes(page)
            console.say(done)
            printed.print_waiting(page)
            return
    if as_json:
        from mentor_tui.services.matching import documents

        if scores:
            emit(documents.scores_doc(page))
        elif hire is not None:
            emit(documents.hire_doc(page, hire))
        else:
            files = [named(row._asdict(), console.names) for row in page.files(console.context.catalogue)]
            emit({**documents.match_doc(page), "files": files})
        return
    from mentor_tui.cli import matching_printed as printed

    if hire is not None:
        printed.print_hire(page, hire)
    else:
        print_unreadable(page.files(console.context.catalogue), console.names)
        printed.print_proposal(page)


def _warn(console: CliContext) -> None:
    """Say that the policy's file has faults, so that nobody matches by the defaults without knowing."""
    for row in console.context.catalogue.left_out:
        if not row.edition and PurePath(row.path).stem == "matching":
            from mentor_tui.wording.language import _

            put(
                _("{path} has problems, so the default rules and weights apply; see “mentor-tui check”.").format(
                    path=row.path
                ),
                err=True,
            )
