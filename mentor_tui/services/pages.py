"""The pages of the Mentees and Team places: what a mentor, and what a lead, has before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentor_tui.domain.all_hands import AllHands, hands_in, standing_on
from mentor_tui.domain.mentoring import Tie, pairs_of
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week, team_week
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.relations import relations
from mentor_tui.domain.rules.handover import HandoverChange, handover_change
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import CarriedLoad
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call, in_order
from mentor_tui.services.cohorts import CohortRow, cohorts
from mentor_tui.services.customers import Weeks, planned_weeks
from mentor_tui.services.lead_calls import lead_calls
from mentor_tui.services.mentors import carried, read_mentors
from mentor_tui.services.overview import Digest, Overview, overview
from mentor_tui.services.own_items import labels_of
from mentor_tui.services.personal_calls import mentor_calls, mentored, part_calls, ties
from mentor_tui.services.things import parts_of, task_case, to_item
from mentor_tui.services.unreadable_calls import unreadable_calls
from mentor_tui.services.working_time import left_in, minute_of


@dataclass(frozen=True)
class MenteesPage:
    """A mentor's place: the queue, and a row for each mentee.

    Attributes:
        queue: what waits, most pressing first.
        standings: hire -> their standing, for the detail beside the queue.
        rows: hires with their digests, in the order of who needs them, those who are to come last.
        covering: hires for whom the mentor only stands in.
        ties: hire -> how the mentor stands to them, where the hire comes, goes, or is shared.
        handed: hires with a handover: somebody mentored them before, or is to.
        home: hire -> minutes until they go home, for those at work now.
        minutes: about how long the queue takes.
        carried: the mentor's load beside what they can carry.
        relations: hire -> what the mentor is to them.
        handovers: hire -> the change of mentor that is handed over.
        cases: hire, item or side task -> what the rules judge, for what the queue is about.
        labels: hire -> item or side-task id -> what lists call it, as their own curriculum says it.
        unreadable: what cannot be read, and which of the mentees it hides.

    """

    me: Person
    queue: tuple[Call, ...]
    standings: Mapping[str, Standing]
    rows: tuple[tuple[Person, Digest], ...]
    covering: frozenset[str]
    home: Mapping[str, int]
    names: Mapping[str, str]
    carried: CarriedLoad
    ties: Mapping[str, Tie]
    handed: frozenset[str]
    people: Mapping[str, Person]
    relations: Mapping[str, tuple[Relation, ...]]
    handovers: Mapping[str, HandoverChange]
    cases: Mapping[tuple[str, str], ItemCase | TaskCase]
    today: date
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unreadable: tuple[Call, ...] = ()
    parts: frozenset[str] = frozenset()

    @property
    def waiting(self) -> int:
        """How much waits for the mentor."""
        return len(self.queue)

    def signed(self, hire: str) -> list[ItemCase]:
        """The items of a mentee whose sign-off the mentor can take back, the latest first."""
        found = [case for case in self.items_of(hire) if case.may("withdraw") is None]
        return sorted(found, key=lambda case: case.fact.signed_at or "", reverse=True)

    def items_of(self, hire: str) -> list[ItemCase]:
        """Every item of a mentee, as the rules judge what the mentor may do to it."""
        standing = self.standings.get(hire)
        if standing is None:
            return []
        known = self.relations[hire]
        return [ItemCase(standing, now, to_item(known, now.item, self.parts), self.me.id) for now in standing.items]

    @property
    def hours(self) -> float:
        """Hours a week that mentoring costs now."""
        return self.carried.spent

    @property
    def coming(self) -> frozenset[str]:
        """The hires who are not the mentor's yet, and whom they do not cover either."""
        return frozenset(hire for hire, tie in self.ties.items() if tie.kind == "comes") - self.covering

    @property
    def minutes(self) -> int:
        """About how long the queue takes."""
        return sum(call.minutes for call in self.queue)


def mentees_page(context: ActorContext) -> MenteesPage:
    """What a mentor has before them."""
    team = context.team()
    hires = mentored(context, team)
    bound = tuple(dict.fromkeys((*hires, *team.coming_to(context.actor))))
    # Who is agreed to come takes up hours already, and nothing of theirs waits here yet.
    parts = parts_of(context, team.acting(context.actor))
    view = overview(context, team=team, among=None if parts else (context.actor, *bound))
    queue = tuple(in_order([*mentor_calls(context, view), *part_calls(context, view)]))
    concerned = dict.fromkeys((*hires, *(call.person for call in queue if parts and call.kind in ("owed", "has it"))))
    standings = {hire: context.standing(context.journey(hire), team) for hire in concerned if not view.of(hire).trouble}
    first = {call.person: place for place, call in reversed(list(enumerate(queue)))}
    pairings = {hire: pairing for hire in bound if (pairing := team.pairing(hire)) is not None}
    rows = sorted(
        view.hires(bound),
        key=lambda row: (
            row[0].id not in hires,
            first.get(row[0].id, len(queue)),
            row[1].state == "finished",
            row[1].day,
        ),
    )
    now = minute_of(context.now())
    home = {
        hire: left for hire in hires if hire in standings and (left := left_in(view.of(hire).shifts, now)) is not None
    }
    mine = team.mentees(context.actor)
    me = team.people[context.actor]
    names = team.names
    labels = {hire: labels_of(context.catalogue, view.of(hire)) for hire in concerned}
    covering = frozenset(hires) - frozenset(mine)
    handed = frozenset(hire for hire, pairing in pairings.items() if len(pairs_of(pairing)) > 1)
    load = carried(context, team, context.actor, view)
    return MenteesPage(
        me,
        queue,
        standings,
        tuple(rows),
        covering,
        home,
        names,
        load,
        ties(context, team),
        handed,
        team.people,
        {hire: context.relations(team, hire) for hire in (*bound, *concerned)},
        {hire: handover_change(pairing, view.today) for hire, pairing in pairings.items()},
        dict(_cases(context, team, queue, standings)),
        view.today,
        labels,
        tuple(unreadable_calls(context, view, bound)),
        parts,
    )


