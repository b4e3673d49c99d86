"""Verbs on competencies: an example of what somebody did, and the confirmation that it shows a level."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.levels import CONFIRMED, SHOWN, WITHDRAWN, Example, competency_thing, examples_of
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.rules import levels as rules
from mentor_tui.domain.rules.levels import LevelCase
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near, said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import Levelled
from mentor_tui.services.things import owners_on


def find_competency(context: ActorContext, text: str) -> str:
    """The id of a competency, by its id or title.

    Raises:
        BadUse: there is none; the nearest is named.

    """
    known = context.catalogue.competencies
    wanted = text.strip().casefold()
    titled = {one.title.casefold(): one.id for one in known.values()}
    found = wanted if wanted in known else titled.get(wanted)
    if found is None:
        raise BadUse(Code.UNKNOWN_COMPETENCY, competency=text, near=near(wanted, [*known]), known=[*known])
    return found


def level_relations(context: ActorContext, team: Team, person: str) -> tuple[Relation, ...]:
    """What the acting person is to somebody whose competencies are looked at: an owner, where they work with them on a track."""
    return context.relations(team, person, {"owner": owners_on(context, team, person)})


def level_case(context: ActorContext, team: Team, record: Record, person: str, competency: str) -> LevelCase:
    """A competency of somebody's as the acting person has it before them."""
    relations = level_relations(context, team, person)
    return case_of(context, relations, person, competency, examples_of(record, competency))


def case_of(
    context: ActorContext,
    relations: tuple[Relation, ...],
    person: str,
    competency: str,
    examples: tuple[Example, ...],
) -> LevelCase:
    """The same, where it is known what the acting person is to them, and which examples there are."""
    found = context.catalogue.competencies.get(competency)
    title, levels = (found.title, found.levels) if found else (competency, {})
    return LevelCase(person, relations, context.actor, competency, title, levels, examples, context.today())


def write_example(
    context: ActorContext,
    person: str | None,
    competency: str,
    level: int,
    text: str,
    *,
    ref: str = "",
    on: date | None = None,
    op: str | None = None,
) -> Done:
    """Write down what somebody did that shows a competency at a level.

    Args:
        context: who writes it.
        person: whose it is; None is the acting person's own.
        competency: id or title.
        level: the level that it shows.
        text: what they did, in a line.
        ref: where it can be looked up.
        on: the day it was, today where it is None.
        op: operation id.

    Raises:
        NotYours: neither their own, nor their mentor, an owner they work with, or a lead.
        BadUse: there is no such competency or level, nothing is said, or the day is still to come.

    """
    team = context.team()
    who = find_person(team, person or context.actor).id
    name, line = find_competency(context, competency), said(text)

    def right(it: Command) -> Problem | None:
        return rules.may_write(level_case(context, it.team, it.record, who, name))

    with command(context, person_record(who), right, op=op) as it:
        case = level_case(context, it.team, it.record, who, name)
        if it.repeated:
            return it.done("shown", who, name)
        day = on or case.today
        refuse_if(rules.lacks(case, level, line, day))
        terms = {"level": level, "day": day.isoformat(), **({"ref": said(ref)} if ref.strip() else {})}
        event = it.write(SHOWN, competency_thing(name), terms, text=line)
        return it.done("shown", who, name, (event,), Levelled(case.title, level, 1))


def confirm_level(
    context: ActorContext, person: str, competency: str, level: int, *, why: str = "", op: str | None = None
) -> Done:
    """Confirm that what others wrote of somebody shows a level: every example of it that waits; ``why`` is for them to read.

    Raises:
        NotYours: it is not theirs to confirm.
        Refused: none waits, or all were written by the acting person.

    """
    who, name = find_person(context.team(), person).id, find_competency(context, competency)

    def right(it: Command) -> Problem | None:
        return rules.may_confirm(level_case(context, it.team, it.record, who, name), level)

    with command(context, person_record(who), right, op=op) as it:
        case = level_case(context, it.team, it.record, who, name)
        if it.repeated:
            return it.done("confirmed", who, name)
        found = rules.to_confirm(case, level)
        terms = {"level": level, "examples": sorted(one.number for one in found)}
        event = it.write(CONFIRMED, competency_thing(name), terms, text=said(why))
        return it.done("confirmed", who, name, (event,), Levelled(case.title, level, len(found)))


def withdraw_example(
    context: ActorContext, person: str | None, competency: str, number: int, *, op: str | None = None
) -> Done:
    """Take an example back, by its number.

    Raises:
        BadUse: there is no example of that number.
        NotYours: somebody else wrote it.
        Refused: it is confirmed, and so for a lead to take back.

    """
    team = context.team()
    who, name = find_person(team, person or context.actor).id, find_competency(context, competency)

    def right(it: Command) -> Problem | None:
        case = level_case(context, it.team, it.record, who, name)
        if problem := rules.may_write(case):
            return problem
        example = next((one for one in case.examples if one.number == number), None)
        if example is None:
            return BadUse(Code.UNKNOWN_EXAMPLE, number=number, **case.about)
        return rules.may_withdraw(case, example)

    with command(context, person_record(who), right, op=op) as it:
        case = level_case(context, it.team, it.record, who, name)
        if it.repeated:
            return it.done("withdrawn", who, name)
        level = next(one.level for one in case.examples if one.number == number)
        event = it.write(WITHDRAWN, competency_thing(name), {"example": number})
        return it.done("withdrawn", who, name, (event,), Levelled(case.title, level, 1))
