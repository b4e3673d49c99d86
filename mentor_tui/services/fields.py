"""What can be said of a person: the fields, and their values from what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from mentor_tui.domain.languages import language
from mentor_tui.domain.people import ROLES
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean, is_slug, name, near, parse_date, slug
from mentor_tui.services.capacities import check_heads
from mentor_tui.services.desk import Desk

FIELDS = (
    "name",
    "id",
    "roles",
    "login",
    "team",
    "leads",
    "position",
    "start",
    "place",
    "zone",
    "pattern",
    "contract",
    "languages",
    "customers",
    "areas",
    "interests",
    "goals",
    "wishes",
    "manager",
    "curriculum",
    "cohort",
    "mentor",
    "room",
)
"""What can be said of a person: options of ``people add`` and columns of a CSV file."""

_LISTS = ("roles", "leads", "languages", "customers", "areas", "interests", "goals", "wishes")
_LANGUAGES = ("languages", "customers")
_LOGIN = re.compile(r"[A-Za-z0-9._@\\-]{1,64}")


def parse_fields(desk: Desk, given: Mapping[str, str]) -> dict[str, Any]:
    """What was typed about a person, checked and turned into values; fields that were not given are left out.

    Raises:
        BadUse: a value cannot be what it says.

    """
    found: dict[str, Any] = {}
    for key, raw in given.items():
        text = clean(raw)
        if key == "name":
            found[key] = name(raw)
        elif key in _LISTS:
            parts = [part for each in re.split(r"[,;|]", text) if (part := clean(each).lower())]
            found[key] = list(dict.fromkeys(map(language, parts) if key in _LANGUAGES else parts))
        elif key == "start":
            found[key] = parse_date(text).isoformat() if text else None
        elif key == "contract":
            found[key] = _number(key, text) if text else None
        elif key == "room":
            found[key] = check_heads(int(text) if text.isascii() and text.isdigit() and len(text) < 4 else text)
        elif key in FIELDS:
            found[key] = text
        else:
            raise BadUse(Code.BAD_VALUE, what="field", value=key, known=list(FIELDS))
    _check_fields(desk, found)
    return found


def _number(what: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 168:
        raise BadUse(Code.BAD_VALUE, what=what, value=text, known=["0–168"])
    return value


def _check_fields(desk: Desk, found: Mapping[str, Any]) -> None:
    for role in found.get("roles", ()):
        if role not in ROLES:
            raise BadUse(Code.UNKNOWN_ROLE, role=role, near=near(role, list(ROLES)), known=list(ROLES))
    if found.get("id") and not is_slug(found["id"]):
        raise BadUse(Code.BAD_ID, id=found["id"], like=slug(found["id"]))
    zone = found.get("zone")
    if zone:
        zones = available_timezones()
        if zone not in zones:
            raise BadUse(Code.UNKNOWN_ZONE, zone=zone, near=near(zone, sorted(zones)))
    pattern = found.get("pattern")
    if pattern:
        patterns = desk.catalogue.calendar.patterns
        if pattern not in patterns:
            raise BadUse(Code.UNKNOWN_PATTERN, pattern=pattern, near=near(pattern, [*patterns]), known=[*patterns])
    curriculum = found.get("curriculum")
    if curriculum and desk.catalogue.curriculum(curriculum) is None:
        known = [*desk.catalogue.curricula]
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=curriculum, near=near(curriculum, known), known=known)
    if found.get("login") and not _LOGIN.fullmatch(found["login"]):
        raise BadUse(Code.BAD_VALUE, what="login", value=found["login"], known=[])
