"""The style sheet of an app, each part of which is read once."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class StyleSheet(Stylesheet):
    """A style sheet that keeps what it has parsed for as long as its colours stay.

    The library parses everything anew whenever a theme is taken on or a screen brings rules of its own, and once more after
    it: while an app opens three times in all, though nothing has changed.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take on the colours; what was parsed with the same ones stays."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what has come since, and everything after the colours changed. On an error all rules stay as they were.

        Raises:
            StylesheetError: a source could not be parsed.
            StylesheetParseError: a source says something that no rule can.
        """
        self.parse()
