"""Another edition on past cohorts: the figures, one of them in full and for whom, the picture, and what it cannot say."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentor_tui.cli.screen import _send_past
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.replays import Replay
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.editions import EditionText
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens import past_cohorts_text
from mentor_tui.tui.screens.curriculum import CurriculumPlace
from mentor_tui.tui.screens.past_cohorts import PastCohortsPlace
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.domain.helpers import edited
from tests.tui import story
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
SMALL, LARGE = (80, 24), (120, 40)


def now() -> Curriculum:
    return story.catalogue().curricula["support-product-expert"]


def read(where: str, _new: str) -> tuple[EditionText, EditionText]:
    """Two sign-offs less, and one lock."""
    if where == "same.yaml":
        return EditionText(now()), EditionText(now())
    signed = [name for name, item in now().items.items() if item.asks_sign_off][:2]
    new = edited(now(), "chargebacks", requires=())
    for name in signed:
        new = edited(new, name, sign_off="none")
    return EditionText(now()), EditionText(new._replace(version=now().version + 1))


async def past(pilot: Pilot[object], where: str = "draft.yaml") -> None:
    await settle(pilot)
    await press(pilot, "Q", *where, "ctrl+d", "v")
    assert isinstance(pilot.app.screen, PastCohortsPlace)


def lines(app: MentorApp) -> list[str]:
    return [line.text for line in app.screen.query_one("#figures", Lines).lines]


def said(app: MentorApp, name: str) -> str:
    return " ".join(app.screen.query_one(name, TextPane).text.split())


def starting(app: MentorApp, text: str) -> str:
    return next(line for line in lines(app) if line.startswith(text))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_every_figure_as_it_was_and_then(app_for: AppFor, size: tuple[int, int]) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=size) as pilot:
        await past(pilot)
        assert "played again with the new edition" in said(app, "#head")
        assert f"as it was    edition {now().version + 1}" in lines(app)[0]
        for label in (
            "Waited for a sign-off, days a person",
            "Waited for something else from us",
            "Nothing left to do, though at work",
            "First customer helped, half by",
            "Met ",
            "Busiest week, hands-on hours",
            "Past the plan",
        ):
            assert starting(app, label)
        assert "no longer asks for a sign-off" in said(app, "#past")
        assert "What this cannot say" in said(app, "#limits")
        assert app.screen.query_one("#picture").display is (size == LARGE)
        if size == LARGE:
            assert said(app, "#picture").startswith("BASICS DONE")
        await press(pilot, "escape")
        assert isinstance(app.screen, CurriculumPlace)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_what_it_cannot_say_stands_there_always(app_for: AppFor, size: tuple[int, int]) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=size) as pilot:
        await past(pilot)
        for keys in ([], ["down"] * 4, ["enter"], ["escape", "end"]):
            await press(pilot, *keys)
            limits = app.screen.query_one("#limits")
            assert limits.region.height >= 2
            assert limits.region.bottom <= size[1] - 1
            assert app.screen.query_one("#figures").region.height >= min(len(lines(app)), 8)


async def test_enter_shows_how_it_was_worked_out_and_for_whom(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot)
        before = lines(app)
        await press(pilot, "enter")
        assert said(app, "#head").startswith("Waited for a sign-off, days a person: ")
        assert "all such waits of a person together" in said(app, "#past")
        assert "What this cannot say" in said(app, "#limits")
        assert lines(app)[0].startswith("For whom")
        assert len(lines(app)) > 2
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonPlace)
        await press(pilot, "escape", "escape")
        assert lines(app) == before
        await press(pilot, "down", "enter", "escape")
        assert app.screen.query_one("#figures", Lines).selected == "1"


async def test_the_same_changes_no_figure(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot, "same.yaml")
        assert all(line.endswith(("no change", "–")) for line in lines(app)[1:])


async def test_one_small_cohort_is_too_early_and_none_says_so(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot)
        assert isinstance(app.screen, PastCohortsPlace)
        view = app.screen.view
        assert view is not None
        one = next(row.cohort for row in view.page.past.each if row.early)
        await press(pilot, "c")
        assert isinstance(app.screen, Questions)
        shown = {row.cohort for row in view.page.past.each}
        newest = [*reversed(view.cohorts)]
        changed = [str(at) for at, name in enumerate(newest, 1) if (name in shown) is not (name == one)]
        await press(pilot, *changed, "ctrl+d")
        assert "too early to tell" in said(app, "#past")
        assert "What this cannot say" in said(app, "#limits")
        assert not app.screen.query_one("#middle").display
        await press(pilot, "enter", "X")
        assert isinstance(app.screen, PastCohortsPlace)


async def test_it_is_written_as_tables(app_for: AppFor, tmp_path: Path) -> None:
    app = app_for("tomas", two_editions=read, send_past=_send_past)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot)
        await press(pilot, "X", "ctrl+u", *str(tmp_path / "new"), "ctrl+d")
        assert isinstance(app.screen, PastCohortsPlace)
    tables = {
        path.stem: [*csv.reader(path.open(newline="", encoding="utf-8"))] for path in (tmp_path / "new").iterdir()
    }
    assert set(tables) == {"figures", "people", "sign-offs-gone", "met-before", "basics-done"}
    assert [row[0] for row in tables["figures"][1:5]] == ["sign-off", "ours", "idle", "first-customer"]
    assert len(tables["sign-offs-gone"]) == 3


async def test_without_files_the_command_is_named(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot)
        await press(pilot, "X")
        assert isinstance(app.screen, PastCohortsPlace)
        assert "--csv DIR" in str(app.screen.refusal("past-cohorts.send-on"))


def test_both_curves_are_drawn_heavy_and_light() -> None:
    one = Replay((("2026-03", 6),), 6, curves=(((0, 0.0), (20, 1.0)), ((0, 0.0), (15, 0.5), (20, 0.5))), half=(20, 15))
    text = "".join(part for part, _tone in past_cohorts_text.picture(one, 40, 18))
    assert "━━ as it was: half by day 20" in text
    assert "── new edition: half by day 15" in text
    assert "┛" in text or "┏" in text
    assert "┌" in text


def test_the_figures_fit_beside_the_picture() -> None:
    assert past_cohorts_text.TABLE + 30 <= past_cohorts_text.WIDE


def test_the_cohorts_shown_first_are_those_of_five_people() -> None:
    from mentor_tui.services.past_cohorts import to_show

    assert to_show({"a": 5, "b": 2, "c": 14, "d": 16, "e": 1}) == ("c", "d")
    assert to_show({"a": 3, "b": 3, "c": 1, "d": 2}) == ("b", "c", "d")
    assert to_show({"a": 2}) == ("a",)
    assert to_show({}) == ()


async def test_where_there_is_no_cohort(app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_context: ActorContext, _curriculum: str) -> dict[str, int]:
        return {}

    monkeypatch.setattr("mentor_tui.tui.screens.past_cohorts.cohorts_on", nobody)
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await past(pilot)
        assert said(app, "#head") == "Nobody on this curriculum is in a cohort yet."
        assert "What this cannot say" in said(app, "#limits")
        await press(pilot, "c")
        assert isinstance(app.screen, PastCohortsPlace)
