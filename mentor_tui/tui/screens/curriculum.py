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
from mentor_tui.services.curriculum_diff import DiffPage, cohorts_on, diff_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts.editions import ComparedEditions, choose_cohorts, which_file
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

SHOWN_MOST = 2
"""Cohorts on which it is played again before others are chosen: the latest."""


@dataclass(frozen=True)
class EditionView:
    """What another edition changes, the day it is, and the cohorts there are."""

    page: DiffPage
    today: date
    cohorts: tuple[str, ...]

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
        self._past = False
        self._cohorts: tuple[str, ...] | None = None

    @property
    def _both(self) -> tuple[Curriculum, Curriculum]:
        return self._editions.old, self._editions.new

    def body(self) -> ComposeResult:
        """All changes in a line, each of them and everybody, what becomes of one; or the past cohorts."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield Rule()
            yield Lines(id="changes")
            yield Rule(id="below-rule")
            yield TextPane(id="below")
            yield TextPane(id="past")

    def read(self, context: ActorContext) -> EditionView:
        """What changes; the histories only where past cohorts are shown."""
        old, new = self._both
        known = cohorts_on(context, old.id) if self._past else ()
        chosen = self._cohorts if self._cohorts is not None else known[-SHOWN_MOST:]
        page = diff_page(context, old, new, chosen if self._past else ())
        return EditionView(page, context.today(), known)

    def here(self) -> str:
        """Which two are compared."""
        title = self._editions.new.title
        if self._past:
            return _("{title} · on past cohorts · esc back").format(title=title)
        return _("{title} · {both} · esc back").format(title=title, both=self._editions.name)

    def ready(self) -> None:
        """The changes can be gone through."""
        self.query_one("#changes", Lines).focus()

    def draw(self, view: EditionView) -> None:
        """Draw the changes, or the past cohorts."""
        width = self.size.width
        head = self.query_one("#head", TextPane)
        head.show(words.head(view.page, width - 3, untold=self._editions.untold))
        head.can_focus = False
        for name in ("#changes", "#below-rule", "#below"):
            self.query_one(name).display = not self._past
        past = self.query_one("#past", TextPane)
        past.display = self._past
        if self._past:
            # The pane has no width of its own before it is shown.
            past.show(words.past(view.page, view.today, width - 4))
        else:
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
        if action == "curriculum.cohorts":
            if not self._past:
                return _("v shows past cohorts first.")
            if self.view is not None and not self.view.cohorts:
                return _("Nobody on this curriculum is in a cohort yet.")
        return None

    def action_past(self) -> None:
        """Show past cohorts, or what changes again."""
        self._past = not self._past
        self.reload()
        self.query_one("#past" if self._past else "#changes").focus()

    def goes_back(self) -> bool:
        """Show what changes again."""
        if not self._past:
            return False
        self.action_past()
        return True

    def action_cohorts(self) -> None:
        """Choose on which cohorts it is played again."""
        view = self.view
        if view is None:
            return

        def chosen(names: tuple[str, ...]) -> None:
            self._cohorts = names
            self.reload()

        shown = tuple(one.cohort for one in view.page.past)
        self.inquire(choose_cohorts(view.cohorts, shown, view.today), chosen)

    def action_another(self) -> None:
        """Compare another file."""
        if self.ui.two_editions is not None:

            def chosen(found: ComparedEditions) -> None:
                self._editions, self._cohorts, self._past = found, None, False
                self.reload()

            self.inquire(which_file(self.ui.two_editions), chosen)
