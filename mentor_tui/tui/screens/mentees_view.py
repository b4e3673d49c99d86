"""What the Mentees place shows for one thing of the queue, as plain data: evidence, thread, lines, what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypedDict

from mentor_tui.domain.agenda import agenda
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.checkins import check_ins_of
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact, Post, TickEntry
from mentor_tui.domain.journey_folds import RETURNED, SENT, lines_said
from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import short_name
from mentor_tui.domain.questions import questions_of
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import clean
from mentor_tui.domain.today import next_items
from mentor_tui.services.abouts import HasIt, IsStuck, SignedFor, WhileAway
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.calls import Call
from mentor_tui.services.pages import MenteesPage
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.wording import away, calls, closings, talks
from mentor_tui.wording.language import _

_LINK = re.compile(r"https?://[^\s<>()\"]+")

Key = tuple[str, str, int]
"""A thing whose lines somebody ticks: person, item or rung, and how often it came back."""


@dataclass(frozen=True)
class MenteesView(PageView[MenteesPage]):
    """A mentor's page at one moment, where the mentor is."""

    place: str


class Settled(NamedTuple):
    """What was open and waits no more, by somebody else: the call, where it stood, and who settled it, in words."""

    call: Call
    at: int
    said: str


@dataclass(frozen=True)
class Piece:
    """One thing of the queue, opened.

    Attributes:
        call: what waits.
        name, short: what the hire is called, in full and in a line.
        item, rung: what it is about; neither for somebody who is quiet.
        evidence: what came with it: link, reference or text.
        earlier: what came with the repetitions before, the latest first, each with which one it was and when.
        asked: what was asked for when it was last sent back, None where it never was.
        judged: when lines were last said to be seen or not, "" where that is not known.
        posts: the rest of the thread without what is shown as evidence, oldest first.
        sessions: the latest sessions, newest first, where it is about a talk.
        next_titles: what the hire has before them, where it is about a talk.
        returned: what came back to them, the same.

    """

    call: Call
    name: str
    short: str
    title: str
    fact: ItemFact
    item: Item | None = None
    rung: Rung | None = None
    place: str = ""
    evidence: str = ""
    earlier: tuple[tuple[int, TickEntry], ...] = ()
    asked: Post | None = None
    judged: str = ""
    posts: tuple[Post, ...] = ()
    sessions: tuple[Post, ...] = ()
    next_titles: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What its ticked lines are kept under."""
        return (self.call.person, self.call.on, self.fact.goes)

    @property
    def thing(self) -> Thing:
        """What an act is about."""
        return Thing(self.call.person, self.name, self.short, self.call.on, self.item or self.rung, self.fact)

    @property
    def to_judge(self) -> Piece:
        """The same without what came with repetitions that were signed off already; they stand last."""
        return replace(self, earlier=tuple((number, entry) for number, entry in self.earlier if not entry.signed))

    @property
    def label(self) -> str:
        """What lists call it, which stands for a title that is too long; "" where it has no other name."""
        if self.item is not None:
            return clean(self.item.label)
        return clean(self.rung.full_label) if self.rung is not None else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What good looks like."""
        return self.thing.lines

    @property
    def times(self) -> int:
        """How often it is done in all."""
        thing = self.item or self.rung
        return thing.times if thing else 1

    @property
    def about(self) -> str:
        """The text of the item."""
        thing = self.item or self.rung
        return thing.about.strip() if thing else ""

    @property
    def link(self) -> str:
        """The first address in the evidence, "" where there is none."""
        found = _LINK.search(self.evidence)
        return found.group().rstrip(".,;:!?") if found else ""

    @property
    def signs(self) -> bool:
        """Whether it waits for a decision: signed off or one more go."""
        return self.call.kind in ("waiting", "sent")


ASKS = ("asks", "asks other")
"""Kinds of calls that are about a question."""

WRITTEN = (*ASKS, "wrote")
"""Kinds of calls that are about something that a hire wrote."""

TOLD_IN_FULL = (
    "your leave",
    "while away",
    "you stand in",
    "stand in?",
    "declined",
    "basics",
    "through",
    "signed",
    "has it",
    "example",
    "renamed",
    "area quiet",
    "promise",
    "first talk",
    "words",
    "became",
)
"""Kinds of calls that are about no item to decide on: what they say is all there is to read."""


def piece(page: MenteesPage, call: Call) -> Piece:
    """One thing of the queue, opened."""
    name = page.names.get(call.person, call.person), short_name(page.names, call.person)
    standing = page.standings.get(call.person)
    if call.kind in TOLD_IN_FULL:
        labels = page.labels.get(call.person, {})
        said = calls.line(call, page.names, labels).what
        several = call.about.items if isinstance(call.about, SignedFor | HasIt) and not call.on else ()
        if isinstance(call.about, WhileAway):
            said, several = _("While you were away"), tuple(away.lines(call.about, page.names))
        return Piece(
            call, *name, "", ItemFact(), evidence="\n".join((said, *(labels.get(one, one) for one in several)))
        )
    if call.kind in ("closing", "closed"):
        return Piece(call, *name, "", ItemFact(), evidence=closings.in_full(call.kind, name[1]))
    if standing is None:
        return Piece(call, *name, call.on, ItemFact())
    line = written(page, call)
    if line is not None:
        return _of_line(call, name, standing, line)
    if call.kind == "session":
        return _of_session(call, name, standing, page)
    if call.kind == "check-in":
        return _of_check_in(call, name, standing)
    if call.kind == "sent":
        return _of_rung(call, name, standing)
    item = standing.curriculum.items.get(call.on) if standing.curriculum else None
    if item is not None and standing.curriculum is not None:
        fact = standing.fact(item)
        phase, module = standing.curriculum.places[item.id]
        above = standing.curriculum.items.get(item.under)
        place = " · ".join(filter(None, (module.title or phase.title, above.label if above else "")))
        if isinstance(call.about, IsStuck):
            return Piece(call, *name, item.title, fact, item, None, place, call.about.why, **_said(fact, standing))
        return Piece(
            call, *name, item.title, fact, item, None, place, fact.evidence, earlier(fact), **_said(fact, standing)
        )
    return _of_talk(call, name, standing)


