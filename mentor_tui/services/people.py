"""Verbs on people: a team begun, people added, edited, imported, on leave; and a hire's programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mentor_tui.domain import history
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.people import EVERY_TEAM, Person, span_doc
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.record import TEAM, Event, Record, person_record, thing
from mentor_tui.domain.team import PERSON, Team
from mentor_tui.domain.text import is_slug, name, near, said, slug
from mentor_tui.services.desk import Desk, Done, find_person, new_op
from mentor_tui.services.fields import FIELDS, kept, parse_fields
from mentor_tui.services.joining import Plan, check_reach, wished


def found_team(desk: Desk, lead: str, *, login: str = "", person: str | None = None) -> Done:
    """Begin an empty team with its first lead.

    Raises:
        Refused: there is a team already.

    """
    if desk.store.read(TEAM) is not None:
        raise Refused(Code.TEAM_EXISTS)
    full = name(lead)
    who = person or slug(full)
    if not is_slug(who):
        raise BadUse(Code.BAD_ID, id=who, like=slug(who))
    op, at = new_op(), desk.stamp()
    record = Record(person_record(who), fold=FOLD)
    history.append(record, op=op, at=at, by=who, kind="joined", thing=PROFILE, terms={})
    with desk.store.edit(TEAM, create=True) as team:
        # Of two who begin at once, one does, and the other leaves nothing.
        if team.facts:
            raise Refused(Code.TEAM_EXISTS)
        if desk.store.read(record.id) is None:
            desk.store.put_new([record])
        terms = {"name": full, "roles": ["lead"], "login": login, "team": "", "leads": [EVERY_TEAM]}
        event = history.append(team, op=op, at=at, by=who, kind="joined", thing=thing(PERSON, who), terms=terms)
    return Done(op, "founded", who, who, (event,), TEAM, facts={"name": full})


def add_person(desk: Desk, given: Mapping[str, str], *, op: str | None = None) -> Done:
    """Add somebody: their own record first, then the roster, which is what makes them one of the team."""
    people = Plan(desk, desk.team(), op)
    if not people.repeated:
        people.add(parse_fields(desk, given))
    return people.commit()


def import_people(desk: Desk, rows: Sequence[Mapping[str, str]], *, op: str | None = None) -> Done:
    """Add people from a table, all of them or none.

    Args:
        desk: who acts.
        rows: column -> text, one mapping a person; empty cells count as not given.
        op: operation id.

    Raises:
        BadUse: a row cannot be read; ``facts['row']`` counts from 2, the line after the header.

    """
    people = Plan(desk, desk.team(), op)
    for number, row in () if people.repeated else enumerate(rows, 2):
        try:
            given = {key: value for key, value in row.items() if value and value.strip()}
            people.add(parse_fields(desk, given), number)
        except Problem as problem:
            problem.facts["row"] = number
            raise
    if not people.new and not people.repeated:
        raise BadUse(Code.BAD_CSV, reason="empty")
    return people.commit()


def edit_person(desk: Desk, person: str, given: Mapping[str, str], *, op: str | None = None) -> Done:
    """Change what is known of a person. Roster and own record are two commits; each is whole by itself."""
    before = desk.team()
    them = find_person(before, person)
    require("people", desk.relations(before, them.id), person=them.id, on=them.id, title=them.name)
    fields = parse_fields(desk, given)
    check_reach(before.person(desk.actor), fields, them)
    for key, field in FIELDS.items():
        if key in fields and not field.kept:
            raise BadUse(Code.BAD_VALUE, what="field", value=key, known=[f.name for f in FIELDS.values() if f.kept])
    operation, at = op or new_op(), desk.stamp()
    events: list[Event] = []
    roster = kept("roster", fields)
    if fields.get("manager") and fields["manager"] not in before.people:
        raise BadUse(Code.UNKNOWN_PERSON, person=fields["manager"], near=near(fields["manager"], [*before.people]))
    if "wishes" in fields:
        fields["wishes"] = wished(before, them.id, fields["wishes"])
    if roster:
        with desk.store.edit(TEAM) as record:
            if not record.knows(operation):
                check_roster(Team(record), them, roster)
                key = thing(PERSON, them.id)
                events.append(
                    history.append(record, op=operation, at=at, by=desk.actor, kind="edited", thing=key, terms=roster)
                )
    profile = kept("profile", fields)
    programme = kept("programme", fields)
    if profile or programme:
        with desk.store.edit(person_record(them.id)) as record:
            repeated = record.knows(operation)
            for kind, key, terms in (("edited", PROFILE, profile), ("enrolled", PROGRAMME, programme)):
                if terms and not repeated:
                    events.append(
                        history.append(record, op=operation, at=at, by=desk.actor, kind=kind, thing=key, terms=terms)
                    )
    facts: dict[str, object] = {"name": fields.get("name", them.name), "fields": sorted(fields)}
    return Done(
        operation, "edited", them.id, "", tuple(events), TEAM if roster else person_record(them.id), facts=facts
    )


def check_roster(team: Team, them: Person, roster: Mapping[str, Any]) -> None:
    """Make sure that a change leaves the roster with a lead, and every login with one person.

    Raises:
        Refused: it would not.

    """
    check_login(team, them.id, roster.get("login") or "")
    stops = "lead" not in roster.get("roles", them.roles) or roster.get("left") is not None
    stay = [lead for lead in team.with_role("lead") if lead.left is None and lead.id != them.id]
    if "lead" in them.roles and stops and not stay:
        raise Refused(Code.LAST_LEAD, person=them.id, name=them.name)


def check_login(team: Team, person: str, login: str) -> None:
    """Make sure that nobody else has a login.

    Raises:
        Refused: somebody has.

    """
    for other in team.people.values():
        if login and other.login == login and other.id != person:
            raise Refused(Code.LOGIN_TAKEN, login=login, person=other.id)


def set_leave(desk: Desk, person: str, first: date, last: date, *, op: str | None = None) -> Done:
    """Note days away, never why. They count in no plan."""
    if last < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=last)
    team = desk.team()
    them = find_person(team, person)
    require("people", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
    operation = op or new_op()
    with desk.store.edit(person_record(them.id)) as record:
        if record.knows(operation):
            return Done(operation, "leave", them.id, record=record.id)
        spans = sorted({*Journey(record).profile.leave, Span(first, last)}, key=lambda span: span.first)
        terms = {"leave": [span_doc(span) for span in spans]}
        event = history.append(
            record, op=operation, at=desk.stamp(), by=desk.actor, kind="leave", thing=PROFILE, terms=terms
        )
    facts: dict[str, object] = {"name": them.name, "first": first, "last": last}
    return Done(operation, "leave", them.id, "", (event,), person_record(them.id), facts=facts)


def set_wishes(desk: Desk, person: str, wishes: Sequence[str], *, op: str | None = None) -> Done:
    """Note whom somebody would like to be paired with; nobody is an answer too. A wish weighs, it decides nothing.

    Args:
        desk: who acts.
        person: whose wishes they are, by id or name.
        wishes: whom they name, by id or name: all of them, in the place of those named before.
        op: operation id.

    Raises:
        BadUse: nobody is called so.
        Refused: they named themselves.

    """
    team = desk.team()
    them = find_person(team, person)
    require("wish", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
    found = wished(team, them.id, wishes)
    operation = op or new_op()
    with desk.store.edit(person_record(them.id)) as record:
        if record.knows(operation):
            return Done(operation, "wished", them.id, record=record.id)
        event = history.append(
            record, op=operation, at=desk.stamp(), by=desk.actor, kind="wished", thing=PROFILE, terms={"wishes": found}
        )
    facts: dict[str, object] = {"name": them.name, "wishes": [team.people[one].name for one in found]}
    return Done(operation, "wished", them.id, "", (event,), record.id, facts=facts)


def set_last_day(desk: Desk, person: str, last: date | None, *, op: str | None = None) -> Done:
    """Note the day on which somebody leaves the team, or that they stay after all."""
    before = desk.team()
    them = find_person(before, person)
    require("people", desk.relations(before, them.id), person=them.id, on=them.id, title=them.name)
    operation = op or new_op()
    with desk.store.edit(TEAM) as record:
        if record.knows(operation):
            return Done(operation, "leaves", them.id, record=TEAM)
        terms = {"left": last.isoformat() if last else None}
        check_roster(Team(record), them, terms)
        event = history.append(
            record,
            op=operation,
            at=desk.stamp(),
            by=desk.actor,
            kind="edited",
            thing=thing(PERSON, them.id),
            terms=terms,
        )
    return Done(operation, "leaves", them.id, "", (event,), TEAM, facts={"name": them.name, "on": last})


def pause(desk: Desk, person: str, first: date, until: date | None, *, why: str = "", op: str | None = None) -> Done:
    """Let a programme rest from a day on; no day of the rest counts."""
    if until is not None and until < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=until)
    terms = {"from": first.isoformat(), "until": until.isoformat() if until else None}
    return _programme(
        desk,
        person,
        "paused",
        lambda _: terms,
        why=why,
        op=op,
        states={"going", "extended", "coming"},
        first=first,
        until=until,
    )


def resume(desk: Desk, person: str, *, why: str = "", op: str | None = None) -> Done:
    """Go on with a programme that rests, from today."""
    return _programme(
        desk,
        person,
        "resumed",
        lambda today: {"last": (today - timedelta(days=1)).isoformat()},
        why=why,
        op=op,
        states={"paused"},
    )


def extend(desk: Desk, person: str, days: int, *, why: str, op: str | None = None) -> Done:
    """Add working days to every date of a hire's plan, with a reason."""
    if not 1 <= days <= 260:
        raise BadUse(Code.BAD_VALUE, what="days", value=days, known=["1–260"])
    if not said(why):
        raise Refused(Code.ASKS_A_REASON, verb="extend", on=person, title=person)
    return _programme(
        desk,
        person,
        "extended",
        lambda _: {"days": days},
        why=why,
        op=op,
        states={"going", "extended", "paused"},
        days=days,
    )


