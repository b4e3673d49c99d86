"""A file of people before it comes in: every row, what would become of it, and what has to be put right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.day_order import Order
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.people_import import PeopleImport, RowFault, carry_out, plan_import
from mentor_tui.services.table_columns import NamedTable
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import people_import as acts
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import people_import_text as text
from mentor_tui.tui.screens.people_import_actions import ACTIONS
from mentor_tui.tui.styles import WIDE
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import people_import as words
from mentor_tui.wording.language import _

SAME_FOR_ALL = frozenset({Code.UNKNOWN_PLACE, Code.NEAR_WORD, Code.UNKNOWN_ZONE, Code.UNKNOWN_PATTERN})
"""What is put right in one row is put right in all rows that have the same text there."""

MAY_BE_MEANT = frozenset({Code.UNKNOWN_PLACE, Code.NEAR_WORD})
"""What is left as it is when it is put right is meant."""


@dataclass(frozen=True)
class ImportView:
    """What the file would do, at one moment."""

    plan: PeopleImport
    names: Mapping[str, str]
    now: datetime


class PeopleImportPlace(Place[ImportView]):
    """A file of people, laid over Team; nothing is written before it is imported."""

    MODE = "people-import"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("A file of people before it comes in. Nothing is written until you import it; nobody comes in twice.")

    DEFAULT_CSS = """
    PeopleImportPlace #list { height: 1fr; }
    PeopleImportPlace #rows { width: 2fr; }
    PeopleImportPlace #beside { display: none; width: 1fr; padding: 0 0 0 1; border-left: solid $rule; }
    PeopleImportPlace.-beside #beside { display: block; }
    PeopleImportPlace #below { height: 4; }
    """

    def __init__(self, ui: UiContext, table: NamedTable, called: str) -> None:
        """A file.

        Args:
            ui: who acts.
            table: what is in it.
            called: what it is called, without its folder.

        """
        super().__init__(ui)
        self._table, self._called = table, called
        self._dates: Order | None = None
        self._meant: frozenset[int] = frozenset()
        self._update = False

    def body(self) -> ComposeResult:
        """What the file is, its rows, its columns, the selected row in full."""
        with Vertical(classes="body"):
            yield SplitLine(id="file")
            yield SplitLine(id="counts")
            yield Rule()
            yield SplitLine(id="heads")
            with Horizontal(id="list"):
                yield Lines(id="rows")
                yield TextPane(id="beside", passed_by=True)
            yield Rule()
            yield SplitLine(id="columns")
            yield SplitLine(id="unused")
            yield TextPane(id="below", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> ImportView:
        """What the file would do now."""
        plan = plan_import(context, self._table, dates=self._dates, meant=self._meant)
        return ImportView(plan, context.team().names, context.now())

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether the team's record changed: who is new depends on who is there."""
        return self.view is None or TEAM in ids

    def here(self) -> str:
        """Which file it is."""
        return _("Import people · {file} · esc, nothing is written").format(file=self._called)

    def show(self, view: ImportView, before: ImportView | None) -> None:
        """Show everything; one begins in the list."""
        self.draw(view)
        if before is None:
            self.query_one("#rows", Lines).focus()

    def draw(self, view: ImportView) -> None:
        """Draw all of it for what room there is."""
        it = view.plan
        self.set_class(self.size.width >= WIDE, "-beside")
        self.query_one("#file", SplitLine).say([(words.what_file(it), "")])
        self.query_one("#counts", SplitLine).say([(words.counts(it, "   "), "strong")])
        self.query_one("#heads", SplitLine).say(text.heads())
        self.query_one("#rows", Lines).show_lines(text.lines(it, view.names, taken=self._update))
        self.query_one("#columns", SplitLine).say([(_("Columns   "), "dim"), (words.columns(it), "")])
        self.query_one("#unused", SplitLine).say([("          ", ""), (words.unused(it), "dim")])
        self._show_row()

    @on(Lines.Moved, "#rows")
    def _show_row(self) -> None:
        if self.view is None:
            return
        it, selected = self.view.plan, self.query_one("#rows", Lines).selected
        self.query_one("#below", TextPane).show(text.below(it, selected, self.view.names, self.size.width - 2))
        if self.has_class("-beside"):
            self.query_one("#beside", TextPane).show(text.beside(it, selected, self.size.width // 3 - 3))
        self.refresh_keys()

    @on(Lines.Opened, "#rows")
    def _opened(self) -> None:
        if self._fault is not None:
            self.action_right()

    @property
    def _fault(self) -> RowFault | None:
        if self.view is None:
            return None
        return text.fault_at(self.view.plan, self.query_one("#rows", Lines).selected)

    def selected_title(self) -> str:
        """Whose row it is."""
        fault = self._fault
        return fault.name if fault is not None else ""

    # -- what can be done

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever imports is to the team."""
        return {as_lead(self.context.team().acting(self.context.actor))} if self.view else None

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        it = self.view.plan
        if action == "import.right" and self._fault is None:
            return words.nothing_wrong(it)
        if action == "import.dates" and not it.dates.asked:
            return words.one_reading()
        if action == "import.update" and not it.changes:
            return words.no_changes()
        if action == "import.carry-out" and not it.new and not (self._update and it.changes):
            return words.nothing_to_import(it)
        return None

    def action_right(self) -> None:
        """Put the selected cell right, and with it every cell that has the same unknown word."""
        fault = self._fault
        if fault is not None and self.view is not None:
            rows = self._alike(fault)
            form = acts.put_right(fault, len(rows), words.fault_here(fault, self.view.names))
            self.inquire(form, lambda said: self._put_right(fault, rows, said))

    def _alike(self, fault: RowFault) -> frozenset[int]:
        assert self.view is not None
        if fault.problem.code not in SAME_FOR_ALL:
            return frozenset((fault.row,))
        return frozenset(
            one.row for one in self.view.plan.faults if (one.column, one.text) == (fault.column, fault.text)
        )

    def _put_right(self, fault: RowFault, rows: frozenset[int], said: str) -> None:
        if said == fault.text and fault.problem.code in MAY_BE_MEANT:
            self._meant |= rows
        else:
            self._table = self._table.with_cell(rows, acts.column_of(fault), said)
        self.reload()

    def action_dates(self) -> None:
        """Read the dates the other way round."""
        order = self.view.plan.dates.order if self.view else None
        self._dates = "mdy" if order == "dmy" else "dmy"
        self.reload()

    def action_update(self) -> None:
        """Take the changes of those who are here with it, or leave them again."""
        self._update = not self._update
        if self.view is not None:
            self.draw(self.view)

    def action_carry_out(self) -> None:
        """Import: those who are new in one step, and the changes that were taken."""
        if self.view is None:
            return
        plan, update = self.view.plan, self._update
        told: list[str] = []

        def verb(context: ActorContext) -> Done:
            done = carry_out(context, plan, update=update)
            told.extend(words.refused(done, context.team().names))
            for one in done.changed:
                self.stage.done_here.add(one.op)
            if done.added is not None:
                return done.added
            if done.changed:
                return done.changed[-1]
            raise done.refused[0][1]

        self.act(verb, then=lambda _done: self.say(" ".join((self.notice, *told))) if told else None)
