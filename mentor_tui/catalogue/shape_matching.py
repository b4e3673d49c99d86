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

    overlap: Weight | None = Field(None, description="Working hours a week in common.")
    areas: Weight | None = Field(None, description="Product areas: mentor deep, hire headed there.")
    languages: Weight | None = Field(None, description="The hire's own languages and their customers'.")
    goals: Weight | None = Field(None, description="What the hire wants to grow into and the mentor helps with.")
    experience: Weight | None = Field(None, description="Hires that the mentor has had.")
    known: Weight | None = Field(None, description="Stood in for the hire's mentor, or was it before.")
    interests: Weight | None = Field(None, description="What both like.")
    wishes: Weight | None = Field(None, description="One of them has asked for the other.")

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if not any(self.model_dump().values()):
            raise PydanticCustomError("no-weight", "all weights are zero")
        return self


class SharedHoursShape(YamlShape):
    """Working hours a week in common, for a full contract of the hire's."""

    least_hours: Hours | None = Field(None, alias="least", description="Fewer keep a pair apart.")
    full_hours: Hours | None = Field(
        None, alias="full", gt=0, description="From here on there is nothing more to gain."
    )
    over_days: Whole | None = Field(
        None, ge=1, le=60, description="The hire's first working days, over which they are counted."
    )


class AwayShape(YamlShape):
    """How long a mentor may be away when the hire begins."""

    most_days_away: Whole | None = Field(
        None, alias="most_days", ge=0, le=90, description="Working days away that a pair can bear."
    )
    first_days: Whole | None = Field(
        None, alias="within_days", ge=1, le=90, description="Days of the calendar from the first."
    )


class RulesShape(YamlShape):
    """What keeps a pair apart."""

    manager: Truth | None = Field(None, description="The hire's manager and the manager's manager.")
    shared_language: Truth | None = Field(None, description="No language in common, where both are known.")
    shared_hours: SharedHoursShape | None = Field(None, description="Too few working hours in common.")
    away: AwayShape | None = Field(None, description="Away for too long in the hire's first days.")
    tenure_months: Whole | None = Field(None, ge=0, le=120, description="Months in the team that a mentor needs.")
    confirmed_on: list[Slug] | None = Field(
        None, description="Side tasks that make a mentor; none: only those whom a lead has named."
    )


class MatchingShape(YamlShape):
    """Who may mentor whom, what makes a good pair, and what is sought."""

    matching: Slug = Field(description="The id of the policy.")
    aim: Aim | None = Field(None, description="Most hires matched first, or only pairs at or above the threshold.")
    threshold: Points | None = Field(None, description="The score, of 100, from which a pair is a good one.")
    rules: RulesShape | None = None
    weights: WeightsShape | None = None
    full_experience: Whole | None = Field(
        None, ge=1, le=100, description="Hires from which more experience counts no more."
    )
    mentor_hours: Number | None = Field(None, ge=0, le=40, description="Hours a week for mentees, for a full contract.")
    balance: Points | None = Field(None, description="Points that a place costs where a mentor's weeks are full.")
    weeks_ahead: Whole | None = Field(None, ge=1, le=52, description="Weeks in which the hours have to fit.")
