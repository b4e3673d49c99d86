"""What waits for somebody themselves: what came back to them, a mentor's queue, what an owner confirms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from mentor_tui.domain.area_state import NO_LOG, quiet_days
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.cover_asks import cover_asks
from mentor_tui.domain.effort import A_THING
from mentor_tui.domain.mentoring import Tie, tie
from mentor_tui.domain.off_queue import areas_owned
from mentor_tui.domain.people import Cover, spans_of
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.proposals import FIX
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.rules.levels import confirmed_by
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import (
    AreaNeed,
    AsksOther,
    ExampleWaits,
    FreePlace,
    Goes,
    HasIt,
    Mentees,
    OwnLeave,
    PieceToLog,
    Renamed,
    SignedFor,
    StandInAsked,
    StandingIn,
    TalkToday,
)
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.area_cases import logs
from mentor_tui.services.calls import Call, ToldKind, in_order
from mentor_tui.services.closing_calls import closing_calls, own_closing_calls
from mentor_tui.services.covering import LEAVE_WITHIN, alone_ahead
from mentor_tui.services.digest_rows import SIGNED_LATELY
from mentor_tui.services.opening import opened_of, seen_of
from mentor_tui.services.overview import Digest, Overview
from mentor_tui.services.own_items import item_of
from mentor_tui.services.things import having, owners, parts_of, relations_to_task
from mentor_tui.services.while_away import away_calls
from mentor_tui.services.working_time import Overnight

SIGN_MINUTES, SIDE_MINUTES, TALK_MINUTES = 3, 5, 2
"""What a waiting item, a finished side task, a question or a talk takes: a place to start, for "about 12 minutes"."""


AS_MENTOR: tuple[Relation, ...] = ("mentor",)
"""What waits for whoever mentors a hire."""

STANDS_IN_WITHIN = timedelta(days=7)
"""How long before the first day whoever stands in is told."""


def followed(context: ActorContext, team: Team) -> tuple[str, ...]:
    """Who holds a side task of a track that the acting person owns."""
    tracks = context.catalogue.tracks.values()
    owned = (track for track in tracks if context.actor in owners(context, team, track.id))
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
        if confirms(context, view, person, rung)
    ]


def mentored(context: ActorContext, team: Team) -> tuple[str, ...]:
    """The hires whom the acting person mentors, then those for whom they stand in today; nobody once they have left."""
    me = team.person(context.actor)
    if me is None or team.departed(me, context.today()):
        return ()
    return tuple(dict.fromkeys((*team.mentees(context.actor), *team.covers(context.actor, context.today()))))


def ties(context: ActorContext, team: Team) -> Mapping[str, Tie]:
    """How the acting person stands to each hire of theirs whose mentor changes, or has just changed, and to those who come."""
    hires = (*mentored(context, team), *team.coming_to(context.actor))
    pairings = {hire: team.pairing(hire) for hire in hires}
    found = {hire: tie(one, context.actor, context.today()) for hire, one in pairings.items() if one is not None}
    return {hire: tied for hire, tied in found.items() if tied is not None}


def own_calls(context: ActorContext, view: Overview) -> list[Call]:
    """What came back to the acting person, and places that became free for them."""
    calls = [
        Call("returned", context.actor, item, at, weekdays_since(view, at), about=Goes(goes))
        for item, at, goes in view.of(context.actor).returned
    ]
    rungs = context.catalogue.rungs
    for rung in side_tasks.turns(view.team, rungs, context.actor):
        calls.append(Call("place free", context.actor, rung, about=FreePlace(rungs[rung].full_label)))
    # Whoever mentors is told of it in one line with what happened to their hires.
    back = () if view.team.mentees(context.actor) else away_calls(context, view, ())
    calls += [*area_calls(context, view), *still_calls(context, view), *own_closing_calls(context, view)]
    return [*calls, *back, *piece_calls(context, view)]


def area_calls(context: ActorContext, view: Overview) -> Iterable[Call]:
    """The acting person's areas in whose log nothing was written for longer than they ask."""
    owned = areas_owned(context.catalogue, view.team.owned_by(context.actor))
    written = logs(context) if owned else {}
    hands = view.team.all_hands(context.actor)
    for area in owned:
        quiet = quiet_days(view.team.area(area.id), written.get(area.id, NO_LOG), view.today, hands) or 0
        if quiet > area.rhythm:
            need = AreaNeed("quiet", (area.label,), context.actor, number=quiet, of=area.rhythm)
            yield Call("area quiet", context.actor, area.id, "", quiet, about=need)


