"""What waits for whom: a hire's own returns, a mentor's queue, what a lead has to settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from mentor_tui.domain.calendar import OFFICE
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.desk import Desk, zone_of
from mentor_tui.services.overview import Digest, Overview, overview

CallKind = Literal[
    "returned",  # to a hire: an item came back
    "place free",  # to a hire: their turn in a line
    "waiting",  # to a mentor: an item waits for a sign-off
    "asks",  # to a mentor: a question on an item is the last word
    "sent",  # to whoever confirms: a side task is finished
    "owed",  # to a mentor or lead: their own item is due
    "quiet",  # a mentee has not moved for days
    "no session",  # no session for days
    "past",  # to a lead: days past the plan
    "goes",  # to a lead: an item that came back three times or more
    "waits long",  # to a lead: a sign-off that nobody has given for days
    "starts",  # to a lead: hires who begin soon
    "no mentor",  # to a lead: a hire whom nobody mentors
    "mentor leaves",  # to a lead: a mentor with mentees and a last day
    "mentor away",  # to a lead: a mentor away with nobody standing in
    "back soon",  # to a lead: somebody comes back from leave
    "damaged",  # to a lead: a record that cannot be read
]

SIGN_MINUTES, SIDE_MINUTES, TALK_MINUTES = 3, 5, 2
"""What a waiting item, a finished side task, a question or a talk takes: a place to start, for "about 12 minutes"."""

STARTS_WITHIN, BACK_WITHIN = 14, 14
PAST_DAYS, GOES, WAITS_DAYS = 4, 3, 3
"""From when a lead hears of it: working days past the plan, goes, working days that a sign-off waits."""


class Call(NamedTuple):
    """One thing that needs the acting person.

    Attributes:
        person: whom it is about.
        on: item, rung or person id, "" where it is about the journey.
        since: ISO date or moment from which it counts, "" where it does not.
        days: working days of the person's since then, or days until it happens.
        minutes: about how long it takes to settle.
        held_up: how many items wait for it.
        facts: names and counts for the sentence.

    """

    kind: CallKind
    person: str
    on: str = ""
    since: str = ""
    days: int = 0
    minutes: int = 0
    held_up: int = 0
    facts: Mapping[str, Any] = MappingProxyType({})


def attention(desk: Desk, *, view: Overview | None = None) -> list[Call]:
    """Everything that waits for the acting person, most pressing first, in whatever roles they have."""
    team = view.team if view else desk.team()
    me = team.person(desk.actor)
    if me is None:
        return []
    calls: list[Call] = []
    if view is None:
        among = None if "lead" in me.roles else (desk.actor, *mentored(desk, team), *followed(desk, team))
        view = overview(desk, team=team, among=among)
    calls += own_calls(desk, view)
    calls += mentor_calls(desk, view)
    calls += owner_calls(desk, view)
    if "lead" in me.roles:
        calls += lead_calls(desk, view, me)
    # What reaches somebody in two roles is still one thing to do.
    once = {(call.kind, call.person, call.on): call for call in reversed(calls)}
    return [call for call in calls if once.get((call.kind, call.person, call.on)) is call]


def followed(desk: Desk, team: Team) -> tuple[str, ...]:
    """Who holds a side task of a track that the acting person owns."""
    owned = (track for track in desk.catalogue.tracks.values() if track.owner == desk.actor)
    return tuple(
        dict.fromkeys(hold.person for track in owned for rung in track.rungs for hold in team.holders(rung.id))
    )


def owner_calls(desk: Desk, view: Overview) -> list[Call]:
    """Finished side tasks that wait for the acting person because they own the track."""
    return [
        Call("sent", person, rung, "", 0, SIDE_MINUTES)
        for person in followed(desk, view.team)
        if person != desk.actor
        for rung in view.of(person).sent
        if _confirms(desk, view.team, person, rung)
    ]


def mentored(desk: Desk, team: Team) -> tuple[str, ...]:
    """The hires whom the acting person mentors, then those for whom they stand in today."""
    return tuple(dict.fromkeys((*team.mentees(desk.actor), *team.covers(desk.actor, desk.today()))))


def own_calls(desk: Desk, view: Overview) -> list[Call]:
    """What came back to the acting person, and places that became free for them."""
    calls = [
        Call("returned", desk.actor, item, at, _days(view, at), facts={"goes": goes})
        for item, at, goes in view.of(desk.actor).returned
    ]
    for rung, hold in view.team.holds_of(desk.actor).items():
        known = desk.catalogue.rungs.get(rung)
        if hold.state == "line" and known is not None:
            free = view.team.free_places(rung, known.places)
            line = [other.person for other in view.team.line(rung)]
            if free is None or line.index(desk.actor) < free:
                calls.append(Call("place free", desk.actor, rung, facts={"title": known.title}))
    return calls


def mentor_calls(desk: Desk, view: Overview) -> list[Call]:
    """The queue of a mentor: what waits for a sign-off, what is owed, who is quiet; who goes home soonest comes first."""
    team = view.team
    budget = desk.catalogue.budget
    calls: list[Call] = []
    for hire in mentored(desk, team):
        entry = view.of(hire)
        # Waiting is waiting, also after a programme ended or while somebody is away.
        for item, at, held_up in entry.waiting:
            calls.append(Call("waiting", hire, item, at, _days(view, at), SIGN_MINUTES, held_up))
        for rung in entry.sent:
            if _confirms(desk, team, hire, rung):
                calls.append(Call("sent", hire, rung, "", 0, SIDE_MINUTES))
        for item, at in entry.asked:
            calls.append(Call("asks", hire, item, at, _days(view, at), TALK_MINUTES))
        if entry.state not in ("going", "extended"):
            continue
        for item, who, due in entry.owed:
            if who == "mentor":
                calls.append(Call("owed", hire, item, due, _days(view, due)))
        if entry.away:
            continue
        if entry.quiet >= budget.quiet_after and entry.day > budget.quiet_after:
            calls.append(Call("quiet", hire, "", entry.seen, entry.quiet, TALK_MINUTES))
        if entry.unsessioned >= budget.no_session_after and entry.day > budget.no_session_after and not entry.complete:
            calls.append(Call("no session", hire, "", entry.session, entry.unsessioned, TALK_MINUTES))
    order = {"waiting": 0, "asks": 0, "sent": 1, "owed": 2, "quiet": 3, "no session": 4}
    return sorted(calls, key=lambda call: (order[call.kind], home_in(desk, call.person), -call.held_up, call.since))


def _confirms(desk: Desk, team: Team, hire: str, rung_id: str) -> bool:
    rung = desk.catalogue.rungs.get(rung_id)
    hold = team.hold(rung_id, hire)
    if rung is None or hold is None or hold.state != "held":
        return False
    left = {voice for voice in rung.confirmed_by or ("lead",) if voice not in hold.yes}
    if "owner" in left and desk.catalogue.tracks[rung.track].owner == desk.actor:
        return True
    return "mentor" in left and "mentor" in desk.relations(team, hire)


def lead_calls(desk: Desk, view: Overview, me: Person) -> list[Call]:
    """What a lead has to settle; what a mentor has in hand is not among it."""
    team, today = view.team, view.today
    calls: list[Call] = []
    starts: dict[str, list[str]] = {}
    for name, entry in view.digests.items():
        person = team.people[name]
        if not me.leads_team(person.team):
            continue
        if entry.trouble:
            calls.append(Call("damaged", name, facts={"code": entry.trouble}))
            continue
        if entry.away and entry.away != "?":
            until = date.fromisoformat(entry.away)
            if 0 <= (until - today).days <= BACK_WITHIN and entry.state not in ("none", "finished", "ended"):
                calls.append(Call("back soon", name, "", entry.away, (until - today).days + 1))
        if entry.state == "coming" and (date.fromisoformat(entry.start) - today).days <= STARTS_WITHIN:
            starts.setdefault(entry.start, []).append(name)
        if (
            entry.state in ("going", "extended", "coming", "paused")
            and team.mentor(name) is None
            and entry.state != "coming"
        ):
            calls.append(Call("no mentor", name, "", entry.start, entry.day))
        if entry.state in ("going", "extended"):
            calls += _lead_on_hire(desk, view, name, entry)
    for start, names in starts.items():
        without = [name for name in names if team.mentor(name) is None]
        days = (date.fromisoformat(start) - today).days
        calls.append(Call("starts", names[0], "", start, days, facts={"people": names, "without": without}))
    calls += _mentor_calls_for_lead(desk, view, me)
    calls += _side_tasks_for_lead(desk, view, me)
    order = {
        "damaged": 0,
        "mentor leaves": 1,
        "no mentor": 2,
        "starts": 3,
        "goes": 4,
        "past": 5,
        "waits long": 6,
        "mentor away": 7,
        "owed": 8,
        "sent": 9,
        "back soon": 10,
    }
    return sorted(calls, key=lambda call: (order.get(call.kind, 99), -call.days, call.person))


def _lead_on_hire(desk: Desk, view: Overview, name: str, entry: Digest) -> Iterable[Call]:
    most = max(entry.returned, key=lambda row: row[2], default=None)
    if most is not None and most[2] >= GOES:
        yield Call("goes", name, most[0], most[1], entry.day, facts={"goes": most[2]})
    elif entry.pace == "past" and entry.days >= PAST_DAYS:
        yield Call("past", name, "", "", entry.days)
    for item, at, held_up in entry.waiting:
        days = _days(view, at)
        if days > WAITS_DAYS:
            yield Call("waits long", name, item, at, days, held_up=held_up, facts={"mentor": view.team.mentor(name)})
            break
    for item, who, due in entry.owed:
        if who == "lead":
            yield Call("owed", name, item, due, _days(view, due))


def _mentor_calls_for_lead(desk: Desk, view: Overview, me: Person) -> Iterable[Call]:
    team, today = view.team, view.today
    for mentor in team.people.values():
        mentees = [
            hire for hire in team.mentees(mentor.id) if view.of(hire).state in ("going", "extended", "coming", "paused")
        ]
        mine = [hire for hire in mentees if hire in team.people and me.leads_team(team.people[hire].team)]
        if not mine:
            continue
        if mentor.left is not None:
            yield Call(
                "mentor leaves",
                mentor.id,
                "",
                mentor.left.isoformat(),
                (mentor.left - today).days,
                facts={"mentees": mine},
            )
        elif view.of(mentor.id).away:
            alone = [hire for hire in mine if not _covered(team, hire, today)]
            if alone:
                yield Call("mentor away", mentor.id, "", view.of(mentor.id).away, 0, facts={"mentees": alone})


def _covered(team: Team, hire: str, today: date) -> bool:
    pairing = team.pairing(hire)
    return pairing is not None and pairing.stand_in is not None and pairing.covered_by(pairing.stand_in, today)


def _side_tasks_for_lead(desk: Desk, view: Overview, me: Person) -> Iterable[Call]:
    for name, entry in view.digests.items():
        for rung_id in entry.sent:
            rung, hold = desk.catalogue.rungs.get(rung_id), view.team.hold(rung_id, name)
            if rung is None or hold is None or hold.state != "held" or not me.leads_team(view.team.people[name].team):
                continue
            owner = desk.catalogue.tracks[rung.track].owner
            left = [voice for voice in rung.confirmed_by or ("lead",) if voice not in hold.yes]
            ownerless = "owner" in left and (owner is None or owner not in view.team.people)
            if "lead" in left or ownerless or owner == me.id:
                yield Call("sent", name, rung_id, "", 0, SIDE_MINUTES)


def _days(view: Overview, since: str) -> int:
    """Plain weekdays since a moment: the wait is the team's, so nobody's own calendar counts it."""
    day = datetime.fromisoformat(since).date() if since else view.today
    days = 0
    while day < view.today:
        day += timedelta(days=1)
        days += day.weekday() < 5
    return days


def home_in(desk: Desk, person: str) -> int:
    """Minutes until somebody goes home today; a day's worth where they are not at work now."""
    record = desk.store.read(f"people/{person}")
    if record is None:
        return 24 * 60
    from mentor_tui.domain.journey import Journey

    left = minutes_left(desk, Journey(record).profile)
    return left if left is not None else 24 * 60


