"""What most acts are about: one item or side task of one person, as it was on the screen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.rules.items import not_yet
from mentor_tui.domain.text import clean
from mentor_tui.tui.dialogs.form import Answers, Field
from mentor_tui.tui.styles import Part
from mentor_tui.wording.language import _

FORM_WIDTH = 76
"""Cells of a line of a form."""


@dataclass(frozen=True)
class Thing:
    """One item or side task of one person.

    Attributes:
        person, name, short: whose it is, and what they are called in full and in a line.
        on: its id.
        what: the item or side task; None where the YAML knows it no more.
        fact: what held for it; an act says with its version what the person saw.
        own: whether it is the acting person's own.
        about: what came with it and was said of it last, to be read while one decides.

    """

    person: str
    name: str
    short: str
    on: str
    what: Item | Rung | None
    fact: ItemFact
    own: bool = False
    about: tuple[Part, ...] = ()

    @property
    def shown(self) -> tuple[Part, ...]:
        """What it is about, with no empty line below."""
        return self.about[:-1] if self.about[-1:] == (("\n", ""),) else self.about

    @property
    def title(self) -> str:
        """What it is called, short: the whole sentence stands where it is opened."""
        if isinstance(self.what, Rung):
            return clean(self.what.full_label)
        return clean(self.what.label if self.what else self.on)

    @property
    def task(self) -> bool:
        """Whether it is a side task."""
        return isinstance(self.what, Rung)

    @property
    def lines(self) -> tuple[str, ...]:
        """What good looks like."""
        return self.what.look_for if self.what else ()

    @property
    def for_another(self) -> bool:
        """Whether whoever ticks it does so in a hire's place, and has to say why."""
        return not self.own and isinstance(self.what, Item) and self.what.who == "hire"

    @property
    def owed(self) -> bool:
        """Whether somebody else owes it to the acting person."""
        return self.own and isinstance(self.what, Item) and self.what.who != "hire"

    @property
    def begins(self) -> frozenset[int]:
        """The lines that begin as seen: on a further go, those that were seen last time."""
        if not self.fact.goes:
            return frozenset()
        return frozenset(place for place, line in enumerate(self.lines) if line in self.fact.met_criteria)

    @property
    def all_but_asked(self) -> frozenset[int]:
        """The lines that begin as seen where all are in sight: all, but for those that were asked for last time."""
        asked = set(not_yet(self.lines, self.fact, None))
        return frozenset(place for place, line in enumerate(self.lines) if line not in asked)

    def seen(self, ticked: Collection[int]) -> list[str]:
        """The lines that are ticked."""
        return [line for place, line in enumerate(self.lines) if place in ticked]

    def unseen(self, ticked: Collection[int]) -> list[str]:
        """The lines that are not ticked."""
        return [line for place, line in enumerate(self.lines) if place not in ticked]

    def ticks(self, ticked: Collection[int]) -> list[Field]:
        """The question which lines were seen, where it has lines."""
        options = tuple((str(place), clean(line)) for place, line in enumerate(self.lines))
        begin = tuple(str(place) for place in sorted(ticked))
        words, label = (_("seen"), _("not yet")), _("Lines (space changes one)")
        return [Field("lines", label, "many", options=options, ticked=begin, words=words)] if options else []


def ticked_of(answers: Answers) -> frozenset[int]:
    """The lines that are ticked in a form."""
    return frozenset(map(int, answers.ticked.get("lines", ())))
