"""Where somebody could go, in words: goals and paths, the same on screens and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.goals import STAY
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.goals import GoalView


def goal_word(goal: str, title: str) -> str:
    """A goal in a row of goals: a position by its title, in words that somebody wants to stay."""
    return _("to stay and get better here") if goal == STAY else plain.shown(title)


def goal_said(found: GoalView, viewer: str) -> str:
    """What somebody wants to grow into."""
    own, name = found.person.id == viewer, plain.shown(found.person.name)
    if not found.goals:
        return _("You name no goal. That is fine too.") if own else _("{name} names no goal.").format(name=name)
    named = plain.people([goal_word(goal, title) for goal, title in zip(found.goals, found.titles, strict=True)])
    return (_("Your goal: {goals}.") if own else _("{name}’s goal: {goals}.")).format(name=name, goals=named)