def still_calls(context: ActorContext, view: Overview) -> Iterable[Call]:
    """The acting person's side tasks of which they are asked whether these are still theirs."""
    budget = context.catalogue.budget
    soonest = (view.today - timedelta(days=budget.still_yours_after)).isoformat()
    held = view.team.holds_of(context.actor).values()
    # Of what was taken lately nobody has to look how it stands.
    if (
        not any(hold.state == "held" and hold.touched[:10] <= soonest for hold in held)
        or view.of(context.actor).trouble
    ):
        return
    standing = context.standing(context.journey(context.actor), view.team)
    for task in standing.tasks:
        if side_tasks.asks_still(task, budget):
            yield Call("still yours", context.actor, task.rung.id, "", task.untouched)


def piece_calls(context: ActorContext, view: Overview) -> Iterable[Call]:
    """That better words of the acting person's can be a piece of the side task that they hold."""
    rungs = context.catalogue.rungs
    rung = rungs.get(context.catalogue.former_rungs.get(FIX, FIX))
    hold = view.team.hold(rung.id, context.actor) if rung is not None else None
    if hold is None or hold.state != "held" or view.of(context.actor).trouble:
        return
    # Whoever holds no such side task loads nothing of it.
    from mentor_tui.services.pieces import offered

    found = offered(context, context.standing(context.journey(context.actor), view.team))
    if found is not None and found.held:
        about = PieceToLog(len(found.words), found.words[0].number, found.rung.full_label)
        yield Call("piece", context.actor, found.rung.id, found.words[0].taken_at, about=about)


def mentor_calls(context: ActorContext, view: Overview) -> list[Call]:
    """The queue of a mentor: what waits for a sign-off, what is owed, who is quiet."""
    team = view.team
    budget = context.catalogue.budget
    night, mark = overnight(context, view), context.mark()
    mine = team.mentees(context.actor)
    calls: list[Call] = [*_own_leave(context, view, mine), *_stands_in(context, view), *area_calls(context, view)]
    calls += [*stand_in_calls(context, view), *(away_calls(context, view, mine) if mine else ())]
    calls += closing_calls(context, view, mark)
    for hire in mentored(context, team):
        entry = view.of(hire)
        # Waiting is waiting, also after a programme ended or while somebody is away.
        calls += waiting(context, view, entry, context.relations(team, hire), night)
        calls += renamed(context, view, (hire,))
        calls += [
            Call("sent", hire, rung, "", 0, SIDE_MINUTES, home=night.home(entry.shifts))
            for rung in entry.sent
            if confirms(context, view, hire, rung)
        ]
        calls += lines(context, view, entry, night, opened_of(mark, hire))
        calls += check_in_calls(context, view, entry)
        calls += example_calls(context, view, entry, "mentor")
        if hire in mine:
            calls += _told(context, view, entry, mark)
        if entry.state not in ("going", "extended"):
            continue
        for item, who, due in entry.owed:
            if who == "mentor":
                calls.append(Call("owed", hire, item, due, weekdays_since(view, due)))
        if entry.away:
            continue
        today = [*talk_calls(context, view, entry)]
        calls += today
        # Whoever is through the basics works in the queue, and is not looked for here.
        if entry.quiet >= budget.quiet_after and entry.day > budget.quiet_after and not entry.complete:
            calls.append(Call("quiet", hire, "", entry.last_seen, entry.quiet, TALK_MINUTES))
        alone = entry.unsessioned >= budget.no_session_after and not today
        if alone and entry.day > budget.no_session_after and not entry.complete:
            calls.append(Call("no session", hire, "", entry.session, entry.unsessioned, TALK_MINUTES))
    return in_order(calls)


