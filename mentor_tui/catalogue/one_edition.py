"""One edition of one curriculum, read beside the files in use: from a file, or as it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.contents import decode, read
from mentor_tui.catalogue.editions import Edition, Editions, Head
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile, find
from mentor_tui.catalogue.load_all import examine, head_of
from mentor_tui.catalogue.yaml_reader import compose
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.named import NamedTuple

CURRICULUM = "curriculum"


class OneEdition(NamedTuple):
    """What was read.

    Attributes:
        head: what it says it is, None where that cannot be read.
        curriculum: what it says, None where it has a fault, or is something else.
        fault: the first thing that is wrong with it.
        data: its bytes.

    """

    head: Head | None
    curriculum: Curriculum | None = None
    fault: Fault | None = None
    data: bytes = b""


def from_file(path: Path, folders: Sequence[Path]) -> OneEdition:
    """A curriculum from a file, wherever it lies.

    Args:
        path: the file.
        folders: the curricula in use, whose ids it may name; one that it would take the place of does not count.

    """
    if path.is_dir():
        return OneEdition(None)
    found, missing = find([path])
    if missing:
        return OneEdition(None, fault=missing[0])
    report = Report(found[0].path)
    data = read(found[0], report)
    return _one(found[0], data, report, folders, sound=True)


def from_edition(edition: Edition, folders: Sequence[Path]) -> OneEdition:
    """A curriculum as it was kept. What it names may be in no file any more, which is no fault of it."""
    found = edition.as_found()
    return _one(found, edition.data, Report(found.path), folders, sound=False)


def from_bytes(data: bytes, name: str, folders: Sequence[Path]) -> OneEdition:
    """A curriculum as it was published; see ``from_edition``."""
    return _one(FoundFile(name, name, (len(data), 0, 0)), data, Report(name), folders, sound=False)


def from_text(text: str, path: Path, folders: Sequence[Path]) -> OneEdition:
    """A curriculum as a file would say it, were this its text; see ``from_file``."""
    data = text.encode()
    return _one(FoundFile(str(path), path.name, (len(data), 0, 0)), data, Report(str(path)), folders, sound=True)


def kept(folder: Path, curriculum: str) -> Edition | None:
    """The last sound edition of a curriculum; None where none is kept."""
    return Editions(folder).named((CURRICULUM, curriculum))


def _one(found: FoundFile, data: bytes | None, report: Report, folders: Sequence[Path], *, sound: bool) -> OneEdition:
    head = _head(data, report.path)
    files, contents, reports = [found], [data], [report]
    around, _missing = find(folders)
    for file in around:
        beside = Report(file.path)
        other = read(file, beside)
        if Path(file.path).resolve() != Path(found.path).resolve() and (head is None or _head(other, "") != head):
            files.append(file)
            contents.append(other)
            reports.append(beside)
    examined = examine(files, contents, reports, checked=1, whole=sound)
    fault = next((fault for fault in report.faults if not fault.warning), None)
    shapes = [shape for of, shape in examined.shapes if of is report]
    if fault is not None and (sound or not shapes):
        return OneEdition(head, fault=fault)
    built = build(shapes, "")
    return OneEdition(head, next(iter(built.curricula.values()), None), data=data or b"")


def _head(data: bytes | None, path: str) -> Head | None:
    aside = Report(path)
    text = decode(data, aside) if data is not None else None
    root = compose(text, aside) if text is not None else None
    return head_of(root) if root else None
