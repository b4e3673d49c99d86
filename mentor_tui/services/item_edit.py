"""One item or side task of one journey, held for a verb while nobody else writes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.former import name_among
from mentor_tui.domain.item_kinds import BY_RELATION
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.journey_folds import SENT, TICKED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import Relation, grant
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.questions import unsettled
from mentor_tui.domain.record import Event, Fact, person_record
from mentor_tui.domain.relations import stands_in_for
from mentor_tui.domain.rules.items import Act, ItemCase, signing
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.stuck import FREE, stuck_thing
from mentor_tui.domain.team import Team
from mentor_tui.domain.terms import right_terms
from mentor_tui.services.actor_context import ActorContext, Done, find_person, find_rung
from mentor_tui.services.command import Command, command
from mentor_tui.services.things import find_place, parts_of, task_case, to_thread


class ItemEdit(NamedTuple):
    """An item of a journey, or the pieces of a side task, held for a verb.

    Attributes:
        it: the command on the person's record.
        key: under which the record knows the thing.
        seen: the same of what the acting person had before them: of what is due again, how it was done before.
        case: what the rules judge.

    """

    it: Command
    journey: Journey
    standing: Standing
    key: str
    case: ItemCase | TaskCase
    seen: str = ""

    @property
    def item(self) -> Item | None:
        """The item, where it is one."""
        return self.case.now.item if isinstance(self.case, ItemCase) else None

    @property
    def rung(self) -> Rung | None:
        """The side task, where it is one."""
        return self.case.task.rung if isinstance(self.case, TaskCase) else None

    @property
    def thing(self) -> Item | Rung:
        """The item or side task."""
        return self.case.now.item if isinstance(self.case, ItemCase) else self.case.task.rung

    @property
    def fact(self) -> ItemFact:
        """What holds for it."""
        return self.case.fact

    @property
    def judged_as(self) -> Fact:
        """As what the acting person judges it, in terms."""
        item, it, who = self.item, self.it, self.journey.person
        granted = grant(signing(item, self.fact) if item is not None else "confirm", self.case.relations)
        relation = granted.relation if granted else None
        in_place = stands_in_for(it.team, it.context.actor, who, it.context.today()) if relation == "mentor" else None
        return right_terms(relation, in_place)

    def again(self, team: Team | None = None) -> Standing:
        """How they stand after the events, through the curriculum that the thing is of."""
        now, item, then = self.it.context.standing(self.journey, team), self.item, self.standing
        place = now.find(name_among(now, then, item)) if item is not None and then.programme.former else None
        return place[0] if place is not None else now

    def write(self, kind: str, terms: Fact | None = None, *, text: str = "", why: str = "") -> Event:
        """Append one event; whoever goes on with what they were stuck with is stuck no more."""
        event = self.it.write(kind, self.key, terms, text=text, why=why)
        if kind in (TICKED, SENT) and isinstance(self.case, ItemCase) and self.case.now.stuck is not None:
            self.it.write(FREE, stuck_thing(self.key))
        return event

    def done(self, verb: str, events: tuple[Event, ...] = ()) -> Done:
        """The answer, with the thing as it stands after the events and what they opened."""
        before, item, rung = self.standing, self.item, self.rung
        team = self.it.team if rung is not None else None
        after = self.again(team) if events else before
        opened: tuple[str, ...] = ()
        closed = False
        # Nothing opens, and nothing is closed, but by an item that is done now.
        if item is not None and before.curriculum is not None and after.done(item.id) and not before.done(item.id):
            known = before.curriculum.items
            opened = tuple(
                name
                for name in before.curriculum.unlocks[item.id]
                if before.state(known[name]) == "locked" and after.state(known[name]) == "open"
            )
            closed = after.basics_complete and not before.basics_complete
        now = after.item(item) if item else after.task(rung) if rung else None
        done = self.it.done(verb, self.journey.person, self.thing.id, events)
        labels = tuple(before.curriculum.items[name].label for name in opened) if before.curriculum else ()
        return done._replace(now=now, opened=opened, opened_labels=labels, closed=closed)


@contextmanager
def edit_item(
    context: ActorContext,
    act: Act,
    person: str | None,
    name: str,
    *,
    op: str | None,
    expected_version: int | None = None,
    tasks: bool = True,
    right: Callable[[ItemEdit], Problem | None] | None = None,
) -> Iterator[ItemEdit]:
    """Hold an item of somebody's journey, or the pieces of a side task, for an act that the rules allow.

    Args:
        context: who acts.
        act: what is to be done.
        person: whose, by id or name; the actor's own where it is None.
        name: item or side-task id.
        op: operation id.
        expected_version: the version of the thing that the person had before them.
        tasks: whether it may be a side task.
        right: what may stand in the way, where it is another question than whether the act may be done now.

    Raises:
        Problem: there is no such person or thing, somebody has acted on it since, or the rules refuse.

    """
    who = context.actor if person is None or person == context.actor else find_person(context.team(), person).id

    @cache
    def found(it: Command) -> ItemEdit:
        return thing_edit(it, name, act, tasks=tasks)

    with command(
        context,
        person_record(who),
        lambda it: right(found(it)) if right is not None else found(it).case.may(act),
        op=op,
        thing=lambda it: found(it).seen or found(it).key,
        expected_version=expected_version,
    ) as it:
        yield found(it)


def thing_edit(it: Command, name: str, act: Act, *, tasks: bool) -> ItemEdit:
    """An item, or with ``tasks`` a side task too, of a record that is held already, by its name; see ``edit_item``."""
    context, journey = it.context, Journey(it.record)
    rung = find_rung(context, name) if tasks else None
    if rung is not None:
        standing = context.standing(journey, it.team)
        key, task = journey.task_key(rung.id, rung.was), task_case(context, it.team, standing, rung)
        if "own" not in task.relations:
            task = task._replace(relations=to_thread(it.context, task.fact.posts, task.relations))
        return ItemEdit(it, journey, standing, key, task)
    standing = context.standing(journey)
    # What one does in one's own journey reads no roster.
    relations: tuple[Relation, ...] = ("own",) if journey.person == context.actor else it.relations(journey.person)
    through, item = find_place(standing, name)
    stuck = through.stuck.get(item.id)
    asked = {item.who, stuck.part if stuck is not None else item.who}
    if not asked <= {*BY_RELATION} and journey.person != context.actor:
        parts = parts_of(context, it.team.acting(context.actor))
        relations = (*relations, "part") if asked & parts else relations
    assert through.curriculum is not None
    if "own" not in relations:
        relations = to_thread(it.context, through.item(item).fact.posts, relations)
    return item_edit(it, journey, through, item, relations, act)


def item_edit(
    it: Command, journey: Journey, standing: Standing, item: Item, relations: tuple[Relation, ...], act: Act
) -> ItemEdit:
    """An item of a record that is held already; what is due again and is begun by the act is a thing beside the first time."""
    curriculum = standing.curriculum
    assert curriculum is not None
    case = ItemCase(standing, standing.item(item), relations, it.context.actor)
    then = case.begun_by(act)
    first, again = journey.key(curriculum, item), journey.again_key(curriculum, item) if then.now.again else ""
    key = again or first
    if again and act in ("answer", "settle"):
        # What is asked stays in one place, also where the item is not done again after all.
        asked = unsettled(then.fact.posts, journey.person)
        key = first if asked is not None and asked in journey.item(curriculum, item).posts else again
    return ItemEdit(it, journey, standing, key, then, again if case.now.again else first)
