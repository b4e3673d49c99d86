"""Hires and mentors who are kept apart: said by a lead, and kept where only mentors and leads may read."""

from __future__ import annotations

from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import restricted_record, thing
from mentor_tui.domain.restricted import APART
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import command, needs
from mentor_tui.services.results import Apart


def keep_apart(context: ActorContext, hire: str, mentor: str, *, why: str, op: str | None = None) -> Done:
    """Keep two people from being a pair. A pair that they are today stays until the lead changes it.

    Raises:
        Refused: restricted records are not offered here, there is no reason, or they are kept apart already.

    """
    return _say(context, hire, mentor, "kept-apart", why=why, op=op)


def allow_again(context: ActorContext, hire: str, mentor: str, *, why: str = "", op: str | None = None) -> Done:
    """Let two people be a pair again who were kept apart.

    Raises:
        Refused: restricted records are not offered here, or they are not kept apart.

    """
    return _say(context, hire, mentor, "allowed", why=why, op=op)


def _say(context: ActorContext, hire: str, mentor: str, kind: str, *, why: str, op: str | None) -> Done:
    team = context.team()
    them, other = find_person(team, hire), find_person(team, mentor)
    # Whoever may not do it is told that, and not how it could be set up.
    require("keep apart", context.relations(team, them.id), person=them.id, on=other.id, title=other.name)
    if not context.restricted:
        raise Refused(Code.RESTRICTED_OFF)
    text, key = said(why), thing(APART, other.id)
    right = needs("keep apart", them.id, on=other.id, title=other.name)
    with command(context, restricted_record(them.id), right, op=op, create=True) as it:
        if it.repeated:
            return it.done(kind, them.id, other.id)
        if them.id == other.id:
            raise Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
        if (key in it.record.facts) == (kind == "kept-apart"):
            code = Code.ALREADY_APART if kind == "kept-apart" else Code.NOT_APART
            raise Refused(code, person=them.id, name=them.name, mentor=other.name)
        if kind == "kept-apart" and not text:
            raise Refused(Code.ASKS_A_REASON, verb="keep apart", on=them.id, title=them.name)
        event = it.write(kind, key, text=text)
        return it.done(kind, them.id, other.id, (event,), Apart(them.id in it.team.bound_to(other.id)))
