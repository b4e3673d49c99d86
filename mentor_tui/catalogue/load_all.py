"""All files together: composed, held against their shapes, checked against each other, built."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.contents import decode
from mentor_tui.catalogue.crosscheck import crosscheck
from mentor_tui.catalogue.editions import Head
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.nodes import Source, text
from mentor_tui.catalogue.placecheck import warn_of_the_end
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.catalogue.retired_ids import Gone
from mentor_tui.catalogue.shape import YamlShape
from mentor_tui.catalogue.shape_team import SHAPES, CalendarShape
from mentor_tui.catalogue.validate import validate
from mentor_tui.catalogue.yaml_reader import Map, compose
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.text import is_slug


@dataclass(frozen=True)
class Examined:
    """Files that were looked through, with the model of each that has no fault in its shape, and what each says it is.

    The hashes are of the curricula among them, by their ids.
    """

    checked: Sequence[Report]
    shapes: Sequence[tuple[Report, YamlShape]]
    heads: Sequence[Head | None]
    hashes: Mapping[str, str]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults of the files that were to be checked, file by file."""
        return tuple(fault for report in self.checked for fault in report.faults)

    @cached_property
    def broken(self) -> frozenset[int]:
        """The numbers of the files that have a fault."""
        return frozenset(number for number, report in enumerate(self.checked) if report.broken)

    def catalogue(self, digest: str) -> Catalogue:
        """What the files without faults say."""
        built = build([shape for report, shape in self.shapes if not report.broken], digest)
        return built._replace(hashes={name: self.hashes[name] for name in built.curricula})


def examine(
    found: Sequence[FoundFile],
    contents: Sequence[bytes | None],
    reports: Sequence[Report],
    *,
    checked: int | None = None,
    whole: bool = True,
    gone: Gone | None = None,
    today: date | None = None,
    team: KnownTeam | None = None,
) -> Examined:
    """Look through files.

    Args:
        found: the files.
        contents: the bytes of each; None where it could not be read, which its report says already.
        reports: one for each file, to be filled.
        checked: how many of them, from the first, are to be checked; the others only lend their ids. All by default.
        whole: whether an id that no file knows is a fault, though it may stand in a file that was not given; it is none as
            long as one of the files cannot be read so far as to say what it is.
        gone: ids that were in use once and then not.
        team: what is known of the people who go through them; None leaves out what only an author wants to hear.
        today: the day by which free days that end soon are warned of; None, where what is found is kept, warns of none.

    """
    count = len(found) if checked is None else checked
    sources: list[Source] = []
    shapes: list[tuple[Report, YamlShape]] = []
    calendars: list[tuple[Report, Map, CalendarShape]] = []
    heads: list[Head | None] = []
    understood = True
    for number, (data, report) in enumerate(zip(contents, reports, strict=True)):
        decoded = None if data is None else decode(data, report)
        root: Map | None = None if decoded is None else compose(decoded, report)
        heads.append(head_of(root) if root else None)
        understood &= root is not None and next(iter(root), None) in SHAPES
        if root is None:
            continue
        if number < count and (shape := validate(root, report)) is not None:
            shapes.append((report, shape))
            if isinstance(shape, CalendarShape):
                calendars.append((report, root, shape))
        if root:
            sources.append(Source(report, root, next(iter(root)), context=number >= count))
    # What is named may stand in a file that says nothing yet.
    crosscheck(sources, whole=whole and understood, gone=gone or {}, team=team)
    for report, root, calendar in calendars:
        if today is not None and not report.broken:
            warn_of_the_end(report, root, calendar, today)
    return Examined(reports[:count], shapes, heads, _hashes(heads[:count], contents))


def _hashes(heads: Sequence[Head | None], contents: Sequence[bytes | None]) -> dict[str, str]:
    return {
        head[1]: hashlib.sha256(data).hexdigest()
        for head, data in zip(heads, contents, strict=False)
        if head is not None and head[0] == "curriculum" and data is not None
    }


def head_of(root: Map) -> Head | None:
    """What a file says it is, where it says so."""
    first = next(iter(root))
    name = text(root, first)
    return (first, name) if first in SHAPES and name is not None and is_slug(name) else None
