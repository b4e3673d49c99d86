"""Undo and redo: one's own latest command, wherever it was written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from mentor_tui.domain import acts, history
from mentor_tui.domain.acts import Act
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import ITEM
from mentor_tui.domain.matching.draft import PUBLISHED, plan_of
from mentor_tui.domain.permissions import Relation, grant, refusal
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.record import (
    PEOPLE,
    RESTRICTED,
    TEAM,
    Event,
    Record,
    kind_of,
    name_of,
    person_record,
    restricted_record,
)
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.rules.pairing import can_mentor, has_room, kept_apart
from mentor_tui.domain.rules.people import as_lead, known_by
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.team import HOLD, PAIRING, PERSON, Team, whom
from mentor_tui.services.actor_context import ActorContext, Done, find_person, find_rung, new_op
from mentor_tui.services.command import Command, command
from mentor_tui.services.last_acts import acted_in
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.personal_calls import followed, mentored
from mentor_tui.services.things import relations_to_task, task_case

Latest = Callable[[Record, str], Event | None]
"""Finds a person's newest act in a record: the one to take back, or to do again."""


def undo(context: ActorContext, *, record: str | None = None, op: str | None = None) -> Done:
    """Take back one's own latest command.

    Args:
        context: who acts.
        record: the record to look in; None looks wherever the person may have acted, and takes the newest.
        op: operation id.

    Raises:
        Refused: nothing of theirs is left to take back, or somebody has acted on it since.

    """
    return _take_back(context, history.last_by, history.undo, Code.NOTHING_TO_UNDO, record_id=record, op=op)


def redo(context: ActorContext, *, record: str | None = None, op: str | None = None) -> Done:
    """Do again what one's own latest undo took back; see ``undo``."""
    return _take_back(context, history.last_undone_by, history.redo, Code.NOTHING_TO_REDO, record_id=record, op=op)


def _take_back(
    context: ActorContext,
    latest: Latest,
    act: Callable[..., tuple[Event, ...]],
    nothing: Code,
    *,
    record_id: str | None,
    op: str | None,
) -> Done:
    operation = op or new_op()
    where = record_id or _newest(context, latest, operation)
    if where is None:
        raise Refused(nothing)
    verb = "undone" if act is history.undo else "redone"

    def right(it: Command) -> Problem | None:
        event = latest(it.record, context.actor)
        # Nothing older is taken back in its place: it is not what anybody means.
        for newer, code in _beyond(it.record, context.actor, latest):
            if event is None or newer.seq > event.seq:
                return Refused(code)
        return _may(it, event) if event is not None else None

    with command(context, where, right, op=operation) as it:
        record = it.record
        person = name_of(f":{where.partition('/')[2]}") or context.actor
        if it.repeated:
            return it.done(verb, person)
        events = act(record, context.actor, op=operation, at=it.stamp)
        first = events[0]
        if where == TEAM:
            _check_scarce(context, record)
            person = whom(first.thing)
            _draft_too(context, act, first)
        item = _item(context, record, first) if kind_of(first.thing) == ITEM else None
        return it.done(verb, person, first.on, events)._replace(now=item)


def _draft_too(context: ActorContext, act: Callable[..., tuple[Event, ...]], first: Event) -> None:
    """Open the draft again from which pairs were published that are taken back; close it again with their redo.

    It is a help, and no more: where the draft has moved on since, or cannot be read, the pairs are taken back all the same.
    """
    me = context.team().person(context.actor)
    plan = plan_of(me) if me is not None else ""
    if not plan or context.store.read(plan) is None:
        return
    with suppress(Problem), command(context, plan, _pairs, op=None) as it:
        latest = (history.last_by if act is history.undo else history.last_undone_by)(it.record, context.actor)
        op = str(first.terms["op"]) if first.kind in history.REWINDS else first.op
        if latest is not None and history.act(latest) == PUBLISHED and op in (latest.op, latest.terms.get("op")):
            act(it.record, context.actor, op=it.op, at=it.stamp)


def _newest(context: ActorContext, latest: Latest, op: str) -> str | None:
    """The record that holds the person's newest such event. Each record has its own order; between two, the clock must do."""
    ids = [person_record(context.actor), TEAM]
    families: tuple[str, ...] = ()
    team_record = context.store.read(TEAM)
    if team_record is not None:
        team = context.team_of(team_record)
        me = team.person(context.actor)
        if me is not None and "lead" in me.roles:
            ids, families = [TEAM, plan_of(me)], (PEOPLE, RESTRICTED)
        else:
            hires = (*mentored(context, team), *followed(context, team))
            ids += [where(hire) for hire in hires for where in (person_record, restricted_record)]
    found: list[tuple[str, bool, bool, int, str]] = []
    beyond: list[tuple[str, Code]] = []
    for record in acted_in(context.store, context.actor, ids, families):
        if record.knows(op):  # carried out before, and asked for again
            return record.id
        beyond += [(event.at, code) for event, code in _beyond(record, context.actor, latest)]
        event = latest(record, context.actor)
        # That a draft was published goes with the pairs: see ``_draft_too``.
        if event is not None and history.act(event) != PUBLISHED:
            # Of one second, what can be taken back comes first; and of one command's commits the team's is the last.
            found.append((event.at, not _joined_with(record, event), record.id == TEAM, event.seq, record.id))
    # Nothing older is taken back in its place: it is not what anybody means.
    if beyond and (not found or max(found)[0] <= max(beyond)[0]):
        raise Refused(max(beyond)[1])
    return max(found)[-1] if found else None