def minutes_left(desk: Desk, profile: Profile) -> int | None:
    """Minutes until a person's shift ends where they are, or None where they are not at work now."""
    zone = zone_of(profile.zone)
    now = desk.now().astimezone(zone)
    pattern = desk.catalogue.calendar.patterns.get(profile.pattern, OFFICE)
    calendar = profile.calendar(desk.catalogue.calendar, now.date())
    for day in (now.date(), now.date() - timedelta(days=1)):
        shift = pattern.shifts.get(day.weekday())
        if shift is None or not calendar.works(day):
            continue
        begin = datetime.combine(day, shift.begin, zone)
        end = begin + timedelta(minutes=shift.minutes)
        if begin <= now < end:
            return int((end - now).total_seconds() // 60)
    return None


@dataclass(frozen=True)
class MenteesPage:
    """A mentor's place: the queue, and a row for each mentee.

    Attributes:
        queue: what waits, most pressing first.
        standings: hire -> their standing, for the detail beside the queue.
        rows: hires with their digests, in the order of who needs them.
        covering: hires for whom the mentor only stands in.
        home: hire -> minutes until they go home, for those at work now.
        minutes: about how long the queue takes.
        hours: hours a week that mentoring costs now.
        titles: hire -> item or side-task id -> title, as their own curriculum says it.

    """

    me: Person
    queue: tuple[Call, ...]
    standings: Mapping[str, Standing]
    rows: tuple[tuple[Person, Digest], ...]
    covering: frozenset[str]
    home: Mapping[str, int]
    names: Mapping[str, str]
    hours: float
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """About how long the queue takes."""
        return sum(call.minutes for call in self.queue)


def mentees_page(desk: Desk) -> MenteesPage:
    """What a mentor has before them."""
    team = desk.team()
    hires = mentored(desk, team)
    view = overview(desk, team=team, among=hires)
    queue = tuple(mentor_calls(desk, view))
    standings = {hire: desk.standing(desk.journey(hire), team) for hire in hires if not view.of(hire).trouble}
    first = {call.person: place for place, call in reversed(list(enumerate(queue)))}
    rows = sorted(
        view.hires(hires), key=lambda row: (first.get(row[0].id, len(queue)), row[1].state == "finished", row[1].day)
    )
    home = {}
    for hire, standing in standings.items():
        left = minutes_left(desk, standing.profile)
        if left is not None:
            home[hire] = left
    mine = team.mentees(desk.actor)
    hours = view.hours_of(desk.actor, desk.catalogue.budget)
    me = team.people[desk.actor]
    names = {name: person.name for name, person in team.people.items()}
    titles = {hire: desk.catalogue.titles_in(view.of(hire).curriculum) for hire in hires}
    covering = frozenset(hires) - frozenset(mine)
    return MenteesPage(me, queue, standings, tuple(rows), covering, home, names, hours, titles)


class CohortRow(NamedTuple):
    """One cohort in numbers.

    Attributes:
        size: hires in it; ``alone`` of them have done their basics.
        half_by: the working day by which half of it had, None where it is not half yet.
        day: the working day that its longest-serving hire is on.
        away: how many are away or paused today.

    """

    name: str
    size: int
    alone: int
    half_by: int | None
    day: int
    away: int


@dataclass(frozen=True)
class TeamPage:
    """A lead's place: what needs them, the cohorts, the people.

    Attributes:
        rows: hires with their digests, who may need a talk first.
        mentors: mentor, hires they have now, room, hours a week; the fullest first.

    """

    me: Person
    needs: tuple[Call, ...]
    cohorts: tuple[CohortRow, ...]
    rows: tuple[tuple[Person, Digest], ...]
    mentors: tuple[MentorLoad, ...]
    view: Overview
    names: Mapping[str, str]


class MentorLoad(NamedTuple):
    """What one mentor carries.

    Attributes:
        mentees: hires who are on their way with them.
        hours: hours a week that they cost now.
        leaves: their last day, once it is known.
        away: last day of today's leave, "" where they are here.

    """

    person: Person
    mentees: tuple[str, ...]
    room: int
    hours: float
    languages: tuple[str, ...]
    leaves: date | None
    away: str


def team_page(desk: Desk) -> TeamPage:
    """What a lead has before them."""
    view = overview(desk)
    me = view.team.people[desk.actor]
    rows = [(person, entry) for person, entry in view.hires() if me.leads_team(person.team)]
    rows.sort(key=lambda row: talk_order(row[1]))
    names = {name: person.name for name, person in view.team.people.items()}
    return TeamPage(
        me, tuple(lead_calls(desk, view, me)), cohorts(rows), tuple(rows), mentor_loads(desk, view), view, names
    )


def talk_order(entry: Digest) -> tuple[int, int, int]:
    """Who may need a talk: past the plan most, then quiet longest, then the earliest day; those who are done last."""
    if entry.trouble:
        return (-1, 0, 0)
    over = entry.state in ("finished", "ended", "none")
    resting = entry.state in ("paused", "coming") or entry.away
    goes = max((row[2] for row in entry.returned), default=0)
    weight = (entry.days if entry.pace == "past" else 0) + 2 * max(goes - 1, 0) + max(entry.quiet - 2, 0)
    return (2 if over else 1 if resting else 0, -weight, entry.day)


def cohorts(rows: Iterable[tuple[Person, Digest]]) -> tuple[CohortRow, ...]:
    """The cohorts among some hires, the newest last; those who ended early count as in."""
    found: dict[str, list[Digest]] = {}
    for _, entry in rows:
        if entry.cohort:
            found.setdefault(entry.cohort, []).append(entry)
    made = []
    for name, entries in found.items():
        days = sorted(entry.complete_day for entry in entries if entry.complete)
        half = -(-len(entries) // 2)
        made.append(
            CohortRow(
                name,
                len(entries),
                len(days),
                days[half - 1] if len(days) >= half else None,
                max((entry.day for entry in entries), default=0),
                sum(bool(entry.away) or entry.state == "paused" for entry in entries),
            )
        )
    return tuple(sorted(made, key=lambda row: min(entry.start for entry in found[row.name])))


def mentor_loads(desk: Desk, view: Overview) -> tuple[MentorLoad, ...]:
    """What every mentor carries, most room first."""
    budget = desk.catalogue.budget
    loads = []
    for mentor in view.team.with_role("mentor"):
        if mentor.gone(view.today):
            continue
        own, room, hours = view.of(mentor.id), view.team.room(mentor.id), view.hours_of(mentor.id, budget)
        loads.append(MentorLoad(mentor, view.load(mentor.id), room, hours, own.languages, mentor.left, own.away))
    return tuple(
        sorted(loads, key=lambda load: (load.leaves is not None, bool(load.away), load.hours, load.person.name))
    )
