"""What a verb answers with beside what every ``Done`` has: one kind for each.

Whoever makes words of it asks for the kind that comes with the act, and reads its fields (``answers.of``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from mentor_tui.domain.named import NamedTuple

if TYPE_CHECKING:
    from mentor_tui.domain.answer_clock import AnswerBy
    from mentor_tui.domain.areas import Part
    from mentor_tui.domain.calendar import Span
    from mentor_tui.domain.matching.draft import Size
    from mentor_tui.domain.policy import Aim
    from mentor_tui.services.abouts import CarriedLoad


class Named(NamedTuple):
    """Several by what they are called: people who were added or are wished for, items that were done in a session."""

    names: tuple[str, ...]


class Due(NamedTuple):
    """The day by which something should be done."""

    due: date


class Placed(NamedTuple):
    """Where an item of somebody's own stands: by which day, in which module, and how many things wait for it now."""

    due: date
    module: str
    waits: int


class Levelled(NamedTuple):
    """The competency that an example is of, by its title, the level, and how many examples it was."""

    competency: str
    level: int
    examples: int


class Joined(NamedTuple):
    """Who was added, by name.

    Attributes:
        nowhere: those of them whose time zone is not known.
        unplaced: places of theirs that are not in the calendar.
        curriculum: the title of the one that hires got because nobody said which; "" where it was said. ``others`` there are.

    """

    names: tuple[str, ...]
    nowhere: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    curriculum: str = ""
    others: tuple[str, ...] = ()


class Edited(NamedTuple):
    """What somebody is called by now, and the fields that were changed; ``nowhere`` and ``unplaced`` as of ``Joined``.

    Attributes:
        aimless: whether they are a hire without a curriculum now.
        begun: the day 1 that they had before, where they get their first curriculum and it was not said anew.

    """

    name: str
    fields: tuple[str, ...]
    nowhere: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    aimless: bool = False
    begun: date | None = None


class LeaveNoted(NamedTuple):
    """Days away as they are noted now, and what was noted in their place before."""

    first: date
    last: date
    before: Span | None


class Removed(NamedTuple):
    """Who was taken off the team, and the id that is free again."""

    name: str
    id: str


class Extended(NamedTuple):
    """Working days that a plan has more, and how many of them past it somebody was before and is now."""

    days: int
    before: int
    now: int


class Paired(NamedTuple):
    """A hire with their mentor.

    Attributes:
        old: the name of who mentored them before, or was to; "" for nobody.
        load, room: mentees that the mentor has with this one, and how many they take.
        since: the first day, None where that is today.
        shared: until when the earlier mentor is one too.
        stays: whether it is who mentored them already, and what was agreed for later is off.

    """

    old: str
    load: int
    room: int
    since: date | None
    shared: date | None
    stays: bool


class Apart(NamedTuple):
    """Two who are kept apart, or were; ``paired`` where they are a pair."""

    paired: bool


class EditionOut(NamedTuple):
    """A curriculum of which people are told, by its title, and the number of the edition."""

    curriculum: str
    version: int


class CapacitySet(NamedTuple):
    """What a mentor carries now, and whether it was room or hours that were set."""

    carried: CarriedLoad
    room: bool
    hours: bool


class Aimed(NamedTuple):
    """What a draft is to reach, and from which score on a pair is good; None is as the policy says."""

    aim: Aim
    threshold: float | None


class Published(NamedTuple):
    """Pairs that were made, hire and mentor by name."""

    pairs: tuple[tuple[str, str], ...]


class Departed(NamedTuple):
    """A mentor who goes, for good or for some days: who mentors whom then, and for whom nobody was found, by name."""

    for_good: bool
    first: date
    last: date
    pairs: tuple[tuple[str, str], ...]
    waiting: tuple[str, ...]


class StandsIn(NamedTuple):
    """For whom somebody stands in by agreement, by first name, on which days; ``left`` are hires of the same mentor beside."""

    names: tuple[str, ...]
    left: int
    first: date
    last: date


