"""A hire asks on their own page, about an item or about none; others answer there; it is settled with a key."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Static

from mentor_tui.domain.questions import asked_in, questions_of
from mentor_tui.services import questions
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.answer_clocks import CACHE
from mentor_tui.services.working_time import minute_of
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.stage import TALKS
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
ITEM = "failed-payments"


def free(context: ActorContext, who: str = "ana") -> list[tuple[str, str, str]]:
    """The questions about no item: what was asked, whom, how it stands."""
    return [(one.text, one.to, one.state) for one in questions_of(context.journey(who).record.facts)]


async def at(pilot: object, app: MentorApp, name: str) -> JourneyPlace:
    """The journey, at an item or at the talks."""
    place = app.screen
    assert isinstance(place, JourneyPlace)
    place.go_to_item(name)
    await settle(pilot)
    return place


async def test_a_question_goes_to_the_mentor_or_to_whom_one_chooses_or_only_stands_in_the_thread(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = await at(pilot, app, ITEM)

        def asked() -> tuple[str, str]:
            now = place.view.standing.by_id[ITEM]  # type: ignore[union-attr]
            return now.fact.posts[-1].kind, asked_in(now.fact.posts)

        await press(pilot, "a", *"Whose day", "ctrl+d")
        await settle(pilot)
        assert asked() == ("asked", "")
        for chosen, then in (("joana", ("asked", "joana")), ("noah", ("asked", "noah")), ("*nobody", ("said", "noah"))):
            await press(pilot, "a", *"More")
            form = app.screen
            assert isinstance(form, Form)
            lines = form.query_one("#field-to", Lines)
            assert lines.lines[0].text.startswith("Maya")
            assert lines.select(chosen)
            await press(pilot, "ctrl+d")
            await settle(pilot)
            assert asked() == then
        assert [line.to for line in questions.open_to(context_for("noah"), place.view.standing, "answer")] == ["noah"]  # type: ignore[union-attr]


async def test_a_question_about_no_item_is_asked_answered_and_settled_at_talks_and_notes(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = await at(pilot, app, TALKS)
        assert place.refusal("journey.settle") == "There is no question here."
        await press(pilot, "a", *"Real ones when", "ctrl+d")
        await settle(pilot)
        assert free(context_for("ana")) == [("Real ones when", "", "open")]
        assert "Question 1 · open" in str(place.query_one("#item", TextPane).text)
    other = app_for("maya")
    async with other.run_test(size=SIZE) as pilot:
        await settle(pilot)
        other.open_journey("ana", item=TALKS)
        await settle(pilot)
        await press(pilot, "a", *"In May", "ctrl+d")
        await settle(pilot)
        assert free(context_for("ana")) == [("Real ones when", "", "answered")]
        await press(pilot, "d")
        await settle(pilot)
        assert free(context_for("ana")) == [("Real ones when", "", "settled")]


async def test_the_hire_settles_what_they_asked_about_an_item(app_for: Apps, context_for: Contexts) -> None:
    questions.ask(context_for("ana"), "Whose day?", ITEM, to="noah")
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = await at(pilot, app, ITEM)
        assert "from Noah" in str(place.query_one("#news", Static).render())
        await press(pilot, "d")
        await settle(pilot)
        assert "from Noah" not in str(place.query_one("#news", Static).render())
        assert place.refusal("journey.settle") is not None


async def test_a_mentor_answers_in_the_journey_and_writes_where_nothing_is_asked(
    app_for: Apps, context_for: Contexts
) -> None:
    questions.ask(context_for("ana"), "Whose day?", ITEM)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=ITEM)
        await settle(pilot)
        for text, kind in (("Theirs.", "answered"), ("Well seen.", "answered")):
            await press(pilot, "a", *text, "ctrl+d")
            await settle(pilot)
            place = app.screen
            assert isinstance(place, JourneyPlace)
            assert place.view.standing.by_id[ITEM].fact.posts[-1].kind == kind  # type: ignore[union-attr]
        await press(pilot, "d")
        await settle(pilot)
        await press(pilot, "a", *"Go on.", "ctrl+d")
        await settle(pilot)
        assert app.screen.view.standing.by_id[ITEM].fact.posts[-1].kind == "said"  # type: ignore[attr-defined]


async def test_a_hire_asks_whoever_is_sooner_and_the_stand_in_and_a_lead_answer_on_their_screens(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    begin = minute_of(story.NOW) - 30
    lines = {"maya": [[90, 8], [[begin, begin + 480]]], "joana": [[15, 9], [[begin, begin + 480]]]}
    store.cache(CACHE, {"key": 1, "rows": lines})
    questions.ask(context_for("ana"), "Who books the room?")
    questions.ask(context_for("ana"), "Who has the key?", to="tomas")
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = await at(pilot, app, ITEM)
        assert "from Maya, by 10:42 (held 8 of 10), sooner: Joana" in " ".join(
            str(place.query_one("#news", Static).render()).split()
        )
        assert "A ask Joana" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "A", *"Whose day")
        form = app.screen
        assert isinstance(form, Form)
        known = [line.text for line in form.query_one("#field-to", Lines).lines]
        assert [text for text in known if "held" in text] == known[:2]
        await press(pilot, "ctrl+d")
        await settle(pilot)
        assert asked_in(place.view.standing.by_id[ITEM].fact.posts) == "joana"  # type: ignore[union-attr]
    for who, then in (("joana", ["answered", "open"]), ("tomas", ["answered", "answered"])):
        app = app_for(who)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            if who == "tomas":
                await press(pilot, "@")
                await settle(pilot)
            assert isinstance(app.screen, MenteesPlace)
            queue = app.screen.query_one("#queue", Lines)
            for on in (ITEM, "1") if who == "joana" else ("2",):
                assert queue.select(f"asks|ana|{on}")
                await settle(pilot)
                await press(pilot, "a", *"Theirs.", "ctrl+d")
                await settle(pilot)
                assert f"asks|ana|{on}" not in [line.id for line in queue.lines]
        assert [state for _text, _to, state in free(context_for("ana"))] == then
