"""Growth: the tracks beside the queue, one rung opened, and those whose finished work waits for the viewer's yes."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import tzinfo
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.names import short_name
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.proposals import BetterWords
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.text import clean
from mentor_tui.services import side_tasks
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.customers import with_weeks
from mentor_tui.services.growth import Followed, GrowthPage, RungView, growth_page
from mentor_tui.services.journey_access import others_to_see
from mentor_tui.services.pieces import fix_rung, with_pieces
from mentor_tui.services.proposals import count_piece
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import deciding, doing
from mentor_tui.tui.acts.thing import FORM_WIDTH, Thing
from mentor_tui.tui.base.of_others import OfOthers
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens import growth_text as words
from mentor_tui.tui.screens.growth_actions import ACTIONS
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.growth_rights import refusal
from mentor_tui.tui.styles import BREAK, Part
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines, named
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import growth
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

WIDE = 100


GrowthView = PageView[GrowthPage]


class GrowthPlace(OfOthers[GrowthView]):
    """The place to grow: one's own, or, laid over another place, somebody else's."""

    MODE = "growth"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    WHOSE = _("Whose side tasks?")
    ABOUT = _("Side tasks beside the queue. Nothing here expires, and it is fine to be happy in the queue.")

    DEFAULT_CSS = """
    GrowthPlace #detail { height: 1fr; }
    GrowthPlace #facts { width: 1fr; }
    GrowthPlace #beside { display: none; padding: 0 0 0 2; width: 1fr; border-left: solid $rule; }
    GrowthPlace.-beside #beside { display: block; }
    GrowthPlace #followed { height: auto; }
    """

    def __init__(self, ui: UiContext, person: str | None = None, *, rung: str = "") -> None:
        super().__init__(ui, person)
        self._begin = rung
        self._about = ""

    def body(self) -> ComposeResult:
        """Hours, tracks, one rung, those who wait."""
        with Vertical(classes="body"):
            yield SplitLine(id="hours")
            yield SplitLine(id="customers")
            yield Rule()
            yield Grid(id="tracks")
            yield Rule()
            yield SplitLine(id="rung-title")
            with Horizontal(id="detail"):
                yield TextPane(id="facts", passed_by=True)
                yield TextPane(id="beside", passed_by=True)
            yield Rule(id="followed-rule")
            yield SplitLine(id="followed-head")
            yield Lines(id="followed", quiet=True)
            yield Rule()

    def read(self, context: ActorContext) -> GrowthView:
        """The tracks as they stand."""
        page = growth_page(context, self._person)
        # Everybody's hours are added up once this is on the screen, and from then on with every reading.
        if self.view is not None:
            page = with_pieces(context, with_weeks(context, page))
        return GrowthView(page, context.now().astimezone(zone_of(page.standing.zone)))

    def ready(self) -> None:
        """What everybody's hours say comes after the first paint."""
        if self.view is not None:
            self._read_weeks(self.view)

    @work(exclusive=True, group="weeks", exit_on_error=False)
    async def _read_weeks(self, view: GrowthView) -> None:
        with suppress(Problem):
            page = await asyncio.to_thread(lambda: with_pieces(self.context, with_weeks(self.context, view.page)))
            if self.view is view and self.is_attached:
                self.take(GrowthView(page, view.now))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the owner is."""
        return (self.view.now.tzinfo,) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is this person's, the team's, or of somebody who waits for a yes."""
        if self.view is None or TEAM in ids:
            return True
        page = self.view.page
        return any(person_record(name) in ids for name in (page.person.id, *(row.person for row in page.followed)))

    def here(self) -> str:
        """That it lies over the places, where it is somebody else's."""
        return "" if self._person is None else _("Growth · esc back")

    def who(self) -> str:
        """Whose side tasks they are."""
        return self.view.page.person.id if self.view else super().who()

    def about(self) -> str:
        """When, where its owner is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def show(self, view: GrowthView, before: GrowthView | None) -> None:
        """Show everything; the selected rung and the selected person stay."""
        page = view.page
        self.query_one("#hours", SplitLine).say(*words.headline(page, self.size.width))
        said, line = words.customers(page), self.query_one("#customers", SplitLine)
        line.say(said)
        line.display = bool(said)
        first = "" if before is not None else self._begin or self._first(page)
        grid = self.query_one(Grid)
        if growth.far(page):
            heads = [_("what it is"), _("who does it now")]
            grid.show_rows(heads, words.tracks(page), first, shares=words.SHARES)
        else:
            grid.show_rows([growth.step_title(step) for step in growth.STEPS], words.cells(page), first)
        self.draw(view)
        if before is None:
            waits = any(row.waits for row in page.followed)
            (self.query_one("#followed", Lines) if waits else grid).focus()

    def draw(self, view: GrowthView) -> None:
        """Draw what depends on how much room there is."""
        self._show_followed(view.page)
        self._show_detail()

    @staticmethod
    def _first(page: GrowthPage) -> str:
        """The rung to begin with: one that is held, else one that can be taken."""
        views = [view for _track, views in page.tracks for view in views]
        for states in (("active", "waiting"), ("open",)):
            found = next((view.rung.id for view in views if view.task.state in states), "")
            if found:
                return found
        return ""

    def _show_followed(self, page: GrowthPage) -> None:
        lines = self.query_one("#followed", Lines)
        for part in ("#followed-rule", "#followed-head", "#followed"):
            self.query_one(part).display = bool(page.followed)
        self.query_one("#followed-head", SplitLine).say([(words.followed_head(page.followed), "strong")])
        lines.styles.height = min(len(page.followed), 3 if self.size.height < 32 else 8)
        lines.show_lines(words.followed_line(row, page.names, self.context.catalogue) for row in page.followed)

    def _show_detail(self) -> None:
        view = self.view
        if view is None:
            return
        width = self.size.width
        wide = width >= WIDE
        self.set_class(wide, "-beside")
        room = width // 2 - 5 if wide else width - 4
        row, one = self._row, self._rung
        left: list[Part] = []
        right: list[Part] = []
        if row is not None:
            rung = row.task.rung
            left = words.followed_facts(row, self.names, view.now, room)
            right = words.good(rung, room)
        elif one is not None:
            rung = one.rung
            left = words.facts(view.page, one, self.context.catalogue, room)
            right = words.good(rung, room)
            if wide:
                left += [BREAK, *right]
                right = words.in_full(view.page, one, self.context.catalogue, room)
            elif growth.far(view.page):
                left = [*words.track(view.page, one, room), *left]
            else:
                left += words.after(view.page, one, self.context.catalogue, room)
        else:
            self.query_one("#rung-title", SplitLine).say([(_("There are no tracks yet."), "strong")])
            return
        heading, hours = words.title(rung)
        if row is not None:
            heading.append((f" · {clean(self.names.get(row.person, row.person))}", ""))
        self.query_one("#rung-title", SplitLine).say(heading, hours)
        about = words.followed_id(row) if row is not None else rung.id
        self.query_one("#facts", TextPane).show(left if wide else [*left, BREAK, *right], top=about != self._about)
        self.query_one("#beside", TextPane).show(right if wide else (), top=about != self._about)
        self._about = about
        self.refresh_keys()

    # -- what is selected

    @property
    def _row(self) -> Followed | None:
        """The selected work of somebody else, where that list is in use."""
        lines = self.query_one("#followed", Lines)
        if self.view is None or not lines.has_focus:
            return None
        return next((row for row in self.view.page.followed if words.followed_id(row) == lines.selected), None)

    @property
    def _rung(self) -> RungView | None:
        """The selected rung of the table."""
        return self.view.page.view(self.query_one(Grid).selected) if self.view else None

    @property
    def _chosen(self) -> Followed | RungView | None:
        """What the keys are about."""
        return self._row or self._rung

    @on(Grid.Moved)
    @on(Lines.Moved, "#followed")
    def _moved(self) -> None:
        self._show_detail()

    def on_descendant_focus(self) -> None:
        """The detail follows the part that is in use."""
        self._show_detail()

    @on(Grid.Opened)
    def _grid_opened(self) -> None:
        one = self._rung
        if one is not None and one.lock is not None:
            self.action_why()
        else:
            self.query_one("#facts", TextPane).focus()

    @on(Lines.Opened, "#followed")
    def _followed_opened(self) -> None:
        row = self._row
        if row is not None and row.waits:
            self.action_confirm()

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to the person and their side tasks, and to those whose work they follow."""
        if self.view is None:
            return None
        page = self.view.page
        shown = (view.case for _track, views in page.tracks for view in views)
        return {page.relations, *(case.relations for case in shown), *(row.case.relations for row in page.followed)}

    def goes_back(self) -> bool:
        """Out of a text, to the table."""
        reading = isinstance(self.focused, TextPane)
        if reading:
            self.query_one(Grid).focus()
        return reading

    def selected_title(self) -> str:
        """The side task's."""
        return clean(self._chosen.task.rung.label) if self._chosen else ""

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if action == "growth.person":
            return self.nobody_else()
        chosen = self._chosen
        if action == "growth.words" and not self._pieces:
            return _("None of your better words waits to be logged here.")
        return refusal(action, chosen.case) if chosen is not None else _("There is nothing here.")

    # -- verbs of one's own

    def action_take(self) -> None:
        """Take the selected side task."""
        one = self._rung
        if one is not None:
            self.act(lambda context: side_tasks.take(context, one.rung.id))

    def action_add_piece(self) -> None:
        """Add a piece to the selected side task; or send what came back once more."""
        thing = self._thing()
        self.ask(doing.send(thing) if thing.fact.state == "returned" else doing.tick(thing))

    @property
    def _pieces(self) -> tuple[BetterWords, ...]:
        """The better words of one's own that can be a piece of the selected side task."""
        view, one, fix = self.view, self._rung, fix_rung(self.context.catalogue)
        return view.page.pieces if view is not None and one is not None and fix == one.rung else ()

    def action_words(self) -> None:
        """Log better words that were taken as a piece; of several ask which."""

        def count(number: str) -> None:
            self.act(lambda context: count_piece(context, int(number)))

        found = [(str(one.number), words.own_words(one, self.context.catalogue)) for one in self._pieces]
        if len(found) == 1:
            count(found[0][0])
        elif found:
            self.choose(_("Which of your words?"), named(found), count)

    def action_give_back(self) -> None:
        """Give the selected side task back."""
        self.ask(doing.give_back(self._thing()))

    def action_still(self) -> None:
        """Say that the selected side task is still one's own."""
        one = self._rung
        if one is not None:
            self.act(lambda context: side_tasks.still(context, one.rung.id))

    def action_block(self) -> None:
        """Keep a time of the week free for the selected side task."""
        one = self._rung
        if one is not None:
            self.ask(doing.keep_block(self._thing(), one.task.block, one.case.standing.calendar.pattern))

    def action_why(self) -> None:
        """Say what locks the selected rung."""
        view, one = self.view, self._rung
        if view is not None and one is not None and one.lock is not None:
            detail = words.why(view.page, one, self.context.catalogue)
            question = _("The shortest way to open “{title}”").format(title=clean(one.rung.full_title))
            self.app.push_screen(ToldDialog(question, detail))

    # -- verbs for others

    def _thing(self, *, pieces: int = 0) -> Thing:
        """What is selected, of the table or of those who wait, with so many of its last pieces; 0 is all of them."""
        row, view, chosen = self._row, self.view, self._chosen
        assert view is not None
        assert chosen is not None
        task = chosen.task
        person = row.person if row is not None else view.page.person.id
        about = words.followed_facts(row, self.names, view.now, FORM_WIDTH, pieces=pieces) if row is not None else ()
        name, short = self.names.get(person, person), short_name(self.names, person)
        own = person == self.context.actor
        return Thing(person, name, short, task.rung.id, task.rung, task.fact, own, tuple(about))

    def action_confirm(self) -> None:
        """Say yes: to finished work, or to somebody taking a side task."""
        chosen = self._chosen
        hold = chosen.task.hold if chosen else None
        held = hold is not None and hold.state == "held"
        thing = self._thing()
        self.ask(deciding.sign_off(thing, thing.all_but_asked) if held else deciding.may_take(thing))

    def action_send_back(self) -> None:
        """Send finished work back."""
        thing = self._thing(pieces=1)
        self.ask(deciding.one_more_go(thing, thing.begins))

    def action_open_lock(self) -> None:
        """Open the selected lock for this person."""
        self.ask(doing.open_early(self._thing()))

    # -- going about

    def others(self) -> list[tuple[str, str]]:
        """Those whose side tasks the acting person may look at, with their names."""
        if self.view is None:
            return []
        return others_to_see(self.context, self.context.team(), self.view.page.person.id)
