"""What one would like to grow into, as a line to choose: a position, to stay, or nothing for now."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mentor_tui.domain.goals import STAY
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.text import clean
from mentor_tui.services import goals
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _
from mentor_tui.wording.paths import goal_word

NONE = "none"
"""The line of no goal at all."""


def question() -> str:
    """What is asked."""
    return _("What would you like to grow into?")


def lines(positions: Iterable[Position]) -> list[Line]:
    """What can be chosen: some positions, to stay and get better here, no goal."""
    return [
        *(Line(((clean(one.title), ""),), (), one.id) for one in positions),
        Line(((goal_word(STAY, STAY), ""),), (), STAY),
        Line(((_("no goal to name for now"), ""),), (), NONE),
    ]


def aim_at(line: str) -> Callable[[ActorContext], Done]:
    """The act of whoever chose a line."""
    return lambda context: goals.aim_at(context, "" if line == NONE else line)
