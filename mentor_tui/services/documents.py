"""Journeys, locks, histories and queues as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.all_hands import AllHands
from mentor_tui.domain.conditions import spelled
from mentor_tui.domain.journey_folds import RETURNED, SIGNED, lines_said
from mentor_tui.domain.kinds_of_day import counted
from mentor_tui.domain.lines import Unanswered
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.mentoring import Tie, mentoring
from mentor_tui.domain.pace import Pace, pace
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.record import Event, Withheld
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding, PhaseStanding, TaskStanding
from mentor_tui.domain.today import FreeDay, free_day, today_items
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.board_news import board_news
from mentor_tui.services.days import days_of
from mentor_tui.services.evening import evening_doc, evening_of
from mentor_tui.services.hearing import Owing, owed_to
from mentor_tui.services.journey_access import JourneyAccess, through, view_of
from mentor_tui.services.news import News, all_news
from mentor_tui.services.opening import unopened
from mentor_tui.services.unreadable import for_one

if TYPE_CHECKING:
    from mentor_tui.domain.journey import Post
    from mentor_tui.services.calls import Call
    from mentor_tui.services.chronicle import ToldEvent
    from mentor_tui.services.handover import Handover
    from mentor_tui.services.journeys import Because
    from mentor_tui.services.mentor_requests import MentorRequest


def status(context: ActorContext, person: str | None = None, curriculum: str = "") -> dict[str, Any]:
    """One journey as the plain keys that scripts rely on; an observer may read it too. See ``journeys.page``."""
    access = view_of(context, person, record=True)
    if curriculum:
        access = access._replace(standing=through(access.standing, curriculum))
    standing = access.standing
    own, words = "own" in access.relations, grant("see journey", access.relations) is not None
    now = mentoring(access.pairing, context.today())
    page_news = (*all_news(context, standing, now, access.team), *board_news(context, standing)) if own else ()
    return {
        **summary_of(access.person, access.mentor.id if access.mentor else None, standing, pace(standing)),
        "days": counted(days_of(context, standing))._asdict() if standing.curriculum else None,
        "phases": [_phase_doc(phase) | _about_doc(phase) for phase in standing.phases],
        "items": [_item_doc(standing, item) | {"stuck": stuck_doc(item, words=words)} for item in standing.items],
        "side_tasks": [_task_doc(standing, task) for task in standing.tasks] if standing.curriculum else [],
        "all_hands": hands_doc(standing.all_hands),
        "news": [_news_doc(entry) for entry in page_news],
        "written": [_written_doc(line) for line in unopened(context, access)],
        "unreadable": [row._asdict() for row in for_one(context, standing)],
        "today": [now.item.id for now in today_items(standing)],
        "owed": [owed_doc(found) for found in _owed_for(context, access)],
        "evening": evening_doc(evening_of(access.person, standing, context.now())) if own else None,
    }


def _owed_for(context: ActorContext, access: JourneyAccess) -> tuple[Owing, ...]:
    """What is owed, without what was written about no item for whoever may see the record alone."""
    reads = grant("see journey", access.relations) is not None
    return owed_to(context, access.team, access.person, access.standing, lambda debt: bool(debt.on) or reads)


def _news_doc(entry: News) -> dict[str, Any]:
    return {
        "at": entry.at or None,
        "by": entry.by or None,
        "kind": entry.kind,
        "on": entry.on or None,
        "title": entry.title,
        "short": entry.label or entry.title,
        "text": entry.text,
        "sort": entry.sort,
    }


def _written_doc(line: Unanswered) -> dict[str, Any]:
    return {"on": line.on or None, "since": line.since, "asks": line.question, "texts": list(line.texts)}


def owed_doc(found: Owing) -> dict[str, Any]:
    """What is owed as the plain keys that scripts rely on."""
    debt = found.debt
    return {
        "by": found.by[0] if found.by else None,
        "kind": debt.kind,
        "on": debt.on or None,
        "what": debt.what or None,
        "short": debt.label or None,
        "owed": debt.promise or None,
        "number": debt.number or None,
        "since": debt.since or None,
        "due": debt.due.isoformat(),
        "state": "late" if debt.late else "open",
    }


def pace_doc(now: Pace) -> dict[str, Any]:
    """A pace as the plain keys that scripts rely on; ``items`` are those whose day has passed, the first due first."""
    return {
        "state": now.state,
        "days": now.days,
        "minutes": now.effort.known,
        "unplanned": now.effort.unplanned,
        "items": [overdue.item.id for overdue in now.late],
    }


def summary_of(person: Person, mentor: str | None, standing: Standing, now: Pace) -> dict[str, Any]:
    """The keys of a status that the whole team's list has too."""
    curriculum = standing.curriculum
    return {
        "person": person.id,
        "name": person.name,
        "roles": list(person.roles),
        "mentor": mentor,
        "curriculum": curriculum.id if curriculum else standing.missing or None,
        "day": standing.day if curriculum or standing.missing else None,
        "curricula": _curricula(standing),
        "free_day": _free_doc(free_day(standing)),
        "programme": standing.programme.state(standing.profile.start, standing.today),
        "cohort": standing.programme.cohort or None,
        "basics": {
            "done": standing.basics_done,
            "total": standing.basics_total,
            "complete": standing.basics_complete,
        },
        "pace": pace_doc(now),
        "phases": [_phase_doc(phase) for phase in standing.phases],
    }