def written(page: MenteesPage, call: Call) -> Unanswered | None:
    """What a hire wrote that a call is about, None where it is about something else or was answered meanwhile."""
    standing = page.standings.get(call.person)
    if call.kind not in WRITTEN or standing is None:
        return None
    return next((line for line in unanswered(standing) if line.name == call.on), None)


def _of_line(call: Call, name: tuple[str, str], standing: Standing, line: Unanswered) -> Piece:
    """What was written is what there is to read, and the thread what led to it."""
    rung = standing.catalogue.rungs.get(line.on)
    now = standing.by_id.get(line.on)
    fact = now.fact if now else standing.journey.task(rung.id, rung.was) if rung else _of_question(standing, line)
    title = now.item.title if now else rung.full_title if rung else _("A question") if line.number else _("A note")
    title = title if now or rung or not line.on else line.on
    text = "\n".join(line.texts)
    posts = tuple(post for post in fact.posts if post.by != standing.person or post.text not in line.texts)
    return Piece(call, *name, title, fact, now.item if now else None, rung, "", text, posts=posts)


def _of_question(standing: Standing, line: Unanswered) -> ItemFact:
    """What was said about a question that is about no item."""
    found = next((one for one in questions_of(standing.journey.record.facts) if one.number == line.number), None)
    return ItemFact(posts=found.posts) if found is not None and line.number else ItemFact()


def _of_check_in(call: Call, name: tuple[str, str], standing: Standing) -> Piece:
    """What was said of the week, with the last talks beside it."""
    last = check_ins_of(standing.journey.record.facts)[-1]
    said = " · ".join(filter(None, (talks.mood(last.word), last.text)))
    sessions = tuple(reversed(standing.journey.sessions[-3:]))
    return Piece(call, *name, _("Check-in"), ItemFact(), evidence=said, sessions=sessions)


def _of_session(call: Call, name: tuple[str, str], standing: Standing, page: MenteesPage) -> Piece:
    """What there is to talk about today; the page of the talk has it line by line."""
    found = agenda(standing, zone_of(standing.zone))
    said = talks.to_talk_about(found, standing.labels, page.names, page.me.id)
    earlier_talks = tuple(standing.journey.sessions[-3:])
    return Piece(call, *name, _("The talk of today"), ItemFact(), evidence="\n".join(said), posts=earlier_talks)


def _of_rung(call: Call, name: tuple[str, str], standing: Standing) -> Piece:
    rung = standing.catalogue.rungs.get(call.on)
    if rung is None:
        return Piece(call, *name, call.on, ItemFact())
    fact = standing.journey.task(rung.id)
    track = standing.catalogue.tracks[rung.track].title
    said = _said(fact, standing)
    return Piece(call, *name, rung.full_title, fact, None, rung, track, fact.evidence, earlier(fact), **said)


def _of_talk(call: Call, name: tuple[str, str], standing: Standing) -> Piece:
    came_back = tuple(now.item.label for now in standing.items if now.state == "returned")
    ahead = tuple(now.item.label for now in next_items(standing) if now.state != "returned")
    sessions = tuple(reversed(standing.journey.sessions[-3:]))
    return Piece(call, *name, "", ItemFact(), sessions=sessions, next_titles=ahead, returned=came_back)


def earlier(fact: ItemFact) -> tuple[tuple[int, TickEntry], ...]:
    """What came with each repetition but the one that is shown as evidence."""
    numbered = [(number, entry) for number, entry in enumerate(fact.entries, 1) if entry.text]
    sent = any(post.kind == SENT for post in fact.posts)
    return tuple(reversed(numbered if sent else numbered[:-1]))


class _Said(TypedDict):
    """What was said of a thing that is judged."""

    asked: Post | None
    judged: str
    posts: tuple[Post, ...]


def _said(fact: ItemFact, standing: Standing) -> _Said:
    last_sent = max((post.seq for post in fact.posts if post.kind == SENT), default=-1)
    returns = [post for post in fact.posts if post.kind == RETURNED]
    asked = returns[-1] if returns and fact.state == "waiting" else None
    # A return may have said nothing of lines, and then those of the one before stand.
    told = {
        past.event.seq
        for past in standing.journey.record.tail
        if past.event.kind == RETURNED and lines_said(past.event)
    }
    judged = next((post.at for post in reversed(returns) if post.seq in told), "") if asked else ""
    posts = tuple(post for post in fact.posts if post.seq != last_sent and post is not asked)
    return {"asked": asked, "judged": judged, "posts": posts}
