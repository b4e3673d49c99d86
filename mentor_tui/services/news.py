"""What is new for the owner of a journey since they last looked, and what they have looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mentor_tui.domain import acts
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.mentoring import Mentoring
from mentor_tui.domain.record import NO_TERMS, Fact
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext

Acknowledged = tuple[str, str]
"""A mentor whom somebody has been told of, and the first day that they were told of."""


class News(NamedTuple):
    """Something that somebody else did on this journey since its owner last looked.

    Attributes:
        terms: of a change of mentor ``other``, who was or is one beside them, and ``until``, the last day of that.
        thing: the key of the thing that was acted on, "" for news of mentors; ``sort`` is what kind of news the act is.

    """

    at: str
    by: str
    kind: str
    on: str
    title: str
    text: str
    terms: Fact = NO_TERMS
    thing: str = ""
    sort: acts.News | None = None


def news(mark: Mapping[str, Any], journey: Journey, known: Mapping[str, str]) -> tuple[News, ...]:
    """What others did since the owner last looked.

    Args:
        mark: what they have looked at.
        journey: theirs.
        known: item or rung id -> title.

    """
    since = int(mark.get("journey", 0))
    found = []
    for past in journey.record.tail:
        event = past.event
        if event.seq <= since or event.by == journey.person:
            continue
        act, on = acts.find(event.thing, event.kind), event.on
        if act is not None and act.news:
            told = News(
                event.at, event.by, event.kind, on, known.get(on, on), event.text, NO_TERMS, event.thing, act.news
            )
            found.append(told)
    return tuple(found)


def mentor_news(mark: Mapping[str, Any], standing: Standing, now: Mentoring, team: Team) -> tuple[News, ...]:
    """What is new of a hire's mentors since they last looked.

    What was seen is remembered by mentor and first day. So nothing more is read for it than the page reads anyway, and what
    was taken back before they looked is no news.
    """
    acknowledged, shown = _acknowledged(mark, standing, now), _shown(now)
    found = []
    if now.now and (now.now, str(now.since)) not in acknowledged:
        found.append(_told(team, "mentor", now.now, now.since, now.beside, now.until))
    if now.next and (now.next, str(now.on)) not in acknowledged:
        found.append(_told(team, "mentor ahead", now.next, now.on, now.now if now.shared else None, now.shared))
    if found or not acknowledged:
        return tuple(found)
    if not shown:
        return () if standing.programme.over else (_told(team, "no mentor", None, None),)
    today = standing.today.isoformat()
    if now.now and any(one[1] > today and one not in shown for one in acknowledged):
        return (_told(team, "mentor stays", now.now, now.since),)
    return ()


def _told(
    team: Team, kind: str, mentor: str | None, day: date | None, other: str | None = None, until: date | None = None
) -> News:
    person = team.people.get(mentor) if mentor else None
    terms = {"other": other, "until": until.isoformat() if until else None}
    name = person.name if person else mentor or ""
    return News(day.isoformat() if day else "", "", kind, mentor or "", name, "", terms)


def _shown(now: Mentoring) -> list[Acknowledged]:
    return [(mentor, str(day)) for mentor, day in ((now.now, now.since), (now.next, now.on)) if mentor]


def _acknowledged(mark: Mapping[str, Any], standing: Standing, now: Mentoring) -> list[Acknowledged]:
    """Whom the owner has been told of.

    Where nothing was remembered yet: the first day itself introduces the mentor of that day, and whoever began before the
    latest thing that they have seen was their mentor then.
    """
    if "mentors" in mark:
        return [(str(mentor), str(day)) for mentor, day in mark["mentors"]]
    start = standing.profile.start
    days = [start.isoformat()] if start else []
    upto = int(mark.get("journey", 0))
    days += [past.event.at[:10] for past in standing.journey.record.tail if past.event.seq <= upto]
    began = str(now.since)
    return [(now.now, began)] if now.now and began <= max(days, default=began) else []


def looked(context: ActorContext, version_seq: int, mentors: Mentoring) -> None:
    """Remember what the acting person has seen of their own journey.

    Args:
        context: who looked.
        version_seq: up to which place in its history.
        mentors: who was shown as their mentor, and who is to be.

    """
    mark = context.store.mark(context.actor)
    shown = [list(one) for one in _shown(mentors)]
    acknowledged = {**mark, "journey": max(version_seq, int(mark.get("journey", 0))), "mentors": shown}
    if acknowledged != mark:
        context.store.set_mark(context.actor, acknowledged)
