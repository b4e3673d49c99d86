"""The page for the half-way and the day-90 talk: what all who sit there have before them, on paper or in a browser.

Whoever may see the journey makes it, and it is the same page whoever does: nothing is on it that the one it is about does not
read themselves. Notes for mentors and leads are not, and neither are check-ins, which are the hire's and the mentor's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from mentor_tui.domain.agenda import Happened, happened, held_at, last_talk, points_of
from mentor_tui.domain.journey import Post
from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.promises import Promise, promises_of
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.today import next_items
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.days import days_or_none
from mentor_tui.services.journeys import JourneyPage, page
from mentor_tui.services.milestone import Basics, basics
from mentor_tui.services.where_i_stand import LevelsPage, levels_page

TalkKind = Literal["half-way", "day-90"]

KINDS: tuple[TalkKind, ...] = get_args(TalkKind)
"""The talks that have a page."""

HALF_WAY = "half-way"
"""The milestone of the item that the half-way talk is."""


class DonePart(NamedTuple):
    """A phase with what was done in it, in the order of the plan."""

    title: str
    items: tuple[ItemStanding, ...]


class TalkPaper(NamedTuple):
    """What is on the page.

    Attributes:
        of: the journey.
        basics: what they can do, as it is told to others.
        since: the moment of the half-way talk, on the page of a later one; "" where it is told from day 1 on.
        days: of which kind their days were.
        happened: what was done, came back and was asked since.
        kept: promises that were kept or let go, the latest last.
        questions: those that nobody has answered.
        points: what somebody wants to bring up in the next talk, the hire's and others'.
        next: what is before them.
        done: what was done since, by phase; ``before`` is how much was done before.

    """

    kind: TalkKind
    today: date
    of: JourneyPage
    basics: Basics
    since: str
    days: tuple[Kind, ...]
    happened: Happened
    kept: tuple[Promise, ...]
    questions: tuple[Unanswered, ...]
    points: tuple[Post, ...]
    next: tuple[ItemStanding, ...]
    levels: LevelsPage
    done: tuple[DonePart, ...]
    before: int


def talk_paper(context: ActorContext, person: str | None, kind: TalkKind) -> TalkPaper:
    """The page of a talk with somebody; None is one's own.

    Raises:
        NotYours: their journey is somebody else's to see.
        BadUse: nobody is called so.
        Refused: they have no curriculum, or nothing of it is done.

    """
    of = page(context, person)
    standing, facts = of.standing, of.standing.journey.record.facts
    if standing.curriculum is None:
        raise Refused(Code.NO_CURRICULUM, person=of.person.id)
    since = _half_way(standing) if kind != HALF_WAY else ""
    done, before = _done(standing, since)
    zone = zone_of(standing.zone)
    last = last_talk(standing.journey, zone)
    if not done and not before:
        raise Refused(Code.NOTHING_DONE_YET, person=of.person.id)
    return TalkPaper(
        kind,
        standing.today,
        of,
        # It is one text for all who read it.
        replace(basics(of), own=False),
        since,
        days_or_none(context, standing),
        happened(standing, since),
        tuple(sorted((one for one in promises_of(facts) if not one.open), key=lambda one: one.closed)),
        tuple(line for line in unanswered(standing) if line.question),
        points_of(facts, held_at(last, zone) if last is not None else ""),
        next_items(standing),
        levels_page(context, of.person.id),
        done,
        before,
    )


def _half_way(standing: Standing) -> str:
    """When the half-way talk was, "" where it was not, or no item is it."""
    known = (now for way in (*standing.past, standing) for now in way.items)
    held = [now.fact.happened for now in known if now.item.milestone == HALF_WAY and now.state == "done"]
    return max(held, default="")


def _done(standing: Standing, since: str) -> tuple[tuple[DonePart, ...], int]:
    """What was done after a moment, by phase, and how much was before; what was done in a curriculum before counts on."""
    found, before = [], 0
    for way in (*standing.past, standing):
        if way.curriculum is None:
            continue
        parts: dict[str, list[ItemStanding]] = {}
        for now in way.items:
            if now.item.who != "hire" or now.state != "done" or not now.fact.count:
                continue
            if now.fact.happened <= since:
                before += 1
            else:
                parts.setdefault(way.curriculum.places[now.item.id][0].title, []).append(now)
        found += [DonePart(title, tuple(items)) for title, items in parts.items()]
    return tuple(found), before
