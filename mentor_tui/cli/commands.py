"""How commands are declared: the options that all of them take, and the row for one that only carries out a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.arguments import Decorator, completer
from mentor_tui.cli.cli_context import CliContext, is_terminal, put
from mentor_tui.domain.problems import Code, Refused

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done


def _remember(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    console = ctx.find_object(CliContext)
    if value is not None and console is not None and param.name is not None:
        setattr(console, param.name, value)


def _global_options(*, hidden: bool) -> list[click.Parameter]:
    def option(*names: str, text: str, **more: Any) -> click.Option:
        return click.Option(names, expose_value=False, callback=_remember, help=text, hidden=hidden, **more)

    return [
        option("--data", metavar="DIR", text="Where the records are (MENTOR_TUI_DATA)."),
        option("--curricula", metavar="DIR", text="Where the YAML files are (MENTOR_TUI_CURRICULA)."),
        option(
            "--as",
            "actor",
            metavar="PERSON",
            text="Who acts (MENTOR_TUI_AS); without it, the person with your login.",
            shell_complete=completer("people"),
        ),
    ]


WHOLE = 1000
"""Characters of a command's first sentence that help shows: all of them."""


class Verb(click.Command):
    """A command that takes the global options too, so that they may stand before it or after it.

    Attributes:
        service: the function that it calls, where all that it does is to call it and to say what it did; see ``says``.

    """

    service = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options(hidden=True))

    def invoke(self, ctx: click.Context) -> Any:
        """Carry it out; of words that look private, whoever sits there is asked whether they mean them, as ``--sure`` says."""
        while True:
            try:
                return super().invoke(ctx)
            except Refused as problem:
                if problem.code is not Code.LOOKS_PRIVATE or not is_terminal():
                    raise
                _ask_whether_meant(ctx.ensure_object(CliContext), problem)


def _ask_whether_meant(console: CliContext, problem: Refused) -> None:
    """Say what looks private, and ask about that alone; nothing of it was written.

    Raises:
        click.Abort: it is not meant.

    """
    from mentor_tui.wording.language import _
    from mentor_tui.wording.problems import sentence

    put(sentence(problem, console.names), err=True)
    click.confirm(_("Keep it as it is?"), abort=True, err=True)
    console.__dict__["context"] = console.context.sure_also(str(problem.facts["found"]))


class Group(click.Group):
    """A group that takes the global options; its own commands are verbs."""

    command_class = Verb

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options(hidden=self.name != "cli"))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with the whole first sentence of its help, under a title for each thing that one wants to do."""
        for title, names in self.titled(ctx).items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(WHOLE)) for name, command in found if command])

    def titled(self, ctx: click.Context) -> Mapping[str, Iterable[str]]:
        """Title -> the commands under it."""
        return {"Commands": self.list_commands(ctx)}

    def says(self, name: str, service: str, text: str, *params: Decorator) -> None:
        """Add a command of the kind that ``says`` declares."""
        self.add_command(says(name, service, text, *params))


def verb(name: str) -> Callable[[Callable[..., int | None]], click.Command]:
    """Declare a command that gets the command line's context as its first argument."""

    def declare(function: Callable[..., int | None]) -> click.Command:
        made: click.Command = click.command(name, cls=Verb)(click.pass_obj(function))
        return made

    return declare


def says(name: str, service: str, text: str, *params: Decorator) -> click.Command:
    """Declare a command that only calls a function of the services, and says what it did.

    Args:
        name: what it is called.
        service: ``module:function`` below ``services``, imported when the command runs. What click calls arguments it is given in
            their order, options by their names.
        text: the help.
        params: its arguments and options.

    """

    def carry_out(ctx: click.Context, **given: Any) -> None:
        console = ctx.ensure_object(CliContext)
        named = [given.pop(param.name) for param in ctx.command.params if isinstance(param, click.Argument)]
        console.say(function_of(service)(console.context, *named, **given))

    command: Callable[..., Any] = click.pass_context(carry_out)
    for param in reversed(params):
        command = param(command)
    made = click.command(name, cls=Verb, help=text)(command)
    made.service = service
    return made


def function_of(service: str) -> Callable[..., Done]:
    """The function that ``module:function`` names."""
    module, _, name = service.partition(":")
    found: Callable[..., Done] = getattr(import_module(f"mentor_tui.services.{module}"), name)
    return found


sure_option = click.option(
    "--sure",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Keep the words though they look like an e-mail address or a card number.",
)
"""On every command that leaves words."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
"""On every command that reads."""