def _curricula(standing: Standing) -> list[dict[str, Any]]:
    """Their curricula, the first first: which were before, which is in force, which are agreed to begin."""
    now, first = standing.journey.programme_on(standing.today), standing.profile.start
    found = []
    for one in (*now.past, now, *now.ahead):
        state = "past" if one.former else "now" if one is now else "ahead"
        seen = standing if one == standing.programme else standing.through_programme(one)
        since = one.since or first
        found.append(
            {
                "id": one.curriculum,
                "since": since.isoformat() if since else None,
                "decision": one.decision or None,
                "state": "withdrawn" if one.dropped else state,
                "done": seen.items_done,
                "total": seen.items_total,
            }
        )
    return [one for one in found if one["id"] is not None]


def _phase_doc(phase: PhaseStanding) -> dict[str, Any]:
    return {
        "id": phase.phase.id,
        "title": phase.phase.title,
        "done": phase.done,
        "total": phase.total,
        "by_day": phase.phase.by_day,
        "state": phase.state,
    }


def _about_doc(phase: PhaseStanding) -> dict[str, Any]:
    """What stands above the items of a phase and its modules; the team's list goes without."""
    modules = [{"id": one.id, "title": one.title, "about": one.about} for one in phase.phase.modules]
    return {"about": phase.phase.about, "modules": modules}


def _item_doc(standing: Standing, now: ItemStanding) -> dict[str, Any]:
    assert standing.curriculum is not None
    phase, module = standing.curriculum.places[now.item.id]
    fact = now.fact
    return {
        "id": now.item.id,
        "title": now.item.title,
        "short": now.item.label,
        "phase": phase.id,
        "module": module.id,
        "under": now.item.under or None,
        "who": now.item.who,
        "state": now.state,
        "count": fact.count,
        "times": now.item.times,
        "minutes": now.item.minutes,
        "optional": now.item.optional,
        "deprecated": bool(now.item.state),
        **fit_doc(now),
        "evidence": now.item.evidence,
        "sign_off": now.item.sign_off,
        "signed_off_by": fact.signed_by,
        "at": fact.at or None,
        "recheck_since": now.recheck_since,
        "due_again": now.due,
        "again_by": now.renew_on.isoformat() if now.renew_on else None,
        "new": now.new,
        "brought_in": any(entry.on for entry in fact.entries),
        "why": lock_docs(standing.lock(now.item)),
    }


