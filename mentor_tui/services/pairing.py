"""Verbs between people: pair, reassign, end, cover, and how much room a mentor has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain import history
from mentor_tui.domain.people import END_REASONS, EndReason, Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.domain.record import TEAM, Record, thing
from mentor_tui.domain.team import PAIRING, ROOM, Team
from mentor_tui.domain.text import said
from mentor_tui.services.desk import Desk, Done, check_seen, find_person, new_op
from mentor_tui.services.overview import overview

ROOM_MOST = 50


def reassign(
    desk: Desk,
    hire: str,
    mentor: str,
    *,
    why: str,
    reason: EndReason = "moved",
    stand_in: str | None = None,
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Give a hire a mentor, the first or another one. Waiting sign-offs move over with the hire.

    Args:
        desk: who acts.
        hire: id or name.
        mentor: id or name.
        why: the reason in words; owed where there was a mentor before.
        reason: why the earlier pairing ended.
        stand_in: who covers; None leaves it as it is.
        op: operation id.
        seen: the version of the pairing that the lead had before them; None is the one that stands now.

    Raises:
        Refused: no room, the same mentor, their own mentor, or somebody was faster.

    """
    if reason not in END_REASONS:
        raise BadUse(Code.BAD_VALUE, what="reason", value=reason, known=list(END_REASONS))
    text = said(why)
    before = desk.team()
    them, other = find_person(before, hire), find_person(before, mentor)
    if seen is None:
        standing = before.pairing(them.id)
        seen = standing.seq if standing else 0
    with _team(desk, op) as at:
        if at.repeated:
            return Done(at.op, "reassigned", them.id, other.id, record=TEAM)
        team = desk.team_of(at.record)
        them, other = find_person(team, them.id), find_person(team, other.id)
        require("pair", desk.relations(team, them.id), person=them.id, on=other.id, title=other.name)
        if "hire" not in them.roles:
            raise Refused(Code.NOT_A_HIRE, person=them.id, name=them.name)
        if them.id == other.id:
            raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
        check_mentor(other)
        check_seen(at.record, thing(PAIRING, them.id), seen)
        old = team.mentor(them.id)
        if old == other.id:
            raise Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
        if old and not text:
            raise Refused(Code.ASKS_A_REASON, verb="reassign", on=them.id, title=them.name)
        load = check_room(desk, team, other)
        terms: dict[str, object] = {"mentor": other.id, "since": desk.today().isoformat()}
        if old:
            terms["reason"] = reason
        if stand_in is not None:
            helper = find_person(team, stand_in)
            _check_stand_in(them, other.id, helper)
            terms["stand_in"] = helper.id
        event = history.append(
            at.record,
            op=at.op,
            at=desk.stamp(),
            by=desk.actor,
            kind="reassigned" if old else "paired",
            thing=thing(PAIRING, them.id),
            terms=terms,
            text=text,
        )
        old_name = team.people[old].name if old and old in team.people else old or ""
        facts: dict[str, object] = {
            "hire": them.name,
            "mentor": other.name,
            "old": old_name,
            "load": load + 1,
            "room": team.room(other.id),
        }
        return Done(at.op, event.kind, them.id, other.id, (event,), TEAM, facts=facts)


def check_mentor(person: Person) -> None:
    """Make sure that somebody can take a hire at all.

    Raises:
        Refused: they are no mentor, or are about to leave.

    """
    if "mentor" not in person.roles:
        raise Refused(Code.NOT_A_MENTOR, person=person.id, name=person.name)
    if person.left is not None:
        raise Refused(Code.MENTOR_LEAVES, person=person.id, name=person.name, on=person.left)


def check_room(desk: Desk, team: Team, mentor: Person, *, coming: int = 1) -> int:
    """How many hires are on their way with a mentor now, once it is sure that there is room for more.

    Args:
        desk: who acts.
        team: the team as it stands.
        mentor: who would take them.
        coming: how many would come.

    Raises:
        Refused: their room would not do.

    """
    load, room = len(load_of(desk, team, mentor.id)), team.room(mentor.id)
    if load + coming > room:
        free = [
            other.name
            for other in team.with_role("mentor")
            if other.left is None and len(load_of(desk, team, other.id)) < team.room(other.id)
        ]
        raise Refused(Code.NO_ROOM, person=mentor.id, name=mentor.name, load=load, room=room, others=free)
    return load


def load_of(desk: Desk, team: Team, mentor: str) -> tuple[str, ...]:
    """The hires who are on their way with a mentor; who has finished takes up no room."""
    mentees = team.mentees(mentor)
    return overview(desk, team=team, among=mentees).load(mentor) if mentees else ()


