"""The mail or message that tells somebody where things stand: what is new, what waits, what is due, what was published.

It is read as the person whom it is for, with their rights: what they may not see is not there, whoever has it sent. That they
have looked at something meanwhile leaves it in, as a bulletin is about days. Nobody who is away gets one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from mentor_tui.domain.briefings import BRIEFED, Briefing, briefing_thing, briefings_of
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.debts import DebtKind
from mentor_tui.domain.editions import PUBLISHED, edition_thing
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.mentoring import mentoring
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import Names
from mentor_tui.domain.off_queue import on_front_line
from mentor_tui.domain.openings import OPENED, opening_thing, openings_of
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.record import BOARD, NO_TERMS
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding
from mentor_tui.domain.team import Team
from mentor_tui.domain.today import next_tasks, today_items
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.attention import concerned, personal
from mentor_tui.services.board_news import day_before
from mentor_tui.services.calls import Call, in_order
from mentor_tui.services.cohorts import CohortRow, cohorts
from mentor_tui.services.decision_list import ReadDecision, decisions
from mentor_tui.services.hearing import Owing, owed_to
from mentor_tui.services.news import CHANGE, News, news_between
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.owed import OwedRow, owed
from mentor_tui.services.own_items import labels_of

BulletinKind = Literal["person", "team", "lead"]

SectionCode = Literal["today", "owed", "new", "needs", "waits", "owes", "due", "starts", "published", "cohorts"]
"""What one has before them, is owed, is new; what needs a lead; what waits for somebody, what they owe and what is due; who
starts; what was published."""

AHEAD = timedelta(days=7)
"""For so long it is told ahead who starts."""

_OWES: frozenset[DebtKind] = frozenset({"promise", "talk"})
"""What somebody owes that no queue has."""


class Starts(NamedTuple):
    """Somebody who starts, or started."""

    person: str
    on: date


class BasicsNumber(NamedTuple):
    """How many did their basics; who did is theirs to tell."""

    number: int


Told: TypeAlias = (
    "ItemStanding | TaskStanding | Owing | OwedRow | News | Call | ReadDecision | CohortRow | Starts | BasicsNumber"
)


class BulletinRow(NamedTuple):
    """One line.

    Attributes:
        told: what it is.
        person: whom it is about, "" for nobody alone.
        on: id of the item, side task, product area, curriculum … that it is about.
        at: when it happened, since when it waits, or on which day it is due; "" where that is not known.
        labels: item or side-task id -> what lists call it.

    """

    told: Told
    person: str = ""
    on: str = ""
    at: str = ""
    labels: Mapping[str, str] = {}


class BulletinSection(NamedTuple):
    """Some lines of one kind."""

    code: SectionCode
    rows: tuple[BulletinRow, ...]


class Bulletin(NamedTuple):
    """A bulletin.

    Attributes:
        person: whom it is for; of a team who has it sent.
        since: the day from which on it tells what happened.
        away: the last day on which they are away, "?" where that is not known, "" where they are here. Whoever is away is
            told nothing.
        sections: none is empty.
        well: how many hires are on their way with nothing that needs a lead.

    """

    kind: BulletinKind
    person: Person
    since: date
    today: date
    names: Names
    catalogue: Catalogue
    away: str = ""
    sections: tuple[BulletinSection, ...] = ()
    well: int = 0


def bulletin(
    context: ActorContext, *, kind: BulletinKind = "person", person: str | None = None, since: date | None = None
) -> Bulletin:
    """Put together what somebody, a team or a lead is told.

    Args:
        context: who has it sent.
        kind: for a person as what they are, for the team of the acting lead, or for that lead.
        person: whom it is for, the acting person without one.
        since: the day from which on it tells what happened; the last working day of whoever it is for by default.

    Raises:
        NotYours: it is neither their own nor do they lead them; or they lead nobody.
        BadUse: nobody is called so.

    """
    team = context.team()
    them = find_person(team, person or context.actor)
    if kind == "person":
        relations = context.relations(team, them.id)
    else:
        relations = as_lead(team.acting(context.actor))
    require("digest", relations, person=them.id, name=them.name, on="", title="")
    reader = context.act_as(them.id)
    standing = reader.standing(reader.journey(them.id), team)
    begin = min(since or day_before(standing.calendar, standing.today), standing.today)
    made = Bulletin(kind, them, begin, standing.today, team.names, context.catalogue)
    if kind != "team" and (away := _away(team, them, standing)):
        return made._replace(away=away)
    if kind == "person":
        return made._replace(sections=_filled(_for_person(reader, team, standing, begin)))
    view = overview(reader, team=team)
    if kind == "team":
        return made._replace(sections=_filled(_for_team(reader, view, standing, begin)))
    return _for_lead(reader, view, made)


def _away(team: Team, them: Person, standing: Standing) -> str:
    """The last day on which somebody gets none, "?" where it is not known, "" where they are here."""
    if (
        team.departed(them, standing.today)
        or standing.programme.state(standing.profile.start, standing.today) == "paused"
    ):
        return "?"
    span = standing.profile.away(standing.today)
    return "" if span is None else span.last.isoformat() if span.last is not None else "?"


Rows: TypeAlias = "Iterable[BulletinRow]"


def _filled(sections: Iterable[tuple[SectionCode, Rows]]) -> tuple[BulletinSection, ...]:
    found = (BulletinSection(code, tuple(rows)) for code, rows in sections)
    return tuple(section for section in found if section.rows)


# -- for a person


def _for_person(
    context: ActorContext, team: Team, standing: Standing, since: date
) -> Iterator[tuple[SectionCode, Rows]]:
    labels = standing.labels
    yield (
        "new",
        (
            BulletinRow(one, on=one.on, at=one.at, labels=labels)
            for one in news_between(standing, _pairing_news(team, standing), team, since)
        ),
    )
    them = team.people[context.actor]
    yield (
        "owed",
        (
            BulletinRow(one, on=one.debt.on, at=one.debt.due.isoformat(), labels=labels)
            for one in owed_to(context, team, them, standing)
        ),
    )
    today = [*_today(standing)]
    yield "today", today
    view, before_them = concerned(context, team), {row.on for row in today}
    found = (call for call in personal(context, view) if call.kind != "returned" or call.on not in before_them)
    # What reaches somebody in two roles is still one thing to do.
    once = {(call.kind, call.person, call.on): call for call in found if call.group != "open"}
    calls = in_order(once.values())
    yield "waits", _calls(context, view, (call for call in calls if call.group in ("unreadable", "waits", "told")))
    mine = (
        row
        for row in owed(context)
        if context.actor in row.owing.by and row.to != context.actor and row.owing.debt.kind in _OWES
        # A promise that is due has its call.
        if ("promise", row.to, str(row.owing.debt.number)) not in once
    )
    yield "owes", (BulletinRow(row, row.to, row.owing.debt.on, row.owing.debt.due.isoformat()) for row in mine)
    front_line = on_front_line(standing.catalogue, standing.profile.position)
    due = [*_calls(context, view, (call for call in calls if call.group in ("date", "drifts")))]
    yield "due", [*due, *(_changes(context, standing) if front_line else ())]
    curricula = None if standing.programme.over or standing.curriculum is None else {standing.curriculum.id}
    yield "published", _published(context, team, since, curricula, briefed=front_line)


def _pairing_news(team: Team, standing: Standing) -> tuple[str, date] | None:
    """Who mentors somebody today, and since when."""
    now = mentoring(team.pairing(standing.person), standing.today)
    return (now.now, now.since) if now.now is not None and now.since is not None else None


def _today(standing: Standing) -> Iterator[BulletinRow]:
    """What somebody has before them on a day on which they work."""
    if standing.curriculum is None or not standing.calendar.works(standing.today):
        return
    for now in today_items(standing):
        yield BulletinRow(now, on=now.item.id, labels=standing.labels)
    for task in next_tasks(standing):
        yield BulletinRow(task, on=task.rung.id, labels=standing.labels)


def _calls(context: ActorContext, view: Overview, calls: Iterable[Call]) -> Iterator[BulletinRow]:
    for call in calls:
        labels = labels_of(context.catalogue, view.of(call.person))
        yield BulletinRow(call, call.person, call.on, call.since, labels)


# -- for a lead, and for a team


def _for_lead(context: ActorContext, view: Overview, made: Bulletin) -> Bulletin:
    # Whoever asks for something else loads none of what only leads have.
    from mentor_tui.services.lead_calls import lead_calls

    me, today = made.person, view.today
    calls = [call for call in in_order(lead_calls(context, view, me)) if call.group != "open"]
    rows = [row for row in view.hires() if me.leads_team(row[0].team)]
    named = {hire for call in calls for hire in (call.hire, *call.people)}
    sections = _filled(
        (
            ("needs", _calls(context, view, calls)),
            ("starts", _starts(view, me, made.since, timedelta())),
            ("published", _published(context, view.team, made.since, None, briefed=True)),
        )
    )
    if sections:
        told = (BulletinRow(row) for row in cohorts(context, rows) if row.state != "too few")
        sections = (*sections, *_filled((("cohorts", told),)))
    well = sum(entry.on_way and person.id not in named and not person.gone(today) for person, entry in rows)
    return made._replace(sections=sections, well=well)


def _for_team(
    context: ActorContext, view: Overview, standing: Standing, since: date
) -> Iterator[tuple[SectionCode, Rows]]:
    """What everybody of a team may know."""
    me = view.team.people[context.actor]
    yield "starts", _starts(view, me, since, AHEAD)
    rows = [entry for person, entry in view.hires() if me.leads_team(person.team) and entry.state != "none"]
    done = sum(since.isoformat() <= entry.complete_on[:10] for entry in rows)
    if done and len(rows) >= FEW:
        yield "new", (BulletinRow(BasicsNumber(done)),)
    yield "due", _changes(context, standing)
    yield "published", _published(context, view.team, since, None, briefed=True, to_all=True)


def _starts(view: Overview, me: Person, since: date, ahead: timedelta) -> Iterator[BulletinRow]:
    """Who of a lead's teams started since, or will; a lead's list says who will, and what they still lack."""
    until = (view.today + ahead).isoformat()
    found = sorted((entry.start, person.id) for person, entry in view.hires() if me.leads_team(person.team))
    for start, person in found:
        if since.isoformat() <= start <= until and not view.team.people[person].gone(view.today):
            yield BulletinRow(Starts(person, date.fromisoformat(start)), person, at=start)


# -- what was published


def _published(
    context: ActorContext,
    team: Team,
    since: date,
    curricula: Iterable[str] | None,
    *,
    briefed: bool,
    to_all: bool = False,
) -> Iterator[BulletinRow]:
    """Decisions, editions, briefings and openings of these days, as far as they are the reader's to know.

    Args:
        context: who reads.
        team: the roster.
        since: from which day on.
        curricula: of which editions are told, None for all of them.
        briefed: whether they are told what product teams said.
        to_all: whether others read it too, who know of no decision before the team does.

    """
    for read in decisions(context, team=team):
        one = read.decision
        opened = min(filter(None, (one.acknowledged[:10], read.opens.isoformat())))
        day = opened if to_all or "own" not in read.relations else one.at[:10]
        if not one.withdrawn and (read.open or not to_all) and since.isoformat() <= day <= context.today().isoformat():
            yield BulletinRow(read, one.person, one.id, day)
    found = [*_editions(context, team, curricula), *_of_board(context, briefed=briefed)]
    for entry in sorted(found, key=lambda entry: entry.at):
        if entry.at[:10] >= since.isoformat() and entry.by != (None if to_all else context.actor):
            yield BulletinRow(entry, on=entry.on, at=entry.at)


def _changes(context: ActorContext, standing: Standing) -> Iterator[BulletinRow]:
    """What changes in the product on the next working day of whoever reads, or today: it was told before, and comes now."""
    for one in briefings_of(context.store.read(BOARD), context.catalogue.former_product_areas):
        if one.on is not None and day_before(standing.calendar, one.on) <= standing.today <= one.on:
            told = _briefing(context.catalogue, one)._replace(kind=CHANGE)
            yield BulletinRow(told, on=one.area, at=one.on.isoformat())


def _editions(context: ActorContext, team: Team, only: Iterable[str] | None) -> Iterator[News]:
    for name in context.catalogue.curricula if only is None else only:
        curriculum = context.catalogue.curricula[name]
        if (edition := team.edition(curriculum)) is not None:
            yield News(
                edition.at,
                edition.by,
                PUBLISHED,
                name,
                curriculum.title,
                edition.word,
                {"version": edition.version},
                edition_thing(name),
                "word",
                label=curriculum.title,
            )


def _of_board(context: ActorContext, *, briefed: bool) -> Iterator[News]:
    board = context.store.read(BOARD)
    for one in briefings_of(board, context.catalogue.former_product_areas) if briefed else ():
        yield _briefing(context.catalogue, one)
    for opening in openings_of(board):
        if not opening.over(context.today()):
            key = opening_thing(opening.id)
            yield News(opening.at, opening.by, OPENED, opening.id, opening.need, "", NO_TERMS, key, label=opening.need)


def _briefing(catalogue: Catalogue, one: Briefing) -> News:
    area = catalogue.product_areas.get(one.area)
    title = area.title if area is not None else one.area
    terms = {"nothing": one.nothing, "on": one.on.isoformat() if one.on else ""}
    return News(one.at, one.by, BRIEFED, one.area, title, one.text, terms, briefing_thing(one.area), label=title)
