"""One decision: why, what showed each competency, and how whoever reads it stands against the same evidence."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.rules.decisions import may_acknowledge, may_change
from mentor_tui.domain.rules.people import may_state_goal
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.decision_list import DecisionPage, decision_page
from mentor_tui.services.decisions import acknowledge
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import decisions as acts
from mentor_tui.tui.acts import goals
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import decision_text as text
from mentor_tui.tui.screens.decision_actions import ACTIONS
from mentor_tui.tui.styles import BREAK, Part
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import decisions as words
from mentor_tui.wording.language import _

WIDE = 100

DecisionView = PageView[DecisionPage]


class DecisionPlace(Place[DecisionView]):
    """One decision, laid over the place from which it was opened. Reading it commits to nothing."""

    MODE = "decision"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("One decision: what was asked and what showed it, and what you would still show for the same.")

    DEFAULT_CSS = """
    DecisionPlace #decision { height: auto; max-height: 30%; }
    DecisionPlace #asked { height: auto; max-height: 12; }
    DecisionPlace #both { display: none; height: 1fr; }
    DecisionPlace #showed { width: 1fr; }
    DecisionPlace #own { width: 1fr; padding: 0 0 0 2; border-left: solid $rule; }
    DecisionPlace #advice { height: 1fr; }
    DecisionPlace.-beside #both { display: block; }
    DecisionPlace.-beside #advice { height: auto; max-height: 30%; }
    DecisionPlace.-plain .evidence, DecisionPlace.-plain #both { display: none; }
    DecisionPlace.-plain #advice { height: 1fr; max-height: 100%; }
    """

    def __init__(self, ui: UiContext, person: str, number: str) -> None:
        super().__init__(ui, person)
        self._number = number

    def body(self) -> ComposeResult:
        """Why, what showed it beside one's own, how to get there."""
        with Vertical(classes="body"):
            yield TextPane(id="decision", passed_by=True)
            yield Rule()
            yield SplitLine(id="heads", classes="evidence")
            yield Lines(id="asked").add_class("evidence")
            yield Rule().add_class("evidence")
            with Horizontal(id="both", classes="evidence"):
                yield TextPane(id="showed", passed_by=True)
                yield TextPane(id="own", passed_by=True)
            yield Rule(id="before-advice").add_class("evidence")
            yield TextPane(id="advice", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> DecisionView:
        """The decision as it stands, and where whoever reads it stands."""
        return DecisionView(decision_page(context, f"{self._person}/{self._number}"), context.now())

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is whose decision it is, one's own, or the team's."""
        return not ids.isdisjoint((TEAM, person_record(self._person or ""), person_record(self.context.actor)))

    def here(self) -> str:
        """That it lies over the places."""
        return _("Decision · esc back")

    def ready(self) -> None:
        """The keys act in the list; where nothing had to be shown, one reads from the top."""
        self.query_one("#decision" if self.has_class("-plain") else "#asked").focus()

    # -- showing

    def draw(self, view: DecisionView) -> None:
        """Draw everything for the size that there is; the selected competency stays."""
        page, catalogue, width = view.page, self.context.catalogue, self.size.width
        self.set_class(not page.one.proofs, "-plain")
        wide = width >= WIDE
        self.set_class(wide, "-beside")
        self.query_one("#before-advice").display = wide and bool(page.one.proofs)
        self.query_one("#decision", TextPane).show(text.head(page, catalogue, width - 4))
        self.query_one("#heads", SplitLine).say(text.heads(page, catalogue, width))
        self.query_one(Lines).show_lines(text.lines(page, catalogue, width))
        self.query_one("#advice", TextPane).show(text.advice(page, catalogue, width - 4))
        self._show_line()

    def _show_line(self) -> None:
        page, competency = self._page, self._competency
        if page is not None and competency and self.size.width >= WIDE:
            room = self.size.width // 2 - 5
            catalogue = self.context.catalogue
            heading: list[Part] = [(text.title(page, competency, catalogue), "dim"), BREAK]
            self.query_one("#showed", TextPane).show([*heading, *text.showed(page, competency, catalogue, room)])
            mine = text.own(page, competency, room)
            self.query_one("#own", TextPane).show(mine)
            self.query_one("#own").display = bool(mine)
        self.refresh_keys()

    @property
    def _page(self) -> DecisionPage | None:
        return self.view.page if self.view is not None else None

    @property
    def _competency(self) -> str:
        return self.query_one(Lines).selected

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_line()

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.action_whole()

    def goes_back(self) -> bool:
        """Out of a text, to the list."""
        reading = isinstance(self.focused, TextPane) and not self.has_class("-plain")
        if reading:
            self.query_one(Lines).focus()
        return reading

    def selected_title(self) -> str:
        """Whose decision it is."""
        return clean(self.names.get(self._person or "", self._person or ""))

    def to_copy(self) -> str:
        """What one would still show for the same."""
        return words.own_list(self._page, self.context.catalogue) if self._page is not None else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever reads it is to whom it is about, and to themselves."""
        return {self._page.one.read.relations, self._page.relations} if self._page is not None else None

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        page = self._page
        if page is None:
            return _("There is nothing here.")
        decision, relations = page.one.decision, page.one.read.relations
        if action == "decision.whole" and not page.one.proofs:
            return _("Nothing had to be shown for it.")
        if action == "decision.copy-list" and not self.to_copy():
            return _("There is no list of yours beside it.")
        if action == "decision.goal":
            if page.position is None:
                return _("It leads to no position here.")
            return may_state_goal(page.relations, page.me)
        if action == "decision.seen":
            return may_acknowledge(decision, relations, page.person)
        return may_change(decision, relations, page.person) if action == "decision.withdraw" else None

    def action_whole(self) -> None:
        """All that showed the selected competency, and one's own beside it."""
        page, competency = self._page, self._competency
        if page is not None and competency:
            catalogue = self.context.catalogue
            said = text.whole(page, competency, catalogue, WIDTH)
            self.app.push_screen(ToldDialog(text.title(page, competency, catalogue), said))

    def action_copy_list(self) -> None:
        """Copy one's own list, for the next talk."""
        self.action_copy()

    def action_goal(self) -> None:
        """Ask which goal it is: the position to which it leads, to stay, or none."""
        if self._page is not None and self._page.position is not None:
            lines = goals.lines([self._page.position])
            self.choose(goals.question(), lines, lambda chosen: self.act(goals.aim_at(chosen)))

    def action_seen(self) -> None:
        """Say that one has read the decision about oneself."""
        self.act(lambda context: acknowledge(context, self._number))

    def action_withdraw(self) -> None:
        """Withdraw it."""
        if self._page is not None:
            self.ask(acts.withdraw(self._page.one.decision, self.selected_title()))
