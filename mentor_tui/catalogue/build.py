"""Models that were checked -> what the domain knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mentor_tui.catalogue.scalars import shift
from mentor_tui.catalogue.shape import Condition as ConditionShape
from mentor_tui.catalogue.shape import (
    CurriculumShape,
    ItemShape,
    ModuleShape,
    PhaseShape,
    RungShape,
    TrackShape,
    YamlShape,
)
from mentor_tui.catalogue.shape_matching import MatchingShape
from mentor_tui.catalogue.shape_team import BudgetShape, CalendarShape, CompetenciesShape, HolidayShape, PatternShape
from mentor_tui.domain.calendar import WEEKDAYS, Holiday, Pattern
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


def build(shapes: Iterable[YamlShape], digest: str) -> Catalogue:
    """The catalogue of files without faults, in their order."""
    curricula: dict[str, Curriculum] = {}
    tracks: dict[str, Track] = {}
    competencies: dict[str, Competency] = {}
    calendar, budget, matching = WorkCalendar(), Budget(), MatchingPolicy()
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
    return Catalogue(curricula, tracks, competencies, calendar, budget, digest, matching)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(_one_line(text) for text in texts)


def _curriculum(shape: CurriculumShape) -> Curriculum:
    return Curriculum(
        id=shape.curriculum,
        title=_one_line(shape.title),
        version=shape.version,
        phases=tuple(_phase(phase) for phase in shape.phases),
        about=shape.about.strip(),
        was=tuple(shape.was),
    )


def _phase(shape: PhaseShape) -> Phase:
    return Phase(
        id=shape.id,
        title=_one_line(shape.title),
        by_day=shape.by_day,
        modules=tuple(_module(module, shape.by_day) for module in shape.modules),
        basics=shape.basics,
        was=tuple(shape.was),
    )


def _module(shape: ModuleShape, by_day: int) -> Module:
    return Module(
        id=shape.id,
        title=_one_line(shape.title),
        items=tuple(_item(item, by_day) for item in shape.items),
        area=shape.area,
        maintainer=shape.maintainer,
        was=tuple(shape.was),
    )


def _item(shape: ItemShape, by_day: int) -> Item:
    return Item(
        id=shape.id,
        title=_one_line(shape.title),
        kind=shape.kind,
        minutes=shape.minutes,
        by_day=by_day if shape.by_day is None else shape.by_day,
        times=shape.times,
        who=shape.who,
        requires=tuple(shape.requires),
        when=ALWAYS if shape.when is None else _condition(shape.when),
        sign_off=shape.sign_off,
        sign_off_each=shape.sign_off_each,
        evidence=shape.evidence,
        look_for=_lines(shape.look_for),
        clearance=shape.clearance,
        renews=shape.renews,
        milestone=shape.milestone,
        closes=shape.closes is not None,
        competency=dict(shape.competency),
        revision=shape.revision,
        was=tuple(shape.was),
        link=shape.link,
        about=shape.about.strip(),
    )


def _condition(shape: ConditionShape) -> Condition:
    """One order for all files, however the keys of a condition are written: what is nearest at hand comes first."""
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
    if shape.confirmed_by is not None:
        parts.append(ConfirmedBy(shape.confirmed_by))
    parts.extend(_condition(part) for part in shape.all or ())
    if shape.any is not None:
        parts.append(AnyOf(tuple(_condition(part) for part in shape.any)))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _track(shape: TrackShape) -> Track:
    return Track(
        id=shape.track,
        title=_one_line(shape.title),
        rungs=tuple(_rung(rung, shape.track) for rung in shape.rungs),
        about=shape.about.strip(),
        owner=shape.owner,
    )


def _rung(shape: RungShape, track: str) -> Rung:
    return Rung(
        id=shape.id,
        track=track,
        title=_one_line(shape.title),
        step=shape.step,
        does=_one_line(shape.does),
        hours=shape.hours,
        opens=_condition(shape.opens),
        confirmed_by=tuple(shape.confirmed_by),
        places=shape.places,
        times=shape.times,
        minutes=shape.minutes,
        look_for=_lines(shape.look_for),
        evidence=shape.evidence,
        about=shape.about.strip(),
        was=tuple(shape.was),
    )


def _competencies(shape: CompetenciesShape) -> Iterable[Competency]:
    for member in shape.members:
        said = (member.levels.one, member.levels.two, member.levels.three, member.levels.four, member.levels.five)
        levels = {number: _one_line(text) for number, text in enumerate(said, 1) if text is not None}
        yield Competency(member.id, _one_line(member.title), levels)


def _calendar(shape: CalendarShape) -> WorkCalendar:
    return WorkCalendar(
        full_week=shape.full_week,
        patterns={pattern.id: _pattern(pattern) for pattern in shape.patterns},
        holidays={place.place: tuple(_holiday(day) for day in place.days) for place in shape.holidays},
    )


def _pattern(shape: PatternShape) -> Pattern:
    hours: dict[str, str] = shape.hours.model_dump(exclude_none=True)
    shifts = {WEEKDAYS.index(day): shift(text) for day, text in hours.items()}
    return Pattern(shape.id, _one_line(shape.title), shifts, rest=shape.rest)


def _holiday(shape: HolidayShape) -> Holiday:
    return Holiday(
        title=_one_line(shape.title),
        on=date.fromisoformat(shape.on) if shape.on else None,
        every=(int(shape.every[:2]), int(shape.every[3:])) if shape.every else None,
        easter=shape.easter,
    )


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
    mentoring = tuple(MentoringCost(row.first, row.last, row.hours) for row in shape.mentoring_cost)
    return Budget(mentoring=mentoring, **said)


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
