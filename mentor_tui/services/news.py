"""What is new for the owner of a journey since they were told, and what they have been told.

What others did in their record is told once, place by place: what did not fit on the screen is still new the next time. So
is what became of their side tasks, and of a place in line, which stand in the team's record; their mentors are remembered
by who was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mentor_tui.domain import acts
from mentor_tui.domain.areas import AREA
from mentor_tui.domain.closings import closing_with, is_asked, open_from
from mentor_tui.domain.editions import EDITION, PUBLISHED, edition_thing
from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.journey_folds import RETURNED, SIGNED, TICKED, WITHDRAWN
from mentor_tui.domain.mentoring import Mentoring
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import NO_TERMS, Fact, kind_of, thing
from mentor_tui.domain.rules.pairing import calls_for_mentor
from mentor_tui.domain.rules.side_tasks import turns
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team, hold_thing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.marks import BOARD_TOLD, BOARD_UPTO, CHANGES_TOLD
from mentor_tui.services.opening import WHILE_AWAY
from mentor_tui.services.while_away import own_while_away, seen_now

Acknowledged = tuple[str, str]
"""A mentor whom somebody has been told of, and the first day that they were told of."""


class News(NamedTuple):
    """Something that somebody else did on this journey since its owner last looked.

    Attributes:
        terms: of a change of mentor ``other``, who was or is one beside them, and ``until``, the last day of that.
        thing: the key of the thing that was acted on, "" for news of mentors and places; ``sort`` is what kind of news it is.
        seq: the place of the event in the record's history, 0 for what no event of that record tells.
        label: what lists call what it is about; ``title`` is its sentence, ``promise`` how a part of ours reads for them.
        number: which repetition was judged, 0 where it is about all of them; ``times`` is how many there are.
        board: the place of the event in the board's history, 0 for what no event there tells.

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
    seq: int = 0
    number: int = 0
    times: int = 0
    label: str = ""
    promise: str = ""
    board: int = 0


CHANGE = "change ahead"
"""The kind of the news that a dated change in the product comes with the next working day."""

FREE = "place free"
"""The kind of the news that it is one's turn in a line."""

PIECE = "piece"
"""The kind of the news that better words of theirs can be a piece of a side task; it is news until they are."""

ASKS_YOU = "asks you"
"""The kind of the news that a hire asks the owner of a journey something by name; it is news until they answer."""

YOU_PROMISED = "you promised"
"""The kind of the news that what the owner of a journey promised another hire is due; it is news until it is kept or let go."""

ENDS = "pairing ends"
"""The kind of the news that a pairing of the owner's ends and their answer is awaited; it is news until they answer."""

LATELY = timedelta(days=14)
"""How long ago a side task may have been confirmed, to be told to somebody of whom nothing is remembered of side tasks."""


def all_news(context: ActorContext, standing: Standing, mentors: Mentoring, team: Team) -> tuple[News, ...]:
    """Everything that is new for the owner of a journey, the acting person."""
    mark, curriculum = context.mark(), standing.curriculum
    promises = {item.id: item.owed for item in curriculum.others} if curriculum else {}
    back = None if team.mentees(standing.person) else own_while_away(mark, standing)
    return (
        *((News(back.last, "", WHILE_AWAY, "", "", "", back._asdict()),) if back is not None else ()),
        *mentor_news(mark, standing, mentors, team),
        *_task_news(mark, standing),
        *_free_places(mark, standing, team),
        *_ending(standing, team),
        *_area_news(mark, standing, team),
        *_edition_news(mark, standing, team),
        *news(mark, standing.journey, standing.titles, standing.labels, promises, standing.catalogue.called),
    )


def news_between(standing: Standing, mentor: tuple[str, date] | None, team: Team, since: date) -> tuple[News, ...]:
    """What others did on a journey from a day on, whatever its owner has looked at; what was published stands elsewhere.

    Args:
        standing: theirs.
        mentor: who mentors them today, and since when.
        team: the roster.
        since: the day.

    """
    curriculum, journey = standing.curriculum, standing.journey
    promises = {item.id: item.owed for item in curriculum.others} if curriculum else {}
    found = [
        *_task_news({}, standing),
        *_area_news({}, standing, team),
        *news({}, journey, standing.titles, standing.labels, promises, standing.catalogue.called),
    ]
    if mentor is not None and mentor[1] >= since:
        found.append(_told(team, "mentor", *mentor))
    return tuple(sorted((one for one in found if one.at[:10] >= since.isoformat()), key=lambda one: one.at))


