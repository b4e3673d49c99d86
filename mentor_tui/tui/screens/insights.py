"""Insights: whether onboarding gets faster, who is still here, and which items wait; no line of it names anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import tzinfo
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.domain.problems import Problem
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.insights import InsightsPage, ItemsPage, insights_page, items_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.screens import insights_text as words
from mentor_tui.tui.screens.insights_actions import ACTIONS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import plain as small
from mentor_tui.wording.insights import sent
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import MOST

InsightsView = PageView[InsightsPage]


class InsightsPlace(Place[InsightsView]):
    """A lead's place. Histories are read when its first picture stands."""

    MODE = "insights"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "Whether onboarding gets faster, and who is still here, in your teams. Those still on the way count as not "
        "yet, those who left as never. Nothing is told of fewer than five people, and nobody is named."
    )

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._items: ItemsPage | None = None
        self._drawn: tuple[str, ...] = ()
        self._people = self._by_item = False

    def body(self) -> ComposeResult:
        """One text, which scrolls where it has to."""
        with Vertical(classes="body"):
            yield TextPane(id="insights")

    def read(self, context: ActorContext) -> InsightsView:
        """The cohorts, from the overview; no history."""
        return InsightsView(insights_page(context), context.now())

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the lead is."""
        return (None,)

    def about(self) -> str:
        """Which day it is."""
        return small.weekday_day(self.view.page.today) if self.view else ""

    # -- showing

    def show(self, view: InsightsView, before: InsightsView | None) -> None:
        """Show what is read, and then read the histories."""
        super().show(view, before)
        if before is None:
            self.query_one(TextPane).focus()
        self.call_after_refresh(self._read_items)

    def draw(self, view: InsightsView) -> None:
        """Draw everything for the room that there is."""
        pane = self.query_one(TextPane)
        # The first and the last line of the screen, and the rule, are not the text's.
        width, height = pane.text_width, self.size.height - 3
        if self._by_item:
            said = words.by_item(self._items, width)
        else:
            drawn = self.drawn(view.page)
            said = words.overview(view.page, self._items, drawn, width, height, people=self._people)
        pane.show(said)

    def drawn(self, page: InsightsPage) -> tuple[str, ...]:
        """The cohorts in the picture: those that were chosen, as far as they are there, else the latest."""
        known = {one.cohort for one in page.choices}
        return tuple(name for name in self._drawn if name in known) or page.to_show(MOST)

    @work(exclusive=True, group="courses", exit_on_error=False)
    async def _read_items(self) -> None:
        if self.view is None:
            return
        try:
            page = self.view.page
            self._items = await asyncio.to_thread(items_page, self.context, page.lately, page.members)
        except Problem as problem:
            self.say(self.sentence(problem))
        else:
            self.draw(self.view)
            self.refresh_keys()

    # -- keys

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        if action == "insights.cohorts" and not self.view.page.choices:
            return _("There is no cohort of five people yet.")
        if action == "insights.people" and not self._by_item:
            if not self.view.page.choices:
                return _("There is no cohort of five people yet.")
            if words.side_by_side(*self._room):
                return _("Both pictures are on the screen already.")
        if action == "insights.send-on" and self.ui.send_insights is None:
            return _("To send it on, use “mentor-tui insights --html FILE” or “--csv DIR”.")
        if action == "insights.send-on" and self._items is None:
            return _("Histories are still being read. Try again in a moment.")
        return None

    @property
    def _room(self) -> tuple[int, int]:
        return self.query_one(TextPane).text_width, self.size.height - 3

    def _again(self) -> None:
        if self.view is not None:
            self.draw(self.view)
            self.query_one(TextPane).scroll_home(animate=False)
            self.refresh_keys()

    def action_people(self) -> None:
        """Show who is still here, or the cohorts again."""
        self._people, self._by_item = not self._people and not self._by_item, False
        self._again()

    def action_items(self) -> None:
        """Show the items, or the pictures again."""
        self._by_item = not self._by_item
        self._again()

    def goes_back(self) -> bool:
        """Show the cohorts again."""
        if not (self._by_item or self._people):
            return False
        self._by_item = self._people = False
        self._again()
        return True

    def action_cohorts(self) -> None:
        """Choose which cohorts are drawn."""
        from mentor_tui.tui.acts.insights import choose_cohorts

        if self.view is not None:
            page = self.view.page

            def chosen(names: tuple[str, ...]) -> None:
                self._drawn, self._by_item, self._people = names, False, False
                self._again()

            self.inquire(choose_cohorts(page, self.drawn(page)), chosen)

    def action_send_on(self) -> None:
        """Write it as a page, or as tables."""
        from mentor_tui.tui.acts.insights import send_on

        if self.view is not None and self._items is not None and self.ui.send_insights is not None:
            page = self.view.page
            form = send_on(self.ui.send_insights, page, self._items, self.drawn(page))
            self.inquire(form, lambda files: self.say(sent(files)))
