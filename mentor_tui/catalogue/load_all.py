"""All files together: composed, held against their shapes, checked against each other, built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.contents import decode
from mentor_tui.catalogue.crosscheck import crosscheck
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.nodes import Source
from mentor_tui.catalogue.placecheck import warn_of_the_end
from mentor_tui.catalogue.retired_ids import Gone
from mentor_tui.catalogue.shape import YamlShape
from mentor_tui.catalogue.shape_team import CalendarShape
from mentor_tui.catalogue.validate import validate
from mentor_tui.catalogue.yaml_reader import Map, compose
from mentor_tui.domain.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Examined:
    """Files that were looked through, with the model of each that has no fault in its shape."""

    checked: Sequence[Report]
    shapes: Sequence[tuple[Report, YamlShape]]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults of the files that were to be checked, file by file."""
        return tuple(fault for report in self.checked for fault in report.faults)

    def catalogue(self, digest: str) -> Catalogue:
        """What the files without faults say."""
        return build([shape for report, shape in self.shapes if not report.broken], digest)


def examine(
    found: Sequence[FoundFile],
    contents: Sequence[bytes | None],
    reports: Sequence[Report],
    *,
    checked: int | None = None,
    whole: bool = True,
    gone: Gone | None = None,
    today: date | None = None,
) -> Examined:
    """Look through files.

    Args:
        found: the files.
        contents: the bytes of each; None where it could not be read, which its report says already.
        reports: one for each file, to be filled.
        checked: how many of them, from the first, are to be checked; the others only lend their ids. All by default.
        whole: whether an id that no file knows is a fault, though it may stand in a file that was not given.
        gone: ids that were in use once and then not.
        today: the day by which free days that end soon are warned of; None, where what is found is kept, warns of none.

    """
    count = len(found) if checked is None else checked
    sources: list[Source] = []
    shapes: list[tuple[Report, YamlShape]] = []
    calendars: list[tuple[Report, Map, CalendarShape]] = []
    for number, (data, report) in enumerate(zip(contents, reports, strict=True)):
        text = None if data is None else decode(data, report)
        root: Map | None = None if text is None else compose(text, report)
        if root is None:
            continue
        if number < count and (shape := validate(root, report)) is not None:
            shapes.append((report, shape))
            if isinstance(shape, CalendarShape):
                calendars.append((report, root, shape))
        if root:
            sources.append(Source(report, root, next(iter(root)), context=number >= count))
    crosscheck(sources, whole=whole, gone=gone or {})
    for report, root, calendar in calendars:
        if today is not None and not report.broken:
            warn_of_the_end(report, root, calendar, today)
    return Examined(reports[:count], shapes)
