"""Hours a week that a mentor has for mentees where nobody has said how many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.off_queue import hours_off_queue
from mentor_tui.domain.people import Profile
from mentor_tui.domain.team import Hold


def usual_hours(catalogue: Catalogue, profile: Profile) -> float:
    """What the budget gives a position, or the policy's hours for a mentor where those are more, by contract."""
    full = max(catalogue.budget.positions.get(profile.position, 0.0), catalogue.matching.mentor_hours)
    return round(full * profile.calendar(catalogue.calendar, date.max).share * 2) / 2


def left_of(catalogue: Catalogue, usual: float, holds: Mapping[str, Hold], owned: Collection[str] = ()) -> float:
    """What is left of these hours beside the side tasks that somebody holds, and the areas that they own."""
    return max(usual - hours_off_queue(catalogue, holds, owned), 0.0)
