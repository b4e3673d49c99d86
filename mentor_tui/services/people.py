"""Verbs on people: a team begun, people added, edited, imported, on leave; and a hire's programme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.pace import pace
from mentor_tui.domain.people import EVERY_TEAM, Person, day_of, span_doc
from mentor_tui.domain.positions import POSITION, SET, held_on, positions_of
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.programmes import enrolling
from mentor_tui.domain.record import TEAM, Event, Record, person_record, thing
from mentor_tui.domain.rules import people as rules
from mentor_tui.domain.rules import programmes as rules_of_programmes
from mentor_tui.domain.rules.decisions import sets_position
from mentor_tui.domain.team import PERSON
from mentor_tui.domain.text import is_slug, name, near, said, slug
from mentor_tui.services.actor_context import ActorContext, Done, find_person, new_op
from mentor_tui.services.command import Command, Right, command
from mentor_tui.services.fields import FIELDS, kept, parse_fields
from mentor_tui.services.known_words import KnownWords, unknown_of
from mentor_tui.services.onboarding_people import Plan, person_id, wished
from mentor_tui.services.results import Edited, Extended, LeaveNoted, Named, Result
from mentor_tui.services.things import parts_of


def found_team(
    context: ActorContext, lead: str, *, login: str = "", person: str | None = None, op: str | None = None
) -> Done:
    """Begin an empty team with its first lead.

    Raises:
        Refused: there is a team already.

    """
    full = name(lead)
    who = person or person_id(full)
    if not is_slug(who):
        raise BadUse(Code.BAD_ID, id=who, like=slug(who))

    def right(it: Command) -> Problem | None:
        # Of two who begin at once, one does, and the other leaves nothing.
        return Refused(Code.TEAM_EXISTS) if it.record.facts else None

    context = context.act_as(who)
    with command(context, TEAM, right, op=op, create=True) as it:
        if it.repeated:
            return it.done("founded", who, who)
        record = Record(person_record(who), fold=FOLD)
        append(record, op=it.op, at=it.stamp, by=who, kind="joined", thing=PROFILE, terms={})
        if context.store.read(record.id) is None:
            context.store.put_new([record])
        terms = {"name": full, "roles": ["lead"], "login": login, "team": "", "leads": [EVERY_TEAM]}
        return it.done("founded", who, who, (it.write("joined", thing(PERSON, who), terms),))


def add_person(context: ActorContext, given: Mapping[str, str], *, new: bool = False, op: str | None = None) -> Done:
    """Add somebody: their own record first, then the roster, which is what makes them one of the team.

    Args:
        context: who acts.
        given: what is said of them.
        new: whether places, positions, areas and teams that nobody has yet are meant.
        op: operation id.

    """
    team = context.team()
    people = Plan(context, team, op)
    if not people.repeated:
        fields = parse_fields(context, given)
        KnownWords(context, team, new=new).settle(fields)
        people.add(fields)
    return people.commit()


def edit_person(
    context: ActorContext,
    person: str,
    given: Mapping[str, str],
    *,
    why: str = "",
    correct: bool = False,
    new: bool = False,
    op: str | None = None,
) -> Done:
    """Change what is known of a person. Roster and own record are two commits; each is whole by itself.

    The first position is noted so; every other one is a decision, unless what was noted was wrong.

    Args:
        context: who acts.
        person: whose, by id or name.
        given: what is to be known; what is not named stays.
        why: the reason for a correction.
        correct: whether the position that is noted was never theirs.
        new: whether places, positions, areas and teams that nobody has yet are meant.
        op: operation id.

    """
    reason = said(why)
    before = context.team()
    them = find_person(before, person)
    refuse_if(context.no_more() or rules.may_edit(context.relations(before, them.id), them))
    fields = parse_fields(context, given)
    for key, field in FIELDS.items():
        if key in fields and not field.kept:
            raise BadUse(Code.BAD_VALUE, what="field", value=key, known=[f.name for f in FIELDS.values() if f.kept])
    KnownWords(context, before, new=new).settle(fields)

    def right(it: Command) -> Problem | None:
        reach = rules.within_reach(it.team.acting(context.actor), fields, it.team.person(them.id))
        return rules.may_edit(it.relations(them.id), them) or reach

    operation = op or new_op()
    events: list[Event] = []
    roster = kept("roster", fields)
    if fields.get("start"):
        refuse_if(rules.keeps_days(them, day_of(fields["start"]), them.left))
    if fields.get("manager"):
        fields["manager"] = find_person(before, fields["manager"]).id
    if "wishes" in fields:
        fields["wishes"] = wished(before.people, them.id, fields["wishes"])

    def noted(journey: Journey) -> dict[str, str]:
        return _position(context, journey, them, fields, reason, correct=correct)

    if "curriculum" in fields:
        refuse_if(rules_of_programmes.may_enrol(context.programme(context.journey(them.id)), them))
    if roster and "position" in fields:
        # What would be refused there is refused before anything is written here.
        noted(context.journey(them.id))
    if roster:
        with command(context, TEAM, right, op=operation) as it:
            if not it.repeated:
                refuse_if(rules.keeps_roster(it.team, find_person(it.team, them.id), roster))
                events.append(it.write("edited", thing(PERSON, them.id), roster))
    profile = kept("profile", fields)
    programme = kept("programme", fields)
    first = False
    profile.pop("position", None)
    if profile or programme or "position" in fields:
        # What was just said of the roster may have taken the right to the rest of this very change.
        rest = (lambda _: None) if events else right
        with command(context, person_record(them.id), rest, op=operation) as it:
            position = {} if it.repeated else noted(Journey(it.record))
            journey = Journey(it.record)
            now_on = context.programme(journey)
            if "curriculum" in programme and not it.repeated:
                refuse_if(rules_of_programmes.may_enrol(now_on, them))
            first = "curriculum" in programme and now_on.curriculum is None
            if "curriculum" in programme:
                # What is for some positions only goes by the one of this day.
                today = context.today(journey.profile)
                as_now = position.get("position") or journey.profile_on(today).position
                programme |= enrolling(as_now, today)
            for kind, key, terms in (
                (SET, POSITION, position),
                ("edited", PROFILE, profile),
                ("enrolled", PROGRAMME, programme),
            ):
                if terms and not it.repeated:
                    events.append(it.write(kind, key, terms, why=reason if key == POSITION else ""))
    changed = them._replace(**{key: fields[key] for key in ("name", "roles") if key in fields})
    now = context.journey(them.id) if {"zone", "place", "roles", "curriculum"} & {*fields} else None
    nowhere, unplaced = (
        unknown_of(context, [(changed, now.profile)])
        if now is not None and {"zone", "place", "roles"} & {*fields}
        else ((), ())
    )
    aimless = now is not None and "hire" in changed.roles and context.programme(now).curriculum is None
    begun = now.profile.start if now is not None and first and "start" not in fields else None
    where = TEAM if roster else person_record(them.id)
    result = Edited(changed.name, tuple(sorted(fields)), nowhere, unplaced, aimless, begun)
    return Done(operation, "edited", them.id, "", tuple(events), where, result=result)


def parts_after(context: ActorContext, person: str, add: Iterable[str] = (), drop: Iterable[str] = ()) -> list[str]:
    """The parts that somebody has once some are added and some dropped.

    Raises:
        BadUse: nobody is called so, or a part is to be dropped that they do not have.

    """
    now = [*parts_of(context, find_person(context.team(), person))]
    for part in drop:
        if part not in now:
            raise BadUse(Code.UNKNOWN_PART, part=part, near=near(part, now), known=now)
    left = (part for part in sorted(now) if part not in {*drop})
    return list(dict.fromkeys((*left, *add)))


def _position(
    context: ActorContext, journey: Journey, them: Person, fields: Mapping[str, Any], why: str, *, correct: bool
) -> dict[str, str]:
    """The terms of a position that is noted; none where none is said, or the one that they have.

    Raises:
        Refused: it takes a decision, or a reason.

    """
    position = fields.get("position")
    today = context.today(journey.profile)
    held = held_on(positions_of(journey.record.facts), journey.profile.position, today)
    if position is None or position == held.position:
        return {}
    refuse_if(sets_position(held, position, why, correct=correct, them=them))
    since = held.since.isoformat() if held.since else "" if held.position else today.isoformat()
    return {"before": held.position, "position": position, "since": since}


def set_leave(
    context: ActorContext,
    person: str | None,
    first: date,
    last: date,
    *,
    instead_of: date | None = None,
    may_be_noted: bool = False,
    op: str | None = None,
) -> Done:
    """Note days away, never why. They count in no plan.

    Days that begin with noted ones take their place: that is how a leave is shortened, or made longer.

    Args:
        context: who acts: whoever is away, or a lead of theirs.
        person: who is away; the acting person where it is None.
        first: the first day.
        last: the last one.
        instead_of: the first day of a noted leave whose place it takes, where that is another day.
        may_be_noted: whether days that are noted already are no trouble.
        op: operation id.

    Raises:
        BadUse: the last day comes before the first.
        Refused: these days are noted already, or nothing is noted from the day that they are to replace.

    """
    if last < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=last)
    new = Span(first, last)
    them = find_person(context.team(), person or context.actor)
    with command(context, person_record(them.id), _notes_leave(them), op=op) as it:
        if it.repeated:
            return it.done("leave", them.id)
        noted = Journey(it.record).profile.leave
        spans = rules.leave_with(noted, new, instead_of=instead_of)
        if spans == tuple(sorted(noted, key=lambda span: span.first)):
            if may_be_noted:
                return it.done("leave", them.id)
            own = them.id == context.actor
            raise Refused(Code.AWAY_ALREADY, person=them.id, name=them.name, own=own, spans=spans)
        before = next((span for span in noted if span.first in (first, instead_of)), None)
        return it.done("leave", them.id, "", (_write_leave(it, spans),), LeaveNoted(first, last, before))


def leave_of(context: ActorContext, person: str) -> tuple[Span, ...]:
    """The days away of somebody that are noted, for whoever may change them; the earliest first.

    Raises:
        NotYours: they are somebody else's to say.

    """
    team = context.team()
    them = find_person(team, person)
    refuse_if(rules.may_note_leave(context.relations(team, them.id), them))
    return tuple(sorted(context.journey(them.id).profile.leave, key=lambda span: span.first))


def remove_leave(
    context: ActorContext, person: str | None, first: date, last: date | None = None, *, op: str | None = None
) -> Done:
    """Take days away back: somebody is there after all, or comes back sooner.

    Args:
        context: who acts: whoever was to be away, or a lead of theirs.
        person: who is away; the acting person where it is None.
        first: the first day that is taken back.
        last: the last one; the whole leave that the first day is in where it is None.
        op: operation id.

    Raises:
        BadUse: the last day comes before the first.
        Refused: they are not away then.

    """
    if last is not None and last < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=last)
    them = find_person(context.team(), person or context.actor)
    with command(context, person_record(them.id), _notes_leave(them), op=op) as it:
        if it.repeated:
            return it.done("leave removed", them.id)
        spans, gone = rules.leave_without(Journey(it.record).profile.leave, first, last)
        return it.done("leave removed", them.id, "", (_write_leave(it, spans),), gone)


def _notes_leave(them: Person) -> Right:
    return lambda it: rules.may_note_leave(it.relations(them.id), them)


def _write_leave(it: Command, spans: Sequence[Span]) -> Event:
    return it.write("leave", PROFILE, {"leave": [span_doc(span) for span in spans]})


def _edits(them: Person) -> Right:
    return lambda it: rules.may_edit(it.relations(them.id), them)


def set_wishes(context: ActorContext, person: str, wishes: Sequence[str], *, op: str | None = None) -> Done:
    """Note whom somebody would like to be paired with; nobody is an answer too. A wish weighs, it decides nothing.

    Args:
        context: who acts.
        person: whose wishes they are, by id or name.
        wishes: whom they name, by id or name: all of them, in the place of those named before.
        op: operation id.

    Raises:
        BadUse: nobody is called so.
        Refused: they named themselves.

    """
    team = context.team()
    them = find_person(team, person)
    found = wished(team.people, them.id, wishes)
    with command(context, person_record(them.id), lambda it: rules.may_wish(it.relations(them.id), them), op=op) as it:
        if it.repeated:
            return it.done("wished", them.id)
        event = it.write("wished", PROFILE, {"wishes": found})
        return it.done("wished", them.id, "", (event,), Named(tuple(team.people[one].name for one in found)))


def set_last_day(context: ActorContext, person: str, last: date | None, *, op: str | None = None) -> Done:
    """Note the day on which somebody leaves the team, or that they stay after all."""
    them = find_person(context.team(), person)
    with command(context, TEAM, _edits(them), op=op) as it:
        if it.repeated:
            return it.done("leaves", them.id)
        refuse_if(rules.keeps_days(them, context.journey(them.id).profile.start, last))
        terms = {"left": last.isoformat() if last else None}
        refuse_if(rules.keeps_roster(it.team, find_person(it.team, them.id), terms))
        event = it.write("edited", thing(PERSON, them.id), terms)
        return it.done("leaves", them.id, "", (event,), Span(context.today(), last))


def pause(
    context: ActorContext, person: str, first: date, until: date | None, *, why: str = "", op: str | None = None
) -> Done:
    """Let a programme rest from a day on; no day of the rest counts."""
    if until is not None and until < first:
        raise BadUse(Code.DATE_ORDER, first=first, last=until)
    terms = {"from": first.isoformat(), "until": until.isoformat() if until else None}
    return _programme(context, person, "paused", lambda _: terms, why=why, op=op, result=Span(first, until))


def resume(context: ActorContext, person: str, *, why: str = "", op: str | None = None) -> Done:
    """Go on with a programme that rests, from today."""
    return _programme(
        context, person, "resumed", lambda today: {"last": (today - timedelta(days=1)).isoformat()}, why=why, op=op
    )


def extend(context: ActorContext, person: str, days: int, *, why: str, op: str | None = None) -> Done:
    """Add working days to every date of a hire's plan, with a reason."""
    if not 1 <= days <= 260:
        raise BadUse(Code.BAD_VALUE, what="days", value=days, known=["1–260"])
    before = _past(context, person)
    done = _programme(context, person, "extended", lambda _: {"days": days}, why=why, op=op)
    return done._replace(result=Extended(days, before, _past(context, person))) if done.events else done