def fit_doc(now: ItemStanding) -> dict[str, Any]:
    """What was changed of an item for one person, and whether it was learnt before, as plain keys."""
    skipped, moved, added = now.skipped, now.fit.moved, now.fit.added
    return {
        "added": added._asdict() if added else None,
        "skipped": skipped._asdict() if skipped else None,
        "moved": {**moved._asdict(), "by_day": now.fit.by_day} if moved else None,
        "prior": now.fact.prior,
    }


def stuck_doc(now: ItemStanding, *, words: bool) -> dict[str, Any] | None:
    """What somebody is stuck for with an item, as plain keys; ``words``: whether the viewer may read what was said."""
    stuck = now.stuck
    if stuck is None:
        return None
    why = stuck.why if words else None
    return {"waits_for": stuck.waits_for, "part": stuck.part, "why": why, "since": stuck.since, "by": stuck.by}


def _task_doc(standing: Standing, task: TaskStanding) -> dict[str, Any]:
    return {
        "id": task.rung.id,
        "title": task.rung.title,
        "short": task.rung.label,
        "track": task.rung.track,
        "state": task.state,
        "count": task.fact.count,
        "times": task.rung.times,
        "line": task.place,
        "sent": task.sent,
        "why": lock_docs(standing.task_lock(task.rung)),
    }


def lock_docs(lock: Lock | None) -> list[dict[str, Any]]:
    """A lock as plain keys: one entry for each unmet need."""
    if lock is None:
        return []
    return [
        {
            "need": spelled(need.atom),
            "missing": list(need.missing),
            "minutes": need.effort.known,
            "unplanned": need.effort.unplanned,
        }
        for need in lock.needs
    ]


def lock_doc(lock: Lock | None) -> dict[str, Any] | None:
    """A lock as plain keys, with the shortest way; None where nothing is locked."""
    if lock is None:
        return None
    return {
        "why": lock_docs(lock),
        "way": [{"kind": s.kind, "id": s.id, "minutes": s.minutes, "turn": s.turn} for s in lock.steps],
        "minutes": lock.effort.known,
        "unplanned": lock.effort.unplanned,
        "opens_on": _iso(lock.opens_on),
    }


def why_doc(because: Because) -> dict[str, Any]:
    """A lock as the plain keys that scripts rely on, with the shortest way."""
    nothing: dict[str, Any] = {"why": [], "way": [], "minutes": 0, "unplanned": 0, "opens_on": None}
    return {
        "person": because.person.id,
        "on": because.on,
        "title": because.title,
        "short": because.label,
        "state": because.state,
        **(lock_doc(because.lock) or nothing),
    }


def told_doc(told: ToldEvent) -> dict[str, Any]:
    """An event of a history with what the thing was called then, as the plain keys that scripts rely on."""
    return {
        **event_doc(told.event),
        "title": told.title or None,
        "number": told.number or None,
        "times": told.times or None,
    }


def event_doc(event: Event) -> dict[str, Any]:
    """An event as the plain keys that scripts rely on; words that are not the reader's are null, and said to be withheld."""
    hidden = [isinstance(words, Withheld) for words in (event.text, event.why)]
    return {
        "op": event.op,
        "at": event.at,
        "by": event.by,
        "kind": event.kind,
        "on": event.on,
        "thing": event.thing,
        "terms": _terms_doc(event),
        "text": None if hidden[0] else event.text,
        "why": None if hidden[1] else event.why,
        "withheld": any(hidden),
    }


def _terms_doc(event: Event) -> dict[str, Any]:
    """Its terms. Of lines a sign-off or return has both keys, or, where it says nothing of them, neither."""
    terms = dict(event.terms)
    if event.kind not in (SIGNED, RETURNED):
        return terms
    lines = lines_said(event)
    for key in ("seen", "unseen"):
        terms.pop(key, None)
    return terms if lines is None else {**terms, "seen": list(lines[0]), "unseen": list(lines[1])}


