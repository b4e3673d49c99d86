"""Why an action of the Team place is off: what the rules answer, for the person who is selected."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.permissions import refusal as not_permitted
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules import pairing, people
from mentor_tui.services.team_page import TeamPage
from mentor_tui.wording.language import _

ABOUT_SOMEBODY = frozenset(
    f"team.{name}"
    for name in (
        "reassign",
        "extend",
        "cover",
        "rest",
        "end",
        "leave",
        "settle",
        "promise",
        "look",
        "growth",
        "one-person",
    )
)
"""The actions that are about the person who is selected."""


def refusal(action: str, page: TeamPage, person: str) -> Problem | str | None:
    """Why an action about a person is off, or None."""
    team, entry = page.view.team, page.view.of(person)
    them, relations = team.person(person), page.relations(person)
    if them is None:
        return _("Select a person first; tab goes to the people.")
    if entry.trouble:
        return _("This record cannot be read; “mentor-tui doctor” says why and what to do.")
    changes: dict[str, people.Change] = {
        "team.extend": "extended",
        "team.end": "ended",
        "team.rest": "resumed" if entry.programme == "paused" else "paused",
    }
    if action in changes:
        over = date.fromisoformat(entry.over_on) if entry.over_on else None
        return people.may_change_programme(changes[action], relations, them, entry.programme, over)
    match action:
        case "team.reassign":
            return pairing.may_pair(relations, them)
        case "team.cover":
            return pairing.may_cover(relations, them, team.mentor(person))
        case "team.settle":
            return pairing.may_settle(relations, them, team)
        case "team.promise":
            return not_permitted("promise", relations, person=person, on=person, title="")
        case "team.leave":
            return people.may_note_leave(relations, them)
        case "team.look" | "team.growth" | "team.one-person":
            return not_permitted("see journey", relations, person=person, on=person, title="")
    return None
