"""Undo and redo: one's own latest command, whole, wherever it was written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

from mentor_tui.domain import acts, history
from mentor_tui.domain.acts import Act
from mentor_tui.domain.all_hands import ALL_HANDS
from mentor_tui.domain.areas import AREA, AREA_LOG, AreaHeld
from mentor_tui.domain.blocks import BLOCK
from mentor_tui.domain.closings import CLOSING
from mentor_tui.domain.cover_asks import COVER_ASK
from mentor_tui.domain.fit import ADDED, FIT, title_of
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.journey_folds import AGAIN, ITEM, LOCK, TASK, YES, item_thing
from mentor_tui.domain.matching.draft import plan_of
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.openings import OPENING, need_of
from mentor_tui.domain.permissions import Relation, grant, refusal
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.proposals import PROPOSAL, TAKEN
from mentor_tui.domain.questions import whom_asked
from mentor_tui.domain.record import (
    BOARD,
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
from mentor_tui.domain.rules import all_hands, curricula, side_tasks
from mentor_tui.domain.rules.items import signing
from mentor_tui.domain.rules.pairing import can_mentor, has_room, kept_apart
from mentor_tui.domain.rules.people import as_lead, bound_in, known_by, may_add
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.stuck import STUCK
from mentor_tui.domain.team import HOLD, PAIRING, PERSON, Team, whom_of
from mentor_tui.services.actor_context import ActorContext, Done, find_area, find_person, find_rung, new_op
from mentor_tui.services.area_cases import area_case
from mentor_tui.services.command import Command, command
from mentor_tui.services.last_acts import acted_in
from mentor_tui.services.marks import ANSWERED_TO
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.personal_calls import followed, mentored
from mentor_tui.services.removing import who_acted
from mentor_tui.services.results import Rewound
from mentor_tui.services.things import parts_of, relations_to_task, task_case, to_item

Latest = Callable[[Record, str], Event | None]
"""Finds a person's newest act in a record: the one to take back, or to do again."""


class Rewind(NamedTuple):
    """What undo would take back, or redo do again: one command of the acting person's.

    Attributes:
        op: its operation; of a redo that of the undo that it does again.
        records: those that it wrote in, the one first that decides.
        event: its newest event there.
        person: whom it is about, the acting person where it is about nobody.
        title: of the item or side task, "" where it is about none.
        joined: how many people came in by it.

    """

    op: str
    records: tuple[str, ...]
    event: Event
    person: str
    title: str
    joined: int = 0


def latest(context: ActorContext, *, again: bool = False) -> Rewind:
    """What ``undo`` would take back now, or ``redo`` do again: for whoever asks before they do it.

    Args:
        context: who acts.
        again: of redo.

    Raises:
        Refused: nothing of theirs is left, their latest command is none that can be taken back, or somebody has
            acted on it since: what would be refused is not asked.

    """
    newest = history.last_undone_by if again else history.last_by
    found = _newest(context, newest, "")
    if not found:
        raise Refused(Code.NOTHING_TO_REDO if again else Code.NOTHING_TO_UNDO)
    record = found[0]
    event = newest(record, context.actor)
    assert event is not None  # that is what was looked for
    event = _deciding(record, event)
    refuse_if(_never(record, event))
    (history.to_redo if again else history.to_undo)(record, context.actor)
    person, title = _about(context, record, event)
    joined = sum(_from_file(record, past.event) for past in record.tail if past.event.op == event.op)
    return Rewind(event.op, tuple(one.id for one in found), event, person, title, joined)


def undo(context: ActorContext, *, of: Rewind | None = None, record: str | None = None, op: str | None = None) -> Done:
    """Take back one's own latest command, all that it wrote.

    Args:
        context: who acts.
        of: the command that the person was shown; None is the latest, whichever that is.
        record: the record to look in; None looks wherever the person may have acted, and takes the newest.
        op: operation id.

    Raises:
        Refused: nothing of theirs is left to take back, somebody has acted on it since, or ``of`` is the latest no more.

    """
    return _take_back(context, history.last_by, history.undo, Code.NOTHING_TO_UNDO, of, record, op)


