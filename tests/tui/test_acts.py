"""Acts: the same form in every place, and one reading for one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.record import Record
from mentor_tui.services import items, journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from tests.tui import story
from tests.tui.conftest import settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL = (80, 24)


def asked(app: MentorApp) -> dict[str, Any]:
    """What a form asks: its question, its labels, and what is offered in its lists."""
    form = app.screen
    assert isinstance(form, Form)
    return {
        "question": str(form.query_one(".question").render()),  # type: ignore[attr-defined]
        "labels": [str(label.render()) for label in form.query(".label")],  # type: ignore[attr-defined]
        "lists": [[line.id for line in ticks.lines] for ticks in form.query(Ticks)],
    }


async def open_item(pilot: Any, person: str, item: str) -> JourneyPlace:
    """Lay somebody's journey over the place, one item selected."""
    pilot.app.open_journey(person, item=item)
    await settle(pilot)
    found = pilot.app.screen
    assert isinstance(found, JourneyPlace)
    return found


@pytest.mark.parametrize("key", ["r", "a", "l", "n", "m"])
async def test_an_act_asks_the_same_in_journey_and_in_mentees(app_for: Apps, key: str) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MenteesPlace)
        await pilot.press(key)
        await settle(pilot)
        there = asked(app)
        await pilot.press("escape")
        await settle(pilot)
        await open_item(pilot, "budi", "sort-thirty")
        await pilot.press(key)
        await settle(pilot)
        assert asked(app) == there


