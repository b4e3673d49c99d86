"""Records as the plain keys that scripts rely on."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.audit import Override
from mentor_tui.domain.record import Withheld
from mentor_tui.services.audit import Audited, AuditPage


def audit_doc(page: AuditPage) -> dict[str, Any]:
    """All of them, the newest first."""
    return {
        "from": page.wanted.since.isoformat() if page.wanted.since else None,
        "to": page.wanted.until.isoformat() if page.wanted.until else None,
        "records": [record_doc(one) for one in page.rows],
        "unread": [person.id for person in page.unread],
    }


def record_doc(one: Audited) -> dict[str, Any]:
    """One record. What is not the reader's is null and said to be withheld; threads always are."""
    row = one.row
    curriculum, _slash, item = one.item.partition("/")
    signed = row.kind == "signed"
    return {
        "record": row.ref,
        "kind": row.kind,
        "day": row.day[:10],
        "at": row.at,
        "person": one.person.id,
        "name": one.person.name,
        "team": one.person.team or None,
        "curriculum": curriculum,
        "item": item,
        "title": one.title,
        "again": row.again,
        "number": row.number or None,
        "times": row.times,
        "edition": row.version or None,
        "revision": row.revision or None,
        "hash": row.digest or None,
        "text": one.text,
        "evidence": [
            {
                "at": shown.at,
                "on": shown.on or None,
                "by": shown.by,
                "with": shown.partner or None,
                "text": shown.text or None,
            }
            for shown in row.shown
        ],
        "sent_again": row.sent or None,
        "lines": None if row.lines is None else {"seen": [*row.lines[0]], "unseen": [*row.lines[1]]},
        "signed": {"by": row.by, "as": row.role or None, "for": row.place or None} if signed else None,
        "overrides": [_override(one) for one in row.overrides],
        "withdrawn": None if row.taken is None else _taken_doc(one),
        "due_again": one.again.on.isoformat() if one.again is not None and one.again.on is not None else None,
        "due": one.due,
        "thread": "withheld" if row.notes else "none",
    }


def _override(one: Override) -> dict[str, Any]:
    return {"kind": one.kind, "by": one.by, "at": one.at, **_words(one.why)}


def _taken_doc(one: Audited) -> dict[str, Any]:
    taken = one.row.taken
    assert taken is not None
    return {"how": taken.kind, "by": taken.by, "at": taken.at, **_words(taken.why)}


def _words(why: str) -> dict[str, Any]:
    hidden = isinstance(why, Withheld)
    return {"why": None if hidden else why or None, "withheld": hidden}