@dataclass(slots=True)
class _Edit:
    record: Record
    op: str
    repeated: bool


@contextmanager
def _team(desk: Desk, op: str | None) -> Iterator[_Edit]:
    operation = op or new_op()
    with desk.store.edit(TEAM) as record:
        yield _Edit(record, operation, record.knows(operation))


def unpair(desk: Desk, hire: str, *, why: str, reason: EndReason = "finished", op: str | None = None) -> Done:
    """End a pairing without a new one."""
    if reason not in END_REASONS:
        raise BadUse(Code.BAD_VALUE, what="reason", value=reason, known=list(END_REASONS))
    them = find_person(desk.team(), hire)
    with _team(desk, op) as at:
        if at.repeated:
            return Done(at.op, "unpaired", them.id, record=TEAM)
        team = desk.team_of(at.record)
        require("pair", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
        old = team.mentor(them.id)
        if old is None:
            raise Refused(Code.NO_PAIRING, person=them.id, name=them.name)
        text = said(why)
        if not text:
            raise Refused(Code.ASKS_A_REASON, verb="reassign", on=them.id, title=them.name)
        event = history.append(
            at.record,
            op=at.op,
            at=desk.stamp(),
            by=desk.actor,
            kind="unpaired",
            thing=thing(PAIRING, them.id),
            terms={"mentor": None, "since": desk.today().isoformat(), "reason": reason},
            text=text,
        )
        return Done(at.op, "unpaired", them.id, old, (event,), TEAM, facts={"hire": them.name, "mentor": old})


def cover(
    desk: Desk, hire: str, stand_in: str | None, *, until: date | None = None, why: str = "", op: str | None = None
) -> Done:
    """Say who stands in for a hire's mentor, and until when; None ends it."""
    before = desk.team()
    them = find_person(before, hire)
    other = find_person(before, stand_in) if stand_in else None
    today = desk.today()
    if until is not None and until < today:
        raise BadUse(Code.DATE_ORDER, first=today, last=until)
    with _team(desk, op) as at:
        if at.repeated:
            return Done(at.op, "covered", them.id, record=TEAM)
        team = desk.team_of(at.record)
        require("pair", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
        pairing = team.pairing(them.id)
        if pairing is None or pairing.mentor is None:
            raise Refused(Code.NO_PAIRING, person=them.id, name=them.name)
        if other is not None:
            _check_stand_in(them, pairing.mentor, other)
        event = history.append(
            at.record,
            op=at.op,
            at=desk.stamp(),
            by=desk.actor,
            kind="covered",
            thing=thing(PAIRING, them.id),
            terms={"stand_in": other.id if other else None, "until": until.isoformat() if until else None},
            text=said(why),
        )
        facts: dict[str, object] = {"hire": them.name, "stand_in": other.name if other else "", "until": until}
        return Done(at.op, "covered", them.id, other.id if other else "", (event,), TEAM, facts=facts)


def _check_stand_in(them: Person, mentor: str, other: Person) -> None:
    if other.id == them.id:
        raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    if other.id == mentor:
        raise Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    if "mentor" not in other.roles and "lead" not in other.roles:
        raise Refused(Code.NOT_A_MENTOR, person=other.id, name=other.name)


def check_heads(heads: int | str) -> int:
    """A number of mentees that a mentor can take at once.

    Raises:
        BadUse: it is none.

    """
    if not isinstance(heads, int) or not 0 <= heads <= ROOM_MOST:
        raise BadUse(Code.BAD_VALUE, what="room", value=heads, known=[f"0–{ROOM_MOST}"])
    return heads


def set_room(desk: Desk, mentor: str, heads: int, *, op: str | None = None) -> Done:
    """Say how many mentees a mentor takes at once. Fewer than today changes nothing for those they have."""
    them = find_person(desk.team(), mentor)
    check_heads(heads)
    with _team(desk, op) as at:
        if at.repeated:
            return Done(at.op, "room", them.id, record=TEAM)
        team = desk.team_of(at.record)
        require("set room", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
        if "mentor" not in them.roles:
            raise Refused(Code.NOT_A_MENTOR, person=them.id, name=them.name)
        event = history.append(
            at.record,
            op=at.op,
            at=desk.stamp(),
            by=desk.actor,
            kind="room",
            thing=thing(ROOM, them.id),
            terms={"heads": heads},
        )
        facts: dict[str, object] = {"mentor": them.name, "heads": heads, "load": len(load_of(desk, team, them.id))}
        return Done(at.op, "room", them.id, "", (event,), TEAM, facts=facts)
