"""Verbs on the items of a journey, and on the pieces of a side task: tick, untick, send, sign off, return, withdraw, say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from mentor_tui.domain.journey_folds import RETURNED, SAID, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.rules.items import Act, ItemCase, lacks_lines, may_bring_in, may_have
from mentor_tui.domain.terms import line_terms, piece_terms, prior_terms, sign_terms, tick_terms
from mentor_tui.domain.text import clean, said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.hearing import heard
from mentor_tui.services.item_edit import ItemEdit, edit_item

Lines: TypeAlias = Sequence[str] | Literal["all"] | None
"""Lines of what good looks like, by text or number; all of them; or nothing that is said of them."""


def tick(
    context: ActorContext,
    name: str,
    *,
    person: str | None = None,
    evidence: str = "",
    why: str = "",
    on: date | None = None,
    partner: str = "",
    prior: bool = False,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Tick an item once, or one piece of a side task; of what somebody else owes one, say that one has it.

    Args:
        context: who acts.
        name: item or side-task id.
        person: whose journey; the actor's own where it is None.
        evidence: link or text that comes with it.
        why: the reason, owed by a lead who ticks for somebody.
        on: the day it really happened: a lead brings in what was done before the program, signed off or not.
        partner: with whom it was done: somebody of the team, or words, which then stand with the evidence.
        prior: whether all of it was learnt before; it then waits for a sign-off, also where the item asks for none.
        op: operation id, for a caller that may have to ask again.
        expected_version: the version of the item that the person had before them.

    Raises:
        Refused, NotYours, BadUse: see the codes.

    """
    text, reason = said(evidence), said(why)

    def right(at: ItemEdit) -> Problem | None:
        if on is not None and not prior and isinstance(at.case, ItemCase):
            return may_bring_in(at.case, on)
        return at.case.may(act)

    act: Act = "tick prior" if prior else "tick"
    with edit_item(context, "tick", person, name, op=op, expected_version=expected_version, right=right) as at:
        if at.it.repeated:
            return at.done(TICKED)
        item = at.item
        if item is None or on is None or prior:
            refuse_if(at.case.lacks(act, text=text, why=reason))
        if item is not None and prior:
            terms = prior_terms(at.standing.curriculum, item, at.fact.count)
        elif item is not None:
            with_whom, words = _partner(at, partner)
            text = "\n".join(filter(None, (text, words)))
            has = may_have(item, at.case.relations)
            terms = tick_terms(at.standing.curriculum, item, on=on, partner=with_whom, has=has)
        else:
            assert at.rung is not None
            terms = piece_terms(at.rung)
        event = at.write(TICKED, terms, text=text, why=reason)
        return at.done(TICKED, (event,))


def _partner(at: ItemEdit, text: str) -> tuple[str, str]:
    """With whom it was done: the id of somebody on the team, else the words; one's own tick reads no roster without it."""
    words = clean(text)
    if not words:
        return "", ""
    try:
        return find_person(at.it.team, words).id, ""
    except BadUse:
        return "", words


