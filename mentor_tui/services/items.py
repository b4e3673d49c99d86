"""Verbs on the items of a journey, and on the pieces of a side task: tick, untick, send, sign off, return, withdraw, say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey_folds import RETURNED, SAID, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import clean, said
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.item_rules import (
    check_brought_in,
    check_confirm_right,
    check_evidence,
    check_going,
    check_held,
    check_life,
    check_mover,
    check_sign_right,
    check_tick_right,
)
from mentor_tui.services.things import Held, held, titles


def tick(
    desk: Desk,
    name: str,
    *,
    person: str | None = None,
    evidence: str = "",
    why: str = "",
    on: date | None = None,
    partner: str = "",
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Tick an item once, or one piece of a side task.

    Args:
        desk: who acts.
        name: item or side-task id.
        person: whose journey; the actor's own where it is None.
        evidence: link or text that comes with it.
        why: the reason, owed by a lead who ticks for somebody.
        on: the day it really happened: a lead brings in what was done before the program, signed off or not.
        partner: with whom it was done.
        op: operation id, for a caller that may have to ask again.
        seen: the version of the item that the person had before them.

    Raises:
        Refused, NotYours, BadUse: see the codes.

    """
    with held(desk, person, name, op=op, seen=seen) as it:
        if it.repeated:
            return it.done(TICKED)
        text = said(evidence)
        reason = said(why)
        if it.rung is not None:
            return _tick_piece(it, text)
        assert it.item is not None
        item = it.item
        relations = desk.relations_to(it.person)
        # The day of what is brought in says why a lead ticks it.
        check_tick_right(it, item, relations, reason or ("" if on is None else on.isoformat()))
        if on is not None:
            check_brought_in(it, relations, on)
        check_going(it.standing)
        check_life(it, TICKED)
        if on is None and it.standing.state(item) == "locked":
            raise Refused(
                Code.LOCKED, on=item.id, title=item.title, lock=it.standing.lock(item), names=titles(it.standing)
            )
        last = it.fact.count + 1 >= item.times
        if last and on is None and item.who == "hire":
            check_evidence(item.id, item.title, item.evidence, text or it.fact.evidence)
        terms = tick_terms(it.standing, item, on=on, partner=clean(partner))
        event = it.write(TICKED, terms, text, reason)
        return it.done(TICKED, (event,), count=it.fact.count + 1, times=item.times)


def tick_terms(standing: Standing, item: Item, *, on: date | None = None, partner: str = "") -> dict[str, Any]:
    """The terms of the day that a tick carries, so that a later edition cannot change what happened.

    Args:
        standing: the person's.
        item: what is ticked.
        on: the day it really happened, for what is brought in from before the program.
        partner: with whom it was done.

    """
    curriculum = standing.curriculum
    terms: dict[str, Any] = {
        "curriculum": curriculum.id if curriculum else "",
        "version": curriculum.version if curriculum else 0,
        "times": item.times,
        "revision": item.revision,
        # What a mentor or lead owes a hire is signed by their tick; what was brought in was seen before the program.
        "sign_off": item.sign_off != "none" and item.who == "hire" and on is None,
    }
    if item.sign_off_each:
        terms["each"] = True
    if partner:
        terms["with"] = partner
    if on is not None:
        terms["on"] = on.isoformat()
    return terms


def _tick_piece(it: Held, text: str) -> Done:
    rung = it.rung
    assert rung is not None
    check_mover(it, "")
    check_life(it, TICKED)
    if it.fact.count + 1 >= rung.times:
        check_evidence(rung.id, rung.title, rung.evidence, text or it.fact.evidence)
    event = it.write(TICKED, {"times": rung.times, "revision": 1, "sign_off": True}, text)
    return it.done(TICKED, (event,), count=it.fact.count + 1, times=rung.times)


def untick(
    desk: Desk, name: str, *, person: str | None = None, why: str = "", op: str | None = None, seen: int | None = None
) -> Done:
    """Take one tick back, by hand: one repetition less.

    Raises:
        Refused: there is none, or it was signed off since (then it is for the signer to withdraw).

    """
    with held(desk, person, name, op=op, seen=seen) as it:
        if it.repeated:
            return it.done(UNTICKED)
        reason = said(why)
        check_mover(it, reason)
        check_life(it, UNTICKED)
        last = it.fact.entries[-1] if it.fact.entries else None
        if it.fact.signed_by and it.fact.state == "done":
            raise Refused(Code.SIGNED_SINCE, on=it.name, title=it.title, by=it.fact.signed_by, at=it.fact.signed_at)
        if last is not None and last.signed:
            raise Refused(Code.SIGNED_SINCE, on=it.name, title=it.title, by=last.signed, at=it.fact.at)
        event = it.write(UNTICKED, why=reason)
        return it.done(UNTICKED, (event,), count=it.fact.count - 1)


