"""Areas: who owns what, what needs a decision first, and one area in full."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BOARD, TEAM, person_record
from mentor_tui.domain.text import clean
from mentor_tui.services import areas
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.area_people import AreaCandidate, next_owners, stand_ins
from mentor_tui.services.areas_page import AreaRow, AreasPage, areas_page
from mentor_tui.tui import acts
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.narrowing import NarrowingPlace
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import areas_text as words
from mentor_tui.tui.screens.areas_actions import ACTIONS
from mentor_tui.tui.screens.areas_rights import ON_AN_AREA, refusal
from mentor_tui.tui.styles import content
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Line, Lines, plain
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

AreasView = PageView[AreasPage]

if TYPE_CHECKING:
    from mentor_tui.tui.dialogs.form import Form

    Whom = Callable[[ActorContext, Area], tuple[AreaCandidate, ...]]
    Naming = Callable[[AreasPage, AreaRow, tuple[AreaCandidate, ...]], Form]

CHOICES = 68
"""Cells of a list to choose a decision from."""


class AreasPlace(NarrowingPlace[AreasView]):
    """The board of areas, which everybody reads."""

    MODE = "areas"
    NARROWS = "#board"
    ALL = words.FILTERS[0]
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "Who owns what: one owner each, somebody who stands in, and those who help. What needs a decision comes first."
    )

    DEFAULT_CSS = """
    AreasPlace #decisions { height: auto; }
    AreasPlace #columns { color: $dim; }
    AreasPlace #beside { display: none; width: 1fr; padding: 0 1; border-left: solid $rule; scrollbar-size: 0 1; }
    AreasPlace.-beside #beside { display: block; }
    AreasPlace #beside Static { height: auto; }
    AreasPlace #foot { height: auto; max-height: 3; padding: 0 1; }
    """

    def body(self) -> ComposeResult:
        """What has to be decided, the board, what one can act on."""
        with Vertical(classes="body"):
            yield SplitLine(id="areas-head")
            yield Lines(id="decisions", quiet=True)
            yield Rule(id="decisions-rule")
            yield Filter(_("area, owner or track"), self.NARROWS)
            with Horizontal():
                with Vertical(id="left"):
                    yield SplitLine(id="columns")
                    yield Lines(id="board", quiet=True)
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(id="full")
            yield Rule()
            yield Static(id="foot", markup=False)

    def read(self, context: ActorContext) -> AreasView:
        """The board as it stands."""
        page = areas_page(context)
        zone = zone_of(page.standing.zone) if page.standing is not None else None
        return AreasView(page, context.now().astimezone(zone))

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is the team's, the board, or of somebody who has a part in an area."""
        if self.view is None or TEAM in ids or BOARD in ids:
            return True
        page = self.view.page
        return any(person_record(name) in ids for name in (page.me.id, *page.keepers))

    def about(self) -> str:
        """When, where whoever looks is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def show(self, view: AreasView, before: AreasView | None) -> None:
        """Show everything; what has to be decided has the keys first, where it is the viewer's to decide."""
        self.draw(view)
        if before is None:
            decides = view.page.lead and view.page.decisions
            self.query_one("#decisions" if decides else "#board", Lines).focus()

    def draw(self, view: AreasView) -> None:
        """Draw what there is room for."""
        page, width, height = view.page, self.size.width, self.size.height
        wide = width >= words.WIDE
        self.set_class(wide, "-beside")
        self.query_one("#left").styles.width = words.BOARD if wide else "1fr"
        lines = words.decision_lines(page, width, most=max(height // 4, 3))
        decisions = self.query_one("#decisions", Lines)
        decisions.show_lines(lines)
        decisions.styles.height = len(lines)
        for part in ("#decisions", "#decisions-rule"):
            self.query_one(part).display = bool(lines)
        self.query_one("#foot", Static).update("\n".join(words.foot(page, width - 3)) if page.rows else "")
        self._show_board(view)

    def _show_board(self, view: AreasView) -> None:
        page, width = view.page, self.size.width
        room = words.BOARD if width >= words.WIDE else width
        self.query_one("#areas-head", SplitLine).say(*words.headline(page, self.only))
        columns = self.query_one("#columns", SplitLine)
        rows = words.shown(page, self.only, self.typed)
        columns.say([(words.columns(room)[1:], "dim")])
        columns.display = bool(rows)
        nothing: list[Line] = [plain(_("Nothing here: f shows the others."))] if page.rows else []
        self.query_one("#board", Lines).show_lines(words.board_lines(page, rows, room) or nothing)
        self._show_full()

    def _show_full(self) -> None:
        row = self._row
        if self.view is not None and self.size.width >= words.WIDE:
            room = self.size.width - words.BOARD - 4
            full = words.in_full(row, self.view.page, room) if row is not None else []
            title = [(clean(row.area.title) + "\n\n", "strong")] if row is not None else []
            self.query_one("#full", Static).update(content([*title, *full]))
            self.query_one("#beside", VerticalScroll).scroll_home(animate=False)
        self.refresh_keys()

    # -- what is selected

    @property
    def _row(self) -> AreaRow | None:
        """The area that the keys are about: that of the selected decision, where that list is in use."""
        if self.view is None:
            return None
        decisions = self.query_one("#decisions", Lines)
        chosen = (
            decisions.selected.partition("|")[2] if decisions.has_focus else self.query_one("#board", Lines).selected
        )
        return self.view.page.row(chosen)

    @property
    def _chosen(self) -> tuple[AreasPage, AreaRow]:
        view, row = self.view, self._row
        assert view is not None
        assert row is not None
        return view.page, row

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_full()

    def on_descendant_focus(self) -> None:
        """What stands beside the board follows the part that is in use."""
        self._show_full()

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        if event.line_id == words.MORE and self.view is not None:
            page = self.view.page
            every = words.decision_lines(page, CHOICES, most=len(page.decisions))
            self.choose(_("What needs a decision"), every, self._go_to_decision)
        elif self._row is not None:
            self._of_area(
                lambda page, row: self.app.push_screen(
                    ToldDialog(clean(row.area.title), words.in_full(row, page, WIDTH))
                )
            )

    def _go_to_decision(self, line_id: str) -> None:
        """Select on the board what a decision that is out of sight is about."""
        board = self.query_one("#board", Lines)
        self.show_all()
        board.focus()
        board.select(line_id.partition("|")[2])

    def _of_area(self, act: Callable[[AreasPage, AreaRow], object]) -> None:
        """Act on the selected area; of a decision about several on the one that is chosen."""
        page, row = self._chosen
        decisions = self.query_one("#decisions", Lines)
        selected = decisions.selected if decisions.has_focus else ""
        rows = next((one.rows for one in page.decisions if words.decision_id(one) == selected), ())
        if len(rows) < 2:
            act(page, row)
            return

        def then(area: str) -> None:
            if (chosen := page.row(area)) is not None:
                act(page, chosen)

        self.choose(_("Which area?"), words.choice_lines(page, rows), then)

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to any of the areas, and to themselves."""
        if self.view is None:
            return None
        mine: tuple[Relation, ...] = () if self.view.page.me.only_observes else ("own",)
        return {mine, *(row.case.to_area for row in self.view.page.rows)}

    def selected_title(self) -> str:
        """The area's."""
        return clean(self._row.area.label) if self._row is not None else ""

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        if not self.view.page.rows:
            return _("There are no areas yet.") if action.startswith("areas.") else None
        if action not in ON_AN_AREA:
            return None
        row = self._row
        return refusal(action, self.view.page, row) if row is not None else _("Select an area first.")

    # -- order and filter

    def again(self) -> None:
        """Show the board again."""
        if self.view is not None:
            self._show_board(self.view)

    def action_filter(self) -> None:
        """Show another part of the areas."""
        self.only = words.FILTERS[(words.FILTERS.index(self.only) + 1) % len(words.FILTERS)]
        self.query_one("#board", Lines).focus()
        self.again()

    # -- acts

    def action_own(self) -> None:
        """Name the owner; whoever leads nobody asks to own it themselves."""
        self._of_area(self._own)

    def _own(self, page: AreasPage, row: AreaRow) -> None:
        if page.lead:
            self._naming(acts.areas.own, next_owners, page, row)
        else:
            self.act(lambda context: areas.own(context, row.area.id, expected_version=row.held.seq))

    def _naming(self, form: Naming, whom: Whom, page: AreasPage, row: AreaRow) -> None:
        """Open a form that names somebody, with those who could be."""
        self.look(partial(whom, self.context, row.area), lambda found: self.ask(form(page, row, found)))

    def action_hand_over(self) -> None:
        """Hand the area over."""
        self._of_area(partial(self._naming, acts.areas.hand_over, next_owners))

    def action_backup(self) -> None:
        """Name the backup."""
        self._of_area(partial(self._naming, acts.areas.backup, stand_ins))

    def action_join(self) -> None:
        """Contribute."""
        self._of_area(self._join)

    def _join(self, _page: AreasPage, row: AreaRow) -> None:
        self.act(lambda context: areas.join(context, row.area.id, expected_version=row.held.seq))

    def action_leave(self) -> None:
        """Leave, or let somebody go."""
        self._of_area(lambda page, row: self.ask(acts.areas.leave(page, row, self.names)))

    def action_log(self) -> None:
        """Write in the log."""
        self._of_area(lambda _page, row: self.ask(acts.areas.log(row)))