def part_calls(context: ActorContext, view: Overview) -> Iterable[Call]:
    """What is due to hires and the acting person's to do, as a part of theirs, and what of it hires say that they have."""
    mine = parts_of(context, view.team.acting(context.actor))
    mark, mentees = context.mark() if mine else {}, view.team.mentees(context.actor)
    for name, entry in view.digests.items() if mine else ():
        if name == context.actor:
            continue
        if name not in mentees:  # as their mentor one is told already
            yield from has_it(context, view, entry, mark)
        for item, who, due in entry.owed if entry.state in ("going", "extended") else ():
            if who in mine:
                yield Call("owed", name, item, due, weekdays_since(view, due))


def waiting(
    context: ActorContext, view: Overview, entry: Digest, relations: Collection[Relation], night: Overnight
) -> Iterable[Call]:
    """What waits for a sign-off that is, to whoever stands so to the hire, theirs to give as a matter of course."""
    for item, at, held_up, minutes in entry.waiting:
        found = item_of(context.catalogue, entry, item)
        if found is not None and signers(found).may(relations):
            yield Call(
                "waiting",
                entry.person,
                item,
                at,
                weekdays_since(view, at),
                SIGN_MINUTES,
                held_up,
                lost=night.lost(entry.shifts, minutes),
                home=night.home(entry.shifts),
            )


def renamed(context: ActorContext, view: Overview, hires: Iterable[str]) -> Iterable[Call]:
    """What waits for a sign-off, or a yes, under an id that is in no file any more: one call an id, whoever it waits for."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for hire in hires:
        for name, at in view.of(hire).unknown:
            found.setdefault((view.of(hire).curriculum, name), []).append((at, hire))
    for (curriculum, name), rows in found.items():
        at, first = min(rows)
        title = context.catalogue.title_at(curriculum, name, at) or context.catalogue.title_at("", name, at)
        about = Renamed(title or name, tuple(hire for _at, hire in sorted(rows)))
        yield Call("renamed", first, name, at, weekdays_since(view, at), about=about)


def lines(
    context: ActorContext, view: Overview, entry: Digest, night: Overnight, opened: Mapping[str, int]
) -> Iterable[Call]:
    """What a hire asked and nobody answered, and what else they wrote and the acting person has not opened.

    What they asked somebody else by name is told like a line that asks nothing, as long as whoever was asked is here.

    Args:
        context: who looks.
        view: the team.
        entry: the hire's.
        night: until when leaving it costs them time.
        opened: up to which place in the history the acting person has opened their lines, by item or side task.

    """
    home = night.home(entry.shifts)
    for on, at, to, place in entry.asked:
        other = view.team.person(to) if to != context.actor else None
        if other is None or view.team.departed(other, view.today):
            yield asks_call(context, view, entry, on, at, night)
        elif place > opened.get(on, 0):
            yield Call("asks other", entry.person, on, at, weekdays_since(view, at), about=AsksOther(to))
    for on, at, place in entry.wrote:
        if place > opened.get(on, 0):
            yield Call("wrote", entry.person, on, at, weekdays_since(view, at), TALK_MINUTES, home=home)


def asks_call(context: ActorContext, view: Overview, entry: Digest, on: str, since: str, night: Overnight) -> Call:
    """A question of a hire's that waits for the acting person."""
    # With an answer they go on with the item itself, as far as to its next tick.
    lost, home = night.lost(entry.shifts, goes_on(context.catalogue, entry, on)), night.home(entry.shifts)
    return Call("asks", entry.person, on, since, weekdays_since(view, since), TALK_MINUTES, lost=lost, home=home)


def check_in_calls(context: ActorContext, view: Overview, entry: Digest) -> Iterable[Call]:
    """That a hire of theirs has said how their week was, to their mentor or who stands in, until one of these has written."""
    if entry.check_in:
        at, *wrote = entry.check_in
        if not {context.actor, view.team.mentor(entry.person)} & {*wrote}:
            yield Call("check-in", entry.person, "", at, weekdays_since(view, at), TALK_MINUTES)


