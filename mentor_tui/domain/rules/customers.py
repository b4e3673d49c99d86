"""Customers first: hours off the queue that would leave somebody, or their team, too few with customers."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.problems import Code, Problem, Refused


def customers_first(
    weeks: tuple[Week, Week],
    hours: float,
    budget: Budget,
    about: Mapping[str, object],
    *,
    of_team: float | None = None,
) -> Problem | None:
    """Why more hours off the queue would leave too few with customers, to somebody or to their team, or None.

    Whoever has left the queue keeps some hours with customers, and the other way round: nothing else goes into these.

    Args:
        weeks: theirs and their team's, as they are planned.
        hours: how many more they would be off the queue.
        budget: the team's.
        about: what the sentence names.
        of_team: how many more their team would be, where that is another number.

    """
    mine, team = weeks
    if mine.keeps and hours > 0:
        left = mine.contract - mine.and_off(hours).off
        facts = {"left": max(left, 0.0), "keeps": mine.keeps, **about}
        return Refused(Code.KEEPS_WITH_CUSTOMERS, **facts) if left < mine.keeps else None
    for whose, week, more in (("person", mine, hours), ("team", team, hours if of_team is None else of_team)):
        share = week.and_off(more).share
        # What takes nothing more is refused to nobody; a hair's breadth of a binary fraction breaks nothing.
        if more > 0 and share is not None and share * 100 < budget.customers_first - 1e-9:
            then = week.and_off(more)
            figures = {"left": then.with_customers, "whole": then.contract, "share": int(share * 100)}
            return Refused(Code.CUSTOMERS_FIRST, whose=whose, least=budget.customers_first, **figures, **about)
    return None
