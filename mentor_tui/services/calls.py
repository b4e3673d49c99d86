"""What one thing that waits for somebody is, and in which order such things are told.

Every kind of call stands here once, in its group. A kind more is one word in one of the lists, and its words in
``wording/calls.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, get_args

from mentor_tui.domain.named import NamedTuple
from mentor_tui.services.abouts import About, Nowhere, OwedTo, PartWaits, StandingIn, Starting, WithMentor

UnreadableKind = Literal[
    "unreadable",  # to whoever it hides somebody from, and to every lead: a curriculum file that cannot be used
    "damaged",  # to whoever looks after them: a record that cannot be read
]
"""What hides people or things from whoever looks: as long as it stands, nothing else can be called complete."""

WaitsKind = Literal[
    "mentor away",  # to a lead: a mentor away with nobody standing in
    "no mentor",  # to a lead: a hire whom nobody mentors
    "no curriculum",  # to a lead: a hire to whom nobody has given a curriculum
    "no part",  # to a lead: items of a part that nobody has; one line a part
    "no role",  # to a lead: somebody with mentees who is no mentor any more
    "kept apart",  # to a lead: a pair whom a lead keeps apart
    "unanswered",  # to a lead: an opening has closed, and those who are interested wait for an answer
    "asks mentor",  # to a lead: somebody asks that a hire has another mentor
    "asks area",  # to a lead: somebody would like to own an area that nobody owns
    "waits long",  # to a lead: whoever waits for one mentor for days; one line, however many
    "stuck",  # to whoever can help: a hire cannot go on with an item
    "promise",  # to whoever owes it: what was promised to a hire is due
    "returned",  # to a hire: an item came back
    "place free",  # to a hire: their turn in a line
    "waiting",  # to whoever signs it: an item waits for a sign-off
    "renamed",  # to whoever signs, and to leads: what waits is in no file any more, as if it had another id now
    "asks",  # to whoever is asked by name, else to a mentor, to leads where none is there: a question waits for an answer
    "sent",  # to whoever confirms: a side task is finished
    "owed",  # to a mentor or lead: their own item is due
    "check-in",  # to a mentor: a hire said how their week was
    "check-in waits",  # to a lead: that has had no answer for days; not what it was
    "wrote",  # to the same as a question: lines of a hire's that they have not opened
    "example",  # to whoever confirms: an example of what somebody did
    "stand in?",  # to whoever was asked to stand in for a mentor
    "declined",  # to whoever asked: somebody cannot stand in
]
"""A person waits for us."""

DateKind = Literal[
    "no lead",  # to a lead: a lead who has left, and nobody else leads what they led
    "mentor leaves",  # to a lead: a mentor with mentees and a last day
    "leave ahead",  # to a lead: a mentor will be away, on some day with nobody standing in
    "first talk",  # to a mentor: the day for the first talk of a new pair has passed
    "session",  # to a mentor: a talk is agreed for today
    "closing",  # to a mentor: a pairing of theirs ends, and their answer to the one question is awaited
    "your closing",  # to a hire: the same
    "starts",  # to a lead: hires who begin soon
    "back soon",  # to a lead: somebody comes back from leave
    "goes with",  # to a lead: a role, a last day or its end that goes with a decision and is not given
    "embed ends",  # to a lead: somebody comes back from a product team soon
    "your leave",  # to a mentor: they will be away themselves
    "you stand in",  # to whoever stands in soon, for one mentor's hires
]
"""A date comes."""

DriftKind = Literal[
    "goes",  # to a lead: an item that came back three times or more
    "past",  # to a lead: days past the plan
    "over capacity",  # to a lead: a mentor who carries more than they say they can, or than everybody has
    "manager",  # to a lead: a hire is mentored by their manager
    "quiet",  # a mentee has not moved for days
    "no session",  # no session for days
    "area",  # to a lead: an area of responsibility that needs a decision
    "quiet team",  # to a lead: a product area that was told of, and is not any more
    "area quiet",  # to its owner: nothing was written in the log for longer than it asks
    "still yours",  # to whoever holds a side task: nothing has happened to it for long
    "no zone",  # to a lead: hires and mentors whose time zone is not known
]
"""Something drifts."""

ToldKind = Literal[
    "while away",  # to whoever has just come back: what happened meanwhile
    "basics",  # to a mentor: a hire has done the basics
    "through",  # to a mentor: a hire has finished
    "signed",  # to a mentor: others signed off in their place
    "has it",  # to a mentor or lead: a hire says that they have what was owed to them
    "asks other",  # to the same as a question: it waits for somebody else, who was asked by name
    "closed",  # to a mentor: a hire answered the question at the end of their pairing
    "became",  # to whoever mentored them: what became of a hire
]
"""Only told, until it was opened."""

OpenKind = Literal[
    "piece",  # to whoever holds the side task: better words of theirs that were taken can be a piece of it
    "unclaimed",  # to a lead: areas of responsibility that nobody has owned yet; one line, however many
    "unpublished",  # to a lead: a curriculum that was changed since people were told of an edition
    "words",  # to whoever maintains it, and to leads: better words for items; one line a curriculum
]
"""It presses nobody, and stands until it is settled."""

CallKind: TypeAlias = Literal[UnreadableKind, WaitsKind, DateKind, DriftKind, ToldKind, OpenKind]

Group = Literal["unreadable", "waits", "date", "drifts", "told", "open"]
"""Kinds of calls by how they press: the first group is told first."""

_KINDS: Mapping[Group, tuple[CallKind, ...]] = {
    "unreadable": get_args(UnreadableKind),
    "waits": get_args(WaitsKind),
    "date": get_args(DateKind),
    "drifts": get_args(DriftKind),
    "told": get_args(ToldKind),
    "open": get_args(OpenKind),
}

GROUP_OF: Mapping[CallKind, Group] = {kind: group for group, kinds in _KINDS.items() for kind in kinds}
"""Kind -> its group, in the order in which they are told where nothing else decides."""

_PLACE_OF = {kind: place for place, kind in enumerate(GROUP_OF)}
_GROUPS = {group: place for place, group in enumerate(_KINDS)}

SETTLES_IN = 2
"""Minutes that a call takes to settle where nothing else is known."""


class Call(NamedTuple):
    """One thing that needs the acting person.

    Attributes:
        person: whom it is about.
        on: item, rung or person id, "" where it is about the journey.
        since: ISO date or moment from which it counts, "" where it does not.
        days: working days of the person's since then, or days until it happens.
        minutes: about how long it takes to settle.
        held_up: how many items wait for it.
        about: what else there is to say, of the kind that such a call has; None where there is nothing.
        lost: working minutes that whoever waits loses where it is left until the acting person's next day.
        home: minutes until whoever waits goes home today, a day's worth where they are not at work now; 0 where nobody's day
            matters.

    """

    kind: CallKind
    person: str
    on: str = ""
    since: str = ""
    days: int = 0
    minutes: int = 0
    held_up: int = 0
    about: About | None = None
    lost: int = 0
    home: int = 0

    @property
    def group(self) -> Group:
        """How it presses."""
        return GROUP_OF[self.kind]

    @property
    def people(self) -> tuple[str, ...]:
        """The hires whom it is about, where one line is about several."""
        return (
            self.about.people
            if isinstance(self.about, Starting | WithMentor | OwedTo | Nowhere | StandingIn | PartWaits)
            else ()
        )

    @property
    def hire(self) -> str:
        """The one hire whom it is about, "" where it is about several, or may be about a mentor."""
        about_mentor = self.kind in (
            "no lead",
            "mentor away",
            "mentor leaves",
            "leave ahead",
            "no role",
            "over capacity",
            "area",
            "asks area",
            "unclaimed",
            "unpublished",
            "words",
            "area quiet",
            "quiet team",
            "unanswered",
            "no zone",
            "goes with",
            "embed ends",
            "your leave",
            "you stand in",
            "stand in?",
            "declined",
            "while away",
        )
        return "" if about_mentor or len(self.people) > 1 else self.person

    @property
    def settles_in(self) -> int:
        """Minutes that it takes to settle, a guess where that is not known."""
        return self.minutes or SETTLES_IN


def in_order(calls: Iterable[Call]) -> list[Call]:
    """Calls as they are told: what cannot be read, then who waits for us, then what has a date, then what drifts.

    What is only told stands below these, and what presses nobody is the last.

    Among those who wait, whoever loses most for the time that it takes to settle comes first. So no swap of two of them
    lowers the hours lost (``lost_in``), by Smith's rule (W. E. Smith, Various optimizers for single-stage production,
    1956). Where that decides nothing: the kind, who goes home first, what more items wait on, who
    waits longest. What has a date comes in the order of days, what drifts by the days that it has drifted.
    """
    return sorted(calls, key=_key)


def _key(call: Call) -> tuple[float | int | str, ...]:
    place, kind = _GROUPS[call.group], _PLACE_OF[call.kind]
    if call.group == "date":
        return (place, call.days, kind, call.since, call.person, call.on)
    if call.group in ("drifts", "told", "open"):
        return (place, -call.days, kind, call.person, call.on)
    worth = call.lost / call.settles_in
    return (place, -worth, kind, call.home, -call.held_up, -call.days, call.since, call.person, call.on)


def lost_in(calls: Iterable[Call]) -> int:
    """What a queue costs those who wait in it, settled in this order: each loses with the time until it is their turn.

    Working minutes lost by leaving a call until the next day, times the minutes that pass until it is settled.
    """
    passed = total = 0
    for call in calls:
        passed += call.settles_in
        total += call.lost * passed
    return total