def _task_news(mark: Mapping[str, Any], standing: Standing) -> Iterator[News]:
    """Side tasks that were confirmed."""
    told: Mapping[str, int] | None = mark.get("tasks")
    for rung, hold in standing.holds.items():
        if hold.state != "done" or not hold.done_at:
            continue
        lately = date.fromisoformat(hold.done_at[:10]) >= standing.today - LATELY
        if (told.get(rung) != hold.seq) if told is not None else lately:
            last = max(hold.yes.values(), key=lambda yes: yes["at"], default={"by": ""})
            key = hold_thing(rung, standing.person)
            title, label = standing.titles.get(rung, rung), standing.labels.get(rung, rung)
            yield News(hold.done_at, last["by"], "confirmed", rung, title, "", NO_TERMS, key, "done", label=label)


def _free_places(mark: Mapping[str, Any], standing: Standing, team: Team) -> Iterator[News]:
    for rung in turns(team, standing.catalogue.rungs, standing.person):
        if rung not in mark.get("free", ()):
            title, label = standing.titles.get(rung, rung), standing.labels.get(rung, rung)
            yield News("", "", FREE, rung, title, "", sort="allowed", label=label)


def _ending(standing: Standing, team: Team) -> Iterator[News]:
    """Pairings that end, with mentors who are still here, about which the owner is asked and has said nothing."""
    today, facts = standing.today, standing.journey.record.facts
    for mentor, since in open_from(team.pairing(standing.person), standing.closes_on, today).items():
        them = team.person(mentor)
        here = them is not None and not team.departed(them, today)
        if here and is_asked(since, today) and closing_with(facts, mentor).hire is None:
            yield News("", "", ENDS, mentor, "", "", sort="word")


def _area_news(mark: Mapping[str, Any], standing: Standing, team: Team) -> Iterator[News]:
    """Areas that somebody else made theirs."""
    told: Mapping[str, str] | None = mark.get("areas")
    for area in standing.areas:
        held = team.area(area.id)
        lately = date.fromisoformat(held.since[:10]) >= standing.today - LATELY
        new = told.get(area.id) != held.since if told is not None else lately
        if new and held.by != standing.person:
            key = thing(AREA, area.id)
            yield News(
                held.since, held.by, held.how, area.id, area.title, "", NO_TERMS, key, "allowed", label=area.label
            )


def _edition_news(mark: Mapping[str, Any], standing: Standing, team: Team) -> Iterator[News]:
    """An edition of the curriculum that somebody is under way with, which others told of since they began."""
    curriculum = standing.curriculum
    edition = team.edition(curriculum) if curriculum is not None else None
    if curriculum is None or edition is None or edition.by == standing.person or standing.programme.over:
        return
    known, told = mark.get("edition", ("", ""))
    first = max(standing.today - LATELY, standing.profile.start or date.min)
    new = told != edition.hash if known == curriculum.id else edition.at[:10] >= first.isoformat()
    if new:
        title = curriculum.title
        yield News(
            edition.at,
            edition.by,
            PUBLISHED,
            curriculum.id,
            title,
            edition.word,
            NO_TERMS,
            edition_thing(curriculum.id),
            "plan",
            label=title,
        )


def news(
    mark: Mapping[str, Any],
    journey: Journey,
    known: Mapping[str, str],
    labels: Mapping[str, str],
    promises: Mapping[str, str],
    called: Callable[[str], str] = lambda _key: "",
) -> tuple[News, ...]:
    """What others did since the owner last looked.

    Args:
        mark: what they have looked at.
        journey: theirs.
        known: item or rung id -> title.
        labels: the same, as lists say it.
        promises: item id -> how it reads for the hire, where it is a part of ours.
        called: what a thing is called that is neither item nor side task; "" where it does not know.

    """
    since, told = int(mark.get("journey", 0)), frozenset(mark.get("told", ()))
    gone: set[int] = set()
    found = []
    for past in reversed(journey.record.tail):
        event = past.event
        if event.seq <= since:
            break
        if event.kind in REWINDS and event.seq not in gone:
            # What was taken back before they looked is no news; what was done again is.
            gone.add(int(event.terms["of"]))
        if event.by == journey.person or event.seq in gone or event.seq in told:
            continue
        act, on = acts.find(event.thing, event.kind), event.on
        # What was brought in from before the program is many things at once, and none of them happened now.
        if act is not None and act.news and not (event.kind == TICKED and event.terms.get("on")):
            where = event.thing
            title = called(where) or known.get(on, on)
            # What is between two is read where only these two can look; news is sent on, too.
            text = "" if act.known == "named" else event.text
            told_now = News(event.at, event.by, event.kind, on, title, text, NO_TERMS, where, act.news, event.seq)
            told_now = told_now._replace(label=called(where) or labels.get(on, on), promise=promises.get(on, ""))
            if event.kind in (SIGNED, RETURNED, WITHDRAWN):
                judged = ItemFact.of(past.before)
                told_now = told_now._replace(number=judged.repetition, times=judged.times)
            found.append(told_now)
    return tuple(reversed(found))