class Heard(NamedTuple):
    """Who has what a hire wrote in their queue.

    Attributes:
        mentors: who mentors them, by first name; ``cover`` stands in, "" where nobody does.
        leads: who sees it because no mentor is there today and nobody stands in.
        answer: by when an answer comes, where something was asked and that can be said.

    """

    mentors: tuple[str, ...]
    cover: str
    leads: tuple[str, ...]
    answer: AnswerBy | None = None


class Talked(NamedTuple):
    """What a talk left behind.

    Attributes:
        did: what was ticked in it, as lists call it.
        settled: how many questions were answered or settled, and promises kept.
        promised: how many promises were made.
        next: the next talk, where whoever logged it is; None where none was agreed.

    """

    did: tuple[str, ...]
    settled: int
    promised: int
    next: datetime | None


class OwnsArea(NamedTuple):
    """An area that somebody owns now.

    Attributes:
        area: its label.
        ended: side tasks of its track that went back with it.
        hours: hours a week that their areas, side tasks and mentees take; ``allowed`` is how many they have.

    """

    area: str
    ended: tuple[str, ...]
    hours: float
    allowed: float


class InArea(NamedTuple):
    """What somebody is to an area by now, or was until now; ``place`` is theirs in the line, 0 where they are in none."""

    area: str
    part: Part
    place: int = 0


class Logged(NamedTuple):
    """A line in the log of an area, and how many it has now."""

    area: str
    lines: int


class Taken(NamedTuple):
    """Who will confirm a side task that was taken, by name: one of each of these."""

    confirms: tuple[tuple[str, ...], ...]


class HandsCalled(NamedTuple):
    """Until when all hands was called, or from which day on it is over; and for which teams, none where it is for all."""

    day: date
    teams: tuple[str, ...]


class Rewound(NamedTuple):
    """The title of the item or side task whose latest act was taken back or done again, "" where it was about none."""

    title: str


class OpeningNow(NamedTuple):
    """What an opening needs, how many are interested in it, and the names of those whom it went to."""

    need: str
    interested: int
    went: tuple[str, ...] = ()


class WordsNow(NamedTuple):
    """A proposal of better words: the item's title, which line, whose words by name, and its number."""

    title: str
    field: str
    name: str
    number: int


class Briefed(NamedTuple):
    """Of which part of the product the front line was told, the day of a dated change, and whether there was nothing."""

    area: str
    day: date | None
    nothing: bool


class ClosedWith(NamedTuple):
    """The other one of a pairing, by first name, and whether both have answered now."""

    first: str
    held: bool


class BriefingRead(NamedTuple):
    """Of which part of the product somebody has read the briefing, and from which day it is."""

    area: str
    day: date


class CurriculumBegun(NamedTuple):
    """Another curriculum that begins for somebody.

    Attributes:
        title: what it is called.
        on: its day 1.
        first: whether they had none before.
        mentor: whether a mentor is wanted for it, where it is a later one.

    """

    title: str
    on: date
    first: bool = False
    mentor: bool = False


class DecisionMade(NamedTuple):
    """What was decided.

    Attributes:
        to: the position, "" for none.
        on: from which day.
        opens: from which day the team reads it, if the person does not say before that they have.
        begins: the title of the curriculum that begins with it, "" for none.

    """

    kind: str
    to: str
    on: date
    opens: date
    number: str
    begins: str = ""


Result: TypeAlias = (
    "Named | Due | Placed | Joined | Heard | Removed | Edited | LeaveNoted | Span | Extended | Paired | Apart | CapacitySet |"
    " Aimed | Size | Talked | Published | Departed | OwnsArea | InArea | Logged"
    " | Rewound | Levelled | DecisionMade | CurriculumBegun | Taken | HandsCalled"
    " | OpeningNow | Briefed | BriefingRead | EditionOut | StandsIn | WordsNow | ClosedWith"
)
