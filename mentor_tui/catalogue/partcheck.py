"""Whose part an item is, for whom it is at all, and below which other it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, shown
from mentor_tui.catalogue.names import Namespace
from mentor_tui.catalogue.needs import Ref
from mentor_tui.catalogue.nodes import NodeEntry, Source, maps, text, texts
from mentor_tui.catalogue.yaml_reader import Map
from mentor_tui.domain.item_kinds import BY_RELATION
from mentor_tui.domain.locks import TURNS
from mentor_tui.domain.text import is_slug


def check_parts(sources: Iterable[Source]) -> None:
    """Ids of the parts that curricula name: unique in a file, no word that means something else, one title over all files."""
    titles: dict[str, tuple[str, str, Mark]] = {}
    for source in sources:
        names = Namespace()
        for part in maps(source.root, "parts"):
            names.add(source.report, part, "part")
            name, title = text(part, "id"), " ".join((text(part, "title") or "").split())
            if name is None:
                continue
            mark = part.marks["id"][1]
            if name in TURNS:
                source.report.fault(FaultCode.PART_RESERVED, mark, id=name)
            elif title:
                other, path, place = titles.setdefault(name, (title, source.report.path, mark))
                if other != title and path != source.report.path:
                    facts = {
                        "id": name,
                        "title": shown(title),
                        "other": shown(other),
                        "path": path,
                        "line": place.line + 1,
                    }
                    source.report.fault(FaultCode.PART_TITLE, part.marks["title"][1], **facts)
        names.settle()


def check_whose(source: Source, items: Iterable[NodeEntry]) -> None:
    """Say where an item is the part of nobody that its curriculum knows."""
    parts = {name: part for part in maps(source.root, "parts") if (name := text(part, "id")) is not None}
    former = {old: name for name, part in parts.items() for old, _mark in texts(part, "was")}
    known = [*BY_RELATION, *parts]
    for item in items:
        who = text(item.node, "who")
        if who is not None and is_slug(who) and who not in known:
            near = former.get(who) or source.report.near(who, known)
            facts = {"key": "who", "value": shown(who), "near": near, "known": known}
            source.report.fault(FaultCode.NOT_ONE_OF, item.mark("who"), **facts)


def check_under(report: Report, phases: Iterable[NodeEntry], former: Mapping[str, str]) -> None:
    """Say where an item stands below something else than an item of its module that comes before it; so no circle can be."""
    for module in (module for phase in phases for module in phase.inside):
        before: list[str] = []
        for item in module.inside:
            under = text(item.node, "under")
            if under is not None and is_slug(under) and under not in before:
                now = former.get(under)
                near = now if now in before else report.near(under, before)
                facts = {
                    "id": item.id,
                    "under": shown(under),
                    "near": near,
                    "renamed": near is not None and near == now,
                }
                report.fault(FaultCode.UNDER_NOT_BEFORE, item.mark("under"), **facts)
            if item.id is not None:
                before.append(item.id)


def positions_of(phases: Sequence[NodeEntry]) -> Iterator[Ref]:
    """The positions that modules and items are for, with their places."""
    for phase in phases:
        for module in phase.inside:
            for entry in (module, *module.inside):
                only = entry.node.get("for")
                if not isinstance(only, Map):
                    continue
                if (one := text(only, "position")) is not None:
                    yield Ref("position", one, only.marks["position"][1])
                yield from (Ref("position", name, mark) for name, mark in texts(only, "position"))


def not_for_all(phases: Sequence[NodeEntry], closing: NodeEntry) -> Mark | None:
    """Where it is said that the talk that ends the basics is for some positions only; None where nothing says so."""
    inside = (module for phase in phases for module in phase.inside if closing in module.inside)
    return next((entry.mark("for") for entry in (closing, *inside) if "for" in entry.node), None)
