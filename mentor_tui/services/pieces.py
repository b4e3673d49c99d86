"""Better words that were taken, as pieces of a side task: whose are none yet, and to whom they are offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.proposals import FIX, BetterWords, as_it_reads, proposals_of
from mentor_tui.domain.record import BOARD
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext

if TYPE_CHECKING:
    from mentor_tui.services.growth import GrowthPage


class PieceOffered(NamedTuple):
    """Better words of somebody's that were taken and can be pieces of a side task, the oldest first; whether they hold it."""

    rung: Rung
    words: tuple[BetterWords, ...]
    held: bool


def fix_rung(catalogue: Catalogue) -> Rung | None:
    """The side task of which words that were taken are a piece; None where the files have none."""
    return catalogue.rungs.get(catalogue.former_rungs.get(FIX, FIX))


def with_pieces(context: ActorContext, page: GrowthPage) -> GrowthPage:
    """Somebody's place to grow; on the acting person's own with their words that were taken and are no piece yet."""
    rung = fix_rung(context.catalogue)
    one = page.view(rung.id) if rung is not None and page.person.id == context.actor else None
    return replace(page, pieces=pieces(context, one.task.fact)) if one is not None else page


def pieces(context: ActorContext, fact: ItemFact) -> tuple[BetterWords, ...]:
    """The acting person's words that were taken and are no piece of their side task yet, the oldest first.

    Args:
        context: whose words.
        fact: what holds for their side task; see ``fix_rung``.

    """
    read = (as_it_reads(context.catalogue, one) for one in proposals_of(context.store.read(BOARD)))
    known = counted(fact)
    return tuple(one for one in read if one.by == context.actor and one.state == "taken" and one.key not in known)


def offered(context: ActorContext, standing: Standing) -> PieceOffered | None:
    """What the acting person can log as a piece of their side task, or could once they hold it; None where there is nothing.

    It is offered to whoever holds the side task with pieces to go, and to whoever could take it.
    """
    rung = fix_rung(context.catalogue)
    task = standing.task(rung) if rung is not None else None
    if task is None or (task.state, task.hold is not None) not in (("active", True), ("open", False)):
        return None
    found = pieces(context, task.fact)
    return PieceOffered(task.rung, found, held=task.hold is not None) if found else None


def counted(fact: ItemFact) -> frozenset[str]:
    """Which words are pieces of a side task already, by the keys of their proposals."""
    return frozenset(entry.text.partition("\n")[0] for entry in fact.entries)
