"""Why an action of the Mentees place is off: what the rules answer, for the thing that is open or the mentee."""

from __future__ import annotations

from typing import Literal

from mentor_tui.domain.names import short_name
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.permissions import refusal as not_permitted
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules import handover
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.rules.pairing import may_ask
from mentor_tui.domain.rules.people import may_note
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.services.calls import Call
from mentor_tui.services.pages import MenteesPage
from mentor_tui.services.things import to_promise
from mentor_tui.tui.actions import acts_of, why_not
from mentor_tui.tui.base.promising import why_no_promise
from mentor_tui.tui.screens.mentees_actions import ACTIONS
from mentor_tui.tui.screens.mentees_view import Piece, written
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

ON_THING = acts_of(ACTIONS)
"""The actions on the item or side task that is open."""


def on_thing(action: str, case: ItemCase | TaskCase | None) -> Problem | str | None:
    """Why an action is off for the item or side task that is open, None where there is none open."""
    if case is None:
        return _("There is no item here.")
    return why_not(ON_THING[action], case)


def journey(page: MenteesPage, person: str) -> Problem | None:
    """Why a hire's journey is not opened: whoever only has a part reads of it what is in their queue."""
    return not_permitted("see journey", page.relations.get(person, ()), person=person, on=person, title="")


def of_question(act: Literal["answer", "settle"], page: MenteesPage, opened: Piece) -> Problem | str | None:
    """Why a question that is open is not answered, or not settled."""
    call = opened.call
    case = page.cases.get((call.person, call.on))
    if case is not None:
        return case.may(act)
    asked = written(page, call)
    if asked is None or not call.on:
        return _("There is no question here.")
    known = page.relations.get(call.person, ())
    relations = (*known, *(("asked",) if asked.to == page.me.id else ()))
    return not_permitted(act, relations, person=call.person, on=call.on, title=plain.one_line(asked.texts[0]))


def promise(page: MenteesPage, person: str) -> Problem | str | None:
    """Why nothing is promised to a hire, and how no promise to them ended is said either."""
    relations, standing = page.relations.get(person, ()), page.standings.get(person)
    if standing is None:
        return _("There is nobody here yet.")
    return why_no_promise(to_promise(relations, standing, page.parts, page.me.id), standing, page.me.id)


def of_debt(page: MenteesPage, call: Call) -> Problem | str | None:
    """Why a call about a debt is not settled."""
    if call.kind == "promise":
        # Whoever is called for it owes it.
        relations: tuple[Relation, ...] = (*page.relations.get(call.person, ()), "promiser")
        return not_permitted("keep promise", relations, person=call.person, on=call.person, title="")
    case = page.cases.get((call.person, call.on))
    return why_not("free", case) if case is not None else _("There is no item here.")


def about(action: str, page: MenteesPage, person: str) -> Problem | str | None:
    """Why an action is off for a mentee."""
    them = page.people.get(person)
    if them is None:
        return _("There is nobody here yet.")
    relations = page.relations.get(person)
    if relations is None:  # the line is about whom they stand in for, or about themselves
        return _("Select a mentee first: tab goes to their rows.") if page.rows else _("There is nobody here yet.")
    change = page.handovers.get(person, handover.HandoverChange())
    match action:
        case "mentees.talk":
            return journey(page, person)
        case "mentees.session":
            return not_permitted("session", relations, person=person, on=person, title="")
        case "mentees.note":
            return may_note(relations, them, restricted=False)
        case "mentees.withdraw" if not page.signed(person):
            return _("There is no sign-off of {name}’s that you can withdraw.").format(
                name=short_name(page.names, them.id)
            )
        case "mentees.handover":
            return handover.may_see(relations, them, change, page.me.id, page.today)
        case "mentees.word":
            return handover.may_hand_over(relations, them, change, page.me.id, page.today)
        case "mentees.ask-mentor":
            return may_ask(relations, them, hands_over=change.by(page.me.id, page.today))
    return None
