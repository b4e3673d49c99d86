"""What another edition of a curriculum changes, as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.curriculum_diff import WorkLeft
from mentor_tui.domain.pace import Pace
from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage, HireRow
from mentor_tui.services.past_cohorts_documents import replay_doc


def diff_doc(page: DiffPage) -> dict[str, Any]:
    """All of it."""
    found = page.diff
    return {
        "curriculum": found.new.id,
        "title": found.new.title,
        "version": [found.old.version, found.new.version],
        "same": not found,
        "counts": dict(found.counts),
        "texts": list(found.texts),
        "changes": [_change_doc(row, people=page.people is not None) for row in page.changes],
        "people": None if page.people is None else [_hire_doc(row) for row in page.people],
        "unread": page.unread,
        "ticks_lost": page.lost,
        "cohorts": [replay_doc(one) for one in page.past.each],
        "together": None if page.past.together is None else replay_doc(page.past.together),
        "unread_of_cohorts": page.past.unread,
    }


def _change_doc(row: ChangeRow, *, people: bool) -> dict[str, Any]:
    change = row.change
    return {
        "kind": change.kind,
        "item": change.item.id,
        "title": change.item.title,
        "was": _item_doc(change.old),
        "now": _item_doc(change.new),
        "fields": list(change.fields),
        "waits_for": list(change.more),
        "no_longer_for": list(change.less),
        **({"people": {name: list(those) for name, those in row.met._asdict().items()}} if people else {}),
    }


def _item_doc(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "id": item.id,
        "title": item.title,
        "minutes": item.minutes,
        "times": item.times,
        "by_day": item.by_day,
        "who": item.who,
        "sign_off": item.sign_off,
        "revision": item.revision,
        "requires": list(item.requires),
    }


def _hire_doc(row: HireRow) -> dict[str, Any]:
    one = row.effect
    return {
        "person": row.person.id,
        "name": row.person.name,
        "state": row.state,
        "day": one.day,
        "today": _work_doc(one.today) | _pace_doc(one.pace),
        "then": _work_doc(one.then) | _pace_doc(one.pace_then),
    }


def _work_doc(work: WorkLeft) -> dict[str, Any]:
    return {"items": work.items, "minutes": work.effort.known, "unplanned": work.effort.unplanned}


def _pace_doc(pace: Pace) -> dict[str, Any]:
    return {"pace": pace.state, "days": pace.days}
