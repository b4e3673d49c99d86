"""What somebody did in curricula that they were on before, seen beside the one that they are on now.

An item of theirs is named by its id. One of a former curriculum is named ``curriculum/item``, as the one of today may have
an item of the same id, which is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from mentor_tui.domain.curriculum import Curriculum, Item, Phase
from mentor_tui.domain.record import Fact
from mentor_tui.domain.standing_rows import PhaseStanding, PhaseState


class Through(Protocol):
    """What is asked of a standing; see ``OwnWay``."""

    curriculum: Curriculum | None

    @property
    def past(self) -> Sequence[Through]: ...
    @property
    def states(self) -> Mapping[str, str]: ...
    def done(self, item_id: str, /) -> bool: ...
    def stored(self, item: Item, /) -> Fact | None: ...


class Open(Through, Protocol):
    """The same, where it is asked what is open too."""

    def is_open(self, item: Item, /) -> bool: ...
    def due_day(self, by_day: int, /) -> int: ...


class Of(Protocol):
    """Whatever goes by a curriculum."""

    curriculum: Curriculum | None


def name_among(standing: Of, through: Of, item: Item) -> str:
    """What an item is named by among somebody's, as it stands through one of their curricula."""
    return item.id if through is standing or through.curriculum is None else f"{through.curriculum.id}/{item.id}"


def former_items(standing: Through) -> Iterator[tuple[str, Item, Through]]:
    """Every item of the curricula before: its name, itself, and the standing through its curriculum."""
    for one in standing.past:
        for item in one.curriculum.items.values() if one.curriculum else ():
            yield name_among(standing, one, item), item, one


def former_titles(standing: Through) -> Mapping[str, str]:
    """Name -> title of every item of the curricula before."""
    return {name: item.title for name, item, _one in former_items(standing)}


def done_items(standing: Through) -> Iterable[tuple[str, Item, bool]]:
    """The name of each item that is done and shows a competency, itself, and whether somebody signed it off."""
    own = standing.curriculum.items.values() if standing.curriculum else ()
    for name, item, one in (*((item.id, item, standing) for item in own), *former_items(standing)):
        if item.competency and one.done(item.id):
            yield name, item, bool((one.stored(item) or {}).get("signed"))


def phases_of(standing: Open) -> Iterator[PhaseStanding]:
    """Every phase of a curriculum with what is done in it."""
    for phase in standing.curriculum.phases if standing.curriculum else ():
        counted = phase.counted
        done = sum(standing.done(item.id) for item in counted)
        state = _state(standing, phase, complete=done == len(counted))
        yield PhaseStanding(phase, done, len(counted), state, standing.due_day(phase.by_day))


def _state(standing: Open, phase: Phase, *, complete: bool) -> PhaseState:
    # One in which nothing has to be done is done with all that can be.
    if complete and (phase.counted or all(standing.done(item.id) for item in phase.items)):
        return "done"
    if any(standing.states.get(item.id, "open") != "open" for item in phase.items):
        return "going"
    return "open" if any(standing.is_open(item) for item in phase.items) else "locked"
