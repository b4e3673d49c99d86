"""``decide``, ``decisions``, ``embeds``: somebody's position decided, read by everybody, and who sits with product teams."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.arguments import DAY, DECIMAL, Decorator, completer
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import Group, json_option, verb


def _names(option: str, metavar: str, complete: str, text: str) -> Decorator:
    """An option that names something which a shell can complete; "" where it is left out."""
    return click.option(option, default="", metavar=metavar, shell_complete=completer(complete), help=text)


@verb("decide")
@arguments.person()
@click.option("--kind", required=True, type=click.Choice(["promotion", "move", "embed", "out", "back"]), help="Which.")
@_names("--to", "POSITION", "positions", "The position, or where they go who leave support.")
@arguments.why("The reason, in one or two sentences that everybody reads.")
@click.option(
    "--evidence",
    multiple=True,
    metavar="COMPETENCY=TEXT",
    help="What showed it, beside what is read from what they did; repeat for several.",
)
@click.option("--advice", default="", metavar="TEXT", help="How to get there, for whoever comes next.")
@click.option("--thanks", default="", metavar="TEXT", help="A word of thanks to somebody who leaves.")
@click.option("--on", type=DAY, metavar="DATE", help="From which day; if left out, today.")
@click.option(
    "--asked",
    multiple=True,
    metavar="PERSON",
    shell_complete=completer("people"),
    help="Who was asked; repeat for several.",
)
@_names("--area", "PRODUCT-AREA", "product_areas", "With whose product team they sit.")
@click.option("--until", type=DAY, metavar="DATE", help="Their last day there.")
@click.option("--keeps", type=DECIMAL, metavar="HOURS", help="Hours a week that they keep in the queue.")
@click.option("--remark", default="", metavar="TEXT", help="A remark that only leads read.")
@click.option("--check", is_flag=True, help="Say what is missing, and write nothing.")
@json_option
def decide_command(
    console: CliContext,
    person: str,
    kind: str,
    to: str,
    why: str,
    evidence: tuple[str, ...],
    advice: str,
    thanks: str,
    on: date | None,
    asked: tuple[str, ...],
    area: str,
    until: date | None,
    keeps: float | None,
    remark: str,
    check: bool,
    as_json: bool,
) -> int | None:
    """Decide about somebody’s position: promotion, move, embed, out or back.

    Nothing is written while anything is missing. The person reads it first; the team once they say that they have
    (decisions --seen), or two working days later.
    """
    from mentor_tui.domain.rules.decisions import Wording
    from mentor_tui.services import decisions

    said = Wording(kind, to, on, why, _pairs(evidence), advice, asked, area, until, keeps, thanks)  # type: ignore[arg-type]
    if not check:
        console.say(decisions.decide(console.context, person, said, remark=remark))
        return None
    found = decisions.check(console.context, person, said)
    if as_json:
        from mentor_tui.services.decision_documents import checked_doc

        emit(checked_doc(found))
    else:
        from mentor_tui.cli.decisions_printed import print_checked

        print_checked(found, console.context.catalogue)
    return 1 if found.lacks else 0


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    """Competency -> text; several for one stand one after another."""
    found: dict[str, str] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not equals or not name.strip() or not text.strip():
            from mentor_tui.wording.language import _

            raise click.UsageError(_("Write evidence like --evidence judgement=“what they did”."))
        found[name.strip()] = " · ".join(filter(None, (found.get(name.strip(), ""), text.strip())))
    return found


@click.group("decisions", cls=Group, invoke_without_command=True)
@_names("--of", "DECISION", "decisions", "Show one in full, with your own gap to what it rests on.")
@_names("--seen", "DECISION", "decisions", "Say that you have read the decision about you.")
@_names("--to", "POSITION", "positions", "Only of those who came to this position.")
@json_option
@click.pass_context
def decisions_command(ctx: click.Context, of: str, seen: str, to: str, as_json: bool) -> None:
    """Show who moved, why, and how to get there; with a command, correct or withdraw a decision."""
    if ctx.invoked_subcommand is not None:
        return
    console = ctx.ensure_object(CliContext)
    if seen:
        from mentor_tui.services.decisions import acknowledge

        console.say(acknowledge(console.context, seen))
    elif of:
        _one(console, of, as_json)
    else:
        _list(console, to, as_json)


def _list(console: CliContext, to: str, as_json: bool) -> None:
    from mentor_tui.services.decision_list import came_to, decisions
    from mentor_tui.services.positions import need_position

    found = decisions(console.context)
    if to:
        wanted, former = need_position(console.context, to).id, console.context.catalogue.former_positions
        found = tuple(read for read in found if came_to(read.decision, former) == wanted)
    if as_json:
        from mentor_tui.services.decision_documents import decision_doc

        emit({"decisions": [decision_doc(read) for read in found]})
        return
    from mentor_tui.cli.decisions_printed import print_decisions

    print_decisions(found, console.names, console.context.catalogue, console.context.today(), to=to)


def _one(console: CliContext, name: str, as_json: bool) -> None:
    from mentor_tui.services.decision_list import open_decision

    found = open_decision(console.context, name)
    if as_json:
        from mentor_tui.services.decision_documents import open_doc

        emit(open_doc(found))
        return
    from mentor_tui.cli.decisions_printed import print_decision

    print_decision(found, console.names, console.context.catalogue, console.context.today())


@decisions_command.command("correct")
@click.argument("decision", shell_complete=completer("decisions"))
@arguments.why("Another reason.")
@click.option("--advice", default="", metavar="TEXT", help="Another way to get there, or another word of thanks.")
@click.option("--until", type=DAY, metavar="DATE", help="Another last day with a product team: later, or over already.")
@click.option("--keeps", type=DECIMAL, metavar="HOURS", help="Other hours a week in the queue.")
@click.pass_obj
def correct_command(
    console: CliContext, decision: str, why: str, advice: str, until: date | None, keeps: float | None
) -> None:
    """Correct the words of a decision, or the end of an embed. What it rests on stays as it was."""
    from mentor_tui.services import decisions

    console.say(decisions.correct(console.context, decision, why=why, advice=advice, until=until, keeps=keeps))


decisions_command.says(
    "withdraw",
    "decisions:withdraw",
    "Withdraw a decision: the position is what it was before.",
    click.argument("decision", shell_complete=completer("decisions")),
    arguments.why(),
)


@verb("embeds")
@json_option
def embeds_command(console: CliContext, as_json: bool) -> None:
    """Show who from support sits with which product team, from when to when."""
    from mentor_tui.services.decision_list import embeds

    found = embeds(console.context)
    if as_json:
        from mentor_tui.services.decision_documents import embeds_doc

        emit(embeds_doc(found))
        return
    from mentor_tui.cli.decisions_printed import print_embeds

    print_embeds(found, console.names, console.context.catalogue)
