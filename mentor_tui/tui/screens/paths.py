"""Where somebody could go: all positions with the ways between them, and what the selected one still asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.paths import tree
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.rules.people import may_state_goal
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.paths import PathsPage, Went, paths_page, who_came
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import goals
from mentor_tui.tui.base.of_others import OfOthers
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import paths_text as text
from mentor_tui.tui.screens.paths_actions import ACTIONS
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.styles import BREAK
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import paths as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

WIDE = 100

PathsView = PageView[PathsPage]


class PathsPlace(OfOthers[PathsView]):
    """Where one could go: one's own ways, or, laid over another place, somebody else's."""

    MODE = "paths"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    WHOSE = _("Where could who go?")
    ABOUT = _(
        "Where you could go from here. Managing people is one way of many; to stay and get better here is another."
    )

    DEFAULT_CSS = """
    PathsPlace #outside { display: none; }
    PathsPlace #detail { height: 1fr; }
    PathsPlace #facts { width: 1fr; }
    PathsPlace #beside { display: none; padding: 0 0 0 2; width: 1fr; border-left: solid $rule; }
    PathsPlace.-beside #beside { display: block; }
    """

    def __init__(self, ui: UiContext, person: str | None = None) -> None:
        super().__init__(ui, person)
        self._came: Mapping[str, tuple[Went, ...]] = {}
        self._kept = ""

    def ready(self) -> None:
        """Who came to these positions is read after the first paint."""
        self.call_after_refresh(self.look, lambda: who_came(self.context), self._tell_who)

    def _tell_who(self, came: Mapping[str, tuple[Went, ...]]) -> None:
        self._came = came
        self._show_detail()

    def body(self) -> ComposeResult:
        """Where they are, all ways, what one position asks."""
        with Vertical(classes="body"):
            yield SplitLine(id="stand")
            yield SplitLine(id="says")
            yield Rule()
            yield PathTree(id="tree")
            yield SplitLine(id="outside")
            yield Rule()
            yield SplitLine(id="target")
            with Horizontal(id="detail"):
                yield TextPane(id="facts", passed_by=True)
                yield TextPane(id="beside", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> PathsView:
        """The ways as they stand."""
        page = paths_page(context, self._person)
        return PathsView(page, context.now().astimezone(zone_of(page.standing.zone)))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the owner is."""
        return (self.view.now.tzinfo,) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is this person's, or the team's."""
        return self.view is None or TEAM in ids or person_record(self.view.page.person.id) in ids

    def here(self) -> str:
        """That it lies over the places, where it is somebody else's."""
        return "" if self._person is None else _("Where they could go · esc back")

    def who(self) -> str:
        """Whose it is."""
        return self.view.page.person.id if self.view else super().who()

    def about(self) -> str:
        """When, where its owner is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def show(self, view: PathsView, before: PathsView | None) -> None:
        """Show everything; the selected position stays."""
        page = view.page
        first = page.target.id if before is None and page.target is not None else ""
        positions = page.catalogue.positions
        labels = {name: text.label(page, position, self._kept) for name, position in positions.items()}
        self.query_one(PathTree).show_tree(tree(positions), labels, first)
        self.draw(view)
        if before is None:
            self.query_one(PathTree).focus()

    def draw(self, view: PathsView) -> None:
        """Draw what depends on how much room there is."""
        page = view.page
        self.query_one("#stand", SplitLine).say(*text.headline(page))
        self.query_one("#says", SplitLine).say([(words.says(), "dim")])
        outside = self.query_one("#outside", SplitLine)
        outside.display = bool(page.catalogue.elsewhere)
        outside.say([(words.outside(page), "dim")])
        self._show_detail()

    def _show_detail(self) -> None:
        page, width = self._page, self.size.width
        if page is None:
            return
        wide = width >= WIDE
        self.set_class(wide, "-beside")
        room = width // 2 - 5 if wide else width - 4
        if page.target is None:
            self.query_one("#target", SplitLine).say([(words.no_positions(), "")])
            return
        if (kept := self._beside(page)) is not None:
            self._show_two(kept, page, room, wide=wide)
            return
        self.query_one("#target", SplitLine).say(*text.title(page))
        self.query_one("#facts", TextPane).show(text.facts(page, room, short=not wide))
        self.query_one("#beside", TextPane).show(
            [*text.whole_way(page, room), BREAK, *text.asked(page, room)] if wide else ()
        )
        self.refresh_keys()

    def _beside(self, page: PathsPage) -> PathsPage | None:
        """The page of the position that is kept, where another one is selected."""
        kept = page.at(self._kept) if self._kept else None
        return kept if kept is not None and kept.target != page.target else None

    def _show_two(self, kept: PathsPage, page: PathsPage, room: int, *, wide: bool) -> None:
        """Two positions: side by side, or where there is less room one beneath the other."""
        self.query_one("#target", SplitLine).say(*text.two_titles(kept, page))
        first, second = (text.one_of_two(one, room, wide=wide) for one in (kept, page))
        self.query_one("#facts", TextPane).show(first if wide else [*first, *second])
        self.query_one("#beside", TextPane).show(second if wide else ())
        self.refresh_keys()

    @property
    def _page(self) -> PathsPage | None:
        """The page with the selected position as what is looked at."""
        if self.view is None:
            return None
        return replace(self.view.page, came=self._came).at(self.query_one(PathTree).selected)

    @on(PathTree.Moved)
    def _moved(self) -> None:
        self._show_detail()
        for pane in ("#facts", "#beside"):
            self.query_one(pane, TextPane).scroll_home(animate=False)

    @on(PathTree.Opened)
    def _opened(self) -> None:
        self.action_way()

    def goes_back(self) -> bool:
        """Out of a text, to the picture."""
        reading = isinstance(self.focused, TextPane)
        if reading:
            self.query_one(PathTree).focus()
        return reading

    def selected_title(self) -> str:
        """The position's."""
        page = self._page
        return clean(page.target.label) if page is not None and page.target is not None else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to whoever is shown."""
        return {self.view.page.relations} if self.view else None

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        view, page = self.view, self._page
        if action == "paths.person":
            return self.nobody_else()
        if view is None or page is None or page.target is None:
            return words.no_positions()
        if action == "paths.goal":
            return may_state_goal(page.relations, page.person)
        if action == "paths.way" and not page.way:
            return words.nothing_missing(page)
        return None

    def action_goal(self) -> None:
        """Ask which goal it is: the selected position, to stay, or none."""
        page = self._page
        if page is None or page.target is None:
            return
        lines = goals.lines([page.target])
        self.choose(goals.question(), lines, lambda chosen: self.act(goals.aim_at(chosen)))

    def action_beside(self) -> None:
        """Keep the selected position, to see the next one beside it; if one is kept, let it go."""
        self._kept = "" if self._kept else self.query_one(PathTree).selected
        if self.view is not None:
            self.show(self.view, self.view)
        if self._kept:
            self.say(_("Kept: select another position, and what both ask stands beside each other."))

    def action_way(self) -> None:
        """The whole way to the selected position."""
        page = self._page
        if page is not None and page.target is not None and page.way:
            title = _("The shortest way to “{title}”").format(title=clean(page.target.title))
            self.app.push_screen(ToldDialog(title, text.whole_way(page, WIDTH)))

    # -- going about

    def action_went(self) -> None:
        """The decisions of those who came to the selected position."""
        from mentor_tui.tui.screens.decisions import DecisionsPlace

        page, app = self._page, self.app
        if page is not None and page.target is not None:
            self.stage.go_to_view("decisions", self._person)
            if isinstance(app.screen, DecisionsPlace):
                app.screen.narrow(page.target.id)

    def others(self) -> Sequence[tuple[str, str]]:
        """Those whose journeys whoever looks may see."""
        return self.view.page.others if self.view else []
