"""Verbs between people: pair, reassign, end, cover; who can mentor at all, and who has room for one more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from mentor_tui.domain.people import END_REASONS, EndReason, Pairing, Person, day_of
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.domain.record import thing
from mentor_tui.domain.team import PAIRING, TELLING, Team
from mentor_tui.domain.text import said
from mentor_tui.services.apart import check_apart
from mentor_tui.services.desk import Desk, Done, check_seen, find_person
from mentor_tui.services.discretion import told_reason
from mentor_tui.services.edits import team_edit
from mentor_tui.services.notes import leave_word
from mentor_tui.services.overview import overview

AHEAD_MOST, OVERLAP_MOST = 366, 90
"""Days that a change may be agreed ahead, and days of overlap."""


def reassign(
    desk: Desk,
    hire: str,
    mentor: str,
    *,
    why: str,
    reason: EndReason = "moved",
    stand_in: str | None = None,
    since: date | None = None,
    overlap: int = 0,
    telling: str = "",
    word: str = "",
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Give a hire a mentor, the first or another one. Waiting sign-offs move over with the hire.

    It writes over whatever was agreed for its first day and later. Naming the mentor of today takes such a change back.

    Args:
        desk: who acts.
        hire: id or name.
        mentor: id or name.
        why: the reason in words; owed where there was a mentor before.
        reason: why the earlier pairing ended.
        stand_in: who covers; None leaves it as it is.
        since: the first day, today or ahead; None is today.
        overlap: calendar days, from that one on, on which the earlier mentor still is one too.
        telling: who tells whom, and when, for leads to read.
        word: what the earlier mentor wants to say to the new one; it goes to the hire's record, who may read it.
        op: operation id.
        seen: the version of the pairing that the lead had before them; None is the one that stands now.

    Raises:
        Refused: no room, the same mentor, their own mentor, a pair that is kept apart or ended for good, or somebody
            was faster.
        BadUse: a day that has passed or is too far ahead, or an overlap that is none.

    """
    check_reason(reason)
    text, told, left = said(why), said(telling), said(word)
    before = desk.team()
    them, other = find_person(before, hire), find_person(before, mentor)
    if seen is None:
        standing = before.pairing(them.id)
        seen = standing.seq if standing else 0
    with team_edit(desk, op) as at:
        if at.repeated:
            return at.done("reassigned", them.id, other.id)
        team = at.team
        them, other = find_person(team, them.id), find_person(team, other.id)
        require("pair", desk.relations(team, them.id), person=them.id, on=other.id, title=other.name)
        today = desk.today()
        first = check_first(since, today)
        check_seen(at.record, thing(PAIRING, them.id), seen)
        pairing = team.pairing(them.id) or Pairing(them.id, None)
        check_pair(desk, team, them, other, first)
        load = check_room(desk, team, other, but=them.id)
        handing = _handing_over(pairing, first)
        # One who was only agreed for later is replaced too.
        old = handing or pairing.mentor
        if old and not text:
            raise Refused(Code.ASKS_A_REASON, verb="reassign", on=them.id, title=them.name)
        terms: dict[str, object] = {"mentor": other.id, "since": first.isoformat()}
        if old:
            terms["reason"] = reason
        shared = _check_overlap(overlap, first, them, handing, other)
        if shared:
            terms["overlap"] = shared.isoformat()
        if stand_in is not None:
            helper = find_person(team, stand_in)
            _check_stand_in(desk, team, them, other.id, helper)
            terms["stand_in"] = helper.id
        if left:
            leave_word(desk, them.id, left, op=at.op)
        kind = "reassigned" if old else "paired"
        events = [at.write(kind, thing(PAIRING, them.id), terms, text)]
        if told:
            events.append(at.write("telling", thing(TELLING, them.id), {"since": first.isoformat()}, told))
        events += at.settle(them.id)
        return at.done(
            kind,
            them.id,
            other.id,
            events,
            hire=them.name,
            mentor=other.name,
            old=team.people[old].name if old and old in team.people else old or "",
            load=load + 1,
            room=team.room(other.id),
            since=first if first > today else None,
            shared=shared,
            stays=handing == other.id,
        )


def check_reason(reason: str) -> None:
    """Make sure that a reason is one of the typed ones.

    Raises:
        BadUse: it is none.

    """
    if reason not in END_REASONS:
        raise BadUse(Code.BAD_VALUE, what="reason", value=reason, known=list(END_REASONS))


