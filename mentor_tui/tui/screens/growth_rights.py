"""Why an action of the Growth place is off: what the rules answer, for the side task that is selected."""

from __future__ import annotations

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.side_tasks import TaskCase, locked
from mentor_tui.tui.actions import acts_of, why_not
from mentor_tui.tui.screens.growth_actions import ACTIONS

_ON_RUNG = acts_of(ACTIONS)


def refusal(action: str, case: TaskCase) -> Problem | None:
    """Why an action is off for a side task of somebody's, as the rules answer it."""
    if action == "growth.why":
        return locked(case)
    return why_not(_ON_RUNG[action], case) if action in _ON_RUNG else None