def talk_calls(context: ActorContext, view: Overview, entry: Digest) -> Iterable[Call]:
    """That a talk with a hire of theirs is agreed for the day that it is where the acting person is."""
    if entry.talk:
        at, points = entry.talk
        then = datetime.fromisoformat(at).astimezone(zone_of(view.of(context.actor).zone))
        if then.date() == view.today:
            yield Call("session", entry.person, "", at, about=TalkToday(f"{then:%H:%M}", points))


def goes_on(catalogue: Catalogue, entry: Digest, on: str) -> int:
    """For how many minutes an answer lets somebody go on with an item or a side task."""
    if (item := item_of(catalogue, entry, on)) is not None:
        own = catalogue.curriculum(entry.curriculum)
        return own.weight(item) if own is not None else item.minutes or A_THING
    rung = catalogue.rungs.get(on)
    return rung.minutes if rung is not None else TALK_MINUTES


def _told(context: ActorContext, view: Overview, entry: Digest, mark: Mapping[str, Any]) -> Iterable[Call]:
    """What a mentor is only told of about a mentee: how far they came, and what others signed off meanwhile."""
    hire = entry.person
    since = (view.today - SIGNED_LATELY).isoformat()
    kind: ToldKind = "through" if entry.state == "finished" else "basics"
    at = entry.complete_on if kind == "basics" else entry.over_on or entry.last_seen
    if at[:10] >= since and at > seen_of(mark, hire, kind):
        yield Call(kind, hire, "", at, weekdays_since(view, at), TALK_MINUTES)
    seen = seen_of(mark, hire, "signed")
    others = [
        (item, at, by)
        for item, at, by in entry.signed
        if at > seen and by != context.actor and _is_mentors(context, entry, item)
    ]
    if others:
        about = SignedFor(tuple(row[0] for row in others), tuple(dict.fromkeys(row[2] for row in others)))
        on, since = others[-1][0] if len(others) == 1 else "", others[-1][1]
        yield Call("signed", hire, on, since, weekdays_since(view, since), about=about)
    yield from has_it(context, view, entry, mark)


def _is_mentors(context: ActorContext, entry: Digest, item: str) -> bool:
    found = item_of(context.catalogue, entry, item)
    return found is not None and signers(found).may(AS_MENTOR)


def example_calls(context: ActorContext, view: Overview, entry: Digest, voice: Voice) -> Iterable[Call]:
    """Examples of somebody's that wait for the acting person's yes, one call a competency and level.

    Args:
        context: who looks.
        view: the team.
        entry: whose examples.
        voice: as what they look, mentor or lead; whose yes it takes is ``levels.confirmed_by``.

    """
    mentor = view.team.mentor(entry.person)
    waiting: dict[tuple[str, int], str] = {}
    for competency, level, at, by in entry.examples:
        theirs = confirmed_by(level, by, mentor) == voice and by != context.actor
        if theirs and competency in context.catalogue.competencies:
            waiting.setdefault((competency, level), at)
    for (competency, level), at in waiting.items():
        about = ExampleWaits(context.catalogue.competencies[competency].title, level)
        yield Call("example", entry.person, competency, at, weekdays_since(view, at), SIDE_MINUTES, about=about)


def has_it(context: ActorContext, view: Overview, entry: Digest, mark: Mapping[str, Any]) -> Iterable[Call]:
    """That a hire has what the acting person owed them, until they have seen it; one line a hire, however much it is.

    Whatever brings it to them, as mentor, lead or with a part, it is the same line: what was opened is remembered by hire.
    """
    seen, catalogue = seen_of(mark, entry.person, "has it"), context.catalogue
    found = [(name, at, item_of(catalogue, entry, name)) for name, at in entry.has if at > seen]
    new = [(name, at, item.who) for name, at, item in found if item is not None]
    owes = owed_by(context, view.team, entry.person, {who for _name, _at, who in new})
    rows = [(name, at) for name, at, who in new if who in owes]
    if rows:
        (last, since), several = rows[-1], len(rows) > 1
        about = HasIt(tuple(item for item, _at in rows))
        yield Call("has it", entry.person, "" if several else last, since, weekdays_since(view, since), about=about)


