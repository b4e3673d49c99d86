"""Why an action of the Journey place is off for the selected item: what the services would refuse, said before."""

from __future__ import annotations

from mentor_tui.domain.permissions import Verb, grant
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.parts.item import signers, voices
from mentor_tui.wording import locks
from mentor_tui.wording.language import _

_ON_ITEM = {
    "journey.tick",
    "journey.evidence",
    "journey.say",
    "journey.send",
    "journey.untick",
    "journey.why",
    "journey.open-lock",
    "journey.sign-off",
    "journey.give-back",
}


def refusal(action: str, page: JourneyPage | None, now: ItemStanding | None) -> str | None:
    """Why an action is off, or None where it is on."""
    if page is None:
        return _("There is nothing here yet.") if action.startswith("journey.") else None
    if action in _ON_ITEM and now is None:
        return _("Select an item first.")
    if action == "journey.can-do" and not page.standing.basics_complete:
        return _("That page comes with the closing talk, when the basics are done.")
    if action == "journey.as-seen" and page.own:
        return _("This is how you see it.")
    if action == "journey.note" and grant("note", page.relations) is None:
        return _("Notes are for the hire, their mentor and a lead.")
    if action == "journey.session" and grant("session", page.relations) is None:
        return (
            _("The mentor or a lead logs a talk; you read it here.") if page.own else _("The mentor or a lead logs it.")
        )
    if action == "journey.ask-mentor" and grant("ask mentor", page.relations) is None:
        return _("{name} or their mentor asks; a lead gives another mentor in the Team place.").format(
            name=page.person.first_name
        )
    if action in ("journey.ask-mentor", "journey.mentors") and "hire" not in page.person.roles:
        return _("Only hires have a mentor.")
    if now is None:
        return None
    if action in ("journey.tick", "journey.evidence"):
        return _tick(page, now)
    if action == "journey.send":
        return _person(page, now) or (None if now.state == "returned" else _("This did not come back."))
    if action == "journey.untick":
        return _untick(page, now)
    if action == "journey.open-lock" and grant("open lock", page.relations) is None:
        return _("A lead opens a lock early, and nobody their own.")
    if action in ("journey.why", "journey.open-lock") and now.state != "locked":
        return _("It is not locked.")
    if action in ("journey.sign-off", "journey.give-back"):
        return _sign(page, now)
    return None


def _person(page: JourneyPage, now: ItemStanding) -> str | None:
    """Why it is not the viewer's to tick."""
    who = now.item.who
    verb: Verb = "tick" if who == "hire" else "tick mentor item" if who == "mentor" else "tick lead item"
    if grant(verb, page.relations) is not None:
        return None
    if who != "hire":
        return signers(page, now.item) + "."
    return _("Only {name} ticks this.").format(name=page.person.first_name)


def _tick(page: JourneyPage, now: ItemStanding) -> str | None:
    if reason := _person(page, now):
        return reason
    if now.state == "locked":
        lock = page.standing.lock(now.item)
        text = locks.short(lock, voices(page)) if lock else ""
        return _("Opens after: {what}. w says all of it.").format(what=text)
    if now.state == "waiting":
        return _("It is sent. {signers}; - takes it back.").format(signers=signers(page, now.item))
    if now.state == "done":
        return _("It is done.") if now.fact.signed_by else _("It is done; - takes a tick back.")
    return None


def _untick(page: JourneyPage, now: ItemStanding) -> str | None:
    if reason := _person(page, now):
        return reason
    if now.state == "returned":
        return _("It came back: s sends it again.")
    if not now.fact.count:
        return _("Nothing is ticked here.")
    if now.fact.signed_by and now.state == "done":
        name = page.names.get(now.fact.signed_by, now.fact.signed_by)
        return _("{name} signed it off; only a withdrawal takes that back.").format(name=name)
    return None


def _sign(page: JourneyPage, now: ItemStanding) -> str | None:
    if page.own:
        return _("Nobody signs off in their own journey.")
    if grant("sign off", page.relations) is None:
        return _("Only {name}’s mentor or a lead signs this off.").format(name=page.person.first_name)
    if now.state != "waiting":
        return _("It does not wait for a sign-off.")
    return None


def owes_reason(page: JourneyPage) -> bool:
    """Whether the viewer signs off only with a reason: a lead in the mentor's place."""
    granted = grant("sign off", page.relations)
    return granted is not None and granted.reason


def needs_evidence(now: ItemStanding) -> bool:
    """Whether the next tick is the one with which evidence is due."""
    return now.item.evidence != "none" and now.fact.count + 1 >= now.item.times and not now.fact.evidence
