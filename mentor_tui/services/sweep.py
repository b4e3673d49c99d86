"""What a mentor answered today, and who has it before they go home: hires far away read some of it only tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from mentor_tui.domain.journey_folds import AGAIN, ANSWERED, ITEM, RETURNED, SAID, TASK
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.questions import QUESTION
from mentor_tui.domain.record import Fact, kind_of
from mentor_tui.services.working_time import A_DAY, Shifts, minute_of

GOES_HOME_WITHIN = 4 * 60
"""Minutes before somebody goes home within which it is worth saying that they have an answer in time."""


class Reached(NamedTuple):
    """What somebody was answered today, by the acting person.

    Attributes:
        hire: who waited.
        answers: how many things of theirs were answered: signed off, sent back, or with words.
        home: minutes from the last answer until they went home that day; None where they were not at work by then.
        reads: when they are at work again, in minutes since 1970, for whoever was not; None where that is not known.

    """

    hire: str
    answers: int
    home: int | None
    reads: int | None


def reached(
    viewer: str, facts: Mapping[str, Mapping[str, Fact]], shifts: Mapping[str, Shifts], now: datetime
) -> tuple[Reached, ...]:
    """Whom the acting person answered today, and who reads it when.

    Args:
        viewer: the acting person.
        facts: hire -> what holds of them, so that what was taken back does not count.
        shifts: hire -> when they are at work.
        now: the moment it is where the acting person is, whose day it is about.

    """
    midnight = minute_of(now.replace(hour=0, minute=0, second=0, microsecond=0))
    found = []
    for hire, known in facts.items():
        at = [moment for moment in _answers(viewer, known, now) if moment >= midnight]
        if not at:
            continue
        last = max(at)
        home = next((end - last for begin, end in shifts[hire] if begin <= last < end), None)
        reads = min((begin for begin, _end in shifts[hire] if begin > last), default=None) if home is None else None
        found.append(Reached(hire, len(at), home, reads))
    return tuple(found)


def _answers(viewer: str, facts: Mapping[str, Fact], now: datetime) -> Iterator[int]:
    """When things were last answered, each once; what is older than a day is not looked at."""
    since = (now - timedelta(minutes=A_DAY)).date().isoformat()
    for key, fact in facts.items():
        if kind_of(key) in (ITEM, AGAIN, TASK, QUESTION):
            stamps = [at for at in _stamps(viewer, fact) if at >= since]
            if stamps:
                yield minute_of(datetime.fromisoformat(max(stamps)))


def _stamps(viewer: str, fact: Fact) -> Iterable[str]:
    signed = fact.get("signed")
    if signed and signed["by"] == viewer:
        yield signed["at"]
    for post in reversed(fact.get("posts", ())):
        if post["by"] == viewer and post.get("kind") in (RETURNED, SAID, ANSWERED):
            yield post["at"]
            return
