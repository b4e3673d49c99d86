"""What a lead can know of all of their teams together: how fast cohorts are ready, who is here, which items wait.

It is about numbers of people, never about one of them. What can be read in the digests of the overview is one page, for the
first paint; what needs whole histories is asked for apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain import insights
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.courses import ItemTally, Waited, tallies
from mentor_tui.domain.decisions import Decision
from mentor_tui.domain.insights import FEW, LATELY, Cohort, CohortDays, People, PositionMove, Stay, Verdict
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.answer_clocks import keep_clocks_of
from mentor_tui.services.cohorts import by_cohort, plan_day, way_of
from mentor_tui.services.courses import courses
from mentor_tui.services.days import cohorts_days
from mentor_tui.services.decision_list import decisions
from mentor_tui.services.not_alone import keep_items
from mentor_tui.services.overview import Digest, overview


@dataclass(frozen=True)
class InsightsPage:
    """How fast cohorts are ready, and who is here.

    Attributes:
        cohorts: all of the teams that the viewer leads, the newest last.
        verdict: what can be said in one sentence.
        lately: the hires who began in the last twelve months, whose items are looked at; ``members`` are those of them in
            cohorts of which something can be told.
        unread: people of whom something cannot be read, and who are left out.
        positions: id of a position, a place elsewhere in the company, or a product area -> what it is called.

    """

    me: Person
    today: date
    cohorts: tuple[Cohort, ...]
    verdict: Verdict
    people: People
    lately: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    unread: int
    names: Mapping[str, str]
    positions: Mapping[str, str]

    @property
    def choices(self) -> tuple[Cohort, ...]:
        """The cohorts that are no fewer than five people."""
        return tuple(one for one in self.cohorts if one.state != "too few")

    def to_show(self, most: int) -> tuple[str, ...]:
        """The cohorts to show at first: the latest of which there is something to tell, then those that will be told next."""
        told = [one.cohort for one in self.choices if one.told][-most:]
        early = [one.cohort for one in self.choices if not one.told][: most - len(told)]
        return (*told, *early)


def insights_page(context: ActorContext) -> InsightsPage:
    """How fast the cohorts of one's own teams are ready, and who is here. It reads no history.

    Raises:
        NotYours: the acting person leads nobody.

    """
    team = context.team()
    me = team.acting(context.actor)
    require("insights", as_lead(me), person="", on="", title="")
    if me is None:
        raise Refused(Code.NO_TEAM)
    mine = {name: person for name, person in team.people.items() if me.leads_team(person.team)}
    view = overview(context, team=team, among=mine)
    today, catalogue = view.today, context.catalogue
    rows = [(person, view.of(name)) for name, person in mine.items()]
    read = [row for row in rows if not row[1].missing]
    ways = {name: [way_of(row, today) for row in those] for name, those in by_cohort(read, today).items()}
    could = insights.could_by((way for those in ways.values() for way in those), plan_day(catalogue))
    cohorts = tuple(insights.cohort(name, those, could) for name, those in ways.items())
    decided = [one for one in _decided(context, team) if one.person in mine]
    # Whoever goes on elsewhere in the company has moved inside, and has not left.
    way = {one.person: one for one in sorted(decided, key=lambda one: one.on) if one.kind in ("out", "back")}
    elsewhere = {name for name, one in way.items() if one.kind == "out" and one.to}
    gone = {person.id: person.left for person, _entry in rows if person.left is not None and person.gone(today)}
    here = sum(person.id not in gone and entry.start <= today.isoformat() for person, entry in rows)
    left = [last for name, last in gone.items() if name not in elsewhere]
    lately = tuple(person.id for person, entry in rows if _began_lately(entry, today))
    return InsightsPage(
        me,
        today,
        cohorts,
        insights.verdict(cohorts, ways, could, today),
        insights.people(here, left, _stays(rows, gone, elsewhere, today), today, _moves(decided)),
        lately,
        _members(cohorts, read, frozenset(lately), today),
        sum(bool(entry.trouble or entry.missing) for _person, entry in rows),
        team.names,
        {name: one.title for name, one in catalogue.positions.items()}
        | {name: one.title for name, one in catalogue.elsewhere.items()}
        | {name: one.title for name, one in catalogue.product_areas.items()},
    )


def _members(
    cohorts: Iterable[Cohort], rows: Iterable[tuple[Person, Digest]], lately: frozenset[str], today: date
) -> dict[str, tuple[str, ...]]:
    """Who is in each cohort of which something can be told, where all of it began lately."""
    told = {one.cohort for one in cohorts if one.state != "too few"}
    found = {name: tuple(person.id for person, _entry in those) for name, those in by_cohort(rows, today).items()}
    return {name: those for name, those in found.items() if name in told and lately.issuperset(those)}


def _decided(context: ActorContext, team: Team) -> Iterator[Decision]:
    """What was decided about people's positions and stands."""
    return (read.decision for read in decisions(context, team=team) if not read.decision.withdrawn)


