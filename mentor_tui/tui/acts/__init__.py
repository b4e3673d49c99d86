"""One form an act, for every place. What opens at the start names them through here: each is imported with its first form."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_tui.tui.acts import (
        areas,
        asking,
        board,
        checklists,
        deciding,
        doing,
        fitting,
        leaving,
        mentoring,
        pairing,
        programme,
        stand_ins,
        sticking,
        talks,
        telling,
        thing,
    )

__all__ = [
    "areas",
    "asking",
    "board",
    "checklists",
    "deciding",
    "doing",
    "fitting",
    "leaving",
    "mentoring",
    "pairing",
    "programme",
    "stand_ins",
    "sticking",
    "talks",
    "telling",
    "thing",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
