"""Cross-checks: what the parts of a file, and the files, say of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import Any

from mentor_tui.catalogue.faults import FaultCode, Report, shown
from mentor_tui.catalogue.growthcheck import (
    GrowthNames,
    areas_of_modules,
    members,
    named,
    off_track,
    positions_in_budget,
)
from mentor_tui.catalogue.labelcheck import check_labels, check_promises
from mentor_tui.catalogue.names import Namespace
from mentor_tui.catalogue.nearmisses import check_words
from mentor_tui.catalogue.needs import Parts, Ref, needs, references
from mentor_tui.catalogue.nodes import NodeEntry, Source, keyed, phases, rungs, text, texts, true
from mentor_tui.catalogue.partcheck import check_parts, check_under, check_whose, not_for_all, positions_of
from mentor_tui.catalogue.plancheck import KnownTeam, check_lines, check_plan, check_signing, check_ticked
from mentor_tui.catalogue.reachability import Gate, unreached
from mentor_tui.catalogue.retired_ids import SETS, TRACKS, Gone
from mentor_tui.catalogue.teamcheck import check_budget, check_calendar, check_competencies, check_matching, top_levels
from mentor_tui.catalogue.usecheck import InUse, check_closing, check_drafts, check_use
from mentor_tui.catalogue.yaml_reader import Map, Seq
from mentor_tui.domain.conditions import ANY_AREA
from mentor_tui.domain.item_kinds import LEVEL_ALONE, LEVEL_MOST, LEVEL_SIGNED
from mentor_tui.domain.text import is_slug

STEPS = ("look", "help", "do", "own")
_LEVELS = {str(level): level for level in range(1, LEVEL_MOST + 1)}


class Places:
    """Phases, modules and items that can be named: id -> the kinds it is the id of, and former id -> id."""

    def __init__(self, *names: Namespace) -> None:
        self.kinds: dict[str, set[str]] = {}
        self.former: dict[str, str] = {}
        for each in names:
            self.former |= each.former
            for name, kind in each.live.items():
                self.kinds.setdefault(name, set()).add(kind)


NOWHERE = Places()
"""For what names no phase, module or item."""


class KnownNames:
    """What can be named across files; ``whole`` says whether an id that none of them knows is a fault."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.rungs = Namespace()
        self.competencies = Namespace()
        self.tops: dict[str, int] = {}
        self.growth = GrowthNames()
        self.heads: dict[str, Places] = {"track": Places(), "curriculum": Places()}

    @cached_property
    def elsewhere(self) -> Mapping[str, Places]:
        """Kind of reference -> what it may name; asked for when all names are in."""
        positions = Places(self.growth.positions)
        return {
            "side_task": Places(self.rungs),
            "competency": Places(self.competencies),
            "area": Places(self.growth.areas),
            "product_area": Places(self.growth.product_areas),
            "position": positions,
            "leads_to": positions,
            **self.heads,
        }


