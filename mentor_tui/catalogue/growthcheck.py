"""Cross-checks of areas of responsibility, positions and product areas, and of what names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, shown
from mentor_tui.catalogue.names import Namespace
from mentor_tui.catalogue.needs import Ref
from mentor_tui.catalogue.nodes import EntryKind, NodeEntry, Source, keyed, listed, maps, text, texts
from mentor_tui.catalogue.yaml_reader import Map
from mentor_tui.domain.conditions import ANY_AREA

KINDS: Final[Mapping[str, EntryKind]] = {"areas": "area", "positions": "position", "product_areas": "product area"}
"""First key of a set -> what stands in its list."""


class GrowthNames:
    """The ids of areas, positions and product areas. Positions and what lies outside support are chosen from one list."""

    def __init__(self) -> None:
        self.tracks: dict[str, str] = {}
        self.of = {kind: Namespace() for kind in KINDS}

    @property
    def areas(self) -> Namespace:
        """Areas of responsibility; ``tracks`` says on which track each is."""
        return self.of["areas"]

    @property
    def positions(self) -> Namespace:
        """Positions, and what lies outside support."""
        return self.of["positions"]

    @property
    def product_areas(self) -> Namespace:
        """Parts of the product."""
        return self.of["product_areas"]

    def add(self, source: Source) -> None:
        """Take in a file."""
        for entry in members(source):
            self.of[source.kind].add(source.report, entry.node, entry.kind)
            if entry.kind == "area" and entry.id is not None:
                self.tracks[entry.id] = text(entry.node, "track") or ""
                if entry.id == ANY_AREA:
                    source.report.warn(FaultCode.AREA_CALLED_FREE, entry.mark("id"), id=entry.id)
        for place in maps(source.root, "elsewhere") if source.kind == "positions" else ():
            self.positions.add(source.report, place, "elsewhere")

    def settle(self) -> None:
        """Hold former ids against all that were taken in."""
        for names in self.of.values():
            names.settle()


def members(source: Source) -> list[NodeEntry]:
    """The areas, positions or product areas of a file; none of one of another kind."""
    kind = KINDS.get(source.kind)
    return listed(source.root, kind) if kind is not None else []


def named(source: Source, positions: Namespace, without: Set[str]) -> Iterator[Ref]:
    """What areas and positions name, save competencies, each with its place; what can be told at once goes to the report.

    Args:
        source: the file.
        positions: those of all files, and what lies outside support.
        without: the tracks that have no rung of owning.

    """
    for entry in members(source):
        for key in ("track", "product_area", "curriculum"):
            name = text(entry.node, key)
            if name:
                yield Ref(key, name, entry.mark(key))
            if key == "track" and name in without:
                source.report.warn(FaultCode.NO_LAST_RUNG, entry.mark(key), track=name)
        yield from _paths(source, entry, positions)


def off_track(report: Report, ref: Ref, track: str, names: GrowthNames, *, whole: bool) -> bool:
    """Say where a side task waits for an area that its track has not; whether that, or all there is to say, was said.

    Args:
        report: of the file of the track.
        ref: the area, or ``free``.
        track: the id of the track.
        names: the areas of all files.
        whole: whether an area that no file knows is a fault.

    """
    if ref.name == ANY_AREA:
        if whole and track not in names.tracks.values():
            report.fault(FaultCode.NO_AREA_ON_TRACK, ref.mark, track=shown(track))
        return True
    on = names.tracks.get(ref.name)
    if on is None or on == track:
        return False
    report.fault(FaultCode.AREA_OFF_TRACK, ref.mark, id=ref.name, track=shown(track), other=shown(on))
    return True


def _paths(source: Source, entry: NodeEntry, positions: Namespace) -> Iterator[Ref]:
    seen: dict[str, Mark] = {}
    for name, mark in texts(entry.node, "leads_to"):
        first = seen.setdefault(name, mark)
        if first is not mark:
            source.report.fault(FaultCode.NAMED_TWICE, mark, value=shown(name), line=first.line + 1)
        elif name == entry.id:
            source.report.fault(FaultCode.PATH_TO_ITSELF, mark, id=name)
        elif positions.live.get(name) == "elsewhere":
            source.report.fault(FaultCode.PATH_OUT, mark, id=name)
        else:
            yield Ref("leads_to", name, mark)


def positions_in_budget(source: Source) -> Iterator[Ref]:
    """The positions that a budget names."""
    off_queue = source.root.get("hours_off_queue")
    for node, key in ((off_queue, "positions"), (source.root, "keep_with_customers")):
        if isinstance(node, Map):
            yield from (Ref("position", name, mark) for name, mark in keyed(node, key))


def areas_of_modules(phases: list[NodeEntry]) -> Iterator[Ref]:
    """The product areas that the modules of a curriculum name."""
    for phase in phases:
        for module in phase.inside:
            if name := text(module.node, "area"):
                yield Ref("product_area", name, module.mark("area"))
