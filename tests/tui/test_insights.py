"""The Insights screen: pictures first, histories after them; cohorts to choose, items, and what is sent on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.cli.screen import _send_insights
from mentor_tui.domain.courses import ItemTally
from mentor_tui.domain.insights import People, Stay, Verdict, Way, cohort, still_here, verdict
from mentor_tui.domain.people import Person
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens import insights as module
from mentor_tui.tui.screens.insights import InsightsPlace
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording.insights import here
from tests.tui import story
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
Compare = Callable[..., bool]
SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")

JANUARY = [*(Way(90, 44 + n * 2) for n in range(12)), Way(82), Way(20, None, True)]
FEBRUARY = [*(Way(58, 48 + n * 2) for n in range(5)), *[Way(58)] * 11]
MARCH = [*(Way(70, 40 + n * 4) for n in range(5)), Way(50)]
APRIL = [Way(23)] * 8

TITLES = {
    "pe/refund": "Take a refund from the first question to the last word, on your own",
    "pe/reply": "Five how-to replies, sent after your mentor has read them",
    "pe/draft": "Ten drafts",
}


def made(ways: dict[str, list[Way]], people: People) -> InsightsPage:
    cohorts = tuple(cohort(name, those, 40) for name, those in ways.items())
    said: Verdict = verdict(cohorts, ways, 40, story.TODAY)
    tomas = Person("tomas", "Tomás Reis", ("lead",))
    return InsightsPage(
        tomas, story.TODAY, cohorts, said, people, ("ana",), {}, 0, {"tomas": "Tomás Reis"}, {"sales": "Sales"}
    )


STAYS = [*(Stay(30 * n, False) for n in range(1, 12)), Stay(100, True), Stay(210, True)]
PEOPLE = People(42, 3, 1, 1, (("sales", 2), ("billing", 1)), still_here(STAYS))

PAGES = {
    "empty": made({"2025-05": APRIL[:3]}, People(3, 0, 0, 0, (), ())),
    "early": made({"2025-04": APRIL}, People(9, 0, 0, 0, (), still_here([Stay(30, False)] * 9))),
    "ordinary": made({"2025-01": JANUARY, "2025-02": FEBRUARY, "2025-04": APRIL}, PEOPLE),
    "crowded": made(
        {
            **{f"2024-{month:02}": [Way(200, 40 + month + n) for n in range(30)] for month in range(1, 13)},
            "2025-01": JANUARY,
            "2025-02": FEBRUARY,
            "2025-03": MARCH,
            "Zürich and everybody who came over with it in spring": FEBRUARY,
        },
        PEOPLE._replace(here=1042, moved=31, to=(("sales", 20), ("billing", 11)), left=17, back=4),
    ),
}

ITEMS = ItemsPage(
    (
        ItemTally("pe/refund", 30, 19, 64, 240, 34),
        ItemTally("pe/reply", 28, 12, 60, 60, 14),
        ItemTally("pe/draft", 9, 0, 9, 0, 0),
    ),
    TITLES,
    {"pe/refund": "Take a refund", "pe/reply": "Five how-to drafts", "pe/draft": "Ten drafts"},
    30,
)


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the screen show one of these pages."""

    def show(name: str, items: ItemsPage = ITEMS) -> None:
        monkeypatch.setattr(module, "insights_page", lambda _context: PAGES[name])
        monkeypatch.setattr(module, "items_page", lambda _context, *_people: items)

    return show


async def opened(pilot: Any) -> InsightsPlace:
    """The screen, with all that it reads."""
    await settle(pilot)
    pilot.app.go_to("insights")
    await settle(pilot)
    found = pilot.app.screen
    assert isinstance(found, InsightsPlace)
    return found


def text(place: InsightsPlace) -> str:
    """What is shown."""
    return place.query_one(TextPane).text


async def go(pilot: Any) -> None:
    """Open the screen, for a picture."""
    await opened(pilot)


@SIZES
@pytest.mark.parametrize("page", PAGES)
def test_pictures(snap_compare: Compare, app_for: AppFor, shows: Callable[..., None], page: str, size: Any) -> None:
    shows(page, ITEMS if page != "empty" else ItemsPage((), {}, {}, 3))
    assert snap_compare(app_for("tomas"), run_before=go, terminal_size=size)


@pytest.mark.parametrize("key", ["p", "s", "c"])
def test_what_keys_open(snap_compare: Compare, app_for: AppFor, shows: Callable[..., None], key: str) -> None:
    async def look(pilot: Any) -> None:
        await opened(pilot)
        await press(pilot, key)

    shows("ordinary")
    assert snap_compare(app_for("tomas"), run_before=look, terminal_size=SMALL)