def check_first(since: date | None, today: date) -> date:
    """The first day of a change, today where none is named.

    Raises:
        BadUse: it has passed, or is too far ahead.

    """
    first = since or today
    if first < today:
        raise BadUse(Code.PAST_DATE, date=first)
    if (first - today).days > AHEAD_MOST:
        raise BadUse(Code.TOO_FAR_AHEAD, date=first, most=AHEAD_MOST)
    return first


def _handing_over(pairing: Pairing, first: date) -> str | None:
    """Who hands over on a day: whoever was in charge until then, else whoever was to be from then on."""
    if pairing.mentor_on(first) is None:
        return None
    return pairing.mentor_on(first - timedelta(days=1)) or pairing.mentor_on(first)


def _check_overlap(days: int, first: date, them: Person, old: str | None, other: Person) -> date | None:
    """The last day that two mentors share, None where they share none."""
    if isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= OVERLAP_MOST:
        raise BadUse(Code.BAD_VALUE, what="overlap", value=days, known=[f"0–{OVERLAP_MOST}"])
    if not days:
        return None
    if old is None or old == other.id:
        raise Refused(Code.NO_OVERLAP, person=them.id, name=them.name, mentor=other.name)
    return first + timedelta(days=days - 1)


def check_pair(desk: Desk, team: Team, them: Person, other: Person, first: date) -> None:
    """Make sure that somebody can be a hire's mentor from a day on, room aside.

    Raises:
        Refused: the rules keep the two from being a pair.

    """
    if "hire" not in them.roles:
        raise Refused(Code.NOT_A_HIRE, person=them.id, name=them.name)
    if them.id == other.id:
        raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    check_mentor(desk, team, other)
    pairing = team.pairing(them.id)
    if pairing is not None and pairing.mentor_on(first) == other.id and not pairing.ahead(first):
        raise Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    check_apart(desk, team, them, other, first)


def is_mentor(desk: Desk, team: Team, person: Person) -> bool:
    """Whether somebody is a mentor: a lead has named them, or they are on the mentoring track, far enough."""
    return "mentor" in person.roles or person.id in team.with_rung(_confirming(desk))


def mentors_of(desk: Desk, team: Team) -> tuple[Person, ...]:
    """Everybody who is a mentor, in the order of the roster, whoever leaves or has left among them."""
    confirmed = team.with_rung(_confirming(desk))
    return tuple(person for person in team.people.values() if "mentor" in person.roles or person.id in confirmed)


def _confirming(desk: Desk) -> frozenset[str]:
    """The side tasks that make a mentor of whoever holds them or is done with them, under their ids of today."""
    former = desk.catalogue.former_rungs
    return frozenset(former.get(rung, rung) for rung in desk.catalogue.matching.confirmed_on)


def check_mentor(desk: Desk, team: Team, person: Person) -> None:
    """Make sure that somebody can take a hire at all.

    Raises:
        Refused: they are no mentor, or are about to leave.

    """
    if not is_mentor(desk, team, person):
        raise Refused(Code.NOT_A_MENTOR, person=person.id, name=person.name)
    if person.left is not None:
        raise Refused(Code.MENTOR_LEAVES, person=person.id, name=person.name, on=person.left)


def check_room(desk: Desk, team: Team, mentor: Person, *, coming: int = 1, but: str = "") -> int:
    """How many hires a mentor has, or is to have, once it is sure that there is room for more.

    Args:
        desk: who acts.
        team: the team as it stands.
        mentor: who would take them.
        coming: how many would come.
        but: a hire who is not counted: the one who comes, who may be there already.

    Raises:
        Refused: their room would not do.

    """
    load, room = len([hire for hire in load_of(desk, team, mentor.id) if hire != but]), team.room(mentor.id)
    if load + coming > room:
        free = [
            other.name
            for other in mentors_of(desk, team)
            if other.left is None and len(load_of(desk, team, other.id)) < team.room(other.id)
        ]
        raise Refused(Code.NO_ROOM, person=mentor.id, name=mentor.name, load=load, room=room, others=free)
    return load


def load_of(desk: Desk, team: Team, mentor: str) -> tuple[str, ...]:
    """The hires who are on their way with a mentor, or agreed to come; who has finished takes up no room."""
    hires = team.bound_to(mentor)
    return overview(desk, team=team, among=hires).load(mentor) if hires else ()


