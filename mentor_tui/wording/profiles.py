"""What is known of a person, as lines with a label each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.paths import goal_word

Names = Mapping[str, str]

_PEOPLE = ("mentor", "stand_in", "manager", "mentees", "coming", "covers", "wishes")


def rows(profile: Mapping[str, Any], names: Names, catalogue: Catalogue, today: date) -> list[tuple[str, str]]:
    """A label and what it says, for everything that is known; see ``services.profiles``. What a file has is told by its title."""
    found = [
        (label, _said(key, profile[key], names, catalogue, today))
        for key, label in _labels().items()
        if profile.get(key) not in (None, [], "none")
    ]
    hidden = [label for key, label in _labels().items() if key in profile["withheld"]]
    return [*found, (_("Not shown to you"), ", ".join(hidden).lower())] if hidden else found


def _labels() -> Mapping[str, str]:
    return {
        "person": _("Id"),
        "roles": _("Roles"),
        "login": _("Login"),
        "email": _("E-mail"),
        "team": _("Team"),
        "leads": _("Leads"),
        "parts": _("Has the part"),
        "position": _("Position"),
        "programme": _("Programme"),
        "curriculum": _("Curriculum"),
        "cohort": _("Cohort"),
        "start": _("Day 1"),
        "mentor": _("Mentor"),
        "stand_in": _("Stands in"),
        "manager": _("Manager"),
        "mentees": _("Mentees"),
        "room": _("Mentees at a time"),
        "coming": _("Of these, starting later"),
        "covers": _("Stands in for"),
        "carries": _("Load"),
        "place": _("Place"),
        "zone": _("Time zone"),
        "pattern": _("Working pattern"),
        "contract": _("Hours a week"),
        "leave": _("Away"),
        "languages": _("Languages"),
        "customers": _("Customers write in"),
        "areas": _("Product areas"),
        "interests": _("Interests"),
        "goals": _("Goals"),
        "wishes": _("Would like to be with"),
        "left": _("Last day"),
    }


def _title(key: str, value: str, catalogue: Catalogue) -> str:
    """What a file calls a position, curriculum, place, goal or product area; its id where no file has it."""
    position = catalogue.positions.get(catalogue.former_positions.get(value, value))
    product_area = catalogue.product_areas.get(value)
    found = {
        "position": position,
        "curriculum": catalogue.curricula.get(value),
        "place": catalogue.calendar.place(value),
        "areas": product_area,
        "goals": position or catalogue.tracks.get(value) or product_area,
    }[key]
    return plain.shown(found.title) if found is not None else value


def _said(key: str, value: Any, names: Names, catalogue: Catalogue, today: date) -> str:
    if key in _PEOPLE:
        people = value if isinstance(value, list) else [value]
        return plain.people([names.get(person, person) for person in people])
    if key == "carries":
        heads = ngettext("{count} mentee", "{count} mentees", value["mentees"]).format(count=value["mentees"])
        hours = _("{then} of {most} a week").format(
            then=plain.number(round(value["hours"], 1)), most=plain.hours(value["allowed"])
        )
        return f"{heads}, {hours}"
    if key == "programme":
        return plain.word(value)
    if key == "leave":
        return ", ".join(_span(span, today) for span in value)
    if key == "leads" and value == ["*"]:
        return _("every team")
    if key in ("start", "left"):
        return plain.day_month(date.fromisoformat(value), today)
    if key in ("position", "curriculum", "place"):
        return _title(key, value, catalogue)
    if key == "areas":
        return ", ".join(_title(key, one, catalogue) for one in value)
    if key == "goals":
        return ", ".join(goal_word(goal, _title(key, goal, catalogue)) for goal in value)
    if isinstance(value, list):
        return ", ".join(value)
    return plain.number(value) if isinstance(value, float) else str(value)


def _span(span: Mapping[str, str | None], today: date) -> str:
    first = plain.day_month(date.fromisoformat(span["first"] or ""), today)
    if span["last"] is None:
        return _("from {first}").format(first=first)
    last = plain.day_month(date.fromisoformat(span["last"]), today)
    return first if span["last"] == span["first"] else _("{first} to {last}").format(first=first, last=last)