def _beyond(record: Record, actor: str, latest: Latest) -> list[tuple[Event, Code]]:
    """One's own newest acts that are not to be taken back, or done again, here: too large, or a newer program's."""
    redo = latest is history.last_undone_by
    large = None if redo else history.beyond_undo(record, actor)
    found = ((large, Code.BEYOND_UNDO), (history.newer_by(record, actor, undone=redo), Code.NEWER_ACT))
    return [(event, code) for event, code in found if event is not None]


def _may(it: Command, event: Event) -> Problem | None:
    """Why one may not take an act back, or do it again, or None: one takes back only what one could still do today.

    Nobody takes back how somebody joined, or what this version does not know.
    """
    record, act = it.record, _act(event)
    if act is None or None in _whole(record, event):
        return Refused(Code.NEWER_ACT, kind=history.act(event), on=event.on)
    if _joined_with(record, event):
        return Refused(Code.NOT_UNDOABLE, kind=history.act(event), on=event.on)
    if act.of == "lead":
        return _pairs(it)
    about = whom(event.thing) if record.id == TEAM else record.id.partition("/")[2]
    if act.of == "voice":
        return _speaks(it, about, name_of(event.thing).partition("/")[0])
    restricted = record.id.startswith(f"{RESTRICTED}/")
    right = act.restricted if restricted and act.restricted else act.right
    if right == "sign off" and kind_of(event.thing) == ITEM:
        now = _item(it.context, record, event)
        right = signers(now.item).verb if now is not None else right
    # What is one's own as such reads no roster.
    own: tuple[Relation, ...] = ("own",) if about == it.context.actor else ()
    relations = own if grant(right, own) else it.relations(about)
    return refusal(right, relations, person=about, on=event.on, title=event.on)


def _item(context: ActorContext, record: Record, event: Event) -> ItemStanding | None:
    """The item that an event was about, by the id that it has today."""
    standing = context.standing(Journey(record))
    former = standing.curriculum.former if standing.curriculum else {}
    return standing.by_id.get(former.get(event.on, event.on))


def _pairs(it: Command) -> Problem | None:
    return refusal("pair", as_lead(it.team.person(it.context.actor)), on="", title="")


def _act(event: Event) -> Act | None:
    return acts.find(event.thing, history.act(event))


def _whole(record: Record, event: Event) -> list[Act | None]:
    """What was done with an event, itself among it; None for what this version does not know."""
    return [_act(past.event) for past in record.tail if past.event.op == event.op]


def _joined_with(record: Record, event: Event) -> bool:
    """Whether an event belongs to how somebody joined: their mentor, room or enrolment of that moment goes with it."""
    return any(act is not None and not act.undoable for act in _whole(record, event))


def _speaks(it: Command, person: str, rung_id: str) -> Problem | None:
    """Whoever said yes takes it back as long as they may speak for that person."""
    rung = find_rung(it.context, rung_id)
    if rung is not None and side_tasks.voices(*relations_to_task(it.context, it.team, person, rung)):
        return None
    title = rung.title if rung else rung_id
    return NotYours(Code.NOT_YOURS, verb="confirm", allowed=(), person=person, on=rung_id, title=title)


def _check_scarce(context: ActorContext, record: Record) -> None:
    """What came back must still fit: a place may be another's by now, a mentor full or gone, a login taken."""
    for past in record.tail[-len(record.pending) :]:
        key, before = past.event.thing, past.before or {}
        after = record.facts.get(key, {})
        family, name = kind_of(key), name_of(key)
        team = context.team_of(record)
        if family == HOLD and after.get("state") == "held" and before.get("state") != "held":
            _check_place(context, team, *name.split("/", 1))
        elif family == PAIRING and after.get("mentor") and after["mentor"] != before.get("mentor"):
            known, mentor, them = (
                read_mentors(context, team),
                find_person(team, after["mentor"]),
                find_person(team, name),
            )
            refuse_if(
                can_mentor(known, mentor)
                or kept_apart(known, them, mentor, date.fromisoformat(after["since"]))
                or has_room(known, mentor, coming=0)
            )
        elif family == PERSON:
            them = find_person(team, name)
            # Whoever else has the login or the address by now keeps it.
            refuse_if(known_by(team.people.values(), them.id, {"login": them.login, "email": them.email}))
            if not any(lead.left is None for lead in team.with_role("lead")):
                raise Refused(Code.LAST_LEAD, person=them.id, name=them.name)


def _check_place(context: ActorContext, team: Team, rung_id: str, person: str) -> None:
    rung = find_rung(context, rung_id)
    if rung is None:
        return
    if rung.places is not None and len(team.holders(rung.id)) > rung.places:
        raise Refused(Code.NOTHING_TO_UNDO, reason="full", on=rung.id, title=rung.title)
    refuse_if(side_tasks.over_budget(task_case(context, team, context.standing(context.journey(person), team), rung)))
