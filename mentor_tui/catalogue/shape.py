"""The shape of curriculum and track files, as models; their descriptions are what an editor shows on hover."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.scalars import (
    Days,
    Hours,
    Level,
    Line,
    Link,
    Positive,
    Prose,
    Slug,
    Title,
    Truth,
    Whole,
)
from mentor_tui.domain.catalogue import Step
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.curriculum import Evidence, Kind, SignOff, Who


class YamlShape(BaseModel):
    """What all have in common: no key that is not known."""

    model_config = ConfigDict(extra="forbid", regex_engine="rust-regex")


def _listed(value: Any) -> Any:
    return {"all": value} if isinstance(value, list) else value


CONDITION_SCHEMA = {
    "anyOf": [{"$ref": "#/$defs/Condition"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}}]
}

When = Annotated["Condition", BeforeValidator(_listed), WithJsonSchema(CONDITION_SCHEMA)]


class Condition(YamlShape):
    """What must be true before something opens. Several keys mean all of them."""

    basics: Annotated[Literal["done"] | None, Field(description="Every item of the basics is done.")] = None
    phase: Annotated[Slug | None, Field(description="Every item of this phase is done.")] = None
    module: Annotated[Slug | None, Field(description="Every item of this module is done.")] = None
    item: Annotated[Slug | None, Field(description="This item is done.")] = None
    working_days: Annotated[
        Whole | None, Field(ge=1, le=5_000, description="So many of the person's own working days since day 1.")
    ] = None
    working_days_after_basics: Annotated[
        Whole | None, Field(ge=0, le=5_000, description="So many own working days since the basics were done.")
    ] = None
    competency: Annotated[
        dict[Slug, Level] | None, Field(min_length=1, description="Competency id: level 1 to 5, or above.")
    ] = None
    side_task: Annotated[Slug | None, Field(description="This rung of a track was confirmed.")] = None
    confirmed_by: Annotated[Voice | None, Field(description="This person has said yes.")] = None
    all: Annotated[list[When] | None, Field(min_length=1, description="All of these hold.")] = None
    any: Annotated[list[When] | None, Field(min_length=1, description="At least one of these holds.")] = None

    @model_validator(mode="after")
    def _some_part(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty-condition", "no condition")
        return self


Formers = Annotated[list[Slug], Field(description="Ids it had before, so that nobody loses a tick to a new name.")]
About = Annotated[Prose, Field(description="Markdown.")]
LookFor = Annotated[list[Line], Field(description="What good looks like: the lines that a signer ticks.")]
EvidenceField = Annotated[Evidence, Field(description="What must come with a tick.")]


class ItemShape(YamlShape):
    """One thing that can be ticked."""

    id: Annotated[Slug, Field(description="Unique among the phases, modules and items of this curriculum.")]
    title: Title
    kind: Annotated[Kind, Field(description="What the hire does.")]
    minutes: Annotated[Whole, Field(ge=1, le=2_400, description="Hands-on minutes, for one time.")]
    times: Annotated[Whole, Field(ge=1, le=200, description="How often it is done.")] = 1
    by_day: Annotated[
        Days | None, Field(description="The own working day on which it should be done; the phase's by default.")
    ] = None
    who: Annotated[Who, Field(description="Whose part it is; a mentor's or lead's is owed to the hire.")] = "hire"
    requires: Annotated[
        list[Slug], Field(description="Items, modules or phases of this curriculum that come first, all of them.")
    ] = []
    when: Annotated[When | None, Field(description="What else must be true before it opens.")] = None
    sign_off: Annotated[
        SignOff, Field(description="Who confirms it; cleared: somebody who works alone in its clearance.")
    ] = "none"
    sign_off_each: Annotated[Truth, Field(description="A sign-off for every repetition, not once with the last.")] = (
        False
    )
    evidence: EvidenceField = "none"
    look_for: LookFor = []
    clearance: Annotated[Slug | None, Field(description="The clearance that it feeds.")] = None
    renews: Annotated[Whole | None, Field(ge=1, le=3_660, description="Days after which it is due again.")] = None
    milestone: Annotated[Slug | None, Field(description="A named moment, for 'how fast are we'.")] = None
    closes: Annotated[
        Literal["basics"] | None, Field(description="The talk that ends the basics; one item of a curriculum.")
    ] = None
    competency: Annotated[dict[Slug, Level], Field(description="Competency id: the level that it shows.")] = {}
    revision: Annotated[
        Positive, Field(description="Raise it when the content changed: done items read 're-check'.")
    ] = 1
    was: Formers = []
    link: Annotated[Link | None, Field(description="http or https.")] = None
    about: About = ""


class ModuleShape(YamlShape):
    """A handful of items that belong together."""

    id: Slug
    title: Title
    area: Annotated[Slug | None, Field(description="Product area; adds to the person's depth there.")] = None
    maintainer: Annotated[Slug | None, Field(description="Person id: who keeps it true.")] = None
    was: Formers = []
    items: Annotated[list[ItemShape], Field(min_length=1)]


class PhaseShape(YamlShape):
    """A stretch of the way."""

    id: Slug
    title: Title
    by_day: Annotated[Days, Field(description="The own working day on which it should be done; <= 0 is before day 1.")]
    basics: Annotated[Truth, Field(description="Whether it is part of the basics.")] = False
    was: Formers = []
    modules: Annotated[list[ModuleShape], Field(min_length=1)]


class CurriculumShape(YamlShape):
    """A curriculum: phases, modules, items."""

    curriculum: Annotated[Slug, Field(description="The id of the curriculum.")]
    title: Title
    version: Positive
    was: Formers = []
    about: About = ""
    phases: Annotated[list[PhaseShape], Field(min_length=1)]


class RungShape(YamlShape):
    """One side task: a step of the track."""

    id: Annotated[Slug, Field(description="Unique over all tracks; begins with the id of the track.")]
    title: Title
    step: Annotated[Step, Field(description="look, help, do, own: in this order, each at most once.")]
    does: Annotated[Line, Field(description="One sentence.")]
    about: About = ""
    hours: Annotated[Hours, Field(description="Hours a week off the queue.")]
    places: Annotated[Whole | None, Field(ge=1, le=10_000, description="How many may hold it; none: no limit.")] = None
    times: Annotated[Whole, Field(ge=1, le=1_000, description="How many pieces make it done.")] = 1
    minutes: Annotated[Whole, Field(ge=1, le=2_400, description="Hands-on minutes for one piece.")] = 60
    opens: Annotated[When, Field(description="What must be true before it can be taken.")]
    confirmed_by: Annotated[list[Voice], Field(min_length=1, description="Whose yes ends it, all of them.")]
    look_for: LookFor = []
    evidence: EvidenceField = "none"
    was: Formers = []


class TrackShape(YamlShape):
    """A track of side tasks: up to four rungs."""

    track: Annotated[Slug, Field(description="The id of the track.")]
    title: Title
    about: About = ""
    owner: Annotated[Slug | None, Field(description="Person id: owns the track and confirms `owner` rungs.")] = None
    rungs: Annotated[list[RungShape], Field(min_length=1)]


Condition.model_rebuild()
