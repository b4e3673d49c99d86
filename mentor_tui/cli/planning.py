"""``leaving`` and ``what-if``: what would become of everybody, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, verb


@verb("leaving")
@arguments.person("mentor")
@click.option("--last", type=arguments.DAY, metavar="DATE", help="Their last day on the team.")
@click.option("--away", type=arguments.DAY, nargs=2, metavar="FIRST LAST", help="Or the first and last day of a leave.")
@click.option(
    "--overlap",
    type=int,
    default=0,
    metavar="DAYS",
    help="Days before the last one on which the new mentors are already there.",
)
@click.option(
    "--take",
    multiple=True,
    metavar="HIRE=MENTOR",
    help="Who takes over a hire, if you have chosen; repeat for several.",
)
@click.option("--apply", "carry", is_flag=True, help="Carry it out: their days away, and who takes over whom.")
@click.option(
    "--from-other-teams", is_flag=True, help="With --apply: go ahead even if another team's hires need these mentors."
)
@arguments.why("With --apply: a word for the hires.")
@click.option("--tells", default="", metavar="TEXT", help="Who tells whom, and when; leads can read it.")
@json_option
def leaving_command(
    console: CliContext,
    mentor: str,
    last: date | None,
    away: tuple[date, date] | None,
    overlap: int,
    take: Sequence[str],
    carry: bool,
    from_other_teams: bool,
    why: str,
    tells: str,
    as_json: bool,
) -> None:
    """Plan who takes over from a mentor who leaves, or stands in while they are away; --apply carries it out."""
    from mentor_tui.services.matching import departure
    from mentor_tui.wording.language import _

    if (last is None) == (away is None):
        raise click.UsageError(_("Give either --last DATE or --away FIRST LAST."))
    pins = _taken(console, take)
    if last is not None:
        plan = departure.plan_departure(console.context, mentor, last, overlap=overlap, pins=pins)
    else:
        assert away is not None
        plan = departure.plan_leave(console.context, mentor, *away, pins=pins)
    if carry:
        console.say(
            departure.carry_out(console.context, plan, why=why, telling=tells, from_other_teams=from_other_teams)
        )
        return
    if as_json:
        from mentor_tui.services.matching.documents import leaving_doc

        emit(leaving_doc(plan))
        return
    from mentor_tui.cli.planning_printed import print_leaving

    print_leaving(plan, console.names)


def _taken(console: CliContext, take: Sequence[str]) -> dict[str, str]:
    from mentor_tui.services.actor_context import find_person
    from mentor_tui.wording.language import _

    pins = {}
    team = console.context.team()
    for pair in take:
        hire, equals, mentor = pair.partition("=")
        if not equals:
            raise click.UsageError(_("Write --take as HIRE=MENTOR."))
        them = find_person(team, hire).id
        if them in pins:
            raise click.UsageError(_("Give --take once for each hire."))
        pins[them] = find_person(team, mentor).id
    return pins


@verb("what-if")
@click.option("--without", multiple=True, metavar="MENTOR", help="A mentor who would not be there; repeat for several.")
@click.option("--hires", type=int, default=0, metavar="N", help="How many hires would come.")
@click.option("--start", type=arguments.DAY, metavar="DATE", help="When they would start; if left out, in four weeks.")
@click.option("--zone", default="", metavar="ZONE", help="Their time zone; if left out, yours.")
@click.option("--languages", default="", metavar="TEXT", help="Their languages, separated by commas.")
@json_option
def what_if_command(
    console: CliContext,
    without: Sequence[str],
    hires: int,
    start: date | None,
    zone: str,
    languages: str,
    as_json: bool,
) -> None:
    """Ask what if: loads, hires without a mentor and the average fit, beside today’s. Nothing is changed."""
    from mentor_tui.services.matching.what_if import newcomers, what_if

    more = [newcomers(console.context, hires, start=start, zone=zone, languages=languages)] if hires else []
    answer = what_if(console.context, without, more)
    if as_json:
        from mentor_tui.services.matching.documents import what_if_doc

        emit(what_if_doc(answer))
        return
    from mentor_tui.cli.planning_printed import print_what_if

    print_what_if(answer)
