"""Models that were checked -> what the domain knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from mentor_tui.catalogue.scalars import shift
from mentor_tui.catalogue.serialise import field_names
from mentor_tui.catalogue.shape import Condition as ConditionShape
from mentor_tui.catalogue.shape import (
    CurriculumShape,
    ForShape,
    ItemShape,
    ModuleShape,
    PhaseShape,
    TrackShape,
    YamlShape,
)
from mentor_tui.catalogue.shape_growth import AreasShape, PositionsShape, ProductAreasShape
from mentor_tui.catalogue.shape_matching import MatchingShape
from mentor_tui.catalogue.shape_team import (
    BudgetShape,
    CalendarShape,
    CompetenciesShape,
    HolidayShape,
    PatternShape,
    PlaceShape,
)
from mentor_tui.domain.calendar import WEEKDAYS, Holiday, Pattern, Workplace
from mentor_tui.domain.catalogue import Budget, Catalogue, Competency, MentoringCost, Rung, Track, WorkCalendar
from mentor_tui.domain.conditions import (
    ALWAYS,
    ANY_AREA,
    AllOf,
    AnyOf,
    AreaFree,
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
from mentor_tui.domain.curriculum import Curriculum, Item, Module, PartDef, Phase
from mentor_tui.domain.growth_content import Area, Elsewhere, Position, ProductArea
from mentor_tui.domain.policy import MatchingPolicy

_Made = TypeVar("_Made")


def build(shapes: Iterable[YamlShape], digest: str) -> Catalogue:
    """The catalogue of files without faults, in their order."""
    curricula: dict[str, Curriculum] = {}
    tracks: dict[str, Track] = {}
    competencies: dict[str, Competency] = {}
    calendar, budget, matching = WorkCalendar(), Budget(), MatchingPolicy()
    areas: dict[str, Area] = {}
    positions: dict[str, Position] = {}
    elsewhere: dict[str, Elsewhere] = {}
    product_areas: dict[str, ProductArea] = {}
    for shape in shapes:
        match shape:
            case CurriculumShape():
                curricula[shape.curriculum] = _curriculum(shape)
            case TrackShape():
                tracks[shape.track] = _track(shape)
            case CompetenciesShape():
                competencies |= {found.id: found for found in _competencies(shape)}
            case CalendarShape():
                calendar = _calendar(shape)
            case BudgetShape():
                budget = _budget(shape)
            case MatchingShape():
                matching = _matching(shape)
            case AreasShape():
                areas |= {area.id: _made(Area, area) for area in shape.members}
            case PositionsShape():
                positions |= {position.id: _made(Position, position) for position in shape.members}
                elsewhere |= {place.id: _made(Elsewhere, place) for place in shape.elsewhere}
            case ProductAreasShape():
                product_areas |= {area.id: _made(ProductArea, area) for area in shape.members}
    return Catalogue(
        curricula,
        tracks,
        competencies,
        calendar,
        budget,
        digest,
        matching,
        areas=areas,
        positions=positions,
        elsewhere=elsewhere,
        product_areas=product_areas,
    )


def _made(kind: type[_Made], shape: YamlShape, **own: Any) -> _Made:
    """One of the domain's classes from its shape: what is called the same there is taken over, lists as tuples."""
    said = {name: getattr(shape, name) for name in field_names(kind) if name not in own}
    return kind(**own, **{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()})


def _curriculum(shape: CurriculumShape) -> Curriculum:
    phases = tuple(_phase(phase) for phase in shape.phases)
    parts = tuple(_made(PartDef, part) for part in shape.parts)
    return _made(Curriculum, shape, id=shape.curriculum, phases=phases, parts=parts)


def _phase(shape: PhaseShape) -> Phase:
    return _made(Phase, shape, modules=tuple(_module(module, shape.by_day) for module in shape.modules))


def _module(shape: ModuleShape, by_day: int) -> Module:
    items = _arranged([_item(item, by_day) for item in shape.items])
    return _made(Module, shape, items=items, positions=_positions(shape.only))


