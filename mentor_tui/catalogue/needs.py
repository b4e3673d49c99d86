"""What an item or a rung asks for, read from the composed file: references with their places, and how they combine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from mentor_tui.catalogue.faults import Mark
from mentor_tui.catalogue.nodes import NodeEntry, texts
from mentor_tui.catalogue.yaml_reader import Map, Seq


@dataclass(frozen=True, slots=True)
class Ref:
    """A condition that names something.

    Attributes:
        kind: the key of the condition; ``requires`` for an id that may be an item's, a module's or a phase's.
        name: the id named.
        mark: where the name stands.

    """

    kind: str
    name: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Parts:
    """Needs taken together: all of them, or any one."""

    parts: tuple[Need, ...]
    any: bool = False


Need = Ref | Parts

_NAMING: Final = frozenset(
    ("basics", "phase", "module", "item", "side_task", "area", "confirmed_by", "working_days_after_basics")
)


def needs(entry: NodeEntry) -> Parts | None:
    """All that an item (``requires``, ``when``) or a rung (``opens``) needs; None where it asks for nothing."""
    parts: list[Need] = []
    if "requires" in entry.node:
        parts.extend(Ref("requires", name, mark) for name, mark in texts(entry.node, "requires"))
    key = "opens" if entry.kind == "rung" else "when"
    if key in entry.node:
        parts.append(_condition(entry.node[key]))
    return Parts(tuple(parts)) if parts else None


def _condition(node: Any) -> Need:
    if isinstance(node, Seq):
        return Parts(tuple(_condition(part) for part in node))
    if not isinstance(node, Map):
        return Parts(())
    parts: list[Need] = []
    for key, value in node.items():
        if key in ("all", "any") and isinstance(value, Seq):
            parts.append(Parts(tuple(_condition(part) for part in value), any=key == "any"))
        elif key == "competency" and isinstance(value, Map):
            parts.extend(Ref(key, name, mark) for name, (mark, _) in value.marks.items())
        elif key in _NAMING and isinstance(value, str) and (key != "basics" or value == "done"):
            parts.append(Ref(key, str(value), node.marks[key][1]))
        else:
            # So many working days, say: it asks for nothing that is named, and matters as one of several ways.
            parts.append(Parts(()))
    return Parts(tuple(parts))


def certain(need: Need) -> Iterator[Ref]:
    """The references that have to be met in any case: no other way leads round them."""
    if isinstance(need, Ref):
        yield need
    elif not need.any or len(need.parts) == 1:
        for part in need.parts:
            yield from certain(part)


def references(need: Need) -> Iterator[Ref]:
    """All references in a need, in the order of the file."""
    if isinstance(need, Ref):
        yield need
    else:
        for part in need.parts:
            yield from references(part)
