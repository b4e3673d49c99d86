"""The shape of curriculum and track files, as models; their descriptions are what an editor shows on hover."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.scalars import (
    DateText,
    Days,
    Hours,
    Label,
    Level,
    Line,
    Links,
    Positive,
    Promise,
    Prose,
    Slug,
    Slugs,
    Title,
    Truth,
    Whole,
)
from mentor_tui.domain.catalogue import Step
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.item_kinds import Evidence, Kind, SignOff


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

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    basics: Literal["done"] | None = Field(None, description="Every item of the basics is done.")
    phase: Slug | None = Field(None, description="Every item of this phase is done.")
    module: Slug | None = Field(None, description="Every item of this module is done.")
    item: Slug | None = Field(None, description="This item is done.")
    working_days: Whole | None = Field(
        None, ge=1, le=5_000, description="At least this many of the person's own working days since day 1."
    )
    working_days_after_basics: Whole | None = Field(
        None,
        ge=0,
        le=5_000,
        description="At least this many of the person's own working days since the basics were done.",
    )
    competency: dict[Slug, Level] | None = Field(
        None, min_length=1, description="Competency id: level 1 to 4, or above."
    )
    side_task: Slug | None = Field(None, description="This side task was confirmed.")
    area: Slug | None = Field(
        None, description="Of a side task: this area of its track has no owner; free: some area of its track has none."
    )
    confirmed_by: Voice | None = Field(None, description="This person has said yes.")
    all: list[When] | None = Field(None, min_length=1, description="All of these are true.")
    any: list[When] | None = Field(None, min_length=1, description="At least one of these is true.")

    @model_validator(mode="after")
    def _some_part(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty-condition", "no condition")
        return self


Formers = Annotated[
    list[Slug], Field(description="Ids it used to have, so that nobody loses a tick when it is renamed.")
]
Shown = Annotated[dict[Slug, Level], Field(description="Competency id: the level that it shows.")]
About = Annotated[Prose, Field(description="Markdown.")]
LookFor = Annotated[
    list[Line], Field(description="What good looks like: the lines that the person signing it off ticks.")
]
Short = Annotated[
    Label, Field(description="The name shown in lists, at most 24 terminal cells wide; the title by default.")
]
EvidenceField = Annotated[Evidence, Field(description="What must come with a tick.")]


class ForShape(YamlShape):
    """For whom something is: for nobody else it is there at all."""

    position: Slugs = Field(description="One or a list of positions: one of them when the person began the curriculum.")


For = Annotated[ForShape | None, Field(alias="for", description="Only for these people; for everybody by default.")]


class PartShape(YamlShape):
    """Somebody's part in every journey, beside hire, mentor and lead."""

    id: Slug = Field(description="What an item has in `who`, and people in the roster; the same in every curriculum.")
    title: Label = Field(description="What it is called: 'IT'.")
    was: Formers = []


