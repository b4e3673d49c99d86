"""Whom and what a person can look for by name: those whose journeys they may see, items, and what can be done to these."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from mentor_tui.domain.former import name_among
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.items import Act, ItemCase
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journey_access import view_of
from mentor_tui.services.personal_calls import mentored
from mentor_tui.services.things import parts_of, task_case, to_item

Locked = Literal["out", "in", "only"]
What = Literal["own", "journey", "yours", "mentors"]
Thing = tuple[str, str, str]


def people(context: ActorContext) -> tuple[Person, ...]:
    """Everybody whose journey the acting person may see, themselves among them where they have one."""
    found = context.viewer()
    if found is None:
        return ()
    team, me = found
    mine = mentored(context, team)
    return tuple(
        person
        for person in team.people.values()
        if "hire" in person.roles and (person.id == me.id or person.id in mine or me.leads_team(person.team))
    )


def everybody(context: ActorContext) -> Iterator[tuple[Person, What]]:
    """Whom the acting person may look at, and what opens for each: a journey, who mentors them, or what a mentor carries."""
    for person in people(context):
        yield person, "own" if person.id == context.actor else "journey"
    if (found := context.viewer()) is None:
        return
    team, me = found
    if (mine := team.person(team.mentor(me.id) or "")) is not None:
        yield mine, "yours"
    if "lead" in me.roles:
        yield from ((one, "mentors") for one in team.with_role("mentor") if me.leads_team(one.team))


def things(context: ActorContext, person: str | None = None) -> tuple[str, tuple[Thing, ...], tuple[Thing, ...]]:
    """Whose journey it is, the actor's where nobody is named; its items, and the side tasks, each as id, label and title."""
    who = person or context.actor
    tracks = context.catalogue.tracks
    tasks = tuple(
        (rung.id, f"{tracks[rung.track].label}: {rung.label}", rung.title) for rung in context.catalogue.rungs.values()
    )
    record = context.store.read(person_record(who))
    journey = Journey(record) if record is not None else None
    curriculum = journey.way(context.catalogue, context.programme(journey)) if journey is not None else None
    items = curriculum.items.values() if curriculum is not None else ()
    return who, tuple((item.id, item.label, item.title) for item in items), tasks


def possible(
    context: ActorContext, person: str | None, acts: Collection[Act], *, locked: Locked = "out", tasks: bool = True
) -> Iterator[tuple[str, str]]:
    """The items and side tasks of somebody's to which one of some acts can be done now, as id and title.

    Args:
        context: who acts.
        person: whose, by id or name; the actor's own where it is None.
        acts: what is to be done; none is looking.
        locked: whether those that are locked are left out, which need not be judged then, are among them, or they alone.
        tasks: whether side tasks are meant as well.

    Raises:
        NotYours: it is somebody else's to see.

    """
    team, _them, relations, standing, _pairing = view_of(context, person, record=True)
    parts = parts_of(context, team.acting(context.actor))
    for through in (standing, *standing.past):
        for now in through.items:
            case = ItemCase(through, now, to_item(relations, now, parts), context.actor)
            if _meant(now.state, locked) and _possible(case, acts):
                yield name_among(standing, through, now.item), now.item.title
    for task in standing.tasks if tasks else ():
        rung = task.rung
        if _meant(task.state, locked) and _possible(task_case(context, team, standing, rung), acts):
            yield rung.id, rung.full_title


def _meant(state: str, locked: Locked) -> bool:
    return locked != "out" if state == "locked" else locked != "only"


def _possible(case: ItemCase | TaskCase, acts: Collection[Act]) -> bool:
    return not acts or any(case.may(act) is None for act in acts)
