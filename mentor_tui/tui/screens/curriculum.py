"""Another edition of a curriculum: what it changes, for whom, and what it would have been on past cohorts. Nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_diff import DiffPage, diff_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts.editions import ComparedEditions, which_file
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import curriculum_text as words
from mentor_tui.tui.screens.curriculum_actions import ACTIONS
from mentor_tui.tui.styles import rows_of
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.language import _

AROUND = 6
"""Lines around the list and the text below it: the first and the last line, the head, three rules."""


@dataclass(frozen=True)
class EditionView:
    """What another edition changes, and the day it is."""

    page: DiffPage
    today: date

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names


class CurriculumPlace(Place[EditionView]):
    """A comparison, laid over the Team place."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What another edition of a curriculum changes, and what it does to everybody who is on it: items and hands-on "
        "time to do, and how they stand with the plan, before and after. Below, what becomes of the selected change. "
        "Enter opens a person. v plays it again on past cohorts. Nothing is changed."
    )

    DEFAULT_CSS = """
    CurriculumPlace #head, CurriculumPlace #below { height: auto; }
    """

    def __init__(self, ui: UiContext, editions: ComparedEditions) -> None:
        super().__init__(ui)
        self._editions = editions

    @property
    def _both(self) -> tuple[Curriculum, Curriculum]:
        return self._editions.old, self._editions.new

    def body(self) -> ComposeResult:
        """All changes in a line, each of them and everybody, what becomes of one."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield Rule()
            yield Lines(id="changes")
            yield Rule(id="below-rule")
            yield TextPane(id="below")

    def read(self, context: ActorContext) -> EditionView:
        """What changes, and for whom."""
        old, new = self._both
        return EditionView(diff_page(context, old, new), context.today())

    def here(self) -> str:
        """Which two are compared."""
        return _("{title} · {both} · esc back").format(title=self._editions.new.title, both=self._editions.name)

    def ready(self) -> None:
        """The changes can be gone through."""
        self.query_one("#changes", Lines).focus()

    def draw(self, view: EditionView) -> None:
        """Draw the changes."""
        width = self.size.width
        head = self.query_one("#head", TextPane)
        head.show(words.head(view.page, width - 3, untold=self._editions.untold))
        head.can_focus = False
        self.query_one("#changes", Lines).show_lines(words.lines(view.page, width))
        self._explain()
        self.refresh_keys()

    def _explain(self) -> None:
        if self.view is None:
            return
        lines, below = self.query_one("#changes", Lines), self.query_one("#below", TextPane)
        said = words.foot(self.view.page, lines.selected, self.size.width - 3)
        below.show(said, top=True)
        # The list keeps half of the room, whatever there is to say of one change.
        most = max((self.size.height - AROUND) // 2, 3)
        below.styles.height = min(rows_of(said) if said else 0, most)
        self.query_one("#below-rule").display = bool(said)

    @on(Lines.Moved, "#changes")
    def _moved(self) -> None:
        self._explain()

    @on(Lines.Opened, "#changes")
    def _opened(self, message: Lines.Opened) -> None:
        if message.line_id.startswith(words.PERSON):
            self.stage.open_person(message.line_id.removeprefix(words.PERSON))

    # -- keys

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        if action == "curriculum.past" and self.view is not None and self.view.page.people is None:
            return _("Past cohorts are for leads.")
        return None

    def action_past(self) -> None:
        """Show it on past cohorts."""
        from mentor_tui.tui.screens.past_cohorts import PastCohortsPlace

        self.app.push_screen(PastCohortsPlace(self.ui, self._editions))

    def action_another(self) -> None:
        """Compare another file."""
        if self.ui.two_editions is not None:

            def chosen(found: ComparedEditions) -> None:
                self._editions = found
                self.reload()

            self.inquire(which_file(self.ui.two_editions), chosen)