class Program:
    """A curriculum file, read as far as it can be."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.report = source.report
        self.phases = phases(source.root)
        self.names = Namespace()
        self.needs: list[tuple[NodeEntry, Parts]] = []

    @property
    def items(self) -> list[tuple[NodeEntry, NodeEntry]]:
        """Each item with its phase."""
        return [(item, phase) for phase in self.phases for module in phase.inside for item in module.inside]


def crosscheck(sources: Sequence[Source], *, whole: bool, gone: Gone, team: KnownTeam | None = None) -> None:
    """Check files against themselves and each other; what is wrong goes to their reports.

    Args:
        sources: the files, each as far as it could be read.
        whole: whether an id that no file knows is a fault.
        gone: ids that were in use once and then not.
        team: what is known of the people who go through them; None leaves out what only an author wants to hear.

    """
    known = KnownNames(whole=whole)
    programs = [Program(source) for source in sources if source.kind == "curriculum"]
    tracks = [(source, rungs(source.root)) for source in sources if source.kind == "track"]
    _heads(sources)
    for source in sources:
        if source.kind == "competencies":
            check_competencies(source, known.competencies)
            known.tops |= top_levels(source)
        elif source.kind == "calendar":
            check_calendar(source)
        elif source.kind == "budget":
            check_budget(source)
        elif source.kind in SETS:
            known.growth.add(source)
            _reused(source.report, members(source), gone.get(SETS[source.kind], {}))
        elif source.kind in known.heads and source.id is not None:
            known.heads[source.kind].kinds[source.id] = {source.kind}
            known.heads[source.kind].former |= {old: source.id for old, _mark in texts(source.root, "was")}
    known.competencies.settle()
    known.growth.settle()
    for source, entries in tracks:
        _track(source, entries, known.rungs)
        _reused(source.report, entries, gone.get(TRACKS, {}))
    known.rungs.settle()
    check_parts(program.source for program in programs)
    for program in programs:
        _ids(program)
        _reused(program.report, [item for item, _ in program.items], gone.get(program.source.id or "", {}))
    everywhere = Places(*(program.names for program in programs))
    in_use = InUse(phase for program in programs for phase in program.phases)
    for source in sources:
        if source.kind == "matching":
            for name, mark in check_matching(source).items():
                _reference(source.report, Ref("side_task", name, mark), everywhere, known)
    ways: list[Gate] = []
    for source, entries in tracks:
        for entry in entries:
            if (need := needs(entry)) is not None:
                ways.append(Gate(source.report, entry, need))
                check_use(source.report, entry, need, in_use)
                for ref in references(need):
                    if ref.kind == "area" and off_track(
                        source.report, ref, source.id or "", known.growth, whole=known.whole
                    ):
                        continue
                    _reference(source.report, ref, everywhere, known, elsewhere=True)
            _asked_levels(source.report, entry.node.get("opens"), known)
            _shown(source.report, entry, LEVEL_SIGNED, known)
    _growth(sources, tracks, known)
    for program in programs:
        _program(program, known)
    if team is not None:
        _for_authors(
            [source for source in sources if not source.context],
            [program for program in programs if not program.source.context],
            [(source, entries) for source, entries in tracks if not source.context],
            team,
            known,
        )
    unreached([(program.phases, program.report, program.needs) for program in programs], ways)


def _for_authors(
    sources: Sequence[Source],
    programs: Sequence[Program],
    tracks: Sequence[tuple[Source, Sequence[NodeEntry]]],
    team: KnownTeam,
    known: KnownNames,
) -> None:
    """What works, and is probably not meant so."""
    for program in programs:
        source = program.source
        items = [item for item, _phase in program.items]
        check_plan(program.report, program.phases, program.needs)
        check_lines(program.report, items)
        check_labels([(program.report, item.node) for item in items])
        check_promises(program.report, items)
        ids = (source.id or "", *(name for name, _mark in texts(source.root, "was")))
        ticked = {item: count for name in ids for item, count in team.ticked.get(name, {}).items()}
        check_ticked(program.report, source.root, items, program.names.former, ticked)
        check_drafts(program.report, items, ticked)
    for source, rungs_of in tracks:
        check_labels([(source.report, rung.node) for rung in rungs_of])
    check_labels([(source.report, source.root) for source, _rungs in tracks])
    for kind in ("areas", "positions"):
        check_labels([(one.report, entry.node) for one in sources if one.kind == kind for entry in members(one)])
    words = [(program.source, program.phases) for program in programs]
    held: Set[str] = {"area"} if known.growth.product_areas.live else set()
    held |= {"position"} if known.growth.positions.live else set()
    check_words(words, [source for source, _rungs in tracks], team.people, held)
    for program in programs:
        for ref in areas_of_modules(program.phases):
            _reference(program.report, ref, NOWHERE, known, listed=False)
    for source in sources:
        if source.kind == "budget":
            for ref in positions_in_budget(source):
                _reference(source.report, ref, NOWHERE, known, listed=False)


def _growth(sources: Sequence[Source], tracks: Sequence[tuple[Source, Sequence[NodeEntry]]], known: KnownNames) -> None:
    """What areas of responsibility and positions name, ask for and show."""
    last = {source.id for source, entries in tracks for entry in entries if text(entry.node, "step") == STEPS[-1]}
    without = known.heads["track"].kinds.keys() - last
    for source in sources:
        for ref in named(source, known.growth.positions, without):
            _reference(source.report, ref, NOWHERE, known)
        for entry in members(source):
            _shown(source.report, entry, LEVEL_SIGNED, known)
            for name, mark in keyed(entry.node, "asks"):
                _reference(source.report, Ref("competency", name, mark), NOWHERE, known)
                _no_such_level(source.report, entry.node["asks"], name, known)


def _heads(sources: Sequence[Source]) -> None:
    """Ids of curricula, tracks and sets, and one calendar, one budget and one matching policy at most."""
    names = {kind: Namespace() for kind in ("curriculum", "track", "competencies", *SETS)}
    single: dict[str, str] = {}
    for source in sources:
        if source.context:
            continue
        if source.kind in names:
            names[source.kind].add(source.report, source.root, source.kind, source.kind)
        elif source.kind in ("calendar", "budget", "matching"):
            if source.kind in single:
                mark = source.root.marks[source.kind][0]
                source.report.fault(FaultCode.SECOND_OF_KIND, mark, kind=source.kind, path=single[source.kind])
            single.setdefault(source.kind, source.report.path)
    for each in names.values():
        each.settle()


def _ids(program: Program) -> None:
    for phase in program.phases:
        program.names.add(program.report, phase.node, "phase")
        for module in phase.inside:
            program.names.add(program.report, module.node, "module")
            for item in module.inside:
                program.names.add(program.report, item.node, "item")
    program.names.settle()


def _reused(report: Report, entries: Sequence[NodeEntry], gone: Mapping[str, str]) -> None:
    for entry in entries if gone else ():
        title = gone.get(entry.id or "")
        if title is not None and text(entry.node, "title") != title:
            report.warn(FaultCode.REUSED_ID, entry.mark("id"), id=entry.id, title=title, what=entry.kind)


def _program(program: Program, known: KnownNames) -> None:
    report, places, in_use = program.report, Places(program.names), InUse(program.phases)
    basics = [phase for phase in program.phases if true(phase.node, "basics")]
    check_whose(program.source, [item for item, _phase in program.items])
    check_under(report, program.phases, program.names.former)
    for ref in positions_of(program.phases):
        _reference(report, ref, NOWHERE, known, listed=bool(known.growth.positions.live))
    closing: NodeEntry | None = None
    for item, phase in program.items:
        if text(item.node, "closes") == "basics":
            if not true(phase.node, "basics"):
                report.fault(FaultCode.CLOSING_OUTSIDE, item.mark("closes"), id=item.id)
            elif closing is not None:
                report.fault(FaultCode.SECOND_CLOSING, item.mark("closes"), id=item.id, other=closing.id)
            else:
                closing = item
                check_closing(report, item)
                if (mark := not_for_all(program.phases, item)) is not None:
                    report.fault(FaultCode.CLOSING_UNUSED, mark, id=item.id, what="for")
        check_signing(report, item)
        signed = text(item.node, "sign_off") not in (None, "none")
        _shown(report, item, LEVEL_SIGNED if signed else LEVEL_ALONE, known)
        if (need := needs(item)) is None:
            continue
        program.needs.append((item, need))
        check_use(report, item, need, in_use)
        for ref in references(need):
            if ref.kind == "confirmed_by" and ref.name == "owner":
                report.fault(FaultCode.OWNER_IN_ITEM, ref.mark, id=item.id)
            elif ref.kind == "area":
                report.fault(FaultCode.AREA_IN_ITEM, ref.mark, id=item.id)
            elif ref.kind in ("basics", "working_days_after_basics") and not basics:
                report.warn(FaultCode.NO_BASICS, ref.mark, id=item.id)
            else:
                _reference(report, ref, places, known)
        _asked_levels(report, item.node.get("when"), known)
    if basics and closing is None:
        report.fault(FaultCode.NO_CLOSING, basics[0].node.marks["basics"][0])


def _asked_levels(report: Report, node: Any, known: KnownNames) -> None:
    """Say where a condition asks for a level that nobody can reach."""
    if isinstance(node, Seq):
        for part in node:
            _asked_levels(report, part, known)
    elif isinstance(node, Map):
        levels = node.get("competency")
        for name, _mark in keyed(node, "competency"):
            _no_such_level(report, levels, name, known)
        for key in ("all", "any"):
            _asked_levels(report, node.get(key), known)


def _no_such_level(report: Report, levels: Any, competency: str, known: KnownNames) -> bool:
    level, top = _level(levels, competency), known.tops.get(competency)
    if top is None or level <= top:
        return False
    report.fault(FaultCode.NO_SUCH_LEVEL, levels.marks[competency][1], id=competency, level=level, most=top)
    return True


def _level(levels: Any, competency: str) -> int:
    """The level that stands under a competency; 0 where there is none that a competency can have."""
    return _LEVELS.get(text(levels, competency) or "", 0)


def _shown(report: Report, entry: NodeEntry, most: int, known: KnownNames) -> None:
    """Hold what something shows against what there is; say where it is to show what is for a person to assess."""
    for name, mark in keyed(entry.node, "competency"):
        _reference(report, Ref("competency", name, mark), NOWHERE, known)
        levels = entry.node["competency"]
        if not _no_such_level(report, levels, name, known) and (level := _level(levels, name)) > most:
            facts = {"id": entry.id, "what": entry.kind, "level": level, "most": most}
            report.warn(FaultCode.LEVEL_TO_ASSESS, levels.marks[name][1], **facts)


def _track(source: Source, entries: Sequence[NodeEntry], names: Namespace) -> None:
    track = source.id
    last = -1
    steps: set[str] = set()
    for rung in entries:
        names.add(source.report, rung.node, "side task")
        if rung.id is not None and track is not None and not rung.id.startswith(f"{track}-"):
            source.report.fault(FaultCode.RUNG_PREFIX, rung.mark("id"), id=rung.id, track=track)
        step = text(rung.node, "step")
        if step not in STEPS:
            continue
        if step in steps:
            source.report.fault(FaultCode.STEP_TWICE, rung.mark("step"), step=step)
        elif STEPS.index(step) < last:
            source.report.fault(FaultCode.STEP_ORDER, rung.mark("step"), step=step, known=list(STEPS))
        steps.add(step)
        last = max(last, STEPS.index(step))


def _reference(
    report: Report, ref: Ref, places: Places, known: KnownNames, *, elsewhere: bool = False, listed: bool = True
) -> None:
    """Hold a reference against what there is.

    Args:
        report: of the file it stands in.
        ref: what is named.
        places: the phases, modules and items that can be meant.
        known: everything else.
        elsewhere: whether a file that was not given may know the phase, module or item.
        listed: whether it has to be in a list; else it is a word, which is probably meant to be in it where there is one.

    """
    wanted: str | None = None
    if ref.kind in known.elsewhere:
        places, elsewhere = known.elsewhere[ref.kind], True
    elif ref.kind in ("phase", "module", "item"):
        wanted = ref.kind
    elif ref.kind != "requires":
        return
    if not is_slug(ref.name):  # told where the shape was checked
        return
    kinds = places.kinds.get(ref.name)
    if kinds is not None:
        if wanted is not None and wanted not in kinds:
            report.fault(FaultCode.WRONG_GROUP, ref.mark, value=ref.name, what=min(kinds), wanted=wanted)
        return
    if (elsewhere and not known.whole) or not (listed or places.kinds):
        return
    now = places.former.get(ref.name)
    alike = [name for name, has in places.kinds.items() if wanted is None or wanted in has]
    alike += [ANY_AREA] if ref.kind == "area" else []
    facts = {"what": ref.kind, "value": shown(ref.name), "renamed": now is not None}
    tell = report.fault if listed else report.warn
    tell(FaultCode.UNKNOWN_REFERENCE, ref.mark, near=now or report.near(ref.name, alike), **facts)