MENTOR_NEWS = ("mentor", "mentor ahead", "mentor stays", "no mentor")
"""The kinds of news of a hire's mentors."""


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
        asks = calls_for_mentor(standing.programme, basics=standing.basics_complete)
        return () if standing.programme.over or not asks else (_told(team, "no mentor", None, None),)
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


def looked(
    context: ActorContext, standing: Standing, mentors: Mentoring, shown: Collection[News], left: Collection[News] = ()
) -> None:
    """Remember what the acting person has been told of their own journey.

    Args:
        context: who looked.
        standing: theirs, as it was when they looked.
        mentors: who was shown as their mentor, and who is to be.
        shown: the news that they were told.
        left: the news that they were not.

    """
    mark = context.mark()
    later = {entry.seq for entry in left if entry.seq}
    upto = min(later, default=standing.journey.record.last_seq + 1) - 1
    told: dict[str, Any] = {
        "journey": max(upto, int(mark.get("journey", 0))),
        "told": sorted(entry.seq for entry in shown if entry.seq > upto),
        "tasks": {
            rung: hold.seq
            for rung, hold in standing.holds.items()
            if hold.state == "done" and not any(entry.on == rung and entry.kind == "confirmed" for entry in left)
        },
    }
    team = context.team()
    if standing.areas:
        later_areas = {entry.on for entry in left if kind_of(entry.thing) == AREA}
        owned = (area.id for area in standing.areas if area.id not in later_areas)
        told["areas"] = {area: team.area(area).since for area in owned}
    edition = team.edition(standing.curriculum) if standing.curriculum is not None else None
    if edition is not None and not any(kind_of(entry.thing) == EDITION for entry in left):
        told["edition"] = [standing.curriculum.id if standing.curriculum else "", edition.hash]
    open_turns = turns(team, standing.catalogue.rungs, context.actor)
    told["free"] = [rung for rung in open_turns if not any(entry.on == rung and entry.kind == FREE for entry in left)]
    if not any(entry.kind in MENTOR_NEWS for entry in left):
        told["mentors"] = [list(one) for one in _shown(mentors)]
    for one in shown:
        if one.kind == WHILE_AWAY:
            told |= seen_now(mark, standing.person, one.at)
    acknowledged = {**mark, **told, **_board_told(mark, shown, left)}
    if acknowledged != mark:
        context.remember(acknowledged)


def change_key(area: str, on: str) -> str:
    """Under which name it is remembered that somebody was told of a dated change once more."""
    return f"{area}/{on}"


def board_looked(context: ActorContext, shown: Collection[News], left: Collection[News]) -> None:
    """Remember what the acting person has been told of the team's board where there is no journey of theirs beside it.

    Args:
        context: who looked.
        shown: the news that they were told.
        left: the news that they were not.

    """
    mark = context.mark()
    told = {**mark, **_board_told(mark, shown, left)}
    if told != mark:
        context.remember(told)


def _board_told(mark: Mapping[str, Any], shown: Collection[News], left: Collection[News]) -> dict[str, Any]:
    """What of the team's board somebody was told, place by place; nothing where there was nothing to tell."""
    seen, later = [one.board for one in shown if one.board], [one.board for one in left if one.board]
    told: dict[str, Any] = {}
    if seen:
        upto = max(min(later, default=max(seen) + 1) - 1, int(mark.get(BOARD_UPTO, 0)))
        told[BOARD_UPTO] = upto
        told[BOARD_TOLD] = sorted(place for place in {*seen, *mark.get(BOARD_TOLD, ())} if place > upto)
    again = [change_key(one.on, str(one.terms["on"])) for one in shown if one.kind == CHANGE]
    return told | ({CHANGES_TOLD: sorted({*mark.get(CHANGES_TOLD, ()), *again})} if again else {})
