"""Decisions: who moved, why, what showed it, and how to get there; for leads also where a decision is made."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from mentor_tui.domain.decisions import KINDS, Kind
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules.decisions import DecisionCase, may_acknowledge, may_change, ways
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.decision_list import DecisionsPage, ReadDecision, came_to, decisions_page
from mentor_tui.services.decisions import acknowledge, case_of
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import decisions as acts
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.screens import decisions_text as text
from mentor_tui.tui.screens.decision import DecisionPlace
from mentor_tui.tui.screens.decisions_actions import ACTIONS
from mentor_tui.tui.screens.decisions_text import WIDE
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Line, Lines, named
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import decisions as words
from mentor_tui.wording.language import _

DecisionsView = PageView[DecisionsPage]


class DecisionsPlace(Place[DecisionsView]):
    """All decisions that the acting person may read, one of them opened."""

    MODE = "decisions"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("Who was promoted, moved, left or came back: why, what showed it, and how to get there.")

    DEFAULT_CSS = """
    DecisionsPlace #parts { layout: vertical; height: 1fr; }
    DecisionsPlace #decisions { height: auto; max-height: 40%; border-bottom: solid $rule; }
    DecisionsPlace #opened { height: 1fr; }
    DecisionsPlace.-beside #parts { layout: horizontal; }
    DecisionsPlace.-beside #decisions { height: 1fr; max-height: 100%; border-bottom: none; }
    DecisionsPlace.-beside #opened { width: 1fr; border-left: solid $rule; }
    """

    _kind: Kind | None = None
    _list_width = 0
    _to = ""
    """The position to which somebody came, where only these decisions are shown."""

    def body(self) -> ComposeResult:
        """How many there are, the list, one of them opened."""
        with Vertical(classes="body"):
            yield SplitLine(id="head")
            yield Rule()
            with Container(id="parts"):
                yield Lines(id="decisions")
                yield TextPane(id="opened", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> DecisionsView:
        """What there is to read now."""
        return DecisionsView(decisions_page(context), context.now())

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is somebody's, or the team's."""
        return TEAM in ids or any(one.startswith("people/") for one in ids)

    def ready(self) -> None:
        """The keys act in the list."""
        self.query_one(Lines).focus()

    # -- showing

    @property
    def _shown(self) -> list[ReadDecision]:
        reads = self.view.page.reads if self.view else ()
        former, to = self.context.catalogue.former_positions, self._to
        of_kind = (read for read in reads if self._kind in (None, read.decision.kind))
        return [read for read in of_kind if not to or came_to(read.decision, former) == to]

    def narrow(self, to: str) -> None:
        """Show only how others came to a position; "" shows all decisions."""
        self._to, self._kind = to, None
        if self.view is not None:
            self.draw(self.view)

    def goes_back(self) -> bool:
        """From the decisions on one way to all of them."""
        narrowed = bool(self._to)
        if narrowed:
            self.narrow("")
        return narrowed

    def draw(self, view: DecisionsView) -> None:
        """Draw everything for the size that there is; the selected decision stays."""
        self.set_class(self.size.width >= WIDE, "-beside")
        shown, catalogue = self._shown, self.context.catalogue
        said = _("DECISIONS {count}").format(count=len(shown))
        about = _("who moved, why, and how to get there")
        which = words.kind(self._kind) if self._kind else _("all kinds")
        if self._to:
            about = _("who came to {position}").format(position=words.position(catalogue, self._to))
            which = _("esc shows all") if self._kind is None else f"{which} · {_('esc shows all')}"
        self.query_one("#head", SplitLine).say([(said, "strong"), (f"   {about}", "dim")], [(which, "dim")])
        rows = text.rows(shown, view.names, catalogue, view.page.today, self.size.width)
        self._list_width = text.width_of(rows, self.size.width)
        listed = self.query_one(Lines)
        listed.styles.width = self._list_width if self.size.width >= WIDE else None
        listed.show_lines(rows)
        self._show_detail()

    def _show_detail(self) -> None:
        view, read = self.view, self._selected
        pane = self.query_one("#opened", TextPane)
        if view is None:
            return
        wide = self.size.width >= WIDE
        # A rule, and a free column on each side.
        room = self.size.width - self._list_width - 5 if wide else self.size.width - 4
        if read is None:
            empty = words.nobody_yet() if self._kind is None else _("None of this kind yet.")
            empty = words.nobody_came() if self._to else empty
            pane.show([(empty, "")])
        else:
            one, catalogue = view.page.in_full(read), self.context.catalogue
            parts = text.detail(one, view.names, catalogue, room, view.page.today)
            pane.show(parts + (text.beside(one, view.names, catalogue, room) if wide else []))
        self.refresh_keys()

    @property
    def _selected(self) -> ReadDecision | None:
        selected = self.query_one(Lines).selected
        return next((read for read in self._shown if read.decision.id == selected), None)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_detail()

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.action_all()

    def selected_title(self) -> str:
        """Whose decision is selected."""
        read = self._selected
        return clean(self.names.get(read.decision.person, read.decision.person)) if read else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to those about whom they read, and about whom they may decide."""
        if self.view is None:
            return None
        page = self.view.page
        return {*(read.relations for read in page.reads), *((("lead",),) if page.decides else ())}

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if action == "decisions.decide":
            return None if self.view and self.view.page.decides else _("Deciding is for a lead of their team.")
        read = self._selected
        if read is None or self.view is None:
            return _("There is nothing here.") if action != "decisions.filter" else None
        them = self.view.page.people[read.decision.person]
        if action == "decisions.seen":
            return may_acknowledge(read.decision, read.relations, them)
        return may_change(read.decision, read.relations, them) if action == "decisions.withdraw" else None

    def action_seen(self) -> None:
        """Say that one has read the decision about oneself."""
        if (read := self._selected) is not None:
            self.act(lambda context: acknowledge(context, read.decision.number))

    def action_withdraw(self) -> None:
        """Withdraw the selected decision."""
        if (read := self._selected) is not None:
            self.ask(acts.withdraw(read.decision, self.selected_title()))

    def action_filter(self) -> None:
        """One kind after another, then all of them again."""
        kinds = (None, *KINDS)
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        if self.view is not None:
            self.draw(self.view)

    def action_find(self) -> None:
        """Find a decision by what stands in its line."""
        if self.view is None:
            return
        page = self.view.page
        rows = text.rows(self._shown, self.names, self.context.catalogue, page.today, self.size.width)
        self.choose(_("Whose decision?"), rows, lambda found: self.query_one(Lines).select(found))

    def action_all(self) -> None:
        """The selected decision on a page of its own."""
        if (read := self._selected) is not None:
            self.app.push_screen(DecisionPlace(self.ui, read.decision.person, read.decision.number))

    def action_decide(self) -> None:
        """Choose about whom, and what; then write it."""
        if self.view is None:
            return
        self.choose(
            _("About whom is it?"),
            named(self.view.page.decides),
            lambda person: self.look(partial(case_of, self.context, person), self._choose_way),
        )

    def _choose_way(self, case: DecisionCase) -> None:
        found = {f"{kind}:{to}": (kind, to) for kind, to in ways(case)}
        lines = [Line(((acts.way(case, kind, to), ""),), (), name) for name, (kind, to) in found.items()]
        self.choose(
            _("{name}: what is decided?").format(name=clean(case.person.name)),
            lines,
            lambda chosen: self.ask(acts.decide(self.context, case, *found[chosen])),
        )
