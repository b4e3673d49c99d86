"""What is new on the team's board for somebody: briefings, openings, what became of those that interested them, of their words.

It is one small file, which a journey reads after its first paint. What somebody was told is remembered by its place in the
board's history; a dated change is told once more, on the working day before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.briefings import BRIEFED, Briefing, briefing_thing, briefings_of, read_in
from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.off_queue import on_front_line
from mentor_tui.domain.openings import CLOSED, OPENED, OPENING, need_of, openings_of
from mentor_tui.domain.proposals import DECLINED, PROPOSAL, TAKEN, item_of
from mentor_tui.domain.record import BOARD, NO_TERMS, Record, kind_of, name_of
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.marks import BOARD_TOLD, BOARD_UPTO, CHANGES_TOLD
from mentor_tui.services.news import CHANGE, LATELY, PIECE, News, change_key
from mentor_tui.services.pieces import offered


def board_news(context: ActorContext, standing: Standing) -> tuple[News, ...]:
    """What is new on the board for the owner of a journey, the acting person."""
    record = context.store.read(BOARD)
    if record is None:
        return ()
    mark = context.mark()
    since, told = int(mark.get(BOARD_UPTO, 0)), frozenset(mark.get(BOARD_TOLD, ()))
    # Somebody of whom nothing is remembered is not told of what happened long before.
    after = "" if BOARD_UPTO in mark else (standing.today - LATELY).isoformat()
    told_of_changes = on_front_line(standing.catalogue, standing.profile.position)
    found = [*_openings(context, standing, record), *_words(context, record)]
    if told_of_changes:
        found += _briefings(standing, record)
    fresh = [one for one in found if one.board > since and one.board not in told and one.at >= after]
    fresh = [one for one in fresh if one.by != context.actor]
    if told_of_changes:
        fresh += _changes(context, standing, record, fresh, mark)
    return (*sorted(fresh, key=lambda one: one.board), *_offered(context, standing))


def _offered(context: ActorContext, standing: Standing) -> Iterator[News]:
    """That better words of theirs can be a piece of a side task: it stands until they are."""
    if (found := offered(context, standing)) is not None:
        terms = {"count": len(found.words), "number": found.words[0].number, "held": found.held}
        rung = found.rung
        told = News(found.words[0].taken_at, "", PIECE, rung.id, rung.full_title, "", terms, sort="allowed")
        yield told._replace(label=rung.full_label)


def own_board_news(context: ActorContext) -> tuple[News, ...]:
    """The same for whoever looks, where no journey of theirs was read: a mentor hears of briefings as a hire does."""
    return board_news(context, context.standing(context.journey(context.actor), context.team()))


def _words(context: ActorContext, record: Record) -> Iterator[News]:
    """What became of better words that they proposed; why they were declined comes with it."""
    for past in record.tail:
        event, before = past.event, past.before
        if kind_of(event.thing) != PROPOSAL or before is None or before["by"] != context.actor:
            continue
        if event.kind in (TAKEN, DECLINED):
            title, on = context.catalogue.called(event.thing), item_of(event.thing)
            told = News(event.at, event.by, event.kind, on, title, event.why, NO_TERMS, event.thing)
            yield told._replace(label=title, board=event.seq, sort="done" if event.kind == TAKEN else "word")


def _briefings(standing: Standing, record: Record) -> Iterator[News]:
    """What was told; not what its reader has said they have read."""
    read = frozenset(read_in(standing.journey.record))
    for one in briefings_of(record, standing.catalogue.former_product_areas):
        if one.seq not in read:
            yield _of_briefing(standing, one)._replace(board=one.seq)


def _of_briefing(standing: Standing, one: Briefing) -> News:
    area = standing.catalogue.product_areas.get(one.area)
    title = area.title if area is not None else one.area
    terms = {"nothing": one.nothing, "on": one.on.isoformat() if one.on else ""}
    return News(
        one.at, one.by, BRIEFED, one.area, title, one.text, terms, briefing_thing(one.area), "word", label=title
    )


def _changes(
    context: ActorContext, standing: Standing, record: Record, fresh: Collection[News], mark: Mapping[str, Any]
) -> Iterator[News]:
    """Dated changes on the working day before them, once more; not where the briefing itself is new."""
    told, new = frozenset(mark.get(CHANGES_TOLD, ())), {one.board for one in fresh}
    for one in briefings_of(record, standing.catalogue.former_product_areas):
        if one.on is None or one.seq in new or change_key(one.area, one.on.isoformat()) in told:
            continue
        if day_before(standing.calendar, one.on) <= standing.today <= one.on:
            yield _of_briefing(standing, one)._replace(kind=CHANGE)


def day_before(calendar: OwnCalendar, day: date) -> date:
    """The last working day of theirs before a day; the day before it where there is none within two weeks."""
    before = (day - number * ONE_DAY for number in range(1, LATELY.days + 1))
    return next((one for one in before if calendar.works(one)), day - ONE_DAY)


def _openings(context: ActorContext, standing: Standing, record: Record) -> Iterator[News]:
    there = {one.id: one for one in openings_of(record) if not one.over(standing.today)}
    gone = {name_of(past.event.thing) for past in record.tail} - {one.id for one in openings_of(record)}
    for past in record.tail:
        event, name = past.event, name_of(past.event.thing)
        if kind_of(event.thing) != OPENING:
            continue
        mine = [person for person, _at in past.before["interested"]] if past.before else ()
        if event.kind == OPENED and name in there:
            need, text = there[name].need, ""
        elif event.kind == CLOSED and name in gone and context.actor in mine:
            need, text = need_of(record, event), event.text
        else:
            continue
        told = News(event.at, event.by, event.kind, name, need, text, NO_TERMS, event.thing, "allowed")
        yield told._replace(label=need, board=event.seq)
