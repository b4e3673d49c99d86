"""People who went through a small curriculum, to be played again with another edition of it."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.curriculum_diff import diff
from mentor_tui.domain.item_dates import item_dates
from mentor_tui.domain.record import Record
from mentor_tui.domain.replay_figures import Replayed
from mentor_tui.domain.replayed_days import as_it_was, played_again, replayable
from mentor_tui.domain.replays import WentThrough
from tests.domain.helpers import catalogue, standing

TODAY = date(2026, 3, 27)


def through(made: Record, old: Curriculum, new: Curriculum, today: date = TODAY, *, gone: bool = False) -> WentThrough:
    """Somebody's record, seen through two editions of the curriculum ``course``."""
    found = diff(old, new)
    dates = item_dates(past.event for past in made.tail)
    was = as_it_was(standing(made, catalogue(old), today), dates)
    then = standing(made, catalogue(replayable(found)), today)
    named = {name.partition("/")[2]: one for name, one in dates.items()}
    return WentThrough(Replayed(was, played_again(was, then, found), today, gone), named)
