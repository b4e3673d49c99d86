"""Items that not everybody has to do, or has: nothing that everybody has to do may wait for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from mentor_tui.catalogue.faults import FaultCode, Report
from mentor_tui.catalogue.needs import Parts, Ref, certain, references
from mentor_tui.catalogue.nodes import NodeEntry, counts, text, true

_NAMING = ("requires", "item", "module", "phase")


class InUse:
    """The items of some curricula by what can be named of them: id -> the items behind it, of phases and modules all."""

    def __init__(self, phases: Iterable[NodeEntry]) -> None:
        self._items: dict[str, NodeEntry] = {}
        self._groups: dict[str, list[NodeEntry]] = {}
        for phase in phases:
            for module in phase.inside:
                self._groups.setdefault(module.id or "", []).extend(module.inside)
                self._groups.setdefault(phase.id or "", []).extend(module.inside)
                self._items |= {item.id or "": item for item in module.inside}

    def named(self, name: str, what: Callable[[NodeEntry], bool], *, groups: bool = False) -> bool:
        """Whether an item is so; with ``groups`` also whether all of a phase or module is.

        Of a group nothing has to be done then, and an item that waits for it waits for nothing.
        """
        if name in self._items:
            return what(self._items[name])
        inside = self._groups.get(name, ()) if groups else ()
        return bool(inside) and all(map(what, inside))


def draft(item: NodeEntry) -> bool:
    """Whether an item is not in use yet."""
    return text(item.node, "state") == "draft"


def deprecated(item: NodeEntry) -> bool:
    """Whether an item is in use no more."""
    return text(item.node, "state") == "deprecated"


def check_use(report: Report, entry: NodeEntry, need: Parts, known: InUse) -> None:
    """Say what an item or a side task waits for that not everybody has.

    What is not in use yet may name what it likes; what is in use no more has been begun by whoever has it.

    Args:
        report: of the file it stands in.
        entry: the item or rung.
        need: what it waits for.
        known: the items.

    """
    rung = entry.kind == "rung"
    if not rung and (draft(entry) or deprecated(entry)):
        return
    for ref in _refs(references(need)):
        if known.named(ref.name, draft, groups=rung):
            report.fault(FaultCode.DRAFT_NEEDED, ref.mark, id=entry.id, needs=ref.name)
    for ref in _refs(certain(need)):
        if known.named(ref.name, draft, groups=rung):
            continue
        if known.named(ref.name, deprecated, groups=rung):
            # Of an item nobody new is asked for it; a side task stays closed to them.
            tell = report.fault if rung else report.warn
            tell(FaultCode.DEPRECATED_NEEDED, ref.mark, id=entry.id, needs=ref.name, rung=rung)
        elif not rung and counts(entry) and known.named(ref.name, lambda item: not counts(item)):
            report.fault(FaultCode.OPTIONAL_NEEDED, ref.mark, id=entry.id, needs=ref.name)


def _refs(refs: Iterable[Ref]) -> Iterable[Ref]:
    return (ref for ref in refs if ref.kind in _NAMING)


def check_closing(report: Report, closing: NodeEntry) -> None:
    """Say where the talk that ends the basics is one that not everybody has."""
    if true(closing.node, "optional"):
        report.fault(FaultCode.CLOSING_UNUSED, closing.mark("optional"), id=closing.id, what="optional")
    elif state := next((word for word in ("draft", "deprecated") if text(closing.node, "state") == word), None):
        report.fault(FaultCode.CLOSING_UNUSED, closing.mark("state"), id=closing.id, what=state)


def check_drafts(report: Report, items: Sequence[NodeEntry], ticked: Mapping[str, int]) -> None:
    """Say which drafts people have begun: those were in use before."""
    for item in items:
        if draft(item) and (people := ticked.get(item.id or "", 0)):
            report.warn(FaultCode.DRAFT_TICKED, item.mark("state"), id=item.id, people=people)