def send(
    desk: Desk,
    name: str,
    *,
    person: str | None = None,
    evidence: str = "",
    why: str = "",
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Send something that came back once more, with what changed."""
    with held(desk, person, name, op=op, seen=seen) as it:
        if it.repeated:
            return it.done(SENT)
        text, reason = said(evidence), said(why)
        check_mover(it, reason)
        check_life(it, SENT)
        event = it.write(SENT, text=text, why=reason)
        return it.done(SENT, (event,))


def sign_off(
    desk: Desk,
    person: str,
    name: str,
    *,
    lines: Sequence[str] | None = None,
    why: str = "",
    text: str = "",
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Confirm an item against its lines. It freezes the text that the signer had before them.

    Args:
        desk: who signs.
        person: whose journey.
        name: item id.
        lines: the lines of ``look_for`` that were seen; None is all of them.
        why: the reason, owed by a lead.
        text: a word for the hire.
        op: see ``tick``.
        seen: see ``tick``.

    """
    with held(desk, person, name, op=op, seen=seen, tasks=False) as it:
        if it.repeated:
            return it.done(SIGNED)
        assert it.item is not None
        reason = said(why)
        granted = check_sign_right(it, reason)
        check_life(it, SIGNED)
        if it.fact.ticked_by(desk.actor):
            raise NotYours(Code.TICKED_ONESELF, on=it.name, title=it.item.title)
        curriculum = it.standing.curriculum
        assert curriculum is not None
        desk.store.keep_text(it.item.digest, it.item.text)
        terms: dict[str, Any] = {
            "curriculum": curriculum.id,
            "version": curriculum.version,
            "revision": it.item.revision,
            "hash": it.item.digest,
            "times": it.item.times,
            "each": it.item.sign_off_each,
            "seen": list(it.item.look_for) if lines is None else _lines(it.name, it.item.look_for, lines),
            "as": granted,
        }
        event = it.write(SIGNED, terms, said(text), reason)
        return it.done(SIGNED, (event,))


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
    desk: Desk,
    person: str,
    name: str,
    *,
    text: str,
    unseen: Sequence[str] = (),
    why: str = "",
    op: str | None = None,
    seen: int | None = None,
) -> Done:
    """Return something for one more go, naming the lines not yet seen, always with a comment.

    Args:
        desk: who returns it.
        person: whose journey.
        name: item or side-task id.
        text: the comment for the hire.
        unseen: lines of ``look_for``, or their numbers, that are not there yet.
        why: the reason, owed by a lead; the comment serves where none is given.
        op: see ``tick``.
        seen: see ``tick``.

    """
    with held(desk, person, name, op=op, seen=seen) as it:
        if it.repeated:
            return it.done(RETURNED)
        comment, reason = said(text), said(why)
        if it.item is not None:
            check_sign_right(it, reason or comment)
        else:
            check_confirm_right(it)
            check_held(it)
        check_life(it, RETURNED)
        if it.fact.ticked_by(desk.actor):
            raise NotYours(Code.TICKED_ONESELF, on=it.name, title=it.title)
        if not comment:
            raise Refused(Code.NEEDS_COMMENT, on=it.name, title=it.title)
        lines = it.item.look_for if it.item else it.rung.look_for if it.rung else ()
        missing = _lines(it.name, lines, unseen)
        terms: dict[str, Any] = {"unseen": missing, "seen": [line for line in lines if line not in missing]}
        event = it.write(RETURNED, terms, comment, reason)
        return it.done(RETURNED, (event,))


def withdraw(desk: Desk, person: str, name: str, *, why: str, op: str | None = None, seen: int | None = None) -> Done:
    """Take a sign-off back; the item waits again. It always asks for a reason.

    Raises:
        Refused: nothing is signed there, or no reason was given.

    """
    with held(desk, person, name, op=op, seen=seen, tasks=False) as it:
        if it.repeated:
            return it.done(WITHDRAWN)
        assert it.item is not None
        reason = said(why)
        check_sign_right(it, reason)
        if it.fact.state != "done" or not it.fact.signed_by:
            raise Refused(
                Code.NOT_SIGNED, on=it.name, title=it.item.title, state=it.fact.state, person=it.person, by="", at=""
            )
        if not reason:
            raise Refused(Code.NEEDS_COMMENT, on=it.name, title=it.item.title)
        event = it.write(WITHDRAWN, None, reason)
        return it.done(WITHDRAWN, (event,))


def say(desk: Desk, person: str | None, name: str, text: str, *, op: str | None = None) -> Done:
    """Write a line into an item's thread: a reply, a question, a hint."""
    with held(desk, person, name, op=op, seen=None) as it:
        if it.repeated:
            return it.done(SAID)
        require("say", desk.relations_to(it.person), person=it.person, on=it.name, title=it.title)
        line = said(text)
        if not line:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        event = it.write(SAID, None, line)
        return it.done(SAID, (event,))
