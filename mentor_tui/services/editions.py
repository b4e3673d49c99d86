"""Editions of curricula: what people were told of, and what says something else by now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import PublishedEdition
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import EditionChanged
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.calls import Call

State = Literal["published", "changed", "never"]
"""Whether what is in force is what people were told of, says something else, or was never told of."""


class EditionText(NamedTuple):
    """An edition of a curriculum, and the file that says it.

    Attributes:
        curriculum: what it says.
        text: the file, as it stands.
        path: where it is; None where it is a copy that was kept.

    """

    curriculum: Curriculum
    text: str = ""
    path: Path | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the file, hexadecimal."""
        # Whoever only lists what waits publishes nothing.
        from hashlib import sha256

        return sha256(self.text.encode()).hexdigest()

    def lines_of(self, thing: str) -> tuple[str, ...]:
        """The lines of the file that say something, by its id, set in as little as may be; none where it is not there."""
        lines = self.text.splitlines()
        named = re.compile(rf"(?:^|[\s{{,])[\"']?id[\"']?\s*:\s*[\"']?{re.escape(thing)}(?![\w.-])")
        at = next((at for at, line in enumerate(lines) if named.search(line)), None)
        if at is None:
            return ()
        column = _indent(lines[at])
        first = at
        while first > 0 and not lines[first].lstrip().startswith("- ") and _indent(lines[first]) >= column - 2:
            first -= 1
        last = first + 1
        edge = _indent(lines[first])
        while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > edge):
            last += 1
        return tuple(line[edge:].rstrip() for line in "\n".join(lines[first:last]).rstrip().split("\n"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


class Publication(NamedTuple):
    """An edition that people were told of.

    Attributes:
        done: the answer of the verb; without events where they were told of the same before.
        edition: as it is in force.
        raised: whether the number of the version was raised in the file, because it had not been.

    """

    done: Done
    edition: EditionText
    raised: bool

    @property
    def curriculum(self) -> Curriculum:
        """What it says."""
        return self.edition.curriculum


class FormerSaid(NamedTuple):
    """What a file says that an item was before.

    Attributes:
        path: the file.
        item: its id now.
        former: its id before; "" where it was nothing.
        changed: whether the file said something else until now.

    """

    path: Path
    item: str
    former: str
    changed: bool


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
