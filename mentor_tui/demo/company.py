"""The team that the parts make: who was added when, who mentors whom, and everybody's own record."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mentor_tui.demo import areas, beforehand, board, days, decisions, examples, sayings, staging, stand_ins
from mentor_tui.demo.course import Course
from mentor_tui.demo.names import HOMES
from mentor_tui.demo.parts import Part
from mentor_tui.demo.people import LEAD_ID
from mentor_tui.demo.scripts import Script, Watch
from mentor_tui.demo.side_tasks import DatedEvent, events
from mentor_tui.demo.simulate_hire import HireSimulation
from mentor_tui.demo.staging import Player
from mentor_tui.demo.workers import ONE_DAY, Worker
from mentor_tui.demo.writing import Writer, op_prefix, stamp
from mentor_tui.domain import history
from mentor_tui.domain.all_hands import CALLED, hands_thing
from mentor_tui.domain.areas import FREED, HANDED_OVER, LOGGED, OWNED
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey import UNTOUCHED
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.people import EVERY_TEAM, Profile, span_doc
from mentor_tui.domain.positions import POSITION, SET
from mentor_tui.domain.programmes import enrolling
from mentor_tui.domain.record import BOARD, TEAM, Record, name_of, person_record, short_name, thing
from mentor_tui.domain.relations import leads_of, owners_of
from mentor_tui.domain.rules.areas import own_rung
from mentor_tui.domain.rules.side_tasks import confirmers
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.team import PAIRING, PERSON, ROOM, Team

BEFORE_ALL = 14
"""Days between the founding of the team and the first hire that was added."""

WAVE = 40
"""Days since all hands was called last."""

PAIRED_BEFORE = 14
"""Days between a pairing and day 1."""


Told = tuple[datetime, int, DatedEvent, str]
"""What is written into a record that is everybody's: when, a number that decides between two moments, what, and its operation."""


