"""Another edition on past cohorts, as the plain keys that scripts rely on, and as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentor_tui.domain.insights import Curve
from mentor_tui.domain.replay_figures import Figure, PersonFigure
from mentor_tui.domain.replays import Replay
from mentor_tui.services.insights_documents import Table


def replay_doc(one: Replay) -> dict[str, Any]:
    """All of it; of fewer than five people figures are null, and lists empty."""
    return {
        "cohort": one.cohort,
        "cohorts": [{"cohort": name, "n": count} for name, count in one.cohorts],
        "n": one.people,
        "too_early": one.early,
        "met_before": [row._asdict() for row in one.met],
        "sign_offs_gone": [{**row._asdict(), "average": round(row.average, 1)} for row in one.gone],
        "sign_offs_added": list(one.added),
        "signed_by_others": list(one.elsewhere),
        "added": one.unknown,
        "waited": None if one.early else [round(one.waited, 1), round(one.then, 1)],
        "figures": [_figure_doc(figure) for figure in one.figures],
        "basics_done": {
            "half_by": [*one.half],
            "as_it_was": _points(one.curves[0]),
            "then": _points(one.curves[1]),
        },
    }


def replay_tables(one: Replay, names: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, Table]:
    """Name of a table -> its rows.

    Args:
        one: what is sent on.
        names: person id -> name.
        titles: item id -> title.

    """
    return {
        "figures": [
            ("figure", "unit", "item", "before", "day", "people", "as_it_was", "then", "difference", "left_out"),
            *(
                (
                    figure.name,
                    figure.unit,
                    titles.get(figure.item, figure.item),
                    titles.get(figure.need, figure.need),
                    figure.day or None,
                    figure.people,
                    _rounded(figure.was),
                    _rounded(figure.then),
                    figure.difference,
                    figure.unknown,
                )
                for figure in one.figures
            ),
        ],
        "people": [
            ("figure", "item", "before", "person", "name", "as_it_was", "then"),
            *(
                (
                    figure.name,
                    titles.get(figure.item, figure.item),
                    titles.get(figure.need, figure.need),
                    each.person,
                    names.get(each.person, each.person),
                    _rounded(each.was),
                    _rounded(each.then),
                )
                for figure in one.figures
                for each in figure.each
            ),
        ],
        "sign-offs-gone": [
            ("item", "title", "people", "waits", "days", "average"),
            *((row.item, titles.get(row.item, row.item), *row[1:], round(row.average, 1)) for row in one.gone),
        ],
        "met-before": [
            ("person", "name", "item", "day", "before", "done_on", "as_it_was"),
            *(
                (
                    row.person,
                    names.get(row.person, row.person),
                    titles.get(row.item, row.item),
                    row.day,
                    titles.get(row.need, row.need),
                    row.done or None,
                    row.asked,
                )
                for row in one.met
            ),
        ],
        "basics-done": [
            ("edition", "day", "share"),
            *(
                (edition, *point)
                for edition, curve in zip(("as_it_was", "then"), one.curves, strict=True)
                for point in _points(curve)
            ),
        ],
    }


def _figure_doc(figure: Figure) -> dict[str, Any]:
    return {
        "figure": figure.name,
        "unit": figure.unit,
        "item": figure.item or None,
        "before": figure.need or None,
        "day": figure.day or None,
        "n": figure.people,
        "as_it_was": _rounded(figure.was),
        "then": _rounded(figure.then),
        "difference": figure.difference,
        "left_out": figure.unknown,
        "people": [_person_doc(each) for each in figure.each],
    }


def _person_doc(each: PersonFigure) -> dict[str, Any]:
    return {"person": each.person, "as_it_was": _rounded(each.was), "then": _rounded(each.then)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _points(curve: Curve) -> list[list[float]]:
    return [[day, round(share, 4)] for day, share in curve]
