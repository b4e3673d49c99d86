"""The whole team at a glance: a short digest of every journey, kept in a cache that may be thrown away at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mentor_tui.domain.briefings import read_in
from mentor_tui.domain.calendar import week_of
from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.checkins import last_check_in
from mentor_tui.domain.condition_context import StandingConditionContext
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.debts import last_talk
from mentor_tui.domain.decisions import decisions_of, embeds_of
from mentor_tui.domain.deep import deep_in
from mentor_tui.domain.former import name_among
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import SESSIONS
from mentor_tui.domain.lines import unanswered
from mentor_tui.domain.locks import met
from mentor_tui.domain.mentor_hours import usual_hours
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import hours_kept, on_front_line
from mentor_tui.domain.pace import pace
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.programmes import ON_WAY
from mentor_tui.domain.record import PEOPLE, Record, person_record
from mentor_tui.domain.rules.pairing import calls_for_mentor
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.collector import no_collections
from mentor_tui.services.digest_rows import (
    came_to,
    closed_rows,
    free_row,
    has_lately,
    leave_ahead,
    promised_rows,
    signed_lately,
    stuck_rows,
    talk_row,
    unconfirmed,
    unknown,
    was_away,
)
from mentor_tui.services.own_items import own_rows
from mentor_tui.services.working_time import Shifts, shifts_of

CACHE = "overview"


class Digest(NamedTuple):
    """One journey in a line, to be cached: ids, numbers, and in a line what was promised or is missing; names are the roster's.

    Attributes:
        state: the programme's state, ``finished`` also where no item is left, ``none`` for somebody without a curriculum.
        programme: the same as the record has it, and ``over_on`` the day on which it was closed, "" where it was not.
        complete_day, complete_on: the working day, and the day, on which the basics were done; 0 and "" where they are not.
        phase: id of the phase they are in, "" where there is none.
        past, in_hand: working days past the plan, or in hand.
        waiting: ``[item, since, items that wait on it, hands-on minutes of those that open with it]`` for each item that
            waits for a sign-off.
        returned: ``[item, since, goes]`` for each that came back.
        asked: ``[item or side task, since, whom, place]`` for each on which their question waits for an answer: "" for a note, a
            number for a question about no item; whom by name, "" where it is whoever mentors; and as in ``wrote``.
        owed: ``[item, who, due]`` for what mentor and lead owe and is due.
        sent: side tasks that wait for confirmation.
        zone: the time zone they work in, "" where it is not known.
        last_seen: when they last did something themselves; ``session`` when one was logged.
        away: the last day of today's leave, "" where they are here, "?" where it has no end.
        week: which week of theirs it is.
        quiet: working days since they last did something, or were talked with; ``unsessioned`` since the last session; both
            since the clocks start at the earliest (``OwnWay.clocks_from``).
        trouble: code of what is wrong with the record, "" where nothing is.
        shifts: when they are at work these days.
        check_in: when they said last how their week was, then who else has written since; () where they never did. The word
            itself is in no digest.
        wrote: ``[item or side task, since, place]`` for each on which nobody has answered their lines, no question among them:
            since when, and the place of the latest in the history; "" for notes.
        late: items whose day has passed, ``late_minutes`` what these still ask for, and ``late_unplanned`` how many of them
            have no time.
        mentor_hours: hours a week for mentees where nobody has said how many, before their side tasks.
        unknown: ``[item or side task, since]`` for each that waits and is in no file any more: it may have another id now.
        signed: ``[item, when, by]`` for each that was signed off lately, the latest last.
        has: ``[item, when]`` for each that mentor or lead owed and they said lately that they have, the latest last.
        examples: ``[competency, level, when, by]`` for each that nobody has confirmed yet, the latest last.
        leave: first and last day of each leave that is not over and begins soon, "" for one without an end.
        free: what frees them today though it is a day of the week on which most work: the holiday's name, "" where their own
            week does, and their next working day.
        decided: number, kind, position and first day of the latest decision that takes something of leads: a role that goes
            with the position, a last day, or coming back; () where none does.
        embed: product area, first and last day of where they sit with a product team, or will; () where they do not.
        missing: the curriculum that they are on their way through and that is not there, "" where it is.
        allowed: hours a week off the queue that they have.
        contract: hours a week that they work; ``keeps`` is how many of these somebody keeps with customers who has left the
            queue, 0 for whoever is in it.
        front_line: whether they answer customers all day.
        read: places on the board of the briefings that they have said they have read.
        own: the items that are theirs alone; see ``own_items``.
        stuck: ``[item, whose part, what is missing, since, why]`` for each item that they are stuck with.
        talk: the moment of the next talk that is agreed, and how much there is to talk about, counted where it is soon.
        promised: ``[number, by, due, at, what]`` for each promise to them that is open.
        clocks: the day from which they are looked for at the earliest, "" where it is not known; ``talked`` is that of the
            latest talk.
        deep: the product areas in which they are deep.
        was_away: first and last day of the leave from which they have come back lately, () where they have not.
        asks_mentor: whether leads are told while they have no mentor (``calls_for_mentor``).
        closes: the day from which a pairing of theirs can be closed, "" before their basics are done; ``closed`` is
            ``[mentor, when the hire answered, when the mentor did]`` for each of which something was said, "" for who has not.
        came_to: kind, position or product area, and day of the latest decision that took them somewhere and that the team
            reads by now; () where there is none.

    """

    person: str
    curriculum: str = ""
    cohort: str = ""
    state: str = "none"
    start: str = ""
    day: int = 0
    phase: str = ""
    done: int = 0
    total: int = 0
    basics_done: int = 0
    basics_total: int = 0
    complete: bool = False
    complete_day: int = 0
    complete_on: str = ""
    pace: str = "none"
    days: int = 0
    waiting: tuple[tuple[str, str, int, int], ...] = ()
    returned: tuple[tuple[str, str, int], ...] = ()
    asked: tuple[tuple[str, str, str, int], ...] = ()
    owed: tuple[tuple[str, str, str], ...] = ()
    sent: tuple[str, ...] = ()
    last_seen: str = ""
    session: str = ""
    quiet: int = 0
    unsessioned: int = 0
    away: str = ""
    back: str = ""
    zone: str = ""
    languages: tuple[str, ...] = ()
    week: int = 0
    trouble: str = ""
    programme: str = "none"
    over_on: str = ""
    shifts: Shifts = ()
    wrote: tuple[tuple[str, str, int], ...] = ()
    late: int = 0
    late_minutes: int = 0
    mentor_hours: float = 0.0
    manager: str = ""
    leave: tuple[tuple[str, str], ...] = ()
    missing: str = ""
    signed: tuple[tuple[str, str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    free: tuple[str, ...] = ()
    has: tuple[tuple[str, str], ...] = ()
    allowed: float = 0.0
    decided: tuple[str, ...] = ()
    embed: tuple[str, ...] = ()
    examples: tuple[tuple[str, int, str, str], ...] = ()
    contract: float = 0.0
    keeps: float = 0.0
    front_line: bool = False
    read: tuple[int, ...] = ()
    day_here: int = 0
    through: bool = False
    late_unplanned: int = 0
    own: tuple[tuple[Any, ...], ...] = ()
    asks_mentor: bool = True
    check_in: tuple[str, ...] = ()
    stuck: tuple[tuple[str, str, str, str, str], ...] = ()
    promised: tuple[tuple[int, str, str, str, str], ...] = ()
    clocks: str = ""
    talked: str = ""
    deep: tuple[str, ...] = ()
    talk: tuple[str, int] | tuple[()] = ()
    was_away: tuple[str, ...] = ()
    closes: str = ""
    closed: tuple[tuple[str, str, str], ...] = ()
    came_to: tuple[str, ...] = ()

    @property
    def on_way(self) -> bool:
        """Whether they take up room with a mentor: coming, going, extended or paused."""
        return self.state in ON_WAY


_LISTS = tuple(at for at, name in enumerate(Digest._fields) if Digest._field_defaults.get(name) == ())
"""Places in a digest that hold several; JSON knows only lists."""


@dataclass(frozen=True)
class Overview:
    """Everybody's digest, with the roster that they belong to."""

    team: Team
    today: date
    digests: Mapping[str, Digest]
    damaged: tuple[Trouble, ...] = ()

    def of(self, person: str) -> Digest:
        """Somebody's digest; an empty one where their record is not there."""
        return self.digests.get(person) or Digest(person)

    def load(self, mentor: str) -> tuple[str, ...]:
        """The hires who are on their way with a mentor, or agreed to come to them; one whose record cannot be read counts."""
        return tuple(hire for hire in self.team.bound_to(mentor) if self.of(hire).on_way or self.of(hire).trouble)

    def hours_of(self, mentor: str, budget: Budget) -> float:
        """Hours a week that a mentor's hires cost now; one who is paused costs none."""
        entries = [self.of(hire) for hire in self.load(mentor)]
        return sum(budget.mentoring_hours(entry.week) for entry in entries if entry.state not in ("paused", "none"))

    def hires(self, among: Iterable[str] | None = None) -> list[tuple[Person, Digest]]:
        """The hires who are on their way or were, with their digests."""
        wanted = self.team.people if among is None else dict.fromkeys(among)
        return [
            (person, self.of(name))
            for name, person in self.team.people.items()
            if name in wanted and ("hire" in person.roles or self.of(name).state != "none")
        ]