async def test_in_journey_too_lines_are_named_when_something_is_sent_back(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await open_item(pilot, "budi", "sort-thirty")
        await pilot.press("r", *"Why each?", "tab", "1", "ctrl+d")
        await settle(pilot)
        fact = journeys.page(story.context(store, "budi")).standing.by_id["sort-thirty"].fact
        assert (fact.state, fact.posts[-1].text, len(fact.met_criteria), len(fact.unmet_criteria)) == (
            "returned",
            "Why each?",
            1,
            3,
        )


async def test_what_came_back_says_in_words_which_line_was_asked_for(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        told = str(app.screen.query_one(".detail").render()).splitlines()  # type: ignore[attr-defined]
        judged = [line.split()[1:] for line in told if line.startswith(" · ")]
        assert [words[:2] == ["not", "yet"] for words in judged] == [True, False, False, False]
        assert [words[0] for words in judged[1:]] == ["seen"] * 3


async def test_in_journey_too_items_are_ticked_with_a_talk(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await open_item(pilot, "ana", "refund")
        await pilot.press("l", *"the week", "tab", "space", "ctrl+d")
        await settle(pilot)
        record = store.read("people/ana")
        assert record is not None
        last = Journey(record).sessions[-1]
        assert (last.text, len(last.did)) == ("the week", 1)


async def test_signing_off_in_journey_takes_the_lines_that_are_left_ticked(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await open_item(pilot, "budi", "sort-thirty")
        await pilot.press("s")
        await settle(pilot)
        assert app.screen.query_one(Ticks).ticked == ("0", "1", "2", "3"), "all of them begin as seen"
        await pilot.press("2", "tab", *"Well sorted", "ctrl+d")
        await settle(pilot)
        fact = journeys.page(story.context(store, "budi")).standing.by_id["sort-thirty"].fact
        assert (fact.state, fact.signed_by, len(fact.met_criteria)) == ("done", "maya", 3)
        assert fact.posts[-1].text == "Well sorted"


class Counting(MemoryStore):
    """A store that counts the readings of each record."""

    def __init__(self, store: MemoryStore) -> None:
        super().__init__()
        self.__dict__.update(store.__dict__)
        self.readings: list[str] = []

    def read(self, record_id: str) -> Record | None:
        """Count it, unless a verb reads what it is about to change."""
        if record_id not in self._held:
            self.readings.append(record_id)
        return super().read(record_id)

    def of_journey(self, person: str) -> int:
        """How often a journey was read since the last time that this was asked."""
        found, self.readings = self.readings.count(f"people/{person}"), []
        return found


async def test_a_tick_reads_its_journey_once(store: MemoryStore, no_poll: None) -> None:
    counted = Counting(store)
    app = MentorApp(UiContext(story.context(counted, "ana")))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert isinstance(place, JourneyPlace)
        counted.of_journey("ana")
        place.read(place.context)
        once = counted.of_journey("ana")
        place.go_to_item("failed-payments")
        await pilot.pause()
        await pilot.press("space")
        await settle(pilot)
        await app.catch_up()
        await settle(pilot)
        assert place.view is not None
        assert place.view.standing.by_id["failed-payments"].state == "done"
        assert counted.of_journey("ana") == once


async def test_a_tick_with_evidence_reads_its_journey_once_too(store: MemoryStore, no_poll: None) -> None:
    counted = Counting(store)
    app = MentorApp(UiContext(story.context(counted, "ana")))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert isinstance(place, JourneyPlace)
        place.go_to_item("webhooks-told")
        await pilot.press("space", *"done so")
        await settle(pilot)
        counted.of_journey("ana")
        place.read(place.context)
        once = counted.of_journey("ana")
        await pilot.press("ctrl+d")
        await settle(pilot)
        await app.catch_up()
        await settle(pilot)
        assert place.view is not None
        assert place.view.standing.by_id["webhooks-told"].fact.evidence == "done so"
        assert counted.of_journey("ana") == once


async def test_what_another_does_in_the_moment_of_a_tick_is_shown(
    app_for: Apps, context_for: Contexts, monkeypatch: pytest.MonkeyPatch, no_poll: None
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert isinstance(place, JourneyPlace)
        place.go_to_item("failed-payments")
        await pilot.pause()
        read = place.read

        def late(context: ActorContext) -> Any:
            view = read(context)
            if not said:
                said.append("Late, but true.")
                items.say(context_for("maya"), "ana", "failed-payments", said[0])
            return view

        def last() -> str:
            assert place.view is not None
            posts = place.view.standing.by_id["failed-payments"].fact.posts
            return posts[-1].text if posts[-1].by == "maya" and "Late" in posts[-1].text else ""

        said: list[str] = []
        monkeypatch.setattr(place, "read", late)
        await pilot.press("space")
        await settle(pilot)
        assert said
        assert last() == "", "it came after what is shown was read"
        await app.catch_up()
        await settle(pilot)
        assert last() == "Late, but true."


async def test_a_change_seen_while_a_covered_place_is_read_reaches_the_place_in_sight(
    app_for: Apps, context_for: Contexts, no_poll: None
) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        below = app.screen
        assert isinstance(below, MenteesPlace)
        above = await open_item(pilot, "budi", "sort-thirty")
        items.say(context_for("budi"), None, "sort-thirty", "One more thing.")
        below.reload()
        await settle(pilot)
        assert "One more thing." in above.query_one(TextPane).text
        assert above.query_one(Lines).selected.endswith("sort-thirty")


async def test_a_lead_says_why_they_sign_in_the_mentors_place(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await open_item(pilot, "budi", "sort-thirty")
        await pilot.press("s", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form), "without a reason it stays open"
        await pilot.press("tab", *"Maya is ill", "ctrl+d")
        await settle(pilot)
        record = store.read("people/budi")
        assert record is not None
        last = record.tail[-1].event
        assert (last.kind, last.by, last.why, last.text) == ("signed", "tomas", "Maya is ill", "")


async def test_a_link_is_sent_with_enter_and_half_a_one_is_kept(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("budi")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = app.top_place()
        assert isinstance(place, JourneyPlace)
        place.go_to_item("thirty-own")
        await pilot.pause()
        await pilot.press("e", *"https://desk", "escape")
        await settle(pilot)
        assert [*app.drafts.values()] == ["https://desk"]
        await pilot.press("e", *"/c/1", "enter")
        await settle(pilot)
        assert not app.drafts
        fact = journeys.page(story.context(store, "budi")).standing.by_id["thirty-own"].fact
        assert (fact.count, fact.entries[-1].text) == (4, "https://desk/c/1")


async def test_a_lock_is_opened_early_by_the_same_form_in_growth_and_in_journey(app_for: Apps) -> None:
    from mentor_tui.tui.screens.growth import GrowthPlace
    from mentor_tui.tui.screens.growth_grid import Grid

    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await open_item(pilot, "ana", "chargebacks")
        await pilot.press("O")
        await settle(pilot)
        journey = asked(app)
        await pilot.press("escape")
        app.push_screen(GrowthPlace(app.ui, "ana"))
        await settle(pilot)
        app.screen.query_one(Grid).select("content-own")
        await settle(pilot)
        await pilot.press("O")
        await settle(pilot)
        growth = asked(app)
        assert journey["labels"] == growth["labels"]
        assert "Ana" in growth["labels"][0]
        assert journey["question"].endswith("early for Ana Ferreira?")
        assert growth["question"].endswith("early for Ana Ferreira?")


async def test_what_a_mentor_takes_on_is_asked_alike_of_them_and_of_a_lead(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        own = asked(app)
        assert own["question"] == "What you take on"
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("M")
        await settle(pilot)
        app.screen.query_one(Lines).select("maya")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        theirs = asked(app)
        assert theirs["question"] == "How much Maya O’Neill takes on"
        assert theirs["labels"] == own["labels"]
