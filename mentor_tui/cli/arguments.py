"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.cli_context import CliContext

# Only newer versions of click can be given the type when they run.
if TYPE_CHECKING:
    from mentor_tui.domain.people import EndReason

    _DateType = click.ParamType[date]
    _MomentType = click.ParamType[datetime]
else:
    _DateType = _MomentType = click.ParamType

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def completer(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """The function of ``complete`` with a name, imported when somebody completes."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from mentor_tui.cli import complete as completers

        found: list[Any] = getattr(completers, name)(ctx, param, incomplete)
        return found

    return complete


class Day(_DateType):
    """A date as YYYY-MM-DD, or ``today``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; one that cannot be read is a problem with a sentence of its own."""
        from mentor_tui.domain.text import parse_date

        if isinstance(value, date):
            return value
        console = ctx.find_object(CliContext) if ctx else None
        if value == "today" and console is not None:
            return console.application.any_context().today()
        return parse_date(value)


DAY = Day()


class Moment(_MomentType):
    """A day and a time, as YYYY-MM-DD HH:MM."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, without a zone; one that cannot be read is a problem with a sentence of its own."""
        from mentor_tui.domain.text import parse_moment

        return value if isinstance(value, datetime) else parse_moment(value)


MOMENT = Moment()


class Decimal(click.types.FloatParamType):
    """A number with a point, a comma or ½."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; click says what is wrong with one that cannot be read."""
        from mentor_tui.domain.text import decimal

        with suppress(ValueError):
            return decimal(str(value))
        return float(super().convert(value, param, ctx))


DECIMAL = Decimal()


def is_day(text: str) -> bool:
    """Whether a text is meant as a day rather than as a person."""
    return text == "today" or text[:4].isdigit()


def person(name: str = "person", *, required: bool = True) -> Decorator:
    """A person by id, name, or first name."""
    return click.argument(name, required=required, shell_complete=completer("people"))


def people() -> Decorator:
    """Any number of people by id, name, or first name."""
    return click.argument("people", nargs=-1, metavar="NAME...", shell_complete=completer("people"))


def item(name: str = "item") -> Decorator:
    """An item by id."""
    return click.argument(name, shell_complete=completer("things"))


def task(name: str = "task") -> Decorator:
    """A side task by id."""
    return click.argument(name, shell_complete=completer("things"))


def area(name: str = "area", *, required: bool = True) -> Decorator:
    """An area of responsibility by id or title."""
    return click.argument(name, required=required, shell_complete=completer("areas"))


def thing(name: str = "thing") -> Decorator:
    """An item or a side task by id."""
    return click.argument(name, shell_complete=completer("things"))


def competency() -> Decorator:
    """A competency by id or title."""
    return click.argument("competency", shell_complete=completer("competencies"))


def whose_thing(function: Callable[..., Any]) -> Callable[..., Any]:
    """An item or a side task, with whose it is before it; one word alone is a thing of one's own. See ``own_or_named``."""
    thing_ = click.argument("thing", required=False, metavar="ITEM", shell_complete=completer("things"))
    person_ = click.argument(
        "person", required=False, metavar="[PERSON]", shell_complete=completer("people_or_own_things")
    )
    decorated: Callable[..., Any] = person_(thing_(function))
    return decorated


def own_or_named(person: str | None, thing: str | None) -> tuple[str | None, str]:
    """Whose thing it is, None for one's own, and which.

    Raises:
        UsageError: nothing is named.

    """
    if person is None:
        from mentor_tui.wording.language import _

        raise click.UsageError(_("Say which item or side task, by its id. “status --all” lists them."))
    return (None, person) if thing is None else (person, thing)


def own_or_somebodys(console: CliContext, *words: str | None) -> tuple[str | None, list[str]]:
    """Whose it is, None for oneself, and the words that are said of it: where one is left out, it is the person.

    Raises:
        UsageError: more than the person is left out.
        BadUse: what would be said is somebody's name, so that it is the text that is left out.

    """
    given = [word for word in words if word is not None]
    if len(given) == len(words):
        return given[0], given[1:]
    from mentor_tui.domain.problems import BadUse, Code
    from mentor_tui.wording.language import _

    if len(given) < len(words) - 1:
        raise click.UsageError(_("Something is missing: --help shows what this command needs."))
    team = console.team_or_none()
    if team is not None:
        from mentor_tui.services.actor_context import find_person

        try:
            find_person(team, given[0])
        except BadUse as nobody:
            if not nobody.facts.get("several"):
                return None, given
        raise BadUse(Code.EMPTY_TEXT, what="text")
    return None, given


def did() -> Decorator:
    """Items that were done together; several, or one option with commas."""
    return click.option(
        "--did",
        multiple=True,
        metavar="ITEM",
        shell_complete=completer("things"),
        help="An item you did together; repeat for several.",
    )


def for_person(text: str = "Whose journey; yours without it.") -> Decorator:
    """Whose journey it is, where it is not one's own."""
    return click.option("--for", "person", metavar="PERSON", shell_complete=completer("people"), help=text)


def other_person(name: str, text: str) -> Decorator:
    """Somebody else whom a command names."""
    return click.option(name, metavar="PERSON", shell_complete=completer("people"), help=text)


def why(text: str = "The reason; it is kept in the history.", *, name: str = "why") -> Decorator:
    """A reason in words."""
    return click.option("--why", name, default="", metavar="TEXT", help=text)


def aim_threshold() -> Decorator:
    """From where on a pair is a good one."""
    return click.option(
        "--threshold", type=DECIMAL, metavar="POINTS", help="The score from which a pair counts as good."
    )


def end_reason(text: str, *, default: EndReason) -> Decorator:
    """Why a pairing ends."""
    from mentor_tui.domain.people import END_REASONS

    return click.option("--reason", type=click.Choice(END_REASONS), default=default, show_default=True, help=text)


def new_words(function: Callable[..., Any]) -> Callable[..., Any]:
    """The flag by which a word that nobody has yet is meant, and is no slip of the finger."""
    text = "Places, positions, product areas and teams that nobody has yet are meant."
    return click.option("--new", is_flag=True, help=text)(function)
