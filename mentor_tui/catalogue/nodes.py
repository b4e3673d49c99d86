"""What a composed file says, as far as it can be read: cross-checks look at files with other faults too.

Whatever does not have the type that is expected is passed over; that it is wrong was said where the shape was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from mentor_tui.catalogue.faults import Mark, Report
from mentor_tui.catalogue.yaml_reader import Map, Seq

EntryKind = Literal["phase", "module", "item", "rung", "area", "position", "product area"]


@dataclass(slots=True)
class Source:
    """A composed file; ``context`` files lend their ids and are not checked."""

    report: Report
    root: Map
    kind: str
    context: bool = False

    @property
    def id(self) -> str | None:
        """The id that stands behind the first key."""
        return text(self.root, self.kind)


@dataclass(slots=True)
class NodeEntry:
    """A phase, module or item, a rung, or one of a set, with those inside it."""

    kind: EntryKind
    node: Map
    id: str | None
    inside: list[NodeEntry] = field(default_factory=list)

    def mark(self, key: str) -> Mark:
        """Where the value of a key stands."""
        return self.node.marks[key][1]


def text(node: Map, key: str) -> str | None:
    """The text under a key, if it is one."""
    value = node.get(key)
    return str(value) if isinstance(value, str) else None


def true(node: Map, key: str) -> bool:
    """Whether ``true`` stands under a key."""
    return str(node.get(key)).lower() == "true"


def counts(item: NodeEntry) -> bool:
    """Whether everybody who has a curriculum has to do an item of it: it is in use, and cannot be left out."""
    return not true(item.node, "optional") and text(item.node, "state") not in ("draft", "deprecated")


def maps(node: Map, key: str) -> Iterator[Map]:
    """The mappings in the list under a key."""
    value = node.get(key)
    if isinstance(value, Seq):
        for member in value:
            if isinstance(member, Map):
                yield member


def texts(node: Map, key: str) -> Iterator[tuple[str, Mark]]:
    """The texts in the list under a key, with their places."""
    value = node.get(key)
    if isinstance(value, Seq):
        for member, mark in zip(value, value.marks, strict=True):
            if isinstance(member, str):
                yield str(member), mark


def keyed(node: Map, key: str) -> Iterator[tuple[str, Mark]]:
    """The keys of the mapping under a key, with their places."""
    value = node.get(key)
    if isinstance(value, Map):
        for name, (mark, _) in value.marks.items():
            yield name, mark


def phases(root: Map) -> list[NodeEntry]:
    """The phases of a curriculum, with modules and items inside."""
    found = []
    for phase in maps(root, "phases"):
        modules = []
        for module in maps(phase, "modules"):
            items = [NodeEntry("item", item, text(item, "id")) for item in maps(module, "items")]
            modules.append(NodeEntry("module", module, text(module, "id"), items))
        found.append(NodeEntry("phase", phase, text(phase, "id"), modules))
    return found


def rungs(root: Map) -> list[NodeEntry]:
    """The rungs of a track."""
    return [NodeEntry("rung", rung, text(rung, "id")) for rung in maps(root, "rungs")]


def listed(root: Map, kind: EntryKind) -> list[NodeEntry]:
    """What stands in the list of a set."""
    return [NodeEntry(kind, member, text(member, "id")) for member in maps(root, "list")]
