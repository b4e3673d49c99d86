"""Commands that are rows: each calls a function of the services that is there and takes what it is given."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click
import pytest

from mentor_tui.cli.commands import Verb, function_of
from mentor_tui.cli.root import cli


def _rows(group: click.Group) -> Iterator[Verb]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from _rows(command)
        elif isinstance(command, Verb) and command.service:
            yield command


def test_most_commands_that_only_do_and_say_are_rows():
    assert len([*_rows(cli)]) > 20


@pytest.mark.parametrize("row", [*_rows(cli)], ids=lambda row: row.service)
def test_a_row_gives_what_its_function_takes(row):
    given = [param for param in row.params if param.expose_value]
    named = [param.name for param in given if isinstance(param, click.Argument)]
    options = {param.name: None for param in given if isinstance(param, click.Option)}

    inspect.signature(function_of(row.service)).bind("context", *named, **options)
