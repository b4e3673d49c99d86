"""Another edition of a curriculum on past cohorts: whose ways are played again, and what their histories tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.curriculum_diff import EditionDiff
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.item_dates import ItemDates, item_dates
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.replay_figures import Replayed
from mentor_tui.domain.replayed_days import as_it_was, played_again, replayable
from mentor_tui.domain.replays import Replay, WentThrough, replay
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.collector import no_collections

SHOWN_MOST = 2
"""Cohorts on which it is played again before others are chosen."""


class PastCohorts(NamedTuple):
    """Another edition on past cohorts.

    Attributes:
        each: every cohort that was asked for by itself.
        together: all of them as one, None where none was asked for.
        unread: how many of their histories cannot be read.

    """

    each: tuple[Replay, ...] = ()
    together: Replay | None = None
    unread: int = 0


def past_cohorts(
    context: ActorContext, team: Team, found: EditionDiff, among: Sequence[str], cohorts: Sequence[str]
) -> PastCohorts:
    """Play another edition again on some cohorts.

    Args:
        context: who looks.
        team: the team.
        found: what the edition changes.
        among: ids of those of whom the acting person may know.
        cohorts: which; without any it is played on none.

    Raises:
        BadUse: there is no such cohort on this curriculum.

    """
    if not cohorts:
        return PastCohorts()
    wanted = dict.fromkeys(cohorts)
    then = context.with_curriculum(found.old.id, replayable(found))
    now = context.with_curriculum(found.old.id, found.old)
    by_cohort: dict[str, list[WentThrough]] = {name: [] for name in wanted}
    known: set[str] = set()
    there: set[str] = set()
    unread = 0
    with no_collections():
        for record_id, record in context.store.read_many(map(person_record, among)):
            if not isinstance(record, Record):
                unread += 1
                continue
            try:
                with sound(record_id):
                    journey = Journey(record)
                    was = through(now.standing(journey, team), found.old.id)
                    if was is None or not (cohort := was.programme.cohort):
                        continue
                    known.add(cohort)
                    if cohort not in wanted:
                        continue
                    there.add(cohort)
                    after = through(then.standing(journey, team), found.old.id)
                    if after is not None and was.day >= 1:
                        person = team.people[was.person]
                        by_cohort[cohort].append(_went(context, record, was, after, person, found))
            except Trouble:
                unread += 1
    for name in wanted:
        if name not in there:
            raise BadUse(Code.UNKNOWN_COHORT, cohort=name, near=None, known=sorted(known))
    each = tuple(replay({name: those}, found) for name, those in by_cohort.items())
    return PastCohorts(each, each[0] if len(each) == 1 else replay(by_cohort, found), unread)


def cohorts_on(context: ActorContext, curriculum: str) -> dict[str, int]:
    """The cohorts of those who are or were on a curriculum and have begun, in the teams that the acting person leads.

    Returns:
        cohort -> how many are in it, the newest last.

    """
    team = context.team()
    me = team.acting(context.actor)
    mine = [name for name, person in team.people.items() if me is not None and me.leads_team(person.team)]
    first: dict[str, str] = {}
    count: dict[str, int] = {}
    for journey in journeys(context, mine):
        today = context.today()
        programme, start = journey.programme_on(today), journey.profile.start
        day = start.isoformat() if start is not None else ""
        names = (context.catalogue.curriculum(one.curriculum) for one in (programme, *programme.past))
        on = any(one is not None and one.id == curriculum for one in names)
        if programme.cohort and on and day <= today.isoformat():
            first[programme.cohort] = min(day, first.get(programme.cohort, day))
            count[programme.cohort] = count.get(programme.cohort, 0) + 1
    return {name: count[name] for name in sorted(first, key=lambda name: (first[name], name))}


def to_show(cohorts: Mapping[str, int]) -> tuple[str, ...]:
    """The cohorts on which it is played again before others are chosen: the latest two of five people or more, together.

    Where there are none, the latest ones that are five people together.
    """
    whole = [name for name, count in cohorts.items() if count >= FEW]
    if whole:
        return tuple(whole[-SHOWN_MOST:])
    found: list[str] = []
    for name in reversed([*cohorts]):
        if sum(cohorts[one] for one in found) >= FEW:
            break
        found.insert(0, name)
    return tuple(found)


def journeys(context: ActorContext, people: Iterable[str]) -> Iterator[Journey]:
    """The journeys that can be read."""
    with no_collections():
        for record_id, record in context.store.read_many(map(person_record, people)):
            if isinstance(record, Record):
                try:
                    with sound(record_id):
                        yield Journey(record)
                except Trouble:
                    continue


def through(standing: Standing, name: str) -> Standing | None:
    """Somebody through a curriculum that they are on, or were on before."""
    each = (standing, *standing.past)
    return next((one for one in each if one.curriculum is not None and one.curriculum.id == name), None)


def _went(
    context: ActorContext, record: Record, was: Standing, then: Standing, person: Person, found: EditionDiff
) -> WentThrough:
    dates = item_dates([*context.store.sealed(record), *(past.event for past in record.tail)])
    days = as_it_was(was, dates)
    over = [on for on in (was.programme.over_on, person.left) if on is not None and on < was.today]
    gone = was.programme.state(was.profile.start, was.today) == "ended" or person.gone(was.today)
    played = Replayed(days, played_again(days, then, found), min([was.today, *over]), gone)
    return WentThrough(played, _by_item(found.old, dates))


def _by_item(old: Curriculum, dates: Mapping[str, ItemDates]) -> dict[str, ItemDates]:
    """What happened to the items of an edition, by their ids in it; two that have become one are told together."""
    found: dict[str, ItemDates] = {}
    for key, one in dates.items():
        scope, _slash, name = key.partition("/")
        item = name if name in old.items else old.former.get(name)
        if scope in (old.id, *old.was) and item is not None:
            before = found.get(item)
            found[item] = one if before is None else one._replace(waits=(*before.waits, *one.waits))
    return found
