"""One thing, the place to grow, and what somebody can do, as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.calendar import WEEKDAYS
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.gap import Asked
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.questions import is_number
from mentor_tui.domain.rules.curricula import maintainer_of
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.threads import Said, thread
from mentor_tui.services.cohorts import CohortRow
from mentor_tui.services.customers import WeeksLed
from mentor_tui.services.documents import fit_doc, hands_doc, lock_doc, stuck_doc
from mentor_tui.services.growth import GrowthPage, RungView
from mentor_tui.services.milestone import Basics
from mentor_tui.services.not_alone import needs_comfort
from mentor_tui.services.showing import ShownItem, ShownTask, ShownThread
from mentor_tui.services.visibility import withheld
from mentor_tui.services.where_i_stand import LevelsPage


def shown_doc(shown: ShownItem | ShownTask | ShownThread) -> dict[str, Any]:
    """An item or side task, whole, or a question, as the plain keys that scripts rely on."""
    if isinstance(shown, ShownThread):
        free = is_number(shown.on)
        return {
            "person": shown.person.id,
            "item": None if free else shown.on,
            "question": int(shown.on) if free else None,
            "title": shown.title,
            "text": shown.about,
            "to": shown.to or None,
            "thread": [_said_doc(entry, words=True) for entry in shown.said],
        }
    if isinstance(shown, ShownItem):
        of, now = shown.page, shown.now
        item, fact, standing = now.item, now.fact, shown.page.standing
        more: dict[str, Any] = {
            "kind": item.kind,
            "who": item.who,
            "link": item.links[0] if item.links else None,
            "links": list(item.links),
            "optional": item.optional,
            "deprecated": bool(item.state),
            **fit_doc(now),
            "stuck": stuck_doc(now, words=shown.words),
            "sign_off": item.sign_off,
            "maintainer": maintainer_of(standing.curriculum, item.id) if standing.curriculum else None,
            "improved_by": [
                {"person": one.by, "day": one.day or None, "field": one.field, "at": one.taken_at or None}
                for one in shown.improved
            ],
            "due": None if item.optional else standing.due_on(item).isoformat(),
            "signed_off_by": fact.signed_by,
            "not_alone": shown.known.others._asdict() if shown.known.others and needs_comfort(now) else None,
            "judging": shown.known.judging._asdict() if shown.known.judging else None,
            "opens": [
                {"id": o.item.id, "title": o.item.title, "short": o.item.label, "state": o.state} for o in shown.opens
            ],
        }
        return _whole_doc(of.person.id, item, now.state, fact, shown.lock, words=shown.words) | more
    view = shown.view
    rung, task = view.rung, view.task
    opens = [
        {"id": other.rung.id, "title": other.rung.title, "short": other.rung.label, "state": other.task.state}
        for other in shown.opens
    ]
    whole = _whole_doc(shown.page.person.id, rung, task.state, task.fact, view.lock, words=shown.words)
    return whole | {"link": None, "does": rung.does, "opens": opens, **_places_doc(view)}


def _whole_doc(
    person: str, asked: Item | Rung, state: str, fact: ItemFact, lock: Lock | None, *, words: bool
) -> dict[str, Any]:
    return {
        "person": person,
        "item": asked.id,
        "title": asked.title,
        "short": asked.label,
        "text": asked.about.strip(),
        "state": state,
        "count": fact.count,
        "times": asked.times,
        "minutes": asked.minutes,
        "lines": [{"text": line, "state": fact.line(line)} for line in asked.look_for],
        "evidence": fact.evidence or None,
        "thread": [_said_doc(entry, words=words) for entry in thread(fact)],
        "lock": lock_doc(lock),
    }


def _said_doc(entry: Said, *, words: bool) -> dict[str, Any]:
    hidden = withheld(entry, words=words)
    text = None if hidden else entry.text
    return {"at": entry.at, "by": entry.by, "kind": entry.kind, "text": text, "withheld": hidden}


def growth_doc(page: GrowthPage, levels: LevelsPage) -> dict[str, Any]:
    """One person's place to grow, and where they stand, as the plain keys that scripts rely on."""
    return {
        "person": page.person.id,
        "position": page.standing.profile.position or None,
        "goal": levels.goal or None,
        "hours": {"held": page.held, "mentoring": page.mentoring, "allowed": page.allowed},
        "with_customers": _weeks_doc(page.weeks),
        "all_hands": hands_doc(page.hands),
        "tracks": [
            {"id": track.id, "title": track.title, "short": track.label, "rungs": [_rung_doc(view) for view in views]}
            for track, views in page.tracks
        ],
        "followed": [
            {
                "person": row.person,
                "id": row.task.rung.id,
                "state": row.task.state,
                "count": row.task.fact.count,
                "times": row.task.rung.times,
                "waits": row.waits,
                "voices": list(row.voices),
            }
            for row in page.followed
        ],
        "competencies": [_asked_doc(row, levels) for row in levels.rows],
        "next": [
            {"kind": step.kind, "id": step.id, "for": step.competency, "minutes": step.minutes} for step in levels.next
        ],
    }


