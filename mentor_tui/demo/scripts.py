"""How a made-up hire goes through their curriculum, and who mentors them meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentor_tui.demo.side_tasks import SideTaskScript
from mentor_tui.demo.workers import Worker


@dataclass(frozen=True, slots=True)
class Cue:
    """One act that is to happen, counted back from the end of the story.

    Attributes:
        days: working days of theirs between this act and the next.
        who: ``hire``, ``mentor`` or ``lead``.
        act: ``tick``, ``send``, ``return``, ``sign``, ``say``.

    """

    days: int
    who: str
    act: str
    item: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """One change of a curriculum for one person, or what was learnt before, counted back from the end of the story.

    Attributes:
        days: working days of theirs between this act and the next.
        who: ``hire``, ``mentor`` or ``lead``.
        act: ``skip``, ``move``, ``add``, ``prior``, or ``confirm`` for what was learnt before.
        item: its id; the module of one that is added.
        text: the reason, what shows it, or the word of whoever confirms it.
        by_day: the day of the plan of what is moved or added.
        title: of what is added; a mentor signs it.

    """

    days: int
    who: str
    act: str
    item: str
    text: str
    by_day: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Parting:
    """What the two said at the end of a pairing, each with a line of thanks, "" for none."""

    hire: tuple[str, str]
    mentor: tuple[str, str]


@dataclass(frozen=True)
class Script:
    """How somebody goes through their curriculum.

    Attributes:
        rate: days of the plan that they do in a day.
        ahead: days of the plan that they look ahead.
        returns: how likely it is that something comes back.
        asks: how likely it is that they ask in a thread.
        idle: last shifts of the mentor in which nothing was decided.
        quiet: last shifts of their own without a move.
        left: items that nobody touches.
        cues: acts told beforehand, in order; but for talk, nothing else happens to their items.
        fits: what differs for them alone, in order; nothing else happens to these items.
        extended: working days that the lead added, and on which day of theirs.
        ended: shifts of the lead since the programme ended early, with the reason.
        side_tasks: side tasks, once the basics are done.
        finishes: whether the lead closes the programme when all is done.
        closing: what was said at the end of the pairing, None where the two have not answered.

    """

    rate: float = 1.0
    ahead: float = 1.5
    returns: float = 0.12
    asks: float = 0.05
    idle: int = 0
    quiet: int = 0
    left: frozenset[str] = frozenset()
    cues: tuple[Cue, ...] = ()
    fits: tuple[Fitting, ...] = ()
    extended: tuple[int, int, str] | None = None
    ended: tuple[int, str] | None = None
    side_tasks: tuple[SideTaskScript, ...] = ()
    finishes: bool = True
    closing: Parting | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody who mentors a hire, from a moment to another, or stands in for who does."""

    worker: Worker
    since: datetime
    until: datetime | None = None
    stands_in_for: str | None = None

    def covers(self, at: datetime) -> bool:
        """Whether it is theirs at a moment."""
        return self.since <= at and (self.until is None or at < self.until)
