"""Why an action of the Journey place is off: what the rules answer, for the item that is selected."""

from __future__ import annotations

from mentor_tui.domain.permissions import refusal as not_permitted
from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.questions import questions_of
from mentor_tui.domain.rules import items
from mentor_tui.domain.rules.adding import may_add
from mentor_tui.domain.rules.checkins import may_check_in
from mentor_tui.domain.rules.pairing import may_ask
from mentor_tui.domain.rules.people import may_note
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.things import to_promise
from mentor_tui.tui.actions import acts_of, why_not
from mentor_tui.tui.base.closing import why_no_end
from mentor_tui.tui.base.promising import why_no_promise
from mentor_tui.tui.screens.journey_actions import ACTIONS
from mentor_tui.wording.language import _

_ON_ITEM = acts_of(ACTIONS)


def refusal(action: str, page: JourneyPage | None, now: ItemStanding | None) -> Problem | str | None:
    """Why an action is off, or None where it is on."""
    if page is None:
        return _("There is nothing here yet.")
    who = page.person.id
    match action:
        case "journey.say" if page.own:
            return not_permitted("ask", page.relations, person=who, on=who, title="")
        case "journey.settle":
            return _settles(page, now)
        case "journey.note" | "journey.say" if action == "journey.note" or (now is None and not _free(page)):
            return may_note(page.relations, page.person, restricted=False)
        case "journey.say" if now is None:
            return not_permitted("answer", page.relations, person=who, on=who, title="")
        case "journey.add":
            return may_add(page.standing, page.relations, page.viewer) or _not_now(page)
        case "journey.session":
            return not_permitted("session", page.relations, person=who, on=who, title="")
        case "journey.promise":
            relations = to_promise(page.relations, page.standing, page.parts, page.viewer)
            return why_no_promise(relations, page.standing, page.viewer)
        case "journey.closing":
            return why_no_end(page.standing, page.pairing, page.viewer, page.relations)
        case "journey.check-in":
            return may_check_in(page.standing, page.relations, zone_of(page.standing.zone))
        case "journey.news" if not page.news and not page.owed:
            return _("There is nothing new and nothing outstanding.")
        case "journey.can-do" if not page.standing.basics_complete:
            return _("That page opens with the closing talk, when the basics are done.")
        case "journey.as-seen" if page.own:
            return _("You are already looking at your own page.")
        case "journey.former" if page.looked_at:
            return _("That is not looked at as somebody else: esc, and then it opens.")
        case "journey.ask-mentor":
            return may_ask(page.relations, page.person, hands_over=page.hands_over)
        case "journey.mentors" if "hire" not in page.person.roles:
            return _("Only hires have a mentor.")
    if action not in ("journey.why", "journey.improve") and action not in _ON_ITEM:
        return None
    if now is None:
        return _("Select an item first.")
    if action == "journey.improve":
        added = now.fit.added is not None
        return Refused(Code.BAD_PROPOSAL, reason="own", title=now.item.title) if added else None
    if action == "journey.why":
        return items.locked(page.case(now))
    if action == "journey.skip" and now.skipped is not None:
        return why_not("ask again", page.case(now))
    if action == "journey.stuck" and now.stuck is not None:
        return why_not("free", page.case(now))
    return why_not(_ON_ITEM[action], page.case(now))


def sooner(page: JourneyPage, who: str) -> Problem | str | None:
    """Why nobody is asked who would answer sooner; ``who`` would, "" where nobody is known to."""
    if not page.own:
        return not_permitted("ask", page.relations, person=page.person.id, on=page.person.id, title="")
    if who:
        return None
    name = page.called(page.mentor) if page.mentor else ""
    if not name:
        return _("You have no mentor at the moment: a asks.")
    return _("Nobody is known to answer sooner than {name}: a asks.").format(name=name)


def _free(page: JourneyPage) -> bool:
    """Whether the owner has a question about no item that is not settled."""
    return any(one.state != "settled" for one in questions_of(page.standing.journey.record.facts))


def _settles(page: JourneyPage, now: ItemStanding | None) -> Problem | str | None:
    if now is not None:
        return page.case(now).may("settle")
    if not _free(page):
        return _("There is no question here.")
    return not_permitted("settle", page.relations, person=page.person.id, on=page.person.id, title="")


def _not_now(page: JourneyPage) -> str | None:
    """That a curriculum of before is looked at, to which nothing is added."""
    return _("Nothing is added to a curriculum of before.") if page.standing.programme.former else None
