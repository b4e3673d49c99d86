"""What stands above a journey: what is new for its owner and what we owe them, a line or two, and all of it on its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from mentor_tui.domain.problems import Problem
from mentor_tui.services import news
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.evening import evening_of
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.news import News
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.fragments import journey as parts
from mentor_tui.tui.fragments.item import Eyes
from mentor_tui.tui.styles import Part, content, mark
from mentor_tui.wording.language import _


class NewsBar(Static, can_focus=True):
    """The lines above a journey. It knows what of the news was shown, as what was not is still new the next time."""

    DEFAULT_CSS = """
    NewsBar { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", _("open"), show=False)]

    class Opened(Message):
        """All of it is asked for."""

    def __init__(self, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._shown: list[News] = []
        self._top: list[Part] = []
        self._more: dict[str, tuple[News, ...]] = {}
        self._evening: bool | None = None

    def also(self, source: str, found: tuple[News, ...]) -> bool:
        """Tell what was read after the first paint too; whether that is other than before.

        Args:
            source: where it is from; what was found there before is told no more.
            found: what is new.

        """
        other = found != self._more.get(source, ())
        self._more[source] = found
        return other

    def tells(self, source: str) -> bool:
        """Whether something is told that was found there after the first paint."""
        return bool(self._more.get(source))

    def _with_more(self, page: JourneyPage) -> JourneyPage:
        more = [one for found in self._more.values() for one in found]
        return replace(page, news=(*page.news, *more)) if more else page

    def tell(self, page: JourneyPage, eyes: Eyes, *, most: int) -> bool:
        """Show as many lines as there is room for; whether there are any."""
        self._top, shown = parts.top_parts(self._with_more(page), eyes, most=most)
        self._shown += shown
        self._evening = self._is_evening(page, eyes.now)
        self.display = bool(self._top)
        self._draw()
        return self.display

    def outdated(self, page: JourneyPage, now: datetime) -> bool:
        """Whether a working day has come near its end, or is over, since the lines were shown."""
        return self._evening is not None and self._evening != self._is_evening(page, now)

    def _is_evening(self, page: JourneyPage, now: datetime) -> bool:
        return page.own and evening_of(page.person, page.standing, now) is not None

    def _draw(self) -> None:
        """Show the lines, marked where the keys act on them."""
        top = self._top
        if self.has_focus and top:
            (first, tone), *rest = top
            top = [(mark(self), "strong"), (first[1:], tone), *rest]
        self.update(content(top))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Set the mark, or take it away."""
        super().watch_has_focus(has_focus)
        self._draw()

    def all_of_it(self, page: JourneyPage, eyes: Eyes) -> ToldDialog:
        """All that is new, with its words, and all that is owed."""
        page = self._with_more(page)
        self._shown += page.news
        return ToldDialog(_("New and owed"), parts.whole_parts(page, replace(eyes, width=WIDTH)))

    def remember(self, context: ActorContext, page: JourneyPage) -> None:
        """Count what was shown as told; where that cannot be kept, it is new the next time, and nobody is kept from leaving."""
        page = self._with_more(page)
        shown = [entry for entry in page.news if entry in self._shown]
        left = [entry for entry in page.news if entry not in shown]
        with suppress(Problem):
            news.looked(context, page.standing, page.mentors, shown, left)

    def action_open(self) -> None:
        """Ask for all of it."""
        self.post_message(self.Opened())
