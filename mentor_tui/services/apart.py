"""Hires and mentors who are kept apart: said by a lead, and kept where only mentors and leads may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Code, Refused, Trouble
from mentor_tui.domain.record import Record, kind_of, name_of, restricted_record, thing
from mentor_tui.domain.restricted import APART
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import said
from mentor_tui.services.desk import Desk, Done, find_person, new_op


def keep_apart(desk: Desk, hire: str, mentor: str, *, why: str, op: str | None = None) -> Done:
    """Keep two people from being a pair. A pair that they are today stays until the lead changes it.

    Raises:
        Refused: restricted records are not offered here, there is no reason, or they are kept apart already.

    """
    return _say(desk, hire, mentor, "kept-apart", why=why, op=op)


def allow_again(desk: Desk, hire: str, mentor: str, *, why: str = "", op: str | None = None) -> Done:
    """Let two people be a pair again who were kept apart.

    Raises:
        Refused: restricted records are not offered here, or they are not kept apart.

    """
    return _say(desk, hire, mentor, "allowed", why=why, op=op)


def _say(desk: Desk, hire: str, mentor: str, kind: str, *, why: str, op: str | None) -> Done:
    team = desk.team()
    them, other = find_person(team, hire), find_person(team, mentor)
    require("keep apart", desk.relations(team, them.id), person=them.id, on=other.id, title=other.name)
    if not desk.restricted:
        raise Refused(Code.RESTRICTED_OFF)
    if them.id == other.id:
        raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    text, key = said(why), thing(APART, other.id)
    operation = op or new_op()
    with desk.store.edit(restricted_record(them.id), create=True) as record:
        if record.knows(operation):
            return Done(operation, kind, them.id, other.id, record=record.id)
        if (key in record.facts) == (kind == "kept-apart"):
            code = Code.ALREADY_APART if kind == "kept-apart" else Code.NOT_APART
            raise Refused(code, person=them.id, name=them.name, mentor=other.name)
        if kind == "kept-apart" and not text:
            raise Refused(Code.ASKS_A_REASON, verb="keep apart", on=them.id, title=them.name)
        event = desk.write(record, operation, kind, key, text=text)
        facts: dict[str, object] = {
            "hire": them.name,
            "mentor": other.name,
            "paired": them.id in team.bound_to(other.id),
        }
        return Done(operation, kind, them.id, other.id, (event,), record.id, facts=facts)


class KeptApart(NamedTuple):
    """Who is kept apart.

    Attributes:
        pairs: hire and mentor.
        unreadable: hires whose record would say it and cannot be read, with what is wrong.

    """

    pairs: frozenset[tuple[str, str]]
    unreadable: Mapping[str, Trouble]


def kept_apart(desk: Desk, hires: Iterable[str]) -> KeptApart:
    """Which hires are kept apart from which mentors, for a lead who pairs them; none where that is not kept."""
    found: set[tuple[str, str]] = set()
    broken: dict[str, Trouble] = {}
    if desk.restricted:
        for record_id, record in desk.store.read_many(restricted_record(hire) for hire in hires):
            hire = record_id.partition("/")[2]
            if isinstance(record, Trouble):
                broken[hire] = record
            elif isinstance(record, Record):
                found |= {(hire, name_of(key)) for key in record.facts if kind_of(key) == APART}
    return KeptApart(frozenset(found), broken)


def check_apart(desk: Desk, team: Team, them: Person, other: Person, first: date) -> None:
    """Make sure that nothing keeps a hire and a mentor apart from a day on.

    Raises:
        Refused: they are kept apart, or a pairing of theirs ended in a way after which there is no other.
        Trouble: the record that would say so cannot be read.

    """
    names: dict[str, object] = {"person": them.id, "name": them.name, "on": other.id, "mentor": other.name}
    pairing = team.pairing(them.id)
    if pairing is not None and pairing.barred(other.id, first):
        raise Refused(Code.ENDED_FOR_GOOD, **names)
    kept = kept_apart(desk, (them.id,))
    if them.id in kept.unreadable:
        raise kept.unreadable[them.id]
    if (them.id, other.id) in kept.pairs:
        raise Refused(Code.KEPT_APART, **names)
