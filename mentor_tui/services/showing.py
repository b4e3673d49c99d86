"""One item or side task of somebody's, whole: what it asks for, where it stands, what was said, what it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import SideTaskDone, atoms
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.lines import unanswered
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.proposals import BetterWords
from mentor_tui.domain.questions import asked_in, is_number, questions_of
from mentor_tui.domain.record import person_record
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.threads import Said, thread
from mentor_tui.services.actor_context import ActorContext, find_person, sound
from mentor_tui.services.growth import GrowthPage, RungView, growth_page
from mentor_tui.services.journeys import JourneyPage, page
from mentor_tui.services.marks import OPENED
from mentor_tui.services.not_alone import NOTHING_KNOWN, KnownItem, known_items
from mentor_tui.services.opening import opened_of, remember_opened
from mentor_tui.services.proposals import improved_by
from mentor_tui.services.things import find_thing


class ShownItem(NamedTuple):
    """An item before somebody's eyes.

    Attributes:
        page: whose it is.
        words: whether the viewer may read what people wrote in its thread, evidence aside.
        opens: the items that wait for it.
        known: what the viewer may know of it over people.
        improved: the better words that it has by now, the latest last.

    """

    page: JourneyPage
    now: ItemStanding
    lock: Lock | None
    words: bool
    opens: tuple[ItemStanding, ...]
    known: KnownItem = NOTHING_KNOWN
    improved: tuple[BetterWords, ...] = ()


class ShownThread(NamedTuple):
    """A question before somebody's eyes: what was said in its thread, and nothing else of whose it is.

    Attributes:
        on: item, side task, or the number of a question about neither.
        title: what that is called; of a question about no item what was asked first.
        about: the text of the item or side task.
        to: who is asked by name, "" where nobody is.
        said: the thread, oldest first.
        seq: the place of its latest entry in the history.
        zone: where whoever asks is.

    """

    person: Person
    on: str
    title: str
    about: str
    to: str
    said: tuple[Said, ...]
    seq: int
    names: Mapping[str, str]
    zone: str


class ShownTask(NamedTuple):
    """A side task before somebody's eyes; see ``ShownItem``.

    Attributes:
        opens: the side tasks that wait for it.

    """

    page: GrowthPage
    view: RungView
    words: bool
    opens: tuple[RungView, ...]


def show(context: ActorContext, person: str | None, name: str) -> ShownItem | ShownTask | ShownThread:
    """An item, a side task or a question of somebody's; whoever may see the record may, but not read what people wrote there.

    Whoever is asked by name in a thread reads that thread, until it is settled.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: there is no such person, item, side task or question.

    """
    if is_number(name) or _is_asked(context, person):
        asked = _thread_of(context, person, name)
        if asked is not None:
            return asked
    of = page(context, person, record=True)
    words = grant("see journey", of.relations) is not None
    through, found = find_thing(context, of.standing, name)
    if isinstance(found, Rung):
        return _task(context, of.person.id, found, words)
    of = replace(of, standing=through)
    known = known_items(context, of.person, through, own=of.own, mentors="mentor" in of.relations).get(
        found.id, NOTHING_KNOWN
    )
    curriculum = through.curriculum
    better = improved_by(context).get((curriculum.id, found.id), ()) if curriculum is not None else ()
    return ShownItem(of, through.item(found), through.lock(found), words, _waiting_for(of, found), known, better)


def _is_asked(context: ActorContext, person: str | None) -> bool:
    """Whether somebody's journey is not the acting person's to see, so that they may only be asked there."""
    if person is None:
        return False
    team = context.team()
    known = context.relations(team, find_person(team, person).id)
    return grant("see journey", known) is None


def _thread_of(context: ActorContext, person: str | None, name: str) -> ShownThread | None:
    """A thread that asks the acting person, or one about no item of somebody whose journey they see; None for anything else."""
    team = context.team()
    them = find_person(team, person or context.actor)
    with sound(person_record(them.id)):
        standing = context.standing(context.journey(them.id), team)
    facts = standing.journey.record.facts
    on, title, about = name, "", ""
    if is_number(name):
        found = next((one for one in questions_of(facts) if one.number == int(name)), None)
        fact = ItemFact(posts=found.posts) if found is not None else ItemFact()
        title = found.text if found is not None else ""
    else:
        try:
            through, thing = find_thing(context, standing, name)
        except Problem:
            return None
        on, title, about = thing.id, thing.title, thing.about.strip()
        if isinstance(thing, Rung):
            fact, title = standing.journey.task(thing.id, thing.was), thing.full_title
        else:
            fact = through.item(thing).fact
    to, relations = asked_in(fact.posts), context.relations(team, them.id)
    sees = (is_number(name) and "own" in relations) or grant("see journey", relations) is not None
    if not sees and (to != context.actor or not relations):
        return None
    if not fact.posts and is_number(name):
        raise BadUse(Code.WHICH_QUESTION, person=them.id, questions=[])
    seq = max((post.seq for post in fact.posts), default=0)
    return ShownThread(them, on, title, about, to, tuple(thread(fact)), seq, team.names, standing.zone)


def read(context: ActorContext, shown: ShownItem | ShownTask | ShownThread) -> None:
    """Count what a hire wrote there as opened by the acting person, who has it before them in full."""
    if isinstance(shown, ShownThread):
        if shown.person.id != context.actor:
            mark = context.mark()
            before = opened_of(mark, shown.person.id)
            if before.get(shown.on, 0) < shown.seq:
                after = {**before, shown.on: shown.seq}
                context.remember({**mark, OPENED: {**mark.get(OPENED, {}), shown.person.id: after}})
        return
    if shown.words and shown.page.person.id != context.actor:
        thing = shown.now.item if isinstance(shown, ShownItem) else shown.view.rung
        standing = shown.page.standing
        remember_opened(context, standing, [line for line in unanswered(standing) if line.on == thing.id])


def _waiting_for(of: JourneyPage, item: Item) -> tuple[ItemStanding, ...]:
    curriculum = of.standing.curriculum
    return tuple(of.standing.by_id[name] for name in curriculum.unlocks[item.id]) if curriculum else ()


def _task(context: ActorContext, person: str, rung: Rung, words: bool) -> ShownTask:
    of = growth_page(context, person, record=True)
    views = [view for _track, views in of.tracks for view in views]
    view = next(view for view in views if view.rung.id == rung.id)
    wanted = SideTaskDone(rung.id)
    opens = tuple(other for other in views if wanted in atoms(other.rung.opens))
    return ShownTask(of, view, words, opens)