def redo(context: ActorContext, *, of: Rewind | None = None, record: str | None = None, op: str | None = None) -> Done:
    """Do again what one's own latest undo took back; see ``undo``."""
    return _take_back(context, history.last_undone_by, history.redo, Code.NOTHING_TO_REDO, of, record, op)


def _take_back(
    context: ActorContext,
    newest: Latest,
    act: Callable[..., tuple[Event, ...]],
    nothing: Code,
    of: Rewind | None,
    record_id: str | None,
    op: str | None,
) -> Done:
    operation = op or new_op()
    where = (
        of.records if of else (record_id,) if record_id else tuple(r.id for r in _newest(context, newest, operation))
    )
    if not where:
        raise Refused(nothing)
    verb = "undone" if act is history.undo else "redone"

    def right(it: Command) -> Problem | None:
        event = newest(it.record, context.actor)
        # Nothing older is taken back in its place: it is not what anybody means.
        for newer, code in _beyond(it.record, context.actor, newest):
            if event is None or newer.seq > event.seq:
                return Refused(code)
        if of is not None and (event is None or event.op != of.op):
            return Refused(Code.CHANGED_SINCE, on="", by="", at="", kind="")
        if event is None:
            return None
        return _may(it, event) or (_has_history(it, event) if where[0] == TEAM and verb == "undone" else None)

    with command(context, where[0], right, op=operation) as it:
        record = it.record
        if it.repeated:
            return it.done(verb, context.actor)
        before = newest(record, context.actor)
        events = tuple(sorted(act(record, context.actor, op=operation, at=it.stamp), key=_comes_with))
        first = events[0]
        if where[0] == TEAM:
            _check_scarce(context, record)
        for other in where[1:]:
            events += _with_it(context, newest, act, other, of=before.op if before else "", op=operation)
        person, title = _about(context, record, first)
        item = _item(context, record, first) if kind_of(first.thing) in (ITEM, AGAIN) else None
        return it.done(verb, person, first.on, events, Rewound(title))._replace(now=item)


def _with_it(
    context: ActorContext, newest: Latest, act: Callable[..., tuple[Event, ...]], where: str, *, of: str, op: str
) -> tuple[Event, ...]:
    """Take back what the same command wrote in another record: the word of a handover, the draft that was published.

    What somebody has acted on there since stays, and so does what cannot be read.
    """
    with suppress(Problem), command(context, where, lambda it: _still(it, newest, of), op=op) as it:
        return () if it.repeated else act(it.record, context.actor, op=it.op, at=it.stamp)
    return ()


def _still(it: Command, newest: Latest, op: str) -> Problem | None:
    event = newest(it.record, it.context.actor)
    return _may(it, event) if event is not None and event.op == op else Refused(Code.NOTHING_TO_UNDO)


def _newest(context: ActorContext, latest: Latest, op: str) -> list[Record]:
    """The records that the person's newest such command was written in, the one first that decides; none where there is none.

    Each record has its own order; between two, the clock must do.
    """
    found: list[tuple[datetime, Event, Record]] = []
    beyond: list[tuple[datetime, Code]] = []
    for record in acted_in(context.store, context.actor, *_searched(context)):
        if op and record.knows(op):  # carried out before, and asked for again
            return [record]
        beyond += [(_moment(event), code) for event, code in _beyond(record, context.actor, latest)]
        event = latest(record, context.actor)
        if event is not None and not _off_the_team(context, record, event):
            found.append((_moment(event), event, record))
    if not found and not beyond:
        return []
    moment = max(found, key=lambda one: (one[0], one[2].id == TEAM, one[1].seq), default=None)
    # Nothing older is taken back in its place: it is not what anybody means.
    if moment is None or (beyond and moment[0] <= max(beyond)[0]):
        raise Refused(max(beyond)[1])
    return sorted((one[2] for one in found if one[1].op == moment[1].op), key=lambda record: record.id != TEAM)


def _off_the_team(context: ActorContext, record: Record, event: Event) -> bool:
    """Whether an event is how somebody joined who is not on the team any more: that was taken back there."""
    family, _slash, person = record.id.partition("/")
    joined = family == PEOPLE and any(past.event.kind == "joined" for past in record.tail if past.event.op == event.op)
    return joined and context.team().person(person) is None


