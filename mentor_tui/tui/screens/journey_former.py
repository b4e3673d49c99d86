"""A journey through a curriculum that somebody was on before: as it was left, laid over their journey of today."""

from __future__ import annotations

from dataclasses import replace

from mentor_tui.domain.problems import Problem
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.wording import programmes
from mentor_tui.wording.language import _

_OF_TODAY = ("session", "talk", "check-in", "ask-mentor", "can-do", "as-seen", "former", "news")
"""What belongs to the journey of today, and is done there."""


class FormerJourney(JourneyPlace):
    """Such a journey. What still waits in it is answered here; what is new stands in the journey of today."""

    def __init__(self, ui: UiContext, person: str, curriculum: str) -> None:
        """A former journey.

        Args:
            ui: what the screens are given.
            person: whose.
            curriculum: the id of a former curriculum of theirs.

        """
        super().__init__(ui, person)
        self._curriculum = curriculum

    def read(self, context: ActorContext) -> JourneyPage:
        """The journey through that curriculum."""
        page = journeys.page(context, self._person, curriculum=self._curriculum)
        # What is new, and what is owed beside its items, stands in the journey of today.
        return replace(page, news=(), owed=tuple(one for one in page.owed if one.debt.on in page.standing.by_id))

    def here(self) -> str:
        """Which one it is."""
        if self.view is None:
            return ""
        standing = self.view.standing
        return _("“{former}” · esc back").format(former=programmes.title(standing, standing.programme))

    def shown_person(self) -> str | None:
        """Items that are looked for are those of the journey of today, which lies below: none is found here."""
        return ""

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off; what is no matter of a former curriculum is done in the journey of today."""
        if action.removeprefix("journey.") in _OF_TODAY:
            return _("That is in the journey of today: esc goes back to it.")
        return super().refusal(action)

    def _read_rest(self) -> None:
        """What is new stands in the journey of today."""

    def leaving(self) -> None:
        """Nothing was shown as new here."""
