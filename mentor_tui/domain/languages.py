"""Languages that people speak and write: which one is meant, and what it is called in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import folded, near

_LOCALE = re.compile(r"([a-z]{2,3})(?:[-_.@][a-z0-9.@_-]+)?")


class Languages:
    """The languages that the program knows.

    Args:
        names: code -> English name.
        same: other code -> the one that is kept. Two who speak the same language must not be kept apart by how it was written.
        also: other English name -> code.

    """

    def __init__(self, names: Mapping[str, str], same: Mapping[str, str], also: Mapping[str, str]) -> None:
        self.names, self.same = names, same
        self._called = {
            folded(name): code for code, name in (*names.items(), *((code, name) for name, code in also.items()))
        }

    def name(self, code: str) -> str | None:
        """What a language is called in English; None for a code that stands for none, as it may in an older record."""
        return self.names.get(self.same.get(code, code))

    def code(self, text: str) -> str:
        """The code of a language that was given as a code (``pt``), a locale (``pt-BR``) or in English (``Portuguese``).

        Raises:
            BadUse: none is called so; the nearest is named.

        """
        wanted = folded(text)
        locale = _LOCALE.fullmatch(wanted)
        code = locale[1] if locale else ""
        code = self.same.get(code, code)
        # “Portuguese (Brazil)” is Portuguese.
        found = code if code in self.names else self._called.get(wanted.partition("(")[0].strip())
        if found is None:
            meant = near(wanted, [*self._called], alike=0.75)
            raise BadUse(Code.UNKNOWN_LANGUAGE, language=text, near=self.names[self._called[meant]] if meant else None)
        return found
