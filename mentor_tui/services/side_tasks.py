"""Verbs on side tasks and locks: take, give back, say yes, confirm, open a lock early."""

from __future__ import annotations

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import ConfirmedBy, Voice, atoms
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import LOCK, YES
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import TEAM, person_record, thing
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near, said
from mentor_tui.services.desk import Desk, Done, find_person, find_rung, need_rung, new_op
from mentor_tui.services.overview import overview
from mentor_tui.services.things import find_item, titles


def mentoring_hours(desk: Desk, team: Team, mentor: str) -> float:
    """Hours a week that a person's mentees cost them now."""
    mentees = team.bound_to(mentor)
    if not mentees:
        return 0.0
    return overview(desk, team=team, among=mentees).hours_of(mentor, desk.catalogue.budget)


def take(desk: Desk, task: str, *, op: str | None = None) -> Done:
    """Take a side task, or a place in its line where it is full.

    Raises:
        Refused: it is locked, held already, over the hours off the queue, or too many at once.

    """
    rung = need_rung(desk, task)
    operation = op or new_op()
    journey = desk.journey(desk.actor)
    with desk.store.edit(TEAM) as record:
        team = desk.team_of(record)
        standing = desk.standing(journey, team)
        if record.knows(operation):
            return Done(operation, "took", desk.actor, rung.id, record=TEAM, task=standing.task(rung))
        hold = team.hold(rung.id, desk.actor)
        if hold is not None and hold.state in ("held", "done"):
            code = Code.ALREADY_DONE if hold.state == "done" else Code.ALREADY_HELD
            raise Refused(code, on=rung.id, title=rung.title, person=desk.actor, state=hold.state, by="", at="")
        if not standing.task_open(rung):
            raise Refused(
                Code.LOCKED, on=rung.id, title=rung.title, lock=standing.task_lock(rung), names=titles(standing)
            )
        free = team.free_places(rung.id, rung.places)
        ahead = [other.person for other in team.line(rung.id)]
        before_me = ahead.index(desk.actor) if desk.actor in ahead else len(ahead)
        if free is not None and before_me >= free:
            if hold is not None:
                raise Refused(Code.IN_LINE, on=rung.id, title=rung.title, place=before_me + 1)
            kind, place = "lined", before_me + 1
        else:
            check_budget(desk, team, standing, rung)
            kind, place = "took", 0
        event = desk.write(
            record,
            operation,
            kind,
            team.hold_key(rung.id, desk.actor),
            terms={"track": rung.track, "hours": rung.hours},
        )
        after = desk.standing(journey, desk.team_of(record))
        return Done(
            operation,
            kind,
            desk.actor,
            rung.id,
            (event,),
            TEAM,
            task=after.task(rung),
            facts={"title": rung.title, "place": place, "hours": rung.hours},
        )


def check_budget(desk: Desk, team: Team, standing: Standing, rung: Rung) -> None:
    """Make sure that a person has the hours for a rung beside everything else that they hold.

    Raises:
        Refused: they hold as many as one may, or the hours would go over what they have off the queue.

    """
    budget = desk.catalogue.budget
    held = [
        desk.catalogue.rungs[h.rung]
        for h in standing.holds.values()
        if h.state == "held" and h.rung in desk.catalogue.rungs and h.rung != rung.id
    ]
    counted = [other for other in held if other.hours > 0]
    if rung.hours > 0 and len(counted) >= budget.tasks_at_once:
        raise Refused(
            Code.TASKS_AT_ONCE, on=rung.id, title=rung.title, most=budget.tasks_at_once, held=[o.title for o in counted]
        )
    mentoring = mentoring_hours(desk, team, desk.actor)
    would = sum(other.hours for other in counted) + mentoring + rung.hours
    if rung.hours > 0 and would > standing.hours_allowed:
        later = standing.hours_change
        raise Refused(
            Code.OVER_BUDGET,
            on=rung.id,
            title=rung.title,
            would=would,
            allowed=standing.hours_allowed,
            mentoring=mentoring,
            held=[(other.title, other.hours) for other in counted],
            later=later,
        )


def give_back(desk: Desk, task: str, *, why: str = "", op: str | None = None) -> Done:
    """Give a side task back, or leave its line: a neutral act that frees the place."""
    rung = need_rung(desk, task)
    operation = op or new_op()
    with desk.store.edit(TEAM) as record:
        if record.knows(operation):
            return Done(operation, "gave-back", desk.actor, rung.id, record=TEAM)
        team = desk.team_of(record)
        hold = team.hold(rung.id, desk.actor)
        if hold is None or hold.state == "done":
            raise Refused(Code.NOT_HELD, on=rung.id, title=rung.title, person=desk.actor)
        event = desk.write(record, operation, "gave-back", team.hold_key(rung.id, desk.actor), text=said(why))
        return Done(operation, "gave-back", desk.actor, rung.id, (event,), TEAM, facts={"title": rung.title})


