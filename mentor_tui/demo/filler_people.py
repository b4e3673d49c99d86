"""Many more people: teams of about fifty, whose hires share some hundreds of journeys between them.

A journey is lived once for each place, first day, curriculum and temper, by people whose ids stand for others. For each hire
it is stamped anew with their own ids, which costs a small part of living it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import orjson

from mentor_tui.demo import sayings, staging
from mentor_tui.demo.company import PAIRED_BEFORE, Company
from mentor_tui.demo.names import AREAS, FAR_ZONES, GOALS, INTERESTS, LANGUAGES, PLACES
from mentor_tui.demo.parts import ENGINEER, LEAD, REP, SENIOR, SENIOR_ENGINEER, UNTIL_COHORT, Part
from mentor_tui.demo.people import LEAD_ID, SCRIPTS
from mentor_tui.demo.scripts import Script, Watch
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.demo.writing import Writer
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import to_seal
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.people import Profile, Role
from mentor_tui.domain.record import Event, Past, Record, person_record, thing
from mentor_tui.domain.team import ROOM, ROOM_DEFAULT
from mentor_tui.domain.text import slug

TEAM_OF = 50
"""People in a team, about."""

LEAD_FROM = 8
"""People from whom on a team has a lead of its own."""

MENTORS = 0.155
"""Share of a team that mentors."""

FORTNIGHTS = 27
"""How many fortnights ago the first of them began; a cohort begins every other Monday."""

RECENT, GROWTH = 6, 3.0
"""Fortnights in which more people began, and how many times more."""

COMING = -UNTIL_COHORT // 14
"""The fortnight of those who begin with the cohort ahead, and have no mentor yet."""

ONE_COMES_OF = 12
"""Hires of whom one comes with that cohort."""

PATTERNS = (*["full-time"] * 8, "early", "late", "four-days", "mornings")
"""When those who come work, each as likely as it is often here."""

HOURS = (None, 12.0, 16.0)
"""Hours a week for mentees that mentors have, each as often as another; None where nobody has said."""

# As long as a real prefix of operation ids, so that the stamped ids are as long as any other.
_HIRE, _MENTOR, _LEAD, _OPS = "~hire", "~mentor", "~lead", "~op~~~~~~~"


def first_cohort(today: date) -> date:
    """The day on which the first of these people began."""
    return staging.next_monday(today) - timedelta(weeks=2 * FORTNIGHTS)


@dataclass(frozen=True)
class FillerJourney:
    """A journey that was lived by ids that stand for others.

    Attributes:
        data: facts and events, with the ids in it.
        team: what happened in the team's record.

    """

    added: datetime
    paired: datetime
    ended: datetime | None
    data: bytes
    team: tuple[DatedEvent, ...]

    def stamped(self, hire: str, mentor: str, lead: str, prefix: str, own: dict[str, Any]) -> Record:
        """The journey as somebody's, with what their profile says of them alone."""
        data = self.data
        for stand_in, person in ((_HIRE, hire), (_MENTOR, mentor), (_LEAD, lead)):
            data = data.replace(f'"{stand_in}"'.encode(), f'"{person}"'.encode())
        facts, rows = orjson.loads(data.replace(_OPS.encode(), prefix.encode()))
        for profile in (facts[PROFILE], rows[0][5]):
            profile.update(own)
        if "position" in own and PROGRAMME in facts:
            for enrolled in (facts[PROGRAMME], rows[1][5]):
                enrolled["position"] = own["position"]
        tail = [Past(Event(seq, *event), before) for seq, (*event, before) in enumerate(rows, 1)]
        # They are new in the store: every event is pending, as if it had just been appended.
        return Record(person_record(hire), 0, FOLD, facts, tail, 0, [past.event for past in tail])


@dataclass(frozen=True, slots=True)
class _Hire:
    id: str
    place: str
    engineer: bool
    mentor: str
    lead: str
    journey: FillerJourney


