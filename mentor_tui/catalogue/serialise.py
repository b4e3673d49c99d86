"""A catalogue as plain lists and back: what the cache holds.

Rows follow the order of the fields, so that a row becomes an object in one call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, get_args

from mentor_tui.domain.calendar import Holiday, Pattern, Shift, Workplace
from mentor_tui.domain.catalogue import (
    Budget,
    Catalogue,
    Competency,
    LeftOut,
    MentoringCost,
    Rung,
    Track,
    WorkCalendar,
)
from mentor_tui.domain.conditions import ALWAYS, AllOf, AnyOf, Atom, Condition
from mentor_tui.domain.curriculum import Curriculum, Item, Module, PartDef, Phase
from mentor_tui.domain.growth_content import Area, Elsewhere, Position, ProductArea
from mentor_tui.domain.policy import MatchingPolicy

_ATOMS: dict[str, Any] = {atom.__name__: atom for atom in get_args(Atom)}

_CURRICULA = (Item, Module, Phase, PartDef, Curriculum, Rung, Track, Competency)
_PLAIN = (
    *_CURRICULA,
    Shift,
    Pattern,
    Holiday,
    Workplace,
    WorkCalendar,
    MentoringCost,
    Budget,
    MatchingPolicy,
    LeftOut,
    Area,
    Position,
    Elsewhere,
    ProductArea,
    Catalogue,
)


def field_names(kind: Any) -> tuple[str, ...]:
    """The fields of one of the classes that rows are made of, in the order of its ``__init__``."""
    names: tuple[str, ...] = kind.__match_args__
    return names


SIGNATURE = ";".join(f"{kind.__name__}:{','.join(field_names(kind))}" for kind in (*_PLAIN, *_ATOMS.values()))
"""The fields that rows hold: a cache of other fields is not read."""


def pack(value: Any) -> Any:
    """A catalogue, or something in one, as lists, mappings with text keys, texts and numbers."""
    if isinstance(value, _PLAIN):
        return [pack(getattr(value, name)) for name in field_names(type(value))]
    if isinstance(value, AllOf | AnyOf):
        return [type(value).__name__, *(pack(part) for part in value.parts)]
    if type(value).__name__ in _ATOMS:
        return [type(value).__name__, *(getattr(value, name) for name in field_names(type(value)))]
    if isinstance(value, tuple):
        return [pack(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): pack(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date | time) else value


def unpack(data: Any) -> Catalogue:
    """The catalogue that was packed; its lists are used up.

    Raises:
        TypeError, ValueError, KeyError, IndexError, AttributeError: it is damaged.

    """
    catalogue: Catalogue = _catalogue(data)
    return catalogue


def _condition(row: list[Any]) -> Condition:
    name, *parts = row
    if name == "AllOf":
        return AllOf(tuple(_condition(part) for part in parts)) if parts else ALWAYS
    if name == "AnyOf":
        return AnyOf(tuple(_condition(part) for part in parts))
    made: Condition = _ATOMS[name](*parts)
    return made


def _maker(kind: Any, **convert: Callable[[Any], Any]) -> Callable[[list[Any]], Any]:
    """A function that makes one of ``kind`` from a row, some of its fields converted first."""
    names = field_names(kind)
    steps = [(names.index(name), change) for name, change in convert.items()]

    def make(row: list[Any]) -> Any:
        for at, change in steps:
            row[at] = change(row[at])
        return kind(*row)

    return make


def _each(make: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
    return lambda rows: tuple(make(row) for row in rows)


def _under(make: Callable[[Any], Any], key: Callable[[str], Any] = str) -> Callable[[Any], Any]:
    return lambda rows: {key(name): make(row) for name, row in rows.items()}


def _or_none(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else make(value)


_item = _maker(Item, requires=tuple, when=_condition, look_for=tuple, was=tuple, links=tuple, positions=tuple)
_module = _maker(Module, items=_each(_item), was=tuple, positions=tuple)
_phase = _maker(Phase, modules=_each(_module), was=tuple)
_curriculum = _maker(Curriculum, phases=_each(_phase), was=tuple, parts=_each(_maker(PartDef, was=tuple)))
_rung = _maker(Rung, opens=_condition, confirmed_by=tuple, look_for=tuple, was=tuple)
_track = _maker(Track, rungs=_each(_rung))
_budget = _maker(Budget, mentoring=_each(_maker(MentoringCost)))
_matching = _maker(MatchingPolicy, confirmed_on=tuple)
_competency = _maker(Competency, levels=_under(str, int))
_shift = _maker(Shift, begin=time.fromisoformat, end=time.fromisoformat)
_pattern = _maker(Pattern, shifts=_under(_shift, int))
_holiday = _maker(Holiday, on=_or_none(date.fromisoformat), every=_or_none(tuple))
_place = _maker(Workplace, days=_each(_holiday))
_calendar = _maker(WorkCalendar, patterns=_under(_pattern), places=_under(_place))
_catalogue = _maker(
    Catalogue,
    curricula=_under(_curriculum),
    tracks=_under(_track),
    competencies=_under(_competency),
    calendar=_calendar,
    budget=_budget,
    matching=_matching,
    left_out=_each(_maker(LeftOut)),
    areas=_under(_maker(Area, kept_when=tuple, was=tuple)),
    positions=_under(_maker(Position, leads_to=tuple, was=tuple)),
    elsewhere=_under(_maker(Elsewhere)),
    product_areas=_under(_maker(ProductArea, was=tuple)),
)
