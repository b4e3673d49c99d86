"""A curriculum as its authors look through it, as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentor_tui.catalogue.faults import Fault
from mentor_tui.domain.conditions import AllOf, AnyOf, Condition, spelled
from mentor_tui.services.confirming import confirmed_doc
from mentor_tui.services.curriculum_page import CurriculumNode, CurriculumPage


def page_doc(page: CurriculumPage, nodes: Sequence[CurriculumNode], message: Callable[[Fault], str]) -> dict[str, Any]:
    """A curriculum, or some of what is in it.

    Args:
        page: all of it.
        nodes: what is told of it.
        message: what is wrong, as a sentence.

    """
    file, curriculum = page.file, page.curriculum
    return {
        "curriculum": page.id,
        "title": page.title,
        "version": curriculum.version if curriculum is not None else None,
        "file": file.path,
        "in_force": "nothing" if curriculum is None else "edition" if file.broken else "file",
        "edition": file.edition or None,
        "people": page.people,
        "faults": [_fault(one, message) for one in file.faults],
        "elsewhere": [{"file": one.path, **_fault(one, message)} for one in file.elsewhere],
        "nodes": [_node(page, one, message) for one in nodes],
    }


def _fault(fault: Fault, message: Callable[[Fault], str]) -> dict[str, Any]:
    return {
        "line": fault.line,
        "column": fault.column,
        "message": message(fault),
        "severity": "warning" if fault.warning else "fault",
        "code": fault.code.value,
    }


def _node(page: CurriculumPage, node: CurriculumNode, message: Callable[[Fault], str]) -> dict[str, Any]:
    item, stand = node.item, node.stand
    return {
        "id": node.id,
        "kind": node.kind,
        "title": node.title,
        "depth": node.depth,
        "line": node.line or None,
        "last_line": page.last_line(node) if node.line else None,
        "by_day": node.by_day,
        "minutes": item.minutes if item is not None else None,
        "times": item.times if item is not None else None,
        "cost": cost._asdict() if item is not None and (cost := page.costs.get(item.id)) is not None else None,
        "who": item.who if item is not None else None,
        "sign_off": item.sign_off if item is not None else None,
        "state": item.state or None if item is not None else None,
        "maintainer": node.maintainer or None,
        "confirmed": confirmed_doc([row])[0] if (row := page.confirmed.get(node.id)) is not None else None,
        "needs": _needs(node.needs),
        "needed_by": list(node.needed_by),
        "opens": list(node.opens),
        "people": {
            "at": stand.at,
            "waiting": stand.waiting,
            "done": stand.done,
            "at_names": list(stand.at_names),
            "waiting_names": list(stand.waiting_names),
        },
        "faults": [_fault(one, message) for one in node.faults],
    }


def _needs(condition: Condition) -> list[Any]:
    """What must hold, all of it, as it is spelled in a file; where one of several is enough, these are a list of their own."""
    match condition:
        case AllOf(parts):
            return [need for part in parts for need in _needs(part)]
        case AnyOf(parts):
            return [[need for part in parts for need in _needs(part)]]
        case _:
            return [spelled(condition)]