def _moment(event: Event) -> datetime:
    """When an event was written; earlier versions wrote whole seconds."""
    return datetime.fromisoformat(event.at)


def _searched(context: ActorContext) -> tuple[list[str], tuple[str, ...]]:
    """The records to look in, and the families to look through: whoever acts for others may have done so for anybody."""
    own = [person_record(context.actor), TEAM, BOARD]
    team_record = context.store.read(TEAM)
    if team_record is None:
        return own, ()
    team = context.team_of(team_record)
    me = team.acting(context.actor)
    if me is not None and "lead" in me.roles:
        return [TEAM, BOARD, plan_of(me)], (PEOPLE, RESTRICTED)
    hires = (*mentored(context, team), *followed(context, team))
    if not hires and (me is None or (set(me.roles) <= {"hire"} and not me.parts)):
        return [*own, *map(person_record, context.mark().get(ANSWERED_TO, ()))], ()
    return [TEAM, BOARD, *map(restricted_record, hires)], (PEOPLE,)


def _beyond(record: Record, actor: str, latest: Latest) -> list[tuple[Event, Code]]:
    """One's own newest acts that are not to be taken back, or done again, here: too large, or a newer program's."""
    redo = latest is history.last_undone_by
    large = None if redo else history.beyond_undo(record, actor)
    found = ((large, Code.BEYOND_UNDO), (history.newer_by(record, actor, undone=redo), Code.NEWER_ACT))
    return [(event, code) for event, code in found if event is not None]


def _may(it: Command, event: Event) -> Problem | None:
    """Why one may not take an act back, or do it again, or None: one takes back only what one could still do today.

    Nobody takes back how somebody joined.
    """
    record, event = it.record, _deciding(it.record, event)
    act = _act(event)
    if problem := _never(record, event):
        return problem
    if record.id == TEAM and any(_from_file(record, past.event) for past in record.tail if past.event.op == event.op):
        # Who came in with a file is nobody's yet, or no more: what counts is who brings people in.
        return may_add(it.team.acting(it.context.actor))
    if act.of == "lead":
        return _leads(it, event, act)
    if act.of == "area":
        return _on_area(it, event)
    if act.of == "curriculum":
        curriculum = it.context.catalogue.curriculum(name_of(event.thing).partition("/")[0])
        return curricula.may_take_back(it.team.acting(it.context.actor), curriculum)
    if record.id == BOARD:  # what somebody wrote on the board is theirs to take down
        return None
    about = _whom(record, event)
    if act.of == "voice":
        return _speaks(it, about, name_of(event.thing).partition("/")[0])
    restricted = record.id.startswith(f"{RESTRICTED}/")
    right = act.restricted if restricted and act.restricted else act.right
    if right == "sign off" and kind_of(event.thing) in (ITEM, AGAIN):
        now = _item(it.context, record, event)
        right = signing(now.item, now.fact) if now is not None else right
    # What is one's own as such reads no roster.
    own: tuple[Relation, ...] = ("own",) if about == it.context.actor else ()
    relations = own if grant(right, own) else it.relations(about)
    if kind_of(event.thing) in (ITEM, AGAIN) and grant(right, relations) is None:
        now, parts = _item(it.context, record, event), parts_of(it.context, it.team.acting(it.context.actor))
        relations = to_item(relations, now, parts) if now is not None else relations
    fact = record.facts.get(event.thing)
    if kind_of(event.thing) == STUCK and fact is not None and grant(right, relations) is None:
        helps = fact["part"] in parts_of(it.context, it.team.acting(it.context.actor))
        relations = (*relations, "part") if helps else relations
    if right == "answer" and fact is not None and whom_asked(fact) == it.context.actor:
        relations = (*relations, "asked")
    if kind_of(event.thing) == CLOSING and name_of(event.thing) == it.context.actor:
        relations = (*relations, "mentor")  # for this they are, also where the pairing has ended since
    if kind_of(event.thing) == COVER_ASK and name_of(event.thing).rpartition("/")[2] == it.context.actor:
        relations = (*relations, "asked")
    return refusal(right, relations, person=about, on=event.on, title=event.on)


