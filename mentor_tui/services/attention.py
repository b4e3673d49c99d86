"""What waits for whom: a hire's own returns, a mentor's queue, what a lead has to settle."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple, get_args

from mentor_tui.domain.calendar import OFFICE
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.capacities import carried
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import Digest, Overview, overview
from mentor_tui.services.results import About, FreePlace, Goes, Mentees, Starting, Unreadable, Wish, WithMentor
from mentor_tui.services.things import relations_to_task

CallKind = Literal[
    "damaged",  # to a lead: a record that cannot be read
    "mentor leaves",  # to a lead: a mentor with mentees and a last day
    "asks mentor",  # to a lead: somebody asks that a hire has another mentor
    "no mentor",  # to a lead: a hire whom nobody mentors
    "waiting",  # to whoever signs it: an item waits for a sign-off
    "starts",  # to a lead: hires who begin soon
    "goes",  # to a lead: an item that came back three times or more
    "past",  # to a lead: days past the plan
    "waits long",  # to a lead: a sign-off that nobody has given for days
    "mentor away",  # to a lead: a mentor away with nobody standing in
    "over capacity",  # to a lead: a mentor who carries more than they say they can
    "owed",  # to a mentor or lead: their own item is due
    "sent",  # to whoever confirms: a side task is finished
    "back soon",  # to a lead: somebody comes back from leave
    "asks",  # to a mentor: a question on an item is the last word
    "quiet",  # a mentee has not moved for days
    "no session",  # no session for days
    "returned",  # to a hire: an item came back
    "place free",  # to a hire: their turn in a line
]
"""What a lead settles first stands first."""

SIGN_MINUTES, SIDE_MINUTES, TALK_MINUTES = 3, 5, 2
"""What a waiting item, a finished side task, a question or a talk takes: a place to start, for "about 12 minutes"."""

AS_MENTOR: tuple[Relation, ...] = ("mentor",)
AS_LEAD: tuple[Relation, ...] = ("lead",)
"""What waits for whoever mentors a hire, and what for a lead in any case."""

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
        about: what else there is to say, of the kind that such a call has; None where there is nothing.

    """

    kind: CallKind
    person: str
    on: str = ""
    since: str = ""
    days: int = 0
    minutes: int = 0
    held_up: int = 0
    about: About | None = None


def attention(context: ActorContext, *, view: Overview | None = None) -> list[Call]:
    """Everything that waits for the acting person, most pressing first, in whatever roles they have."""
    team = view.team if view else context.team()
    me = team.person(context.actor)
    if me is None:
        return []
    calls: list[Call] = []
    if view is None:
        among = None if "lead" in me.roles else (context.actor, *mentored(context, team), *followed(context, team))
        view = overview(context, team=team, among=among)
    calls += own_calls(context, view)
    calls += mentor_calls(context, view)
    calls += owner_calls(context, view)
    if "lead" in me.roles:
        calls += lead_calls(context, view, me)
    # What reaches somebody in two roles is still one thing to do.
    once = {(call.kind, call.person, call.on): call for call in reversed(calls)}
    return [call for call in calls if once.get((call.kind, call.person, call.on)) is call]


def followed(context: ActorContext, team: Team) -> tuple[str, ...]:
    """Who holds a side task of a track that the acting person owns."""
    owned = (track for track in context.catalogue.tracks.values() if track.owner == context.actor)
    return tuple(
        dict.fromkeys(hold.person for track in owned for rung in track.rungs for hold in team.holders(rung.id))
    )


def owner_calls(context: ActorContext, view: Overview) -> list[Call]:
    """Finished side tasks that wait for the acting person because they own the track."""
    return [
        Call("sent", person, rung, "", 0, SIDE_MINUTES)
        for person in followed(context, view.team)
        if person != context.actor
        for rung in view.of(person).sent
        if _confirms(context, view.team, person, rung)
    ]


def mentored(context: ActorContext, team: Team) -> tuple[str, ...]:
    """The hires whom the acting person mentors, then those for whom they stand in today."""
    return tuple(dict.fromkeys((*team.mentees(context.actor), *team.covers(context.actor, context.today()))))


def own_calls(context: ActorContext, view: Overview) -> list[Call]:
    """What came back to the acting person, and places that became free for them."""
    calls = [
        Call("returned", context.actor, item, at, _days(view, at), about=Goes(goes))
        for item, at, goes in view.of(context.actor).returned
    ]
    for rung, hold in view.team.holds_of(context.actor).items():
        known = context.catalogue.rungs.get(rung)
        if hold.state == "line" and known is not None:
            free = view.team.free_places(rung, known.places)
            line = [other.person for other in view.team.line(rung)]
            if free is None or line.index(context.actor) < free:
                calls.append(Call("place free", context.actor, rung, about=FreePlace(known.title)))
    return calls


