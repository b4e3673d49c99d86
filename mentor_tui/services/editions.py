"""Editions of curricula: what people were told of, and what says something else by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import PublishedEdition
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import EditionChanged
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call

State = Literal["published", "changed", "never"]
"""Whether what is in force is what people were told of, says something else, or was never told of."""


class EditionRow(NamedTuple):
    """A curriculum as it is in force, and the edition of it that people were last told of."""

    curriculum: Curriculum
    hash: str
    published: PublishedEdition | None

    @property
    def state(self) -> State:
        """Whether the two are one."""
        if self.published is None:
            return "never"
        return "published" if self.published.hash == self.hash else "changed"


def edition_rows(catalogue: Catalogue, team: Team | None) -> tuple[EditionRow, ...]:
    """All curricula, with what was published of each."""
    return tuple(
        EditionRow(one, catalogue.hashes.get(one.id, ""), team.edition(one) if team is not None else None)
        for one in catalogue.curricula.values()
    )


def edition_calls(context: ActorContext, team: Team) -> Iterable[Call]:
    """To leads: curricula that were changed since people were last told of them."""
    for row in edition_rows(context.catalogue, team):
        if row.published is not None and row.state == "changed":
            about = EditionChanged(row.curriculum.title, row.published.version)
            yield Call("unpublished", row.published.by, row.curriculum.id, row.published.at, about=about)