@pytest.mark.parametrize("more", [{"theme": "light"}, {"ascii": True}], ids=["light", "ascii"])
def test_looks(snap_compare: Compare, app_for: AppFor, shows: Callable[..., None], more: dict[str, Any]) -> None:
    shows("ordinary")
    assert snap_compare(app_for("tomas", **more), run_before=go, terminal_size=SMALL)


async def test_it_is_a_leads_place(app_for: AppFor) -> None:
    for who, there in (("tomas", True), ("maya", False), ("ana", False)):
        app = app_for(who)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            assert ("Insights" in [place.label for place in app.places]) == there


async def test_the_picture_stands_before_a_history_is_read(
    app_for: AppFor, shows: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shows("ordinary")
    goes_on = threading.Event()

    def read(_context: ActorContext, *_people: object) -> ItemsPage:
        assert goes_on.wait(60)
        return ITEMS

    monkeypatch.setattr(module, "items_page", read)
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.go_to("insights")
        await pilot.pause()
        await pilot.pause()
        place = app.screen
        assert isinstance(place, InsightsPlace)
        assert "12 of 14" in text(place)
        assert "reading histories" in text(place)
        goes_on.set()
        await settle(pilot)
        assert "Take a refund: 3.8 working days" in text(place)


async def test_the_story_itself_is_read(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot)
        assert "Nothing to say before five people have begun together." in text(place)
        assert place.view is not None
        assert place.view.page.people.here == len(app.ui.context.team().people) - 1, "Kim is still to come"


async def test_cohorts_are_chosen_three_at_most(app_for: AppFor, shows: Callable[..., None]) -> None:
    shows("crowded")
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot)
        await press(pilot, "c")
        form = app.screen
        assert isinstance(form, Questions)
        assert form.query_one(".box").region.bottom == SMALL[1], "forms stand at the foot"
        ticks = form.query_one(Ticks)
        for name in ("2024-01", "2024-02"):
            assert ticks.select(name)
            ticks.action_tick()
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, Questions)
        assert "Allowed: 1–3." in str(form.query_one(".wrong").render())
        for name in ("2025-03", "Zürich and everybody who came over with it in spring"):
            assert ticks.select(name)
            ticks.action_tick()
        await press(pilot, "ctrl+d")
        assert app.screen is place
        assert {*place.drawn(PAGES["crowded"])} == {"2024-01", "2024-02", "2025-02"}
        assert "Jan 2024" in text(place)
        assert "━━" in text(place)
        assert "╌╌" in text(place)


def test_who_is_here_names_places_after_all_counts() -> None:
    told = People(42, 3, 1, 1, (("sales", 2), ("billing", 1)), ())
    names = {"sales": "Sales", "billing": "Billing"}
    said = "42 · left 1, back 1, moved inside 3: Sales and Billing, in the last 12 months"
    assert here(told, names) == said
    assert here(told._replace(moved=0, left=0, back=0), names) == "42"


async def test_people_items_and_the_way_back(app_for: AppFor, shows: Callable[..., None]) -> None:
    shows("ordinary")
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot)
        await press(pilot, "p")
        assert "STILL HERE" in text(place)
        await press(pilot, "s")
        assert "Take a refund" in text(place)
        assert "19 of 30" in text(place)
        await press(pilot, "escape")
        assert "BASICS DONE" in text(place)
        assert "moved inside 3: Sales and billing" in text(place)
    app = app_for("tomas")
    async with app.run_test(size=LARGE) as pilot:
        place = await opened(pilot)
        assert "STILL HERE" in text(place)
        assert "BASICS DONE" in text(place)
        await press(pilot, "p")
        assert place.notice == "Both pictures are on the screen already."


async def test_it_is_sent_on_as_a_page_and_as_tables(
    app_for: AppFor, shows: Callable[..., None], tmp_path: Path
) -> None:
    shows("ordinary")
    app = app_for("tomas", send_insights=_send_insights)
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot)
        await press(pilot, "X")
        form = app.screen
        assert isinstance(form, Questions)
        assert form.query_one(".box").region.bottom == SMALL[1], "forms stand at the foot"
        form.query_one("#field-page").value = ""  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert "Give a file for the page" in str(form.query_one(".wrong").render())
        form.query_one("#field-page").value = str(tmp_path / "page.html")  # type: ignore[attr-defined]
        form.query_one("#field-tables").value = str(tmp_path / "tables")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert app.screen is place
        assert "Written: " in place.notice
    assert "February" in (tmp_path / "page.html").read_text("utf-8")
    assert (tmp_path / "tables" / "cohorts.csv").read_text("utf-8").startswith("cohort,n,")


async def test_what_is_off_says_why(app_for: AppFor, shows: Callable[..., None]) -> None:
    shows("empty")
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot)
        for key in ("c", "p"):
            await press(pilot, key)
            assert place.notice == "There is no cohort of five people yet."
        await press(pilot, "X")
        assert "mentor-tui insights --html FILE" in place.notice
