"""The agenda of the next talk. It gathers itself from what happened since the last one; only own points are typed in.

The last talk is the one that was held last, whenever it was logged: one that is noted for an earlier day counts until that
day's end. Everything lies before that moment or after it, and only what lies after it is on the agenda, but for what is
still open: that is on it until it is settled, however old. A talk empties nothing by itself. What somebody wanted to bring up
and noted before it is simply of before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain

from mentor_tui.domain.journey import Journey, Post, posts_of
from mentor_tui.domain.journey_folds import AGAIN, ITEM, RETURNED, TASK, ItemState, fold_log
from mentor_tui.domain.lines import Unanswered, name_in_lists, unanswered
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.promises import Promise, promises_of
from mentor_tui.domain.questions import asks, questions_of
from mentor_tui.domain.record import Event, Fact, kind_of, name_of, thing
from mentor_tui.domain.standing import Standing

AGENDA = thing("agenda")
NOTED = "noted"

POINTS_KEPT = 12
"""Own points that stand in the fact; the history has all."""


class CameBack(NamedTuple):
    """Something that came back for one more go.

    Attributes:
        on: item or side task.
        at: when it came back last.
        state: how it stands now, ``since`` when.
        text: what was said as it came back.

    """

    on: str
    at: str
    state: ItemState
    since: str
    text: str


class WasAsked(NamedTuple):
    """Something that was asked; ``on`` is "" where it was in a note, or is no item's."""

    on: str
    at: str
    text: str


class Happened(NamedTuple):
    """What somebody did, got back and asked in some time, each in its order.

    Attributes:
        done: items of theirs that were done in it and are: name and moment.

    """

    done: tuple[tuple[str, str], ...]
    returned: tuple[CameBack, ...]
    asked: tuple[WasAsked, ...]


class Agenda(NamedTuple):
    """What there is to talk about.

    Attributes:
        held: how many talks there were.
        last: the one that was held last, None where there was none.
        since: the moment of it, "" where there was none.
        next: the moment of the next one, "" where none is agreed.
        happened: what happened since.
        questions: what is asked and nobody has answered, the longest waiting first.
        promises: those that are open, and those that were kept or let go since.
        own, theirs: what the hire, and what others, want to bring up.

    """

    held: int
    last: Post | None
    since: str
    next: str
    happened: Happened
    questions: tuple[Unanswered, ...]
    promises: tuple[Promise, ...]
    own: tuple[Post, ...]
    theirs: tuple[Post, ...]

    @property
    def points(self) -> int:
        """How many things there are to talk about."""
        still = sum(one.open for one in self.promises)
        return len(self.questions) + len(self.happened.returned) + still + len(self.own) + len(self.theirs)


def last_talk(journey: Journey, zone: tzinfo | None) -> Post | None:
    """The talk that was held last, whenever it was logged; None where there was none."""
    return max(journey.sessions, key=lambda talk: (held_at(talk, zone), talk.seq), default=None)


def agenda(standing: Standing, zone: tzinfo | None) -> Agenda:
    """The agenda of somebody's next talk.

    Args:
        standing: theirs.
        zone: where they are, in which their days end; None is where this is.

    """
    journey, facts = standing.journey, standing.journey.record.facts
    talks, last = journey.sessions, last_talk(journey, zone)
    since = held_at(last, zone) if last is not None else ""
    points = points_of(facts, since)
    questions = sorted((line for line in unanswered(standing) if line.question), key=lambda line: line.since)
    return Agenda(
        facts["sessions:"]["count"] if talks else 0,
        last,
        since,
        next_talk(journey, standing.today, zone),
        happened(standing, since),
        tuple(questions),
        tuple(one for one in promises_of(facts) if one.open or one.closed > since),
        tuple(point for point in points if point.by == standing.person),
        tuple(point for point in points if point.by != standing.person),
    )


