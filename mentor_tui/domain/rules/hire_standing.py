"""What the rules ask of how somebody stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.programmes import Programme


class HireStanding(Protocol):
    """What the rules ask of a standing; see ``Standing``."""

    curriculum: Curriculum | None

    @property
    def person(self) -> str: ...
    @property
    def programme(self) -> Programme: ...
    @property
    def today(self) -> date: ...
    @property
    def titles(self) -> Mapping[str, str]: ...
    def lock(self, item: Item) -> Lock | None: ...
