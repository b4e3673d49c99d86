"""Import a checklist: what it becomes beside the lines that it came from, changed where it was read wrong, then written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.problems import Problem
from mentor_tui.services import checklists
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.checklists import Checklist, ChecklistChanges, ChecklistPage, ChecklistRow
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import checklist_text as text
from mentor_tui.tui.screens.checklist_actions import ACTIONS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import checklist_page as words
from mentor_tui.wording.checklists import where
from mentor_tui.wording.language import _

NOBODY: Mapping[str, str] = {}

WIDE = 110
"""Columns from which on the YAML stands beside it."""


class ChecklistPlace(Place[ChecklistPage]):
    """A checklist on its way in, laid over the place that was open. Nothing is written before somebody says so."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "On the left what a checklist becomes, on the right the lines it came from; what was not clear is marked, and "
        "listed below. Nothing is written before I, and u takes back what you changed here."
    )

    DEFAULT_CSS = """
    ChecklistPlace #summary { height: auto; }
    ChecklistPlace #becomes-side { width: 41; border-right: solid $rule; }
    ChecklistPlace #file-side { width: 1fr; }
    ChecklistPlace #yaml-side { display: none; width: 1fr; border-left: solid $rule; }
    ChecklistPlace.-wide #becomes-side { width: 2fr; }
    ChecklistPlace.-wide #file-side { width: 2fr; }
    ChecklistPlace.-wide #yaml-side { display: block; width: 2fr; }
    ChecklistPlace #look-head { height: 1; }
    ChecklistPlace #look { height: 4; }
    ChecklistPlace.-tall #look { height: 8; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  (Textual declares it for instances)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]  # noqa: RUF012

    def __init__(
        self, ui: UiContext, checklist: Checklist, then: Callable[[str], object], names: Mapping[str, str] = NOBODY
    ) -> None:
        """A checklist.

        Args:
            ui: what the screens are given.
            checklist: what was read.
            then: what to do when it is closed, with a sentence of what was written, "" where nothing was.
            names: what people are called, person by person.

        """
        super().__init__(ui)
        self._checklist = checklist
        self._past: list[ChecklistChanges] = []
        self._phase = 0
        self._looked_at = -1
        self._then, self._names = then, names

    # -- reading and drawing

    def body(self) -> ComposeResult:
        """How much it is; what it becomes, the file, the YAML; what to look at."""
        with Vertical(classes="body"):
            yield TextPane(id="summary")
            yield Rule("┬", self._joint, id="columns-rule")
            with Horizontal():
                with Vertical(id="becomes-side"):
                    yield SplitLine(id="becomes-head")
                    yield Lines(id="becomes")
                with Vertical(id="file-side"):
                    yield SplitLine(id="file-head")
                    yield Lines(id="file")
                with Vertical(id="yaml-side"):
                    yield SplitLine(id="yaml-head")
                    yield TextPane(id="yaml", passed_by=True)
            yield Rule("┴", self._joint, id="look-rule")
            yield SplitLine(id="look-head")
            yield Lines(id="look")

    def _joint(self) -> int:
        return self.query_one("#becomes-side").size.width

    def read(self, context: ActorContext) -> ChecklistPage:
        """The page of what was read, with what was changed; the files are not read again."""
        before = self.view
        return (
            before if before is not None and before.checklist is self._checklist else checklists.page(self._checklist)
        )

    @property
    def names(self) -> Mapping[str, str]:
        """Those of the place that it lies over."""
        return self._names

    def here(self) -> str:
        """What this is, and of which file."""
        return words.here(self.view.file) if self.view is not None else ""

    def concerns(self, ids: frozenset[str]) -> bool:
        """No record changes it."""
        return False

    def ready(self) -> None:
        """What it becomes can be gone through."""
        summary = self.query_one("#summary", TextPane)
        summary.can_focus = False
        self.query_one("#becomes", Lines).focus()

    def show(self, view: ChecklistPage, before: ChecklistPage | None) -> None:
        """The file's lines are drawn once: they stay as they are."""
        if before is None:
            self.query_one("#file", Lines).show_lines(text.file_lines(view))
        elif self._looked_at >= 0 and before.look[self._looked_at] not in view.look:
            # What was answered is gone, and the next one is where it was.
            self._looked_at -= 1
        self.draw(view)

    def draw(self, view: ChecklistPage) -> None:
        """Draw what it becomes; what is selected stays."""
        self.query_one("#summary", TextPane).show(text.summary(view, self.size.width - 3))
        self.query_one("#becomes-head", SplitLine).say(
            [(_("WHAT IT BECOMES"), "strong")], [(_("by day · items"), "dim")]
        )
        self.query_one("#yaml-head", SplitLine).say([(_("AS YAML"), "strong")])
        self.query_one("#look-head", SplitLine).say([(_("TO LOOK AT"), "strong")], [(words.position(view, -1), "dim")])
        self.query_one("#look", Lines).show_lines(text.look(view))
        self._open(self._phase, self.query_one("#becomes", Lines).selected)
        self._tell_selected()
        self.query(Rule).refresh()

    def _open(self, phase: int, select: str) -> None:
        """Show what is in a phase, with a row selected."""
        assert self.view is not None
        self._phase = phase
        self.query_one("#becomes", Lines).show_lines(text.becomes(self.view, phase), select=select or None)

    @property
    def _row(self) -> ChecklistRow | None:
        return self.view.row(self.query_one("#becomes", Lines).selected) if self.view is not None else None

    def _tell_selected(self) -> None:
        view, row = self.view, self._row
        if view is None:
            return
        self.query_one("#file-head", SplitLine).say(
            [(words.file_place(view, row.line if row is not None else 0), "strong")]
        )
        said = text.yaml(view, row.id if row is not None else "", self.size.width // 3 - 4)
        self.query_one("#yaml", TextPane).show(said, top=True)
        self.refresh_keys()

    def selected_title(self) -> str:
        """The item or phase that the keys are about."""
        row = self._row
        return row.title if row is not None else ""

    # -- moving together

    @on(Lines.Moved, "#becomes")
    def _becomes_moved(self) -> None:
        row = self._row
        if row is None:
            return
        if row.phase != self._phase:
            self._open(row.phase, row.id)
        if row.line and not self.query_one("#file", Lines).has_focus:
            self._show_line(row.line)
        self._tell_selected()

    def _show_line(self, line: int) -> None:
        """Select a line of the file, with what follows it in sight."""
        listed = self.query_one("#file", Lines)
        listed.select(str(line))
        listed.scroll_to(y=max(line - 1 - listed.size.height // 2, 0), animate=False, force=True)

    @on(Lines.Moved, "#file")
    def _file_moved(self, event: Lines.Moved) -> None:
        if event.lines.has_focus and self.view is not None:
            self._go_to_row(self.view.at(int(event.line_id)))

    def _go_to_row(self, row_id: str) -> None:
        row = self.view.row(row_id) if self.view is not None else None
        if row is not None:
            self._open(row.phase, row.id)
            self._tell_selected()

    @on(Lines.Moved, "#look")
    def _look_moved(self, event: Lines.Moved) -> None:
        if event.lines.has_focus and event.line_id:
            self._go_to_look(int(event.line_id))

    def _go_to_look(self, at: int) -> None:
        view = self.view
        if view is None:
            return
        self._looked_at = at
        self.query_one("#look", Lines).select(str(at))
        self.query_one("#look-head", SplitLine).say([(_("TO LOOK AT"), "strong")], [(words.position(view, at), "dim")])
        line = view.look[at].line
        self._go_to_row(view.at(line))
        if line:
            self._show_line(line)

    def _step(self, by: int) -> None:
        view = self.view
        if view is not None and view.look:
            begun = self._looked_at >= 0 or by > 0
            self._go_to_look((self._looked_at + by) % len(view.look) if begun else len(view.look) - 1)
        elif view is not None:
            self.say(words.nothing_to_look_at(view))

    def action_next(self) -> None:
        """Go to the next thing to look at."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the one before."""
        self._step(-1)

    # -- changing

    def refusal(self, action: str) -> Problem | str | None:
        """What was added cannot be changed here; no part to speak of."""
        view = self.view
        if view is None:
            return _("There is nothing to see here.")
        if action == "checklist.change" and (self._row is None or not self._row.line):
            return _("This was added and stands in no line of the file. Change it in the YAML.")
        if action == "checklist.meanings" and not view.meant:
            return _("Everything in the file is the hire’s own: it names no other part.")
        if action == "checklist.minutes" and not view.kinds:
            return _("Everything in the file says how long it takes.")
        return None

    def _say_differently(self, changes: ChecklistChanges) -> None:
        self._past.append(self._checklist.changes)
        self._take(self._checklist.saying(changes))

    def _take(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self.reload()

    def action_change(self) -> None:
        """Change what is selected."""
        from mentor_tui.tui.acts import checklists as forms

        view, row = self.view, self._row
        if view is not None and row is not None:
            ask = forms.change_phase if row.what == "phase" else forms.change_item
            self.inquire(ask(view, row), self._say_differently)

    def action_minutes(self) -> None:
        """Give one length to all of a kind."""
        from mentor_tui.tui.acts import checklists as forms

        if self.view is not None:
            self.inquire(forms.minutes(self.view, self._row), self._say_differently)

    def action_meanings(self) -> None:
        """Say what the words for parts mean."""
        from mentor_tui.tui.acts import checklists as forms

        if self.view is not None:
            self.inquire(forms.meanings(self.view), self._say_differently)

    def action_undo(self) -> None:
        """Take back what was changed here last."""
        if self._past:
            self._take(self._checklist.saying(self._past.pop()))
            self.say(_("Taken back."))
        else:
            self.say(_("You have changed nothing here."))

    def action_redo(self) -> None:
        """What is taken back here is said again."""
        self.say(_("Say it again: here u only takes back."))

    def action_check(self) -> None:
        """Check what it becomes."""
        from mentor_tui.tui.dialogs.told import ToldDialog

        view = self.view
        if view is not None:
            self.look(
                view.faults,
                lambda faults: self.app.push_screen(ToldDialog(words.checked(faults), words.fault_lines(faults))),
            )

    def action_make(self) -> None:
        """Write it."""
        from mentor_tui.tui.acts import checklists as forms

        if self.view is not None:
            self.inquire(forms.make(self.view), self._made)

    def _made(self, found: tuple[Path, bool]) -> None:
        path, written = found
        # What is told when the program has ended says where; on a screen there is no room for it.
        self._close(where(str(path) if self.ui.checklist is not None else path.name, written=written))

    def _close(self, said: str = "") -> None:
        self.dismiss()
        self._then(said)

    def action_back(self) -> None:
        """Leave without writing; ask first where something was changed."""
        from mentor_tui.tui.dialogs.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self._close()

        if not self._checklist.changes:
            self._close()
            return
        self.app.push_screen(
            Confirm(_("Leave this checklist?"), detail=[words.unwritten()], yes=_("leave it, and write nothing")),
            answered,
        )
