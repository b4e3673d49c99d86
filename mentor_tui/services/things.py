"""One item or side task of one journey: found by what somebody typed, seen as the rules ask, held for a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.permissions import Relation, grant
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, Trouble
from mentor_tui.domain.record import Event, Fact, person_record
from mentor_tui.domain.relations import Claims, owners_of, stands_in_for
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.items import Act, ItemCase, signers
from mentor_tui.domain.rules.people import only_observes
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.terms import right_terms
from mentor_tui.domain.text import near
from mentor_tui.services.actor_context import ActorContext, Done, find_person, find_rung
from mentor_tui.services.command import Command, command


class ItemEdit(NamedTuple):
    """An item of a journey, or the pieces of a side task, held for a verb.

    Attributes:
        it: the command on the person's record.
        key: under which the record knows the thing.
        case: what the rules judge.

    """

    it: Command
    journey: Journey
    standing: Standing
    key: str
    case: ItemCase | TaskCase

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
        granted = grant(signers(item).verb if item is not None else "confirm", self.case.relations)
        relation = granted.relation if granted else None
        in_place = stands_in_for(it.team, it.context.actor, who, it.context.today()) if relation == "mentor" else None
        return right_terms(relation, in_place)

    def write(self, kind: str, terms: Fact | None = None, *, text: str = "", why: str = "") -> Event:
        """Append one event."""
        return self.it.write(kind, self.key, terms, text=text, why=why)

    def done(self, verb: str, events: tuple[Event, ...] = ()) -> Done:
        """The answer, with the thing as it stands after the events and what they opened."""
        before, item, rung = self.standing, self.item, self.rung
        team = self.it.team if rung is not None else None
        after = self.it.context.standing(self.journey, team) if events else before
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


def find_item(standing: Standing, text: str) -> Item:
    """An item of somebody's curriculum by its id or one it had before.

    Raises:
        Refused: they have no curriculum.
        Trouble: theirs cannot be read now.
        BadUse: it has no such item; the nearest is named.

    """
    curriculum = standing.curriculum
    if curriculum is None:
        if standing.missing:
            raise Trouble(Code.CURRICULUM_UNREADABLE, person=standing.person, curriculum=standing.missing)
        raise Refused(Code.NO_CURRICULUM, person=standing.person)
    wanted = text.strip().lower()
    wanted = curriculum.former.get(wanted, wanted)
    found = curriculum.items.get(wanted)
    if found is None:
        raise BadUse(Code.UNKNOWN_ITEM, item=text, curriculum=curriculum.id, near=near(wanted, [*curriculum.items]))
    return found


def find_thing(context: ActorContext, standing: Standing, text: str) -> Item | Rung:
    """An item of somebody's curriculum, or a side task, by its id or one it had before.

    Raises:
        Refused: it is no side task, and they have no curriculum.
        BadUse: there is neither; the nearest is named.

    """
    if (rung := find_rung(context, text)) is not None:
        return rung
    try:
        return find_item(standing, text)
    except BadUse as problem:
        known = [*(standing.curriculum.items if standing.curriculum else ()), *context.catalogue.rungs]
        raise BadUse(Code.UNKNOWN_THING, thing=text, near=near(text, known)) from problem


def owners(context: ActorContext, team: Team, track: str) -> tuple[str, ...]:
    """Who owns the things of a track today: the one place that says so; see ``relations.owners_of``."""
    catalogue = context.catalogue
    known = catalogue.tracks.get(track)
    return owners_of(team, known, catalogue.areas_of(track), context.today()) if known is not None else ()


def owners_on(context: ActorContext, team: Team, person: str) -> frozenset[str]:
    """The owners of the tracks on which somebody works, or has worked."""
    rungs = context.catalogue.rungs
    held = {
        rungs[hold.rung].track for hold in team.holds_of(person).values() if hold.rung in rungs and hold.state != "line"
    }
    return frozenset(owner for track in held for owner in owners(context, team, track))


def relations_to_task(
    context: ActorContext, team: Team, person: str, rung: Rung
) -> tuple[tuple[Relation, ...], frozenset[Voice]]:
    """What the acting person is to somebody and to a track, and the voices that nobody has there."""
    # Whoever owns the track confirms nothing of their own: as for one that nobody owns, a lead does.
    owned = tuple(owner for owner in owners(context, team, rung.track) if owner != person)
    claims: Claims = {"owner": owned}
    missing: set[Voice] = set() if owned else {"owner"}
    if team.mentor(person) is None:
        missing.add("mentor")
    return context.relations(team, person, claims), frozenset(missing)


def task_case(context: ActorContext, team: Team, standing: Standing, rung: Rung) -> TaskCase:
    """A side task of somebody's as the acting person has it before them."""
    relations, missing = relations_to_task(context, team, standing.person, rung)
    free, ahead = side_tasks.places(team, rung, standing.person)

    def mentoring() -> float:
        # A tick, and the page of a journey, load nothing of everybody's records.
        from mentor_tui.services.mentors import mentoring_hours

        return mentoring_hours(context, team, standing.person)

    closed = only_observes(team.person(standing.person))
    return TaskCase(standing, standing.task(rung), relations, context.actor, missing, free, ahead, mentoring, closed)


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
        return _found(it, name, tasks=tasks)

    with command(
        context,
        person_record(who),
        lambda it: right(found(it)) if right is not None else found(it).case.may(act),
        op=op,
        thing=lambda it: found(it).key,
        expected_version=expected_version,
    ) as it:
        yield found(it)


def _found(it: Command, name: str, *, tasks: bool) -> ItemEdit:
    context, journey = it.context, Journey(it.record)
    rung = find_rung(context, name) if tasks else None
    if rung is not None:
        standing = context.standing(journey, it.team)
        return ItemEdit(
            it, journey, standing, journey.task_key(rung.id, rung.was), task_case(context, it.team, standing, rung)
        )
    standing = context.standing(journey)
    # What one does in one's own journey reads no roster.
    relations: tuple[Relation, ...] = ("own",) if journey.person == context.actor else it.relations(journey.person)
    return item_edit(it, journey, standing, find_item(standing, name), relations)


def item_edit(
    it: Command, journey: Journey, standing: Standing, item: Item, relations: tuple[Relation, ...]
) -> ItemEdit:
    """An item of a record that is held already."""
    assert standing.curriculum is not None
    case = ItemCase(standing, standing.item(item), relations, it.context.actor)
    return ItemEdit(it, journey, standing, journey.key(standing.curriculum, item), case)