def held_at(talk: Post, zone: tzinfo | None) -> str:
    """The moment of a talk, as events carry it: when it was logged, or the end of the earlier day that it is of."""
    if not talk.on:
        return talk.at
    midnight = datetime.combine(date.fromisoformat(talk.on) + timedelta(days=1), time(), zone)
    return min(talk.at, midnight.astimezone(UTC).isoformat().replace("+00:00", "Z"))


def next_talk(journey: Journey, today: date, zone: tzinfo | None) -> str:
    """The moment of the next talk, "" where none is agreed; one whose day has passed, or on which they talked, is over."""
    named = talk_ahead(journey, today, zone)
    return named.next if named is not None else ""


def talk_ahead(journey: Journey, today: date, zone: tzinfo | None) -> Post | None:
    """The talk in which the next one was agreed, with who holds it; None where none is ahead."""
    talks = journey.sessions
    named = next((talk for talk in reversed(talks) if talk.next), None)
    if named is None:
        return None
    day = _day(named.next, zone)
    held = any(
        talk.seq > named.seq and (talk.on or _day(talk.at, zone).isoformat()) >= day.isoformat() for talk in talks
    )
    return None if day < today or held else named


def _day(at: str, zone: tzinfo | None) -> date:
    return datetime.fromisoformat(at).astimezone(zone).date()


def points_of(facts: Mapping[str, Fact], after: str = "", until: str = "") -> tuple[Post, ...]:
    """What was noted for a talk after a moment, and until another where one is given; oldest first."""
    fact = facts.get(AGENDA)
    rows = fact["last"] if fact else ()
    points = (Post(row["seq"], row["at"], row["by"], NOTED, row["text"]) for row in rows)
    return tuple(point for point in points if within(point.at, after, until))


def happened(standing: Standing, after: str = "", until: str = "") -> Happened:
    """What somebody did, got back and asked after a moment, and until another where one is given.

    What happened up to a moment and what happened after it are together all that happened.
    """
    facts, person = standing.journey.record.facts, standing.person
    done, returned, asked = [], [], []
    for key, fact in facts.items():
        kind = kind_of(key)
        if kind not in (ITEM, AGAIN, TASK):
            continue
        name, posts = name_in_lists(standing, key), posts_of(fact)
        if kind != TASK and fact["state"] == "done" and _theirs(standing, key) and within(fact["at"], after, until):
            done.append((name, fact["at"]))
        back = next((post for post in reversed(posts) if post.kind == RETURNED), None)
        if back is not None and within(back.at, after, until):
            returned.append(CameBack(name, back.at, fact["state"], fact["at"], back.text))
        asked += [WasAsked(name, post.at, post.text) for post in _asking(posts, person)]
    free = chain.from_iterable(one.posts for one in questions_of(facts))
    asked += [WasAsked("", post.at, post.text) for post in _asking((*free, *standing.journey.notes), person)]
    return Happened(
        tuple(sorted(done, key=lambda row: row[1])),
        tuple(sorted(returned, key=lambda one: one.at)),
        tuple(sorted((one for one in asked if within(one.at, after, until)), key=lambda one: one.at)),
    )


def _asking(posts: Iterable[Post], person: str) -> Iterator[Post]:
    return (post for post in posts if post.by == person and asks(post))


def _theirs(standing: Standing, key: str) -> bool:
    """Whether an item is the hire's own to do, as one is that no file has any more."""
    found = standing.find(name_of(key))
    return found is None or found[1].who == "hire"


def within(at: str, after: str, until: str) -> bool:
    """Whether a moment lies after another, and until a third where there is one."""
    return after < at and (not until or at <= until)


def titles(standing: Standing, names: Sequence[str]) -> tuple[str, ...]:
    """What lists call some things."""
    return tuple(standing.labels.get(name, name) for name in names)


def _fold(before: Fact | None, event: Event) -> Fact:
    return fold_log(before, event, POINTS_KEPT)


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {kind_of(AGENDA): _fold}
"""Kind of thing -> its fold."""
