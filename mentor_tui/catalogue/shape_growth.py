"""The shape of what people can grow into: areas of responsibility, positions, product areas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mentor_tui.catalogue.scalars import Hours, Label, Level, Line, Slug, Title, Whole
from mentor_tui.catalogue.shape import About, Formers, Short, Shown, YamlShape
from mentor_tui.domain.growth_content import Pull

Rhythm = Annotated[Whole, Field(ge=1, le=366)]


class AreaShape(YamlShape):
    """An area of responsibility: one owner with full say, a backup, and those who contribute."""

    id: Slug = Field(description="Unique over all areas of responsibility.")
    title: Title = Field(description="A verb and what it is about: what its owner does.")
    short: Short = ""
    inside: Line = Field("", alias="in", description="What is in.")
    outside: Line = Field("", alias="not", description="What is not.")
    track: Slug = Field(description="The track whose last rung is owning it.")
    product_area: Slug = Field("", description="The product area that it is about.")
    rhythm: Rhythm = Field(description="Days within which its log has a new entry; after that it counts as quiet.")
    hours: Hours = Field(description="Hours a week off the queue.")
    places: Whole = Field(3, ge=0, le=100, description="How many may contribute beside owner and backup.")
    pulls: Pull = Field("queue", description="Which way it pulls its owner: to customers, or to how the desk works.")
    kept_when: list[Line] = Field([], description="How you can see that it is well kept.")
    competency: Shown = {}  # noqa: RUF012
    was: Formers = []  # noqa: RUF012


class AreasShape(YamlShape):
    """A set of areas of responsibility."""

    areas: Slug = Field(description="The id of the set.")
    members: list[AreaShape] = Field(alias="list", min_length=1)


class PositionShape(YamlShape):
    """What somebody is employed as, and what that asks."""

    id: Slug = Field(description="Unique over all positions; what people have in their profile.")
    title: Title
    short: Short = ""
    about: About = ""
    asks: dict[Slug, Level] = Field({}, description="Competency id: the level that it asks for.")
    leads_to: list[Slug] = Field([], description="The positions that it can lead to.")
    curriculum: Slug | None = Field(None, description="For everybody who moves to this position.")
    role: Literal["", "mentor", "lead", "observer"] = Field("", description="The role here that goes with it.")
    was: Formers = []  # noqa: RUF012


class ElsewhereShape(YamlShape):
    """Work outside support: everybody may go there, and come back."""

    id: Slug
    title: Label


class PositionsShape(YamlShape):
    """A set of positions, and where people go who leave support."""

    positions: Slug = Field(description="The id of the set.")
    members: list[PositionShape] = Field(alias="list", min_length=1)
    elsewhere: list[ElsewhereShape] = Field([], description="Out of support: open to everybody, and back.")


class ProductAreaShape(YamlShape):
    """A part of the product with a team of its own."""

    id: Slug = Field(description="What a module has as its `area`, and people in their profile.")
    title: Label
    rhythm: Rhythm = Field(30, description="Days from one briefing of the front line to the next.")
    was: Formers = []  # noqa: RUF012


class ProductAreasShape(YamlShape):
    """The parts of the product."""

    product_areas: Slug = Field(description="The id of the set.")
    members: list[ProductAreaShape] = Field(alias="list", min_length=1)
