"""One item or side task of somebody's, whole: what it asks for, where it stands, what was said, what it opens."""

from __future__ import annotations

from dataclasses import replace

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import SideTaskDone, atoms
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.lines import unanswered
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.growth import GrowthPage, RungView, growth_page
from mentor_tui.services.journeys import JourneyPage, page
from mentor_tui.services.opening import remember_opened
from mentor_tui.services.things import find_thing


class ShownItem(NamedTuple):
    """An item before somebody's eyes.

    Attributes:
        page: whose it is.
        words: whether the viewer may read what people wrote in its thread, evidence aside.
        opens: the items that wait for it.

    """

    page: JourneyPage
    now: ItemStanding
    lock: Lock | None
    words: bool
    opens: tuple[ItemStanding, ...]


class ShownTask(NamedTuple):
    """A side task before somebody's eyes; see ``ShownItem``.

    Attributes:
        opens: the side tasks that wait for it.

    """

    page: GrowthPage
    view: RungView
    words: bool
    opens: tuple[RungView, ...]


def show(context: ActorContext, person: str | None, name: str) -> ShownItem | ShownTask:
    """An item or a side task of somebody's; whoever may see the record may, but not read what people wrote there.

    Raises:
        NotYours: it is somebody else's to see.
        BadUse: there is no such person, item or side task.

    """
    of = page(context, person, record=True)
    words = grant("see journey", of.relations) is not None
    through, found = find_thing(context, of.standing, name)
    if isinstance(found, Rung):
        return _task(context, of.person.id, found, words)
    of = replace(of, standing=through)
    return ShownItem(of, of.standing.item(found), of.standing.lock(found), words, _waiting_for(of, found))


def read(context: ActorContext, shown: ShownItem | ShownTask) -> None:
    """Count what a hire wrote there as opened by the acting person, who has it before them in full."""
    if shown.words and shown.page.person.id != context.actor:
        thing = shown.now.item if isinstance(shown, ShownItem) else shown.view.rung
        standing = shown.page.standing
        remember_opened(context, standing, [line for line in unanswered(standing) if line.on == thing.id])


def _waiting_for(of: JourneyPage, item: Item) -> tuple[ItemStanding, ...]:
    curriculum = of.standing.curriculum
    return tuple(of.standing.by_id[name] for name in curriculum.unlocks[item.id]) if curriculum else ()


def _task(context: ActorContext, person: str, rung: Rung, words: bool) -> ShownTask:
    of = growth_page(context, person, record=True)
    views = [view for _track, views in of.tracks for view in views]
    view = next(view for view in views if view.rung.id == rung.id)
    wanted = SideTaskDone(rung.id)
    opens = tuple(other for other in views if wanted in atoms(other.rung.opens))
    return ShownTask(of, view, words, opens)
