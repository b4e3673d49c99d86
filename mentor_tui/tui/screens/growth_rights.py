"""Why an action of the Growth place is off: what the rules answer, for the side task that is selected."""

from __future__ import annotations

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.side_tasks import TaskCase


def refusal(action: str, case: TaskCase) -> Problem | None:
    """Why an action is off for a side task of somebody's, as the rules answer it."""
    again = case.task.fact.state == "returned"
    acts: dict[str, side_tasks.Act] = {
        "growth.take": "take",
        "growth.send": "send" if again else "tick",
        "growth.give-back": "give back",
        "growth.confirm": "confirm",
        "growth.return": "return",
        "growth.open-lock": "open lock",
    }
    if action == "growth.why":
        return side_tasks.locked(case)
    return side_tasks.may(acts[action], case) if action in acts else None
