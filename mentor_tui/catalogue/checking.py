"""Files and folders -> everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from mentor_tui.catalogue import cache as kept_cache
from mentor_tui.catalogue.contents import read
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile, find
from mentor_tui.catalogue.load_all import examine
from mentor_tui.catalogue.retired_ids import gone


def check(
    paths: Iterable[Path], *, context: Sequence[Path] = (), cache: Path | None = None, today: date | None = None
) -> tuple[Fault, ...]:
    """All faults and warnings of files and folders.

    Args:
        paths: what is checked. Where only single files are given, what they name in files that are not there (a
            competency, a side task) is taken as good.
        context: files and folders whose ids may be named, and that are not themselves checked.
        cache: the folder that ``load`` was given for the context, or for the same paths where there is none; it
            remembers ids that were in use once.
        today: the day by which free days that end soon are warned of; None warns of none.

    """
    chosen = list(paths)
    found, missing = find(chosen)
    inside = {Path(file.path).resolve() for file in found}
    around, _ = find(context)
    around = [file for file in around if Path(file.path).resolve() not in inside]
    every: list[FoundFile] = [*found, *around]
    reports = [Report(file.path) for file in every]
    contents = [read(file, report) for file, report in zip(every, reports, strict=True)]
    once = gone(kept_cache.place(cache, context or chosen).with_suffix(".ids")) if cache is not None else None
    whole = any(path.is_dir() for path in (*chosen, *context))
    examined = examine(every, contents, reports, checked=len(found), whole=whole, gone=once, today=today)
    return (*missing, *examined.faults)
