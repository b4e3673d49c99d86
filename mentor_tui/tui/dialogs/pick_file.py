"""Picking a file: its path typed, or found in the folders, where only files of some kinds are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widgets import DirectoryTree, Input

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.services.table_columns import NamedTable
from mentor_tui.tui.dialogs.base import Answer
from mentor_tui.tui.dialogs.form import Field, Questions
from mentor_tui.tui.widgets.file_tree import FileTree
from mentor_tui.wording.language import _

TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
"""How files end that may be tables."""

CHECKLISTS = frozenset({".md", ".markdown", *TABLES})
"""How files end that may be checklists."""

EDITIONS = frozenset({".yaml", ".yml"})
"""How files end that may be curricula."""


class PickFile(Questions[Answer]):
    """Which file: answers with what was read of it; what cannot be read is said here, and the path that was typed stays."""

    DEFAULT_CSS = """
    PickFile FileTree { height: 12; background: $surface; padding: 0; }
    """

    def __init__(
        self,
        question: str,
        read: Callable[[str], Answer],
        suffixes: Collection[str],
        *,
        detail: str = "",
        hint: str = "",
        does: str = "",
    ) -> None:
        """A picker.

        Args:
            question: what is asked.
            read: reads the file of a path, "" where none was typed.
            suffixes: how files end that are shown in the folders.
            detail: what has to be known.
            hint: what a path may look like.
            does: what ctrl+d does, in a word or two.

        """
        super().__init__(
            question,
            [Field("path", "", hint=hint)],
            lambda _context, answers: read(answers["path"]),
            detail=[detail] if detail else (),
            does=does or _("reads it"),
        )
        self._suffixes = suffixes

    def compose_more(self) -> ComposeResult:
        """The folders, from where the program was begun."""
        yield FileTree(Path.cwd(), self._suffixes)

    def keys(self) -> str:
        """What the keys do."""
        return _("enter {does} · tab folders · esc goes back")

    @on(DirectoryTree.FileSelected)
    def _picked(self, event: DirectoryTree.FileSelected) -> None:
        self.query_one(Input).value = str(event.path)
        self.action_send()


def people_file(read: Callable[[str], NamedTable]) -> PickFile[tuple[NamedTable, str]]:
    """Ask which file is one of people; answers with what is in it, and what it is called, without its folder."""

    def named(path: str) -> tuple[NamedTable, str]:
        if not path:
            raise BadUse(Code.EMPTY_TEXT, what="path")
        return read(path), clean(Path(path).name)

    detail = _("CSV, TSV or XLSX. The first row names the columns: name, start date, role, office, mentor …")
    return PickFile(_("Which file of people?"), named, TABLES, detail=detail, hint="~/new-hires.xlsx")
