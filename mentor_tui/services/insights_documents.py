"""Insights as the plain keys that scripts rely on, and as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentor_tui.domain.insights import Curve
from mentor_tui.services.insights import InsightsPage, ItemsPage

Table = Sequence[Sequence[object]]
"""Rows of a table, the names of the columns first."""


def insights_doc(page: InsightsPage, items: ItemsPage, sentence: str) -> dict[str, Any]:
    """All of it; ``sentence`` is said in words by whoever prints it."""
    people = page.people
    return {
        "sentence": sentence,
        "cohorts": [
            {
                "cohort": one.cohort,
                "n": one.n,
                "curve": _points(one.curve),
                "half_by": one.half_by,
                "state": one.state,
            }
            for one in page.cohorts
        ],
        "days": [
            {
                "cohort": one.cohort,
                "people": one.people,
                "days": round(one.here, 1),
                "waiting": round(one.waiting, 1),
                "causes": list(one.causes),
            }
            for one in items.days
        ],
        "people": {
            "here": people.here,
            "moved": people.moved,
            "left": people.left,
            "back": people.back,
            "to": dict(people.to),
            "curve": _points(people.curve),
        },
        "items": [
            {
                "curriculum": one.item.partition("/")[0],
                "item": one.item.partition("/")[2],
                "title": items.titles[one.item],
                "people": one.people,
                "waits": one.waits,
                "days": one.days,
                "came_back_to": one.returned,
                "came_back": one.back,
            }
            for one in items.items
        ],
    }


def insights_tables(page: InsightsPage, items: ItemsPage) -> dict[str, Table]:
    """Name of a table -> its rows."""
    people = page.people
    return {
        "cohorts": [
            ("cohort", "n", "basics_done", "half_by", "four_in_five_by", "state"),
            *((one.cohort, one.n, one.done, one.half_by, one.most_by, one.state) for one in page.cohorts),
        ],
        "basics-done": [
            ("cohort", "day", "share"),
            *((one.cohort, *point) for one in page.cohorts for point in _points(one.curve)),
        ],
        "waited-for-us": [
            ("cohort", "people", "days", "waiting"),
            *((one.cohort, one.people, round(one.here, 1), round(one.waiting, 1)) for one in items.days),
        ],
        "people": [("here", "moved", "left", "back"), (people.here, people.moved, people.left, people.back)],
        "moved-to": [("position", "people"), *people.to],
        "still-here": [("days", "share"), *_points(people.curve)],
        "items": [
            ("curriculum", "item", "title", "people", "waits", "days", "came_back_to", "came_back"),
            *(tuple(row.values()) for row in insights_doc(page, items, "")["items"]),
        ],
    }


def _points(curve: Curve) -> list[list[float]]:
    return [[day, round(share, 4)] for day, share in curve]