def _item(context: ActorContext, record: Record, event: Event) -> ItemStanding | None:
    """The item that an event was about, by the id that it has today."""
    standing = context.standing(Journey(record))
    found = standing.find(name_of(event.thing)) or standing.find(event.on)
    return found[0].item(found[1]) if found is not None else None


def _leads(it: Command, event: Event, act: Act) -> Problem | None:
    """A lead takes back what is about nobody in particular, as long as they lead all that it is about."""
    me = it.team.acting(it.context.actor)
    if problem := refusal(act.right, as_lead(me), person="", on="", title=""):
        return problem
    team = name_of(event.thing)
    return all_hands.may(me, (team,), (team,)) if kind_of(event.thing) == ALL_HANDS else None


def _act(event: Event) -> Act:
    """What was done. A command of which this version does not know all is none of the latest that can be taken back."""
    return acts.ACTS[kind_of(event.thing), history.act(event)]


def _never(record: Record, event: Event) -> Problem | None:
    """Why a command is nothing to take back or do again, whoever asks: it is how somebody joined.

    Their mentor, room or enrolment of that moment goes with it. Who came in with a file goes as they came.
    """
    whole = [past.event for past in record.tail if past.event.op == event.op]
    if begun := next((problem for part in whole if (problem := _begun(record, part))), None):
        return begun
    if kind_of(event.thing) == PROPOSAL and history.act(event) == TAKEN:
        return Refused(Code.BAD_PROPOSAL, reason="in-file", title="")
    from_file = {name_of(part.thing) for part in whole if _from_file(record, part)}
    if all(_act(part).undoable or name_of(part.thing) in from_file for part in whole):
        return None
    return Refused(Code.NOT_UNDOABLE, kind=history.act(event), on=event.on, person=_whom(record, event))


def _begun(record: Record, event: Event) -> Problem | None:
    """That something was done since on an item of somebody's own, so that it stays, or None."""
    fact = record.facts.get(item_thing(*name_of(event.thing).split("/", 1))) if history.act(event) == ADDED else None
    if fact is None or not (fact["entries"] or fact["posts"]):
        return None
    now, last = ItemFact.of(fact), (fact["entries"] or fact["posts"])[-1]
    title = title_of((past.event for past in record.tail), event.thing)
    return Refused(Code.BEGUN_SINCE, by=last["by"], at=now.touched, on=event.on, title=title)


def _from_file(record: Record, event: Event) -> bool:
    """Whether an event is that somebody came in with a file."""
    if kind_of(event.thing) != PERSON or history.act(event) != "joined":
        return False
    # Where it was taken back, what it says has gone from the facts.
    before = next((past.before for past in record.tail if past.event.seq == event.seq), None)
    return bool((record.facts.get(event.thing) or before or {}).get("imported"))


def _has_history(it: Command, event: Event) -> Problem | None:
    """That somebody who came in with the same file has acted since, or had something done to them, or None."""
    whole = [past.event for past in it.record.tail if past.event.op == event.op]
    people = {name_of(part.thing) for part in whole if _from_file(it.record, part) and part.kind == "joined"}
    person = next(who_acted(it.context, people), None) if people else None
    return None if person is None else _history_of(it.team, person)


def _history_of(team: Team, person: str) -> Problem:
    return Refused(Code.HAS_A_HISTORY, person=person, name=team.names.get(person, person))


def _whom(record: Record, event: Event) -> str:
    """Whom an event is about; "" for what is about nobody, as the draft."""
    family, _, name = record.id.partition("/")
    if record.id == TEAM:
        tail = {past.event.seq: past.event for past in record.tail}
        return whom_of(history.bottom(event, tail.get))
    return name if family in (PEOPLE, RESTRICTED) else ""


def _about(context: ActorContext, record: Record, event: Event) -> tuple[str, str]:
    """Whom an event is about, the acting person where it is nobody; and the title of its item or side task."""
    person, family = _whom(record, event) or context.actor, kind_of(event.thing)
    if title := context.catalogue.called(event.thing):
        return person, title
    on = name_of(event.thing).partition("/")[0] if family == HOLD else event.on
    if family == OPENING:
        return person, need_of(record, event)
    if family in (AREA, AREA_LOG):
        area = find_area(context, on)
        return person, area.title if area else on
    if family not in (ITEM, AGAIN, TASK, FIT, HOLD, LOCK, YES, BLOCK):
        return person, ""
    rung = find_rung(context, on) if family != FIT else None
    item = _item(context, record, event) if record.id != TEAM else None
    return person, item.item.title if item else rung.full_title if rung else title_of(
        (past.event for past in record.tail), event.thing
    ) or on


