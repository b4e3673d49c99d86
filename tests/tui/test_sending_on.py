"""``X`` in Journey and on somebody's page: their way through a curriculum as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mentor_tui.cli.screen import _send_export
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.person import PersonPlace
from tests.tui.conftest import press, settle
from tests.tui.test_person import open_ana

Apps = Callable[..., MentorApp]


async def test_one_sends_on_ones_own_journey(app_for: Apps, tmp_path: Path) -> None:
    app = app_for("ana", send_export=_send_export)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "X")
        form = app.screen
        assert isinstance(form, Questions)
        assert form.query_one(".box").region.bottom == 24, "forms stand at the foot"
        form.query_one("#field-html").value = ""  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert app.screen is form, "no file is named"
        for kind in ("html", "markdown", "csv", "ics"):
            form.query_one(f"#field-{kind}").value = str(tmp_path / f"a.{kind}")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, JourneyPlace)
        assert "Written: " in app.screen.notice
        done = {now.item.id for now in app.screen.view.standing.items if now.state == "done"}  # type: ignore[union-attr]
    assert (tmp_path / "a.markdown").read_text("utf-8").count("- [x] ") == len(done) > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.html", "a.ics", "a.markdown"]


async def test_a_lead_sends_it_on_from_their_page(app_for: Apps, tmp_path: Path) -> None:
    app = app_for("tomas", send_export=_send_export)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_ana(app, pilot)
        await press(pilot, "X")
        form = app.screen
        assert isinstance(form, Questions)
        form.query_one("#field-html").value = str(tmp_path / "none" / "a.html")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert app.screen is form, "what cannot be written is said beside the fields"
        form.query_one("#field-html").value = str(tmp_path / "a.html")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, PersonPlace)
    assert 'role="checkbox"' in (tmp_path / "a.html").read_text("utf-8")


async def test_where_nothing_can_be_written_it_says_how(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "X")
        assert isinstance(app.screen, JourneyPlace)
        assert "mentor-tui curriculum export --person" in app.screen.notice
