"""What a lead has to settle; what a mentor has in hand is not among it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from mentor_tui.domain.debts import DEBT_DAYS
from mentor_tui.domain.effort import Effort
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.record import RESTRICTED, restricted_record
from mentor_tui.domain.relations import relations
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import (
    AsksOther,
    Behind,
    Goes,
    GoesWith,
    IsStuck,
    Mentees,
    Nowhere,
    OwedTo,
    PartWaits,
    Starting,
    Wish,
    WithMentor,
    WithTeam,
)
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.answers import of
from mentor_tui.services.areas_page import area_rows, decisions
from mentor_tui.services.asking import asked_calls
from mentor_tui.services.board_calls import board_calls
from mentor_tui.services.calls import Call, CallKind, in_order
from mentor_tui.services.covering import alone_ahead, covered, unanswered
from mentor_tui.services.debt_calls import leads_debt_calls, stuck_call
from mentor_tui.services.editions import edition_calls
from mentor_tui.services.mentors import carried, kept_apart, read_mentors
from mentor_tui.services.opening import opened_of
from mentor_tui.services.overview import Digest, Overview
from mentor_tui.services.own_items import find_own
from mentor_tui.services.personal_calls import (
    AS_MENTOR,
    SIDE_MINUTES,
    TALK_MINUTES,
    confirms,
    example_calls,
    has_it,
    lines,
    overnight,
    renamed,
    stand_in_calls,
    waiting,
    weekdays_since,
)
from mentor_tui.services.things import having
from mentor_tui.services.unreadable_calls import led, unreadable_calls
from mentor_tui.services.waiting_words import words_calls

AS_LEAD: tuple[Relation, ...] = ("lead",)
"""What waits for a lead in any case."""

STARTS_WITHIN, BACK_WITHIN = 14, 14
EMBED_ENDS_WITHIN = 28
PAST_DAYS, GOES = 4, 3
"""From when a lead hears of it: working days past the plan, goes. What is owed to a hire has its days in ``domain.debts``."""


def lead_calls(context: ActorContext, view: Overview, me: Person) -> list[Call]:
    """What a lead has to settle; what a mentor has in hand is not among it."""
    team, today = view.team, view.today
    night, mark = overnight(context, view), context.mark()
    calls = unreadable_calls(context, view, led(view, me), lead=True)
    calls += stand_in_calls(context, view)
    held: dict[str | None, list[Call]] = {}
    owed: dict[tuple[str, str], list[tuple[str, str]]] = {}
    parts: dict[str, list[tuple[str, str]]] = {}
    starts: dict[str, list[str]] = {}
    nowhere: list[str] = []

    @cache
    def held_by(part: str) -> frozenset[str]:
        return frozenset(one.id for one in having(context, team, part))

    for name, entry in view.digests.items():
        person = team.people[name]
        if not me.leads_team(person.team):
            continue
        if entry.trouble:
            continue
        if (entry.on_way or "mentor" in person.roles) and not person.gone(today) and zone_of(entry.zone) is None:
            nowhere.append(name)
        if entry.away and entry.away != "?":
            until = date.fromisoformat(entry.away)
            if 0 <= (until - today).days <= BACK_WITHIN and entry.state not in ("none", "finished", "ended"):
                calls.append(Call("back soon", name, "", entry.away, (until - today).days + 1))
        calls += _decided(context, person, entry, today)
        if entry.state == "coming" and (date.fromisoformat(entry.start) - today).days <= STARTS_WITHIN:
            starts.setdefault(entry.start, []).append(name)
        alone = not _promised(team, name, today)
        asks = entry.asks_mentor and "hire" in person.roles
        if entry.state in ("going", "extended", "paused") and alone and asks:
            calls.append(Call("no mentor", name, "", entry.start, entry.day))
        if entry.programme == "none" and "hire" in person.roles and not person.gone(today):
            calls.append(Call("no curriculum", name))
        if name != me.id:
            calls += waiting(context, view, entry, AS_LEAD, night)
            calls += example_calls(context, view, entry, "lead")
            calls += has_it(context, view, entry, mark)
            calls += _check_in_waits(context, view, entry)
        if name != me.id and "hire" in person.roles:
            if _with_nobody(view, name):
                calls += lines(context, view, entry, night, opened_of(mark, name))
            else:
                for call in lines(context, view, entry, night, {}):
                    if call.kind in ("asks", "asks other") and call.days > DEBT_DAYS:
                        asked = call.about.other if isinstance(call.about, AsksOther) else team.mentor(name)
                        held.setdefault(asked, []).append(call)
        if entry.state in ("going", "extended"):
            calls += _lead_on_hire(view, name, entry)
            long = [call for call in waiting(context, view, entry, AS_MENTOR, night) if call.days > DEBT_DAYS]
            stuck = [stuck_call(context, view, entry, place, night) for place in range(len(entry.stuck))]
            long += [call for call in stuck if call.days > DEBT_DAYS and of(IsStuck, call.about).part == "mentor"]
            held.setdefault(team.mentor(name), []).extend(long)
            for item, who, due in entry.owed:
                # Where nobody is to be their mentor, no line asks for one, and a mentor's part is the leads' to do.
                if who == "lead" or (who == "mentor" and alone and not asks):
                    owed.setdefault((_whose(name, entry, item), item), []).append((due, name))
                elif who != "mentor" and not held_by(who) - {name}:
                    # What somebody would owe themselves is the leads' too, and the part is not without anybody.
                    if held_by(who):
                        owed.setdefault((_whose(name, entry, item), item), []).append((due, name))
                    else:
                        parts.setdefault(who, []).append((due, name))
    calls += leads_debt_calls(context, view)
    calls += _waits_long(held)
    calls += renamed(context, view, led(view, me))
    calls += asked_calls(context, view)
    for (_of, item), dues in owed.items():
        (due, first), *_others = sorted(dues)
        about = OwedTo(tuple(name for _due, name in sorted(dues)))
        calls.append(Call("owed", first, item, due, weekdays_since(view, due), about=about))
    calls += _nobodys(context, view, parts)
    for start, names in starts.items():
        without = tuple(name for name in names if not _promised(team, name, today))
        days = (date.fromisoformat(start) - today).days
        calls.append(Call("starts", names[0], "", start, days, about=Starting(tuple(names), without)))
    # Without a calendar no place is known, and what is wrong with the file is said already.
    if nowhere and context.catalogue.calendar.places:
        calls.append(Call("no zone", nowhere[0], about=Nowhere(tuple(nowhere))))
    calls += _mentor_calls_for_lead(context, view, me)
    calls += [
        Call("no lead", lead.id, "", lead.left.isoformat(), (lead.left - today).days)
        for lead in team.with_role("lead")
        if lead.left is not None and lead.gone(today) and team.leads_alone(lead, today)
    ]
    calls += _wrong_pairs(context, view, me)
    calls += _capacity_calls(context, view, me)
    calls += _asks_for_lead(view, me)
    calls += _side_tasks_for_lead(context, view, me)
    calls += _areas_for_lead(context, view, me)
    calls += board_calls(context, view, me)
    calls += edition_calls(context, team)
    calls += words_calls(context, me)
    return in_order(calls)


def _check_in_waits(context: ActorContext, view: Overview, entry: Digest) -> Iterable[Call]:
    """That what a hire said of their week has had no word of their mentor's for days, nor of a lead's; not what it was."""
    if not entry.check_in:
        return
    (at, *wrote), team, who = entry.check_in, view.team, entry.person
    days = weekdays_since(view, at)
    answers = {"mentor", "lead"}
    if days > DEBT_DAYS and not any(answers & {*relations(team, one, who, context.today())} for one in wrote):
        yield Call("check-in waits", who, "", at, days, TALK_MINUTES)


def _whose(name: str, entry: Digest, item: str) -> str:
    """What an item is of: a curriculum, in which it is the same for everybody, or one person alone."""
    return name if find_own(entry, item) else entry.curriculum


def _nobodys(context: ActorContext, view: Overview, due: Mapping[str, Iterable[tuple[str, str]]]) -> Iterable[Call]:
    """What is due of parts that nobody has: one line a part, as giving it to somebody settles all of it."""
    for part, rows in due.items():
        known, waits = context.catalogue.parts.get(part), sorted(rows)
        if known is not None:
            about = PartWaits(known.title, len(waits), tuple(dict.fromkeys(name for _due, name in waits)))
            since, first = waits[0]
            yield Call("no part", first, part, since, weekdays_since(view, since), about=about)


def _decided(context: ActorContext, person: Person, entry: Digest, today: date) -> Iterable[Call]:
    """What decisions about somebody leave to do: a second command gives the role or the last day that goes with one."""
    if entry.decided:
        number, kind, to, on = entry.decided
        days = (date.fromisoformat(on) - today).days
        position = context.catalogue.positions.get(to)
        missing = ""
        if kind == "out":
            missing = "" if person.left is not None else "last day"
        elif person.left is not None and kind == "back":
            missing = "back"
        elif position is not None and position.role and position.role not in person.roles:
            missing = position.role
        if missing:
            yield Call("goes with", person.id, number, on, days, about=GoesWith(missing))
    if entry.embed and entry.embed[2]:
        area, _on, until = entry.embed
        days = (date.fromisoformat(until) - today).days
        if days <= EMBED_ENDS_WITHIN:
            known = context.catalogue.product_areas.get(context.catalogue.former_product_areas.get(area, area))
            yield Call("embed ends", person.id, "", until, days, about=WithTeam(known.title if known else area))


def _waits_long(held: Mapping[str | None, Iterable[Call]]) -> Iterable[Call]:
    """What has waited for days, one line for each mentor with whom it waits: the cause is one."""
    for mentor, calls in held.items():
        longest = sorted(calls, key=lambda call: -call.days)
        people = tuple(dict.fromkeys(call.person for call in longest))
        several = mentor is not None and len(people) > 1
        # A hire without a mentor is called by themselves: each asks for one.
        for person in people[:1] if several else people:
            first = next(call for call in longest if call.person == person)
            theirs = [call for call in longest if several or call.person == person]
            yield first._replace(
                kind="waits long",
                person=mentor if several and mentor else person,
                on="" if several else first.on,
                minutes=0,
                held_up=sum(call.held_up for call in theirs),
                about=WithMentor(mentor, people if several else (person,)),
                lost=sum(call.lost for call in theirs),
                home=0,
            )


def _promised(team: Team, hire: str, today: date) -> bool:
    """Whether somebody mentors a hire, or is agreed to."""
    pairing = team.pairing(hire)
    return pairing is not None and (pairing.mentor_on(today) or pairing.coming(today)) is not None


def _with_nobody(view: Overview, hire: str) -> bool:
    """Whether no mentor of a hire's is there today, and nobody stands in: what they write is the leads' then."""
    pairing = view.team.pairing(hire)
    there = pairing is not None and any(not view.of(mentor).away for mentor in pairing.mentors_on(view.today))
    return not there and not covered(view, hire)


def _asks_for_lead(view: Overview, me: Person) -> Iterable[Call]:
    for ask in view.team.asks:
        if ask.hire in view.team.people and me.leads_team(view.team.people[ask.hire].team):
            about = Wish(ask.by, ask.wish)
            yield Call("asks mentor", ask.hire, ask.by, ask.at, weekdays_since(view, ask.at), TALK_MINUTES, about=about)


def _capacity_calls(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    team = view.team
    for mentor in read_mentors(context, team).all():
        now = carried(context, team, mentor.id, view)
        theirs = (mentor.id, *team.bound_to(mentor.id))
        if now.over and any(me.leads_team(team.people[who].team) for who in theirs if who in team.people):
            yield Call("over capacity", mentor.id, about=now)


def _lead_on_hire(view: Overview, name: str, entry: Digest) -> Iterable[Call]:
    most = max(entry.returned, key=lambda row: row[2], default=None)
    if most is not None and most[2] >= GOES:
        yield Call("goes", name, most[0], most[1], entry.day, about=Goes(most[2]))
    elif entry.pace == "past" and entry.days >= PAST_DAYS:
        late = Effort(entry.late_minutes, entry.late_unplanned)
        yield Call("past", name, "", "", entry.days, about=Behind(entry.late, late.known, late.unplanned))


def _mentor_calls_for_lead(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    team, today = view.team, view.today
    mentors = {mentor.id for mentor in read_mentors(context, team).all()}
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
        elif mentor.id not in mentors:
            yield Call("no role", mentor.id, about=Mentees(mine))
        elif view.of(mentor.id).away and (alone := tuple(hire for hire in mine if not covered(view, hire))):
            about = Mentees(alone, asked=unanswered(view, mentor.id, today))
            yield Call("mentor away", mentor.id, "", view.of(mentor.id).away, about=about)
        elif found := alone_ahead(view, mentor.id, mine):
            day, about = found
            yield Call("leave ahead", mentor.id, "", day.isoformat(), (day - today).days, about=about)


def _wrong_pairs(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    """Pairs that would not be made today: a lead keeps the two apart, or the mentor is the hire's manager."""
    team = view.team
    theirs = {
        hire: mentor
        for hire, person in team.people.items()
        if me.leads_team(person.team) and view.of(hire).on_way and (mentor := team.mentor(hire)) is not None
    }
    existing = context.store.stamps(RESTRICTED) if context.restricted else {}
    apart = kept_apart(context, [hire for hire in theirs if restricted_record(hire) in existing]).pairs
    for hire, mentor in theirs.items():
        managers = (view.of(hire).manager, view.of(view.of(hire).manager).manager)
        if (hire, mentor) in apart:
            yield Call("kept apart", hire, about=WithMentor(mentor))
        elif context.catalogue.matching.manager and mentor in managers:
            yield Call("manager", hire, about=WithMentor(mentor))


def _side_tasks_for_lead(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    for name, entry in view.digests.items():
        for rung in entry.sent if me.leads_team(view.team.people[name].team) else ():
            if confirms(context, view, name, rung):
                yield Call("sent", name, rung, "", 0, SIDE_MINUTES)


def _areas_for_lead(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    """Areas that need a decision: of whoever leads the owner, of any lead where nobody owns it.

    A team in which no area was ever anybody's does without them.
    """
    if not view.team.areas:
        return
    rows, keepers = area_rows(context, view.team, view)
    for need, found in decisions(rows, keepers):
        owner = found[0].case.owner
        kind: CallKind = "unclaimed" if need.unclaimed else "asks area" if need.asked else "area"
        if owner is None or me.leads_team(owner.team):
            yield Call(kind, need.asked[0] if need.asked else need.who, found[0].area.id, about=need)
