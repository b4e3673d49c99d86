"""Openings, briefings and better words as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.briefings import Briefing
from mentor_tui.services.briefings import BriefingsPage, Readers
from mentor_tui.services.openings import OpeningsPage, OpeningView
from mentor_tui.services.product_areas import ProductAreaView
from mentor_tui.services.proposals import ProposalsPage
from mentor_tui.services.waiting_words import ProposalView


def openings_doc(page: OpeningsPage) -> dict[str, Any]:
    """The openings, with as much of who is interested as the viewer may know."""
    return {"openings": [_opening_doc(view) for view in page.openings]}


def _opening_doc(view: OpeningView) -> dict[str, Any]:
    one = view.opening
    return {
        "id": one.id,
        "need": one.need,
        "gap": one.gap,
        "position": one.position or None,
        "from": one.begins.isoformat() if one.begins else None,
        "closes": one.closes.isoformat() if one.closes else None,
        "places": one.places,
        "state": "over" if view.over else "open",
        "by": one.by,
        "at": one.at,
        "interested": view.heads,
        "people": list(view.people),
        "mine": view.mine,
    }


def briefings_doc(page: BriefingsPage) -> dict[str, Any]:
    """Every product area with when it was last told of, and the last briefings, each with how many have read it.

    Args:
        page: with its readers.

    """
    return {
        "product_areas": [_area_doc(view) for view in page.areas],
        "briefings": [_briefing_doc(one, page.readers[one.seq]) for one in page.briefings],
    }


def _area_doc(view: ProductAreaView) -> dict[str, Any]:
    return {
        "id": view.area.id,
        "title": view.area.title,
        "rhythm": view.area.rhythm,
        "last": view.last.at if view.last else None,
        "state": "quiet" if view.quiet else "on time" if view.last else "none yet",
    }


def _briefing_doc(one: Briefing, readers: Readers) -> dict[str, Any]:
    return {
        "product_area": one.area,
        "at": one.at,
        "by": one.by,
        "text": one.text,
        "on": one.on.isoformat() if one.on else None,
        "nothing": one.nothing,
        "read": readers.read,
        "of": readers.of,
        "mine": readers.mine,
    }


def proposals_doc(page: ProposalsPage) -> dict[str, Any]:
    """Better words that are the viewer's to take, and their own."""
    return {"proposals": [_proposal_doc(view) for view in page.rows]}


def _proposal_doc(view: ProposalView) -> dict[str, Any]:
    one = view.proposal
    return {
        "number": one.number,
        "curriculum": one.curriculum,
        "item": one.item,
        "title": view.title,
        "field": one.field,
        "was": one.was or None,
        "words": one.words or None,
        "now": view.now or None,
        "moved": view.moved,
        "state": one.state,
        "by": one.by,
        "at": one.at,
        "day": one.day or None,
        "taken_by": one.taken_by or None,
        "taken_at": one.taken_at or None,
        "may_take": view.refused is None and one.state == "open",
    }