class Company:
    """Everybody of the team, and what happened between them.

    Args:
        catalogue: the curricula.
        seed: whose dice.
        now: the moment that everything is before.

    Attributes:
        login: a person, and the login that is theirs.

    """

    def __init__(self, catalogue: Catalogue, seed: int, now: datetime) -> None:
        self.catalogue = catalogue
        self.calendars = catalogue.calendar
        self.seed = seed
        self.today: date = now.date()
        self.cutoff = staging.cutoff_of(now)
        self.courses = [Course.of(curriculum) for curriculum in catalogue.curricula.values()]
        self.players: dict[str, Player] = {}
        self.writers: dict[str, Writer] = {}
        self.texts: dict[str, str] = {}
        self.marks: dict[str, int] = {}
        self.told: list[Told] = []
        self.on_board: list[DatedEvent] = []
        self.of_areas: list[DatedEvent] = []
        self.founded = self.cutoff
        self.login: tuple[str, str] = ("", "")

    def rng(self, *what: object) -> random.Random:
        """Dice of their own for each thing, so that one more person changes nobody else's past."""
        return random.Random("/".join(map(str, (self.seed, self.today, *what))))

    def writer(self, person: str) -> Writer:
        """The record of somebody."""
        if person not in self.writers:
            record = person_record(person)
            self.writers[person] = Writer(record, self.prefix(record))
        return self.writers[person]

    def prefix(self, record: str) -> str:
        """What the operation ids of a record begin with."""
        return op_prefix(self.seed, self.today, record)

    def tell(self, told: DatedEvent, op: str = "") -> None:
        """Put something into the team's record, at its place in time; who owns a track's things by then confirms them."""
        if told.kind == "confirmed" and told.terms["voices"] == ["owner"]:
            told = self._by_owner(told)
        if told.at < self.cutoff:
            self.told.append((told.at, len(self.told), told, op))

    def _confirmers(self, record: Record, told: DatedEvent) -> list[str]:
        """Who confirms a side task that is taken, as the team was at that moment."""
        rung, person = name_of(told.thing).split("/")
        day, known = told.at.astimezone(UTC).date(), self.catalogue.rungs[rung]
        team, track = Team(record, today=day), self.catalogue.tracks[known.track]
        owners = owners_of(team, track, self.catalogue.areas_of(track.id), day)
        leads = [lead.id for lead in leads_of(team, team.people[person], day)]
        task = TaskStanding(known, "open", UNTOUCHED, None, None, sent=False)
        asked = confirmers(task, person, mentor=team.mentor(person), owners=owners, leads=leads)
        return [*dict.fromkeys(one for people in asked.values() for one in people)]

    def _call_all_hands(self) -> None:
        """Some weeks ago there was a wave, and all hands were called for three days."""
        at = self._some_time(LEAD_ID, WAVE, "all hands")
        first = at.astimezone(UTC).date()
        terms = {"from": first.isoformat(), "until": (first + timedelta(days=2)).isoformat()}
        self.tell(
            DatedEvent(at, False, LEAD_ID, CALLED, hands_thing(EVERY_TEAM), terms, "The wave after the price change.")
        )

    def _by_owner(self, told: DatedEvent) -> DatedEvent:
        track = self.catalogue.rungs[name_of(told.thing).partition("/")[0]].track
        mine = {area.id for area in self.catalogue.areas_of(track)}
        now = {
            short_name(event.thing): event
            for event in self.of_areas
            if short_name(event.thing) in mine and event.at < told.at
        }
        owner = next((event.terms["person"] for event in now.values() if event.kind != FREED), None)
        if owner is None:
            return told
        at = self.players[owner].worker.next_time(told.at, self.rng("confirms", told.thing))
        return replace(told, by=owner, at=at or told.at)

    # -- those whose part is written out

    def hire_all(self, parts: Sequence[Part], *, before: date | None = None) -> None:
        """Bring everybody in, and let the hires go their ways; the team is founded well before a day."""
        for part in parts:
            self._meet(part)
        first = min((player.start for player in self.players.values() if player.hire), default=self.today)
        self.found(min(first, before or first) - timedelta(days=staging.BEFORE_DAY_ONE + BEFORE_ALL))
        told = areas.stories(self.catalogue, self.players)
        locks = areas.locks(self.catalogue, told, self._who_leads)
        opened = {key: self._some_time(beat.who, beat.days, *key) for key, beat in locks.items()}
        for number, player in enumerate(self.players.values()):
            if not player.hire:
                theirs = ((rung, at) for (person, rung), at in opened.items() if person == player.id)
                self._add_staff(player, number, [areas.opened(rung, at, player.lead) for rung, at in theirs])
        for area, beats in told.items():
            rung = own_rung(self.catalogue, self.catalogue.areas[area])
            mine = [at for beat in beats if rung and (at := opened.get((beat.who, rung.id))) is not None]
            self._tell_area(area, beats, max(mine, default=self.founded))
        self._call_all_hands()
        for player in self.players.values():
            if player.hire:
                self._let_go(player)

    def _meet(self, part: Part) -> None:
        person = staging.person_id(part)
        rng = self.rng("start", person)
        leave = staging.leave_span(part, self.today)
        away = () if leave is None else (leave,)
        profile = Profile(place=part.place, pattern=part.pattern, zone=HOMES[part.place].zone, leave=away)
        hire = part.day is not None
        start = (
            staging.first_day(part, profile, self.calendars, self.today) if hire else staging.years_ago(self.today, rng)
        )
        worker = staging.worker_of(person, profile._replace(start=start), self.calendars, start)
        lead = "" if part.leads == (EVERY_TEAM,) else self._lead_of(part.team, person)
        fields = staging.profile_fields(part, start, lead, self.calendars)
        if "position" in fields:
            fields["position"] = decisions.position_before(person, fields["position"])
        self.players[person] = Player(person, part, start, worker, fields, leave, hire, lead or person)

    def _lead_of(self, team: str, person: str) -> str:
        for player in self.players.values():
            if team in player.part.leads and player.id != person:
                return player.id
        return LEAD_ID

    def found(self, day: date) -> None:
        """Let the first lead begin the team on a day; everybody who was there before is added right after."""
        lead = self.players[LEAD_ID]
        while lead.worker.shift(day) is None:
            day -= ONE_DAY
        shift = lead.worker.shift(day)
        assert shift is not None
        self.founded = shift[0] + timedelta(minutes=10)
        for player in self.players.values():
            if not player.hire:
                player.worker.since = day

    def _who_leads(self, person: str) -> str:
        return self.players[person].lead

    def _some_time(self, person: str, days: int, *what: str) -> datetime:
        """A moment of somebody's at work, about so many days ago."""
        return self.moment(self.players[person].worker, self.today - timedelta(days=days), self.rng(*what))

    def _tell_area(self, area: str, beats: tuple[areas.Beat, ...], begun: datetime) -> None:
        last = begun

        def moment(person: str, days: int) -> datetime:
            nonlocal last
            rng, worker = self.rng(area, days), self.players[person].worker
            day = datetime.combine(self.today - timedelta(days=days), datetime.min.time(), self.cutoff.tzinfo)
            last = worker.next_time(max(day, last + timedelta(minutes=5)), rng) or last
            return last

        for told in areas.events(area, beats, self._who_leads, moment):
            if told.kind == LOGGED:
                self.on_board.append(told)
            else:
                self.tell(told)
            if told.kind in (OWNED, HANDED_OVER, FREED):
                self.of_areas.append(told)

    def _add_staff(self, player: Player, number: int, opened: Sequence[DatedEvent]) -> None:
        lead = self.players[LEAD_ID]
        part, writer = player.part, self.writer(player.id)
        at = self.founded + timedelta(minutes=4 * number)
        player.added = at
        if player is lead:
            op = writer.new_op()
            terms: dict[str, Any] = {"name": part.name, "roles": ["lead"], "login": "", "team": "", "leads": ["*"]}
            writer.write(at, lead.id, "joined", PROFILE, op=op)
            self.tell(DatedEvent(at, False, lead.id, "joined", thing(PERSON, lead.id), terms), op)
            at, op = at + timedelta(minutes=2), writer.new_op()
            self.tell(DatedEvent(at, False, lead.id, "edited", thing(PERSON, lead.id), {"team": part.team}), op)
            fields = dict(player.fields)
            noted = {"before": "", "position": fields.pop("position"), "since": at.date().isoformat()}
            writer.write(at, lead.id, SET, POSITION, terms=noted, op=op)
            writer.write(at, lead.id, "edited", PROFILE, terms=fields, op=op)
        else:
            self.join(writer, player.id, part, player.fields, at=at, by=lead.id)
            capacity = {"heads": part.room, "hours": part.hours}
            terms = {key: most for key, most in capacity.items() if most is not None}
            if terms:
                self.tell(DatedEvent(at + timedelta(minutes=1), False, lead.id, "room", thing(ROOM, player.id), terms))
        decided = decisions.commands(
            player.id,
            (player.worker, self.players[player.lead].worker),
            player.lead,
            self.players.keys(),
            self.catalogue,
            self.cutoff,
            self.rng("decided", player.id),
        )
        asked = stand_ins.commands(player, self.players, self.today, self.cutoff, self.rng("stands in", player.id))
        story = [*((told,) for told in (*self._staff_story(player), *opened)), *decided, *asked]
        for command in sorted(story, key=lambda command: command[0].at):
            if not at < command[0].at < self.cutoff:
                continue
            op = writer.new_op() if command[0].own or len(command) > 1 else ""
            for told in command:
                if told.own:
                    writer.write(
                        told.at, told.by, told.kind, told.thing, terms=told.terms, text=told.text, why=told.why, op=op
                    )
                else:
                    self.tell(told, "" if command[0].own else op)

    def join(self, writer: Writer, person: str, part: Part, fields: dict[str, Any], *, at: datetime, by: str) -> str:
        """Add somebody: their record and the roster, in one command."""
        op = writer.new_op()
        writer.write(at, by, "joined", PROFILE, terms=fields, op=op)
        terms: dict[str, Any] = {"name": part.name, "roles": list(part.roles)}
        if part.team:
            terms["team"] = part.team
        if part.leads:
            terms["leads"] = list(part.leads)
        if parts := [one for one in part.parts if one in self.catalogue.parts]:
            terms["parts"] = parts
        if part.from_file:
            terms["imported"] = True
        self.tell(DatedEvent(at, False, by, "joined", thing(PERSON, person), terms), op)
        return op

    def _staff_story(self, player: Player) -> Iterator[DatedEvent]:
        part, rng = player.part, self.rng("staff", player.id)
        lead = self.players[player.lead]
        yield from self._leave(player, lead.worker, rng)
        if part.leaves_in is not None:
            at = lead.worker.back_from(self.cutoff, rng, days=4) or self.founded
            last = player.worker.calendar.add(self.today + timedelta(days=part.leaves_in - 1), 1)
            yield DatedEvent(at, False, lead.id, "edited", thing(PERSON, player.id), {"left": last.isoformat()})
        wishes = [person for person in part.wishes if person in self.players]
        wished = player.worker.back_from(self.cutoff, rng) if wishes else None
        if wished is not None:
            yield DatedEvent(wished, True, player.id, "wished", PROFILE, {"wishes": wishes})
        workers = {name: other.worker for name, other in self.players.items()}
        yield from examples.events(player.id, workers, self.catalogue, self.cutoff, self.rng("examples", player.id))
        begin, rungs = self.cutoff - timedelta(days=60), self.catalogue.rungs
        yield from events(part.side_tasks, rungs, player.worker, lead.worker, begin=begin, rng=rng)

    def _leave(self, player: Player, lead: Worker, rng: random.Random) -> Iterator[DatedEvent]:
        if player.leave is not None:
            at = self._before(lead, player.leave.first, rng)
            yield DatedEvent(at, True, lead.id, "leave", PROFILE, {"leave": [span_doc(player.leave)]})

    def _before(self, worker: Worker, day: date, rng: random.Random) -> datetime:
        return (
            worker.back_from(datetime.combine(day, datetime.min.time(), self.cutoff.tzinfo), rng, days=2)
            or self.founded
        )

    # -- hires

    def course_of(self, part: Part) -> Course | None:
        """The curriculum of a part; the first where there is no second, None where there is none."""
        return self.courses[min(part.track, len(self.courses) - 1)] if self.courses else None

    def _let_go(self, player: Player) -> None:
        part, rng = player.part, self.rng("hire", player.id)
        lead = self.players[player.lead].worker
        added = self.moment(lead, player.start - timedelta(days=staging.BEFORE_DAY_ONE), rng)
        writer = self.writer(player.id)
        op = self.join(writer, player.id, part, player.fields, at=added, by=lead.id)
        course = self.course_of(part)
        if course is None:
            return
        told = beforehand.events(
            player, self.players, self.catalogue, course.curriculum, (added, self.cutoff), self.rng
        )
        notices = (*self._absences(player, lead, rng), *told)
        script = replace(part.script, left=part.script.left | days.done_before(player.id))
        watches = tuple(self._watches(player, lead, rng))
        workers = (player.worker, lead)
        simulation = self.live(
            writer, course, workers, watches, added=added, script=script, rng=rng, op=op, notices=notices
        )
        for what in simulation.team:
            self.tell(what)
        self._part_ways(player, simulation, lead)
        if simulation.watches:
            self._mark(player.id, simulation.watches[-1].worker)

    def live(
        self,
        writer: Writer,
        course: Course,
        workers: tuple[Worker, Worker],
        watches: tuple[Watch, ...],
        *,
        added: datetime,
        script: Script,
        rng: random.Random,
        op: str,
        notices: tuple[DatedEvent, ...] = (),
    ) -> HireSimulation:
        """Enrol a hire, and let them go their way; the workers are theirs and their lead's."""
        hire, lead = workers
        position = writer.record.facts[PROFILE].get("position")
        terms = {"curriculum": course.curriculum.id, "cohort": hire.since.isoformat()[:7]}
        terms |= enrolling(position, added.date())
        writer.write(added, lead.id, "enrolled", PROGRAMME, terms=terms, op=op)
        rungs = self.catalogue.rungs
        simulation = HireSimulation(
            writer, course, hire, lead, watches, added, self.cutoff, script, rng, rungs, notices
        )
        simulation.live()
        self.texts.update((digest, item.text) for digest, item in simulation.signed.items())
        return simulation

    def moment(self, worker: Worker, day: date, rng: random.Random) -> datetime:
        """A moment of somebody's on a day, or the next one they work, not before the team was founded."""
        after = max(datetime.combine(day, datetime.min.time(), self.cutoff.tzinfo), self.founded + timedelta(hours=5))
        return worker.next_time(after, rng) or after

    def _absences(self, player: Player, lead: Worker, rng: random.Random) -> Iterator[DatedEvent]:
        yield from self._leave(player, lead, rng)
        if player.part.paused is not None:
            rested = lead.back_from(self.cutoff, rng, days=player.part.paused)
            if rested is not None:
                first = rested.date() + ONE_DAY
                profile = Profile.of(player.fields)
                player.worker = staging.worker_of(
                    player.id, profile, self.calendars, player.start, rest=(Span(first, None),)
                )
                terms = {"from": first.isoformat(), "until": None}
                yield DatedEvent(rested, True, lead.id, "paused", PROGRAMME, terms, "Back when the time is right.")

    def _watches(self, player: Player, lead: Worker, rng: random.Random) -> Iterator[Watch]:
        part = player.part
        mentor = self.players.get(part.mentor)
        if mentor is None:
            return
        paired = self.moment(lead, player.start - timedelta(days=PAIRED_BEFORE), rng)
        first = self.players.get(part.before.mentor) if part.before is not None else None
        self.pair(player.id, (first or mentor).id, paired, lead.id, rng.choice(sayings.PAIRED))
        if part.before is not None and first is not None:
            changed = self.moment(lead, player.worker.calendar.date_of(part.before.day), rng)
            yield Watch(first.worker, paired, changed)
            terms = {"mentor": mentor.id, "since": changed.date().isoformat(), "reason": part.before.reason}
            self.tell(
                DatedEvent(changed, False, lead.id, "reassigned", thing(PAIRING, player.id), terms, part.before.why)
            )
            paired = changed
        yield Watch(mentor.worker, paired)
        stand_in = self.players.get(part.cover)
        if stand_in is not None and mentor.leave is not None and mentor.leave.last is not None:
            at = self._before(lead, mentor.leave.first, rng)
            if not stand_ins.agreed(mentor.id, self.players):
                terms = {"stand_in": stand_in.id, "until": mentor.leave.last.isoformat()}
                self.tell(DatedEvent(at, False, lead.id, "covered", thing(PAIRING, player.id), terms))
            since = datetime.combine(mentor.leave.first, datetime.min.time(), self.cutoff.tzinfo)
            yield Watch(stand_in.worker, since, stands_in_for=mentor.id)

    def pair(self, hire: str, mentor: str, at: datetime, by: str, why: str) -> None:
        """Give a hire a mentor."""
        terms = {"mentor": mentor, "since": at.date().isoformat()}
        self.tell(DatedEvent(at, False, by, "paired", thing(PAIRING, hire), terms, why))

    def unpair(self, hire: str, at: datetime, by: str, reason: str, why: str) -> None:
        """End a pairing."""
        terms = {"mentor": None, "since": at.date().isoformat(), "reason": reason}
        self.tell(DatedEvent(at, False, by, "unpaired", thing(PAIRING, hire), terms, why))

    def _part_ways(self, player: Player, simulation: HireSimulation, lead: Worker) -> None:
        if simulation.finished_at is not None and simulation.watches:
            at = simulation.finished_at + timedelta(minutes=2)
            ended = player.part.script.ended
            reason, why = ("left", ended[1]) if ended is not None else ("finished", sayings.CLOSED_PAIR)
            self.unpair(player.id, at, lead.id, reason, why)
        if simulation.finished_at is not None and player.part.went:
            at = simulation.finished_at + timedelta(minutes=5)
            terms = {"left": at.date().isoformat()}
            self.tell(DatedEvent(at, False, lead.id, "edited", thing(PERSON, player.id), terms))

    def _mark(self, hire: str, mentor: Worker) -> None:
        """They looked last before what their mentor did in the last shift, or with their own last act."""
        since = stamp(mentor.begin_of_last(1, self.cutoff))
        tail = [past.event for past in self.writers[hire].record.tail]
        before = max((event.seq for event in tail if event.at < since), default=0)
        fresh = next((event.seq - 1 for event in tail if event.by == mentor.id and event.at >= since), tail[-1].seq)
        own = max((event.seq for event in tail if event.by == hire), default=0)
        self.marks[hire] = max(before, min(fresh, own))

    # -- records

    def records(self) -> Iterator[Record]:
        """Everybody's own record."""
        for writer in self.writers.values():
            yield writer.record

    def team_record(self) -> Record:
        """The team's record, in the order of time."""
        return self._shared(TEAM, self.told)

    def board_record(self) -> Record:
        """The team's board, likewise."""
        posted = (*self.on_board, *board.events(self.catalogue, self.players, self.cutoff, self.rng("board")))
        told = board.numbered(what for what in posted if what.at < self.cutoff)
        return self._shared(BOARD, [(what.at, n, what, "") for n, what in enumerate(told)])

    def read_board(self, record: Record) -> None:
        """Let those read the briefings on the board who have."""
        tails = {person: writer.record.tail for person, writer in self.writers.items()}
        done = {person: datetime.fromisoformat(tail[-1].event.at) for person, tail in tails.items() if tail}
        for told in board.readers(record, self.players, done, self.cutoff, self.rng("readers")):
            self.writer(told.by).write(told.at, told.by, told.kind, told.thing, terms=told.terms)

    def _shared(self, name: str, told: Sequence[Told]) -> Record:
        record = Record(name, fold=FOLD)
        prefix = self.prefix(name)
        person, login = self.login
        for number, (at, _, what, op) in enumerate(sorted(told, key=lambda row: row[:2])):
            terms = dict(what.terms)
            if what.kind == "joined" and what.thing == thing(PERSON, person):
                terms["login"] = login
            if what.kind == "took":
                terms["with"] = self._confirmers(record, what)
            history.append(
                record,
                op=op or f"{prefix}{number:06x}",
                at=stamp(at),
                by=what.by,
                kind=what.kind,
                thing=what.thing,
                terms=terms,
                text=what.text,
                why=what.why,
            )
        return record
