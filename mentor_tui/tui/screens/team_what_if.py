"""What if: the team without some mentors, or with more hires, beside the team of today. Nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.matching.what_if import WhatIf
from mentor_tui.services.team_page import team_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import team_what_if_text as words
from mentor_tui.tui.screens.team_what_if_actions import ACTIONS
from mentor_tui.tui.screens.team_what_if_form import Answered, ask
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines, plain
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.language import _


@dataclass(frozen=True)
class WhatIfView:
    """An answer, and the day it is of."""

    answer: WhatIf
    today: date

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.answer.names


class WhatIfPlace(Place[WhatIfView]):
    """An answer, laid over the Team place."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "The team as it would be, beside the team as it is today. Enter asks something else. It is worked out "
        "as in Matching: hires without a mentor, and those whose mentor would be gone, get the mentors who suit them "
        "best. Nothing is changed."
    )

    DEFAULT_CSS = """
    WhatIfPlace #columns { color: $dim; }
    WhatIfPlace #question, WhatIfPlace #figures, WhatIfPlace #waits { height: auto; }
    WhatIfPlace #waits { max-height: 5; }
    """

    def __init__(self, ui: UiContext, answered: Answered) -> None:
        super().__init__(ui)
        self._question = answered.question
        self._first: WhatIf | None = answered.answer

    def body(self) -> ComposeResult:
        """The question, both teams in numbers, who would wait, the mentors."""
        with Vertical(classes="body"):
            yield TextPane(id="question")
            yield Rule()
            yield TextPane(id="figures")
            yield Rule()
            yield TextPane(id="waits")
            yield Rule()
            yield SplitLine(id="columns")
            yield Lines(id="mentors")

    def read(self, context: ActorContext) -> WhatIfView:
        """The answer that was worked out, the first time; after that on the team as it stands then."""
        answer, self._first = self._first, None
        return WhatIfView(answer or self._question.answer(context), context.today())

    def here(self) -> str:
        """What this is."""
        return _("What if? · esc back, nothing is changed")

    def ready(self) -> None:
        """The mentors can be gone through."""
        self.query_one("#mentors", Lines).focus()

    def draw(self, view: WhatIfView) -> None:
        """Draw the answer."""
        answer, width = view.answer, self.size.width
        said = (
            ("#question", words.asked(self._question, answer, view.today, width - 3)),
            ("#figures", words.figures(answer, width)),
            ("#waits", words.waits(answer, width - 3)),
        )
        for name, parts in said:
            pane = self.query_one(name, TextPane)
            pane.show(parts)
            pane.can_focus = False
        self.query_one("#columns", SplitLine).say([(words.columns(width), "")])
        lines = words.lines(answer, width)
        self.query_one("#mentors", Lines).show_lines(lines or [plain(_("There would be no mentors."))])

    def action_change(self) -> None:
        """Ask something else."""

        def answered(found: Answered) -> None:
            self._question = found.question
            self._first = found.answer
            self.reload()

        self.inquire(lambda context: ask(context, team_page(context).mentors, self._question), answered)

    @on(Lines.Opened)
    def _opened(self) -> None:
        self.action_change()
