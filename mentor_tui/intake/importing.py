"""Files that a team has -> one curriculum, whatever kind of file each of them is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import PurePath

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.intake.changes import NONE, ChecklistChanges, changed
from mentor_tui.intake.checklist import CurriculumDraft, to_curriculum
from mentor_tui.intake.curriculum_text import Written, former_of, write_yaml
from mentor_tui.intake.markdown import read_markdown
from mentor_tui.intake.outline import Heading, Kept, Outline
from mentor_tui.intake.table_outline import table_outline
from mentor_tui.intake.tables import SIZE_MOST, read_table
from mentor_tui.plain_files import read_bytes

_TABLES = frozenset((".csv", ".tsv", ".tab", ".xlsx", ".xlsm"))


class Origin(NamedTuple):
    """A place in a file: its name, and the line or row."""

    file: str
    line: int


class Imported(NamedTuple):
    """What files became.

    Attributes:
        draft: the curriculum, with what stayed text and what to look at; its lines count through all files.
        written: the text of its YAML.
        begins: where each file begins, and its name.
        lines: those of all files.
        read: the curriculum as it was read, before anything was said differently.

    """

    draft: CurriculumDraft
    written: Written
    begins: tuple[tuple[int, str], ...]
    lines: tuple[str, ...]
    read: CurriculumDraft

    def origin(self, line: int) -> Origin | None:
        """Where a line of the draft stands; None for line 0, which is of no file."""
        if line < 1:
            return None
        first, name = self.begins[bisect_right(self.begins, (line, "\U0010ffff")) - 1]
        return Origin(name, line - first + 1)


def read_file(path: str) -> bytes:
    """The bytes of a file that somebody named, at most one more than may be read.

    Raises:
        Trouble: it is not there, or cannot be read.

    """
    try:
        return read_bytes(path, SIZE_MOST + 1)
    except FileNotFoundError as error:
        raise Trouble(Code.NOT_THERE, path=path) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Trouble(Code.NO_ACCESS, path=path, reason=reason) from error


class Whole(NamedTuple):
    """Files that were read, as one outline; ``begins`` is where each of them does, in lines of the whole."""

    name: str
    outline: Outline
    begins: tuple[tuple[int, str], ...]


def read_whole(files: Sequence[tuple[str, bytes]]) -> Whole:
    """The outline of some files, one after the other.

    Args:
        files: name and bytes of each; the ending of the name tells tables from Markdown.

    Raises:
        BadUse: a file is neither; ``facts['file']`` names it.

    """
    whole, begins = _together([(name, _outline(name, data)) for name, data in files])
    return Whole(files[0][0], whole, begins)


def compose(whole: Whole, *, curriculum: str = "", former: str = "", changes: ChecklistChanges = NONE) -> Imported:
    """The curriculum that an outline becomes.

    Args:
        whole: what was read.
        curriculum: its id; made of the title by default.
        former: the text of the YAML file that it takes the place of, "" for none.
        changes: what somebody says differently.

    Raises:
        BadUse: there is nothing to do in it, or what it would take the place of is no curriculum, another one, or broken.

    """
    read = to_curriculum(whole.outline, whole.name, curriculum=curriculum)
    draft = changed(read, changes)
    if not draft.phases:
        raise BadUse(Code.BAD_CHECKLIST, reason="nothing", file=whole.name)
    before = former_of(former) if former else None
    if former and before is None:
        raise BadUse(Code.BAD_CHECKLIST, reason="not-ours", file=whole.name)
    if before is not None:
        if curriculum and before["curriculum"] != curriculum:
            raise BadUse(Code.BAD_CHECKLIST, reason="another", id=str(before["curriculum"]), wanted=curriculum)
        draft.id = str(before["curriculum"])
    written = write_yaml(draft, before)
    draft.look = [doubt for doubt in draft.look if not (doubt.why == "long title" and doubt.line in written.short)]
    return Imported(draft, written, whole.begins, whole.outline.lines, read)


def _outline(name: str, data: bytes) -> Outline:
    try:
        if PurePath(name).suffix.lower() in _TABLES:
            return table_outline(read_table(data))
        return read_markdown(data)
    except BadUse as problem:
        problem.facts["file"] = name
        raise


def _together(outlines: Sequence[tuple[str, Outline]]) -> tuple[Outline, tuple[tuple[int, str], ...]]:
    """One outline of several, with the line that each begins at; what stands under no heading gets the name of its file."""
    root, meta, parts, kept = Heading(1, 0, ""), dict[str, str](), dict[str, str](), list[Kept]()
    lines: list[str] = []
    begins: list[tuple[int, str]] = []
    for name, outline in outlines:
        begins.append((len(lines) + 1, name))
        _move(outline.root, len(lines))
        kept += [one._replace(line=one.line + len(lines)) for one in outline.kept]
        lines += outline.lines
        meta, parts = {**outline.meta, **meta}, {**outline.parts, **parts}
        if len(outlines) == 1:
            root = outline.root
        elif outline.root.boxes:
            outline.root.level, outline.root.title = 1, PurePath(name).stem
            root.sections.append(outline.root)
        else:
            root.about += outline.root.about
            root.sections += outline.root.sections
    return Outline(root, meta, tuple(kept), tuple(lines), parts), tuple(begins)


def _move(section: Heading, by: int) -> None:
    for one in section.walk():
        one.line += by
        for top in one.boxes:
            for _depth, box in top.walk():
                box.line += by
