"""Curricula folders -> a checked catalogue, from the cache where nothing changed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_tui.catalogue import cache as kept_cache
from mentor_tui.catalogue.files import FoundFile, find
from mentor_tui.domain.catalogue import Catalogue, LeftOut
from mentor_tui.domain.named import NamedTuple

if TYPE_CHECKING:
    from mentor_tui.catalogue.editions import Edition
    from mentor_tui.catalogue.faults import Fault, Report
    from mentor_tui.catalogue.load_all import Examined


class Loaded(NamedTuple):
    """What was loaded.

    Attributes:
        catalogue: all that files without faults say, and for the others their last sound editions.
        faults: of all files, warnings too, file by file in order; what a file with more than warnings says is not in the
            catalogue.

    """

    catalogue: Catalogue
    faults: tuple[Fault, ...]

    @property
    def broken(self) -> tuple[str, ...]:
        """The files that were left out."""
        return tuple(dict.fromkeys(fault.path for fault in self.faults if not fault.warning))


def load(folders: Sequence[Path], *, cache: Path | None = None, today: date | None = None) -> Loaded:
    """Load all curricula, tracks, competencies, the calendar, the budget and the matching policy in some folders and below.

    Args:
        folders: where to look; ids are one namespace over all of them.
        cache: a folder to keep what was built in, or None. Beside it lie the last sound editions of the files, which stand in
            for those that have a fault or cannot be read.
        today: a day that stands for today: titles that change now were the former ones until then.

    """
    at = time.time_ns()
    found, missing = find(folders)
    gone = _gone(missing, cache) if missing and cache is not None else {}
    found += [edition.as_found() for edition in gone.values()]
    place = kept_cache.place(cache, folders) if cache is not None else None
    kept = kept_cache.fetch(place) if place is not None else None
    if kept is not None and kept.old(at):
        kept = None
    stamp = kept_cache.edition_stamp(cache) if cache is not None else 0
    if kept is not None and kept.same_stamps(found, stamp):
        if (built := kept.built()) is not None:
            return _with_missing(Loaded(*built), missing, gone)
        kept = None
    # What follows is loaded only where something changed.
    from mentor_tui.catalogue.contents import digest, read
    from mentor_tui.catalogue.faults import Report

    reports = [Report(file.path) for file in found]
    contents = [
        gone[file.path].data if file.path in gone else read(file, report)
        for file, report in zip(found, reports, strict=True)
    ]
    readable = all(content is not None for content in contents)
    # Over the paths too, as they stand in the faults.
    paths = [file.path for file in found]
    summed = digest([(file.name, data) for file, data in zip(found, contents, strict=True) if data is not None], *paths)
    if kept is not None and place is not None and readable and (kept.digest, kept.editions) == (summed, stamp):
        built = kept.built()
        if built is not None:
            kept_cache.keep(place, found, summed, kept.body, at, kept.made)
            return _with_missing(Loaded(*built), missing, gone)
    loaded = _built(found, contents, reports, summed, place, _moment(at, today))
    if place is not None and readable:
        kept_cache.keep(place, found, summed, kept_cache.body_of(*loaded), at)
    return _with_missing(loaded, missing, gone)


def _built(
    found: Sequence[FoundFile],
    contents: Sequence[bytes | None],
    reports: Sequence[Report],
    summed: str,
    place: Path | None,
    moment: str,
) -> Loaded:
    """What files say; with a place in a cache folder, ids that were in use are remembered there, and editions beside it."""
    from mentor_tui.catalogue.first_days import remember_days
    from mentor_tui.catalogue.load_all import examine
    from mentor_tui.catalogue.retired_ids import gone, remember
    from mentor_tui.catalogue.standing_in import left_out, stand_in

    ids = place.with_suffix(".ids") if place is not None else None
    examined = examine(found, contents, reports, gone=gone(ids) if ids is not None else None)
    if place is None or ids is None:
        catalogue = examined.catalogue(summed)
        return Loaded(catalogue._replace(left_out=left_out(examined)), examined.faults)
    folder, day = kept_cache.editions_of(place.parent), date.fromisoformat(moment[:10])
    stood = stand_in(found, contents, examined, folder)
    catalogue = stood.examined.catalogue(" ".join((summed, *stood.hashes)))._replace(left_out=stood.left_out)
    days = remember_days(folder, catalogue, _kept_as_they_are(found, contents, examined, folder), day)
    catalogue = catalogue._replace(former_titles=remember(ids, catalogue, moment), came=days)
    return Loaded(catalogue, examined.faults)


def _kept_as_they_are(
    found: Sequence[FoundFile], contents: Sequence[bytes | None], examined: Examined, folder: Path
) -> list[str]:
    """The ids of the curricula whose files are kept as their editions, just as they are."""
    from mentor_tui.catalogue.editions import Editions
    from mentor_tui.catalogue.standing_in import sound

    kept = Editions(folder)
    return [
        head[1]
        for _file, head, data in sound(found, contents, examined)
        if head[0] == "curriculum" and (edition := kept.named(head)) is not None and edition.data == data
    ]


def _moment(at: int, today: date | None) -> str:
    """A moment in nanoseconds since 1970 as events carry it, on the day that stands for today where there is one."""
    now = datetime.fromtimestamp(at / 1e9, UTC)
    now = now if today is None else datetime.combine(today, now.timetz())
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")


def _gone(missing: Sequence[Fault], cache: Path) -> dict[str, Edition]:
    """The editions, by their paths, of what was in folders that cannot be found or entered now."""
    from mentor_tui.catalogue.editions import Editions

    editions = Editions(kept_cache.editions_of(cache))
    return {str(edition.path): edition for fault in missing for edition in editions.under(fault.path)}


def _with_missing(loaded: Loaded, missing: Sequence[Fault], gone: dict[str, Edition]) -> Loaded:
    """With what cannot be found, which is not cached: it may be there the next time though no file has changed."""
    if not missing:
        return loaded
    from mentor_tui.catalogue.standing_in import told

    rows: list[LeftOut] = []
    for fault in missing:
        under = [edition.at for edition in gone.values() if edition.is_under(fault.path)]
        rows.append(told(fault, edition=max(under, default="")))
    catalogue = loaded.catalogue._replace(left_out=(*rows, *loaded.catalogue.left_out))
    return Loaded(catalogue, (*missing, *loaded.faults))
