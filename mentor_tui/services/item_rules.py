"""What must hold before an item or a piece of a side task moves: whose right it is, what may follow, what must come with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mentor_tui.domain.curriculum import Evidence, Item
from mentor_tui.domain.journey_folds import LIFE, RETURNED, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.permissions import Relation, Verb, require
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.services.things import Held


def check_tick_right(it: Held, item: Item, relations: Sequence[Relation], reason: str) -> None:
    """Make sure that the acting person may tick an item: its own, what is their part, or with a reason.

    Raises:
        NotYours, Refused: see ``permissions``.

    """
    verb: Verb = "tick" if item.who == "hire" else "tick mentor item" if item.who == "mentor" else "tick lead item"
    if item.who != "hire" and "own" in relations:
        raise NotYours(Code.NOT_THEIR_ITEM, on=item.id, title=item.title, who=item.who)
    require(verb, relations, why=reason, person=it.person, on=item.id, title=item.title)


def check_brought_in(it: Held, relations: Sequence[Relation], on: date) -> None:
    """Make sure that somebody may bring in what was done before the program, on that day.

    Raises:
        NotYours: they are no lead, or it is their own.
        BadUse: the day has not come.

    """
    if "lead" not in relations or "own" in relations:
        raise NotYours(Code.NOT_BROUGHT_IN, person=it.person)
    if on > it.standing.today:
        raise BadUse(Code.FUTURE_DATE, date=on)


def check_going(standing: Standing) -> None:
    """Make sure that a programme was not ended early.

    Raises:
        Refused: it was, and nothing is ticked in it any more.

    """
    if standing.programme.over == "ended":
        raise Refused(Code.NOT_GOING, person=standing.journey.person, state="ended", on=standing.programme.over_on)


def check_evidence(name: str, title: str, wanted: Evidence, text: str) -> None:
    """Make sure that what must come with a thing has come.

    Raises:
        Refused: nothing came, or no link where a link is wanted.

    """
    if wanted == "none":
        return
    if not text:
        raise Refused(Code.NEEDS_EVIDENCE, on=name, title=title, evidence=wanted)
    if wanted == "link" and not re.search(r"https?://\S+", text):
        raise Refused(Code.NEEDS_LINK, on=name, title=title)


LIFE_CODES: dict[tuple[str, str], Code] = {
    (TICKED, "done"): Code.ALREADY_DONE,
    (TICKED, "waiting"): Code.ALREADY_WAITING,
    (TICKED, "returned"): Code.NEEDS_SEND,
    (UNTICKED, "open"): Code.NOT_TICKED,
    (UNTICKED, "returned"): Code.NEEDS_SEND,
}
"""Act and the state that it cannot follow -> what to say, where a state has a word of its own."""

_LIFE_CODE = {
    SENT: Code.NOT_RETURNED,
    SIGNED: Code.NOT_WAITING,
    RETURNED: Code.NOT_WAITING,
    WITHDRAWN: Code.NOT_SIGNED,
}


def check_life(it: Held, kind: str) -> None:
    """Make sure that an act can follow the state in which the thing is.

    Raises:
        Refused: it cannot.

    """
    state = it.fact.state
    if state not in LIFE[kind]:
        code = LIFE_CODES.get((kind, state)) or _LIFE_CODE[kind]
        raise Refused(
            code,
            on=it.name,
            title=it.title,
            state=state,
            by=it.fact.signed_by or it.fact.by,
            at=it.fact.at,
            person=it.person,
        )


def check_held(it: Held) -> None:
    """Make sure that pieces of a side task move only while it is held: not in line, not once it is confirmed.

    Raises:
        Refused: it is not held.

    """
    if it.rung is None:
        return
    hold = it.standing.holds.get(it.rung.id)
    if hold is None or hold.state != "held":
        code = Code.ALREADY_DONE if hold is not None and hold.state == "done" else Code.NOT_HELD
        raise Refused(
            code, on=it.rung.id, title=it.rung.title, state=hold.state if hold else "", person=it.person, by="", at=""
        )


def check_mover(it: Held, reason: str) -> None:
    """Make sure that the acting person may move an item or a piece of a side task on, or back.

    Raises:
        NotYours, Refused: see ``permissions``; a side task moves only while it is held.

    """
    relations = it.desk.relations_to(it.person)
    if it.item is not None:
        check_tick_right(it, it.item, relations, reason)
    else:
        require("take", relations, person=it.person, on=it.name, title=it.title)
        check_held(it)


def check_sign_right(it: Held, reason: str) -> str:
    """The relation in which the acting person may confirm or return an item.

    Raises:
        NotYours, Refused: see ``permissions``.

    """
    assert it.item is not None
    relations = it.desk.relations_to(it.person)
    if "own" in relations:
        raise NotYours(Code.OWN_SIGN_OFF, on=it.name, title=it.item.title)
    if it.item.sign_off == "lead":
        if "lead" not in relations:
            raise NotYours(
                Code.NOT_YOURS, verb="sign off", allowed=("lead",), person=it.person, on=it.name, title=it.item.title
            )
        return "lead"
    return require("sign off", relations, why=reason, person=it.person, on=it.name, title=it.item.title).relation


def check_confirm_right(it: Held) -> None:
    """Make sure that the acting person may return a side task: as mentor, lead, or owner of its track.

    Raises:
        NotYours: they may not.

    """
    assert it.rung is not None
    relations = it.desk.relations_to(it.person)
    track = it.desk.catalogue.tracks[it.rung.track]
    if "own" in relations or track.owner != it.desk.actor:
        require("confirm", relations, person=it.person, on=it.rung.id, title=it.rung.title)
