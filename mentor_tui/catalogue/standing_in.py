"""While a file has a fault, its last sound edition stands in for it; and what of that people have to be told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentor_tui.catalogue.editions import Edition, Editions, Head
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.load_all import Examined, examine
from mentor_tui.domain.catalogue import LeftOut

TRIALS_MOST = 20
"""Faulty files up to which each is tried alone, where all editions together do not fit what the other files say today."""


@dataclass(frozen=True)
class StoodIn:
    """Files with editions in the place of some.

    Attributes:
        examined: what the files say then.
        used: number of a file -> the edition in its place.
        left_out: the files with a fault, and whether an edition of theirs is in use.

    """

    examined: Examined
    used: Mapping[int, Edition]
    left_out: tuple[LeftOut, ...]

    @property
    def hashes(self) -> list[str]:
        """The hashes of the editions that are in use."""
        return [hashlib.sha256(edition.data).hexdigest() for edition in self.used.values()]


def stand_in(found: Sequence[FoundFile], contents: Sequence[bytes | None], examined: Examined, folder: Path) -> StoodIn:
    """Put editions in the place of files with faults, as far as they fit the other files, and keep sound files as editions.

    A file that is as its edition is and has a fault all the same was broken from elsewhere: an ability that it names was
    taken out of another file. Then all files stay as they last were, and nothing is kept.

    Args:
        found: the files.
        contents: the bytes of each, None where it could not be read.
        examined: what they say.
        folder: where the editions are.

    """
    editions = Editions(folder)
    edition_of = {
        number: edition
        for number, (file, head) in enumerate(zip(found, examined.heads, strict=True))
        if (edition := editions.of(file, head)) is not None
    }
    held = {number: edition for number, edition in edition_of.items() if number in examined.broken}
    elsewhere = any(edition.data == contents[number] for number, edition in held.items())
    wanted = {
        number: edition
        for number, edition in (edition_of if elsewhere else held).items()
        if edition.data != contents[number]
    }
    best, used = examined, dict[int, Edition]()
    for trial in _trials(wanted):
        tried = {**used, **trial}
        data = [tried[number].data if number in tried else content for number, content in enumerate(contents)]
        now = examine(found, data, [Report(file.path) for file in found])
        if now.broken <= best.broken - tried.keys():
            best, used = now, tried
        if len(used) == len(wanted):
            break
    if not elsewhere:
        editions.keep(sound(found, contents, examined))
    return StoodIn(best, used, left_out(examined, {n: edition for n, edition in held.items() if n not in best.broken}))


def left_out(examined: Examined, held: Mapping[int, Edition] | None = None) -> tuple[LeftOut, ...]:
    """The files that have a fault, with the editions that are in use for some of them."""
    rows = []
    for number in sorted(examined.broken):
        edition = (held or {}).get(number)
        head = examined.heads[number] or (edition.head if edition else None)
        fault = next(fault for fault in examined.checked[number].faults if not fault.warning)
        rows.append(told(fault, head, edition.at if edition else ""))
    return tuple(rows)


def told(fault: Fault, head: Head | None = None, edition: str = "") -> LeftOut:
    """A file that cannot be used, by the first thing that is wrong with it."""
    kind, name = head or ("", "")
    return LeftOut(fault.path, fault.line, fault.column, fault.code.value, fault.facts, kind, name, edition)


def _trials(wanted: Mapping[int, Edition]) -> Iterator[Mapping[int, Edition]]:
    if wanted:
        yield wanted
    if 1 < len(wanted) <= TRIALS_MOST:
        for number, edition in wanted.items():
            yield {number: edition}


def sound(
    found: Sequence[FoundFile], contents: Sequence[bytes | None], examined: Examined
) -> Iterator[tuple[FoundFile, Head, bytes]]:
    """The files that have no fault, with what they are."""
    for number, (file, data, head) in enumerate(zip(found, contents, examined.heads, strict=True)):
        if number not in examined.broken and head is not None and data is not None:
            yield file, head, data
