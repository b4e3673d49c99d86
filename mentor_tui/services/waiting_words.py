"""Better words that are open, as whoever may take them has them before them, and as what waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.proposals import BetterWords, as_it_reads, fields_of, item_in, proposals_of, same_words
from mentor_tui.domain.record import BOARD
from mentor_tui.domain.rules import proposals as rules
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import WordsProposed
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call


class ProposalView(NamedTuple):
    """A proposal as the acting person has it before them.

    Attributes:
        proposal: as it reads today.
        title: the item's, as it is called now.
        now: what the line says now.
        moved: whether it says something else by now than when the words were written.
        refused: why the acting person may not take or decline it, None where they may.

    """

    proposal: BetterWords
    title: str
    now: str
    moved: bool
    refused: Problem | None


def viewed(catalogue: Catalogue, me: Person | None, proposal: BetterWords) -> ProposalView:
    one, found = as_it_reads(catalogue, proposal), item_in(catalogue, proposal)
    if found is None:
        refused = rules.may_take(me, catalogue.curriculum(one.curriculum), one.item)
        return ProposalView(one, one.item, "", moved=True, refused=refused)
    curriculum, item = found
    now = fields_of(item).get(one.field, "")
    moved = one.state == "open" and not same_words(now, one.was)
    one = one._replace(curriculum=curriculum.id, item=item.id)
    return ProposalView(one, item.title, now, moved, rules.may_take(me, curriculum, item.id))


def words_calls(context: ActorContext, me: Person) -> Iterator[Call]:
    """Better words that wait for somebody who may take them: one line a curriculum."""
    rows: dict[str, list[ProposalView]] = {}
    for one in proposals_of(context.store.read(BOARD)):
        view = viewed(context.catalogue, me, one)
        if view.proposal.state == "open" and view.refused is None:
            rows.setdefault(view.proposal.curriculum, []).append(view)
    for curriculum, found in rows.items():
        first = found[0].proposal
        days = (context.today() - date.fromisoformat(first.at[:10])).days
        about = WordsProposed(
            context.catalogue.curricula[curriculum].title if curriculum in context.catalogue.curricula else curriculum,
            tuple(dict.fromkeys(view.title for view in found)),
            len(found),
            first.item,
        )
        yield Call("words", first.by, curriculum, first.at, days, about=about)


def maintainer_calls(context: ActorContext, team: Team) -> Iterable[Call]:
    """The same for whoever maintains anything; for nobody else the board is read."""
    me = team.acting(context.actor)
    return words_calls(context, me) if me is not None and me.id in context.catalogue.maintainers else ()
