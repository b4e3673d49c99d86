"""Draw the pictures of the documentation from the program itself, on a demo team whose days are fixed.

uv run python tools/picture.py
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from mentor_tui.bootstrap import Application
from mentor_tui.demo import build
from mentor_tui.settings import load
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.ui_context import UiContext

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOW = datetime(2026, 5, 12, 8, 12, tzinfo=UTC)
PICTURES = {
    "journey": ("ana-ferreira", ()),
    "mentees": ("maya-oneill", ()),
    "team": ("tomas-reis", ()),
    "matching": ("tomas-reis", ("2", "down", "down", "down")),
    "areas": ("tomas-reis", ("4",)),
    "where-i-stand": ("agnieszka-wojcik", ("2", "m")),
    "first-day": ("femi-adeyemi", ()),
    "why-locked": ("ana-ferreira", ("v", "end", "up", "w")),
    "signing-off": ("maya-oneill", ("s",)),
    "one-more-go": ("maya-oneill", ("r",)),
    "one-person": ("tomas-reis", ("tab", "tab", "v")),
    "mentors": ("tomas-reis", ("M",)),
}
"""Name -> who opens the program, and the keys to get there."""

SECONDS = 3
"""How long each picture of a moving one stands."""

SAID = (
    "N",
    "o",
    "w",
    "space",
    "o",
    "n",
    "space",
    "t",
    "h",
    "e",
    "space",
    "a",
    "c",
    "c",
    "o",
    "u",
    "n",
    "t",
    "full_stop",
)
ARRIVING = (
    ("maya-oneill", (), "Maya, mentor"),
    ("ana-ferreira", (), "Ana, hire"),
    ("ana-ferreira", ("s", *SAID), "Ana, hire"),
    ("ana-ferreira", ("s", *SAID, "ctrl+d"), "Ana, hire"),
    ("maya-oneill", (), "Maya, mentor"),
    ("maya-oneill", ("down",) * 4, "Maya, mentor"),
)
"""How something that is sent arrives at a mentor's: who looks, after which keys, and whose screen it is."""


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def shown(application: Application, person: str, keys: Iterable[str], *, title: str = "mentor-tui") -> str:
    """What somebody sees after some keys, as a picture."""
    context = application.any_context().act_as(person)
    context.clock = lambda: NOW
    app = MentorApp(UiContext(context))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        drawn = app.export_screenshot(title=title)
    # Without the fonts that a viewer would fetch: any monospaced one will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)


def moving(frames: Sequence[str]) -> str:
    """Pictures one after the other, in one file; where somebody wants no motion, the last of them."""
    box = re.search(r'viewBox="([^"]+)"', frames[0])
    assert box is not None
    whole, share = len(frames) * SECONDS, 100 / len(frames)
    style = (
        f"@keyframes turn {{ 0%, {share:.2f}% {{ visibility: visible }} {share + 0.01:.2f}%, 100% {{ visibility: hidden }} }}"
        f" .frame {{ visibility: hidden; animation: turn {whole}s steps(1, end) infinite }}"
        " @media (prefers-reduced-motion) { .frame { animation: none } .frame:last-child { visibility: visible } }"
    )
    turns = [
        f'<g class="frame" style="animation-delay: {number * SECONDS}s">{frame}</g>'
        for number, frame in enumerate(frames)
    ]
    return f'<svg viewBox="{box[1]}" xmlns="http://www.w3.org/2000/svg"><style>{style}</style>{"".join(turns)}</svg>\n'


def main() -> None:
    with TemporaryDirectory() as folder:
        application = Application(load(data=folder, environ={"MENTOR_TUI_TODAY": NOW.date().isoformat()}))
        build(application.store, application.catalogue(), now=NOW, login="")
        assert application.settings.today == date(2026, 5, 12)
        for name, (person, keys) in PICTURES.items():
            (DOCS / f"{name}.svg").write_text(asyncio.run(shown(application, person, keys)), "utf-8")
        frames = [asyncio.run(shown(application, person, keys, title=title)) for person, keys, title in ARRIVING]
        (DOCS / "arriving.svg").write_text(moving(frames), "utf-8")
        for name in (*PICTURES, "arriving"):
            print(DOCS / f"{name}.svg")


if __name__ == "__main__":
    main()
