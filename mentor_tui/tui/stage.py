"""The stage: what places and forms ask of the app they stand in. The app knows them; they know no more of it than this."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from mentor_tui.domain.people import Role
from mentor_tui.drafts import Drafts, LeftOff
from mentor_tui.tui.ui_context import UiContext

if TYPE_CHECKING:
    from textual.screen import Screen


TALKS = "talks"
"""In place of an item: talks and notes."""


@dataclass(frozen=True, slots=True)
class ViewDef:
    """One view of a place that has several: its mode, the key that leads there, what it is called, and how it is made.

    ``make`` takes whose it is, where it is about one person; None is whoever acts.
    """

    mode: str
    key: str
    label: str
    tooltip: str
    make: Callable[[UiContext, str | None], Screen[Any]]


@dataclass(frozen=True, slots=True)
class PlaceDef:
    """One place: what it is called, the role it is for (None is everybody), and its views, one or more.

    Its number leads to the first view. ``choice``: whether it is only for teams in which there is a mentor to choose.
    ``first_for``: another role that it is for; whoever has no other role finds it first.
    """

    label: str
    role: Role | None
    views: tuple[ViewDef, ...]
    choice: bool = False
    first_for: Role | None = None

    @property
    def mode(self) -> str:
        """The mode of its first view."""
        return self.views[0].mode


class Stage(Protocol):
    """The app, as places and forms see it.

    Attributes:
        places: those of whoever acts, in the order of their numbers.
        writing: held while a verb is carried out, so that there is one at a time.
        drafts: texts that were typed and are not sent yet.
        left_off: where whoever acts was the last time.
        done_here: operations that were carried out since the program was opened.

    """

    places: tuple[PlaceDef, ...]
    writing: asyncio.Lock
    drafts: Drafts
    left_off: LeftOff
    done_here: set[str]

    def go(self, number: int) -> None:
        """Go to a place by its number."""

    def go_to(self, mode: str) -> None:
        """Go to a place, or one of its views, by its mode."""

    def go_to_view(self, mode: str, person: str | None) -> None:
        """Go to another view of the place that is open; where it lies over it as somebody's page, to the same of theirs."""

    async def catch_up(self) -> None:
        """Count what was committed until now as seen; the place in sight is read anew for it, if it is not about to be."""

    def is_above(self, screen: Screen[Any]) -> bool:
        """Whether a screen lies over the first one of its mode, so that it can be closed."""

    def open_journey(self, person: str, *, item: str = "", as_seen: bool = False) -> None:
        """Lay somebody's journey over the place that is open, at an item or at ``TALKS``."""

    def open_former(self, person: str, curriculum: str) -> None:
        """Lay somebody's journey through a former curriculum over the place that is open."""

    def open_side_tasks(self, person: str | None, rung: str = "") -> None:
        """Lay somebody's side tasks over the place that is open, at one of them; None is one's own."""

    def open_talk(self, person: str | None) -> None:
        """Lay the page of somebody's next talk over the place that is open; None is one's own."""

    def open_person(self, person: str) -> None:
        """Lay one person's page over the place that is open."""

    def open_curricula(self, curriculum: str = "", item: str = "") -> None:
        """Lay the curricula, as their authors see them, over the place that is open; one of them, at an item."""

    def open_asked(self, asking: tuple[str, ...]) -> None:
        """Lay what some people ask whoever acts by name over the place that is open."""

    def open_levels(self, person: str, competency: str) -> None:
        """Lay where somebody stands over the place that is open, at a competency."""

    def show_everything(self, place: Any) -> None:
        """Show what can be done in a place; what is chosen is carried out there."""

    def wear(self, theme: str) -> None:
        """Take on a theme, for this time."""

    def leave(self) -> object:
        """Leave, unless a text is still unsent."""
