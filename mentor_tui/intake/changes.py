"""What somebody says differently from how a checklist was read: pure functions from one draft to another."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final, TypeVar

from mentor_tui.domain.item_kinds import Kind
from mentor_tui.domain.text import clean
from mentor_tui.intake.checklist import (
    LIST_MOST,
    THREE,
    TITLE_MOST,
    CurriculumDraft,
    Doubt,
    ItemDraft,
    PhaseDraft,
    in_order,
)
from mentor_tui.intake.naming import Titled


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What is said of an item; None leaves it as it was read.

    Attributes:
        by_day: 0 and more; "" is the day of its phase.

    """

    title: str | None = None
    who: str | None = None
    by_day: int | str | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """What is said of a phase; None leaves it as it was read."""

    title: str | None = None
    by_day: int | None = None


@dataclass(frozen=True, slots=True)
class ChecklistChanges:
    """All that is said of a checklist.

    Attributes:
        items: by the line that an item stands in.
        phases: by the line of their heading.
        parts: part as it was read -> whose it is; the part itself where it is one of its own.
        minutes: how long things of a kind take of which the file does not say it.

    """

    items: Mapping[int, ItemChange] = field(default_factory=dict)
    phases: Mapping[int, PhaseChange] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    minutes: Mapping[Kind, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.items or self.phases or self.parts or self.minutes)

    def of_item(self, line: int, change: ItemChange) -> ChecklistChanges:
        """With something more said of the item of a line."""
        return replace(self, items={**self.items, line: _over(self.items.get(line, ItemChange()), change)})

    def of_phase(self, line: int, change: PhaseChange) -> ChecklistChanges:
        """With something more said of the phase of a line."""
        return replace(self, phases={**self.phases, line: _over(self.phases.get(line, PhaseChange()), change)})

    def of_parts(self, parts: Mapping[str, str]) -> ChecklistChanges:
        """With what words for parts mean."""
        return replace(self, parts={**self.parts, **parts})

    def of_kind(self, kind: Kind, minutes: int) -> ChecklistChanges:
        """With a length for all of a kind."""
        return replace(self, minutes={**self.minutes, kind: minutes})


NONE: Final = ChecklistChanges()
"""Everything as it was read."""


def changed(draft: CurriculumDraft, changes: ChecklistChanges) -> CurriculumDraft:
    """The draft with what is said of it; the one that was given stays as it is.

    What was asked about and is answered by it is no longer to be looked at. Ids are made of the titles that were read, so
    that the same file finds them again.
    """
    if not changes:
        return draft
    made = copy.deepcopy(draft)
    for item in made.items():
        if item.line:
            _item(item, changes)
    for phase in made.phases:
        if (said := changes.phases.get(phase.line)) is not None and phase.line:
            _phase(phase, said)
    used = {item.who for item in made.items()}
    made.parts = {part: title for part, title in made.parts.items() if part in used}
    here: dict[int, list[ItemDraft]] = {}
    for item in made.items():
        here.setdefault(item.line, []).append(item)
    left = [doubt for doubt in made.look if doubt.why not in _READ_ANEW and not _answered(doubt, here, changes)]
    said_days = {line for line, said in changes.phases.items() if said.by_day is not None}
    made.look = sorted([*left, *in_order([phase for phase in made.phases if phase.line], said_days)])
    _close(made)
    return made


_READ_ANEW: Final = frozenset(("no day", "goes back"))
"""What there is to look at because of the days of all phases together."""


def _item(item: ItemDraft, changes: ChecklistChanges) -> None:
    said = changes.items.get(item.line, ItemChange())
    item.who = said.who or changes.parts.get(item.who, item.who)
    if said.title is not None:
        item.read = item.read or item.title
        item.title = _title(said.title, item.title)
    if said.by_day is not None:
        item.by_day = said.by_day if isinstance(said.by_day, int) else None
    if said.times is not None:
        item.times = max(said.times, 1)
    if item.minutes is None:
        item.minutes = changes.minutes.get(item.kind)


def _phase(phase: PhaseDraft, said: PhaseChange) -> None:
    if said.title is not None:
        # What stands right under a heading is a module with its title.
        named: list[Titled] = [phase, *(module for module in phase.modules if module.title == phase.title)]
        for one in named:
            one.read = one.read or one.title
            one.title = _title(said.title, one.title)
    if said.by_day is not None:
        phase.by_day = said.by_day


def _title(said: str, before: str) -> str:
    return clean(said)[:TITLE_MOST].strip() or before


def _answered(doubt: Doubt, items: Mapping[int, list[ItemDraft]], changes: ChecklistChanges) -> bool:
    here = items.get(doubt.line, [])
    if doubt.why == "part":
        meant = {*THREE, *changes.parts.values(), *(said.who for said in changes.items.values())}
        return all(item.who in meant for item in here)
    if doubt.why == "long title":
        return all(len(item.title) <= LIST_MOST for item in here)
    return False


def _close(made: CurriculumDraft) -> None:
    """The talk that was added waits for all of the basics, and is due with the last of them."""
    for phase in made.phases:
        if not phase.line:
            basics = [one for one in made.phases if one.basics and one.line]
            phase.by_day = max((one.by_day for one in basics), default=phase.by_day)
            for item in (item for module in phase.modules for item in module.items):
                item.requires = basics


Change = TypeVar("Change", ItemChange, PhaseChange)


def _over(before: Change, change: Change) -> Change:
    """Both, where the second says something in its words."""
    said = {one.name: getattr(change, one.name) for one in fields(change)}
    return replace(before, **{name: value for name, value in said.items() if value is not None})
