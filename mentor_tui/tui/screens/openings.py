"""Openings: what the team needs somebody for, and what the selected one asks of whoever looks."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BOARD, TEAM, person_record
from mentor_tui.domain.rules import board as rules
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.openings import OpeningsPage, OpeningView, interest, openings_page
from mentor_tui.services.paths import PathsPage
from mentor_tui.tui import acts
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import openings_text as text
from mentor_tui.tui.screens import paths_text
from mentor_tui.tui.screens.openings_actions import ACTIONS
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import board as words
from mentor_tui.wording import paths as path_words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

WIDE = 100

OpeningsView = PageView[OpeningsPage]


class OpeningsPlace(Place[OpeningsView]):
    """The openings on the board, which everybody reads."""

    MODE = "openings"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What the team needs somebody for, and from when. Nobody has to want one, and saying so binds to nothing."
    )

    DEFAULT_CSS = """
    OpeningsPlace #openings { height: auto; max-height: 40%; }
    OpeningsPlace #detail { height: 1fr; }
    OpeningsPlace #facts { width: 1fr; }
    OpeningsPlace #beside { display: none; padding: 0 0 0 2; width: 1fr; border-left: solid $rule; }
    OpeningsPlace.-beside #beside { display: block; }
    """

    def body(self) -> ComposeResult:
        """The openings, one of them in full."""
        with Vertical(classes="body"):
            yield SplitLine(id="head")
            yield Lines(id="openings")
            yield Rule()
            yield SplitLine(id="opening-title")
            with Horizontal(id="detail"):
                yield TextPane(id="facts", passed_by=True)
                yield TextPane(id="beside", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> OpeningsView:
        """The board as it stands, and what its positions ask."""
        page = openings_page(context, self._person)
        zone = zone_of(page.paths.standing.zone) if page.paths is not None else None
        return OpeningsView(page, context.now().astimezone(zone))

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is the board, the team's, or that of whoever it is held against."""
        who = self.view.page.paths.person.id if self.view and self.view.page.paths else self.context.actor
        return self.view is None or bool(ids & {BOARD, TEAM, person_record(who)})

    def here(self) -> str:
        """That it lies over the places, where it is held against somebody else."""
        return "" if self._person is None else _("Openings · esc back")

    def who(self) -> str:
        """Who looks, or against whom it is held."""
        return self.view.page.paths.person.id if self.view and self.view.page.paths else super().who()

    def about(self) -> str:
        """When, where they are."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def ready(self) -> None:
        """The keys act in the list."""
        self.query_one(Lines).focus()

    def show(self, view: OpeningsView, before: OpeningsView | None) -> None:
        """Show everything; the selected opening stays."""
        self.draw(view)

    def draw(self, view: OpeningsView) -> None:
        """Draw everything for the size that there is."""
        page = view.page
        self.query_one("#head", SplitLine).say(*text.headline(page))
        self.query_one(Lines).show_lines(text.lines(page, self.size.width))
        self._show_detail()

    def _show_detail(self) -> None:
        view, one = self.view, self._opening
        if view is None:
            return
        room = self.size.width // 2 - 5 if self.size.width >= WIDE else self.size.width - 4
        asks = text.asks(one, view.page, room) if one is not None else []
        wide = self.size.width >= WIDE and bool(asks)
        self.set_class(wide, "-beside")
        room = room if wide else self.size.width - 4
        heading = text.title(one, view.page) if one is not None else [(words.no_openings(), "")]
        self.query_one("#opening-title", SplitLine).say(heading)
        facts = text.facts(one, view.page, room) if one is not None else []
        self.query_one("#facts", TextPane).show(facts if wide else [*facts, *asks])
        self.query_one("#beside", TextPane).show(asks if wide else ())
        self.refresh_keys()

    @property
    def _opening(self) -> OpeningView | None:
        """The selected opening."""
        return self.view.page.view(self.query_one(Lines).selected) if self.view else None

    @property
    def _way(self) -> PathsPage | None:
        """Where whoever it is held against stands towards what the selected opening asks."""
        view, one = self.view, self._opening
        return view.page.towards(one.opening) if view is not None and one is not None else None

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_detail()
        for pane in ("#facts", "#beside"):
            self.query_one(pane, TextPane).scroll_home(animate=False)

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.query_one("#facts", TextPane).focus()

    def goes_back(self) -> bool:
        """Out of a text, to the list."""
        reading = isinstance(self.focused, TextPane)
        if reading:
            self.query_one(Lines).focus()
        return reading

    def selected_title(self) -> str:
        """What the selected opening needs."""
        return clean(self._opening.opening.need) if self._opening else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to themselves and to the team."""
        if self.view is None:
            return None
        me = self.view.page.me
        mine: tuple[Relation, ...] = () if me.only_observes else ("own",)
        return {mine, as_lead(me)}

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        view, one = self.view, self._opening
        if view is None:
            return None
        me, page = view.page.me, view.page
        if action == "openings.add":
            return rules.may_manage(me)
        if one is None:
            return words.no_openings() if action.startswith("openings.") and action != "openings.parts" else None
        if action == "openings.close":
            return rules.may_manage(me)
        if action == "openings.interest":
            return rules.may_be_interested(me, one.opening, page.today)
        if action == "openings.way":
            way = self._way
            if way is None:
                return _("“{title}” asks for no position.").format(title=self.selected_title())
            return None if way.way else path_words.nothing_missing(way)
        return None

    def action_interest(self) -> None:
        """Say that one is interested, or take it back."""
        one = self._opening
        if one is not None:
            self.act(lambda context: interest(context, one.opening.id, not_now=one.mine))

    def action_way(self) -> None:
        """The whole way to what the selected opening asks."""
        way = self._way
        if way is not None and way.target is not None:
            title = _("The shortest way to “{title}”").format(title=clean(way.target.title))
            self.app.push_screen(ToldDialog(title, paths_text.whole_way(way, WIDTH)))

    def action_add(self) -> None:
        """Ask for a new opening."""
        self.ask(acts.board.add_opening)

    def action_close(self) -> None:
        """Ask whom the selected opening goes to."""
        one = self._opening
        if one is not None and self.view is not None:
            self.ask(acts.board.close_opening(one, self.names))
