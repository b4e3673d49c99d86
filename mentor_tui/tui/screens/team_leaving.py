"""A mentor goes: who would take over whom, and what goes with each hire, looked at before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.domain.matching import explain
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.handover import handover
from mentor_tui.services.matching.departure import DeparturePlan
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import leaving
from mentor_tui.tui.base.explaining import Explained
from mentor_tui.tui.base.hires import HiresPlace
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.screens import team_leaving_text as words
from mentor_tui.tui.screens.team_leaving_actions import ACTIONS
from mentor_tui.tui.screens.team_leaving_text import HireExplained, Shown
from mentor_tui.tui.styles import rows_of
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines, plain
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import matching as sentences
from mentor_tui.wording import ranking
from mentor_tui.wording.language import _

FRAME = 9
"""Lines of the screen around the hires and what stands below them."""


@dataclass(frozen=True)
class LeavingView:
    """A plan, the day it is, and everybody's name."""

    plan: DeparturePlan
    today: date
    names: Mapping[str, str]


class LeavingPlace(HiresPlace[LeavingView]):
    """The preview, laid over the Team place."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "All hires of a mentor who is leaving, and who would take them on. Enter chooses somebody else, and "
        "the rest is worked out again. Below is what is handed over. Nothing changes until P carries it out; "
        "esc leaves everything as it is."
    )

    DEFAULT_CSS = """
    LeavingPlace #notes { text-style: bold; }
    LeavingPlace #columns { color: $dim; }
    LeavingPlace #below { height: 1fr; }
    """

    def __init__(self, ui: UiContext, planned: leaving.Planned, told: Callable[[Done], None]) -> None:
        """A preview.

        Args:
            ui: what all places share.
            planned: the plan that was made, and how to make it anew.
            told: what is done once it was carried out.

        """
        super().__init__(ui)
        self._first: DeparturePlan | None = planned.plan
        self._again, self._told = planned.again, told
        self._mentor = planned.plan.mentor
        self._pins: dict[str, str] = {}
        self._changed: frozenset[str] = frozenset()
        self._known = Explained(self, lambda: self.selected, self._look_up, self.explain)

    def body(self) -> ComposeResult:
        """Who goes, what else is to be known, the hires, the handover of one."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield TextPane(id="notes")
            yield Rule()
            yield SplitLine(id="columns")
            yield Lines(id="hires", quiet=True)
            yield Rule(id="below-rule")
            yield SplitLine(id="title")
            yield TextPane(id="below")

    def read(self, context: ActorContext) -> LeavingView:
        """The plan that was made, the first time; after that it is made anew with what was chosen."""
        plan, self._first = self._first, None
        plan = plan or self._again(context, dict(self._pins))
        names = plan.seekers.team.names
        return LeavingView(plan, context.today(), names)

    def here(self) -> str:
        """Who goes."""
        said = ranking.goes(self.view.plan, self.view.today) if self.view else clean(self._mentor.name)
        return _("{said} · esc back").format(said=said)

    # -- showing

    def show(self, view: LeavingView, before: LeavingView | None) -> None:
        """Show the plan; what another choice changed is told and marked."""
        plan = view.plan
        self._known.forget()
        if before is not None:
            moves = explain.moves(before.plan.proposal, plan.proposal)
            self._changed = frozenset(move.hire for move in moves)
            said = [sentences.loose(pin, self.names) + "." for pin in plan.proposal.loose]
            if moves:
                totals = before.plan.proposal.total, plan.proposal.total
                said.append(sentences.changed(moves, self.names, *totals))
            if said:
                self.say(" ".join(said))
        # A choice that does not hold is told once, and forgotten.
        for pin in plan.proposal.loose:
            self._pins.pop(pin.hire, None)
        self.draw(view)
        if before is None:
            self.query_one("#hires", Lines).focus()

    def draw(self, view: LeavingView) -> None:
        """Draw the plan, each part with its share of the room."""
        plan, width = view.plan, self.size.width
        head, notes = self.query_one("#head", TextPane), self.query_one("#notes", TextPane)
        figures = words.head(plan, view.today, width - 3)
        said = words.notes(plan, self.names, width - 3)
        head.show(figures)
        notes.show(said)
        self._lay_out(len(plan.hires), rows_of(figures), rows_of(said))
        self.query_one("#columns", SplitLine).say([(words.columns(plan, width), "")])
        lines = words.lines(plan, self._shown(view), width)
        self.query_one("#hires", Lines).show_lines(lines or [plain(_("Nobody has to move. P notes the days."))])
        self.explain()

    def _lay_out(self, hires: int, head: int, notes: int) -> None:
        """The hires get what they need, as long as the handover has room."""
        above = self.show_rows("#head", head, most=head) + self.show_rows("#notes", notes)
        room = max(self.size.height - FRAME - above, 6)
        self.share_hires(hires, room, least=max(room * 2 // 5, 6))
        for part in ("#columns", "#below-rule", "#title", "#below"):
            self.query_one(part).display = hires > 0

    def _shown(self, view: LeavingView) -> Shown:
        return Shown(self.names, self._words(view.plan), self._changed, view.today)

    # -- what stands below

    def explain(self, *, fresh: bool = False) -> None:
        """Show what goes with the selected hire: at once what is known, the rest when it is worked out."""
        view, hire = self.view, self.selected
        if view is None or not hire:
            return
        known = self._known.get(hire)
        self.query_one("#title", SplitLine).say(
            words.title(view.plan, hire, self.names), [(_("enter  somebody else"), "dim")]
        )
        self.query_one("#below", TextPane).show(
            words.below(view.plan, hire, known, self._shown(view), self.size.width - 3), top=fresh
        )
        self.refresh_keys()
        if known is None:
            self._known.begin()

    def _look_up(self, hire: str) -> HireExplained:
        assert self.view is not None
        reason = self.view.plan.reason(hire)
        try:
            return HireExplained(reason, handover(self.context, hire), "")
        except Problem as problem:
            return HireExplained(reason, None, self.sentence(problem))

    # -- keys

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        view, hire = self.view, self.selected
        if view is None or action in ("leaving.carry", "leaving.parts"):
            return None
        if not hire:
            return _("There is no hire to move.")
        if action == "leaving.hold" and hire in view.plan.waiting:
            return _("Nobody is proposed for {name}; enter lists everybody.").format(name=self.called(hire))
        return None

    def action_hold(self) -> None:
        """Hold the proposed pair, or let it go."""
        if self.view is None:
            return
        hire = self.selected
        if self._pins.pop(hire, None) is None:
            self._pins[hire] = self.view.plan.proposal.mentors[hire]
        self.reload()

    @on(Lines.Opened, "#hires")
    def _opened(self) -> None:
        view, hire = self.view, self.selected
        if view is None or not hire:
            return
        found = words.others(view.plan, hire)
        if not found:
            self.say(_("Nobody else on the team could be a mentor."))
            return

        def chosen(mentor: str) -> None:
            self._pins[hire] = mentor
            self.reload()

        lines = [words.other_line(other, view.plan, hire, self.names) for other in found]
        question = _("Who takes {name} on? The rest is worked out again.").format(name=self.called(hire))
        self.choose(question, lines, chosen, (words.other_columns(), "dim"))

    # -- words; they are kept as drafts, so that leaving the program asks

    @property
    def _kept(self) -> str:
        return f"leaving:{self._mentor.id}"

    def _draft(self, hire: str) -> str:
        return f"{self._kept}:{hire}"

    def _words(self, plan: DeparturePlan) -> dict[str, str]:
        drafts = self.stage.drafts
        return {hire: text for hire in plan.hires if (text := drafts.get(self._draft(hire), ""))}

    def action_word(self) -> None:
        """Write what the mentor who goes wants to say about the selected hire."""
        view, hire = self.view, self.selected
        if view is None:
            return

        def written(text: str) -> None:
            if text:
                self.stage.drafts[self._draft(hire)] = text
            self.draw(view)

        def verb(_context: ActorContext, answers: Answers) -> str:
            return answers[hire]

        question = _("A message from {mentor} to {name}’s next mentor").format(
            mentor=sentences.first_name(self.names, self._mentor.id), name=self.called(hire)
        )
        detail = [(_("{name} can read it. It is sent with the handover.").format(name=self.called(hire)), "dim")]
        fields = [Field(hire, "", "text")]
        self.inquire(Questions(question, fields, verb, detail=detail, does=_("keeps it"), draft=self._kept), written)

    def action_journey(self) -> None:
        """Look at the journey of the selected hire."""
        self.stage.open_journey(self.selected)

    def action_carry(self) -> None:
        """Ask for the words that go with it, and carry it out."""
        view = self.view
        if view is None:
            return
        said = self._words(view.plan)

        def done(what: Done) -> None:
            for hire in said:
                self.stage.drafts.pop(self._draft(hire), None)
            self.dismiss()
            self._told(what)

        self.inquire(lambda context: leaving.carry(context, view.plan, said), done)
