"""Verbs on somebody's position: a decision made, read by its person, corrected, withdrawn; what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.decisions import (
    ACKNOWLEDGED,
    CORRECTED,
    DECIDED,
    EVIDENCED,
    WITHDRAWN,
    Decision,
    Proof,
    decision_thing,
    decisions_of,
    next_number,
)
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROGRAMME
from mentor_tui.domain.levels import CompetencyStanding
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.positions import DECIDED as POSITION_DECIDED
from mentor_tui.domain.positions import POSITION, SET, held_on, positions_of
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.programmes import DROPPED
from mentor_tui.domain.record import Event, Record, person_record, restricted_record, thing
from mentor_tui.domain.restricted import REMARK
from mentor_tui.domain.rules import decisions as rules
from mentor_tui.domain.rules.decisions import DecisionCase, Lack, Wording
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import folded, near, said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, new_op
from mentor_tui.services.briefings import need_product_area
from mentor_tui.services.command import Command, Right, command
from mentor_tui.services.levels import find_competency
from mentor_tui.services.positions import find_position
from mentor_tui.services.programmes import write_begin
from mentor_tui.services.results import DecisionMade


class DraftDecision(NamedTuple):
    """A decision that is not made yet, as it stands.

    Attributes:
        wording: it, with ids where names and titles were typed.
        before: the position that they have today.
        asked: competency id -> level, for what is asked above it.
        proofs: what it would rest on.
        standings: how each of these competencies stands.
        lacks: what is missing.
        opens: the day from which the team would read it, if the person does not acknowledge it before.
        begins: id of the curriculum that would begin with it, "" for none.

    """

    person: Person
    wording: Wording
    before: str
    asked: Mapping[str, int]
    proofs: Mapping[str, Proof]
    standings: Mapping[str, CompetencyStanding]
    lacks: tuple[Lack, ...]
    opens: date
    begins: str = ""


def case_of(context: ActorContext, person: str) -> DecisionCase:
    """Somebody's position as the acting person, who may decide about it, has it before them.

    Raises:
        NotYours: it is not theirs to decide.

    """
    team = context.team()
    them = find_person(team, person)
    refuse_if(context.no_more() or rules.may_decide(context.relations(team, them.id), them))
    return _case(context, team, them, context.journey(them.id).record)


def check(context: ActorContext, person: str, wording: Wording) -> DraftDecision:
    """What a decision about somebody rests on and what it lacks; nothing is written.

    Raises:
        NotYours: it is not theirs to decide.
        Refused: it could not be made however it is written.
        BadUse: it names what there is not.

    """
    team = context.team()
    them = find_person(team, person)
    refuse_if(context.no_more() or rules.may_decide(context.relations(team, them.id), them))
    wording = settled(context, team, them, wording)
    journey = context.journey(them.id)
    case = _case(context, team, them, journey.record)
    refuse_if(rules.impossible(case, wording))
    asked = case.asked_above(wording.to) if wording.kind == "promotion" else {}
    opens = rules.opens_on(context.standing(journey, team).calendar, case.today)
    standings = {name: case.standing(name) for name in asked}
    missing = rules.lacks(case, wording)
    proofs, begins = case.proofs(wording), case.starts(wording)
    return DraftDecision(them, wording, case.position, asked, proofs, standings, missing, opens, begins)


def decide(context: ActorContext, person: str, wording: Wording, *, remark: str = "", op: str | None = None) -> Done:
    """Decide about somebody's position. What it rests on is kept as it is today; levels do not fall below it any more.

    Args:
        context: who decides: a lead of theirs.
        person: about whom, by id or name.
        wording: what is decided; people, positions and competencies may be named by what they are called.
        remark: what only leads read.
        op: operation id.

    Raises:
        NotYours: it is not theirs to decide, or about themselves.
        Refused: something is missing, all of which is named, or no way leads there.
        BadUse: it names what there is not.

    """
    team = context.team()
    them = find_person(team, person)
    refuse_if(context.no_more() or rules.may_decide(context.relations(team, them.id), them))
    wording, note, operation = settled(context, team, them, wording), said(remark), op or new_op()
    if note and not context.restricted:
        raise Refused(Code.RESTRICTED_OFF)
    with command(context, person_record(them.id), _decides(them), op=operation) as it:
        if it.repeated:
            return it.done("decided", them.id)
        case = _case(context, it.team, them, it.record)
        refuse_if(rules.impossible(case, wording) or rules.refused_for(case, rules.lacks(case, wording)))
        on = wording.on or case.today
        number = next_number(it.record, on)
        events = [*_written(it, case, wording, number, on)]
        opens = rules.opens_on(context.standing(Journey(it.record), it.team).calendar, case.today)
    if note:
        _remark(context, them, number, note, operation)
    begins = case.starts(wording)
    title = context.catalogue.curricula[begins].title if begins else ""
    made = DecisionMade(wording.kind, case.called(wording.to), on, opens, number, title)
    return it.done("decided", them.id, number, events, made)


def _written(it: Command, case: DecisionCase, wording: Wording, number: str, on: date) -> Iterable[Event]:
    key = decision_thing(number)
    position = wording.to if wording.kind != "embed" else ""
    terms: dict[str, Any] = {"kind": wording.kind, "before": case.position, "to": position, "on": on.isoformat()}
    terms |= {"asked": list(wording.asked)} if wording.asked else {}
    if wording.kind == "embed":
        assert wording.until is not None
        terms |= {"area": wording.area, "until": wording.until.isoformat(), "keeps": wording.keeps}
    yield it.write(DECIDED, key, terms, text=wording.advice or wording.thanks, why=wording.why)
    for name, proof in case.proofs(wording).items():
        shown = [list(one) for one in proof.shown]
        words = "\n".join((*_examples(case.standing(name), proof), *filter(None, (proof.text,))))
        yield it.write(EVIDENCED, key, {"competency": name, "level": proof.level, "shown": shown}, text=words)
    if position:
        # Before the position: by the right to what comes last a decision is taken back.
        if begins := case.starts(wording):
            yield write_begin(it, begins, on, decision=number, position=position)
        terms = {"position": position, "since": on.isoformat(), "decision": number}
        yield it.write(POSITION_DECIDED, POSITION, terms)


def _examples(standing: CompetencyStanding, proof: Proof) -> Iterable[str]:
    """A line each for the examples that are part of a proof: those in the record may be taken back one day."""
    numbers = [one.id for one in proof.shown if one.kind == "example"]
    texts = {
        str(one.number): " ".join((one.text + (f" ({one.ref})" if one.ref else "")).split())
        for one in standing.examples
    }
    return (texts[number] for number in numbers if number in texts)


def _remark(context: ActorContext, them: Person, number: str, text: str, op: str) -> None:
    with command(context, restricted_record(them.id), _decides(them), op=op, create=True) as it:
        if not it.repeated:
            it.write("noted", thing(REMARK, number), text=text)


def acknowledge(context: ActorContext, number: str = "", *, op: str | None = None) -> Done:
    """Say that one has read a decision about oneself; from then on the team reads it too.

    Args:
        context: who has read it.
        number: the decision; the oldest that they have not acknowledged where it is "".
        op: operation id.

    Raises:
        BadUse: there is no such decision about them.
        Refused: they have said so before, or it was withdrawn.

    """
    them = find_person(context.team(), context.actor)

    def found(it: Command) -> Decision:
        if number:
            return _find(it.record, them, number)
        unread = [one for one in decisions_of(it.record) if not one.acknowledged and not one.withdrawn]
        if not unread:
            raise BadUse(Code.UNKNOWN_DECISION, decision="", near=None, person=them.id, name=them.name)
        return unread[-1]

    def right(it: Command) -> Problem | None:
        return rules.may_acknowledge(found(it), it.relations(them.id), them)

    with command(context, person_record(them.id), right, op=op) as it:
        if it.repeated:
            return it.done("acknowledged", them.id)
        one = found(it)
        event = it.write(ACKNOWLEDGED, decision_thing(one.number))
        return it.done("acknowledged", them.id, one.number, (event,))


def correct(
    context: ActorContext,
    decision: str,
    *,
    why: str = "",
    advice: str = "",
    until: date | None = None,
    keeps: float | None = None,
    op: str | None = None,
) -> Done:
    """Put the words of a decision right, or an embed's last day and hours; what it rests on stays as it was.

    Args:
        context: who does: a lead of theirs.
        decision: ``person/number``.
        why: another reason, "" for the same.
        advice: another way to get there, likewise.
        until: another last day of an embed: later, or the day on which it ended after all.
        keeps: other hours with customers.
        op: operation id.

    Raises:
        Refused: nothing else is said, the reason is too long, or it was withdrawn.

    """
    them, number = _named(context, decision)
    reason, words = said(why), said(advice)

    def right(it: Command) -> Problem | None:
        return rules.may_change(_find(it.record, them, number), it.relations(them.id), them)

    with command(context, person_record(them.id), right, op=op) as it:
        if it.repeated:
            return it.done("corrected", them.id)
        one = _find(it.record, them, number)
        case = _case(context, it.team, them, it.record)
        refuse_if(rules.may_correct(case, one, why=reason, advice=words, until=until, keeps=keeps))
        terms = {"until": until.isoformat() if until else None, "keeps": keeps}
        terms = {key: value for key, value in terms.items() if value is not None}
        event = it.write(CORRECTED, decision_thing(number), terms, text=words, why=reason)
        return it.done("corrected", them.id, number, (event,))


def withdraw(context: ActorContext, decision: str, *, why: str, op: str | None = None) -> Done:
    """Take a decision back, with a reason: the position is what it was before, and the team reads nothing of it any more.

    Args:
        context: who does: a lead of theirs.
        decision: ``person/number``.
        why: the reason.
        op: operation id.

    """
    them, number = _named(context, decision)
    reason = said(why)

    def right(it: Command) -> Problem | None:
        return rules.may_change(_find(it.record, them, number), it.relations(them.id), them)

    with command(context, person_record(them.id), right, op=op) as it:
        if it.repeated:
            return it.done("withdrawn decision", them.id)
        if not reason:
            raise Refused(Code.ASKS_A_REASON, verb="withdraw decision", person=them.id, on=number, title=them.name)
        one = _find(it.record, them, number)
        events = [it.write(WITHDRAWN, decision_thing(number), why=reason)]
        begun = (*(programme := it.context.programme(Journey(it.record))).ahead, programme, *programme.past)
        if any(each.decision == number and not each.dropped for each in begun):
            events.append(it.write(DROPPED, PROGRAMME, {"decision": number}))
        if one.to:
            events.append(it.write(SET, POSITION, {"drops": number}))
        return it.done("withdrawn decision", them.id, number, events)


def _decides(them: Person) -> Right:
    return lambda it: rules.may_decide(it.relations(them.id), them)


def _named(context: ActorContext, decision: str) -> tuple[Person, str]:
    """Whose decision is meant by ``person/number``, and which."""
    person, slash, number = decision.strip().rpartition("/")
    if not slash:
        raise BadUse(Code.UNKNOWN_DECISION, decision=decision, near=None, person="", name="")
    return find_person(context.team(), person), number


def _find(record: Record, them: Person, number: str) -> Decision:
    number = number.rpartition("/")[2]
    found = decisions_of(record)
    one = next((one for one in found if one.number == number), None)
    if one is None:
        known = [each.number for each in found]
        raise BadUse(Code.UNKNOWN_DECISION, decision=number, near=near(number, known), person=them.id, name=them.name)
    return one


def _case(context: ActorContext, team: Team, them: Person, record: Record) -> DecisionCase:
    journey = Journey(record)
    standing = context.standing(journey, team)
    held = held_on(positions_of(record.facts), journey.profile.position, standing.today)
    return DecisionCase(
        them,
        context.relations(team, them.id),
        held,
        context.catalogue,
        standing.competency,
        standing.today,
        standing.profile.start,
        standing.programme,
    )


def settled(context: ActorContext, team: Team, them: Person, wording: Wording) -> Wording:
    """A decision about somebody with ids in the place of names and titles, and with cleaned words.

    Raises:
        BadUse: somebody or a competency is not known, or whoever was asked decides or is decided about.

    """
    asked = tuple(dict.fromkeys(find_person(team, name).id for name in wording.asked))
    for one in asked:
        if one in (them.id, context.actor):
            raise BadUse(Code.BAD_VALUE, what="asked", value=team.people[one].name, known=[])
    evidence: dict[str, str] = {}
    for name, text in wording.evidence.items():
        if words := said(text):
            evidence[find_competency(context, name)] = words
    return wording._replace(
        to=_position(context, wording.to),
        why=said(wording.why),
        advice=said(wording.advice),
        thanks=said(wording.thanks),
        evidence=evidence,
        asked=asked,
        area=need_product_area(context, wording.area).id if wording.area else "",
    )


def _position(context: ActorContext, text: str) -> str:
    """The id of a position or of work elsewhere, by its id, a former one, or its title; what is unknown stays as it is."""
    found = find_position(context, text) if text else None
    wanted = folded(text)
    outside = (one.id for one in context.catalogue.elsewhere.values() if wanted in (one.id, folded(one.title)))
    return found.id if found is not None else next(outside, text.strip())
