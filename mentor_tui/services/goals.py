"""Naming what one wants to grow into: the words that matching weighs, a position among them, or to stay and get better here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from mentor_tui.domain.goals import STAY, aim_of, with_aim
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, STATED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.people import may_state_goal
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.fields import FIELDS
from mentor_tui.services.known_words import slip
from mentor_tui.services.positions import find_position
from mentor_tui.services.results import Named

Goals = Callable[[Journey], tuple[str, ...]]
"""From somebody's record as it stands to their goals."""


def state_goal(context: ActorContext, person: str | None, words: Sequence[str], *, op: str | None = None) -> Done:
    """Name one's goals, all of them; nothing is an answer too. Mentor and leads read them, and matching weighs them.

    Args:
        context: who acts.
        person: whose goals; only one's own can be named. None is oneself.
        words: positions by id or title, tracks, product areas, any word; ``stay`` to stay and get better here.
        op: operation id.

    Raises:
        BadUse: a word looks like a slip of the finger for a position.

    """
    goals = tuple(dict.fromkeys(_word(context, word) for word in FIELDS["goals"].parse(",".join(words))))
    return _state(context, person, lambda _journey: goals, op)


def aim_at(context: ActorContext, aim: str, *, op: str | None = None) -> Done:
    """Name the position that one aims at; the other words among one's goals stay.

    Args:
        context: whose goal it is.
        aim: id of a position, ``stay``, or "" for none.
        op: operation id.

    """
    catalogue = context.catalogue

    def goals(journey: Journey) -> tuple[str, ...]:
        return with_aim(journey.profile.goals, aim, catalogue.positions, catalogue.former_positions)

    return _state(context, None, goals, op)


def _state(context: ActorContext, person: str | None, goals: Goals, op: str | None) -> Done:
    them = find_person(context.team(), person or context.actor)

    def right(it: Command) -> Problem | None:
        return may_state_goal(it.relations(them.id), them)

    with command(context, person_record(them.id), right, op=op) as it:
        if it.repeated:
            return it.done(STATED, them.id)
        named = goals(Journey(it.record))
        event = it.write(STATED, PROFILE, {"goals": list(named)})
        return it.done(STATED, them.id, "", (event,), Named(tuple(called(context, word) for word in named)))


def called(context: ActorContext, goal: str) -> str:
    """What a goal is called: a position, track or product area by its title, any other word as it is."""
    position, catalogue = find_position(context, goal), context.catalogue
    named = position or catalogue.tracks.get(goal) or catalogue.product_areas.get(goal)
    return named.title if named is not None else goal


class GoalView(NamedTuple):
    """What somebody wants to grow into.

    Attributes:
        goals: their words, with what each is ``called`` in ``titles``.
        aim: the position that they aim at, by id; ``stay``; "" for neither.

    """

    person: Person
    goals: tuple[str, ...]
    titles: tuple[str, ...]
    aim: str


def goal_of(context: ActorContext, person: str | None = None) -> GoalView:
    """One's own goal, or that of somebody whose journey one may see.

    Raises:
        NotYours: it is somebody else's to see.

    """
    team = context.team()
    them = find_person(team, person or context.actor)
    relations = context.relations(team, them.id)
    require("see journey", relations, person=them.id, name=them.name, on="", title="")
    goals, catalogue = context.journey(them.id).profile.goals, context.catalogue
    aim = aim_of(goals, catalogue.positions, catalogue.former_positions)
    return GoalView(them, goals, tuple(called(context, goal) for goal in goals), aim)


def named_person(context: ActorContext, words: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Whose goal it is and the words of it: the first word is a person, where somebody is called so and no position is."""
    first = words[0] if words else ""
    if first and find_position(context, first) is None and first != STAY:
        with suppress(BadUse):
            return find_person(context.team(), first).id, tuple(words[1:])
    return None, tuple(words)


def _word(context: ActorContext, word: str) -> str:
    if word == STAY:
        return word
    position = find_position(context, word)
    if position is not None:
        return position.id
    known = [*context.catalogue.positions]
    meant = None if word in (*context.catalogue.tracks, *context.catalogue.product_areas) else slip(word, known)
    if meant is not None:
        raise BadUse(Code.UNKNOWN_POSITION, position=word, near=meant)
    return word
