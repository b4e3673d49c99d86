"""Hours a week off the queue: how many somebody has, and how many their side tasks and areas take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mentor_tui.domain.catalogue import Budget, Catalogue, Rung
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.team import Hold


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


def areas_owned(catalogue: Catalogue, owned: Collection[str]) -> tuple[Area, ...]:
    """The areas of those that somebody owns which a file has today, in the order of the files."""
    return tuple(area for area in catalogue.areas.values() if area.id in owned) if owned else ()


def owns_by_area(catalogue: Catalogue, rung: Rung) -> bool:
    """Whether a side task is no place to take: it is the last of a track with areas, and owning one of these is it."""
    return rung.step == "own" and bool(catalogue.areas_of(rung.track))


def hours_off_queue(catalogue: Catalogue, holds: Mapping[str, Hold], owned: Collection[str]) -> float:
    """What side tasks that are held take, and areas that are owned: each its own hours."""
    rungs = catalogue.rungs
    held = [rungs[rung] for rung, hold in holds.items() if hold.state == "held" and rung in rungs]
    areas = areas_owned(catalogue, owned)
    return sum(rung.hours for rung in held) + sum(area.hours for area in areas)


def on_front_line(catalogue: Catalogue, position: str) -> bool:
    """Whether somebody answers customers all day: their position keeps no hours with customers beside other work."""
    return catalogue.former_positions.get(position, position) not in catalogue.budget.keep_with_customers


def hours_kept(budget: Budget, position: str, share: float) -> float:
    """Hours a week that whoever has left the queue keeps with customers, part-time pro rata, in half hours; 0 for others."""
    full = budget.keep_with_customers.get(position, 0.0)
    return max(round(full * share * 2) / 2, 0.5) if full > 0 else 0.0


class Week(NamedTuple):
    """A week as it is planned, of somebody or of a whole team.

    Attributes:
        contract: hours of it; of a team those of its front line, and what others keep with customers.
        off: hours of these off the queue: side tasks, areas, mentees.
        keeps: hours that somebody keeps with customers who has left the queue, 0 for whoever is in it.

    """

    contract: float
    off: float = 0.0
    keeps: float = 0.0

    @property
    def with_customers(self) -> float:
        """Hours with customers: what is left of the contract, or, the other way, what is kept of it."""
        return self.keeps or max(self.contract - self.off, 0.0)

    @property
    def share(self) -> float | None:
        """The share of the week with customers, None where there are no hours."""
        return self.with_customers / self.contract if self.contract > 0 else None

    def and_off(self, hours: float) -> Week:
        """The same with more hours off the queue."""
        return self._replace(off=self.off + hours)


def team_week(weeks: Iterable[Week]) -> Week:
    """The week of a team: its front line's hours, and those that whoever has left the queue keeps with customers."""
    contract = off = 0.0
    for week in weeks:
        contract += week.keeps or week.contract
        off += 0.0 if week.keeps else min(week.off, week.contract)
    return Week(contract, off)
