"""Areas of responsibility: naming an owner, asking, backing, joining, leaving, handing over, and the log of an area."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mentor_tui.domain import areas
from mentor_tui.domain.area_state import logs_in
from mentor_tui.domain.areas import AREA_LOG, area_key
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.record import BOARD, TEAM
from mentor_tui.domain.rules import areas as rules
from mentor_tui.domain.rules.areas import AreaCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, need_area
from mentor_tui.services.area_cases import area_case
from mentor_tui.services.command import Command, command
from mentor_tui.services.customers import weighed
from mentor_tui.services.mentors import mentoring_hours
from mentor_tui.services.overview import overview
from mentor_tui.services.results import InArea, Logged, OwnsArea, Result

Judge = Callable[[AreaCase, Person, Standing], Problem | None]
"""What stands in the way of an act, for whoever it names as they stand."""

Answer = Callable[[AreaCase, Standing, tuple[str, ...]], Result]
"""What there is to say once it is done, with the side tasks that ended with it."""


class AsCalled(NamedTuple):
    """What a caller may give with every act on an area: the version of it that the person saw, and the operation."""

    version: int | None
    op: str | None


def _act(
    context: ActorContext,
    area: Area,
    person: str,
    verb: str,
    judge: Judge,
    answer: Answer,
    called: AsCalled,
    *,
    text: str = "",
    why: str = "",
    part: str = "",
) -> Done:
    """One event on an area of the team's; whoever comes to own it gives their side tasks on its track back with it."""
    journey, owns = context.journey(person), verb in (areas.OWNED, areas.HANDED_OVER)
    view = overview(context) if owns and area.hours > 0 else None

    def right(it: Command) -> Problem | None:
        them = it.team.person(person)
        if them is None:
            return BadUse(Code.NOBODY, person=person)
        case = area_case(context, it.team, area)
        case = weighed(context, case, view) if view is not None else case
        return judge(case, them, context.standing(journey, it.team))

    with command(
        context,
        TEAM,
        right,
        op=called.op,
        thing=lambda it: it.team.area_key(area.id),
        expected_version=called.version,
    ) as it:
        if it.repeated:
            return it.done(verb, person, area.id)
        ended = rules.goes_back(context.catalogue, area, it.team.holds_of(person)) if owns else ()
        terms = {"person": person, **({"part": part} if part else {})}
        events = [it.write(verb, it.team.area_key(area.id), terms, text=text, why=why)]
        events += [it.write("gave-back", it.team.hold_key(rung.id, person)) for rung in ended]
        after, labels = context.standing(journey, it.team), tuple(rung.full_label for rung in ended)
        return it.done(verb, person, area.id, events, answer(area_case(context, it.team, area), after, labels))


def _owns(context: ActorContext) -> Answer:
    def answer(case: AreaCase, standing: Standing, ended: tuple[str, ...]) -> Result:
        hours = standing.hours_held + mentoring_hours(context, case.team, standing.person)
        return OwnsArea(case.area.label, ended, hours, standing.hours_allowed)

    return answer


def _in(part: areas.Part) -> Answer:
    return lambda case, _standing, _ended: InArea(case.area.label, part)


def own(
    context: ActorContext,
    area: str,
    person: str | None = None,
    *,
    expected_version: int | None = None,
    op: str | None = None,
) -> Done:
    """Name the owner of an area that has none; without a person, ask to own it oneself, and stand in line.

    Raises:
        NotYours: naming is for leads, and never oneself.
        Refused: it has an owner, they leave, what the last side task of its track waits for is not met, or it would leave them
            or their team too few hours with customers.
        BadUse: there is no such area or person.

    """
    called, found = AsCalled(expected_version, op), need_area(context, area)
    if person is None:
        return _act(context, found, context.actor, areas.ASKED, rules.may_ask, _in_line, called)
    them = find_person(context.team(), person)
    return _act(context, found, them.id, areas.OWNED, rules.may_own, _owns(context), called)


def _in_line(case: AreaCase, _standing: Standing, _ended: tuple[str, ...]) -> Result:
    return InArea(case.area.label, "line", len(case.held.asked))


def back_up(
    context: ActorContext, area: str, person: str, *, expected_version: int | None = None, op: str | None = None
) -> Done:
    """Name who stands in for the owner of an area, in place of whoever did.

    Raises:
        NotYours: it is for the owner and for leads.
        Refused: they own it or back it already, or leave.
        BadUse: there is no such area or person.

    """
    found, them = need_area(context, area), find_person(context.team(), person)
    return _act(context, found, them.id, areas.BACKED, rules.may_back, _in("backup"), AsCalled(expected_version, op))