def mentor_calls(context: ActorContext, view: Overview) -> list[Call]:
    """The queue of a mentor: what waits for a sign-off, what is owed, who is quiet; who goes home soonest comes first."""
    team = view.team
    budget = context.catalogue.budget
    calls: list[Call] = []
    for hire in mentored(context, team):
        entry = view.of(hire)
        # Waiting is waiting, also after a programme ended or while somebody is away.
        calls += _waiting(context, view, entry, context.relations(team, hire))
        calls += [
            Call("sent", hire, rung, "", 0, SIDE_MINUTES) for rung in entry.sent if _confirms(context, team, hire, rung)
        ]
        for item, at in entry.asked:
            calls.append(Call("asks", hire, item, at, _days(view, at), TALK_MINUTES))
        if entry.state not in ("going", "extended"):
            continue
        for item, who, due in entry.owed:
            if who == "mentor":
                calls.append(Call("owed", hire, item, due, _days(view, due)))
        if entry.away:
            continue
        # Whoever is through the basics works in the queue, and is not looked for here.
        if entry.quiet >= budget.quiet_after and entry.day > budget.quiet_after and not entry.complete:
            calls.append(Call("quiet", hire, "", entry.last_seen, entry.quiet, TALK_MINUTES))
        if entry.unsessioned >= budget.no_session_after and entry.day > budget.no_session_after and not entry.complete:
            calls.append(Call("no session", hire, "", entry.session, entry.unsessioned, TALK_MINUTES))
    order = {"waiting": 0, "asks": 0, "sent": 1, "owed": 2, "quiet": 3, "no session": 4}
    home = {hire: home_in(context, hire) for hire in {call.person for call in calls}}
    return sorted(calls, key=lambda call: (order[call.kind], home[call.person], -call.held_up, call.since))


def _waiting(context: ActorContext, view: Overview, entry: Digest, relations: Collection[Relation]) -> Iterable[Call]:
    """What waits for a sign-off that is, to whoever stands so to the hire, theirs to give as a matter of course."""
    for item, at, held_up in entry.waiting:
        if signers(context.catalogue.curricula[entry.curriculum].items[item]).may(relations):
            yield Call("waiting", entry.person, item, at, _days(view, at), SIGN_MINUTES, held_up)


def _confirms(context: ActorContext, team: Team, hire: str, rung_id: str) -> bool:
    """Whether the acting person's yes to a finished side task is still open."""
    rung, hold = context.catalogue.rungs.get(rung_id), team.hold(rung_id, hire)
    if rung is None or hold is None or hold.state != "held":
        return False
    mine = side_tasks.voices(*relations_to_task(context, team, hire, rung))
    return bool(mine & set(side_tasks.open_voices(rung, hold)))


def lead_calls(context: ActorContext, view: Overview, me: Person) -> list[Call]:
    """What a lead has to settle; what a mentor has in hand is not among it."""
    team, today = view.team, view.today
    calls: list[Call] = []
    starts: dict[str, list[str]] = {}
    for name, entry in view.digests.items():
        person = team.people[name]
        if not me.leads_team(person.team):
            continue
        if entry.trouble:
            calls.append(Call("damaged", name, about=Unreadable(entry.trouble)))
            continue
        if entry.away and entry.away != "?":
            until = date.fromisoformat(entry.away)
            if 0 <= (until - today).days <= BACK_WITHIN and entry.state not in ("none", "finished", "ended"):
                calls.append(Call("back soon", name, "", entry.away, (until - today).days + 1))
        if entry.state == "coming" and (date.fromisoformat(entry.start) - today).days <= STARTS_WITHIN:
            starts.setdefault(entry.start, []).append(name)
        if entry.state in ("going", "extended", "paused") and not _promised(team, name, today):
            calls.append(Call("no mentor", name, "", entry.start, entry.day))
        if name != me.id:
            calls += _waiting(context, view, entry, AS_LEAD)
        if entry.state in ("going", "extended"):
            calls += _lead_on_hire(context, view, name, entry)
    for start, names in starts.items():
        without = tuple(name for name in names if not _promised(team, name, today))
        days = (date.fromisoformat(start) - today).days
        calls.append(Call("starts", names[0], "", start, days, about=Starting(tuple(names), without)))
    calls += _mentor_calls_for_lead(context, view, me)
    calls += _capacity_calls(context, view, me)
    calls += _asks_for_lead(view, me)
    calls += _side_tasks_for_lead(context, view, me)
    order = {kind: place for place, kind in enumerate(get_args(CallKind))}
    return sorted(calls, key=lambda call: (order[call.kind], -call.days, call.person))


