"""What can be said of a person: the fields, and their values from what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from mentor_tui.catalogue.languages import languages
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import ROLES
from mentor_tui.domain.permissions import Verb
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean, decimal, is_slug, name, near, parse_date, short, slug
from mentor_tui.domain.zones import known_zones
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.capacities import check_heads

_LOGIN = re.compile(r"[A-Za-z0-9._@\\-]{1,64}")

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]+")

EMAIL_MOST, WORDS_MOST = 254, 40
"""Characters of an address, by RFC 5321; how many languages, areas, interests or goals one person may have."""


def _words(raw: str) -> list[str]:
    parts = [part for each in re.split(r"[,;|]", clean(raw)) if (part := short(each).lower())]
    if len(parts) > WORDS_MOST:
        raise BadUse(Code.TOO_MANY, count=len(parts), most=WORDS_MOST)
    return list(dict.fromkeys(parts))


def _email(raw: str) -> str:
    text = short(raw, most=EMAIL_MOST)
    if text and not _EMAIL.fullmatch(text):
        raise BadUse(Code.BAD_VALUE, what="email", value=text, known=["name@example.com"])
    return text


def _languages(raw: str) -> list[str]:
    return list(dict.fromkeys(map(languages().code, _words(raw))))


def _day(raw: str) -> str | None:
    text = clean(raw)
    return parse_date(text).isoformat() if text else None


def _contract(raw: str) -> float | None:
    text = clean(raw)
    if not text:
        return None
    try:
        value = decimal(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 168:
        raise BadUse(Code.BAD_VALUE, what="contract", value=text, known=["0–168"])
    return value


def _room(raw: str) -> int:
    text = clean(raw)
    return check_heads(int(text) if text.isascii() and text.isdigit() and len(text) < 4 else text)


class PersonField(NamedTuple):
    """Something that can be said of a person: an option of ``people add``, a column of a CSV file.

    Attributes:
        kept: where it is written; "" for what can only be said when they are added.
        parse: from what was typed to its value; raises ``BadUse``.
        called: other names of its column, in small letters without spaces.
        read: the right that it takes to read it of somebody.

    """

    name: str
    kept: Literal["roster", "profile", "programme", ""] = "profile"
    parse: Callable[[str], Any] = short
    called: tuple[str, ...] = ()
    read: Verb = "see journey"


FIELDS: Mapping[str, PersonField] = {
    field.name: field
    for field in (
        PersonField(
            "name", "roster", name, ("fullname", "employee", "employeename", "displayname", "colleague"), "see roster"
        ),
        PersonField("id", "", called=("person",), read="see roster"),
        PersonField("roles", "roster", _words, ("role",), "see roster"),
        PersonField("login", "roster", called=("user", "username", "account"), read="people"),
        PersonField("email", "roster", _email, ("mail", "emailaddress", "workemail"), "people"),
        PersonField("team", "roster", read="see roster"),
        PersonField("leads", "roster", _words, read="see roster"),
        PersonField("parts", "roster", _words, ("part",), "see roster"),
        PersonField("position", called=("jobtitle", "job"), read="see record"),
        PersonField(
            "start",
            parse=_day,
            called=("startdate", "startingdate", "firstday", "day1", "hiredate", "joiningdate", "joined"),
            read="see record",
        ),
        PersonField("place", called=("location", "office", "site", "city"), read="see record"),
        PersonField("zone", called=("timezone", "tz"), read="see record"),
        PersonField("pattern", called=("workingpattern", "shift"), read="see record"),
        PersonField(
            "contract", parse=_contract, called=("hours", "contracthours", "weeklyhours", "hoursperweek", "hoursaweek")
        ),
        PersonField("languages", parse=_languages, called=("language",), read="see record"),
        PersonField("customers", parse=_languages, called=("customer", "customerlanguages")),
        PersonField("areas", parse=_words, called=("area", "productarea", "productareas"), read="see record"),
        PersonField("interests", parse=_words, called=("interest",)),
        PersonField("goals", parse=_words, called=("goal",)),
        PersonField("wishes", parse=_words, called=("wish",), read="wish"),
        PersonField("manager", called=("linemanager", "reportsto", "supervisor", "managername"), read="see record"),
        PersonField("curriculum", "programme", called=("programme", "program"), read="see record"),
        PersonField("cohort", "programme", read="see record"),
        PersonField("mentor", "", called=("buddy",), read="see roster"),
        PersonField("room", "", _room, read="see roster"),
    )
}
"""What can be said of a person, by name, in the order in which it is asked for."""


def kept(where: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those of somebody's fields that are kept in one place, as terms."""
    return {key: fields[key] for key, field in FIELDS.items() if field.kept == where and key in fields}


def parse_fields(context: ActorContext, given: Mapping[str, str]) -> dict[str, Any]:
    """What was typed about a person, checked and turned into values; fields that were not given are left out.

    Raises:
        BadUse: a value cannot be what it says.

    """
    found: dict[str, Any] = {}
    for key, raw in given.items():
        if key not in FIELDS:
            raise BadUse(Code.BAD_VALUE, what="field", value=key, known=[*FIELDS])
        try:
            found[key] = FIELDS[key].parse(raw)
        except BadUse as problem:
            # Of a text that is too long one has to know which it is.
            problem.facts.setdefault("field", key)
            raise
    _check_fields(context, found)
    return found


def _check_fields(context: ActorContext, found: Mapping[str, Any]) -> None:
    for role in found.get("roles", ()):
        if role not in ROLES:
            raise BadUse(Code.UNKNOWN_ROLE, role=role, near=near(role, list(ROLES)), known=list(ROLES))
    if found.get("id") and not is_slug(found["id"]):
        raise BadUse(Code.BAD_ID, id=found["id"], like=slug(found["id"]))
    for at, part in enumerate(found.get("parts", ())):
        parts = context.catalogue.parts
        found["parts"][at] = now = context.catalogue.former_parts.get(part, part)
        if now not in parts:
            raise BadUse(Code.UNKNOWN_PART, part=part, near=near(part, [*parts]), known=[*parts])
    zone = found.get("zone")
    if zone:
        zones = known_zones()
        if not zones:
            raise BadUse(Code.NO_ZONES, zone=zone)
        if zone not in zones:
            raise BadUse(Code.UNKNOWN_ZONE, zone=zone, near=near(zone, sorted(zones)))
    pattern = found.get("pattern")
    if pattern:
        patterns = context.catalogue.calendar.patterns
        if pattern not in patterns:
            raise BadUse(Code.UNKNOWN_PATTERN, pattern=pattern, near=near(pattern, [*patterns]), known=[*patterns])
    curriculum = found.get("curriculum")
    if curriculum is not None and context.catalogue.curriculum(curriculum) is None:
        known = [*context.catalogue.curricula]
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=curriculum, near=near(curriculum, known), known=known)
    if found.get("login") and not _LOGIN.fullmatch(found["login"]):
        raise BadUse(Code.BAD_VALUE, what="login", value=found["login"], known=[])
