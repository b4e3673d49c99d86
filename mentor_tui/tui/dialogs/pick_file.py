"""Picking a file: its path typed, or found in the folders, where only tables are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DirectoryTree, Input, Static
from textual.widgets._directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from mentor_tui.domain.text import clean
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.wording.language import _

TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
"""How files end that may be tables."""


class Tables(DirectoryTree):
    """Folders, and in them what may be a table; hidden ones are left out."""

    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Folders and tables."""
        return [
            path for path in paths if not path.name.startswith(".") and (_folder(path) or path.suffix.lower() in TABLES)
        ]

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """A name that is none of this program's: what could move the cursor is taken out of it."""
        label = super().render_label(node, base_style, style)
        return label if label.plain.isprintable() else Text(clean(label.plain), style=base_style)


def _folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


class PickFile(Dialog[str]):
    """Which file: answers with its path, None where the person gave up."""

    DEFAULT_CSS = """
    PickFile Tables { height: 12; background: $surface; padding: 0; }
    PickFile Input { margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "send", _("do it"), id="dialog.send", priority=True, show=False),
    ]

    def __init__(self, question: str, folder: Path, *, detail: str = "") -> None:
        """A picker.

        Args:
            question: what is asked.
            folder: where one begins to look.
            detail: what has to be known.

        """
        super().__init__()
        self._question, self._folder, self._detail = question, folder, detail

    def compose(self) -> ComposeResult:
        """Question, path, folders, keys."""
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            if self._detail:
                yield Static(self._detail, classes="detail", markup=False)
            yield Input(placeholder="~/new-hires.xlsx", id="path")
            yield Tables(self._folder)
            yield Static(_("enter takes it · tab folders · esc goes back"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """One may begin to type at once."""
        self.query_one(Input).focus()

    @on(DirectoryTree.FileSelected)
    def _picked(self, event: DirectoryTree.FileSelected) -> None:
        self.dismiss(str(event.path))

    @on(Input.Submitted)
    def _typed(self) -> None:
        self.action_send()

    def action_send(self) -> None:
        """Answer with the path that is typed."""
        if typed := self.query_one(Input).value.strip():
            self.dismiss(typed)


def pick_people(app: App[Any], then: Callable[[str], object]) -> None:
    """Have a file of people picked; its path goes to ``then``."""

    def picked(path: str | None) -> None:
        if path:
            then(path)

    app.push_screen(people_file(), picked)


def people_file() -> PickFile:
    """The picker of a file of people."""
    detail = _("CSV, TSV or XLSX. The first row names the columns: name, start date, role, office, mentor …")
    return PickFile(_("Which file of people?"), Path.cwd(), detail=detail)


def called_file(path: str) -> str:
    """What a file is called, without its folder."""
    return clean(Path(path).name)
