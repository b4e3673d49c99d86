"""Draw the pictures of the documentation from the program itself, on a demo team whose days are fixed.

uv run python tools/picture.py
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
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
}
"""Name -> who opens the program, and the keys to get there."""


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def draw(application: Application, name: str, person: str, keys: Iterable[str]) -> None:
    context = application.any_context().act_as(person)
    context.clock = lambda: NOW
    app = MentorApp(UiContext(context))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        drawn = app.export_screenshot(title="mentor-tui")
    # Without the fonts that a viewer would fetch: any monospaced one will do.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)
    (DOCS / f"{name}.svg").write_text(drawn, "utf-8")


def main() -> None:
    with TemporaryDirectory() as folder:
        application = Application(load(data=folder, environ={"MENTOR_TUI_TODAY": NOW.date().isoformat()}))
        build(application.store, application.catalogue(), now=NOW, login="")
        assert application.settings.today == date(2026, 5, 12)
        for name, (person, keys) in PICTURES.items():
            asyncio.run(draw(application, name, person, keys))
            print(DOCS / f"{name}.svg")


if __name__ == "__main__":
    main()
