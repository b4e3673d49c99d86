"""``people``: who is on the team, and everything about them that a lead looks after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, is_terminal, put
from mentor_tui.cli.commands import Group, json_option
from mentor_tui.cli.people_import import caught_up_command, import_command, progress_command


@click.group("people", cls=Group, invoke_without_command=True)
@json_option
@click.pass_context
def people_command(ctx: click.Context, as_json: bool) -> None:
    """Show everybody on the team; with a command, add and change people."""
    if ctx.invoked_subcommand is None:
        _list(ctx.ensure_object(CliContext), as_json)


def _list(console: CliContext, as_json: bool) -> None:
    from mentor_tui.services.roster import roster

    rows = roster(console.context)
    if as_json:
        emit({"people": rows})
        return
    from mentor_tui.cli.tables import show
    from mentor_tui.wording.language import _

    headers = (_("Id"), _("Name"), _("Roles"), _("Team"), _("Mentor"), _("Mentees"))
    show(headers, [_row(row, console) for row in rows])


def _row(row: dict[str, Any], console: CliContext) -> tuple[str, ...]:
    mentor = row["mentor"]
    mentees = f"{row['load']}/{row['room']}" if row["room"] is not None else ""
    named = console.names.get(mentor, mentor) if mentor else ""
    return row["person"], row["name"], ", ".join(row["roles"]), row["team"] or "", named, mentees


def _fields(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options for what can be said of a person, in the order of the fields."""
    help_ = {
        "roles": "hire, mentor, lead, observer; several with commas.",
        "login": "Operating-system user.",
        "email": "E-mail address; one person’s, who is found by it too.",
        "team": "The team they are in.",
        "leads": "Teams that a lead leads; * is all.",
        "parts": "What is theirs in every journey, like it, of the parts that the curricula name; several with commas.",
        "position": "The job, like support-rep.",
        "start": "Day 1, YYYY-MM-DD.",
        "place": "Whose public holidays count, and whose time zone where none is given.",
        "zone": "Time zone, like Europe/Lisbon.",
        "pattern": "Working pattern of the calendar.",
        "contract": "Hours a week.",
        "languages": "What they speak, like pt or Portuguese, with commas.",
        "customers": "Languages in which their customers write, with commas.",
        "areas": "Product areas, with commas.",
        "interests": "With commas.",
        "goals": "What they want to grow into, or help with: tracks, areas, positions, with commas.",
        "wishes": "People whom they would like to be paired with, with commas.",
        "manager": "Person.",
        "curriculum": "Curriculum; without it a hire gets the first, and it is said.",
        "cohort": "Who begins together; the month of start without it.",
    }
    for name, text in reversed(help_.items()):
        function = click.option(f"--{name}", metavar="TEXT", help=text)(function)
    return function


def _given(fields: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}


@people_command.command("list")
@json_option
@click.pass_obj
def list_command(console: CliContext, as_json: bool) -> None:
    """Show everybody on the team."""
    _list(console, as_json)


@people_command.command("show")
@arguments.person(required=False)
@json_option
@click.pass_obj
def show_command(console: CliContext, person: str | None, as_json: bool) -> None:
    """Show what is known about somebody, as far as you may read it. Without a name, about you."""
    from mentor_tui.services.profiles import profile

    found = profile(console.context, person)
    if as_json:
        emit(found)
        return
    from mentor_tui.cli.tables import show
    from mentor_tui.wording import profiles

    put(found["name"])
    show((), profiles.rows(found, console.names, console.context.catalogue, console.context.today()))


@people_command.command("cohorts")
@json_option
@click.pass_obj
def cohorts_command(console: CliContext, as_json: bool) -> None:
    """Show who started together: how many, how many have done their basics, and when half of them had.

    For leads and observers.
    """
    from mentor_tui.services.cohorts import cohorts_seen

    rows = cohorts_seen(console.context)
    if as_json:
        from mentor_tui.services.showing_documents import cohort_doc

        emit({"cohorts": [cohort_doc(row) for row in rows]})
        return
    from mentor_tui.cli.showing_printed import print_cohorts

    print_cohorts(rows, console.context.today())


@people_command.command("customers")
@json_option
@click.pass_obj
def customers_command(console: CliContext, as_json: bool) -> None:
    """Show how much of the week is with customers: of each person whom you lead, of their teams, and of yourself."""
    from mentor_tui.services.customers import weeks_led

    found = weeks_led(console.context)
    if as_json:
        from mentor_tui.services.showing_documents import weeks_led_doc

        emit(weeks_led_doc(found))
        return
    from mentor_tui.cli.showing_printed import print_weeks

    print_weeks(found)


