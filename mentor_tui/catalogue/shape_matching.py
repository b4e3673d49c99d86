"""The shape of the matching file. What is left out is None here: the domain has the default, and no one else."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.scalars import Hours, Number, Slug, Truth, Whole
from mentor_tui.catalogue.shape import YamlShape
from mentor_tui.domain.policy import Aim

Weight = Annotated[Number, Field(ge=0, le=1_000)]
Points = Annotated[Number, Field(ge=0, le=100)]


def _some_weight(schema: dict[str, Any]) -> None:
    schema["anyOf"] = [
        {"required": [name], "properties": {name: {"not": {"const": 0}}}} for name in schema["properties"]
    ]


class WeightsShape(YamlShape):
    """What each part of the score weighs; a part that is not named weighs nothing."""

    model_config = ConfigDict(json_schema_extra=_some_weight)

    overlap: Weight | None = Field(None, description="Working hours a week in common.")
    areas: Weight | None = Field(
        None, description="Product areas that the mentor knows well and the hire is moving towards."
    )
    languages: Weight | None = Field(None, description="The hire's own languages and their customers'.")
    goals: Weight | None = Field(None, description="What the hire wants to grow into and the mentor can help with.")
    experience: Weight | None = Field(None, description="How many hires the mentor has had.")
    known: Weight | None = Field(None, description="Has stood in for the hire's mentor, or was their mentor before.")
    interests: Weight | None = Field(None, description="Interests that both share.")
    wishes: Weight | None = Field(None, description="One of them has asked for the other.")

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if not any(self.model_dump().values()):
            raise PydanticCustomError("no-weight", "all weights are zero")
        return self


class SharedHoursShape(YamlShape):
    """Working hours a week in common, for a full contract of the hire's."""

    least_hours: Hours | None = Field(None, alias="least", description="With fewer, the two cannot be a pair.")
    full_hours: Hours | None = Field(None, alias="full", gt=0, description="More than this earns no more points.")
    over_days: Whole | None = Field(
        None, ge=1, le=60, description="How many of the hire's first working days they are counted over."
    )


class AwayShape(YamlShape):
    """How long a mentor may be away when the hire begins."""

    most_days_away: Whole | None = Field(
        None, alias="most_days", ge=0, le=90, description="How many working days the mentor may be away."
    )
    first_days: Whole | None = Field(
        None, alias="within_days", ge=1, le=90, description="In how many calendar days from the first."
    )


class RulesShape(YamlShape):
    """What keeps a pair apart."""

    manager: Truth | None = Field(None, description="The hire's manager and the manager's manager.")
    shared_language: Truth | None = Field(
        None, description="No language in common, if both people's languages are known."
    )
    shared_hours: SharedHoursShape | None = Field(None, description="Too few working hours in common.")
    away: AwayShape | None = Field(None, description="Away for too long in the hire's first days.")
    tenure_months: Whole | None = Field(
        None, ge=0, le=120, description="How many months a mentor needs to have been on the team."
    )
    confirmed_on: list[Slug] | None = Field(
        None, description="Side tasks that make somebody a mentor; if none, only people whom a lead has named."
    )


class MatchingShape(YamlShape):
    """Who may mentor whom, what makes a good pair, and what is sought."""

    matching: Slug = Field(description="The id of the policy.")
    aim: Aim | None = Field(
        None, description="Match as many hires as possible, or only pairs at or above the threshold."
    )
    threshold: Points | None = Field(None, description="The score out of 100 from which a pair is good.")
    rules: RulesShape | None = None
    weights: WeightsShape | None = None
    full_experience: Whole | None = Field(
        None, ge=1, le=100, description="After this many hires, more experience adds nothing."
    )
    mentor_hours: Number | None = Field(
        None, ge=0, le=40, description="Hours a week for mentees, on a full-time contract."
    )
    balance: Points | None = Field(
        None, description="Points taken off a pair when the mentor's weeks are already full."
    )
    weeks_ahead: Whole | None = Field(None, ge=1, le=52, description="Over how many weeks the hours have to fit.")