def overview(context: ActorContext, *, team: Team | None = None, among: Iterable[str] | None = None) -> Overview:
    """Digests of everybody on the roster, or of some, from the cache wherever the record has not changed since.

    A record that is damaged is told beside the others and hides none of them.
    """
    team = team or context.team()
    wanted = [name for name in (team.people if among is None else among) if name in team.people]
    today = context.today()
    key = [context.catalogue.digest, 31]
    stamps = context.store.stamps(PEOPLE)
    cached = context.store.cached(CACHE)
    rows: dict[str, Any] = cached["rows"] if isinstance(cached, dict) and cached.get("key") == key else {}
    digests: dict[str, Digest] = {}
    stale: list[str] = []
    days: dict[str, date] = {}

    def day_in(zone: str) -> date:
        return days.get(zone) or days.setdefault(zone, context.today(Profile(zone=zone)))

    for name in wanted:
        row = rows.get(name)
        if row is not None and row[0] == stamps.get(person_record(name)):
            entry = _from_row(row[2])
            # A row is of the day where they are, which ends at their own midnight.
            if row[1] == day_in(entry.zone).isoformat():
                digests[name] = entry
                continue
        stale.append(name)
    fresh: dict[str, list[Any]] = {}
    damaged: list[Trouble] = []
    with no_collections():
        for record_id, record in context.store.read_many(person_record(name) for name in stale):
            name = record_id.partition("/")[2]
            made = _digested(context, record, day_in) if isinstance(record, Record) else record
            if isinstance(made, Digest):
                digests[name] = made
                if record_id in stamps:
                    fresh[name] = [stamps[record_id], day_in(made.zone).isoformat(), list(made)]
            else:
                digests[name] = Digest(name, trouble=made.code.value if made is not None else "missing-record")
                if made is not None:
                    damaged.append(made)
    if fresh:
        kept = {name: row for name, row in rows.items() if name in team.people}
        context.store.cache(CACHE, {"key": key, "rows": kept | fresh})
    return Overview(team, today, digests, tuple(damaged))


