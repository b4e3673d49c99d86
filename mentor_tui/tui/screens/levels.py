"""Where somebody stands: every competency, what shows it, what is asked, and the nearest step. Only examples are typed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.gap import Asked
from mentor_tui.domain.names import short_name
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.rules import levels as rules
from mentor_tui.domain.rules.levels import LevelCase
from mentor_tui.domain.rules.people import may_state_goal
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.where_i_stand import LevelsPage, levels_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import goals
from mentor_tui.tui.acts import levels as acts
from mentor_tui.tui.base.of_others import OfOthers
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import levels_text as text
from mentor_tui.tui.screens.levels_actions import ACTIONS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import levels as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

WIDE = 100

LevelsView = PageView[LevelsPage]


class LevelsPlace(OfOthers[LevelsView]):
    """Where somebody stands: one's own, or, laid over another place, somebody else's."""

    MODE = "levels"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    WHOSE = _("Where does who stand?")
    ABOUT = _("What you can do, read from what you did. Only examples are typed in; nobody rates themselves.")

    DEFAULT_CSS = """
    LevelsPlace #competencies { height: auto; max-height: 60%; }
    LevelsPlace #detail { height: 1fr; }
    LevelsPlace #opened { width: 1fr; }
    LevelsPlace #beside { display: none; padding: 0 0 0 2; width: 1fr; border-left: solid $rule; }
    LevelsPlace.-beside #beside { display: block; }
    """

    def __init__(self, ui: UiContext, person: str | None = None, *, competency: str = "") -> None:
        super().__init__(ui, person)
        self._begin = competency

    def body(self) -> ComposeResult:
        """What is aimed at, the competencies, one of them opened."""
        with Vertical(classes="body"):
            yield SplitLine(id="aim")
            yield SplitLine(id="says")
            yield Rule()
            yield SplitLine(id="heads")
            yield Lines(id="competencies")
            yield Rule()
            with Horizontal(id="detail"):
                yield TextPane(id="opened", passed_by=True)
                yield TextPane(id="beside", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> LevelsView:
        """Where they stand now."""
        page = levels_page(context, self._person)
        return LevelsView(page, context.now().astimezone(zone_of(page.standing.zone)))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the owner is."""
        return (self.view.now.tzinfo,) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is this person's, or the team's."""
        return self.view is None or TEAM in ids or person_record(self.view.page.person.id) in ids

    def here(self) -> str:
        """That it lies over the places, where it is somebody else's."""
        return "" if self._person is None else _("Where they stand · esc back")

    def who(self) -> str:
        """Whose it is."""
        return self.view.page.person.id if self.view else super().who()

    def about(self) -> str:
        """When, where its owner is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def ready(self) -> None:
        """The keys act in the list, where it was asked to begin."""
        lines = self.query_one(Lines)
        lines.select(self._begin)
        lines.focus()

    def draw(self, view: LevelsView) -> None:
        """Draw everything for the size that there is; the selected competency stays."""
        page, width = view.page, self.size.width
        head = _("Where I stand") if page.own else _("Where they stand")
        position = f"   {clean(page.position.label)}" if page.position else ""
        self.query_one("#aim", SplitLine).say([(head, "strong"), (position, "")], [(words.aim(page), "")])
        says = words.fills_itself(page)
        self.query_one("#says", SplitLine).say([(says, "dim")], [(_("nearest first"), "dim")] if page.aim else [])
        self.query_one("#heads", SplitLine).say(text.heads(width))
        catalogue, viewer = self.context.catalogue, self.context.actor
        rows = (text.row(row, page, catalogue, viewer, width) for row in page.rows)
        self.query_one(Lines).show_lines(rows)
        self._show_detail()

    def _show_detail(self) -> None:
        view, one = self.view, self._row
        if view is None:
            return
        wide = self.size.width >= WIDE
        self.set_class(wide, "-beside")
        room = self.size.width // 2 - 5 if wide else self.size.width - 4
        page, catalogue, today = view.page, self.context.catalogue, view.now.date()
        self.query_one("#opened", TextPane).show(text.detail(page, one, catalogue, room, today) if one else [])
        self.query_one("#beside", TextPane).show(text.sentences(one, catalogue, room) if one and wide else [])
        self.refresh_keys()

    @property
    def _row(self) -> Asked | None:
        """The selected competency."""
        selected = self.query_one(Lines).selected
        return next((row for row in self.view.page.rows if row.competency == selected), None) if self.view else None

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_detail()

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.action_all()

    def selected_title(self) -> str:
        """The competency's."""
        return words.competency_title(self.context.catalogue, self._row.competency) if self._row else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to whoever is shown."""
        return {self.view.page.relations} if self.view else None

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if action == "levels.person":
            return self.nobody_else()
        if action == "levels.goal":
            return may_state_goal(self.view.page.relations, self.view.page.person) if self.view else None
        case = self._case
        if case is None:
            return _("There is nothing here.")
        if action == "levels.example":
            return rules.may_write(case)
        if action == "levels.confirm":
            return rules.may_confirm(case, self._level_to_confirm(case))
        return None

    @property
    def _case(self) -> LevelCase | None:
        row = self._row
        return self.view.page.case(row, self.context) if row is not None and self.view is not None else None

    @staticmethod
    def _level_to_confirm(case: LevelCase) -> int:
        """The level of what waits: the lowest that the acting person may confirm, else the lowest."""
        waits = sorted({one.level for one in case.examples if not one.confirmed_by})
        mine = [level for level in waits if rules.may_confirm(case, level) is None]
        return next(iter((*mine, *waits)), min(case.levels, default=1))

    def _called(self) -> str:
        assert self.view is not None
        return short_name(self.names, self.view.page.person.id)

    def action_example(self) -> None:
        """Note an example for the selected competency."""
        case, row = self._case, self._row
        if case is None or row is None:
            return
        level = row.asked if not row.met and row.asked in case.levels else min(row.standing.level + 1, max(case.levels))
        own = case.person == self.context.actor
        self.ask(acts.add_example(case, self._called(), own=own, level=level))

    def action_confirm(self) -> None:
        """Confirm what waits for the selected competency."""
        case = self._case
        if case is None:
            return
        level = self._level_to_confirm(case)
        self.ask(acts.confirm(case, self._called(), level, rules.to_confirm(case, level)))

    def action_goal(self) -> None:
        """Ask which goal it is: what is aimed at now, where the own position leads, to stay, or none."""
        if self.view is not None:
            lines = goals.lines(self.view.page.aims)
            self.choose(goals.question(), lines, lambda chosen: self.act(goals.aim_at(chosen)))

    def action_all(self) -> None:
        """Everything that shows the selected competency."""
        view, row = self.view, self._row
        if view is None or row is None:
            return
        said = text.shown(view.page, row, WIDTH, view.now.date())
        self.app.push_screen(ToldDialog(_("What shows “{title}”").format(title=self.selected_title()), said))

    # -- going about

    def others(self) -> Sequence[tuple[str, str]]:
        """Those whose journeys whoever looks may see."""
        return self.view.page.others if self.view else []