class ItemShape(YamlShape):
    """One thing that can be ticked."""

    id: Slug = Field(description="Unique among the phases, modules and items of this curriculum.")
    title: Title
    short: Short = ""
    owed: Promise = Field(
        "", description="How a mentor's or lead's part reads for the hire: 'your laptop and accounts'."
    )
    kind: Kind = Field(description="What the hire does.")
    minutes: Whole | None = Field(
        None, ge=1, le=2_400, description="Hands-on minutes each time; leave it out where nobody knows."
    )
    times: Whole = Field(1, ge=1, le=200, description="How often it is done.")
    by_day: Days | None = Field(
        None, description="The person's own working day by which it should be done; the phase's by default."
    )
    who: Slug = Field(
        "hire",
        description="Whose part it is: hire, mentor, lead, or one of `parts`; all but the hire's is owed to them.",
    )
    under: Slug = Field("", description="The earlier item of this module that it is shown below.")
    only: For = None
    requires: list[Slug] = Field(
        [], description="Items, modules or phases of this curriculum that come first, all of them."
    )
    when: When | None = Field(None, description="What else must be true before it opens.")
    sign_off: SignOff = Field(
        "none", description="Who confirms it; cleared: the mentor, for the work named in clearance."
    )
    sign_off_each: Truth = Field(False, description="A sign-off for every repetition, not just the last.")
    evidence: EvidenceField = "none"
    look_for: LookFor = []
    clearance: Slug | None = Field(None, description="A name for the work that it leads to; not shown anywhere yet.")
    renews: Whole | None = Field(None, ge=1, le=3_660, description="Days after which it is due again.")
    milestone: Slug | None = Field(
        None, description="A named point on the way, for measuring how fast people get there."
    )
    closes: Literal["basics"] | None = Field(
        None, description="The talk that ends the basics; one item in a curriculum."
    )
    competency: Shown = {}
    revision: Positive = Field(1, description="Raise it when the content changed: done items read 're-check'.")
    was: Formers = []
    links: Links = Field(
        [],
        alias="link",
        description="Where to find it, one or a list: http, https, mailto:, or a channel in quotation marks, '#help'.",
    )
    about: About = ""
    optional: Truth = Field(
        False,
        description="If you like: it can be ticked, and counts for and against nothing: not in basics, pace, today.",
    )
    confirmed: DateText | None = Field(
        None, description="YYYY-MM-DD: the day on which whoever keeps it true said that it is still right."
    )
    state: Literal["draft", "deprecated"] | None = Field(
        None, description="draft: nobody has it yet; deprecated: only those who have begun it keep it."
    )


class ModuleShape(YamlShape):
    """A handful of items that belong together."""

    id: Slug
    title: Title
    area: Slug | None = Field(None, description="Product area; adds to the person's depth there.")
    maintainer: Slug | None = Field(None, description="Person id: who keeps it up to date.")
    was: Formers = []
    about: About = ""
    only: For = None
    items: list[ItemShape] = Field(min_length=1)


class PhaseShape(YamlShape):
    """A stretch of the way."""

    id: Slug
    title: Title
    by_day: Days = Field(
        description="The person's own working day by which it should be done; 0 or less is before day 1."
    )
    basics: Truth = Field(False, description="Whether it is part of the basics.")
    was: Formers = []
    about: About = ""
    modules: list[ModuleShape] = Field(min_length=1)


class CurriculumShape(YamlShape):
    """A curriculum: phases, modules, items."""

    curriculum: Slug = Field(description="The id of the curriculum.")
    title: Title
    version: Positive
    maintainer: Slug | None = Field(
        None, description="Person id: who keeps it up to date, where no module says another."
    )
    parts: list[PartShape] = Field([], description="Whose part an item can be beside hire, mentor and lead.")
    was: Formers = []
    about: About = ""
    phases: list[PhaseShape] = Field(min_length=1)


class RungShape(YamlShape):
    """One side task: a step of the track."""

    id: Slug = Field(description="Unique across all tracks; starts with the id of the track.")
    title: Title
    short: Short = ""
    step: Step = Field(description="look, help, do, own: in this order, each at most once.")
    does: Line = Field(description="One sentence.")
    about: About = ""
    hours: Hours = Field(description="Hours a week off the queue.")
    places: Whole | None = Field(
        None, ge=1, le=10_000, description="How many people can have it at a time; no limit if left out."
    )
    times: Whole = Field(1, ge=1, le=1_000, description="How many times it has to be done.")
    minutes: Whole = Field(60, ge=1, le=2_400, description="Hands-on minutes each time.")
    opens: When = Field(description="What must be true before it can be taken.")
    confirmed_by: list[Voice] = Field(min_length=1, description="Who has to confirm that it is done; all of them.")
    look_for: LookFor = []
    evidence: EvidenceField = "none"
    competency: Shown = {}
    was: Formers = []


class TrackShape(YamlShape):
    """A track of side tasks: up to four rungs."""

    track: Slug = Field(description="The id of the track.")
    title: Title
    short: Short = ""
    about: About = ""
    owner: Slug | None = Field(
        None, description="Person id: owns the track and confirms side tasks that ask for the `owner`."
    )
    rungs: list[RungShape] = Field(min_length=1)


Condition.model_rebuild()
