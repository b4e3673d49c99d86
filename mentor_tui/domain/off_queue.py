"""Hours off the queue: how many somebody has."""

from __future__ import annotations

from mentor_tui.domain.catalogue import Budget


def hours_allowed(budget: Budget, position: str, share: float, *, before: bool, after: int | None) -> float:
    """Hours a week off the queue, part-time pro rata, in half hours.

    Args:
        budget: the team's.
        position: the person's; one that the budget does not name has its ``otherwise``.
        share: of a full contract.
        before: whether the basics are still before them.
        after: own working days since the basics were done, None where there were none to do.

    """
    if before:
        full = budget.before_basics
    elif after is not None and after < budget.first_days:
        full = budget.first_hours
    else:
        full = budget.positions.get(position, budget.otherwise)
    return round(full * share * 2) / 2
