"""The agenda of somebody's next talk: read by them, their mentor and leads, and what each wants to bring up in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mentor_tui.domain.agenda import AGENDA, NOTED, Agenda, CameBack, agenda
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.kinds_of_day import Kind, counted
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import Names
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.promises import Promise
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.talks import may_prepare
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, zone_of
from mentor_tui.services.checkins import CheckInRow, check_in_doc, last_for
from mentor_tui.services.command import command, needs
from mentor_tui.services.days import days_or_none
from mentor_tui.services.journey_access import JourneyAccess, view_of


class AgendaPage(NamedTuple):
    """The agenda of somebody's next talk, before somebody's eyes.

    Attributes:
        access: whose it is, and what the viewer is to them.
        check_in: the latest one, None where there is none, or it is not the viewer's to read.

    """

    access: JourneyAccess
    agenda: Agenda
    check_in: CheckInRow | None

    @property
    def labels(self) -> dict[str, str]:
        """Item or side task -> what lists call it."""
        return dict(self.access.standing.labels)

    @property
    def names(self) -> Names:
        """Person id -> name."""
        return self.access.team.names

    @property
    def own(self) -> bool:
        """Whether the viewer is the one whose talk it is."""
        return "own" in self.access.relations


def agenda_page(context: ActorContext, person: str | None = None) -> AgendaPage:
    """The agenda of somebody's next talk; None is one's own.

    Raises:
        NotYours: it is somebody else's to see.
        Refused: they have no curriculum, and had no talks.

    """
    access = view_of(context, person)
    standing = access.standing
    refuse_if(may_prepare(standing))
    found = agenda(standing, zone_of(standing.zone))
    return AgendaPage(access, found, last_for(standing, access.relations))


def days_since(context: ActorContext, page: AgendaPage) -> tuple[Kind, ...]:
    """Of which kind the days since the last talk were; it takes a whole history. None before the first talk is left out."""
    since, standing = page.agenda.since, page.access.standing
    first = datetime.fromisoformat(since).astimezone(zone_of(standing.zone)).date() if since else None
    return days_or_none(context, standing, first)


def bring_up(context: ActorContext, person: str | None, text: str, *, op: str | None = None) -> Done:
    """Note something for the next talk with somebody; None is one's own.

    Raises:
        BadUse: nothing is said.
        Refused: they have no curriculum, and had no talks.

    """
    who, words = find_person(context.team(), person or context.actor).id, said(text)
    with command(context, person_record(who), needs("bring up", who), op=op) as it:
        if it.repeated:
            return it.done(NOTED, who)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        refuse_if(may_prepare(context.standing(Journey(it.record))))
        return it.done(NOTED, who, "", (it.write(NOTED, AGENDA, text=words),))


def agenda_doc(page: AgendaPage, kinds: tuple[Kind, ...]) -> dict[str, Any]:
    """The same as the plain keys that scripts rely on."""
    found = page.agenda
    last, happened = found.last, found.happened
    return {
        "person": page.access.person.id,
        "held": found.held,
        "last": {"at": last.at, "on": last.on or None, "by": last.by, "text": last.text} if last is not None else None,
        "next": found.next or None,
        "done": [name for name, _at in happened.done],
        "came_back": [_came_back(one) for one in happened.returned],
        "asked": [{"on": one.on or None, "at": one.at, "text": one.text} for one in happened.asked],
        "days": counted(kinds)._asdict(),
        "questions": [
            {"on": one.on or None, "number": one.number or None, "since": one.since, "texts": list(one.texts)}
            for one in found.questions
        ],
        "promises": [_promise(one) for one in found.promises],
        "points": [{"by": one.by, "at": one.at, "text": one.text} for one in (*found.own, *found.theirs)],
        "check_in": check_in_doc(page.check_in) if page.check_in is not None else None,
    }


def _came_back(one: CameBack) -> dict[str, Any]:
    return {"on": one.on, "at": one.at, "state": one.state, "since": one.since, "text": one.text}


def _promise(one: Promise) -> dict[str, Any]:
    return {"number": one.number, "by": one.by, "what": one.text, "due": one.due.isoformat(), "state": one.state}
