"""What the two of a new pair share, to begin the first talk with.

Only what each of them learns of the other in that talk anyway: what they know well, the languages they speak, where they
work, and the hours that they have in common. Wishes, goals and interests are nobody's to tell but their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Profile

SHARED_MOST = 3
"""So much of it is told, what says most first."""


class Shared(NamedTuple):
    """Something that two people share: an area or a language by its id, a place, or so many minutes of a day."""

    kind: Literal["area", "language", "place", "hours"]
    name: str = ""
    minutes: int = 0


Shift = tuple[int, int]


def shared(hire: Profile, mentor: Profile, theirs: Iterable[Shift], ours: Iterable[Shift]) -> tuple[Shared, ...]:
    """What a hire and a mentor share, at most ``SHARED_MOST`` of it.

    Args:
        hire: what is known of the one.
        mentor: what is known of the other.
        theirs: when the hire is at work these days, in minutes.
        ours: when the mentor is.

    """
    return tuple(_all(hire, mentor, tuple(theirs), tuple(ours)))[:SHARED_MOST]


def _all(hire: Profile, mentor: Profile, theirs: tuple[Shift, ...], ours: tuple[Shift, ...]) -> Iterator[Shared]:
    yield from (Shared("area", name) for name in hire.areas if name in mentor.areas)
    spoken = dict.fromkeys((*hire.languages, *hire.customers))
    yield from (Shared("language", name) for name in spoken if name in (*mentor.languages, *mentor.customers))
    if hire.place and hire.place == mentor.place:
        yield Shared("place", hire.place)
    common = max((min(a[1], b[1]) - max(a[0], b[0]) for a in theirs for b in ours), default=0)
    if common > 0:
        yield Shared("hours", minutes=common)