def _arranged(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a module with what stands below each right behind it; in their order otherwise."""
    below: dict[str, list[Item]] = {}
    for item in items:
        below.setdefault(item.under, []).append(item)
    found: list[Item] = []
    left = below.get("", [])[::-1]
    while left:
        found.append(left.pop())
        left += below.get(found[-1].id, [])[::-1]
    return tuple(found)


def _positions(only: ForShape | None) -> tuple[str, ...]:
    return tuple(only.position) if only is not None else ()


def _item(shape: ItemShape, by_day: int) -> Item:
    return _made(
        Item,
        shape,
        by_day=by_day if shape.by_day is None else shape.by_day,
        when=ALWAYS if shape.when is None else _condition(shape.when),
        closes=shape.closes is not None,
        state=shape.state or "",
        positions=_positions(shape.only),
        no_former=not shape.was and "was" in shape.model_fields_set,
    )


def _condition(shape: ConditionShape, track: str = "") -> Condition:
    """One order for all files, however the keys of a condition are written: what is nearest at hand comes first.

    Args:
        shape: the condition.
        track: of the side task whose it is, "" for an item's.

    """
    parts: list[Condition] = []
    if shape.basics is not None:
        parts.append(BasicsDone())
    if shape.phase is not None:
        parts.append(PhaseDone(shape.phase))
    if shape.module is not None:
        parts.append(ModuleDone(shape.module))
    if shape.item is not None:
        parts.append(ItemDone(shape.item))
    if shape.working_days is not None:
        parts.append(WorkingDays(shape.working_days))
    if shape.working_days_after_basics is not None:
        parts.append(WorkingDays(shape.working_days_after_basics, after_basics=True))
    parts.extend(CompetencyAt(name, level) for name, level in (shape.competency or {}).items())
    if shape.side_task is not None:
        parts.append(SideTaskDone(shape.side_task))
    if shape.area is not None:
        parts.append(AreaFree(track, "" if shape.area == ANY_AREA else shape.area))
    if shape.confirmed_by is not None:
        parts.append(ConfirmedBy(shape.confirmed_by))
    parts.extend(_condition(part, track) for part in shape.all or ())
    if shape.any is not None:
        parts.append(AnyOf(tuple(_condition(part, track) for part in shape.any)))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _track(shape: TrackShape) -> Track:
    label = shape.short or shape.title
    rungs = tuple(
        _made(Rung, rung, track=shape.track, track_label=label, opens=_condition(rung.opens, shape.track))
        for rung in shape.rungs
    )
    return _made(Track, shape, id=shape.track, rungs=rungs)


def _competencies(shape: CompetenciesShape) -> Iterable[Competency]:
    for member in shape.members:
        said = (member.levels.one, member.levels.two, member.levels.three, member.levels.four)
        levels = {number: text for number, text in enumerate(said, 1) if text is not None}
        yield _made(Competency, member, levels=levels)


def _calendar(shape: CalendarShape) -> WorkCalendar:
    return _made(
        WorkCalendar,
        shape,
        patterns={pattern.id: _pattern(pattern) for pattern in shape.patterns},
        places={place.place: workplace(place) for place in shape.holidays},
    )


def _pattern(shape: PatternShape) -> Pattern:
    hours: dict[str, str] = shape.hours.model_dump(exclude_none=True)
    shifts = {WEEKDAYS.index(day): shift(text) for day, text in hours.items()}
    return _made(Pattern, shape, shifts=shifts)


def workplace(shape: PlaceShape) -> Workplace:
    """A place, with the public holidays of its country."""
    days = tuple(_holiday(day) for day in shape.days)
    listed, last = "", None
    if shape.country:
        # Whoever names no country need not wait for all of them to be loaded.
        from mentor_tui.catalogue.public_holidays import public_holidays

        listed, last = public_holidays(shape.country, shape.subdivision)
    ends = (*_last_years(days), *(() if last is None else (last,)))
    return Workplace(shape.place, shape.title, shape.zone or "", days, listed, min(ends, default=None))


def _last_years(days: Iterable[Holiday]) -> Iterable[int]:
    """The last years of free days that are given date by date, as they come back each year by no rule that is known here.

    A day that is given for one year alone is over with it, and ends nothing.
    """
    years: dict[str, set[int]] = {}
    for day in days:
        if day.on is not None:
            years.setdefault(day.title, set()).add(day.on.year)
    return [max(found) for found in years.values() if len(found) > 1]


def _holiday(shape: HolidayShape) -> Holiday:
    every = (int(shape.every[:2]), int(shape.every[3:])) if shape.every else None
    return _made(Holiday, shape, on=date.fromisoformat(shape.on) if shape.on else None, every=every)


def _budget(shape: BudgetShape) -> Budget:
    # What the file does not say keeps the domain's default, which so stands in one place only.
    said: dict[str, Any] = shape.model_dump(
        include={"tasks_at_once", "still_yours_after", "quiet_after", "no_session_after", "pace_from_day"},
        exclude_none=True,
    )
    if shape.hours_off_queue is not None:
        said |= shape.hours_off_queue.model_dump(exclude={"first_days_after"}, exclude_unset=True)
        if (first := shape.hours_off_queue.first_days_after) is not None:
            said |= {"first_days": first.days, "first_hours": first.hours}
    if shape.team is not None:
        said |= shape.team.model_dump(exclude_none=True)
    mentoring = tuple(MentoringCost(row.first, row.last, row.hours) for row in shape.mentoring_cost)
    return Budget(mentoring=mentoring, keep_with_customers=shape.keep_with_customers, **said)


def _matching(shape: MatchingShape) -> MatchingPolicy:
    # As above; weights alone are taken as they stand, so that no part counts that the file does not name.
    said: dict[str, Any] = shape.model_dump(exclude={"matching", "rules"}, exclude_none=True)
    if (rules := shape.rules) is not None:
        said |= rules.model_dump(exclude={"shared_hours", "away"}, exclude_none=True)
        for part in (rules.shared_hours, rules.away):
            said |= part.model_dump(exclude_none=True) if part is not None else {}
        if rules.confirmed_on is not None:
            said["confirmed_on"] = tuple(rules.confirmed_on)
    return MatchingPolicy(**said)
