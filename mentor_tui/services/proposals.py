"""Better words for an item on the team's board: proposing them, taking and declining them, and the piece of a side task they are.

That a file is changed first, and then said to be, is ``better_words``; here stands what the board and people's records know.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.journey_folds import TICKED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.proposals import (
    DECLINED,
    FIX,
    PROPOSED,
    TAKEN,
    BetterWords,
    as_it_reads,
    fields_of,
    improved,
    item_in,
    proposal_thing,
    proposals_of,
    same_words,
)
from mentor_tui.domain.record import BOARD, Record
from mentor_tui.domain.rules import proposals as rules
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.terms import piece_terms
from mentor_tui.domain.text import clean, near, said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.command import Command, command
from mentor_tui.services.item_edit import edit_item
from mentor_tui.services.pieces import counted, fix_rung
from mentor_tui.services.results import WordsNow
from mentor_tui.services.waiting_words import ProposalView, viewed

QUOTED = 300
"""Characters of the words that stand in the evidence of a piece; all of them are in the file."""


Improved: TypeAlias = Mapping[tuple[str, str], tuple[BetterWords, ...]]
"""(Curriculum, item), by the ids of today -> the proposals that were taken there, the latest last."""


class ProposalsPage(NamedTuple):
    """Better words that are the acting person's to take or their own, the oldest first; those that are taken last.

    Attributes:
        names: person id -> name.

    """

    rows: tuple[ProposalView, ...]
    names: Mapping[str, str]
    today: date

    def row(self, number: int) -> ProposalView | None:
        """One proposal by its number."""
        return next((row for row in self.rows if row.proposal.number == number), None)

    def on(self, curriculum: str, item: str) -> tuple[ProposalView, ...]:
        """The open ones for an item, by the ids of today."""
        return tuple(
            row
            for row in self.rows
            if row.proposal.state == "open" and (row.proposal.curriculum, row.proposal.item) == (curriculum, item)
        )


def proposals_page(context: ActorContext) -> ProposalsPage:
    """The proposals that the acting person may take, and their own.

    Raises:
        NotYours: nobody of the team looks.

    """
    team = context.team()
    me = team.acting(context.actor)
    if me is None:
        raise NotYours(Code.NOT_YOURS, verb="see roster", allowed=("teammate",), person=context.actor, on="", title="")
    rows = [viewed(context.catalogue, me, one) for one in proposals_of(context.store.read(BOARD))]
    mine = [row for row in rows if row.refused is None or row.proposal.by == me.id]
    mine.sort(key=lambda row: row.proposal.state == "taken")
    return ProposalsPage(tuple(mine), team.names, context.today())


def find_proposal(record: Record | None, number: int) -> BetterWords:
    """A proposal on the board by its number.

    Raises:
        BadUse: there is none, or it was declined.

    """
    known = proposals_of(record)
    found = next((one for one in known if one.number == number), None)
    if found is None:
        raise BadUse(Code.BAD_PROPOSAL, reason="unknown", number=number, title="")
    return found


def find_line(context: ActorContext, text: str, curriculum: str = "") -> tuple[Curriculum, Item, int]:
    """An item that somebody names, in the curriculum that they mean, and the day of theirs that it is there, 0 for none.

    That is the curriculum that they name, with the item or for itself; their own; or the only one that has the item.

    Raises:
        BadUse: no curriculum has it, or several have.

    """
    scope, _slash, name = text.strip().lower().rpartition("/")
    catalogue, standing = context.catalogue, _own(context)
    own = standing.curriculum if standing is not None else None
    named = curriculum or scope
    among = [*catalogue.curricula.values()]
    if named:
        among = [one for one in among if one.id == catalogue.former_curricula.get(named, named)]
        if not among:
            known = [*catalogue.curricula]
            raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=named, near=near(named, known), known=known)
    elif own is not None and own.former.get(name, name) in own.items:
        # What was added for one person stands in no file: it is looked for in what the files say.
        among = [one for one in among if one.id == own.id]
    found = [(one, item) for one in among if (item := one.items.get(one.former.get(name, name))) is not None]
    if not found and own is not None and name in own.items:
        raise Refused(Code.BAD_PROPOSAL, reason="own", title=own.items[name].title)
    if not found:
        known = [item for one in among for item in one.items]
        raise BadUse(Code.UNKNOWN_THING, thing=text, near=near(name, known))
    if len(found) > 1:
        raise BadUse(Code.BAD_PROPOSAL, reason="several", title=text, known=[one.id for one, _item in found])
    place, item = found[0]
    through = standing is not None and standing.curriculum is not None and standing.curriculum.id == place.id
    return place, item, max(standing.day, 0) if standing is not None and through else 0


def _own(context: ActorContext) -> Standing | None:
    """How the acting person stands; None where they have no record, or it cannot be read."""
    with suppress(Problem):
        return context.standing(context.journey(context.actor))
    return None


def propose(
    context: ActorContext, item: str, field: str, words: str, *, curriculum: str = "", op: str | None = None
) -> Done:
    """Propose what a line of an item should say instead.

    Args:
        context: somebody on the team.
        item: its id, with the curriculum before it where several have it.
        field: ``title``, ``short``, ``text``, ``owed``, or a line of what good looks like, ``look_for.2``.
        words: what it should say.
        curriculum: in which, where the item does not say it.
        op: operation id.

    Raises:
        BadUse: there is no such item or line, no words, or more than a file may have there.
        Refused: it says that already, or somebody proposed the same.

    """
    place, found, day = find_line(context, item, curriculum)
    name = rules.field_of(found, field)
    text = clean(words, lines=not rules.one_line(name))
    refuse_if(rules.lacks_words(found, name, text))
    text = said(text, most=rules.MOST["about"][0])

    with command(context, BOARD, lambda it: rules.may_propose(it.team.acting(context.actor)), op=op, create=True) as it:
        result = WordsNow(found.title, name, "", it.record.last_seq + 1)
        if it.repeated:
            return it.done(PROPOSED, context.actor, found.id, result=result)
        for one in proposals_of(it.record):
            same = (one.curriculum, one.item, one.field) == (place.id, found.id, name) and one.words
            if one.state == "open" and same and same_words(one.words, text):
                raise Refused(Code.BAD_PROPOSAL, reason="proposed", title=found.title, by=one.by, at=one.at)
        terms = {"field": name, "was": fields_of(found).get(name, "")} | ({"day": day} if day else {})
        key = proposal_thing(place.id, found.id, it.record.last_seq + 1)
        event = it.write(PROPOSED, key, terms, text=text)
        return it.done(PROPOSED, context.actor, found.id, (event,), result)


def take(context: ActorContext, number: int, *, op: str | None = None) -> Done:
    """Say that the words of a proposal are in the file; see ``better_words.take_words``, which puts them there.

    Raises:
        NotYours: the acting person does not keep the item.
        BadUse: there is no such proposal.
        Refused: somebody has taken it.

    """
    with command(context, BOARD, lambda it: _may_take(it, number), op=op, create=True) as it:
        if it.repeated:
            return it.done(TAKEN, context.actor)
        one = find_proposal(it.record, number)
        title, name = _title(context, one), it.team.names.get(one.by, one.by)
        refuse_if(rules.still_open(one, title))
        event = it.write(TAKEN, one.key)
        return it.done(TAKEN, context.actor, one.item, (event,), WordsNow(title, one.field, name, number))


def decline(context: ActorContext, number: int, why: str, *, op: str | None = None) -> Done:
    """Leave a line as it is, and say why; whoever proposed the words reads it.

    Raises:
        NotYours, BadUse, Refused: see ``take``; or no reason was given.

    """
    reason = said(why)
    with command(context, BOARD, lambda it: _may_take(it, number), op=op, create=True) as it:
        if it.repeated:
            return it.done(DECLINED, context.actor)
        one = find_proposal(it.record, number)
        title, name = _title(context, one), it.team.names.get(one.by, one.by)
        refuse_if(rules.still_open(as_it_reads(context.catalogue, one), title))
        if not reason:
            raise Refused(Code.BAD_PROPOSAL, reason="why", title=title)
        event = it.write(DECLINED, one.key, why=reason)
        return it.done(DECLINED, context.actor, one.item, (event,), WordsNow(title, one.field, name, number))


def _may_take(it: Command, number: int) -> Problem | None:
    return may_take(it.context, it.team.acting(it.context.actor), find_proposal(it.record, number))


def may_take(context: ActorContext, me: Person | None, proposal: BetterWords) -> Problem | None:
    """Why somebody may not take or decline a proposal, or None."""
    found = item_in(context.catalogue, proposal)
    curriculum, item = found if found is not None else (context.catalogue.curriculum(proposal.curriculum), None)
    return rules.may_take(me, curriculum, item.id if item is not None else proposal.item)


def _title(context: ActorContext, proposal: BetterWords) -> str:
    found = item_in(context.catalogue, proposal)
    return found[1].title if found is not None else proposal.item


# -- whose words an item has


def improved_by(context: ActorContext) -> Improved:
    """Whose words items have; it reads the board and nothing else."""
    return improved(context.catalogue, proposals_of(context.store.read(BOARD)))


# -- as a piece of a side task


def count_piece(context: ActorContext, number: int, *, op: str | None = None) -> Done:
    """Tick a piece of one's own side task for words that were taken; they are its evidence, and no file or link is asked for.

    Raises:
        BadUse: there is no such proposal, or the files have no side task for it.
        Refused: the words are another's, are not taken, or were counted; or the side task is not held.

    """
    rung, one = fix_rung(context.catalogue), find_proposal(context.store.read(BOARD), number)
    title = _title(context, one)
    if rung is None:
        raise BadUse(Code.BAD_PROPOSAL, reason="no-side-task", title=title, id=FIX)
    if one.by != context.actor:
        raise NotYours(Code.BAD_PROPOSAL, reason="not-own", title=title, by=one.by)
    if as_it_reads(context.catalogue, one).state == "open":
        raise Refused(Code.BAD_PROPOSAL, reason="open", title=title)
    with edit_item(context, "tick", None, rung.id, op=op) as at:
        if at.it.repeated:
            return at.done(TICKED)
        if one.key in counted(at.fact):
            raise Refused(Code.BAD_PROPOSAL, reason="counted", title=title)
        found = item_in(context.catalogue, one)
        now = fields_of(found[1]).get(one.field, "") if found is not None else ""
        evidence = "\n".join(filter(None, (one.key, title, now[:QUOTED] if now != title else "")))
        return at.done(TICKED, (at.write(TICKED, piece_terms(rung), text=evidence),))