def _moves(decided: Iterable[Decision]) -> Iterator[PositionMove]:
    """Who moved inside, to another position, a product team or elsewhere in the company, and who came back."""
    for one in decided:
        where = one.area if one.kind == "embed" else one.to
        if one.kind == "back":
            yield PositionMove("back", where, one.on)
        elif one.kind in ("move", "embed", "out") and where:
            yield PositionMove("moved", where, one.on)


def _stays(
    rows: Iterable[tuple[Person, Digest]], gone: Mapping[str, date], elsewhere: Collection[str], today: date
) -> Iterator[Stay]:
    """How long the hires have been here. Of those who were here before the program those who left by then are not known."""
    for person, entry in rows:
        if entry.state != "none" and entry.start and entry.start <= today.isoformat():
            last = gone.get(person.id, today)
            left = person.id in gone and person.id not in elsewhere
            yield Stay(max((last - date.fromisoformat(entry.start)).days, 0), left)


def _began_lately(entry: Digest, today: date) -> bool:
    return entry.state != "none" and (today - LATELY).isoformat() < entry.start <= today.isoformat()


@dataclass(frozen=True)
class ItemsPage:
    """What became of the items and the days of those who began lately.

    Attributes:
        items: those that at least five people have sent, by curriculum and item id.
        titles, labels: what they are called, whole and in lists.
        read: how many people's histories that is from.
        days: how many days of each cohort waited for us.

    """

    items: tuple[ItemTally, ...]
    titles: Mapping[str, str]
    labels: Mapping[str, str]
    read: int
    days: tuple[CohortDays, ...] = ()


def items_page(
    context: ActorContext, people: Iterable[str], cohorts: Mapping[str, Iterable[str]] | None = None
) -> ItemsPage:
    """Which items waited and came back, and which days waited, from the histories of some people.

    Args:
        context: who looks.
        people: see ``InsightsPage.lately``.
        cohorts: see ``InsightsPage.members``.

    """
    found = courses(context, people)
    keep_clocks_of(context, found)
    catalogue, today = context.catalogue, context.today()
    known: dict[str, str] = {}
    theirs = {name: _as_today(catalogue, known, course.items, today) for name, course in found.items()}
    keep_items(context, found, theirs, lambda key: known.get(key, ""))
    items = tallies(theirs.values(), FEW)
    titles, labels = {}, {}
    for one in items:
        scope, _slash, name = one.item.partition("/")
        item = catalogue.curricula[scope].items[name]
        titles[one.item], labels[one.item] = item.title, item.label
    return ItemsPage(items, titles, labels, len(found), cohorts_days(context, cohorts or {}, found))


def _as_today(
    catalogue: Catalogue, known: dict[str, str], course: Mapping[str, Waited], today: date
) -> dict[str, Waited]:
    """The items by the ids that they have today, as they are told on a day; what is in no curriculum any more is left out.

    Args:
        catalogue: today's.
        known: name of an item in a record -> its id today, "" for none; what is found out is put there for the next one.
        course: what came of somebody's items.
        today: the day.

    """
    found: dict[str, Waited] = {}
    for key, waited in course.items():
        if not (waited.waits or waited.since):
            continue
        name = known.get(key)
        if name is None:
            name = known[key] = _id_today(catalogue, key)
        if name:
            now, before = waited.until(today), found.get(name)
            found[name] = now if before is None else now.with_more(before)
    return found


def _id_today(catalogue: Catalogue, key: str) -> str:
    """The curriculum and id by which an item of a record is known today, "" where it is in none any more."""
    scope, _slash, name = key.partition("/")
    own = catalogue.curriculum(scope)
    name = own.former.get(name, name) if own is not None else name
    return f"{own.id}/{name}" if own is not None and name in own.items else ""