def _comes_with(event: Event) -> bool:
    """Whether an event may only come with another of its command.

    A side task goes back with owning an area of its track, and who stands in is written with the yes to it.
    """
    return kind_of(event.thing) not in (AREA, COVER_ASK)


def _deciding(record: Record, event: Event) -> Event:
    """The event of a command that it is about, by whose right it is taken back, or done again."""
    whole = (past.event for past in reversed(record.tail) if past.event.op == event.op)
    return min(whole, key=_comes_with, default=event)


def _on_area(it: Command, event: Event) -> Problem | None:
    """Whoever did something with an area takes it back as long as they might still do it."""
    area = find_area(it.context, name_of(event.thing))
    if area is None:
        return Refused(Code.NOTHING_TO_UNDO, reason="", on="", title="")
    case = area_case(it.context, it.team, area)
    right, person = _act(event).right, _whom(it.record, event) or it.context.actor
    # Whoever hands over is the owner no more, and takes that back all the same.
    before = next((past.before for past in it.record.tail if past.event.seq == event.seq), None)
    was = case._replace(held=AreaHeld.of(area.id, before)) if before and it.record.id == TEAM else case
    in_area = (*case.to_area, *was.to_area)
    relations = in_area if right in ("hand area over", "log in area") else (*case.to(person), *in_area)
    return refusal(right, relations, person=person, **case.about)


def _speaks(it: Command, person: str, rung_id: str) -> Problem | None:
    """Whoever said yes takes it back as long as they may speak for that person."""
    rung = find_rung(it.context, rung_id)
    if rung is not None and side_tasks.voices(*relations_to_task(it.context, it.team, person, rung)):
        return None
    title = rung.full_title if rung else rung_id
    return NotYours(Code.NOT_YOURS, verb="confirm", allowed=(), person=person, on=rung_id, title=title)


def _check_scarce(context: ActorContext, record: Record) -> None:
    """What came back must still fit: a place may be another's by now, a mentor full or gone, a login taken."""
    for past in record.tail[-len(record.pending) :]:
        key, before = past.event.thing, past.before or {}
        after = record.facts.get(key, {})
        family, name = kind_of(key), name_of(key)
        team = context.team_of(record)
        if family == AREA and after.get("owner") and after["owner"] != before.get("owner"):
            _check_owner(team, after["owner"])
        elif family == HOLD and after.get("state") == "held" and before.get("state") != "held":
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
        elif family == PERSON and not after:
            if bound_in(team, name):
                raise Refused(Code.HAS_A_HISTORY, person=name, name=before["name"])
        elif family == PERSON:
            them = find_person(team, name)
            # Whoever else has the login or the address by now keeps it.
            refuse_if(known_by(team.people.values(), them.id, {"login": them.login, "email": them.email}))
            if not any(lead.left is None for lead in team.with_role("lead")):
                raise Refused(Code.LAST_LEAD, person=them.id, name=them.name)


def _check_owner(team: Team, owner: str) -> None:
    """Nobody owns an area again who has left meanwhile."""
    them = team.person(owner)
    if them is None or them.left is not None:
        name, last = (them.name, them.left) if them is not None else (owner, None)
        raise Refused(Code.AREA_LEAVES, person=owner, name=name, last=last, on="", title="")


def _check_place(context: ActorContext, team: Team, rung_id: str, person: str) -> None:
    rung = find_rung(context, rung_id)
    if rung is None:
        return
    if rung.places is not None and len(team.holders(rung.id)) > rung.places:
        raise Refused(Code.NOTHING_TO_UNDO, reason="full", on=rung.id, title=rung.full_title)
    refuse_if(side_tasks.over_budget(task_case(context, team, context.standing(context.journey(person), team), rung)))