def owed_by(context: ActorContext, team: Team, hire: str, whose: Collection[str]) -> frozenset[str]:
    """Of those whose parts there are, for whom the acting person answers to a hire; the leads where there is nobody else."""
    me, them = team.acting(context.actor), team.person(hire)
    if me is None or them is None or me.id == hire:
        return frozenset()
    leads, mine = me.leads_team(them.team), parts_of(context, me)

    def answers(who: str) -> bool:
        if who == "lead":
            return leads
        if who == "mentor":
            return hire in team.mentees(me.id) if team.mentor(hire) else leads
        return who in mine or (leads and not having(context, team, who, but=hire))

    return frozenset(filter(answers, whose))


def _own_leave(context: ActorContext, view: Overview, mine: Iterable[str]) -> Iterable[Call]:
    """That the acting person will be away soon, and what becomes of their mentees."""
    hires = [hire for hire in mine if view.of(hire).on_way]
    spans = spans_of((first, last or None) for first, last in view.of(context.actor).leave)
    span = min((span for span in spans if view.today < span.first <= view.today + LEAVE_WITHIN), default=None)
    if span is not None and hires:
        pairings = [pairing for hire in hires if (pairing := view.team.pairing(hire)) is not None]
        covers = [cover.stand_in for pairing in pairings if (cover := pairing.cover_on(span.first)) is not None]
        found = alone_ahead(view, context.actor, hires)
        until = span.last.isoformat() if span.last else ""
        alone = found[1] if found else Mentees(())
        about = OwnLeave(until, tuple(dict.fromkeys(covers)), alone.mentees, alone.asked)
        yield Call("your leave", context.actor, "", span.first.isoformat(), (span.first - view.today).days, about=about)


def stand_in_calls(context: ActorContext, view: Overview) -> Iterable[Call]:
    """Requests to stand in: to whoever was asked until they answer, and a no to whoever asked."""
    for asked in cover_asks(view.team.record.facts, view.today):
        first, until = asked.first.isoformat(), asked.last.isoformat()
        days = (asked.first - view.today).days
        if asked.person == context.actor and not asked.declined:
            yield Call("stand in?", asked.mentor, "", first, days, about=StandInAsked(until, asked.text))
        elif asked.by == context.actor and asked.declined:
            about = StandInAsked(until, asked.text, asked.person)
            yield Call("declined", asked.person, "", first, days, about=about)


def _stands_in(context: ActorContext, view: Overview) -> Iterable[Call]:
    """For whom the acting person stands in soon, one line for each mentor."""
    found: dict[tuple[str, date], list[tuple[str, Cover]]] = {}
    for hire, cover in view.team.covers_ahead(context.actor, view.today):
        pairing = view.team.pairing(hire)
        mentor = pairing.mentor_on(cover.first) if pairing is not None and cover.first is not None else None
        if mentor is not None and cover.first is not None and cover.first <= view.today + STANDS_IN_WITHIN:
            found.setdefault((mentor, cover.first), []).append((hire, cover))
    for (mentor, first), rows in found.items():
        last = max((cover.until for _hire, cover in rows if cover.until is not None), default=None)
        about = StandingIn(mentor, tuple(hire for hire, _cover in rows), last.isoformat() if last else "")
        yield Call("you stand in", mentor, "", first.isoformat(), (first - view.today).days, about=about)


def confirms(context: ActorContext, view: Overview, hire: str, rung_id: str) -> bool:
    """Whether the acting person's yes to a finished side task is still open."""
    rung, hold = context.catalogue.rungs.get(rung_id), view.team.hold(rung_id, hire)
    if rung is None or hold is None:
        return False
    mine = side_tasks.voices(*relations_to_task(context, view.team, hire, rung))
    return bool(mine & set(hold.open_voices(rung.asks(finished=view.of(hire).through))))


def overnight(context: ActorContext, view: Overview) -> Overnight:
    """The time until the acting person's next day, in which what they leave costs those who wait."""
    return Overnight.between(view.of(context.actor).shifts, context.now())


def weekdays_since(view: Overview, since: str) -> int:
    """Plain weekdays since a moment: the wait is the team's, so nobody's own calendar counts it."""
    day = datetime.fromisoformat(since).date() if since else view.today
    days = 0
    while day < view.today:
        day += timedelta(days=1)
        days += day.weekday() < 5
    return days
