"""Print the page of all keys, from what the places declare.

uv run python tools/keys.py > docs/keys.md
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from mentor_tui.tui.keymap import every_key
from mentor_tui.wording.keys import meanings, whose

HEAD = """# Keys

A letter means one thing on every screen: what you learn on one works on the next.
What you can do where you are, and why the rest is off, is one list under `?`, `F1`, `:` and `ctrl+p`: it narrows down as you
type, and `enter` does what is selected. `mentor-tui keys` prints every key as your own configuration has it, `--json` for other
programs; how to change them is in [operating.md](operating.md#settings). Printed by `tools/keys.py`.
"""


def page() -> Iterator[str]:
    """Its lines."""
    yield from HEAD.splitlines()
    yield from ("", "## One letter, one meaning", "", "| key | everywhere |", "|---|---|")
    for key, meaning in meanings().items():
        yield f"| {' '.join(f'`{one.strip()}`' for one in (key.replace(',', ' ').split() or [key]))} | {meaning} |"
    for place, rows in groupby(every_key({}), attrgetter("place")):
        yield from ("", f"## {place}", "", "| keys | what it does | whose | name |", "|---|---|---|---|")
        for row in rows:
            keys = " ".join(f"`{key}`" for key in row.shown)
            yield f"| {keys} | {row.sentence} | {whose(row.who)} | `{row.id}` |"


if __name__ == "__main__":
    for line in page():
        print(line)
