"""The places there are, whom each is for, and how it is made; each is imported only when somebody goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentor_tui.domain.people import Role
from mentor_tui.tui.stage import PlaceDef
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.tui.base.place import Place


def _journey(ui: UiContext) -> Place[Any]:
    from mentor_tui.tui.screens.journey import JourneyPlace

    return JourneyPlace(ui)


def _mentees(ui: UiContext) -> Place[Any]:
    from mentor_tui.tui.screens.mentees import MenteesPlace

    return MenteesPlace(ui)


def _team(ui: UiContext) -> Place[Any]:
    from mentor_tui.tui.screens.team import TeamPlace

    return TeamPlace(ui)


def _matching(ui: UiContext) -> Place[Any]:
    from mentor_tui.tui.screens.matching import MatchingPlace

    return MatchingPlace(ui)


def _growth(ui: UiContext) -> Place[Any]:
    from mentor_tui.tui.screens.growth import GrowthPlace

    return GrowthPlace(ui)


def all_places() -> tuple[PlaceDef, ...]:
    """Every place, in the order of the numbers."""
    return (
        PlaceDef("journey", _("Journey"), "hire", _journey),
        PlaceDef("mentees", _("Mentees"), "mentor", _mentees),
        PlaceDef("team", _("Team"), "lead", _team),
        PlaceDef("matching", _("Matching"), "lead", _matching, choice=True),
        PlaceDef("growth", _("Growth"), None, _growth),
    )


def places_for(roles: tuple[Role, ...], *, choice: bool = True) -> tuple[PlaceDef, ...]:
    """The places of somebody with these roles, in a team in which there is a mentor to choose, or not."""
    return tuple(
        place for place in all_places() if (place.role is None or place.role in roles) and (choice or not place.choice)
    )
