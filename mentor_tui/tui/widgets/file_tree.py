"""Folders to look through for a file, where only files of some kinds are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from rich.style import Style
from rich.text import Text
from textual.widgets import DirectoryTree
from textual.widgets._directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from mentor_tui.domain.text import clean


class FileTree(DirectoryTree):
    """Folders, and in them the files that end in certain ways; hidden ones are left out."""

    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "
    ICON_FILE = "  "

    def __init__(self, folder: Path, suffixes: Collection[str]) -> None:
        """A tree.

        Args:
            folder: where one begins to look.
            suffixes: how files end that are shown, in small letters.

        """
        super().__init__(folder)
        self._suffixes = suffixes

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Folders, and what ends as it should."""
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (_folder(path) or path.suffix.lower() in self._suffixes)
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