def untick(
    context: ActorContext,
    name: str,
    *,
    person: str | None = None,
    why: str = "",
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Remove one tick, by hand: one repetition less.

    Raises:
        Refused: there is none, or it was signed off since (then it is for the signer to withdraw).

    """
    reason = said(why)
    with edit_item(context, "untick", person, name, op=op, expected_version=expected_version) as at:
        if at.it.repeated:
            return at.done(UNTICKED)
        refuse_if(at.case.lacks("untick", why=reason))
        return at.done(UNTICKED, (at.write(UNTICKED, why=reason),))


def send(
    context: ActorContext,
    name: str,
    *,
    person: str | None = None,
    evidence: str = "",
    why: str = "",
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Send something that came back once more, with what changed."""
    text, reason = said(evidence), said(why)
    with edit_item(context, "send", person, name, op=op, expected_version=expected_version) as at:
        if at.it.repeated:
            return at.done(SENT)
        refuse_if(at.case.lacks("send", text=text, why=reason))
        return at.done(SENT, (at.write(SENT, text=text, why=reason),))


def sign_off(
    context: ActorContext,
    person: str,
    name: str,
    *,
    lines: Lines = None,
    sure: bool = False,
    why: str = "",
    text: str = "",
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Confirm an item against its lines. It freezes the text that the signer had before them.

    Args:
        context: who signs.
        person: whose journey.
        name: item id.
        lines: the lines of ``look_for`` that were seen, by text or number, or "all" of them, which the signer had before them;
            None says nothing of lines.
        sure: whether lines that this leaves open, or that were asked for last time, were named to the signer.
        why: the reason, owed by a lead in the mentor's place.
        text: a word for the hire.
        op: see ``tick``.
        expected_version: see ``tick``.

    Raises:
        Refused: lines are not yet seen and nobody is sure; see the codes.

    """
    word, reason = said(text), said(why)
    with edit_item(context, "sign off", person, name, op=op, expected_version=expected_version, tasks=False) as at:
        if at.it.repeated:
            return at.done(SIGNED)
        item, curriculum = at.item, at.standing.curriculum
        assert isinstance(at.case, ItemCase)
        assert item is not None
        assert curriculum is not None
        refuse_if(at.case.lacks("sign off", why=reason))
        chosen = None if lines is None or lines == "all" else _lines(item.id, item.look_for, lines)
        refuse_if(None if sure else lacks_lines(at.case, chosen))
        context.store.keep_text(item.digest, item.text)
        terms = sign_terms(curriculum, item, item.look_for if lines == "all" else chosen, at.judged_as)
        if at.fact.prior:
            # What was learnt before is signed as a whole.
            terms |= {"times": at.fact.times, "each": False}
        return at.done(SIGNED, (at.write(SIGNED, terms, text=word, why=reason),))


def _lines(name: str, look_for: Sequence[str], lines: Sequence[str]) -> list[str]:
    chosen = []
    for line in lines:
        if line in look_for:
            chosen.append(line)
        elif line.isascii() and line.isdigit() and len(line) < 4 and 1 <= int(line) <= len(look_for):
            chosen.append(look_for[int(line) - 1])
        else:
            raise BadUse(Code.UNKNOWN_LINE, line=line, on=name, lines=tuple(look_for))
    return [line for line in look_for if line in chosen]


def send_back(
    context: ActorContext,
    person: str,
    name: str,
    *,
    text: str,
    unseen: Sequence[str] | None = None,
    why: str = "",
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Return something for one more go, naming the lines not yet seen, always with a comment.

    Args:
        context: who returns it.
        person: whose journey.
        name: item or side-task id.
        text: the comment for the hire.
        unseen: lines of ``look_for``, or their numbers, that are not there yet; None says nothing of lines.
        why: the reason, owed by a lead; the comment serves where none is given.
        op: see ``tick``.
        expected_version: see ``tick``.

    """
    comment, reason = said(text), said(why)
    with edit_item(context, "return", person, name, op=op, expected_version=expected_version) as at:
        if at.it.repeated:
            return at.done(RETURNED)
        refuse_if(at.case.lacks("return", text=comment, why=reason))
        lines = at.thing.look_for
        missing = None if unseen is None else _lines(at.thing.id, lines, unseen)
        seen = None if missing is None else [line for line in lines if line not in missing]
        terms = {**line_terms(lines, seen), **at.judged_as}
        return at.done(RETURNED, (at.write(RETURNED, terms, text=comment, why=reason),))


def withdraw(
    context: ActorContext,
    person: str,
    name: str,
    *,
    why: str,
    op: str | None = None,
    expected_version: int | None = None,
) -> Done:
    """Take a sign-off back; the item waits again. It always asks for a reason.

    Raises:
        Refused: nothing is signed there, or no reason was given.

    """
    reason = said(why)
    with edit_item(context, "withdraw", person, name, op=op, expected_version=expected_version, tasks=False) as at:
        if at.it.repeated:
            return at.done(WITHDRAWN)
        refuse_if(at.case.lacks("withdraw", why=reason))
        return at.done(WITHDRAWN, (at.write(WITHDRAWN, text=reason),))


def say(context: ActorContext, person: str | None, name: str, text: str, *, op: str | None = None) -> Done:
    """Write a line into an item's thread: a reply, a question, a hint."""
    line = said(text)
    with edit_item(context, "say", person, name, op=op) as at:
        if at.it.repeated:
            return at.done(SAID)
        refuse_if(at.case.lacks("say", text=line))
        done = at.done(SAID, (at.write(SAID, text=line),))
        own = done.person == context.actor
        return done._replace(result=heard(context, at.it.team, done.person)) if own else done
