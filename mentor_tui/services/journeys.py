"""Reading one journey: the page that its owner, their mentor or a lead has before them, and the status that scripts read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mentor_tui.domain.blocks import Block
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.closings import CLOSING
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.history import bottom
from mentor_tui.domain.journey import Journey, Post
from mentor_tui.domain.lines import Unanswered
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.mentoring import Mentoring, mentoring
from mentor_tui.domain.names import short_name
from mentor_tui.domain.pace import Pace, pace
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.permissions import Relation, grant, require
from mentor_tui.domain.record import TEAM, Event, kind_of, person_record, restricted_record
from mentor_tui.domain.rules.handover import handover_change
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding
from mentor_tui.domain.team import PAIRING, Team, whom_of
from mentor_tui.domain.today import FreeDay, free_day, next_tasks, today_items
from mentor_tui.services.actor_context import ActorContext, find_person, sound
from mentor_tui.services.hearing import Owing, leads_of, mentor_and_stand_in, owed_to
from mentor_tui.services.journey_access import JourneyAccess, through, view_of
from mentor_tui.services.news import ENDS, News, all_news, looked
from mentor_tui.services.opening import remember_opened, remember_seen, unopened
from mentor_tui.services.things import find_thing, parts_of, to_item
from mentor_tui.services.unreadable import for_one
from mentor_tui.services.visibility import for_viewer, pairing_for

if TYPE_CHECKING:
    from mentor_tui.services.abouts import NotUsed
    from mentor_tui.services.calls import ToldKind


@dataclass(frozen=True)
class JourneyPage:
    """One journey as a person sees it.

    Attributes:
        mentor, stand_in, beside: who is in charge, covers, and still mentors for days of overlap; None where nobody does.
        pairing: the whole of it, as far as the viewer may know it.
        mentors: who mentors them today, and what is agreed.
        viewer: who looks; ``relations`` is what they are to the owner.
        news: what others did since the owner last looked, newest last.
        owed: what is owed to the hire: answers, sign-offs, parts of mentor and lead that are due soon or late.
        today: the next items to do, in order.
        opens_next: items that the items of today alone open, by id.
        names: person id -> name, for everybody whom the page mentions.
        titles: item or rung id -> title.
        restricted: notes for mentors and leads, None where the viewer may not read them.
        leads: who leads the owner's team.
        hands_over: whether the viewer hands them over to another mentor.
        tasks: side tasks that wait for the owner, what came back first.
        written: what the owner wrote that a mentor or lead has not opened, or has to answer; nothing on one's own.
        looked_at: whether somebody else looks at it as its owner sees it.
        parts: those that the viewer has.
        unreadable: what is wrong with the file of their curriculum, where it hides it or an earlier edition is shown; and that
            what the viewer has looked at cannot be read.

    """

    person: Person
    standing: Standing
    pace: Pace
    mentor: Person | None
    stand_in: Person | None
    pairing: Pairing | None
    viewer: str
    relations: tuple[Relation, ...]
    news: tuple[News, ...]
    owed: tuple[Owing, ...]
    today: tuple[ItemStanding, ...]
    opens_next: tuple[str, ...]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    version: int
    restricted: tuple[Post, ...] | None = None
    own: bool = False
    leads: tuple[Person, ...] = ()
    mentors: Mentoring = field(default_factory=Mentoring)
    beside: Person | None = None
    hands_over: bool = False
    tasks: tuple[TaskStanding, ...] = ()
    written: tuple[Unanswered, ...] = ()
    unreadable: tuple[NotUsed, ...] = ()
    looked_at: bool = False
    parts: frozenset[str] = frozenset()

    @property
    def waiting(self) -> int | None:
        """How much waits for the owner: what came back for one more go; None for whoever else looks."""
        if not self.own or self.looked_at:
            return None
        facts = (now.state for now in self.standing.items), (task.fact.state for task in self.tasks)
        return sum(state == "returned" for states in facts for state in states)

    def called(self, person: Person) -> str:
        """What somebody is called in a line."""
        return short_name(self.names, person.id)

    def case(self, now: ItemStanding) -> ItemCase:
        """An item as the rules judge what the viewer may do to it."""
        return ItemCase(self.standing, now, to_item(self.relations, now, self.parts), self.viewer)

    def name_of(self, item: Item) -> str:
        """What an act on an item of this page names it by; see ``former``."""
        curriculum = self.standing.curriculum if self.standing.programme.former else None
        return f"{curriculum.id}/{item.id}" if curriculum is not None else item.id

    @property
    def labels(self) -> Mapping[str, str]:
        """Item or rung id -> what lists call it."""
        return self.standing.labels

    @property
    def free(self) -> FreeDay | None:
        """What frees them today, None where they work."""
        return free_day(self.standing)

    @property
    def morning(self) -> tuple[ItemStanding | TaskStanding, ...]:
        """What waits for the owner, items and side tasks: what came back first, whichever it is."""
        return tuple(sorted((*self.today, *self.tasks), key=lambda one: one.fact.state != "returned"))

    def kept_today(self, task: TaskStanding) -> Block | None:
        """The time of today that is kept for a side task; on days of all hands, and on free ones, none is."""
        block, standing = task.block, self.standing
        rests = standing.all_hands is not None or not standing.calendar.works(standing.today)
        return None if block is None or rests or block.weekday != standing.today.weekday() else block

    @property
    def stuck(self) -> tuple[ItemStanding, ...]:
        """What they are stuck with, what they said first at the top."""
        found = sorted(self.standing.stuck, key=lambda name: self.standing.stuck[name].since)
        return tuple(self.standing.by_id[name] for name in found)

    @property
    def effort(self) -> Effort:
        """What the items of today take, once each."""
        return effort(standing.item.minutes for standing in self.today)


def page(
    context: ActorContext,
    person: str | None = None,
    *,
    team: Team | None = None,
    record: bool = False,
    curriculum: str = "",
) -> JourneyPage:
    """A journey for the acting person to look at; see ``journey_access.view_of`` for whose, and for the arguments.

    Args:
        context: who looks.
        person: whose.
        team: the roster, where the caller has it.
        record: whether the right to see records is enough.
        curriculum: a former one of theirs, through which it is looked at; the one in force where it is "".

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: nobody is called so, or they were never on such a curriculum.

    """
    access = view_of(context, person, team=team, record=record)
    if curriculum:
        access = access._replace(standing=through(access.standing, curriculum))
    with sound(person_record(access.person.id)):
        return _page(context, access)


def _page(context: ActorContext, access: JourneyAccess) -> JourneyPage:
    team, them, relations, standing, pairing = access
    today = context.today()
    stand_in = pairing.stand_in if pairing else None
    chosen = today_items(standing)
    known = standing.titles
    restricted = None
    if "own" not in relations and grant("restricted note", relations) and context.restricted:
        kept = context.store.read(restricted_record(them.id))
        restricted = Journey(kept).notes if kept is not None else ()
    own, owed = "own" in relations, owed_to(context, team, them, standing)
    mentors = mentoring(pairing, today)
    return JourneyPage(
        them,
        standing,
        pace(standing),
        access.mentor,
        team.people.get(stand_in) if stand_in else None,
        pairing_for(pairing, lead="lead" in relations) if pairing else None,
        context.actor,
        relations,
        all_news(context, standing, mentors, team) if own else (),
        _with_clocks(context, team, standing, owed) if own else owed,
        chosen,
        _opens_next(standing, chosen),
        team.names,
        known,
        standing.journey.record.version,
        restricted,
        own,
        leads_of(context, team, them),
        mentors,
        team.people.get(mentors.beside) if mentors.beside else None,
        pairing is not None and handover_change(pairing, today).by(context.actor, today),
        next_tasks(standing),
        unopened(context, access),
        tuple(for_one(context, standing)),
        parts=parts_of(context, team.acting(context.actor)),
    )


def _with_clocks(context: ActorContext, team: Team, standing: Standing, owed: tuple[Owing, ...]) -> tuple[Owing, ...]:
    """What is owed, with by when an answer comes: that is one small file, and only read where an answer is owed."""
    if not any(owing.debt.kind == "answer" for owing in owed):
        return owed
    from mentor_tui.services.answer_clocks import AnswerTimes

    times = AnswerTimes(context, standing)
    others = [one.id for one in mentor_and_stand_in(context, team, standing.person)]

    def clocked(owing: Owing) -> Owing:
        if owing.debt.kind != "answer":
            return owing
        return owing._replace(answer=times.of_first(team, owing.by, datetime.fromisoformat(owing.debt.since), others))

    return tuple(map(clocked, owed))


def with_board(context: ActorContext, shown: JourneyPage) -> JourneyPage:
    """The same with what is new on the team's board, on one's own page: a screen reads that after its first paint."""
    if not shown.own or shown.looked_at:
        return shown
    from mentor_tui.services.board_news import board_news

    return replace(shown, news=(*shown.news, *board_news(context, shown.standing)))


def told(context: ActorContext, shown: JourneyPage) -> None:
    """Count what a page shows as told: on one's own page the news, on a hire's the lines that they wrote."""
    if shown.own:
        looked(context, shown.standing, shown.mentors, shown.news)
    else:
        remember_opened(context, shown.standing, shown.written)
        standing = shown.standing
        upto = max((past.event.at for past in standing.journey.record.tail), default="")
        # Of these the day is known and no moment: what happens later on the day of a look is not seen by it.
        over = standing.everything_done or standing.programme.over == "finished"
        so_far: dict[ToldKind, bool] = {
            "signed": True,
            "has it": True,
            "basics": standing.basics_complete,
            "through": over,
        }
        for kind in (kind for kind, so in so_far.items() if so):
            remember_seen(context, shown.person.id, kind, upto)
        if shown.pairing is not None and shown.pairing.mentored(context.actor):
            # What became of them stands in other records as well.
            remember_seen(context, shown.person.id, "became", context.today().isoformat())


def as_seen_by(context: ActorContext, person: str) -> JourneyPage:
    """A journey as its owner sees it, for a mentor or lead to look at: nothing is done in the owner's name.

    Raises:
        NotYours: it is somebody else's to see.

    """
    team = context.team()
    them = find_person(team, person)
    require("see journey", context.relations(team, them.id), person=them.id, name=them.name, on="", title="")
    shown = page(context.act_as(them.id), them.id, team=team)
    # What is between the owner and somebody by name stays so, whoever looks.
    news = tuple(one for one in shown.news if one.kind != ENDS and kind_of(one.thing) != CLOSING)
    return replace(shown, looked_at=True, news=news)


def _opens_next(standing: Standing, chosen: tuple[ItemStanding, ...]) -> tuple[str, ...]:
    if standing.curriculum is None:
        return ()
    items = standing.curriculum.items
    ours = {now.item.id for now in chosen}
    found: dict[str, None] = {}
    for now in chosen:
        for name in standing.curriculum.unlocks[now.item.id]:
            lock = standing.lock(items[name])
            # Something that waits for more than today's items is not opened by them.
            if lock is not None and {step.id for step in lock.steps} <= ours:
                found[name] = None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is locked, or that it is not.

    Attributes:
        state: where it stands.
        lock: what is missing, None where nothing is.
        names: id -> title, for the sentence.
        called: its title as a sentence has it, a side task's with its track; ``label``: what lists call it.
        phases: item id -> title of the phase it stands in.

    """

    person: Person
    on: str
    title: str
    state: str
    lock: Lock | None
    names: Mapping[str, str] = field(default_factory=dict)
    phases: Mapping[str, str] = field(default_factory=dict)
    called: str = ""
    label: str = ""


