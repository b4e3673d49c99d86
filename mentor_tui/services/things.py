"""One item or side task of one journey: found by what somebody typed, and seen as the rules ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import Post
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, Refused, Trouble
from mentor_tui.domain.questions import asked_in, asks_by_name
from mentor_tui.domain.relations import Claims, owners_of
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.people import only_observes
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near
from mentor_tui.services.actor_context import ActorContext, find_rung


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


def find_place(standing: Standing, text: str) -> tuple[Standing, Item]:
    """An item of somebody's with the standing through its curriculum: theirs now, or one before, of which nothing is taken away.

    Raises:
        Refused, Trouble, BadUse: see ``find_item``.

    """
    found = standing.find(text.strip().lower())
    return found if found is not None else (standing, find_item(standing, text))


def find_thing(context: ActorContext, standing: Standing, text: str) -> tuple[Standing, Item | Rung]:
    """An item of somebody's curricula, or a side task, by its id or one it had before; the item with its standing.

    Raises:
        Refused: it is no side task, and they have no curriculum.
        BadUse: there is neither; the nearest is named.

    """
    if (rung := find_rung(context, text)) is not None:
        return standing, rung
    try:
        return find_place(standing, text)
    except BadUse as problem:
        known = [*(standing.curriculum.items if standing.curriculum else ()), *context.catalogue.rungs]
        raise BadUse(Code.UNKNOWN_THING, thing=text, near=near(text, known)) from problem


def parts_of(context: ActorContext, person: Person | None) -> frozenset[str]:
    """The parts that somebody has, by today's ids; see ``PartDef``."""
    former = context.catalogue.former_parts if person is not None and person.parts else {}
    return frozenset(former.get(part, part) for part in person.parts) if person is not None else frozenset()


def having(context: ActorContext, team: Team, part: str, but: str = "") -> tuple[Person, ...]:
    """Who has a part today: nobody who has left, nor one more."""
    people, today = (one for one in team.people.values() if one.parts and one.id != but), context.today()
    return tuple(one for one in people if part in parts_of(context, one) and not team.departed(one, today))


def to_item(relations: tuple[Relation, ...], now: ItemStanding, parts: Collection[str]) -> tuple[Relation, ...]:
    """What somebody is to a person, and to an item of theirs, or to what that person is stuck for with it.

    Args:
        relations: what they are to the person.
        now: the item.
        parts: the parts that they have.

    """
    helps = now.stuck is not None and now.stuck.part in parts
    return (*relations, "part") if helps or now.item.who in parts else relations


def to_thread(context: ActorContext, posts: Sequence[Post], relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """What the acting person is to somebody, and to a thread of theirs in which they may be asked by name.

    Whoever has left is nothing to anybody, and is asked nothing any more.
    """
    asked = bool(relations) and "own" not in relations and asked_in(posts) == context.actor
    return (*relations, "asked") if asked else relations


def to_promise(
    relations: tuple[Relation, ...], standing: Standing, parts: Collection[str], actor: str
) -> tuple[Relation, ...]:
    """What somebody is to a person to whom they would promise something, whom they may have been asked by, or help.

    Args:
        relations: what they are to the person.
        standing: the person's.
        parts: the parts that they have.
        actor: who it is.

    """
    if not relations or "own" in relations:
        return relations
    if asks_by_name(standing.journey.record.facts, actor):
        relations = (*relations, "asked")
    known = {part.id for part in standing.curriculum.parts} if standing.curriculum is not None else set()
    known |= {one.part for one in standing.stuck.values()}
    return (*relations, "part") if known & set(parts) else relations


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
