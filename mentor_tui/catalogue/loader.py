"""Curricula folders -> a checked catalogue, from the cache where nothing changed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentor_tui.catalogue import cache as kept_cache
from mentor_tui.catalogue.files import find
from mentor_tui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from mentor_tui.catalogue.faults import Fault


class Loaded(NamedTuple):
    """What was loaded.

    Attributes:
        catalogue: all that files without faults say.
        faults: of all files, warnings too, file by file in order; a file with more than warnings is not in the catalogue.

    """

    catalogue: Catalogue
    faults: tuple[Fault, ...]

    @property
    def broken(self) -> tuple[str, ...]:
        """The files that were left out."""
        return tuple(dict.fromkeys(fault.path for fault in self.faults if not fault.warning))


def load(folders: Sequence[Path], *, cache: Path | None = None) -> Loaded:
    """Load all curricula, tracks, competencies, the calendar, the budget and the matching policy in some folders and below.

    Args:
        folders: where to look; ids are one namespace over all of them.
        cache: a folder to keep what was built in, or None.

    """
    at = time.time_ns()
    found, missing = find(folders)
    place = kept_cache.place(cache, folders) if cache is not None else None
    kept = kept_cache.fetch(place) if place is not None else None
    if kept is not None and kept.old(at):
        kept = None
    if kept is not None and kept.same_stamps(found):
        if (built := kept.built()) is not None:
            return Loaded(built[0], (*missing, *built[1]))
        kept = None
    # What follows is loaded only where something changed.
    from mentor_tui.catalogue.contents import digest, read
    from mentor_tui.catalogue.faults import Report
    from mentor_tui.catalogue.load_all import examine
    from mentor_tui.catalogue.retired_ids import gone, remember

    reports = [Report(file.path) for file in found]
    contents = [read(file, report) for file, report in zip(found, reports, strict=True)]
    readable = all(content is not None for content in contents)
    # Over the paths too, as they stand in the faults.
    paths = [file.path for file in found]
    summed = digest([(file.name, data) for file, data in zip(found, contents, strict=True) if data is not None], *paths)
    if kept is not None and place is not None and readable and kept.digest == summed:
        built = kept.built()
        if built is not None:
            kept_cache.keep(place, found, summed, kept.body, at, kept.made)
            return Loaded(built[0], (*missing, *built[1]))
    ids = place.with_suffix(".ids") if place is not None else None
    examined = examine(found, contents, reports, gone=gone(ids) if ids is not None else None)
    catalogue, faults = examined.catalogue(summed), examined.faults
    if ids is not None:
        remember(ids, catalogue)
    if place is not None and readable:
        kept_cache.keep(place, found, summed, kept_cache.body_of(catalogue, faults), at)
    return Loaded(catalogue, (*missing, *faults))
