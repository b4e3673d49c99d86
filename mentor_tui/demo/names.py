"""Places with their time zones, languages and names, for people who are made up."""

from __future__ import annotations

from dataclasses import dataclass

from mentor_tui.demo.written import read


@dataclass(frozen=True, slots=True)
class HomePlace:
    """Where people work, and what they are called there; nobody but people of the story where there are no names."""

    id: str
    zone: str
    languages: tuple[str, ...]
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()


_WRITTEN = read("names")

HOMES: dict[str, HomePlace] = {name: HomePlace(name, **place) for name, place in _WRITTEN["places"].items()}
"""Where people of the story live, the places of whole teams among them. The holidays of each stand in the calendar file."""

PLACES: dict[str, HomePlace] = {name: place for name, place in HOMES.items() if place.given}
"""Where whole teams live."""

FAR_ZONES: tuple[str, ...] = _WRITTEN["far_zones"]
"""Where some of a team work who are not at its place."""

AREAS: tuple[str, ...] = _WRITTEN["areas"]
INTERESTS: tuple[str, ...] = _WRITTEN["interests"]

GOALS: tuple[str, ...] = _WRITTEN["goals"]
"""What people want to grow into, and what mentors help with: tracks, areas, a position."""

LANGUAGES: tuple[str, ...] = _WRITTEN["languages"]
"""What somebody speaks, or their customers write, beside what is spoken where they are."""
