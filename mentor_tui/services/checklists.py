"""A checklist on its way in: read, looked at, changed where it was read wrong, and written as a curriculum."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from mentor_tui.catalogue import checking
from mentor_tui.catalogue.faults import Fault
from mentor_tui.domain.item_kinds import Kind
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules import curricula as rules
from mentor_tui.intake.changes import NONE, ChecklistChanges, ItemChange, PhaseChange
from mentor_tui.intake.checklist import THREE, CurriculumDraft, Doubt, ItemDraft
from mentor_tui.intake.importing import Imported, Whole, compose, read_file, read_whole
from mentor_tui.intake.outline import Kept
from mentor_tui.plain_files import write_whole
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.os_errors import troubled

__all__ = (
    "THREE",
    "Checklist",
    "ChecklistChanges",
    "ChecklistPage",
    "ChecklistRow",
    "ItemChange",
    "Meant",
    "PhaseChange",
    "may_write",
    "page",
    "parts",
    "place",
    "read",
    "write",
)
"""With what is said differently of a checklist: screens say it, and see nothing of how files are read."""


@dataclass(frozen=True)
class Checklist:
    """Files that were read, and what is said of them.

    Attributes:
        folders: where curricula are; ``own`` is whether the first of them may be written to.
        curriculum: the id that was asked for, "" for one made of the title.
        out: where the YAML goes, "" for beside the other curricula.

    """

    whole: Whole
    folders: tuple[Path, ...]
    own: bool = True
    curriculum: str = ""
    out: str = ""
    changes: ChecklistChanges = field(default=NONE)

    def saying(self, changes: ChecklistChanges) -> Checklist:
        """The same files with something else said of them."""
        return replace(self, changes=changes)


def read(
    files: Sequence[str], folders: Sequence[Path], *, curriculum: str = "", out: str = "", own: bool = True
) -> Checklist:
    """Read what a team has.

    Raises:
        Trouble: a file cannot be read.
        BadUse: a file is no checklist, or there is nothing to do in any of them.

    """
    whole = read_whole([(path, read_file(path)) for path in files])
    if not whole.outline.root.has_boxes:
        raise BadUse(Code.BAD_CHECKLIST, reason="nothing", file=whole.name)
    return Checklist(whole, tuple(folders), own, curriculum, out)


def place(checklist: Checklist, made: Imported) -> Path | None:
    """Where its YAML goes if nobody says otherwise; None where that has to be said."""
    if checklist.out:
        return Path(checklist.out).expanduser()
    return checklist.folders[0] / f"{made.draft.id}.yaml" if checklist.own else None


def write(checklist: Checklist, out: str = "") -> tuple[Imported, Path, bool]:
    """Write what a checklist becomes, unless the file says the same already.

    Args:
        checklist: what was read, and what is said of it.
        out: where to, "" for where it said itself.

    Returns:
        What became of it, where it is, and whether anything was written.

    Raises:
        Trouble: the file cannot be read or written.
        BadUse: what it would take the place of is another thing, or what was read has a fault; nothing is written then.

    """
    named = Path(out or checklist.out).expanduser() if out or checklist.out else None
    if named is None:
        named = place(checklist, _made(checklist))
        if named is None:
            raise BadUse(Code.BAD_CHECKLIST, reason="shipped")
    made = _made(checklist, read_file(str(named)).decode("utf-8", "replace") if named.exists() else "")
    if made.written.same:
        return made, named, False
    wrong = next((fault for fault in _faults(checklist, made, named) if not fault.warning), None)
    if wrong is not None:
        raise BadUse(Code.BAD_CHECKLIST, reason="faults", file=checklist.whole.name, fault=wrong)
    with troubled(named):
        write_whole(named, made.written.text)
    return made, named, True


def may_write(context: ActorContext, checklist: Checklist, out: str) -> None:
    """See that whoever acts may write a file: beside the team's curricula it is in force, and for those who may change them.

    Raises:
        NotYours: they may not.

    """
    beside = Path(out).expanduser().resolve().parent in {folder.resolve() for folder in checklist.folders}
    # Before there is a team, whoever can write there begins it.
    if beside and context.store.read(TEAM) is not None:
        refuse_if(rules.may_change(context.team().acting(context.actor)))


def _made(checklist: Checklist, former: str = "") -> Imported:
    return compose(checklist.whole, curriculum=checklist.curriculum, former=former, changes=checklist.changes)


def _faults(checklist: Checklist, made: Imported, path: Path) -> tuple[Fault, ...]:
    return checking.check_text(made.written.text, path, context=checklist.folders)


class ChecklistRow(NamedTuple):
    """A phase, a heading in it, or an item, as it is shown.

    Attributes:
        id: within the page; "" for what cannot be selected.
        line: of all files together, 0 for what was added.
        phase: the number of its phase.
        depth: how deep an item lies under others.
        by_day: of a phase its day; of an item its own, where it has one.
        many: of a phase, the items in it.
        look: whether there is something to look at.

    """

    id: str
    what: Literal["phase", "about", "module", "item"]
    line: int
    title: str
    phase: int
    depth: int = 0
    who: str = "hire"
    by_day: int | None = None
    times: int = 1
    minutes: int | None = None
    kind: Kind = "do"
    optional: bool = False
    many: int = 0
    look: bool = False


class Meant(NamedTuple):
    """A part as it was read: how many items have it, and whose it is now."""

    part: str
    title: str
    many: int
    now: str


@dataclass(frozen=True)
class ChecklistPage:
    """A checklist beside what it becomes."""

    checklist: Checklist
    made: Imported
    path: Path | None

    @property
    def names(self) -> Mapping[str, str]:
        """Nobody is named in it."""
        return {}

    @property
    def draft(self) -> CurriculumDraft:
        """What it becomes."""
        return self.made.draft

    @property
    def file(self) -> str:
        """The name of the file, of the first where there are several."""
        return Path(self.checklist.whole.name).name

    @cached_property
    def look(self) -> tuple[Doubt | Kept, ...]:
        """What to look at: what may have been meant otherwise, and what nobody who reads the result would miss."""
        kept = (one for one in self.draft.kept if one.kind in ("comment", "html", "empty box"))
        # What was added stands last.
        return tuple(sorted([*self.draft.asked, *kept], key=lambda one: (not one.line, one.line)))

    @cached_property
    def rows(self) -> tuple[ChecklistRow, ...]:
        """All phases with what is in them."""
        return tuple(self._rows())

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        return sorted((row.line, row.id) for row in self.rows if row.id and row.line)

    @cached_property
    def _by_id(self) -> Mapping[str, ChecklistRow]:
        return {row.id: row for row in self.rows if row.id}

    def row(self, row_id: str) -> ChecklistRow | None:
        """A row that can be selected."""
        return self._by_id.get(row_id)

    def at(self, line: int) -> str:
        """The row that a line of the file belongs to; of line 0 what was added."""
        if line < 1:
            return next((row.id for row in self.rows if row.id and not row.line), "")
        before = bisect_right(self._lines, (line, "\U0010ffff"))
        return self._lines[max(before - 1, 0)][1] if self._lines else ""

    @property
    def meant(self) -> tuple[Meant, ...]:
        """The parts of the file beyond the hire's own."""
        count = Counter(item.who for item in self.made.read.items() if item.line and item.who != "hire")
        said = self.checklist.changes.parts
        titles = self.made.read.parts
        return tuple(Meant(part, titles.get(part, part), many, said.get(part, part)) for part, many in count.items())

    @property
    def parts(self) -> Mapping[str, str]:
        """The parts that things can be given to, beyond the three that every curriculum has."""
        return self.made.read.parts

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """How many of each kind have no length in the file."""
        return Counter(item.kind for item in self.made.read.items() if item.line and item.minutes is None)

    def yaml(self, row_id: str) -> tuple[str, ...]:
        """The lines of the YAML that are a row's: of a phase only what it says itself."""
        row = self.row(row_id)
        if row is None:
            return ()
        lines = self.made.written.text.split("\n")
        indent = " " * (2 if row.what == "phase" else 10)
        begins = (f"{indent}- id: {self._yaml_id(row)}", f'{indent}- id: "{self._yaml_id(row)}"')
        first = next((at for at, line in enumerate(lines) if line in begins), None)
        if first is None:
            return ()
        found = [lines[first]]
        for line in lines[first + 1 :]:
            if (line.strip() and not line.startswith(f"{indent} ")) or line == f"{indent}  modules:":
                break
            found.append(line)
        return tuple(line[len(indent) :] for line in found)

    def faults(self) -> tuple[Fault, ...]:
        """What check says of it."""
        return _faults(self.checklist, self.made, self.path or Path(f"{self.draft.id}.yaml"))

    def _yaml_id(self, row: ChecklistRow) -> str:
        what, _dash, number = row.id.partition("-")
        if what == "phase":
            return self.draft.phases[int(number)].id
        return self._items[int(number)].id

    @cached_property
    def _items(self) -> tuple[ItemDraft, ...]:
        return tuple(self.draft.items())

    def _rows(self) -> Iterator[ChecklistRow]:
        doubted = {one.line for one in self.draft.look if one.line}
        at = 0
        for number, phase in enumerate(self.draft.phases):
            many = sum(len(module.items) for module in phase.modules)
            yield ChecklistRow(
                f"phase-{number}", "phase", phase.line, phase.title, number, by_day=phase.by_day, many=many,
                look=phase.line in doubted,
            )  # fmt: skip
            if about := " ".join(" ".join(phase.about).split()):
                yield ChecklistRow("", "about", phase.line, about, number)
            for module in phase.modules:
                if module.title != phase.title:
                    yield ChecklistRow("", "module", module.line, module.title, number)
                if about := " ".join(" ".join(module.about).split()):
                    yield ChecklistRow("", "about", module.line, about, number)
                for item in module.items:
                    yield _row(f"item-{at}", item, number, item.line in doubted)
                    at += 1


def _row(row_id: str, item: ItemDraft, phase: int, look: bool) -> ChecklistRow:
    depth, above = 0, item.under
    while above is not None:
        depth, above = depth + 1, above.under
    return ChecklistRow(
        row_id, "item", item.line, item.title, phase, depth, item.who, item.by_day, item.times, item.minutes, item.kind,
        item.optional, look=look,
    )  # fmt: skip


def page(checklist: Checklist) -> ChecklistPage:
    """The checklist beside what it becomes, with the ids that an earlier file of it gives.

    Raises:
        BadUse: there is nothing to do in it.

    """
    made = _made(checklist)
    path = place(checklist, made)
    if path is not None and path.is_file():
        # Where another thing lies there, that is said to whoever writes; to look needs nothing of it.
        try:
            made = _made(checklist, read_file(str(path)).decode("utf-8", "replace"))
        except BadUse:
            path = None
    return ChecklistPage(checklist, made, path)


def parts(page: ChecklistPage) -> tuple[str, ...]:
    """The ids of all parts that an item can be given to."""
    return ("hire", "mentor", "lead", *(part for part in page.parts if part not in THREE))
