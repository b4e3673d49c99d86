"""Another edition of a curriculum, played again on past cohorts: what would have become of waits, weeks and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.replay_figures import Figure
from mentor_tui.domain.replays import Replay
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_diff import DiffPage, diff_page
from mentor_tui.services.past_cohorts import cohorts_on, to_show
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts.editions import ComparedEditions, choose_cohorts, send_past
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import past_cohorts_text as words
from mentor_tui.tui.screens.past_cohorts_actions import ACTIONS
from mentor_tui.tui.styles import rows_of
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.insights import sent
from mentor_tui.wording.language import _

AROUND = 5
"""Lines around all texts: the first and the last line, three rules."""

FIGURES = 9
"""Lines that the list keeps, whatever there is to say of one figure; half of the room where that is more."""


@dataclass(frozen=True)
class PastView:
    """What another edition would have made of some cohorts, the day it is, and the cohorts there are."""

    page: DiffPage
    today: date
    cohorts: tuple[str, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names


class PastCohortsPlace(Place[PastView]):
    """A comparison on past cohorts, laid over the comparison."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What another edition of a curriculum would have done to past cohorts: what people did and when stays as it was, and "
        "what had to wait for something moves. Below, what is known of the selected figure. Enter shows how it was worked "
        "out and for whom, and opens a person. Nothing is changed."
    )

    DEFAULT_CSS = """
    PastCohortsPlace #head, PastCohortsPlace #past, PastCohortsPlace #limits { height: auto; }
    PastCohortsPlace #middle { height: 1fr; }
    """

    def __init__(self, ui: UiContext, editions: ComparedEditions) -> None:
        super().__init__(ui)
        self._editions = editions
        self._cohorts: tuple[str, ...] | None = None
        self._opened: int | None = None
        self._head = 1

    def body(self) -> ComposeResult:
        """On whom, the figures with the picture beside them, and what is known of one."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield Rule()
            with Horizontal(id="middle"):
                yield Lines(id="figures")
                yield TextPane(id="picture", passed_by=True)
            yield Rule(id="past-rule")
            yield TextPane(id="past")
            yield TextPane(id="limits", passed_by=True)

    def read(self, context: ActorContext) -> PastView:
        """The comparison, and the histories of the cohorts that are shown."""
        old, new = self._editions.old.curriculum, self._editions.new.curriculum
        known = cohorts_on(context, old.id)
        chosen = self._cohorts if self._cohorts is not None else to_show(known)
        return PastView(diff_page(context, old, new, chosen), context.today(), tuple(known))

    def here(self) -> str:
        """Which edition is played again."""
        return _("{title} · on past cohorts · esc back").format(title=self._editions.new.curriculum.title)

    def ready(self) -> None:
        """The figures can be gone through."""
        self.query_one("#figures", Lines).focus()

    @property
    def _one(self) -> Replay | None:
        """What is shown; None where there is nothing to tell."""
        one = self.view.page.past.together if self.view is not None else None
        return None if one is None or one.early else one

    def draw(self, view: PastView) -> None:
        """Draw the figures, or one of them."""
        width, one, lines = self.size.width, self._one, self.query_one("#figures", Lines)
        head, picture = self.query_one("#head", TextPane), self.query_one("#picture", TextPane)
        head.can_focus = False
        if one is None:
            self._opened = None
        self.query_one("#middle").display = self.query_one("#past-rule").display = one is not None
        opened = one.figures[self._opened] if one is not None and self._opened is not None else None
        beside = opened is None and one is not None and width >= words.WIDE
        picture.display = beside and self.size.height >= words.TALL
        lines.styles.width = words.TABLE if picture.display else "1fr"
        if opened is not None:
            said = words.opened_head(opened, view.page, width - 3)
            lines.show_lines(words.people(opened, view.page))
        else:
            said = words.head(view.page, view.today, width - 3)
            room = words.TABLE if picture.display else width
            lines.show_lines(words.lines(view.page, one, room) if one is not None else [])
        head.show(said)
        self._head = rows_of(said)
        self._explain()
        if picture.display and one is not None:
            picture.show(words.picture(one, width - words.TABLE - 3, self.size.height // 2))
        self.refresh_keys()

    def _explain(self) -> None:
        if self.view is None:
            return
        width, one, figure = self.size.width - 4, self._one, self._figure
        if one is None:
            said = words.early(self.view.page.past.together, width)
        elif figure is None:
            said = []
        elif self._opened is not None:
            said = words.worked_out(figure, one, self.view.page, width)
        else:
            said = words.below(figure, one, self.view.page, width)
        below, limits = self.query_one("#past", TextPane), words.limits(width)
        below.show(said, top=True)
        # What it cannot say stands there always; the list keeps its room, whatever there is to say of one figure.
        self.query_one("#limits", TextPane).show(limits)
        room = self.size.height - AROUND - self._head - rows_of(limits)
        kept = min(len(self.query_one("#figures", Lines).lines), max(room // 2, FIGURES)) if one is not None else 0
        below.styles.height = min(rows_of(said), max(room - kept, 3))

    @property
    def _figure(self) -> Figure | None:
        """The figure that is selected, or opened."""
        one = self._one
        if one is None:
            return None
        if self._opened is not None:
            return one.figures[self._opened]
        selected = self.query_one("#figures", Lines).selected
        return one.figures[int(selected)] if selected.isdigit() and int(selected) < len(one.figures) else None

    @on(Lines.Moved, "#figures")
    def _moved(self) -> None:
        self._explain()

    @on(Lines.Opened, "#figures")
    def _open(self, message: Lines.Opened) -> None:
        if message.line_id.startswith(words.PERSON):
            self.stage.open_person(message.line_id.removeprefix(words.PERSON))
        elif self.view is not None and message.line_id.isdigit():
            self._opened = int(message.line_id)
            self.draw(self.view)
            self.query_one("#figures", Lines).action_first()

    # -- keys

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        if action == "past-cohorts.choose" and self.view is not None and not self.view.cohorts:
            return _("Nobody on this curriculum is in a cohort yet.")
        if action == "past-cohorts.send-on":
            if self._one is None:
                return _("There is nothing to write: too few people have been through this part.")
            if self.ui.send_past is None:
                return _("To send it on, use “mentor-tui curriculum diff … --cohort COHORT --csv DIR”.")
        return None

    def goes_back(self) -> bool:
        """Show all figures again."""
        if self._opened is None or self.view is None:
            return False
        number, self._opened = self._opened, None
        self.draw(self.view)
        self.query_one("#figures", Lines).select(str(number))
        self._explain()
        return True

    def action_open(self) -> None:
        """Show how the selected figure was worked out."""
        self.query_one("#figures", Lines).action_open()

    def action_choose(self) -> None:
        """Choose on which cohorts it is played again."""
        view = self.view
        if view is None:
            return

        def chosen(names: tuple[str, ...]) -> None:
            self._cohorts, self._opened = tuple(name for name in view.cohorts if name in names), None
            self.reload()

        shown = tuple(one.cohort for one in view.page.past.each)
        self.inquire(choose_cohorts(view.cohorts, shown, view.today), chosen)

    def action_send_on(self) -> None:
        """Write the figures as tables."""
        if self.view is not None and self.ui.send_past is not None:
            form = send_past(self.ui.send_past, self.view.page, self.view.today)
            self.inquire(form, lambda files: self.say(sent(files)))
