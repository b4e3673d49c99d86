"""What is said of somebody in the story of a demo team."""

from __future__ import annotations

from dataclasses import dataclass, field

from mentor_tui.demo.scripts import Script
from mentor_tui.demo.side_tasks import SideTaskScript
from mentor_tui.domain.people import EndReason, Role

REP, SENIOR, ENGINEER, SENIOR_ENGINEER, LEAD = (
    "support-rep",
    "senior-support-rep",
    "support-engineer",
    "senior-support-engineer",
    "support-lead",
)

MENTOR: tuple[Role, ...] = ("mentor",)

NEXT_MONDAY, COHORT = 0, -1
"""The day of somebody who comes next Monday, or with the cohort that begins on a Monday about three weeks ahead."""

UNTIL_COHORT = 14
"""Days from next Monday to the cohort's."""


@dataclass(frozen=True, slots=True)
class EarlierPairing:
    """A pairing that ended: with whom, on which working day of the hire's, and why."""

    mentor: str
    day: int
    reason: EndReason
    why: str


@dataclass(frozen=True)
class Part:
    """Somebody in the story.

    Attributes:
        manager: id; the lead of their team where it is "".
        wishes: ids; a hire's were told when they were added, anybody else's they noted themselves.
        exact: begin on any weekday, so that it is just that day.
        day: about which working day of theirs it is; ``NEXT_MONDAY`` or ``COHORT`` for somebody who is coming. Hires only.
        mentor, cover: ids; who stands in while the mentor is away.
        before: who mentored them in the beginning.
        room, hours: mentees at once, and hours a week for them; None where nobody has said.
        track: 0 for the first curriculum, 1 for the second.
        away: days since they went, days until the last one of it.
        paused: shifts of the lead since their programme rests.
        leaves_in: days until a last day that is known.
        went: whether a hire left the team with the end of their programme.
        side_tasks: side tasks of somebody who is no hire.
        parts: what is theirs in every journey, as far as the curricula know it.
        from_file: whether they came in with a file.

    """

    name: str
    place: str
    roles: tuple[Role, ...] = ("hire",)
    id: str = ""
    position: str = REP
    team: str = "atlantic"
    leads: tuple[str, ...] = ()
    pattern: str = "full-time"
    languages: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    manager: str = ""
    day: int | None = None
    exact: bool = False
    mentor: str = ""
    cover: str = ""
    before: EarlierPairing | None = None
    track: int = 0
    room: int | None = None
    hours: float | None = None
    away: tuple[int, int] | None = None
    paused: int | None = None
    leaves_in: int | None = None
    went: bool = False
    script: Script = field(default_factory=Script)
    side_tasks: tuple[SideTaskScript, ...] = ()
    parts: tuple[str, ...] = ()
    from_file: bool = False
