"""What a verb answers with beside what every ``Done`` has, and a queue beside what every ``Call`` has: one kind for each.

Whoever makes words of it asks for the kind that comes with the act or call, and reads its fields (``of``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from mentor_tui.domain.areas import Flag, Part
    from mentor_tui.domain.calendar import Span
    from mentor_tui.domain.matching.draft import Size
    from mentor_tui.domain.policy import Aim

Kind = TypeVar("Kind")


def of(kind: type[Kind], answer: object) -> Kind:
    """An answer as the kind that it is.

    Raises:
        TypeError: it is of another, so whoever asks and whoever answered do not agree.

    """
    if not isinstance(answer, kind):
        raise TypeError(f"{answer!r} is no {kind.__name__}")
    return answer


class Named(NamedTuple):
    """Several by what they are called: people who were added or are wished for, items that were done in a session."""

    names: tuple[str, ...]


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


class CarriedLoad(NamedTuple):
    """What a mentor carries beside what they can.

    Attributes:
        load: mentees, those who are agreed to come among them; ``room`` is how many they take.
        spent: hours a week that the mentees cost now; ``hours`` is how many were set, None where none were, and
            ``usual`` how many they then have.

    """

    load: int
    room: int
    spent: float
    hours: float | None
    usual: float

    @property
    def limit(self) -> float:
        """Hours a week that they have, whoever said so."""
        return self.usual if self.hours is None else self.hours

    @property
    def over(self) -> bool:
        """Whether it is more than they can."""
        return self.load > self.room or self.spent > self.limit


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


class Heard(NamedTuple):
    """Who has what a hire wrote in their queue.

    Attributes:
        mentors: who mentors them, by first name; ``cover`` stands in, "" where nobody does.
        leads: who sees it because no mentor is there today and nobody stands in.

    """

    mentors: tuple[str, ...]
    cover: str
    leads: tuple[str, ...]


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


class AreaNeed(NamedTuple):
    """What has to be decided about an area, or about an owner with all of theirs that it is about.

    Attributes:
        flag: what it is; see ``domain.areas``.
        areas: labels of the areas.
        who: the owner, or whoever was the last one; "" where nobody ever was.
        day: until when they are away, their last day, or the last one on which they owned it; "" where none is known.
        number, of: days without a line and the rhythm, contributors and places, areas owned.
        hours, allowed: of the owner's week off the queue; ``allowed`` is None where that is not known.
        shares: per cent of the owner's hours that go to the queue and to the process.

    """

    flag: Flag = "no owner"
    areas: tuple[str, ...] = ()
    who: str = ""
    day: str = ""
    number: int = 0
    of: int = 0
    hours: float = 0.0
    allowed: float | None = None
    shares: tuple[int, int] = (0, 0)


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


class Briefed(NamedTuple):
    """Of which part of the product the front line was told, the day of a dated change, and whether there was nothing."""

    area: str
    day: date | None
    nothing: bool


class DecisionMade(NamedTuple):
    """What was decided.

    Attributes:
        to: the position, "" for none.
        on: from which day.
        opens: from which day the team reads it, if the person does not say before that they have.

    """

    kind: str
    to: str
    on: date
    opens: date
    number: str


Result: TypeAlias = (
    "Named | Joined | Heard | Removed | Edited | LeaveNoted | Span | Extended | Paired | Apart | CapacitySet | Aimed |"
    " Size | Published | Departed | OwnsArea | InArea | Logged"
    " | Rewound | Levelled | DecisionMade | Taken | HandsCalled"
    " | OpeningNow | Briefed"
)


class Goes(NamedTuple):
    """How often an item came back."""

    goes: int


class Renamed(NamedTuple):
    """What waits under an id that is in no file any more: what it was called, and whose it is."""

    was: str
    people: tuple[str, ...]


class FreePlace(NamedTuple):
    """The side task that has a place."""

    title: str


class Starting(NamedTuple):
    """Hires who begin on one day, and those of them who have no mentor."""

    people: tuple[str, ...]
    without: tuple[str, ...]


class WithMentor(NamedTuple):
    """With whom something waits, and for which hires; who waits longest stands first."""

    mentor: str | None
    people: tuple[str, ...] = ()


class Behind(NamedTuple):
    """What is past its day: how many items, and how much hands-on time brings them back to the plan."""

    items: int
    minutes: int


class OwedTo(NamedTuple):
    """The hires to whom one thing is owed; to whom it was due first stands first."""

    people: tuple[str, ...]


class Nowhere(NamedTuple):
    """Hires and mentors whose time zone is not known."""

    people: tuple[str, ...]


class Mentees(NamedTuple):
    """Whom somebody leaves without a mentor; ``until`` is the last day of a leave that is ahead, "" where none is."""

    mentees: tuple[str, ...]
    until: str = ""


class OwnLeave(NamedTuple):
    """A leave of one's own that begins soon.

    Attributes:
        until: its last day, "" where it has no end.
        covers: who stands in on the first day, each once; ``alone`` are the mentees for whom nobody does on some day.

    """

    until: str
    covers: tuple[str, ...]
    alone: tuple[str, ...]


class StandingIn(NamedTuple):
    """For whom, and for which of their mentees, one stands in soon; ``until`` is the last day, "" where none is known."""

    mentor: str
    people: tuple[str, ...]
    until: str


class SignedFor(NamedTuple):
    """Items that others signed off in a mentor's place, and who did; the latest last."""

    items: tuple[str, ...]
    by: tuple[str, ...]


class ExampleWaits(NamedTuple):
    """The competency that examples wait for, by its title, and the level that they are to show."""

    competency: str
    level: int


class HasIt(NamedTuple):
    """Items that were owed to a hire, and that they say they have; the latest last."""

    items: tuple[str, ...]


class Wish(NamedTuple):
    """Who asks for another mentor, and whom they would like."""

    by: str
    wish: str | None


class Unreadable(NamedTuple):
    """What is wrong with a record, and whom to ask about it where the viewer does not put it right."""

    code: str
    ask: tuple[str, ...] = ()


class NotUsed(NamedTuple):
    """A curriculum file that cannot be used as it is, a curriculum that is in none, or what the viewer has looked at.

    Attributes:
        path: the file or folder, "" where no file is behind it; ``line`` and ``column`` count from 1.
        code, said: what is wrong, as a fault has it, and the facts of its sentence.
        edition: ISO date of the last sound edition that stands in for it, "" where none does.
        hides: whose journeys cannot be seen for it.

    """

    path: str
    line: int
    column: int
    code: str
    said: Mapping[str, object]
    edition: str
    hides: tuple[str, ...]


class GoesWith(NamedTuple):
    """What goes with a decision and is not given yet: a role, ``last day``, or ``back`` for somebody with a last day."""

    what: str


class WithTeam(NamedTuple):
    """With which product team somebody sits, by its title."""

    area: str


class QuietTeam(NamedTuple):
    """A product area that was told of, by its title, and the days from one briefing to the next."""

    area: str
    rhythm: int


class AwaitsAnswer(NamedTuple):
    """What an opening that has closed needs, and how many are interested in it."""

    need: str
    people: int


About: TypeAlias = (
    QuietTeam
    | AwaitsAnswer
    | OwnLeave
    | AreaNeed
    | StandingIn
    | SignedFor
    | HasIt
    | ExampleWaits
    | Goes
    | Renamed
    | FreePlace
    | Starting
    | WithMentor
    | OwedTo
    | Nowhere
    | Behind
    | Mentees
    | Wish
    | GoesWith
    | WithTeam
    | CarriedLoad
    | Unreadable
    | NotUsed
)