def call_doc(call: Call) -> dict[str, Any]:
    """A call as the plain keys that scripts rely on."""
    about = call.about._asdict() if call.about else {}
    return {
        "kind": call.kind,
        "person": call.person,
        "on": call.on or None,
        "days": call.days,
        "since": call.since or None,
        "minutes": call.minutes,
        "held_up": call.held_up,
        "group": call.group,
        "lost": call.lost,
        "facts": {name: None if value == "" else value for name, value in about.items()},
    }


def tie_doc(hire: str, tie: Tie) -> dict[str, Any]:
    """What changes, or has just changed, between a mentor and a hire, as the plain keys that scripts rely on."""
    return {"person": hire, "kind": tie.kind, "with": tie.other, "day": tie.day.isoformat()}


def handover_doc(handing: Handover) -> dict[str, Any]:
    """A handover as the plain keys that scripts rely on."""
    change, standing = handing.change, handing.standing
    return {
        "person": handing.hire.id,
        "name": handing.hire.name,
        "from": change.old,
        "to": change.new,
        "since": _iso(change.since),
        "overlap": _iso(change.shared),
        "telling": handing.telling or None,
        "pairings": [
            {
                "mentor": pair.mentor,
                "since": _iso(pair.since),
                "until": _iso(pair.until),
                "reason": pair.reason or None,
                "overlap": _iso(pair.shared),
            }
            for pair in handing.before
        ],
        "day": standing.day if standing.curriculum else None,
        "phase": handing.phase or None,
        "pace": pace_doc(handing.pace),
        "going": [_handed_doc(now) for now in handing.going],
        "asked": [
            {"on": line.on or None, "since": line.since, "text": "\n".join(line.texts)} for line in handing.asked
        ],
        "waiting": [_handed_doc(now) for now in handing.waiting],
        "returned": [
            {**_handed_doc(now), "goes": now.fact.goes, "unseen": list(now.fact.unmet_criteria)}
            for now in handing.returned
        ],
        "owed": [
            {"id": debt.item.item.id, "who": debt.who, "due": debt.due.isoformat(), "late": debt.late}
            for debt in handing.owed
        ],
        "stuck": [owed_doc(one) for one in handing.debts if one.debt.kind == "stuck"],
        "promised": [owed_doc(one) for one in handing.debts if one.debt.kind == "promise"],
        "sessions": [_post_doc(post) for post in handing.sessions],
        "notes": [_post_doc(post) for post in handing.notes],
        "restricted": None if handing.restricted is None else [_post_doc(post) for post in handing.restricted],
        "words": [_post_doc(post) for post in handing.words],
    }


def _handed_doc(now: ItemStanding) -> dict[str, Any]:
    item = now.item
    return {
        "id": item.id,
        "title": item.title,
        "short": item.label,
        "state": now.state,
        "count": now.fact.count,
        "times": item.times,
        "at": now.fact.at or None,
    }


def _post_doc(post: Post) -> dict[str, Any]:
    return {"at": post.at, "by": post.by, "text": post.text}


def _free_doc(free: FreeDay | None) -> dict[str, Any] | None:
    return {"why": free.why, "title": free.title or None, "back": _iso(free.back)} if free is not None else None


def hands_doc(span: AllHands | None) -> dict[str, Any] | None:
    """A call to all hands as the plain keys that scripts rely on; ``team`` is null where it is for all."""
    if span is None:
        return None
    team = None if span.team == EVERY_TEAM else span.team
    return {
        "team": team,
        "from": span.first.isoformat(),
        "until": span.last.isoformat(),
        "why": span.why,
        "by": span.by,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def asked_doc(asked: MentorRequest) -> dict[str, Any]:
    """A wish for another mentor as the plain keys that scripts rely on."""
    ask = asked.ask
    return {"person": ask.hire, "by": ask.by, "since": ask.at, "wish": ask.wish, "reason": asked.reason or None}