def _asked_doc(row: Asked, levels: LevelsPage) -> dict[str, Any]:
    return {
        "id": row.competency,
        "level": row.standing.level or None,
        "asked": row.asked or None,
        "shown_by": [{"kind": one.kind, "on": one.id, "at": one.on or None} for one in row.standing.shown_by],
        "open": [{"kind": kind, "id": name} for kind, name in levels.open[row.competency]],
    }


def _weeks_doc(weeks: tuple[Week, Week] | None) -> dict[str, Any] | None:
    """The share of the week with customers, in per cent, of somebody and of their team."""
    if weeks is None:
        return None
    return {whose: percent(week) for whose, week in zip(("person", "team"), weeks, strict=True)}


def weeks_led_doc(found: WeeksLed) -> dict[str, Any]:
    """How much is with customers, person by person and team by team, as the plain keys that scripts rely on."""
    return {
        "customers_first": found.first,
        "people": [
            {"id": them.id, "team": them.team or None, "off_queue": week.off, **_week_doc(week)}
            for them, week in found.people
        ],
        "teams": [{"team": name or None, **_week_doc(week)} for name, week in found.teams.items()],
    }


def _week_doc(week: Week) -> dict[str, Any]:
    return {"contract": week.contract, "with_customers": week.with_customers, "share": percent(week)}


def percent(week: Week) -> float | None:
    """A share in per cent, to one decimal."""
    return None if week.share is None else round(week.share * 100, 1)


def block_doc(task: TaskStanding) -> dict[str, Any] | None:
    """The time of the week that is kept for a side task as the plain keys that scripts rely on."""
    block = task.block
    if block is None:
        return None
    return {
        "weekday": WEEKDAYS[block.weekday],
        "begin": block.begin.isoformat("minutes"),
        "minutes": block.minutes,
    }


def _rung_doc(view: RungView) -> dict[str, Any]:
    return {
        "id": view.rung.id,
        "title": view.rung.title,
        "short": view.rung.label,
        "step": view.rung.step,
        "state": view.task.state,
        "place": view.task.place,
        "count": view.task.fact.count,
        "times": view.rung.times,
        "lock": lock_doc(view.lock),
        "block": block_doc(view.task),
        "untouched": view.task.untouched,
        **_places_doc(view),
    }


def _places_doc(view: RungView) -> dict[str, Any]:
    return {
        "hours": view.rung.hours,
        "places": view.rung.places,
        "holders": list(view.holders),
        "line": list(view.line),
        "confirms": list(dict.fromkeys(one for people in view.confirms.values() for one in people)),
    }


def cohort_doc(row: CohortRow) -> dict[str, Any]:
    """A cohort as the plain keys that scripts rely on."""
    return {
        "cohort": row.name,
        "size": row.size,
        "basics_done": row.alone,
        "half_by": row.half_by,
        "day": row.day,
        "away": row.away,
        "state": row.state,
    }


def basics_doc(basics: Basics) -> dict[str, Any]:
    """What somebody can do as the plain keys that scripts rely on."""
    return {
        "person": basics.person,
        "name": basics.name,
        "basics": {
            "done": basics.done,
            "total": basics.total,
            "on": basics.on.isoformat() if basics.on else None,
            "day": basics.day,
        },
        "items": basics.items,
        "times": basics.times,
        "minutes": basics.effort.known,
        "unplanned": basics.effort.unplanned,
        "kinds": dict(basics.kinds),
        "areas": [{"id": area, "items": count} for area, count in basics.areas],
        "levels": [
            {"id": name, "title": title, "level": level, "text": text} for name, title, level, text in basics.levels
        ],
        "signed_by": [{"person": person, "count": count} for person, _name, count in basics.signers],
        "opens": [{"id": name, "track": track, "title": title} for name, track, title in basics.opens],
        "hours": basics.hours,
    }
