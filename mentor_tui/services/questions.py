"""Verbs of questions: a hire asks, on an item, a side task or freely; whoever is asked answers; both say when it is settled."""

from __future__ import annotations

from typing import Literal

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import ANSWERED, ASKED, SETTLED
from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.permissions import Verb, grant, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.questions import FreeQuestion, is_number, next_number, question_thing, questions_of, whom_asked
from mentor_tui.domain.record import Event, Fact, person_record
from mentor_tui.domain.relations import NO_CLAIMS, Claims
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.answer_clocks import AnswerTimes
from mentor_tui.services.command import Command, command, needs
from mentor_tui.services.hearing import heard, mentor_and_stand_in
from mentor_tui.services.item_edit import edit_item
from mentor_tui.services.marks import ANSWERED_KEPT, ANSWERED_TO
from mentor_tui.services.results import Heard
from mentor_tui.services.things import find_thing


def ask(context: ActorContext, text: str, name: str = "", *, to: str = "", op: str | None = None) -> Done:
    """Ask something, on an item or side task of one's own, or freely.

    Args:
        context: who asks.
        text: the question.
        name: item or side task; the number of a free question, to go on with it; "" for a new one.
        to: whom, by id or name; "" is the mentor, or whoever stands in.
        op: operation id.

    Raises:
        BadUse: there is no text, or what should be one is the name of an item.
        Refused: whoever is asked is not there.

    """
    words, who = said(text), context.actor
    team = context.team()
    if not name and _is_thing(context, words):
        raise BadUse(Code.ASK_WHAT, on=words)
    asked = _whom(context, team, to) if to else ""
    terms = {"to": asked} if asked else None
    answer_from = Heard((team.names.short(asked),), "", ()) if asked else heard(context, team, who)
    answer_from = _with_clock(context, team, asked, answer_from)
    if name and not is_number(name):
        with edit_item(context, "ask", None, name, op=op) as at:
            if at.it.repeated:
                return at.done(ASKED)
            refuse_if(at.case.lacks("ask", text=words))
            return at.done(ASKED, (at.write(ASKED, terms, text=words),))._replace(result=answer_from)
    with command(context, person_record(who), needs("ask", who), op=op) as it:
        if it.repeated:
            return it.done(ASKED, who)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        number = next_number(it.record.facts)
        more: Fact = terms or {}
        if name:
            number, more = _free(it, name).number, {**more, "again": True}
        event = it.write(ASKED, question_thing(number), more, text=words)
        return it.done(ASKED, who, str(number), (event,), answer_from)


def answer(context: ActorContext, person: str, text: str, name: str = "", *, op: str | None = None) -> Done:
    """Answer a question of somebody's.

    Args:
        context: who answers.
        person: who asked.
        text: the answer.
        name: item, side task, or the number of a free question; "" is the one that is open.
        op: operation id.

    Raises:
        BadUse: several are open, and none was named.
        Refused: nothing was asked there.

    """
    return _close(context, person, name, "answer", ANSWERED, said(text), op)


def settle(context: ActorContext, person: str | None = None, name: str = "", *, op: str | None = None) -> Done:
    """Say that there is nothing more to say about a question, of one's own or somebody's; see ``answer``."""
    return _close(context, person or context.actor, name, "settle", SETTLED, "", op)


def open_to(context: ActorContext, standing: Standing, verb: Verb) -> tuple[Unanswered, ...]:
    """The questions of somebody's that wait for an answer, those that the acting person may see; notes are none of them."""
    sees = grant(verb, context.relations(context.team(), standing.person)) is not None
    found = (line for line in unanswered(standing) if line.question and (line.on or line.number))
    return tuple(line for line in found if sees or line.to == context.actor)


