"""What a queue says of a call beside what every ``Call`` has: one kind for each, read like a result (``answers.of``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from mentor_tui.domain.named import NamedTuple

if TYPE_CHECKING:
    from mentor_tui.domain.area_state import Flag


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
        asked: who would like to own it while nobody does, first come first.

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
    asked: tuple[str, ...] = ()

    @property
    def unclaimed(self) -> bool:
        """Whether it is only that nobody has owned them yet: nobody has left them, and nobody waits for them."""
        return self.flag == "no owner" and not self.who and not self.asked


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
    """What is past its day: how many items, how much hands-on time brings them back to the plan, how many have none.

    ``minutes`` is None where none of them has a time.
    """

    items: int
    minutes: int | None
    unplanned: int = 0


class PartWaits(NamedTuple):
    """A part that nobody has: what it is called, how much of it is due, and to whom."""

    part: str
    things: int
    people: tuple[str, ...]


class OwedTo(NamedTuple):
    """The hires to whom one thing is owed; to whom it was due first stands first."""

    people: tuple[str, ...]


class Nowhere(NamedTuple):
    """Hires and mentors whose time zone is not known."""

    people: tuple[str, ...]


class Mentees(NamedTuple):
    """Whom somebody leaves without a mentor.

    Attributes:
        until: the last day of a leave that is ahead, "" where none is.
        asked: who was asked to stand in and has not answered.

    """

    mentees: tuple[str, ...]
    until: str = ""
    asked: tuple[str, ...] = ()


class OwnLeave(NamedTuple):
    """A leave of one's own that begins soon.

    Attributes:
        until: its last day, "" where it has no end.
        covers: who stands in on the first day, each once; ``alone`` are the mentees for whom nobody does on some day.
        asked: who was asked to stand in on that day and has not answered.

    """

    until: str
    covers: tuple[str, ...]
    alone: tuple[str, ...]
    asked: tuple[str, ...] = ()


class StandingIn(NamedTuple):
    """For whom, and for which of their mentees, one stands in soon; ``until`` is the last day, "" where none is known."""

    mentor: str
    people: tuple[str, ...]
    until: str


class StandInAsked(NamedTuple):
    """For which days somebody was asked to stand in, and with which words; ``person`` is who said no, "" where nobody has yet."""

    until: str
    text: str
    person: str = ""


class WhileAway(NamedTuple):
    """What happened while somebody was away.

    Attributes:
        first, last: the days.
        others: who acted meanwhile -> what they did -> how often; see ``while_away.What``.
        done: hire -> what they did, by what lists call it, the latest last.
        new: how many things came into the own curriculum meanwhile.

    """

    first: str
    last: str
    others: Mapping[str, Mapping[str, int]]
    done: Mapping[str, tuple[str, ...]]
    new: int = 0


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


class AsksOther(NamedTuple):
    """Whom a hire asked by name."""

    other: str


class IsStuck(NamedTuple):
    """What somebody is stuck for: what is missing, whose part it is, and why, in their words."""

    waits_for: str
    part: str
    why: str


class PromiseDue(NamedTuple):
    """A promise that is due: what was promised, and who did, "" where that is the acting person."""

    text: str
    by: str


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


class EditionChanged(NamedTuple):
    """A curriculum, by its title, that says something else than the edition of this number, which people were told of."""

    curriculum: str
    version: int


class PieceToLog(NamedTuple):
    """How many better words can be pieces of a side task, and the number of the oldest; the side task as a sentence has it."""

    pieces: int
    first: int
    task: str


class EndsWith(NamedTuple):
    """The mentor with whom a hire's pairing ends."""

    mentor: str


class Became(NamedTuple):
    """What became of somebody: how they came on, and the position, area or product team that it is about, by its title."""

    how: Literal["basics", "position", "embed", "mentor", "owner"]
    what: str = ""


class WordsProposed(NamedTuple):
    """Better words that wait for whoever keeps a curriculum true.

    Attributes:
        curriculum: by its title.
        titles: of the items that they are for.
        number: how many proposals.
        first: id of the item of the oldest.

    """

    curriculum: str
    titles: tuple[str, ...]
    number: int
    first: str


class TalkToday(NamedTuple):
    """A talk that is agreed for today.

    Attributes:
        time: of day, where whoever is called is.
        points: how many things there are to talk about.

    """

    time: str
    points: int


About: TypeAlias = (
    EditionChanged
    | WordsProposed
    | PieceToLog
    | Became
    | EndsWith
    | QuietTeam
    | AwaitsAnswer
    | OwnLeave
    | AreaNeed
    | StandingIn
    | StandInAsked
    | SignedFor
    | WhileAway
    | HasIt
    | AsksOther
    | IsStuck
    | PromiseDue
    | ExampleWaits
    | Goes
    | Renamed
    | FreePlace
    | Starting
    | WithMentor
    | OwedTo
    | PartWaits
    | Nowhere
    | Behind
    | Mentees
    | Wish
    | GoesWith
    | WithTeam
    | CarriedLoad
    | TalkToday
    | Unreadable
    | NotUsed
)
