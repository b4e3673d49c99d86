"""Files and folders -> everything that is wrong with them, and what the curricula in them ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from mentor_tui.catalogue import cache as kept_cache
from mentor_tui.catalogue.contents import read
from mentor_tui.catalogue.editions import Editions
from mentor_tui.catalogue.faults import Fault, Report
from mentor_tui.catalogue.files import FoundFile, find
from mentor_tui.catalogue.load_all import Examined, examine
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.catalogue.retired_ids import gone
from mentor_tui.catalogue.standing_in import sound
from mentor_tui.catalogue.summary import GrowthSummary, Summary, growth, summaries
from mentor_tui.domain.named import NamedTuple


class Checked(NamedTuple):
    """What was found in files.

    Attributes:
        files: how many were looked through.
        faults: all faults and warnings, file by file.
        curricula: what each curriculum without faults asks for.
        growth: what people can grow into.

    """

    files: int
    faults: tuple[Fault, ...]
    curricula: tuple[Summary, ...]
    growth: GrowthSummary


def check(
    paths: Iterable[Path],
    *,
    context: Sequence[Path] = (),
    cache: Path | None = None,
    today: date | None = None,
    team: KnownTeam | None = None,
) -> tuple[Fault, ...]:
    """All faults and warnings of files and folders.

    Args:
        paths: what is checked. Where only single files are given, what they name in files that are not there (a
            competency, a side task) is taken as good.
        context: files and folders whose ids may be named, and that are not themselves checked.
        cache: the folder that ``load`` was given for the context, or for the same paths where there is none; it
            remembers ids that were in use once. Beside it what has no fault is kept as an edition, as ``load`` does.
        today: the day by which free days that end soon are warned of; None warns of none.
        team: what is known of the people who go through the curricula.

    """
    missing, examined = _look(paths, context, cache, today, team)
    return (*missing, *examined.faults)


def survey(
    paths: Iterable[Path],
    *,
    context: Sequence[Path] = (),
    cache: Path | None = None,
    today: date | None = None,
    team: KnownTeam | None = None,
) -> Checked:
    """The same, with what the curricula ask for; see ``check``."""
    missing, examined = _look(paths, context, cache, today, team)
    return Checked(len(examined.checked), (*missing, *examined.faults), summaries(examined), growth(examined))


def check_text(text: str, path: Path, *, context: Sequence[Path] = ()) -> tuple[Fault, ...]:
    """All faults and warnings that a file would have, were this its text. What lies there, and its name, are not read."""
    around, _ = find(context)
    around = [file for file in around if Path(file.path).resolve() != path.resolve()]
    every = [FoundFile(str(path), path.name, (0, 0, 0)), *around]
    reports = [Report(file.path) for file in every]
    others = [read(file, report) for file, report in zip(around, reports[1:], strict=True)]
    whole = any(folder.is_dir() for folder in context)
    return examine(every, [text.encode(), *others], reports, checked=1, whole=whole, team=KnownTeam()).faults


def _look(
    paths: Iterable[Path],
    context: Sequence[Path],
    cache: Path | None,
    today: date | None,
    team: KnownTeam | None,
) -> tuple[list[Fault], Examined]:
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
    known = team or KnownTeam()
    examined = examine(every, contents, reports, checked=len(found), whole=whole, gone=once, today=today, team=known)
    if cache is not None and not context and not examined.broken and not missing:
        Editions(kept_cache.editions_of(cache)).keep(sound(found, contents, examined))
    return missing, examined