@people_command.command("places")
@json_option
@click.pass_obj
def places_command(console: CliContext, as_json: bool) -> None:
    """Show the places in the calendar, with their time zones. Their public holidays count."""
    calendar = console.application.any_context().catalogue.calendar
    rows = [(place.id, place.title, place.zone) for place in calendar.places.values()]
    if as_json:
        emit({"places": [{"id": name, "title": title, "zone": zone or None} for name, title, zone in rows]})
        return
    from mentor_tui.cli.tables import show
    from mentor_tui.wording.language import _

    show((_("Id"), _("Place"), _("Time zone")), rows)


@people_command.command("add")
@click.argument("name")
@_fields
@click.option("--id", metavar="ID", help="Id; if left out, it is made from the name.")
@click.option("--mentor", metavar="PERSON", help="Who mentors them.")
@click.option("--room", metavar="N", help="How many mentees a mentor takes at a time.")
@arguments.new_words
@click.pass_obj
def add_command(console: CliContext, /, name: str, new: bool, **fields: str | None) -> None:
    """Add somebody to the team."""
    from mentor_tui.services import people

    given = _given(fields)
    if "curriculum" not in given and "hire" in given.get("roles", "hire") and is_terminal():
        given |= _asked_curriculum(console)
    console.say(people.add_person(console.context, {"name": name, **given}, new=new))


def _asked_curriculum(console: CliContext) -> dict[str, str]:
    """Which curriculum somebody at the terminal chooses, where there are several."""
    from mentor_tui.wording.language import _

    known = [*console.context.catalogue.curricula]
    if len(known) < 2:
        return {}
    return {"curriculum": click.prompt(_("Curriculum"), type=click.Choice(known), default=known[0], err=True)}


@people_command.command("edit")
@arguments.person()
@click.option("--name", metavar="TEXT", help="Full name.")
@click.option(
    "--part", "add", multiple=True, metavar="PART", help="A part that they have from now on; repeat for several."
)
@click.option(
    "--no-part", "drop", multiple=True, metavar="PART", help="A part that they have no more; repeat for several."
)
@_fields
@click.option("--correct", is_flag=True, help="The position that is noted was never theirs; say --why.")
@arguments.why("Why the position is corrected; it stands in the history.")
@arguments.new_words
@click.pass_obj
def edit_command(
    console: CliContext,
    /,
    person: str,
    add: tuple[str, ...],
    drop: tuple[str, ...],
    correct: bool,
    why: str,
    new: bool,
    **fields: str | None,
) -> None:
    """Change what is known about somebody. What you do not name stays as it is.

    Only their first position is noted here; any other is a decision (``decide``).
    """
    from mentor_tui.services import people
    from mentor_tui.wording.language import _

    given = _given(fields)
    if add or drop:
        given["parts"] = ",".join(people.parts_after(console.context, person, add, drop))
    if not given:
        raise click.UsageError(_("Say what should change, like --team billing."))
    if (why or correct) and "position" not in given:
        raise click.UsageError(_("--why and --correct are only needed with --position. Leave them out."))
    console.say(people.edit_person(console.context, person, given, why=why, correct=correct, new=new))


@people_command.command("leave")
@arguments.person(required=False)
@click.argument("first", required=False)
@click.argument("last", required=False)
@click.option("--remove", is_flag=True, help="Remove days away: FIRST to LAST, or the whole leave that FIRST is in.")
@click.pass_context
def leave_command(ctx: click.Context, person: str | None, first: str | None, last: str | None, remove: bool) -> None:
    """Note days away, from FIRST to LAST, never why. Without PERSON they are your own.

    Days that start on the same day as a noted leave replace it, so you can shorten or lengthen it.
    """
    from mentor_tui.services import people
    from mentor_tui.wording.language import _

    if person is not None and last is None and arguments.is_day(person):
        person, first, last = None, person, first
    if first is None:
        raise click.UsageError(_("Say from which day, like 2026-06-01."))
    console = ctx.ensure_object(CliContext)
    begin, end = (arguments.DAY.convert(day, None, ctx) if day else None for day in (first, last))
    assert begin is not None
    if remove:
        console.say(people.remove_leave(console.context, person, begin, end))
    else:
        console.say(people.set_leave(console.context, person, begin, end or begin))


@people_command.command("remove")
@arguments.person()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove_command(console: CliContext, person: str, yes: bool) -> None:
    """Remove somebody who was added by mistake. Anybody with a history is given a last day instead."""
    from mentor_tui.services.removing import remove_person, to_remove
    from mentor_tui.wording.language import _

    them = to_remove(console.context, person)
    if not yes:
        if not is_terminal():
            raise click.UsageError(
                _("This takes {name} off the team. Add --yes if you are sure.").format(name=them.name)
            )
        question = _("Take {name} ({id}) off the team again, because they were added by mistake?")
        click.confirm(question.format(name=them.name, id=them.id), abort=True, err=True)
    console.say(remove_person(console.context, them.id))