def unpair(desk: Desk, hire: str, *, why: str, reason: EndReason = "finished", op: str | None = None) -> Done:
    """End a pairing today without a new one, and whatever change was agreed for later."""
    check_reason(reason)
    them = find_person(desk.team(), hire)
    text = said(why)
    with team_edit(desk, op) as at:
        if at.repeated:
            return at.done("unpaired", them.id)
        team = at.team
        require("pair", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
        pairing, today = team.pairing(them.id), desk.today()
        old = pairing and (pairing.mentor_on(today) or pairing.mentor)
        if not old:
            raise Refused(Code.NO_PAIRING, person=them.id, name=them.name)
        if not text:
            raise Refused(Code.ASKS_A_REASON, verb="reassign", on=them.id, title=them.name)
        terms = {"mentor": None, "since": today.isoformat(), "reason": reason}
        events = [at.write("unpaired", thing(PAIRING, them.id), terms, text), *at.settle(them.id)]
        return at.done("unpaired", them.id, old, events, hire=them.name, mentor=old)


def cover(
    desk: Desk, hire: str, stand_in: str | None, *, until: date | None = None, why: str = "", op: str | None = None
) -> Done:
    """Say who stands in for a hire's mentor from now on, and until when; None ends it, and what is planned for later."""
    before = desk.team()
    them = find_person(before, hire)
    other = find_person(before, stand_in) if stand_in else None
    today = desk.today()
    if until is not None and until < today:
        raise BadUse(Code.DATE_ORDER, first=today, last=until)
    with team_edit(desk, op) as at:
        if at.repeated:
            return at.done("covered", them.id)
        team = at.team
        require("pair", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
        mentor = team.mentor(them.id)
        if mentor is None:
            raise Refused(Code.NO_PAIRING, person=them.id, name=them.name)
        if other is not None:
            _check_stand_in(desk, team, them, mentor, other)
        terms = {"stand_in": other.id if other else None, "until": until.isoformat() if until else None}
        event = at.write("covered", thing(PAIRING, them.id), terms, said(why))
        helper = other.name if other else ""
        return at.done(
            "covered", them.id, other.id if other else "", (event,), hire=them.name, stand_in=helper, until=until
        )


def _check_stand_in(desk: Desk, team: Team, them: Person, mentor: str, other: Person) -> None:
    if other.id == them.id:
        raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    if other.id == mentor:
        raise Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    if "lead" not in other.roles and not is_mentor(desk, team, other):
        raise Refused(Code.NOT_A_MENTOR, person=other.id, name=other.name)
    check_apart(desk, team, them, other, desk.today())


class PastPair(NamedTuple):
    """One stretch of a hire's pairings.

    Attributes:
        since: the first day; one ahead is an agreed change.
        until: the first day on which they were in charge no more, None for the latest.
        reason: why it ended, "" where it has not, or where that is for leads to know.
        shared: the last day of days of overlap, on which they still mentored beside whoever came after.

    """

    mentor: str
    since: date
    until: date | None = None
    reason: str = ""
    shared: date | None = None


def history_of(desk: Desk, hire: str, *, team: Team | None = None) -> tuple[PastPair, ...]:
    """Who has mentored a hire, who does, and who will as far as it is agreed, in the order of time.

    Raises:
        NotYours: it is somebody else's to see.

    """
    team = team or desk.team()
    them = find_person(team, hire)
    relations = desk.relations(team, them.id)
    require("see record", relations, person=them.id, name=them.name, on="", title="")
    pairing = team.pairing(them.id)
    return pairs_of(pairing, reasons="lead" in relations) if pairing is not None else ()


def pairs_of(pairing: Pairing, *, reasons: bool) -> tuple[PastPair, ...]:
    """The same of one pairing; ``reasons`` says whether those that are for leads to know are told."""
    found = []
    for past in pairing.past:
        if past["since"] < max(past["until"], past.get("overlap", "")):
            found.append(
                PastPair(
                    past["mentor"],
                    date.fromisoformat(past["since"]),
                    date.fromisoformat(past["until"]),
                    told_reason(past["reason"], lead=reasons),
                    day_of(past.get("overlap")),
                )
            )
    if pairing.mentor:
        found.append(PastPair(pairing.mentor, date.fromisoformat(pairing.since)))
    return tuple(found)
