"""What somebody has looked at, as it is kept: which parts it has, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

OPENED = "opened"
"""Person -> item or side task ("" for the notes) -> the place in their history up to which it was opened."""

SEEN = "seen"
"""Person -> what one is only told of about them -> up to when one has seen it."""

BOARD_UPTO, BOARD_TOLD = "board", "board told"
"""The place in the board's history up to which one was told what is new there, and places after it."""

CHANGES_TOLD = "changes told"
"""Dated changes of which one was told once more, the day before."""

SHIPPED = "curricula told"
"""The day on which one was told that the team has no curricula of its own."""

ANSWERED_TO, ANSWERED_KEPT = "answered", 12
"""The latest people whose question one answered without being their mentor or lead: where ``undo`` looks, the last first."""

BASICS = "basics told"
"""The curriculum whose end one was congratulated on."""


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _pairs(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, list) and len(one) == 2 for one in value)


def _by_name(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(type(one) is kind for one in value.values())


def _by_person(kind: type) -> Callable[[Any], bool]:
    inner = _by_name(kind)
    return lambda value: isinstance(value, dict) and all(map(inner, value.values()))


_SHAPES: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "journey": lambda value: type(value) is int,
        "told": lambda value: isinstance(value, list) and all(type(one) is int for one in value),
        "tasks": _by_name(int),
        "areas": _by_name(str),
        BOARD_UPTO: lambda value: type(value) is int,
        BOARD_TOLD: lambda value: isinstance(value, list) and all(type(one) is int for one in value),
        CHANGES_TOLD: _texts,
        ANSWERED_TO: _texts,
        "free": _texts,
        "mentors": _pairs,
        OPENED: _by_person(int),
        SEEN: _by_person(str),
        BASICS: lambda value: isinstance(value, str),
        SHIPPED: lambda value: isinstance(value, str),
    }
)


def sound(mark: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a mark that are what they should be: what was changed by hand counts as not looked at yet.

    What only a newer program knows is kept.
    """
    return {part: value for part, value in mark.items() if part not in _SHAPES or _SHAPES[part](value)}