def _digested(context: ActorContext, record: Record, day_in: Callable[[str], date]) -> Digest | Trouble:
    try:
        with sound(record.id):
            journey = Journey(record)
            profile = journey.profile
            today = day_in(profile.zone_in(context.catalogue.calendar))
            profile = journey.profile_on(today, profile)
            return digest(context, Standing(journey, context.catalogue, today, profile=profile))
    except Trouble as problem:
        return problem


def _from_row(row: list[Any]) -> Digest:
    values = list(row)
    for at in _LISTS:
        values[at] = tuple(tuple(value) if type(value) is list else value for value in row[at]) if row[at] else ()
    return Digest(*values)


def digest(context: ActorContext, standing: Standing) -> Digest:
    """One journey in a line."""
    journey, today = standing.journey, standing.today
    profile, programme, curriculum = standing.profile, standing.programme, standing.curriculum
    away = profile.away(today)
    person = journey.person
    lines = tuple(unanswered(standing))
    base: dict[str, Any] = {
        "person": person,
        "zone": profile.zone_in(context.catalogue.calendar),
        "languages": profile.languages,
        "start": profile.start.isoformat() if profile.start else "",
        "away": "" if away is None else away.last.isoformat() if away.last else "?",
        "last_seen": journey.last_by(person) or "",
        "shifts": shifts_of(context, profile, standing.calendar),
        "mentor_hours": usual_hours(context.catalogue, profile),
        "manager": profile.manager,
        "allowed": standing.hours_allowed,
        "contract": standing.calendar.hours,
        "keeps": hours_kept(context.catalogue.budget, profile.position, standing.calendar.share),
        "front_line": on_front_line(context.catalogue, profile.position),
        "read": tuple(read_in(journey.record)),
        "leave": tuple(leave_ahead(profile, today)),
        "was_away": was_away(standing),
        "asked": tuple((line.name, line.since, line.to, line.seq) for line in lines if line.question),
        "wrote": tuple((line.on, line.since, line.seq) for line in lines if not line.question),
        "check_in": last_check_in(journey.record.facts, person),
        **_decided(standing),
        "promised": tuple(promised_rows(journey.record)),
        "closed": tuple(closed_rows(journey.record)),
        "examples": tuple(sorted(unconfirmed(journey.record), key=lambda row: row[2])),
    }
    if programme.curriculum is None:
        return Digest(**base)
    stands = programme.state(profile.start, today)
    facts = journey.record.facts
    phases = curriculum.phases if curriculum else ()
    former = context.catalogue.former_rungs
    sessions = facts.get(SESSIONS)
    session = sessions["last"][-1]["at"] if sessions else ""
    now = pace(standing)
    waiting, returned = [], []
    for through in (standing, *standing.past):
        for item_id, state in through.states.items():
            if through.curriculum is None or state == "done" or item_id not in through.curriculum.items:
                continue
            item = through.curriculum.items[item_id]
            fact, name = through.stored(item) or {}, name_among(standing, through, item)
            if state == "waiting":
                # Of a former curriculum nothing is held up any more: what waits there waits to be told.
                held_up = _held_up(through, through.curriculum, item_id) if through is standing else []
                opens = _opens(through, through.curriculum, item_id, held_up)
                waiting.append((name, fact.get("at", ""), len(held_up), opens))
            if state == "returned":
                returned.append((name, fact.get("at", ""), fact["goes"]))
        for now_again in through.begun_again_now:
            again, name = now_again.fact, name_among(standing, through, now_again.item)
            if now_again.state == "waiting":
                waiting.append((name, again.at, 0, 0))
            if now_again.state == "returned":
                returned.append((name, again.at, again.goes))
    started = max(standing.clocks_from or today, today - timedelta(days=400))
    return Digest(
        **base,
        curriculum=curriculum.id if curriculum else "",
        cohort=programme.cohort,
        state=stands if not standing.everything_done else "finished",
        programme=stands,
        over_on=programme.over_on.isoformat() if programme.over_on else "",
        day=standing.day,
        phase=next((phase.id for phase in phases if phase.by_day > 0 and not standing.through(phase)), ""),
        done=standing.items_done,
        total=standing.items_total,
        basics_done=standing.basics_done,
        basics_total=standing.basics_total,
        complete=standing.basics_complete,
        complete_day=standing.basics_day,
        complete_on=standing.basics_on.isoformat() if standing.basics_on else "",
        pace=now.state,
        days=now.days,
        late=len(now.late),
        late_minutes=now.effort.minutes,
        late_unplanned=now.effort.unplanned,
        waiting=tuple(waiting),
        returned=tuple(returned),
        owed=tuple(_owed(standing, curriculum)) if curriculum else (),
        sent=tuple(
            former.get(key[5:], key[5:])
            for key, fact in facts.items()
            if key.startswith("task:") and fact["state"] == "waiting"
        ),
        session=session,
        quiet=_worked_since(standing, max(base["last_seen"], session), started),
        signed=tuple(sorted(signed_lately(standing), key=lambda row: row[1])) if curriculum else (),
        unsessioned=_worked_since(standing, session, started),
        back=away.last.isoformat() if away and away.last else "",
        week=max(week_of(profile.start or standing.calendar.start, today), 0),
        missing=standing.missing,
        unknown=tuple(unknown(standing)) if curriculum else (),
        free=free_row(standing),
        has=tuple(sorted(has_lately(standing, curriculum), key=lambda row: row[1])) if curriculum else (),
        day_here=standing.day_here,
        through=standing.finished,
        deep=tuple(deep_in(standing)),
        closes=standing.closes_on.isoformat() if standing.closes_on is not None else "",
        own=tuple(own_rows(standing)),
        stuck=tuple(stuck_rows(standing)),
        talk=talk_row(standing),
        clocks=standing.clocks_from.isoformat() if standing.clocks_from else "",
        talked=last_talk(standing),
        asks_mentor=calls_for_mentor(programme, basics=standing.basics_complete),
    )


