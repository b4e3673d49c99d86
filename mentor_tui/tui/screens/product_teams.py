"""Product teams: which parts of the product told the front line what, and when; and one briefing in full."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.briefings import Briefing
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BOARD, TEAM, person_record
from mentor_tui.domain.rules import board as rules
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.briefings import BriefingsPage, briefings_page, read_briefing, with_readers
from mentor_tui.services.product_areas import ProductAreaView
from mentor_tui.tui import acts
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.screens import product_teams_text as text
from mentor_tui.tui.screens.product_teams_actions import ACTIONS
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import board as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

WIDE = 100

BriefingsView = PageView[BriefingsPage]


class ProductTeamsPlace(Place[BriefingsView]):
    """What product teams told the front line, which everybody reads."""

    MODE = "product-teams"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What is coming, what is broken, and what became of what we asked for: told once, to everybody on the front line."
    )

    DEFAULT_CSS = """
    ProductTeamsPlace #product-areas { height: auto; max-height: 35%; }
    ProductTeamsPlace #lower { height: 1fr; layout: vertical; }
    ProductTeamsPlace #briefings { height: auto; max-height: 45%; }
    ProductTeamsPlace #briefing { height: 1fr; }
    ProductTeamsPlace.-wide #lower { layout: horizontal; }
    ProductTeamsPlace.-wide #briefings { width: 1fr; height: 1fr; max-height: 100%; }
    ProductTeamsPlace.-wide #briefing { width: 1fr; padding: 0 0 0 2; border-left: solid $rule; }
    ProductTeamsPlace.-wide #between { display: none; }
    """

    def body(self) -> ComposeResult:
        """Product areas, briefings, one of these in full."""
        with Vertical(classes="body"):
            yield SplitLine(id="head")
            yield SplitLine(id="areas-head")
            yield Lines(id="product-areas", quiet=True)
            yield Rule()
            yield SplitLine(id="briefings-head")
            with Horizontal(id="lower"):
                yield Lines(id="briefings", quiet=True)
                yield Rule(id="between")
                yield TextPane(id="briefing", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> BriefingsView:
        """The board as it stands."""
        return BriefingsView(briefings_page(context), context.now().astimezone())

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is the board, the team's, or that of whoever looks: how many have read waits for these."""
        return bool(ids & {BOARD, TEAM, person_record(self.context.actor)})

    def ready(self) -> None:
        """The keys act among the briefings, where there are any."""
        self.query_one("#briefings" if self.view and self.view.page.briefings else "#product-areas", Lines).focus()

    def about(self) -> str:
        """When."""
        return small.weekday_day(self.view.page.today) if self.view else ""

    # -- showing

    def draw(self, view: BriefingsView) -> None:
        """Draw everything for the size that there is."""
        page, wide = view.page, self.size.width >= WIDE
        self.set_class(wide, "-wide")
        self.query_one("#head", SplitLine).say(*text.headline(page))
        self.query_one("#areas-head", SplitLine).say(text.heads(page))
        self.query_one("#product-areas", Lines).show_lines(text.areas(page, self.size.width))
        self.query_one("#briefings-head", SplitLine).say(
            [(_("BRIEFINGS"), "strong"), (f"   {words.what_it_is()}", "dim")]
        )
        room = self.size.width // 2 if wide else self.size.width
        self.query_one("#briefings", Lines).show_lines(text.briefings(page, room))
        self._show_briefing()

    def show(self, view: BriefingsView, before: BriefingsView | None) -> None:
        """Show everything; what is selected stays. How many have read is read after that."""
        if before is not None:
            view = replace(view, page=view.page._replace(readers=before.page.readers))
            self.view = view
        self.draw(view)
        self.call_after_refresh(self._count_readers)

    @work(group="readers", exclusive=True)
    async def _count_readers(self) -> None:
        if self.view is None:
            return
        with suppress(Problem):  # what hides the number hides no briefing
            page = await asyncio.to_thread(with_readers, self.context, self.view.page)
            self.view = replace(self.view, page=self.view.page._replace(readers=page.readers))
            self._show_briefing(top=False)

    def _show_briefing(self, *, top: bool = True) -> None:
        if self.view is None:
            return
        wide = self.size.width >= WIDE
        room = self.size.width // 2 - 5 if wide else self.size.width - 4
        one = self._briefing
        shown = text.in_full(one, self.view.page, room) if one is not None else [(words.no_briefings(), "dim")]
        self.query_one("#briefing", TextPane).show(shown, top=top)
        self.refresh_keys()

    @property
    def _area(self) -> ProductAreaView | None:
        """The product area that the keys are about: that of the selected briefing, where that list is in use."""
        if self.view is None:
            return None
        areas, one = self.query_one("#product-areas", Lines), self._briefing
        chosen = areas.selected if areas.has_focus or one is None else one.area
        return next((view for view in self.view.page.areas if view.area.id == chosen), None)

    @property
    def _briefing(self) -> Briefing | None:
        """The briefing that is read: the selected one, or the latest of the selected product area."""
        if self.view is None:
            return None
        areas, known = self.query_one("#product-areas", Lines), self.view.page.briefings
        if areas.has_focus:
            return next((one for one in known if one.area == areas.selected), None)
        selected = self.query_one("#briefings", Lines).selected
        return next((one for one in known if str(one.seq) == selected), None)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_briefing()

    def on_descendant_focus(self) -> None:
        """What is read follows the part that is in use."""
        self._show_briefing()

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.query_one("#briefing", TextPane).focus()

    def goes_back(self) -> bool:
        """Out of a text, to the list."""
        reading = isinstance(self.focused, TextPane)
        if reading:
            self.query_one("#briefings", Lines).focus()
        return reading

    def selected_title(self) -> str:
        """The product area's."""
        return clean(self._area.area.title) if self._area else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to any of the product areas."""
        return self.view.page.relations if self.view else None

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        if action == "product-teams.read":
            return self._unreadable(self._briefing, self.view.page)
        if action != "product-teams.brief":
            return None
        area = self._area
        if area is None:
            return words.no_product_areas()
        return rules.may_brief(self.view.page.me, self.view.page.inside.get(area.area.id, ()))

    @staticmethod
    def _unreadable(one: Briefing | None, page: BriefingsPage) -> Problem | str | None:
        """Why it cannot be said that a briefing is read; what is not known yet is asked when it is said."""
        if one is None:
            return words.no_briefings()
        found = page.readers.get(one.seq)
        return found.refused if found is not None else None

    def action_read(self) -> None:
        """Say that the briefing in sight is read."""
        one = self._briefing
        if one is not None:
            self.act(lambda context: read_briefing(context, one.area, briefing=one.seq))

    def action_brief(self) -> None:
        """Ask what changes in the selected product area."""
        area = self._area
        if area is not None:
            self.ask(acts.board.brief(area.area.id, area.area.title))
