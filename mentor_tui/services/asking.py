"""Asking that a hire has another mentor: the hire's own wish, or their mentor's. Leads and whoever asked know of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Code, NotYours, Refused
from mentor_tui.domain.record import Record, restricted_record, thing
from mentor_tui.domain.restricted import ASKED
from mentor_tui.domain.team import Ask, ask_thing
from mentor_tui.domain.text import said
from mentor_tui.services.desk import Desk, Done, find_person
from mentor_tui.services.edits import team_edit
from mentor_tui.services.pairing import check_mentor


class Asked(NamedTuple):
    """Somebody's wish that a hire has another mentor, as the viewer may know it.

    Attributes:
        reason: why, for leads; "" where none was given, or the viewer is none.

    """

    ask: Ask
    reason: str


def ask_for_another(
    desk: Desk,
    *,
    why: str = "",
    wish: str | None = None,
    person: str | None = None,
    op: str | None = None,
) -> Done:
    """Ask that a hire has another mentor. Asking again takes the place of what was asked before.

    Args:
        desk: who asks: the hire, or their mentor.
        why: the reason, for leads alone.
        wish: the mentor whom one would like, by id or name.
        person: the hire, oneself where it is None.
        op: operation id.

    Raises:
        Refused: they are no hire, the wish is no mentor, or a reason was given where it cannot be kept from others.

    """
    before = desk.team()
    them = find_person(before, person or desk.actor)
    other = find_person(before, wish) if wish else None
    text = said(why)
    with team_edit(desk, op) as at:
        if at.repeated:
            return at.done("asked", them.id)
        team = at.team
        relations = desk.relations(team, them.id)
        require("ask mentor", relations, person=them.id, on=them.id, title=them.name)
        if "hire" not in them.roles:
            raise Refused(Code.NOT_A_HIRE, person=them.id, name=them.name)
        if other is not None:
            if other.id == them.id:
                raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
            if other.id == team.mentor(them.id):
                raise Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
            check_mentor(desk, team, other)
        if text and not desk.restricted:
            raise Refused(Code.REASON_NOT_KEPT)
        if text:
            with desk.store.edit(restricted_record(them.id), create=True) as record:
                if not record.knows(at.op):
                    desk.write(record, at.op, "asked", thing(ASKED, desk.actor), text=text)
        terms = {"wish": other.id if other else None}
        event = at.write("asked", ask_thing(them.id, desk.actor), terms)
        facts: dict[str, object] = {"name": them.name, "own": "own" in relations, "wish": other.name if other else ""}
        return at.done("asked", them.id, other.id if other else "", (event,), **facts)


def settle_ask(desk: Desk, hire: str, *, why: str, op: str | None = None) -> Done:
    """Close what was asked about a hire without another mentor, with a word that leads read.

    Raises:
        Refused: nothing was asked, or there is no word.

    """
    them = find_person(desk.team(), hire)
    text = said(why)
    with team_edit(desk, op) as at:
        if at.repeated:
            return at.done("settled", them.id)
        require("pair", desk.relations(at.team, them.id), person=them.id, on=them.id, title=them.name)
        if not any(ask.hire == them.id for ask in at.team.asks):
            raise Refused(Code.NOTHING_ASKED, person=them.id, name=them.name)
        if not text:
            raise Refused(Code.ASKS_A_REASON, verb="settle", on=them.id, title=them.name)
        return at.done("settled", them.id, "", at.settle(them.id, text), name=them.name)


def asks_of(desk: Desk) -> tuple[Asked, ...]:
    """The wishes for another mentor that the acting person may know of: a lead's all, with the reasons; else one's own."""
    team = desk.team()
    me = team.person(desk.actor)
    if me is None:
        raise NotYours(Code.NOT_YOURS, verb="pair", allowed=("lead",), person=desk.actor, on="", title="")
    leads = {ask for ask in team.asks if ask.hire in team.people and me.leads_team(team.people[ask.hire].team)}
    reasons = _reasons(desk, leads)
    return tuple(Asked(ask, reasons.get(ask, "")) for ask in team.asks if ask in leads or ask.by == desk.actor)


def _reasons(desk: Desk, asks: set[Ask]) -> Mapping[Ask, str]:
    """The reasons of some wishes; one whose record cannot be read has none."""
    if not desk.restricted:
        return {}
    records = dict(desk.store.read_many({restricted_record(ask.hire): None for ask in asks}))
    found = {}
    for ask in asks:
        record = records.get(restricted_record(ask.hire))
        fact = record.facts.get(thing(ASKED, ask.by)) if isinstance(record, Record) else None
        # A reason belongs to the wish that it was said with; that of an earlier one is history.
        if fact is not None and fact["op"] == ask.op:
            found[ask] = fact["text"]
    return found
