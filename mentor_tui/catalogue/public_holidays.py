"""Public holidays of countries and their parts, from the ``holidays`` package.

The package takes longer to load than a start of the program may: it is imported here alone, when a catalogue is built
or checked, and what it says is kept with what was built.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import holidays
from holidays.registry import COUNTRIES

from mentor_tui.domain.text import near, slug

BEFORE, AFTER = 10, 6
"""Years before and after the present one whose holidays are kept: as far as anybody's days are counted."""


@cache
def countries() -> Mapping[str, str]:
    """Code of two letters -> name, for the countries that the package knows."""
    return {code: name for name, (_class, code, *_more) in COUNTRIES.items()}


def near_country(text: str) -> str | None:
    """The code of the country that was probably meant: by its name, by its code of three letters, or nearly its own."""
    flat = slug(text).replace("-", "_")
    for name, (_class, code, *more) in COUNTRIES.items():
        if flat == name or text.upper() in (code, *more):
            return code
    called = near(flat, [*COUNTRIES]) if len(text) > 3 else None
    return COUNTRIES[called][1] if called else None


@cache
def subdivisions(country: str) -> Mapping[str, str]:
    """What a part of a country may be called, by code or by name -> its code."""
    made = _class(country)
    names: dict[str, str] = getattr(made, "subdivisions_aliases", {})
    return {code: code for code in made.subdivisions} | names


def near_subdivision(country: str, text: str) -> str | None:
    """The part of a country that was probably meant, as it may be written."""
    names = {slug(name): name for name in subdivisions(country)}
    found = slug(text) if slug(text) in names else near(slug(text), [*names])
    return names[found] if found else None


@cache
def public_holidays(country: str, subdivision: str | None = None) -> tuple[str, int]:
    """The public holidays around this year, a line a day as ``domain.calendar.Holidays`` takes them, and the last year known.

    Raises:
        KeyError: there is no such country, or no such part of it.

    """
    part = subdivisions(country)[subdivision] if subdivision else None
    made = _class(country)
    now = date.today().year
    last = min(now + AFTER, made.end_year)
    spoken = next((code for code in made.supported_languages if code.startswith("en_US")), None)
    found = made(years=range(now - BEFORE, last + 1), subdiv=part, language=spoken)
    return "\n".join(f"{day} {title}".replace("'", "’") for day, title in sorted(found.items())), last


def _class(country: str) -> Any:
    if country not in countries():
        raise KeyError(country)
    return getattr(holidays, country)