def _cases(
    context: ActorContext, team: Team, queue: Iterable[Call], standings: Mapping[str, Standing]
) -> Iterator[tuple[tuple[str, str], ItemCase | TaskCase]]:
    """What the rules judge, for each item and side task of a queue."""
    for call in queue:
        standing = standings.get(call.person)
        if standing is None:
            continue
        rung, place = context.catalogue.rungs.get(call.on), standing.find(call.on) if call.on else None
        if rung is not None:
            yield (call.person, call.on), task_case(context, team, standing, rung)
        elif place is not None:
            through, item = place
            relations = to_item(
                context.relations(team, call.person), item, parts_of(context, team.acting(context.actor))
            )
            yield (call.person, call.on), ItemCase(through, through.item(item), relations, context.actor)


@dataclass(frozen=True)
class TeamPage:
    """A lead's place: what needs them, the cohorts, the people.

    Attributes:
        rows: hires with their digests, who may need a talk first.
        mentors: mentor, hires they have now, room, hours a week; the fullest first.
        weeks: everybody's week as it is planned, and each team's.

    """

    me: Person
    needs: tuple[Call, ...]
    cohorts: tuple[CohortRow, ...]
    rows: tuple[tuple[Person, Digest], ...]
    mentors: tuple[MentorLoad, ...]
    view: Overview
    names: Mapping[str, str]
    weeks: Weeks
    _relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def led(self) -> Week:
        """The week of the front line of all teams that the lead leads."""
        return team_week(week for name, week in self.weeks.people.items() if self.me.leads_team(self.team_of(name)))

    def team_of(self, person: str) -> str:
        """The team that somebody is in."""
        them = self.view.team.person(person)
        return them.team if them is not None else ""

    @property
    def hands(self) -> tuple[AllHands, ...]:
        """The calls to all hands that stand today for those whom the lead leads."""
        team = self.view.team
        teams = {them.team for them in team.people.values() if self.me.leads_team(them.team)} | {""}
        found = (standing_on(hands_in(team.record, name), self.view.today) for name in sorted(teams))
        return tuple(dict.fromkeys(span for span in found if span is not None))

    @property
    def waiting(self) -> int:
        """How much waits for the lead."""
        return len(self.needs)

    def relations(self, person: str) -> tuple[Relation, ...]:
        """What the lead is to somebody."""
        # Each key of a place asks it anew about the same person.
        if person not in self._relations:
            self._relations[person] = relations(self.view.team, self.me.id, person, self.view.today)
        return self._relations[person]


class MentorLoad(NamedTuple):
    """What one mentor carries.

    Attributes:
        mentees: hires who are on their way with them, or agreed to come.
        hours: hours a week that they cost now.
        leaves: their last day, once it is known.
        away: last day of today's leave, "" where they are here.
        from_on: first day of the next leave that is ahead, "" where none is soon, or where they are away now.
        stand_ins: who stands in for their hires, today or on that day.

    """

    person: Person
    mentees: tuple[str, ...]
    room: int
    hours: float
    languages: tuple[str, ...]
    leaves: date | None
    away: str
    from_on: str = ""
    stand_ins: tuple[str, ...] = ()


def team_page(context: ActorContext) -> TeamPage:
    """What a lead has before them."""
    view = overview(context)
    me = view.team.people[context.actor]
    rows = [(person, entry) for person, entry in view.hires() if me.leads_team(person.team)]
    rows.sort(key=lambda row: talk_order(row[1]))
    names = view.team.names
    needs, loads = tuple(lead_calls(context, view, me)), mentor_loads(context, view)
    return TeamPage(me, needs, cohorts(context, rows), tuple(rows), loads, view, names, planned_weeks(context, view))


def talk_order(entry: Digest) -> tuple[int, int, int]:
    """Who may need a talk: past the plan most, then quiet longest, then the earliest day; those who are done last."""
    if entry.trouble:
        return (-1, 0, 0)
    over = entry.state in ("finished", "ended", "none")
    resting = entry.state in ("paused", "coming") or entry.away
    goes = max((row[2] for row in entry.returned), default=0)
    quiet = 0 if entry.complete else max(entry.quiet - 2, 0)
    weight = (entry.days if entry.pace == "past" else 0) + 2 * max(goes - 1, 0) + quiet
    return (2 if over else 1 if resting else 0, -weight, entry.day)


def mentor_loads(context: ActorContext, view: Overview) -> tuple[MentorLoad, ...]:
    """What every mentor carries, most room first."""
    budget = context.catalogue.budget
    loads = []
    for mentor in read_mentors(context, view.team).all():
        if mentor.gone(view.today):
            continue
        own, room, hours = view.of(mentor.id), view.team.room(mentor.id), view.hours_of(mentor.id, budget)
        from_on = next((first for first, _last in own.leave if not own.away), "")
        day = date.fromisoformat(from_on) if from_on else view.today
        mentees = view.load(mentor.id)
        pairings = (view.team.pairing(hire) for hire in mentees if own.away or from_on)
        covers = (pairing.cover_on(day) for pairing in pairings if pairing is not None)
        stand_ins = tuple(dict.fromkeys(cover.stand_in for cover in covers if cover is not None))
        loads.append(MentorLoad(mentor, mentees, room, hours, own.languages, mentor.left, own.away, from_on, stand_ins))
    return tuple(
        sorted(loads, key=lambda load: (load.leaves is not None, bool(load.away), load.hours, load.person.name))
    )
