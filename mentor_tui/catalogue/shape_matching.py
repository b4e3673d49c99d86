"""The shape of the matching file. What is left out is None here: the domain has the default, and no one else."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.scalars import Hours, Number, Slug, Truth, Whole
from mentor_tui.catalogue.shape import YamlShape
from mentor_tui.domain.policy import Aim

Weight = Annotated[Number, Field(ge=0, le=1_000)]
Points = Annotated[Number, Field(ge=0, le=100)]


class WeightsShape(YamlShape):
    """What each part of the score weighs; a part that is not named weighs nothing."""

    overlap: Annotated[Weight | None, Field(description="Working hours a week in common.")] = None
    areas: Annotated[Weight | None, Field(description="Product areas: mentor deep, hire headed there.")] = None
    languages: Annotated[Weight | None, Field(description="The hire's own languages and their customers'.")] = None
    goals: Annotated[
        Weight | None, Field(description="What the hire wants to grow into and the mentor helps with.")
    ] = None
    experience: Annotated[Weight | None, Field(description="Hires that the mentor has had.")] = None
    known: Annotated[Weight | None, Field(description="Stood in for the hire's mentor, or was it before.")] = None
    interests: Annotated[Weight | None, Field(description="What both like.")] = None
    wishes: Annotated[Weight | None, Field(description="One of them has asked for the other.")] = None

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if not any(self.model_dump().values()):
            raise PydanticCustomError("no-weight", "all weights are zero")
        return self


class SharedHoursShape(YamlShape):
    """Working hours a week in common, for a full contract of the hire's."""

    least_hours: Annotated[Hours | None, Field(alias="least", description="Fewer keep a pair apart.")] = None
    full_hours: Annotated[
        Hours | None, Field(alias="full", gt=0, description="From here on there is nothing more to gain.")
    ] = None
    over_days: Annotated[
        Whole | None, Field(ge=1, le=60, description="The hire's first working days, over which they are counted.")
    ] = None


class AwayShape(YamlShape):
    """How long a mentor may be away when the hire begins."""

    most_days_away: Annotated[
        Whole | None, Field(alias="most_days", ge=0, le=90, description="Working days away that a pair can bear.")
    ] = None
    first_days: Annotated[
        Whole | None, Field(alias="within_days", ge=1, le=90, description="Days of the calendar from the first.")
    ] = None


class RulesShape(YamlShape):
    """What keeps a pair apart."""

    manager: Annotated[Truth | None, Field(description="The hire's manager and the manager's manager.")] = None
    shared_language: Annotated[Truth | None, Field(description="No language in common, where both are known.")] = None
    shared_hours: Annotated[SharedHoursShape | None, Field(description="Too few working hours in common.")] = None
    away: Annotated[AwayShape | None, Field(description="Away for too long in the hire's first days.")] = None
    tenure_months: Annotated[
        Whole | None, Field(ge=0, le=120, description="Months in the team that a mentor needs.")
    ] = None
    confirmed_on: Annotated[
        list[Slug] | None, Field(description="Side tasks that make a mentor; none: only those whom a lead has named.")
    ] = None


class MatchingShape(YamlShape):
    """Who may mentor whom, what makes a good pair, and what is sought."""

    matching: Annotated[Slug, Field(description="The id of the policy.")]
    aim: Annotated[
        Aim | None, Field(description="Most hires matched first, or only pairs at or above the threshold.")
    ] = None
    threshold: Annotated[Points | None, Field(description="The score, of 100, from which a pair is a good one.")] = None
    rules: RulesShape | None = None
    weights: WeightsShape | None = None
    full_experience: Annotated[
        Whole | None, Field(ge=1, le=100, description="Hires from which more experience counts no more.")
    ] = None
    mentor_hours: Annotated[
        Number | None, Field(ge=0, le=40, description="Hours a week for mentees, for a full contract.")
    ] = None
    balance: Annotated[
        Points | None, Field(description="Points that a place costs where a mentor's weeks are full.")
    ] = None
    weeks_ahead: Annotated[Whole | None, Field(ge=1, le=52, description="Weeks in which the hours have to fit.")] = None