def confirm(desk: Desk, person: str, task: str, *, why: str = "", op: str | None = None) -> Done:
    """Say yes: to a side task that is finished, or, before it was taken, to this person taking it.

    A rung that several must confirm is done with the last of them.
    """
    rung = need_rung(desk, task)
    team = desk.team()
    who = find_person(team, person).id
    hold = team.hold(rung.id, who)
    if hold is None or hold.state == "line":
        return _agree(desk, team, who, rung, why=why, op=op)
    operation = op or new_op()
    journey = desk.journey(who)
    with desk.store.edit(TEAM) as record:
        now = desk.team_of(record)
        if record.knows(operation):
            return Done(operation, "confirmed", who, rung.id, record=TEAM)
        hold = now.hold(rung.id, who)
        if hold is None or hold.state != "held":
            code = Code.ALREADY_DONE if hold is not None else Code.NOT_HELD
            raise Refused(
                code, on=rung.id, title=rung.title, person=who, state=hold.state if hold else "", by="", at=""
            )
        standing = desk.standing(journey, now)
        asked: tuple[Voice, ...] = rung.confirmed_by or ("lead",)
        open_voices = [voice for voice in asked if voice not in hold.yes]
        mine = voices_of(desk, now, who, rung)
        voices = [voice for voice in open_voices if voice in mine]
        if not voices:
            if who == desk.actor:
                raise NotYours(Code.NOT_YOURS, verb="confirm", allowed=asked, person=who, on=rung.id, title=rung.title)
            raise NotYours(Code.CONFIRMED_BY_OTHERS, on=rung.id, title=rung.title, voices=open_voices, person=who)
        if not standing.task(rung).sent:
            fact = standing.task(rung).fact
            raise Refused(
                Code.NOT_SENT,
                on=rung.id,
                title=rung.title,
                person=who,
                count=fact.count,
                times=rung.times,
                state=fact.state,
            )
        last = len(voices) == len(open_voices)
        event = desk.write(
            record,
            operation,
            "confirmed",
            now.hold_key(rung.id, who),
            terms={"voices": voices, "last": last},
            text=said(why),
        )
        left = [voice for voice in open_voices if voice not in voices]
        return Done(
            operation,
            "confirmed",
            who,
            rung.id,
            (event,),
            TEAM,
            task=desk.standing(journey, desk.team_of(record)).task(rung),
            facts={"title": rung.title, "last": last, "left": left},
        )


def voices_of(desk: Desk, team: Team, person: str, rung: Rung) -> set[Voice]:
    """The voices with which the acting person may speak for another's rung. A lead speaks for an owner that is missing."""
    if person == desk.actor:
        return set()
    relations = desk.relations(team, person)
    voices: set[Voice] = set()
    if "mentor" in relations:
        voices.add("mentor")
    owner = desk.catalogue.tracks[rung.track].owner
    if "lead" in relations:
        voices |= {"lead", "mentor"} if team.mentor(person) is None else {"lead"}
        if owner is None or team.person(owner) is None:
            voices.add("owner")
    if owner == desk.actor:
        voices.add("owner")
    return voices


def _agree(desk: Desk, team: Team, person: str, rung: Rung, *, why: str, op: str | None) -> Done:
    wanted: list[Voice] = [atom.voice for atom in atoms(rung.opens) if isinstance(atom, ConfirmedBy)]
    mine = voices_of(desk, team, person, rung)
    if person == desk.actor:
        raise NotYours(
            Code.NOT_YOURS, verb="confirm", allowed=rung.confirmed_by, person=person, on=rung.id, title=rung.title
        )
    if not wanted:
        raise Refused(Code.NOT_HELD, on=rung.id, title=rung.title, person=person)
    voices = [voice for voice in wanted if voice in mine]
    if not voices:
        raise NotYours(Code.CONFIRMED_BY_OTHERS, on=rung.id, title=rung.title, voices=wanted, person=person)
    operation = op or new_op()
    with desk.store.edit(person_record(person)) as record:
        if record.knows(operation):
            return Done(operation, "agreed", person, rung.id, record=record.id)
        have = Journey(record).agreed(rung.id, rung.was)
        new = [voice for voice in dict.fromkeys(voices) if voice not in have]
        if not new:
            raise Refused(Code.ALREADY_AGREED, on=rung.id, title=rung.title, person=person)
        at, text = desk.stamp(), said(why)
        events = tuple(
            desk.write(record, operation, "agreed", thing(YES, rung.id), terms={"voice": voice}, text=text, at=at)
            for voice in new
        )
        return Done(operation, "agreed", person, rung.id, events, record.id, facts={"title": rung.title})


def open_lock(desk: Desk, person: str, name: str, *, why: str, op: str | None = None) -> Done:
    """Open one lock for one person before its time, with a reason that stands in the history.

    Raises:
        Refused: no reason was given, or nothing is locked there.

    """
    team = desk.team()
    who = find_person(team, person).id
    require("open lock", desk.relations(team, who), person=who, on=name, title=name)
    reason = said(why)
    if not reason:
        raise Refused(Code.ASKS_A_REASON, verb="open lock", on=name, title=name)
    operation = op or new_op()
    with desk.store.edit(person_record(who)) as record:
        if record.knows(operation):
            return Done(operation, "opened", who, name, record=record.id)
        standing = desk.standing(Journey(record), team)
        rung = find_rung(desk, name)
        if rung is not None:
            key, title, locked = rung.id, rung.title, not standing.task_open(rung)
        else:
            item = _item_or_unknown(desk, standing, name)
            assert standing.curriculum is not None
            key, title, locked = f"{standing.curriculum.id}/{item.id}", item.title, standing.state(item) == "locked"
        if not locked:
            raise Refused(Code.NOTHING_LOCKED, on=name, title=title, person=who)
        event = desk.write(record, operation, "opened", thing(LOCK, key), text=reason)
        return Done(operation, "opened", who, event.on, (event,), record.id, facts={"title": title})


def _item_or_unknown(desk: Desk, standing: Standing, name: str) -> Item:
    try:
        return find_item(standing, name)
    except BadUse as problem:
        known = [*(standing.curriculum.items if standing.curriculum else ()), *desk.catalogue.rungs]
        raise BadUse(Code.UNKNOWN_THING, thing=name, near=near(name, known)) from problem