def why(context: ActorContext, person: str | None, name: str) -> Because:
    """What locks an item or a side task for somebody, and the shortest way to open it."""
    view = page(context, person)
    standing, found = find_thing(context, view.standing, name)
    if isinstance(found, Rung):
        state: str = standing.task(found).state
        lock, called = standing.task_lock(found), found.full_title
    else:
        state, lock, called = standing.state(found), standing.lock(found), found.title
    phases = standing.curriculum.phase_titles if standing.curriculum else {}
    return Because(view.person, found.id, found.title, state, lock, view.titles, phases, called, found.label)


def log(context: ActorContext, person: str | None = None) -> tuple[Person, tuple[Event, ...]]:
    """The history of a person: their own record's events and the team's about them, oldest first.

    Raises:
        NotYours: neither their journey nor their record is the acting person's to see.

    """
    team = context.team()
    them = find_person(team, person or context.actor)
    relations = context.relations(team, them.id)
    require("see record", relations, person=them.id, name=them.name, on="", title="")
    words = grant("see journey", relations) is not None
    # Of one second the team's come first: who joins is on the roster, and paired, before anything is done.
    of_team = {event.seq: event for event in context.store.history(TEAM)}
    about = ((event, whom_of(bottom(event, of_team.get))) for event in of_team.values())
    found = [(event, who) for event, who in about if who == them.id or _mentors(event, them.id)]
    found += [(event, them.id) for event in context.store.history(person_record(them.id))]
    shown = (for_viewer(context, team, event, about, words=words) for event, about in found)
    return them, tuple(sorted(filter(None, shown), key=lambda event: event.at))


def _mentors(event: Event, person: str) -> bool:
    return kind_of(event.thing) == PAIRING and event.terms.get("mentor") == person