def join(context: ActorContext, area: str, *, expected_version: int | None = None, op: str | None = None) -> Done:
    """Contribute to an area.

    Raises:
        Refused: one has a part in it already, the basics are not done, or it is full.
        BadUse: there is no such area.

    """
    found, answer = need_area(context, area), _in("contributor")
    return _act(
        context, found, context.actor, areas.CONTRIBUTES, rules.may_join, answer, AsCalled(expected_version, op)
    )


def leave(
    context: ActorContext,
    area: str,
    person: str | None = None,
    *,
    why: str = "",
    expected_version: int | None = None,
    op: str | None = None,
) -> Done:
    """Leave an area, or let somebody go from it: as its owner, backup or contributor, else as one who stands in line.

    Args:
        context: who acts.
        area: which.
        person: who leaves, by id or name; the acting person where it is None.
        why: the reason to let another go; of an owner who leaves it to nobody the word that they leave.
        expected_version: the version of the area that the person had before them.
        op: operation id.

    Raises:
        NotYours: it is for themselves, for the owner and for leads.
        Refused: they have no part in it, or a reason is owed.
        BadUse: there is no such area or person, or an owner leaves no word.

    """
    team = context.team()
    found, who = need_area(context, area), find_person(team, person).id if person else context.actor
    part, word = team.area(found.id).part_of(who), said(why)

    def judge(case: AreaCase, them: Person, _standing: Standing) -> Problem | None:
        # What they are is asked again inside the lock: an owner goes otherwise than a contributor.
        changed = case.held.part_of(who) != part
        return Refused(Code.CHANGED_SINCE, by="", at="") if changed else rules.may_leave(case, them, word)

    owned = part == "owner"
    return _act(
        context,
        found,
        who,
        areas.FREED if owned else areas.LEFT,
        judge,
        _in(part or "line"),
        AsCalled(expected_version, op),
        text=word if owned else "",
        why="" if owned else word,
        part=part or "",
    )


def hand_over(
    context: ActorContext,
    area: str,
    person: str,
    *,
    word: str,
    expected_version: int | None = None,
    op: str | None = None,
) -> Done:
    """Hand an area over to its next owner, with a word that everybody reads.

    Raises:
        NotYours: it is for the owner and for leads.
        Refused: nobody owns it, they do already, they leave, or may not own it; see ``own``.
        BadUse: there is no such area or person, or the word is missing.

    """
    found, them, text = need_area(context, area), find_person(context.team(), person), said(word)

    def judge(case: AreaCase, them: Person, standing: Standing) -> Problem | None:
        return rules.may_hand_over(case, them, standing, text)

    called = AsCalled(expected_version, op)
    return _act(context, found, them.id, areas.HANDED_OVER, judge, _owns(context), called, text=text)


def log(context: ActorContext, area: str, text: str, *, op: str | None = None) -> Done:
    """Write a line into the log of an area; everybody reads it.

    Raises:
        NotYours: it is for the owner, the backup, who contributes, and leads.
        BadUse: it is empty.

    """
    found, line = need_area(context, area), said(text)

    def right(it: Command) -> Problem | None:
        return rules.may_log(area_case(context, it.team, found), line)

    with command(context, BOARD, right, op=op, create=True) as it:
        if it.repeated:
            return it.done(areas.LOGGED, context.actor, found.id)
        former = context.catalogue.former_areas
        event = it.write(areas.LOGGED, area_key(it.record, found.id, former, AREA_LOG), text=line)
        written = logs_in(it.record, former)[found.id].written
        return it.done(areas.LOGGED, context.actor, found.id, (event,), Logged(found.label, written))


def possible(context: ActorContext, act: str) -> Iterator[tuple[str, str]]:
    """The areas with which the acting person could do something, as id and title: all, where it is only looking.

    Args:
        context: who acts.
        act: ``own``, ``back-up``, ``join``, ``leave``, ``hand-over`` or ``log``; anything else is looking.

    """
    team = context.team()
    for area in context.catalogue.areas.values():
        case = area_case(context, team, area)
        part, relations = case.held.part_of(context.actor), case.to_area
        fits = {
            "own": case.owner is None or part is None,
            "join": part in (None, "line"),
            "leave": part is not None or grant("leave area", relations) is not None,
            "back-up": grant("hand area over", relations) is not None,
            "hand-over": case.held.owner is not None and grant("hand area over", relations) is not None,
            "log": grant("log in area", relations) is not None,
        }
        if fits.get(act, True):
            yield area.id, area.title