def end(desk: Desk, person: str, *, finished: bool, why: str = "", op: str | None = None) -> Done:
    """Close a programme: finished, or ended early with a reason."""
    if not finished and not said(why):
        raise Refused(Code.ASKS_A_REASON, verb="end", on=person, title=person)
    kind = "finished" if finished else "ended"
    states = {"going", "extended", "paused", "coming"}
    return _programme(desk, person, kind, lambda today: {"on": today.isoformat()}, why=why, op=op, states=states)


def reopen(desk: Desk, person: str, *, why: str = "", op: str | None = None) -> Done:
    """Go on with a programme that was closed, by mistake or because somebody came back."""
    return _programme(desk, person, "reopened", lambda _: {}, why=why, op=op, states={"finished", "ended"})


def _programme(
    desk: Desk,
    person: str,
    kind: str,
    terms: Callable[[date], dict[str, Any]],
    *,
    why: str,
    op: str | None,
    states: set[str],
    **facts: object,
) -> Done:
    team = desk.team()
    them = find_person(team, person)
    require("programme", desk.relations(team, them.id), person=them.id, on=them.id, title=them.name)
    operation = op or new_op()
    with desk.store.edit(person_record(them.id)) as record:
        if record.knows(operation):
            return Done(operation, kind, them.id, record=record.id)
        journey = Journey(record)
        today = desk.today(journey.profile)
        state = journey.programme.state(journey.profile.start, today)
        if state not in states:
            raise Refused(Code.NOT_GOING, person=them.id, name=them.name, state=state, on=journey.programme.over_on)
        event = history.append(
            record,
            op=operation,
            at=desk.stamp(),
            by=desk.actor,
            kind=kind,
            thing=PROGRAMME,
            terms=terms(today),
            text=said(why),
        )
    return Done(operation, kind, them.id, "", (event,), person_record(them.id), facts={"name": them.name, **facts})
