"""The palette: every action of the place that is open, every place, people and items, by what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from mentor_tui.domain.text import folded
from mentor_tui.services import finding
from mentor_tui.tui import themes
from mentor_tui.tui.base.place import Place
from mentor_tui.wording.language import _


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something that can be chosen: what it is called, what it is, what choosing it does."""

    text: str
    help: str
    do: Callable[[], Any]
    shown: bool = True


def entries(place: Place[Any]) -> Iterator[PaletteEntry]:
    """Everything that can be chosen from a place, actions first."""
    keys = place.keys_of_actions()
    for action in place.all_actions:
        if action.label and action.id != "app.palette" and action.id in keys:
            about = place.why_off(action) or _("key {key}").format(key=keys[action.id][0])
            yield PaletteEntry(action.tooltip, about, partial(place.perform, action.id))
    stage = place.stage
    for number, found in enumerate(stage.places, 1):
        yield PaletteEntry(
            _("Go to {place}").format(place=found.label),
            _("key {key}").format(key=number),
            partial(stage.go_to, found.mode),
        )
    for name in themes.NAMES:
        yield PaletteEntry(
            _("Theme: {name}").format(name=name),
            _("how it looks, for this time"),
            partial(setattr, place.app, "theme", name),
        )
    for person in finding.people(place.context):
        yield PaletteEntry(person.name, _("open the journey"), partial(stage.open_journey, person.id), shown=False)
    owner, items = finding.items(place.context, place.shown_person())
    for item_id, title in items:
        yield PaletteEntry(
            title, _("item {id}").format(id=item_id), partial(stage.open_journey, owner, item=item_id), shown=False
        )


class Everything(Provider):
    """Finds entries by parts of what they are called."""

    async def startup(self) -> None:
        """Gather what there is once, while the palette opens."""
        place = next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Place))
        self._entries = list(entries(place))

    async def discover(self) -> Hits:
        """What is shown before anything is typed."""
        for entry in self._entries:
            if entry.shown:
                yield DiscoveryHit(Content(entry.text), entry.do, text=entry.text, help=entry.help)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(folded(query))
        for entry in self._entries:
            score = matcher.match(folded(entry.text))
            if score > 0:
                yield Hit(score, Content(entry.text), entry.do, text=entry.text, help=entry.help)


def palette() -> Screen[Any]:
    """The palette, over the place that is open."""
    return CommandPalette(providers=[Everything], placeholder=_("Search actions, people and items"))
