"""``mentor-tui`` itself: the commands by name, each imported only when it is asked for, and what happens when one fails."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn, TextIO

import click

from mentor_tui import __version__
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import Group
from mentor_tui.domain.problems import Problem

GROUPS: Mapping[str, Mapping[str, str]] = {
    "My plan": {
        "status": "reading",
        "show": "showing",
        "why": "reading",
        "tick": "items",
        "untick": "items",
        "send": "items",
        "say": "items",
        "ask": "questions",
        "stuck": "stuck",
        "unstuck": "stuck",
        "owed": "promises",
        "settle": "questions",
        "agenda": "talks",
        "check-in": "talks",
        "closing": "closing",
        "page": "showing",
        "improve": "better_words",
        "change-mentor": "pairing",
        "undo": "undo",
        "redo": "undo",
    },
    "Growing beside the queue": {
        "growth": "showing",
        "take": "side_tasks",
        "give-back": "side_tasks",
        "still": "side_tasks",
        "keep-block": "side_tasks",
        "confirm": "side_tasks",
        "example": "levels",
        "confirm-level": "levels",
        "paths": "paths",
        "goal": "paths",
        "openings": "openings",
        "opening": "openings",
        "areas": "areas",
        "area": "areas",
        "decisions": "decisions",
        "embeds": "decisions",
    },
    "My mentees": {
        "attention": "reading",
        "answer": "questions",
        "promise": "promises",
        "kept": "promises",
        "let-go": "promises",
        "sign-off": "signing",
        "return": "signing",
        "withdraw": "signing",
        "add-item": "fit",
        "skip": "fit",
        "move": "fit",
        "session": "talks",
        "note": "notes",
        "stand-in": "stand_in",
        "handover": "pairing",
        "log": "reading",
    },
    "The team": {
        "people": "people",
        "reassign": "pairing",
        "proposals": "better_words",
        "briefings": "briefings",
        "brief": "briefings",
        "leaving": "planning",
        "what-if": "planning",
        "insights": "insights",
        "digest": "digest",
        "record": "record",
        "decide": "decisions",
        "keep-apart": "pairing",
        "open-lock": "side_tasks",
        "all-hands": "side_tasks",
    },
    "Matching": {
        "match": "matching",
        "draft": "drafting",
        "wish": "pairing",
    },
    "Looking after the data": {
        "curriculum": "curriculum",
        "check": "curricula",
        "schema": "curricula",
        "backup": "upkeep",
        "restore": "upkeep",
        "export": "forgetting",
        "forget": "forgetting",
        "doctor": "upkeep",
        "locate": "places",
    },
    "Getting started": {
        "demo": "begin",
        "init": "begin",
        "completion": "completion",
        "keys": "keys",
    },
}
"""What one wants to do -> the commands for it, each with the module that has it, as ``command_name``."""

_COMMANDS = {name: module for group in GROUPS.values() for name, module in group.items()}

_FORMER = {"ask-mentor": "change-mentor"}
"""What a command was called before; it is still understood, and neither listed nor suggested."""


class PipeClosed(Exception):
    """Whoever reads the output has gone. click would take the system's own error for a failure, with status 1."""

    status = 141
    """128 and the number of SIGPIPE, as a shell says it of a program that the signal has ended."""


@contextlib.contextmanager
def _pipes() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise PipeClosed from error


class Root(Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of their table."""
        return list(_COMMANDS)

    def titled(self, ctx: click.Context) -> Mapping[str, Iterable[str]]:
        """The commands by what one wants to do."""
        return GROUPS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        cmd_name = _FORMER.get(cmd_name, cmd_name)
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(import_module(f"mentor_tui.cli.{module}"), f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was named; one that is not there is told with the nearest."""
        if args and args[0] not in (*_COMMANDS, *_FORMER) and not args[0].startswith("-"):
            from mentor_tui.cli.failures import no_such_command

            ctx.fail(no_such_command(args[0], list(_COMMANDS)))
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """A click context with a ``CliContext`` of its own, also where the shell only asks for completions."""
        extra.setdefault("obj", CliContext())
        with _pipes():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        with _pipes():
            return super().invoke(ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and leave with its exit status; whatever goes wrong is told in a sentence."""
        console = extra.setdefault("obj", CliContext())
        sys.exit(self._status(console, args, prog_name, complete_var, extra))

    def _status(
        self,
        console: CliContext,
        args: Sequence[str] | None,
        prog_name: str | None,
        complete_var: str | None,
        extra: dict[str, Any],
    ) -> int:
        try:
            left = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            status = left if isinstance(left, int) else 0
            if status > BY_SIGNAL:
                # The terminal may have gone with whoever sat there.
                _let_go_of(sys.stdout)
                _let_go_of(sys.stderr)
            console.warn_of_settings()
            console.warn_of_curricula()
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort as error:
            # Where it was asking something, click hides what was behind it, but does not forget it.
            return 130 if isinstance(error.__context__, KeyboardInterrupt) else 1
        except KeyboardInterrupt:
            return 130
        except (PipeClosed, BrokenPipeError):
            _let_go_of(sys.stdout)
            _let_go_of(sys.stderr)
            return PipeClosed.status
        except Problem as problem:
            from mentor_tui.cli.failures import tell

            tell(problem, console)
            return problem.status
        except Exception as error:  # noqa: BLE001  the last resort: nobody is shown a traceback
            from mentor_tui.cli.failures import unexpected

            if isinstance(error, OSError) and error.filename is None:
                _let_go_of(sys.stdout)
            unexpected(error, console)
            return 3
        return status


BY_SIGNAL = 128
"""Above it, an exit status says which signal ended the program."""


def _let_go_of(stream: TextIO) -> None:
    """Nobody takes what is written there; the interpreter must not complain of it when it flushes at its end."""
    with contextlib.suppress(OSError, ValueError):
        stream.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@click.group(cls=Root, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Mentors for new support hires, a curriculum to tick off, and side tasks that open with time.

    Without a command, the screen opens.

    Exit status: 0 done, 1 refused or problems found, 2 wrong usage, 3 trouble with files or disk, 4 not yours to do.
    """
    if ctx.invoked_subcommand is None:
        from mentor_tui.cli.screen import open_screen

        return open_screen(ctx.find_object(CliContext) or CliContext())
    return 0
