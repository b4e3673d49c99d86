"""The places there are, whom each is for, and how it is made; each is imported only when somebody goes there."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

from mentor_tui.domain.people import Role
from mentor_tui.tui.stage import PlaceDef
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.wording.language import _


def all_places() -> tuple[PlaceDef, ...]:
    """Every place, in the order of the numbers."""
    return (
        PlaceDef("journey", _("Journey"), "hire", _made("journey", "JourneyPlace")),
        PlaceDef("mentees", _("Mentees"), "mentor", _made("mentees", "MenteesPlace")),
        PlaceDef("team", _("Team"), "lead", _made("team", "TeamPlace")),
        PlaceDef("matching", _("Matching"), "lead", _made("matching", "MatchingPlace"), choice=True),
        PlaceDef("growth", _("Growth"), None, _made("growth", "GrowthPlace")),
    )


def _made(module: str, name: str) -> Callable[[UiContext], Screen[Any]]:
    """What imports the class of a place, and makes one."""

    def make(ui: UiContext) -> Screen[Any]:
        made: Screen[Any] = getattr(import_module(f"mentor_tui.tui.screens.{module}"), name)(ui)
        return made

    return make


def places_for(roles: tuple[Role, ...], *, choice: bool = True) -> tuple[PlaceDef, ...]:
    """The places of somebody with these roles, in a team in which there is a mentor to choose, or not."""
    return tuple(
        place for place in all_places() if (place.role is None or place.role in roles) and (choice or not place.choice)
    )
