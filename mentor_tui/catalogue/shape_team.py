"""The shape of competencies, calendar and budget files, and which model belongs to which first key."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.scalars import DateText, DayText, Hours, Line, Number, ShiftText, Slug, Title, Whole
from mentor_tui.catalogue.shape import CurriculumShape, TrackShape, YamlShape
from mentor_tui.catalogue.shape_growth import AreasShape, PositionsShape, ProductAreasShape
from mentor_tui.catalogue.shape_matching import MatchingShape

WeekHours = Annotated[Number, Field(gt=0, le=80)]
Count = Annotated[Whole, Field(ge=1, le=1_000)]


class LevelsShape(YamlShape):
    """One sentence of behaviour for each level, second person, from 1 without a gap."""

    one: Line = Field(alias="1")
    two: Line | None = Field(None, alias="2")
    three: Line | None = Field(None, alias="3")
    four: Line | None = Field(None, alias="4")


class CompetencyShape(YamlShape):
    """A named ability."""

    id: Slug
    title: Title
    levels: LevelsShape


class CompetenciesShape(YamlShape):
    """A set of competencies."""

    competencies: Slug = Field(description="The id of the set.")
    title: Title
    members: list[CompetencyShape] = Field(alias="list", min_length=1)


class WeekShape(YamlShape):
    """Weekday -> hours; a day that is not named is free."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    mon: ShiftText | None = None
    tue: ShiftText | None = None
    wed: ShiftText | None = None
    thu: ShiftText | None = None
    fri: ShiftText | None = None
    sat: ShiftText | None = None
    sun: ShiftText | None = None

    @model_validator(mode="after")
    def _some_day(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty-list", "no day")
        return self


class PatternShape(YamlShape):
    """A working pattern."""

    id: Slug
    title: Title
    hours: WeekShape = Field(description='"09:00-17:30"; may cross midnight: "22:00-06:00".')
    rest: Whole = Field(0, alias="break", ge=0, le=480, description="Minutes of every shift that are not counted.")


class HolidayShape(YamlShape):
    """A public holiday: `on` one date, `every` year on a day, or so many days from `easter` Sunday."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [when]} for when in ("on", "every", "easter")]})

    on: DateText | None = Field(None, description="YYYY-MM-DD")
    every: DayText | None = Field(None, description="MM-DD")
    easter: Whole | None = Field(None, ge=-100, le=300, description="Days from Easter Sunday.")
    title: Title

    @model_validator(mode="after")
    def _one_day(self) -> Self:
        if len(self.model_fields_set - {"title"}) != 1:
            raise PydanticCustomError("holiday-when", "one of on, every, easter")
        return self


class PlaceShape(YamlShape):
    """A place where people work: its time zone, the public holidays of its country, and the team's own free days."""

    place: Slug
    title: Title
    zone: Line | None = Field(None, description="Time zone, like Europe/Lisbon.")
    country: Line | None = Field(None, description="ISO code, like PT: its public holidays are days off.")
    subdivision: Line | None = Field(None, description="State, province or region, if it has holidays of its own.")
    days: list[HolidayShape] = []  # noqa: RUF012


class CalendarShape(YamlShape):
    """The team's calendars."""

    calendar: Slug = Field(description="The id of the calendar.")
    full_week: WeekHours = Field(40.0, description="Hours a week of a full-time contract.")
    patterns: list[PatternShape] = []  # noqa: RUF012
    holidays: list[PlaceShape] = []  # noqa: RUF012


class FirstDaysShape(YamlShape):
    """The first own working days after the basics."""

    days: Whole = Field(ge=0, le=1_000)
    hours: Hours


class OffQueueShape(YamlShape):
    """Hours a week off the queue, for a full contract."""

    before_basics: Hours | None = None
    first_days_after: FirstDaysShape | None = None
    positions: dict[Slug, Hours] = Field({}, description="Position id: hours.")
    otherwise: Hours | None = Field(None, description="For any position not named here.")


class CostShape(YamlShape):
    """What one mentee costs from a week of theirs to another."""

    first: Count = Field(alias="from")
    last: Count | None = Field(None, alias="to", description="Leave it out in the last row.")
    hours: Hours


class TeamShareShape(YamlShape):
    """What holds for a whole team, and for everybody in it."""

    customers_first: Whole | None = Field(
        None, ge=0, le=100, description="Per cent of the planned hours that stay with customers."
    )
    all_hands_days: Whole | None = Field(
        None, ge=1, le=20, description="Working days for which side tasks may be paused at a time."
    )


class BudgetShape(YamlShape):
    """Hours off the queue, and when the program should speak up."""

    budget: Slug = Field(description="The id of the budget.")
    hours_off_queue: OffQueueShape | None = None
    keep_with_customers: dict[Slug, Hours] = Field(
        {}, description="Position id: hours a week with customers, for those who have left the queue."
    )
    team: TeamShareShape | None = None
    mentoring_cost: list[CostShape] = Field([], description="Hours a week per mentee, by the mentee's week.")
    tasks_at_once: Count | None = Field(None, description="How many side tasks one person can have at a time.")
    still_yours_after: Count | None = Field(None, description="Working days with no progress.")
    quiet_after: Count | None = Field(None, description="Working days with nothing recorded.")
    no_session_after: Count | None = Field(None, description="Working days without a mentor session.")
    pace_from_day: Count | None = Field(
        None, description="No pace is shown before this working day of the person's own."
    )


SHAPES: dict[str, type[YamlShape]] = {
    "curriculum": CurriculumShape,
    "track": TrackShape,
    "competencies": CompetenciesShape,
    "calendar": CalendarShape,
    "budget": BudgetShape,
    "matching": MatchingShape,
    "areas": AreasShape,
    "positions": PositionsShape,
    "product_areas": ProductAreasShape,
}
"""First key of a file -> its model."""
