"""Bringing files of older schemas up to today's, one version at a time."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.store.durable_storage import Tables, Unsound

SCHEMA = 1
"""The schema that is written today."""

UPCASTS: dict[int, Callable[[Tables], Tables]] = {}
"""Version -> what makes the tables of the next version of them; records and sealed segments alike.

A change of schema raises ``SCHEMA``, adds one function here and keeps a sample file of the old one among the tests.
"""


class Newer(Exception):
    """The file was written by a newer program.

    Attributes:
        schema: the schema that it has.
    """

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


def is_current(tables: Tables) -> bool:
    """Whether tables are in today's schema, so that they can be changed as they are."""
    try:
        return bool(tables["meta"]["record"]["schema"] == SCHEMA)
    except (KeyError, TypeError):
        return False


def upcast(tables: Tables) -> Tables:
    """Tables in today's schema, made from those of any schema before.

    Raises:
        Newer: they are of a later one.
        Unsound: they name none, or one that never was.
    """
    try:
        schema = tables["meta"]["record"]["schema"]
    except (KeyError, TypeError):
        raise Unsound("shape", "schema") from None
    if schema == SCHEMA:
        return tables
    if type(schema) is not int:
        raise Unsound("shape", "schema")
    if schema > SCHEMA:
        raise Newer(schema)
    for version in range(schema, SCHEMA):
        if version not in UPCASTS:
            raise Unsound("shape", f"schema {version}")
        tables = UPCASTS[version](tables)
    tables["meta"]["record"]["schema"] = SCHEMA
    return tables