def _promised(team: Team, hire: str, today: date) -> bool:
    """Whether somebody mentors a hire, or is agreed to."""
    pairing = team.pairing(hire)
    return pairing is not None and (pairing.mentor_on(today) or pairing.coming(today)) is not None


def _asks_for_lead(view: Overview, me: Person) -> Iterable[Call]:
    for ask in view.team.asks:
        if ask.hire in view.team.people and me.leads_team(view.team.people[ask.hire].team):
            about = Wish(ask.by, ask.wish)
            yield Call("asks mentor", ask.hire, ask.by, ask.at, _days(view, ask.at), TALK_MINUTES, about=about)


def _capacity_calls(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    team = view.team
    for mentor in read_mentors(context, team).all():
        now = carried(context, team, mentor.id, view)
        theirs = (mentor.id, *team.bound_to(mentor.id))
        if now.over and any(me.leads_team(team.people[who].team) for who in theirs if who in team.people):
            yield Call("over capacity", mentor.id, about=now)


def _lead_on_hire(context: ActorContext, view: Overview, name: str, entry: Digest) -> Iterable[Call]:
    most = max(entry.returned, key=lambda row: row[2], default=None)
    if most is not None and most[2] >= GOES:
        yield Call("goes", name, most[0], most[1], entry.day, about=Goes(most[2]))
    elif entry.pace == "past" and entry.days >= PAST_DAYS:
        yield Call("past", name, "", "", entry.days)
    for call in _waiting(context, view, entry, AS_MENTOR):
        if call.days > WAITS_DAYS:
            yield call._replace(kind="waits long", minutes=0, about=WithMentor(view.team.mentor(name)))
            break
    for item, who, due in entry.owed:
        if who == "lead":
            yield Call("owed", name, item, due, _days(view, due))


def _mentor_calls_for_lead(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    team, today = view.team, view.today
    for mentor in team.people.values():
        # The day on which they are missing: a change that is agreed for until then settles it.
        gone = mentor.left + timedelta(days=1) if mentor.left is not None else today
        mentees = [
            hire
            for hire in team.mentees(mentor.id)
            if view.of(hire).on_way and team.pairings[hire].mentor_on(max(gone, today)) == mentor.id
        ]
        mine = tuple(hire for hire in mentees if hire in team.people and me.leads_team(team.people[hire].team))
        if not mine:
            continue
        if mentor.left is not None:
            days = (mentor.left - today).days
            yield Call("mentor leaves", mentor.id, "", mentor.left.isoformat(), days, about=Mentees(mine))
        elif view.of(mentor.id).away:
            alone = tuple(hire for hire in mine if not _covered(view, hire))
            if alone:
                yield Call("mentor away", mentor.id, "", view.of(mentor.id).away, about=Mentees(alone))


def _covered(view: Overview, hire: str) -> bool:
    """Whether somebody stands in for a hire's mentor who is there themselves."""
    pairing = view.team.pairing(hire)
    cover = pairing.cover_on(view.today) if pairing is not None else None
    other = view.team.person(cover.stand_in) if cover else None
    return other is not None and not other.gone(view.today) and not view.of(other.id).away


def _side_tasks_for_lead(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    for name, entry in view.digests.items():
        for rung in entry.sent if me.leads_team(view.team.people[name].team) else ():
            if _confirms(context, view.team, name, rung):
                yield Call("sent", name, rung, "", 0, SIDE_MINUTES)


def _days(view: Overview, since: str) -> int:
    """Plain weekdays since a moment: the wait is the team's, so nobody's own calendar counts it."""
    day = datetime.fromisoformat(since).date() if since else view.today
    days = 0
    while day < view.today:
        day += timedelta(days=1)
        days += day.weekday() < 5
    return days


def home_in(context: ActorContext, person: str) -> int:
    """Minutes until somebody goes home today; a day's worth where they are not at work now."""
    record = context.store.read(f"people/{person}")
    if record is None:
        return 24 * 60
    from mentor_tui.domain.journey import Journey

    left = minutes_left(context, Journey(record).profile)
    return left if left is not None else 24 * 60


def minutes_left(context: ActorContext, profile: Profile) -> int | None:
    """Minutes until a person's shift ends where they are, or None where they are not at work now."""
    zone = zone_of(profile.zone)
    now = context.now().astimezone(zone)
    pattern = context.catalogue.calendar.patterns.get(profile.pattern, OFFICE)
    calendar = profile.calendar(context.catalogue.calendar, now.date())
    for day in (now.date(), now.date() - timedelta(days=1)):
        shift = pattern.shifts.get(day.weekday())
        if shift is None or not calendar.works(day):
            continue
        begin = datetime.combine(day, shift.begin, zone)
        end = begin + timedelta(minutes=shift.minutes)
        if begin <= now < end:
            return int((end - now).total_seconds() // 60)
    return None
