"""Places, positions, product areas and teams: the words that are known, and what was meant by one typed otherwise.

Case, accents and blanks make no other word. Places are those of the calendar file, and another one is taken only where it
is said to be meant. Of the others there is no list: any may be the first of its kind, but one that looks like a known word
with a slip in it is asked about, unless it is said to be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import Any

from mentor_tui.domain.growth_content import Position, ProductArea
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import EVERY_TEAM, Person, Profile
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import folded, near
from mentor_tui.services.actor_context import ActorContext, sound

ALIKE = 0.8
"""From how much two words are alike, as ``difflib`` measures it, one of them may be a slip: a letter in five."""

_PAIRED = frozenset({"hire", "mentor"})
"""Roles for which hours in common weigh."""


class KnownWords:
    """The words that one team knows.

    Args:
        context: who types.
        team: the roster.
        new: whether words that nobody has yet are meant, near as they may be to others.

    """

    def __init__(self, context: ActorContext, team: Team, *, new: bool = False) -> None:
        self._context, self._team, self._new = context, team, new
        self._said: dict[str, dict[str, str]] = {}

    def settle(self, fields: dict[str, Any]) -> None:
        """Write the words among somebody's fields as they are known.

        Raises:
            BadUse: a place is not known, or another word looks like a slip of the finger.

        """
        if fields.get("place"):
            fields["place"] = self._place(fields["place"])
        for field, kind in (("position", "position"), ("team", "team")):
            if fields.get(field):
                fields[field] = self._word(kind, fields[field])
        for field, kind in (("areas", "area"), ("leads", "team")):
            if field in fields:
                words = (word if word == EVERY_TEAM else self._word(kind, word) for word in fields[field])
                fields[field] = list(dict.fromkeys(words))

    def _place(self, text: str) -> str:
        calendar = self._context.catalogue.calendar
        found = calendar.place(text)
        if found is not None:
            return found.id
        if not self._new:
            titles = {
                folded(title): place.id for place in calendar.places.values() for title in (place.title, place.id)
            }
            meant = near(folded(text), [*titles])
            raise BadUse(
                Code.UNKNOWN_PLACE, place=text, near=titles[meant] if meant else None, known=[*calendar.places]
            )
        return text

    def _word(self, kind: str, text: str) -> str:
        if kind not in self._said:
            self._said[kind] = {folded(word): word for word in self._known(kind)}
        said = self._said[kind]
        flat = folded(text)
        if flat not in said and (titled := self._titles(kind).get(flat)):
            return titled
        if flat not in said and not self._new:
            # A title is taken whole; only ids are written with a slip.
            meant = slip(flat, said)
            if meant is not None:
                raise BadUse(Code.NEAR_WORD, kind=kind, word=text, near=said[meant])
        return said.setdefault(flat, text)

    def _titles(self, kind: str) -> dict[str, str]:
        """What people call those that the curricula have, as “Support lead”: the id is kept, by which all else knows them."""
        catalogue = self._context.catalogue
        titled: Iterable[Position | ProductArea] = ()
        if kind != "team":
            titled = (catalogue.positions if kind == "position" else catalogue.product_areas).values()
        return {folded(one.title): one.id for one in titled}

    def _known(self, kind: str) -> Iterable[str]:
        catalogue = self._context.catalogue
        if kind == "team":
            for person in self._team.people.values():
                yield from (word for word in (person.team, *person.leads) if word not in ("", EVERY_TEAM))
        elif kind == "position":
            yield from (*catalogue.positions, *catalogue.budget.positions)
            yield from (one.position for one in self._profiles if one.position)
        else:
            yield from catalogue.product_areas
            modules = (
                module for one in catalogue.curricula.values() for phase in one.phases for module in phase.modules
            )
            yield from (module.area for module in modules if module.area)
            yield from (area for one in self._profiles for area in one.areas)

    @cached_property
    def _profiles(self) -> tuple[Profile, ...]:
        """What everybody's own record says of them; one that cannot be read knows no words."""
        found = []
        for record_id, record in self._context.store.read_many(map(person_record, self._team.people)):
            if isinstance(record, Record):
                with suppress(Trouble), sound(record_id):
                    found.append(Journey(record).profile)
        return tuple(found)


def unknown_of(
    context: ActorContext, people: Iterable[tuple[Person, Profile]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of some people, the names of those who can be of a pair and whose time zone is not known; places that are unknown."""
    everybody = tuple(people)
    nowhere = tuple(
        person.name
        for person, profile in everybody
        if not _PAIRED.isdisjoint(person.roles) and context.zone(profile) is None
    )
    places = dict.fromkeys(profile.place for _name, profile in everybody if profile.place)
    return nowhere, tuple(place for place in places if context.catalogue.calendar.place(place) is None)


def slip(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody may have meant who typed another one; those that only count their kind are others."""
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=ALIKE)
    return found[0] if found and _kind(found[0]) != _kind(word) else None


def _kind(word: str) -> str:
    """A word without its number or single letter: “tier 2”, “team-b”."""
    return re.sub(r"\d+|\b\w\b", "#", word)
