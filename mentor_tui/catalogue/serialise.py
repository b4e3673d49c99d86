"""A catalogue as plain lists and back: what the cache holds.

Rows follow the order of the fields, so that a row becomes an object in one call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from mentor_tui.domain.calendar import Holiday, Pattern, Shift
from mentor_tui.domain.catalogue import Budget, Catalogue, Competency, MentoringCost, Rung, Track, WorkCalendar
from mentor_tui.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    BasicsDone,
    CompetencyAt,
    Condition,
    ConfirmedBy,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    WorkingDays,
)
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.domain.policy import MatchingPolicy

_ATOMS: dict[str, Any] = {
    atom.__name__: atom
    for atom in (BasicsDone, PhaseDone, ModuleDone, ItemDone, WorkingDays, CompetencyAt, SideTaskDone, ConfirmedBy)
}


def _names(kind: Any) -> tuple[str, ...]:
    """The fields of one of the classes that rows are made of, in the order of its ``__init__``."""
    names: tuple[str, ...] = kind.__match_args__
    return names


_PLAIN = (Item, Module, Phase, Curriculum, Rung, Track, Competency, MentoringCost, Budget, MatchingPolicy)


SIGNATURE = ";".join(f"{kind.__name__}:{','.join(_names(kind))}" for kind in (*_PLAIN, *_ATOMS.values()))
"""The fields that rows hold: a cache of other fields is not read."""


def pack(catalogue: Catalogue) -> list[Any]:
    """Lists, mappings with text keys, texts and numbers."""
    return [
        [_row(each) for each in catalogue.curricula.values()],
        [_row(each) for each in catalogue.tracks.values()],
        [
            [each.id, each.title, [[level, text] for level, text in each.levels.items()]]
            for each in catalogue.competencies.values()
        ],
        _pack_calendar(catalogue.calendar),
        _row(catalogue.budget),
        _row(catalogue.matching),
        catalogue.digest,
    ]


def _row(value: Any) -> Any:
    if isinstance(value, _PLAIN):
        return [_row(getattr(value, name)) for name in _names(type(value))]
    if isinstance(value, AllOf | AnyOf):
        return [type(value).__name__, *(_row(part) for part in value.parts)]
    if type(value).__name__ in _ATOMS:
        return [type(value).__name__, *(getattr(value, name) for name in _names(type(value)))]
    if isinstance(value, tuple):
        return [_row(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _pack_calendar(calendar: WorkCalendar) -> list[Any]:
    patterns = [
        [
            pattern.id,
            pattern.title,
            [[day, shift.begin.isoformat(), shift.end.isoformat()] for day, shift in pattern.shifts.items()],
            pattern.rest,
        ]
        for pattern in calendar.patterns.values()
    ]
    holidays = {
        place: [[day.title, day.on.isoformat() if day.on else None, day.every, day.easter] for day in days]
        for place, days in calendar.holidays.items()
    }
    return [calendar.full_week, patterns, holidays]


def unpack(data: Any) -> Catalogue:
    """The catalogue that was packed; its lists are used up.

    Raises:
        TypeError, ValueError, KeyError, IndexError, AttributeError: it is damaged.

    """
    curricula, tracks, competencies, calendar, budget, matching, digest = data
    return Catalogue(
        curricula={row[0]: _curriculum(row) for row in curricula},
        tracks={row[0]: _track(row) for row in tracks},
        competencies={row[0]: Competency(row[0], row[1], dict(row[2])) for row in competencies},
        calendar=_calendar(calendar),
        budget=_budget(budget),
        matching=_matching(matching),
        digest=digest,
    )


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
    names = _names(kind)
    steps = [(names.index(name), change) for name, change in convert.items()]

    def make(row: list[Any]) -> Any:
        for at, change in steps:
            row[at] = change(row[at])
        return kind(*row)

    return make


def _each(make: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
    return lambda rows: tuple(make(row) for row in rows)


_item = _maker(Item, requires=tuple, when=_condition, look_for=tuple, was=tuple)
_module = _maker(Module, items=_each(_item), was=tuple)
_phase = _maker(Phase, modules=_each(_module), was=tuple)
_curriculum = _maker(Curriculum, phases=_each(_phase), was=tuple)
_rung = _maker(Rung, opens=_condition, confirmed_by=tuple, look_for=tuple, was=tuple)
_track = _maker(Track, rungs=_each(_rung))
_budget = _maker(Budget, mentoring=_each(_maker(MentoringCost)))
_matching = _maker(MatchingPolicy, confirmed_on=tuple)


def _calendar(row: list[Any]) -> WorkCalendar:
    full_week, patterns, holidays = row
    return WorkCalendar(
        full_week=full_week,
        patterns={name: Pattern(name, title, _shifts(shifts), rest) for name, title, shifts, rest in patterns},
        holidays={place: tuple(_holiday(day) for day in days) for place, days in holidays.items()},
    )


def _shifts(rows: list[Any]) -> dict[int, Shift]:
    return {day: Shift(time.fromisoformat(begin), time.fromisoformat(end)) for day, begin, end in rows}


def _holiday(row: list[Any]) -> Holiday:
    title, on, every, easter = row
    return Holiday(title, date.fromisoformat(on) if on else None, tuple(every) if every else None, easter)
