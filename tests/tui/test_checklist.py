"""A checklist as teams have it: no times, several links, things that are nice to have, drafts, and words above its parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.fragments import way
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

SIZES = [(80, 24), (120, 40)]
LINKS = ("#help-new", "mailto:it@acme.example", "https://wiki.acme.dev/first")
COURSE = "support-product-expert"
TIMES = re.compile(r"\d (min|h)\b|None")
ABOUT = "Ask in **#help-new** when something is missing, or ask whoever sits beside you: both are quicker than to wait."


def changed(**of: Callable[[Item], Item]) -> Callable[[], Catalogue]:
    """The shipped curricula without a single time, some items changed; and words above the parts of the first one."""

    def item(one: Item) -> Item:
        return of.get(one.id.replace("-", "_"), lambda same: same)(one._replace(minutes=None))

    def module(one: Module) -> Module:
        return one._replace(about=ABOUT, items=tuple(map(item, one.items)))

    def phase(one: Phase) -> Phase:
        return one._replace(about=f"{one.title}: *read* this first.", modules=tuple(map(module, one.modules)))

    def bare(one: Curriculum) -> Curriculum:
        return one._replace(phases=tuple(map(phase, one.phases)))

    known = story.catalogue()
    made = known._replace(curricula={name: bare(one) for name, one in known.curricula.items()}, digest="bare")
    return lambda: made


def context(store: MemoryStore, who: str, known: Callable[[], Catalogue]) -> ActorContext:
    return ActorContext(store, known, who, clock=lambda: story.NOW, restricted=True)


def opened(store: MemoryStore, who: str, known: Callable[[], Catalogue]) -> MentorApp:
    return MentorApp(UiContext(context(store, who, known)))


def lines(app: MentorApp) -> list[str]:
    return [line.text for line in app.screen.query_one("#way", Lines).lines]


def pane(app: MentorApp) -> str:
    return str(app.screen.query_one("#item", TextPane).text)


@pytest.mark.parametrize("size", SIZES)
async def test_a_journey_without_times_counts_things(store: MemoryStore, size: tuple[int, int]) -> None:
    known = changed()
    app = opened(store, "ana", known)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = journeys.page(context(store, "ana", known))
        timed = journeys.page(story.context(store, "ana"))
        heading = next(line for line in lines(app) if line.startswith("TODAY"))
        assert heading.endswith(f"{len(page.today)} things")
        assert [(one.item.id, one.state) for one in page.standing.items] == [
            (one.item.id, one.state) for one in timed.standing.items
        ]
        assert [(one.done, one.total, one.state) for one in page.standing.phases] == [
            (one.done, one.total, one.state) for one in timed.standing.phases
        ]
        assert not TIMES.search("\n".join(lines(app)))
        await press(pilot, "v")
        assert not TIMES.search("\n".join(lines(app)))


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_phase_and_a_module_are_about_stands_above_their_items(
    store: MemoryStore, size: tuple[int, int]
) -> None:
    app = opened(store, "ana", changed())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        way = place.query_one("#way", Lines)
        way.select("phase:arrive")
        await press(pilot, "enter")
        shown = lines(app)
        at = next(number for number, line in enumerate(shown) if "Arrive" in line)
        assert shown[at + 1].strip() == "Arrive: read this first."
        assert shown[at + 3].strip().startswith("Ask in #help-new when something is")
        above = next(number for number, line in enumerate(shown) if number > at and line[1:3] in ("✔ ", "○ ", "◔ "))
        assert above == at + 5
        assert shown[at + 4].endswith(" …")
        way.select("phase:arrive")
        await settle(pilot)
        assert "quicker than to wait." in " ".join(pane(app).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_optional_is_extra_and_can_be_ticked(store: MemoryStore, size: tuple[int, int]) -> None:
    known = changed(failed_payments=lambda item: item._replace(optional=True))
    before = journeys.page(context(store, "ana", known)).standing
    app = opened(store, "ana", known)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        assert "failed-payments" not in [one.item.id for one in place.view.today]  # type: ignore[union-attr]
        place.go_to_item("failed-payments")
        await settle(pilot)
        assert next(line for line in lines(app) if "Failed payments" in line).endswith("extra")
        assert "if you like" in pane(app)
        assert "was for" not in pane(app)
        await press(pilot, "space")
        after = journeys.page(context(store, "ana", known)).standing
        assert after.by_id["failed-payments"].state == "done"
        assert (after.basics_done, after.items_done) == (before.basics_done, before.items_done)


async def test_of_several_links_one_is_chosen_and_a_channel_is_to_copy(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentor_tui.tui.base.keyed.can_open", lambda: True)
    went: list[str] = []
    known = changed(
        failed_payments=lambda item: item._replace(links=LINKS), doors=lambda item: item._replace(links=LINKS[1:2])
    )
    app = opened(store, "ana", known)
    monkeypatch.setattr(app, "open_url", lambda url, **more: went.append(url))
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        place.go_to_item("failed-payments")
        await settle(pilot)
        assert all(link in pane(app) for link in LINKS)
        await press(pilot, "o")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert (went, place.notice) == ([], "#help-new (y copies it)")
        await press(pilot, "y")
        assert app.clipboard == "#help-new"
        await press(pilot, "o", "down", "down", "enter")
        assert went == [LINKS[2]]
        await press(pilot, "o", "escape")
        assert went == [LINKS[2]]
        place.go_to_item("doors")
        await settle(pilot)
        await press(pilot, "o")
        assert went == [LINKS[2], LINKS[1]]


async def test_a_draft_is_on_no_journey_and_what_is_deprecated_only_where_it_was_begun(store: MemoryStore) -> None:
    old: dict[str, Any] = {
        "refund": lambda item: item._replace(state="deprecated"),
        "failed_payments": lambda item: item._replace(state="deprecated"),
        "chargebacks": lambda item: item._replace(state="draft"),
    }
    app = opened(store, "ana", changed(**old))
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        theirs = place.view.standing.by_id  # type: ignore[union-attr]
        assert "refund" in theirs
        assert not {"failed-payments", "chargebacks"} & theirs.keys()
        place.go_to_item("refund")
        await settle(pilot)
        assert "no longer in use" in " ".join(pane(app).split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", ["ana", "noor", "maya", "tomas"])
async def test_every_place_and_view_can_do_without_times(store: MemoryStore, who: str, size: tuple[int, int]) -> None:
    app = opened(store, who, changed())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for view in [view for place in app.places for view in place.views]:
            app.go_to(view.mode)
            await settle(pilot)
            assert app.fault is None
            shown = "\n".join(line.text for found in app.screen.query(Lines) for line in found.lines)
            assert "None" not in shown, view.mode


async def test_where_only_extras_are_open_that_is_said(store: MemoryStore) -> None:
    # All that is not done yet can be left out.
    done = {one.item.id for one in journeys.page(story.context(store, "ana")).standing.items if one.state == "done"}
    left = {
        item.id.replace("-", "_"): lambda one: one._replace(optional=True)
        for item in story.catalogue().curricula[COURSE].items.values()
        if item.id not in done
    }
    assert left
    page = journeys.page(context(store, "ana", changed(**left)))
    assert page.standing.everything_done
    assert "All but some extras is ticked. Well done." in [
        line.text for line in way.lines(page, way.TreeShape(), SIZES[0][0])
    ]
