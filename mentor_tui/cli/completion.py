"""``completion``: the script that lets a shell complete commands, people and items."""

from __future__ import annotations

import click

from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import verb


@verb("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(console: CliContext, shell: str) -> None:
    """Print the completion script for a shell.

    bash: eval "$(mentor-tui completion bash)" in ~/.bashrc. zsh: the same in ~/.zshrc.
    fish: mentor-tui completion fish > ~/.config/fish/completions/mentor-tui.fish
    """
    from click.shell_completion import get_completion_class

    from mentor_tui.cli.root import cli

    found = get_completion_class(shell)
    assert found is not None
    made = found(cli, {}, "mentor-tui", "_MENTOR_TUI_COMPLETE")
    # Not ``source()``: it asks the installed shell for its version, which prints even where there is none.
    click.echo(made.source_template % made.source_vars())