def _past(context: ActorContext, person: str) -> int:
    """Days that somebody is past their plan."""
    now = pace(context.standing(context.journey(find_person(context.team(), person).id)))
    return now.days if now.state == "past" else 0


def end(context: ActorContext, person: str, *, finished: bool, why: str = "", op: str | None = None) -> Done:
    """Close a programme: finished, or ended early with a reason."""
    change: rules.Change = "finished" if finished else "ended"
    return _programme(context, person, change, lambda today: {"on": today.isoformat()}, why=why, op=op)


def reopen(context: ActorContext, person: str, *, why: str = "", op: str | None = None) -> Done:
    """Go on with a programme that was closed, by mistake or because somebody came back."""
    return _programme(context, person, "reopened", lambda _: {}, why=why, op=op)


def _programme(
    context: ActorContext,
    person: str,
    change: rules.Change,
    terms: Callable[[date], dict[str, Any]],
    *,
    why: str,
    op: str | None,
    result: Result | None = None,
) -> Done:
    them, text = find_person(context.team(), person), said(why)

    def right(it: Command) -> Problem | None:
        journey = Journey(it.record)
        programme = context.programme(journey)
        state = programme.state(journey.profile.start, context.today(journey.profile))
        return rules.may_change_programme(change, it.relations(them.id), them, state, programme.over_on)

    with command(context, person_record(them.id), right, op=op) as it:
        if it.repeated:
            return it.done(change, them.id)
        refuse_if(rules.owes_reason(change, them, text))
        journey = Journey(it.record)
        # Days of rest are days of rest whichever curriculum it is; all else is about the one in force.
        about = {} if change in ("paused", "resumed") else context.programme(journey).of
        event = it.write(change, PROGRAMME, {**terms(context.today(journey.profile)), **about}, text=text)
        return it.done(change, them.id, "", (event,), result)
