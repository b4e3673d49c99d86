"""Another curriculum after the one that somebody is on: begun by a lead's hand, or with a decision about their position."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROGRAMME
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.programmes import BEGAN
from mentor_tui.domain.record import Event, Record, person_record
from mentor_tui.domain.rules import programmes as rules
from mentor_tui.domain.rules.programmes import ProgrammeCase
from mentor_tui.domain.text import folded, near, said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import CurriculumBegun


def begin_programme(
    context: ActorContext,
    person: str,
    curriculum: str,
    on: date | None = None,
    *,
    mentor: bool = False,
    why: str = "",
    op: str | None = None,
) -> Done:
    """Put another curriculum after the one that somebody is on; days count from the day on which it begins.

    Args:
        context: who acts: a lead of theirs.
        person: for whom, by id or name.
        curriculum: by id, or by title.
        on: from which day on; today where it is None.
        mentor: whether a mentor is wanted for it, also of somebody whose basics are done.
        why: a word to it.
        op: operation id.

    Raises:
        NotYours: it is not theirs to do.
        Refused: they are or were on it, or the day comes before another one of theirs.
        BadUse: there is no such person or curriculum, or the day is too far ahead.

    """
    them = find_person(context.team(), person)
    with command(context, person_record(them.id), lambda it: rules.may_begin(it.relations(them.id), them), op=op) as it:
        if it.repeated:
            return it.done(BEGAN, them.id)
        wanted = need_curriculum(context, curriculum)
        case = programme_case(context, them, it.record)
        day = on or case.today
        refuse_if(rules.begins(case, wanted, day))
        event = write_begin(it, wanted, day, mentor=mentor, why=said(why))
        title = context.catalogue.curricula[wanted].title
        first = case.programme.curriculum is None
        return it.done(BEGAN, them.id, wanted, (event,), CurriculumBegun(title, day, first, mentor and not first))


def programme_case(context: ActorContext, them: Person, record: Record) -> ProgrammeCase:
    """Somebody's way through as the rules on another curriculum ask for it."""
    journey = Journey(record)
    profile = journey.profile
    today = context.today(profile)
    return ProgrammeCase(them, context.catalogue, journey.programme_on(today), today, profile.start)


def write_begin(
    it: Command,
    curriculum: str,
    on: date,
    *,
    decision: str = "",
    position: str = "",
    mentor: bool = False,
    why: str = "",
) -> Event:
    """Append that a curriculum begins.

    Args:
        it: the command on their record.
        curriculum: its id.
        on: its day 1.
        decision: the one that it goes with, and goes away with again.
        position: the one that they will have that day; the one that is known of that day where it is "".
        mentor: whether a mentor is wanted for it.
        why: a word to it.

    """
    position = position or Journey(it.record).profile_on(on).position
    said_too = (("decision", decision), ("position", position), ("mentor", mentor))
    more = {key: value for key, value in said_too if value}
    return it.write(BEGAN, PROGRAMME, {"curriculum": curriculum, "since": on.isoformat(), **more}, text=why)


def need_curriculum(context: ActorContext, text: str) -> str:
    """The id of a curriculum, by its id, a former one, or its title.

    Raises:
        BadUse: there is none; the nearest is named.

    """
    curricula = context.catalogue.curricula
    found = context.catalogue.curriculum(text.strip().lower())
    called = (one for one in curricula.values() if folded(one.title) == folded(text))
    found = found or next(called, None)
    if found is None:
        known = [*curricula]
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=text, near=near(text, known), known=known)
    return found.id
