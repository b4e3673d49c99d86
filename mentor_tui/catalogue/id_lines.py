"""At which lines of a file things have their ids: by the text alone, so that a file with a fault is told like any other."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ID = re.compile(r"""^[ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?["']?id["']?[ \t]*:[ \t]*["']?([A-Za-z0-9][\w.-]*)""")
_PHASES = re.compile(r"""^["']?phases["']?[ \t]*:""")


def id_lines(lines: list[str]) -> Mapping[str, int]:
    """Id of a phase, module or item -> its line, from 1; of two with one id, the first."""
    begin = next((number for number, line in enumerate(lines) if _PHASES.match(line)), 0)
    found: dict[str, int] = {}
    for number, line in enumerate(lines[begin:], begin + 1):
        if (named := _ID.match(line)) is not None:
            found.setdefault(named[1], number)
    return found