def _decided(standing: Standing) -> dict[str, tuple[str, ...]]:
    """What decisions about somebody ask of leads, and where they sit; nothing for most, about whom there is none."""
    found = [one for one in decisions_of(standing.journey.record) if not one.withdrawn]
    if not found:
        return {}
    latest = next((one for one in found if one.kind != "embed"), None)
    sits = next((one for one in embeds_of(found) if one.until is None or one.until >= standing.today), None)
    positions = standing.catalogue.positions
    told: dict[str, tuple[str, ...]] = {"came_to": came_to(standing, found)}
    if latest is not None:
        position = positions.get(standing.catalogue.former_positions.get(latest.to, latest.to))
        if latest.kind in ("out", "back") or (position is not None and position.role):
            told["decided"] = (
                latest.number,
                latest.kind,
                position.id if position else latest.to,
                latest.on.isoformat(),
            )
    if sits is not None:
        until = sits.until.isoformat() if sits.until else ""
        told["embed"] = (sits.area, sits.on.isoformat(), until)
    return told


def _held_up(standing: Standing, curriculum: Curriculum, item_id: str) -> list[str]:
    return [name for name in curriculum.unlocks[item_id] if standing.states.get(name, "open") == "open"]


class _Signed(StandingConditionContext):
    """The answers of a standing once an item that waits is signed off."""

    def __init__(self, standing: Standing, item: str) -> None:
        super().__init__(standing)
        self._item = item

    def done(self, item: str) -> bool:
        """Whether an item is done by then."""
        return item == self._item or super().done(item)


def _opens(standing: Standing, curriculum: Curriculum, item_id: str, held_up: Iterable[str]) -> int:
    """Hands-on minutes of the items that could be begun at once if an item were signed off, by weight."""
    then = _Signed(standing, item_id)
    return sum(
        curriculum.weight(item) * item.times
        for item in map(curriculum.items.__getitem__, held_up)
        if item.who == "hire" and not item.optional and met(curriculum.opening[item.id], then)
    )


def _owed(standing: Standing, curriculum: Curriculum) -> Iterable[tuple[str, str, str]]:
    if standing.programme.over:
        return
    states, day = standing.states, standing.day
    for item in curriculum.owed:
        if states.get(item.id) not in ("done", "waiting") and standing.owed_day_of(item) <= day:
            state = standing.state(item)
            if state in ("open", "started"):
                yield item.id, item.who, standing.owed_on(item).isoformat()


def _worked_since(standing: Standing, stamp: str, started: date) -> int:
    """Working days of theirs that passed with nothing: after the day of the stamp, today left out."""
    last = datetime.fromisoformat(stamp).date() if stamp else started - timedelta(days=1)
    return standing.calendar.between(
        max(last, started - timedelta(days=1)) + timedelta(days=1), standing.today - timedelta(days=1)
    )
