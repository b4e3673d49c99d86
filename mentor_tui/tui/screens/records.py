"""Records: who was signed off for what, and one record in full. Nothing here can be ticked, signed or changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import PEOPLE, TEAM
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.audit import Audited, AuditPage, audit_page, narrowed, nothing_read
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.narrowing import NarrowingPlace
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.screens import records_text as text
from mentor_tui.tui.screens.records_actions import ACTIONS
from mentor_tui.tui.styles import WIDE
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import audit as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _


@dataclass(frozen=True)
class RecordsView:
    """Who asks, before any history is read."""

    page: AuditPage

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names


class RecordsPlace(NarrowingPlace[RecordsView]):
    """An observer's place, and a lead's. Histories are read when its first picture stands."""

    MODE = "records"
    NARROWS = "#records"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "Who was signed off for what, when, on what evidence, by whom and as what, as it was then. What people wrote to "
        "each other is left out, and nothing can be changed here."
    )

    DEFAULT_CSS = """
    RecordsPlace #parts { height: 1fr; }
    RecordsPlace #listed { height: 45%; }
    RecordsPlace #full { height: 1fr; }
    RecordsPlace.-beside #parts { layout: horizontal; }
    RecordsPlace.-beside #listed { width: 58%; height: 1fr; }
    RecordsPlace.-beside #full { width: 1fr; border-left: solid $rule; padding: 0 0 0 1; }
    RecordsPlace.-beside #between { display: none; }
    """

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._all: AuditPage | None = None
        self._shown: AuditPage | None = None
        self._records: dict[str, Audited] = {}
        self._read_of: object = None
        self._since: date | None = None
        self._until: date | None = None

    def body(self) -> ComposeResult:
        """What was asked for, the records, and the selected one in full."""
        with Vertical(classes="body"):
            yield SplitLine(id="head")
            yield Filter(_("an item, or a person"), "#records")
            yield Rule()
            with Vertical(id="parts"):
                with Vertical(id="listed"):
                    yield SplitLine(id="columns")
                    yield Lines(id="records")
                with Vertical(id="full"):
                    yield Rule(id="between")
                    yield SplitLine(id="record-title")
                    yield SplitLine(id="record-when")
                    yield TextPane(id="record", passed_by=True)

    def read(self, context: ActorContext) -> RecordsView:
        """Who asks; no history."""
        return RecordsView(nothing_read(context))

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether the roster changed. What others do meanwhile is listed when one comes back here."""
        return TEAM in ids

    def zones(self) -> Iterable[tzinfo | None]:
        """Where whoever asks is."""
        return (None,)

    def about(self) -> str:
        """Which day it is."""
        return small.weekday_day(self.view.page.today) if self.view else ""

    def ready(self) -> None:
        """The keys act in the list."""
        self.query_one(Lines).focus()

    # -- showing

    def show(self, view: RecordsView, before: RecordsView | None) -> None:
        """Show what there is, and then read the histories."""
        self.again()
        self.call_after_refresh(self._read_everything)

    @work(exclusive=True, group="records", exit_on_error=False)
    async def _read_everything(self) -> None:
        try:
            found = await asyncio.to_thread(self._everything, self.context)
        except Problem as problem:
            self.show_problem(problem)
            return
        if found is not None:
            self._all = found
            self.again()

    def _everything(self, context: ActorContext) -> AuditPage | None:
        """Everything that may be seen; None where nothing has changed since that was read."""
        stamps = (context.store.stamps(PEOPLE), context.store.stamps(TEAM), context.catalogue.digest, context.today())
        if stamps == self._read_of:
            return None
        found = audit_page(context)
        self._read_of = stamps
        return found

    def again(self) -> None:
        """Show what is left of everything by what was typed and by the days."""
        if self._all is not None:
            self._shown = narrowed(self.context, self._all, self.typed, self._since, self._until)
            self._records = {text.key(one): one for one in self._shown.rows}
        if self.view is not None:
            self.draw(self.view)

    @property
    def page(self) -> AuditPage | None:
        """What is listed; before histories are read an empty page."""
        return self._shown or (self.view.page if self.view else None)

    def draw(self, view: RecordsView) -> None:
        """Draw everything for the size that there is."""
        page = self.page or view.page
        beside = self.size.width >= WIDE
        self.set_class(beside, "-beside")
        width = (self.size.width * 58 // 100 if beside else self.size.width) - 2
        self.query_one("#head", SplitLine).say(*text.headline(page, reading=self._all is None))
        self.query_one("#columns", SplitLine).say(text.heads(page, width, signer=not beside) if page.rows else [])
        self.query_one(Lines).show_lines(text.lines(page, width, signer=not beside))
        self._show_record()

    def _show_record(self) -> None:
        page, one = self.page, self._selected
        if page is None:
            return
        pane, beside = self.query_one(TextPane), self.has_class("-beside")
        width = (self.size.width * 42 // 100 if beside else self.size.width) - 5
        if one is not None:
            self.query_one("#record-title", SplitLine).say(text.title(one), cut_first=True)
            self.query_one("#record-when", SplitLine).say(text.when(one))
            pane.show(text.record(one, page, width, whole=beside))
        else:
            said = "" if self._all is None else words.nothing(page)
            self.query_one("#record-title", SplitLine).say([(said, "")])
            self.query_one("#record-when", SplitLine).say([])
            pane.show(())
        if page.unread:
            self.query_one("#record-title", SplitLine).say([(clean(words.unread(page)), "")])
        self.refresh_keys()

    @property
    def _selected(self) -> Audited | None:
        """The selected record."""
        return self._records.get(self.query_one(Lines).selected or "")

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_record()
        self.query_one(TextPane).scroll_home(animate=False)

    @on(Lines.Opened)
    def _opened(self) -> None:
        """The whole text as it was signed."""
        one = self._selected
        if one is None:
            return
        if one.text is None:
            self.say(words.text_then(one))
            return
        self.app.push_screen(ToldDialog(_("As it was signed"), text.text_then(one, WIDTH)))

    def goes_back(self) -> bool:
        """Out of the record, to the list; then everything is listed again."""
        if isinstance(self.focused, TextPane):
            self.query_one(Lines).focus()
            return True
        if super().goes_back():
            return True
        if self._since is None and self._until is None:
            return False
        self._since = self._until = None
        self.again()
        return True

    def selected_title(self) -> str:
        """What the selected record is about."""
        return clean(words.title(self._selected)) if self._selected else ""

    def to_copy(self) -> str:
        """The selected record as text."""
        one, page = self._selected, self.page
        return text.plain_text(one, page) if one is not None and page is not None else ""

    # -- what can be done

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if not action.startswith("records.") or action == "records.parts":
            return None
        if self._all is None:
            return _("Histories are still being read. Try again in a moment.")
        if action == "records.send-on":
            if self.ui.send_records is None:
                return _("To send it on, use “mentor-tui record --csv” or “--html FILE”.")
            if self.page is None or not self.page.rows:
                return _("Nothing is listed.")
        return None

    def action_dates(self) -> None:
        """Ask from when until when."""
        from mentor_tui.tui.acts.records import Days, choose_days

        def chosen(days: Days) -> None:
            self._since, self._until = days
            self.again()

        self.inquire(choose_days(self._since, self._until), chosen)

    def action_send_on(self) -> None:
        """Write what is listed."""
        from mentor_tui.tui.acts.records import send_on
        from mentor_tui.wording.insights import sent

        if self.page is not None and self.ui.send_records is not None:
            self.inquire(send_on(self.ui.send_records, self.page), lambda files: self.say(sent(files)))
