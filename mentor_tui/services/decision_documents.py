"""Decisions and embeds as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.gap import Asked, Next
from mentor_tui.domain.levels import Evidence
from mentor_tui.services.decision_list import EmbedsPage, OpenDecision, ReadDecision
from mentor_tui.services.decisions import DraftDecision


def decision_doc(read: ReadDecision) -> dict[str, Any]:
    """A decision."""
    one = read.decision
    return {
        "id": one.id,
        "person": one.person,
        "kind": one.kind,
        "from": one.before or None,
        "to": one.to or None,
        "on": one.on.isoformat(),
        "why": one.why or None,
        "advice": one.advice or None,
        "by": one.by,
        "at": one.at,
        "asked": list(one.asked),
        "evidence": [
            {
                "competency": name,
                "level": proof.level,
                "shown_by": [_evidence(row) for row in proof.shown],
                "text": proof.text or None,
            }
            for name, proof in one.proofs.items()
        ],
        "area": one.area or None,
        "until": one.until.isoformat() if one.until else None,
        "keeps": one.keeps,
        "acknowledged": one.acknowledged or None,
        "opens": read.opens.isoformat(),
        "state": "withdrawn" if one.withdrawn else "open" if read.open else "first reader",
        "to_read": read.unread,
    }


def open_doc(one: OpenDecision) -> dict[str, Any]:
    """One decision with what it means for whoever reads it."""
    remark = {"remark": one.remark} if one.remark else {}
    return decision_doc(one.read) | {"mine": [_mine(row) for row in one.mine.values()]} | remark


def _evidence(row: Evidence) -> dict[str, Any]:
    return {"kind": row.kind, "id": row.id, "on": row.on or None, "level": row.level, "by": row.signed_by or None}


def _mine(row: Asked) -> dict[str, Any]:
    return {
        "competency": row.competency,
        "have": row.standing.level,
        "asked": row.asked,
        "how": [_step(step) for step in row.steps],
    }


def _step(step: Next) -> dict[str, Any]:
    day = step.from_day.isoformat() if step.from_day else None
    return {"kind": step.kind, "id": step.id, "minutes": step.minutes, "number": step.number, "from": day}


def checked_doc(found: DraftDecision) -> dict[str, Any]:
    """What a decision rests on, and what it lacks."""
    return {
        "person": found.person.id,
        "kind": found.wording.kind,
        "from": found.before or None,
        "to": found.wording.to or None,
        "asked": dict(found.asked),
        "evidence": [
            {
                "competency": name,
                "level": proof.level,
                "shown_by": [_evidence(row) for row in proof.shown],
                "text": proof.text or None,
            }
            for name, proof in found.proofs.items()
        ],
        "missing": [{"field": one.field, "competency": one.competency or None} for one in found.lacks],
        "opens": found.opens.isoformat(),
        "begins": found.begins or None,
    }


def embeds_doc(page: EmbedsPage) -> dict[str, Any]:
    """Who sits with product teams, and each product area."""
    return {
        "embeds": [
            {
                "id": one.decision.id,
                "person": one.decision.person,
                "area": one.area,
                "since": one.decision.on.isoformat(),
                "until": one.decision.until.isoformat() if one.decision.until else None,
                "keeps": one.decision.keeps,
                "state": one.state,
                "days_left": one.left if one.state == "now" else None,
            }
            for one in page.embeds
        ],
        "areas": [
            {"id": area.id, "title": area.title, "people": [one.decision.person for one in page.inside(area.id)]}
            for area in page.areas
        ],
    }
