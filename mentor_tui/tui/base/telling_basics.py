"""The page of the day on which the basics are done: it comes once, wherever the person who did them is."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.screen import Screen

from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journey_access import view_of
from mentor_tui.tui.ui_context import UiContext


@runtime_checkable
class Stands(Protocol):
    """A page that knows how somebody stands."""

    @property
    def standing(self) -> Standing:
        """How they stand."""


def standing_of(view: object) -> Standing | None:
    """How somebody stands, where what a place shows knows it: nothing is read for it."""
    page = getattr(view, "page", view)
    return page.standing if isinstance(page, Stands) else None


def read_standing(context: ActorContext) -> Standing:
    """How the acting person stands, read for a place that does not know it."""
    return view_of(context).standing


def just_done(before: object, now: object) -> bool:
    """Whether the basics are done in what a place shows now, and were not in what it showed before."""
    was, is_ = standing_of(before), standing_of(now)
    return was is not None and is_ is not None and is_.basics_complete and not was.basics_complete


def page_to_tell(ui: UiContext, standing: Standing) -> Screen[None] | None:
    """What the acting person can do now, where that is news to them; with this it no longer is."""
    from mentor_tui.services import milestone

    if not milestone.is_news(ui.context, standing):
        return None
    from mentor_tui.tui.dialogs.celebration import Celebration

    milestone.told(ui.context, standing)
    return Celebration(milestone.can_do(ui.context), ui)