def _close(
    context: ActorContext,
    person: str,
    name: str,
    act: Literal["answer", "settle"],
    kind: str,
    text: str,
    op: str | None,
) -> Done:
    team = context.team()
    who = find_person(team, person).id
    name = name or _only_open(context, who, act)
    own = None if who == context.actor else who
    if act == "answer" and grant("see journey", context.relations(team, who)) is None:
        # Where it stands before anything is written: an undo that finds nothing there does no harm.
        before = context.mark()
        others = [one for one in before.get(ANSWERED_TO, ()) if one != who]
        context.remember({**before, ANSWERED_TO: [who, *others][:ANSWERED_KEPT]})
    if not is_number(name):
        with edit_item(context, act, own, name, op=op) as at:
            if at.it.repeated:
                return at.done(kind)
            refuse_if(at.case.lacks(act, text=text))
            return at.done(kind, (at.write(kind, text=text),))

    def right(it: Command) -> Problem | None:
        free, fact = _known(it, name), it.record.facts.get(question_thing(int(name)))
        asked = whom_asked(fact) if fact is not None else ""
        claims: Claims = {"asked": (asked,)} if asked else NO_CLAIMS
        relations = it.relations(who, claims)
        facts = {"person": who, "on": name, "title": free.text if free is not None else ""}
        return refusal(act, relations, **facts)

    with command(context, person_record(who), right, op=op) as it:
        if it.repeated:
            return it.done(kind, who)
        free = _free(it, name)
        if free.state == "settled":
            raise Refused(Code.NO_QUESTION, person=who, on=name, title=free.text, free=True)
        if act == "answer" and not text:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        events: tuple[Event, ...] = (it.write(kind, question_thing(free.number), text=text),)
        return it.done(kind, who, str(free.number), events)


def _only_open(context: ActorContext, who: str, act: Verb) -> str:
    lines = open_to(context, context.standing(context.journey(who)), act)
    names = [line.name for line in lines]
    if not names:
        raise Refused(Code.NO_QUESTION, person=who, on="", title="")
    if len(names) > 1:
        raise BadUse(Code.WHICH_QUESTION, person=who, questions=names)
    return names[0]


def _with_clock(context: ActorContext, team: Team, asked: str, heard_by: Heard) -> Heard:
    """Who has a question, with by when its answer comes where that can be said."""
    mentors = [one.id for one in mentor_and_stand_in(context, team, context.actor)]
    times = AnswerTimes(context, context.standing(context.journey(context.actor)))
    return heard_by._replace(answer=times.of_first(team, [asked] if asked else mentors, others=mentors))


def _is_thing(context: ActorContext, words: str) -> bool:
    """Whether what should be a question is exactly the id of an item or side task of one's own."""
    if not words or " " in words:
        return False
    try:
        find_thing(context, context.standing(context.journey(context.actor)), words)
    except Problem:
        return False
    return True


def _whom(context: ActorContext, team: Team, to: str) -> str:
    """Whom a question is put to by name, "" where that is who is asked anyway.

    Raises:
        Refused: it is oneself, or they have left, or are away.

    """
    them, today = find_person(team, to), context.today()
    facts: dict[str, object] = {"name": them.name, "person": them.id}
    if them.id == context.actor:
        raise Refused(Code.NOT_TO_ASK, why="own", **facts)
    if team.departed(them, today):
        raise Refused(Code.NOT_TO_ASK, why="gone", **facts)
    away = context.journey(them.id).profile.away(today)
    if away is not None:
        others = heard(context, team, context.actor)
        instead = [others.cover] if others.cover else [*others.mentors, *others.leads]
        named = [one for one in instead if one != team.names.short(them.id)]
        raise Refused(Code.NOT_TO_ASK, why="away", until=away.last, instead=named, **facts)
    return "" if them.id == team.mentor(context.actor) else them.id


def _known(it: Command, name: str) -> FreeQuestion | None:
    return next((one for one in questions_of(it.record.facts) if one.number == int(name)), None)


def _free(it: Command, name: str) -> FreeQuestion:
    found = _known(it, name)
    if found is None:
        raise BadUse(Code.WHICH_QUESTION, person=Journey(it.record).person, questions=[])
    return found
