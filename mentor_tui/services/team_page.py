"""The page of Team: what a lead has before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mentor_tui.domain.all_hands import AllHands, hands_in, standing_on
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week, team_week
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.relations import relations
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.cohorts import CohortRow, cohorts
from mentor_tui.services.customers import Weeks, planned_weeks
from mentor_tui.services.lead_calls import lead_calls
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import Digest, Overview, overview


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