class FillerPeople:
    """People beyond those whose part is written out.

    Args:
        company: the team that they are part of.
        count: how many.

    """

    def __init__(self, company: Company, count: int) -> None:
        self.company = company
        self.rng = company.rng("crowd")
        self.names: dict[str, str] = {}
        self._taken = set(company.players)
        self._lived: dict[tuple[str, str, int, int, int], FillerJourney] = {}
        self._hours: dict[str, Worker] = {}
        self._staff: list[Writer] = []
        self._hires: list[_Hire] = []
        teams = max(1, round(count / TEAM_OF))
        for number in range(teams):
            size = count // teams + (number < count % teams)
            self._team(list(PLACES)[number % len(PLACES)], number // len(PLACES) + 1, size)

    def records(self) -> Iterator[Record]:
        """Everybody's record, one at a time."""
        for writer in self._staff:
            yield writer.record
        for hire in self._hires:
            prefix = self.company.prefix(person_record(hire.id))
            yield hire.journey.stamped(hire.id, hire.mentor, hire.lead, prefix, self._own(hire))

    def _own(self, hire: _Hire) -> dict[str, Any]:
        """What a hire's profile says of them alone. Only before their first day may it touch when they are at work."""
        rng = self.company.rng("likes", hire.id)
        own: dict[str, Any] = {"interests": sorted(rng.sample(INTERESTS, 2))}
        if hire.mentor:
            return own
        place = PLACES[hire.place]
        own["languages"] = list(dict.fromkeys((*rng.sample(LANGUAGES, rng.choice((0, 0, 1))), *place.languages)))
        own["customers"] = list(dict.fromkeys(rng.sample((*place.languages, *LANGUAGES), 2)))
        own["areas"] = sorted(rng.sample(AREAS, rng.choice((1, 1, 2))))
        own["goals"] = rng.sample(GOALS, 2)
        own["position"] = rng.choice((ENGINEER, SENIOR_ENGINEER) if hire.engineer else (REP, REP, SENIOR))
        own["pattern"] = rng.choice(PATTERNS)
        if own["pattern"] not in self.company.calendars.patterns:
            del own["pattern"]
        if rng.random() < 0.15:
            own["zone"] = rng.choice(FAR_ZONES)
        return own

    def _name(self, place: str) -> tuple[str, str]:
        home = PLACES[place]
        if self.rng.random() < 0.12:
            home = PLACES[self.rng.choice(list(PLACES))]
        name = f"{self.rng.choice(home.given)} {self.rng.choice(home.family)}"
        wanted = person = slug(name)
        number = 1
        while person in self._taken:
            number += 1
            person = f"{wanted}-{number}"
        self._taken.add(person)
        self.names[person] = name
        return person, name

    def _team(self, place: str, number: int, size: int) -> None:
        team = f"{place}-{number}"
        lead = self._colleague(place, team, ("lead",)) if size >= LEAD_FROM else LEAD_ID
        engineers = len(self.company.courses) > 1 and number % 4 == 0
        mentors = [
            self._colleague(place, team, ("mentor",), engineers)
            for _ in range(min(max(1, round(MENTORS * size)), size - (lead != LEAD_ID)))
        ]
        hires = size - len(mentors) - (lead != LEAD_ID)
        coming = round(hires / ONE_COMES_OF)
        starts = sorted(self._fortnight() for _ in range(hires - coming))
        busy: dict[str, list[datetime]] = {mentor: [] for mentor in mentors}
        most = dict.fromkeys(mentors, ROOM_DEFAULT)
        for fortnight in reversed(starts):
            journey = self._journey(place, fortnight, engineers, lead == LEAD_ID)
            for ends in busy.values():
                ends[:] = [end for end in ends if end > journey.paired]
            mentor = min(mentors, key=lambda name: len(busy[name]))
            self._hire(place, team, lead, journey, engineers, mentor)
            busy[mentor].append(journey.ended or datetime.max.replace(tzinfo=self.company.cutoff.tzinfo))
            most[mentor] = max(most[mentor], len(busy[mentor]))
        for _ in range(coming):
            self._hire(place, team, lead, self._journey(place, COMING, engineers, lead == LEAD_ID), engineers)
        for mentor, heads in most.items():
            rng = self.company.rng("room", mentor)
            capacity = {"heads": heads + rng.randrange(2), "hours": rng.choice(HOURS)}
            terms = {key: value for key, value in capacity.items() if value is not None}
            if terms != {"heads": ROOM_DEFAULT}:
                at = self.company.founded + timedelta(minutes=95)
                self.company.tell(DatedEvent(at, False, LEAD_ID, "room", thing(ROOM, mentor), terms))

    def _fortnight(self) -> int:
        """Fortnights from a cohort's first day to next Monday."""
        weights = [GROWTH if number <= RECENT else 1.0 for number in range(FORTNIGHTS)]
        return self.rng.choices(range(FORTNIGHTS), weights)[0]

    def _part(self, place: str, team: str, name: str, roles: tuple[Role, ...], engineers: bool) -> Part:
        position = LEAD if "lead" in roles else SENIOR_ENGINEER if engineers else SENIOR
        if "hire" in roles:
            position = ENGINEER if engineers else REP
        areas = () if "hire" in roles else tuple(sorted(self.rng.sample(AREAS, 2)))
        leads = (team,) if "lead" in roles else ()
        part = Part(name, place, roles, position=position, team=team, leads=leads, areas=areas, track=int(engineers))
        if "mentor" not in roles:
            return part
        more = self.rng.sample(LANGUAGES, self.rng.choice((0, 1, 1)))
        languages = tuple(dict.fromkeys((*more, *PLACES[place].languages)))
        return replace(part, languages=languages, goals=tuple(self.rng.sample(GOALS, 3)))

    def _colleague(self, place: str, team: str, roles: tuple[Role, ...], engineers: bool = False) -> str:
        person, name = self._name(place)
        company = self.company
        part = self._part(place, team, name, roles, engineers)
        start = staging.years_ago(company.today, self.rng)
        fields = staging.profile_fields(part, start, LEAD_ID, company.calendars)
        writer = Writer(person_record(person), company.prefix(person_record(person)))
        company.join(writer, person, part, fields, at=company.founded + timedelta(minutes=90), by=LEAD_ID)
        self._staff.append(writer)
        return person

    def _hire(self, place: str, team: str, lead: str, journey: FillerJourney, engineer: bool, mentor: str = "") -> None:
        person, name = self._name(place)
        company = self.company
        self._hires.append(_Hire(person, place, engineer, mentor, lead, journey))
        first = f"{company.prefix(person_record(person))}000001"
        terms = {"name": name, "roles": ["hire"], "team": team}
        company.tell(DatedEvent(journey.added, False, lead, "joined", f"person:{person}", terms), first)
        if mentor:
            company.pair(person, mentor, journey.paired, lead, sayings.PAIRED[len(person) % len(sayings.PAIRED)])
        for told in journey.team:
            by = {_HIRE: person, _LEAD: lead}[told.by]
            company.tell(replace(told, by=by, thing=told.thing.replace(_HIRE, person)))
        if journey.ended is not None:
            company.unpair(person, journey.ended, lead, "finished", sayings.CLOSED_PAIR)

    # -- journeys that several share

    def _journey(self, place: str, fortnight: int, engineers: bool, far: bool) -> FillerJourney:
        temper = self.rng.randrange(len(SCRIPTS))
        key = (place, "far" if far else "near", fortnight, int(engineers), temper)
        if key not in self._lived:
            self._lived[key] = self._live(place, fortnight, engineers, far, key=key, script=SCRIPTS[temper])
        return self._lived[key]

    def _live(
        self, place: str, fortnight: int, engineers: bool, far: bool, *, key: tuple[object, ...], script: Script
    ) -> FillerJourney:
        company = self.company
        rng = company.rng(*key)
        part = self._part(place, "", "", ("hire",), engineers)
        start = staging.next_monday(company.today) - timedelta(weeks=2 * fortnight)
        fields = {**staging.profile_fields(part, start, _LEAD, company.calendars), "interests": []}
        somebody = self._somebody(place)
        hire = somebody.named(_HIRE, start)
        mentor = somebody.named(_MENTOR, company.founded.date())
        lead = (company.players[LEAD_ID].worker if far else somebody).named(_LEAD, company.founded.date())
        added = company.moment(lead, start - timedelta(days=staging.BEFORE_DAY_ONE), rng)
        paired = company.moment(lead, start - timedelta(days=PAIRED_BEFORE), rng)
        writer = Writer(person_record(_HIRE), _OPS)
        op = writer.new_op()
        writer.write(added, _LEAD, "joined", PROFILE, terms=fields, op=op)
        course = company.course_of(part)
        team: tuple[DatedEvent, ...] = ()
        ended: datetime | None = None
        if course is not None:
            watches = (Watch(mentor, paired),)
            simulation = company.live(writer, course, (hire, lead), watches, added=added, script=script, rng=rng, op=op)
            team = tuple(told for told in simulation.team if told.at < company.cutoff)
            ended = simulation.finished_at + timedelta(minutes=2) if simulation.finished_at else None
        return FillerJourney(added, paired, ended, _dumped(writer.record), team)

    def _somebody(self, place: str) -> Worker:
        """Whose hours all of a place have."""
        if place not in self._hours:
            fields = staging.profile_fields(
                self._part(place, "", "", ("hire",), False), self.company.today, "", self.company.calendars
            )
            self._hours[place] = Worker.of("", Profile.of(fields), self.company.calendars, self.company.founded.date())
        return self._hours[place]


def _dumped(record: Record) -> bytes:
    """A record's facts and events. What held before an event is kept for the last ones alone: a store seals the others."""
    old = to_seal(record)
    rows = [[*past.event[1:], past.before if number >= old else None] for number, past in enumerate(record.tail)]
    return orjson.dumps([record.facts, rows])
