"""Print the page of all commands, from the program itself.

uv run python tools/commands.py > docs/commands.md
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from mentor_tui.cli.commands import WHOLE
from mentor_tui.cli.root import GROUPS, cli

HEAD = """# The command line

The command line is the whole program: whatever you can read or do on a screen, you can do by command.
`mentor-tui COMMAND --help` shows arguments and options; commands that only read take `--json`.
Printed by `tools/commands.py`.
"""


def page() -> Iterator[str]:
    """Its lines."""
    yield from HEAD.splitlines()
    ctx = click.Context(cli)
    for title, names in GROUPS.items():
        yield from ("", f"## {title}", "", "| command | what it does |", "|---|---|")
        for name in names:
            command = cli.get_command(ctx, name)
            assert command is not None
            yield from _rows(command, name)


def _rows(command: click.Command, name: str) -> Iterator[str]:
    yield f"| `{name}` | {_said(command)} |"
    if isinstance(command, click.Group):
        for sub in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), sub)
            assert found is not None
            yield f"| `{name} {sub}` | {_said(found)} |"


def _said(command: click.Command) -> str:
    return command.get_short_help_str(WHOLE).replace("|", "\\|")


if __name__ == "__main__":
    for line in page():
        print(line)
