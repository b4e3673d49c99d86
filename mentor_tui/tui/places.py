"""The places there are, whom each is for, their views, and how each is made; it is imported only when somebody goes there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from textual.screen import Screen

from mentor_tui.domain.people import Role
from mentor_tui.tui.actions import Action
from mentor_tui.tui.stage import PlaceDef, ViewDef
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.wording.language import _


@cache
def all_places() -> tuple[PlaceDef, ...]:
    """Every place, in the order of the numbers."""
    return (
        PlaceDef(_("Journey"), "hire", (_only("journey", "JourneyPlace"),)),
        PlaceDef(_("Mentees"), "mentor", (_only("mentees", "MenteesPlace"),)),
        PlaceDef(_("Team"), "lead", (_only("team", "TeamPlace"),)),
        PlaceDef(_("Matching"), "lead", (_only("matching", "MatchingPlace"),), choice=True),
        PlaceDef(
            _("Growth"),
            None,
            (
                ViewDef("growth", "b", _("tracks"), _("The tracks of side tasks"), _made("growth", "GrowthPlace")),
                ViewDef(
                    "levels",
                    "m",
                    _("where I stand"),
                    _("What you can do, and what is asked"),
                    _made("levels", "LevelsPlace"),
                ),
                ViewDef("paths", "p", _("paths"), _("Where you could go from here"), _made("paths", "PathsPlace")),
                ViewDef(
                    "decisions",
                    "d",
                    _("decisions"),
                    _("Who moved, why, and how to get there"),
                    _made("decisions", "DecisionsPlace"),
                ),
                ViewDef(
                    "openings",
                    "n",
                    _("openings"),
                    _("What the team needs somebody for"),
                    _made("openings", "OpeningsPlace"),
                ),
            ),
        ),
        PlaceDef(
            _("Areas"),
            None,
            (
                ViewDef(
                    "areas",
                    "b",
                    _("board"),
                    _("Who owns what, and what needs a decision"),
                    _made("areas", "AreasPlace"),
                ),
                ViewDef(
                    "product-teams",
                    "p",
                    _("product teams"),
                    _("What changes in the product, and who told of it"),
                    _made("product_teams", "ProductTeamsPlace"),
                ),
            ),
        ),
        PlaceDef(_("Insights"), "lead", (_only("insights", "InsightsPlace"),)),
        PlaceDef(_("Records"), "lead", (_only("records", "RecordsPlace"),), first_for="observer"),
    )


def _only(module: str, name: str) -> ViewDef:
    """The view of a place that has no other."""
    return ViewDef(module, "", "", "", _made(module, name))


def _made(module: str, name: str) -> Callable[[UiContext, str | None], Screen[Any]]:
    """What imports the class of a view, and makes one."""

    def make(ui: UiContext, person: str | None = None) -> Screen[Any]:
        found = getattr(import_module(f"mentor_tui.tui.screens.{module}"), name)
        made: Screen[Any] = found(ui) if person is None else found(ui, person)
        return made

    return make


def places_for(roles: tuple[Role, ...], *, choice: bool = True) -> tuple[PlaceDef, ...]:
    """The places of somebody with these roles, in a team in which there is a mentor to choose, or not."""
    found = [
        place
        for place in all_places()
        if (place.role is None or place.role in roles or place.first_for in roles) and (choice or not place.choice)
    ]
    return tuple(sorted(found, key=lambda place: place.first_for is None or roles != (place.first_for,)))


def views_of(places: tuple[PlaceDef, ...]) -> list[ViewDef]:
    """Every view of some places, those of the first place first."""
    return [view for place in places for view in place.views]


def place_of(mode: str) -> PlaceDef | None:
    """The place that a view belongs to."""
    return next((place for place in all_places() if any(view.mode == mode for view in place.views)), None)


def to_other_views(mode: str) -> tuple[Action, ...]:
    """What leads from one view of a place to its others; nothing where it is the only one."""
    place = place_of(mode)
    return tuple(
        Action(f"view.{view.mode}", view.key, view.label, view.tooltip, call=f"view('{view.mode}')")
        for view in (place.views if place is not None else ())
        if view.mode != mode
    )