@people_command.command("last-day")
@arguments.person()
@click.argument("day", type=arguments.DAY, required=False)
@click.option("--stays", is_flag=True, help="They are staying after all.")
@click.pass_obj
def last_day_command(console: CliContext, person: str, day: date | None, stays: bool) -> None:
    """Note somebody’s last day on the team."""
    from mentor_tui.services import people
    from mentor_tui.wording.language import _

    if (day is None) != stays:
        raise click.UsageError(_("Give either a day or --stays."))
    console.say(people.set_last_day(console.context, person, day))


@people_command.command("capacity")
@arguments.person("mentor")
@click.option("--mentees", type=int, metavar="N", help="Mentees at a time.")
@click.option(
    "--hours", metavar="H", help="Hours a week for mentees, in half hours; “default” goes back to what everybody has."
)
@click.pass_obj
def capacity_command(console: CliContext, mentor: str, mentees: int | None, hours: str | None) -> None:
    """Set how much a mentor takes on. Less than they have now moves nobody; the leads are asked to look at it."""
    from mentor_tui.services import capacities
    from mentor_tui.wording.language import _

    if mentees is None and hours is None:
        raise click.UsageError(_("Say how much, like --mentees 2 or --hours 6."))
    console.say(capacities.set_capacity(console.context, mentor, heads=mentees, hours=_hours(hours)))


def _hours(text: str | None) -> Any:
    """A number of hours where it is one; the service refuses what is not."""
    from mentor_tui.domain.text import decimal

    try:
        return text if text is None else decimal(text)
    except ValueError:
        return text


@people_command.command("cover")
@arguments.person("hire")
@arguments.person("stand_in", required=False)
@click.option("--until", type=arguments.DAY, metavar="DATE", help="Until when; if left out, until it is changed.")
@click.option("--nobody", is_flag=True, help="Nobody stands in any more.")
@arguments.why()
@click.pass_obj
def cover_command(
    console: CliContext, hire: str, stand_in: str | None, until: date | None, nobody: bool, why: str
) -> None:
    """Set who stands in for a hire’s mentor."""
    from mentor_tui.services import pairing
    from mentor_tui.wording.language import _

    if (stand_in is None) != nobody:
        raise click.UsageError(_("Name somebody, or say --nobody."))
    console.say(pairing.cover(console.context, hire, stand_in, until=until, why=why))


@people_command.command("pause")
@arguments.person()
@click.option("--from", "first", type=arguments.DAY, metavar="DATE", help="From when; if left out, today.")
@click.option(
    "--until",
    type=arguments.DAY,
    metavar="DATE",
    help="The last day of the pause. If left out, it lasts until you resume it.",
)
@arguments.why()
@click.pass_obj
def pause_command(console: CliContext, person: str, first: date | None, until: date | None, why: str) -> None:
    """Pause a programme. Days in the pause do not count."""
    from mentor_tui.services import people

    context = console.context
    console.say(people.pause(context, person, first or context.today(), until, why=why))


@people_command.command("begin")
@arguments.person()
@click.argument("curriculum")
@click.option("--on", type=arguments.DAY, metavar="DATE", help="Its day 1; if left out, today.")
@click.option(
    "--mentor",
    type=click.Choice(["wanted", "none"]),
    default="none",
    show_default=True,
    help="Whether they need a mentor for it. In a first curriculum, and until the basics are done, everybody does.",
)
@arguments.why()
@click.pass_obj
def begin_command(console: CliContext, person: str, curriculum: str, on: date | None, mentor: str, why: str) -> None:
    """Have somebody begin another curriculum after the one that they are on. What was done before stays done."""
    from mentor_tui.services import programmes

    wanted = mentor == "wanted"
    console.say(programmes.begin_programme(console.context, person, curriculum, on, mentor=wanted, why=why))


@people_command.command("end")
@arguments.person()
@click.option("--finished/--early", default=None, help="Finished, or ended early with a reason.")
@arguments.why()
@click.pass_obj
def end_command(console: CliContext, person: str, finished: bool | None, why: str) -> None:
    """End a programme."""
    from mentor_tui.services import people
    from mentor_tui.wording.language import _

    if finished is None:
        raise click.UsageError(_("Say --finished or --early."))
    console.say(people.end(console.context, person, finished=finished, why=why))


for _command in (import_command, progress_command, caught_up_command):
    people_command.add_command(_command)

people_command.says(
    "room",
    "capacities:set_room",
    "Set how many mentees a mentor takes at a time.",
    arguments.person("mentor"),
    click.argument("heads", type=int),
)
people_command.says(
    "unpair",
    "pairing:unpair",
    "End a pairing without a new one.",
    arguments.person("hire"),
    arguments.end_reason("Why the pairing ends.", default="finished"),
    arguments.why(),
)
people_command.says(
    "resume", "people:resume", "Resume a programme that is paused.", arguments.person(), arguments.why()
)
people_command.says(
    "extend",
    "people:extend",
    "Add working days to every date of a hire’s plan.",
    arguments.person(),
    click.argument("days", type=int),
    arguments.why(),
)
people_command.says(
    "reopen", "people:reopen", "Reopen a programme that was ended.", arguments.person(), arguments.why()
)
